"""Where terms couple some issues, rules forbid packages and the terms decide who must approve, efficient groups give what looking at every package gives."""

import json
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise, find_frontier
from backtable.errors import InputError, NoPackageError, TooLargeError
from backtable.files import read_case
from backtable.papers import frontier_document
from tests.brute_force.test_efficient_only import certain_sums, gains
from tests.oracles import examples


@st.composite
def coupled_cases(draw: st.DrawFn) -> dict[str, Any]:
    """A sum, with terms and rules that join up to two of its issues, and authority by terms."""
    plain = draw(certain_sums())
    issues = plain["issues"]

    def condition() -> str:
        parts = []
        for key in draw(st.lists(st.sampled_from(sorted(issues)), min_size=1, max_size=2, unique=True)):
            option = draw(st.sampled_from(issues[key]["options"]))
            parts.append(f'{key} {draw(st.sampled_from(["==", "!="]))} "{option}"')
        return draw(st.sampled_from([" and ", " or "])).join(parts)

    for side in plain["sides"].values():
        for number in range(draw(st.integers(0, 2))):
            side["interests"].append({"name": f"Joint {number}", "value": f"{draw(st.integers(-6, 6))} if {condition()} else {draw(st.integers(-2, 2))}", "no_deal": 0})
        if draw(st.booleans()):
            people = st.lists(st.sampled_from(sorted(side["people"])), min_size=1, unique=True)
            side["authority"] = [{"when": condition(), "approve": draw(people)}, {"approve": draw(people)}]
    if draw(st.booleans()):
        plain["rules"] = [{"require": condition()}]
    return plain


@examples(40)
@given(plain=coupled_cases(), cells=st.sampled_from([10**6, 20]))
def test_proposal_frontier_and_solutions_are_those_of_all_packages(plain: dict[str, Any], cells: int) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    try:
        whole = advise(case, top=0)
    except (InputError, NoPackageError, TooLargeError):  # the rules leave nothing
        return
    with patch("backtable.advice._memory.MOST_PACKAGES", 0), patch("backtable.advice._efficient.MOST_CELLS", cells):
        few = advise(case, top=0)
    if not few.method.efficient_only:
        assert cells == 20
        return
    assert (whole.proposal is None) == (few.proposal is None)
    if whole.proposal and few.proposal:
        assert few.proposal.gain == pytest.approx(whole.proposal.gain)
        assert few.proposal.expected_gain == pytest.approx(whole.proposal.expected_gain)
        assert few.proposal.chance == whole.proposal.chance
    assert gains(few.frontier) == gains(whole.frontier)
    for name, outcomes in whole.solutions.items():
        if len(outcomes) < 5:
            assert gains(few.solutions[name]) == gains(outcomes)
    if whole.seats[0].exposure is not None:
        assert few.seats[0].least == pytest.approx(whole.seats[0].exposure)


@st.composite
def limited_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Coupled cases with numbers in place of some issues' names, of which sums over all are limited by rules and decide who must approve."""
    plain = draw(coupled_cases())
    numbers = [f"n{place}" for place in range(draw(st.integers(2, 4)))]
    plain["issues"] |= {key: {"from": 0, "to": draw(st.integers(1, 3)), "step": draw(st.sampled_from([1, 0.5]))} for key in numbers}
    for side in plain["sides"].values():
        side["interests"] += [{"name": f"Of {key}", "value": f"{draw(st.integers(-5, 5))} * {key}", "no_deal": 0} for key in numbers]

    def limit() -> str:
        parts = draw(st.sampled_from([1, 10, 20]))  # tenths are hit exactly, and are no binary numbers
        total = " + ".join(f"{draw(st.integers(1, 4)) / parts} * {key}" for key in numbers)
        return f"{total} {draw(st.sampled_from(['<=', '<', '>=', '>']))} {draw(st.integers(2, 12)) / parts}"

    plain["rules"] = [*plain.get("rules", []), {"require": draw(st.sampled_from([limit(), f"{limit()} and {numbers[0]} < 3", f"{limit()} and {limit()}"]))}]
    for side in plain["sides"].values():
        if draw(st.booleans()):
            people = st.lists(st.sampled_from(sorted(side["people"])), min_size=1, unique=True)
            side["authority"] = [{"when": limit(), "approve": draw(people)}, {"approve": draw(people)}]
    return plain


