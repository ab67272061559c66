"""The efficient packages of a case with one continuous amount: the ends of the straight lines that they make up, and the solutions on these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.advice._cells import Cells, require_few
from backtable.case import Case
from backtable.frontier import Parts, beaten, distinct_points, efficient, efficient_parts, joined_parts, turning_points
from backtable.value import Model, View, Worlds, bends_of, enumerate_packages, holding, mean_gains

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]
_PIECES = 8
_ROUNDS = 4
_ENOUGH = 2_000
_DECIMALS = 13
_NEAR = 1e3
_MOVED = 0.4  # which part of what counts as equal a rounder amount may cost


@dataclass(frozen=True, slots=True)
class Continuum:
    """Efficient packages of a case with a continuous amount.

    Args:
        case: the case, which looks at their amounts.
        view: what they are valued by.
        codes: (points, issues) the packages at the ends of the lines, and those on them at which a solution may lie.
        joined: (lines, 2) positions of points between which the packages with amounts in between are efficient, too.
        lines: (lines, 2, issues) the packages at the ends of each of these lines, whose gains are those of the points.
        looked: how many packages were looked at one by one before the lines, and `allowed` how many of them count.
    """

    case: Case
    view: View
    codes: Codes
    joined: NDArray[np.intp]
    lines: Codes
    looked: int
    allowed: int


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Packages that count: (stretches, issues) terms, (stretches, 2) ends of the amount, (stretches, keys) mean gains there."""

    codes: Codes
    amounts: Floats
    first: Floats
    last: Floats


def find_continuum(case: Case, worlds: Worlds, over: Sequence[str], every: bool = False, seating: Mapping[str, bool] | None = None) -> Continuum | None:
    """Give the efficient packages over the mean gains of sides and people where one amount can be any number.

    With all other terms settled and between two values at which a formula bends or jumps the gains are a straight line, and our own people say yes on some stretches. Of all these
    lines the parts are found that no point of another beats. A line that a package beats in every gain is left out at once, and so are pieces of lines.

    Args:
        case: the case, with one continuous amount whose bends are known.
        worlds: the worlds.
        over: keys of sides and people.
        every: also packages that our own people do not approve.
        seating: person → True at a front table, where it differs from the case.

    Returns:
        None where too many lines are efficient in part.

    Raises:
        InputError: a formula is not made of straight lines in the amount, or where it bends is not known.
        TooLargeError: the other issues have too many combinations.
    """
    return _Lines(case, worlds, tuple(over), every, seating).found()


