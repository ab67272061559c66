"""SQL Server by core and by server, and client access licences."""

from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import asking, part
from backtable.licensing._rules import held_on, rule_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, flag, fraction, larger, lines, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._things import cluster_of, deployed, reached

_SOURCE = "Microsoft SQL Server Licensing Guide, since SQL Server 2012 (1 April 2012)"
_ASKS = ("sqlserver.passive", "sqlserver.assurance", "as_of")
_RULES = ("sqlserver_cores", "sqlserver_core_factors", "sqlserver_passive", "sqlserver_assurance")


def _assured(answers: Answers) -> bool:
    """Say whether Software Assurance is in force under a reading."""
    return answer(answers, "sqlserver.assurance") == "in_force"


def _scope_of(answers: Answers) -> str:
    """Give how far around a host is looked for machines that may come to it: they bring their licences only with Software Assurance."""
    return "cluster" if answer(answers, "sqlserver.assurance") == "not_shown" else "named_hosts"


def _replicas_free(answers: Answers) -> bool:
    """Say whether passive replicas are free under a reading on its day."""
    needs = rule_of("sqlserver_assurance", day_of(answers)).values["passive"]
    return answer(answers, "sqlserver.passive") == "free" and (_assured(answers) or not needs)


def _alike(answers: Answers) -> Answers:
    """Give answers with passive replicas counted where they are not free for want of Software Assurance."""
    known = held_on("sqlserver_assurance", day_of(answers) or date.max) is not None
    return {**answers, "sqlserver.passive": "counted"} if known and not _replicas_free(answers) else answers


def _by_place(answers: Answers) -> str:
    """Give what a line depends on: its host or cluster, or everything where servers free replicas elsewhere."""
    if held_on("sqlserver_assurance", day_of(answers) or date.max) is None or _replicas_free(answers):
        return ""
    return "place" if _scope_of(answers) == "named_hosts" else "cluster"


def _by_machine(answers: Answers) -> str:
    within = _by_place(answers)
    return "machine" if within == "place" and _assured(answers) else within


def _by_twenty(answers: Answers) -> str:
    return "machine" if _by_place(answers) else ""


def _ranked(own: ir.Table, *alike: str) -> Any:
    """Number the machines of a product that are alike from 0, the largest first."""
    return ibis.row_number().over(
        ibis.window(group_by=["product", *alike], order_by=[ibis.desc(own.size), own.machine])
    )


def _active(footprint: ir.Table, answers: Answers) -> tuple[ir.Table, list[ir.Table]]:
    """Give what must be licensed, and lines of nothing for passive replicas where the reading has them free."""
    if not _replicas_free(answers):
        return _servers(footprint), []
    return _not_freed(footprint, answers), [_freed(footprint, answers)]


@part
def _servers(footprint: ir.Table) -> ir.Table:
    own = deployed(footprint)
    return own.filter(own.device == 0)


@asking("as_of")
def _replicas(footprint: ir.Table, answers: Answers) -> ir.Table:
    """Give servers with `freed`: whether they are passive replicas that need no licence.

    Each licensed server frees so many replicas, of which only some may serve high availability; the largest are taken first, as the
    customer would.
    """
    own, values = _servers(footprint), rule_of("sqlserver_passive", day_of(answers)).values
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
    return own.mutate(freed=(own.fits == 1) & (own.place < own.licensed * (values["any"] + values["recovery"])))


@asking("as_of")
def _not_freed(footprint: ir.Table, answers: Answers) -> ir.Table:
    own = _replicas(footprint, answers)
    return own.filter(~own.freed)


@asking("as_of")
def _freed(footprint: ir.Table, answers: Answers) -> ir.Table:
    """Give lines of nothing for passive replicas."""
    own, rule = _replicas(footprint, answers), rule_of("sqlserver_passive", day_of(answers))
    free = own.filter(own.freed)
    free = free.mutate(thing=free.machine, machines=free.rows)
    words = text("not counted while it is passive (", free.environment, f"): {rule.values['replicas']} ({rule.name})")
    return lines(free, ibis.literal(0.0), words, {})


