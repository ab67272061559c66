"""A line of a licence position."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Owned against needed, for one product and metric under one reading.

    Args:
        owned: units of rights owned, after upgrades and retirements.
        needed: units that the footprint requires under the metric.
        used: units of the owned rights that cover needs (a suite or a newer edition may serve several).
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
