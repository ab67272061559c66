"""Every combination that comes to an efficient point, where groups of alternatives add up."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

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

    def of(self, point: Vector, most: int) -> NDArray[np.intp]:
        """Give (combinations, groups) numbers of the alternatives of which a combination that comes to a point consists: every one whose parts are as said above, or so many.

        Whatever is left after some groups can be reached by the others, so of what was chosen from some never more need be kept.
        """
        left = {point: np.zeros(1, dtype=np.intp)} if point in self._reached[-1] else {}
        chosen: list[tuple[NDArray[np.intp], NDArray[np.intp]]] = []  # the places of what was chosen before, and alternatives
        for reached, alike in zip(reversed(self._reached[:-1]), reversed(self._rows), strict=True):
            parents, numbers, following, count = list[NDArray[np.intp]](), list[NDArray[np.intp]](), dict[Vector, list[NDArray[np.intp]]](), 0
            for (rest, places), (vector, rows) in product(left.items(), alike.items()):
                now = tuple(whole - part for whole, part in zip(rest, vector, strict=True))
                size = min(len(places) * len(rows), most - count)
                if size and now in reached:
                    parents.append(np.repeat(places, len(rows))[:size])
                    numbers.append(np.tile(np.array(rows, dtype=np.intp), len(places))[:size])
                    following.setdefault(now, []).append(np.arange(count, count + size))
                    count += size
            left = {rest: np.concatenate(places) for rest, places in following.items()}
            none = np.zeros(0, dtype=np.intp)
            chosen.append((np.concatenate([none, *parents]), np.concatenate([none, *numbers])))
        place = np.arange(len(chosen[-1][0])) if chosen else np.zeros(0, dtype=np.intp)
        columns = list[NDArray[np.intp]]()
        for before, rows_ in reversed(chosen):
            columns.append(rows_[place])
            place = before[place]
        return np.stack(columns, axis=1) if columns else np.zeros((0, 0), dtype=np.intp)
