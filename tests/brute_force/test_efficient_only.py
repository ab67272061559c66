"""What is found from the efficient packages alone is what looking at every package finds."""

import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import Advice, advise
from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.files import read_case
from tests.oracles import examples

WORTH = st.integers(-6, 6)


@st.composite
def certain_sums(draw: st.DrawFn) -> dict[str, Any]:
    """Two or three sides that score up to four issues, some with people behind who weigh them otherwise."""
    issues = {f"i{n}": {"options": [f"o{k}" for k in range(draw(st.integers(1, 4)))]} for n in range(draw(st.integers(1, 4)))}

    def interest(name: str) -> dict[str, Any]:
        chosen = draw(st.lists(st.sampled_from(sorted(issues)), min_size=1, unique=True))
        scores = {key: {option: draw(WORTH) for option in issues[key]["options"]} for key in chosen}
        return {"name": name, "scores": scores, "no_deal": draw(st.integers(-8, 4))}

    sides: dict[str, Any] = {}
    for side in ("us", "them", "third")[: draw(st.integers(2, 3))]:
        people: dict[str, Any] = {f"{side}_front": {"table": "front", "threshold": draw(st.integers(-2, 2))}}
        if draw(st.booleans()):
            behind: dict[str, Any] = {"table": "back", "stake": draw(st.sampled_from([0, 0.5, 1]))}
            behind["interests"] = [interest("Own")]
            people[f"{side}_back"] = behind
        sides[side] = {"interests": [interest("All")], "people": people}
        if draw(st.booleans()):
            sides[side]["authority"] = [{"approve": draw(st.lists(st.sampled_from(sorted(people)), min_size=1, unique=True))}]
    return {"case": "sums", "currency": "points", "ours": "us", "issues": issues, "sides": sides}


def both(case: Case) -> tuple[Advice, Advice]:
    whole = advise(case, top=0)
    with patch("backtable.advice._memory.MOST_PACKAGES", 0):
        few = advise(case, top=0)
    assert few.method.efficient_only
    assert not whole.method.efficient_only
    return whole, few


def gains(outcomes: Any) -> set[tuple[float, ...]]:
    return {tuple(np.round([*outcome.gain.values()], 7) + 0.0) for outcome in outcomes}


@examples(40)
@given(plain=certain_sums(), top=st.integers(1, 4))
def test_alternatives_need_not_be_efficient(plain: dict[str, Any], top: int) -> None:
    """Of so few options every package that differs from the proposal in two terms is looked at, so that the next best is no worse than the best of these."""
    case = read_case("case.yaml", json.dumps(plain).encode())
    whole = advise(case, top=top)
    with patch("backtable.advice._memory.MOST_PACKAGES", 0):
        few = advise(case, top=top)
    if whole.proposal is None or few.proposal is None:
        assert not few.alternatives
        return
    assert [item.expected_gain for item in few.alternatives] == sorted((item.expected_gain for item in few.alternatives), reverse=True)
    if len(case.issues) == 2 and few.proposal.package == whole.proposal.package:
        assert [item.expected_gain for item in few.alternatives] == pytest.approx([item.expected_gain for item in whole.alternatives])
    named = [few.proposal, *few.alternatives]
    for place, item in enumerate(named):
        for other in named[:place]:
            assert sum(one != two for one, two in zip(item.package.values, other.package.values, strict=True)) >= min(2, len(case.issues))


def test_the_next_best_of_very_many_is_found_beside_the_efficient_ones() -> None:
    sides: dict[str, Any] = {"us": {"interests": [{"name": "use", "value": "1000 * min(a, 10) - 20 * max(0, a - 10)", "no_deal": 0}], "people": {"ann": {"table": "front"}}}}
    sides["them"] = {"interests": [{"name": "money", "value": "100 * a + 5 * b + c", "no_deal": 0}], "people": {"ben": {"table": "front"}}}
    issues = {"a": {"from": 0, "to": 20}, "b": {"from": 0, "to": 300}, "c": {"from": 0, "to": 400}, "d": {"options": ["x", "y", "z"]}}
    found = advise(read_case("case.yaml", json.dumps({"case": "many", "ours": "us", "issues": issues, "sides": sides}).encode()))
    assert found.method.efficient_only
    assert found.proposal is not None
    assert found.proposal.package.values[:3] == (10.0, 300.0, 400.0)
    first = found.alternatives[0]
    assert first.package.values[1:3] == (300.0, 400.0), "what they value and we do not is not given less of"
    assert first.expected_gain >= 0.95 * found.proposal.expected_gain


