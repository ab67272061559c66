"""A pool of packages in the same worlds: what each would bring, and where it would pass."""

from collections.abc import Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from backtable.value import Packages, View, value_all

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
_SCREEN_POOL = 1024
_ADDED = 384
_NOTHING = 1e-12


class Prospects:
    """Packages × worlds.

    Args:
        view: the case in some worlds.
        codes: (packages, issues).
        fees: (packages,) share of what can be gained that is left once a package may be sent: 1 where it can be sent as it is, 0
            where it is not to be offered.

    `asks` (packages,) is our expected gain over all worlds: of two offers the one with more asks for more, whatever is learned from answers.
    """

    def __init__(self, view: View, codes: Codes, fees: Floats | None = None) -> None:
        shape = (len(codes), view.worlds.count)
        self.view = view
        self.codes = codes
        self.fees: Floats = np.ones(len(codes)) if fees is None else fees
        self.weights = view.worlds.weights
        self.passes = np.array(np.broadcast_to(view.acceptable(codes), shape))
        self.gains = np.array(np.broadcast_to(view.side_gain(view.case.ours, codes), shape))
        self.values: Floats = self.gains * self.passes
        self.asks: Floats = self.gains @ self.weights
        self.theirs: Floats = sum(
            (view.mean(view.side_gain(side.key, codes)) for side in view.case.other_sides), np.zeros(len(codes))
        )
        self.rank()

    def rank(self) -> None:
        """Put what scores are computed from in the order of what packages ask for, most first: half as long numbers, in slices, for it is memory that takes the time."""
        self.ranked = np.argsort(-self.asks, kind="stable")
        self._falling = -self.asks[self.ranked]
        self._short_values = self.values[self.ranked].astype(np.float32)
        self._short_passes = self.passes[self.ranked].astype(np.float32)

    def between(self, most: float, least: float) -> slice:
        """Give the places among the ranked packages of those that ask for no more than one figure and no less than another."""
        first = np.searchsorted(self._falling, -most - self.view.tolerance, "left")
        return slice(int(first), int(np.searchsorted(self._falling, -least + self.view.tolerance, "right")))

    def brought(self, places: slice, left: Floats) -> Floats:
        """Give what ranked packages bring in worlds of these weights, to seven digits: (packages,), or (packages, columns) where there are several."""
        return np.asarray(self._short_values[places] @ left.astype(np.float32), dtype=float)

    def spared(self, places: slice, after: Floats) -> Floats:
        """Give what is lost of something that comes after, where ranked packages pass: (packages,), to seven digits."""
        return np.asarray(self._short_passes[places] @ after.astype(np.float32), dtype=float)

    def agreeing(self, row: int, weights: Floats | None = None) -> Floats:
        """Give weights on the worlds in which a package passes, which add up to 1; where it passes in none, those of all of them.

        Args:
            weights: (worlds,) to start from, those of the pool by default.
        """
        return agreeing(self.passes[row], self.weights if weights is None else weights)

    def theirs_of(self, row: int, weights: Floats) -> float:
        """Give what the other sides gain by a package in expectation, under weights on the worlds."""
        gains = (self.view.side_gain(side.key, self.codes[[row]]) for side in self.view.case.other_sides)
        return float(sum(np.broadcast_to(gain, (1, len(weights)))[0] @ weights for gain in gains))

    def without_fees(self) -> "Prospects":
        """Give the same packages as if each could be sent as it is."""
        free = copy(self)
        free.fees = (self.fees > 0).astype(float)
        return free

    def no_more_than(self, most: float) -> "Prospects":
        """Give the same packages as if those that ask for more than that were not to be offered."""
        part = copy(self)
        part.fees = np.where(self.asks <= most + self.view.tolerance, self.fees, 0.0)
        return part

    def within(self, weights: Floats) -> "Prospects":
        """Give the same packages in the worlds of a weight above 0, with these weights."""
        inside = weights > 0
        part = copy(self)
        part.weights = weights[inside]
        for name in ("passes", "values", "_short_values", "_short_passes"):
            setattr(part, name, getattr(self, name)[:, inside])
        del part.gains  # of all worlds
        return part

    def __len__(self) -> int:
        return len(self.codes)


def agreeing(passes: NDArray[np.bool_], weights: Floats) -> Floats:
    """Give weights on the worlds in which something passes, which add up to 1; where it passes in none, those of all of them."""
    inside: Floats = weights * passes
    whole = float(inside.sum())
    return inside / whole if whole > _NOTHING else weights


def pool_of(view: View, packages: Packages, allowed: NDArray[np.intp], keep: Sequence[int], rounds: int) -> NDArray[np.intp]:
    """Give the packages worth a closer look, by a first pass over all that our side allows.

    The best to propose now, and then, round by round, the best once those before were turned down: a good second offer need not be
    a good first one.

    Args:
        view: the case in few worlds.
        allowed: rows of packages that may be sent.
        keep: rows that are looked at whatever they bring.
    """
    codes = packages.codes[allowed]
    first = value_all(view, codes)
    chosen = _best(first.gain, _SCREEN_POOL)
    alive = [view.worlds.weights]
    order = [int(np.argmax(first.gain))] if len(codes) else []
    for _ in range(min(rounds, 6) - 1):
        if not order:
            break
        passes = np.broadcast_to(view.acceptable(codes[[order[-1]]]), (1, view.worlds.count))[0]
        alive.append(alive[-1] * ~passes)
        if alive[-1].sum() < 1e-9:
            break
        pool = Prospects(view, codes[chosen])
        order.append(int(chosen[np.argmax(pool.values @ alive[-1])]))
    if len(alive) > 1:
        later = value_all(view, codes, np.stack(alive[1:], axis=1)).columns
        added = [_best(later[:, column], _ADDED) for column in range(later.shape[1])]
        chosen = np.unique(np.concatenate([chosen, *added]))
    rows = allowed[chosen]
    return np.unique(np.concatenate([rows, np.array(list(keep), dtype=np.intp)]))


def _best(values: Floats, count: int) -> NDArray[np.intp]:
    if len(values) <= count:
        return np.arange(len(values), dtype=np.intp)
    return np.sort(np.argpartition(-values, count)[:count])
