"""What is searched in cases of too many packages to look at each is what a look at each gives, or is bounded by it."""

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise, explain
from backtable.advice._explain import cheapest_fix, yeses
from backtable.advice._people import outcome_of
from backtable.advice._spot import exposed
from backtable.case import Package
from backtable.errors import NoPackageError
from backtable.files import read_case, read_package
from backtable.search import Space, exposure, fix
from backtable.search._corners import Corners
from backtable.search._near import two_changed
from backtable.search._pool import distinct_rows
from backtable.value import Model, apart, codes_of, draw_worlds, enumerate_packages
from tests.oracles import Oracle, examples, small_cases, written
from tests.oracles._bounds import larger_cases


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every case for one of too many packages."""
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)


@pytest.mark.usefixtures("many")
@examples(12)
@given(case=small_cases(), data=st.data(), level=st.sampled_from(["0.5", "0.8"]))
def test_a_searched_fix_is_the_cheapest_and_the_worst_on_the_spot_is_the_worst(
    case: dict[str, Any], data: st.DataObject, level: str
) -> None:
    oracle, read = Oracle(case), written(case)
    package = data.draw(st.sampled_from(oracle.combinations))
    values = tuple(value if isinstance(value, str) else float(value) for value in package.values())
    found = explain(read, Package(values), level=float(level))
    assert (found.forbidden == "") == (package in oracle.packages)
    for blocker in found.blockers:
        wanted = oracle.fix(package, blocker.person, Fraction(level))
        assert blocker.proven
        if wanted is None:
            assert blocker.fix is None
            continue
        assert blocker.fix is not None
        fixed = oracle.exact(read.terms(blocker.fix.package))
        assert sum(fixed[key] != package[key] for key in package) == wanted[0]
        moved = abs(blocker.fix.gain["us"] - found.outcome.gain["us"])
        assert moved == pytest.approx(float(wanted[1]), abs=1e-9)
        assert blocker.released == (oracle.says_yes(blocker.person, fixed) < Fraction(level))
        brought = oracle.fix(package, blocker.person, Fraction(level), won=True) if blocker.released else None
        assert blocker.won_proven
        assert (blocker.won is None) == (brought is None)
        if blocker.won is not None and brought is not None:
            assert abs(blocker.won.gain["us"] - found.outcome.gain["us"]) == pytest.approx(float(brought[1]), abs=1e-9)
    _is_exposure(found.exposure, found.least, oracle.exposure())


def _is_exposure(exposure: float | None, least: float | None, wanted: Fraction | None) -> None:
    if wanted is None:
        assert exposure is None
        return
    assert least is not None
    assert least <= wanted + 1e-9
    assert exposure is None or exposure >= wanted - 1e-9
    assert exposure == pytest.approx(float(wanted), abs=1e-3)


@pytest.mark.usefixtures("many")
@examples(4)
@given(case=small_cases())
def test_the_searched_seats_of_advice_hold_the_exposures(case: dict[str, Any]) -> None:
    if not Oracle(case).packages:
        with pytest.raises(NoPackageError, match="none was found that the rules leave"):
            advise(written(case))
        return
    advice = advise(written(case))
    ours = [key for key in case["sides"]["us"]["people"] if not Oracle(case).front[key]]
    for seat, brought in zip(advice.seats, [(), *((key,) for key in ours)], strict=False):
        oracle = Oracle(case, dict.fromkeys(brought, True))
        _is_exposure(seat.exposure, seat.least, oracle.exposure())


@pytest.mark.usefixtures("many")
@examples(6)
@given(case=small_cases())
def test_a_question_is_worth_as_much_where_packages_are_searched(case: dict[str, Any]) -> None:
    """For every answer the best package is looked for as well, not only the best whatever the answer."""
    if not Oracle(case).packages:
        return
    few = advise(written(case))
    with pytest.MonkeyPatch.context() as plain:
        plain.setattr("backtable.advice._memory.MOST_PACKAGES", 10**6)
        whole = advise(written(case))
    assert {item.about: item.worth for item in few.questions} == pytest.approx({item.about: item.worth for item in whole.questions}, abs=1e-6)


@examples(8)
@given(content=larger_cases(), number=st.integers(0, 3149), budget=st.sampled_from([0, 10**9]), won=st.booleans())
def test_in_larger_cases_too_and_a_search_that_ends_early_says_so(content: dict[str, Any], number: int, budget: int, won: bool) -> None:
    case = written(content)
    view = Model(case).view(draw_worlds(case, 40, 1))
    packages = enumerate_packages(case)
    codes = packages.codes[number % len(packages)]
    outcome = outcome_of(view, codes[None], packages.package(number % len(packages)))
    blocker = min(outcome.people, key=lambda item: item.says_yes)
    asked = yeses(view, codes[None], outcome, blocker.person, 0.8, won)
    wanted = cheapest_fix(view, packages, codes, outcome, asked)
    found = fix(Space(view, 10**6), codes, asked, budget)
    assert found.proven or not budget
    if found.proven and wanted is None:
        assert found.codes is None
    if found.proven and wanted is not None:
        assert found.codes is not None
        assert (found.codes != codes).sum() == sum(new != old for new, old in zip(wanted.package.values, outcome.package.values, strict=True))
        moved = view.mean(view.side_gain(case.ours, found.codes[None]))[0] - outcome.gain[case.ours]
        assert abs(moved) == pytest.approx(abs(wanted.gain[case.ours] - outcome.gain[case.ours]), abs=view.tolerance)
    lowest, spot = exposed(view, packages), exposure(view, budget)
    if lowest.gain is None:
        assert spot.codes is None
        return
    assert spot.least <= lowest.gain + view.tolerance
    if spot.codes is not None:
        assert spot.gain >= lowest.gain - view.tolerance
    if budget:
        assert spot.gain == pytest.approx(lowest.gain, abs=1e-5 * view.scale)
    assert np.isfinite(spot.least)


def test_packages_are_told_apart_and_pairs_of_very_many_issues_are_not_tried() -> None:
    codes = np.random.default_rng(3).integers(0, 3, (500, 4)).astype(np.int32)
    rows = distinct_rows(codes)
    assert rows.tolist() == sorted(np.unique(codes, axis=0, return_index=True)[1])
    assert len(two_changed([10] * 200, np.zeros(200, dtype=np.int32))) == 0


def test_with_two_issues_changed_there_are_all_packages_that_differ_in_two_at_most() -> None:
    sizes, here = (4, 1, 3, 6), np.array([2, 0, 0, 5], dtype=np.int32)
    found = two_changed(sizes, here)
    near = {codes for codes in product(*map(range, sizes)) if sum(a != b for a, b in zip(codes, here.tolist(), strict=True)) <= 2}
    assert set(map(tuple, found.tolist())) == near


@pytest.mark.parametrize("columns", [2, 3])
def test_what_lies_beyond_corners_is_what_the_lowest_line_leaves(columns: int) -> None:
    dice, corners = np.random.default_rng(columns), Corners(columns)
    shares, tops, unit = dice.random((9, columns)) * (dice.random((9, columns)) < 0.7) + 1e-3 * np.eye(9, columns), dice.random(9) + 1, dice.random(columns) + 0.5
    shares[shares.sum(axis=1) == 0] = 1.0
    for row in range(60):
        found = corners.beyond(shares, tops, unit)
        for corner, above in zip(corners.corners, found, strict=True):
            ways = [(top - sum(a * c for a, c in zip(line, corner, strict=True) if a)) / (line @ unit) for line, top in zip(shares, tops, strict=True)]
            assert above == pytest.approx(min(ways))
        corners.add(dice.random(columns), bytes([row]))


FINE = """
case: Fine steps
currency: EUR
ours: us
issues: {price: {from: 1, to: 9, step: 0.1}, volume: {from: 0, to: 40}, days: {from: 0, to: 5}, clause: {options: [on, off]}}
assumptions: {need: {low: 10, likely: 20, high: 35}, cost: {low: 1, likely: 2, high: 4, known_to: [them]}}
sides:
  us: {interests: [{name: use, value: "9 * min(volume, need) - price * volume + 2 * days", no_deal: 0}], people: {ann: {table: front}}}
  them: {interests: [{name: money, value: "(price - cost) * volume - days * volume / 40 - (3 if clause == 'on' else 0)", no_deal: 0}], people: {ben: {table: front}}}