class _Lines:
    def __init__(self, case: Case, worlds: Worlds, over: tuple[str, ...], every: bool, seating: Mapping[str, bool] | None) -> None:
        (amount,) = case.continuous
        self.column, self.over, self.every = case.issues.index(amount), over, every
        self.worlds, self.seating = worlds, seating
        self.corners = [float(amount.options[0]), *bends_of(case), float(amount.options[-1])]
        require_few(case, amount, len(self.corners))
        self.case = case.looking_at({amount.key: self.corners[1:-1]})
        self.view = Model(self.case, seating).view(worlds)
        self.tolerance = self.view.tolerance
        self.looked = self.allowed = 0

    def found(self) -> Continuum | None:
        codes = enumerate_packages(self.case).codes
        self.looked = len(codes)
        codes = codes if self.every else codes[self.view.own_yes(codes)]
        self.allowed = len(codes)
        gains = mean_gains(self.view, self.over, codes)
        rows = efficient(np.round(gains / self.tolerance), every=False)
        codes, gains = codes[rows], gains[rows]
        lines = self._lines(gains, codes)
        if not len(lines.codes):
            return Continuum(self.case, self.view, codes[:0], np.zeros((0, 2), dtype=np.intp), np.zeros((0, 2, codes.shape[1]), dtype=np.int32), self.looked, self.allowed)
        parts = efficient_parts(lines.first, lines.last, self.tolerance, self._pieces(lines, gains))
        return None if parts is None else self._points(lines, parts)

    def _lines(self, known: Floats, known_codes: Codes) -> _Stretches:
        """Give the stretches that may be efficient somewhere, and the packages at bends that are."""
        cells = Cells(self.case, self.column, self.corners, self.worlds, self.seating)
        terms, amounts, ends = list[Codes](), list[Floats](), list[tuple[Floats, Floats]]()
        for cell, (low, high) in enumerate(cells.cells):
            rows = cells.kept(cell)
            first, last = cells.means(cell, self.over, rows)
            hopeful = ~beaten(known, np.maximum(first, last) + 2 * self.tolerance)
            rows, first, last = rows[hopeful], first[hopeful], last[hopeful]
            if not len(rows):
                continue
            stretches = [[(low, high)]] * len(rows) if self.every else cells.approved(cell, rows)
            count = np.array([len(item) for item in stretches])
            place = np.repeat(np.arange(len(rows)), count)
            reach = np.array([stretch for item in stretches for stretch in item]).reshape(-1, 2)
            if not len(reach):
                continue
            codes = cells.codes[rows][place]
            reach = self._reached(cells.grain, codes, reach, (low, high), first[place], last[place])
            share = (reach - low) / (high - low)
            tilt = (last - first)[place]
            terms.append(codes)
            amounts.append(reach)
            ends.append((first[place] + share[:, :1] * tilt, first[place] + share[:, 1:] * tilt))
        options = np.array(self.case.issues[self.column].options, dtype=float)
        bent = np.isin(options[known_codes[:, self.column]], self.corners)
        at = options[known_codes[bent, self.column]]
        terms.append(known_codes[bent])
        amounts.append(np.stack([at, at], axis=1))
        ends.append((known[bent], known[bent]))
        first, last = (np.concatenate([pair[side] for pair in ends]) for side in range(2))
        return _Stretches(np.concatenate(terms), np.concatenate(amounts), first, last)

    def _reached(self, grain: float, codes: Codes, reach: Floats, cell: tuple[float, float], first: Floats, last: Floats) -> Floats:
        """Give the ends of stretches, a little within the cell where something jumps at the end of it."""
        found = reach.copy()
        options = self.case.issues[self.column].options
        for side, (end, limit) in enumerate(zip(cell, (first, last), strict=True)):
            touching = np.flatnonzero(reach[:, side] == end)
            if not len(touching):
                continue
            at = codes[touching].copy()
            at[:, self.column] = options.index(end)
            fine = np.abs(mean_gains(self.view, self.over, at) - limit[touching]).max(axis=1) <= self.tolerance
            fine &= self._counts(at)
            inside = end + grain if side == 0 else end - grain
            found[touching[~fine], side] = inside
        return np.sort(found, axis=1)

    def _counts(self, codes: Codes) -> Truths:
        """Say which packages the rules leave and our own people approve."""
        fine = np.ones(len(codes), dtype=bool)
        for rule in self.case.rules:
            fine &= holding(self.case, rule.require, codes)
        if not self.every:
            fine[fine] = self.view.own_yes(codes[fine])
        return fine

    def _pieces(self, lines: _Stretches, known: Floats) -> Parts:
        """Give pieces of lines that make up whatever may be efficient, by leaving out those below what others reach."""
        count = len(lines.codes)
        parts = Parts(np.arange(count), np.zeros(count), np.ones(count))
        tilt = lines.last - lines.first
        for _ in range(_ROUNDS):
            middle = lines.first[parts.rows] + ((parts.starts + parts.ends) / 2)[:, None] * tilt[parts.rows]
            ends = [lines.first[parts.rows] + share[:, None] * tilt[parts.rows] for share in (parts.starts, parts.ends)]
            known = np.concatenate([known, middle, *ends])
            known = known[efficient(known, every=False)]
            cuts = np.linspace(0.0, 1.0, _PIECES + 1)
            wide = parts.ends > parts.starts
            starts = np.where(wide[:, None], parts.starts[:, None] + (parts.ends - parts.starts)[:, None] * cuts[:-1], parts.starts[:, None])
            stops = np.where(wide[:, None], np.append(starts[:, 1:], parts.ends[:, None], axis=1), parts.ends[:, None])
            kept = np.ones(starts.shape, dtype=bool)
            kept[~wide, 1:] = False
            parts = Parts(np.repeat(parts.rows, kept.sum(axis=1)), starts[kept], stops[kept])
            low, high = (lines.first[parts.rows] + share[:, None] * tilt[parts.rows] for share in (parts.starts, parts.ends))
            hopeful = ~beaten(known, np.maximum(low, high) + 2 * self.tolerance)
            parts = joined_parts(Parts(parts.rows[hopeful], parts.starts[hopeful], parts.ends[hopeful]))
            if len(parts.rows) <= _ENOUGH:
                break
        return parts

    def _points(self, lines: _Stretches, parts: Parts) -> Continuum:
        """Give the ends of efficient parts of lines and the solutions on them as packages, each point once, and which are joined."""
        tilt = lines.last - lines.first
        starts, ends = (lines.first[parts.rows] + share[:, None] * tilt[parts.rows] for share in (parts.starts, parts.ends))
        rows, values, pairs = list[int](), list[float](), list[tuple[int, int]]()
        slopes = np.abs(tilt).max(axis=1)
        for place, (row, begin, stop, turns) in enumerate(zip(parts.rows.tolist(), parts.starts.tolist(), parts.ends.tolist(), turning_points(starts, ends, self.tolerance), strict=True)):
            low, high = lines.amounts[row].tolist()
            free = np.inf if slopes[row] == 0 else _MOVED * self.tolerance * (high - low) / slopes[row]
            ends_ = (low + begin * (high - low), low + stop * (high - low))
            shares = sorted({0.0, 1.0, *turns.tolist()}) if stop > begin else [0.0]
            for number, share in enumerate(shares):
                value = ends_[0] + share * (ends_[1] - ends_[0])
                values.append(plainest(value, free, *self._kept_gainful(value, starts[place], ends[place], share, (low, high))))
                rows.append(row)
                if number:
                    pairs.append((len(rows) - 2, len(rows) - 1))
        options, numbers = np.unique(np.array(values), return_inverse=True)
        every = sorted({*options.tolist(), *map(float, (self.corners[0], self.corners[-1]))})
        codes = lines.codes[rows].copy()
        codes[:, self.column] = np.searchsorted(every, options)[numbers.reshape(-1)]
        issues = self.case.issues
        self.case = replace(self.case, issues=(*issues[: self.column], replace(issues[self.column], options=tuple(every)), *issues[self.column + 1 :]))
        self.view = Model(self.case, self.seating).view(self.worlds, like=self.view)
        counted = self._counts(codes)
        gains = mean_gains(self.view, self.over, codes)
        gains[~counted] = -np.inf
        places_ = np.flatnonzero(counted)
        stands = np.full(len(codes), -1)
        stands[places_] = places_[distinct_points(gains[places_], self.tolerance)]
        kept = np.unique(stands[places_])
        kept = kept[efficient(np.round(gains[kept] / self.tolerance), every=False)]
        position = {int(row): place for place, row in enumerate(kept.tolist())}
        for row in {int(stands[row]) for row in places_} - position.keys():  # beaten by no more than rounding takes
            far = np.abs(gains[kept] - gains[row]).max(axis=1)
            if far.min() <= _NEAR * self.tolerance:
                position[row] = int(np.argmin(far))
        joined = dict[tuple[int, int], tuple[int, int]]()
        for pair in pairs:
            one, other = (position.get(int(stands[row]), -1) for row in pair)
            if min(one, other) >= 0 and one != other:
                joined.setdefault((min(one, other), max(one, other)), pair if one < other else pair[::-1])
        order = sorted(joined)
        lines_ = codes[np.array([joined[ends_] for ends_ in order], dtype=np.intp).reshape(-1, 2)]
        return Continuum(self.case, self.view, codes[kept], np.array(order, dtype=np.intp).reshape(-1, 2), lines_, self.looked, self.allowed)


    def _kept_gainful(self, value: float, first: Floats, last: Floats, share: float, within: tuple[float, float]) -> tuple[float, float]:
        """Give the ends of where an amount may be rounded to: where somebody begins to gain on the way from the first to the last, not back to where they do not."""
        bare = np.abs(first + share * (last - first)) <= self.tolerance
        rounding = 1e-13 * max(abs(within[0]), abs(within[1]))
        low = value - rounding if (bare & (last > first)).any() else within[0]
        high = value + rounding if (bare & (last < first)).any() else within[1]
        return max(low, within[0]), min(high, within[1])


def plainest(value: float, free: float, low: float, high: float) -> float:
    """Give the number with the fewest digits near another, no further from it than is free."""
    if not high > low:
        return value
    size = int(np.ceil(np.log10(max(abs(low), abs(high)))))
    for decimals in range(-size, _DECIMALS - size + 3):
        step = 10.0**-decimals
        for end in (np.floor(value / step), np.ceil(value / step)):
            number = round(float(end) * step, max(decimals, 0))
            if low <= number <= high and abs(number - value) <= free:
                return number
    return value