@examples(40)
@given(plain=limited_cases(), all_packages=st.booleans())
def test_limits_on_sums_over_all_groups_leave_what_they_leave_of_all_packages(plain: dict[str, Any], all_packages: bool) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    try:
        whole, front = advise(case, top=0), find_frontier(case, all_packages=all_packages)
    except (InputError, NoPackageError, TooLargeError):  # the rules leave nothing
        return
    with patch("backtable.advice._memory.MOST_PACKAGES", 0), patch("backtable.advice._efficient.MOST_CELLS", 60):
        few, least = advise(case, top=0), find_frontier(case, all_packages=all_packages) if front.points else front
    if least.method.efficient_only:
        found, wanted = ({tuple(np.round(point.gains, 7) + 0.0): set(point.packages) for point in item.points} for item in (least, front))
        assert found.keys() == wanted.keys()
        assert not all_packages or least.unlisted or found == wanted
    if few.method.efficient_only:
        assert (whole.proposal is None) == (few.proposal is None)
        assert gains(few.frontier) == gains(whole.frontier)
        if whole.proposal and few.proposal:
            assert few.proposal.expected_gain == pytest.approx(whole.proposal.expected_gain)
            assert few.proposal.chance == whole.proposal.chance
        for name, outcomes in whole.solutions.items():
            if len(outcomes) < 5:
                assert gains(few.solutions[name]) == gains(outcomes)


@examples(40)
@given(plain=coupled_cases(), every=st.booleans(), uncertain=st.booleans(), data=st.data())
def test_the_frontier_over_anybody_and_the_packages_of_its_points_are_those_of_all_packages(plain: dict[str, Any], every: bool, uncertain: bool, data: st.DataObject) -> None:
    """What the others gain may be uncertain: the mean of a sum is the sum of the means."""
    if uncertain:
        plain["assumptions"] = {"luck": {"low": -3, "likely": 1, "high": 4}}
        key = sorted(plain["issues"])[0]
        first = plain["issues"][key]["options"][0]
        plain["sides"]["them"]["interests"].append({"name": "Luck", "value": f'luck if {key} == "{first}" else 0', "no_deal": "luck / 2"})
    case = read_case("case.yaml", json.dumps(plain).encode())
    keys = [*(side.key for side in case.sides), *(person.key for person in case.people)]
    over = data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True))
    try:
        whole = find_frontier(case, over, every, all_packages=True, worlds=40)
    except (InputError, NoPackageError, TooLargeError):
        return
    with patch("backtable.advice._memory.MOST_PACKAGES", 0):
        few = find_frontier(case, over, every, worlds=40)
        full = find_frontier(case, over, every, all_packages=True, worlds=40)
    assert few.method.efficient_only
    assert [point.count for point in few.points] == [None] * len(few.points)

    def points(found: Any) -> dict[tuple[float, ...], tuple[set[Any], int]]:
        return {tuple(np.round(point.gains, 7) + 0.0): ({package.values for package in point.packages}, point.count) for point in found.points}

    assert points(few).keys() == points(whole).keys()
    assert points(full) == points(whole)
    assert [(point.packages[0], point.chance) for point in full.points] == [(point.packages[0], point.chance) for point in few.points]  # the chance is that of the first
    assert {name for point in few.points for name in point.solutions} == {name for point in whole.points for name in point.solutions}


def test_of_a_point_with_very_many_packages_a_thousand_are_listed_and_it_is_said() -> None:
    """Of seven issues that nobody values any combination of 3^7 comes to each point."""
    issues = "".join(f", n{number}: {{from: 0, to: 2}}" for number in range(7))
    sides = "sides: {us: {interests: [{name: a, value: x * y, no_deal: 0}], people: {ann: {table: front}}}, them: {interests: [{name: b, value: 5 - x * y, no_deal: 0}], people: {ben: {table: front}}}}"
    case = read_case("case.yaml", f"case: Many\ncurrency: points\nours: us\nissues: {{x: {{from: 1, to: 2}}, y: {{from: 1, to: 2}}{issues}}}\n{sides}\n".encode())
    with patch("backtable.advice._memory.MOST_PACKAGES", 0):
        found = find_frontier(case, all_packages=True)
        with patch("backtable.advice._efficient._MOST_LOOKED", 3000):
            few = find_frontier(case, all_packages=True)
        with patch("backtable.advice._efficient.listed_groups", lambda *_: None):
            first = find_frontier(case, all_packages=True)
    assert [(round(point.gains[0]), point.count, len(set(point.packages))) for point in found.points] == [(4, 3**7, 1000), (2, 2 * 3**7, 1000), (1, 3**7, 1000)]
    assert [point.count for point in few.points] == [3**7, None, 3**7]
    assert [(point.count, len(point.packages)) for point in first.points] == [(None, 1)] * 3
    assert "Of points with more than 1,000 packages so many are listed." in frontier_document(found).method
    assert "To list all packages of each point was too much: the first of each is given." in frontier_document(first).method
