"""Several continuous amounts: no package of a fine grid is better than the bound, nor by more than the gap than the best found."""

import json
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise
from backtable.advice._amounts import with_best_amounts
from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.conduct import case_entry
from backtable.errors import InputError, NoPackageError, TooLargeError
from backtable.files import read_case
from backtable.papers._words import amounts_words
from backtable.search import ExactAmounts, Settled, settle
from backtable.search._boxes import Box, Judged
from backtable.value import Enclosure, Lines, Model, View, Worlds, draw_worlds, enumerate_packages, holding, value_all
from tests.oracles import examples

OURS = ["-t - f * 0.7", "u * a - t + f", "-t * f * 0.3", "3 * a - max(t - f, 0)", "-abs(t - a - f)", "clip(6 - t, 0, f) * u", "(-t if k == 'x' else 2 - t) - f", "a * v - t * 0.5 + min(f, v)", "-t if t + f > 6 else -2 * f"]
THEIRS = ["t + f * 0.5", "t * (1 + a) - f", "t - v + f", "min(t, 7, f + 3) - a", "t * u - 3 + f", "t - 2 if t > f else -1", "t * v - a", "0.2 * t * a + f", "max(t - v, f)"]
CONDITIONS = ["t > 4", "t + f >= 7", "a > 0", "t * (a + 1) > 5 + f", "k == 'x' and t < 6", "u > 0.5", "t > 6 * u + f"]
RULES = ["t <= 8", "t + f < 9", "t > 1 or k == 'x'"]
THIRD = [" - g", " + 0.5 * g", " - max(g - t, 0)"]


@st.composite
def cases(draw: st.DrawFn, third: bool = False, certain: bool = False) -> Case:
    unknown: dict[str, Any] = {
        "u": draw(st.sampled_from([{"chance": 0.3}, {"chance": 0.7, "known_to": "them"}, {"chance": 0.5, "known_to": "us"}])),
        "v": {"low": 1, "likely": 2, "high": 5, "known_to": draw(st.sampled_from(["us", "them"]))},
    }

    def interest(pool: list[str]) -> dict[str, Any]:
        more = draw(st.sampled_from(THIRD)) if third else ""
        return {"name": "i", "value": f"({draw(st.sampled_from(pool))}){more}", "no_deal": draw(st.sampled_from([-4, -1, 0, "-v", "u - 2"]))}

    sides: dict[str, Any] = {}
    for side, pool in (("us", OURS), ("them", THEIRS)):
        people: dict[str, Any] = {f"{side}_0": {"table": "front", "threshold": draw(st.sampled_from([0, 0, 1, "v - 1", "u"]))}}
        if draw(st.booleans()):
            people[f"{side}_1"] = {"table": "back", "interests": [interest([*OURS, *THEIRS])], "stake": draw(st.sampled_from([0, 0.5]))}
        sides[side] = {"interests": [interest(pool)], "people": people}
        if draw(st.booleans()):
            sides[side]["authority"] = [{"when": draw(st.sampled_from(CONDITIONS)), "approve": sorted(people)}, {"approve": f"{side}_0"}]
    issues: dict[str, Any] = {"t": {"kind": "amount", "from": 0, "to": 10}, "f": {"kind": "amount", "from": 0, "to": 5}}
    issues |= {"g": {"kind": "amount", "from": 0, "to": 4}} if third else {}
    case = {"case": "amounts", "currency": "", "ours": "us", "own_chance": draw(st.sampled_from([0.9, 0.5])), "issues": issues | {"a": {"from": 0, "to": 2}, "k": {"options": ["x", "y"]}}, "sides": sides}
    case |= {"facts": {"u": 0.5, "v": 2.0}} if certain or draw(st.integers(0, 4)) == 0 else {"assumptions": unknown}
    if draw(st.integers(0, 2)) == 0:
        case["rules"] = [{"require": draw(st.sampled_from(RULES))}]
    return read_case("case.yaml", json.dumps(case).encode())


def others(case: Case) -> Any:
    sizes = [1 if issue.continuous else len(issue.options) for issue in case.issues]
    return np.array(list(product(*(range(size) for size in sizes))), dtype=np.int32)


