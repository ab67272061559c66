"""The best packages that differ from a given one in a few issues, where too many are that near to look at each."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backtable.search._branch import halves, impact_of
from backtable.search._exposure import most_cells
from backtable.search._leaf import leaf
from backtable.search._listing import listed
from backtable.search._loose import Box
from backtable.search._measures import Codes, Floats
from backtable.search._near import one_changed, some_changed
from backtable.search._nearby import Nearby, Nearest, Sets
from backtable.search._region import Region
from backtable.search._search import Progress
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, View

VICINITY_BUDGET = 10_000_000_000
_GAP = 1e-6
_FIRST_GAP = 0.01
_FIRST_PART = 2  # of the work is for the best of all
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
        within: no package that changes all issues of a set that is named comes to more than what is named of that set by more than this share of it.
        others: no set of issues comes to more than this that is not named and holds all of none that is named; 0 where nothing is left.
        interrupted: whether somebody stopped it.
    """

    found: tuple[tuple[tuple[int, ...], Codes, float], ...]
    bound: float
    within: float
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
    changes that are not made. First the best of all is sought, then the best of each set of issues. A set is left out where some of its issues alone do as well.

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
    first: Nearest | None = None
    try:
        with stopping:
            (progress or (lambda *_: None))("Preparing the search", 0, 0)
            space = Nearby(view, most_cells(memory), here, places, changes)
            first = Nearest(space, Sets(space), progress)
    except KeyboardInterrupt:
        pass
    if first is None:
        return Vicinity((), np.inf, np.inf, np.inf, True)
    most = first.run(budget // _FIRST_PART, max(gap, _FIRST_GAP), stopping=stopping).bound
    return _Vicinity(first, top, gap, most).look(budget, stopping)


class _Vicinity(Nearest):
    """Keeps the best package of every set of issues; a region is closed when nothing in it can beat some of the issues that are changed all over it.

    What waits is looked at by how far its bound exceeds what it must beat, so that no set takes all the work. Meanwhile what comes to no more than the last of the best
    sets is left out; where that turns out to be too much, as a set is worth no more than some of its issues, everything is looked at once more.

    Args:
        first: the search for the best of all.
        top: how many sets are named.
        gap: by what share of its gain a set may be better than is proven.
        most: no package comes to more.
    """

    def __init__(self, first: Nearest, top: int, gap: float, most: float) -> None:
        super().__init__(first.space, first.sets, first.say)
        self.root, self.pool, self._known = first.root, first.pool, first._known
        self.top, self.gap, self.most = top, gap, most
        self._left = 0.0  # what comes to no more may have been left out
        self._careful = False  # whether nothing is left out
        self._told = np.inf  # what a look that left something out has proven of other sets

    def look(self, budget: int, stopping: Stopping) -> Vicinity:
        """Search until nothing that waits can be among the best sets, or as much work is done as allowed."""
        space, number, closed = self.space, 1, 0.0
        waiting: list[tuple[float, int, Region]] = [(-np.inf, 0, self.root)]
        held: list[Region] = []  # what is between waiting and its parts waiting
        try:
            with stopping:
                self._begin()
                while space.work < budget and not stopping.asked:
                    if not waiting or self._excess(waiting[0][2]) >= -1.0:
                        waiting = [(self._excess(region), place, region) for _, place, region in waiting]  # more is known than when they began to wait
                        heapq.heapify(waiting)
                        if not waiting or waiting[0][0] >= -1.0:
                            if self._left <= self._last():
                                break
                            self._told = max([self._left, *(region.bound for _, _, region in waiting)])
                            self._left, self._careful, waiting = 0.0, True, [(-np.inf, 0, space.root())]
                    region = waiting[0][2]
                    held = [region]
                    parts = self._opened(region)
                    heapq.heappop(waiting)
                    for part in parts:
                        part.bound = min(part.bound, region.bound, self.most)
                        if part.bound > self._beaten(self._known_in(part.box)):
                            heapq.heappush(waiting, (self._excess(part), number, part))
                            number += 1
                        else:
                            closed = max(closed, part.bound)
                    held = []
                    self.say("Searching the packages that are near", min(space.work * 100 // budget, 100), 100)
        except KeyboardInterrupt:
            pass
        return self._proven([*held, *(region for _, _, region in waiting)], closed, stopping.asked)

    def _proven(self, waiting: Sequence[Region], closed: float, interrupted: bool) -> Vicinity:
        """Give the best sets, and what is proven of them by what still waits and the most that was closed."""
        known = self.sets.named(self.top + 1)
        named = known[: self.top]
        within, bound = 0.0, max([closed, *(value for _, _, value in named[:1])])
        others = max([self._left, *(value for _, _, value in known[self.top :])])
        if self._left > self._last():
            within = max([0.0, *(self._left / value - 1.0 for _, _, value in named)])
        for region in sorted(waiting, key=lambda region: -region.bound):
            changed, most = set(self.space.changed(region.box)), min(region.bound, self.most)
            bound = max(bound, most)
            settled = any(changed.issuperset(names) for names, _, _ in named)
            if not settled:
                others = max(others, most)
                most = min(most, self._told)
            if named and most > (1.0 + within) * named[-1][2]:
                within = max(within, most / self._least_held(named, region.box) - 1.0)
        others = min(others, self._told, self.most)
        return Vicinity(tuple(named), min(max(bound, others), self.most), within, others, interrupted)

    def _least_held(self, named: Sequence[tuple[tuple[int, ...], Codes, float]], box: Box) -> float:
        """Give the least that is known of the best set that is named and that a package of a box holds; infinite where none can hold one."""
        changed, undecided = set(self.space.changed(box)), self.space.undecided(box)
        held = [changed.union(names) for names, _, _ in named if changed.union(undecided).issuperset(names)]
        best = (max(value for names, _, value in named if together.issuperset(names)) for together in held if len(together) <= self.space.changes)
        return min(best, default=np.inf)

    def exact(self, codes: Codes) -> Floats:
        """Give what packages come to, as in every search; what a region must beat stays as it is."""
        value = self.value
        found = super().exact(codes)
        self.value = value
        return found

    def _usual(self) -> float:
        return self.sets.most or 1e-3 * self.space.ours.size

    def _beaten(self, value: float) -> float:
        return value + self.gap * value + self.space.view.tolerance

    def _excess(self, region: Region) -> float:
        """Give how many times what it must beat a region comes to at most, with a minus, so that the largest comes first."""
        return -region.bound / self._beaten(max(self._known_in(region.box), self._last()))

    def _known_in(self, box: Box) -> float:
        """Give the largest value that is known of some of the issues that differ all over a box, which no set in it need be named for reaching."""
        return self.sets.part(self.space.changed(box))

    def _last(self) -> float:
        """Give what a set must come to, to be named; 0 as long as fewer are known than are asked for."""
        return self.sets.last(self.top)

    def _begin(self) -> None:
        """Find good packages: one issue after the other is changed of the best found before."""
        self.say("Looking for good packages", 0, 0)
        allowed = np.array([low < high for low, high in self.root.box])
        beam = self.space.here[None]
        for _ in range(self.space.changes):
            codes = np.unique(np.concatenate([one_changed(self.space.sizes, row) for row in beam]), axis=0)
            differ = codes != self.space.here
            codes = codes[(differ.sum(axis=1) <= self.space.changes) & ~differ[:, ~allowed].any(axis=1)]
            gain, _ = self.pool.score(codes)
            order = np.argsort(-gain, kind="stable")[:_TRIED]
            names = [tuple(row) for row in (codes[order] != self.space.here).tolist()]
            firsts = list({name: row for row, name in reversed(list(zip(order.tolist(), names, strict=True)))}.values())
            firsts.sort(key=lambda row: -gain[row])
            for start in range(0, min(len(firsts), 4 * _BEAM), _AT_ONCE):
                self.exact(codes[firsts[start : min(start + _AT_ONCE, 4 * _BEAM)]])
            beam = codes[firsts[:_BEAM]]
        for changed, codes, _ in self.sets.named(_CLIMBED):
            self._climb(changed, codes)

    def _climb(self, changed: tuple[int, ...], codes: Codes) -> None:
        """Change the issues of a set together as long as that helps."""
        best, here = self.sets.known[changed][0], self.space.here
        while True:
            tried = some_changed(self.space.sizes, codes, changed)
            tried = tried[(tried[:, list(changed)] != here[list(changed)]).all(axis=1)]
            gain, _ = self.pool.score(tried)
            row = int(np.argmax(gain))
            if gain[row] <= best * (1 + 1e-9):
                return
            codes, best = tried[row], float(gain[row])
            self.exact(codes[None])

    def _opened(self, region: Region) -> list[Region]:
        """Give the parts of a region that are left to be looked at, their bounds tightened."""
        undecided, enough = self.space.undecided(region.box), self._weighed(region)
        if (not undecided and self._few(region, enough, _LEAF_WORK)) or float(np.prod([high - low + 1.0 for low, high in region.box])) <= _ALL:
            region.bound = self._each(region, enough)
            return [region]
        parts = self.space.parted(region, self._weights(region, undecided)) if undecided else halves(self.space, region, self.value)
        for part in parts:
            part.bound = min(part.bound, region.bound)
            self.regions += 1
            self._bounded(part, self._weighed(part))
        return parts

    def _weighed(self, region: Region) -> float:
        """Give what is enough for a region, and set against what it is weighed."""
        known, last = self._known_in(region.box), self._last()
        self.value = known
        if last > known and not self._careful:
            self.value, self._left = last, max(self._left, last)
        return max(self._beaten(known), last)

    def _weights(self, region: Region, undecided: Sequence[int]) -> Floats:
        """Give how much hangs on each issue that may differ or not."""
        impact = impact_of(self.space, region)
        moved = np.array([sum(codes[place] != self.space.here[place] for codes, _ in region.seen) for place in undecided], dtype=float)
        return moved if impact is None else impact[list(undecided)] + 1e-9 * moved

    def _each(self, region: Region, enough: float) -> float:
        """Value the packages of a region one by one that may come to more than is enough; give what is left of its bound."""
        known = self._known_in(region.box)
        if self._loose or float(np.prod([high - low + 1.0 for low, high in region.box])) <= _ALL:
            codes = listed(region.box)
            self.exact(codes[(codes != self.space.here).any(axis=1)])
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
