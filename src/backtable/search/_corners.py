"""Where something could lie that no point of a set reaches."""

import numpy as np
from numpy.typing import NDArray

from backtable.search._measures import Floats

_AT_ONCE = 1_000_000

class Corners:
    """Points between which nothing is given away, and the corners of what they leave open.

    What is above a corner in every column is reached by no point of the set, and what no point reaches is above some corner. A
    corner is lowered to minus infinity in a column where nothing limits it; before the first point there is one, at minus infinity in all.

    Source: the local upper bounds of Klamroth, Lacour and Vanderpooten 2015, turned round.

    Args:
        columns: how many numbers a point has, more is better in each.

    Attributes:
        compared: how many numbers have been compared so far, three for one as they are compared quickly.
    """

    def __init__(self, columns: int) -> None:
        self.points: Floats = np.zeros((0, columns))
        self.corners: Floats = np.full((1, columns), -np.inf)
        self.names: list[bytes] = []
        self.compared = 0

    def add(self, point: Floats, name: bytes) -> bool:
        """Take in a point unless another reaches it, and drop those that it reaches; say whether it was taken.

        Args:
            point: (columns,).
            name: what the point is of.
        """
        if np.all(self.points >= point, axis=1).any():
            return False
        stays: NDArray[np.bool_] = ~np.all(self.points <= point, axis=1)
        points = np.concatenate([self.points[stays], point[None]])
        names = [old for old, kept in zip(self.names, stays.tolist(), strict=True) if kept] + [name]
        opened: NDArray[np.bool_] = np.all(self.corners < point, axis=1)
        raised = []
        for column in range(len(point)):
            part = self.corners[opened].copy()
            part[:, column] = point[column]
            raised.append(part)
        fresh, kept = np.unique(np.concatenate(raised), axis=0), self.corners[~opened]
        corners = np.concatenate([kept, fresh[~_above(fresh, kept)]])
        self.compared += fresh.size * (len(fresh) + len(kept)) // 3 + self.points.size
        # together and last, so that whoever is stopped before leaves all three as they were
        self.points, self.names, self.corners = points, names, corners
        return True

    def heights(self, shares: Floats, tops: Floats, unit: Floats) -> Floats:
        """Give (lines, corners) how many units more than a corner in every column something can have that lies below a line.

        Args:
            shares: (lines, columns) what a line makes of each column, not negative and not all 0.
            tops: (lines,) the sum of shares × columns is at most that.
            unit: (columns,) by which a column counts.
        """
        limited = np.isfinite(self.corners)
        found: Floats = (tops[:, None] - shares @ np.where(limited, self.corners, 0.0).T) / (shares @ unit)[:, None]
        endless: NDArray[np.bool_] = (shares > 0).astype(float) @ (~limited).T.astype(float) > 0
        return np.where(endless, np.inf, found)

    def beyond(self, shares: Floats, tops: Floats, unit: Floats) -> Floats:
        """Give (corners,) how many units more than a corner in every column something can have that lies below all lines. Arguments as above."""
        reach = shares @ unit
        least = np.full(len(self.corners), np.inf)
        columns = [np.ascontiguousarray(column) for column in self.corners.T]
        for share, top in zip((shares / reach[:, None]).tolist(), (tops / reach).tolist(), strict=True):  # line by line, as all at once leaves the cache
            height = np.full(len(least), top)
            for part, column in zip(share, columns, strict=True):
                if part > 0:
                    height -= part * column
            np.minimum(least, height, out=least)
        return least


def reached(points: Floats, others: Floats) -> NDArray[np.bool_]:
    """Give which of some others (rows, columns) are at most a point of the set in every column."""
    if not len(points):
        return np.zeros(len(others), dtype=bool)
    if points.shape[1] == 2:
        order = np.lexsort((points[:, 1], points[:, 0]))
        tops = np.append(np.maximum.accumulate(points[order[::-1], 1])[::-1], -np.inf)
        place = np.searchsorted(points[order, 0], others[:, 0], side="left")
        return np.asarray(tops[place] >= others[:, 1])
    found = np.zeros(len(others), dtype=bool)
    step = max(1, 20_000_000 // (len(points) * points.shape[1]))
    for start in range(0, len(others), step):
        part = others[start : start + step]
        found[start : start + step] = np.all(points[None, :, :] >= part[:, None, :], axis=2).any(axis=1)
    return found


def _above(corners: Floats, others: Floats) -> NDArray[np.bool_]:
    """Give which corners another one of them, or one of others, is below or at: what they leave open is open already."""
    everything = np.concatenate([others, corners])
    found = np.zeros(len(corners), dtype=bool)
    step = max(1, _AT_ONCE // max(len(everything), 1))
    for start in range(0, len(corners), step):
        part = corners[start : start + step]
        lower: NDArray[np.bool_] = everything[None, :, 0] <= part[:, None, 0]
        for column in range(1, corners.shape[1]):
            lower &= everything[None, :, column] <= part[:, None, column]
        own = np.arange(len(part))
        lower[own, len(others) + start + own] = False
        found[start : start + step] = lower.any(axis=1)
    return found
