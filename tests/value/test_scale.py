"""What counts as equal follows the size of what is compared."""

from collections.abc import Callable

import pytest

from backtable.advice import advise
from backtable.case import Case

MIXED = """
case: billions and points
ours: us
issues:
  price: {{from: 0, to: 4}}
sides:
  us:
    interests: [{{name: Money, value: {money} * price}}]
    people: {{agent: {{table: front, stake: {stake}}}}}
  them:
    interests: [{{name: Money, value: -{money} * (price - 5)}}]
    people: {{clerk: {{table: front, interests: [{{name: Praise, value: 0.25 - 0.2 * price}}]}}}}
"""


@pytest.mark.parametrize("stake", [0, 1])
@pytest.mark.parametrize("money", ["1", "3000000000"])
def test_people_who_count_in_points_sit_beside_billions(money: str, stake: int, case_of: Callable[[str], Case]) -> None:
    """The clerk refuses a loss of a fifth of a point, whatever the sides' money comes to."""
    advice = advise(case_of(MIXED.format(money=money, stake=stake)))
    assert advice.proposal is not None
    assert advice.proposal.package.values == (1,)
    assert advice.chance_90 == 2


def test_a_case_whose_people_feel_nothing_has_a_frontier(case_of: Callable[[str], Case]) -> None:
    """Nobody has a stake or an interest of their own; the sides' gains still decide what is efficient."""
    text = MIXED.format(money="7", stake=0).replace(
        "interests: [{name: Praise, value: 0.25 - 0.2 * price}]", "stake: 0"
    )
    text = text.replace("price: {from: 0, to: 4}", "price: {from: 0, to: 4}\n  waste: {from: 0, to: 2}")
    advice = advise(case_of(text.replace("value: 7 * price", "value: 7 * price - waste")))
    assert [point.package.values for point in advice.frontier] == [(price, 0) for price in (4, 3, 2, 1, 0)]
    assert {name: len(found) for name, found in advice.solutions.items()} == {
        "nash": 2,
        "kalai_smorodinsky": 2,
        "egalitarian": 2,
        "utilitarian": 4,
    }
