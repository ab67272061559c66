"""Red Hat by socket pair, pair of virtual machines, core and bare-metal server."""

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, by_machine, by_place, metric
from backtable.licensing.metrics._expressions import counted, fraction, larger, lines, ratio, smaller, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._things import deployed, things

_SOURCE = (
    "Red Hat Enterprise Linux subscription guide; ServiceNow's documentation of its publisher pack (10 September 2026)"
)


@metric(
    "redhat.server",
    "Red Hat by socket pair or pair of virtual machines",
    "subscriptions",
    _SOURCE,
    "Red Hat Enterprise Linux Server",
    asks=("as_of",),
    rules=("redhat",),
    within=by_machine,
    subscription=True,
)
def server(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count pairs of sockets of each physical server and pairs of virtual machines over all hosts."""
    rule = rule_of("redhat", day_of(answers))
    own = deployed(footprint).filter(lambda t: t.device == 0)
    physical = things(own.filter(own.virtual == 0))
    size = rule.values["sockets"]
    words = text(counted(physical.processors, "socket"), f", {size} to a subscription ({rule.name})")
    virtual = own.filter(own.virtual == 1)
    virtual = virtual.mutate(thing=virtual.machine, machines=virtual.rows).drop("homeless")
    pair = rule.values["machines"]
    each = ibis.literal(f"a virtual machine, {pair} to a subscription ({rule.name})")
    return together(
        lines(physical, ratio(physical.processors, size).ceil(), words, {"processors": "sockets"}),
        lines(virtual, fraction(1 / pair), each, {}),
    )


@metric(
    "redhat.virtual_datacenter",
    "Red Hat by socket pair of the host",
    "subscriptions",
    _SOURCE,
    "Red Hat Enterprise Linux for Virtual Datacenters: any number of virtual machines",
    asks=("as_of",),
    rules=("redhat",),
    any_number=True,
    within=by_place,
    subscription=True,
)
def virtual_datacenter(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count pairs of sockets of each host on which virtual machines with it run; a server that runs it itself is no such host."""
    rule = rule_of("redhat", day_of(answers))
    own = deployed(footprint)
    guests, bare = own.filter(own.virtual == 1), own.filter(own.virtual == 0, own.device == 0)
    found = things(guests)
    size = rule.values["sockets"]
    words = text(
        counted(found.processors, "socket"),
        f", {size} to a subscription, for ",
        counted(found.guests, "virtual machine"),
        f", any number ({rule.name})",
    )
    bare = bare.mutate(machines=bare.rows)
    physical = text("not counted: ", bare.thing, " runs it itself; this subscription covers the virtual machines of a host only")
    return together(
        lines(found, ratio(found.processors, size).ceil(), words, {"processors": "sockets"}),
        lines(bare, ibis.literal(0.0), ibis.literal(""), {}, physical),
    )


@metric(
    "redhat.core",
    "Red Hat by core",
    "cores",
    "Red Hat OpenShift subscription guide; ServiceNow's documentation of its publisher pack (10 September 2026)",
    "OpenShift and other core-based products",
    asks=("redhat.hyperthreading", "as_of"),
    pack=2,
    rules=("redhat",),
    within=by_place,
    subscription=True,
)
def core(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the cores of physical servers, and of virtual machines those assigned to them, at most the host's."""
    rule = rule_of("redhat", day_of(answers))
    threads = rule.values["vcpus_per_core"][answer(answers, "redhat.hyperthreading")]
    found = things(deployed(footprint))
    assigned = ratio(found.vcpus, threads)
    alone = (found.homeless > 0) & found.cores.isnull()
    cores = ibis.ifelse(
        found.native > 0, found.cores.cast("float64"), ibis.ifelse(alone, assigned, smaller(assigned, found.cores))
    )
    share = f" ÷ {threads}" if threads > 1 else ""
    words = ibis.cases(
        (found.native > 0, counted(found.cores, "core")),
        (alone, text(counted(found.vcpus, "vCPU"), share, ", not capped as the host is not known")),
        else_=text(counted(found.vcpus, "vCPU"), share, ", at most the host's ", counted(found.cores, "core")),
    )
    found = found.mutate(counted_cores=cores, words=text(words, f" ({rule.name})")).drop("homeless")
    return lines(found, found.counted_cores, found.words, {"counted_cores": "cores or vCPUs"})


@metric(
    "redhat.core_band",
    "Red Hat middleware by core",
    "cores",
    "itassetmanagement.net, Red Hat JBoss Middleware subscription guide, 6 February 2018; ServiceNow's documentation (10 September 2026)",
    "JBoss and other middleware, sold for 16 or 64 cores",
    asks=("redhat.hyperthreading", "as_of"),
    pack=16,
    rules=("redhat",),
    within=by_place,
    subscription=True,
)
def core_band(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the cores as of other core-based products; those of all servers with a product are added up before bands are bought."""
    return core(footprint, machines, answers)


@metric(
    "redhat.bare_metal",
    "Red Hat OpenShift by bare-metal server",
    "socket-pair subscriptions",
    "Red Hat, Self-managed OpenShift subscription guide (redhat.com, read in 2026)",
    "OpenShift on physical servers",
    asks=("as_of",),
    rules=("redhat_bare_metal",),
    within=by_place,
    subscription=True,
)
def bare_metal(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count pairs of sockets of each physical server, or every 128 cores that it begins, whichever are more."""
    rule = rule_of("redhat_bare_metal", day_of(answers))
    found = things(deployed(footprint))
    pairs, bands = ratio(found.processors, rule.values["sockets"]).ceil(), ratio(found.cores, rule.values["cores"]).ceil()
    words = text(
        counted(found.processors, "socket"),
        " with ",
        counted(found.cores, "core"),
        f", {rule.values['sockets']} and {rule.values['cores']} to a subscription ({rule.name})",
    )
    virtual = text("not counted: ", found.thing, " is known only for its virtual machines, which are licensed by core")
    refused = ibis.ifelse(found.native == 0, virtual, ibis.null("string"))
    return lines(found.drop("homeless"), larger(pairs, bands), words, {"processors": "sockets", "cores": "cores"}, refused)
