"""The best offers one after the other, where an offer is accepted or turned down.

As long as a refusal tells nothing but that the package did not pass, the best policy is a fixed order of offers: after each refusal the
next. What an order is worth is

    Σ_k (1 − cost)^k Π_{j≤k} fee_j E[Π_{j<k} (1 − passes_j) · gain_k · passes_k],

where a fee is what going back for an approval first leaves of it. What passes may depend on the round: where they hold out for more, they take less
in the first than later on.

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
    left, rows, useful = weights.copy(), list[int](), 0
    for place in range(rounds):
        best = first if place == 0 and first is not None else _greediest(pool, place, left, rows[-1] if rows else None)
        if best < 0:
            if place + 1 >= pool.stages:
                break
            # They hold out against everything now, and will not for ever: the same again, or what asks for most, which leaves all room.
            best = rows[-1] if rows else next((int(row) for row in pool.ranked if pool.fees[row] > 0), -1)
            if best < 0:
                break
        else:
            useful = place + 1
        rows.append(best)
        left = left * ~pool.at(place).passes[best]
    return rows[:useful]


def _greediest(pool: Prospects, place: int, left: Floats, before: int | None) -> int:
    """Give what brings most at a place by itself; −1 where nothing brings anything."""
    best = _leading(pool, place, left, np.zeros(len(left)), 0.0, np.inf if before is None else pool.asks[before], -np.inf)
    return best if best >= 0 and pool.fees[best] * float(pool.at(place).values[best] @ left) > pool.view.tolerance else -1


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
        alone = np.argsort(-pool.fees * (pool.at(0).values @ own), kind="stable")[:_FIRSTS]
        promising = alone[np.argsort(-first_values(pool, alone, rounds, cost), kind="stable")[:_STARTS]]
        begun += [greedy(pool, rounds, own, int(row)) for row in promising if row != begun[0][0]]
    if first is None and pool.stages > 1:
        # As if they held out for nothing in the end: what is first then is sent again and again until it is taken.
        settled = pool.later(pool.stages - 1)
        likely = np.argsort(-pool.fees * (settled.at(0).values @ own), kind="stable")[:_STARTS]
        late = [greedy(settled, rounds, own, int(row)) for row in likely]
        begun += [[], *([*rows[:1] * (rounds - len(rows)), *rows] for rows in late), *(rows[:1] * rounds for rows in late)]
    fixed = 0 if first is None else 1
    orders = [_improved(pool, rows, rounds, cost, own, fixed) for rows in begun]
    return max(orders, key=lambda order: order.value)


def best_before(pool: Prospects, order: Sequence[int], rounds: int, cost: float, last: int, fixed: int = 0) -> Order:
    """Give an order improved for what comes at its end, beyond the rounds: theirs that can be accepted then, which takes none.

    Args:
        order: the best one without that.
        fixed: how many offers at its beginning stay as they are, none of which asks for less than the last.
    """
    rows = [row for row in order if row != last and pool.asks[row] >= pool.asks[last] - pool.view.tolerance]
    return _improved(pool, [*rows, last], rounds + 1, cost, pool.weights, fixed, 1)


def _improved(pool: Prospects, rows: list[int], rounds: int, cost: float, weights: Floats, fixed: int, ends: int = 0) -> Order:
    """Give an order improved place by place, but for the first and the last so many."""
    for _ in range(_SWEEPS):
        changed = False
        for place in range(fixed, len(rows) - ends):
            better = _best_at(pool, rows, place, cost, weights)
            if better != rows[place]:
                rows[place], changed = better, True
        if len(rows) < rounds and _insert(pool, rows, cost, weights, fixed, ends):
            changed = True
        if not changed:
            break
    return Order(tuple(rows), value_of(pool, rows, cost, weights))


def _tail(pool: Prospects, rows: Sequence[int], place: int, cost: float) -> Floats:
    """Give what offers from a place on bring where nothing before them passed, world by world, as if their time had come."""
    tail = np.zeros(len(pool.weights))
    for later, row in reversed(tuple(enumerate(rows))):
        stage = pool.at(place + later)
        tail = pool.fees[row] * (stage.values[row] + (1 - cost) * ~stage.passes[row] * tail)
    return tail


def _leading(pool: Prospects, place: int, left: Floats, tail: Floats, cost: float, most: float, least: float) -> int:
    """Give the package that brings most at a place, with the later offers where it is turned down, of those that ask for no more and no less; −1 for none."""
    places = pool.between(most, least)
    if places.stop <= places.start:
        return -1
    return int(pool.ranked[places.start + int(np.argmax(_scores(pool, place, places, left, tail, cost)))])


def _scores(pool: Prospects, place: int, places: slice, left: Floats, tail: Floats, cost: float) -> Floats:
    """Give what ranked packages bring at a place, with the later offers where they are turned down, to seven digits: (packages,)."""
    after = (1 - cost) * left * tail
    stage = pool.at(place)
    return np.asarray(pool.fees[pool.ranked[places]] * (stage.brought(places, left) + (after.sum() - stage.spared(places, after) if tail.any() else 0.0)))


def scores_at(pool: Prospects, rows: Sequence[int], place: int, cost: float) -> tuple[float, slice, Floats, float]:
    """Give what each package would bring at a place of an order, of those that may stand between its neighbours.

    Returns:
        by what share of that the order changes, places among the ranked packages, (packages,) what each brings, and what the one that stands there does.
    """
    left, tail = _left(pool, rows[:place], pool.weights), _tail(pool, rows[place + 1 :], place + 1, cost)
    places = pool.between(*room(pool, rows[:place], rows[place + 1 :]))
    share = float(np.prod([pool.fees[row] * (1 - cost) for row in rows[:place]]))
    return share, places, _scores(pool, place, places, left, tail, cost), _score(pool, place, rows[place], left, tail, cost)


def _score(pool: Prospects, place: int, row: int, left: Floats, tail: Floats, cost: float) -> float:
    """Give the same of one package, exactly."""
    stage = pool.at(place)
    return float(pool.fees[row] * (stage.values[row] @ left + (1 - cost) * (left * tail) @ ~stage.passes[row]))


def _left(pool: Prospects, rows: Sequence[int], weights: Floats) -> Floats:
    left = weights
    for place, row in enumerate(rows):
        left = left * ~pool.at(place).passes[row]
    return left


def _best_at(pool: Prospects, rows: Sequence[int], place: int, cost: float, weights: Floats) -> int:
    left, tail = _left(pool, rows[:place], weights), _tail(pool, rows[place + 1 :], place + 1, cost)
    best = _leading(pool, place, left, tail, cost, *room(pool, rows[:place], rows[place + 1 :]))
    better = best >= 0 and _score(pool, place, best, left, tail, cost) > _score(pool, place, rows[place], left, tail, cost) + pool.view.tolerance
    return best if better else rows[place]


def room(pool: Prospects, before: Sequence[int], after: Sequence[int]) -> tuple[float, float]:
    """Give what an offer between others may ask for at the most and at the least."""
    return float(pool.asks[before[-1]]) if before else np.inf, float(pool.asks[after[0]]) if after else -np.inf


def _insert(pool: Prospects, rows: list[int], cost: float, weights: Floats, earliest: int, ends: int = 0) -> bool:
    """Put one more offer where it adds most, if it adds anything."""
    base = value_of(pool, rows, cost, weights)
    found: tuple[float, int, int] = (base + pool.view.tolerance, -1, -1)
    for place in range(earliest, len(rows) + 1 - ends):
        left = _left(pool, rows[:place], weights)
        best = _leading(pool, place, left, _tail(pool, rows[place:], place + 1, cost), cost, *room(pool, rows[:place], rows[place:]))
        if best < 0:
            continue
        value = value_of(pool, [*rows[:place], best, *rows[place:]], cost, weights)
        found = max(found, (value, place, best))
    if found[1] < 0:
        return False
    rows.insert(found[1], found[2])
    return True


def first_values(pool: Prospects, firsts: NDArray[np.intp], rounds: int, cost: float) -> Floats:
    """Give for each first offer what it is worth with the greedy offers after it: (firsts,)."""
    begun = pool.at(0)
    left = pool.weights[:, None] * ~begun.passes[firsts].T
    share = pool.fees[firsts]
    total = share * (begun.values[firsts] @ pool.weights)
    kept, every = firsts, slice(0, len(pool.asks))
    fees, asks = pool.fees[pool.ranked, None], pool.asks[pool.ranked, None]
    for place in range(1, rounds):
        stage, most = pool.at(place), pool.asks[kept] + pool.view.tolerance
        best = pool.ranked[np.where(asks > most, 0.0, fees * stage.brought(every, left)).argmax(axis=0)]
        gained = np.where(pool.asks[best] > most, 0.0, pool.fees[best] * (stage.values[best] * left.T).sum(axis=1))
        share, better = (1 - cost) * share, gained > pool.view.tolerance
        total = total + share * np.maximum(gained, 0.0)
        kept = np.where(better, best, kept)
        share = share * pool.fees[kept]
        left = left * np.where(better, ~stage.passes[best].T, True)
    return np.asarray(total)
