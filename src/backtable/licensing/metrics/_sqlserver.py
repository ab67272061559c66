"""SQL Server by core and by server, and client access licences."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, flag, fraction, larger, lines, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._things import deployed, things

_SOURCE = "Microsoft SQL Server Licensing Guide, since SQL Server 2012 (1 April 2012)"
_ASKS = ("sqlserver.passive", "as_of")
_RULES = ("sqlserver_cores", "sqlserver_core_factors", "sqlserver_passive")


def _by_place(answers: Answers) -> str:
    """Give what a line depends on: its host, or everything where servers free replicas elsewhere."""
    return "" if answer(answers, "sqlserver.passive") == "free" else "place"


def _by_machine(answers: Answers) -> str:
    return "" if answer(answers, "sqlserver.passive") == "free" else "machine"


def _ranked(own: ir.Table, *alike: str) -> Any:
    """Number the machines of a product that are alike from 0, the largest first."""
    return ibis.row_number().over(
        ibis.window(group_by=["product", *alike], order_by=[ibis.desc(own.size), own.machine])
    )


def _active(footprint: ir.Table, answers: Answers) -> tuple[ir.Table, list[ir.Table]]:
    """Give what must be licensed, and lines of nothing for passive replicas where the reading has them free.

    Each licensed server frees so many replicas, of which only some may serve high availability; the largest are taken first, as the
    customer would.
    """
    own = deployed(footprint).filter(lambda t: t.device == 0)
    if answer(answers, "sqlserver.passive") == "counted":
        return own, []
    rule = rule_of("sqlserver_passive", day_of(answers))
    values = rule.values
    available = own.environment.isin(values["available"]).fill_null(False)
    passive = available | own.environment.isin(values["others"]).fill_null(False)
    size = ibis.ifelse(own.virtual == 1, own.vcpus, own.cores).fill_null(0)
    own = own.mutate(passive=flag(passive), available=flag(available), size=size)
    licensed = own.group_by("product").agg(licensed=(1 - own.passive).sum()).rename(_of="product")
    own = own.left_join(licensed, own["product"] == licensed._of)
    own = own.mutate(place=_ranked(own, "passive", "available"))
    fits = (own.passive == 1) & ((own.available == 0) | (own.place < own.licensed * values["any"]))
    own = own.mutate(fits=flag(fits))
    own = own.mutate(place=_ranked(own, "fits"))
    own = own.mutate(freed=(own.fits == 1) & (own.place < own.licensed * (values["any"] + values["recovery"])))
    free = own.filter(own.freed)
    free = free.mutate(thing=free.machine, machines=free.rows)
    words = text("not counted while it is passive (", free.environment, f"): {rule.values['replicas']} ({rule.name})")
    return own.filter(~own.freed), [lines(free, ibis.literal(0.0), words, {})]


def _by_host(own: ir.Table, answers: Answers) -> ir.Table:
    """Give hosts and physical servers with `by_cores`: core licences for all of their cores, and `core_words`."""
    day = day_of(answers)
    limits, factors = rule_of("sqlserver_cores", day), rule_of("sqlserver_core_factors", day)
    found = things(own)
    factor: Any = fraction(1)
    shown: Any = ibis.literal("")
    table = factors.values
    if table["rows"]:
        model = found.cpu_model.lower().fill_null("")
        old = found.version.fill_null("").contains(table["versions"][0])
        for version in table["versions"][1:]:
            old = old | found.version.fill_null("").contains(version)
        large = found.cores >= table["cores_per_processor"] * found.processors
        cases = [((model.re_search(row["pattern"]) & old & large).fill_null(False), row) for row in table["rows"]]
        factor = ibis.cases(*((hit, fraction(row["factor"])) for hit, row in cases), else_=fraction(1))
        shown = ibis.cases(
            *((hit, ibis.literal(f" × {row['factor']} ({row['name']}, {factors.name})")) for hit, row in cases),
            else_=ibis.literal(""),
        )
    least = limits.values["per_processor"]
    words = text(
        counted(found.cores, "core"),
        shown,
        " on ",
        counted(found.processors, "processor"),
        f", at least {least} each ({limits.name})",
    )
    return found.mutate(by_cores=larger(found.cores * factor, found.processors * least), core_words=words)


_HARDWARE = {"cores": "cores", "processors": "processors"}


@metric(
    "microsoft.sqlserver_core_physical",
    "SQL Server per core, whole server without Software Assurance",
    "core licences",
    _SOURCE,
    "Enterprise and Standard on physical servers; Enterprise on hosts, one virtual machine for each licence",
    asks=_ASKS,
    pack=2,
    rules=_RULES,
    within=_by_place,
)
def core_physical(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count all cores, at least four for each processor; a host needs as many licences as it has machines."""
    own, free = _active(footprint, answers)
    found = _by_host(own, answers)
    words = ibis.ifelse(
        found.guests > found.by_cores,
        text(
            counted(found.guests, "virtual machine"),
            ", one for each core licence without Software Assurance; ",
            found.core_words,
        ),
        found.core_words,
    )
    return together(lines(found, larger(found.by_cores, found.guests), words, _HARDWARE), *free)


