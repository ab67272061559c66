"""Of plans that are worth nearly the same to us the one that reads like a negotiation: each offer differs as little as can be from those beside it.

The best order of offers is often one of many that are as good, and jumps between their terms: five years, then one, then five again. Whoever reads that
learns nothing of what we want, and a region that holds such a plan holds much besides. So each offer of an order is exchanged for one that differs less
from the offer before and the offer after, in the number of terms and then in how far they move, as long as by all exchanges together the order loses no
more than half a per cent of its worth, or than twice the error of that loss in the same worlds and two per cent: what can be measured, and matters.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from backtable.planning._prospects import Floats, Prospects
from backtable.planning._sequence import scores_at, worths_of

_NOTHING = 0.005
_MOST = 0.02
_SWEEPS = 3
_TRIED = 24
_FAR = 0.9  # a move over the whole range of a term counts for less than one more term


def as_good(pool: Prospects, best: Floats, other: Floats) -> bool:
    """Say whether something is worth as much as the best but for what is told above, by what both bring in the worlds of a pool: (worlds,)."""
    worth, lack = float(best @ pool.weights), best - other
    less = float(lack @ pool.weights)
    if less <= _NOTHING * abs(worth):
        return True
    whole = float(pool.weights.sum())
    if pool.view.worlds.exact or less > _MOST * abs(worth) or not whole:
        return False
    parts = pool.weights / whole
    error = whole * float(np.sqrt(parts @ (lack - less / whole) ** 2 * (parts @ parts)))
    return less <= 2 * error


def steadied(pool: Prospects, rows: Sequence[int], cost: float, fixed: int = 0, before: NDArray[np.int32] | None = None, ends: int = 0) -> tuple[int, ...]:
    """Give an order that is worth nearly the same and whose offers differ less from each other.

    Args:
        pool: in the worlds and with the weights by which the order was chosen.
        fixed: how many offers at its beginning stay as they are.
        before: (issues,) our last offer, as the pool codes packages; None where there was none.
        ends: how many at its end stay as they are.
    """
    found = list(rows)
    best = worths_of(pool, found, cost)
    spans = np.array([max(len(issue.options) - 1, 1) if issue.numeric else 0 for issue in pool.view.case.issues], dtype=float)
    far = np.divide(_FAR / max(len(spans), 1), spans, out=np.zeros(len(spans)), where=spans > 0)
    for _ in range(_SWEEPS):
        changed = False
        for place in range(fixed, len(found) - ends):
            beside = [pool.codes[found[place - 1]] if place else before, pool.codes[found[place + 1]] if place + 1 < len(found) else None]
            near = [codes for codes in beside if codes is not None]
            least = float(best @ pool.weights) * (1 - _MOST)
            for row in _nearer(pool, found, place, cost, partial(_apart, near=near, far=far), least) if near else ():
                tried = [*found[:place], row, *found[place + 1 :]]
                if as_good(pool, best, worths_of(pool, tried, cost)):
                    found, changed = tried, True
                    break
        if not changed:
            break
    return tuple(found)


def _nearer(pool: Prospects, rows: list[int], place: int, cost: float, apart: Callable[[NDArray[np.int32]], Floats], least: float) -> Iterator[int]:
    """Give what differs less than what stands at a place from the offers beside it, the least first, of what leaves the order worth so much."""
    share, places, scores, own = scores_at(pool, rows, place, cost)
    worth = float(worths_of(pool, rows, cost) @ pool.weights)
    ranked = pool.ranked[places]
    fine = np.flatnonzero((worth - share * (own - scores) >= least) & (pool.fees[ranked] > 0))
    differing = apart(pool.codes[ranked[fine]])
    nearer = np.flatnonzero(differing < apart(pool.codes[[rows[place]]])[0] - 1e-9)
    order = np.lexsort((-scores[fine][nearer], differing[nearer].round(9)))
    yield from (int(ranked[fine[nearer[at]]]) for at in order[:_TRIED])


def _apart(codes: NDArray[np.int32], near: Sequence[NDArray[np.int32]], far: Floats) -> Floats:
    """Give by how many terms packages differ from some offers, and as a fraction of one how far: (packages,)."""
    total: Floats = np.zeros(len(codes))
    for other in near:
        steps = np.abs(codes - other)
        total += (steps > 0).sum(axis=1) + steps @ far
    return total
