"""What is said of a seating is well defined."""

from collections.abc import Callable

import pytest

from backtable.advice import advise
from backtable.case import Case

EVEN = """
case: a sure price and twice the price with half the chance
ours: us
assumptions:
  most: {values: {"4": 1, "8": 1}, known_to: [them]}
issues:
  price: {options: [8, 4]}
sides:
  us:
    people:
      agent: {table: front, interests: [{name: Price, value: price}]}
      chief: {table: back}
  them:
    people: {buyer: {table: front, interests: [{name: What is left, value: most - price}]}}
"""


def test_of_equally_good_proposals_a_seating_shows_the_likelier(case_of: Callable[[str], Case]) -> None:
    """As the proposal itself does, so that the two agree."""
    advice = advise(case_of(EVEN))
    assert advice.proposal is not None
    assert advice.proposal.chance == 1
    for seat in advice.seats:
        assert seat.expected_gain == pytest.approx(4)
        assert seat.chance == 1
