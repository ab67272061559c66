"""A question's answers: few values are answers each, more are cut into quarters, and none is empty."""

from collections.abc import Callable

import pytest

from backtable.advice import advise
from backtable.case import Case

FLOOR = """
case: a floor with many values
ours: us
assumptions:
  least: {{values: {{{values}}}, known_to: [them]}}
issues:
  price: {{from: 0, to: 20}}
sides:
  us:
    people: {{agent: {{table: front, interests: [{{name: What is left, value: 20 - price}}]}}}}
  them:
    people: {{owner: {{table: front, threshold: least, interests: [{{name: Price, value: price}}]}}}}
"""


@pytest.mark.parametrize("heavy", [1, 6, 12])
def test_no_answer_is_empty_where_one_value_is_very_likely(heavy: int, case_of: Callable[[str], Case]) -> None:
    """A value with most of the weight is one answer and not two or three, wherever it lies."""
    weights = {value: 100 if value == heavy else 5 for value in range(1, 13)}
    advice = advise(case_of(FLOOR.format(values=", ".join(f'"{value}": {weights[value]}' for value in weights))))
    (question,) = advice.questions
    shares = [share for _, share, _ in question.answers]
    assert len(shares) >= 2
    assert min(shares) > 0
    assert sum(shares) == pytest.approx(1)
