"""The order of offers that is found is compared with every order there is."""

from itertools import pairwise, permutations, product
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.planning._holding import Wants, taken
from backtable.planning._prospects import Prospects
from backtable.planning._sequence import best_before, best_order, first_values, greedy, value_of, worths_of


def pool(
    gains: np.ndarray, passes: np.ndarray, weights: np.ndarray, fees: np.ndarray | None = None, taken: list[np.ndarray] | None = None
) -> Prospects:
    found = cast(Prospects, Prospects.__new__(Prospects))
    found.view = cast("object", SimpleNamespace(tolerance=1e-12))  # type: ignore[assignment]
    found.codes = np.arange(len(gains))[:, None].astype(np.int32)
    found.gains, found.passes = gains, passes
    found.weights, found.asks, found.taken = weights, gains @ weights, taken or [passes]
    found.fees = np.ones(len(gains)) if fees is None else fees
    found.theirs = np.zeros(len(gains))
    found.rank()
    return found


def by_hand(found: Prospects, rows: tuple[int, ...], cost: float) -> float:
    """Walk through each world: the first offer that passes brings its gain, a round's cost and a fee for each offer before it."""
    total = 0.0
    for world, weight in enumerate(found.weights):
        share = 1.0
        for place, row in enumerate(rows):
            share *= found.fees[row]
            if found.at(place).passes[row, world]:
                total += weight * share * found.gains[row, world]
                break
            share *= 1 - cost
    return total


def every_order(found: Prospects, rounds: int, cost: float) -> float:
    """Try every order in which no offer asks for more than the one before it; the same again, too, where what passes depends on the round."""
    rows = range(len(found.gains))
    several = len(found.taken) > 1
    orders = (
        order for count in range(rounds + 1) for order in (product(rows, repeat=count) if several else permutations(rows, count)) if falls(found, order)
    )
    return max(by_hand(found, order, cost) for order in orders)


def falls(found: Prospects, order: tuple[int, ...]) -> bool:
    return all(found.asks[after] <= found.asks[before] + 1e-9 for before, after in pairwise(order))


@st.composite
def pools(draw: st.DrawFn) -> Prospects:
    count, worlds = draw(st.integers(2, 5)), draw(st.integers(1, 6))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    gains = random.integers(-3, 12, (count, 1)) + random.integers(-2, 3, (count, worlds)) * draw(st.booleans())
    weights = random.dirichlet(np.ones(worlds))
    fees = np.where(random.random(count) < 0.4, 0.9, 1.0) if draw(st.booleans()) else None
    passes = random.random((count, worlds)) < 0.5
    return pool(gains.astype(float), passes, weights, fees, holding_out(random, passes) if draw(st.booleans()) else None)


def holding_out(random: np.random.Generator, passes: np.ndarray) -> list[np.ndarray]:
    """Give what they take round by round where in some worlds they hold out for more than one of the packages."""
    wants = Wants(random.random(passes.shape[1]), random.random(passes.shape[1]))
    return taken(passes, passes[0], random.random(len(passes)), wants, random.random(), 3)


@given(pools(), st.integers(1, 4), st.sampled_from([0.0, 0.05, 0.3]))
def test_the_worth_of_an_order_is_what_a_walk_through_the_worlds_gives(found: Prospects, rounds: int, cost: float) -> None:
    order = tuple(range(min(rounds, len(found.gains))))
    assert value_of(found, order, cost) == pytest.approx(by_hand(found, order, cost))


@settings(max_examples=200, deadline=None)
@given(pools(), st.integers(1, 4), st.sampled_from([0.0, 0.05, 0.3]))
def test_the_order_found_comes_near_the_best_of_all_and_never_falls_behind_the_greedy_one(found: Prospects, rounds: int, cost: float) -> None:
    order = best_order(found, rounds, cost)
    assert order.value == pytest.approx(by_hand(found, order.rows, cost))
    assert falls(found, order.rows)
    assert order.value >= value_of(found, greedy(found, rounds, found.weights), cost) - 1e-9
    best = every_order(found, rounds, cost)
    assert order.value <= best + 1e-9
    assert order.value >= 0.85 * best - 1e-9


