"""Tables of a file, row by row, each value with its place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # has types and no marker that says so

from backtable.inventory._estate import LeftOut
from backtable.inventory._found import line_breaks, words
from backtable.inventory._records import records
from backtable.inventory._source import Source
from backtable.inventory.entitlements import _cells as cells


def fold(heading: str) -> str:
    """Give a heading as it is compared: `Purchased rights` is `purchased_rights`."""
    return words(heading.replace("_", " ")).casefold()


class Table:
    """A table with a heading and rows below it.

    Args:
        sheet: its name in a workbook, empty in other files.
        rows: number in the file or sheet, values.
        above: what is written above the heading.
        torn: rows that could not be taken apart.
        notes: what a careful reader would want to know of the rows.
    """

    def __init__(
        self,
        source: Source,
        sheet: str,
        columns: Sequence[str],
        rows: Sequence[tuple[int, Sequence[Any]]],
        above: Sequence[str] = (),
        torn: Sequence[LeftOut] = (),
        notes: Sequence[str] = (),
    ) -> None:
        self.notes = tuple(notes)
        self.source = source
        self.sheet = sheet
        self.above = tuple(above)
        self.columns = tuple(fold(column) for column in columns)
        self.headings = dict(zip(self.columns, map(words, columns), strict=True))
        self.torn = [
            *torn,
            *(
                LeftOut(self._place(number), f"the row has {len(row)} cells and the heading {len(columns)}")
                for number, row in rows
                if len(row) != len(columns)
            ),
        ]
        self._rows = [(number, row) for number, row in rows if len(row) == len(columns)]
        self.decimal_mark = cache(lambda column: cells.decimal_mark(self.values(column)))
        self.date_order = cache(lambda column: cells.date_order(self.values(column)))

    def values(self, column: str) -> list[Any]:
        """Give the column's values."""
        position = self.columns.index(column)
        return [row[position] for _, row in self._rows]

    def has(self, *names: str) -> bool:
        """Say whether any of these columns is there."""
        return any(fold(name) in self.columns for name in names)

    def _place(self, number: int) -> str:
        return self.source.place(*filter(None, (self.sheet, number)))

    def place(self, number: int, column: str) -> str:
        """Write the place of a value: `rights.xlsx:Entitlements:C7`, and of other files `rights.csv:7`."""
        if not self.sheet:
            return self._place(number)
        return self.source.place(self.sheet, f"{xl_col_to_name(self.columns.index(column))}{number}")

    def __iter__(self) -> Iterator["Row"]:
        for number, values in self._rows:
            yield Row(self, number, self._place(number), dict(zip(self.columns, values, strict=True)))

    def open_columns(self) -> list[str]:
        """Say of which columns the dates may be read in two ways."""
        notes = []
        for column in self.columns:
            several = [value for value in self.values(column) if cells.open_date(value)]
            order = self.date_order(column) if several else "day"
            if order in ("", cells.MIXED):
                what = "dates with days first and with months first" if order else "dates that may have days or months first"
                notes.append(
                    f"the column “{self.headings[column]}” has {what}, as in {words(several[0])}: "
                    f"{len(several)} of its rows cannot be read; write dates as 2026-03-31"
                )
        return notes


class Row:
    """A row of a table; what is wrong in it is noted in `problems`."""

    def __init__(self, table: Table, number: int, place: str, values: dict[str, Any]) -> None:
        self.table = table
        self.number = number
        self.place = place
        self._values = values
        self.problems: list[LeftOut] = []

    def _column(self, names: Sequence[str]) -> str:
        """Give the first of the columns that is filled here, else the first that is there."""
        there = [fold(name) for name in names if fold(name) in self._values]
        return next((name for name in there if words(self._values[name])), there[0] if there else "")

    def wrong(self, reason: str, *names: str) -> None:
        """Note what is wrong, in a column if one is named."""
        column = self._column(names)
        self.problems.append(LeftOut(self.table.place(self.number, column) if column else self.place, reason))

    def text(self, *names: str) -> str:
        """Give the text under the first of these headings that is filled."""
        return words(self._values.get(self._column(names)))

    def number_in(self, *names: str) -> Decimal | None:
        """Give the number from 0 under the first of these headings that is filled; note where it is none."""
        return self._read(cells.amount, names)

    def signed_in(self, *names: str) -> Decimal | None:
        """Give the number under the first of these headings that is filled, also one below 0; note where it is none."""
        return self._read(cells.number, names)

    def open_in(self, *names: str) -> tuple[Decimal, ...]:
        """Give the two numbers that may stand under the first of these headings that is filled; nothing where it is one or none."""
        column = self._column(names)
        return cells.open_number(self._values[column], self.table.decimal_mark(column)) if column else ()

    def _read(self, read: Callable[[Any, str], Decimal | None], names: Sequence[str]) -> Decimal | None:
        column = self._column(names)
        if not column:
            return None
        try:
            return read(self._values[column], self.table.decimal_mark(column))
        except ValueError as error:
            self.wrong(f"{self.table.headings[column]} {error}", column)
            return None

    def count_in(self, *names: str) -> Decimal | None:
        """Give the whole number from 0 under the first of these headings that is filled; note where it is none."""
        found = self.number_in(*names)
        if found is not None and found != found.to_integral_value():
            column = self._column(names)
            self.wrong(f"{self.table.headings[column]} is {self.text(column)}; expected a whole number from 0", column)
        return found

    def day_in(self, *names: str) -> date | None:
        """Give the date under the first of these headings that is filled; note where it is none."""
        column = self._column(names)
        if not column:
            return None
        try:
            return cells.day(self._values[column], self.table.date_order(column))
        except ValueError as error:
            self.wrong(f"{self.table.headings[column]} {error}", column)
            return None


