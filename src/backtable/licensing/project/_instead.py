"""What machines that no way could count may come to: as the edition that may be asked for instead."""

from dataclasses import dataclass

import ibis

from backtable.licensing import PositionRow
from backtable.licensing.position import Uncounted, position
from backtable.licensing.project._count import Count
from backtable.licensing.recognition import instead_of


@dataclass(frozen=True, slots=True)
class Instead:
    """The edition that may be asked for, with what all of these machines would need of it.

    Args:
        title: of the edition.
        rows: what is needed; none where that cannot be counted either.
    """

    title: str
    rows: tuple[PositionRow, ...]


def instead(found: Count, item: Uncounted, reading: str) -> Instead | None:
    """Count machines as the edition that may be asked for where a product cannot be licensed; None where no such is known.

    Nothing that is owned is set against it: it may serve elsewhere.
    """
    other = instead_of().get(item.product)
    if other is None:
        return None
    products, told = found.project.products, found.position
    deployed = found.recognised.deployed
    own = deployed.filter(deployed["product"].isin(told.counting.behind([item.product]))).semi_join(item.where, "machine")
    counted = position(
        found.estate.connection,
        own.mutate(product=ibis.literal(other)),
        told.machines,
        products,
        (),
        [one for one in told.readings if one.name == reading],
        found.project.as_of,
        facts=found.project.facts,
    )
    return Instead(products[other].title, tuple(row for row in counted.rows if row.needed and not row.uncounted))