"""


@pytest.mark.parametrize("most", [0, 10**6])
def test_alternatives_differ_in_substance_where_steps_are_fine(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", most)
    monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)
    case = read_case("case.yaml", FINE.encode())
    found = advise(case, worlds=60, budget=2 * 10**8)
    assert found.proposal is not None
    assert len(found.alternatives) == 3
    named = codes_of(case, [found.proposal.package, *(item.package for item in found.alternatives)])
    for place, codes in enumerate(named):
        others = np.delete(named, place, axis=0)
        assert (apart(case, others, codes) >= 2).all()
    prices = {issue.key: issue.options for issue in case.issues}["price"]
    pair = codes_of(case, [found.proposal.package] * 2)
    for steps, differs in ((7, 0), (8, 1)):  # a tenth of 1 to 9 is eight steps
        pair[0, 0], pair[1, 0] = len(prices) - 1, len(prices) - 1 - steps
        assert apart(case, pair[:1], pair[1]).tolist() == [differs]


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("calls", [0, 1, 2])
def test_an_explanation_that_is_stopped_gives_what_is_known_so_far(calls: int) -> None:
    case = read_case("case.yaml", FINE.encode())
    package = read_package(case, "price=1, volume=40, days=5, clause=on")
    said = list[str]()

    def stop(words: str, _: int, __: int) -> None:
        said.append(words)
        if len(said) > calls:
            raise KeyboardInterrupt

    found = explain(case, package, 60, progress=stop)
    whole = explain(case, package, 60)
    assert [item.person for item in found.blockers] == [item.person for item in whole.blockers]
    assert found.interrupted == (calls < 2)
    assert found.unlooked == (calls < 2)
    assert not whole.interrupted
    assert [item.fix for item in found.blockers] == ([item.fix for item in whole.blockers] if calls else [None])
    assert [item.proven for item in found.blockers] == [calls > 0]


@pytest.mark.parametrize("target", [7.6, 7.63, -3.2])
def test_where_nothing_is_uncertain_the_frontier_bounds_the_proposal_as_well(monkeypatch: pytest.MonkeyPatch, target: float) -> None:
    text = f"""case: ridge
