"""Numbers in a row of percentages that may mean a percentage as well as a hundred times as much: `8`."""

from collections.abc import Collection, Sequence

from backtable.files.workbook._cells import pointed, trimmed
from backtable.files.workbook._findings import Findings
from backtable.files.workbook._remedies import takes_range
from backtable.files.workbook._spans import typed_span
from backtable.files.workbook._table import Cell, Row
from backtable.files.workbook._typed import typed_number
from backtable.quantities import plain

_MOST = 1e6  # more cannot be meant as a percentage
_DIGITS = 12  # numbers with more were computed, and not typed


def unclear_percents(row: Row, names: Collection[str], findings: Findings) -> bool:
    """Refuse numbers above 1 that are not shown as percentages; a cell that shows 800% holds 8, and there is no doubt.

    Args:
        names: of the cells that hold shares.
    """
    found = {name: ends for name in names if name in row and (ends := _above_one(row[name]))}
    if not found:
        return False
    _refuse([row[name] for name in found], [number for ends in found.values() for number in ends], findings)
    return True


def unclear_options(cell: Cell, options: Sequence[float | str], findings: Findings) -> None:
    """Refuse options above 1 of an issue in %, of which none is written as a percentage."""
    shown = "%" in cell.value if isinstance(cell.value, str) else cell.shown_as_share
    numbers = [option for option in options if isinstance(option, float)]
    if not shown and any(abs(number) > 1 for number in numbers):
        _refuse([cell], numbers, findings)


def _refuse(cells: Sequence[Cell], numbers: Sequence[float], findings: Findings) -> None:
    shown, written = _joined([f"`{cell.raw()}`" for cell in cells]), _joined([f"{plain(number)}%" for number in numbers], "; ")
    if len(numbers) == 1:
        findings.problem(cells[0].place, f"{shown} could mean {plain(numbers[0])} % or {plain(100 * numbers[0])} %, as the unit is %", "a percentage with its sign", f"write {written} if that is meant")
    else:
        findings.problem(cells[0].place, f"{shown} could mean percentages or a hundred times as much, as the unit is %", "percentages with their signs", f"write {written} if that is meant")


def _joined(items: Sequence[str], last: str = " and ") -> str:
    return last.join((", " if last == " and " else last).join(part) for part in (items[:-1], items[-1:]) if part)


def _above_one(cell: Cell) -> tuple[float, ...]:
    """Give the numbers above 1 that stand in a cell and are not shown as percentages."""
    if isinstance(cell.value, str):
        text = trimmed(cell.value)
        span = typed_span(text)
        refused = pointed(text) or (span is not None and not takes_range(cell.place.sheet, cell.column))  # for another reason
        if refused or "%" in text or (span is not None and span.share):
            return ()
        one = typed_number(text)
        numbers = [end for end in (span.low, span.high) if isinstance(end, float)] if span else [] if one is None else [one]
    else:
        numbers = [] if cell.shown_as_share or isinstance(cell.value, bool) or not isinstance(cell.value, float | int) else [float(cell.value)]
    if not any(1 < abs(number) <= _MOST for number in numbers):
        return ()
    return tuple(number for number in numbers if number and round(number, _DIGITS) == number)
