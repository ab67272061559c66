"""The two models of offers agree where both apply, and share what they have in common."""

from collections.abc import Callable

import numpy as np
import pytest

from backtable.belief import Noise, OfferReceived, believe
from backtable.belief.scorings import Bid, BidModel, Habits
from backtable.case import Case
from backtable.files import read_package

TEXT = """case: two scorings
currency: EUR
ours: us
assumptions:
  first: {chance: 0.5, about: They care for the first, known_to: [them]}
issues:
  a: {options: [0, 1, 2]}
  b: {options: [0, 1]}
sides:
  us: {people: {ann: {table: front, interests: [{name: I, value: 2 - a, no_deal: 0}]}}}
  them:
    people: {bob: {table: front, interests: [{name: W, value: first * (0.4 * a + 0.2 * b) + (1 - first) * (0.1 * a + 0.8 * b), no_deal: -1}]}}
"""


def test_what_repeats_count_is_stated_once() -> None:
    assert Noise().again == Habits().again


@pytest.mark.parametrize("times", [(0.0,), (0.0, 0.0), (0.0, 1.0, 1.0)])
def test_both_give_the_same_weights_where_both_apply(case_of: Callable[[str], Case], times: tuple[float, ...]) -> None:
    """With two additive scorings, everybody's yes certain, no strays, and one known pull that does not fall."""
    case = case_of(TEXT)
    noise = Noise(eager_first=3.0, eager_last=3.0, stray=0.0, lapse=0.0, softness=1e-3)
    package = read_package(case, "a=2, b=0")
    worlds = believe(case, [OfferReceived("bob", package, time) for time in times], noise).worlds()
    share = float(worlds.weights @ (worlds.values["first"] == 1))
    known = Habits((float(np.log(3.0)), 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))
    model = BidModel((3, 2), [Bid((2, 0), time) for time in times], known)
    parts = np.array([[0.0, 0.4, 0.8, 0.0, 0.2], [0.0, 0.1, 0.2, 0.0, 0.8]])
    logs = model.log_likelihood(parts, np.zeros((2, known.latents)))
    assert share == pytest.approx(1 / (1 + np.exp(logs[1] - logs[0])), abs=1e-5)
    assert share > 0.5