@dataclass(frozen=True, slots=True)
class _Read:
    """Rows of a CSV file with their numbers, rows that could not be taken apart, and notes."""

    rows: Sequence[tuple[int, Sequence[str]]] = ()
    torn: Sequence[LeftOut] = ()
    notes: Sequence[str] = ()


def headings(source: Source) -> list[set[str]]:
    """Give the headings of each table that a file may hold, folded.

    Raises:
        InputError: the file cannot be taken apart.
    """
    if source.is_workbook:
        return [{fold(column) for column in sheet.columns} for sheet in source.workbook.values()]
    if source.is_json:
        items = _listed(source.json)
        return [{fold(name) for name in items[0]}] if items else []
    return [{fold(column) for column in source.columns}]


def tables(source: Source, is_heading: Callable[[Sequence[str]], bool] | None = None) -> Iterator[Table]:
    """Give each table of a file: of CSV the file, of a workbook the sheets, of JSON the records.

    Args:
        is_heading: whether a row holds headings, for papers that people wrote: titles may stand above it, and each such row begins
            a table. Without it the first row that is filled is the heading.

    Raises:
        InputError: the file cannot be taken apart.
    """
    if source.is_workbook:
        for sheet in source.workbook.values():
            if is_heading:
                yield from _below_headings(source, sheet.name, [(0, sheet.columns), *sheet.rows], is_heading)
                continue
            width = len(sheet.columns)
            rows = [(number, (*row, *[""] * (width - len(row)))) for number, row in sheet.rows]
            yield Table(source, sheet.name, sheet.columns, rows)
    elif source.is_json:
        items = _listed(source.json)
        names = list(dict.fromkeys(name for item in items for name in item))
        listed = [(number, [_shown(item.get(name)) for name in names]) for number, item in enumerate(items, 1)]
        yield Table(source, "", names, listed)
    elif is_heading:
        best = _best_rows(source, is_heading)
        for number, table in enumerate(_below_headings(source, "", best.rows, is_heading)):
            if not number:
                table.torn[:0], table.notes = best.torn, tuple(best.notes)
            yield table
    else:
        read = _rows_of_csv(source, source.delimiter)
        if not read.rows:
            raise source.wrong("its heading cannot be taken apart", "export it again")
        yield Table(source, "", read.rows[0][1], read.rows[1:], torn=read.torn, notes=read.notes)


def _below_headings(
    source: Source, sheet: str, rows: Sequence[tuple[int, Sequence[Any]]], is_heading: Callable[[Sequence[str]], bool]
) -> Iterator[Table]:
    """Give a table for each row of headings, down to the next one."""
    starts = [position for position, (_, row) in enumerate(rows) if is_heading([words(cell) for cell in row])]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=False):
        names: list[str] = []
        for cell in rows[start][1]:
            name, same = words(cell), sum(fold(words(cell)) == fold(other.partition(" #")[0]) for other in names)
            names.append(f"{name} #{same + 1}" if name and same else name)
        while names and not names[-1]:
            names.pop()
        above = [text for _, row in rows[: starts[0]] for text in map(words, row) if text]
        yield Table(source, sheet, names, [(number, _fitted(row, len(names))) for number, row in rows[start + 1 : end]], above)


def _fitted(row: Sequence[Any], width: int) -> list[Any]:
    """Give a row in a width, where only empty cells are missing or too many."""
    filled = list(row)
    while len(filled) > width and not words(filled[-1]):
        filled.pop()
    return filled + [""] * (width - len(filled))


def _best_rows(source: Source, is_heading: Callable[[Sequence[str]], bool]) -> _Read:
    """Give the rows of a CSV file by the sign between its columns under which its heading has most of them."""
    best, most = _Read(), 0

    def heads(row: Sequence[str]) -> bool:
        return is_heading([words(cell) for cell in row])

    for delimiter in ",;\t|":
        read = _rows_of_csv(source, delimiter, heads)
        width = next((sum(map(bool, row)) for _, row in read.rows if heads(row)), 0)
        if width > most:
            best, most = read, width
    return best


def _rows_of_csv(source: Source, delimiter: str, is_heading: Callable[[Sequence[str]], bool] | None = None) -> _Read:
    rows: list[tuple[int, Sequence[str]]] = []
    torn: list[LeftOut] = []
    broken = 0
    for record in records(source, delimiter, is_heading):
        if record.wrong:
            torn.append(LeftOut(source.place(record.line), f"the line cannot be taken apart: {record.wrong}", record.lines))
        elif any(cell.strip() for cell in record.cells):
            rows.append((record.line, record.cells))
            broken += record.lines > 1
    return _Read(rows, torn, line_breaks(broken))


def _listed(found: Any) -> list[dict[str, Any]]:
    """Give the records of a JSON export: a list, or a list under `result` or `records`."""
    if isinstance(found, dict):
        found = found.get("result", found.get("records"))
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        return []
    return found


def _shown(value: Any) -> Any:
    """Give what a person would see of a value that comes with its display."""
    if isinstance(value, dict):
        value = value.get("display_value", value.get("value"))
    return value if isinstance(value, (str, int, float)) and not isinstance(value, bool) else words(value)