ours: us
issues: {{a: {{from: 0, to: 10, step: 0.02}}, b: {{from: 0, to: 10, step: 0.02}}}}
sides:
  us: {{interests: [{{name: w, value: "-7 * abs(b - a - {target}) + 2 * a", no_deal: -1}}], people: {{ann: {{table: front}}}}}}
  them: {{interests: [{{name: w, value: "9 * b", no_deal: -7}}], people: {{ben: {{table: front}}}}}}
"""
    case = read_case("case.yaml", text.encode())
    whole = advise(case)
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)
    found = advise(case, budget=2 * 10**8)
    assert whole.proposal is not None
    assert found.method.proven is not None
    best = whole.proposal.gain["us"]  # everybody approves it
    assert found.method.proven.bound >= best - 1e-9
    assert found.method.proven.bound <= 1.01 * best


@pytest.mark.parametrize(("issues", "most"), [(10, 100), (8, 99), (7, 199)])
def test_one_term_may_be_of_so_many_issues_that_their_combinations_cannot_be_numbered(issues: int, most: int) -> None:
    keys = [f"i{number}" for number in range(issues)]
    total = " + ".join(keys)
    content = {"case": "budget", "ours": "us", "issues": {key: {"from": 0, "to": most} for key in keys}}
    content["sides"] = {
        "us": {"interests": [{"name": "w", "value": f"1000 - max(0, {total} - 300)", "no_deal": "0"}], "people": {"ann": {"table": "front"}}},
        "them": {"interests": [{"name": "w", "value": total, "no_deal": "0"}], "people": {"ben": {"table": "front"}}},
    }
    found = advise(written(content), top=0, budget=10**8)
    assert found.proposal is not None
    assert found.proposal.gain["us"] == 1000
    assert 0 < found.proposal.gain["them"] <= 300
