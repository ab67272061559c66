"""Good packages fast: one issue, then two issues at a time are changed as long as that helps."""

from collections.abc import Callable
from itertools import combinations

import numpy as np

from backtable.search._measures import Codes, Floats
from backtable.search._pool import Pool, steps_of

Aim = Callable[[Floats, Floats], Floats]


def climb(pool: Pool, start: Codes, aim: Aim | None = None, pairs: bool = True) -> tuple[Codes, float]:
    """Give the package reached from a start, and its worth by the aim.

    Args:
        pool: values packages, and notes what passes.
        start: (issues,).
        aim: of (packages,) scores and chances, what is sought the largest of; the expected gain by default.
        pairs: whether two issues at a time are changed where one alone does not help.
    """
    sizes = pool.space.sizes
    here = np.array(start, dtype=np.int32)

    def worth(codes: Codes) -> Floats:
        gain, chance = pool.score(codes)
        return gain if aim is None else np.where(gain > 0, aim(gain, chance), gain)

    best = float(worth(here[None])[0])
    while True:
        better = True
        while better:
            better = False
            tries = []
            for issue, size in enumerate(sizes):
                options = steps_of(size, int(here[issue]), True)
                rows = np.tile(here, (len(options), 1))
                rows[:, issue] = options
                tries.append(rows)
            codes = np.concatenate(tries)
            found = worth(codes)
            row = int(np.argmax(found))
            if found[row] > best + 1e-12 * abs(best):
                here, best, better = codes[row], float(found[row]), True
        if not pairs:
            return here, best
        found_pair = _pair(pool, here, worth)
        if found_pair is None or found_pair[1] <= best + 1e-9 * abs(best):
            return here, best
        here, best = found_pair


def _pair(pool: Pool, here: Codes, worth: Callable[[Codes], Floats]) -> tuple[Codes, float] | None:
    sizes = pool.space.sizes
    tries = []
    for first, second in combinations(range(len(sizes)), 2):
        ones = steps_of(sizes[first], int(here[first]), False)
        others = steps_of(sizes[second], int(here[second]), False)
        rows = np.tile(here, (len(ones) * len(others), 1))
        rows[:, first], rows[:, second] = np.repeat(ones, len(others)), np.tile(others, len(ones))
        tries.append(rows)
    if not tries:
        return None
    codes = np.concatenate(tries)
    found = worth(codes)
    row = int(np.argmax(found))
    return codes[row], float(found[row])
