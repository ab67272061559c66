"""A case workbook on paper: which sheets are printed, and how the one that explains the others is found."""

import io
import re
import zipfile

import xlsxwriter

from backtable.files import empty_workbook, read_case_source, write_workbook
from backtable.files.workbook._book import read_book
from backtable.files.workbook._entry import Entry
from backtable.files.workbook._frame import Frame
from backtable.files.workbook._layout import Column
from backtable.files.workbook._lines import lines_of
from backtable.files.workbook._paper import fitted, spare_rows

from .books import SMALL, sheets_of


def _parts(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def _left_out(content: bytes) -> set[str]:
    """Give the sheets of which only a blank cell is printed."""
    areas = re.findall(r">\'?([\w ]+)\'?!\$([A-Z]+)\$1</definedName>", _parts(content).read("xl/workbook.xml").decode())
    grids = {grid.name: grid for grid in read_book("case.xlsx", content)}
    for name, letter in areas:
        assert len(grids[name].rows[2]) < ord(letter) - ord("A") + 1, "the cell lies beside the table"
    return {name for name, _ in areas}


def _once_filled(content: bytes) -> dict[str, tuple[str, ...]]:
    """Give the sheets that are printed as soon as something stands in them: the cells looked at, columns to the blank one, columns printed."""
    area = r">OFFSET\((\w+)!\$A\$1,0,IF\(COUNTA\(\1!([$A-Z0-9:]+)\)=0,(\d+),0\),MAX\(1,SUMPRODUCT\(.*?\)\),IF\(COUNTA\(\1!\2\)=0,1,(\d+)\)\)</definedName>"
    return {name: tuple(rest) for name, *rest in re.findall(area, _parts(content).read("xl/workbook.xml").decode())}


def test_what_explains_is_not_printed_with_a_case_and_empty_tables_only_once_something_stands_there() -> None:
    (book,) = write_workbook(read_case_source("case.yaml", SMALL.encode()))
    empty = {name for name, rows in sheets_of().items() if len(rows) == 3}
    assert _left_out(book.content) == {"Library", "How to fill in"}
    areas = _once_filled(book.content)
    assert set(areas) == empty
    assert areas["Calendar"] == ("$A$4:$D$500", "5", "4")
    assert {"Calendar", "Clauses"} < empty


def test_a_form_prints_every_table_that_is_to_be_filled() -> None:
    assert _left_out(empty_workbook()) == {"Library"}


def test_how_to_fill_in_is_the_second_sheet_and_case_leads_to_it() -> None:
    for content in (empty_workbook(), write_workbook(read_case_source("case.yaml", SMALL.encode()))[0].content):
        assert [grid.name for grid in read_book("case.xlsx", content)][:2] == ["Case", "How to fill in"]
        assert "'How to fill in'!A1" in _parts(content).read("xl/worksheets/sheet1.xml").decode().replace("&apos;", "'")


def test_no_page_is_printed_for_blank_rows_alone() -> None:
    frame = Frame(xlsxwriter.Workbook(io.BytesIO()))
    assert spare_rows(frame, [20, 20], 80, [15] * 10) == 2
    assert spare_rows(frame, [20, 20], 80, [15] * 29) == 0, "the rows fill the page"
    assert spare_rows(frame, [20, 20], 80, [15] * 40) == 2, "the second page has room"
    assert spare_rows(frame, [80, 80, 80], 80, [15] * 35) == 2, "a wide table is printed smaller"


def test_a_page_that_is_too_narrow_is_shared_so_that_rows_are_low() -> None:
    columns = (Column("a", "A", "key", 20, "", needed=True), Column("b", "B", "text", 200, ""), Column("c", "C", "text", 200, ""))
    rows = [{"a": Entry("k"), "b": Entry("word " * 60), "c": Entry("word " * 25)} for _ in range(3)]
    key, long, short = widths = fitted(columns, rows, kept=False)
    assert sum(widths) <= 172
    assert lines_of("word " * 60, long) == lines_of("word " * 25, short), "one that is lower alone makes no row lower"
    assert key < short < long
    assert fitted(columns, [{"a": Entry("k"), "b": Entry("word"), "c": Entry("word")}], kept=False) == [8, 8, 8]
