"""`backtable beliefs` as people and programs call it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import numpy as np
import pytest
from scipy.stats import wasserstein_distance

from backtable.belief import Approved, ConditionLearned, Heard, Refused, ValueLearned, WillNot, Would, believe, report
from backtable.belief._held import distance
from backtable.case import Case, Expression, Package
from backtable.cli._json import SCHEMAS
from backtable.files import read_case
from backtable.papers import Document, Paragraph, Table, beliefs_document, beliefs_picture
from backtable.pictures import rendered

from ..commands import typed

CASE = "examples/over-deployment/case.yaml"
EVIDENCE = "examples/over-deployment/evidence.yaml"


def run(root: Path, *arguments: str) -> CompletedProcess[str]:
    """Run the command."""
    return typed(root, "beliefs", *arguments)


@pytest.fixture(scope="module")
def printed() -> dict[str, Any]:
    """What the command prints for programs."""
    done = run(Path(__file__).parents[2], CASE, "--evidence", EVIDENCE, "--json", "--worlds", "1000")
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_the_json_is_as_described_and_says_before_and_after(printed: dict[str, Any]) -> None:
    SCHEMAS["beliefs"].model_validate(printed)
    paid = printed["assumptions"]["paid_on_new_only"]
    assert paid["before"]["mean"] == pytest.approx(0.6, abs=0.001)
    assert paid["after"]["mean"] > 0.7
    assert [step["evidence"] for step in paid["moved_by"]][:2] == [1, 2]
    award = printed["assumptions"]["award"]
    assert not award["reached"]
    assert award["before"] == award["after"]
    assert award["error"] == 0
    for item in printed["assumptions"].values():
        for held in (item["before"], item["after"]):
            assert sum(held["shares"]) == pytest.approx(1)
            assert len(held["shares"]) == len(item["edges"]) - (len(item["edges"]) > 8)
    assert {item["person"] for item in printed["people"]} == {"executive", "deal_desk", "ceo"}
    assert [item["kind"] for item in printed["evidence"]] == ["offer", "heard", "must_ask", "offer", "heard", "approved"]
    assert all(0 <= item["chance"] <= item["at_most"] <= 1 for item in printed["evidence"])


def test_the_same_seed_prints_the_same_figures(printed: dict[str, Any], root: Path) -> None:
    again = run(root, CASE, "--evidence", EVIDENCE, "--json", "--worlds", "1000")
    assert json.loads(again.stdout) == printed
    other = run(root, CASE, "--evidence", EVIDENCE, "--json", "--worlds", "1000", "--seed", "3")
    assert json.loads(other.stdout)["assumptions"] != printed["assumptions"]


def test_the_text_says_the_conclusion_first_and_writes_the_picture(root: Path, tmp_path: Path) -> None:
    picture = tmp_path / "beliefs.svg"
    done = run(root, CASE, "--evidence", EVIDENCE, "--worlds", "1000", "--picture", str(picture))
    assert done.returncode == 0, done.stderr
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    assert " ".join(lines[1:3]).startswith("The sales executive is paid on licences sold and not on compliance payments: 60 % likely before")
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert lines[-1] == f"Wrote the picture: {picture}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("evidence: [{offer: damand}]", "evidence.yaml:1:20: `damand` names no issue"),
        (
            "evidence: [{fact: commission > 0.11}, {fact: commission < 0.06}]",
            "evidence.yaml:1:46: nothing that the case holds possible fits this fact and those before it",
        ),
    ],
)
def test_what_cannot_be_used_gets_one_message_and_writes_nothing(
    root: Path, tmp_path: Path, text: str, words: str
) -> None:
    evidence, picture = tmp_path / "evidence.yaml", tmp_path / "beliefs.svg"
    evidence.write_text(text, encoding="utf-8")
    done = run(root, CASE, "--evidence", str(evidence), "--picture", str(picture), "--worlds", "200")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not picture.exists()


def test_a_missing_file_and_a_wrong_ending_are_refused(root: Path, tmp_path: Path) -> None:
    assert "cannot be read" in run(root, CASE, "--evidence", str(tmp_path / "none.yaml")).stderr
    assert "cannot have this ending" in run(root, CASE, "--evidence", EVIDENCE, "--picture", "x.pdf").stderr


def words_of(document: Document) -> str:
    """Give everything that a document says."""
    parts = [paragraph.text for paragraph in document.lead]
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                parts.append(block.text)
            elif isinstance(block, Table):
                parts += [cell for row in block.rows for cell in row.cells]
    return "\n".join(parts)


def test_a_wrong_model_shows(sale: Case, demand: Package) -> None:
    """The boss gains from the demand in every world, and refuses it: the words say so, and what to do."""
    found = words_of(beliefs_document(report(believe(sale, [Refused("boss", demand)]))))
    assert "Look at the case again: no. 1 does not fit it." in found
    assert "something so unlikely comes once in" in found
    fine = words_of(beliefs_document(report(believe(sale, [Approved("boss", demand)]))))
    assert "Look at the case again" not in fine
    assert "as could be expected" in fine


def test_words_when_nothing_was_learned_or_nothing_moved(sale: Case) -> None:
    nothing = words_of(beliefs_document(report(believe(sale))))
    assert nothing.startswith("Nothing has been learned yet")
    silent = words_of(beliefs_document(report(believe(sale, [Heard("rep", Expression("rival > 40"), 0.9)]))))
    assert silent.startswith("What has been learned moves none of the assumptions by much.")
    assert "tells nothing: by the case they do not know it (`known_to`)" in silent


def test_learning_that_only_narrows_a_range_is_told(sale: Case) -> None:
    """What a licence costs the seller stays 40 on average, and is known much better."""
    cost = next(item for item in report(believe(sale)).shifts if item.name == "cost")
    middle = cost.before.mean
    found = report(believe(sale, [ConditionLearned(Expression(f"cost > {middle - 3} and cost < {middle + 3}"))]))
    shift = next(item for item in found.shifts if item.name == "cost")
    assert abs(shift.after.mean - shift.before.mean) < 1
    assert shift.after.high - shift.after.low < 0.5 * (shift.before.high - shift.before.low)
    assert shift.change_of_range == "narrower"
    said = words_of(beliefs_document(found))
    assert re.match(r"What a licence costs the seller: \d+(\.\d+)? \(.* to .*\) before, \d+(\.\d+)? \(.* to .*\) now: narrower", said)
    assert "narrower by no. 1" in said


def test_how_far_a_distribution_moved_is_the_wasserstein_distance() -> None:
    random = np.random.default_rng(3)
    first, second = random.normal(size=300), np.round(random.normal(0.2, 0.5, 200), 1)
    weights, others = random.dirichlet(np.ones(300)), random.dirichlet(np.ones(200))
    assert distance(first, weights, second, others) == pytest.approx(wasserstein_distance(first, second, weights, others))
    assert distance(first, weights, first, weights) == pytest.approx(0, abs=1e-12)


def test_a_statement_that_is_so_in_no_world_stands_out(sale: Case, demand: Package) -> None:
    """The boss gains from the demand in every world; somebody says that the boss will not sign it."""
    where = Expression(" and ".join(f"{key} == {value!r}" for key, value in sale.terms(demand).items()))
    said = words_of(beliefs_document(report(believe(sale, [WillNot("seller", "boss", where, 0.6)]))))
    assert "so in no world that we hold possible: a bluff, or the case leaves something out" in said
    claim = words_of(beliefs_document(report(believe(sale, [Heard("seller", Expression("award > 100"), 0.8)]))))
    assert "so in no world that we hold possible: it is wrong, or the case is too narrow" in claim
    doubted = words_of(beliefs_document(report(believe(sale, [Heard("seller", Expression("award > 60"), 0.0)]))))
    assert "so in no world" not in doubted
    may = words_of(beliefs_document(report(believe(sale, [Heard("seller", Expression("award > 60"), 0.8)]))))
    assert "so in no world" not in may
    agrees = words_of(beliefs_document(report(believe(sale, [Would("seller", "boss", where, 0.6)]))))
    assert "so in no world" not in agrees


def test_the_contributions_of_the_evidence_add_up(sale: Case, demand: Package, middle: Package) -> None:
    items = [Refused("boss", middle), Heard("seller", Expression("cost > 40"), 0.8), Approved("boss", demand)]
    found = report(believe(sale, items, worlds=8000))
    (cost,) = (shift for shift in found.shifts if shift.name == "cost")
    assert [number for number, _, _ in cost.by] == [0, 1, 2]
    for (_, _, after), (_, before, _) in zip(cost.by, cost.by[1:], strict=False):
        assert after == pytest.approx(before, abs=0.5)
    assert cost.by[-1][2] == pytest.approx(cost.after.mean, abs=4 * cost.error)


def test_the_picture_says_in_words_what_it_shows(sale: Case) -> None:
    for items in ([ConditionLearned(Expression("cost > 50")), ValueLearned("mood", 1.0)], []):
        chart = beliefs_picture(report(believe(sale, items, worlds=500)))
        described = str(chart.to_dict()["description"])
        assert "Boss says yes to “demand”" in described
        assert ("What a licence costs the seller: 40 before" in described) == bool(items)
        assert rendered(chart, ".svg").startswith(b"<svg")


def test_a_case_without_anything_unknown_or_with_points_can_be_asked(
    case_of: Callable[[str], Case], root: Path
) -> None:
    case = case_of("""
case: known
ours: a
issues: {x: {options: [0, 1]}}
sides:
  a: {people: {us: {table: front}}, interests: [{name: I, value: x, no_deal: 0}]}
  b: {people: {p: {table: front}}, interests: [{name: I, value: 1 - x, no_deal: 0}]}
""")
    found = report(believe(case, [Approved("p", Package((1.0,)))]))
    assert found.exact
    assert not found.shifts
    assert words_of(beliefs_document(found)).startswith("What has been learned moves none")
    points = read_case(root / "examples" / "points" / "case.yaml")
    other = next(person.key for side in points.other_sides for person in side.people)
    package = Package(tuple(issue.options[0] for issue in points.issues))
    assert report(believe(points, [Refused(other, package)])).people
