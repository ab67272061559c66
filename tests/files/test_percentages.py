"""A percentage that stands where an amount of money belongs is pointed out, whatever it comes to."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backtable.checking import careful_warnings
from backtable.cli._advise import _remark
from backtable.files import read_case_source, write_workbook

from .books import SMALL, content_of, sheets_of, top_of

REMEDY = "write the amount itself; of a percentage, what it comes to"


def said(content: bytes, name: str) -> list[str]:
    return [str(note) for note in read_case_source(name, content).notes if "as a percentage" in note.found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("value: 1000, unit: EUR", "value: 110%, unit: EUR per year", "list_price is written as a percentage, and its unit is EUR per year"),
        ("u: {low: 1, likely: 2, high: 3,", "u: {low: 1, likely: 2, high: 300%, unit: €/seat,", "u is written as a percentage, and its unit is €/seat"),
        ("step: 5}", "step: 500%, unit: EUR}", "price is written as a percentage, and its unit is EUR"),
        ("no_deal: -20}", "no_deal: -10%}", "no deal of “Cheap” is written as a percentage, and is an amount in EUR"),
        ("stake: 50%,", "stake: 50%, threshold: 5%,", "the threshold of bob is written as a percentage, and is an amount in EUR"),
        ("worth: {low: 1, likely: 2,", "worth: {low: 10%, likely: 2,", "the worth of “Shut” is written as a percentage, and is an amount in EUR"),
        ("value: 1000, unit: EUR", 'value: 110%, unit: "%"', ""),
        ("value: 1000, unit: EUR", "value: 110%, unit: points", ""),
        ("value: 1000, unit: EUR", "value: 32%, unit: licences", "list_price is written as a percentage, and its unit is licences"),
        ("value: 1000, unit: EUR", "value: 32%, unit: processor licences", "list_price is written as a percentage, and its unit is processor licences"),
        ("value: 1000, unit: EUR", "value: 110%, unit: times", ""),
    ],
)  # fmt: skip
def test_in_a_case_file(old: str, new: str, found: str) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new)
    line, column = next((number, row.index(new) + re.search(r"-?\d+%", new.replace("50%", "   ")).start() + 1) for number, row in enumerate(text.splitlines(), 1) if new in row)
    notes = said(text.encode(), "case.yaml")
    assert [note.partition("; ")[0] for note in notes] == ([f"case.yaml:{line}:{column}: {found}"] if found else [])
    assert all(REMEDY in note for note in notes)


def cells() -> Iterator[tuple[str, str, str, Any, str]]:
    """Give sheet, heading, format, what is typed, and the cell."""
    for form, typed in (("0%", 1.1), ("@", "110 %"), ("0.0%", 0.12), ("General", 1.1)):
        yield "Facts", "Value", form, typed, "C4"
    yield "Assumptions", "High", "0%", 30.0, "G4"
    yield "Interests", "No deal", "0%", -0.2, "D4"


@pytest.mark.parametrize(("sheet", "heading", "form", "typed", "cell"), list(cells()))
def test_in_a_cell(sheet: str, heading: str, form: str, typed: Any, cell: str) -> None:
    sheets = sheets_of(SMALL.replace("high: 3,", "high: 3, unit: EUR,"))
    row, column = top_of(sheets[sheet], heading)

    def change(book: Any, written: Any) -> None:
        written[sheet].write(row + 1, column, typed, book.add_format({"num_format": form}))

    notes = said(content_of(sheets, change), "case.xlsx")
    assert [note.partition(": ")[0] for note in notes] == ([] if form == "General" else [f"case.xlsx:{sheet}!{cell}"])


def test_it_is_said_once() -> None:
    source = read_case_source("case.yaml", SMALL.replace("value: 1000", "value: 12%").encode())
    assert [note.found for note in source.notes] == ["list_price is written as a percentage, and its unit is EUR"]
    assert not [item for item in careful_warnings(source.case, told=source.notes) if "list_price" in item.found and "less than" in item.found]
    assert [item.found for item in careful_warnings(source.case) if "less than" in item.found] == ["list_price is less than 1 EUR"]


def test_advice_says_it_at_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    source = read_case_source("case.yaml", SMALL.replace("value: 1000", "value: 110%").encode())
    _remark(Path("case.yaml"), source, False)
    assert "case.yaml:4:29: list_price is written as a percentage, and its unit is EUR" in capsys.readouterr().out


def test_it_is_said_of_the_workbook_of_a_case_file_as_well() -> None:
    text = SMALL.replace("value: 1000", "value: 110%").replace("no_deal: -20}", "no_deal: -10%}").replace("worth: {low: 1,", "worth: {low: 10%,").replace("step: 5}", "step: 500%, unit: EUR}")
    text = text.replace("u: {low: 1, likely: 2, high: 3,", "u: {pert: [1, 2, 300%], unit: EUR,")
    source = read_case_source("case.yaml", text.encode())
    (book,) = write_workbook(source)
    again = read_case_source("case.xlsx", book.content)
    assert len(source.notes) == 5
    assert [note.found for note in again.notes] == [note.found for note in source.notes]


@pytest.mark.parametrize(("typed", "form", "unit", "value"), [(1.1, "0%", "EUR", "110%"), ("110 %", "@", "EUR", "110%"), (1.1, "General", "EUR", 1.1), (1.1, "0%", "%", 1.1)])
def test_it_stays_one_in_a_case_file_that_is_made_of_the_workbook(typed: Any, form: str, unit: str, value: Any) -> None:
    sheets = sheets_of(SMALL.replace("value: 1000, unit: EUR", f'value: 1000, unit: "{unit}"'))
    row, column = top_of(sheets["Facts"], "Value")

    def change(book: Any, written: Any) -> None:
        written["Facts"].write(row + 1, column, typed, book.add_format({"num_format": form}))

    source = read_case_source("case.xlsx", content_of(sheets, change))
    assert source.plain is not None
    assert source.plain["facts"]["list_price"]["value"] == value
    assert source.case.facts[0].value == 1.1
