"""The frontier over any sides and people is that of looking at every package, point by point."""

import csv
import json
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from backtable.advice import find_frontier
from backtable.cli._document import write_document
from backtable.cli._frontier_json import frontier_json
from backtable.errors import NoAnswerError, TooLargeError
from backtable.files import read_case
from backtable.papers import frontier_document
from backtable.value import Model, draw_worlds, enumerate_packages, mean_gain
from tests.brute_force.test_efficient_only import certain_sums
from tests.oracles import examples
from tests.test_commands import run


def points(found: Any) -> set[tuple[float, ...]]:
    return {tuple(np.round(point.gains, 7) + 0.0) for point in found.points}


@examples(120)
@given(plain=certain_sums(), every=st.booleans(), data=st.data())
def test_every_point_stands_once_with_all_its_packages_and_no_other_beats_it(plain: dict[str, Any], every: bool, data: st.DataObject) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    keys = [*(side.key for side in case.sides), *(person.key for person in case.people)]
    over = data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True))
    found = find_frontier(case, over, every, all_packages=True)
    view = Model(case).view(draw_worlds(case, 1, 1))
    packages = enumerate_packages(case)
    rows = [row for row in range(len(packages)) if every or view.own_yes(packages.codes[[row]])[0]]
    gains: dict[tuple[float, ...], set[Any]] = {}
    for row in rows:
        codes = packages.codes[[row]]
        measured = [
            float((mean_gain(view, key, codes) if key in keys[: len(case.sides)] else view.mean(view.perceived(case.person(key), codes)))[0])
            for key in over
        ]
        gains.setdefault(tuple(np.round(measured, 7) + 0.0), set()).add(packages.package(row).values)
    wanted = {point for point in gains if not any(other != point and all(x >= y for x, y in zip(other, point, strict=True)) for other in gains)}
    assert points(found) == wanted
    assert len(found.points) == len(wanted)
    for point in found.points:
        listed = [package.values for package in point.packages]
        assert len(listed) == len(set(listed)) == point.count
        assert set(listed) == gains[tuple(np.round(point.gains, 7) + 0.0)]
    firsts = find_frontier(case, over, every)
    assert [point.packages for point in firsts.points] == [point.packages[:1] for point in found.points]


@examples(60)
@given(plain=certain_sums(), every=st.booleans(), data=st.data())
def test_of_a_case_too_large_to_look_at_every_package_the_points_are_the_same(plain: dict[str, Any], every: bool, data: st.DataObject) -> None:
    case = read_case("case.yaml", json.dumps(plain).encode())
    keys = [*(side.key for side in case.sides), *(person.key for person in case.people)]
    over = data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True))
    whole = find_frontier(case, over, every)
    with patch("backtable.advice._memory.MOST_PACKAGES", 0):
        few = find_frontier(case, over, every)
    assert points(few) == points(whole)
    assert {name for point in few.points for name in point.solutions} == {name for point in whole.points for name in point.solutions}
    assert all(point.count is None for point in few.points)


TIES = """
case: Ties
currency: points
ours: us
issues: {a: {options: [x, y]}, b: {options: [x, y]}, c: {options: [x, y]}}
sides:
  us: {interests: [{name: i, scores: {a: {x: 1, y: 0}, b: {x: 1, y: 0}}, no_deal: 0}], people: {ann: {table: front}}}
  them: {interests: [{name: i, scores: {a: {x: 0, y: 1}, b: {x: 0, y: 1}}, no_deal: 0}], people: {ben: {table: front}}}
"""