@metric(
    "microsoft.sqlserver_core_host",
    "SQL Server per core, whole host with Software Assurance",
    "core licences",
    _SOURCE,
    "Enterprise with Software Assurance: any number of virtual machines on a licensed host",
    asks=_ASKS,
    pack=2,
    rules=_RULES,
    any_number=True,
    within=_by_place,
)
def core_host(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count all cores of the hosts on which it runs, at least four for each processor."""
    own, free = _active(footprint, answers)
    found = _by_host(own, answers)
    words = text(found.core_words, "; any number of machines with Software Assurance")
    return together(lines(found, found.by_cores, words, _HARDWARE), *free)


@metric(
    "microsoft.sqlserver_core_vm",
    "SQL Server per core, by virtual machine",
    "core licences",
    _SOURCE,
    "Standard and Enterprise in virtual machines, since SQL Server 2022 only with Software Assurance or as a subscription; "
    "physical servers by their cores",
    asks=_ASKS,
    pack=2,
    rules=_RULES,
    within=_by_machine,
)
def core_vm(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the virtual cores of each machine, at least four."""
    own, free = _active(footprint, answers)
    limits = rule_of("sqlserver_cores", day_of(answers))
    least = limits.values["per_machine"]
    virtual = own.filter(own.virtual == 1)
    virtual = virtual.mutate(thing=virtual.machine, machines=virtual.rows).drop("homeless")
    words = text(counted(virtual.vcpus, "vCPU"), f", at least {least} for each virtual machine ({limits.name})")
    physical = _by_host(own.filter(own.virtual == 0), answers)
    return together(
        lines(virtual, larger(virtual.vcpus, ibis.literal(least)), words, {"vcpus": "vCPUs"}),
        lines(physical, physical.by_cores, physical.core_words, _HARDWARE),
        *free,
    )


def _divided(own: ir.Table, answers: Answers) -> ir.Table:
    """Give hosts with `singly`, core licences for their machines one by one, and `fewer`: whether that is less than all of their cores."""
    least = ibis.literal(rule_of("sqlserver_cores", day_of(answers)).values["per_machine"])
    hosts = _by_host(own, answers)
    each = own.filter(own.virtual == 1)
    each = each.mutate(licences=larger(each.vcpus, least), unknown=flag(each.vcpus.isnull()))
    summed = each.group_by("product", "thing").agg(by_machines=each.licences.sum(), unknown=each.unknown.sum())
    summed = summed.rename(_product="product", _thing="thing")
    held = hosts.left_join(summed, [hosts["product"] == summed._product, hosts.thing == summed._thing])
    usable = (held.native == 0) & (held.unknown == 0)
    held = held.mutate(singly=ibis.ifelse(usable, held.by_machines, ibis.null()).cast("float64"))
    fewer = (held.singly.notnull() & (held.by_cores.isnull() | (held.singly < held.by_cores))).fill_null(False)
    return held.mutate(fewer=fewer)


def _whole_hosts(footprint: ir.Table, answers: Answers) -> ir.Table:
    """Give the hosts that are licensed by all of their cores, on which Standard needs nothing of its own."""
    held = _divided(_active(footprint, answers)[0], answers)
    return held.filter(~held.fewer & held.by_cores.notnull()).select("product", "thing")


@metric(
    "microsoft.sqlserver_core",
    "SQL Server per core, whole host or each virtual machine, whichever needs fewer",
    "core licences",
    _SOURCE,
    "Enterprise with Software Assurance",
    asks=_ASKS,
    pack=2,
    rules=_RULES,
    within=_by_place,
    whole_hosts=_whole_hosts,
    whole_as="microsoft.sqlserver_core_host",
)
def core(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count each host by all of its cores or by its machines, whichever needs fewer licences."""
    own, free = _active(footprint, answers)
    limits = rule_of("sqlserver_cores", day_of(answers))
    held = _divided(own, answers)
    fewer = held.fewer
    quantity = ibis.ifelse(fewer, held.singly, held.by_cores.cast("float64"))
    words = ibis.ifelse(
        fewer,
        text(
            counted(held.guests, "virtual machine"),
            f" by their vCPUs, at least {limits.values['per_machine']} each, fewer than all cores of the host ({limits.name})",
        ),
        text(held.core_words, "; any number of machines with Software Assurance"),
    )
    held = held.mutate(least=quantity)
    return together(lines(held, held.least, words, {"least": "cores"}), *free)


@metric(
    "microsoft.sqlserver_server",
    "SQL Server by server, with client access licences",
    "server licences",
    _SOURCE,
    "Standard; the people or devices need client access licences",
    asks=_ASKS,
    rules=(
        "sqlserver_cores",
        "sqlserver_passive",
    ),
    within=_by_machine,
)
def server(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count one licence for each machine, physical or virtual."""
    own, free = _active(footprint, answers)
    rule = rule_of("sqlserver_cores", day_of(answers))
    own = own.mutate(thing=own.machine, machines=own.rows)
    words = ibis.literal(f"one for each machine, beside client access licences ({rule.name})")
    return together(lines(own, ibis.literal(1.0), words, {}), *free)


@metric(
    "microsoft.sqlserver_server_20_cores",
    "SQL Server Enterprise by server, up to 20 cores",
    "server licences",
    "Microsoft SQL Server 2012 Licensing Guide (1 April 2012): Enterprise Server+CAL; as shown by mssqltips.com (9 June 2016)",
    "Enterprise Server+CAL licences from before SQL Server 2012, kept with Software Assurance",
    asks=_ASKS,
    rules=(
        "sqlserver_cores",
        "sqlserver_passive",
    ),
    within=_by_machine,
)
def server_20_cores(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count one licence for each machine, which may use at most 20 of its cores."""
    own, free = _active(footprint, answers)
    rule = rule_of("sqlserver_cores", day_of(answers))
    limit = rule.values["server_cores"]
    has = ibis.ifelse(own.virtual == 1, own.vcpus, own.cores)
    own = own.mutate(thing=own.machine, machines=own.rows, has=has).drop("homeless")
    words = ibis.ifelse(
        own.has > limit,
        text(f"one for the machine, which may use {limit} of its ", own.has, " cores; all of them need core licences"),
        text("one for the machine: ", counted(own.has, "core"), f", at most {limit}"),
    )
    return together(lines(own, ibis.literal(1.0), text(words, f" ({rule.name})"), {"has": "cores"}), *free)
