"""Efficient packages where several amounts can be any numbers, and a proof of how far any package can lie beyond them."""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise, product

import numpy as np
from numpy.typing import NDArray

from backtable.formula import Node
from backtable.search._boxes import often
from backtable.search._corners import Corners, reached
from backtable.search._efficient import highest
from backtable.search._linear import linprog
from backtable.search._measures import Codes, Floats
from backtable.search._settling import ExactAmounts
from backtable.stopping import Stopping
from backtable.value import Enclosure, Lines, View, Within, efficient

Progress = Callable[[str, int, int], None]
Truths = NDArray[np.bool_]
Need = tuple[float, Floats]
_GAPS = {2: 1e-3, 3: 0.01}  # as where packages are searched
_WIDEST = 0.03
_CELLS = 64_000
_CALL, _LP = 1_500_000, 1_000_000
_AWAY = 1e-11
_EDGE = 1e-9
_INSIDE = 1e-7
_LINES = 48
_AIMS, _ROUNDS = 12, 6
_SIGNS = 2
_NARROW = 1e-9
_FIRST = 400_000
_DIGITS = 1e-6
_SPACING = 4.0
_WIDER = 2.0
_CLEARLY, _LEAST = 0.9, 1e-3  # of the unit that is taken for the range; of the scale of the case
_FILLED, _MOST, _AT_ONCE = 1.2, 2_000, 1_024


@dataclass(frozen=True, slots=True)
class AmountsOutline:
    """Packages that between them give nothing away, as far as was found, and what is proven of all others, whatever their amounts.

    Args:
        codes: (points, issues) option numbers of the other issues, the largest of the first column first; those of the amounts do not matter.
        amounts: (points, amounts).
        gains: (points, columns) mean gains.
        beyond: (columns,) for every package there is one among these that brings at most so much less in each column; infinite where none was found.
        none: whether it is proven that there is no package.
        boxes: how many parts were looked at.
        interrupted: whether somebody stopped it.
    """

    codes: Codes
    amounts: Floats
    gains: Floats
    beyond: Floats
    none: bool
    boxes: int
    interrupted: bool

    def at_most(self, column: int) -> float:
        """Give what no package exceeds in a column; infinite where none was found."""
        return highest(self.gains, self.beyond, column)


@dataclass(slots=True)
class _Box:
    """Packages with the same terms but for their amounts, which lie between ends, and lines above what they bring: the sum of shares × gains is at most the top."""

    codes: Codes
    low: Floats
    high: Floats
    decided: dict[Node, int]
    shares: Floats
    tops: Floats
    lines: list[tuple[float, Floats]] = field(default_factory=list)
    away: Floats = field(default_factory=lambda: np.zeros(0))
    needs: list[Need] = field(default_factory=list)
    signs: list[Node] = field(default_factory=list)


def outline_amounts(
    view: View,
    others: Codes,
    over: Sequence[str],
    budget: int,
    every: bool = False,
    gap: float | None = None,
    progress: Progress | None = None,
    stopping: Stopping | None = None,
    starts: Sequence[tuple[Codes, Floats]] = (),
) -> AmountsOutline:
    """Search the efficient packages of a case over the mean gains of sides and people, its continuous amounts being any numbers in their ranges.

    Args:
        view: the case in some worlds.
        others: (combinations, issues) option numbers of the issues beside the amounts, before the rules are asked.
        over: keys of the sides and people, two or more.
        budget: how many numbers may be computed, roughly.
        every: also packages that our own people do not approve.
        gap: what share of the range that the points span in each column any package may lie beyond them, before the search ends; by default 0.1 % for two columns, 1 % for three and 3 % for more.
        progress: called with words, steps done and steps in all.
        stopping: whether somebody has asked to stop; then what was found by that time is given.
        starts: packages that are known to be good: option numbers, and amounts.
    """
    wanted = _GAPS.get(len(over), _WIDEST) if gap is None else gap
    return _Outlining(view, tuple(over), every, wanted, progress, starts).run(others, budget, stopping or Stopping())


