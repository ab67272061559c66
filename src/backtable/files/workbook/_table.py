"""The rows of a sheet by the headings of its columns, wherever the user has put them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from backtable.errors import Place
from backtable.files._percentages import currency_of_unit
from backtable.files._tree import control_character
from backtable.files.workbook._book import DAY_0, Grid, Oddity, cell_of
from backtable.files.workbook._cells import (
    Value,
    pointed,
    share_text,
    span_like,
    split,
    text_of,
    trimmed,
    two_meanings,
    unquoted,
)
from backtable.files.workbook._findings import Findings
from backtable.files.workbook._headings import Heading, Top, folded, headings_row, top_of
from backtable.files.workbook._layout import EXAMPLE
from backtable.files.workbook._remedies import range_remedy, takes_formula, takes_range, unknown_remedy
from backtable.files.workbook._signs import plain_signs
from backtable.files.workbook._spans import Typed, is_difference, smaller_first, span_parts, typed_span, unsaid
from backtable.files.workbook._typed import two_days, typed_amount, typed_day, typed_number
from backtable.files.workbook._units import has_words_behind, without_unit
from backtable.quantities import parse_amount

_LISTED = 5
_DAYS = (20_000, 80_000)  # numbers that are taken for days, of 1954 to 2119; smaller ones may be years
_PLAIN = Oddity(formula=False)
_ABOUT = re.compile(r"(?:~|≈|<=?|>=?|≤|≥|(?:ca|about|approx|approximately|around|circa|roughly|at least|at most|up to|over|under|min|max)\b\.?)\s*(\S.*)|(\S.*)\+", re.IGNORECASE)
_PART = re.compile(r"(?:an?\s+|one\s+)?(?:half|third|quarter|fifth|tenth)(?:\s+of\s.*)?|(?:two|three)\s+(?:thirds|quarters|fifths|tenths)(?:\s+of\s.*)?", re.IGNORECASE)
_OTHERWISE = frozenset({"otherwise", "else", "all else", "anything else", "everything else", "all other cases", "in all other cases", "always", "any", "all others", "default"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row, read as its column asks; `column` is the field of that, `day_0` the day from which numbers count days, and `unit` that of a number in it."""

    value: Value
    place: Place
    odd: Oddity
    findings: Findings
    column: str = ""
    day_0: date = DAY_0
    unit: str = ""

    @property
    def formulas(self) -> bool:
        """True where a formula may stand."""
        return takes_formula(self.place.sheet, self.column)

    @property
    def blank(self) -> bool:
        """True where nothing stands in it, and no formula that failed."""
        return isinstance(self.value, str) and not trimmed(self.value) and not self.odd.error and self.odd.computed

    @property
    def shown_as_share(self) -> bool:
        """True where its format shows a number as a percentage."""
        return self.odd.share

    @property
    def unsaid(self) -> bool:
        """True where it says that something is not known yet: `?`, `TBD`."""
        return isinstance(self.value, str) and unsaid(self.value)

    def span(self) -> Typed | None:
        """Give the range that stands here, None where there is none."""
        return typed_span(self.value) if isinstance(self.value, str) and not any(map(pointed, map(trimmed, span_parts(self.value)))) else None

    def measured(self, unit: str) -> "Cell":
        """Give the cell without a unit that is typed beside its number and says the same as this one."""
        value = without_unit(trimmed(self.value), unit) if unit and isinstance(self.value, str) else self.value
        return replace(self, value=value, unit=unit) if unit else self

    def _wrong(self, found: str, expected: str, remedy: str = "") -> None:
        self.findings.problem(self.place, found, expected, remedy)

    def _taken(self) -> bool:
        """Say whether the cell has a value that can be taken, with a problem if not and a note if by a formula."""
        if self.odd.error:
            self._wrong(f"the cell shows {self.odd.error}", "a value", "mend its formula" if self.odd.formula else "type it again")
        elif not self.odd.computed:
            self._wrong("the formula in this cell was never computed", "a value", "open the workbook in Excel or LibreOffice and save it")
        else:
            if self.odd.formula:
                self.findings.formulas.setdefault((self.place.sheet, self.odd.outside), []).append(self.place)
            return True
        return False

    def _dated(self, expected: str) -> bool:
        if isinstance(self.value, date | time | timedelta):
            self._wrong(f"a date or time, {text_of(self.value)}, stands here", expected, "give the cell the format Text or Number and type it again")
            return True
        return False

    def raw(self) -> str:
        """Give the text that stands here, quotes included; empty where there is none to be taken."""
        if not self._taken():
            return ""
        text = trimmed(self.value) if isinstance(self.value, str) else text_of(self.value)
        if wrong := control_character(text):
            self._wrong(f"the text holds the control character {wrong}", "plain text", "remove it")
        return text

    def text(self, exact: bool = False) -> str:
        """Give the text that is meant; with `exact` a date is none."""
        if exact and self._dated("a name"):
            return ""
        return unquoted(self.raw())

    def word(self) -> str:
        """Give one of a few words, in small letters."""
        return self.text().casefold()

    def number(self) -> float | str:
        """Give a number, or the text as it stands where it is none."""
        if self._dated("a number") or not self._taken():
            return 0.0
        if isinstance(self.value, bool):
            self._wrong(f"{text_of(self.value)} stands here", "a number")
            return 0.0
        if isinstance(self.value, str):
            if self._pointed([self.value, *(span_parts(self.value) if typed_span(self.value) else ())]) or self._inexact():
                return 0.0
            text = trimmed(self.value)
            found = typed_number(text)
            if found is None and _about(text):
                example = "400 to 600" if any(map(str.isdecimal, text)) and "%" not in (*text, self.unit) else "40% to 60%"
                remedy = f"write what it can be, such as {example}, or the number alone" if takes_range(self.place.sheet, self.column) else "write the number alone"
                self._wrong(f"`{self.raw()}` is not exact", "one number", remedy)
                return 0.0
            if found is None and self.unit and has_words_behind(text):
                self._wrong(f"`{self.raw()}` has something behind its number", f"a number in {self.unit}", "write the number alone")
                return 0.0
            return typed_amount(self.raw()) if found is None else self._as_typed(found, "%" in text)
        return self._as_typed(float(self.value), self.shown_as_share) if isinstance(self.value, float | int) else 0.0

    def _as_typed(self, number: float, share: bool) -> float | str:
        """Give a number, or where its unit is money and it stands here as a percentage that, so that it is pointed out wherever the case goes."""
        return share_text(number) if share and currency_of_unit(self.unit) else number

    def _pointed(self, texts: Iterable[str]) -> bool:
        for text in map(trimmed, texts):
            if pointed(text):
                whole, _, part = text.partition(".")
                part, unit = part[:3], part[3:]
                remedy = f"write {whole}{part}{unit} or {whole},{part}{unit} for the thousands, {whole}.{part}0{unit} for the decimals"
                self._wrong(f"`{text}` can be read in two ways, for a point may separate thousands", "a number", remedy)
                return True
        return False

    def _inexact(self) -> bool:
        """Refuse a range, or that something is not known, where one number belongs."""
        if self.unsaid:
            self._wrong(f"`{self.raw()}` says that this is not known yet", "a number", unknown_remedy(self.place.sheet, self.column))
        elif self.span():
            self._wrong(f"`{self.raw()}` is a range", "one number", range_remedy(self.place.sheet, self.column))
        elif isinstance(self.value, str) and (both := smaller_first(self.value)):
            self._wrong(f"`{self.raw()}` can be read in two ways, for its size may belong to one of the numbers or to both", "a size behind each", f"write {both} if that is meant")
        elif isinstance(self.value, str) and (turned := self._falling(self.value)):
            self._wrong(f"`{self.raw()}` is a range that falls", "its lower end first" if takes_range(self.place.sheet, self.column) else "one number", turned)
        else:
            return False
        return True

    def _falling(self, text: str) -> str:
        """Say how a range is written whose ends have changed places; of two plain numbers it may be a difference, and nothing is said."""
        span = typed_span(text, falling=True)
        if span is None or (self.formulas and is_difference(text)):
            return ""
        if takes_range(self.place.sheet, self.column):
            return f"write {span.written}"
        return range_remedy(self.place.sheet, self.column)

    def formula(self, known: Collection[str] = ()) -> float | str:
        """Give a number or a formula; an `=` before it is left out.

        Args:
            known: names of the case, one of which may be such as `unknown`.
        """
        if isinstance(self.value, str) and trimmed(self.value) in known and self._taken():
            return self.raw()
        if isinstance(self.value, str) and trimmed(self.value).startswith("(") and self._taken():
            return plain_signs(self.raw())  # brackets of a formula, not a number below 0
        found = self.number()
        return plain_signs(_without_sign(unquoted(found))) if isinstance(found, str) else found

    def condition(self) -> str:
        """Give a condition, as text."""
        if self._dated("a condition"):
            return ""
        if self.text().casefold().strip(".") in _OTHERWISE:
            self._wrong(f"`{self.text()}` is no condition", "a comparison, or an empty cell", "leave the cell empty for all that is left")
            return "1 == 1"
        return plain_signs(_without_sign(self.text()))

    def date(self) -> str:
        """Give a day as `2026-06-30`, or the text as it stands where it is none."""
        if isinstance(self.value, date) and self._taken():
            return self.value.isoformat()[:10]
        if isinstance(self.value, float) and _DAYS[0] <= self.value <= _DAYS[1] and self._taken():
            return (self.day_0 + timedelta(days=int(self.value))).isoformat()  # a date whose cell has lost its format
        text = self.text()
        if two_days(text):
            self._wrong(f"`{text}` can be read in two ways, for day and month could change places", "a day such as 2026-06-30")
            return "2000-01-01"
        return typed_day(text)

    def option(self) -> float | str:
        """Give an option of an issue: a number or a name."""
        return self.value if isinstance(self.value, float) and self._taken() else self.text(exact=True)

    def names(self) -> list[str]:
        """Give a list of names."""
        return [] if self._dated("names, separated by semicolons") else [name for name, _ in split(self.raw())]

    def options(self, named: bool = False) -> list[float | str]:
        """Give a list of numbers or names; with `named` of names alone, even where they read as numbers."""
        expected = "values separated by semicolons"
        if isinstance(self.value, float) and not named:
            return [self.value] if self._taken() else []
        if self._dated(expected):
            return []
        text = self.raw()
        if two_meanings(text) and not named:
            self._wrong(f"`{text}` can be read in two ways, for a comma may separate thousands", expected, "put `;` between the values")
            return []
        items = split(text)
        if not named and len(items) == 1 and not items[0][1] and span_like(text):
            self._wrong(f"`{text}` is one value", expected, "put `;` between the values, or write a range in From and To")
            return []
        if not named and self._pointed(item for item, literal in items if not literal):
            return []
        numbers = [None if literal or named else typed_number(item) for item, literal in items]
        return [item if number is None else number for (item, _), number in zip(items, numbers, strict=True)]


