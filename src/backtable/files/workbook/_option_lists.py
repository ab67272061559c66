"""The options that each issue has on the sheet Issues at any time, one below the other, for the lists that its row on Packages offers.

A workbook cannot offer what stands in one cell between semicolons, so that formulas take the cell apart. Where it still holds what was written,
they give the values that were written with it: how a program reads `0.5` depends on the country.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # has types and no marker that says so
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from backtable.files.workbook._cells import as_number
from backtable.files.workbook._entry import Cells, Entry, number_format
from backtable.files.workbook._frame import TOP
from backtable.files.workbook._layout import layout
from backtable.files.workbook._rows import options_of
from backtable.quantities import grid

MOST = 60
"""Options that a list offers."""
_MORE = 6  # rows of Issues below those that are filled
_LONGEST = 200  # letters of an option that can be taken out of a cell
_COUNT, _TEXT, _FROM, _FIRST = 1, 2, 3, 4
"""Rows, from 1. Of a list: how many options it has, whether the cell is as it was written, how many steps a range has, and the first option.
Of the pieces: the step of a range, what is taken apart, and where the range begins."""
_BLOCKS = 3


def options_now(issue: Mapping[str, Any]) -> Sequence[float | str]:
    """Give the values of an issue, nothing where they are too many for a list."""
    found = options_of(issue)
    if found:
        return found if len(found) <= MOST else ()
    start, stop, step = (as_number(issue.get(name)) for name in ("from", "to", "step"))
    step = 1.0 if step is None and issue.get("kind") != "amount" else step
    if start is None or stop is None or not step or not 0 < (stop - start) / step < MOST:
        return ()
    return grid(start, stop, step)


def form_of(options: Sequence[float | str], share: bool) -> str:
    """Give the format in which options that are numbers are shown."""
    return max((number_format(Entry(value, share)) for value in options if not isinstance(value, str)), key=len, default="General")


def _held(option: float | str) -> float | str:
    """Give an option as programs write the value of a formula: `0` and not `0.0`."""
    return int(option) if isinstance(option, float) and option.is_integer() else option


@dataclass(frozen=True, slots=True)
class OptionLists:
    """The lists of all issues on the sheet Issues: three blocks of columns, each with a column for every row there.

    Args:
        sheet: which holds them.
        first: column of the first block, from 0.
        shift: columns before those of the layout of Issues: that of the examples.
        issues: those that stand there now, in order.
        rows: what stands in their rows.
    """

    sheet: str
    first: int
    shift: int
    issues: Mapping[str, Mapping[str, Any]]
    rows: Sequence[Cells]

    @property
    def width(self) -> int:
        """Give how many columns all blocks take."""
        return _BLOCKS * self._count

    @property
    def _count(self) -> int:
        return len(self.issues) + _MORE

    def list(self, row: int) -> str:
        """Give the formula of the list for a row of Packages, counted from 1, whose issue is named in the column of keys."""
        position = f"MATCH(${xl_col_to_name(self.shift)}{row},{self._cells('issue')},0)"
        start, end = xl_col_to_name(self.first), xl_col_to_name(self.first + self._count - 1)
        return f"=OFFSET({self.sheet}!${start}${_FIRST},0,{position}-1,MAX(1,INDEX({self.sheet}!${start}${_COUNT}:${end}${_COUNT},1,{position})),1)"

    def write(self, book: Workbook, sheet: Worksheet) -> None:
        """Write the formulas, each with what it gives now."""
        formats: dict[str, Any] = {}
        now = list(self.issues.values())
        for position in range(self._count):
            options = options_now(now[position]) if position < len(now) else ()
            shown = form_of(options, position < len(now) and now[position].get("unit") == "%")
            if shown not in formats:
                formats[shown] = book.add_format({"num_format": shown})
            written = self.rows[position].get("options") if position < len(now) else None
            self._write(sheet, position, options, formats[shown], "" if written is None else written.value)

    def _write(self, sheet: Worksheet, position: int, options: Sequence[float | str], form: Any, text: float | str) -> None:
        """Write the columns of one row of Issues: the list, the pieces of the cell, and what was written with it.

        The row is looked up by its number, so that the lists stay with their issues where somebody inserts or sorts rows.
        """
        column, pieces, kept = (self.first + block * self._count + position for block in range(_BLOCKS))
        mine, piece, before = (xl_col_to_name(each) for each in (column, pieces, kept))
        cell = {field: f"INDEX({self._cells(field)},{position + 1})" for field in ("kind", "from", "to", "step", "options")}
        if text != "":
            for row, value in ((_TEXT - 1, text), *enumerate(options, _FIRST - 1)):
                (sheet.write_string if isinstance(value, str) else sheet.write_number)(row, kept, value)
        lines = f'SUBSTITUTE({cell["options"]},CHAR(10),";")'
        separated = f'IF(ISNUMBER(FIND(";",{lines})),{lines},SUBSTITUTE({lines},",",";"))'
        width = options[1] - options[0] if text == "" and len(options) > 1 else 0.0  # type: ignore[operator]  # numbers, as of every range
        step = f'IF(ISNUMBER({cell["step"]}),{cell["step"]},IF({cell["kind"]}="amount",0,1))'
        limits = f'IF(AND({cell["options"]}="",ISNUMBER({cell["from"]}),ISNUMBER({cell["to"]})),{step},0)'
        sheet.write_formula(_COUNT - 1, column, f'=SUMPRODUCT(({mine}${_FIRST}:{mine}${_FIRST + MOST - 1}<>"")*1)', None, len(options))
        sheet.write_formula(_TEXT - 1, column, f'=IF(AND({before}${_TEXT}<>"",EXACT({cell["options"]},{before}${_TEXT})),1,0)', None, 1 if text != "" else 0)
        sheet.write_formula(_COUNT - 1, pieces, f"={limits}", None, width)
        sheet.write_formula(_TEXT - 1, pieces, f'=IF({cell["options"]}="","",{separated})', None, text.replace("\n", ";") if isinstance(text, str) else text)
        sheet.write_formula(_FROM - 1, pieces, f"={cell['from']}", None, options[0] if width else 0)
        sheet.write_formula(_FROM - 1, column, f"=IF({piece}${_COUNT}>0,({cell['to']}-{piece}${_FROM})/{piece}${_COUNT},0)", None, len(options) - 1 if width else 0)
        for number in range(MOST):
            row = _FIRST + number
            part = f'TRIM(MID(SUBSTITUTE({piece}${_TEXT},";",REPT(" ",{_LONGEST})),{number * _LONGEST + 1},{_LONGEST}))'
            sheet.write_formula(row - 1, pieces, f"={part}", None, "")
            ranged = f'IF(AND({mine}${_FROM}<{MOST},{number}<={mine}${_FROM}+0.000001),ROUND({piece}${_FROM}+{number}*{piece}${_COUNT},9),"")'
            typed = f'IF({piece}{row}="","",IFERROR(_xlfn.NUMBERVALUE({piece}{row},".","\'"),{piece}{row}))'
            taken = f'IF({mine}${_TEXT}=1,IF({before}{row}="","",{before}{row}),IF({piece}${_COUNT}>0,{ranged},{typed}))'
            sheet.write_formula(row - 1, column, f"={taken}", form, _held(options[number]) if number < len(options) else "")

    def _cells(self, field: str) -> str:
        letter = xl_col_to_name(self.shift + next(number for number, column in enumerate(layout("Issues").columns) if column.field == field))
        return f"Issues!${letter}${TOP + 2}:${letter}${TOP + 1 + self._count}"
