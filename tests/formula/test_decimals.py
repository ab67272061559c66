"""Numbers in formulas compare as the decimals that they stand for, whatever binary makes of them."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.formula import evaluate, interval, parse

SIGNS = ("<", "<=", ">", ">=", "==", "!=")
DECIMALS = st.tuples(st.integers(-60, 60), st.integers(0, 2)).map(lambda pair: Decimal(pair[0]).scaleb(-pair[1]))
SIDES = ("a + b", "(a - b if a > b else c)", "max(a - b, c)", "(a - b) ** 2", "a * (1 + b)", "a + b + c", "3 * a - 2 * b", "a - b - c", "a / 8 + b", "a", "0", "0.3", "1 - a * b")


def _exact(side: str, values: dict[str, Decimal]) -> Fraction:
    numbers = {name: Fraction(value) for name, value in values.items()}
    whole = side.replace("0.3", "Fraction(3, 10)").replace("/ 8", "* Fraction(1, 8)")
    return Fraction(eval(whole, {"__builtins__": {}, "Fraction": Fraction, "max": max}, numbers))


@settings(max_examples=300, deadline=None)
@given(left=st.sampled_from(SIDES), sign=st.sampled_from(SIGNS), right=st.sampled_from(SIDES), numbers=st.tuples(DECIMALS, DECIMALS, DECIMALS))
def test_decimals_compare_as_in_exact_arithmetic(left: str, sign: str, right: str, numbers: tuple[Decimal, Decimal, Decimal]) -> None:
    values = dict(zip("abc", numbers, strict=True))
    exact = eval(f"one {sign} other", {}, {"one": _exact(left, values), "other": _exact(right, values)})
    root = parse(f"1 if {left} {sign} {right} else 0").root
    floats = {name: float(value) for name, value in values.items()}
    assert evaluate(root, floats) == exact
    assert np.all(evaluate(root, {name: np.array([value]) for name, value in floats.items()}) == exact)
    low, high = interval(root, {name: (value, value) for name, value in floats.items()})
    assert low <= exact <= high


@settings(max_examples=100, deadline=None)
@given(side=st.sampled_from(SIDES), numbers=st.tuples(DECIMALS, DECIMALS, DECIMALS))
def test_decimals_are_cut_to_whole_numbers_as_in_exact_arithmetic(side: str, numbers: tuple[Decimal, Decimal, Decimal]) -> None:
    values = dict(zip("abc", numbers, strict=True))
    exact, floats = _exact(side, values), {name: float(value) for name, value in values.items()}
    assert evaluate(parse(f"ceil({side})").root, floats) == ceil(exact)
    assert evaluate(parse(f"floor({side})").root, floats) == floor(exact)
    assert evaluate(parse(f"round({side})").root, floats) == round(exact)
    assert evaluate(parse(f"round({side}, 1)").root, floats) == float(round(exact, 1))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("0.1 + 0.2 <= 0.3", True), ("0.1 + 0.2 > 0.3", False), ("1.1 * 50 == 55", True), ("500000000 * 1.0 < 500000001", True),
        ("1000000.01 > 1000000", True), ("0.001 > 0", True), ("1 / 0 <= 1 / 0", True), ("-1 / 0 <= 1 / 0", True), ("-1 / 0 >= 5", False), ("0.3 - 0.1 - 0.2 == 0", True),
        ("(1000.7 - 1000 if 1000.7 > 1000 else 0) <= 0.7", True), ("max(1000.7 - 1000, 0) <= 0.7", True), ("clip(1000.7 - 1000, 0, 5) <= 0.7", True),
        ("(1000000.1 - 1000000) ** 2 >= 0.01", True), ("min(105, 10000000 ** 3) <= 100", False), ("clip(105, 0, 10000000 ** 3) <= 100", False), ("round(0.35 * 90) == 32", True), ("round(1.005, 2) == 1", True), ("max(95, -10000000 ** 3) >= 100", False),
    ],
)  # fmt: skip
def test_what_is_a_trillionth_apart_is_the_same_and_a_cent_is_not(text: str, holds: bool) -> None:
    assert evaluate(parse(f"1 if {text} else 0").root, {}) == holds
