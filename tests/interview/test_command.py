"""The interview as somebody types it."""

import io
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from backtable.advice import advise
from backtable.case import Expression
from backtable.cli import main
from backtable.files import read_case
from backtable.value import Model, draw_worlds

from ..interview.test_replies import FORMULAS, TEXT


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Type `backtable interview` with answers, in a folder with the case."""
    (tmp_path / "case.yaml").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BACKTABLE_NOW", "2026-05-04T09:00+00:00")
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str, lines: str = "", code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["backtable", "interview", "case.yaml", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        out, errors = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(errors), pytest.raises(SystemExit) as ended:
            main()
        assert (ended.value.code or 0) == code, out.getvalue() + errors.getvalue()
        return errors.getvalue() if code else out.getvalue()

    return run


def test_answers_are_kept_and_gone_on_with(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", lines="new licences\n\n\nnobody\n1\n3\na longer term\nq\n")
    assert "What are they paid on?" in said
    assert "After 2 answers" in said
    kept = (tmp_path / "case.interview.yaml").read_text()
    assert "reply: only_if" in kept
    assert "condition: a longer term" in kept
    again = typed("--about", "bob", "--packages", "1", lines="u\n4\n")
    assert "What are they paid on?" not in again, "what was answered is not asked again"
    assert "After 2 answers" in again
    assert "reply: never" in (tmp_path / "case.interview.yaml").read_text()


def test_only_if_is_kept_by_whoever_leaves_before_saying_what_would_have_to_change(typed, tmp_path: Path) -> None:
    assert "After 1 answer" in typed("--about", "bob", lines="\n\n\n3\nq\n")
    assert "reply: only_if" in (tmp_path / "case.interview.yaml").read_text()


def test_a_person_is_named_by_key_or_label_in_any_case_of_letters(typed, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(TEXT.replace("      bob:\n", "      bob:\n        label: Account manager\n", 1))
    for name in ("Account manager", "account MANAGER", "Bob"):
        assert "What Account manager would sign" in typed("--about", name, "--packages", "0")


def test_what_was_found_out_is_a_case(typed, tmp_path: Path) -> None:
    typed("--about", "bob", lines="bonus\n\n\n\n1\n4\n2\n3\nmore\n")
    said = typed("--about", "bob", "--packages", "0", "--as", "new.yaml")
    assert "stake_of_bob, threshold_of_bob" in said
    case = read_case(tmp_path / "new.yaml")
    found = {item.key: item for item in case.assumptions}
    assert found["threshold_of_bob"].known_to == ("bob",)
    assert re.fullmatch(r"interview, 2026-05-04: 4 packages \(answers [0-9a-f]{6}\); what are they paid on: bonus", found["stake_of_bob"].source)
    worlds = draw_worlds(case, 500, 1)
    stakes = Model(case).view(worlds).stake(case.person("bob"))
    assert stakes.min() > 0
    assert stakes.max() <= 1
    assert stakes.std() > 0
    assert advise(case, 200).proposal is not None
    assert "there already" in typed("--about", "bob", "--packages", "0", "--as", "new.yaml", code=2)


def test_answers_that_a_case_was_fitted_to_are_not_counted_twice_silently(typed, tmp_path: Path) -> None:
    typed("--about", "bob", lines="\n\n\n1\n4\n2\n4\n")
    said = typed("--about", "bob", "--packages", "0", "--as", "new.xlsx")
    assert "Wrote the workbook: new.xlsx" in said
    assert "Warning" not in said
    typed("--about", "bob", "--packages", "0", "--as", "new.yaml")
    (tmp_path / "case.yaml").write_text((tmp_path / "new.yaml").read_text())
    warning = "Warning: case.yaml was fitted to 4 answers about bob on 2026-05-04 already"
    assert f"{warning}. Here the first 4 answers are those, and count twice" in " ".join(typed("--about", "bob", "--packages", "0").split())
    assert typed("--about", "bob", "--packages", "0", "--as", "third.yaml").count(warning) == 1
    answers = tmp_path / "case.interview.yaml"
    written = answers.read_text()
    answers.write_text(written.replace("never", "sign", 1))
    assert f"{warning}. Those among the answers used here" in " ".join(typed("--about", "bob", "--packages", "0").split())
    answers.write_text(written.replace("'2026-05-04'", "'2026-05-05'"))
    assert "Warning" not in typed("--about", "bob", "--packages", "0"), "answers of a later day are new"


def test_the_next_command_has_the_options_of_this_one(typed) -> None:
    said = typed("--about", "bob", "--packages", "1", "--answers", "my answers.yaml", "--seed", "3", lines="\n\n\n1\n")
    assert "Next: `backtable interview case.yaml --about bob --answers 'my answers.yaml' --seed 3` asks on" in said


def test_a_formula_stays_and_what_was_fitted_stands_beside_it(typed, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(FORMULAS)
    said = typed("--about", "bob", lines="bonus\n\n\n\n1\n4\n2\n3\nmore\n")
    assert "The formula for the threshold, `least`, stays; what was fitted is added to it." in said
    assert "The formula for the stake, `share`, stays; it is multiplied by what was fitted." in said
    assert "“Bonus” keeps its weight" in said
    typed("--about", "bob", "--packages", "0", "--as", "new.yaml")
    bob = read_case(tmp_path / "new.yaml").person("bob")
    assert bob.threshold.text == "threshold_shift_of_bob + least"
    assert isinstance(bob.stake, Expression)
    assert bob.stake.text == "min(stake_factor_of_bob * share, 1)"
    assert advise(read_case(tmp_path / "new.yaml"), 200).proposal is not None


def test_leaving_at_once_and_asking_who(typed, tmp_path: Path) -> None:
    assert "Who?" in typed(lines="")
    assert not (tmp_path / "case.interview.yaml").exists()
    said = typed("--packages", "1", lines="9\n1\n\n\n\ns\n4\n")
    assert "A number from 1 to 2" in said
    assert "About bob" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("interview: x\npeople: {bob: {answers: [{package: {price: 50, term: 1}, reply: maybe}]}}\n", "`maybe` is no reply"),
        ("interview: x\npeople: {bob: {notes: {mood: bad}}}\n", "`mood` is no question"),
        ("case: x\n", "the interview"),
        ("", "an interview"),
    ],
)
def test_a_file_of_answers_that_makes_no_sense_is_refused(typed, tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "case.interview.yaml").write_text(text)
    assert expected in typed("--about", "bob", code=2)


def test_who_is_nobody(typed) -> None:
    assert "nobody in this case is called 'zoe'" in typed("--about", "zoe", code=2)


def test_answers_of_several_people_are_shown_and_written_without_a_question(typed, tmp_path: Path) -> None:
    answer = "    answers:\n    - {package: {price: 60, term: 2}, reply: never}\n    - {package: {price: 0, term: 1}, reply: sign}\n"
    (tmp_path / "case.interview.yaml").write_text(f"interview: one seller\npeople:\n  bob:\n{answer}  ann:\n{answer}")
    said = typed("--packages", "0", "--as", "new.yaml")
    assert [line for line in said.splitlines() if "What " in line and line.endswith("would sign")] == ["one seller. What ann would sign", "one seller. What bob would sign"]
    assert "threshold_of_ann" in said
    assert "threshold_of_bob" in said
