"""IBM by processor value unit, virtual processor core and value unit."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.errors import NoAnswerError
from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, by_place, metric
from backtable.licensing.metrics._expressions import counted, flag, fraction, larger, lines, smaller, text
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._processors import with_factor
from backtable.licensing.metrics._stated import as_stated, with_stated
from backtable.licensing.metrics._things import deployed, reached, things


def _rated(found: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    # The table asks how many sockets the server can hold; inventories know those that are occupied.
    found = with_stated(found, machines, "sockets")
    sockets = larger(found.sockets.fill_null(0), found.processors.fill_null(0)).nullif(0)
    found = with_factor(found, rule_of("ibm_pvu", day_of(answers)), answer(answers, "ibm.unknown_processor"), sockets)
    return as_stated(found, machines, "ibm", answers)


def _scope(answers: Answers) -> str:
    return {"where_they_run": "named_hosts", "cluster": "cluster"}[answer(answers, "ibm.mobility")]


def _within(answers: Answers) -> str:
    return "place" if _scope(answers) == "named_hosts" else "cluster"


@metric(
    "ibm.pvu_full",
    "IBM Processor Value Unit, full capacity",
    "PVUs",
    "IBM, Processor Value Unit licensing for distributed software; PVU table as of 9 January 2026",
    "PVU programs without sub-capacity rights or reports",
    asks=("ibm.mobility", "ibm.unknown_processor", "processor.factors", "as_of"),
    rules=("ibm_pvu",),
    within=_within,
)
def pvu_full(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count all cores of the servers on which it runs, times the PVUs of their processors."""
    found = _rated(reached(deployed(footprint), machines, _scope(answers)), machines, answers)
    words = text(counted(found.cores, "core"), " × ", found.factor_text, " PVUs (", found.family, ")", found.reach)
    return lines(found, found.cores * found.factor, words, {"cores": "cores"})


def available(footprint: ir.Table, answers: Answers) -> ir.Table:
    """Give servers with `capacity`: the virtual cores on them, at most their physical ones, and its words.

    Where the host of a machine is not known, its virtual cores cannot be capped.
    """
    rule = rule_of("ibm_capacity", day_of(answers))
    found = things(deployed(footprint))
    alone = found.homeless > 0
    capped = ibis.ifelse(alone & found.cores.isnull(), found.vcpus, smaller(found.vcpus, found.cores))
    capacity = ibis.ifelse(found.native > 0, found.cores, capped)
    words = ibis.cases(
        (found.native > 0, counted(found.cores, "core")),
        (alone, text(counted(found.vcpus, "vCPU"), ", not capped as the host is not known")),
        (
            found.vcpus > found.cores,
            text(
                counted(found.vcpus, "vCPU"),
                " of ",
                counted(found.guests, "machine"),
                " capped at the host's ",
                counted(found.cores, "core"),
            ),
        ),
        else_=text(
            counted(found.vcpus, "vCPU"),
            " of ",
            counted(found.guests, "machine"),
            ", fewer than the host's ",
            counted(found.cores, "core"),
        ),
    )
    same = (found.vcpus == found.cores) & (found.native == 0) & ~alone
    words = ibis.ifelse(
        same.fill_null(False), text(counted(found.vcpus, "vCPU"), ", as many as the host's cores"), words
    )
    return found.mutate(capacity=capacity, capacity_words=text(words, f" ({rule.name})"))


_CAPACITY = "IBM, Passport Advantage Virtualization Capacity License Counting Rules, x86 servers (13 October 2009)"