def grid(case: Case, steps: int) -> Case:
    return replace(case, issues=tuple(replace(issue, options=tuple(np.linspace(issue.options[0], issue.options[-1], steps).tolist())) if issue.continuous else issue for issue in case.issues))


def most(case: Case, worlds: Worlds) -> float:
    """Give the most that any package of a case gains us that our own people approve."""
    view = Model(case).view(worlds)
    try:
        codes = enumerate_packages(case).codes
    except NoPackageError:  # the rules leave none
        return 0.0
    codes = codes[view.own_yes(codes)]
    return float(value_all(view, codes).gain.max(initial=0.0))


def checked(case: Case, worlds: Worlds, steps: int, budget: int) -> Settled:
    found = settle(Model(case).view(worlds), others(case), budget, 1e-3)
    best = most(grid(case, steps), worlds)
    assert found.bound >= best - 1e-7
    assert found.value >= best - (found.bound - found.value) - 1e-7
    if found.best:
        codes, amounts, gain = found.best[0]
        places = [place for place, issue in enumerate(case.issues) if issue.continuous]
        single = tuple(replace(issue, options=(float(amounts[places.index(place)]),) if place in places else (issue.options[codes[place]],)) for place, issue in enumerate(case.issues))
        assert most(replace(case, issues=single), worlds) == pytest.approx(gain, abs=1e-7)
        assert found.bound >= gain
    return found


@examples(15)
@given(case=cases())
def test_no_two_amounts_of_a_fine_grid_are_better_than_is_proven(case: Case) -> None:
    found = checked(case, draw_worlds(case, 9, 1), 51, 300_000_000)
    assert found.bound - found.value <= 0.05 * found.bound


@examples(6)
@given(case=cases(third=True))
def test_no_three_amounts_of_a_grid_are_better_than_is_proven(case: Case) -> None:
    checked(case, draw_worlds(case, 5, 1), 13, 100_000_000)


@examples(15)
@given(case=cases(), budget=st.sampled_from([0, 20_000_000]))
def test_what_is_proven_holds_wherever_the_search_stops(case: Case, budget: int) -> None:
    checked(case, draw_worlds(case, 5, 1), 41, budget)


def within(lines: Lines, values: Any, places: Any) -> bool:
    """Say whether (boxes, packages, worlds) values lie as near to lines as these say."""
    shape = (values.shape[0], values.shape[2])
    middle = np.broadcast_to(lines.middle, shape)[:, None]
    for number, slope in enumerate(lines.slopes):
        middle = middle + np.broadcast_to(slope, shape)[:, None] * places[..., number, None]
    return bool((np.abs(values - middle) <= np.broadcast_to(lines.away, shape)[:, None] + 1e-12).all())


@examples(30)
@given(case=cases(), seed=st.integers(0, 1000))
def test_lines_with_their_errors_hold_what_packages_in_boxes_come_to(case: Case, seed: int) -> None:
    random, worlds, boxes, inside = np.random.default_rng(seed), draw_worlds(case, 7, 1), 5, 8
    view = Model(case).view(worlds)
    codes = np.stack([np.zeros(boxes), np.zeros(boxes), random.integers(0, 3, boxes), random.integers(0, 2, boxes)], axis=1).astype(np.int32)
    low = random.uniform(0, 1, (boxes, 2)) * [10, 5]
    high = np.minimum(low + random.uniform(0, 1, (boxes, 1)) ** 3 * [10, 5], [10, 5])
    seen = Enclosure(view, [0, 1]).within(codes, low, high)
    points = low[:, None] + (high - low)[:, None] * random.uniform(0, 1, (boxes, inside, 2))
    points[:, 0], points[:, 1] = low, high
    fine = replace(case, issues=(*(replace(case.issues[place], options=tuple(points[..., place].ravel().tolist())) for place in (0, 1)), *case.issues[2:]))
    rows = np.repeat(codes, inside, axis=0)
    rows[:, 0] = rows[:, 1] = np.arange(len(rows))
    exact: View = Model(fine).view(worlds, like=view)
    places = (points - (low + high)[:, None] / 2) / np.maximum((high - low)[:, None] / 2, 1e-300)

    def shaped(values: Any) -> Any:
        return np.broadcast_to(values, (len(rows), worlds.count)).reshape(boxes, inside, worlds.count)

    for side in case.sides:
        assert within(seen.side_gain(side.key), shaped(exact.side_gain(side.key, rows)), places)
        surely, maybe = seen.required(side)
        needed = exact.all_required(side, rows)
        for person in side.people:
            assert within(seen.slack(person), shaped(exact.perceived(person, rows) - exact.threshold(person) + exact.slack(person)), places)
            asked = shaped(needed[person.key])
            assert (asked >= np.broadcast_to(surely[person.key], (boxes, worlds.count))[:, None]).all()
            assert (asked <= np.broadcast_to(maybe[person.key], (boxes, worlds.count))[:, None]).all()
    kept = np.all([holding(fine, rule.require, rows) for rule in case.rules], axis=0) if case.rules else np.ones(len(rows), dtype=bool)
    assert (kept.reshape(boxes, inside).any(axis=1) <= seen.possible()).all()


