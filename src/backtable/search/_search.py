"""Best first: the region with the highest bound is looked at next, until nothing can be much better than the best package."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from backtable.search._bound import Line, lid_of, line_at, master, needs_of, own_need, priced
from backtable.search._branch import halves
from backtable.search._climb import climb
from backtable.search._leaf import leaf, work_of
from backtable.search._listing import listed
from backtable.search._measures import Codes, Floats
from backtable.search._pool import Pool
from backtable.search._region import Region, standing, tighten
from backtable.search._space import Space
from backtable.stopping import Stopping

Progress = Callable[[str, int, int], None]
_DRAWN = 64
_ROUNDS = 12
_TIGHTENED = 3
_ALL = 256
_AT_ONCE = 32
_MOST_LEAF = 30_000_000
_LEAF_WORK = 300_000_000
_LP = 2_000_000
_LINES = 24
_SEEN = 48
_EXACT_FROM = 0.97


@dataclass(frozen=True, slots=True)
class Proven:
    """What a search has found, and what it has proven.

    Args:
        best: (issues,) the best package; None where none is worth anything.
        value: its expected gain on the worlds of the search, by which the gap is taken.
        bound: no package comes to more on these worlds; infinite where that was not found out before it was stopped.
        regions: how many parts were looked at.
        interrupted: whether somebody stopped it.
        chance: no package that our own people approve has a higher chance on these worlds.
        each: how many packages were being looked at one by one when it was stopped; 0 where they were searched.
    """

    best: Codes | None
    value: float
    bound: float
    regions: int
    interrupted: bool
    chance: float = 1.0
    each: int = 0

    @property
    def gap(self) -> float:
        """By which share of the bound the best package may fall short of the best that there is."""
        if self.bound == np.inf:
            return 1.0
        return max(self.bound - self.value, 0.0) / self.bound if self.bound > 0 else 0.0


class Search:
    """Looks for the package with the largest expected gain of proposing it.

    Args:
        space: the case as the search sees it.
        progress: called with words, steps done and steps in all.
    """

    def __init__(self, space: Space, progress: Progress | None = None) -> None:
        self.space, self.pool = space, Pool(space)
        self.say = progress or (lambda *_: None)
        self.best: Codes | None = None
        self.value = 0.0
        self.bound = np.inf
        self.regions = 0
        self._closed = -np.inf  # no package in a region that was closed comes to more, but for those that were valued
        self._loose = any(quantity.loose for quantity in (space.ours, *space.slack.values()))
        self._known: dict[bytes, float] = {}
        low, high = space.ranges(space.whole)
        free = np.full(space.measures.count, np.inf)
        self.root = Region(space.whole, low, high, -free, free)

    def run(self, budget: int, gap: float = 1e-4, starts: int = 4, stopping: Stopping | None = None) -> Proven:
        """Search until the gap is small, or as much work is done as allowed; Ctrl-C stops it before.

        Args:
            budget: how many numbers may be computed, roughly; so the result does not depend on how fast a machine is.
            gap: what share of the bound may stay open.
            starts: from how many random packages to climb beside those that the bound suggests.
            stopping: whether somebody has asked to stop.
        """
        space, stopping = self.space, stopping or Stopping()
        waiting: list[tuple[float, int, Region]] = [(-np.inf, 0, self.root)]
        number, held = 1, -np.inf  # what a region that is between waiting and its parts waiting comes to at most
        try:
            with stopping:
                self._primal(starts)
                while waiting and space.work < budget and not stopping.asked:
                    bound = -waiting[0][0]
                    if bound <= self._enough(gap):
                        break
                    region = waiting[0][2]
                    parts = self._parts(region, gap)
                    held = bound
                    heapq.heappop(waiting)
                    for part in parts:
                        if part.bound > self._enough(gap):
                            heapq.heappush(waiting, (-min(part.bound, bound), number, part))
                            number += 1
                        else:
                            self._closed = max(self._closed, part.bound)
                    held = -np.inf
                    self.bound = float(max([self.value, self._closed, *(-item[0] for item in waiting[:1])]))
                    self.say(f"Proving how good it is: at most {self._open():.1%} may be missing", min(space.work * 100 // budget, 100), 100)
        except KeyboardInterrupt:
            pass
        most = space.ours.ends(self.root.low, self.root.high, self.root.box)[1]  # if every world had a package of its own
        trivial = float(space.weights @ np.broadcast_to(np.maximum(most, 0.0), space.weights.shape)) * (1 + 1e-11)
        bound = max([self.value, min(trivial, max([self._closed, held, *(-item[0] for item in waiting[:1])]))])
        return Proven(self.best, self.value, float(bound), self.regions, stopping.asked)

    def _open(self) -> float:
        return (self.bound - self.value) / self.bound if 0 < self.bound < np.inf else 1.0

    def _enough(self, gap: float) -> float:
        return self.value + gap * max(self.value, 1e-9 * self.space.ours.size)

    def exact(self, codes: Codes) -> Floats:
        """Give what packages come to, formula by formula; less than 0 where they are none, or our own people say no."""
        missing = np.array([row.tobytes() not in self._known for row in codes], dtype=bool)
        if missing.any():
            rows = codes[missing]
            found, passed = self.space.exact(rows)
            for row, value, passes in zip(rows, found, passed, strict=True):
                self._known[row.tobytes()] = float(value) if passes else -1.0
                if passes and value > self.value:
                    self.best, self.value = row.copy(), float(value)
        return np.array([self._known[row.tobytes()] for row in codes])

    def _offer(self, codes: Codes) -> None:
        gain, _ = self.pool.score(codes)
        rows = np.flatnonzero(gain > max(_EXACT_FROM * self.value, 0.0))
        if len(rows):
            self.exact(codes[rows[np.argsort(-gain[rows], kind="stable")[:8]]])

    def _primal(self, starts: int) -> None:
        """Find good packages: from what the bound of everything suggests, and from random ones."""
        self.say("Looking for good packages", 0, 0)
        self._bounded(self.root, 0.0)
        seen = [codes for codes, _ in self.root.seen]
        drawn = self._drawn(_DRAWN)
        gain, _ = self.pool.score(np.concatenate([np.array(seen, dtype=np.int32).reshape(-1, len(self.space.sizes)), drawn]))
        everything = [*seen, *drawn]
        for row in np.argsort(-gain, kind="stable")[:starts]:
            found, worth = climb(self.pool, everything[row])
            if worth > 0:
                self._offer(found[None])
        self.pool.tidy()
        if len(self.pool.codes):
            self.exact(self.pool.codes[:16])

    def _drawn(self, count: int) -> Codes:
        """Give random packages."""
        return np.random.default_rng(0).integers(0, np.array(self.space.sizes), (count, len(self.space.sizes))).astype(np.int32)

    def _halves(self, region: Region) -> list[Region]:
        """Give the parts in which a region is looked at."""
        return halves(self.space, region, self.value)

    def _parts(self, region: Region, gap: float) -> list[Region]:
        """Give parts of a region, their bounds tightened; none where all its packages were valued, or none can be better."""
        if self._few(region, self._enough(gap)):
            self._look(region, self._enough(gap))
            return []
        parts = self._halves(region)
        for part in parts:
            part.bound = min(part.bound, region.bound)
            self.regions += 1
            self._bounded(part, self._enough(gap))
        return parts

    def _few(self, region: Region, enough: float, most: float = _LEAF_WORK) -> bool:
        """Say whether the packages of a region can be looked at one by one."""
        count = float(np.prod([float(high - low + 1) for low, high in region.box]))
        if self._loose or count > _MOST_LEAF:
            return count <= _ALL
        return work_of(self.space, region, enough) <= most

    def _look(self, region: Region, enough: float) -> None:
        """Value the packages of a region one by one, but for those that surely come to no more than is enough."""
        if self._loose:
            self.exact(listed(region.box))
            return
        found = leaf(self.space, region, enough)
        self.space.work += found.work
        self._closed = max(self._closed, min(found.rest, region.bound))
        for start in range(0, len(found.codes), _AT_ONCE):
            most = float(found.most[start])
            if most <= max(self.value, enough):
                self._closed = max(self._closed, min(most, region.bound))
                break
            self.exact(found.codes[start : start + _AT_ONCE])

    def _bounded(self, region: Region, enough: float) -> None:
        """Tighten the bound of a region until it is below what is enough, or no longer falls."""
        space = self.space
        now = standing(space, region)
        for _ in range(_TIGHTENED):
            if now is None or not tighten(space, region, now, max(self.value, 0.0)):
                break
            now = standing(space, region)
        if now is None:
            region.bound = min(region.bound, max(self.value, space.nothing))
            return
        lid = lid_of(space, region, now)
        fixed = needs_of(space, region, now)
        own: list[Line] = []
        cuts = region.cuts
        if not region.seen:
            line, _, _, _ = line_at(lid, _middle(region))
            self._price(region, line)
            cuts.append(line)
            if not region.seen:
                return
        else:
            cuts.append(line_at(lid, region.seen[-1][1])[0])
        ours = [person.key for person in space.case.our_side.people]
        for _ in range(_ROUNDS):
            if region.bound <= enough:
                break
            measures = np.array([item for _, item in region.seen])
            found = master(cuts, [*fixed, *own], measures, max(self._usual(), 1e-6 * space.ours.size, space.nothing))
            space.work += _LP
            known = len(region.seen)
            before = region.bound
            self._price(region, found.line)
            if region.bound == -np.inf:
                return
            mixed = found.mixture @ measures
            region.middle, region.mixture = mixed, found.mixture
            line, value, _, _ = line_at(lid, mixed)
            cuts.append(line)
            for key in ours:
                need = own_need(space, now, key, mixed, region)
                if need is not None and mixed @ need[0] + need[1] < 0:
                    own.append(need)
            slow = region.bound - found.value <= 0.1 * (region.bound - enough) and value >= found.value - 0.1 * (region.bound - enough)
            if slow or (len(region.seen) == known and value >= found.value - 1e-9 * abs(found.value) and before - region.bound < 1e-9 * abs(before)):
                break
        region.cuts = cuts[-_LINES:]

    def _usual(self) -> float:
        """Give how large values are, roughly."""
        return abs(self.value)

    def _price(self, region: Region, line: Line) -> None:
        value, codes = priced(self.space, region, line)
        region.bound = min(region.bound, value)
        if not np.isfinite(value):
            return
        if not any(np.array_equal(codes, other) for other, _ in region.seen):
            region.seen.append((codes, self.space.measures.of(codes[None])[0]))
            self._offer(codes[None])


def _middle(region: Region) -> Floats:
    return (region.least + region.most) / 2