@dataclass(frozen=True, slots=True)
class Row:
    """One row that counts.

    Args:
        cells: by field, without those that are empty.
        place: of its first cell.
        columns: field → the number of its column, from 1, of all columns of the sheet.
        top: the row of headings.
        aside: whether something stands in a column that is not read.
    """

    cells: Mapping[str, Cell]
    place: Place
    columns: Mapping[str, int]
    top: Top
    aside: bool

    def __contains__(self, name: str) -> bool:
        return name in self.cells

    def __getitem__(self, name: str) -> Cell:
        return self.cells[name]

    def measured(self, names: Collection[str], unit: str) -> "Row":
        """Give the row without a unit that is typed beside numbers of these columns and says the same as this one."""
        return replace(self, cells={name: cell.measured(unit) if name in names else cell for name, cell in self.cells.items()})

    def lacks(self, findings: Findings, **headings: str) -> bool:
        """Say whether a column that this row needs is not on its sheet at all, which is noted once for all rows.

        Args:
            headings: field → heading of columns that the row needs.
        """
        absent = [heading for field, heading in headings.items() if field not in self.columns]
        for heading in absent:
            findings.lack(self.top.place, heading, self.top.remedy)
        return bool(absent)

    def at(self, name: str) -> Place:
        """Give the place of a cell, filled or empty; of the row where its sheet has no such column."""
        return replace(self.place, column=self.columns.get(name, self.place.column))


