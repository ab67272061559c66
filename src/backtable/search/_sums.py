"""Some measures over a box, quick to add up for many of its packages."""

import numpy as np

from backtable.search._loose import Box
from backtable.search._measures import Codes, Floats
from backtable.search._space import Space


class Sums:
    """Adds up some measures of packages of a box, from tables of the issues that vary in it alone.

    Args:
        first, count: which measures.
    """

    def __init__(self, space: Space, box: Box, first: int, count: int) -> None:
        self._fixed = np.zeros(count)
        self._tables: dict[tuple[int, ...], Floats] = {}
        for factor in space.measures.factors:
            start, end = np.searchsorted(factor.columns, (first, first + count)).tolist()
            if start == end:
                continue
            vary = tuple(issue for issue in factor.touched if box[issue][0] < box[issue][1])
            ranges = (slice(box[issue][0], box[issue][1] + 1) if issue in vary else box[issue][0] for issue in factor.touched)
            part = factor.values[(*ranges, slice(start, end))]
            table = self._tables.setdefault(vary, np.zeros((*part.shape[:-1], count)))
            table[..., factor.columns[start:end] - first] += part
        self._fixed += self._tables.pop((), 0.0)

    def of(self, offsets: Codes) -> Floats:
        """Give (packages, measures) from (packages, issues), counted from the first option of the box."""
        found = np.tile(self._fixed, (len(offsets), 1))
        for issues, table in self._tables.items():
            found += table[tuple(offsets[:, issue] for issue in issues)]
        return found
