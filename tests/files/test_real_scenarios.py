"""Scenarios that others wrote, with the sizes, points and utilities that others computed of them.

They lie beside the project and not in it; where they are not there these tests are skipped. `negmas_utilities.json` holds
what NegMAS 0.16.0 computed for packages drawn from each, by option numbers.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from backtable.advice import advise
from backtable.case import Case
from backtable.files import WRITERS, Source, case_text, read_case, read_source
from backtable.frontier import efficient, solve
from backtable.value import Model, draw_worlds, enumerate_packages
from tests.test_commands import run

SCENARIOS = Path(__file__).parents[2].parent / "shared" / "data" / "scenarios"
GENIUSWEB = ("domain00", "domain07", "domain21")
NEGMAS: dict[str, Any] = json.loads((Path(__file__).parent / "negmas_utilities.json").read_text())

pytestmark = pytest.mark.skipif(not SCENARIOS.is_dir(), reason="the scenarios that others wrote are not there")


def worths(case: Case, codes: NDArray[np.int32]) -> NDArray[np.float64]:
    """Give (packages, sides) worths: gains and what no deal is worth."""
    no_deal = [sum(float(item.no_deal.text) for item in side.interests if item.no_deal) for side in case.sides]
    return gains_of(case, codes) + np.array(no_deal)


def gains_of(case: Case, codes: NDArray[np.int32]) -> NDArray[np.float64]:
    """Give (packages, sides) gains."""
    view = Model(case).view(draw_worlds(case, 1, 1))
    gains = [np.broadcast_to(view.mean(view.side_gain(side.key, codes)), len(codes)) for side in case.sides]
    return np.stack(gains, axis=1)


@pytest.mark.parametrize("name", NEGMAS)
def test_a_genius_scenario_has_the_packages_parties_and_utilities_that_negmas_reads(name: str) -> None:
    case, told = read_case(SCENARIOS / "genius" / name), NEGMAS[name]
    assert case.combinations == told["packages"]
    assert [side.label for side in case.sides] == told["parties"]
    assert case.ours == case.sides[0].key
    codes = np.array([row[0] for row in told["utilities"]], dtype=np.int32)
    wanted = np.array([row[1] for row in told["utilities"]])
    assert worths(case, codes) == pytest.approx(wanted, abs=1e-12)
    for side, reserved in zip(case.sides, told["reserved"], strict=True):
        assert side.interests[0].no_deal is not None
        assert float(side.interests[0].no_deal.text) == reserved
    assert all(len(side.people) == 1 and side.people[0].front for side in case.sides)


def test_every_folder_that_lies_there_is_looked_at() -> None:
    for form, names in (("genius", [*NEGMAS]), ("geniusweb", GENIUSWEB)):
        assert sorted(path.name for path in (SCENARIOS / form).iterdir() if path.is_dir()) == sorted(names)


@pytest.mark.parametrize("form", ["genius", "negmas"])
@pytest.mark.parametrize("name", [*NEGMAS, *GENIUSWEB])
def test_written_as_a_scenario_and_read_again_every_package_has_its_utility(name: str, form: str, tmp_path: Path) -> None:
    case = read_case(SCENARIOS / ("genius" if name in NEGMAS else "geniusweb") / name)
    plain = read_case("case.yaml", case_text(case).encode())
    for file in WRITERS[form].write(Source(plain)):
        (tmp_path / file.name).write_bytes(file.content)
    again = read_case(tmp_path)
    assert [[str(option) for option in issue.options] for issue in again.issues] == [[str(option) for option in issue.options] for issue in case.issues]
    assert len(again.sides) == len(case.sides)
    codes = enumerate_packages(case).codes
    if form == "negmas":
        assert worths(again, codes) == pytest.approx(worths(case, codes), abs=1e-12)
        return
    before, after = gains_of(case, codes), gains_of(again, codes)
    scale = np.ptp(before, axis=0) / np.ptp(after, axis=0)
    assert after * scale == pytest.approx(before, abs=1e-9)


@pytest.mark.parametrize("name", [*NEGMAS, *GENIUSWEB])
def test_the_case_file_of_a_scenario_is_the_same_case(name: str) -> None:
    case = read_case(SCENARIOS / ("genius" if name in NEGMAS else "geniusweb") / name)
    again = read_case("again.yaml", case_text(case).encode())
    assert again == case
    assert again.digest == case.digest


@pytest.mark.parametrize("name", GENIUSWEB)
def test_a_geniusweb_scenario_has_the_size_and_points_in_its_specials(name: str) -> None:
    """Their Kalai point is another: of the efficient packages the one whose two utilities differ least."""
    folder = SCENARIOS / "geniusweb" / name
    specials = json.loads((folder / "specials.json").read_text())
    case = read_case(folder)
    packages = enumerate_packages(case)
    assert len(packages) == specials["size"]
    gains = worths(case, packages.codes)
    solved = solve(gains, 1e-12)
    for ours, theirs in (("nash", "nash"), ("utilitarian", "social_welfare")):
        (row,) = solved[ours]
        assert gains[row] == pytest.approx(specials[theirs]["utility"], abs=1e-9)
        found = {issue.label: value for issue, value in zip(case.issues, packages.package(int(row)).values, strict=True)}
        assert found == specials[theirs]["bid"]
    frontier = {tuple(np.round(row, 9)) for row in gains[efficient(gains)]}
    assert frontier == {tuple(np.round(point["utility"], 9)) for point in specials["pareto_front"]}


def test_killer_robot_has_11997_efficient_packages_for_its_five_parties() -> None:
    case = read_case(SCENARIOS / "genius" / "KillerRobot")
    packages = enumerate_packages(case)
    assert (len(packages), len(case.sides)) == (240_000, 5)
    assert len(efficient(worths(case, packages.codes))) == 11_997


def test_the_older_form_of_negmas_is_the_genius_scenario_in_points() -> None:
    folder = SCENARIOS / "genius" / "Grocery"
    source = read_source(folder / "Grocery_domain.xml.yml")
    points, utility = source.case, read_case(folder)
    assert source.format == "negmas"
    assert [side.key for side in points.sides] == [side.key for side in utility.sides] == ["mary", "sam"]
    codes = enumerate_packages(points).codes
    assert worths(points, codes) == pytest.approx(9 * worths(utility, codes) + 1)
    assert [(fact.key, fact.value) for fact in points.facts] == [("discount_mary", 0.805562132), ("discount_sam", 0.805562132)]
    assert any("advice ignores time" in note.found for note in source.notes)


def test_a_folder_with_two_forms_is_read_as_the_first_and_says_so() -> None:
    source = read_source(SCENARIOS / "genius" / "Grocery")
    assert source.format == "genius"
    assert [note.found for note in source.notes] == ["read as Genius XML; NegMAS YAML lies here, too"]


def test_advice_on_a_folder_is_that_on_its_case_file(root: Path, tmp_path: Path) -> None:
    folder = SCENARIOS / "genius" / "ItexvsCypress"
    told = run(root, "advise", str(folder), "--ours", "Itex", "--json")
    assert told.returncode == 0, told.stderr
    assert "evaluations are taken as they stand" in told.stderr
    converted = run(root, "convert", str(folder), str(tmp_path / "case.yaml"), "--ours", "ItexvsCypress_Itex.xml")
    assert converted.returncode == 0, converted.stderr
    again = run(root, "advise", str(tmp_path / "case.yaml"), "--json")
    assert json.loads(again.stdout) == json.loads(told.stdout)
    assert json.loads(told.stdout)["proposal"]["gain"].keys() == {"cypress", "itex"}


def test_the_proposal_is_the_best_package_that_leaves_the_other_party_no_worse_than_no_deal() -> None:
    case = read_case(SCENARIOS / "genius" / "EnglandZimbabwe")
    found = advise(case)
    gains = worths(case, enumerate_packages(case).codes) - [float(str(side.interests[0].no_deal.text)) for side in case.sides if side.interests[0].no_deal]
    assert found.proposal is not None
    assert found.proposal.expected_gain == pytest.approx(gains[gains[:, 1] >= 0, 0].max())
