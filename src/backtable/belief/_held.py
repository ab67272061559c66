"""What is held of a quantity: its mean and the interval that it is in nine times out of ten."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ENDS = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Held:
    """Mean, 5 % and 95 % point."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Spread(Held):
    """The same, and how likely each of its bins or values is."""

    shares: tuple[float, ...]


def held(values: Floats, weights: Floats) -> Held:
    """Give what is held of a quantity from its (worlds,) values and weights."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    low, high = (values[order][min(int(np.searchsorted(reached, at - 1e-12)), len(values) - 1)] for at in ENDS)
    return Held(float(values @ weights), float(low), float(high))


def distance(first: Floats, first_weights: Floats, second: Floats, second_weights: Floats) -> float:
    """Give how far a whole distribution is from another: the mean way of its weight, 0 where they are the same, in the unit of the values.

    It is the Wasserstein distance of order 1, the area between the two distribution functions (Vallender 1974). It is never less than the
    difference of the means, and also sees a range that becomes narrower around the same mean.
    """
    values = np.concatenate([first, second])
    order = np.argsort(values, kind="stable")
    apart = np.cumsum(np.concatenate([first_weights, -second_weights])[order])
    return float(np.abs(apart[:-1]) @ np.diff(values[order]))


def spread(values: Floats, weights: Floats, edges: Floats, few: bool) -> Spread:
    """Give the same with the share of each value, or of each bin between edges."""
    if few:
        shares = [float(weights[values == edge].sum()) for edge in edges]
    else:
        places = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, len(edges) - 2)
        shares = [float(share) for share in np.bincount(places, weights=weights, minlength=len(edges) - 1)]
    found = held(values, weights)
    return Spread(found.mean, found.low, found.high, tuple(shares))
