"""Efficient parts of straight lines between points, and where on them the solutions of bargaining theory lie."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Gains = NDArray[np.float64]
Truths = NDArray[np.bool_]
Rows = NDArray[np.intp]
_PAIRS = 4_000_000
_HALVINGS = 100
_LATER = 2.0
_ROUNDED, _SAME = 1e-5, 1e-2
_AT_ONCE = 256
_NEAR, _CLEAR = 6.0, 16.0


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of some lines.

    Args:
        rows: (parts,) which line each lies on.
        starts, ends: (parts,) from where to where, 0 at the start of the line to 1 at its end; the same for a single point.
    """

    rows: Rows
    starts: Gains
    ends: Gains


def beaten(points: Gains, tops: Gains) -> Truths:
    """Give which of some tops (rows, columns) are below a point in every column.

    Args:
        points: (points, columns).
    """
    if not len(points) or not len(tops):
        return np.zeros(len(tops), dtype=bool)
    if points.shape[1] == 2:
        order = np.argsort(points[:, 0], kind="stable")
        highest = np.append(np.maximum.accumulate(points[order[::-1], 1])[::-1], -np.inf)
        return np.asarray(highest[np.searchsorted(points[order, 0], tops[:, 0], side="right")] > tops[:, 1])
    found = np.zeros(len(tops), dtype=bool)
    points = points[np.argsort(-(points / np.maximum(np.abs(points).max(axis=0), 1e-300)).sum(axis=1), kind="stable")]
    reach, wide = 0, 8  # most tops are below some of the first
    while reach < len(points) and not found.all():
        rows = np.flatnonzero(~found)
        part = points[reach : reach + wide]
        step = max(1, _PAIRS // (len(part) * points.shape[1]))
        for start in range(0, len(rows), step):
            here = rows[start : start + step]
            found[here] = np.all(part[None] > tops[here, None], axis=2).any(axis=1)
        reach, wide = reach + wide, 4 * wide
    return found


def efficient_parts(starts: Gains, ends: Gains, tolerance: float, within: Parts | None = None, most: int = 20_000) -> Parts | None:
    """Give the parts of lines that no point of any line beats: at least as good in every column, and better in one.

    For two lines the places on the first that some place on the second beats are those of a polygon in both places, seen along the second: an interval, found by removing the second place
    (Fourier and Motzkin). What no interval covers is efficient.

    Args:
        starts, ends: (lines, columns), more is better; a line may be a single point.
        tolerance: gains within it of each other are equal.
        within: parts outside of which nothing is efficient; all lines by default.
        most: how many parts may be kept on the way.

    Returns:
        Parts that are efficient but for their ends where another line begins to beat them, which are efficient to within the tolerance; of those with equal gains one. None where they would be
        too many.
    """
    parts = within or Parts(np.arange(len(starts)), np.zeros(len(starts)), np.ones(len(starts)))
    lines = _Lines(starts, ends, tolerance)
    order = np.argsort(-lines.lengths(parts), kind="stable")  # the longest first, so that few stand for many that lie on each other
    found = _taken(parts, order[:0])
    for start in range(0, len(order), _AT_ONCE):
        batch = _taken(parts, order[start : start + _AT_ONCE])
        left = lines.uncovered(batch, found, np.ones(len(found.rows), dtype=bool)[None])
        places = np.arange(len(left.rows))
        left = lines.uncovered(left, left, places[None] < places[:, None])
        found = Parts(np.append(found.rows, left.rows), np.append(found.starts, left.starts), np.append(found.ends, left.ends))
        if len(found.rows) > most:
            return None
    return joined_parts(lines.uncovered(found, found, np.zeros((1, len(found.rows)), dtype=bool)))


class _Lines:
    """Lines between points, parts of which are compared."""

    def __init__(self, starts: Gains, ends: Gains, tolerance: float) -> None:
        self.starts, self.tilt, self.tolerance = starts, ends - starts, tolerance

    def ends(self, parts: Parts) -> tuple[Gains, Gains]:
        """Give (parts, columns) the gains at both ends."""
        first, last = (self.starts[parts.rows] + share[:, None] * self.tilt[parts.rows] for share in (parts.starts, parts.ends))
        return first, last

    def lengths(self, parts: Parts) -> Gains:
        """Give (parts,) the largest difference between the ends."""
        first, last = self.ends(parts)
        return np.asarray(np.abs(last - first).max(axis=1, initial=0.0))

    def uncovered(self, parts: Parts, others: Parts, before: Truths) -> Parts:
        """Give what others leave of parts: what none beats, and what none that stands before is as good as.

        Args:
            before: (parts or 1, others) which others stand before.
        """
        if not len(parts.rows) or not len(others.rows):
            return parts
        low, high = self.ends(parts)
        first, last = self.ends(others)
        covered: list[list[tuple[float, float]]] = [[] for _ in parts.rows]
        tops, floors = np.maximum(first, last) + _LATER * self.tolerance, np.minimum(low, high)
        before = np.broadcast_to(before, (len(low), len(first)))
        step = max(1, _PAIRS // (len(first) * low.shape[1]))
        for start in range(0, len(low), step):
            one, other = np.nonzero(np.all(tops[None] >= floors[start : start + step, None], axis=2))
            one = one + start
            for begin in range(0, len(one), _PAIRS // 32):
                here, there = one[begin : begin + _PAIRS // 32], other[begin : begin + _PAIRS // 32]
                pairs = low[here], high[here], first[there], last[there]
                for place, left, right in _beaten_parts(*pairs, self.tolerance, before[here, there]):
                    covered[here[place]].append((left, right))
        rows, begins, stops = list[int](), list[float](), list[float]()
        for place, intervals in enumerate(covered):
            reach, width = float(parts.starts[place]), float(parts.ends[place] - parts.starts[place])
            for begin_, stop in _open(intervals):
                rows.append(int(parts.rows[place]))
                begins.append(reach + width * begin_)
                stops.append(reach + width * stop)
        return Parts(np.array(rows, dtype=np.intp), np.array(begins, dtype=float), np.array(stops, dtype=float))


def _taken(parts: Parts, order: Rows) -> Parts:
    return Parts(parts.rows[order], parts.starts[order], parts.ends[order])


def _beaten_parts(start: Gains, end: Gains, other: Gains, last: Gains, tolerance: float, before: Truths) -> list[tuple[int, float, float]]:
    """Give which first lines of pairs the second beats, and from where to where; where it stands before, also where it is as good.

    Where the second ends or begins to beat it all at once, and not by crossing it, the places are counted in whose gains are equal there: else the end of what is left would itself be beaten.
    """
    found = list[tuple[int, float, float]]()
    rows = np.flatnonzero(before)
    if len(rows):
        left, right = _shadows(start[rows], end[rows], other[rows], last[rows], _SAME * tolerance, -np.inf)
        fine = left <= right
        found += zip(rows[fine].tolist(), left[fine].tolist(), right[fine].tolist(), strict=True)
    left, right = _shadows(start, end, other, last, _ROUNDED * tolerance, tolerance)
    rows = np.flatnonzero(left <= right)
    left, right = left[rows], right[rows]
    pairs = start[rows], end[rows], other[rows], last[rows]
    clear_left, clear_right = _shadows(*pairs, _ROUNDED * tolerance, _CLEAR * tolerance)
    wide_left, wide_right = _shadows(*pairs, _LATER * tolerance, _CLEAR / 2 * tolerance)
    clear = clear_left <= clear_right
    left = np.where(clear & (clear_left <= left + 1e-12), np.minimum(wide_left, left), left)
    right = np.where(clear & (clear_right >= right - 1e-12), np.maximum(wide_right, right), right)
    found += zip(rows.tolist(), left.tolist(), right.tolist(), strict=True)
    missed = np.ones(len(start), dtype=bool)
    missed[rows] = False
    rows = np.flatnonzero(missed & _outdone_at_an_end(start, end, other, last, tolerance))
    if len(rows):
        left, right = _shadows(start[rows], end[rows], other[rows], last[rows], _LATER * tolerance, _CLEAR / 2 * tolerance)
        fine = (left <= right) & ((left <= 1e-12) | (right >= 1.0 - 1e-12))
        found += zip(rows[fine].tolist(), left[fine].tolist(), right[fine].tolist(), strict=True)
    return found


def _outdone_at_an_end(start: Gains, end: Gains, other: Gains, last: Gains, tolerance: float) -> Truths:
    """Say of which pairs an end of the second is at an end of the first as good but for what is equal, and clearly better in all: where a formula jumps, the line before ends a hair from it."""
    found = np.zeros(len(start), dtype=bool)
    for own in (start, end):
        for theirs in (other, last):
            gap = theirs - own
            found |= np.all(gap >= -_LATER * tolerance, axis=1) & (gap.sum(axis=1) >= _CLEAR * tolerance)
    return found


def _shadows(start: Gains, end: Gains, other: Gains, last: Gains, slack: float, least: float) -> tuple[Gains, Gains]:
    """Give (pairs,) from where to where on the first line of each pair some place on the second beats it; the first is larger where none does.

    Args:
        slack: so much less in a column is not less.
        least: by how much more the sum must be.
    """
    gap, own, theirs = other - start, end - start, last - other
    none, one = np.zeros((len(gap), 1)), np.ones((len(gap), 1))
    # each says: level + slope · place on the second − tilt · place on the first ≥ 0
    level = np.hstack([gap + slack, gap.sum(axis=1, keepdims=True) - least if least > -np.inf else one, none, one])
    slope = np.hstack([theirs, theirs.sum(axis=1, keepdims=True) if least > -np.inf else none, one, -one])
    tilt = np.hstack([own, own.sum(axis=1, keepdims=True) if least > -np.inf else none, none, none])
    size = np.maximum(np.maximum(np.abs(level), np.abs(slope)), np.maximum(np.abs(tilt), 1e-300))
    level, slope, tilt = level / size, slope / size, tilt / size
    slope = np.where(np.abs(slope) < 1e-15, 0.0, slope)
    left, right = np.zeros(len(gap)), np.ones(len(gap))

    def need(constant: Gains, factor: Gains, asked: Truths) -> None:
        """Keep the places at which constant − factor · place is not negative."""
        nonlocal left, right
        with np.errstate(divide="ignore", invalid="ignore"):
            edge = constant / factor
        right = np.where(asked & (factor > 0), np.minimum(right, edge), right)
        left = np.where(asked & (factor < 0), np.maximum(left, edge), left)
        left = np.where(asked & (factor == 0) & (constant < 0), np.inf, left)

    count = level.shape[1]
    for i in range(count):
        need(level[:, i], tilt[:, i], slope[:, i] == 0)
        for j in range(count):
            if i != j:
                lower, upper = slope[:, i], -slope[:, j]
                need(level[:, j] * lower + level[:, i] * upper, tilt[:, j] * lower + tilt[:, i] * upper, (lower > 0) & (upper > 0))
    return left, right


def _open(intervals: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give what intervals leave of 0 to 1."""
    found, reach, ended = list[tuple[float, float]](), 0.0, False
    for left, right in sorted(intervals):
        if left > reach:
            found.append((reach, left))
        reach = max(reach, right)
        ended = ended or right >= 1.0
    if not ended:
        found.append((reach, 1.0))
    return found


def joined_parts(parts: Parts) -> Parts:
    """Join parts of a line of which one begins where the other ends."""
    order = np.lexsort((parts.starts, parts.rows))
    rows, starts, ends = parts.rows[order], parts.starts[order], parts.ends[order]
    if not len(rows):
        return parts
    fresh = np.ones(len(rows), dtype=bool)
    fresh[1:] = (rows[1:] != rows[:-1]) | (starts[1:] > ends[:-1] + 1e-12)
    first = np.flatnonzero(fresh)
    return Parts(rows[first], starts[first], np.maximum.reduceat(ends, first))


def turning_points(starts: Gains, ends: Gains, tolerance: float) -> list[Gains]:
    """Give for each line the places, 0 to 1, at which a solution of bargaining theory may lie, or from which on everybody gains.

    With these and the ends of the lines among the points that `solve` is given, its solutions are those of all points of the lines: what each makes largest is concave along a line, and
    so largest at an end, where its slope is 0, or where two of the gains that it compares are alike.

    Args:
        starts, ends: (lines, columns) of gains over no deal.
        tolerance: how far from no deal is the same as no deal.
    """
    if not len(starts):
        return []
    tilt = ends - starts
    with np.errstate(divide="ignore", invalid="ignore"):
        begins = -starts / tilt
    left = np.where(tilt > 0, begins, -np.inf).max(axis=1, initial=0.0)
    right = np.where(tilt < 0, begins, np.inf).min(axis=1, initial=1.0)
    level = (tilt == 0) & (starts <= tolerance)
    fine = (left <= right) & ~level.any(axis=1)
    fine[fine] = (starts[fine] + ((left + right) / 2)[fine, None] * tilt[fine] > tolerance).all(axis=1)
    left, right = np.where(fine, left, 0.0), np.where(fine, right, 0.0)
    tops = np.maximum(starts + left[:, None] * tilt, starts + right[:, None] * tilt)[fine]
    ideal = tops.max(axis=0) if fine.any() else np.ones(starts.shape[1])
    places = [left, right, _steepest(starts, tilt, left, right)]
    for scale in (np.ones(starts.shape[1]), np.where(ideal > 0, ideal, 1.0)):
        for i in range(starts.shape[1]):
            for j in range(i):
                with np.errstate(divide="ignore", invalid="ignore"):
                    places.append((starts[:, j] / scale[j] - starts[:, i] / scale[i]) / (tilt[:, i] / scale[i] - tilt[:, j] / scale[j]))
    together = np.stack(places, axis=1)
    kept = fine[:, None] & (together >= left[:, None]) & (together <= right[:, None])
    return [np.unique(row[keep]) for row, keep in zip(together, kept, strict=True)]


def _steepest(starts: Gains, tilt: Gains, left: Gains, right: Gains) -> Gains:
    """Give where the product of the gains is largest: where the sum of tilt ÷ gain, which falls along a line, is 0."""
    low, high = left.copy(), right.copy()
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            rising = (tilt / (starts + middle[:, None] * tilt)).sum(axis=1) > 0
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    return np.asarray((low + high) / 2)


def distinct_points(gains: Gains, tolerance: float) -> Rows:
    """Give (points,) the row that stands for each point: the same for those within some tolerances of each other, of these one that has the largest sum.

    Args:
        gains: (points, columns).
    """
    stands = np.arange(len(gains))
    cells: dict[tuple[int, ...], list[int]] = {}
    width = _NEAR * tolerance
    whole = np.floor(gains / width).astype(np.int64)
    around = np.stack(np.meshgrid(*[[-1, 0, 1]] * gains.shape[1], indexing="ij"), axis=-1).reshape(-1, gains.shape[1])
    for row in np.argsort(-gains.sum(axis=1), kind="stable").tolist():
        near = [other for cell in (whole[row] + around).tolist() for other in cells.get(tuple(cell), ()) if np.abs(gains[other] - gains[row]).max() <= width]
        if near:
            stands[row] = near[0]
        else:
            cells.setdefault(tuple(whole[row].tolist()), []).append(row)
    return stands
