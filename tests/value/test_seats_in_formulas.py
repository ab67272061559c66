"""A formula may ask who sits at the front wherever a formula can stand."""

from collections.abc import Callable

import pytest

from backtable.advice import advise
from backtable.case import Case

ROOM = """
case: who is in the room
ours: us
issues:
  price: {{from: 0, to: 9}}
rules: [{{require: {rule}}}]
sides:
  us:
    people:
      agent: {{table: front, interests: [{{name: Price, value: price}}]}}
      chief: {{table: back}}
  them:
    people: {{buyer: {{table: front, threshold: {threshold}, interests: [{{name: Price, value: 9 - price}}]}}}}
"""


def test_a_threshold_that_asks_for_a_seat_is_weighed_anew_for_each_seating(case_of: Callable[[str], Case]) -> None:
    """The buyer asks for 4 less once our chief is there; then the best price is 4 more."""
    advice = advise(case_of(ROOM.format(rule="price >= 0", threshold="6 - 4 * front(chief)")))
    assert [(seat.seating, seat.expected_gain) for seat in advice.seats] == [
        (("agent", "buyer"), pytest.approx(3)),
        (("agent", "chief", "buyer"), pytest.approx(7)),
    ]


def test_a_rule_that_asks_for_a_seat_means_the_seat_in_the_case(case_of: Callable[[str], Case]) -> None:
    advice = advise(case_of(ROOM.format(rule="price <= 5 + 4 * front(chief)", threshold=0)))
    assert advice.possible == 6
    assert [seat.expected_gain for seat in advice.seats] == [pytest.approx(5), pytest.approx(5)]
