"""A case in YAML becomes a workbook, and that YAML again, and nothing of it is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.errors import InputError
from backtable.files import comments_of, read_case_source, write_case, write_workbook
from backtable.files._tree import read_tree
from backtable.files.playbooks import built_in, start_text
from backtable.files.workbook._cells import joined, number_text, quoted, share_text, split, unquoted
from backtable.files.workbook._layout import TABLES
from backtable.files.workbook._rows import case_rows
from tests.oracles._cases import examples, small_cases

from .cases import TEXT, same, written_cases
from .used import used_cases

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "src" / "backtable" / "files" / "workbook" / "example.yaml"
CASES = [EXAMPLE, *sorted(path for folder in ("examples", "docs") for path in (ROOT / folder).rglob("*.yaml") if "\nours:" in path.read_text(encoding="utf-8"))]


def back_and_forth(name: str, content: bytes) -> None:
    """Convert a case to a workbook and back, and compare everything at every step."""
    source = read_case_source(name, content)
    (book,) = write_workbook(source)
    from_book = read_case_source(str(Path(name).with_suffix(".xlsx")), book.content)
    assert from_book.case == source.case
    assert from_book.case.digest == source.case.digest
    assert [note.found for note in from_book.notes] == [note.found for note in source.notes]
    assert same(from_book.plain) == same(source.plain)
    assert same(from_book.whole) == same(source.whole)
    (text,) = write_case(from_book)
    again = read_case_source(name, text.content)
    assert again.case == source.case
    assert same(again.plain) == same(source.plain)


@pytest.mark.parametrize("path", [path for path in CASES if path.name != "mistaken.yaml"], ids=lambda path: str(path.relative_to(ROOT)))
def test_every_example_comes_back_as_it_was(path: Path) -> None:
    back_and_forth(str(path), path.read_bytes())


def test_there_are_examples_to_try() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize("name", [playbook.key for playbook in built_in().playbooks.values()])
def test_the_case_that_starts_from_each_playbook_comes_back_as_it_was(name: str) -> None:
    back_and_forth("case.yaml", start_text(name).encode())


@examples(25)
@given(written_cases())
def test_random_cases_come_back_as_they_were(case: dict[str, Any]) -> None:
    back_and_forth("case.yaml", json.dumps(case, ensure_ascii=False).encode())


@examples(25)
@given(used_cases())
def test_random_cases_that_use_playbooks_come_back_as_they_were(case: dict[str, Any]) -> None:
    back_and_forth("case.yaml", json.dumps(case, ensure_ascii=False).encode())


@pytest.mark.parametrize("between", ["\r\n", "\n", "\u2028"])
def test_a_name_with_a_line_break_does_not_break_the_note_about_a_playbook_that_holds_it(between: str) -> None:
    person = {"table": "front", "label": f"two{between}lines", "use": [{"playbook": "general-counsel", "fears_precedent": "no"}]}
    sides = {"a": {"people": {"ann": person}}, "b": {"people": {"bob": {"table": "front", "role": "r"}}}}
    case = {"case": "x", "ours": "a", "issues": {"i": {"options": [1, 2]}}, "sides": sides}
    source = read_case_source("case.yaml", json.dumps(case).encode())
    assert any("two" in note.found for note in source.notes)
    back_and_forth("case.yaml", json.dumps(case).encode())


@pytest.mark.parametrize("key", ["Q,R", "Q ,  R", ",q", "Q;,R"])
@pytest.mark.parametrize("listed", [False, True])
def test_a_key_with_a_comma_that_a_playbook_is_told_comes_back_as_it_was(key: str, listed: bool) -> None:
    release = {"playbook": "release-needs-counsel", "as": "r", "released": "i == 2", "counsel": [key] if listed else key}
    sides = {
        "a": {"people": {key: {"table": "front", "role": "r"}, "Q": {"table": "back", "role": "r"}}, "authority": [{"use": release}, {"approve": ["Q"]}]},
        "b": {"people": {"bob": {"table": "front", "role": "r"}}},
    }
    case = {"case": "x", "ours": "a", "issues": {"i": {"options": [1, 2]}}, "sides": sides}
    back_and_forth("case.yaml", json.dumps(case).encode())


@examples(15)
@given(small_cases())
def test_cases_with_coupled_formulas_come_back_as_they_were(case: dict[str, Any]) -> None:
    back_and_forth("case.yaml", json.dumps(case, ensure_ascii=False).encode())


@examples(300)
@given(TEXT, st.lists(TEXT, max_size=4), st.floats(allow_nan=False, allow_infinity=False))
def test_a_cell_gives_back_what_was_written_into_it(text: str, texts: list[str], number: float) -> None:
    number += 0.0  # no case holds a zero with a minus sign
    assert unquoted(quoted(text)) == text
    assert [item for item, _ in split(joined(texts))] == texts
    assert read_tree(f"[{number_text(number)}, {share_text(number)}]", "x").data[0] == number
    assert same(share_text(number)) == number


def test_a_text_too_long_for_a_cell_is_refused_with_its_place() -> None:
    case = {"case": "x", "ours": "a", "issues": {"i": {"options": [1, 2]}}}
    case["sides"] = {key: {"people": {f"{key}_1": {"table": "front", "role": "r" * 40_000 if key == "a" else "r"}}} for key in ("a", "b")}
    source = read_case_source("case.yaml", json.dumps(case).encode())
    with pytest.raises(InputError, match=r"the workbook:People!D4: 40,000 letters would stand in this cell; expected at most 32,767"):
        write_workbook(source)


def test_the_same_case_gives_the_same_files_however_often_it_goes_back_and_forth() -> None:
    first = write_workbook(read_case_source("case.yaml", EXAMPLE.read_bytes()))[0].content
    text = write_case(read_case_source("case.xlsx", first))[0].content
    second = write_workbook(read_case_source("case.yaml", text))[0].content
    assert second == first
    assert write_case(read_case_source("case.xlsx", second))[0].content == text


@pytest.mark.parametrize(
    ("text", "count"),
    [("a: 1 # one\n# two\nb: 'x # no'\n", 2), ("a: x#y\n", 0), ("a: |\n  # no\nb: 1\n", 0), ("", 0), ("a: [1, # one\n 2]\r\n# two", 2)],
)
def test_comments_are_counted_where_they_are_comments(text: str, count: int) -> None:
    assert comments_of(text.encode()) == count


def test_the_file_of_every_key_fills_every_sheet() -> None:
    path = ROOT / "docs" / "reference" / "every-key.yaml"
    source = read_case_source(path, path.read_bytes())
    rows = case_rows(source.plain or {}, (source.whole or {})["issues"])
    assert set(rows) == {item.name for item in TABLES}
    assert all(rows.values())
