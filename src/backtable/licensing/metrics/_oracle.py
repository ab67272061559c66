"""Oracle by processor, by socket and by cloud vCPU."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import Rule, rule_of
from backtable.licensing.metrics._contract import Answers, by_machine, metric
from backtable.licensing.metrics._expressions import counted, lines, ratio, text
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._processors import with_factor
from backtable.licensing.metrics._stated import as_stated
from backtable.licensing.metrics._things import deployed, reached


def scope_of(answers: Answers) -> str:
    """Give how far programs on virtual machines reach under a reading."""
    return answer(answers, "oracle.partitioning")


def _within(answers: Answers) -> str:
    return "place" if scope_of(answers) == "named_hosts" else ""


def servers(machines: ir.Table, estate: ir.Table, answers: Answers) -> ir.Table:
    """Give the servers that Oracle's programs run on or, by the reading, could run on, each with its core factor."""
    rule = rule_of("oracle_core_factors", day_of(answers))
    found = reached(machines, estate, scope_of(answers))
    found = with_factor(found, rule, answer(answers, "oracle.unknown_processor"))
    return as_stated(found, estate, "oracle", answers)


@metric(
    "oracle.processor",
    "Oracle Processor",
    "processor licences",
    "Oracle licence definitions (Processor) and Processor Core Factor Table 070634, effective 16 March 2009 and later",
    "Database Enterprise Edition with its options and packs, WebLogic, other programs by processor",
    asks=("oracle.partitioning", "oracle.unknown_processor", "processor.factors", "as_of"),
    rules=("oracle_core_factors",),
    reach=scope_of,
)
def processor(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count cores times core factor over every server in scope; fractions are rounded up after adding up.

    Cores with the same factor are added up and rounded together; where a product runs on servers of several factors, what
    rounding adds for each factor counts with one of its servers.
    """
    found = servers(deployed(footprint), machines, answers)
    known = found.filter(found.cores.notnull())
    summed = known.group_by("product", "factor").agg(cores=known.cores.sum(), first=known.thing.min())
    exact = summed.cores * summed.factor
    summed = summed.mutate(missing=exact.ceil().cast("float64") - exact)
    several = summed.group_by("product").agg(factors=summed.count()).filter(lambda t: t.factors > 1)
    rounded = summed.join(several, "product").filter(lambda t: t.missing > 0)
    rounded = rounded.select("missing", "first", _product="product", _factor="factor")
    held = found.left_join(
        rounded,
        [found["product"] == rounded._product, found.factor == rounded._factor, found.thing == rounded.first],
    )
    added = ibis.ifelse(
        held.missing.notnull(),
        text(
            "; all cores with factor ",
            held.factor_text,
            " are added up before they are rounded up, which is counted here",
        ),
        ibis.literal(""),
    )
    rule = text(counted(held.cores, "core"), " × ", held.factor_text, " (", held.family, ")", held.reach, added)
    return lines(held, held.cores * held.factor + held.missing.fill_null(0), rule, {"cores": "cores"})


def _refused(found: ir.Table, rule: Rule) -> Any:
    """Say why a server cannot be licensed with Standard Edition 2, null if it can."""
    limit = rule.values["sockets"]
    words = text(
        f"not eligible for {rule.title.removesuffix(' limits')}: ",
        counted(found.processors, "socket"),
        f", and a server may have at most {limit}; count it as Enterprise Edition",
        found.reach,
    )
    return ibis.ifelse(found.processors > limit, words, ibis.null().cast("string"))


@metric(
    "oracle.socket",
    "Oracle Standard Edition 2 by socket",
    "processor licences",
    "Oracle licence definitions (Processor, Standard Edition) and Database Licensing guide, Standard Edition 2 since "
    "1 September 2015",
    "Database Standard Edition 2",
    asks=("oracle.partitioning", "as_of"),
    rules=("oracle_standard_edition",),
    reach=scope_of,
    within=_within,
)
def socket(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count occupied sockets; a server that can hold more than two cannot be licensed so."""
    rule = rule_of("oracle_standard_edition", day_of(answers))
    found = reached(deployed(footprint), machines, scope_of(answers))
    limit = f" (no core factor; at most {rule.values['sockets']} a server, {rule.name})"
    words = text(counted(found.processors, "occupied socket"), limit, found.reach)
    return lines(found, found.processors, words, {"processors": "sockets"}, _refused(found, rule))


@metric(
    "oracle.cloud",
    "Oracle Processor in an authorized cloud",
    "processor licences",
    "Oracle, Licensing Oracle Software in the Cloud Computing Environment, policy of 23 January 2017 and later",
    "Enterprise Edition, options and middleware on Amazon, Azure or Google machines",
    asks=("cloud.hyperthreading", "as_of"),
    rules=("oracle_cloud",),
    within=by_machine,
)
def cloud(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count vCPUs, two to a processor licence with hyper-threading, one without; no core factor."""
    rule = rule_of("oracle_cloud", day_of(answers))
    threads = rule.values["vcpus_per_processor"][answer(answers, "cloud.hyperthreading")]
    found = deployed(footprint).filter(lambda t: t.device == 0)
    found = found.mutate(thing=found.machine, machines=found.rows, homeless=ibis.literal(0))
    words = text(counted(found.vcpus, "vCPU"), f" ÷ {threads} ({rule.name}; no core factor)")
    return lines(found, ratio(found.vcpus, threads), words, {"vcpus": "vCPUs"})


@metric(
    "oracle.cloud_socket",
    "Oracle Standard Edition 2 in an authorized cloud",
    "processor licences",
    "Oracle, Licensing Oracle Software in the Cloud Computing Environment, policy of 23 January 2017 and later",
    "Database Standard Edition 2 on Amazon, Azure or Google machines",
    asks=("as_of",),
    rules=("oracle_cloud",),
    within=by_machine,
)
def cloud_socket(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Count every four vCPUs of a machine as a socket, rounded up for each machine, up to eight vCPUs."""
    rule = rule_of("oracle_cloud", day_of(answers))
    edition = rule.values["standard_edition"]
    size, limit = edition["vcpus_per_socket"], edition["at_most"]
    found = deployed(footprint).filter(lambda t: t.device == 0)
    found = found.mutate(thing=found.machine, machines=found.rows, homeless=ibis.literal(0))
    words = text(counted(found.vcpus, "vCPU"), f", each {size} a socket, rounded up for each machine ({rule.name})")
    over = text(
        "not eligible for Standard Edition 2: ",
        counted(found.vcpus, "vCPU"),
        f", and a machine may have at most {limit} ({rule.name}); count it as Enterprise Edition",
    )
    refused = ibis.ifelse(found.vcpus > limit, over, ibis.null().cast("string"))
    return lines(found, ratio(found.vcpus, size).ceil(), words, {"vcpus": "vCPUs"}, refused)
