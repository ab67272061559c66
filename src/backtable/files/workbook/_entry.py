"""What is written into one cell, and how a number is shown there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backtable.files.workbook._cells import as_number
from backtable.files.workbook._likelihoods import likelihood_cells
from backtable.quantities import decimals_of

_DIGITS = 1e15
_NUMBERS = ("low", "likely", "high", "uniform", "normal", "lognormal", "pert")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written into a cell: a text as it stands there, or a number and whether it is shown as a percentage."""

    value: str | float
    share: bool = False


Cells = dict[str, Entry]


def written_share(value: Any) -> bool:
    """Say whether a number, or one of those in a list, was written with the sign of percentages, which is kept whatever its unit."""
    if isinstance(value, list | tuple):
        return any(map(written_share, value))
    return isinstance(value, str) and value.strip().endswith("%") and as_number(value) is not None


def likely_cells(item: Any, share: bool = False) -> Cells:
    """Give the columns of a distribution; a chance and its like are shares whatever the unit is, and so is what was written as a percentage."""
    ends = [item.get(name) for name in _NUMBERS] if isinstance(item, Mapping) else [item]
    share = share or any(map(written_share, ends))
    cells = likelihood_cells(item, share)
    chance = cells.get("form") == "chance"
    found = {}
    for name, value in cells.items():
        relative = name == "spread" and cells.get("form") == "lognormal"
        found[name] = Entry(value, (share or chance) and not relative) if isinstance(value, float) else Entry(value)
    return found


def number_format(entry: Entry) -> str:
    """Give the format in which a number is shown exactly: with thousands, as a percentage, with its decimals."""
    assert isinstance(entry.value, float)
    decimals = max(decimals_of(entry.value) - (2 if entry.share else 0), 0)
    places = f".{'0' * decimals}" if decimals else ""
    if entry.value and (abs(entry.value) >= _DIGITS or abs(entry.value) < 10.0**-9):
        return "General"
    return f"0{places}%" if entry.share else f"#,##0{places}"
