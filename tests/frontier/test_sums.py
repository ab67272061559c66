"""Efficient sums equal those found by looking at every combination."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.errors import TooLargeError
from backtable.frontier import all_choices, efficient, efficient_sums, solve
from tests.oracles import all_efficient_sums, examples

Groups = list[list[list[Fraction]]]


@st.composite
def groups(draw: st.DrawFn) -> Groups:
    """Up to five groups for one to five parties: whole numbers with many ties, or decimals that no double holds."""
    parties = draw(st.integers(1, 5))
    scale = draw(st.sampled_from([1, 10, 1000, 10**7]))
    reach = draw(st.sampled_from([2, 5, 1000]))
    value = st.integers(-reach, reach).map(lambda number: Fraction(number, scale))
    row = st.lists(value, min_size=parties, max_size=parties)
    return draw(st.lists(st.lists(row, min_size=1, max_size=4), min_size=1, max_size=5))


def arrays(case: Groups) -> list[np.ndarray]:
    return [np.array(group, dtype=float) for group in case]


@examples(1500)
@given(case=groups())
def test_the_points_are_those_that_no_combination_beats_each_once(case: Groups) -> None:
    wanted = all_efficient_sums(case)
    found = efficient_sums(arrays(case))
    points = [tuple(row) for row in found.gains.tolist()]
    assert sorted(points) == sorted(tuple(map(float, point)) for point in wanted)
    assert points == sorted(points, reverse=True)
    by_point = {tuple(map(float, point)): choices for point, choices in wanted.items()}
    for point, choice in zip(points, found.choices.tolist(), strict=True):
        assert tuple(choice) in by_point[point]


@examples(500)
@given(case=groups(), data=st.data())
def test_every_combination_that_comes_to_a_point_can_be_had(case: Groups, data: st.DataObject) -> None:
    wanted = all_efficient_sums(case)
    point = data.draw(st.sampled_from(sorted(wanted)))
    row = np.array([float(gain) for gain in point])
    assert list(all_choices(arrays(case), row)) == sorted(wanted[point])
    assert list(all_choices(arrays(case), row, most=1)) == sorted(wanted[point])[:1]
    assert list(all_choices(arrays(case), row + 5000)) == []


@examples(300)
@given(case=groups())
def test_the_solutions_are_those_of_all_combinations(case: Groups) -> None:
    exact = arrays(case)
    total = np.zeros((1, exact[0].shape[1]))
    for group in exact:
        total = (total[:, None, :] + group[None]).reshape(-1, group.shape[1])
    total = np.round(total, 9)
    found = efficient_sums(exact).gains
    every, few = solve(total, 1e-9), solve(found, 1e-9)
    assert set(every) == set(few)
    for name, rows in every.items():
        assert {tuple(np.round(row, 7) + 0.0) for row in total[rows]} == {tuple(np.round(row, 7) + 0.0) for row in found[few[name]]}


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_on_thousands_of_packages_it_is_the_frontier_of_all_of_them(parties: int) -> None:
    random = np.random.default_rng(parties)
    scores = [random.integers(0, 10_000, (count, parties)).astype(float) for count in (9, 8, 7, 6, 4)]
    total = np.zeros((1, parties))
    for group in scores:
        total = (total[:, None, :] + group[None]).reshape(-1, parties)
    wanted = {tuple(row) for row in total[efficient(total)].tolist()}
    found = efficient_sums(scores)
    assert {tuple(row) for row in found.gains.tolist()} == wanted
    assert sum(group[option] for group, option in zip(scores, found.choices.T, strict=True)).tolist() == found.gains.tolist()


def test_ten_to_the_two_hundredth_packages_are_no_more_than_their_efficient_sums() -> None:
    """Checked by what any weighting of the parties likes best, which is on the frontier and found issue by issue."""
    random = np.random.default_rng(6)
    scores = [random.integers(0, 1000, (10, 2)).astype(float) for _ in range(200)]
    found = efficient_sums(scores)
    assert len(found.gains) > 1000
    gaps = np.diff(found.gains, axis=0)
    assert (gaps[:, 0] < 0).all()
    assert (gaps[:, 1] > 0).all()
    assert sum(group[option] for group, option in zip(scores, found.choices.T, strict=True)).tolist() == found.gains.tolist()
    for weight in np.linspace(0, 1, 101):
        weights = np.array([weight, 1 - weight])
        best = sum(float((group @ weights).max()) for group in scores)
        assert (found.gains @ weights).max() == pytest.approx(best)


def test_equal_to_thirteen_digits_is_equal_and_a_digit_less_is_not() -> None:
    tied = efficient_sums([np.array([[0.1 + 0.2, 1.0], [0.3, 1.0]])])
    assert tied.gains.tolist() == [[0.3, 1.0]]
    apart = efficient_sums([np.array([[0.3 + 1e-11, 1.0], [0.3, 1.0 + 1e-11]])])
    assert len(apart.gains) == 2
    assert apart.step <= 1e-12


def test_large_and_no_gains_stay_whole() -> None:
    large = efficient_sums([np.array([[3e15, 1.0], [3e15 + 1, 0.0]]), np.array([[1.0, 1.0]])])
    assert large.gains.tolist() == [[3e15 + 2, 1.0], [3e15 + 1, 2.0]]
    none = efficient_sums([np.zeros((3, 2)), np.zeros((2, 2))])
    assert none.gains.tolist() == [[0.0, 0.0]]
    assert none.choices.shape == (1, 2)


def test_a_frontier_that_would_need_too_much_memory_is_refused_before_it_does() -> None:
    random = np.random.default_rng(1)
    with pytest.raises(TooLargeError, match="more than 10,000 sums would have to be compared at a time"):
        efficient_sums([random.random((20, 5)) for _ in range(6)], most=10_000)
