"""The frontier of a case with a continuous amount: no package of a fine grid is beyond the lines between its points, and none beats what lies on them."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from backtable.advice import advise, find_frontier, near
from backtable.advice._continuum import Continuum, find_continuum
from backtable.case import Case, Package
from backtable.errors import InputError, NoAnswerError, NoPackageError, TooLargeError
from backtable.files import read_case
from backtable.frontier import SOLUTIONS, solve, stretches
from backtable.papers import Table, advice_document, frontier_document
from backtable.value import Model, Worlds, draw_worlds, enumerate_packages, idle_amounts, mean_gains
from tests.brute_force.test_continuous_amounts import SPLIT, cases
from tests.oracles import examples

Floats = NDArray[np.float64]


def counted(case: Case, worlds: Worlds, over: list[str], steps: int) -> tuple[Floats, float]:
    """Give the gains of all packages of a grid that count, and what is equal."""
    fine = case.looking_at({"t": np.linspace(0, 10, steps).tolist()})
    view = Model(fine).view(worlds)
    codes = enumerate_packages(fine).codes
    return mean_gains(view, over, codes[view.own_yes(codes)]), view.tolerance


def reached(gains: Floats, points: Floats, joined: NDArray[np.intp], slack: float) -> NDArray[np.bool_]:
    """Say which gains some point of the lines is at least as good as, by a grid on each line and the ends of where it is."""
    first, last = (np.concatenate([points, points[joined[:, side]]]) for side in range(2))
    tilt = last - first
    found = np.zeros(len(gains), dtype=bool)
    for place, row in enumerate(gains):
        with np.errstate(divide="ignore", invalid="ignore"):
            edges = (row - slack - first) / tilt
        low = np.where(tilt > 0, edges, np.where((tilt == 0) & (first < row - slack), np.inf, -np.inf)).max(axis=1, initial=0.0)
        high = np.where(tilt < 0, edges, np.inf).min(axis=1, initial=1.0)
        found[place] = bool((low <= high + 1e-12).any())
    return found


def checked(case: Case, worlds: Worlds, over: list[str]) -> Continuum | None:
    try:
        found = find_continuum(case, worlds, over)
    except (InputError, NoPackageError, TooLargeError):
        return None
    assert found is not None
    grid, tolerance = counted(case, worlds, over, 201)
    view = Model(found.case).view(worlds)
    points = mean_gains(view, over, found.codes)
    assert view.own_yes(found.codes).all()
    assert len(points) or not len(grid)
    assert reached(grid, points, found.joined, 1e3 * tolerance).all()
    middles = (points[found.joined[:, 0]] + points[found.joined[:, 1]]) / 2
    for row in np.concatenate([points, middles]):
        assert not ((grid >= row - tolerance).all(axis=1) & (grid.sum(axis=1) > row.sum() + 40 * tolerance)).any()
    for (low, high), ends in zip(found.joined.tolist(), found.lines, strict=True):
        assert (ends[0, 1:] == ends[1, 1:]).all()
        assert mean_gains(view, over, ends) == pytest.approx(points[[low, high]], abs=40 * tolerance)
    solved, wanted = solve(points, tolerance, found.joined), solve(grid, tolerance)
    assert solved.keys() >= wanted.keys()
    for name, rows in wanted.items():
        if name != "kalai_smorodinsky":  # its ideal is higher than that of a grid
            measure = SOLUTIONS[name][1]
            assert measure(points[solved[name][:1]])[0] >= measure(grid[rows[:1]])[0] - 1e-6
    return found


@examples(25)
@given(plain=cases(), data=st.data())
def test_no_package_of_a_grid_is_beyond_the_lines_and_none_beats_them(plain: dict[str, Any], data: st.DataObject) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    over = data.draw(st.sampled_from([["us", "them"], [*(side.key for side in case.sides), *(person.key for person in case.people)][:3], [person.key for person in case.people]]))
    checked(case, draw_worlds(case, 40, 1), over)


BENT = SPLIT.replace("price - 250000.5", "min(price, 600000) - 250000.5")
"""The seller gains nothing of a price above 600,000, so that the frontier of the price alone ends there."""


def test_the_ends_of_the_lines_are_given_and_which_are_joined() -> None:
    found = find_frontier(read_case("case.yaml", BENT.encode()))
    assert found.complete
    joined = {line.points: [package.values for package in line.packages] for line in found.lines}
    ends = [point.packages[0].values for point in found.points]
    assert ends[-1] == (600000.0, "no")
    assert {values[1] for pair in joined.values() for values in pair} == {"no", "yes"}
    for (first, last), packages in joined.items():
        assert first < last
        assert [found.points[place].gains for place in (first, last)] == [pytest.approx(_gains(*package), abs=0.1) for package in packages]
    assert "Where two are joined, every package with an amount between theirs is efficient, too." in str(frontier_document(found))


def _gains(price: Any, extra: Any) -> tuple[float, float]:
    more = (30000, 45000) if extra == "yes" else (0, 0)
    return 900000 - price + more[0], min(price, 600000) - 250000.5 - more[1]


def test_the_solution_of_kalai_and_smorodinsky_takes_the_ideal_of_every_amount() -> None:
    """The seller's ideal is 349,999.5 at 600,000, where the buyer gains 300,000; the buyer's 649,999.5 at 250,000.5. Equal shares k: 1 − k of the price is k · (349,999.5 + 649,999.5) = 649,999.5."""
    case = read_case("case.yaml", BENT.encode())
    share = 649999.5 / (349999.5 + 649999.5)
    for solved in ([point.gains for point in find_frontier(case).points if "kalai_smorodinsky" in point.solutions], [tuple(item.gain.values()) for item in advise(case, top=0).solutions["kalai_smorodinsky"]]):
        (gains,) = solved
        assert gains == pytest.approx((share * 649999.5, share * 349999.5), abs=1)


SHARED = BENT.replace("min(price, 600000)", "price")
"""Whatever one gains of the price the other loses; without the extra it is gained by both up to 250,000.5 and 900,000."""


def test_where_somebody_begins_to_gain_is_given_exactly() -> None:
    found = find_frontier(read_case("case.yaml", SHARED.encode()))
    by_price = {point.packages[0].values: point.gains for point in found.points}
    assert by_price[250000.5, "no"] == (649999.5, 0.0)
    assert by_price[900000.0, "no"] == (0.0, 649999.5)


def test_packages_of_a_line_that_tie_are_given_by_its_ends() -> None:
    case = read_case("case.yaml", SHARED.encode())
    document = str(frontier_document(find_frontier(case)))
    assert "Utilitarian, from" in document
    assert "Utilitarian, to" in document
    assert "that tie" not in document
    assert [outcome.package.values for outcome in advise(case, top=0).solutions["utilitarian"]] == [(250000.5, "no"), (900000.0, "no")]


def test_the_headline_counts_stretches_of_efficient_packages() -> None:
    first = frontier_document(find_frontier(read_case("case.yaml", SHARED.encode()))).lead[0]
    assert "make up 2 stretches, given by" in str(first)
    assert stretches(range(6), [(0, 3), (3, 1), (4, 9)]) == [[0, 1, 3], [2], [4], [5]]


IDLE = SHARED.replace("extra: {options", "delay: {kind: amount, from: 0, to: 90}, extra: {options").replace("extra: no}}", "delay: 30, extra: no}}")


def test_an_amount_that_nothing_depends_on_leaves_the_other_its_exact_answers() -> None:
    with_idle, without = (read_case("case.yaml", text.encode()) for text in (IDLE, SHARED))
    assert [issue.key for issue in with_idle.issues] == ["price", "delay", "extra"]
    found, plain = find_frontier(with_idle), find_frontier(without)
    assert found.complete
    assert [point.gains for point in found.points] == [point.gains for point in plain.points]
    assert found.method.digest == with_idle.digest
    assert "Nothing depends on delay: what is given stands for any value of it." in frontier_document(found).method
    advice = advise(with_idle, top=0)
    assert advice.proposal is not None
    assert advice.proposal.package.values == (250000.5, 30.0, "no")  # as in the only package that the case names
    assert advice.method.every_amount
    assert advice.method.digest == with_idle.digest
    assert "Nothing depends on delay" in advice_document(advice).method
    changed = near(with_idle, Package((500000.0, 12.5, "no")), changes=2)
    assert changed.method.every_amount
    assert {item.changed for item in changed.found} == {("price",), ("extra",)}
    assert all(item.outcome.package.values[1] == 12.5 for item in changed.found)


def test_an_amount_that_a_definition_carries_into_a_worth_is_not_idle() -> None:
    used = IDLE.replace("issues:", "define: {late: delay / 90}\nissues:").replace("'price - 250000.5", "'price - late - 250000.5")
    assert idle_amounts(read_case("case.yaml", used.encode())) == ()


def test_advice_gives_the_frontier_of_every_amount_and_says_so() -> None:
    case = read_case("case.yaml", BENT.encode())
    found = advise(case, top=0)
    assert found.method.every_amount
    assert {item.package.values for item in found.frontier} == {point.packages[0].values for point in find_frontier(case).points}
    assert "the frontier is that of all values" in advice_document(found).method


def test_over_gain_and_chance_the_values_looked_at_are_compared_and_it_is_said() -> None:
    found = find_frontier(read_case("case.yaml", BENT.encode()), over=("gain", "chance"))
    assert not found.complete
    assert "The frontier is that of the values looked at: with a `step` every package would be compared." in frontier_document(found).method


def test_all_packages_of_a_point_ask_for_a_step() -> None:
    with pytest.raises(NoAnswerError, match="where every amount has a `step`; leave out --all"):
        find_frontier(read_case("case.yaml", BENT.encode()), all_packages=True)


@pytest.mark.parametrize("over", [["us", "them"], ["us", "them", "rep"]])
@pytest.mark.parametrize(("slope", "bonus", "edge", "open_from"), [(10, 0.5, 7, True), (3, 5, 4, True), (20, 0.01, 6, False), (0.2, 1, 5, True), (8, -3, 3, False)])
def test_the_line_before_a_jump_reaches_up_to_it(slope: float, bonus: float, edge: int, open_from: bool, over: list[str]) -> None:
    """What we give falls along t, what they get rises by another slope and jumps: up to the jump every t is efficient."""
    value = f"{slope} * t + ({bonus} if t {'>=' if open_from else '>'} {edge} else 0)"
    people = {"lead": {"table": "front"}}
    them = {"interests": [{"name": "m", "value": value}], "people": {"rep": {"table": "front", "interests": [{"name": "own", "value": "0.5 * t"}]}}}
    sides = {"us": {"interests": [{"name": "m", "value": "-t", "no_deal": -9}], "people": people}, "them": them}
    case = read_case("case.yaml", json.dumps({"case": "jump", "ours": "us", "issues": {"t": {"kind": "amount", "from": 0, "to": 10}}, "sides": sides}).encode())
    found = checked(case, draw_worlds(case, 1, 1), over)
    assert found is not None
    ends = np.array([[case_value(found.case, row[0]) for row in pair] for pair in found.lines])
    assert (np.abs(ends - edge) < 1e-4).any()
    lost = -bonus / slope if bonus < 0 and len(over) == 2 else 0.0  # what lies behind a jump down is no better for them; what the third wants still rises
    assert np.abs(ends[:, 1] - ends[:, 0]).sum() == pytest.approx(9 - lost, abs=1e-3)


KINKED = """
case: Kinks
currency: EUR
ours: us
issues: {price: {kind: amount, from: 0, to: 10}, extra: {options: [no, yes]}}
rules: [{require: price <= 8 or extra == "yes"}]
sides:
  us:
    interests: [{name: Cost, value: '12 - price - (2 if extra == "yes" else 0)', no_deal: 0}]
    people: {ann: {table: front}, bob: {table: back, stake: 0.5, interests: [{name: Limit, value: '-max(price - 6, 0)', no_deal: 0}]}}
  them:
    interests: [{name: Price, value: 'price + (1 if extra == "yes" else 0)', no_deal: 1}]
    people: {eve: {table: front}, sue: {table: back, interests: [{name: Face, value: '(3 if price >= 4 else 0) - abs(price - 5)', no_deal: -1}]}}
