"""A case between the values of its one continuous amount at which something bends: all is a straight line there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Issue, Person
from backtable.errors import TooLargeError
from backtable.quantities import counted
from backtable.search import Yeses
from backtable.value import MOST_PACKAGES, Model, View, Worlds, enumerate_packages, holding, mean_gains

Floats = NDArray[np.float64]
_BLOCK = 512
_BESIDE, _LOST = 30.0, 1e-6  # beside a jump an amount is rounded by so many times what it stays away from it, for such a part of the gain


def require_few(case: Case, amount: Issue, corners: int) -> None:
    """Refuse a case whose other issues have too many combinations to look at each with some values of the amount.

    Raises:
        TooLargeError: it has.
    """
    others = case.combinations // len(amount.options)
    if others * (len(amount.options) + corners) > MOST_PACKAGES:
        raise TooLargeError(
            f"{amount.place if case.file else case.name}: the issues beside the continuous amount {amount.key} have {counted(others)} "
            "combinations, too many to find its best value for each; use larger steps there, or give the amount a `step`"
        )


@dataclass(frozen=True, slots=True)
class _Yes:
    """From which value of the amount to which somebody says yes, in each world: (packages, worlds); `exact` without tolerance."""

    start: Floats
    end: Floats
    exact: Floats


class Cells:
    """A case between the corners of its amount: each cell is looked at in two values within, which give the straight lines."""

    def __init__(self, case: Case, column: int, corners: list[float], worlds: Worlds, seating: Mapping[str, bool] | None) -> None:
        self.cells = list(pairwise(corners))
        inside = [start + (end - start) * share for start, end in self.cells for share in (0.25, 0.75)]
        looked_at = replace(case.issues[column], options=tuple(inside))
        self.case = replace(case, issues=(*case.issues[:column], looked_at, *case.issues[column + 1 :]), rules=())
        self.column = column
        whole = Model(case, seating).view(worlds)
        self.slack = {person.key: whole.slack(person) for person in case.people}
        self.tolerance = whole.tolerance
        self.view: View = Model(self.case, seating).view(worlds)
        self.grain = max(1e-9 * (corners[-1] - corners[0]), 4e-9 * max(abs(corners[0]), abs(corners[-1])))  # further than `Issue.index` takes for the same
        self.weights = worlds.weights
        self.inside = inside
        self.range = corners[-1] - corners[0]
        single = replace(self.case, issues=(*case.issues[:column], replace(looked_at, options=(inside[0],)), *case.issues[column + 1 :]))
        self.codes = enumerate_packages(single).codes
        self.rules = case.rules

    def _pair(self, cell: int, rows: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Give (packages, issues) option numbers at both values within a cell."""
        pair = [self.codes[rows].copy(), self.codes[rows].copy()]
        for place, codes in enumerate(pair):
            codes[:, self.column] = 2 * cell + place
        return pair[0], pair[1]

    def _line(self, cell: int, first: Floats, second: Floats) -> tuple[Floats, Floats]:
        """Give slope and worth at 0 of straight lines, from what they are within a cell."""
        one, two = self.inside[2 * cell], self.inside[2 * cell + 1]
        slope = (second - first) / (two - one)
        # a slope of rounding errors alone is none: over the whole range it moves nothing
        slope = np.where(np.abs(slope) * self.range <= 1e-12 * np.maximum(np.abs(first), np.abs(second)), 0.0, slope)
        return slope, first - slope * one

    def _yes(self, cell: int, pair: tuple[NDArray[np.int32], NDArray[np.int32]]) -> dict[str, _Yes]:
        found = {}
        worlds = (len(pair[0]), self.view.worlds.count)
        for person in self.case.people:
            first, second = (np.broadcast_to(self.view.perceived(person, codes) - self.view.threshold(person), worlds) for codes in pair)
            slope, zero = self._line(cell, first, second)
            needed = np.broadcast_to(self.view.required(person, pair[0]), worlds)
            with np.errstate(divide="ignore", invalid="ignore"):
                wide, exact = -(zero + self.slack[person.key]) / slope, -zero / slope
            level = slope == 0
            never = level & (zero < -self.slack[person.key])
            start = np.where(~needed | (slope <= 0), -np.inf, wide)
            end = np.where(~needed | (slope >= 0), np.inf, wide)
            start, end = np.where(needed & never, np.inf, start), np.where(needed & never, -np.inf, end)
            found[person.key] = _Yes(start, end, np.where(needed & ~level, exact, np.nan))
        return found

    def kept(self, cell: int) -> NDArray[np.intp]:
        """Give the packages that the rules leave within a cell."""
        fine = np.ones(len(self.codes), dtype=bool)
        for rule in self.rules:
            fine &= holding(self.case, rule.require, self._pair(cell, np.arange(len(self.codes)))[0])
        return np.flatnonzero(fine)

    def means(self, cell: int, over: Sequence[str], rows: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """Give (packages, keys) mean gains at both ends of a cell, as they are when one comes near."""
        pair, (low, high) = self._pair(cell, rows), self.cells[cell]
        slope, zero = self._line(cell, *(mean_gains(self.view, over, codes) for codes in pair))
        return slope * low + zero, slope * high + zero

    def approved(self, cell: int, rows: NDArray[np.intp]) -> list[list[tuple[float, float]]]:
        """Give for each package the stretches of the amount within a cell on which each of our own people says yes often enough."""
        pair, (low, high) = self._pair(cell, rows), self.cells[cell]
        least = [np.full(len(rows), low), np.full(len(rows), low)]  # without and with what is allowed for rounding
        most = [np.full(len(rows), high), np.full(len(rows), high)]
        uneven = list[tuple[Floats, Floats]]()
        for person in self.case.our_side.people:
            needed = self.view.required(person, pair[0])
            if not needed.any():
                continue
            first, second = (self.view.perceived(person, codes) - self.view.threshold(person) for codes in pair)
            slope, zero = self._line(cell, first, second)
            with np.errstate(divide="ignore", invalid="ignore"):
                edges = (-zero / slope, -(zero + self.slack[person.key]) / slope)
            never = (slope == 0) & (zero < -self.slack[person.key])
            starts = [np.where(needed & never, np.inf, np.where(~needed | (slope <= 0), -np.inf, edge)) for edge in edges]
            ends = [np.where(needed & never, -np.inf, np.where(~needed | (slope >= 0), np.inf, edge)) for edge in edges]
            if starts[0].shape[1] == 1:
                for place in range(2):
                    least[place] = np.maximum(least[place], starts[place][:, 0])
                    most[place] = np.minimum(most[place], ends[place][:, 0])
            else:
                uneven.append((starts[0], ends[0]))
        touching = (least[0] > most[0]) & (least[1] <= most[1])
        middle = np.where(touching, least[1], 0.0) / 2 + np.where(touching, most[1], 0.0) / 2
        found = list[list[tuple[float, float]]]()
        for row, (start, end) in enumerate(zip(np.where(touching, middle, least[0]).tolist(), np.where(touching, middle, most[0]).tolist(), strict=True)):
            stretches = [(start, end)] if start <= end else []
            for starts_, ends_ in uneven:
                stretches = [part for stretch in stretches for part in self._often(starts_[row], ends_[row], *stretch)]
            found.append(stretches)
        return found

    def agreed(self, cell: int, row: int, wanted: Yeses) -> list[tuple[float, float]]:
        """Give the stretches of the amount within a cell on which everybody says yes to a package often enough."""
        pair, found = self._pair(cell, np.array([row])), [self.cells[cell]]
        for person in self.case.people:
            needed = self.view.required(person, pair[0])
            if not needed.any() and person.key != wanted.won:
                continue
            starts, ends = (item[0] for item in self._reach(cell, pair, person))
            if person.key == wanted.won or self.view.mean(needed)[0] > 0.5:
                found = [part for stretch in found for part in self._often(starts, ends, *stretch, wanted.asked[person.key])]
            starts, ends = np.where(needed[0], starts, -np.inf), np.where(needed[0], ends, np.inf)
            found = [part for stretch in found for part in self._often(starts, ends, *stretch, wanted.passing[person.key])]
        return found

    def on_the_spot(self, cell: int, rows: NDArray[np.intp], below: float) -> list[list[tuple[float, float]]]:
        """Give for each package the stretches of the amount within a cell on which our people at the front could agree it alone, often enough.

        Args:
            below: where our mean gain is nowhere below that on what may be such stretches, none are given.
        """
        pair, (low, high) = self._pair(cell, rows), self.cells[cell]
        worlds = (len(rows), self.view.worlds.count)
        starts, ends = ([np.full(worlds, edge), np.full(worlds, edge)] for edge in (-np.inf, np.inf))  # without and with what is allowed for rounding
        for person in self.case.our_side.people:
            needed = np.broadcast_to(self.view.required(person, pair[0]), worlds)
            first, second = (np.broadcast_to(self.view.perceived(person, codes) - self.view.threshold(person), worlds) for codes in pair)
            slope, zero = self._line(cell, first, second)
            never = needed & ((slope == 0) & (zero < -self.slack[person.key]) if self.view.model.seating[person.key] else True)
            with np.errstate(divide="ignore", invalid="ignore"):
                edges = (-zero / slope, -(zero + self.slack[person.key]) / slope)
            for place, edge in enumerate(edges):
                starts[place] = np.maximum(starts[place], np.where(never, np.inf, np.where(~needed | (slope <= 0), -np.inf, edge)))
                ends[place] = np.minimum(ends[place], np.where(never, -np.inf, np.where(~needed | (slope >= 0), np.inf, edge)))
        touching = (starts[0] > ends[0]) & (starts[1] <= ends[1])
        middle = np.where(touching, starts[1], 0.0) / 2 + np.where(touching, ends[1], 0.0) / 2
        start, end = np.where(touching, middle, starts[0]), np.where(touching, middle, ends[0])
        start, end = np.where(start > end, np.inf, start), np.where(start > end, -np.inf, end)
        begin, stop = np.maximum(self._often_from(start), low), np.minimum(-self._often_from(-end), high)
        slopes, zeros = self._line(cell, *(mean_gains(self.view, [self.case.ours], codes)[:, 0] for codes in pair))
        hopeful = begin <= stop
        begin, stop = np.where(hopeful, begin, low), np.where(hopeful, stop, low)
        hopeful &= np.minimum(slopes * begin, slopes * stop) + zeros < below
        return [self._often(start[row], end[row], low, high) if hopeful[row] else [] for row in range(len(rows))]

    def _often_from(self, starts: Floats) -> Floats:
        """Give from which value on often enough worlds have begun: (packages,), of (packages, worlds)."""
        order = np.argsort(starts, axis=1)
        enough = np.cumsum(self.weights[order], axis=1) >= self.case.own_chance - 1e-12
        first = np.where(enough.any(axis=1), np.argmax(enough, axis=1), -1)
        return np.where(first >= 0, np.take_along_axis(starts, order[np.arange(len(starts)), first][:, None], axis=1)[:, 0], np.inf)

    def maybe_agreed(self, cell: int, rows: NDArray[np.intp], wanted: Yeses) -> NDArray[np.intp]:
        """Give those packages that may have such stretches: each asked would say yes often enough, could every world have an amount of its own."""
        low, high = self.cells[cell]
        for person in self.case.people:
            kept = [rows[:0]]
            for start in range(0, len(rows), _BLOCK):
                part = rows[start : start + _BLOCK]
                pair = self._pair(cell, part)
                needed = self.view.required(person, pair[0])
                asked = np.full(len(part), person.key == wanted.won) | (self.view.mean(needed) > 0.5)
                starts, ends = self._reach(cell, pair, person)
                maybe = (starts <= high) & (ends >= low)
                share, passing = (item.astype(float) @ self.weights for item in (maybe, maybe | ~needed))
                kept.append(part[(~asked | (share >= wanted.asked[person.key] - 1e-12)) & (passing >= wanted.passing[person.key] - 1e-12)])
            rows = np.concatenate(kept)
        return rows

    def _reach(self, cell: int, pair: tuple[NDArray[np.int32], NDArray[np.int32]], person: Person) -> tuple[Floats, Floats]:
        """Give from which value to which somebody says yes, asked or not: (packages, worlds) each."""
        worlds = (len(pair[0]), self.view.worlds.count)
        first, second = (np.broadcast_to(self.view.perceived(person, codes) - self.view.threshold(person), worlds) for codes in pair)
        slope, zero = self._line(cell, first, second)
        never = (slope == 0) & (zero < -self.slack[person.key])
        with np.errstate(divide="ignore", invalid="ignore"):
            edge = -zero / slope
        return np.where(never, np.inf, np.where(slope <= 0, -np.inf, edge)), np.where(never, -np.inf, np.where(slope >= 0, np.inf, edge))

    def _often(self, starts: Floats, ends: Floats, low: float, high: float, level: float | None = None) -> list[tuple[float, float]]:
        """Give the parts of a stretch on which somebody says yes often enough, who does so from `starts` to `ends` in each world; by default as our own people must."""
        edges = np.concatenate([starts, ends])
        values = np.unique(np.concatenate([[low, high], edges[(edges > low) & (edges < high)]]))
        between = (values[1:] + values[:-1]) / 2
        fine, level = starts <= ends, (self.case.own_chance if level is None else level) - 1e-12
        at, inside = (self._standing(item, starts[fine], ends[fine], self.weights[fine]) >= level for item in (values, between))
        found = list[tuple[float, float]]()
        for place in np.flatnonzero(at).tolist():
            if place and inside[place - 1]:
                found[-1] = (found[-1][0], float(values[place]))
            else:
                found.append((float(values[place]), float(values[place])))
        return found

    def promising(self) -> list[tuple[float, int, int]]:
        """Give (what we could gain at most, cell, package) for all packages, the most promising first."""
        found: list[tuple[Floats, int]] = []
        for cell in range(len(self.cells)):
            bounds = [self._bounds(cell, np.arange(start, min(start + _BLOCK, len(self.codes)))) for start in range(0, len(self.codes), _BLOCK)]
            found.append((np.concatenate(bounds), cell))
        flat = np.concatenate([bounds for bounds, _ in found])
        order = np.argsort(-flat, kind="stable")
        size = len(self.codes)
        return [(float(flat[place]), int(place) // size, int(place) % size) for place in order if flat[place] > self.tolerance]

    def _bounds(self, cell: int, rows: NDArray[np.intp]) -> Floats:
        pair = self._pair(cell, rows)
        low, high = self.cells[cell]
        start, end, slope, zero = self._joint(cell, pair)
        some = np.maximum(start, low) <= np.minimum(end, high)
        ends = (np.clip(start, low, high), np.clip(end, low, high))
        most = np.maximum(np.maximum(slope * ends[0] + zero, slope * ends[1] + zero), 0.0)
        bounds = np.asarray(np.where(some, most, 0.0) @ self.weights, dtype=float)
        kept = np.ones(len(rows), dtype=bool)
        for rule in self.rules:
            kept &= holding(self.case, rule.require, pair[0])
        return np.where(kept, bounds * (1 + 1e-12), -np.inf)

    def _joint(self, cell: int, pair: tuple[NDArray[np.int32], NDArray[np.int32]]) -> tuple[Floats, Floats, Floats, Floats]:
        """Give from where to where everybody says yes, and our gain as a line: (packages, worlds) each."""
        yes = self._yes(cell, pair).values()
        worlds = (len(pair[0]), self.view.worlds.count)
        start = np.max(np.stack([item.start for item in yes]), axis=0)
        end = np.min(np.stack([item.end for item in yes]), axis=0)
        gains = (np.broadcast_to(self.view.side_gain(self.case.ours, codes), worlds) for codes in pair)
        slope, zero = self._line(cell, *gains)
        return start, end, slope, zero

    def best(self, cell: int, row: int) -> tuple[float, float] | None:
        """Give the most that a package gains us within a cell, and at which value; None if our own people never approve."""
        pair = self._pair(cell, np.array([row]))
        low, high = self.cells[cell]
        yes = self._yes(cell, pair)
        start, end, slope, zero = (item[0] for item in self._joint(cell, pair))
        edges = np.concatenate([item.exact[0] for item in yes.values()])
        within = edges[(edges > low) & (edges < high)]
        # where a yes costs us it is best to stand just where it is no yes any more
        open_ = start <= end
        costly = [edge[open_ & np.isfinite(edge) & (slope * np.where(np.isfinite(edge), edge, 0.0) + zero < 0)] for edge in (start, end)]
        past = np.concatenate([costly[0] - self.grain, costly[1] + self.grain])
        beside = np.concatenate([past[(past > low) & (past < high)], [low + self.grain, high - self.grain]])
        values = np.unique(np.concatenate([within, beside]))
        gains, allowed = self._at(values, start, end, slope, zero, yes)
        if not allowed.any():
            return None
        place = int(np.argmax(np.where(allowed, gains, -np.inf)))
        plain = self._plainer(float(values[place]), low, high)
        again, fine = self._at(plain, start, end, slope, zero, yes)
        lost = np.full(len(plain), self.tolerance)
        if values[place] in beside:  # better the nearer, and never the best: anything as near is as good that is easier to read
            lost = np.where(np.abs(plain - values[place]) <= _BESIDE * self.grain, self.tolerance + _LOST * gains[place], lost)
        good = np.flatnonzero(fine & (again >= gains[place] - lost))
        chosen = plain[good[0]] if len(good) else values[place]
        return float(gains[place]), float(chosen)

    def _plainer(self, value: float, low: float, high: float) -> Floats:
        """Give numbers near a value within a cell, those with fewest digits first."""
        finest = 12 - int(np.ceil(np.log10(self.range)))
        found = []
        for decimals in range(finest - 12, finest + 1):
            step = 10.0**-decimals
            found += [round(np.floor(value / step) * step, max(decimals, 0)), round(np.ceil(value / step) * step, max(decimals, 0))]
        return np.array([number for number in found if low < number < high] or [value])

    def _at(
        self, values: Floats, start: Floats, end: Floats, slope: Floats, zero: Floats, yes: Mapping[str, _Yes]
    ) -> tuple[Floats, NDArray[np.bool_]]:
        """Give what a package gains us at some values of the amount, and where our own people approve."""
        open_ = start <= end
        slopes = self._standing(values, start[open_], end[open_], (self.weights * slope)[open_])
        zeros = self._standing(values, start[open_], end[open_], (self.weights * zero)[open_])
        allowed = np.ones(len(values), dtype=bool)
        for person in self.case.our_side.people:
            item = yes[person.key]
            fine = item.start[0] <= item.end[0]
            chance = self._standing(values, item.start[0][fine], item.end[0][fine], self.weights[fine])
            allowed &= chance >= self.case.own_chance - 1e-12
        return values * slopes + zeros, allowed

    @staticmethod
    def _standing(values: Floats, start: Floats, end: Floats, weights: Floats) -> Floats:
        """Give for each value the weight of the stretches that it lies in, ends included."""
        result = np.zeros(len(values))
        for edges, side, sign in ((start, "right", 1.0), (end, "left", -1.0)):
            order = np.argsort(edges, kind="stable")
            sums = np.concatenate([[0.0], np.cumsum(weights[order])])
            result += sign * sums[np.searchsorted(edges[order], values, side="right" if side == "right" else "left")]
        return result

