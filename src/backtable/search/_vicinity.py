"""The best packages that differ from a given one in a few issues, where too many are that near to look at each."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from backtable.search._branch import halves, impact_of, part_of
from backtable.search._conditions import Margin
from backtable.search._exposure import most_cells
from backtable.search._leaf import leaf
from backtable.search._listing import listed
from backtable.search._measures import Box, Codes, Floats, Quantity
from backtable.search._near import one_changed, some_changed
from backtable.search._region import Region
from backtable.search._search import Progress, Search
from backtable.search._space import Space
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, View

VICINITY_BUDGET = 20_000_000_000
_GAP = 1e-6
_ALL = 256
_AT_ONCE = 32
_LEAF_WORK = 2_000_000_000  # such a region holds one set of issues alone, and parts of it would be looked at one after the other
_BEAM = 24
_TRIED = 8_192
_CLIMBED = 24


@dataclass(frozen=True, slots=True)
class Vicinity:
    """The best packages near a package.

    Args:
        found: for each set of issues that is worth naming, the largest expected gain first: places of the issues, (issues,) the package, its expected gain on the worlds of the search.
        bound: no package that near comes to more on these worlds.
        others: no other set of issues comes to more than this, or than some of its issues alone; 0 where nothing is left.
        interrupted: whether somebody stopped it.
    """

    found: tuple[tuple[tuple[int, ...], Codes, float], ...]
    bound: float
    others: float
    interrupted: bool


def vicinity(
    view: View,
    here: Codes,
    places: Sequence[int],
    changes: int,
    top: int,
    budget: int = VICINITY_BUDGET,
    memory: int = DEFAULT_MEMORY,
    gap: float = _GAP,
    progress: Progress | None = None,
    stopping: Stopping | None = None,
) -> Vicinity:
    """Search the packages that differ from a package in a few issues for the best of each set of issues.

    It is the search for the best package with one more thing that holds of packages: that they change few issues. So a line above what packages come to may pay for
    changes that are not made. A set of issues is left out where some of them alone do as well.

    Args:
        view: the case in some worlds, best without large tables (`TABLE_CELLS`).
        here: (issues,) the package.
        places: of the issues that may differ.
        changes: in how many of them packages may differ, at most.
        top: how many sets of issues are named.
        budget: how many numbers may be computed, roughly.
        memory: bytes that joins of tables may take, roughly.
        gap: by what share of its gain a set may be better than is proven.
        progress: called with words, steps done and steps in all.
        stopping: whether somebody has asked to stop.
    """
    stopping = stopping or Stopping()
    search: _Vicinity | None = None
    try:
        with stopping:
            (progress or (lambda *_: None))("Preparing the search", 0, 0)
            search = _Vicinity(_Nearby(view, most_cells(memory), here, changes), places, top, gap, progress)
    except KeyboardInterrupt:
        pass
    return search.look(budget, stopping) if search else Vicinity((), np.inf, np.inf, True)


class _Nearby(Space):
    """A case of which only those packages count that differ from one in a few issues."""

    def __init__(self, view: View, most: int, here: Codes, changes: int) -> None:
        super().__init__(view, most)
        self.here, self.changes = np.asarray(here, dtype=np.int32), changes
        place = self.measures.count
        self.measures.count += 1
        for issue, size in enumerate(self.sizes):
            self.measures.add((issue,), np.array([place], dtype=np.intp), np.where(np.arange(size) == self.here[issue], 0.0, -1.0)[:, None])
        self.scopes = [factor.touched for factor in self.measures.factors] + [item.touched for item in self.barred]
        one, none = np.ones(1), np.zeros(1)
        left = Quantity(place, one[None], changes * one, none, none, float(len(self.sizes)))
        self.limit = len(self.conditions.margins)
        self.conditions.margins.append(Margin(self.limit, left))

    def kept(self, codes: Codes) -> NDArray[np.bool_]:
        """Give which packages the rules leave that are so near."""
        near: NDArray[np.bool_] = (codes != self.here).sum(axis=1) <= self.changes
        return super().kept(codes) & near


class _Vicinity(Search):
    """Keeps the best package of every set of issues; a region is closed when nothing in it can beat some of the issues that are changed all over it."""

    space: _Nearby

    def __init__(self, space: _Nearby, places: Sequence[int], top: int, gap: float, progress: Progress | None) -> None:
        super().__init__(space, progress)
        self.here, self.changes, self.top, self.gap = space.here, space.changes, top, gap
        self.sets: dict[tuple[int, ...], tuple[float, Codes]] = {}
        own = self.here.tolist()
        box: Box = tuple((0, size - 1) if place in places else (own[place], own[place]) for place, size in enumerate(space.sizes))
        low, high = space.ranges(box)
        free = np.full(space.measures.count, np.inf)
        self.root = Region(box, low, high, -free, free, {space.limit: True})

    def look(self, budget: int, stopping: Stopping) -> Vicinity:
        """Search until nothing that waits can be among the best sets, or as much work is done as allowed."""
        space, waiting, number = self.space, [(-np.inf, 0, self.root)], 1
        closed, held = 0.0, -np.inf
        try:
            with stopping:
                self._begin()
                while waiting and space.work < budget and not stopping.asked:
                    bound = -waiting[0][0]
                    if bound <= self._beaten(self._last()):
                        break
                    region, held = waiting[0][2], bound
                    parts = self._opened(region)
                    heapq.heappop(waiting)
                    for part in parts:
                        if part.bound > self._beaten(self._known_in(part.box)):
                            heapq.heappush(waiting, (-min(part.bound, bound), number, part))
                            number += 1
                        else:
                            closed = max(closed, min(part.bound, bound))
                    held = -np.inf
                    self.say("Searching the packages that are near", min(space.work * 100 // budget, 100), 100)
        except KeyboardInterrupt:
            pass
        others = max([0.0, held, *(-item[0] for item in waiting[:1])])
        most = float(space.weights @ np.broadcast_to(np.maximum(space.ours.ends(self.root.low, self.root.high, self.root.box)[1], 0.0), space.weights.shape)) * (1 + 1e-11)
        others = min(others, most)
        named = self._named(self.top)
        best = named[0][2] if named else 0.0
        return Vicinity(tuple(named), max(best, others, min(closed, most)), others, stopping.asked)

    def exact(self, codes: Codes) -> Floats:
        """Give what packages come to, as in every search; of each set of issues the best is kept."""
        missing = np.array([row.tobytes() not in self._known for row in codes], dtype=bool)
        if missing.any():
            rows = codes[missing]
            found, passed = self.space.exact(rows)
            for row, value, passes in zip(rows, found, passed, strict=True):
                self._known[row.tobytes()] = float(value) if passes else -1.0
                changed = tuple(np.flatnonzero(row != self.here).tolist())
                if passes and changed and value > self.sets.get(changed, (self.space.view.tolerance, row))[0]:
                    self.sets[changed] = (float(value), row.copy())
        return np.array([self._known[row.tobytes()] for row in codes])

    def _usual(self) -> float:
        return max((value for value, _ in self.sets.values()), default=1e-3 * self.space.ours.size)

    def _beaten(self, value: float) -> float:
        return value + self.gap * value + self.space.view.tolerance

    def _changed(self, box: Box) -> tuple[int, ...]:
        """Give the issues that differ all over a box."""
        return tuple(place for place, (low, high) in enumerate(box) if not low <= self.here[place] <= high)

    def _undecided(self, box: Box) -> list[int]:
        """Give the issues that may differ in a box, or not."""
        return [place for place, (low, high) in enumerate(box) if low < high and low <= self.here[place] <= high]

    def _known_in(self, box: Box) -> float:
        """Give the largest value that is known of some of the issues that differ all over a box, which no set in it need be named for reaching."""
        return self._part(self._changed(box))

    def _part(self, changed: tuple[int, ...], whole: bool = True) -> float:
        """Give the largest value of some of some issues, and of all where `whole`; 0 where none is known."""
        sizes = range(1, len(changed) + whole)
        return max((self.sets[part][0] for size in sizes for part in combinations(changed, size) if part in self.sets), default=0.0)

    def _named(self, top: int) -> list[tuple[tuple[int, ...], Codes, float]]:
        """Give the best sets, those left out of which some issues do as well."""
        found = list[tuple[tuple[int, ...], Codes, float]]()
        for changed, (value, codes) in sorted(self.sets.items(), key=lambda item: (-item[1][0], len(item[0]), item[0])):
            if len(found) == top:
                break
            if self._part(changed, whole=False) < value - self.space.view.tolerance:
                found.append((changed, codes, value))
        return found

    def _last(self) -> float:
        """Give what a set must come to, to be named; 0 as long as fewer are known than are asked for."""
        named = self._named(self.top)
        return named[-1][2] if len(named) == self.top else 0.0

    def _begin(self) -> None:
        """Find good packages: one issue after the other is changed of the best found before."""
        self.say("Looking for good packages", 0, 0)
        allowed = np.array([low < high for low, high in self.root.box])
        beam = self.here[None]
        for _ in range(self.changes):
            codes = np.unique(np.concatenate([one_changed(self.space.sizes, row) for row in beam]), axis=0)
            differ = codes != self.here
            codes = codes[(differ.sum(axis=1) <= self.changes) & ~differ[:, ~allowed].any(axis=1)]
            gain, _ = self.pool.score(codes)
            order = np.argsort(-gain, kind="stable")[:_TRIED]
            names = [tuple(row) for row in (codes[order] != self.here).tolist()]
            firsts = list({name: row for row, name in reversed(list(zip(order.tolist(), names, strict=True)))}.values())
            firsts.sort(key=lambda row: -gain[row])
            for start in range(0, min(len(firsts), 4 * _BEAM), _AT_ONCE):
                self.exact(codes[firsts[start : min(start + _AT_ONCE, 4 * _BEAM)]])
            beam = codes[firsts[:_BEAM]]
        for changed, codes, _ in self._named(_CLIMBED):
            self._climb(changed, codes)
        self.value = 0.0
        self._bounded(self.root, 0.0)

    def _climb(self, changed: tuple[int, ...], codes: Codes) -> None:
        """Change the issues of a set together as long as that helps."""
        best = self.sets[changed][0]
        while True:
            tried = some_changed(self.space.sizes, codes, changed)
            tried = tried[(tried[:, list(changed)] != self.here[list(changed)]).all(axis=1)]
            gain, _ = self.pool.score(tried)
            row = int(np.argmax(gain))
            if gain[row] <= best * (1 + 1e-9):
                return
            codes, best = tried[row], float(gain[row])
            self.exact(codes[None])

    def _opened(self, region: Region) -> list[Region]:
        """Give the parts of a region that are left to be looked at, their bounds tightened."""
        known = self._known_in(region.box)
        self.value, enough = known, max(self._beaten(known), self._last())
        undecided = self._undecided(region.box)
        if (not undecided and self._few(region, enough, _LEAF_WORK)) or float(np.prod([high - low + 1.0 for low, high in region.box])) <= _ALL:
            region.bound = self._each(region, enough)
            return [region]
        parts = self._parted(region, undecided) if undecided else halves(self.space, region, self.value)
        for part in parts:
            part.bound = min(part.bound, region.bound)
            self.regions += 1
            self.value = self._known_in(part.box)
            self._bounded(part, max(self._beaten(self.value), self._last()))
        return parts

    def _parted(self, region: Region, undecided: Sequence[int]) -> list[Region]:
        """Give the parts in which one more issue does not differ, or differs everywhere."""
        impact = impact_of(self.space, region)
        moved = np.array([sum(codes[place] != self.here[place] for codes, _ in region.seen) for place in undecided], dtype=float)
        weight = moved if impact is None else impact[list(undecided)] + 1e-9 * moved
        issue, own = undecided[int(np.argmax(weight))], int(self.here[undecided[int(np.argmax(weight))]])
        low, high = region.box[issue]
        parts: list[Region] = []
        for ends in ((low, own - 1), (own, own), (own + 1, high)):
            if ends[0] <= ends[1]:
                left = self.changes - len(self._changed(region.box)) - (not ends[0] <= own <= ends[1])
                kept = {} if left else {place: (int(self.here[place]),) * 2 for place in undecided}  # as many differ as may
                parts.append(part_of(self.space, region, {**kept, issue: ends}))
        return parts

    def _each(self, region: Region, enough: float) -> float:
        """Value the packages of a region one by one that may come to more than is enough; give what is left of its bound."""
        known = self._known_in(region.box)
        if self._loose or float(np.prod([high - low + 1.0 for low, high in region.box])) <= _ALL:
            codes = listed(region.box)
            self.exact(codes[(codes != self.here).any(axis=1)])
            return known
        found = leaf(self.space, region, enough)
        self.space.work += found.work
        rest = min(found.rest, region.bound)
        for start in range(0, len(found.codes), _AT_ONCE):
            most = float(found.most[start])
            if most <= max(enough, self._beaten(self._known_in(region.box))):
                rest = max(rest, min(most, region.bound))
                break
            self.exact(found.codes[start : start + _AT_ONCE])
        return rest