class _Outlining:
    def __init__(self, view: View, over: tuple[str, ...], every: bool, gap: float, progress: Progress | None, starts: Sequence[tuple[Codes, Floats]]) -> None:
        case = view.case
        self._starts = starts
        self.view, self.case, self.over, self.every, self.gap = view, case, over, every, gap
        self.places = tuple(place for place, issue in enumerate(case.issues) if issue.continuous)
        self.enclosure, self.exact = Enclosure(view, self.places), ExactAmounts(view, self.places)
        self.say = progress or (lambda *_: None)
        ends = [(float(case.issues[place].options[0]), float(case.issues[place].options[-1])) for place in self.places]
        self.low, self.high = np.array([low for low, _ in ends]), np.array([high for _, high in ends])
        self.corners = Corners(len(over))
        self.unit = np.full(len(over), view.scale)
        self.boxes, self.work, self.closed = 0, 0, -np.inf
        self._known: dict[bytes, tuple[Codes, Floats]] = {}
        self._filled: set[tuple[bytes, bytes]] = set()

    @property
    def _done(self) -> int:
        return self.work + self.exact.work + self.corners.compared

    def run(self, others: Codes, budget: int, stopping: Stopping) -> AmountsOutline:
        """Search until little is missing of the range that the points span: where that turns out to be less than was thought, once more."""
        found = self._round(others, budget, stopping, True)
        while self._done < budget and not stopping.asked and self._narrowed(found.beyond):
            before, found = found, self._round(others, budget, stopping, False)
            if (before.beyond / self.unit).max() < (found.beyond / self.unit).max():
                found = replace(found, beyond=before.beyond)  # points are only ever replaced by better ones
        return found

    def _narrowed(self, beyond: Floats) -> bool:
        """Take the range that the points span for the unit where it is clearly less and too much is missing of it; say whether it is so."""
        points = self.corners.points
        if not len(points):
            return False
        wide = np.ptp(points, axis=0)
        wide = np.where(wide > 0, wide, self.gap * self.unit)  # a single point has none: others may be nearer than was asked for
        unit = np.minimum(np.maximum(wide, _LEAST * self.view.scale), self.unit)
        if not ((unit < _CLEARLY * self.unit) & (beyond > self.gap * unit + _EDGE * self.unit)).any():
            return False
        self.unit, self.closed = unit, -np.inf
        self._filled.clear()
        return True

    def _round(self, others: Codes, budget: int, stopping: Stopping, first: bool) -> AmountsOutline:
        """Part boxes, the one that may lie furthest beyond the points first; Ctrl-C stops it before the work is done."""
        heap, number, waiting = list[tuple[float, int, _Box]](), 0, np.inf  # what is not in the heap yet
        held: list[_Box] = []
        try:
            with stopping:
                self.say("Looking for efficient packages", 0, 0)
                if first:
                    self._first(others)
                step = max(1, min(256, _CELLS // self.view.worlds.count))
                none = np.zeros((0, len(self.over))), np.zeros(0)
                for start in range(0, len(others), step):
                    boxes = [_Box(codes, self.low.copy(), self.high.copy(), {}, *none) for codes in others[start : start + step]]
                    for box in self._judged(boxes):
                        heapq.heappush(heap, (-self._beyond(box), number, box))
                        number += 1
                waiting = -np.inf
                while heap and self._done < budget and not stopping.asked:
                    far, _, box = heap[0]
                    beyond = self._beyond(box)
                    if beyond < -far:
                        heapq.heapreplace(heap, (-beyond, heap[0][1], box))
                        continue
                    if beyond <= self.gap:
                        break
                    parts = self._parts(box)
                    held = [box]
                    heapq.heappop(heap)
                    for part in parts:
                        left = min(self._beyond(part), beyond)
                        if left > self.gap:
                            heapq.heappush(heap, (-left, number, part))
                            number += 1
                        else:
                            self.closed = max(self.closed, left)
                    held = []
                    most = min(max(self.closed, -heap[0][0] if heap else 0.0, 0.0), 1.0)
                    self.say(f"Proving that little is missing: at most {most:.2%} of the range", min(self._done * 100 // max(budget, 1), 100), 100)
        except KeyboardInterrupt:
            pass
        most = max([self.closed, waiting, *(self._beyond(box) for box in held), *(min(-item[0], self._beyond(item[2])) for item in heap)])
        return self._result(most, stopping.asked)

    def _result(self, most: float, interrupted: bool) -> AmountsOutline:
        points, rows = self.corners.points, [self._known[name] for name in self.corners.names]
        order = np.lexsort(tuple(-points[:, column] for column in range(points.shape[1] - 1, -1, -1)))
        codes = np.array([codes for codes, _ in rows], dtype=np.int32).reshape(-1, len(self.case.issues))
        amounts = np.array([amounts for _, amounts in rows], dtype=float).reshape(-1, len(self.places))
        beyond = np.full(points.shape[1], np.inf) if most == np.inf else (max(most, 0.0) + _EDGE) * self.unit
        return AmountsOutline(codes[order], amounts[order], points[order], beyond, not len(points) and most == -np.inf, self.boxes, interrupted)

    def _first(self, others: Codes) -> None:
        """Take in packages whose amounts are at the ends and in the middle of their ranges, and those that are known to be good, and fix the units by them."""
        count = len(self.places)
        grid = np.array(list(product((0.0, 0.5, 1.0), repeat=count)))
        if len(others) * len(grid) > _FIRST:
            grid = np.array(list(product((0.0, 1.0), repeat=count)))
        some = others if len(others) * len(grid) <= _FIRST else others[np.linspace(0, len(others) - 1, _FIRST // len(grid)).astype(np.intp)]
        for share in grid:
            self._offer(some, np.tile(self.low + share * (self.high - self.low), (len(some), 1)))
        if self._starts:
            self._offer(np.array([codes for codes, _ in self._starts], dtype=np.int32), np.array([amounts for _, amounts in self._starts]))
        if len(self.corners.points):
            wide = np.ptp(self.corners.points, axis=0)
            self.unit = np.where(wide > 0, wide, self.view.scale)

    def _offer(self, codes: Codes, amounts: Floats) -> bool:
        """Take in packages that count and that no point reaches; say whether any was."""
        gains, fine = self.exact.means(codes, amounts, self.over, self.every)
        rows = np.flatnonzero(fine)
        rows = rows[~reached(self.corners.points + self.gap / _SPACING * self.unit, gains[rows])]
        rows = rows[efficient(gains[rows], every=False)]
        for row in rows.tolist():
            name = codes[row].tobytes() + amounts[row].tobytes()
            self._known[name] = codes[row].copy(), amounts[row].copy()
            self.corners.add(gains[row], name)
        if len(rows):
            self._widen()
        return bool(len(rows))

    def _widen(self) -> None:
        """Take the range that the points span for the unit where it turns out to be much more than was thought: what was left of the gap is less of it."""
        wide = np.ptp(self.corners.points, axis=0)
        self.unit = np.where(wide > _WIDER * self.unit, wide, self.unit)

    def _fill(self) -> None:
        """Of two columns, take in what lies between neighbouring points with the same terms but for the amounts."""
        if len(self.over) != 2:
            return
        points, order = self.corners.points, np.argsort(-self.corners.points[:, 0], kind="stable")
        codes, amounts = list[Codes](), list[Floats]()
        for one, other in pairwise(order.tolist()):
            pair = self.corners.names[one], self.corners.names[other]
            (terms, first), (others, last) = self._known[pair[0]], self._known[pair[1]]
            count = min(int((np.abs(points[one] - points[other]) / self.unit).max() / (_FILLED * self.gap)), _MOST)
            if count and pair not in self._filled and (terms == others).all():
                self._filled.add(pair)
                shares = np.arange(1, count + 1)[:, None] / (count + 1)
                amounts.append(first + shares * (last - first))
                codes.append(np.tile(terms, (count, 1)))
        if codes:
            together, values = np.concatenate(codes), np.concatenate(amounts)
            for start in range(0, len(together), _AT_ONCE):
                self._offer(together[start : start + _AT_ONCE], values[start : start + _AT_ONCE])

    def _above(self, box: _Box) -> Floats:
        self.work += self.corners.corners.size * max(len(box.tops), 1)
        return self.corners.beyond(box.shares, box.tops, self.unit)

    def _beyond(self, box: _Box) -> float:
        return float(self._above(box).max(initial=-np.inf))

    def _judged(self, boxes: Sequence[_Box]) -> list[_Box]:
        """Give those boxes that may hold a package that counts, with lines above what it brings."""
        if not boxes:
            return []
        self.boxes += len(boxes)
        keys = {key for box in boxes for key in box.decided}
        decided = {key: np.array([box.decided.get(key, 0) for box in boxes], dtype=np.int8) for key in keys}
        codes = np.array([box.codes for box in boxes], dtype=np.int32)
        within = self.enclosure.within(codes, np.array([box.low for box in boxes]), np.array([box.high for box in boxes]), decided)
        weights = self.view.worlds.weights
        possible = within.possible()
        lines = [within.gain(key).mean(weights) for key in self.over]
        needs = [] if self.every else self._own(within, possible, len(boxes))
        possible &= within.taken_apart()
        self.work += _CALL + len(boxes) * len(weights) * (2 + len(self.over) + len(self.case.our_side.people)) * (1 + len(self.places))
        found = []
        for row in np.flatnonzero(possible).tolist():
            box = boxes[row]
            box.lines = [(_one(line.middle, row), np.array([_one(slope, row) for slope in line.slopes])) for line in lines]
            box.away = np.array([_one(line.away, row) for line in lines])
            if not np.isfinite(box.away).all():
                box.away = np.where(np.isfinite(box.away), box.away, np.inf)
            box.needs = [item for need in needs for item in need[row]] + _taken(within, row)
            box.signs = _undecided(within, row)
            self._weigh(box)
            found.append(box)
        return found

    def _own(self, within: Within, possible: Truths, count: int) -> list[list[list[Need]]]:
        """Give what a package needs so that each of our own people says yes often enough, and take away from the boxes that are possible."""
        case, weights = self.case, self.view.worlds.weights
        shape = (count, len(weights))
        surely, maybe = within.required(case.our_side)
        found = []
        for person in case.our_side.people:
            if not maybe[person.key].any():
                continue
            slack, must = within.slack(person), np.broadcast_to(surely[person.key], shape)
            low, high = np.broadcast_to(slack.low, shape), np.broadcast_to(slack.high, shape)
            possible &= (~(must & (high < 0))).astype(float) @ weights >= case.own_chance - _EDGE
            found.append([self._needs(slack, low[row], high[row], bool(must[row].all()), row) for row in range(count)])
        return found

    def _needs(self, slack: Lines, low: Floats, high: Floats, must: bool, row: int) -> list[Need]:
        """Give lines that are at 0 or above where a person says yes often enough."""
        if not must or not (low < 0).any() or not np.isfinite(low).all():
            return []
        if slack.middle.shape[-1] == 1:
            return [(_one(slack.middle + slack.away, row), np.array([_one(slope, row) for slope in slack.slopes]))]
        weights = self.view.worlds.weights
        raised, *slopes = (np.broadcast_to(item, (max(len(item), row + 1), len(low)))[row] for item in (slack.middle + slack.away, *slack.slopes))
        sloped = (low < 0) & (high >= 0) & (raised < 0)
        factor = weights * np.where(sloped, 1.0 / np.where(sloped, -low, 1.0), 0.0)
        constant = float(factor @ raised) + float(weights @ (high >= 0)) - self.case.own_chance + _EDGE
        return [often(raised, np.array(slopes), weights, self.case.own_chance), (constant, np.array([float(factor @ slope) for slope in slopes]))]

    def _weigh(self, box: _Box) -> None:
        """Add lines above what a box brings: for each column alone, some weighings, and those for which two amounts change nothing."""
        slopes = np.array([slope for _, slope in box.lines])  # (columns, amounts)
        columns = len(self.over)
        shares = [np.eye(columns), _weighings(columns)]
        if columns == 2:
            turned = np.stack([-slopes[1] * self.unit[1], slopes[0] * self.unit[0]], axis=1)
            turned = turned[(turned[:, 0] * turned[:, 1] > 0)]
            shares.append(np.abs(turned) / np.abs(turned).sum(axis=1, keepdims=True))
        weights = np.concatenate(shares) / self.unit
        found = [self._top(box, weight) for weight in weights]
        self._keep(box, weights, np.array(found))

    def _top(self, box: _Box, weight: Floats, prices: Floats | None = None) -> float:
        """Give what a weighing of the gains comes to at most in a box, with what a package needs priced as well as one price can, or as given."""
        middles, slopes = np.array([middle for middle, _ in box.lines]), np.array([slope for _, slope in box.lines])
        with np.errstate(invalid="ignore"):
            away = float(np.where(weight > 0, weight * box.away, 0.0).sum())
        constant, tilt = float(weight @ middles) + away, weight @ slopes
        if prices is not None:
            constant += float(sum(price * need[0] for price, need in zip(prices, box.needs, strict=True)))
            tilt = tilt + sum((price * need[1] for price, need in zip(prices, box.needs, strict=True)), np.zeros(len(tilt)))
        best = constant + float(np.abs(tilt).sum())
        if prices is None:
            for level, lean in box.needs:
                with np.errstate(divide="ignore", invalid="ignore"):
                    prices_ = -tilt / lean
                for price in prices_[np.isfinite(prices_) & (prices_ > 0)].tolist():
                    best = min(best, constant + price * level + float(np.abs(tilt + price * lean).sum()))
        return best + _AWAY * (abs(constant) + float(np.abs(tilt).sum()) + float(weight @ np.abs(middles)))

    def _keep(self, box: _Box, shares: Floats, tops: Floats) -> None:
        shares, tops = np.concatenate([shares, box.shares]), np.concatenate([tops, box.tops])
        distinct, place = np.unique(np.round(shares * self.unit, 12), axis=0, return_inverse=True)
        lowest = np.full(len(distinct), np.inf)
        np.minimum.at(lowest, place.reshape(-1), tops)
        first = np.array([np.flatnonzero((place.reshape(-1) == number) & (tops == lowest[number]))[0] for number in range(len(distinct))])
        rows = np.sort(first)[:_LINES]
        box.shares, box.tops = shares[rows], tops[rows]

    def _parts(self, box: _Box) -> list[_Box]:
        """Tighten a box's lines at the corners that it lies furthest beyond, and look there; then give its parts, or itself where it lies beyond no more."""
        for _ in range(_ROUNDS):
            heights = self._above(box)
            open_ = np.flatnonzero(heights > self.gap)
            if not len(open_):
                return [box]
            aims = np.unique(np.append(open_[np.linspace(0, len(open_) - 1, min(_AIMS, len(open_))).astype(np.intp)], int(np.argmax(heights))))
            corners = self.corners.corners[aims]
            places, hopeful = list[Floats](), False
            for corner in corners:
                if not np.isfinite(corner).any():  # nothing is known yet that counts
                    places.append(self._likeliest(box))
                    hopeful = True
                    continue
                place, height = self._aim(box, corner)
                if place is not None and height > self.gap:
                    places.append(place)
                    hopeful = True
            if not hopeful or not self._try(box, np.array(places)):
                break
            self._fill()
        if self._beyond(box) <= self.gap:
            return [box]
        return self._smaller(box)

    def _aim(self, box: _Box, corner: Floats) -> tuple[Floats | None, float]:
        """Add the line that leaves least above a corner, and give the place in the box, −1 to 1 in each amount, that lies furthest beyond it, and how far."""
        self.work += _LP
        count, columns = len(self.places), np.flatnonzero(np.isfinite(corner))
        if not np.isfinite(box.away[columns]).all():
            return None, np.inf
        rows = [np.append(-box.lines[column][1] / self.unit[column], 1.0) for column in columns]
        right = [(box.lines[column][0] + box.away[column] - corner[column]) / self.unit[column] for column in columns]
        sizes = [max(abs(level), float(np.abs(lean).sum()), 1e-300) for level, lean in box.needs]
        rows += [np.append(-lean / size, 0.0) for (_, lean), size in zip(box.needs, sizes, strict=True)]
        for inside in (_INSIDE, 0.0):  # on the edge somebody may refuse for rounding
            edge = [level / size - inside for (level, _), size in zip(box.needs, sizes, strict=True)]
            found = linprog(np.append(np.zeros(count), -1.0), np.array(rows), np.array(right + edge), bounds=[(-1.0, 1.0)] * count + [(None, None)], method="highs")
            if found.x is not None:
                break
        if found.x is None:
            return None, np.inf
        prices = np.maximum(-np.asarray(found.ineqlin.marginals), 0.0)
        weight = np.zeros(len(self.over))
        weight[columns] = prices[: len(columns)] / self.unit[columns]
        if (weight > 0).any():
            priced = prices[len(columns) :] / np.array(sizes) if sizes else np.zeros(0)
            self._keep(box, weight[None], np.array([self._top(box, weight, priced)]))
        return np.clip(found.x[:count], -1.0, 1.0), float(found.x[count])

    def _likeliest(self, box: _Box) -> Floats:
        """Give the place in a box, −1 to 1 in each amount, where what a package needs is furthest from lacking; the middle where it needs nothing."""
        count = len(self.places)
        if not box.needs:
            return np.zeros(count)
        self.work += _LP
        sizes = [max(abs(level), float(np.abs(lean).sum()), 1e-300) for level, lean in box.needs]
        rows = np.array([np.append(-lean / size, 1.0) for (_, lean), size in zip(box.needs, sizes, strict=True)])
        right = [level / size for (level, _), size in zip(box.needs, sizes, strict=True)]
        found = linprog(np.append(np.zeros(count), -1.0), rows, np.array(right), bounds=[(-1.0, 1.0)] * count + [(None, None)], method="highs")
        return np.zeros(count) if found.x is None else np.clip(found.x[:count], -1.0, 1.0)

    def _try(self, box: _Box, places: Floats) -> bool:
        """Look at places in a box, and near them with fewer digits; say whether any was taken in."""
        middle, reach = (box.low + box.high) / 2, (box.high - box.low) / 2
        amounts = np.clip(middle + reach * places, box.low, box.high)
        decimals = -np.floor(np.log10((self.high - self.low) * _DIGITS)).astype(int)
        rounded = [np.round(amounts[:, number], int(digits)) for number, digits in enumerate(decimals)]
        plain = np.clip(np.stack(rounded, axis=1), self.low, self.high)
        together = np.unique(np.concatenate([plain, amounts]), axis=0)
        return self._offer(np.tile(box.codes, (len(together), 1)), together)

    def _smaller(self, box: _Box) -> list[_Box]:
        """Give the parts of the parting after which least lies far beyond the points (strong branching)."""
        wide = [number for number in range(len(self.places)) if box.high[number] - box.low[number] > _NARROW * (self.high[number] - self.low[number])]
        partings = [[self._part(box, decided={**box.decided, node: sign}) for sign in (1, -1)] for node in box.signs[:_SIGNS]]
        for number in wide:
            middle = box.low[number] + (box.high[number] - box.low[number]) / 2
            below, above = box.high.copy(), box.low.copy()
            below[number] = above[number] = middle
            partings.append([self._part(box, high=below), self._part(box, low=above)])
        if not partings:
            self.closed = max(self.closed, self._beyond(box))
            return []
        kept = {id(part) for part in self._judged([part for parting in partings for part in parting])}
        left = [[part for part in parting if id(part) in kept] for parting in partings]

        def rank(number: int) -> tuple[float, float]:
            far = [max(self._beyond(part), self.gap) for part in left[number]]
            return round(max(far, default=self.gap) / self.gap, 1), sum(far)

        return left[min(range(len(left)), key=rank)]

    def _part(self, box: _Box, low: Floats | None = None, high: Floats | None = None, decided: dict[Node, int] | None = None) -> _Box:
        return _Box(box.codes, box.low if low is None else low, box.high if high is None else high, box.decided if decided is None else decided, box.shares, box.tops)


def _one(values: Floats, row: int) -> float:
    """Give the number of a box, of those that are the same in all worlds."""
    flat = np.asarray(values).reshape(-1)
    return float(flat[row] if len(flat) > 1 else flat[0])


def _taken(within: Within, row: int) -> list[Need]:
    """Give lines that are at 0 or above where the differences have the signs that are taken of them."""
    found = []
    for bend in within.bends.values():
        sign = int(bend.taken[row])
        if sign:
            found.append((_one(sign * bend.line.middle + bend.line.away, row), np.array([sign * _one(slope, row) for slope in bend.line.slopes])))
    return found


def _undecided(within: Within, row: int) -> list[Node]:
    """Give the differences whose sign is open in a box, those first that are so most evenly."""
    found = []
    for node, bend in within.bends.items():
        low, high = _one(bend.line.low, row), _one(bend.line.high, row)
        if not bend.taken[row] and low <= 0 <= high:
            found.append((-min(-low, high) / max(high - low, 1e-300), node))
    return [node for _, node in sorted(found, key=lambda item: item[0])]


def _weighings(columns: int) -> Floats:
    """Give weights of the columns that are spread, their sum 1."""
    if columns == 2:
        share = np.linspace(0.1, 0.9, 9)
        return np.stack([share, 1 - share], axis=1)
    found = [np.full(columns, 1 / columns)]
    for one, other in combinations(range(columns), 2):
        pair = np.zeros(columns)
        pair[[one, other]] = 0.5
        found.append(pair)
    return np.array(found)


