"""The best values of several continuous amounts, and a proof of how good they are: boxes parted until nothing in them is better."""

import heapq
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from backtable.formula import Node
from backtable.search._boxes import Box, Judged, tightened
from backtable.search._measures import Codes, Floats
from backtable.value import Enclosure, View, holding, mean_gains

Progress = Callable[[str, int, int], None]
SETTLE_BUDGET = 5_000_000_000
SETTLED_GAP, SETTLED_GAP_SAMPLED = 2e-5, 1e-3
_CELLS = 64_000
_STARTS = 6
_GRIDS = {1: 41, 2: 15, 3: 7, 4: 5}
_ZOOMS = 4
_TRIED, _VALUED = 3, 4
_SHARES = {count: np.array(list(product(np.linspace(-1.0, 1.0, points), repeat=count))) for count, points in ((1, 25), (2, 9), (3, 5))}
_NARROW = 1e-10
_KEPT = 24


@dataclass(frozen=True, slots=True)
class Settled:
    """Values of several amounts.

    Args:
        best: the best found, the best first: option numbers of the other issues, those of the amounts do not matter, the amounts, and the expected gain.
        bound: no package whatever its amounts comes to more, in the worlds of the search; 0 where none comes to more than counts as nothing.
        boxes: how many parts were looked at.
        interrupted: whether somebody stopped it.
    """

    best: tuple[tuple[Codes, Floats, float], ...]
    bound: float
    boxes: int
    interrupted: bool

    @property
    def value(self) -> float:
        """What the best found comes to; 0 where none was found."""
        return self.best[0][2] if self.best else 0.0


def settle(view: View, others: Codes, budget: int = SETTLE_BUDGET, gap: float = SETTLED_GAP, progress: Progress | None = None) -> Settled:
    """Look for the package that it brings us most to propose, its continuous amounts being any numbers in their ranges.

    Args:
        view: the case in some worlds.
        others: (combinations, issues) option numbers of the issues beside the amounts, before the rules are asked.
        budget: how many numbers may be computed, roughly.
        gap: what share of the bound may stay open.
        progress: called with words, steps done and steps in all.
    """
    return _Settling(view, progress).run(others, budget, gap)


