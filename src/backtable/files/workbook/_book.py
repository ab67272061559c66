"""The sheets of an .xlsx file as cells: what stands in them, which hold formulas, and which show an error."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn
from xml.etree.ElementTree import Element

import python_calamine
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from backtable.errors import InputError, Place, Problem
from backtable.files._spreadsheet import FROM_NUMBERS, NUMBERS
from backtable.files.workbook._cells import Value
from backtable.files.workbook._outside import Links, read_links

_PACKED = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Excel's files before 2007, and a locked one of today
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 50_000_000
_MOST_PARTS = 2_000
_LAST_ROW, _LAST_COLUMN = 100_000, 1_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_MERGED = re.compile(r'<mergeCell\b[^>]*\bref="([A-Z]+\d+:[A-Z]+\d+)"')
_COLUMN, _FROM, _TO = re.compile(r"<col\b[^>]*>"), re.compile(r'\bmin="(\d+)"'), re.compile(r'\bmax="(\d+)"')
_ROW, _HIDDEN, _NUMBER = re.compile(r"<row\b[^>]*>"), re.compile(r'\bhidden="(?:1|true)"'), re.compile(r'\br="(\d+)"')
_SHARES = frozenset({"9", "10"})  # formats that every program knows without being told: 0% and 0.00%
_QUOTED = re.compile(r'"[^"]*"|\\.')
_SAVE_AS = "open it in Excel or LibreOffice and save it as an .xlsx workbook"


DAY_0, _DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""From which spreadsheets count days; the second where a workbook says so, as those of old Macintoshes do."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is special about a cell: a formula, an error that it shows, or a formula that was never computed.

    Args:
        outside: the file from which the formula takes its value, or “a service”, where that is not this workbook.
        share: whether a number in it is shown as a percentage.
    """

    formula: bool
    error: str = ""
    computed: bool = True
    outside: str = ""
    share: bool = False


@dataclass(slots=True)
class Grid:
    """The cells of one sheet.

    Args:
        tab: which sheet it is, from 1.
        rows: what stands in each cell, from A1 on.
        odd: (row, column) from 1 → what is special about the cell.
        merged: ranges such as `C4:C6` whose cells are one.
        hidden: numbers of rows that nobody sees.
        hidden_columns: first and last number of columns that nobody sees.
        state: of the sheet itself: visible, hidden, or veryHidden, which no menu shows.
        day_0: from which the workbook counts days.
    """

    file: str
    name: str
    tab: int
    rows: list[list[Value]]
    odd: dict[tuple[int, int], Oddity] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    state: str = "visible"
    day_0: date = DAY_0

    def hides_column(self, column: int) -> bool:
        """Say whether nobody sees a column, counted from 1."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Give the place of a cell, both counted from 1; of the sheet without them."""
        return Place(self.file, row, column, tab=self.tab, sheet=self.name)


