"""The packages near a given one are the best of all that differ from it in a few issues."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import Near, near
from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.files import read_case, read_package
from backtable.papers import near_document
from backtable.value import Model, draw_worlds, enumerate_packages, value_all
from tests.oracles import examples, written
from tests.oracles._bounds import larger_cases
from tests.test_commands import run


@given(larger_cases(), st.integers(0, 3149), st.integers(1, 3), st.data())
@examples(6)
def test_each_set_of_issues_has_its_best_package(content: dict[str, Any], number: int, changes: int, data: st.DataObject) -> None:
    case = written(content)
    keys = [issue.key for issue in case.issues]
    among = data.draw(st.one_of(st.just(()), st.lists(st.sampled_from(keys), min_size=1, unique=True)))
    packages = enumerate_packages(case)
    here = packages.codes[number % len(packages)]
    package = packages.package(number % len(packages))
    found = near(case, package, changes, among, 50, 40, 1)
    view = Model(case).view(draw_worlds(case, 40, 1, 0))
    differ = packages.codes != here
    inside = ~differ[:, [place for place, key in enumerate(keys) if among and key not in among]].any(axis=1)
    rows = np.flatnonzero(inside & (differ.sum(axis=1) <= changes) & differ.any(axis=1) & view.own_yes(packages.codes))
    gains = value_all(view, packages.codes).gain
    best: dict[tuple[str, ...], float] = {}
    for row in rows:
        changed = tuple(key for key, other in zip(keys, differ[row], strict=True) if other)
        if gains[row] > view.tolerance:
            best[changed] = max(best.get(changed, 0.0), float(gains[row]))
    for changed in list(best):
        if any(set(part) < set(changed) and gain >= best[changed] - view.tolerance for part, gain in best.items()):
            best[changed] = -1.0
    wanted = {changed: gain for changed, gain in best.items() if gain >= 0}
    told = {item.changed: float(value_all(view, packages.codes[[packages.find(item.outcome.package) or 0]]).gain[0]) for item in found.found}
    assert told == pytest.approx(wanted, abs=view.tolerance)
    assert list(told.values()) == pytest.approx(sorted(told.values(), reverse=True))
    assert found.looked == found.near
    assert found.near >= len(rows)


def test_what_is_stopped_gives_the_best_so_far() -> None:
    case = read_case("examples/over-deployment/case.yaml")

    def stop(_: str, done: int, __: int) -> None:
        if done > 20:
            raise KeyboardInterrupt

    package = case.packages[0]
    found = near(case, package, 3, worlds=50, progress=stop)
    assert found.looked is not None
    assert 0 < found.looked < found.near
    said = str(near_document(replace(found, found=())).lead[0])
    assert f"None of the {found.looked:,} packages that were looked at before it was stopped would bring us anything" in said


@given(larger_cases(), st.integers(0, 3149), st.integers(1, 6), st.sampled_from([1, 50]), st.integers(0, 60), st.integers(0, 30_000_000), st.data())
@examples(3)
def test_what_is_searched_is_what_a_look_at_each_gives_and_a_bound_of_it_when_stopped(content: dict[str, Any], number: int, changes: int, top: int, until: int, budget: int, data: st.DataObject) -> None:
    case = written(content)
    packages = enumerate_packages(case)
    here = packages.package(number % len(packages))
    among = data.draw(st.one_of(st.just(()), st.lists(st.sampled_from([issue.key for issue in case.issues]), min_size=1, unique=True)))
    wanted = near(case, here, changes, among, top, 40, 1)
    steps = iter(range(until))

    def stop(_: str, __: int, ___: int) -> None:
        if next(steps, None) is None:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
        found, stopped = near(case, here, changes, among, top, 40, 1), near(case, here, changes, among, top, 40, 1, progress=stop)
        short = near(case, here, changes, among, top, 40, 1, budget=budget)
    view = Model(case).view(draw_worlds(case, 40, 1, 0))

    def values(item: Near) -> dict[tuple[str, ...], float]:
        return {one.changed: float(value_all(view, packages.codes[[packages.find(one.outcome.package) or 0]]).gain[0]) for one in item.found}

    best = values(wanted)
    assert list(values(found).values()) == pytest.approx(list(best.values()), rel=2e-6, abs=4 * view.tolerance)
    for item in (found, stopped, short):
        assert item.looked is None
        assert item.proven is not None
        assert max(best.values(), default=0.0) <= item.proven.bound + view.tolerance
        for changed, value in best.items():
            told = [gain * (1 + item.proven.within) for names, gain in values(item).items() if set(names) <= set(changed)]
            assert value <= max(told, default=item.proven.others) * (1 + 2e-6) + 4 * view.tolerance
    assert found.proven is not None
    assert found.proven.bound <= max(best.values(), default=0.0) * (1 + 2e-6) + 4 * view.tolerance


def wide() -> Case:
    issues = {f"i{number}": {"from": 0, "to": 99} for number in range(4)}
    sides = {"us": {"interests": [{"name": "w", "value": "i0 * i1 + i2 - i3", "no_deal": "0"}], "people": {"a": {"table": "front"}}}}
    sides["them"] = {"interests": [{"name": "w", "value": "100 - i0 - i1 - i2 + i3", "no_deal": "0"}], "people": {"b": {"table": "front"}}}
    return written({"case": "wide", "ours": "us", "issues": issues, "sides": sides})


def test_of_packages_searched_none_changes_what_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fifth term is worth most by far to us, and stays as it is."""
    issues = {key: {"from": 0, "to": 12} for key in "pqrst"}
    sides = {"us": {"interests": [{"name": "w", "value": "p * q / 4 - r * s / 6 + 40 * t - abs(p - r)", "no_deal": "0"}], "people": {"a": {"table": "front"}}}}
    sides["them"] = {"interests": [{"name": "w", "value": "3000 - p * q / 25 + r * s / 60 - 3 * t - p / 5", "no_deal": "0"}], "people": {"b": {"table": "front"}}}
    case = written({"case": "four", "ours": "us", "issues": issues, "sides": sides})
    here = read_package(case, "p=4, q=4, r=4, s=4, t=2")
    looked = near(case, here, 4, ("p", "q", "r", "s"))
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    searched = near(case, here, 4, ("p", "q", "r", "s"))
    assert searched.looked is None
    assert [(item.changed, item.outcome.expected_gain) for item in searched.found] == [(item.changed, item.outcome.expected_gain) for item in looked.found]