@settings(max_examples=200, deadline=None)
@given(pools(), st.integers(1, 3), st.sampled_from([0.0, 0.05, 0.3]))
def test_what_comes_at_the_end_takes_no_round_and_stays_there(found: Prospects, rounds: int, cost: float) -> None:
    order = best_before(found, best_order(found, rounds, cost).rows, rounds, cost, 0)
    assert order.rows[-1] == 0
    assert len(order.rows) <= rounds + 1
    assert falls(found, order.rows)
    assert order.value == pytest.approx(by_hand(found, order.rows, cost))
    others = (rows for count in range(rounds + 1) for rows in permutations(range(1, len(found.gains)), count) if falls(found, (*rows, 0)))
    best = max(by_hand(found, (*rows, 0), cost) for rows in others)
    assert order.value >= best - 0.15 * abs(best) - 1e-9


def test_over_many_pools_next_to_nothing_is_lost_on_average() -> None:
    random = np.random.default_rng(3)
    lost = []
    for _ in range(150):
        count, worlds = 5, 8
        found = pool(
            random.integers(1, 20, (count, 1)) * np.ones((count, worlds)),
            random.random((count, worlds)) < random.random((count, 1)),
            np.full(worlds, 1 / worlds),
        )
        best = every_order(found, 3, 0.05)
        if best > 0:
            lost.append(1 - best_order(found, 3, 0.05).value / best)
    assert max(lost) < 0.2
    assert float(np.mean(lost)) < 0.005


def test_one_asks_for_more_first_and_concedes_when_turned_down() -> None:
    # What brings much passes in few worlds; where they take the least, they take everything.
    gains = np.array([[9.0], [6.0], [3.0]]) * np.ones((3, 3))
    passes = np.array([[True, False, False], [True, True, False], [True, True, True]])
    found = pool(gains, passes, np.array([0.2, 0.3, 0.5]))
    assert best_order(found, 3, 0.05).rows == (0, 1, 2)
    # One round is left: the offer with the largest expected gain.
    assert best_order(found, 1, 0.05).rows == (1,)
    # Where time is dear, there is no room for a try that mostly fails.
    assert best_order(found, 3, 0.6).rows[0] == 1


def test_an_offer_that_must_be_asked_for_first_is_left_for_one_that_need_not() -> None:
    gains = np.array([[5.0], [4.9]]) * np.ones((2, 2))
    passes = np.ones((2, 2), dtype=bool)
    found = pool(gains, passes, np.array([0.5, 0.5]), np.array([0.9, 1.0]))
    assert best_order(found, 2, 0.1).rows == (1,)
    assert best_order(found.without_fees(), 2, 0.1).rows == (0,)


@given(pools(), st.integers(1, 4), st.sampled_from([0.0, 0.1]))
def test_first_offers_are_valued_with_the_greedy_ones_after_them(found: Prospects, rounds: int, cost: float) -> None:
    firsts = np.arange(len(found.gains))
    values = first_values(found, firsts, rounds, cost)
    for first, value in zip(firsts, values, strict=True):
        order = greedy(found, rounds, found.weights, int(first))
        assert value == pytest.approx(float(worths_of(found, order, cost) @ found.weights))


@settings(deadline=None)
@given(pools(), st.integers(1, 3))
def test_weights_of_nought_leave_worlds_out(found: Prospects, rounds: int) -> None:
    weights = found.weights * (np.arange(len(found.weights)) % 2 == 0)
    inside = weights > 0
    part = pool(found.gains[:, inside], found.passes[:, inside], weights[inside], found.fees, [taken[:, inside] for taken in found.taken])
    part.asks = found.asks  # which of two asks for more is told by all worlds
    part.rank()
    assert best_order(found, rounds, 0.1, weights).value == pytest.approx(best_order(part, rounds, 0.1).value)
