"""Good packages fast: one issue, then two issues at a time are changed as long as that helps."""

from collections.abc import Callable

import numpy as np

from backtable.search._measures import Codes, Floats
from backtable.search._near import one_changed, two_changed
from backtable.search._pool import Pool

Aim = Callable[[Codes, Floats, Floats], Floats]


def climb(pool: Pool, start: Codes | tuple[int, ...], aim: Aim | None = None, pairs: bool = True) -> tuple[Codes, float]:
    """Give the package reached from a start, and its worth by the aim.

    Args:
        pool: values packages, and notes what passes.
        start: (issues,).
        aim: of (packages, issues) and their (packages,) scores, less than 0 of what does not pass, and chances, what is sought the largest of; the score by default.
        pairs: whether two issues at a time are changed where one alone does not help.
    """
    sizes = pool.space.sizes
    here = np.array(start, dtype=np.int32)

    def worth(codes: Codes) -> Floats:
        gain, chance = pool.score(codes)
        return gain if aim is None else aim(codes, gain, chance)

    best = float(worth(here[None])[0])
    while True:
        better = True
        while better:
            better = False
            codes = one_changed(sizes, here)
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
    codes = two_changed(pool.space.sizes, here)
    if not len(codes):
        return None
    found = worth(codes)
    row = int(np.argmax(found))
    return codes[row], float(found[row])
