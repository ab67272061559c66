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
    facts: Mapping[str, Mapping[str, str]] | None = None,
) -> ir.Table:
    """Give every line under one reading's answers, as one expression.

    Args:
        rows: a footprint.
        machines: the estate's machines, for metrics that ask for more than those on which the product runs.
        licensed: product → the ways to license it: (product to be owned, metric).
        answers: question → answer, and facts that hold for all products.
        facts: product → facts of its own.

    Raises:
        NoAnswerError: a metric is not known.
    """
    ways = [(product, right, metric) for product, pairs in licensed.items() for right, metric in pairs]
    if unknown := sorted({metric for _, _, metric in ways} - set(METRICS)):
        raise NoAnswerError(f"no metric is called {', '.join(unknown)}; there are {', '.join(sorted(METRICS))}")
    found = []
    own = facts or {}
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for product, _, metric in ways:
        products = alike.setdefault((metric, tuple(sorted(own.get(product, {}).items()))), [])
        if product not in products:
            products.append(product)
    for (metric, facts_of), products in alike.items():
        counted = METRICS[metric].lines(
            kept(rows.filter(rows["product"].isin(sorted(products))), answers, metric),
            machines,
            {**answers, **dict(facts_of)},
        )
        other = [
            (product, right)
            for product, right, under in ways
            if under == metric and product in products and right != product
        ]
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


def needs_of(
    lines: ir.Table, licensed: Mapping[str, Sequence[tuple[str, str]]], rows: ir.Table, machines: ir.Table
) -> tuple[Need, ...]:
    """Give the needs that lines come to: one for a product with a single way, like things together where there are several.

    Some ways license a host and others each machine on it: what stands on one host is licensed in one way. Where a way
    licenses something else than machines (all users), the whole product is licensed in one way.

    Args:
        lines: a computed relation of one reading.
        rows: the footprint.
        machines: the estate's machines.
    """
    needs: list[Need] = []
    single = [product for product, pairs in licensed.items() if len(pairs) == 1]
    several = {product: pairs for product, pairs in licensed.items() if len(pairs) > 1}
    if single:
        sums = lines.filter(lines["product"].isin(single)).group_by(["product", "right", "metric"])
        summed = sums.aggregate(units=lines.quantity.sum(), behind=lines.machines.sum()).order_by("product")
        for row in summed.to_pyarrow().to_pylist():
            units = METRICS[row["metric"]].total(row["units"] or 0.0)
            if units:
                way = Way(right_key(row["right"], row["metric"]), Decimal(units))
                needs.append(Need(row["product"], 1, (way,), int(row["behind"])))
    loose = _loose(lines, several, rows, machines) if several else set()
    for product, pairs in several.items():
        own = lines.filter(lines["product"] == product)
        if product in loose:
            own = own.mutate(place=ibis.literal(product))
        else:
            hosts = rows.filter((rows["product"] == product) & (rows.kind == "virtual") & (rows.host != ""))
            hosts = hosts.select(_machine="machine", _place="host")
            own = own.left_join(hosts, own.thing == hosts._machine)
            own = own.mutate(place=own._place.fill_null(own.thing))
        needs += _alike(product, pairs, own, product in loose)
    return tuple(needs)


def _loose(lines: ir.Table, several: Mapping[str, object], rows: ir.Table, machines: ir.Table) -> set[str]:
    """Give the products of which a line stands for something else than a machine."""
    products = sorted(several)
    own = lines.filter(lines["product"].isin(products)).select("product", "thing").distinct()
    for known in (machines, rows.filter(rows["product"].isin(products))):
        own = own.anti_join(known, own.thing == known.machine)
    found = own.select("product").distinct()
    return set(found.to_pyarrow().column("product").to_pylist())


def _alike(product: str, pairs: Sequence[tuple[str, str]], own: ir.Table, loose: bool) -> list[Need]:
    """Give the needs of a product with several ways, its lines having the column place: what must be licensed in one way."""
    figures = {}
    for position, (right, metric) in enumerate(pairs):
        this = (own.right == right) & (own.metric == metric)
        figures[f"units{position}"] = own.quantity.sum(where=this)
        figures[f"missing{position}"] = own.quantity.isnull().any(where=this)
        figures[f"behind{position}"] = own.machines.sum(where=this)
    sums = own.group_by("place").aggregate(**figures)
    columns = [name for name in figures if not name.startswith("behind")]
    behind = [column for column in figures if column.startswith("behind")]
    alike = sums.group_by(columns).aggregate(count=sums.count(), **{name: sums[name].sum() for name in behind})
    needs = []
    for number, row in enumerate(alike.order_by(columns).to_pyarrow().to_pylist()):
        counted = [position for position in range(len(pairs)) if row[f"units{position}"] is not None]
        # A way that counts only a part of what stands there would be cheap for the wrong reason.
        complete = [position for position in counted if not row[f"missing{position}"]] or counted
        ways = tuple(
            Way(right_key(*pairs[position]), _units(pairs[position][1], row[f"units{position}"], loose))
            for position in complete
        )
        if ways:
            most = max(int(row[name] or 0) for name in behind)
            needs.append(Need(f"{product} #{number}", row["count"], ways, most))
    return needs


def _units(metric: str, units: float, whole: bool) -> Decimal:
    return Decimal(METRICS[metric].total(units)) if whole else Decimal(str(units))
