"""Which packages no other package beats for everybody."""

import numpy as np
from numpy.typing import NDArray


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
    from moocore import is_nondominated  # slow to import, and wanted by few commands

    return np.flatnonzero(is_nondominated(np.ascontiguousarray(gains), maximise=True, keep_weakly=every))
