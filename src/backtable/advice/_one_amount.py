"""The values of a continuous amount that are worth looking at: among them the best there is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case
from backtable.errors import TooLargeError
from backtable.quantities import counted
from backtable.value import MOST_PACKAGES, Model, View, Worlds, bends_of, enumerate_packages, holding

Floats = NDArray[np.float64]
_BLOCK = 512
_BEST = 24
_MOST_VALUES = 400
_TURNS = 8


def with_best_amount(case: Case, worlds: Worlds, seating: Mapping[str, bool] | None = None) -> Case:
    """Give a case that looks at the values of its one continuous amount at which proposing is best for us.

    For any values of the other issues everything is a straight line in the amount between the places where some formula bends
    and those where somebody's yes begins or ends in some world; so what we gain by proposing is greatest at one of these, or
    at an end. They are compared exactly for the most promising packages first, until what is left cannot be better: a
    package gains us no more than if every world could have an amount of its own.

    Raises:
        InputError: a formula is not made of straight lines in the amount, or where it bends is not known.
        TooLargeError: the other issues have too many combinations.
    """
    (amount,) = case.continuous
    column = case.issues.index(amount)
    low, high = float(amount.options[0]), float(amount.options[-1])
    corners = [low, *bends_of(case), high]
    others = case.combinations // len(amount.options)
    room = min(_MOST_VALUES, MOST_PACKAGES // others)
    if room < len(amount.options) + len(corners) or others * len(corners) > MOST_PACKAGES:
        raise TooLargeError(
            f"{amount.place if case.file else case.name}: the issues beside the continuous amount {amount.key} have {counted(others)} "
            "combinations, too many to find its best value for each; use larger steps there, or give the amount a `step`"
        )
    cells = _Cells(case, column, corners, worlds, seating)
    best: list[tuple[float, float]] = []
    for bound, cell, row in cells.promising():
        if len(best) == _BEST and bound <= best[-1][0]:
            break
        found = cells.best(cell, row)
        if found is not None:
            best = sorted([*best, found], reverse=True)[:_BEST]
    values = [*corners[1:-1], *(value for _, value in best), *cells.turns()]
    return case.looking_at({amount.key: values[: room - len(amount.options)]})


@dataclass(frozen=True, slots=True)
class _Yes:
    """From which value of the amount to which somebody says yes, in each world: (packages, worlds); `exact` without tolerance."""

    start: Floats
    end: Floats
    exact: Floats


class _Cells:
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

    def turns(self) -> list[float]:
        """Give values at which the product of two sides' mean gains is greatest, or both gain the same, of the best packages."""
        if len(self.case.sides) != 2:
            return []
        found: list[tuple[float, float]] = []
        rows = np.arange(len(self.codes))
        for cell, (start, end) in enumerate(self.cells):
            pair = self._pair(cell, rows)
            lines = [self._line(cell, *(self.view.mean_side_gain(side.key, codes) for codes in pair)) for side in self.case.sides]
            (one, ours), (two, theirs) = lines
            with np.errstate(divide="ignore", invalid="ignore"):
                peaks = (-(one * theirs + two * ours) / (2 * one * two), (theirs - ours) / (one - two))
            for kind, peak in enumerate(peaks):
                fine = np.isfinite(peak) & (peak > start) & (peak < end)
                gains = np.stack([slope[fine] * peak[fine] + zero[fine] for slope, zero in lines])
                worth = gains.prod(axis=0) if kind == 0 else gains.min(axis=0)
                best = np.argsort(-np.where((gains > 0).all(axis=0), worth, -np.inf), kind="stable")[:_TURNS]
                found += [(float(worth[place]), float(peak[fine][place])) for place in best]
        return [value for _, value in sorted(found, reverse=True)[: 4 * _TURNS]]

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
        grain = max(1e-9 * self.range, 4e-9 * max(abs(low), abs(high)))  # further than `Issue.index` takes for the same
        within = edges[(edges > low) & (edges < high)]
        values = np.unique(np.concatenate([within, [low + grain, high - grain]]))
        gains, allowed = self._at(values, start, end, slope, zero, yes)
        if not allowed.any():
            return None
        place = int(np.argmax(np.where(allowed, gains, -np.inf)))
        plain = self._plainer(float(values[place]), low, high)
        again, fine = self._at(plain, start, end, slope, zero, yes)
        good = np.flatnonzero(fine & (again >= gains[place] - self.tolerance))
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

