"""An interview that is left, gone on with beside another, or on a case that has changed."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from .test_command import typed as typed_fixture
from .test_replies import TEXT

typed = typed_fixture
PLAIN = "notes: {paid_on: '', look_bad: '', stopped_by: ''}"


def test_two_interviews_on_one_file_do_not_undo_each_other(typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "case.interview.yaml"
    kept.write_text(f"interview: one seller\npeople: {{bob: {{{PLAIN}}}}}\n")
    lines = iter(["1", "4", "q"])

    def answer(_words: str) -> str:
        """Answer, while another interview writes into the same file."""
        said = next(lines)
        if said == "4":
            text = kept.read_text() + f"  ann:\n    {PLAIN.replace(chr(39) * 2, 'bonus')}\n"
            kept.write_text(text)
        return said

    monkeypatch.setattr("builtins.input", answer)
    typed("--about", "bob")
    text = kept.read_text()
    assert text.count("reply: ") == 2
    assert text.count("paid_on: bonus") == 1


def test_answers_about_packages_that_the_rules_forbid_by_now_still_count(typed, tmp_path: Path) -> None:
    (tmp_path / "case.interview.yaml").write_text(
        f"interview: x\npeople: {{bob: {{{PLAIN}, answers: [{{package: {{price: 0, term: 3}}, reply: never}}]}}}}\n"
    )
    (tmp_path / "case.yaml").write_text(TEXT.replace("sides:", "rules: [{require: price >= 50}]\nsides:", 1))
    said = typed("--about", "bob", "--packages", "0")
    assert "After 1 answer" in said
    assert "price: 0; term: 3" in said


def test_what_a_changed_case_knows_no_more_is_set_aside(typed, tmp_path: Path) -> None:
    """One option is taken out of the case: the answers that name it stay in the file, and count again when it is back."""
    (tmp_path / "case.interview.yaml").write_text(
        f"interview: one seller\npeople: {{zoe: {{{PLAIN}}}, bob: {{{PLAIN}, use: none, answers: [{{package: {{price: 45, term: 3}}, reply: never}}, {{package: {{price: 50}}, reply: never}}, {{package: {{price: 20, term: 1}}, reply: never}}]}}}}\n"
    )
    said = typed("--about", "bob", "--packages", "1", lines="4\n")
    notes = [line for line in said.splitlines() if line.startswith("note: ")]
    assert [note.split("now (")[1].split(")")[0] for note in notes] == ["`zoe` is nobody in the case", "`45` is not an option of price", "the package says nothing about term"]
    assert "answer 1 about bob does not fit the case as it is now" in notes[1]
    assert "After 2 answers" in said
    kept = YAML(typ="safe").load(tmp_path / "case.interview.yaml")
    assert [row["package"] for row in kept["people"]["bob"]["set_aside"]["answers"]] == [{"price": 45, "term": 3}, {"price": 50}]
    assert list(kept["set_aside"]) == ["zoe"]
    (tmp_path / "case.yaml").write_text(TEXT.replace("step: 10", "step: 5", 1))
    again = typed("--about", "bob", "--packages", "0")
    assert "After 3 answers" in again
    assert again.count("note: ") == 2


def test_answers_of_another_case_are_named(typed, tmp_path: Path) -> None:
    (tmp_path / "case.interview.yaml").write_text(f"interview: two buyers\npeople: {{bob: {{{PLAIN}}}}}\n")
    assert "note: case.interview.yaml: these answers are of the case “two buyers”, not of “one seller”" in typed("--about", "bob", "--packages", "0")


def test_leaving_in_the_middle_of_a_plain_question_keeps_what_was_picked(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", lines="new fees\n1\nq\n")
    assert "Which terms of the case is that about?" in said
    assert "Kept in case.interview.yaml" in said
    again = typed("--about", "bob", lines="l\n500\nw\ny\nq\n")
    assert "What are they paid on?" not in again
    assert "price: is more (m) or less (l) better for bob" in again
    assert "Proposed interest of bob: “new fees”: price (less is better)" in again
    want = YAML(typ="safe").load(tmp_path / "case.interview.yaml")["people"]["bob"]["wants"]["paid_on"]
    assert want == {"issues": {"price": "less"}, "worth": 500, "no_deal": "worst"}


def test_a_plain_answer_is_taken_back_where_it_was_given_and_from_later_questions(typed, tmp_path: Path) -> None:
    def people() -> Any:
        return YAML(typ="safe").load(tmp_path / "case.interview.yaml")["people"]["bob"]

    typed("--about", "bob", lines="new fees\n1\nl\n500\nw\nn\nq\n")
    assert people()["wants"] == {"paid_on": "none"}
    said = typed("--about", "bob", lines="u\ny\nq\n")
    assert said.count("Take it into the case?") == 1
    assert "Proposed interest of bob" in said
    assert people()["wants"]["paid_on"]["worth"] == 500
    typed("--about", "bob", lines="u\nu\nu\nu\nu\n2 1\nq\n")
    assert people()["typed"]["paid_on"] == ["new fees", "2 1"]
    said = typed("--about", "bob", lines="u\nu\nu\nbonus\nq\n")
    assert "Nothing was answered before that." in said
    assert people()["notes"] == {"paid_on": "bonus"}


def test_the_last_plain_answer_is_taken_back_from_the_first_package(typed, tmp_path: Path) -> None:
    said = typed("--about", "bob", "--packages", "1", lines="\n\nnobody\nu\nann\n4\n")
    assert said.count("Who can stop this, if they agree?") == 2
    assert "stopped_by: ann" in (tmp_path / "case.interview.yaml").read_text()


def test_the_case_itself_is_not_written_over(typed, tmp_path: Path) -> None:
    before = (tmp_path / "case.yaml").read_text()
    assert "is the case itself" in typed("--about", "bob", "--as", "case.yaml", "--force", code=2)
    assert (tmp_path / "case.yaml").read_text() == before
    assert "a file of evidence cannot have this ending" in typed("--about", "bob", "--evidence", "e.json", code=2)


def test_characters_that_move_a_cursor_are_not_kept(typed, tmp_path: Path) -> None:
    typed("--about", "bob", lines="bonus\x1b[2J\x07 on   sales\n\nq\n")
    assert "paid_on: bonus [2J on sales" in (tmp_path / "case.interview.yaml").read_text()
    assert "After 1 answer" in typed("--about", "bob", lines="\n\n1\nq\n")


def test_somebody_of_ours_to_whom_nothing_matters_is_asked_for_swings(typed, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(TEXT.replace("ann: {table: front}", "ann: {table: front, stake: 0}"))
    said = typed("--about", "ann", "--packages", "1", lines="\n\n\n\n", code=2)
    assert "no package means anything to ann" in said
    assert "--about ann --swings" in said
    assert "with `--about" not in typed("--about", "bob", lines="\n\n\nq\n")
