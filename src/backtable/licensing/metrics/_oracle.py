"""Oracle by processor."""

from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._rules import rule_of
from backtable.licensing.metrics._contract import Answers, metric
from backtable.licensing.metrics._expressions import counted, lines, text
from backtable.licensing.metrics._facts import answer, day_of
from backtable.licensing.metrics._processors import with_factor
from backtable.licensing.metrics._stated import as_stated
from backtable.licensing.metrics._things import deployed, reached


def scope_of(answers: Answers) -> str:
    """Give how far programs on virtual machines reach under a reading."""
    return answer(answers, "oracle.partitioning")


def servers(machines: ir.Table, estate: ir.Table, answers: Answers) -> ir.Table:
    """Give the servers that Oracle's programs run on or, by the reading, could run on, each with its core factor."""
    rule = rule_of("oracle_core_factors", day_of(answers))
    found = reached(machines, estate, scope_of(answers))
    found = with_factor(found, rule, answer(answers, "oracle.unknown_processor"))
    return as_stated(found, estate, "oracle", answers)


def rounded_up(found: ir.Table, counts: Any) -> ir.Table:
    """Add processor licences: cores with the same factor are added up and rounded up together.

    Args:
        found: as from `servers`.
        counts: which servers count.

    Returns:
        With `by_cores`, the server's cores times their factor; what rounding adds for each factor counts with one of its servers,
        where the product has several factors. `added` says so, `rounded` has the same of every factor.
    """
    held = found.mutate(_exact=ibis.ifelse(counts, found.cores * found.factor, 0.0))
    summed = held.group_by("product", "factor").agg(
        exact=held._exact.sum(), first=ibis.ifelse(counts, held.thing, ibis.null("string")).min()
    )
    exact = summed.exact.round(6)
    summed = summed.mutate(missing=exact.ceil().cast("float64") - exact)
    counting = summed.filter(summed.first.notnull())
    several = counting.group_by("product").agg(factors=counting.count()).rename(_product="product")
    summed = summed.left_join(several, summed["product"] == several._product)
    rounded = summed.filter(summed.missing > 0).select("missing", "first", "factors", _product="product", _factor="factor")
    joined = found.left_join(
        rounded,
        [found["product"] == rounded._product, found.factor == rounded._factor, found.thing == rounded.first],
    )
    shown = (joined.missing.notnull() & (joined.factors > 1)).fill_null(False)
    added = ibis.ifelse(
        shown,
        text(
            "; all cores with factor ",
            joined.factor_text,
            " are added up before they are rounded up, which is counted here",
        ),
        ibis.literal(""),
    )
    own = joined.cores * joined.factor
    result = joined.mutate(
        by_cores=own + ibis.ifelse(shown, joined.missing, 0.0), rounded=own + joined.missing.fill_null(0.0), added=added
    )
    return result.drop("missing", "first", "factors", "_product", "_factor")


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
    held = rounded_up(found, found.cores.notnull())
    rule = text(counted(held.cores, "core"), " × ", held.factor_text, " (", held.family, ")", held.reach, held.added)
    return lines(held, held.by_cores, rule, {"cores": "cores"})