@examples(150)
@given(plain=certain_sums())
def test_proposal_frontier_solutions_and_margin_are_those_of_all_packages(plain: dict[str, Any]) -> None:
    whole, few = both(read_case("case.yaml", json.dumps(plain).encode()))
    assert (whole.proposal is None) == (few.proposal is None)
    assert few.possible == whole.possible
    if whole.proposal and few.proposal:
        assert few.proposal.gain == pytest.approx(whole.proposal.gain)
        assert few.proposal.expected_gain == pytest.approx(whole.proposal.expected_gain)
        assert few.proposal.chance == whole.proposal.chance
        assert (few.safer is None) == (whole.safer is None)
        if few.safer and whole.safer:
            assert few.safer.expected_gain == pytest.approx(whole.safer.expected_gain)
    else:
        assert few.reason.partition("In the way")[0] == whole.reason.partition("In the way")[0]
    assert gains(few.frontier) == gains(whole.frontier)
    assert set(few.solutions) == set(whole.solutions)
    for name, outcomes in whole.solutions.items():
        if len(outcomes) < 5:
            assert gains(few.solutions[name]) == gains(outcomes)


def lines(issues: int) -> Iterator[str]:
    yield "case: large\nours: us\nissues:"
    yield from (f"  i{n}: {{from: 0, to: 9}}" for n in range(issues))
    yield "sides:"
    for side, sign, no_deal in (("us", "", 200), ("them", "-", -300)):
        yield f"  {side}:\n    interests:\n    - {{name: all, value: '{' + '.join(f'{sign}{n + 1} * i{n}' for n in range(issues))}', no_deal: {no_deal}}}"
        yield f"    people: {{{side}_front: {{table: front}}}}"


def test_ten_billion_packages_get_an_answer_in_which_nobody_could_have_more() -> None:
    """Worths of opposite sign: every sum is efficient, and ours is best where theirs is nothing over no deal."""
    found = advise(read_case("case.yaml", "\n".join(lines(10)).encode()))
    assert found.possible == 10**10
    assert found.proposal is not None
    assert found.proposal.gain == {"us": 100, "them": 0}
    assert sorted(round(point.gain["us"]) for point in found.frontier) == list(range(9 * 55 + 1 - 200))
    assert [(seat.exposure, seat.least) for seat in found.seats] == [(0, 0)]


@pytest.mark.parametrize(
    "changed",
    [
        ("1 * i0 + 2 * i1", "i0 * i1"),
        ("sides:", "rules: [{require: i0 > 2}]\nsides:"),
        ("people: {us_front: {table: front}}", "people: {us_front: {table: front}}\n    authority: [{when: i0 > 1, approve: us_front}, {approve: us_front}]"),
    ],
    ids=["coupled", "ruled", "authority by terms"],
)  # fmt: skip
def test_a_case_whose_terms_couple_few_issues_has_its_groups_added_up(changed: tuple[str, str]) -> None:
    text = "\n".join(lines(10))
    assert changed[0] in text
    found = advise(read_case("case.yaml", text.replace(*changed).encode()))
    best = {"1 * i0 + 2 * i1": 154}.get(changed[0], 100)  # all that theirs leaves over no deal
    assert found.possible == (7 * 10**9 if "i0 > 2" in changed[1] else 10**10)
    assert found.method.efficient_only
    assert found.proposal is not None
    assert found.proposal.gain == {"us": best, "them": 0}


@pytest.mark.parametrize("changed", [("no_deal: 200", "no_deal: chance * 200"), ("1 * i0 + 2 * i1", "max(i0, i1, i2, i3, i4, i5, i6)")], ids=["uncertain", "coupled"])
def test_a_case_in_which_a_yes_is_uncertain_or_too_much_is_coupled_is_searched_and_the_best_is_proven(changed: tuple[str, str]) -> None:
    text = "\n".join(lines(10)).replace("issues:", "assumptions: {chance: {chance: 50%}}\nissues:" if "chance" in changed[1] else "issues:")
    assert changed[0] in text
    found = advise(read_case("case.yaml", text.replace(*changed).encode()), budget=10**9)
    assert found.possible == 10**10
    assert found.method.proven is not None
    assert found.method.proven.gap < 1e-6
    assert found.proposal is not None
    if "chance" in changed[1]:
        assert found.proposal.gain == {"us": 200, "them": 0}


def test_of_a_case_of_any_size_the_words_are_checked() -> None:
    case = read_case("case.yaml", "\n".join(lines(100)).replace("no_deal: 200", "source: x").encode())
    found = [warning.found for warning in careful_warnings(case)]
    assert found == [
        "the case has about 10^100 packages, too many to look at each; only what can be seen in its words is checked",
        "“all” does not say what it is worth without a deal; 0 is taken",
    ]
