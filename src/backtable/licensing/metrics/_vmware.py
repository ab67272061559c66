"""VMware, by processor as before and by core as Broadcom sells it."""

import math

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import NoRuleError, Rule, rule_of
from backtable.licensing.metrics._contract import Answers, by_place, metric
from backtable.licensing.metrics._expressions import counted, flag, fraction, larger, lines, ratio, text
from backtable.licensing.metrics._facts import answer, day_of, figure
from backtable.licensing.metrics._things import deployed, things

_HARDWARE = {"cores": "cores", "processors": "processors"}


def _hosts(footprint: ir.Table, answers: Answers) -> tuple[ir.Table, Rule]:
    rule = rule_of("vmware", day_of(answers))
    if "cores_per_processor" not in rule.values:
        raise NoRuleError(f"VMware was not sold by core as of {answers['as_of']}; count it by processor")
    found = things(deployed(footprint))
    least = rule.values["cores_per_processor"]
    return found.mutate(by_cores=larger(found.cores, found.processors * least)), rule


@metric(
    "vmware.core",
    "VMware by core",
    "core licences",
    "Broadcom KB 313548, Counting Cores for VMware Cloud Foundation and vSphere Foundation and TiBs for vSAN (2024)",
    "VMware Cloud Foundation, vSphere Foundation and vSphere subscriptions",
    asks=("as_of",),
    rules=("vmware",),
    within=by_place,
    subscription=True,
)
def core(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count all cores of each host, at least 16 for each processor."""
    found, rule = _hosts(footprint, answers)
    least = rule.values["cores_per_processor"]
    words = text(
        counted(found.cores, "core"),
        " on ",
        counted(found.processors, "processor"),
        f", at least {least} each ({rule.name})",
    )
    return lines(found, found.by_cores, words, _HARDWARE)


@metric(
    "vmware.vsan_tib",
    "VMware vSAN by TiB",
    "TiB",
    "Broadcom KB 313548, Counting Cores for VMware Cloud Foundation and vSphere Foundation and TiBs for vSAN (2024)",
    "vSAN beyond what the core licences include",
    asks=("vmware.vsan_tib", "vmware.vsan_per_core", "as_of"),
    rules=("vmware",),
    subscription=True,
)
def vsan_tib(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count raw TiB, rounded up, less those that the core licences of the same hosts include."""
    found, rule = _hosts(footprint, answers)
    claimed = figure(answers, "vmware.vsan_tib")
    share = answer(answers, "vmware.vsan_per_core")
    summed = found.group_by("product").agg(
        machines=found.machines.sum(),
        cores=found.by_cores.sum().cast("int64"),
        unknown=flag(found.by_cores.isnull()).sum(),
    )
    summed = summed.mutate(
        thing=ibis.literal("vSAN capacity"),
        cores=ibis.ifelse(summed.unknown > 0, ibis.null().cast("int64"), summed.cores),
    )
    if claimed is None:
        missing = ibis.literal("not counted: the raw TiB that vSAN claims are not known; give vmware.vsan_tib")
        return lines(summed, ibis.null().cast("float64"), ibis.literal(""), {}, missing)
    needed = math.ceil(round(claimed, 6))
    included = (summed.cores * fraction(share)).floor()
    left = included - needed
    words = text(
        f"{claimed:g} TiB claimed, rounded up to {needed}; ",
        included,
        " included with ",
        counted(summed.cores, "core licence"),
        ibis.ifelse(left > 0, text(": ", left, " TiB left over"), ibis.literal("")),
        f" ({rule.name})",
    )
    return lines(summed, larger(needed - included, ibis.literal(0)), words, {"cores": "cores and processors"})


@metric(
    "vmware.processor",
    "VMware by processor",
    "processor licences",
    "VMware, Update to VMware's per-CPU pricing model, in force since 2 April 2020",
    "perpetual vSphere, vSAN and NSX licences from before Broadcom",
    asks=("as_of",),
    rules=("vmware",),
    within=by_place,
)
def processor(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count one licence for each processor, since April 2020 for each 32 cores of it that it begins."""
    rule = rule_of("vmware", day_of(answers))
    found = things(deployed(footprint))
    size = rule.values.get("cores_per_licence")
    if size is None:
        words = text(counted(found.processors, "processor"), f", whatever the cores ({rule.name})")
        return lines(found, found.processors, words, {"processors": "processors"})
    each = ratio(found.cores, found.processors * size).ceil()
    words = text(
        counted(found.processors, "processor"),
        " with ",
        counted(found.cores, "core"),
        f", one for each {size} cores of a processor ({rule.name})",
    )
    return lines(found, found.processors * each, words, _HARDWARE)
