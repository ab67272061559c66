"""What a package gives up and what it keeps for us, in money and terms."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from backtable.case import Package
from backtable.planning._prospects import Prospects, agreeing
from backtable.value import View, codes_of

LIKELY = 0.05  # a chance below which a package is no yardstick


class Yardstick(StrEnum):
    """What a package is compared with."""

    LAST = "our last offer"
    OPENING = "our opening"
    BEST = "the best that they might approve"


@dataclass(frozen=True, slots=True)
class Concession:
    """What a package gives up and keeps against another one, once it is agreed.

    Args:
        against: what the other one is. The best that they might approve is the package by which we gain most of all that our own
            people would approve and that passes in at least one world in twenty.
        other: that package.
        gives_up: how much less we gain by it in expectation than we would by the other, in the worlds in which they agree to it (in all, where they agree in
            none); below 0 where we gain more.
        keeps: how much we gain by it in the same worlds.
        changed: issues in which it differs.
    """

    against: Yardstick
    other: Package
    gives_up: float
    keeps: float
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A package that a move puts forward or to which it would bind us, and how it compares.

    Args:
        keeps: how much we gain by it in expectation in the worlds in which they agree to it; in all, where they agree in none.
        concessions: against our last offer, our opening and the best that they might approve, as far as there are such, they are not the same
            and not this package.
    """

    package: Package
    keeps: float
    concessions: tuple[Concession, ...]


def concession(view: View, package: Package, against: Yardstick, other: Package) -> Concession:
    """Give what a package gives up and keeps against another, judged in those of the view's worlds in which they agree to it."""
    case = view.case
    keeps, kept = gains_where_agreed(view, package, package, other)
    changed = tuple(issue.key for issue, new, old in zip(case.issues, package.values, other.values, strict=True) if new != old)
    return Concession(against, other, kept - keeps, keeps, changed)


def gains_where_agreed(view: View, agreed: Package, *packages: Package) -> tuple[float, ...]:
    """Give our expected gain by each of some packages in the worlds in which one passes; in all, where it passes in none."""
    count = len(view.worlds.weights)
    passes = np.broadcast_to(view.acceptable(codes_of(view.case, [agreed])), (1, count))[0]
    gains = np.broadcast_to(view.side_gain(view.case.ours, codes_of(view.case, list(packages))), (len(packages), count))
    return tuple(float(gain) for gain in gains @ agreeing(passes, view.worlds.weights))


def best_row(pool: Prospects) -> int | None:
    """Give the package of the pool by which we gain most of those that may be sent and have a chance to pass; None where none has."""
    likely = (pool.passes @ pool.weights >= LIKELY) & (pool.fees > 0)
    if not likely.any():
        return None
    return int(np.argmax(np.where(likely, pool.gains @ pool.weights, -np.inf)))
