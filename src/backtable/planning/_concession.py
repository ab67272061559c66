"""What a package gives up and what it keeps for us, in money and terms."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package
from backtable.planning._lying import bound
from backtable.planning._prospects import agreeing
from backtable.value import Packages, View, codes_of, mean_gain, value_all

LIKELY = 0.05  # a chance below which a package is no yardstick
_ROUNDING = 1e-9
_BLOCK = 2048
_MOST_MEASURED = 65_536

Codes = NDArray[np.int32]


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
class Best:
    """The best package that they might approve.

    Args:
        gain: our expected gain by it over all worlds.
        packages: how many packages that our own people would approve it was looked for among.
        every: these are all that there are.
    """

    package: Package
    gain: float
    packages: int
    every: bool


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


def concession(view: View, package: Package, against: Yardstick, other: Package, given: bool = False) -> Concession:
    """Give what a package gives up and keeps against another, judged in those of the view's worlds in which they agree to it; arguments as for `gains_where_agreed`."""
    case = view.case
    keeps, kept = gains_where_agreed(view, package, package, other, given=given)
    changed = tuple(issue.key for issue, new, old in zip(case.issues, package.values, other.values, strict=True) if new != old)
    return Concession(against, other, kept - keeps, keeps, changed)


def gains_where_agreed(view: View, agreed: Package, *packages: Package, given: bool = False) -> tuple[float, ...]:
    """Give our expected gain by each of some packages in the worlds in which one passes; in all, where it passes in none.

    Args:
        given: our own side has said yes to that one, whatever the case has of that.
    """
    count = len(view.worlds.weights)
    codes = codes_of(view.case, [agreed])
    passes = bound(view, codes) if given else np.broadcast_to(view.acceptable(codes), (1, count))[0]
    gains = np.broadcast_to(view.side_gain(view.case.ours, codes_of(view.case, list(packages))), (len(packages), count))
    return tuple(float(gain) for gain in gains @ agreeing(passes, view.worlds.weights))


def best_likely(screen: View, view: View, codes: Codes, own: NDArray[np.bool_], every: bool) -> Best | None:
    """Give the package by which we gain most of those that have a chance to pass, looking from the most down; None where none has.

    Args:
        screen: the case in few worlds; what passes in none of them is not looked at in the view.
        view: worlds in which chances and gains are measured.
        codes: packages of the case.
        own: (packages,) which of them our own people would approve.
        every: they are all that the case has.
    """
    gains = mean_gain(view, view.case.ours, codes)
    order = np.flatnonzero(own)
    order = order[np.argsort(-gains[order], kind="stable")]
    measured = 0
    for start in range(0, len(order), _BLOCK):
        rows = order[start : start + _BLOCK]
        rows = rows[value_all(screen, codes[rows]).chance > 0]
        rows = rows[view.own_yes(codes[rows])]
        likely = rows[value_all(view, codes[rows]).chance >= LIKELY - _ROUNDING]
        if len(likely):
            return Best(Packages(view.case, codes).package(int(likely[0])), float(gains[likely[0]]), len(order), every)
        measured += len(rows)
        if measured > _MOST_MEASURED:
            break
    return None