def test_packages_too_many_to_look_at_each_are_searched_and_it_is_said_what_is_proven() -> None:
    case = wide()
    here = read_package(case, "i0=1, i1=0, i2=0, i3=0")
    found = near(case, here, 3)
    assert [(item.changed, item.outcome.expected_gain) for item in found.found] == [(("i0", "i1", "i3"), 9703.0), (("i0", "i1"), 2500.0), (("i1",), 99.0), (("i2",), 99.0)]
    said = near_document(found)
    assert str(said.lead[0].text).startswith("Best change of at most 3 terms: i0: 99, i1: 99, i3: 98")
    assert "Searched the 3,940,398 packages that differ in at most 3 terms" in said.method
    assert "no other set of terms brings more than the last shown" in said.method

    for top, least in ((1, 2500.0), (2, 99.0)):
        proven = near(case, here, 3, top=top).proven
        assert proven is not None
        assert least <= proven.others <= proven.last * (1 + 1e-6), "what is not shown as too many are asked for is bounded, too"

    def stop(_: str, __: int, ___: int) -> None:
        raise KeyboardInterrupt

    early = near(case, here, 3, progress=stop)
    assert early.proven is not None
    assert early.proven.interrupted
    assert "None of the packages that were found before it was stopped that differ in at most 3 terms would bring us anything." in str(near_document(early).lead[0])
    assert "Nothing is proven of them yet." in near_document(early).method
    with pytest.raises(NoAnswerError, match="the case has no issue nothing; it has i0, i1, i2, i3"):
        near(case, here, 2, ["nothing"])


def test_the_best_near_is_bounded_closely_in_a_small_part_of_the_work() -> None:
    """Five million packages change all but two terms of the first example in finer steps; single licences take some times longer."""
    text = Path("examples/over-deployment/case.yaml").read_text(encoding="utf-8")
    finer = {"step: 50": "step: 20", "step: 20, unit: days": "step: 5, unit: days"}
    finer |= {"options: [0, 0.25, 0.5, 1]": "from: 0, to: 1, step: 0.1", "options: [0, 0.2, 0.4, 0.5, 0.6]": "from: 0, to: 0.6, step: 0.05"}
    for old, new in finer.items():
        assert old in text
        text = text.replace(old, new)
    case = read_case("case.yaml", text.encode())
    found = near(case, case.packages[0], 6, worlds=100, budget=700_000_000)
    assert found.near > 2_000_000
    assert found.proven is not None
    assert found.proven.bound <= 1.011 * found.proven.value
    assert found.proven.within <= 0.05
    assert found.proven.others <= 1.05 * found.proven.last