def _about(text: str) -> bool:
    """Say whether a number stands here of which something says that it is not exact: `ca. 500`, `500+`, `about half`."""
    match = _ABOUT.fullmatch(text)
    if match is None:
        return False
    if _PART.fullmatch(match[1] or match[2]):
        return True
    try:
        parse_amount(typed_amount(match[1] or match[2]))
    except ValueError:
        return False
    return True


def _without_sign(formula: str) -> str:
    """Leave out the `=` with which somebody at home in spreadsheets begins a formula."""
    return trimmed(formula[1:]) if formula.startswith("=") else formula


def table(grid: Grid, headings: Sequence[Heading], findings: Findings) -> tuple[list[Row], int]:
    """Read a sheet as a table.

    Args:
        headings: the columns it may have.

    Returns:
        The rows that count, and how many are marked as examples.
    """
    if not any(str(cell).strip() for row in grid.rows for cell in row):
        return [], 0
    top = headings_row(grid, [item.heading for item in headings])
    needed = [item.heading for item in headings if item.needed]
    if not top:
        findings.problem(grid.place(), "no row has the headings of this sheet", f"the headings {', '.join(needed)}, and more if you like")
        return [], 0
    if not any(trimmed(str(cell)) for row in grid.rows[top:] for cell in row) and not any(row > top for row, _ in grid.odd):
        return [], 0  # whatever its headings are
    matched = top_of(grid, top, headings, findings)
    if matched is None:
        return [], 0
    columns = matched.columns
    _unmerge(grid, top, columns, findings)
    rows, examples = [], 0
    positions = {item.field: position for position, item in columns.items()}
    for number, cells, marked in below(grid, top, columns, findings):
        if marked:
            examples += 1
        elif cells:
            line = grid.rows[number - 1]
            aside = any(position <= len(line) and trimmed(str(line[position - 1])) for position in matched.others)
            rows.append(Row(cells, grid.place(number, min(positions.values())), positions, matched, aside))
    note_hidden(grid, columns, [row.place.line for row in rows], findings)
    return rows, examples


