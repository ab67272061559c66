"""The frontier where several amounts can be any numbers: no package of a fine grid lies further beyond the points than is proven."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise, find_frontier
from backtable.advice._amounts import with_efficient
from backtable.case import Case
from backtable.errors import NoPackageError
from backtable.files import read_case
from backtable.papers import advice_document, frontier_document
from backtable.search import AmountsOutline, outline_amounts, settle
from backtable.value import Model, Worlds, draw_worlds, enumerate_packages, mean_gains
from tests.brute_force.test_several_amounts import TWO, cases, grid, others
from tests.oracles import examples


def checked(case: Case, worlds: Worlds, over: list[str], steps: int, budget: int) -> AmountsOutline:
    found = outline_amounts(Model(case).view(worlds), others(case), over, budget)
    fine = grid(case, steps)
    view = Model(fine).view(worlds)
    try:
        codes = enumerate_packages(fine).codes
    except NoPackageError:  # the rules leave none
        return found
    gains = mean_gains(view, over, codes[view.own_yes(codes)])
    if len(gains) and not len(found.codes):
        assert np.isinf(found.beyond).all()
        return found
    for row in gains:
        assert (found.gains >= row - found.beyond - 1e-6).all(axis=1).any()
    return found


@examples(4)
@given(case=cases(), people=st.booleans())
def test_no_package_of_a_grid_is_further_beyond_the_points_than_is_proven(case: Case, people: bool) -> None:
    over = [person.key for person in case.people][:3] if people else ["us", "them"]
    checked(case, draw_worlds(case, 9, 1), over, 21, 100_000_000)


def test_two_transfers_are_outlined_to_a_thousandth_and_the_solutions_are_near() -> None:
    """Whatever the price brings them it takes from us; the fee takes four times as much as it brings. So nobody pays a fee, and at equal gains three volumes cost half of what they are worth … 1,350 and 1,800."""
    case = read_case("case.yaml", TWO.encode())
    found = find_frontier(case, budget=400_000_000)
    assert found.searched is not None
    assert found.searched.beyond is not None
    assert not found.complete
    assert all(far <= 0.01 * (max(column) - min(column)) for far, column in zip(found.searched.beyond, zip(*(point.gains for point in found.points), strict=True), strict=True))
    proven = found.searched.solutions
    for name, best in (("egalitarian", 1542.857), ("utilitarian", 3600.0)):
        assert proven[name].worth <= best + 1e-3
        assert proven[name].bound >= best - 1e-3
    text = frontier_document(found).method
    assert "price and fee can be any amounts: the packages were searched. It is proven that for every package" in text


def test_where_nothing_counts_it_is_proven() -> None:
    case = read_case("case.yaml", TWO.replace("ann: {table: front}", "ann: {table: front, threshold: 9000}").encode())
    found = find_frontier(case)
    assert found.searched is not None
    assert found.searched.none
    assert not found.points
    assert "no package is approved by our own people, whatever price and fee" in str(frontier_document(found))


def test_worlds_in_which_we_judge_the_same_but_for_a_constant_need_no_parting() -> None:
    """Ann needs a saving above what she knows it costs in nine worlds of ten: that is one line in the amounts."""
    case = read_case("case.yaml", TWO.replace("ann: {table: front}", "ann: {table: front, threshold: cost}").replace("issues:", "assumptions: {cost: {low: 100, likely: 500, high: 900, known_to: us}}\nissues:").encode())
    worlds = draw_worlds(case, 100, 1)
    found = outline_amounts(Model(case).view(worlds), others(case), ["us", "them"], 400_000_000, gap=0.005)
    assert (found.beyond <= 0.01 * np.ptp(found.gains, axis=0)).all()
    assert found.gains[:, 0].min() == pytest.approx(np.quantile(worlds.values["cost"], 0.9, method="inverted_cdf"), rel=0.01)


def test_advice_takes_the_frontier_and_the_solutions_from_such_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backtable.advice._amounts.outline_amounts", lambda *args, **more: outline_amounts(*args[:3], 200_000_000, gap=0.01, **more))
    found = advise(read_case("case.yaml", TWO.encode()), top=0)
    assert found.method.front is not None
    assert found.method.every_amount
    assert found.method.front.beyond is not None
    assert max(found.method.front.beyond) < 60
    (egalitarian,) = found.solutions["egalitarian"]
    proven = found.method.front.solutions["egalitarian"]
    assert min(egalitarian.gain.values()) == pytest.approx(proven.worth)
    assert proven.worth <= 1542.857 <= proven.bound
    assert "Of the frontier: it is proven that for every package" in advice_document(found).method


NARROW = """
case: A narrow range
currency: EUR
ours: us
issues: {price: {kind: amount, from: 0, to: 1000}, fee: {kind: amount, from: 0, to: 100}}
sides:
  us: {interests: [{name: w, value: 500 - price - 2 * fee - (1 if price + fee > 3 else 0), no_deal: 0}], people: {ann: {table: front, threshold: 490}}}
  them: {interests: [{name: w, value: 'min(price, 3 * fee + 1) + (0.5 if price > 2 * fee else 0)', no_deal: 0}], people: {ben: {table: front}}}
