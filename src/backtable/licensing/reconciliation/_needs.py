"""Needs, the ways to license them, and rights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class People:
    """People of one thing, who are counted over all things that are licensed so: as many units are needed, if the things need fewer.

    Args:
        pool: key of those that are counted together.
        number: people who are others than those of every other thing.
        same: people who are the same at every thing, or the fewest for all of them together: the most counts.
        step: what all things need by themselves is rounded up to so many units, as to 25 for each processor that begins; 0 for none.
    """

    pool: str
    number: Decimal = Decimal(0)
    same: Decimal = Decimal(0)
    step: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Demand:
    """Units of a right that one thing needs by itself, and the people that come with it."""

    right: str
    units: Decimal
    people: People | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with a way: units of another right, and the installations behind all of the need's things that ask for them.

    Args:
        once: whether the installations are behind what many needs ask for once, and not behind this need's things alone.
    """

    right: str
    units: Decimal
    machines: int = 0
    people: People | None = None
    once: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One way to license a thing: so many units of a right, as in 28 Datacenter or 140 Standard core licences.

    Args:
        beside: what must be licensed in the same way, as the options of a database.
        people: who are counted over all things that are licensed so.
    """

    right: str
    units: Decimal
    beside: tuple[Beside, ...] = ()
    people: People | None = None

    @property
    def demands(self) -> tuple[Demand, ...]:
        """Every right that it asks for, with its units."""
        return (Demand(self.right, self.units, self.people), *(Demand(item.right, item.units, item.people) for item in self.beside))


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
class Spot:
    """Where parts of a suite stand together: things that are alike, all of them.

    Args:
        parts: (keys of the rights to a part, units of it on all of these things).
    """

    parts: tuple[tuple[tuple[str, ...], Decimal], ...]


@dataclass(frozen=True, slots=True)
class Right:
    """Units owned of a product under a metric.

    Args:
        owned: units.
        price: of one more unit; None counts as dearer than any that is known.
        covers: keys of other rights whose needs a unit of this one may serve as well (a newer version, a higher
            edition with downgrade rights, a suite).
        includes: keys of rights that a unit of this one serves all at once (a suite serves each of its parts on the same machine).
        sold_as: key of the right that is bought where this one is missing; empty where it is this one itself (a licence for an
            older version is not sold any more).
        above: keys of rights of lower editions beside which this one is a further way to license the same: it counts as higher, as
            one that covers them does, but serves no needs of theirs.
        spots: where parts of what it includes stand, as one unit serves the parts on one thing only; None where nobody can say, and
            all may stand together.
    """

    key: str
    owned: Decimal
    price: Decimal | None = None
    covers: tuple[str, ...] = ()
    sold_as: str = ""
    includes: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    spots: tuple[Spot, ...] | None = None

    @property
    def bought_as(self) -> str:
        """The key of the right that is bought where this one is missing."""
        return self.sold_as or self.key

    def serves(self, key: str) -> bool:
        """Say whether a unit of this one may serve needs of a right."""
        return key in (self.key, *self.covers, *self.includes)

    def used(self, covers: "Iterable[Cover]", together: Decimal | None = None) -> Decimal:
        """Give how many units serve: those that serve one need each, and those that serve what it includes.

        Args:
            together: units that serve what it includes; without it as many as serve the most needed of that.
        """
        own = [cover for cover in covers if cover.right == self.key]
        alone = sum((cover.units for cover in own if cover.serves not in self.includes), Decimal(0))
        most = max((cover.units for cover in own if cover.serves in self.includes), default=Decimal(0))
        return alone + (most if together is None else together)


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
        needed: right as it is bought → units that the chosen ways need, rounded up once, after adding up.
        shortfall: right as it is bought → units missing.
        cost: of the shortfall at the rights' prices.
        together: right → units of it that serve what it includes, where it is known what stands together.
    """

    uses: tuple[Use, ...]
    covers: tuple[Cover, ...]
    needed: Mapping[str, Decimal]
    shortfall: Mapping[str, Decimal]
    cost: Decimal
    together: Mapping[str, Decimal] = field(default_factory=dict)
