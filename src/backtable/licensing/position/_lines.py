"""Lines under a reading, and the needs that they come to."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from backtable.errors import NoAnswerError
from backtable.licensing._metric import METRICS
from backtable.licensing.position._footprint import kept
from backtable.licensing.reconciliation import Need, Way

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


def right_key(product: str, metric: str) -> str:
    """Give the key of a right: units of a product under a metric."""
    return f"{product} by {metric}"


def lines_of(
    rows: ir.Table,
    machines: ir.Table,
    licensed: Mapping[str, Sequence[tuple[str, str]]],
    answers: Mapping[str, str],
) -> ir.Table:
    """Give every line under one reading's answers, as one expression.

    Args:
        rows: a footprint.
        machines: the estate's machines, for metrics that ask for more than those on which the product runs.
        licensed: product → the ways to license it: (product to be owned, metric).
        answers: question → answer.

    Raises:
        NoAnswerError: a metric is not known.
    """
    ways = [(product, right, metric) for product, pairs in licensed.items() for right, metric in pairs]
    if unknown := sorted({metric for _, _, metric in ways} - set(METRICS)):
        raise NoAnswerError(f"no metric is called {', '.join(unknown)}; there are {', '.join(sorted(METRICS))}")
    found = []
    for metric in dict.fromkeys(metric for _, _, metric in ways):
        products = sorted({product for product, _, under in ways if under == metric})
        counted = METRICS[metric].lines(
            kept(rows.filter(rows["product"].isin(products)), answers, metric), machines, answers
        )
        other = [(product, right) for product, right, under in ways if under == metric and right != product]
        owned = (
            ibis.cases(*((counted["product"] == product, right) for product, right in other), else_=counted["product"])
            if other
            else counted["product"]
        )
        found.append(
            counted.select(
                "product",
                right=owned,
                metric=ibis.literal(metric),
                thing=counted.thing.cast("string"),
                machines=counted.machines.cast("int64"),
                quantity=counted.quantity.cast("float64"),
                rule=counted.rule.cast("string"),
            )
        )
    return ibis.union(*found) if len(found) > 1 else found[0]


def needs_of(lines: ir.Table, licensed: Mapping[str, Sequence[tuple[str, str]]]) -> tuple[Need, ...]:
    """Give the needs that lines come to: one for a product with a single way, like things together where there are several.

    Args:
        lines: a computed relation of one reading.
    """
    needs: list[Need] = []
    single = [product for product, pairs in licensed.items() if len(pairs) == 1]
    several = [product for product, pairs in licensed.items() if len(pairs) > 1]
    if single:
        sums = lines.filter(lines["product"].isin(single)).group_by(["product", "right", "metric"])
        for row in sums.aggregate(units=lines.quantity.sum()).order_by("product").to_pyarrow().to_pylist():
            units = METRICS[row["metric"]].total(row["units"] or 0.0)
            if units:
                way = Way(right_key(row["right"], row["metric"]), Decimal(units))
                needs.append(Need(row["product"], 1, (way,)))
    for product in several:
        pairs = licensed[product]
        own = lines.filter(lines["product"] == product)
        sums = own.group_by("thing").aggregate(
            **{
                f"w{position}": own.quantity.sum(where=(own.right == right) & (own.metric == metric))
                for position, (right, metric) in enumerate(pairs)
            }
        )
        columns = [f"w{position}" for position in range(len(pairs))]
        alike = sums.group_by(columns).aggregate(count=sums.count()).order_by(columns)
        for number, row in enumerate(alike.to_pyarrow().to_pylist()):
            ways = tuple(
                Way(right_key(right, metric), Decimal(str(row[column])))
                for column, (right, metric) in zip(columns, pairs, strict=True)
                if row[column] is not None
            )
            if ways:
                needs.append(Need(f"{product} #{number}", row["count"], ways))
    return tuple(needs)
