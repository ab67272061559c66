"""A file of an inventory, looked into without knowing yet what it is."""

import codecs
import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import python_calamine
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from backtable.errors import InputError, Place, Problem

_HEAD = 64 * 1024
_PACKED = b"PK\x03\x04"
_WORKBOOKS = (_PACKED, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_LARGEST = 1 << 30  # bytes that a workbook may unpack to; beyond it, it is a bomb or belongs into CSV
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ABOVE = 40  # rows among which a heading is looked for
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
Cell = Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its first row, which is the heading of a plain table, and the rows below it, each with its number in the sheet."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]

    def records(self) -> "list[tuple[int, dict[str, Cell]]]":
        """Give each row as column → value, with its number."""
        return [(number, dict(zip(self.columns, row, strict=False))) for number, row in self.rows]

    @property
    def table(self) -> "Sheet":
        """The table on the sheet, below a title and a few words if there are any."""
        start = _heading([self.columns, *(row for _, row in self.rows[: _ABOVE - 1])])
        return self if not start else Sheet(self.name, tuple(str(cell).strip() for cell in self.rows[start - 1][1]), self.rows[start:])


class Source:
    """One file; what it holds is read when it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name

    def place(self, *parts: object) -> str:
        """Write a place in the file: `estate.xlsx:vInfo:17`."""
        return ":".join(map(str, (self.name, *parts)))

    def wrong(self, found: str, remedy: str = "") -> InputError:
        """Make the error that the file as a whole cannot be read."""
        return InputError([Problem(Place(self.name), found, "", remedy)])

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB.

        Raises:
            InputError: the file cannot be opened, or is empty.
        """
        try:
            with self.path.open("rb") as file:
                head = file.read(_HEAD)
        except OSError as error:
            raise self.wrong(f"cannot be read ({error.strerror})") from error
        if not head.strip():
            raise self.wrong("the file is empty")
        return head

    @cached_property
    def text(self) -> str:
        """The head as text."""
        wide = _wide(self.head)
        if wide:
            return self.head.decode(wide, "replace").removeprefix("\ufeff")
        try:
            return codecs.getincrementaldecoder("utf-8-sig")().decode(self.head)
        except UnicodeDecodeError:
            return self.head.decode("cp1252", "replace")

    @property
    def encoding(self) -> str:
        """The encoding of the whole file: UTF-16 or UTF-8 where it is that, else that of Windows in western Europe."""
        return self._looked_through[0]

    @property
    def has_controls(self) -> bool:
        """True where control characters stand in the file that neither end a line nor a cell."""
        return self._looked_through[1]

    @property
    def has_quotes(self) -> bool:
        """True where a quote stands in the file."""
        return self._looked_through[2]

    @cached_property
    def _looked_through(self) -> tuple[str, bool, bool]:
        """Encoding, control characters and quotes, found by reading the file once.

        Raises:
            InputError: the file cannot be read.
        """
        wide = _wide(self.head)
        decoder = codecs.getincrementaldecoder("utf-8")()
        found, controls, quotes = wide or "utf-8-sig", bool(wide), False
        try:
            with self.path.open("rb") as file:
                while block := file.read(1 << 20):
                    quotes = quotes or b'"' in block
                    controls = controls or len(block.translate(None, _CONTROLS)) < len(block)
                    if found == "utf-8-sig":
                        try:
                            decoder.decode(block, final=len(block) < 1 << 20)
                        except UnicodeDecodeError:
                            found = "cp1252"
        except OSError as error:
            raise self.wrong(f"cannot be read ({error.strerror})") from error
        return found, controls, quotes

    def lines(self) -> Iterator[tuple[int, str]]:
        """Give each line of a text file with its number, without its end.

        Raises:
            InputError: the file cannot be read.
        """
        try:
            with self.path.open(encoding=self.encoding, errors="replace") as file:
                for number, line in enumerate(file, 1):
                    yield number, line.rstrip("\n")
        except OSError as error:
            raise self.wrong(f"cannot be read ({error.strerror})") from error

    @property
    def is_workbook(self) -> bool:
        """True for what Excel and LibreOffice write."""
        return self.head.startswith(_WORKBOOKS) and self.path.suffix.lower() != ".zip"

    @property
    def is_json(self) -> bool:
        """True for what begins like JSON."""
        return self.text.lstrip()[:1] in ("{", "[")

    @property
    def is_xml(self) -> bool:
        """True for what begins like XML."""
        return self.text.lstrip()[:1] == "<"

    @property
    def is_page(self) -> bool:
        """True for a page of the web, whatever its name says."""
        start = self.text.lstrip()[:1024].lower()
        return start.startswith(("<!doctype html", "<html")) or ("<table" in start and start.startswith("<"))

    @property
    def is_parquet(self) -> bool:
        """True for Parquet."""
        return self.head.startswith(b"PAR1")

    @cached_property
    def workbook(self) -> dict[str, Sheet]:
        """The sheets of a workbook; formulas count with the value that was last computed.

        Raises:
            InputError: it is damaged or locked by a password.
        """
        if not self.head.startswith(_PACKED) and _ENCRYPTED in self.path.read_bytes():
            raise self.wrong("the workbook is locked by a password", "save it without one")
        try:
            if self.head.startswith(_PACKED) and not _fits(self.path):
                raise self.wrong(
                    f"the workbook unpacks to more than {_LARGEST >> 30} GB, which is not read", "export the table as CSV"
                )
            book = python_calamine.CalamineWorkbook.from_path(str(self.path))
            return {name: _sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names}
        except InputError:
            raise
        except Exception as error:  # calamine raises errors of several unrelated classes, and panics on some files
            raise self.wrong(f"the workbook cannot be read ({error})", "export it again") from error

    @cached_property
    def json(self) -> Any:
        """The whole file as JSON.

        Raises:
            InputError: it is not JSON.
        """
        try:
            return json.loads(self.path.read_bytes())
        except (ValueError, RecursionError) as error:
            raise self.wrong(f"this is not JSON ({error})", "export it again") from error

    @cached_property
    def xml(self) -> Element:
        """The root of the whole file as XML; entities are refused.

        Raises:
            InputError: it is not XML, or not harmless.
        """
        try:
            root = parse(self.path).getroot()
        except (SyntaxError, DefusedXmlException, ValueError) as error:
            raise self.wrong(f"this is not XML that can be read ({error})", "export it again") from error
        assert root is not None
        return root

    @cached_property
    def delimiter(self) -> str:
        """The sign between the columns of a text file: the one that the heading has most of, outside quotes."""
        line = re.sub(r'"[^"]*"', "", next((line for line in self.text.splitlines() if line.strip()), ""))
        return max(",;\t|", key=line.count)

    @cached_property
    def blank_before(self) -> int:
        """How many empty lines stand before the first line of a text file that says something."""
        return next((number for number, line in enumerate(self.text.splitlines()) if line.strip()), 0)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The headings of a text file, empty where it is none."""
        if self.is_workbook or self.is_json or self.is_xml or self.is_parquet:
            return ()
        try:
            rows = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
            row = next((row for row in rows if any(cell.strip() for cell in row)), [])
        except csv.Error:
            return ()
        return tuple(name.strip() for name in row)


def _wide(head: bytes) -> str:
    """Give the name of UTF-16 where the file begins with its mark or every second byte is nothing, else an empty text."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    start = head[:64]
    if len(start) >= 4 and len(start) % 2 == 0 and 0 not in start[::2] and not any(start[1::2]):
        return "utf-16-le"
    return ""


def _fits(path: Path) -> bool:
    """Say whether what is packed is of a size that can be read; it is unpacked to see, for what a file says of it may be false."""
    size = 0
    with zipfile.ZipFile(path) as packed:
        for item in packed.infolist():
            with packed.open(item) as file:
                while block := file.read(1 << 20):
                    size += len(block)
                    if size > _LARGEST:
                        return False
    return True


def _sheet(name: str, cells: list[list[Cell]]) -> Sheet:
    filled = [(number, row) for number, row in enumerate(cells, 1) if any(str(cell).strip() for cell in row)]
    if not filled:
        return Sheet(name, (), ())
    columns = tuple(str(cell).strip() for cell in filled[0][1])
    return Sheet(name, columns, tuple((number, tuple(row)) for number, row in filled[1:]))


def _heading(rows: Sequence[Sequence[Cell]]) -> int:
    """Give which of the first rows is the heading: reports begin with a title and a few words, which fill few of many cells."""
    widths = [sum(bool(str(cell).strip()) for cell in row) for row in rows]
    widest = max(widths, default=0)
    return next((place for place, width in enumerate(widths) if 2 * width > widest), 0) if widest > 2 else 0