"""


def test_a_line_that_ends_where_nothing_jumps_ends_at_the_plain_number() -> None:
    """At 6 Bob's line bends; with the extra it is only above 7 that they get more than without it at 8."""
    found = find_frontier(read_case("case.yaml", KINKED.encode()))
    amounts = {str(point.packages[0].values[1]): {p.packages[0].values[0] for p in found.points if p.packages[0].values[1] == point.packages[0].values[1]} for point in found.points}
    assert amounts["no"] >= {0.0, 4.0, 5.0, 6.0, 8.0}
    assert not {value for value in amounts["no"] if 0 < abs(float(value) - round(float(value))) < 1e-6}
    assert found.possible is None


def test_a_gain_of_a_hair_beside_a_jump_is_written_as_none() -> None:
    """Just below 1 they get all but 0, from 1 on 5 less."""
    sides = {
        "us": {"interests": [{"name": "m", "value": "9 - t", "no_deal": 0}], "people": {"lead": {"table": "front"}}},
        "them": {"interests": [{"name": "m", "value": "2 * t - 2 - (5 if t >= 1 else 0)", "no_deal": 0}], "people": {"rep": {"table": "front"}}},
    }
    case = read_case("case.yaml", json.dumps({"case": "jump", "currency": "EUR", "ours": "us", "issues": {"t": {"kind": "amount", "from": 0, "to": 3}}, "sides": sides}).encode())
    found = find_frontier(case)
    assert any(-1e-6 < point.gains[1] < 0 for point in found.points)
    (table,) = next(section for section in frontier_document(found).sections if section.title == "The frontier").blocks
    assert isinstance(table, Table)
    assert [row.cells[3] for row in table.rows if "just below 1" in row.cells[-1]] == ["€0"]


def case_value(case: Case, code: int) -> float:
    """Give the amount that an option number stands for."""
    return float(case.issues[0].options[code])