def read_book(file: str, content: bytes) -> list[Grid]:
    """Read all sheets of a workbook.

    Args:
        file: its name, for places.
        content: what the file holds.

    Raises:
        InputError: it is locked, damaged, too large, no workbook, or a workbook of another kind than .xlsx.
    """
    _refuse(file, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _refuse_kind(file, packed)
            parts = {part.name: part for part in _parts(file, packed)}
            links = read_links(packed)
            day_0 = _day_0(packed)
            shares = _share_styles(packed)
            odd = {name: _oddities(file, part, links, shares) for name, part in parts.items()}
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = []
        for tab, name in enumerate(book.sheet_names, 1):
            if name not in parts:
                grids.append(Grid(file, name, tab, []))
                continue
            rows, text = book.get_sheet_by_name(name).to_python(skip_empty_area=False), parts[name].content.decode("utf-8", "replace")
            grids.append(Grid(file, name, tab, rows, odd[name], tuple(_MERGED.findall(text)), _hidden(text), _hidden_columns(text), parts[name].state, day_0))
    except InputError:
        raise
    except DefusedXmlException:
        _wrong(file, "the workbook holds definitions that no spreadsheet program writes", _SAVE_AS)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        _wrong(file, "the workbook is damaged or cut off", "save or send it again")
    except Exception as error:  # calamine raises errors of several unrelated classes, and panics on some files
        said = str(error).splitlines()
        _wrong(file, f"the workbook cannot be read ({said[0] if said else type(error).__name__})", _SAVE_AS)
    return grids


def _wrong(file: str, found: str, remedy: str = "", expected: str = "") -> NoReturn:
    raise InputError([Problem(Place(file), found, expected, remedy)])


def _refuse(file: str, content: bytes) -> None:
    if not content:
        _wrong(file, "the file is empty", "start with `backtable new NAME.xlsx`", "a workbook")
    if len(content) > _MOST_BYTES:
        _wrong(file, f"the workbook has {len(content):,} bytes, more than a case needs", "take pictures and other tables out of it")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            _wrong(file, "the workbook is locked by a password", "save it without one")
        _wrong(file, "this is a workbook in the form of before 2007 (.xls)", _SAVE_AS)
    if not content.startswith(_PACKED):
        _wrong(file, "this is not a workbook, whatever its name says", _SAVE_AS)


def _refuse_kind(file: str, packed: zipfile.ZipFile) -> None:
    """Refuse what is packed alike and is no .xlsx, what holds macros, and what unpacks to more than anybody means."""
    names = set(packed.namelist())
    if len(packed.namelist()) > _MOST_PARTS:
        _wrong(file, f"the workbook is packed of {len(packed.namelist()):,} parts", "copy its sheets into a new workbook", f"at most {_MOST_PARTS:,}")
    if any(".." in name.replace("\\", "/").split("/") or name.startswith(("/", "\\")) or ":" in name for name in names):
        _wrong(file, "the workbook holds parts whose names lead out of it, which no spreadsheet program writes", _SAVE_AS)
    if len(names) < len(packed.namelist()):
        _wrong(file, "the workbook holds two parts of one name, which no spreadsheet program writes", _SAVE_AS)
    if "xl/workbook.bin" in names:
        _wrong(file, "this is a binary workbook (.xlsb)", _SAVE_AS)
    if "mimetype" in names:
        _wrong(file, "this is an OpenDocument file", _SAVE_AS)
    if "[Content_Types].xml" not in names and (file.lower().endswith(".numbers") or any(name.endswith(".iwa") for name in names)):
        _wrong(file, NUMBERS, FROM_NUMBERS)
    if {"word/document.xml", "ppt/presentation.xml"} & names:
        _wrong(file, "this is a document of Word or PowerPoint", "start with `backtable new NAME.xlsx`")
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        _wrong(file, "this is no workbook that Excel or LibreOffice writes", _SAVE_AS)
    if sum(item.file_size for item in packed.infolist()) > _MOST_UNPACKED:
        _wrong(file, "the workbook unpacks to more than a case needs", "take other tables out of it")
    if packed.testzip():  # unpacks everything, no more than the directory says, and compares the check sums
        _wrong(file, "the workbook is damaged", "save or send it again")
    if any(name.lower().endswith("vbaproject.bin") or name.lower().startswith(("xl/macrosheets/", "xl/dialogsheets/")) for name in names) or b"macroEnabled" in packed.read("[Content_Types].xml"):
        _wrong(file, "this is a workbook with macros (.xlsm), which are not opened", _SAVE_AS)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet with cells: its number, name and state, and its XML."""

    tab: int
    name: str
    state: str
    content: bytes


def _parts(file: str, packed: zipfile.ZipFile) -> Iterator[_Part]:
    """Give every sheet with cells; sheets that are charts are left out."""
    targets = {}
    for relation in fromstring(packed.read("xl/_rels/workbook.xml.rels")):
        if str(relation.get("Type", "")).endswith("/worksheet"):
            target = str(relation.get("Target", ""))
            targets[str(relation.get("Id"))] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    tab = 0
    for sheet in fromstring(packed.read("xl/workbook.xml")).iter():
        if _tag(sheet) != "sheet":
            continue
        tab += 1
        identity = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if identity in targets:
            if targets[identity] not in packed.namelist():
                _wrong(file, f"the workbook is damaged: the sheet {sheet.get('name')} is missing", "save or send it again")
            yield _Part(tab, str(sheet.get("name")), sheet.get("state") or "visible", packed.read(targets[identity]))


def _day_0(packed: zipfile.ZipFile) -> date:
    book = fromstring(packed.read("xl/workbook.xml"))
    since_1904 = any(item.get("date1904") in ("1", "true") for item in book.iter() if _tag(item) == "workbookPr")
    return _DAY_0_OF_1904 if since_1904 else DAY_0


def _tag(element: Element) -> str:
    return str(element.tag).removeprefix(_MAIN).removeprefix(_STRICT)


def _share_styles(packed: zipfile.ZipFile) -> frozenset[str]:
    """Give the numbers of the styles that show percentages."""
    if "xl/styles.xml" not in packed.namelist():
        return frozenset()
    root = fromstring(packed.read("xl/styles.xml"))
    own = {str(item.get("numFmtId")): str(item.get("formatCode")) for item in root.iter() if _tag(item) == "numFmt"}
    shares = {key for key, code in own.items() if "%" in _QUOTED.sub("", code)} | (_SHARES - own.keys())
    styles = next((item for item in root if _tag(item) == "cellXfs"), None)
    return frozenset(str(number) for number, item in enumerate(() if styles is None else styles) if item.get("numFmtId") in shares)


def _oddities(file: str, part: _Part, links: Links, shares: frozenset[str] = frozenset()) -> dict[tuple[int, int], Oddity]:
    """Find formulas, errors and percentages, which the reader of values does not tell from other cells.

    Args:
        shares: numbers of the styles that show percentages.

    Raises:
        InputError: something stands so far from everything else that it cannot be meant.
    """
    found = {}
    shared: dict[str, str] = {}
    row = column = 0
    for event, element in iterparse(io.BytesIO(part.content), events=("start", "end")):
        tag = _tag(element)
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r") or row + 1), 0
            elif tag == "c":
                column = _column(element.get("r") or "") or column + 1
            continue
        if tag == "row":
            element.clear()
        if tag != "c":
            continue
        inside = {_tag(child): child for child in element}
        text = inside["v"].text if "v" in inside else None
        formula, error = "f" in inside, element.get("t") == "e"
        if (formula or text or "is" in inside) and (row > _LAST_ROW or column > _LAST_COLUMN):
            place = Place(file, row, column, tab=part.tab, sheet=part.name)
            raise InputError([Problem(place, "this cell stands far away from all tables", "", "delete what is in it")])
        share = bool(text) and element.get("s") in shares and element.get("t", "n") == "n"
        if formula or error or share:
            computed = bool(text) or (element.get("t") == "str" and "v" in inside)
            outside = _outside(inside["f"], links, shared) if formula else ""
            found[row, column] = Oddity(formula, (text or "an error") if error else "", computed, outside, share)
    return found


def _outside(formula: Element, links: Links, shared: dict[str, str]) -> str:
    """Give from where a formula takes its value; of those that share one only the first holds its text."""
    group = formula.get("si") if formula.get("t") == "shared" else None
    if group is not None and not formula.text:
        return shared.get(group, "")
    found = links.source(formula.text or "")
    if group is not None:
        shared[group] = found
    return found


def _hidden_columns(text: str) -> tuple[tuple[int, int], ...]:
    hidden = (match[0] for match in _COLUMN.finditer(text) if _HIDDEN.search(match[0]))
    ends = ((_FROM.search(column), _TO.search(column)) for column in hidden)
    return tuple((int(first[1]), int(last[1])) for first, last in ends if first and last)


def _hidden(text: str) -> frozenset[int]:
    rows = (match[0] for match in _ROW.finditer(text) if _HIDDEN.search(match[0]))
    return frozenset(int(number[1]) for row in rows if (number := _NUMBER.search(row)))


def cell_of(reference: str) -> tuple[int, int]:
    """Give row and column of a cell such as `C4`, from 1."""
    return int(reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), _column(reference)


def _column(reference: str) -> int:
    column = 0
    for letter in reference:
        if not letter.isalpha():
            break
        column = 26 * column + ord(letter.upper()) - ord("A") + 1
    return column