@metric(
    "ibm.pvu_sub",
    "IBM Processor Value Unit, sub-capacity",
    "PVUs",
    f"{_CAPACITY}; PVU table as of 9 January 2026",
    "PVU programs in eligible virtualization with IBM License Metric Tool reports",
    asks=("ibm.unknown_processor", "processor.factors", "as_of"),
    rules=(
        "ibm_pvu",
        "ibm_capacity",
    ),
    within=by_place,
)
def pvu_sub(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the virtual cores on each server, at most its physical ones, times the PVUs of its processor."""
    found = _rated(available(footprint, answers), machines, answers)
    words = text(found.capacity_words, ", × ", found.factor_text, " PVUs (", found.family, ")")
    return lines(found.drop("homeless"), found.capacity * found.factor, words, {"capacity": "cores or vCPUs"})


@metric(
    "ibm.pvu",
    "IBM Processor Value Unit, as the reading has it",
    "PVUs",
    "IBM Passport Advantage Agreement, sub-capacity licensing terms; PVU table as of 9 January 2026",
    "PVU programs on virtual machines where it is open whether they count at sub-capacity",
    asks=("ibm.sub_capacity", "ibm.mobility", "ibm.unknown_processor", "processor.factors", "as_of"),
    rules=(
        "ibm_pvu",
        "ibm_capacity",
    ),
    within=_within,
)
def pvu(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count at sub-capacity where the reading allows it, else at full capacity."""
    allowed = answer(answers, "ibm.sub_capacity") == "allowed"
    return (pvu_sub if allowed else pvu_full)(footprint, machines, answers)


@metric(
    "ibm.vpc",
    "IBM Virtual Processor Core",
    "VPCs",
    f"{_CAPACITY}; IBM License Metric Tool documentation, Virtual processor core (2024)",
    "VPC programs and Cloud Paks",
    asks=("ibm.sub_capacity", "ibm.mobility", "as_of"),
    rules=("ibm_capacity",),
    within=_within,
)
def vpc(footprint: ir.Table, machines: ir.Table, answers: Answers) -> ir.Table:
    """Count the virtual cores on each server, at most its physical ones; all of them where sub-capacity is refused."""
    if answer(answers, "ibm.sub_capacity") == "refused":
        whole = reached(deployed(footprint), machines, _scope(answers))
        words = text(counted(whole.cores, "core"), ", all of the server at full capacity", whole.reach)
        return lines(whole, whole.cores, words, {"cores": "cores"})
    found = available(footprint, answers)
    return lines(found.drop("homeless"), found.capacity, found.capacity_words, {"capacity": "cores or vCPUs"})


def conversion(number: Any, tiers: Sequence[Mapping[str, Any]]) -> ir.NumericValue:
    """Convert a number by tiers: the units within each tier count with its factor.

    Args:
        number: users or resources.
        tiers: `to`, the last unit of the tier (the last tier has none), and `factor`.
    """
    limits = [0, *(tier["to"] for tier in tiers[:-1])]
    total: Any = fraction(0)
    for (start, end), tier in zip(pairwise([*limits, None]), tiers, strict=True):
        within = ibis.ifelse(number > start, number - start, 0)
        if end is not None:
            within = ibis.ifelse(number > end, end - start, within)
        total = total + within * fraction(tier["factor"])
    return ibis.ifelse(number.notnull(), total, ibis.null())


def _tiers(given: str) -> tuple[Mapping[str, Any], ...]:
    """Read tiers as a person writes them: 2500:1, 10000:0.8, 0.6."""
    parts = [part.strip().rpartition(":") for part in given.split(",")]
    try:
        limits = [int(to) for to, _, _ in parts[:-1]]
        factors = [float(factor) for _, _, factor in parts]
        rising = all(lower < upper for lower, upper in pairwise([0, *limits]))
        if parts[-1][0] or not rising or any(not 0 <= factor < float("inf") for factor in factors):
            raise ValueError(given)
    except ValueError:
        raise NoAnswerError(f"ibm.tiers is {given!r}; expected tiers as in 2500:1, 10000:0.8, 0.6") from None
    within = [{"to": to, "factor": factor} for to, factor in zip(limits, factors[:-1], strict=True)]
    return (*within, {"factor": factors[-1]})


def _converted(
    footprint: ir.Table, answers: Answers, word: str, tiers: Sequence[Mapping[str, Any]] | None, name: str
) -> ir.Table:
    own = deployed(footprint)
    same = answer(answers, "users.across_machines") == "same"
    number = own.users.max() if same else own.users.sum()
    summed = own.group_by("product").agg(
        machines=own.rows.sum(), users=number.cast("int64"), unknown=flag(own.users.isnull()).sum()
    )
    users = summed.users if same else ibis.ifelse(summed.unknown > 0, ibis.null().cast("int64"), summed.users)
    summed = summed.mutate(thing=ibis.literal(f"all {word}s"), users=users)
    if tiers is None:
        missing = ibis.literal("not counted: the product's tiers are not known; give ibm.tiers")
        return lines(summed, ibis.null().cast("float64"), ibis.literal(""), {}, missing)
    words = text(counted(summed.users, word), f", converted tier by tier ({name})")
    return lines(summed, conversion(summed.users, tiers), words, {"users": f"{word}s"})


@metric(
    "ibm.user_value_unit",
    "IBM User Value Unit",
    "user value units",
    "IBM user value unit tiers as published in ServiceNow's documentation of its IBM publisher pack, 1 August 2024",
    "programs by authorized, employee or external user value units",
    asks=("ibm.value_unit_table", "ibm.tiers", "users.across_machines", "as_of"),
    rules=("ibm_value_units",),
)
def user_value_unit(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Convert users into value units, tier by tier, and round up at the end."""
    rule = rule_of("ibm_value_units", day_of(answers))
    table = answer(answers, "ibm.value_unit_table")
    given = answers.get("ibm.tiers")
    tiers = rule.values[table] if given is None else _tiers(given)
    name = f"{table} {rule.title}" if given is None else f"tiers {given}"
    return _converted(footprint, answers, "user", tiers, name)


@metric(
    "ibm.resource_value_unit",
    "IBM Resource Value Unit",
    "resource value units",
    "IBM Passport Advantage, Resource Value Unit (read in 2026); the tiers stand in each product's License Information document",
    "programs by resource value units; the users of the footprint are the resources",
    asks=("ibm.tiers", "users.across_machines"),
)
def resource_value_unit(footprint: ir.Table, _machines: ir.Table, answers: Answers) -> ir.Table:
    """Convert resources into value units by the product's own tiers, which the reading gives."""
    given = answers.get("ibm.tiers")
    tiers = None if given is None else _tiers(given)
    return _converted(footprint, answers, "resource", tiers, f"tiers {given}")
