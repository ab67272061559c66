"""A case of which only packages near a given one count, and what is known of each set of issues that may be changed."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from backtable.search._branch import impact_of, part_of
from backtable.search._conditions import Margin
from backtable.search._loose import Box
from backtable.search._measures import Codes, Floats, Quantity
from backtable.search._region import Region
from backtable.search._search import Progress, Search
from backtable.search._space import Space
from backtable.value import View

_MIXED = 1e-3
_LEAF_WORK = 20_000_000  # where packages are told apart by issues that may differ or not, parts are better than a look at each


class Nearby(Space):
    """A case of which only those packages count that differ from one in at least one and at most a few of some issues.

    Args:
        view: the case in some worlds, best without large tables (`TABLE_CELLS`).
        most: how many numbers a join of tables may hold.
        here: (issues,) the package.
        places: of the issues that may differ.
        changes: in how many of them packages may differ, at most.
    """

    def __init__(self, view: View, most: int, here: Codes, places: Sequence[int], changes: int) -> None:
        super().__init__(view, most)
        self.here, self.places, self.changes = np.asarray(here, dtype=np.int32), tuple(places), changes
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
        """Give which packages the rules leave that are so near, and alike in what may not differ, and not the package itself."""
        other = codes != self.here
        differ, inside = other.sum(axis=1), other[:, self.places].sum(axis=1)
        return np.asarray(super().kept(codes) & (differ > 0) & (differ <= self.changes) & (inside == differ), dtype=bool)

    def root(self) -> Region:
        """Give all packages of which some are so near."""
        own = self.here.tolist()
        box: Box = tuple((0, size - 1) if place in self.places else (own[place], own[place]) for place, size in enumerate(self.sizes))
        low, high = self.ranges(box)
        free = np.full(self.measures.count, np.inf)
        return Region(box, low, high, -free, free, {self.limit: True})

    def changed(self, box: Box) -> tuple[int, ...]:
        """Give the issues that differ all over a box."""
        return tuple(place for place, (low, high) in enumerate(box) if not low <= self.here[place] <= high)

    def undecided(self, box: Box) -> list[int]:
        """Give the issues that may differ in a box, or not."""
        return [place for place, (low, high) in enumerate(box) if low < high and low <= self.here[place] <= high]

    def parted(self, region: Region, weights: Floats) -> list[Region]:
        """Give the parts of a region in which one more issue does not differ, or differs everywhere.

        Args:
            weights: of the issues that are undecided; the first of the largest is taken.
        """
        undecided = self.undecided(region.box)
        issue = undecided[int(np.argmax(weights))]
        own, (low, high) = int(self.here[issue]), region.box[issue]
        parts: list[Region] = []
        for ends in ((low, own - 1), (own, own), (own + 1, high)):
            if ends[0] <= ends[1]:
                left = self.changes - len(self.changed(region.box)) - (not ends[0] <= own <= ends[1])
                kept = {} if left else {place: (int(self.here[place]),) * 2 for place in undecided}  # as many differ as may
                parts.append(part_of(self, region, {**kept, issue: ends}))
        return parts


class Sets:
    """The best package that is known of each set of issues that are changed.

    Args:
        space: the packages that count.
    """

    def __init__(self, space: Nearby) -> None:
        self._here, self._least = space.here, space.view.tolerance
        self.known: dict[tuple[int, ...], tuple[float, Codes]] = {}
        self._lasts: dict[int, float] = {}

    def add(self, codes: Codes, values: Floats) -> None:
        """Take in what packages come to; less than 0 counts for nothing."""
        for row, value in zip(codes, values.tolist(), strict=True):
            changed = tuple(np.flatnonzero(row != self._here).tolist())
            if changed and value > self.known.get(changed, (self._least, row))[0]:
                self.known[changed] = (value, row.copy())
                self._lasts = {}

    @property
    def most(self) -> float:
        """The largest value that is known; 0 where none is."""
        return max((value for value, _ in self.known.values()), default=0.0)

    def part(self, changed: tuple[int, ...], whole: bool = True) -> float:
        """Give the largest value of some of some issues, and of all where `whole`; 0 where none is known."""
        sizes = range(1, len(changed) + whole)
        return max((self.known[part][0] for size in sizes for part in combinations(changed, size) if part in self.known), default=0.0)

    def named(self, top: int) -> list[tuple[tuple[int, ...], Codes, float]]:
        """Give the best sets, those left out of which some issues do as well."""
        found = list[tuple[tuple[int, ...], Codes, float]]()
        for changed, (value, codes) in sorted(self.known.items(), key=lambda item: (-item[1][0], len(item[0]), item[0])):
            if len(found) == top:
                break
            if self.part(changed, whole=False) < value - self._least:
                found.append((changed, codes, value))
        return found

    def last(self, top: int) -> float:
        """Give what a set must come to, to be among so many; 0 as long as fewer are known."""
        if top not in self._lasts:
            named = self.named(top)
            self._lasts[top] = named[-1][2] if len(named) == top else 0.0
        return self._lasts[top]


class Nearest(Search):
    """Looks for the best package near another, whatever issues it changes: the search for the best of all, which first parts a region where packages seem best that change too many.

    Args:
        space: the packages that count.
        sets: where the best of each set of issues is kept.
        progress: called with words, steps done and steps in all.
    """

    space: Nearby

    def __init__(self, space: Nearby, sets: Sets, progress: Progress | None) -> None:
        super().__init__(space, progress)
        self.sets, self.root = sets, space.root()

    def exact(self, codes: Codes) -> Floats:
        """Give what packages come to, as in every search; of each set of issues the best is kept."""
        found = super().exact(codes)
        self.sets.add(codes, found)
        return found

    def _few(self, region: Region, enough: float, most: float = _LEAF_WORK) -> bool:
        return super()._few(region, enough, most)

    def _drawn(self, count: int) -> Codes:
        """Give packages drawn among those that are near, or among all where most of their issues may differ: from there the way is not far."""
        random, space = np.random.default_rng(0), self.space
        if 2 * space.changes >= len(space.places):
            return super()._drawn(count)
        drawn = np.tile(space.here, (count, 1))
        for row in drawn:
            places = random.permutation(np.array(space.places, dtype=np.intp))[: space.changes]
            row[places] = random.integers(0, np.array(space.sizes)[places])
        return drawn

    def _halves(self, region: Region) -> list[Region]:
        space, undecided = self.space, self.space.undecided(region.box)
        if len(undecided) <= space.changes - len(space.changed(region.box)) or region.mixture is None or len(region.mixture) > len(region.seen):
            return super()._halves(region)
        differ = np.array([codes for codes, _ in region.seen])[: len(region.mixture)] != space.here
        if region.mixture[differ.sum(axis=1) > space.changes].sum() < _MIXED:
            return super()._halves(region)
        moved = region.mixture @ differ[:, undecided]
        impact = impact_of(space, region)
        weights = np.minimum(moved, 1 - moved) + _MIXED**2 * moved
        return space.parted(region, weights if impact is None else weights + _MIXED * impact[undecided] / max(float(impact.max()), 1e-300))
