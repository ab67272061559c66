"""Which packages no other package beats for everybody."""

import numpy as np
from numpy.typing import NDArray

_FEW = 20_000  # of two columns and no more rows, sorting takes less time than importing moocore does


def efficient(gains: NDArray[np.float64], every: bool = True) -> NDArray[np.intp]:
    """Give the rows that no other row beats: at least as good in every column and better in one.

    Args:
        gains: (packages, sides), more is better.
        every: keep all of equal rows; else one of them.

    Returns:
        Row numbers in ascending order. Source of the method: Kung, Luccio and Preparata 1975, by moocore.
    """
    if len(gains) == 0:
        return np.zeros(0, dtype=np.intp)
    if gains.shape[1] == 2 and len(gains) <= _FEW:
        return _efficient_pairs(gains, every)
    from moocore import is_nondominated  # slow to import, and wanted by few commands

    return np.flatnonzero(is_nondominated(np.ascontiguousarray(gains), maximise=True, keep_weakly=every))


def _efficient_pairs(gains: NDArray[np.float64], every: bool) -> NDArray[np.intp]:
    """Give the same of two columns: in order of the first, the best first, those whose second is better than of all before."""
    order = np.lexsort((-gains[:, 1], -gains[:, 0]))
    ours, theirs = gains[order, 0], gains[order, 1]
    fresh = np.ones(len(order), dtype=bool)  # the first of equal rows
    fresh[1:] = (ours[1:] != ours[:-1]) | (theirs[1:] != theirs[:-1])
    better = np.ones(len(order), dtype=bool)
    better[1:] = theirs[1:] > np.maximum.accumulate(theirs)[:-1]
    kept = better[fresh][np.cumsum(fresh) - 1] if every else better
    return np.sort(order[kept])
