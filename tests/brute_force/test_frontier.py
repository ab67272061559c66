"""The efficient frontier and the four solutions of a small discrete case equal brute force."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise
from backtable.frontier import efficient, solve
from tests.oracles import Oracle, examples, small_cases, solutions, written


@examples(20)
@given(case=small_cases())
def test_the_frontier_is_what_no_allowed_package_beats(case: dict[str, Any]) -> None:
    advice, oracle = advise(written(case)), Oracle(case)
    assert {tuple(oracle.exact(advice.case.terms(point.package)).values()) for point in advice.frontier} == {
        tuple(package.values()) for package in oracle.frontier()
    }
    ours = [point.gain["us"] for point in advice.frontier]
    assert ours == sorted(ours, reverse=True)
    for point in advice.frontier:
        package = oracle.exact(advice.case.terms(point.package))
        assert point.gain == pytest.approx(
            {side: float(oracle.gain(side, package)) for side in case["sides"]}, abs=1e-9
        )
        assert point.expected_gain == pytest.approx(float(oracle.value(package)), abs=1e-9)
        assert point.chance == pytest.approx(float(oracle.chance(package)), abs=1e-9)


@examples(20)
@given(case=small_cases())
def test_the_solutions_are_those_of_the_allowed_packages(case: dict[str, Any]) -> None:
    """Each with its ties, none without a package that gains every side something."""
    advice, oracle = advise(written(case)), Oracle(case)
    gains = [[oracle.gain(side, package) for side in case["sides"]] for package in oracle.allowed()]
    wanted = solutions(gains)
    assert set(advice.solutions) == set(wanted)
    for name, rows in wanted.items():
        found = [[outcome.gain[side] for side in case["sides"]] for outcome in advice.solutions[name]]
        assert len(found) == min(len(rows), 5)
        expected = [tuple(float(gain) for gain in row) for row in rows]
        for row in found:
            assert tuple(row) in [pytest.approx(item, abs=1e-9) for item in expected]


whole_gains = st.integers(2, 4).flatmap(
    lambda sides: st.lists(st.lists(st.integers(-3, 6), min_size=sides, max_size=sides), min_size=1, max_size=12)
)


@examples(300)
@given(gains=whole_gains)
def test_ties_and_equal_packages_stay(gains: list[list[int]]) -> None:
    """Two to four sides with many equal gains: the frontier keeps equal rows, a solution keeps its efficient ties."""
    rows = [[Fraction(gain) for gain in row] for row in gains]
    table = np.array(gains, dtype=float)
    frontier = [
        number
        for number, row in enumerate(rows)
        if not any(all(x >= y for x, y in zip(other, row, strict=True)) and other != row for other in rows)
    ]
    assert efficient(table).tolist() == frontier
    assert efficient(table, every=False).tolist() == [number for number in frontier if rows[number] not in rows[:number]]
    wanted, found = solutions(rows), solve(table)
    assert set(found) == set(wanted)
    for name, best in wanted.items():
        assert sorted(map(tuple, table[found[name]].tolist())) == sorted(tuple(map(float, row)) for row in best)


def test_many_ties_are_all_found() -> None:
    """Where money only changes hands every division has the largest sum; with a hundred thousand of them, too."""
    ours = np.arange(1.0, 100_000.0)
    found = solve(np.stack([ours, 100_000 - ours], axis=1), tolerance=1e-6)
    assert len(found["utilitarian"]) == 99_999
    assert found["nash"].tolist() == found["egalitarian"].tolist() == [49_999]
    spoilt = solve(np.stack([ours, np.minimum(100_000 - ours, 50_000)], axis=1))
    assert len(spoilt["utilitarian"]) == 50_000


def test_rounding_does_not_hide_that_one_package_beats_another() -> None:
    """Both give the third side 1, up to the last bit; the second gives the first side more."""
    gains = np.array([[8.75, 6.0, 1.0 + 2**-52], [9.75, 6.0, 1.0]])
    assert {name: rows.tolist() for name, rows in solve(gains, tolerance=1e-9).items()} == {
        name: [1] for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
    }
