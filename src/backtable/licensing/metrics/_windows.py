"""Windows Server by core."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import asking
from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, by_machine, metric, whole
from backtable.licensing.metrics._expressions import counted, larger, lines, ratio, text, together
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._things import deployed, reached

_SOURCE = "Microsoft Windows Server Licensing Guide and Product Terms, since Windows Server 2016 (October 2016)"
_HARDWARE = {"cores": "cores", "processors": "processors"}


def scope_of(answers: Answers) -> str:
    """Give how far around a host is looked for machines that it must be licensed for."""
    return "cluster" if answer(answers, "windows.mobility") == "could_land" else "named_hosts"


def within(answers: Answers) -> str:
    """Give what a line depends on: what is on its host, or in its cluster where machines may move."""
    return "place" if scope_of(answers) == "named_hosts" else "cluster"


@asking("windows.mobility")
def hosts(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Give hosts and physical servers with `hosted`, the machines that count on them, and `landing`, words for those that could.

    A host that also runs Windows itself counts it only where it has no virtual machines: to manage them it needs no licence.
    """
    own = deployed(footprint).filter(lambda t: t.device == 0)
    mobile = scope_of(answers) == "cluster"
    found = reached(own, machines, scope_of(answers))
    most: Any = found.guests
    landing: Any = ibis.literal("")
    if mobile:
        key = found.vcenter.strip().fill_null("") + " / " + found.cluster.strip()
        found = found.mutate(scope=ibis.ifelse(found.cluster.strip() == "", ibis.null().cast("string"), key))
        there = own.filter((own.virtual == 1) & own.cluster.notnull())
        there = there.mutate(scope=there.vcenter.strip().fill_null("") + " / " + there.cluster.strip())
        summed = there.group_by("product", "scope").agg(could_land=there.machine.count())
        summed = summed.rename(_product="product", _scope="scope")
        found = found.left_join(summed, [found["product"] == summed._product, found.scope == summed._scope])
        most = larger(found.could_land.fill_null(0), found.guests)
        landing = ibis.ifelse(found.could_land.notnull(), ibis.literal(" that could land on it"), ibis.literal(""))
    return found.mutate(hosted=ibis.ifelse(most > 0, most, found.native), landing=landing)


@asking("windows.mobility", "as_of")
def _by_cores(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Give hosts with `base`: core licences of a full licensing, and its words."""
    found = hosts(footprint, machines, answers)
    values = rule_of("windows_server", day_of(answers)).values
    base = larger(larger(found.cores, found.processors * values["per_processor"]), ibis.literal(values["per_server"]))
    words = text(
        counted(found.cores, "core"),
        " on ",
        counted(found.processors, "processor"),
        f", at least {values['per_processor']} each and {values['per_server']} in all",
    )
    return found.mutate(base=base, base_words=words)


@metric(
    "microsoft.windows_standard",
    "Windows Server Standard per core",
    "core licences",
    _SOURCE,
    "Windows Server 2016 and later, Standard",
    asks=("windows.mobility", "as_of"),
    pack=2,
    rules=("windows_server",),
    reach=scope_of,
    within=within,
)
def standard(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count a full licensing of the host for every two machines: all cores, at least 8 a processor and 16 a server."""
    found, rule = _by_cores(footprint, machines, answers), rule_of("windows_server", day_of(answers))
    times = larger(ratio(found.hosted, rule.values["machines"]).ceil(), ibis.literal(1))
    found = found.mutate(times=times)
    words = text(
        found.base_words,
        " × ",
        found.times,
        " for ",
        counted(found.hosted, "machine"),
        found.landing,
        f", {rule.values['machines']} to each full licensing ({rule.name})",
        found.reach,
    )
    return lines(found, found.base * found.times, words, _HARDWARE)


@metric(
    "microsoft.windows_datacenter",
    "Windows Server Datacenter per core",
    "core licences",
    _SOURCE,
    "Windows Server 2016 and later, Datacenter: any number of virtual machines",
    asks=("windows.mobility", "as_of"),
    pack=2,
    rules=("windows_server",),
    reach=scope_of,
    any_number=True,
    within=within,
)
def datacenter(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count a full licensing of each host once: all cores, at least 8 a processor and 16 a server."""
    found, rule = _by_cores(footprint, machines, answers), rule_of("windows_server", day_of(answers))
    words = text(
        found.base_words,
        " for ",
        counted(found.hosted, "machine"),
        found.landing,
        f", any number ({rule.name})",
        found.reach,
    )
    return lines(found, found.base, words, _HARDWARE)


def _customer(quantity: float) -> int:
    """Give whole units, at least what a customer must license who licenses by virtual machine at all."""
    return max(whole(quantity), rule_of("windows_virtual").values["per_customer"]) if quantity > 0 else 0


def _assured(answers: Answers) -> bool:
    return answer(answers, "windows.assurance") == "in_force"


def _virtual_scope(answers: Answers) -> str:
    return "named_hosts" if _assured(answers) else scope_of(answers)


def _virtual_within(answers: Answers) -> str:
    return by_machine(answers) if _assured(answers) else within(answers)


@metric(
    "microsoft.windows_virtual_core",
    "Windows Server by virtual machine",
    "core licences",
    "Microsoft Product Terms and Windows Server 2022 Licensing Guide, October 2022",
    "Standard and Datacenter with Software Assurance or as a subscription",
    total=_customer,
    asks=("windows.assurance", "windows.mobility", "as_of"),
    pack=2,
    rules=("windows_virtual", "windows_server"),
    reach=_virtual_scope,
    within=_virtual_within,
)
def virtual_core(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the virtual cores of each machine, at least 8, and 16 for the customer; physical servers are not covered.

    Without Software Assurance its host counts as with Standard; a machine whose host is not known still counts by itself.
    """
    if not _assured(answers):
        every = deployed(footprint)
        told = {**answers, "windows.assurance": "in_force"}
        hosts = standard(every.filter(every.homeless == 0), machines, answers)
        said = hosts.rule + ibis.literal("; by virtual machine only with Software Assurance")
        hosts = hosts.mutate(rule=ibis.ifelse(hosts.quantity.isnull(), hosts.rule, said))
        return together(hosts, virtual_core(every.filter(every.homeless == 1), machines, told))
    rule = rule_of("windows_virtual", day_of(answers))
    least = rule.values["per_machine"]
    own = deployed(footprint).filter(lambda t: t.device == 0)
    own = own.mutate(thing=own.machine, machines=own.rows).drop("homeless")
    physical = text("not counted: ", own.machine, " is no virtual machine; license it by its cores")
    refused = ibis.ifelse(own.virtual == 0, physical, ibis.null().cast("string"))
    own = own.mutate(vcpus=ibis.ifelse(own.virtual == 0, ibis.literal(0, type="int64"), own.vcpus))
    words = text(counted(own.vcpus, "vCPU"), f", at least {least} for each virtual machine ({rule.name})")
    return lines(own, larger(own.vcpus, ibis.literal(least)), words, {"vcpus": "vCPUs"}, refused)
