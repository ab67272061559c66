"""Orders of offers that may end with accepting theirs: once our last offer is turned down, what still lies before us can be accepted, which takes no round."""

from collections.abc import Sequence

from backtable.planning._prospects import Floats, Prospects
from backtable.planning._sequence import best_before, best_order, greedy, value_of
from backtable.planning._steady import steadied


def order_of(pool: Prospects, rounds: int, cost: float, weights: Floats | None, first: int | None, closing: Sequence[int], quick: bool = False) -> tuple[int, ...]:
    """Give the best order of so many offers that is found, and after them of what can be accepted then.

    Args:
        weights: (worlds,) on the worlds, those of the pool by default.
        first: row of the pool that must come first.
        closing: rows of what can still be accepted once all rounds are over.
        quick: give the greedy order, which takes less time.
    """
    own = pool.weights if weights is None else weights
    if quick or rounds < 1:
        return closed(pool, greedy(pool, rounds, own, first) if rounds > 0 else (), cost, own, closing)
    inside = pool if weights is None else pool.within(weights)
    found = best_order(inside, rounds, cost, first=first)
    last = max(closing, key=lambda row: float(inside.at(rounds).values[row] @ inside.weights), default=None)
    if last is not None and (first is None or pool.asks[first] >= pool.asks[last] - pool.view.tolerance):
        other = best_before(inside, found.rows, rounds, cost, last, 0 if first is None else 1)
        if other.value > found.value + pool.view.tolerance:
            return steadied(inside, other.rows, cost, 1, ends=1)
    return steadied(inside, found.rows, cost, 1)


def closed(pool: Prospects, rows: Sequence[int], cost: float, weights: Floats, closing: Sequence[int]) -> tuple[int, ...]:
    """Give an order with what is best accepted at its end, if that adds anything."""
    best, value = tuple(rows), value_of(pool, rows, cost, weights)
    for row in closing:
        tried = (*rows, row)
        if row not in rows and (not rows or pool.asks[rows[-1]] >= pool.asks[row] - pool.view.tolerance) and (worth := value_of(pool, tried, cost, weights)) > value + pool.view.tolerance:
            best, value = tried, worth
    return best
