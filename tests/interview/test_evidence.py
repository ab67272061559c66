"""Answers about somebody of unknown scores as evidence: written, read again, and counted once."""

from pathlib import Path

import pytest

from backtable.belief import Approved, Refused, believe, read_evidence, trait_shifts
from backtable.case import Case, Package
from backtable.checking import careful_warnings
from backtable.files import read_case
from backtable.interview import ANSWER_NOISE, Answer, Fit, Portrait, evidence_of, read_session
from backtable.value import Model, codes_of, draw_worlds

from .test_command import typed as typed_fixture
from .test_replies import TEXT as SELLER

typed_of_bob = typed_fixture
UNKNOWN = "unknown: {worth: 100, issues: {price: more, term: any}, no_deal: 30%}"
TEXT = SELLER.replace("value: 20 * term, no_deal: 20", UNKNOWN)
ANSWERS = (
    Answer(Package((100.0, 1.0)), "sign", "", "2026-05-04"),
    Answer(Package((80.0, 2.0)), "reluctantly"),
    Answer(Package((0.0, 3.0)), "never"),
    Answer(Package((20.0, 2.0)), "only_if", "price at least 70", "", Package((70.0, 2.0))),
)
FILE = """interview: one seller
people:
  bob:
    notes: {paid_on: '', look_bad: '', stopped_by: ''}
    use: none
    answers:
    - {package: {price: 100, term: 1}, reply: sign, on: '2026-05-04'}
    - {package: {price: 80, term: 2}, reply: reluctantly}
    - {package: {price: 0, term: 3}, reply: never}
    - {package: {price: 20, term: 2}, reply: only_if, condition: price at least 70}
"""


@pytest.fixture
def typed(typed_of_bob, tmp_path: Path):
    """Type the command in a folder with a case of unknown scores and four answers."""
    (tmp_path / "case.yaml").write_text(TEXT)
    (tmp_path / "case.interview.yaml").write_text(FILE)
    return typed_of_bob


def test_a_signature_is_a_yes_and_a_condition_is_a_no_and_a_yes() -> None:
    found = evidence_of("bob", ANSWERS)
    assert [(type(item), item.package) for item in found] == [
        (Approved, ANSWERS[0].package),
        (Approved, ANSWERS[1].package),
        (Refused, ANSWERS[2].package),
        (Refused, ANSWERS[3].package),
        (Approved, ANSWERS[3].changed),
    ]
    assert found[0].note == "interview, 2026-05-04: would sign it"