@examples(30)
@given(case=cases(), seed=st.integers(0, 1000))
def test_no_package_in_a_box_comes_to_more_than_its_bound(case: Case, seed: int) -> None:
    random, worlds, boxes, inside = np.random.default_rng(seed), draw_worlds(case, 7, 1), 5, 12
    view = Model(case).view(worlds)
    codes = np.stack([np.zeros(boxes), np.zeros(boxes), random.integers(0, 3, boxes), random.integers(0, 2, boxes)], axis=1).astype(np.int32)
    low = random.uniform(0, 1, (boxes, 2)) * [10, 5]
    high = np.minimum(low + random.uniform(0, 1, (boxes, 1)) ** 2 * [10, 5], [10, 5])
    bounds = Judged(Enclosure(view, [0, 1]), [Box(*item) for item in zip(codes, low, high, strict=True)]).bounds()
    exact = ExactAmounts(view, [0, 1])
    for code, start, end, bound in zip(codes, low, high, bounds.tolist(), strict=True):
        gains, fine = exact.of(np.tile(code, (inside, 1)), start + (end - start) * random.uniform(0, 1, (inside, 2)))
        assert gains[fine].max(initial=0.0) <= max(bound, 0.0) + 1e-9


DIFFERENT = """
case: Two who differ
currency: EUR
ours: us
issues: {p: {kind: amount, from: 0, to: 100}, q: {kind: amount, from: 0, to: 100}}
assumptions: {ta: {low: 10, likely: 40, high: 90, known_to: [a]}, tb: {low: 10, likely: 50, high: 80, known_to: [b]}, tc: {low: 20, likely: 90, high: 160, known_to: [c]}}
sides:
  us: {interests: [{name: m, value: 200 - p - q, no_deal: 0}], people: {lead: {table: front}}}
  them:
    interests: [{name: m, value: p + q, no_deal: 0}]
    people:
      a: {table: front, stake: 0, interests: [{name: x, value: p, no_deal: ta}]}
      b: {table: back, stake: 0, interests: [{name: x, value: q, no_deal: tb}]}
      c: {table: back, stake: 0, interests: [{name: x, value: p + q, no_deal: tc}]}
"""


def test_who_says_yes_in_other_worlds_than_others_is_asked_what_that_leaves_us() -> None:
    """In every world an accepted package leaves us no more than after what each of them asks for; without that the bound stays far above."""
    case = read_case("case.yaml", DIFFERENT.encode())
    found = settle(Model(case).view(draw_worlds(case, 100, 7)), np.zeros((1, 2), dtype=np.int32), 400_000_000)
    assert found.value <= found.bound <= 1.01 * found.value


TWO = """
case: Two amounts
currency: EUR
ours: us
issues: {price: {kind: amount, from: 0, to: 900}, fee: {kind: amount, from: 0, to: 50}, volume: {from: 1, to: 3}}
sides:
  us: {interests: [{name: w, value: "900 * volume - price * volume - 4 * fee", no_deal: 0}], people: {ann: {table: front}}}
  them:
    people:
      ben: {table: front, threshold: 312.34, interests: [{name: w, value: price, no_deal: 0}]}
      eve: {table: back, threshold: 17.77, interests: [{name: w, value: fee, no_deal: 0}]}
      joe: {table: back, threshold: 1030.5, interests: [{name: w, value: price * volume + 2 * fee, no_deal: 0}]}
"""


