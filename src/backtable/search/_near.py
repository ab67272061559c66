"""Packages near a package: one issue or two changed."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from backtable.search._measures import Codes

_MOST_PAIRS = 200_000


def one_changed(sizes: Sequence[int], here: Codes) -> Codes:
    """Give (packages, issues) with one issue of a package changed, itself among them.

    Args:
        sizes: options of each issue.
        here: (issues,).
    """
    tries = []
    for issue, size in enumerate(sizes):
        options = _steps(size, int(here[issue]), True)
        rows = np.tile(here, (len(options), 1))
        rows[:, issue] = options
        tries.append(rows)
    return np.concatenate(tries)


def two_changed(sizes: Sequence[int], here: Codes) -> Codes:
    """Give (packages, issues) with two issues of a package changed, itself among them; none where it has one issue, or too many. Arguments as above."""
    tries = [np.zeros((0, len(sizes)), dtype=np.int32)]
    steps = [_steps(size, int(option), False) for size, option in zip(sizes, here, strict=True)]
    if sum(map(len, steps)) ** 2 > 2 * _MOST_PAIRS:
        return tries[0]
    for first, second in combinations(range(len(sizes)), 2):
        ones, others = steps[first], steps[second]
        rows = np.tile(here, (len(ones) * len(others), 1))
        rows[:, first], rows[:, second] = np.repeat(ones, len(others)), np.tile(others, len(ones))
        tries.append(rows)
    return np.concatenate(tries)


def _steps(size: int, present: int, wide: bool) -> Codes:
    """Give the options of an issue that are tried from a present one: all of a few, else near ones, ever further ones, and the ends."""
    if size <= (32 if wide else 8):
        return np.arange(size, dtype=np.int32)
    away = 1 << np.arange(0, 10 if wide else 7, 1 if wide else 2)
    near = np.concatenate([present - away, [present], present + away, [0, size - 1]])
    return np.unique(near[(near >= 0) & (near < size)]).astype(np.int32)
