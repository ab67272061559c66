"""What no way could count under a reading: the machines, or a product as a whole."""

from collections.abc import Collection
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from backtable.licensing.position._position import Position
from backtable.licensing.position._why import lines_with_choice

_REASONS = 100


@dataclass(frozen=True, slots=True)
class Uncounted:
    """What could not be counted of a product, and so is in none of its figures.

    Args:
        product: key of the product as which it is counted.
        machines: on which it runs; 0 where a figure of the whole company is missing, or of hosts that it could reach only.
        others: things that are no machine on which it runs, as a host within reach or all employees.
        reasons: why, each once; the first hundred.
        where: relation with the machines.
    """

    product: str
    machines: int
    others: int
    reasons: tuple[str, ...]
    where: ir.Table


def uncounted(found: Position, reading: str, some: Collection[str] | None = None) -> tuple[Uncounted, ...]:
    """Give what could be counted in none of a product's ways, product by product.

    A machine of which one way counts nothing and another does, or whose host is counted for it, is counted. A way that may not serve, as it
    is not the usual one and nothing of it is owned, counts nothing, and neither does that of a higher edition where a figure is missing.

    Args:
        some: products that are asked for; all without it.
    """
    lines = found.lines.filter(found.lines.reading == reading)
    null = lines.filter(lines.quantity.isnull()).select("product").distinct()
    products = sorted({row["product"] for row in null.to_pyarrow().to_pylist() if some is None or row["product"] in some})
    items = (_of(found, reading, lines, product, found.counting.of_itself(product)) for product in products)
    return tuple(item for item in items if item.machines or item.others)


def _of(found: Position, reading: str, lines: ir.Table, product: str, ways: tuple[tuple[str, str], ...]) -> Uncounted:
    own = lines.filter(lines["product"] == product, ibis.or_(*((lines.right == right) & (lines.metric == metric) for right, metric in ways)))
    full = own.filter(own.quantity.notnull()).select("thing").distinct()
    null = own.filter(own.quantity.isnull()).select("thing", "rule").distinct().anti_join(full, "thing")
    open_ = null.select("thing").distinct()
    rows = found.footprint.filter(found.footprint["product"].isin(found.counting.behind([product])))
    out = found.left_out.filter(found.left_out.reading == reading).select("product", "machine")
    spots = rows.anti_join(out, ["product", "machine"]).select("machine", "place").distinct()

    def at(table: ir.Table, column: str) -> ir.Table:
        return table.rename({column: "thing"})

    here = ibis.union(
        spots.semi_join(at(open_, "machine"), "machine"), spots.semi_join(at(open_, "place"), "place"), distinct=True
    )
    # What counts a host in one way counts the machines on it, but for those that it names as not counted themselves.
    known = own.filter(own.quantity.notnull()).select("right", "metric", place="thing").distinct()
    alone = own.filter(own.quantity.isnull()).select("right", "metric", machine="thing").distinct()
    hosted = spots.join(known, "place").anti_join(alone, ["right", "metric", "machine"]).select("machine").distinct()
    here = here.anti_join(at(full, "machine"), "machine").anti_join(hosted, "machine")
    if hosts := _as_another(found, reading, product, ways, here):
        here = here.filter(~here.place.isin(hosts))
    running = ibis.union(spots.select(thing="machine"), spots.select(thing="place"), distinct=True)
    others = open_.anti_join(running, "thing")
    machines = here.select("machine").distinct()
    counted, beside = (table.count().to_pyarrow().as_py() for table in (machines, others))
    standing = ibis.union(here.select(thing="machine"), here.select(thing="place"), others, distinct=True)
    told = null.semi_join(standing, "thing").select("rule").distinct().order_by("rule").limit(_REASONS)
    reasons = told.to_pyarrow().column("rule").to_pylist() if counted or beside else []
    return Uncounted(product, counted, beside, tuple(reasons), machines)


def _as_another(found: Position, reading: str, product: str, ways: tuple[tuple[str, str], ...], here: ir.Table) -> list[str]:
    """Give those of the hosts of machines that are licensed as a whole in other ways, as of a higher edition, so that nothing is missing there."""
    if set(found.counting.licensed[product]) == set(ways) or not here.count().to_pyarrow().as_py():
        return []
    (asked,) = (one for one in found.readings if one.name == reading)
    lines = lines_with_choice(found, [asked], [product])[reading, product]
    return sorted({line["thing"] for line in lines if line["chosen"] and line["quantity"] is not None and (line["right"], line["metric"]) not in ways})
