"""A searched frontier: of no package does anything lie further beyond its points than it says, whenever the search stops."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.case import Case
from backtable.frontier import solution_bounds, solve
from backtable.search import Outline, outline
from backtable.value import Model, View, draw_worlds, enumerate_packages, mean_gains
from tests.oracles import Oracle, examples, small_cases, written
from tests.oracles._bounds import larger_cases, summed_cases


def of_all(case: Case, view: View, over: Sequence[str], every: bool) -> tuple[np.ndarray, np.ndarray]:
    """Give all packages that count, and their gains."""
    codes = enumerate_packages(case).codes
    codes = codes if every else codes[view.own_yes(codes)]
    return codes, mean_gains(view, over, codes)


def is_outline(found: Outline, view: View, over: Sequence[str], every: bool) -> None:
    codes, gains = of_all(view.case, view, over, every)
    known = {row.tobytes() for row in codes.astype(np.int32)}
    assert all(row.tobytes() in known for row in found.codes)
    assert found.gains == pytest.approx(mean_gains(view, over, found.codes), abs=view.tolerance)
    assert not (found.none and len(codes))
    if not len(found.codes):
        assert found.none or np.isinf(found.beyond).all()
        return
    if not np.isfinite(found.beyond).all():
        assert found.interrupted
        return
    short = gains[:, None, :] - found.gains[None, :, :] - found.beyond
    assert (short.max(axis=2).min(axis=1) <= view.tolerance).all()
    solutions_are_bounded(found, gains, view.tolerance)


def solutions_are_bounded(found: Outline, gains: np.ndarray, tolerance: float) -> None:
    """No package that everybody gains from comes to more than is said of each solution, and each point to no less."""
    proven, solved = solution_bounds(found.gains, found.beyond, tolerance), solve(found.gains, tolerance)
    assert proven.keys() == solved.keys()
    mutual = gains[(gains > tolerance).all(axis=1)]
    for name, item in proven.items():
        ideal = mutual.max(axis=0)
        worth = {"nash": lambda rows: rows.prod(axis=1), "kalai_smorodinsky": lambda rows, ideal=ideal: (rows / ideal).min(axis=1)}
        worth |= {"egalitarian": lambda rows: rows.min(axis=1), "utilitarian": lambda rows: rows.sum(axis=1)}
        near = 1e-9 * max(item.bound, 1e-9)
        assert worth[name](mutual).max() <= item.bound + near
        assert worth[name](np.maximum(found.gains[solved[name][:1]], 0.0))[0] >= item.worth - near - 2 * tolerance


def people_and_sides(case: Case, data: st.DataObject) -> list[str]:
    keys = [*(side.key for side in case.sides), *(person.key for person in case.people)]
    return data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True))


@given(larger_cases(), st.sampled_from([0, 10**7, 10**9]), st.sampled_from([1, 40, 10**5]), st.sampled_from([0.0, 0.05]), st.booleans(), st.data())
@examples(10)
def test_no_package_lies_further_beyond_than_the_bound(content: dict, budget: int, few: int, gap: float, every: bool, data: st.DataObject) -> None:
    case = written(content)
    view, over = Model(case).view(draw_worlds(case, 40, 1)), people_and_sides(case, data)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("backtable.search._efficient._FEW", few)
        found = outline(view, over, every, budget, gap)
    is_outline(found, view, over, every)
    if budget == 10**9 and few == 10**5 and len(found.codes):
        assert (found.beyond <= max(gap, 1e-9) * np.maximum(np.ptp(found.gains, axis=0), 1e-5 * view.scale) + view.tolerance).all()


@given(summed_cases(), st.sampled_from([10**6, 10**8]), st.sampled_from([20, 300]), st.booleans(), st.data())
@examples(6)
def test_nor_where_terms_have_no_table(content: dict, budget: int, rows: int, every: bool, data: st.DataObject) -> None:
    case = written(content)
    view, over = Model(case).view(draw_worlds(case, 40, 1)), people_and_sides(case, data)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("backtable.search._measures.MOST_ROWS", rows)
        changed.setattr("backtable.search._efficient._LINES", 2)  # lines above everything are forgotten at once
        found = outline(view, over, every, budget, 0.0)
    is_outline(found, view, over, every)


@given(larger_cases(), st.booleans())
@examples(5)
def test_no_package_near_a_point_beats_it_however_wide_the_gap(content: dict, every: bool) -> None:
    """A wide gap leaves packages out, and a point may then be one that a little better package beats: not one that is near it."""
    case = written(content)
    view, over = Model(case).view(draw_worlds(case, 40, 1)), [side.key for side in case.sides]
    codes, gains = of_all(case, view, over, every)
    found = outline(view, over, every, 10**9, 0.3)
    for code, point in zip(found.codes, mean_gains(view, over, found.codes), strict=True):
        near = gains[(codes != code).sum(axis=1) <= (2 if max(len(issue.options) for issue in case.issues) <= 8 else 1)]
        assert not ((near >= point).all(axis=1) & (near > point + 2 * view.tolerance).any(axis=1)).any()


@given(small_cases(), st.sampled_from([0, 10**8]), st.booleans(), st.data())
@examples(10)
def test_nor_in_small_cases_of_every_kind(content: dict[str, Any], budget: int, every: bool, data: st.DataObject) -> None:
    if not Oracle(content).packages:
        return
    case = written(content)
    view, over = Model(case).view(draw_worlds(case, 40, 1)), people_and_sides(case, data)
    is_outline(outline(view, over, every, budget, 0.0), view, over, every)


@given(larger_cases(), st.integers(0, 12))
@examples(4)
def test_the_bound_of_a_search_that_somebody_stops_is_right(content: dict, calls: int) -> None:
    case = written(content)
    view, over = Model(case).view(draw_worlds(case, 40, 1)), [side.key for side in case.sides][:2]
    left = iter(range(calls))

    def stop(_: str, __: int, ___: int) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("backtable.search._efficient._FEW", 20)
        found = outline(view, over, False, 10**9, 0.0, progress=stop)
    is_outline(found, view, over, False)


def test_terms_of_too_many_issues_for_a_table_are_bounded_by_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"i{number}" for number in range(4)]
    total = " + ".join(names)
    sides = {
        "us": {"interests": [{"name": "w", "value": f"u * min({total}, 9) - i0 * i1", "no_deal": "2"}], "people": {"a": {"table": "front"}}},
        "them": {"interests": [{"name": "w", "value": f"u * 4 - max({total}, 5)", "no_deal": "0"}], "people": {"b": {"table": "front"}}},
    }
    assumption = {"low": 1, "likely": 2, "high": 4, "known_to": ["them"]}
    case = written({"case": "many", "issues": {name: {"from": 0, "to": 3} for name in names}, "assumptions": {"u": assumption}, "ours": "us", "sides": sides})
    view = Model(case).view(draw_worlds(case, 60, 1))
    monkeypatch.setattr("backtable.search._measures.MOST_ROWS", 100)
    monkeypatch.setattr("backtable.search._efficient._LOOSE_FEW", 16)
    is_outline(outline(view, ["us", "them"], False, 10**8), view, ["us", "them"], False)