def test_a_case_and_its_evidence_say_what_the_answers_say(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", "--packages", "0", "--as", "new.yaml", "--evidence", "new.evidence.yaml")
    assert "Wrote the file of evidence: new.evidence.yaml, the answers about bob" in said
    case = read_case(tmp_path / "new.yaml")
    items, noise = read_evidence(tmp_path / "new.evidence.yaml", case)
    assert (items, noise) == (evidence_of("bob", ANSWERS), ANSWER_NOISE)
    shifts = {item.name.partition("@")[0]: item for item in trait_shifts(believe(case, items, noise))}
    price = shifts["weight_of_price"]
    assert price.after.mean > price.before.mean + 0.05
    checked = " ".join(str(problem) for problem in careful_warnings(case))
    assert "the case holds bob as before the interview; what was answered is in new.evidence.yaml; give it with --evidence new.evidence.yaml" in checked
    assert "interview" not in " ".join(str(problem) for problem in careful_warnings(case, evidence=True))


def test_a_case_alone_holds_what_was_learned(typed, tmp_path: Path) -> None:
    """By the case alone each answer is on its side, and nearer to the fit than in a case whose answers are evidence beside it."""
    typed("--about", "bob", "--packages", "0", "--as", "apart.yaml", "--evidence", "apart.evidence.yaml")
    (tmp_path / "apart.evidence.yaml").unlink()
    said = typed("--about", "bob", "--packages", "0", "--as", "new.yaml")
    assert "Which terms count how much in “Bonus” of bob stays as hints" in said
    assert list(tmp_path.glob("*.evidence.yaml")) == []
    before, after = (chances_of_yes(read_case(tmp_path / name)) for name in ("apart.yaml", "new.yaml"))
    fit = Fit(Portrait(read_case(tmp_path / "case.yaml"), "bob", [answer.package for answer in ANSWERS] + [Package((70.0, 2.0))]), ())
    for answer in read_session(tmp_path / "case.interview.yaml", read_case(tmp_path / "case.yaml")).talks["bob"].answers:
        fit = fit.after(answer)
    fitted = [float(fit.signs()[fit.place(answer.package)]) for answer in ANSWERS]
    apart = [sum(abs(one - two) for one, two in zip(found, fitted, strict=True)) for found in (before, after)]
    assert apart[1] < 0.6 * apart[0]
    assert min(after[:2]) > 0.5 > max(after[2:])
    assert all("2026-05-04: 4 packages (answers" in item.source for item in read_case(tmp_path / "new.yaml").assumptions)
    assert careful_warnings(read_case(tmp_path / "new.yaml")) == careful_warnings(read_case(tmp_path / "case.yaml"))


def test_what_is_at_stake_and_no_deal_in_unknown_scores_are_learned(typed, tmp_path: Path) -> None:
    """What the answers say of no deal stands in the case as a distribution of its own; hints and what was certain stay."""
    (tmp_path / "case.yaml").write_text(TEXT.replace("no_deal: 30%", "no_deal: {uniform: [0, 1]}"))
    typed("--about", "bob", "--packages", "0", "--as", "new.yaml")
    before, after = (read_case(tmp_path / name).person("bob").interests[0] for name in ("case.yaml", "new.yaml"))
    assert before.unknown is not None
    assert after.unknown is not None
    assert after.unknown.no_deal is not None
    assert after.unknown.no_deal.kind == "normal"
    assert after.unknown.worth == before.unknown.worth, "an amount that is certain stays"
    assert after.unknown.wishes == before.unknown.wishes
    assert "interview, 2026-05-04: 4 packages (answers " in after.source
    assert "was fitted to 4 answers about bob" in " ".join(again(tmp_path, typed).split())


def again(folder: Path, typed) -> str:
    """Interview about the case that was written, with the same answers."""
    (folder / "case.yaml").write_text((folder / "new.yaml").read_text())
    said: str = typed("--about", "bob", "--packages", "0")
    return said


def chances_of_yes(case: Case) -> list[float]:
    """Give how likely bob signs each of the packages, by the case alone."""
    view = Model(case).view(draw_worlds(case, 2_000, 1))
    return [float(view.mean(view.yes(case.person("bob"), codes_of(case, [answer.package])))[0]) for answer in ANSWERS]


def test_answers_that_are_evidence_do_not_count_in_the_case_too(typed, tmp_path: Path) -> None:
    typed("--about", "bob", "--packages", "0", "--as", "four.yaml", "--evidence", "four.evidence.yaml")
    (tmp_path / "case.interview.yaml").write_text("\n".join(FILE.splitlines()[:7]) + "\n")
    typed("--about", "bob", "--packages", "0", "--as", "one.yaml", "--evidence", "one.evidence.yaml")
    four, one = (next(item for item in read_case(tmp_path / name).assumptions if item.key == "stake_of_bob") for name in ("four.yaml", "one.yaml"))
    assert four.distribution == one.distribution
    assert "before the answers, which are evidence in four.evidence.yaml" in four.source


def test_evidence_alone_is_about_everybody_of_theirs(typed, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(SELLER)
    said = typed("--about", "bob", "--packages", "0", "--evidence", "heard.yaml")
    assert "Wrote the file of evidence: heard.yaml" in said
    assert len(read_evidence(tmp_path / "heard.yaml", read_case(tmp_path / "case.yaml"))[0]) == 5
    assert "there already" in typed("--about", "bob", "--packages", "0", "--evidence", "heard.yaml", code=2)
    said = typed("--about", "bob", "--packages", "0", "--as", "known.yaml", "--evidence", "known.evidence.yaml")
    assert "No file of evidence: their answers are in the case file itself" in said
    assert not (tmp_path / "known.evidence.yaml").exists()
