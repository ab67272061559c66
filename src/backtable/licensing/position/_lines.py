"""The lines of a tally, and which of them belong to which readings."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing._parts import part
from backtable.licensing._rules import NoRuleError
from backtable.licensing.metrics import LINES as METRIC_LINES
from backtable.licensing.metrics import METRICS
from backtable.licensing.position._counted import counted_by, marks_of
from backtable.licensing.position._counting import Counting, Tally
from backtable.licensing.position._served import complete, lines_by_host

# What is counted over all things that are licensed in one way, as metrics have it, and the version of a line for some machines of a host.
TOGETHER = ("alone", "alone_rule", "people", "least", "step", "version")
LINES = ibis.schema(
    {
        "product": "string",
        "right": "string",  # key of the product to be owned, an edition of it perhaps
        "metric": "string",
        "thing": "string",
        "machines": "int64",
        "quantity": "float64",
        "rule": "string",
    }
)
# Lines as they are kept: each once, with the tally that it is of and the variants of it to which it belongs, as bits.
KEPT = ibis.schema({"tally": "int64", "under": "int64", **LINES} | {name: METRIC_LINES[name] for name in TOGETHER})
# Lines as metrics give them, with the tally that counts them and the mark of its variant at the end of their product.
COUNTS = ibis.schema(
    {"tally": "int64"} | {name: LINES[name] for name in ("product", "thing", "machines", "quantity", "rule")} | {name: METRIC_LINES[name] for name in TOGETHER}
)
# What a tally's products are in lines: the key of the right, the variants to which lines belong that are counted anew nowhere, as bits,
# whether those of the first variant do, and whether the thing of a line says where another is counted anew.
NAMED = ibis.schema(
    {"_tally": "int64", "_marked": "string", "_named": "string", "right": "string", "metric": "string", "_of": "int64", "_first": "boolean",
     "_bits": "int64", "_by_thing": "boolean"}
)  # fmt: skip
_SUFFIX = 3
SERVED = "counted already: one licensing of a server serves every database on it that counts as the same edition"


def lines_of(tally: Tally, counted: ir.Table, owner: int, machines: ir.Table, counting: Counting) -> ir.Table:
    """Give every line of a tally in all of its variants, as its metric gives them; columns of `COUNTS`.

    Args:
        counted: columns of `COUNTED`.
        owner: as from `owners`.
        machines: the estate's machines, for metrics that ask for more than those on which the product runs.
    """
    held = counted_by(tally, counted, owner, counting)
    try:
        found = lines_by_host(tally, held, machines, counting) if counting.is_wide(tally) else METRICS[tally.metric].lines(held, machines, tally.answers)
    except NoRuleError as error:
        found = _without_rule(held, str(error))
    if tally.once:
        found = once(complete(found), (*tally.served, *tally.products), tuple(tally.products), len(tally.variants) > 1)
    return _numbered(found, tally.number)


@part
def _numbered(found: ir.Table, number: int) -> ir.Table:
    """Give lines with the number of their tally; columns of `COUNTS`."""
    every = complete(found)
    told = {name: ibis.literal(number, type="int64") if name == "tally" else every[name].cast(COUNTS[name]) for name in COUNTS}
    return every.select(**told)


def named_of(tallies: Sequence[Tally], counting: Counting, owner: Mapping[int, int]) -> list[dict[str, Any]]:
    """Give the rows of `NAMED`; `owner` as from `owners`."""
    return [
        {
            "_tally": tally.number,
            "_marked": f"{product}{mark}",
            "_named": product,
            "right": next((right for right, metric in counting.licensed[product] if metric == tally.metric and right != product), product),
            "metric": tally.metric,
            "_of": owner[tally.number],
            "_first": not number,
            "_bits": 1 << number if number else tally.every,
            "_by_thing": bool(tally.spot),
        }
        for tally in tallies
        for product in tally.products
        for number, mark in enumerate(marks_of(tally))
    ]


@part
def kept_lines(counts: ir.Table, named: ir.Table, spots: ir.Table | None) -> ir.Table:
    """Give lines with the variants to which each belongs; columns of `KEPT`.

    A line of the first variant belongs to all but those that count its thing anew.

    Args:
        counts: columns of `COUNTS`.
        named: columns of `NAMED`; lines of others are left out.
        spots: as from `spots_of`; None where no tally has several variants.
    """
    held = counts.join(named, [counts.tally == named._tally, counts["product"] == named._marked])
    under: Any = held._bits
    if spots is not None:
        here = spots.rename(_spot_of="tally", _at="spot")
        held = held.mutate(_spot=ibis.ifelse(held._by_thing, held.thing, ""))
        held = held.left_join(here, [held._of == here._spot_of, held._spot == here._at])
        under = ibis.ifelse(held._first, held._bits - held.anew.fill_null(0), held._bits)
    told = {"under": under.cast("int64"), "product": held._named}
    return held.select(**{name: told[name] if name in told else held[name] for name in KEPT})


@part
def once(lines: ir.Table, order: tuple[str, ...], wanted: tuple[str, ...], several: bool) -> ir.Table:
    """Give lines of editions that are counted as a higher one, with none of their own where that is counted already.

    One licensing of a server serves every database on it: a line counts nothing where the edition itself has one of the same thing, or
    another product that is counted as it.

    Args:
        order: the products of a tally, after those that serve them.
        wanted: the products of the tally; lines of others are left out then.
        several: whether the products' names end with the variant.
    """
    mark, name = lines["product"].right(_SUFFIX), lines["product"].substr(0, lines["product"].length() - _SUFFIX)
    held = lines.mutate(_mark=mark if several else ibis.literal(""), _name=name if several else lines["product"])
    held = held.mutate(_rank=ibis.cases(*((held._name == product, rank) for rank, product in enumerate(order)), else_=len(order)))
    first = held.filter(held.quantity.notnull()).group_by(["_mark", "thing"]).aggregate(_first=lambda t: t._rank.min())
    first = first.rename(_of="_mark", _at="thing")
    held = held.left_join(first, [held._mark == first._of, held.thing == first._at]).filter(lambda t: t._name.isin(wanted))
    serves = (held.quantity.notnull() & (held._first < held._rank)).fill_null(False)
    return held.mutate(
        quantity=ibis.ifelse(serves, 0.0, held.quantity),
        alone=ibis.ifelse(serves, 0.0, held.alone),
        alone_rule=ibis.ifelse(serves, ibis.literal(SERVED), held.alone_rule),
        rule=ibis.ifelse(serves, ibis.literal(SERVED), held.rule),
    ).select(*lines.columns)


@part
def _without_rule(rows: ir.Table, reason: str) -> ir.Table:
    """Give a line without a quantity for each machine, as no rule of that day is known."""
    return rows.select(
        "product",
        thing="machine",
        machines=ibis.literal(1),
        quantity=ibis.null("float64"),
        rule=ibis.literal(f"not counted: {reason}"),
    )
