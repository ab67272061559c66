"""What machines that no way could count may come to: as the edition that may be asked for instead."""

from dataclasses import dataclass, replace
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from backtable.licensing import PositionRow
from backtable.licensing.position import Uncounted, position
from backtable.licensing.project._count import Count
from backtable.licensing.recognition import instead_of


@dataclass(frozen=True, slots=True)
class Instead:
    """The edition that may be asked for, with what all of these machines would need of it.

    Args:
        title: of the edition.
        rows: what is needed, beyond what the edition needs there already; none where that is nothing or cannot be counted either.
        more: whether the edition is counted already, so that the rows are of what comes on top.
    """

    title: str
    rows: tuple[PositionRow, ...]
    more: bool = False


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
    own = own.mutate(product=ibis.literal(other))
    higher = deployed.filter(deployed["product"].isin(told.counting.behind([told.counting.as_one.get(other, other)])))
    before = _needed(found, higher.mutate(product=ibis.literal(other)), reading)
    if not before:
        return Instead(products[other].title, tuple(_needed(found, own, reading).values()))
    # One licensing of a server serves every database on it: what both need together, less what the edition needs without these.
    both = _needed(found, higher.mutate(product=ibis.literal(other)).union(own), reading)
    if before.keys() - both.keys():
        return Instead(products[other].title, ())
    rows = (_beyond(row, before[metric]) if metric in before else row for metric, row in both.items())
    return Instead(products[other].title, tuple(row for row in rows if row.needed), True)


def _needed(found: Count, deployed: ir.Table, reading: str) -> dict[str, PositionRow]:
    """Give metric → what a product needs, without anything that is owned."""
    told = found.position
    counted = position(
        found.estate.connection,
        deployed,
        told.machines,
        found.project.products,
        (),
        [one for one in told.readings if one.name == reading],
        found.project.as_of,
        facts=found.project.facts,
        bare=True,
    )
    return {row.metric: row for row in counted.rows if row.needed and not row.uncounted}


def _beyond(row: PositionRow, before: PositionRow) -> PositionRow:
    """Give what is needed beyond what was needed before, of which nothing is owned."""
    more = max(Decimal(0), row.needed - before.needed)
    true_up = None if row.true_up is None or before.true_up is None else max(Decimal(0), row.true_up - before.true_up)
    return replace(row, needed=more, shortfall=more, true_up=true_up, ordered=None)