def test_equal_packages_are_one_point_and_all_are_given_as_csv_and_json(tmp_path: Path, root: Path) -> None:
    (tmp_path / "case.yaml").write_text(TIES)
    call = ["frontier", str(tmp_path / "case.yaml"), "--csv", str(tmp_path / "f.csv")]
    first = run(root, *call)
    assert first.returncode == 0, first.stderr
    assert "3 efficient points, 8 packages in all, over us and them, among the 8 of 8 packages" in " ".join(first.stdout.split())
    table = list(csv.DictReader((tmp_path / "f.csv").read_text().splitlines()))
    assert [(row["gain us"], row["gain them"], row["packages"]) for row in table] == [("2.0", "0.0", "2"), ("1.0", "1.0", "4"), ("0.0", "2.0", "2")]
    assert [row["solutions"] for row in table] == ["", "nash kalai_smorodinsky egalitarian utilitarian", ""]
    told = json.loads(run(root, *call, "--all", "--json").stdout)
    table = list(csv.DictReader((tmp_path / "f.csv").read_text().splitlines()))
    assert [row["point"] for row in table] == list("11222233")
    assert {(row["a"], row["b"], row["c"]) for row in table} == set(product("xy", repeat=3))
    assert [len(point["packages"]) for point in told["points"]] == [2, 4, 2]
    assert told["points"][1]["packages"][0] == {"a": "x", "b": "y", "c": "x"}


EQUAL = """
case: Equal
currency: points
ours: us
issues: {a: {from: 0, to: 3}, tone: {options: [bad, good]}, day: {from: 0, to: 2}}
assumptions: {luck: {chance: 0.5, known_to: [them]}}
sides:
  us: {interests: [{name: i, value: a, no_deal: 0}], people: {ann: {table: front}}}
  them: {interests: [{name: i, value: 4 - a + luck, no_deal: 0}], people: {ben: {table: front}, eva: {table: back, interests: [{name: own, value: '1 if tone == "good" else -1', no_deal: 0}]}}}
"""


@pytest.mark.parametrize("most", [2_000_000, 0])
def test_of_equal_packages_one_stands_for_the_point_that_is_approved_most(most: int) -> None:
    case = read_case("case.yaml", EQUAL.encode())
    with patch("backtable.advice._memory.MOST_PACKAGES", most):
        found = find_frontier(case)
        full = find_frontier(case, all_packages=True)
    assert [point.chance for point in found.points] == [1.0] * 4
    assert {point.packages[0].values[1] for point in found.points} == {"good"}
    assert [len(set(point.packages)) for point in full.points] == [6] * 4
    assert most == 0 or [point.packages[0] for point in full.points] == [point.packages[0] for point in found.points]
    assert most == 0 or {point.packages[0].values[2] for point in found.points} == {0.0}


def test_of_a_large_case_the_packages_that_rules_leave_are_counted_or_it_is_said_that_they_are_not() -> None:
    ruled = EQUAL.replace("assumptions:", "rules: [{require: a >= day}, {require: 'tone == \"good\" or a > 1'}]\nassumptions:")
    case = read_case("case.yaml", ruled.encode())
    wanted = find_frontier(case).possible
    with patch("backtable.advice._memory.MOST_PACKAGES", 0):
        found = find_frontier(case)
        with patch("backtable.advice._possible._MOST_CELLS", 5):
            unknown = find_frontier(case)
    assert found.possible == wanted == sum((2 if a > 1 else 1) * min(a + 1, 3) for a in range(4))
    assert unknown.possible is None
    assert json.loads(frontier_json(unknown))["possible"] is None
    assert "among the packages that the rules leave of 24 combinations." in str(frontier_document(unknown).lead[0])


COUPLED = """
case: Coupled
currency: EUR
ours: us
issues: {price: {from: 1, to: 9}, volume: {from: 0, to: 9}, days: {from: 0, to: 5}}
assumptions: {need: {low: 2, likely: 4, high: 8}, cost: {low: 1, likely: 2, high: 4, known_to: [them]}}
sides:
  us: {interests: [{name: use, value: "9 * min(volume, need) - price * volume", no_deal: 0}], people: {ann: {table: front}, cem: {table: back, threshold: 3}}}
  them: {interests: [{name: money, value: "(price - cost) * volume - days * volume / 4", no_deal: 0}], people: {ben: {table: front}}}
"""


