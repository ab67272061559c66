"""What our people at the front could be talked into on the spot, where there are too many packages to look at each."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.errors import TooLargeError
from backtable.quantities import memory_words
from backtable.search._measures import Codes, Factor, Floats, Quantity
from backtable.search._search import Progress, Search
from backtable.search._space import Found, Space
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, LEAST_MEMORY, View, mean_gain

SPOT_BUDGET = 400_000_000
_GAP = 1e-6
_ROUNDED = 1e-8  # what rounding outwards may leave between a value and its bound


@dataclass(frozen=True, slots=True)
class Exposure:
    """The worst for us that could be agreed on the spot.

    Args:
        codes: (issues,) of the package; None where none was found.
        gain: what we gain by it on average.
        least: no package that could be agreed there brings us less; infinite where it is proven that there is none.
        interrupted: whether somebody stopped the search.
    """

    codes: Codes | None
    gain: float
    least: float
    interrupted: bool = False


def agreed_on_the_spot(view: View, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Give where all whom our authority asks sit at the front and say yes: (packages, worlds or 1)."""
    agreed = view.side_accepts(view.case.our_side, codes)
    for person in view.case.our_side.people:
        if not view.model.seating[person.key]:
            agreed = agreed & ~view.required(person, codes)
    return agreed


def exposure(
    view: View, budget: int = SPOT_BUDGET, memory: int = DEFAULT_MEMORY, progress: Progress | None = None, stopping: Stopping | None = None
) -> Exposure:
    """Give the lowest mean gain of ours among packages to which all whom our authority asks sit at the front and say yes.

    They must say so in `own_chance` of the worlds at least. The search is that for the best package, for another aim: it looks for as little gain of ours as
    possible, our people at the front need to say yes often enough, those at the back never do, and nobody else is asked.

    Args:
        view: the case in some worlds, best without large tables (`TABLE_CELLS`).
        budget: how many numbers may be computed, roughly.
        memory: bytes that joins of tables may take, roughly.
        stopping: whether somebody has asked to stop.
    """
    spot = _Spot(view, most_cells(memory))
    found = Search(spot, progress).run(spot.work + budget, _GAP, starts=2, stopping=stopping)
    if found.best is None:
        return Exposure(None, np.nan, np.inf if found.bound <= spot.nothing else spot.top - found.bound, found.interrupted)
    gain = float(mean_gain(view, view.case.ours, found.best[None])[0])
    least = spot.top - found.bound
    return Exposure(found.best, gain, gain if gain - least <= _ROUNDED * spot.reach else least, found.interrupted)


def most_cells(memory: int) -> int:
    """Give how many numbers a join of tables may hold.

    Raises:
        TooLargeError: the memory does not suffice for any search.
    """
    if memory < LEAST_MEMORY:
        raise TooLargeError(f"a search needs {memory_words(LEAST_MEMORY)} of memory at least")
    return max(10_000, min(1_000_000, memory // 1024))


class _Spot(Space):
    """The case as somebody sees it who wants our people at the front to agree to as little as possible for us."""

    def __init__(self, view: View, most: int) -> None:
        super().__init__(view, most, alone=True)
        case = view.case
        mean = mean_of(self.ours, self.weights)
        _, high = self.ranges(self.whole)
        highest = float(mean.ends(high, high, self.whole)[1][0])
        self.reach = max(self.ours.size, 1e-290)
        self.top = highest + 1e-9 * self.reach
        self.ours = self._opposite(mean)
        ours = {person.key: person for person in case.our_side.people}
        self.slack = {
            key: self.slack[key] if view.model.seating[key] else self.measures.quantity([], fixed=np.array([-1.0])) for key in ours
        }
        self.heard = frozenset(ours)
        self.keep([self.ours, *self.slack.values()])

    def _opposite(self, mean: Quantity) -> Quantity:
        """Give `top` less a quantity of one measure, as a quantity of a measure of its own."""
        place = self.measures.count
        self.measures.count += 1
        for number, factor in enumerate(self.measures.factors):
            here = np.flatnonzero(factor.columns == mean.first)
            if len(here):
                columns, values = np.append(factor.columns, place), np.concatenate([factor.values, -factor.values[..., here]], axis=-1)
                self.measures.factors[number] = Factor(factor.touched, columns, values)
        loose = tuple(replace(term, sign=-term.sign) for term in mean.loose)
        return replace(mean, first=place, fixed=self.top - mean.fixed, under=-mean.over, over=-mean.under, loose=loose)

    def exact(self, codes: Codes) -> tuple[Floats, NDArray[np.bool_]]:
        """Give (packages,) how much less than `top` we gain, and which of them could be agreed on the spot."""
        self.work += len(codes) * len(self.weights) * 50
        return self.top - mean_gain(self.view, self.case.ours, codes), self.kept(codes) & self._agreed(codes)

    def values(self, codes: Codes, measures: Floats | None = None) -> Found:
        """Give the same by measures."""
        found = self.measures.of(codes) if measures is None else measures
        self.work += len(codes) * len(self.weights) * (1 + len(self.slack))
        agreed = np.ones((len(codes), 1), dtype=bool)
        needed = self.needed(codes)
        for key, quantity in self.slack.items():
            if needed[key].any():
                agreed = agreed & (~needed[key] | (quantity.at(found) >= 0))
        share = self.view.mean(agreed)
        return Found(self.ours.at(found)[:, 0], share, share >= self.case.own_chance - 1e-12)

    def _agreed(self, codes: Codes) -> NDArray[np.bool_]:
        return self.view.mean(agreed_on_the_spot(self.view, codes)) >= self.case.own_chance - 1e-12


def mean_of(quantity: Quantity, weights: Floats) -> Quantity:
    """Give the mean of a quantity over the worlds."""

    def mean(values: Floats) -> Floats:
        return np.array([float(np.broadcast_to(values, weights.shape) @ weights)])

    return replace(
        quantity, weights=np.ones((1, 1)), fixed=mean(quantity.fixed), under=mean(quantity.under), over=mean(quantity.over),
        loose=tuple(replace(term, mean=weights) for term in quantity.loose),
    )  # fmt: skip
