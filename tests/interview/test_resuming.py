"""An interview that is left, gone on with beside another, or on a case that has changed."""

from pathlib import Path

import pytest

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


def test_what_a_changed_case_knows_no_more_is_named_with_what_to_do(typed, tmp_path: Path) -> None:
    (tmp_path / "case.interview.yaml").write_text(
        f"interview: x\npeople: {{zoe: {{{PLAIN}}}, bob: {{answers: [{{package: {{price: 45, term: 3}}, reply: never}}, {{package: {{price: 50}}, reply: never}}]}}}}\n"
    )
    said = typed("--about", "bob", code=2).splitlines()
    assert [line.split(":", 3)[3].split(";")[0].strip() for line in said] == ["`zoe` is nobody in the case", "`45` is not an option of price", "the package says nothing about term"]
    assert all("where the case has changed since" in line for line in said)


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
