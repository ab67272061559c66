"""Quantities that we do not know exactly, who knows them, and what others believe instead."""

from dataclasses import dataclass, field

from backtable.errors import Place


@dataclass(frozen=True, slots=True)
class Distribution:
    """How likely each value of a quantity is.

    Args:
        kind: triangular (low, likely, high), chance (p), uniform (low, high), normal (mean, sd),
            lognormal (median, sigma of the logarithm), pert (low, likely, high), values (the values; weights apart).
        parameters: the numbers named above, in that order.
        weights: for `values`, the weight of each, adding up to 1.
        low, high: where a normal or lognormal is cut off, if it is.
    """

    kind: str
    parameters: tuple[float, ...]
    weights: tuple[float, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Belief:
    """What a side or a person takes an assumption to be, right or wrong."""

    viewer: str
    distribution: Distribution


@dataclass(frozen=True, slots=True)
class Assumption:
    """A quantity that we do not know exactly.

    Args:
        key: its name in formulas.
        about: what it is, for readers.
        distribution: what we hold likely.
        unit: as for issues.
        known_to: keys of the sides and people who know its true value.
        as_seen_by: what others believe instead.
        source: where the numbers come from.
    """

    key: str
    about: str
    distribution: Distribution
    unit: str = ""
    known_to: tuple[str, ...] = ()
    as_seen_by: tuple[Belief, ...] = ()
    source: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Correlation:
    """Spearman's rank correlation between two assumptions, from -1 to 1."""

    first: str
    second: str
    rank: float
    place: Place = field(default=Place(""), compare=False)
