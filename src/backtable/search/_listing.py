"""The packages of a box, by their numbers."""

import numpy as np
from numpy.typing import NDArray

from backtable.search._loose import Box
from backtable.search._measures import Codes


def listed(box: Box, numbers: NDArray[np.intp] | None = None) -> Codes:
    """Give (packages, issues) of a box, of which the last issues change fastest.

    Only the issues that vary in it are counted out: numpy knows no arrays of more than 64 axes.

    Args:
        numbers: which of them; all by default.
    """
    vary = [issue for issue, (low, high) in enumerate(box) if low < high]
    shape = tuple(box[issue][1] - box[issue][0] + 1 for issue in vary)
    if numbers is None:
        numbers = np.arange(int(np.prod(shape)))
    codes = np.tile(np.array([low for low, _ in box], dtype=np.int32), (len(numbers), 1))
    if vary:
        codes[:, vary] += np.stack(np.unravel_index(numbers, shape), axis=1).astype(np.int32)
    return codes
