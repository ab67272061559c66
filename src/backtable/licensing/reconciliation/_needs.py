"""Needs, the ways to license them, and rights."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Way:
    """One way to license a thing: so many units of a right, as in 28 Datacenter or 140 Standard core licences."""

    right: str
    units: Decimal


@dataclass(frozen=True, slots=True)
class Need:
    """Things that must each be licensed in one of several ways.

    Args:
        key: for the trace.
        count: how many like things there are.
        ways: at least one.
        machines: installations behind all of them.
    """

    key: str
    count: int
    ways: tuple[Way, ...]
    machines: int = 0


@dataclass(frozen=True, slots=True)
class Right:
    """Units owned of a product under a metric.

    Args:
        owned: units.
        price: of one more unit; None counts as dearer than any that is known.
        covers: keys of other rights whose needs a unit of this one may serve as well (a newer version, a higher
            edition with downgrade rights, a suite).
    """

    key: str
    owned: Decimal
    price: Decimal | None = None
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """So many of a need's things are licensed in this way."""

    need: str
    way: Way
    count: int


@dataclass(frozen=True, slots=True)
class Cover:
    """Units of one right that serve needs of another (or of itself)."""

    right: str
    serves: str
    units: Decimal


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """How the needs are met at the least cost of what is missing.

    Args:
        needed: right → units that the chosen ways need, rounded up once, after adding up.
        shortfall: right → units missing.
        cost: of the shortfall at the rights' prices.
    """

    uses: tuple[Use, ...]
    covers: tuple[Cover, ...]
    needed: Mapping[str, Decimal]
    shortfall: Mapping[str, Decimal]
    cost: Decimal
