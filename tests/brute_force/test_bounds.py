"""What a search proves is so: no package is better than its bound, whenever the search stops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.case import Case
from backtable.search import Proven, Search, Space, outline
from backtable.value import Model, View, draw_worlds, enumerate_packages, value_all
from tests.oracles import examples, small_cases, written
from tests.oracles._bounds import larger_cases, summed_cases


def best_of_all(case: Case, view: View) -> float:
    """Give the largest expected gain among all packages to which our own people say yes, 0 where there is none."""
    codes = enumerate_packages(case).codes
    values = value_all(view, codes).gain[view.own_yes(codes)]
    return max(float(values.max(initial=0.0)), 0.0)


def searched(view: View, budget: int, most: int, few: int) -> Proven:
    """Search with regions of at most so many packages looked at one by one."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("backtable.search._search._MOST_LEAF", few)
        return Search(Space(view, most)).run(budget, gap=1e-9, starts=1)


@given(small_cases(), st.sampled_from([0, 10**6, 10**8]), st.sampled_from([3, 10**6]), st.sampled_from([0, 3, 10**7]))
@examples(60)
def test_no_package_is_better_than_the_bound(content: dict, budget: int, most: int, few: int) -> None:
    case = written(content)
    try:
        enumerate_packages(case)
    except Exception:
        return
    view = Model(case).view(draw_worlds(case, 100, 1))
    wanted, found = best_of_all(case, view), searched(view, budget, most, few)
    assert found.bound >= wanted - 1e-9 * view.scale
    assert found.value <= wanted + 1e-9 * view.scale


@given(larger_cases(), st.sampled_from([0, 10**7, 10**9]), st.sampled_from([20, 10**6]), st.sampled_from([0, 100, 10**7]))
@examples(40)
def test_in_larger_coupled_cases_too(content: dict, budget: int, most: int, few: int) -> None:
    case = written(content)
    view = Model(case).view(draw_worlds(case, 40, 1))
    wanted, found = best_of_all(case, view), searched(view, budget, most, few)
    assert found.bound >= wanted - 1e-9 * view.scale
    assert found.value <= wanted + 1e-9 * view.scale


@given(larger_cases(), st.sampled_from([0, 100, 10**7]))
@examples(15)
def test_a_search_with_some_work_finds_the_best(content: dict, few: int) -> None:
    case = written(content)
    view = Model(case).view(draw_worlds(case, 40, 1))
    found = searched(view, 10**8, 10**6, few)
    assert found.value == pytest.approx(best_of_all(case, view), abs=1e-9 * view.scale)
    assert found.best is None or isinstance(found.best, np.ndarray)


@given(larger_cases(), st.integers(0, 12), st.sampled_from([0, 300]))
@examples(15)
def test_the_bound_of_a_search_that_somebody_stops_is_right(content: dict, calls: int, few: int) -> None:
    case = written(content)
    view = Model(case).view(draw_worlds(case, 40, 1))
    left = iter(range(calls))

    def stop(_: str, __: int, ___: int) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("backtable.search._search._MOST_LEAF", few)
        found = Search(Space(view, 10**6), stop).run(10**9, gap=1e-9)
    assert found.bound >= best_of_all(case, view) - 1e-9 * view.scale
    assert np.isfinite(found.bound)


def test_terms_of_too_many_issues_for_a_table_are_bounded_and_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"i{number}" for number in range(4)]
    total = " + ".join(names)
    sides = {
        "us": {"interests": [{"name": "w", "value": f"u * min({total}, 12) - i0 * i1", "no_deal": "2"}], "people": {"a": {"table": "front"}}},
        "them": {"interests": [{"name": "w", "value": f"u * 4 - max({total}, 5)", "no_deal": "0"}], "people": {"b": {"table": "front"}}},
    }
    assumption = {"low": 1, "likely": 2, "high": 4, "known_to": ["them"]}
    case = written({"case": "many", "issues": {name: {"from": 0, "to": 4} for name in names}, "assumptions": {"u": assumption}, "ours": "us", "sides": sides})
    view = Model(case).view(draw_worlds(case, 60, 1))
    monkeypatch.setattr("backtable.search._measures.MOST_ROWS", 100)
    found = searched(view, 10**8, 10**6, 10**7)
    assert found.value == pytest.approx(best_of_all(case, view))
    assert found.bound >= found.value


