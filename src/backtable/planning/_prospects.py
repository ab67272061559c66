"""A pool of packages in the same worlds: what each would bring, and where it would pass."""

from collections.abc import Callable, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from backtable.planning._lying import bound
from backtable.value import Packages, View, value_all

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
_SCREEN_POOL = 1024
_ADDED = 384
_NOTHING = 1e-12
Taking = Callable[[NDArray[np.bool_]], list[NDArray[np.bool_]]]


class Stage:
    """What they take in one round, packages × worlds, and what we gain by it.

    Args:
        passes: (packages, worlds) what they take.
        gains: (packages, worlds) what we gain by each.
        ranked: (packages,) the order in which scores are computed.
    """

    def __init__(self, passes: NDArray[np.bool_], gains: Floats, ranked: NDArray[np.intp]) -> None:
        self.passes = passes
        self.values: Floats = gains * passes
        self._ranked = ranked
        self._short: tuple[NDArray[np.float32], NDArray[np.float32]] | None = None

    def within(self, inside: NDArray[np.bool_]) -> "Stage":
        """Give the same in some of the worlds."""
        part = copy(self)
        part.passes, part.values = self.passes[:, inside], self.values[:, inside]
        values, passes = self._shorter()
        part._short = (values[:, inside], passes[:, inside])
        return part

    def brought(self, places: slice, left: Floats) -> Floats:
        """Give what ranked packages bring in worlds of these weights, to seven digits: (packages,), or (packages, columns) where there are several."""
        return _product(self._shorter()[0][places], left)

    def spared(self, places: slice, after: Floats) -> Floats:
        """Give what is lost of something that comes after, where ranked packages pass: (packages,), to seven digits."""
        return _product(self._shorter()[1][places], after)

    def _shorter(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Give values and passes in the order of the ranks: half as long numbers, in slices, for it is memory that takes the time."""
        if self._short is None:
            self._short = (self.values[self._ranked].astype(np.float32), self.passes[self._ranked].astype(np.float32))
        return self._short


class Prospects:
    """Packages × worlds.

    Args:
        view: the case in some worlds.
        codes: (packages, issues).
        fees: (packages,) share of what can be gained that is left once a package may be sent: 1 where it can be sent as it is, 0
            where it is not to be offered.
        taking: gives what they take round by round, (packages, worlds) each, of what they would approve; all of it by default.
        given: rows to which our own side has said yes, whatever the case has of that, so that only the other sides' tables count.

    `asks` (packages,) is our expected gain over all worlds: of two offers the one with more asks for more, whatever is learned from answers.
    `passes` (packages, worlds) is what they would approve; what they take of it in a round stands in `at`.
    """

    def __init__(self, view: View, codes: Codes, fees: Floats | None = None, taking: Taking | None = None, given: Sequence[int] = ()) -> None:
        shape = (len(codes), view.worlds.count)
        self.view = view
        self.codes = codes
        self.fees: Floats = np.ones(len(codes)) if fees is None else fees
        self.weights = view.worlds.weights
        self.passes = np.array(np.broadcast_to(view.acceptable(codes), shape))
        for row in given:
            self.passes[row] = bound(view, codes[[row]])
        self.gains = np.array(np.broadcast_to(view.side_gain(view.case.ours, codes), shape))
        self.taken = [self.passes] if taking is None else taking(self.passes)
        self.asks: Floats = self.gains @ self.weights
        self.theirs: Floats = sum(
            (view.mean(view.side_gain(side.key, codes)) for side in view.case.other_sides), np.zeros(len(codes))
        )
        self.rank()

    def rank(self) -> None:
        """Put packages in the order of what they ask for, most first, and make the rounds."""
        self.ranked = np.argsort(-self.asks, kind="stable")
        self._falling = -self.asks[self.ranked]
        self._stages = [Stage(passes, self.gains, self.ranked) for passes in self.taken]

    @property
    def stages(self) -> int:
        """How many rounds differ in what they take."""
        return len(self._stages)

    def at(self, place: int) -> Stage:
        """Give what they take of the offer of a round, from 0; after the last round that differs it stays as it is."""
        return self._stages[min(place, len(self._stages) - 1)]

    def likely(self, row: int) -> float:
        """Give the chance that they take a package now."""
        return float(self.at(0).passes[row] @ self.weights)

    def between(self, most: float, least: float) -> slice:
        """Give the places among the ranked packages of those that ask for no more than one figure and no less than another."""
        first = np.searchsorted(self._falling, -most - self.view.tolerance, "left")
        return slice(int(first), int(np.searchsorted(self._falling, -least + self.view.tolerance, "right")))

    def theirs_of(self, row: int, weights: Floats) -> float:
        """Give what the other sides gain by a package in expectation, under weights on the worlds."""
        gains = (self.view.side_gain(side.key, self.codes[[row]]) for side in self.view.case.other_sides)
        return float(sum(np.broadcast_to(gain, (1, len(weights)))[0] @ weights for gain in gains))

    def without_fees(self) -> "Prospects":
        """Give the same packages as if each could be sent as it is."""
        free = copy(self)
        free.fees = (self.fees > 0).astype(float)
        return free

    def also(self, rows: Sequence[int]) -> "Prospects":
        """Give the same packages as if these, too, could be offered as they are."""
        if not len(rows):
            return self
        more = copy(self)
        more.fees = self.fees.copy()
        more.fees[list(rows)] = 1.0
        return more

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
        part._stages = [stage.within(inside) for stage in self._stages]
        del part.gains, part.passes  # of all worlds
        return part

    def later(self, rounds: int = 1) -> "Prospects":
        """Give the same packages once a round or more have passed."""
        part = copy(self)
        part._stages = self._stages[rounds:] or self._stages[-1:]
        return part

    def __len__(self) -> int:
        return len(self.codes)


def agreeing(passes: NDArray[np.bool_], weights: Floats) -> Floats:
    """Give weights on the worlds in which something passes, which add up to 1; where it passes in none, those of all of them."""
    inside: Floats = weights * passes
    whole = float(inside.sum())
    return inside / whole if whole > _NOTHING else weights


def pool_of(
    view: View, packages: Packages, allowed: NDArray[np.intp], keep: Sequence[int], rounds: int, liked: Floats | None = None
) -> NDArray[np.intp]:
    """Give the packages worth a closer look, by a first pass over all that our side allows.

    The best to propose now, and then, round by round, the best once those before were turned down: a good second offer need not be
    a good first one.

    Args:
        view: the case in few worlds.
        allowed: rows of packages that may be sent.
        keep: rows that are looked at whatever they bring.
        liked: (packages allowed,) how likely they take each at the least where they would approve it, if they hold out for more.
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
        order.append(int(chosen[np.argmax(pool.at(0).values @ alive[-1])]))
    if len(alive) > 1:
        later = value_all(view, codes, np.stack(alive[1:], axis=1)).columns
        added = [_best(later[:, column], _ADDED) for column in range(later.shape[1])]
        chosen = np.unique(np.concatenate([chosen, *added]))
    if liked is not None:
        chosen = np.unique(np.concatenate([chosen, _best(first.gain * liked, _SCREEN_POOL)]))
    rows = allowed[chosen]
    return np.unique(np.concatenate([rows, np.array(list(keep), dtype=np.intp)]))


def _best(values: Floats, count: int) -> NDArray[np.intp]:
    if len(values) <= count:
        return np.arange(len(values), dtype=np.intp)
    return np.sort(np.argpartition(-values, count)[:count])


@np.errstate(invalid="ignore")  # small products of short numbers may raise the flag though every number is finite (numpy issue 24067)
def _product(rows: NDArray[np.float32], weights: Floats) -> Floats:
    return np.asarray(rows @ weights.astype(np.float32), dtype=float)