def test_where_several_people_are_just_brought_round_the_amounts_are_exact() -> None:
    """A euro of price costs us three and brings joe three, one of fee costs us four and brings him two: so the fee is just what eve asks for, the price what he then lacks: 331.65333…, and what is written must not fall short of it."""
    case = read_case("case.yaml", TWO.encode())
    found = advise(case)
    assert found.proposal is not None
    assert found.proposal.package.values == pytest.approx((331.6534, 17.77, 3.0), abs=1e-9)
    assert found.method.amounts is not None
    assert found.method.amounts.gap < 1e-8
    assert "no package with any values of these, taken together, brings us more by proposing it" in amounts_words(found.case, True, found.method.amounts)
    assert found.case.digest == case.digest
    with pytest.raises(InputError, match=r"price is a continuous amount, which a record cannot hold; expected a `step`"):
        case_entry("case.yaml", TWO.encode(), "ann")


def test_a_price_times_a_volume_is_searched_with_a_proof() -> None:
    """With p the price and n the volume: 10 n - p n is most where p is least, and the seller asks for p n >= 6 and p >= 2 + n / 4. At n = 4, p = 3 the gain is 28."""
    text = TWO.replace("volume: {from: 1, to: 3}", "volume: {kind: amount, from: 1, to: 4}").replace("900 * volume - price * volume - 4 * fee", "10 * volume - price * volume - fee")
    text = text.replace("threshold: 312.34", "threshold: 2").replace("value: price,", "value: price - volume / 4,").replace("threshold: 17.77", "threshold: 1").replace("threshold: 1030.5", "threshold: 6")
    found = advise(read_case("case.yaml", text.encode()))
    assert found.proposal is not None
    assert found.proposal.package.values == pytest.approx((3.0, 1.0, 4.0), abs=1e-3)
    assert found.proposal.expected_gain == pytest.approx(27.0, abs=1e-3)
    assert found.method.amounts is not None
    assert found.method.amounts.gap < 1e-4


@pytest.mark.parametrize(
    "value",
    ["900 * volume - max(price, award) * volume - 4 * fee", "900 * volume - max(abs(price - 0), 5) * volume - 4 * fee", "900 * volume - max(price, fee) * volume - 4 * fee"],
)
def test_where_it_bends_need_not_be_known(value: str) -> None:
    text = TWO.replace("900 * volume - price * volume - 4 * fee", value).replace("issues:", "assumptions: {award: {low: 1, likely: 2, high: 5}}\nissues:")
    found = advise(read_case("case.yaml", text.encode()), worlds=20, top=0)
    assert found.proposal is not None
    assert found.proposal.expected_gain == pytest.approx(2700 - 3 * 331.653333 - 4 * 17.77, rel=2e-3)
    assert found.method.amounts is not None
    assert found.method.amounts.gap <= 1e-3


@pytest.mark.parametrize("value", ["900 - price * price", "900 - price * fee * fee", "900 / (1 + fee) - price", "900 - round(price + fee)"])
def test_a_formula_that_is_no_straight_line_is_named_and_a_step_asked_for(value: str) -> None:
    case = read_case("case.yaml", TWO.replace("900 * volume - price * volume - 4 * fee", value).encode())
    with pytest.raises(InputError, match=r"so that it is no straight line in .*; give the amount a `step`"):
        advise(case)
    assert any("no straight line" in str(warning) for warning in careful_warnings(case))


def test_too_many_combinations_beside_the_amounts_ask_for_a_step() -> None:
    case = read_case("case.yaml", TWO.replace("volume: {from: 1, to: 3}", "volume: {from: 1, to: 300}, days: {from: 1, to: 1000}").encode())
    with pytest.raises(TooLargeError, match="beside the continuous amounts price and fee have 300,000 combinations, too many to find the best values for each"):
        advise(case)


def test_ctrl_c_ends_the_search_with_what_is_proven_so_far() -> None:
    case = read_case("case.yaml", TWO.encode())

    def stop(words: str, _: int, __: int) -> None:
        if words.startswith("Settling"):
            raise KeyboardInterrupt

    found = with_best_amounts(case, draw_worlds(case, 1, 1), progress=stop)
    assert found.proven is not None
    assert found.proven.interrupted
    assert found.proven.bound >= 1633.96
    assert "was stopped before it was done" in amounts_words(case, True, found.proven)
