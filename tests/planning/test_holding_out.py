"""After they turned an offer of ours down, the next one is weighed by what they may hold out for."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from backtable.belief import Noise
from backtable.case import Package
from backtable.conduct import receive_answer
from backtable.planning import HoldingOut, Pace, Send, next_moves, situation_of
from backtable.planning._holding import Turned, chances, wants_in
from backtable.planning._turned_down import holding_out_of
from backtable.value import Worlds
from tests.conduct.cast import MAIL, START, Cast

GAINS = """case: Between
currency: EUR
ours: customer
assumptions:
  limit: {chance: 0.02, about: They take no less than 180, known_to: [supplier]}
issues:
  price: {from: 100, to: 200, step: 10, unit: EUR}
sides:
  customer:
    interests: [{name: Money, value: 300 - price, no_deal: 0}]
    people:
      buyer: {table: front, stake: 1}
  supplier:
    people:
      seller: {table: front, interests: [{name: Price, value: 'price - (180 if limit == 1 else 100)', no_deal: 0}]}
"""
NOISE = Noise()


def countered(tmp_path: Path) -> Cast:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = cast.draft("price=120", who="buyer", expires=START + timedelta(days=30))
    cast.send(number, "buyer")
    cast.time.pass_(days=1)
    cast.receive("price=200", "seller", who="buyer")
    return cast


def first_price(cast: Cast, pace: Pace) -> float:
    found = next_moves(situation_of(cast.state, cast.time.now, pace), worlds=50)
    return next(float(move.step.package.values[0]) for move in found.moves if isinstance(move.step, Send))


def test_what_they_countered_is_not_advised_again_but_something_that_meets_them(tmp_path: Path) -> None:
    cast = countered(tmp_path)
    holding = situation_of(cast.state, cast.time.now, Pace(1, 0.05)).holding_out
    assert holding is not None
    assert (holding.package.values, holding.instead.values) == ((120.0,), (200.0,))
    assert 130 <= first_price(cast, Pace(1, 0.05)) <= 200
    # Whoever thinks that they only tried insists; the surer it is that they hold out, the further one goes.
    prices = [first_price(cast, Pace(1, 0.05, holding_out=share)) for share in (0.0, 0.5, 0.9)]
    assert prices[0] == 120
    assert all(after >= before for before, after in pairwise(prices))
    assert prices[-1] > 120


def test_how_likely_they_hold_out_follows_from_the_likelihood_of_what_they_did(tmp_path: Path) -> None:
    cast = countered(tmp_path)
    holding = holding_out_of(cast.state, cast.time.now, NOISE)
    assert holding is not None
    held = NOISE.holding_out * 0.5  # without a deadline half of the time has passed
    assert holding.chance == pytest.approx(held / (held + NOISE.countering * (1 - held)))
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", 2, False, evidence=MAIL))
    refused = holding_out_of(cast.state, cast.time.now, NOISE)
    assert refused is not None
    assert refused.chance == pytest.approx(1.0)  # a no of what passes is nothing else
    assert holding_out_of(cast.state, cast.time.now, Noise(holding_out=0.0)) is None


def test_an_offer_left_to_lapse_says_less_than_one_that_was_countered(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    cast.receive("price=200", "seller", who="buyer")
    cast.send(cast.draft("price=120", who="buyer", expires=START + timedelta(days=2)), "buyer")
    assert holding_out_of(cast.state, cast.time.now, NOISE) is None
    found = holding_out_of(cast.state, START + timedelta(days=5), NOISE)
    held = NOISE.holding_out * 0.5
    assert found is not None
    assert found.chance == pytest.approx(held / (held + NOISE.silence * (1 - held)))


def test_enumerated_worlds_are_spread_evenly_over_what_they_hold_out_for() -> None:
    worlds = Worlds({"limit": np.array([0.0, 1.0])}, np.array([0.3, 0.7]), True)
    many, wants = wants_in(worlds, 1, 0)
    assert many.weights.sum() == pytest.approx(1)
    assert float(many.values["limit"] @ many.weights) == pytest.approx(0.7)
    for ends, level in ((0.5, 0.5), (0.25, 0.75)):
        inside = (wants.ends < ends) & (wants.level < level)
        assert float(many.weights @ inside) == pytest.approx(ends * level, abs=0.02)


def test_where_their_own_offer_is_no_better_for_them_nothing_is_held_out_for(tmp_path: Path) -> None:
    cast = countered(tmp_path)
    situation = situation_of(cast.state, cast.time.now, Pace(1, 0.05))
    assert isinstance(situation.holding_out, HoldingOut)
    cast.receive("price=110", "seller", who="buyer")
    lower = situation_of(cast.state, cast.time.now, Pace(1, 0.05))
    assert lower.holding_out is not None
    assert lower.holding_out.instead.values == (110.0,)
    assert next_moves(lower, worlds=50).moves[0].value >= next_moves(situation, worlds=50).moves[0].value


def test_each_offer_that_they_turned_down_though_they_would_approve_it_makes_it_likelier_that_they_hold_out(tmp_path: Path) -> None:
    """By hand: of those who hold out all turn it down, of the others as many as would anyhow; in between as many leave off as time passes."""
    first, second = Package((120.0,)), Package((130.0,))
    told = HoldingOut(2, second, 5, Package((200.0,)), 0.0, turned=(Turned(first, 0.9, 0.3), Turned(second, 0.6, 0.5)), start=0.4, left=0.5)
    would = [np.array([True, False, True, False]), np.array([True, True, False, False])]
    before = 0.4 * 0.9
    once = before / (before + 0.3 * (1 - before))
    both, alone = once * 0.6 / 0.9, 0.4 * 0.6
    expected = [both / (both + 0.5 * (1 - both)), alone / (alone + 0.5 * (1 - alone)), both, alone]
    assert chances(told, would) == pytest.approx([0.5 / 0.6 * chance for chance in expected])
    cast = countered(tmp_path)
    once_only = holding_out_of(cast.state, cast.time.now, NOISE)
    number = cast.draft("price=110", who="buyer", expires=START + timedelta(days=30))
    cast.send(number, "buyer")
    cast.receive("price=190", "seller", who="buyer")
    twice = holding_out_of(cast.state, cast.time.now, NOISE)
    assert once_only is not None
    assert twice is not None
    assert [item.package.values for item in twice.turned] == [(120.0,), (110.0,)]
    here, there = np.array([True]), np.array([False])
    assert chances(twice, [here, here])[0] > chances(twice, [there, here])[0] == pytest.approx(twice.chance)
