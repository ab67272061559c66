"""Nash, Kalai–Smorodinsky, egalitarian and utilitarian solutions on a discrete set."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.value import efficient

Gains = NDArray[np.float64]
Rows = NDArray[np.intp]
_RELATIVE = 1e-11
_NEAR = 8.0  # in tolerances: points of lines that are nearer than that to each other are one


@dataclass(frozen=True, slots=True)
class SolutionBound:
    """How near a solution of points that were searched is to that of all packages.

    Args:
        worth: what it comes to at least, in what it makes largest: the product of gains, the smallest share of an ideal gain, the smallest gain, the sum.
        bound: no package comes to more.
    """

    worth: float
    bound: float


def _nash(gains: Gains) -> Gains:
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(np.maximum(gains, 0.0)).sum(axis=1), dtype=float)


def _kalai_smorodinsky(gains: Gains) -> Gains:
    ideal = gains.max(axis=0)
    return np.asarray((gains / np.where(ideal > 0, ideal, 1.0)).min(axis=1), dtype=float)


def _egalitarian(gains: Gains) -> Gains:
    return np.asarray(gains.min(axis=1), dtype=float)


def _utilitarian(gains: Gains) -> Gains:
    return np.asarray(gains.sum(axis=1), dtype=float)


SOLUTIONS: dict[str, tuple[str, Callable[[Gains], Gains], str]] = {
    "nash": ("Nash", _nash, "largest product of gains (Nash 1950)"),
    "kalai_smorodinsky": (
        "Kalai–Smorodinsky",
        _kalai_smorodinsky,
        "equal shares of each side's ideal gain (Kalai and Smorodinsky 1975)",
    ),
    "egalitarian": ("Egalitarian", _egalitarian, "largest smallest gain (Kalai 1977)"),
    "utilitarian": ("Utilitarian", _utilitarian, "largest sum of gains (Harsanyi 1955)"),
}


def gainful(gains: Gains, tolerance: float = 0.0, joined: Rows | None = None) -> Rows:
    """Give the rows from which everybody gains, and the ends at which that begins of lines on which everybody does.

    Args:
        gains: (packages, sides) of gains over no deal.
        tolerance: how far from no deal is the same as no deal.
        joined: (lines, 2) rows between which every point of a straight line can be had, too.
    """
    mutual: NDArray[np.bool_] = np.all(gains > tolerance, axis=1)
    found = mutual.copy()
    if joined is not None and len(joined):
        for rows, others in (joined.T, joined[:, ::-1].T):
            found[rows[mutual[others] & (gains[rows] >= -_NEAR * tolerance).all(axis=1)]] = True
    return np.flatnonzero(found)


def solve(gains: Gains, tolerance: float = 0.0, joined: Rows | None = None) -> dict[str, Rows]:
    """Give for each solution the rows that attain it, several where they tie.

    No deal is the disagreement point at gain 0. Only rows with a gain for everybody take part; among rows that tie
    in a solution those stay that are efficient.

    Args:
        gains: (packages, sides) of gains over no deal.
        tolerance: how far from the best still ties, in the unit of the gains; products of gains and shares of an
            ideal, which have no unit, tie within 1e-11 of the best.
        joined: (lines, 2) rows between which every point of a straight line can be had, too: where everybody begins to gain on one
            takes part, as the least or the most that comes with a gain for all.

    Returns:
        Solution → row numbers; empty without mutual gain.
    """
    mutual = gainful(gains, tolerance, joined)
    if len(mutual) == 0:
        return {}
    rows = gains[mutual]
    result = {}
    for name, (_, measure, _) in SOLUTIONS.items():
        worth = measure(rows)
        span = tolerance if name in ("egalitarian", "utilitarian") else _RELATIVE
        best = np.flatnonzero(worth >= worth.max() - span)
        steps = rows[best] if tolerance <= 0 else np.round(rows[best] / tolerance)
        result[name] = mutual[best[efficient(steps)]]
    return result


def solution_bounds(gains: Gains, beyond: NDArray[np.float64], tolerance: float = 0.0) -> dict[str, SolutionBound]:
    """Give for each solution of some points how much more any package can come to, where no package is further beyond the points than is known.

    A package that everybody gains from has a point that, raised by so much, is at least as good for everybody; and what a solution makes largest
    grows with every gain. The ideal gains of Kalai and Smorodinsky are known between those of the points and those of the raised points; the solution's share is taken
    of the higher, and the bound of the lower.

    Args:
        gains: (points, sides) of gains over no deal.
        beyond: (sides,) for every package there is a point that brings at most so much less to each.
        tolerance: how far from no deal is the same as no deal.

    Returns:
        Solution → worth and bound; empty without mutual gain, or where nothing is known.
    """
    solved = solve(gains, tolerance)
    if not solved or not np.isfinite(beyond).all():
        return {}
    tops = gains + beyond + tolerance
    tops = np.maximum(tops[(tops >= 0).all(axis=1)], 0.0)
    mutual = gains[(gains > tolerance).all(axis=1)]
    found = {name: np.maximum(gains[rows[0]], 0.0) for name, rows in solved.items()}
    low, high = mutual.max(axis=0), tops.max(axis=0)
    return {
        "nash": SolutionBound(float(found["nash"].prod()), _outwards(tops.prod(axis=1))),
        "kalai_smorodinsky": SolutionBound(float((found["kalai_smorodinsky"] / high).min()), min(_outwards((tops / low).min(axis=1)), 1.0)),
        "egalitarian": SolutionBound(float(found["egalitarian"].min()), _outwards(tops.min(axis=1))),
        "utilitarian": SolutionBound(float(found["utilitarian"].sum()), _outwards(tops.sum(axis=1))),
    }


def _outwards(worths: Gains) -> float:
    return float(worths.max()) * (1 + 1e-12)
