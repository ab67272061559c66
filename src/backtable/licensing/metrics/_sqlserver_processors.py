"""SQL Server by processor, as it was sold until April 2012."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, by_machine, by_place, metric
from backtable.licensing.metrics._expressions import counted, larger, lines, ratio, text
from backtable.licensing.metrics._facts import day_of
from backtable.licensing.metrics._things import deployed, things

_SOURCE = "Microsoft, SQL Server 2008 R2 Licensing Quick Reference Guide, 28 April 2010 and April 2011"


@metric(
    "microsoft.sqlserver_processor",
    "SQL Server by processor",
    "processor licences",
    _SOURCE,
    "SQL Server 2008 R2 Standard, Enterprise and Web",
    asks=("as_of",),
    rules=("sqlserver_processors",),
    within=by_machine,
)
def processor(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the processors of physical servers, and of each virtual machine as many as its virtual cores would fill, whatever their cores."""
    rule = rule_of("sqlserver_processors", day_of(answers))
    own = deployed(footprint).filter(lambda t: t.device == 0)
    virtual = own.virtual == 1
    each: Any = ratio(own.cores, own.processors)
    own = own.mutate(thing=own.machine, machines=own.rows, each=each, size=ibis.ifelse(virtual, own.vcpus, own.cores))
    host = text(counted(own.size, "vCPU"), " of a host with ", counted(own.cores, "core"), " on ", counted(own.processors, "processor"))
    words = ibis.ifelse(virtual, text(host, ", a licence for as many as a processor has"), counted(own.processors, "processor"))
    units = ibis.ifelse(virtual, larger(ratio(own.size, own.each).ceil(), ibis.literal(1)), own.processors.cast("float64"))
    return lines(own, units, text(words, f" ({rule.name})"), {"processors": "processors", "cores": "cores", "size": "vCPUs"})


@metric(
    "microsoft.sqlserver_processor_host",
    "SQL Server by processor, whole host",
    "processor licences",
    _SOURCE,
    "SQL Server 2008 R2 Enterprise: four virtual machines on a host whose processors are all licensed",
    asks=("as_of",),
    rules=("sqlserver_processors",),
    within=by_place,
)
def processor_host(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count all processors of each host, once for every four virtual machines on it."""
    rule = rule_of("sqlserver_processors", day_of(answers))
    found = things(deployed(footprint))
    guests = rule.values["machines"]
    found = found.mutate(times=larger(ratio(found.guests, guests).ceil(), ibis.literal(1)))
    words = text(
        counted(found.processors, "processor"),
        " × ",
        found.times,
        " for ",
        counted(found.guests, "virtual machine"),
        f", {guests} to each full licensing ({rule.name})",
    )
    return lines(found, found.processors * found.times, words, {"processors": "processors"})
