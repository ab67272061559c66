"""A line of a licence position."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Owned against needed, for one product and metric under one reading.

    Args:
        owned: units of rights owned, after upgrades and retirements.
        needed: units that the footprint requires under the metric.
        used: units of the owned rights that cover needs (a suite or a newer edition may serve several), rounded up once like what is
            needed: the rest of a unit is of no use elsewhere.
        available: owned and not used.
        shortfall: needed and not covered.
        unlicensed: installations behind the shortfall, in proportion to it.
        uncounted: things that the metric could not count, as a figure is missing or they cannot be licensed so.
        unit_price: of one unit at list, in the position's currency; None where no price is known.
        true_up: what must be bought for the shortfall at that price; None where no price is known.
        over: available units at that price; None where no price is known.
        ordered: units that an order for the shortfall comes to, as in whole packs; None where it is the shortfall.
    """

    reading: str
    publisher: str
    product: str
    title: str
    edition: str
    version: str
    metric: str
    owned: Decimal
    needed: Decimal
    used: Decimal
    available: Decimal
    shortfall: Decimal
    unlicensed: int
    uncounted: int = 0
    unit_price: Decimal | None = None
    true_up: Decimal | None = None
    over: Decimal | None = None
    ordered: Decimal | None = None

    @property
    def to_buy(self) -> Decimal:
        """Units that must be bought for the shortfall: whole packs where it is sold in packs."""
        return self.shortfall if self.ordered is None else self.ordered


def alike(rows: Iterable[PositionRow], units: dict[str, str]) -> tuple[PositionRow, ...]:
    """Give rows with those of one reading put together that are of the same product, unit and price.

    Units of one kind may be counted by several metrics, host by host; to a reader they are one thing. The metric is that of the first.

    Args:
        units: metric → what it counts in.
    """
    found: dict[tuple[object, ...], PositionRow] = {}
    for row in rows:
        key = (row.reading, row.product, units.get(row.metric, row.metric), row.unit_price)
        found[key] = _sum(found[key], row) if key in found else row
    return tuple(found.values())


def _sum(one: PositionRow, other: PositionRow) -> PositionRow:
    def both(name: str) -> Decimal | None:
        first, second = getattr(one, name), getattr(other, name)
        return None if first is None or second is None else first + second

    bought = one.to_buy + other.to_buy
    shortfall = one.shortfall + other.shortfall
    return replace(
        one,
        version=one.version if one.version == other.version or not other.version else ", ".join(filter(None, (one.version, other.version))),
        owned=one.owned + other.owned,
        needed=one.needed + other.needed,
        used=one.used + other.used,
        available=one.available + other.available,
        shortfall=shortfall,
        unlicensed=one.unlicensed + other.unlicensed,
        uncounted=one.uncounted + other.uncounted,
        true_up=both("true_up"),
        over=both("over"),
        ordered=None if bought == shortfall else bought,
    )
