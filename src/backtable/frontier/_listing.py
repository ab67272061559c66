"""Every combination that comes to an efficient point, where groups of alternatives add up."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from backtable.errors import TooLargeError
from backtable.frontier._sums import Gains, Progress, efficient_rows, most_candidates

Vector = tuple[float, ...]


class Listing:
    """Combinations of one alternative out of each group, by what they come to.

    A combination that comes to an efficient point has, in each group and in the sum over some of them, what an efficient one brings to those whom the frontier is over: if that were
    beaten, so would the point be. So only such alternatives are followed, and only as far as what is left can still be reached.

    Args:
        groups: for each group (alternatives, parties) whole numbers, first of those whom the frontier is over, then of others whose gains must be high enough.
        over: over how many parties the frontier is.
        progress: called with how many groups of how many are added.

    Raises:
        TooLargeError: there are too many efficient sums.
    """

    def __init__(self, groups: Sequence[Gains], over: int, progress: Progress | None = None) -> None:
        self._rows: list[dict[Vector, list[int]]] = []
        self._reached: list[set[Vector]] = [{(0.0,) * over}]
        points = np.zeros((1, groups[0].shape[1]))
        for count, group in enumerate(groups):
            if progress:
                progress(count, len(groups))
            best = group[efficient_rows(group)] if len(group) else group
            kept = set(map(tuple, best[:, :over].tolist()))
            alike: dict[Vector, list[int]] = {}
            for row in np.flatnonzero(np.isin(group[:, 0], best[:, 0])).tolist():
                vector = tuple(group[row, :over].tolist())
                if vector in kept:
                    alike.setdefault(vector, []).append(row)
            self._rows.append(alike)
            if len(points) * len(best) > most_candidates(group.shape[1]):
                raise TooLargeError("the efficient frontier has so many points that the packages of each cannot be listed; leave out --all, or use larger steps")
            sums = (best[:, None, :] + points[None, :, :]).reshape(-1, points.shape[1])
            points = sums[efficient_rows(sums)] if len(sums) else sums
            self._reached.append(set(map(tuple, points[:, :over].tolist())))

    def of(self, point: Vector) -> Iterator[tuple[int, ...]]:
        """Give, as the number of the alternative in each group, every combination that comes to a point, and whose parts are as said above."""
        if point in self._reached[-1]:
            yield from self._below(len(self._rows), point)

    def _below(self, groups: int, rest: Vector) -> Iterator[tuple[int, ...]]:
        if not groups:
            yield ()
            return
        for vector, rows in self._rows[groups - 1].items():
            left = tuple(whole - part for whole, part in zip(rest, vector, strict=True))
            if left in self._reached[groups - 1]:
                for before, row in product(self._below(groups - 1, left), rows):
                    yield (*before, row)
