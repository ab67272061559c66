"""Small pieces of expressions that mean the same on every database."""

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import and_, or_
from typing import Any

import ibis
import ibis.expr.types as ir

from backtable.licensing.metrics._contract import LINES

_TOGETHER = ("alone", "alone_rule", "people", "least", "step", "version")


def larger(left: Any, right: Any) -> ir.NumericValue:
    """Give the larger of two numbers, null if one is null (databases differ in what GREATEST makes of nulls)."""
    known = left.notnull() if not isinstance(right, ir.Value) else left.notnull() & right.notnull()
    return ibis.ifelse(known, ibis.ifelse(left >= right, left, right), ibis.null())


def smaller(left: Any, right: Any) -> ir.NumericValue:
    """Give the smaller of two numbers, null if one is null."""
    known = left.notnull() if not isinstance(right, ir.Value) else left.notnull() & right.notnull()
    return ibis.ifelse(known, ibis.ifelse(left <= right, left, right), ibis.null())


def flag(condition: Any) -> ir.IntegerValue:
    """Give 1 where a condition holds, else 0 (not every database casts a condition to a number)."""
    return ibis.ifelse(condition, ibis.literal(1, type="int64"), ibis.literal(0, type="int64"))


def fraction(value: float | str) -> ir.FloatingValue:
    """Give a number with a binary fraction (some databases take 0.5 for a decimal, of whose quotients they keep few places)."""
    return ibis.literal(repr(float(value))).cast("float64")


def ratio(dividend: Any, divisor: Any) -> ir.FloatingValue:
    """Divide with fractions (some databases divide whole numbers without)."""
    return dividend.cast("float64") / divisor


def text(*parts: Any) -> ir.StringValue:
    """Join words, whole numbers and columns; an unknown part shows as a question mark."""
    joined: Any = None
    for said, same in groupby(parts, key=lambda part: isinstance(part, str)):
        for part in ["".join(same)] if said else same:
            value: Any = ibis.literal(part) if said else part
            if not value.type().is_string():
                value = value.cast("int64").cast("string")
            shown = value if said else value.fill_null("?")
            joined = shown if joined is None else joined + shown
    return ibis.literal("") if joined is None else joined


def counted(number: Any, word: str, words: str = "") -> ir.StringValue:
    """Give a whole number with its noun: 1 core, 28 cores."""
    return ibis.ifelse(number == 1, ibis.literal(f"1 {word}"), text(number, f" {words or word + 's'}"))


def listed(column: ir.StringValue, alternatives: Sequence[Sequence[str]]) -> ir.BooleanValue:
    """Say whether a text holds every word of one of the lists; the words are in lower case."""
    found = [reduce(and_, (column.contains(str(word)) for word in words)) for words in alternatives if words]
    if len(found) < len(alternatives):
        return ibis.literal(True)
    return reduce(or_, found) if found else ibis.literal(False)


def lines(
    things: ir.Table,
    quantity: Any,
    rule: Any,
    needs: Mapping[str, str],
    refused: Any = None,
    remedy: str = "",
    together: Mapping[str, Any] | None = None,
) -> ir.Table:
    """Make lines of things.

    Args:
        things: with the columns product, thing and machines, and `homeless` where a machine's host may not be known.
        quantity: units.
        rule: how they came about.
        needs: column → what it is called; where one is null, the line has no quantity and says so.
        refused: text where a thing cannot be licensed in this way, else null.
        remedy: what to do where the host is not known, as "; name it".
        together: what is counted over all things together, and of which version the line's machines are, by the names of `LINES`.
    """
    shared = {f"_{name}": (together or {}).get(name, ibis.null(LINES[name])) for name in _TOGETHER}
    cases = [
        (things[column].isnull(), text("not counted: the ", words, " of ", things.thing, " are not known"))
        for column, words in needs.items()
    ]
    if needs and "homeless" in things.columns:
        absent = things[next(iter(needs))].isnull() & (things.homeless > 0)
        cases.insert(0, (absent, text("not counted: the host of ", things.thing, f" is not known{remedy}")))
    if refused is not None:
        cases.append((refused.notnull(), refused))
    reason = ibis.cases(*cases) if cases else ibis.null().cast("string")
    held = things.select(
        "product", "thing", machines=things.machines.cast("int64"), _quantity=quantity.cast("float64"), _rule=rule, _reason=reason, **shared
    )
    return held.select(
        "product",
        "thing",
        "machines",
        quantity=ibis.ifelse(held._reason.isnull(), held._quantity, ibis.null().cast("float64")),
        rule=held._reason.fill_null(held._rule),
        **{
            name: ibis.ifelse(held._reason.isnull(), held[f"_{name}"].cast(LINES[name]), ibis.null(LINES[name])) if together else held[f"_{name}"]
            for name in _TOGETHER
        },
    )


def together(*parts: ir.Table) -> ir.Table:
    """Put lines under each other."""
    first, *others = (part.select(*LINES) for part in parts)
    return first.union(*others) if others else first