def test_a_case_that_is_too_large_and_more_than_a_sum_is_searched_and_it_is_said_what_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    case = read_case("case.yaml", COUPLED.encode())
    whole = find_frontier(case, worlds=50)
    assert whole.searched is None
    with patch("backtable.advice._memory.MOST_PACKAGES", 0), patch("backtable.advice._efficient.MOST_CELLS", 0):
        few = find_frontier(case, worlds=50)
        with pytest.raises(TooLargeError, match="leave out --all"):
            find_frontier(case, worlds=50, all_packages=True)
    assert few.searched is not None
    assert few.searched.beyond is not None
    assert not few.searched.interrupted
    for found, complete in ((whole, True), (few, False)):
        told = json.loads(frontier_json(found))
        assert (told["exact"], told["complete"], told["all_worlds"]) == (False, complete, False)
    ends = np.ptp([point.gains for point in few.points], axis=0)
    assert (np.array(few.searched.beyond) <= 0.0011 * ends).all()
    gains = np.array([point.gains for point in few.points])
    for point in whole.points:
        assert ((np.array(point.gains) - gains - few.searched.beyond).max(axis=1).min()) <= 1e-9
    write_document(frontier_document(few, took=2.4), Console(width=400))
    said = capsys.readouterr().out
    assert "that no other found one beats, of the 540 packages" in said
    assert "It is proven that for every package that our own people approve one of the points is at most €" in said
    assert "It took 2 s." in said


def test_a_searched_frontier_of_gain_and_chance_says_above_what_neither_goes() -> None:
    case = read_case("case.yaml", COUPLED.encode())
    whole = find_frontier(case, ("gain", "chance"), worlds=50)
    with patch("backtable.advice._memory.MOST_PACKAGES", 0):
        few = find_frontier(case, ("gain", "chance"), worlds=50, budget=10**8)
    assert few.searched is not None
    assert few.searched.tops is not None
    highest = np.max([point.gains for point in whole.points], axis=0)
    assert (np.array(few.searched.tops) >= highest - 1e-9).all()
    assert few.searched.tops == pytest.approx(highest, rel=0.01)


def test_where_our_own_people_approve_nothing_a_search_proves_it(capsys: pytest.CaptureFixture[str]) -> None:
    case = read_case("case.yaml", COUPLED.replace("threshold: 3", "threshold: 3000").encode())
    with patch("backtable.advice._memory.MOST_PACKAGES", 0), patch("backtable.advice._efficient.MOST_CELLS", 0):
        found = find_frontier(case, worlds=50)
    assert found.points == ()
    write_document(frontier_document(found), Console(width=400))
    assert "There is no frontier: none of the 540 packages is approved by our own people." in capsys.readouterr().out


def test_over_our_expected_gain_and_the_chance_nothing_has_more_of_both() -> None:
    case = read_case("examples/supply-contract/case.yaml")
    found = find_frontier(case, ("gain", "chance"), worlds=100)
    gains = np.array([point.gains for point in found.points])
    assert len(gains) > 1
    assert (np.diff(gains[:, 0]) < 0).all()
    assert (np.diff(gains[:, 1]) > 0).all()
    assert [(point.expected_gain, point.chance) for point in found.points] == [point.gains for point in found.points]


@pytest.mark.parametrize(("over", "said"), [(("ann", "nobody"), "cannot be over nobody; known are us, them, ann, ben"), (("us",), "over two or more"), (("us", "us"), "each named once"), (("us", "chance"), "gain and chance together")])
def test_a_frontier_over_what_is_not_there_is_refused(over: tuple[str, ...], said: str) -> None:
    with pytest.raises(NoAnswerError, match=said):
        find_frontier(read_case("case.yaml", TIES.encode()), over)
