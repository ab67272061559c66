"""The lists that cells of a case workbook offer, and the hidden sheet that gathers them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from backtable.files.playbooks import OF, built_in
from backtable.files.workbook._entry import Cells
from backtable.files.workbook._frame import TOP
from backtable.files.workbook._layout import layout
from backtable.files.workbook._option_lists import OptionLists
from backtable.files.workbook._words import LIBRARY_SHEET

LAST = 500
"""Rows for which lists are offered."""
LISTS_SHEET = "Lists"
_GATHERED = {"Sides.side": 60, "People.person": 200, "Issues.issue": 100, "Assumptions.assumption": 200, "Interests.name": 200}
_MORE = 40  # rows gathered beyond those that are filled
_WHO, _PLAYBOOKS, _FIRST_KEYS = 0, 1, 2
FIRST_OPTIONS = _FIRST_KEYS + 2 * len(_GATHERED)
"""Column of the first list of options, from 0."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where the keys of a column stand, and where they are gathered.

    Args:
        name: "Sheet.field".
        shift: how many columns stand before those of the sheet's layout: that of the examples.
        keys: those that stand there now, but for those of examples.
    """

    name: str
    shift: int
    keys: Sequence[str]

    @property
    def rows(self) -> int:
        """Give how many rows are gathered."""
        return min(max(_GATHERED[self.name], len(self.keys) + _MORE), LAST - TOP - 1)

    @property
    def list(self) -> str:
        """Give the formula of a list of those that are filled and no examples, without gaps."""
        letter, count = xl_col_to_name(self._column), xl_col_to_name(self._column + 1)
        return f"=OFFSET({LISTS_SHEET}!${letter}$1,0,0,MAX(1,{LISTS_SHEET}!${count}${self.rows}),1)"

    @property
    def _column(self) -> int:
        return _FIRST_KEYS + 2 * list(_GATHERED).index(self.name)

    @property
    def entry(self) -> str:
        """Give the column of the gathered keys."""
        return str(xl_col_to_name(self._column))

    @property
    def count(self) -> str:
        """Give the cell that holds how many keys are gathered."""
        return f"${xl_col_to_name(self._column + 1)}${self.rows}"

    def write(self, sheet: Worksheet) -> None:
        """Gather the keys: beside each row of the area how many there are up to it, and the keys one below the other."""
        name, _, field = self.name.partition(".")
        position = next(number for number, column in enumerate(layout(name).columns) if column.field == field) + self.shift
        keys, marks = (f"{name}!${letter}${TOP + 2}:${letter}${LAST}" for letter in (xl_col_to_name(position), "A"))
        count = xl_col_to_name(self._column + 1)
        for row in range(1, self.rows + 1):
            one = f'IF(INDEX({keys},{row})="",0,IF(INDEX({marks},{row})="",1,0))' if self.shift else f'IF(INDEX({keys},{row})="",0,1)'
            sheet.write_formula(row - 1, self._column + 1, f"={count}{row - 1}+{one}" if row > 1 else f"={one}", None, min(row, len(self.keys)))
            found = f'=IFERROR(INDEX({keys},MATCH({row},${count}$1:${count}${self.rows},0)),"")'
            sheet.write_formula(row - 1, self._column, found, None, self.keys[row - 1] if row <= len(self.keys) else "")


def areas(rows: Mapping[str, Sequence[Cells]], shift: int) -> dict[str, Area]:
    """Give every area whose keys are offered elsewhere, by "Sheet.field".

    Args:
        rows: of every sheet, but for those of examples.
        shift: as of an `Area`.
    """
    found = {}
    for name in _GATHERED:
        sheet, _, field = name.partition(".")
        found[name] = Area(name, shift, [str(row[field].value) for row in rows.get(sheet, ()) if field in row])
    return found


def offered(of: str, found: Mapping[str, Area], column: int, row: int) -> str:
    """Give the formula of a list.

    Args:
        of: an area, `who`, `library`, `library.person` and its like, or `parameters`.
        found: all areas.
        column: where the playbook's name stands, counted from 0, for `parameters`.
        row: of the first cell to which the list belongs, counted from 1.
    """
    if of in found:
        return found[of].list
    if of == "who":
        sides, people = found["Sides.side"], found["People.person"]
        return f"=OFFSET({LISTS_SHEET}!$A$1,0,0,MAX(1,{LISTS_SHEET}!{sides.count}+{LISTS_SHEET}!{people.count}),1)"
    if of == "parameters":  # of two uses of one playbook the second is called “name #2”
        cell = f"${xl_col_to_name(column)}{row}"
        name = f'IFERROR(LEFT({cell},FIND(" #",{cell})-1),{cell})'
        names = f"{LIBRARY_SHEET}!$A${TOP + 2}:$A${LAST}"
        return f"=OFFSET({LIBRARY_SHEET}!$C${TOP + 1},MATCH({name},{names},0),0,COUNTIF({names},{name}),1)"
    _, _, kind = of.partition(".")
    letter = xl_col_to_name(_PLAYBOOKS)
    first = 1
    for group in OF:
        count = len(built_in().of(group))
        if group == kind:
            return f"={LISTS_SHEET}!${letter}${first}:${letter}${first + count - 1}"
        first += count
    return f"={LISTS_SHEET}!${letter}$1:${letter}${first - 1}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that an issue may be, for the list that its cells offer.

    Args:
        column: where they stand, from 0.
        values: the options.
        form: in which they are shown.
    """

    column: int
    values: Sequence[float]
    form: str

    @property
    def list(self) -> str:
        """Give the formula of the list."""
        letter = xl_col_to_name(self.column)
        return f"={LISTS_SHEET}!${letter}$1:${letter}${len(self.values)}"


def write_lists(book: Workbook, found: Mapping[str, Area], options: OptionLists, numbers: Sequence[Numbers] = ()) -> None:
    """Gather keys without examples and gaps, the playbooks, and numbers of issues, each one below the other, on a hidden sheet.

    Numbers stand in cells, and not in the lists themselves, since how those write a decimal depends on the country.

    Args:
        found: the areas.
        options: of the issues on the sheet Issues.
        numbers: of issues of playbooks, whose options are numbers.
    """
    sheet = book.add_worksheet(LISTS_SHEET)
    sides, people = found["Sides.side"], found["People.person"]
    keys = [*sides.keys, *people.keys]
    for row in range(1, sides.rows + people.rows + 1):
        person = f"INDEX(${people.entry}$1:${people.entry}${people.rows},{row}-{sides.count})"
        formula = f'=IF({row}<={sides.count},${sides.entry}{row},IF({row}<={sides.count}+{people.count},{person},""))'
        sheet.write_formula(row - 1, _WHO, formula, None, keys[row - 1] if row <= len(keys) else "")
    for area in found.values():
        area.write(sheet)
    for number, key in enumerate(playbook.key for of in OF for playbook in built_in().of(of)):
        sheet.write_string(number, _PLAYBOOKS, key)
    for item in numbers:
        form = book.add_format({"num_format": item.form})
        for row, value in enumerate(item.values):
            sheet.write_number(row, item.column, value, form)
    options.write(book, sheet)
    sheet.hide()
