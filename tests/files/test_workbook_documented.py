"""The page of the workbook names every sheet, column, setting and limit, and no other."""

import re
from pathlib import Path

from backtable.files.workbook import _book
from backtable.files.workbook._layout import IGNORED_SHEETS, ORDER, PACKAGES, SETTINGS, TABLES
from backtable.files.workbook._words import HOW, HOW_SHEET, LIBRARY_SHEET

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "workbook.md").read_text(encoding="utf-8")
PARTS = re.split(r"^### (.*)$", PAGE.split("\n## How YAML and workbook")[0], flags=re.MULTILINE)
SECTIONS = dict(zip(PARTS[1::2], PARTS[2::2], strict=True))


def rows(text: str) -> dict[str, str]:
    """Give what each row of a table says of what its first cell names."""
    return {cells[1].strip().strip("`"): cells[2].strip() for line in text.splitlines() if (cells := line.split("|"))[1:] and "`" in cells[1]}


def test_every_sheet_has_its_section_in_the_order_of_the_workbook() -> None:
    assert tuple(SECTIONS) == ORDER


def test_every_column_is_described_as_its_note_says() -> None:
    for table in TABLES:
        found = rows(SECTIONS[table.name])
        assert list(found) == [column.heading for column in table.columns], table.name
        for column in table.columns:
            unless = f", unless `{table.column(column.unless).heading}` is filled" if column.unless else ""
            assert found[column.heading] == f"{column.note}{' *needed*' if column.needed else ''}{unless}", column
        assert table.about in SECTIONS[table.name]
    assert rows(SECTIONS["Case"]) == {item.label: item.note for item in SETTINGS}
    assert "`Issue`" in SECTIONS[PACKAGES]


def test_every_sheet_that_is_not_read_is_named() -> None:
    assert set(IGNORED_SHEETS) == {HOW_SHEET.casefold(), LIBRARY_SHEET.casefold(), "lists"}
    assert all(f"`{name}`" in PAGE for name in (HOW_SHEET, LIBRARY_SHEET, "Lists"))


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    text = " ".join(PAGE.split())
    assert f"more than {_book._MOST_BYTES:,} bytes or unpacks to more than {_book._MOST_UNPACKED:,}" in text
    assert f"beyond row {_book._LAST_ROW:,} or column {_book._LAST_COLUMN:,}" in text


def test_the_sheet_that_says_how_to_fill_in_names_commands_that_there_are() -> None:
    assert {"check", "advise", "convert"} == set(re.findall(r"backtable (\w+)", " ".join(HOW)))
