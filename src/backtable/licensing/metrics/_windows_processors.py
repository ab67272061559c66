"""Windows Server by pairs of processors, as it was sold until October 2016."""

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, larger, lines, ratio, text
from backtable.licensing.metrics._facts import day_of
from backtable.licensing.metrics._windows import hosts, scope_of, within

_SOURCE = "Microsoft, Windows Server 2012 R2 Licensing Datasheet (2013)"
_UNIT = "licences for two processors"
_HARDWARE = {"processors": "processors"}


@metric(
    "microsoft.windows_standard_processor",
    "Windows Server Standard by two processors",
    _UNIT,
    _SOURCE,
    "Windows Server 2012 and 2012 R2, Standard",
    asks=("windows.mobility", "as_of"),
    rules=("windows_processors",),
    reach=scope_of,
    within=within,
)
def standard_processor(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count a licence for every two processors of the host and for every two machines on it, whichever needs more."""
    rule = rule_of("windows_processors", day_of(answers))
    sockets, guests = rule.values["processors"], rule.values["machines"]
    found = hosts(footprint, machines, answers)
    for_processors = ratio(found.processors, sockets).ceil()
    words = text(
        counted(found.processors, "processor"),
        " and ",
        counted(found.hosted, "machine"),
        found.landing,
        f", {sockets} and {guests} to a licence ({rule.name})",
        found.reach,
    )
    for_machines = ratio(found.hosted, guests).ceil()
    return lines(found, larger(larger(for_processors, for_machines), ibis.literal(1)), words, _HARDWARE)


@metric(
    "microsoft.windows_datacenter_processor",
    "Windows Server Datacenter by two processors",
    _UNIT,
    _SOURCE,
    "Windows Server 2012 and 2012 R2, Datacenter: any number of virtual machines",
    asks=("windows.mobility", "as_of"),
    rules=("windows_processors",),
    reach=scope_of,
    any_number=True,
    within=within,
)
def datacenter_processor(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count a licence for every two processors of each host."""
    rule = rule_of("windows_processors", day_of(answers))
    sockets = rule.values["processors"]
    found = hosts(footprint, machines, answers)
    words = text(
        counted(found.processors, "processor"),
        f", {sockets} to a licence, for ",
        counted(found.hosted, "machine"),
        found.landing,
        f", any number ({rule.name})",
        found.reach,
    )
    return lines(found, ratio(found.processors, sockets).ceil(), words, _HARDWARE)