class ExactAmounts:
    """Values packages of any amounts as they will be valued elsewhere.

    Args:
        view: the case in some worlds.
        places: of the amounts among the issues.
    """

    def __init__(self, view: View, places: Sequence[int]) -> None:
        self.view, self.places, self.work = view, tuple(places), 0

    def of(self, codes: Codes, amounts: Floats) -> tuple[Floats, NDArray[np.bool_]]:
        """Give (packages,) expected gains, and whether the rules leave them and our own people say yes often enough.

        Args:
            codes: (packages, issues); those of the amounts do not matter.
            amounts: (packages, amounts).
        """
        view, rows, fine = self._viewed(codes, amounts)
        gains, kept = np.zeros(len(rows)), np.flatnonzero(fine)
        step = max(1, _CELLS * 4 // view.worlds.count)
        for start in range(0, len(kept), step):
            places = kept[start : start + step]
            gains[places], fine[places] = self._part(view, rows[places])
        self.work += 2_000_000 + len(rows) * view.worlds.count * 20
        return gains, fine

    def means(self, codes: Codes, amounts: Floats, over: Sequence[str], every: bool = False) -> tuple[Floats, NDArray[np.bool_]]:
        """Give (packages, keys) mean gains of sides, and of people as they judge them, and whether the packages count.

        Args:
            codes, amounts: as above.
            over: keys of the sides and people.
            every: whether packages count that our own people do not approve.
        """
        view, rows, fine = self._viewed(codes, amounts)
        kept = np.flatnonzero(fine)
        step = max(1, _CELLS * 4 // view.worlds.count)
        for start in range(0, 0 if every else len(kept), step):
            places = kept[start : start + step]
            fine[places] = self._approved(view, rows[places])
        self.work += 2_000_000 + len(rows) * view.worlds.count * 5 * (1 + len(over))
        return mean_gains(view, over, rows), fine

    def _viewed(self, codes: Codes, amounts: Floats) -> tuple[View, Codes, NDArray[np.bool_]]:
        """Give a view that knows the amounts, the packages in its options, and which of them the rules leave."""
        case, rows = self.view.case, codes.copy()
        issues = list(case.issues)
        for number, place in enumerate(self.places):
            options, found = np.unique(amounts[:, number], return_inverse=True)
            issues[place] = replace(issues[place], options=tuple(options.tolist()))
            rows[:, place] = found.reshape(-1)
        case = replace(case, issues=tuple(issues))
        model = copy(self.view.model)  # its trees and terms do not depend on which values are looked at
        model.case = case
        view = model.view(self.view.worlds, like=self.view)
        fine = np.ones(len(rows), dtype=bool)
        for rule in case.rules:
            fine &= holding(case, rule.require, rows)
        return view, rows, fine

    def _approved(self, view: View, codes: Codes) -> NDArray[np.bool_]:
        """Say which packages our own people approve, without the slack that makes up for rounding."""
        fine, side = np.ones(len(codes), dtype=bool), view.case.our_side
        needed = view.all_required(side, codes)
        for person in side.people:
            if needed[person.key].any():
                fine &= view.mean(~needed[person.key] | view.yes(person, codes, view.slack(person))) >= view.case.own_chance - 1e-12
        return fine

    def _part(self, view: View, codes: Codes) -> tuple[Floats, NDArray[np.bool_]]:
        accepted, fine = np.ones((len(codes), 1), dtype=bool), np.ones(len(codes), dtype=bool)
        for side in view.case.sides:
            needed = view.all_required(side, codes)
            for person in side.people:
                if needed[person.key].any():
                    # without the slack that makes up for rounding: elsewhere it may be less, where other packages are looked at
                    passed = ~needed[person.key] | view.yes(person, codes, view.slack(person))
                    accepted = accepted & passed
                    if side.key == view.case.ours:
                        fine &= view.mean(passed) >= view.case.own_chance - 1e-12
        gain = np.broadcast_to(view.side_gain(view.case.ours, codes), (len(codes), view.worlds.count))
        return np.where(fine, view.mean(gain * accepted), 0.0), fine


class _Settling:
    def __init__(self, view: View, progress: Progress | None) -> None:
        case = view.case
        self.places = tuple(place for place, issue in enumerate(case.issues) if issue.continuous)
        self.enclosure, self.exact = Enclosure(view, self.places), ExactAmounts(view, self.places)
        self.view, self.say = view, progress or (lambda *_: None)
        ends = [(float(case.issues[place].options[0]), float(case.issues[place].options[-1])) for place in self.places]
        self.low, self.high = np.array([low for low, _ in ends]), np.array([high for _, high in ends])
        self.best: list[tuple[Codes, Floats, float]] = []
        self.value, self.boxes, self.work = 0.0, 0, 0
        self.scale = view.scale
        self._closed = -np.inf
        self._seen: set[tuple[bytes, bytes]] = set()

    def run(self, others: Codes, budget: int, gap: float) -> Settled:
        """Part boxes, the one with the highest bound first, until nothing can be better, or the work is done; Ctrl-C stops it before."""
        interrupted, heap, number = False, list[tuple[float, int, Box]](), 0
        waiting = np.inf  # what is not in the heap yet
        try:
            self.say("Looking at where the amounts matter", 0, 0)
            step = self._at_once
            for start in range(0, len(others), step):
                for box in self._judged([Box(codes, self.low.copy(), self.high.copy()) for codes in others[start : start + step]]):
                    heapq.heappush(heap, (-box.bound, number, box))
                    number += 1
            waiting = -np.inf
            for _, _, box in heapq.nsmallest(_STARTS, heap):
                self._look(box)
            self._zoom()
            while heap and self._work < budget:
                if -heap[0][0] <= self._enough(gap):
                    break
                box = heap[0][2]
                parts = self._parts(box, gap)
                heapq.heappop(heap)
                for part in parts:
                    if part.bound > self._enough(gap):
                        heapq.heappush(heap, (-part.bound, number, part))
                        number += 1
                    else:
                        self._closed = max(self._closed, part.bound)
                most = max(self.value, self._closed, -heap[0][0] if heap else -np.inf)
                self.say(f"Settling the amounts: at most {(most - self.value) / max(most, 1e-300):.1%} may be missing", min(self._work * 100 // budget, 100), 100)
        except KeyboardInterrupt:
            interrupted = True
        bound = max(self.value, self._closed, waiting, *(-item[0] for item in heap[:1]), 0.0)
        if bound <= self.view.tolerance:  # no more than counts as nothing
            bound, self.best = 0.0, []
        self.best.sort(key=lambda item: -item[2])
        return Settled(tuple(self.best[:_KEPT]), float(bound), self.boxes, interrupted)

    @property
    def _at_once(self) -> int:
        return max(1, min(256, _CELLS // self.view.worlds.count))

    @property
    def _work(self) -> int:
        return self.work + self.exact.work

    def _enough(self, gap: float) -> float:
        return self.value + gap * max(self.value, 1e-9 * self.scale)

    def _judged(self, boxes: Sequence[Box]) -> list[Box]:
        """Give those boxes that may hold something, with bounds."""
        if not boxes:
            return []
        judged = Judged(self.enclosure, boxes)
        for box, bound in zip(boxes, judged.bounds().tolist(), strict=True):
            box.bound = bound
        self.work += judged.work
        self.boxes += len(boxes)
        return [box for box in boxes if box.bound > self.value]

    def _look(self, box: Box) -> None:
        """Value packages on an even grid of the amounts."""
        count = _GRIDS.get(len(self.places), 3)
        lines = [np.linspace(low, high, count) for low, high in zip(box.low, box.high, strict=True)]
        self._offer(box.codes, np.array(list(product(*lines))))

    def _offer(self, codes: Codes, amounts: Floats) -> None:
        gains, fine = self.exact.of(np.tile(codes, (len(amounts), 1)), amounts)
        rows = np.flatnonzero(fine & (gains > 0))
        for row in rows[np.argsort(-gains[rows], kind="stable")[:4]].tolist():
            self._take(codes, amounts[row], float(gains[row]))

    def _take(self, codes: Codes, amounts: Floats, gain: float) -> None:
        name = (codes.tobytes(), amounts.tobytes())
        if name in self._seen or (len(self.best) >= 2 * _KEPT and gain <= self.best[_KEPT - 1][2]):
            return
        self._seen.add(name)
        self.best.append((codes.copy(), amounts.copy(), gain))
        self.value = max(self.value, gain)
        if len(self.best) > 2 * _KEPT:
            self.best.sort(key=lambda item: -item[2])
            del self.best[_KEPT:]

    def _zoom(self) -> None:
        """Look closer and closer around the best found."""
        width = (self.high - self.low) / (_GRIDS.get(len(self.places), 3) - 1)
        for _ in range(_ZOOMS):
            if not self.best:
                return
            codes, amounts, _ = max(self.best, key=lambda item: item[2])
            self._look(Box(codes, np.maximum(amounts - width, self.low), np.minimum(amounts + width, self.high)))
            width = width / 4

    def _parts(self, box: Box, gap: float) -> list[Box]:
        """Give parts that make up a box, their bounds tightened; none where nothing in it is better."""
        judged = Judged(self.enclosure, [box])
        found = tightened(judged)
        self.work += judged.work
        box.bound = min(box.bound, found.bound)
        if box.bound <= self._enough(gap):
            self._closed = max(self._closed, box.bound)
            return []
        self._try(judged, box, found.place)
        return self._smaller(judged, box)

    def _smaller(self, judged: Judged, box: Box) -> list[Box]:
        """Give the parts of the parting that leaves the lowest bounds (strong branching)."""
        if (box.high - box.low <= _NARROW * (self.high - self.low)).all():
            self._closed = max(self._closed, box.bound)
            return []
        partings = [_by_sign(box, node) for node in _open(judged)[:_TRIED]]
        wide = [number for number in range(len(self.places)) if box.high[number] - box.low[number] > _NARROW * (self.high[number] - self.low[number])]
        partings += [_by_amount(box, number) for number in wide]
        parts = [part for parting in partings for part in parting]
        judged = Judged(self.enclosure, parts)
        self.work += judged.work
        self.boxes += len(parts)
        bounds = judged.bounds()
        for part, bound in zip(parts, bounds.tolist(), strict=True):
            part.bound = min(bound, box.bound)
        widths = (box.high - box.low) / (self.high - self.low)
        widest = [1.0] * (len(partings) - len(wide)) + [float(widths[number]) for number in wide]

        def left(place: int) -> tuple[float, float, float]:
            ends = sorted((max(part.bound, self.value) for part in partings[place]), reverse=True)
            step = 1e-3 * max(min(box.bound, 1e300) - self.value, 1e-300)
            lower = sum(ends)
            return (round(ends[0] / step), round(lower / step), -widest[place])

        chosen = min(range(len(partings)), key=left)
        return [part for part in partings[chosen] if part.bound > self.value]

    def _try(self, judged: Judged, box: Box, place: Floats) -> None:
        """Value the package at a place in a box, and those near it where somebody is just brought round."""
        near = np.array([place, *_edges(judged, place), *_SHARES.get(len(place), ())])
        values = judged.worths_at(near)
        good = np.argsort(-values, kind="stable")[:_VALUED]
        good = good[values[good] > self.value]
        if len(good):
            self._offer(box.codes, np.clip(box.middle + box.reach * near[good], box.low, box.high))


def _edges(judged: Judged, place: Floats) -> list[Floats]:
    """Give places near one where people gain exactly what they ask for, as many as there are amounts, and so each of them alone."""
    count = len(place)
    rows, lacks = [], []
    for key, slack in judged.slack.items():
        shape = judged.alive.shape
        near_by = judged.enclosure.view.slack(judged.enclosure.case.person(key))
        here = np.broadcast_to(slack.at(place[None]), shape)[0] - 1.2 * near_by  # a little more than what they ask for
        slopes = np.stack([np.broadcast_to(slope, shape)[0] for slope in slack.slopes], axis=1)
        norms = np.abs(slopes).sum(axis=1)
        near = np.abs(here) / np.maximum(norms, 1e-300)
        worlds = np.flatnonzero(judged.surely[key][0] & (norms > 0))
        for world in worlds[np.argsort(near[worlds], kind="stable")[:3]].tolist():
            rows.append(slopes[world])
            lacks.append((float(near[world]), -float(here[world])))
    order = sorted(range(len(rows)), key=lambda item: lacks[item][0])
    found, chosen = list[Floats](), list[int]()
    for item in order:
        moved = place + rows[item] * (lacks[item][1] / float(rows[item] @ rows[item]))
        found.append(moved)
        if len(chosen) < count and np.linalg.matrix_rank(np.array([rows[other] for other in (*chosen, item)]), tol=1e-9 * float(np.abs(rows[item]).sum())) > len(chosen):
            chosen.append(item)
            matrix, right = np.array([rows[other] for other in chosen]), np.array([lacks[other][1] for other in chosen])
            found.append(place + np.linalg.lstsq(matrix, right, rcond=None)[0])
    return [np.clip(item, -1.0, 1.0) for item in found[: 4 + 2 * count]]


def _open(judged: Judged) -> list[Node]:
    """Give the differences whose sign is open in the only box, those first that are so most evenly."""
    found = []
    for node, bend in judged.within.bends.items():
        low, high = float(bend.line.low.reshape(-1)[0]), float(bend.line.high.reshape(-1)[0])
        if not bend.taken[0] and low <= 0 <= high:
            found.append((-min(-low, high) / max(high - low, 1e-300), node))
    return [node for _, node in sorted(found, key=lambda item: item[0])]


def _by_sign(box: Box, node: Node) -> list[Box]:
    return [Box(box.codes, box.low, box.high, {**box.decided, node: sign}, box.bound, box.cuts) for sign in (1, -1)]


def _by_amount(box: Box, number: int) -> list[Box]:
    middle = box.low[number] + (box.high[number] - box.low[number]) / 2
    below, above = box.high.copy(), box.low.copy()
    below[number] = above[number] = middle
    return [Box(box.codes, box.low, below, box.decided, box.bound, box.cuts), Box(box.codes, above, box.high, box.decided, box.bound, box.cuts)]
