"""What Excel writes and other programs do not: the case that it holds is read all the same."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from backtable.case import Case
from backtable.files import read_case_source, write_workbook

from .books import SMALL, content_of, sheets_of, top_of

TEXT = f"{SMALL}calendar: {{today: 2026-05-04, end: 2026-06-30}}\n"
_MAIN, _LINKS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {_MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main", _LINKS: "http://purl.oclc.org/ooxml/officeDocument/relationships"}
_SHARED = re.compile(r"<si><t[^>]*>([^<]{2,})</t></si>")
Change = Callable[[str, str], str]


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case_source("case.yaml", TEXT.encode()).case


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_workbook(read_case_source("case.yaml", TEXT.encode()))[0].content


def packed(content: bytes, change: Change) -> bytes:
    """Pack a workbook anew with its parts changed, by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode()) if name.endswith((".xml", ".rels")) else old.read(name))
    return out.getvalue()


def rich(name: str, text: str) -> str:
    """Give texts whose first letter has a format of its own."""
    return _SHARED.sub(lambda found: f'<si><r><rPr><b/></rPr><t xml:space="preserve">{found[1][:1]}</t></r><r><t xml:space="preserve">{found[1][1:]}</t></r></si>', text) if name == "xl/sharedStrings.xml" else text


def spoken(name: str, text: str) -> str:
    """Give texts with how they are read aloud, as Japanese versions of Excel store it."""
    return _SHARED.sub(lambda found: f'<si><t xml:space="preserve">{found[1]}</t><rPh sb="0" eb="1"><t>カナ</t></rPh><phoneticPr fontId="1"/></si>', text) if name == "xl/sharedStrings.xml" else text


def strict(_: str, text: str) -> str:
    """Give what “Strict Open XML Spreadsheet” writes (ISO/IEC 29500-1, annex A)."""
    for usual, other in _STRICT.items():
        text = text.replace(usual, other)
    return text.replace("<workbook ", '<workbook conformance="strict" ', 1)


def prefixed(name: str, text: str) -> str:
    """Give elements whose namespace has a prefix, as the Open XML SDK writes them."""
    if not name.startswith(("xl/worksheets/sheet", "xl/sharedStrings")):
        return text
    return re.sub(r"<(/?)(?![?!/])(\w+)", r"<\1x:\2", text).replace(f'xmlns="{_MAIN}"', f'xmlns:x="{_MAIN}"')


@pytest.mark.parametrize("change", [rich, spoken, strict, prefixed], ids=lambda change: change.__name__)
def test_other_ways_to_write_the_same_cells_are_the_same_case(written: bytes, case: Case, change: Change) -> None:
    source = read_case_source("case.xlsx", packed(written, change))
    assert source.case == case
    assert not source.notes


def test_texts_that_stand_in_their_cells_are_read(written: bytes, case: Case) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        texts = re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)

    def inline(name: str, text: str) -> str:
        cell = r'<c r="(\w+)"( s="\d+")? t="s"><v>(\d+)</v></c>'
        return re.sub(cell, lambda found: f'<c r="{found[1]}"{found[2] or ""} t="inlineStr"><is><r>{texts[int(found[3])]}</r></is></c>', text) if name.startswith("xl/worksheets/sheet") else text

    assert read_case_source("case.xlsx", packed(written, inline)).case == case


def test_what_is_drawn_beside_the_cells_changes_nothing(case: Case) -> None:
    sheets = sheets_of(TEXT)
    top, _ = top_of(sheets["Facts"], "Fact")
    width = max(position for position, heading in enumerate(sheets["Facts"][top]) if heading)

    def drawn(book: Any, written: Any) -> None:
        facts = written["Facts"]
        facts.add_table(top, 0, len(sheets["Facts"]) - 1, width, {"columns": [{"header": heading} for heading in sheets["Facts"][top][: width + 1]]})
        facts.conditional_format("C4:C20", {"type": "data_bar", "data_bar_2010": True})
        facts.conditional_format("C4:C20", {"type": "icon_set", "icon_style": "3_arrows"})
        facts.write_comment("C4", "Is this so?")
        facts.insert_textbox("J2", "a remark")
        facts.freeze_panes(top + 1, 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Facts!$C$4:$C$5"})
        facts.insert_chart("J8", chart)
        book.define_name("price_list", "=Facts!$C$4")
        written["Issues"].data_validation("D4:D20", {"validate": "list", "source": "=Facts!$A$4:$A$5"})
        written["Issues"].autofilter(top, 0, top + 3, 5)
        page = book.add_chartsheet("Graph")
        pie = book.add_chart({"type": "pie"})
        pie.add_series({"values": "=Facts!$C$4:$C$5"})
        page.set_chart(pie)

    source = read_case_source("case.xlsx", content_of(sheets, drawn))
    assert source.case == case
    assert [str(note) for note in source.notes] == ["case.xlsx:Graph: this sheet is not read"]


def test_days_are_counted_from_where_the_workbook_counts_them() -> None:
    """A workbook that counts from 1904 holds numbers that are 1,462 less, also where a cell has lost its format."""
    sheets = sheets_of(TEXT)
    row, column = top_of(sheets["Calendar"], "Date")
    sheets["Calendar"][row + 1][column], sheets["Calendar"][row + 2][column] = 46146.0 - 1462, 46203.0 - 1462
    content = packed(content_of(sheets), lambda name, text: re.sub(r"<workbookPr[^>]*/>", '<workbookPr date1904="1"/>', text) if name == "xl/workbook.xml" else text)
    found = read_case_source("case.xlsx", content).case
    assert [str(found.today), str(found.calendar[0].day)] == ["2026-05-04", "2026-06-30"]
