"""The cheapest fix where there are too many packages to look at each: the nearest package that everybody asked says yes to."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from backtable.search._listing import listed
from backtable.search._loose import Box
from backtable.search._measures import Codes, Floats
from backtable.search._region import Region, duties
from backtable.search._space import Space
from backtable.value import View, mean_gain

FIX_BUDGET = 1_500_000_000
_ALL = 20_000
_AT_ONCE = 256
_EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Yeses:
    """How often everybody must say yes to a package that mends another.

    Args:
        asked: person → the chance of their yes, where they must approve in more than half of the worlds.
        passing: person → the chance that they say yes or need not be asked.
        won: a person whose yes is asked for also where they need not approve; empty for nobody.
    """

    asked: Mapping[str, float]
    passing: Mapping[str, float]
    won: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """The package that changes the fewest issues, and of those moves our mean gain least.

    Args:
        codes: (issues,) of it; None where none was found.
        proven: whether it is proven that no other changes fewer or moves our gain less; without a package, that there is none.
        interrupted: whether somebody stopped it.
    """

    codes: Codes | None
    proven: bool
    interrupted: bool = False


def fix(space: Space, here: Codes, wanted: Yeses, budget: int = FIX_BUDGET) -> Fix:
    """Give the nearest package to which people say yes often enough.

    Sets of issues that may change are taken by their size. For each, boxes of options are kept whose packages may yet do, that with the
    smallest possible change of our mean gain first; small ones are valued package by package, in the order of that change.

    Args:
        space: the case in some worlds.
        here: (issues,) the package to be mended.
        budget: how many numbers may be computed, roughly.
    """
    search = _Fixing(space, here, wanted)
    if not search.may_do(space.whole):
        return Fix(None, True)
    issues, proven = [place for place, size in enumerate(space.sizes) if size > 1], True
    until = space.work + budget
    for count in range(1, len(issues) + 1):
        whole = search.look(list(combinations(issues, count)) if _few(len(issues), count) else [], until)
        proven = proven and whole
        if search.found is not None or space.work >= until or search.stopped:
            break
    return Fix(search.found, proven, search.stopped)


def _few(issues: int, count: int) -> bool:
    """Say whether so many sets of issues can be looked at one by one; where not, the search ends without a proof."""
    total = 1
    for number in range(count):
        total = total * (issues - number) // (number + 1)
    return total <= 100_000


class _Fixing:
    def __init__(self, space: Space, here: Codes, wanted: Yeses) -> None:
        self.space, self.view, self.wanted = space, space.view, wanted
        self.here = np.asarray(here, dtype=np.int32)
        self.gain = float(mean_gain(self.view, self.view.case.ours, self.here[None])[0])
        free = np.full(space.measures.count, np.inf)
        self._free = free
        self.found: Codes | None = None
        self.least = np.inf
        self.stopped = False

    def may_do(self, box: Box) -> bool:
        """Say whether some package of a box may be one to which everybody says yes often enough."""
        return self._nearest(box) is not None

    def _nearest(self, box: Box) -> float | None:
        """Give the least change of our mean gain in a box; None where no package of it does."""
        space = self.space
        low, high = space.ranges(box)
        region = Region(box, low, high, -self._free, self._free)
        found = duties(space, region)
        if found is None:
            return None
        space.work += len(space.weights) * (1 + len(space.slack)) * 20
        required, _ = found
        for key, wanted in self.wanted.asked.items():
            surely = np.broadcast_to(required[key], space.weights.shape)
            asked = float(surely @ space.weights) > 0.5 + _EDGE or key == self.wanted.won
            if not asked and not surely.any():
                continue
            _, most = space.slack[key].ends(low, high, box)
            maybe = np.broadcast_to(most >= 0, space.weights.shape)
            if asked and float(maybe @ space.weights) < wanted - _EDGE:
                return None
            if float((~surely | maybe) @ space.weights) < self.wanted.passing[key] - _EDGE:
                return None
        lower, upper = (float(np.broadcast_to(end, space.weights.shape) @ space.weights) for end in _mean_ends(space, low, high, box))
        return max(lower - self.gain, self.gain - upper, 0.0)

    def look(self, sets: list[tuple[int, ...]], until: int) -> bool:
        """Look for the best package that changes all issues of one of these sets and no other; say whether all was looked at.

        Ctrl-C ends it with what was found.
        """
        waiting: list[tuple[float, int, tuple[int, ...], Box]] = []
        number = 0
        try:
            for part in sets:
                if self.space.work >= until:
                    return False
                number = self._wait(waiting, number, part, self._opened(part), 0.0)
            while waiting and waiting[0][0] < self.least:
                if self.space.work >= until:
                    return False
                bound, _, part, box = heapq.heappop(waiting)
                if float(np.prod([float(high - low + 1) for low, high in box])) <= _ALL:
                    self._value(part, box)
                    continue
                for half in _halves(box):
                    number = self._wait(waiting, number, part, half, bound)
        except KeyboardInterrupt:
            self.stopped = True
            return False
        return bool(sets)

    def _wait(
        self, waiting: list[tuple[float, int, tuple[int, ...], Box]], number: int, part: tuple[int, ...], box: Box, bound: float
    ) -> int:
        nearest = self._nearest(box)
        if nearest is not None:
            heapq.heappush(waiting, (max(nearest, bound), number, part, box))
        return number + 1

    def _opened(self, part: tuple[int, ...]) -> Box:
        own = self.here.tolist()
        return tuple((0, size - 1) if place in part else (own[place], own[place]) for place, size in enumerate(self.space.sizes))

    def _value(self, part: tuple[int, ...], box: Box) -> None:
        """Value the packages of a box that change all of some issues, in the order of how much they change our mean gain."""
        codes = listed(box)
        codes = codes[(codes[:, list(part)] != self.here[list(part)]).all(axis=1)]
        codes = codes[self.space.kept(codes)]
        if not len(codes):
            return
        moved = np.abs(mean_gain(self.view, self.view.case.ours, codes) - self.gain)
        order = np.argsort(moved, kind="stable")
        self.space.work += len(codes) * 50
        for batch in _batches(order[moved[order] < self.least]):
            self.space.work += len(batch) * len(self.space.weights) * len(self.wanted.asked)
            good = np.flatnonzero(agreeing(self.view, codes[batch], self.wanted))
            if len(good):
                self.found, self.least = codes[batch[good[0]]], float(moved[batch[good[0]]])
                return


def agreeing(view: View, codes: Codes, wanted: Yeses) -> NDArray[np.bool_]:
    """Give to which packages everybody says yes often enough: (packages,)."""
    passes = np.ones(len(codes), dtype=bool)
    for side in view.case.sides:
        needed = view.all_required(side, codes)
        for person in side.people:
            asked = np.full(len(codes), person.key == wanted.won) | (view.mean(needed[person.key]) > 0.5)
            rows = np.flatnonzero(passes & asked)
            if len(rows):
                always: NDArray[np.bool_] = np.ones((len(rows), 1), dtype=bool)
                passes[rows] = view.share_of_yes(person, codes[rows], always) >= wanted.asked[person.key] - 1e-12
            rows = np.flatnonzero(passes & needed[person.key].any(axis=1))
            if len(rows):
                passes[rows] = view.share_of_yes(person, codes[rows], needed[person.key][rows]) >= wanted.passing[person.key] - 1e-12
    return passes


def _mean_ends(space: Space, low: Floats, high: Floats, box: Box) -> tuple[Floats, Floats]:
    """Give (worlds or 1,) numbers whose means are the ends of our mean gain over a box, rounded outwards."""
    ours = space.ours
    under, over = ours.rest(box)
    away = 1e-11 * ours.size
    return ours.fixed + low[ours.first] + under - away, ours.fixed + high[ours.first] + over + away


def _batches(rows: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    size = 16
    start = 0
    while start < len(rows):
        yield rows[start : start + size]
        start, size = start + size, min(2 * size, _AT_ONCE)


def _halves(box: Box) -> list[Box]:
    widths = [high - low for low, high in box]
    widest = int(np.argmax(widths))
    low, high = box[widest]
    middle = (low + high) // 2
    return [
        tuple(ends if place == widest else old for place, old in enumerate(box)) for ends in ((low, middle), (middle + 1, high))
    ]
