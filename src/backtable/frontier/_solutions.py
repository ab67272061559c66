"""Nash, Kalai–Smorodinsky, egalitarian and utilitarian solutions on a discrete set."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from backtable.value import efficient

Gains = NDArray[np.float64]
_RELATIVE = 1e-11


def _nash(gains: Gains) -> Gains:
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(gains).sum(axis=1), dtype=float)


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


def solve(gains: Gains, tolerance: float = 0.0) -> dict[str, NDArray[np.intp]]:
    """Give for each solution the rows that attain it, several where they tie.

    No deal is the disagreement point at gain 0. There are solutions where some row gains everybody something. Then all rows take part in
    which nobody does worse than with no deal, those among them that leave somebody at no deal included: they shape the ideal point of
    Kalai and Smorodinsky, who take it over all that is no worse than no deal, and one of them may have the largest sum. Among rows that tie in a
    solution those stay that are efficient.

    Args:
        gains: (packages, sides) of gains over no deal.
        tolerance: how far from the best still ties, and how far from no deal is the same as no deal, in the unit of the gains; products of gains and shares of an
            ideal, which have no unit, tie within 1e-11 of the best.

    Returns:
        Solution → row numbers; empty without mutual gain.
    """
    if not (gains > tolerance).all(axis=1).any():
        return {}
    rational = np.flatnonzero((gains >= -tolerance).all(axis=1))
    rows = np.where(gains[rational] > tolerance, gains[rational], 0.0)
    result = {}
    for name, (_, measure, _) in SOLUTIONS.items():
        worth = measure(rows)
        span = tolerance if name in ("egalitarian", "utilitarian") else _RELATIVE
        best = np.flatnonzero(worth >= worth.max() - span)
        steps = rows[best] if tolerance <= 0 else np.round(rows[best] / tolerance)
        result[name] = rational[best[efficient(steps)]]
    return result
