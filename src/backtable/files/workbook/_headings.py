"""The row of headings of a sheet, matched with the columns that it may have."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from backtable.errors import Place, column_letters
from backtable.files.workbook._book import Grid
from backtable.files.workbook._cells import trimmed
from backtable.files.workbook._findings import Findings
from backtable.files.workbook._layout import EXAMPLE
from backtable.spelling import nearest

_MOST_HEADINGS = 50  # rows in which headings are looked for
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that a sheet may have.

    Args:
        names: its cells name something that stands elsewhere; cells merged down such a column mean the same in each row.
    """

    field: str
    heading: str
    needed: bool
    names: bool = False


def folded(text: str) -> str:
    """Give a heading as it is compared: without the case of letters, doubled blanks, and signs at its end."""
    return " ".join(trimmed(text).casefold().rstrip(":*").split())


def headings_row(grid: Grid, headings: Collection[str]) -> int:
    """Give the number of the row that holds most of these headings, 0 where none holds any; the first of equals."""
    known = {folded(heading) for heading in headings}
    best = (0, 0)
    for number, row in enumerate(grid.rows[:_MOST_HEADINGS], 1):
        count = len(known & {folded(str(cell)) for cell in row})
        best = max(best, (count, -number))
    return -best[1] if best[0] else 0


@dataclass(frozen=True, slots=True)
class Top:
    """The row of headings of a sheet.

    Args:
        place: of its first cell.
        columns: position → the column whose heading stands there.
        others: position → a heading that is none of ours, empty where none stands above something.
    """

    place: Place
    columns: Mapping[int, Heading]
    others: Mapping[int, str]

    @property
    def remedy(self) -> str:
        """What to do about a column that is not there."""
        if not self.others:
            return "put it back"
        named = [f"{written or 'without a heading'} in {column_letters(position)}{self.place.line}" for position, written in self.others.items()]
        several = len(named) > 1
        listed = f"{', '.join(named[:-1])} and {named[-1]}" if several else named[0]
        return f"put it back; the {'columns' if several else 'column'} {listed} {'are' if several else 'is'} not read"


def top_of(grid: Grid, row: int, headings: Sequence[Heading], findings: Findings) -> Top | None:
    """Match the row of headings; None and a problem where one of them stands there twice or one that is needed is missing."""
    known = {folded(item.heading): item for item in headings}
    columns: dict[int, Heading] = {}
    others: dict[int, str] = {}
    twice: dict[int, Heading] = {}
    for position, cell in enumerate(grid.rows[row - 1], 1):
        name = folded(str(cell))
        if name == folded(EXAMPLE):
            continue
        if name in known and known[name] in columns.values():
            twice[position] = known[name]
        elif name in known:
            columns[position] = known[name]
        elif name or any(position <= len(line) and trimmed(str(line[position - 1])) for line in grid.rows[row:]):
            others[position] = trimmed(str(cell))
    missing = [item.heading for item in headings if item.needed and item not in columns.values()]
    top = Top(grid.place(row, 1), columns, others)
    for position, item in twice.items():
        found, instead = f"the heading {item.heading} stands here twice", " and ".join(missing)
        findings.problem(grid.place(row, position), f"{found}, and {instead} nowhere" if missing else found, "each heading once", f"write {instead} over the one that is wrong" if missing else "rename one of them")
    if twice:
        return None
    meant = _meant(grid, row, top, [item.heading for item in headings if item not in columns.values()], findings)
    missing = [heading for heading in missing if heading not in meant]
    if missing:
        findings.problem(top.place, f"there is no column {' and no column '.join(missing)}", "a heading in this row", top.remedy)
        return None
    if meant:
        return None
    for position, written in others.items():
        findings.note(grid.place(row, position), f"the column {written or 'without a heading'} is not read")
    return top


def _meant(grid: Grid, row: int, top: Top, left: Collection[str], findings: Findings) -> list[str]:
    """Give the headings of which another one is so near that it was meant, each with a problem."""
    found = []
    for position, written in top.others.items():
        meant = nearest(written, left) if written else ""
        close = next((heading for heading in left if f"`{heading}`" in meant), "")
        if close and _alike(written, close):
            findings.problem(grid.place(row, position), f"there is no column `{written}`", "", f"{meant} Rename it, or take another name if it is yours")
            found.append(close)
    return found


def _alike(written: str, heading: str) -> bool:
    """Say whether a heading is so near to one of ours that it was meant."""
    return SequenceMatcher(None, folded(written), folded(heading)).ratio() >= _ALIKE
