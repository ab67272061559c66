"""Packages near a package: one issue or two changed."""

from collections.abc import Sequence
from math import prod

import numpy as np

from backtable.search._measures import Codes

_MOST_PAIRS = 200_000
_MOST_BETWEEN = 11
_MOST_TOGETHER = 12_000


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
    steps = [_steps(size, int(option), False) for size, option in zip(sizes, here, strict=True)]
    if sum(map(len, steps)) ** 2 > 2 * _MOST_PAIRS:
        return np.zeros((0, len(sizes)), dtype=np.int32)
    issues = np.repeat(np.arange(len(sizes)), [len(options) for options in steps])
    options = np.concatenate(steps)
    ones, others = np.nonzero(issues[:, None] < issues[None, :])
    order = np.argsort(issues[ones] * len(sizes) + issues[others], kind="stable")
    ones, others = ones[order], others[order]
    rows, every = np.tile(here, (len(ones), 1)), np.arange(len(ones))
    rows[every, issues[ones]], rows[every, issues[others]] = options[ones], options[others]
    return rows


def some_changed(sizes: Sequence[int], here: Codes, places: Sequence[int]) -> Codes:
    """Give (packages, issues) with some issues of a package changed, all of them at once, itself among them; of many only two at a time.

    Args:
        places: of the issues.
    """
    for wide in (True, False):
        steps = [_steps(sizes[place], int(here[place]), wide) for place in places]
        if prod(map(len, steps)) <= _MOST_TOGETHER:
            rows = np.tile(here, (prod(map(len, steps)), 1))
            rows[:, list(places)] = np.stack([item.ravel() for item in np.meshgrid(*steps, indexing="ij")], axis=1)
            return rows
    kept = np.array([size if place in places else 1 for place, size in enumerate(sizes)])
    rows = two_changed(kept.tolist(), np.where(kept > 1, here, 0).astype(np.int32))
    return np.where(kept > 1, rows, here).astype(np.int32)


def between(first: Codes, second: Codes) -> Codes:
    """Give (packages, issues) that have every value from one of two packages, themselves among them; of many issues in which they differ, only some are mixed.

    Args:
        first, second: (issues,).
    """
    places = np.flatnonzero(first != second)[:_MOST_BETWEEN]
    rows = np.tile(first, (1 << len(places), 1))
    for bit, place in enumerate(places):
        rows[(np.arange(len(rows)) >> bit) & 1 == 1, place] = second[place]
    return rows


def _steps(size: int, present: int, wide: bool) -> Codes:
    """Give the options of an issue that are tried from a present one: all of a few, else near ones, ever further ones, and the ends."""
    if size <= (32 if wide else 8):
        return np.arange(size, dtype=np.int32)
    away = 1 << np.arange(0, 10 if wide else 7, 1 if wide else 2)
    near = np.concatenate([present - away, [present], present + away, [0, size - 1]])
    return np.unique(near[(near >= 0) & (near < size)]).astype(np.int32)