@given(summed_cases(), st.sampled_from([0, 10**7, 10**9]), st.sampled_from([20, 300]))
@examples(10)
def test_lines_above_terms_without_a_table_are_above_them(content: dict, budget: int, rows: int) -> None:
    case = written(content)
    view = Model(case).view(draw_worlds(case, 40, 1))
    wanted = best_of_all(case, view)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("backtable.search._measures.MOST_ROWS", rows)
        found = searched(view, budget, 10**6, 0)
    assert found.bound >= wanted - 1e-9 * view.scale
    assert found.value <= wanted + 1e-9 * view.scale
    if budget == 10**9:
        assert found.value == pytest.approx(wanted, abs=1e-9 * view.scale)


def total_of_ten(ours: str) -> Case:
    names = [f"i{number}" for number in range(10)]
    total = " + ".join(names)
    sides = {key: {"interests": [{"name": "w", "value": value, "no_deal": 0}], "people": {key[0]: {"table": "front"}}} for key, value in (("us", ours), ("them", "T"))}
    return written({"case": "ten", "ours": "us", "issues": {name: {"from": 0, "to": 100} for name in names}, "define": {"T": total}, "sides": sides})


@pytest.mark.parametrize(("ours", "best"), [("T - 40 if T <= 300 else T - 400", 600), ("min(T, 250) - 2 * max(T - 400, 0) + (30 if T == 321 else 0)", 280), ("200 - abs(T - 333)", 200)])
def test_a_bend_of_a_total_parts_what_no_table_holds(ours: str, best: float) -> None:
    view = Model(total_of_ten(ours)).view(draw_worlds(total_of_ten(ours), 10, 1))
    found = searched(view, 10**9, 10**6, 0)
    assert found.value == pytest.approx(best)
    assert found.bound == pytest.approx(best)


def test_the_frontier_of_what_bends_in_a_total_is_near() -> None:
    case = total_of_ten("200 - abs(T - 333)")
    found = outline(Model(case).view(draw_worlds(case, 10, 1)), ["us", "them"], budget=3 * 10**9)
    assert (found.beyond <= 1).all()


@pytest.mark.parametrize(("ours", "best"), [("500 if T <= 300 else 500 - 0.5 * T", 500), ("1000 - max(0, T - 300)", 1000)])
def test_what_no_branch_exceeds_is_not_put_together_from_the_branches(ours: str, best: float) -> None:
    view = Model(total_of_ten(ours)).view(draw_worlds(total_of_ten(ours), 10, 1))
    found = searched(view, 3 * 10**8, 10**6, 0)
    assert found.value == pytest.approx(best)
    assert found.bound == pytest.approx(best)


def test_the_frontier_of_what_no_table_holds_is_bounded_by_what_can_be_had_at_all() -> None:
    case = total_of_ten("(500 - min(T, 90)) if T > 16 else max(T, 3)")
    found = outline(Model(case).view(draw_worlds(case, 10, 1)), ["us", "them"], budget=10**7)
    assert len(found.gains)
    assert (found.beyond <= [1000, 1000]).all()


@given(larger_cases(), st.sampled_from([0, 10**7, 10**9]), st.sampled_from([0, 100, 10**7]))
@examples(20)
def test_no_package_of_ours_is_likelier_than_the_bound_of_a_search_by_chance(content: dict, budget: int, few: int) -> None:
    case = written(content)
    view = Model(case).view(draw_worlds(case, 40, 1))
    codes = enumerate_packages(case).codes
    chances = value_all(view, codes).chance[view.own_yes(codes)]
    highest = float(chances.max(initial=0.0))
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("backtable.search._search._MOST_LEAF", few)
        found = Search(Space(view, 10**6).for_chance()).run(budget, gap=1e-9)
    assert found.bound >= highest - 1e-9
    assert found.value <= highest + 1e-9
    if budget == 10**9:
        assert found.value == pytest.approx(highest, abs=1e-9)