@pytest.mark.parametrize("seed", [10, 14])
def test_what_is_shown_of_a_set_is_bettered_by_no_more_than_is_said_where_a_search_ends_early(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """What waits then is undecided about issues, so that it may hold a set that is shown and further issues, or not."""
    random = np.random.default_rng(seed)
    keys = [f"i{place}" for place in range(12)]

    def worth() -> str:
        def term() -> str:
            weight = int(random.choice([-1, 1]) * random.integers(1, 10))
            one, two = (keys[place] for place in random.choice(12, 2, replace=False))
            return f"{weight} * {random.choice([f'{one} * {two}', f'max({one} - u * {two}, 0)', f'min({one}, {two})'])}"

        return " + ".join(term() for _ in range(14))

    side = {name: {"interests": [{"name": "w", "value": worth(), "no_deal": least}], "people": {f"{name}1": {"table": "front"}}} for name, least in (("us", "-20"), ("them", "10"))}
    content = {"case": "pairs", "ours": "us", "issues": {key: {"from": 0, "to": 3} for key in keys}, "sides": side}
    case = written({**content, "assumptions": {"u": {"values": {"0": 1, "1": 1, "2": 1}, "known_to": ["them"]}}})
    here = read_package(case, ", ".join(f"{key}={random.integers(0, 4)}" for key in keys))
    best = {item.changed: item.outcome.expected_gain for item in near(case, here, 3, top=500).found}
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    found = near(case, here, 3, top=20, budget=8_600_000)
    assert found.proven is not None
    shown = {item.changed: item.outcome.expected_gain for item in found.found}
    assert len(best) > len(shown) > 0
    for changed, value in best.items():
        held = [gain for names, gain in shown.items() if set(names) <= set(changed)]
        assert value <= (max(held) * (1 + found.proven.within) if held else found.proven.others) * (1 + 1e-5)


def test_more_issues_than_an_array_has_axes_are_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(5)
    ours, theirs = random.integers(0, 100, (2, 70, 4))
    issues = {f"i{place}": {"options": ["a", "b", "c", "d"]} for place in range(70)}

    def side(scores: np.ndarray[Any, Any], no_deal: int, person: str) -> dict[str, Any]:
        table = {f"i{place}": dict(zip("abcd", map(int, row), strict=True)) for place, row in enumerate(scores)}
        return {"interests": [{"name": "w", "scores": table, "no_deal": no_deal}], "people": {person: {"table": "front"}}}

    sides = {"us": side(ours, int(ours[:, 0].sum()), "me"), "them": side(theirs, int(theirs[:, 0].sum()) - 20, "you")}
    case = written({"case": "many issues", "ours": "us", "issues": issues, "sides": sides})
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    monkeypatch.setattr("backtable.search._vicinity._ALL", 0)
    found = near(case, read_package(case, ", ".join(f"i{place}=a" for place in range(70))), 2, top=1)
    more, lost = ours - ours[:, :1], theirs - theirs[:, :1]
    pairs = [more[one, first] + more[two, second] for one in range(70) for two in range(one) for first in range(4) for second in range(4) if lost[one, first] + lost[two, second] >= -20]
    assert found.found[0].outcome.expected_gain == pytest.approx(max(pairs))
    assert found.proven is not None
    assert found.proven.bound == pytest.approx(max(pairs), rel=1e-5)


def test_the_command_prints_what_its_schema_says(root: Path) -> None:
    call = ["near", "examples/over-deployment/case.yaml", "--package", "demand", "--changes", "3", "--worlds", "100"]
    told = run(root, *call, "--json")
    assert told.returncode == 0, told.stderr
    jsonschema.validate(json.loads(told.stdout), json.loads(run(root, "schema", "near").stdout))
    said = " ".join(run(root, *call).stdout.split())
    assert "Best change of at most 3 terms: Discount on all licences" in said
    assert "Our own people would not approve it as it stands." in said
    assert "Looked at all 2,760 packages that differ in at most 3 terms" in said