def note_hidden(grid: Grid, columns: Mapping[int, Heading | None], numbers: Sequence[int], findings: Findings) -> None:
    """Say which rows and columns that count nobody sees, and whether their sheet is hidden.

    Args:
        numbers: of the rows that count.
    """
    if numbers and grid.state != "visible":
        deep = grid.state == "veryHidden"
        remedy = "a copy that `backtable convert` writes shows every sheet" if deep else "unhide it and look"
        findings.note(grid.place(), f"this sheet is hidden{', from every menu, too,' if deep else ','} and is read like any other", remedy)
    hidden = [number for number in numbers if number in grid.hidden]
    if hidden:
        more = f", {', '.join(str(number) for number in hidden[1:_LISTED])}{', …' if len(hidden) > _LISTED else ''}" if len(hidden) > 1 else ""
        which = "this row is hidden, and is read" if len(hidden) == 1 else f"{len(hidden)} rows are hidden ({hidden[0]}{more}), and are read"
        findings.note(grid.place(hidden[0], 1), f"{which} like any other", "empty what is not meant")
    for position, item in columns.items():
        filled = item and any(position <= len(grid.rows[number - 1]) and trimmed(str(grid.rows[number - 1][position - 1])) for number in numbers)
        if item and filled and grid.hides_column(position):
            findings.note(grid.place(numbers[0], position), f"the column {item.heading} is hidden, and is read like any other", "empty what is not meant")


def _unmerge(grid: Grid, top: int, columns: Mapping[int, Heading | None], findings: Findings) -> None:
    """Give each row what stands in cells merged down a column of names; refuse other merged cells of the table.

    Only the first of them holds a value, and the others look as if they did: of a name that can only mean the same, of an amount it could be the sum.
    """
    for merged in grid.merged:
        (first, left), (last, right) = (cell_of(corner) for corner in merged.split(":"))
        ours = [position for position in range(left, right + 1) if columns.get(position)]
        if first <= top or not ours or (last == first and len(ours) == 1):
            continue
        item = columns.get(left)
        if left == right and item is not None and item.names:
            _spread(grid, first, last, left, [position for position, other in columns.items() if other and position != left])
            findings.note(grid.place(first, left), f"the cells {merged} are merged, and each of these rows is taken to hold what stands there")
        else:
            findings.problem(grid.place(first, left), f"the cells {merged} are merged, so that only the first of them holds a value", "a value in each cell", "split them and fill each")


def _spread(grid: Grid, first: int, last: int, column: int, others: Sequence[int]) -> None:
    """Write what stands in the first of merged cells into each row of theirs that holds something."""
    top = grid.rows[first - 1]
    for number in range(first + 1, min(last, len(grid.rows)) + 1):
        row = grid.rows[number - 1]
        if column <= len(top) and any(position <= len(row) and trimmed(str(row[position - 1])) for position in others):
            row.extend([""] * (column - len(row)))
            row[column - 1] = top[column - 1]
            if (first, column) in grid.odd:
                grid.odd[number, column] = grid.odd[first, column]


def below(
    grid: Grid, top: int, columns: Mapping[int, Heading | None], findings: Findings
) -> "list[tuple[int, dict[str, Cell], bool]]":
    """Give every row below the headings: its number, its filled cells by field, and whether it is marked as an example."""
    marks = {position for position, cell in enumerate(grid.rows[top - 1], 1) if folded(str(cell)) == folded(EXAMPLE)}
    found = []
    for number, row in enumerate(grid.rows[top:], top + 1):
        cells = {}
        for position, item in columns.items():
            value = row[position - 1] if position <= len(row) else ""
            if item is not None:
                cell = Cell(value, grid.place(number, position), grid.odd.get((number, position), _PLAIN), findings, item.field, grid.day_0)
                if not cell.blank:
                    cells[item.field] = cell
        marked = any(position <= len(row) and trimmed(str(row[position - 1])) for position in marks)
        found.append((number, cells, marked))
    return found
