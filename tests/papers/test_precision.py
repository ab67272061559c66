"""What is told of one assumption is told with one precision."""

import pytest

from backtable.files import read_case
from backtable.papers._beliefs import measured

CASE = read_case("case.yaml", b"case: Two\ncurrency: EUR\nours: a\nissues: {x: {options: [1, 2]}}\nsides: {a: {people: {p: {table: front, stake: 1}}}, b: {people: {q: {table: front, stake: 1}}}}\n")


@pytest.mark.parametrize(
    ("value", "unit", "beside", "said"),
    [
        (12.1495, "EUR", (10, 15), "€12.15"),
        (12.1495, "EUR per licence", (), "€12.15 per licence"),
        (10.0, "EUR", (12.1495,), "€10"),
        (99.996, "EUR", (250.0,), "€100"),
        (12.1495, "EUR", (250.0,), "€12"),
        (8_830.4, "EUR", (27_300,), "€8,830"),
        (1.2345, "days", (), "1.23 days"),
        (1.2345, "days", (120,), "1 day"),
        (0.0, "EUR", (0.0,), "€0"),
    ],
)
def test_a_quantity_is_rounded_at_the_place_of_the_largest_that_is_told_with_it(value: float, unit: str, beside: tuple[float, ...], said: str) -> None:
    assert measured(CASE, value, unit, beside) == said
