"""Products that run where no title states their edition, and as what each reading counts them."""

from collections.abc import Mapping
from dataclasses import dataclass

from backtable.licensing.project._count import Count
from backtable.licensing.readings import EDITIONS

_NAMED = 6


@dataclass(frozen=True, slots=True)
class OpenEdition:
    """A product whose edition no title states on some machines.

    Args:
        lowest, highest: keys of the editions that it may be counted as.
        readings: name of a reading → the one of these that it takes.
        machines: on how many it runs.
        names: of the first of them.
    """

    product: str
    lowest: str
    highest: str
    readings: Mapping[str, str]
    machines: int
    names: tuple[str, ...]


def open_editions(found: Count) -> tuple[OpenEdition, ...]:
    """Give the products whose edition no title states, by their keys."""
    products, rows = found.project.products, found.position.footprint.filter(found.position.footprint.unstated)
    result = []
    for row in rows.group_by("product").aggregate(machines=rows.machine.nunique()).order_by("product").to_pyarrow().to_pylist():
        key, names = row["product"], rows.filter(rows["product"] == row["product"]).select("machine").distinct().order_by("machine").limit(_NAMED)
        lowest, highest = products[key].ways[0][0], products[key].highest
        taken = {item.name: highest if item.answers[EDITIONS] == "highest" else lowest for item in found.project.readings}
        result.append(OpenEdition(key, lowest, highest, taken, int(row["machines"]), tuple(names.to_pyarrow().column("machine").to_pylist())))
    return tuple(result)
