"""The best offers one after the other, where an offer is accepted or turned down.

As long as a refusal tells nothing but that the package did not pass, the best policy is a fixed order of offers: after each refusal the
next. What an order is worth is

    Σ_k (1 − cost)^k Π_{j≤k} fee_j E[Π_{j<k} (1 − passes_j) · gain_k · passes_k],

where a fee is what going back for an approval first leaves of it.

No offer of an order asks for more than the one before it, in our expected gain over all worlds: whoever turns an offer down and is asked for more
learns that waiting costs them, and a plan of concessions would be none.

It is found greedily, once from the best first offer and once from each of a few others that promise most, and then improved one place at a
time: with all other places fixed, the best package for a place is the largest of scores that are linear in what each package brings and where
it passes, so that every package of the pool is tried at once. Not proven to be the best of all orders; the tests compare it with all of them
on small cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.planning._prospects import Floats, Prospects

_SWEEPS = 3
_FIRSTS = 64
_STARTS = 4


@dataclass(frozen=True, slots=True)
class Order:
    """Offers in order: rows of the pool, and what they are worth together."""

    rows: tuple[int, ...]
    value: float


def worths_of(pool: Prospects, rows: Sequence[int], cost: float) -> Floats:
    """Give what an order brings, world by world: (worlds,)."""
    return _tail(pool, rows, 0, cost)


def value_of(pool: Prospects, rows: Sequence[int], cost: float, weights: Floats | None = None) -> float:
    """Give the expected gain of an order under weights on the worlds, those of the pool by default."""
    return float(worths_of(pool, rows, cost) @ (pool.weights if weights is None else weights))


def greedy(pool: Prospects, rounds: int, weights: Floats, first: int | None = None) -> list[int]:
    """Give an order in which each offer is the best for the worlds in which all before it were turned down."""
    left, rows = weights.copy(), list[int]()
    for place in range(rounds):
        if place == 0 and first is not None:
            best = first
        else:
            scores = pool.fees * (pool.values @ left)
            if rows:
                scores = np.where(_between(pool, rows[-1], None), scores, 0.0)
            best = int(np.argmax(scores)) if len(scores) else -1
            if best < 0 or scores[best] <= pool.view.tolerance:
                break
        rows.append(best)
        left = left * ~pool.passes[best]
    return rows


def _between(pool: Prospects, above: int | None, below: int | None) -> NDArray[np.bool_]:
    """Say which packages ask for no more than the offer before them and no less than the one after: (packages,)."""
    fits = np.ones(len(pool.asks), dtype=bool)
    if above is not None:
        fits &= pool.asks <= pool.asks[above] + pool.view.tolerance
    if below is not None:
        fits &= pool.asks >= pool.asks[below] - pool.view.tolerance
    return fits


def best_order(
    pool: Prospects, rounds: int, cost: float, weights: Floats | None = None, first: int | None = None
) -> Order:
    """Give the best order found.

    Args:
        rounds: how many offers at the most.
        weights: (worlds,) on the worlds, those of the pool by default.
        first: row of an offer that must come first.
    """
    if weights is not None:
        pool = pool.within(weights)
    own = pool.weights
    begun = [greedy(pool, rounds, own, first)]
    if first is None and rounds > 1 and len(begun[0]):
        alone = np.argsort(-pool.fees * (pool.values @ own), kind="stable")[:_FIRSTS]
        promising = alone[np.argsort(-first_values(pool, alone, rounds, cost), kind="stable")[:_STARTS]]
        begun += [greedy(pool, rounds, own, int(row)) for row in promising if row != begun[0][0]]
    fixed = 0 if first is None else 1
    orders = [_improved(pool, rows, rounds, cost, own, fixed) for rows in begun]
    return max(orders, key=lambda order: order.value)


def _improved(pool: Prospects, rows: list[int], rounds: int, cost: float, weights: Floats, fixed: int) -> Order:
    """Give an order improved place by place, but for the first so many."""
    for _ in range(_SWEEPS):
        changed = False
        for place in range(fixed, len(rows)):
            better = _best_at(pool, rows, place, cost, weights)
            if better != rows[place]:
                rows[place], changed = better, True
        if len(rows) < rounds and _insert(pool, rows, cost, weights, fixed):
            changed = True
        if not changed:
            break
    return Order(tuple(rows), value_of(pool, rows, cost, weights))


def _tail(pool: Prospects, rows: Sequence[int], place: int, cost: float) -> Floats:
    """Give what the offers from a place on bring where nothing before them passed, world by world, as if their time had come."""
    tail = np.zeros(len(pool.weights))
    for row in reversed(rows[place:]):
        tail = pool.fees[row] * (pool.values[row] + (1 - cost) * ~pool.passes[row] * tail)
    return tail


def _scores(pool: Prospects, left: Floats, tail: Floats, cost: float) -> Floats:
    """Give what each package brings at a place, with the later offers where it is turned down."""
    after = (1 - cost) * left * tail
    scores: Floats = pool.fees * (pool.values @ left + after.sum() - pool.passed @ after)
    return scores


def _left(pool: Prospects, rows: Sequence[int], weights: Floats) -> Floats:
    left = weights
    for row in rows:
        left = left * ~pool.passes[row]
    return left


def _best_at(pool: Prospects, rows: Sequence[int], place: int, cost: float, weights: Floats) -> int:
    left = _left(pool, rows[:place], weights)
    scores = _scores(pool, left, _tail(pool, rows, place + 1, cost), cost)
    best = int(np.argmax(np.where(_fitting(pool, rows[:place], rows[place + 1 :]), scores, -np.inf)))
    return best if scores[best] > scores[rows[place]] + pool.view.tolerance else rows[place]


def _fitting(pool: Prospects, before: Sequence[int], after: Sequence[int]) -> NDArray[np.bool_]:
    """Say which packages fit between the offers before a place and those after it: (packages,)."""
    return _between(pool, before[-1] if before else None, after[0] if after else None)


def _insert(pool: Prospects, rows: list[int], cost: float, weights: Floats, earliest: int) -> bool:
    """Put one more offer where it adds most, if it adds anything."""
    base = value_of(pool, rows, cost, weights)
    found: tuple[float, int, int] = (base + pool.view.tolerance, -1, -1)
    for place in range(earliest, len(rows) + 1):
        left = _left(pool, rows[:place], weights)
        scores = _scores(pool, left, _tail(pool, rows, place, cost), cost)
        best = int(np.argmax(np.where(_fitting(pool, rows[:place], rows[place:]), scores, -np.inf)))
        value = value_of(pool, [*rows[:place], best, *rows[place:]], cost, weights)
        found = max(found, (value, place, best))
    if found[1] < 0:
        return False
    rows.insert(found[1], found[2])
    return True


def first_values(pool: Prospects, firsts: NDArray[np.intp], rounds: int, cost: float) -> Floats:
    """Give for each first offer what it is worth with the greedy offers after it: (firsts,)."""
    left = pool.weights[:, None] * ~pool.passes[firsts].T
    share = pool.fees[firsts]
    total = share * (pool.values[firsts] @ pool.weights)
    last = pool.asks[firsts]
    for _ in range(1, rounds):
        scores = pool.fees[:, None] * (pool.values @ left)
        scores[pool.asks[:, None] > last + pool.view.tolerance] = 0.0
        best = scores.argmax(axis=0)
        gained = scores[best, np.arange(len(firsts))]
        share = (1 - cost) * share
        total = total + share * np.maximum(gained, 0.0)
        share = share * pool.fees[best]
        left = left * np.where(gained > pool.view.tolerance, ~pool.passes[best].T, True)
        last = np.where(gained > pool.view.tolerance, pool.asks[best], last)
    return np.asarray(total)