"""


def test_the_search_goes_on_until_little_is_missing_of_the_range_that_the_points_span() -> None:
    """At the ends and in the middle of the ranges only one package counts; the points span a hundredth of what worths come to."""
    case = read_case("case.yaml", NARROW.encode())
    found = outline_amounts(Model(case).view(draw_worlds(case, 1, 1)), others(case), ["us", "them"], 2_000_000_000, gap=0.1)
    spans = np.ptp(found.gains, axis=0)
    assert spans.max() < 12
    assert (found.beyond <= 0.101 * spans).all()


RIDGE = """case: narrow
ours: us
issues:
  a: {kind: amount, from: 0, to: 10}
  b: {kind: amount, from: 0, to: 10}
sides:
  us:
    people: {us1: {table: front}}
    interests: [{name: w, value: "-7 * abs(b - SLOPE * a - SHIFT) + 2 * a", no_deal: -1}]
  them:
    people: {them1: {table: front}}
    interests: [{name: w, value: "9 * b", no_deal: -7}]
"""


@pytest.mark.parametrize(("slope", "shift"), [(1, 7.64), (1, 6.9), (0.37, 7.11), (-1, 9.3)])
def test_what_our_people_approve_is_found_where_neither_ends_nor_middles_are(slope: float, shift: float) -> None:
    """We gain 1 + 2a on the line b = slope · a + shift, so that the best of it has the largest a; off it we lose seven times the distance."""
    case = read_case("case.yaml", RIDGE.replace("SLOPE", str(slope)).replace("SHIFT", str(shift)).encode())
    found = outline_amounts(Model(case).view(draw_worlds(case, 1, 1)), others(case), ["us", "them"], 200_000_000)
    assert len(found.codes)
    assert np.isfinite(found.beyond).all()
    along = np.linspace(0, 10, 2001)
    on = along[(slope * along + shift <= 10) & (slope * along + shift >= 0)]
    ours = 1 + 2 * on
    theirs = 9 * (slope * on + shift) + 7
    for one, other in zip(ours, theirs, strict=True):
        assert (found.gains >= np.array([one, other]) - found.beyond - 1e-6).all(axis=1).any()
    text = str(advice_document(advise(case)))
    assert "no bargaining solution" not in text


def test_the_proposal_is_no_worse_than_what_the_frontier_holds() -> None:
    """Our package is worth 2 a on one straight line, and seven times as much less as it lies beside it: the best is b = 10, a = 10 − 7.64, worth 2 · 2.36 + 1 over no deal."""
    text = """case: ridge
ours: us
issues: {a: {kind: amount, from: 0, to: 10}, b: {kind: amount, from: 0, to: 10}}
sides:
  us: {interests: [{name: w, value: -7 * abs(b - a - 7.64) + 2 * a, no_deal: -1}], people: {ann: {table: front}}}
  them: {interests: [{name: w, value: 9 * b, no_deal: -7}], people: {ben: {table: front}}}
"""
    case = read_case("case.yaml", text.encode())
    view = Model(case).view(draw_worlds(case, 1, 1))
    short = replace(settle(view, others(case), 0), best=())  # as where it had found nothing
    found = with_efficient(view, short, outline_amounts(view, others(case), ["us", "them"], 60_000_000))
    assert short.bound > 10, "the search for the best alone has proven little"
    assert 5.72 - 0.01 <= found.value <= 5.72 + 1e-9 <= found.bound + 2e-9
    assert found.bound <= 5.72 * 1.02


def test_a_range_that_turns_out_to_be_wide_is_not_filled_as_a_narrow_one() -> None:
    """Ends and middles of the amounts bring much the same: the range is ten times as wide as they tell."""
    text = """case: ridges
ours: us
issues: {a: {kind: amount, from: 0, to: 10}, b: {kind: amount, from: 0, to: 10}}
sides:
  us: {interests: [{name: w, value: "max(-7 * abs(b - 2 * a - 4.13) + 2 * a, -9 * abs(2 * b + a - 11.91) - b)", no_deal: -5.82}], people: {ann: {table: front}}}
  them: {interests: [{name: w, value: -b - 2 * a, no_deal: -16}], people: {ben: {table: front}}}
"""
    case = read_case("case.yaml", text.encode())
    found = outline_amounts(Model(case).view(draw_worlds(case, 1, 1)), others(case), ["us", "them"], 10**9)
    wide = np.ptp(found.gains, axis=0)
    assert wide[0] > 5
    assert (found.beyond <= 0.0012 * wide).all()
    assert len(found.gains) < 2_000
