"""The values of a continuous amount at which a package is cheapest to mend."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from backtable.advice._cells import Cells, require_few
from backtable.case import Case, Package
from backtable.errors import InputError, TooLargeError
from backtable.search import Yeses
from backtable.value import Worlds, bends_of, codes_of

Floats = NDArray[np.float64]
_MOST = 5_000


class Mending:
    """A case with one continuous amount, of which the values are sought that mend a package.

    Args:
        case: the case, which looks at the package's own value.
        package: the package.
        worlds: the worlds.
        seating: person → True at a front table, where it differs from the case.

    Raises:
        InputError: a formula is not made of straight lines in the amount, or where it bends is not known.
        TooLargeError: the other issues have too many combinations.
    """

    def __init__(self, case: Case, package: Package, worlds: Worlds, seating: Mapping[str, bool] | None) -> None:
        (amount,) = case.continuous
        self.case, self.key, self.column = case, amount.key, case.issues.index(amount)
        self.corners = [float(amount.options[0]), *bends_of(case), float(amount.options[-1])]
        require_few(case, amount, len(self.corners))
        self.cells = Cells(case, self.column, self.corners, worlds, seating)
        differ = self.cells.codes != codes_of(case, [package])[0]
        differ[:, self.column] = False
        self.changed = differ.sum(axis=1)
        self.here = float(package.values[self.column])

    def values(self, gain: float, wanted: Yeses) -> list[float] | None:
        """Give values of the amount among which the cheapest is that mends the package by changing it and as few other issues as possible.

        Args:
            gain: our mean gain of the package.

        Returns:
            None where too many packages would have to be looked at.
        """
        looked = 0
        for count in range(len(self.case.issues)):
            best: tuple[float, float] | None = None
            for cell, (low, high) in enumerate(self.cells.cells):
                kept = self.cells.kept(cell)
                rows = self.cells.maybe_agreed(cell, kept[self.changed[kept] == count], wanted)
                looked += len(rows)
                if looked > _MOST:
                    return None
                for row in rows.tolist():
                    for start, end in self.cells.agreed(cell, row, wanted):
                        found = self._nearest(cell, row, gain, max(start, low + self.cells.grain), min(end, high - self.cells.grain))
                        if found is not None and (best is None or found < best):
                            best = found
            if best is not None:
                return [*self.corners[1:-1], best[1]]
        return self.corners[1:-1]

    def _nearest(self, cell: int, row: int, gain: float, start: float, end: float) -> tuple[float, float] | None:
        """Give how far our mean gain moves at least on a stretch, and at which value; the package's own is no change."""
        if start > end:
            return None
        first, last = (float(item[0, 0]) for item in self.cells.means(cell, [self.case.ours], np.array([row])))
        low, high = self.cells.cells[cell]
        slope = (last - first) / (high - low)
        level = min(max(low + (gain - first) / slope, start), end) if slope else start
        moved = [(abs(first + slope * (value - low) - gain), value) for value in (level, start, end) if abs(value - self.here) > self.cells.grain]
        return min(moved, default=None)


def mending(case: Case, package: Package, worlds: Worlds, seating: Mapping[str, bool] | None) -> Mending | None:
    """Give what finds the values that mend a package; None where there is not one continuous amount of which it is known where formulas bend."""
    if len(case.continuous) != 1:
        return None
    try:
        return Mending(case, package, worlds, seating)
    except (InputError, TooLargeError):
        return None