@asking("as_of")
def _by_cores(found: ir.Table, answers: Answers) -> ir.Table:
    """Add to hosts and physical servers `by_cores`, core licences for all of their cores, and `core_words`."""
    day = day_of(answers)
    limits, factors = rule_of("sqlserver_cores", day), rule_of("sqlserver_core_factors", day)
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


def _late(machines: ir.Table, answers: Answers) -> Any:
    """Say 1 of machines whose version may be licensed by virtual machine only with Software Assurance, else 0; of a version not known 0."""
    since = rule_of("sqlserver_assurance", day_of(answers)).values["machines"]
    if not since or _assured(answers):
        return flag(ibis.literal(False))
    year, release = since
    number = machines.version.fill_null("").re_extract("([0-9]{1,6})", 1).nullif("").cast("int64")
    return flag(((number >= year) | ((number >= release) & (number < _YEARS))).fill_null(False))


_YEARS = 1000  # what counts in years is larger, what counts in releases smaller


_LANDING = " that may come to it"


@asking("sqlserver.assurance", "as_of")
def _hosts(own: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Give hosts and physical servers with what must be licensed there.

    Columns: those of `reached`, by_cores and core_words, and of the machines that run there or may come to it `guests`, `singly` (core
    licences for them one by one, null if one's vCPUs are not known), `late` (1 where some may not be licensed one by one) and
    `landing` (words).
    """
    scope = _scope_of(answers)
    least = ibis.literal(rule_of("sqlserver_cores", day_of(answers)).values["per_machine"])
    found = _by_cores(reached(own, machines, scope), answers)

    def around(table: ir.Table) -> Any:
        return cluster_of(table).fill_null(table.thing) if scope == "cluster" else table.thing

    each = own.filter(own.virtual == 1)
    each = each.mutate(_at=around(each), licences=larger(each.vcpus, least), unknown=flag(each.vcpus.isnull()), late=_late(each, answers))
    summed = each.group_by("product", "_at").agg(
        could=each.machine.count(), by_machines=each.licences.sum(), unknown=each.unknown.sum(), _late=each.late.max()
    )
    summed = summed.rename(_product="product")
    found = found.mutate(_here=around(found))
    held = found.left_join(summed, [found["product"] == summed._product, found._here == summed._at])
    singly = ibis.ifelse(held.unknown.fill_null(0) > 0, ibis.null(), held.by_machines.fill_null(0)).cast("float64")
    could = held.could.fill_null(0)
    landing = ibis.ifelse(could > held.guests, ibis.literal(_LANDING), ibis.literal(""))
    return held.mutate(guests=could, singly=singly, late=held._late.fill_null(0), landing=landing)


@asking("sqlserver.assurance", "as_of")
def _by_version(held: ir.Table, own: ir.Table, answers: Answers) -> ir.Table:
    """Give hosts once for each version of the machines that are licensed there one by one, as each needs a right for its own.

    Columns: those of `_hosts`, of which machines, guests and singly are of that version only, and `told` (the version, empty if unknown).
    """
    least = ibis.literal(rule_of("sqlserver_cores", day_of(answers)).values["per_machine"])
    each = own.filter(own.virtual == 1)
    each = each.mutate(told=each.version.fill_null(""), licences=larger(each.vcpus, least))
    figures = {"landed": each.machine.count(), "licences": each.licences.sum()}
    if _scope_of(answers) == "named_hosts":
        there = each.group_by("product", "thing", "told").agg(runs=each.rows.sum(), **figures).rename(_of="product", _place="thing")
        found = held.join(there, [held["product"] == there._of, held.thing == there._place])
    else:
        each = each.mutate(_place=cluster_of(each).fill_null(each.thing))
        there = each.group_by("product", "_place", "told").agg(**figures).rename(_of="product")
        here = each.group_by("product", "thing", "told").agg(runs=each.rows.sum()).rename(_runs_of="product", _runs_at="thing", _runs="told")
        found = held.join(there, [held["product"] == there._of, held._here == there._place])
        found = found.left_join(here, [found["product"] == here._runs_of, found.thing == here._runs_at, found.told == here._runs])
    runs = found.runs.fill_null(0)
    landing = ibis.ifelse(found.landed > runs, ibis.literal(_LANDING), ibis.literal(""))
    return found.mutate(machines=runs, guests=found.landed, singly=found.licences.cast("float64"), landing=landing)


_HARDWARE = {"cores": "cores", "processors": "processors"}


def _whole(found: ir.Table) -> tuple[Any, Any]:
    """Give units and words of whole hosts without Software Assurance: all cores, and at least a licence for each machine."""
    words = ibis.ifelse(
        found.guests > found.by_cores,
        text(
            counted(found.guests, "virtual machine"),
            found.landing,
            ", one for each core licence without Software Assurance; ",
            found.core_words,
        ),
        found.core_words,
    )
    return larger(found.by_cores, found.guests), text(words, found.reach)


@metric(
    "microsoft.sqlserver_core_physical",
    "SQL Server per core, whole server without Software Assurance",
    "core licences",
    _SOURCE,
    "Enterprise and Standard on physical servers; Enterprise on hosts, one virtual machine for each licence",
    asks=_ASKS,
    alike=_alike,
    pack=2,
    rules=_RULES,
    reach=_scope_of,
    within=_by_place,
)
def core_physical(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count all cores, at least four for each processor; a host needs as many licences as it has machines."""
    own, free = _active(footprint, answers)
    found = _hosts(own, machines, answers)
    units, words = _whole(found)
    return together(lines(found, units, words, _HARDWARE), *free)


@metric(
    "microsoft.sqlserver_core_host",
    "SQL Server per core, whole host with Software Assurance",
    "core licences",
    _SOURCE,
    "Enterprise with Software Assurance: any number of virtual machines on a licensed host",
    asks=_ASKS,
    alike=_alike,
    pack=2,
    rules=_RULES,
    any_number=True,
    reach=_scope_of,
    within=_by_place,
)
def core_host(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count all cores of the hosts on which it runs, at least four for each processor; without Software Assurance as many as machines."""
    own, free = _active(footprint, answers)
    found = _hosts(own, machines, answers)
    units, words = _whole(found)
    if _assured(answers):
        units, words = found.by_cores, text(found.core_words, "; any number of machines with Software Assurance")
    return together(lines(found, units, words, _HARDWARE), *free)


@metric(
    "microsoft.sqlserver_core_vm",
    "SQL Server per core, by virtual machine",
    "core licences",
    _SOURCE,
    "Standard and Enterprise in virtual machines, since SQL Server 2022 only with Software Assurance or as a subscription; "
    "physical servers by their cores",
    asks=_ASKS,
    alike=_alike,
    pack=2,
    rules=_RULES,
    reach=_scope_of,
    within=_by_machine,
)
def core_vm(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the virtual cores of each machine, at least four; all cores of its host where that needs Software Assurance and none is in force."""
    own, free = _active(footprint, answers)
    if not _assured(answers):
        return together(*_without_assurance(own, machines, answers), *free)
    limits = rule_of("sqlserver_cores", day_of(answers))
    least = limits.values["per_machine"]
    virtual = own.filter(own.virtual == 1)
    virtual = virtual.mutate(thing=virtual.machine, machines=virtual.rows).drop("homeless")
    words = text(counted(virtual.vcpus, "vCPU"), f", at least {least} for each virtual machine ({limits.name})")
    physical = _by_cores(reached(own.filter(own.virtual == 0), machines, "named_hosts"), answers)
    return together(
        lines(virtual, larger(virtual.vcpus, ibis.literal(least)), words, {"vcpus": "vCPUs"}),
        lines(physical, physical.by_cores, physical.core_words, _HARDWARE, together={"version": physical.version.fill_null("")}),
        *free,
    )


@part
def _native(held: ir.Table, own: ir.Table) -> ir.Table:
    """Give hosts and physical servers on which it runs itself; machines and `told` (the version, empty if unknown) are of that only."""
    itself = own.filter(own.virtual == 0)
    itself = itself.group_by("product", "thing").agg(runs=itself.rows.sum(), told=itself.version.max()).rename(_of="product", _at="thing")
    found = held.filter(held.native > 0).drop("homeless")
    found = found.join(itself, [found["product"] == itself._of, found.thing == itself._at])
    return found.mutate(machines=found.runs, told=found.told.fill_null(""))


def _without_assurance(own: ir.Table, machines: ir.Table, answers: Answers) -> list[ir.Table]:
    """Count hosts whose machines are licensed one by one where no Software Assurance is in force: those of late versions by all cores.

    A machine whose host is not known counts by its own cores, as nothing is known of others.
    """
    held = _hosts(own, machines, answers)
    limits, rule = rule_of("sqlserver_cores", day_of(answers)), rule_of("sqlserver_assurance", day_of(answers))
    bound = (held.late > 0) & held.by_cores.notnull()
    whole, others = held.filter(bound).drop("homeless"), held.filter(~bound)
    units = larger(larger(whole.by_cores, whole.guests), whole.singly.fill_null(0))
    words = text(whole.core_words, "; ", counted(whole.guests, "virtual machine"), whole.landing, f", not one by one ({rule.name})", whole.reach)
    itself = _native(others, own)
    # Machines whose vCPUs are not known are named by themselves, and take nothing from those that are known.
    virtual = own.filter(own.virtual == 1)
    each = _by_version(others.drop("homeless"), virtual.filter(virtual.vcpus.notnull()), answers)
    said = text(
        counted(each.guests, "virtual machine"), each.landing, f" by vCPU, at least {limits.values['per_machine']} each ({limits.name})", each.reach
    )
    unknown = virtual.filter(virtual.vcpus.isnull())
    coming = _by_version(others.drop("homeless"), unknown, answers)
    coming = coming.filter(coming.machines == 0)
    unknown = unknown.anti_join(whole, [unknown["product"] == whole["product"], unknown.thing == whole.thing])
    unknown = unknown.mutate(thing=unknown.machine, machines=unknown.rows).drop("homeless")
    absent = text("not counted: the vCPUs of ", counted(coming.guests, "virtual machine"), _LANDING, " are not known")
    return [
        lines(whole, units.cast("float64"), words, {"by_cores": "cores"}),
        lines(itself, itself.by_cores, itself.core_words, _HARDWARE, together={"version": itself.told}),
        lines(each, each.singly, said, {}, together={"version": each.told}),
        lines(unknown, unknown.vcpus.cast("float64"), ibis.literal(""), {"vcpus": "vCPUs"}),
        lines(coming, coming.singly, ibis.literal(""), {}, absent),
    ]


@asking("sqlserver.assurance", "as_of")
def _divided(own: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Give hosts with `whole` and `whole_words`, core licences for all cores, and `fewer`: whether their machines one by one need fewer."""
    held = _hosts(own, machines, answers)
    units, words = _whole(held)
    if _assured(answers):
        units, words = held.by_cores, text(held.core_words, "; any number of machines with Software Assurance")
    held = held.mutate(whole=units.cast("float64"), whole_words=words)
    # As in Standard, a machine whose host is not known counts by its own cores.
    usable = (held.native == 0) & ((held.late == 0) | held.by_cores.isnull()) & held.singly.notnull() & (held.guests > 0)
    return held.mutate(fewer=(usable & (held.whole.isnull() | (held.singly < held.whole))).fill_null(False))


def _whole_hosts(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Give the hosts that are licensed by all of their cores, on which Standard needs nothing of its own."""
    held = _divided(_active(footprint, answers)[0], machines, answers)
    return held.filter(~held.fewer & held.by_cores.notnull()).select("product", "thing")


@metric(
    "microsoft.sqlserver_core",
    "SQL Server per core, whole host or each virtual machine, whichever needs fewer",
    "core licences",
    _SOURCE,
    "Enterprise with Software Assurance",
    asks=_ASKS,
    alike=_alike,
    pack=2,
    rules=_RULES,
    reach=_scope_of,
    within=_by_place,
    whole_hosts=_whole_hosts,
    whole_as="microsoft.sqlserver_core_host",
)
def core(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count each host by all of its cores or by its machines, whichever needs fewer licences."""
    own, free = _active(footprint, answers)
    limits = rule_of("sqlserver_cores", day_of(answers))
    held = _divided(own, machines, answers)
    whole, each = held.filter(~held.fewer), _by_version(held.filter(held.fewer).drop("homeless"), own, answers)
    words = text(
        counted(each.guests, "virtual machine"),
        each.landing,
        f" by vCPU, at least {limits.values['per_machine']} each, fewer than all cores of the host ({limits.name})",
        each.reach,
    )
    return together(
        lines(whole, whole.whole, whole.whole_words, {"whole": "cores"}), lines(each, each.singly, words, {}, together={"version": each.told}), *free
    )


@metric(
    "microsoft.sqlserver_server",
    "SQL Server by server, with client access licences",
    "server licences",
    _SOURCE,
    "Standard; the people or devices need client access licences",
    asks=_ASKS,
    alike=_alike,
    rules=(
        "sqlserver_cores",
        "sqlserver_passive",
        "sqlserver_assurance",
    ),
    reach=_scope_of,
    within=_by_machine,
)
def server(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count one licence for each machine, physical or virtual; on each host where licences may not follow machines."""
    own, free = _active(footprint, answers)
    rule = rule_of("sqlserver_cores", day_of(answers))
    if _scope_of(answers) == "cluster":
        held = _hosts(own, machines, answers)
        itself, each = _native(held, own), _by_version(held.drop("homeless"), own, answers)
        said = text(counted(each.guests, "virtual machine"), each.landing, f", one each, beside client access licences ({rule.name})", each.reach)
        alone = ibis.literal(f"one for the server itself, beside client access licences ({rule.name})")
        return together(
            lines(itself, ibis.literal(1.0), alone, {}, together={"version": itself.told}),
            lines(each, each.guests, said, {}, together={"version": each.told}),
            *free,
        )
    own = own.mutate(thing=own.machine, machines=own.rows)
    words = ibis.literal(f"one for each machine, beside client access licences ({rule.name})")
    return together(lines(own, ibis.literal(1.0), words, {}, together={"version": _itself(own)}), *free)


@metric(
    "microsoft.sqlserver_server_20_cores",
    "SQL Server Enterprise by server, up to 20 cores",
    "server licences",
    "Microsoft SQL Server 2012 Licensing Guide (1 April 2012): Enterprise Server+CAL; as shown by mssqltips.com (9 June 2016)",
    "Enterprise Server+CAL licences from before SQL Server 2012, kept with Software Assurance",
    asks=_ASKS,
    alike=_alike,
    held_only=True,
    rules=(
        "sqlserver_cores",
        "sqlserver_passive",
        "sqlserver_assurance",
    ),
    within=_by_twenty,
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
    return together(lines(own, ibis.literal(1.0), text(words, f" ({rule.name})"), {"has": "cores"}, together={"version": _itself(own)}), *free)


def _itself(own: ir.Table) -> Any:
    """Give the version of what runs on a server itself, whatever its machines run (empty if unknown); none of a virtual machine."""
    return ibis.ifelse(own.virtual == 0, own.version.fill_null(""), ibis.null().cast("string"))
