"""Efficient packages where there are too many to look at each, and a proof of how far any package can lie beyond them."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from backtable.search._bound import Line, master, needs_of, own_need, priced
from backtable.search._branch import by_condition, by_doubt, by_each, by_measure, by_option
from backtable.search._corners import reached
from backtable.search._exposure import most_cells
from backtable.search._finding import LEVELS, Finding
from backtable.search._gains import Gains
from backtable.search._hurried import hurried_front
from backtable.search._listing import listed
from backtable.search._measures import Codes, Floats
from backtable.search._region import Region, Standing
from backtable.search._search import Progress
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, View, mean_gains

FRONT_BUDGET = 5_000_000_000
_GAPS = {2: 1e-3, 3: 0.01}  # the more columns, the more points it takes to be as near
_WIDEST = 0.03
_LP = 2_000_000
_WEIGHINGS = 33
_FEW = 200_000
_ROUNDS, _WHOLE_ROUNDS = 12, 400
_TRIED_ROUNDS = 5
_LINES = 96
_LOOSE_FEW = 256
_LEAST = 1e-9
_BETTER = 20  # which part of the budget may go into packages that beat those found by less than is asked for


@dataclass(frozen=True, slots=True)
class Outline:
    """Packages that between them give nothing away, as far as was found, and what is proven of all others.

    Args:
        codes: (packages, issues) one for each point, the largest of the first column first.
        gains: (packages, columns) mean gains.
        beyond: (columns,) for every package there is one among these that brings at most so much less in each column; infinite where none was found.
        none: whether it is proven that there is no package.
        regions: how many parts were looked at.
        interrupted: whether somebody stopped it.
    """

    codes: Codes
    gains: Floats
    beyond: Floats
    none: bool
    regions: int
    interrupted: bool

    def at_most(self, column: int) -> float:
        """Give what no package exceeds in a column; infinite where none was found."""
        return highest(self.gains, self.beyond, column)


def highest(gains: Floats, beyond: Floats, column: int) -> float:
    """Give what nothing exceeds in a column of points beyond which nothing lies by more than so much; infinite where there are none."""
    return float(gains[:, column].max() + beyond[column]) if len(gains) else np.inf


@dataclass(slots=True)
class _Part:
    """A region, and lines above what its packages bring: the sum of shares × gains is at most the top."""

    region: Region
    shares: Floats
    tops: Floats
    needs: list[Line] = field(default_factory=list)


def outline(
    view: View,
    over: Sequence[str],
    every: bool = False,
    budget: int = FRONT_BUDGET,
    gap: float | None = None,
    memory: int = DEFAULT_MEMORY,
    progress: Progress | None = None,
    stopping: Stopping | None = None,
) -> Outline:
    """Search the efficient packages of a case over the mean gains of sides and people.

    Args:
        view: the case in some worlds, best without large tables (`TABLE_CELLS`).
        over: keys of the sides and people, two or more.
        every: also packages that our own people do not approve.
        budget: how many numbers may be computed, roughly; so the result does not depend on how fast a machine is.
        gap: what share of the range of each column any package may lie beyond those found, before the search ends; by default 0.1 % for
            two columns, 1 % for three and 3 % for more.
        memory: bytes that joins of tables may take, roughly.
        progress: called with words, steps done and steps in all.
        stopping: whether somebody has asked to stop; then what was found by that time is given, or what can be found in a moment.
    """
    stopping = stopping or Stopping()
    wanted = _GAPS.get(len(over), _WIDEST) if gap is None else gap
    cells = most_cells(memory)
    try:
        with stopping:
            outlining = _Outlining(Gains(view, over, every, cells), wanted, progress)
        found = outlining.run(budget, stopping)
    except KeyboardInterrupt:
        found = None
    if found is not None and (len(found.codes) or not found.interrupted):
        return found
    codes = hurried_front(view, tuple(over), every)
    return Outline(codes, mean_gains(view, over, codes), np.full(len(over), np.inf), False, 0, True)


class _Outlining:
    def __init__(self, space: Gains, gap: float, progress: Progress | None) -> None:
        self.space, self.gap = space, max(gap, _LEAST)
        self.say = progress or (lambda *_: None)
        self.found = Finding(space, self.gap)
        self._corners = self.found.corners
        self.regions, self._until = 0, 0
        self._highest = np.full(len(space.over), np.inf)  # what no package exceeds in each column
        self._closed = -np.inf  # in units; what was left out of the parts that wait lies no further beyond the points
        low, high = space.ranges(space.whole)
        free = np.full(space.measures.count, np.inf)
        self.root = _Part(Region(space.whole, low, high, -free, free), np.zeros((0, len(space.over))), np.zeros(0))

    def run(self, budget: int, stopping: Stopping) -> Outline:
        """Search until nothing can lie far beyond what was found, or the work is done that is allowed; Ctrl-C stops it before."""
        self._until = self.space.work + budget
        self.found.until = self._until
        held: _Part | None = None  # one that is between waiting and its parts waiting
        heap: list[tuple[float, int, _Part]] = [(-np.inf, 0, self.root)]
        number = 1
        try:
            with stopping:
                self._first()
                while heap and self.space.work < self._until and not stopping.asked:
                    part = heap[0][2]
                    beyond = self._beyond(part)
                    if beyond < -heap[0][0]:  # points found meanwhile
                        heapq.heapreplace(heap, (-beyond, heap[0][1], part))
                        continue
                    if beyond <= self.gap:
                        break
                    parts = self._parts(part)
                    held = part
                    heapq.heappop(heap)
                    for smaller in parts:
                        left = min(self._beyond(smaller), beyond)
                        if left > self.gap:
                            heapq.heappush(heap, (-left, number, smaller))
                            number += 1
                        else:
                            self._closed = max(self._closed, left)
                    held = None
                    done = min(100 - (self._until - self.space.work) * 100 // max(budget, 1), 100)
                    self.say(f"Proving that little is missing: at most {self._most(heap):.2%} of the range", max(int(done), 0), 100)
                self.found.better(self.space.work + budget // _BETTER)
        except KeyboardInterrupt:
            pass
        if held is not None:
            self._closed = max(self._closed, self._beyond(held))
        most = max([self._closed, *(min(-item[0], self._beyond(item[2])) for item in heap)])
        return self._result(most, stopping.asked)

    def _most(self, heap: Sequence[tuple[float, int, _Part]]) -> float:
        return min(max(self._closed, -heap[0][0] if heap else -np.inf, 0.0), 1.0)

    def _result(self, most: float, interrupted: bool) -> Outline:
        points, issues = self._corners.points, len(self.space.sizes)
        codes = np.array([np.frombuffer(name, dtype=np.int32) for name in self._corners.names], dtype=np.int32).reshape(-1, issues)
        points = self.space.exact_gains(codes) if len(codes) else points  # no less than what they were held to be
        order = np.lexsort(tuple(-points[:, column] for column in range(points.shape[1] - 1, -1, -1)))
        beyond = np.full(points.shape[1], np.inf) if most == np.inf else max(most, 0.0) * self.found.unit
        if len(points):  # no package brings more than the most of each column, which some point falls short of least
            short = np.maximum(self._highest - points, 0.0)
            least = short[int(np.argmin((short / self.found.unit).max(axis=1)))]
            if (least / self.found.unit).max() < most:
                beyond = least
        return Outline(codes[order], points[order], beyond, not len(points) and most == -np.inf, self.regions, interrupted)

    def _beyond(self, part: _Part) -> float:
        return float(self._above(part).max(initial=-np.inf))

    def _above(self, part: _Part) -> Floats:
        """Give (corners,) how far beyond each a part may lie."""
        if len(self.space.over) > 2:  # of two columns there are few corners
            self.space.work += self._corners.corners.size * len(part.tops)
        return self._corners.beyond(part.shares, part.tops, self.found.unit)

    def _first(self) -> None:
        """Bound everything by some weighings of the gains, and find packages from those that attain them."""
        space, columns = self.space, len(self.space.over)
        self.say("Looking for efficient packages", 0, 0)
        vectors = np.concatenate([np.eye(columns), _weighings(columns)]) / space.size
        lines = space.tops(space.whole)
        priced_at = np.stack([vector for vector, _ in lines], axis=1) @ vectors.T
        constants = vectors @ np.array([constant for _, constant in lines])
        values, tops = space.largest(space.whole, priced_at)
        if not np.isfinite(values).all():
            return
        region = self.root.region
        reach = np.maximum(np.abs(region.low), np.abs(region.high))
        away = 1e-11 * (np.abs(priced_at).T @ reach + np.abs(vectors) @ np.abs([constant for _, constant in lines]))
        self.root.shares, self.root.tops = vectors, values + constants + away
        self._highest = self.root.tops[:columns] * space.size
        codes = np.unique(tops, axis=0)
        region.seen = list(zip(codes, space.measures.of(codes), strict=True))
        self.found.offer(codes, np.zeros(columns))
        for vector, top in zip(vectors, tops, strict=True):
            self.found.climb(top, vector)
        until = self.space.work + (self._until - self.space.work) // 2  # of many columns there would be no end of points, and nothing left for the proof
        for spacing, most in LEVELS:
            self.found.measure()
            self.found.expand(max(spacing, self.gap), most, until)
        self.found.measure()

    def _parts(self, part: _Part) -> list[_Part]:
        """Tighten a part's lines; give it, or what it is parted into, where something may still lie far beyond the points."""
        space, region = self.space, part.region
        self.regions += 1
        now = space.standing(region)
        if now is None:
            return []
        count = float(np.prod([float(high - low + 1) for low, high in region.box]))
        if count <= (_LOOSE_FEW if space.loose else _FEW):
            self._look(part, int(count))
            return []
        corner = self._tighten(part, now)
        if corner is None:
            return []
        self.found.towards(corner)
        self.found.around(self._mixed(region))
        if self._beyond(part) <= self.gap:
            return [part]
        return self._halves(part, now)

    def _look(self, part: _Part, count: int) -> None:
        """Look at the packages of a part one by one."""
        space, box = self.space, part.region.box
        if space.loose:
            rows = np.arange(count)
        else:
            rows = np.flatnonzero(~reached(self._corners.points + self.gap * self.found.unit, space.spread(box)))
        codes = listed(box, rows)
        # what is left out lies no further beyond the points than the gap
        looked = self.found.offer(codes, self.gap * self.found.unit)
        left = self._beyond(part)
        self._closed = max(self._closed, min(self.gap, left) if looked else left)

    def _tighten(self, part: _Part, now: Standing, rounds: int = _ROUNDS) -> Floats | None:
        """Lower the lines above a part towards the corner that it may lie furthest beyond; give the corner, None where the part has no package."""
        space, region = self.space, part.region
        above, fixed = space.tops(region.box, region.decided), needs_of(space, region, now)
        whole = region.box == space.whole
        passed: set[bytes] = set()
        corner: Floats = self._corners.corners[0]
        for _ in range(_WHOLE_ROUNDS if whole else rounds):
            beyond = self._above(part)
            for place in np.argsort(-beyond, kind="stable"):
                if self._corners.corners[place].tobytes() not in passed:
                    break
            else:
                break
            if beyond[place] <= self.gap or space.work >= self._until:
                break
            corner = self._corners.corners[place]
            limited = np.flatnonzero(np.isfinite(corner))
            cuts = [self._line(column, above[column], float(corner[column])) for column in limited.tolist()]
            if not region.seen:
                self._see(region, priced(space, region, cuts[0] if cuts else (np.zeros(space.measures.count), 0.0)))
                if not region.seen:
                    return None
            measures = np.array([item for _, item in region.seen])
            found = master(cuts or [(np.zeros(space.measures.count), 0.0)], [*fixed, *part.needs], measures, 1.0)
            space.work += _LP
            value, codes = priced(space, region, found.line)
            if value < -_LEAST and not len(limited):
                return None  # no package has what all must have
            if not np.isfinite(value):
                return None
            known = len(region.seen)
            self._see(region, (value, codes))
            region.middle, region.mixture = found.mixture @ measures, found.mixture
            if len(limited):
                shares = np.zeros(len(corner))
                shares[limited] = found.shares / self.found.unit[limited]
                top = value + float(shares[limited] @ corner[limited])
                top += 1e-11 * float(np.abs(shares[limited]) @ np.abs(corner[limited]))
                self._add_line(part, shares, top)
            own = self._own(part, now, region.middle)
            settled = value <= found.value + max(0.05 * (value - self.gap), 0.1 * self.gap)
            if not own and (settled or len(region.seen) == known):
                passed.add(corner.tobytes())
                if not whole:
                    break
        return corner

    def _line(self, column: int, above: Line, corner: float) -> Line:
        """Give how far a line above a gain is beyond a corner, in units."""
        unit = float(self.found.unit[column])
        return above[0] / unit, (above[1] - corner) / unit

    def _add_line(self, part: _Part, shares: Floats, top: float) -> None:
        part.shares, part.tops = np.concatenate([part.shares, shares[None]]), np.append(part.tops, top)
        if len(part.tops) > 2 * _LINES:
            found = self._corners.heights(part.shares, part.tops, self.found.unit)
            used = np.bincount(found.argmin(axis=0), minlength=len(part.tops))
            kept = np.sort(np.argsort(-used, kind="stable")[:_LINES])
            part.shares, part.tops = part.shares[kept], part.tops[kept]

    def _see(self, region: Region, found: tuple[float, Codes]) -> None:
        value, codes = found
        if not np.isfinite(value) or any(np.array_equal(codes, other) for other, _ in region.seen):
            return
        region.seen.append((codes, self.space.measures.of(codes[None])[0]))
        self.found.offer(codes[None], self.found.spacing)

    def _own(self, part: _Part, now: Standing, measures: Floats) -> bool:
        """Note what the mixture lacks of a yes often enough; say whether it lacks something."""
        found = False
        for key in self.space.slack:
            need = own_need(self.space, now, key, measures, part.region)
            if need is not None and measures @ need[0] + need[1] < -_LEAST:
                part.needs.append(need)
                found = True
        return found

    def _mixed(self, region: Region) -> Codes:
        """Give the packages that the last bound mixes, the largest share first."""
        if region.mixture is None:
            return np.zeros((0, len(self.space.sizes)), dtype=np.int32)
        rows = np.flatnonzero(region.mixture > 1e-3)
        rows = rows[np.argsort(-region.mixture[rows], kind="stable")]
        return np.array([region.seen[row][0] for row in rows], dtype=np.int32).reshape(-1, len(self.space.sizes))

    def _halves(self, part: _Part, now: Standing) -> list[_Part]:
        """Give parts that make up a part."""
        space, region = self.space, part.region
        if bent := by_doubt(space, region, self.gap):
            return [self._piece(part, smaller) for smaller in bent]
        codes = self._mixed(region)
        refused = bool(len(codes)) and not space.allowed(codes).all()
        if refused and now.open and (parts := by_condition(space, region, now.open)):
            return [self._piece(part, smaller) for smaller in parts]
        if cuts := by_each(space, region):
            return self._best_cut(part, cuts)
        if now.open and (parts := by_condition(space, region, now.open)):
            return [self._piece(part, smaller) for smaller in parts]
        if refused and region.middle is not None:
            for key, quantity in space.slack.items():
                if not quantity.alike and now.required[key].all() and float(now.slack[key][0].min()) < 0:
                    parts = by_measure(region, quantity.first, region.middle)
                    if parts:
                        return [self._piece(part, smaller) for smaller in parts]
        issue = int(np.argmax([high - low for low, high in region.box]))
        low, high = region.box[issue]
        return [self._piece(part, smaller) for smaller in by_option(space, region, issue, (low + high) // 2)]

    @staticmethod
    def _piece(part: _Part, region: Region) -> _Part:
        return _Part(region, part.shares, part.tops, list(part.needs))

    def _best_cut(self, part: _Part, cuts: Sequence[tuple[int, int]]) -> list[_Part]:
        """Give the parts by the cut that leaves least beyond the points, as far as a few rounds of bounds tell (strong branching)."""
        best: list[_Part] = []
        least = np.inf
        for issue, at in cuts:
            pieces, far = [], [-np.inf]
            for region in by_option(self.space, part.region, issue, at):
                piece = self._piece(part, region)
                now = self.space.standing(region)
                if now is not None and (len(cuts) == 1 or self._tighten(piece, now, _TRIED_ROUNDS) is not None):
                    pieces.append(piece)
                    far.append(self._beyond(piece))
            worst = max(far) + 1e-3 * float(np.mean([max(item, 0.0) for item in far]))
            if worst < least or not best:
                best, least = pieces, worst
            if max(far) <= self.gap:
                break
        return best


def _weighings(columns: int) -> NDArray[np.float64]:
    if columns == 2:
        shares = np.linspace(0.0, 1.0, _WEIGHINGS + 2)[1:-1]
        return np.stack([shares, 1.0 - shares], axis=1)
    drawn = np.random.default_rng(0).exponential(size=(2 * _WEIGHINGS, columns))
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True), dtype=float)
