"""Two or three offers at once, nearly equal to us and far apart in terms, of which they choose."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package
from backtable.planning._moves import SendSeveral
from backtable.planning._prospects import Floats, Prospects, agreeing
from backtable.planning._sequence import worths_of
from backtable.planning._situation import Pace

_NEAR = 0.03
_SAME = 0.001
_MOST_TOGETHER = 3
_MATTERS = 0.005
Brings = Callable[[Prospects], Floats]
Order = Callable[..., tuple[int, ...]]


def several(
    pool: Prospects,
    measured: Prospects,
    base: tuple[int, ...],
    sendable: NDArray[np.bool_],
    pace: Pace,
    asks: Callable[[int], tuple[str, ...]],
    order: Order,
    package: Callable[[int], Package],
    sift: Callable[[Sequence[int]], list[int]],
) -> Iterator[tuple[SendSeveral, Brings]]:
    """Give two or three offers that are nearly equal to us: they choose the one that they gain most from.

    Args:
        base: the best order of offers, of which the first is one of them.
        sendable: (packages,) what may be offered.
        asks: gives who of ours must still approve a row of the pool.
        order: gives the best order found for weights on the worlds of `pool`.
        package: a row of the pool as a package.
        sift: gives those of some rows that are not outdone by another of them or of the best order.
    """
    cost = pace.cost
    means = pool.gains @ pool.weights
    near = np.flatnonzero((np.abs(means - means[base[0]]) <= _NEAR * abs(means[base[0]])) & sendable)
    apart = _apart(pool, near, base[0], means)
    near = np.array([row for row in near[apart] if not asks(int(row))][:512], dtype=np.intp)
    if asks(base[0]) or not len(near):
        return
    rows = [base[0]]
    while len(rows) < _MOST_TOGETHER and len(near):
        passing = pool.at(0).passes[rows].any(axis=0)
        added = (pool.at(0).values[near] * ~passing) @ pool.weights
        best = max(np.flatnonzero(added >= added.max() - pool.view.tolerance).tolist(), key=lambda place: float(pool.theirs[near[place]]))
        if added[best] <= 0.01 * abs(means[base[0]]):
            break
        rows.append(int(near[best]))
        near = near[_apart(pool, near, rows[-1], means)]
    rows = sift(rows)
    if len(rows) < 2:
        return
    shares = choosing(measured, rows) @ measured.weights
    rows = [row for row, part in zip(rows, shares, strict=True) if part >= _MATTERS * shares.sum()]
    if len(rows) < 2:
        return
    alive = pool.weights * ~pool.at(0).passes[rows].any(axis=0)
    least = float(pool.asks[rows].min())
    after = order(alive, rounds=pace.rounds - 1, most=least, later=True, passed=1)

    def brings(own: Prospects) -> Floats:
        taken = choosing(own, rows)
        left = ~taken.any(axis=0)
        now: Floats = (own.gains[rows] * taken).sum(axis=0)
        return now + (1 - cost) * left * worths_of(own.later(), after, cost)

    taken = choosing(measured, rows)
    shares = taken @ measured.weights
    chance = float(shares.sum())
    chosen = tuple(float(share) / chance if chance else 0.0 for share in shares)
    yield (
        SendSeveral(
            tuple(package(row) for row in rows),
            tuple(float(measured.gains[row] @ agreeing(where, measured.weights)) for row, where in zip(rows, taken, strict=True)),
            chance,
            chosen,
        ),
        brings,
    )


def _apart(pool: Prospects, near: NDArray[np.intp], row: int, means: Floats) -> NDArray[np.bool_]:
    """Say which packages are worth sending beside another: two terms apart, or one of which we do not mind which it is."""
    differing = (pool.codes[near] != pool.codes[row]).sum(axis=1)
    same = np.abs(means[near] - means[row]) <= _SAME * abs(means[row])
    apart: NDArray[np.bool_] = (differing >= 2) | ((differing == 1) & same)
    return apart


def left_there(pool: Prospects, rows: Sequence[int], lead: int) -> Prospects:
    """Give the same packages as if what lies before them could be left there, as it is: of several they choose.

    Args:
        rows: of what lies before them.
        lead: that of these whose row stands for all of them.
    """
    part = pool.also([lead])
    if len(rows) < 2:
        return part
    chosen = [choosing(pool, rows, place) for place in range(pool.stages)]
    part.asks, part.taken = pool.asks.copy(), [stage.copy() for stage in pool.taken]
    part.asks[lead] = pool.asks[list(rows)].min()
    for passes, taken in zip(part.taken, chosen, strict=True):
        passes[lead] = taken.any(axis=0)
    part.rank()
    for place, taken in enumerate(chosen):
        part.at(place).values[lead] = (pool.gains[list(rows)] * taken).sum(axis=0)
    return part


def choosing(pool: Prospects, rows: Sequence[int], place: int = 0) -> NDArray[np.bool_]:
    """Give which of several offers they take in a round, world by world: of those that pass the one that they gain most from on average."""
    taken = np.zeros((len(rows), len(pool.weights)), dtype=bool)
    left = np.ones(len(pool.weights), dtype=bool)
    for number in np.argsort(-pool.theirs[list(rows)], kind="stable"):
        taken[number] = left & pool.at(place).passes[rows[number]]
        left &= ~taken[number]
    return taken
