"""A mandate for a plan of offers: from whom, for which region, and what it saves."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from backtable.case import Expression, Package
from backtable.planning._moves import GetMandate
from backtable.planning._own_word import no_better
from backtable.planning._plan import Plan
from backtable.planning._prospects import Floats, Prospects
from backtable.planning._region import Box, Region, inside, region_around, worst_for
from backtable.planning._sequence import best_order, value_of, worths_of
from backtable.planning._situation import Pace, Situation
from backtable.planning._steady import as_good, steadied
from backtable.value import Packages, View, holding, mean_gain

Brings = Callable[[Prospects], Floats]
Granted = tuple[tuple[int, ...], Region, tuple[str, ...]]


def mandates(
    choose: Prospects,
    measure: Prospects,
    view: View,
    packages: Packages,
    rows: NDArray[np.intp],
    situation: Situation,
    barred: NDArray[np.bool_],
    first: int | None,
    asks: Callable[[int], tuple[str, ...]],
    plan: Callable[[Sequence[int]], Plan],
    ended: Callable[[Sequence[int]], tuple[int, ...]],
) -> Iterator[tuple[GetMandate, Brings]]:
    """Give the mandate that lets a whole plan be offered without going back; it is worth the time that it saves.

    Args:
        packages: all of the case.
        rows: (pool,) of all packages.
        barred: (all packages,) what one of ours has refused and must approve, or what is no better for them.
        first: row of the pool of an opening that the user sets.
        asks: gives who of ours must still approve a row of the pool.
        ended: gives an order with what is accepted after it.
    """
    case, pace = situation.case, situation.pace
    refused = [(item, no_better(view, packages, item)) for item in situation.own_refusals if item.region]

    def left_out(row: int) -> set[str]:
        """Give whose say was taken away without their agreement: no mandate of theirs is of any use, only their agreement."""
        return {item.person for item in situation.unconfirmed(packages.package(int(rows[row])))}

    def granted(order: Sequence[int]) -> Granted | None:
        """Give of an order as much as can be granted at once, the region around it, and who must grant it."""
        order = _mattering(order, plan(order), lambda row: packages.package(int(rows[row])))
        while len(order) >= 2:
            keys = dict.fromkeys(person for row in order for person in asks(row) if person not in left_out(row))
            people = [case.person(key) for key in keys]
            closed = np.logical_or.reduce([barred, *(rest for item, rest in refused if item.person in keys)])
            region = region_around(packages, rows[list(order)], view, people, closed) if people else None
            if region is not None and not _declined(situation, packages, region.rows, keys):
                return order, region, tuple(keys)
            order = order[:-1]  # the last offers are those that leave us least
        return None

    free = choose.without_fees()
    best = granted(steadied(free, best_order(free, pace.rounds, pace.cost, first=first).rows, pace.cost, 1))
    if best is None:
        return
    if len(best[1].boxes) > 1:
        best = _plainest(best, [found for box in best[1].boxes if (found := granted(_within(free, box, pace, first)))], free, pace.cost)
    order, region, keys = best
    if len(region.rows) < 2:
        return  # the one package alone is approved, not granted
    people = [case.person(key) for key in keys]
    gains = mean_gain(measure.view, case.ours, packages.codes[region.rows])
    least = packages.package(int(region.rows[int(gains.argmin())]))
    worst = tuple((person.key, *worst_for(measure.view, person, packages, region)) for person in people)

    whole = ended(order)

    def brings(pool: Prospects) -> Floats:
        return (1 - pace.own_cost) * worths_of(pool.without_fees(), whole, pace.cost)

    yield GetMandate(region.condition, keys, plan(order), len(region.rows), float(gains.min()), least, worst), brings


def _within(free: Prospects, box: Box, pace: Pace, first: int | None) -> tuple[int, ...]:
    """Give the best order of offers within a box."""
    inner = copy(free)
    inner.fees = np.where(inside(free.codes, box), free.fees, 0.0)
    if first is not None and not inner.fees[first]:
        return ()
    return steadied(inner, best_order(inner, pace.rounds, pace.cost, first=first).rows, pace.cost, 1)


def _plainest(best: Granted, others: Sequence[Granted], pool: Prospects, cost: float) -> Granted:
    """Give what takes fewest boxes to say, of what is worth as much as the best (`as_good`)."""
    worths = worths_of(pool, best[0], cost)
    fine = [best, *(other for other in others if as_good(pool, worths, worths_of(pool, other[0], cost)))]
    return min(fine, key=lambda found: (len(found[1].boxes), -value_of(pool, found[0], cost)))


def _mattering(order: Sequence[int], plan: Plan, package: Callable[[int], Package]) -> tuple[int, ...]:
    """Give the offers of an order that its plan holds: nobody is asked to grant what it never comes to."""
    kept = {item.package for item in plan.rounds}
    return tuple(row for row in order if package(row) in kept)


def _declined(situation: Situation, packages: Packages, rows: NDArray[np.intp], people: dict[str, None]) -> bool:
    """Say whether a region holds all of what one of these people refused to grant before."""
    for item in situation.declined:
        if item.person in people:
            asked = np.flatnonzero(holding(situation.case, Expression(item.region), packages.codes))
            if bool(np.isin(asked, rows).all()):
                return True
    return False
