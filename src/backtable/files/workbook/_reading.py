"""What reading every sheet of a case workbook needs: the sheets, their rows, and a tree that takes what they say."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from backtable.errors import NONE_OF, InputError, Place, Problem
from backtable.files._percentages import currency_of_unit
from backtable.files._tree import Path, Tree
from backtable.files.workbook._book import Grid
from backtable.files.workbook._cells import quoted, rejoined, text_of, trimmed, unquoted
from backtable.files.workbook._findings import Findings
from backtable.files.workbook._headings import Heading, folded, headings_row
from backtable.files.workbook._layout import CASE, EXAMPLE, IGNORED_SHEETS, ORDER, TABLES, layout
from backtable.files.workbook._percents import unclear_percents
from backtable.files.workbook._table import Cell, Row, table
from backtable.files.workbook._typed import typed_amount
from backtable.files.workbook._units import typed_currency
from backtable.quantities import parse_amount, sign_code
from backtable.spelling import KNOWN, nearest

_LEAST = {"Sides": "a side", "People": "a person", "Issues": "an issue"}
_SHOWN = 8
_NAMING = {"Issues": "issue", "Facts": "fact", "Assumptions": "assumption", "Definitions": "name", "Calendar": "day"}


_KEYS = {**_NAMING, "Sides": "side", "People": "person", "Currencies": "currency"}
_COMMA = re.compile(r"\s*,\s*")
_BETWEEN = re.compile(r"(?<=[^\W\d_])[\s_-]+(?=[^\W_])|(?<=[^\W_])[\s_-]+(?=[^\W\d_])")  # between two numbers they may be a sign
_MEASURED = {"Issues": ("from", "to", "step"), "Facts": ("value",), "Assumptions": ("low", "likely", "high", "spread")}
_DECIDING = {
    "Authority": "everybody on a side must approve what it agrees to",
    "Rules": "no rule says which packages there are",
    "Knowledge": "nobody knows an assumption, and nobody believes otherwise than we do",
    "Correlations": "no assumptions rise and fall together",
}
"""Sheets without which a case can be read, and says something else; what it says then."""
_TABLES = frozenset(item.name for item in TABLES)


def _has_headings(grid: Grid, name: str) -> bool:
    """Say whether a sheet has all headings that another one needs, and most of the others."""
    columns = layout(name).columns
    top = headings_row(grid, [column.heading for column in columns])
    held = {folded(str(cell)) for cell in grid.rows[top - 1]} if top else set()
    there = [column for column in columns if folded(column.heading) in held]
    return all(column in there for column in columns if column.needed) and 2 * len(there) > len(columns)


def _filled(grid: Grid, name: str) -> bool:
    """Say whether anything stands below the headings of a sheet."""
    top = headings_row(grid, [column.heading for column in layout(name).columns])
    return any(trimmed(str(cell)) for row in grid.rows[top:] for cell in row)


def _alike(name: str) -> str:
    """Give a name as it is compared where none is the same: without the case of letters, blanks and hyphens."""
    return _COMMA.sub(",", _BETWEEN.sub("", trimmed(name).casefold()))


class Reading:
    """Rows in, a tree out; problems and notes are gathered on the way."""

    def __init__(self, file: str, book: list[Grid], renamed: bool = False) -> None:
        """Read the rows of all sheets.

        Args:
            renamed: refuse a sheet that has the headings of a missing one.
        """
        self.tree = Tree(file, data={})
        self.tree.places[()] = Place(file)
        self.findings = Findings()
        self.unread = self.tree.unread
        self.own_playbooks = False  # whether playbooks of one's own may have names that we do not know
        self.empty: dict[str, Problem] = {}  # what is wrong with a sheet that should hold something
        self.grids = self._known(file, book)
        if renamed:
            self.findings.problems += self.tree.renamed.values()
            self.unread.update(self.tree.renamed)
        self.rows = {name: self._table(name) for name in (item.name for item in TABLES)}
        self.tree.shares.update(cell.place for rows in self.rows.values() for row in rows for cell in row.cells.values() if cell.shown_as_share or "%" in str(cell.value))
        self.named = frozenset(row[field].text() for name, field in _NAMING.items() for row in self.rows[name] if field in row)
        """Names that a formula may use."""
        self.holders: dict[str, Path] = {}
        """Sides and people by their keys, once they are read."""
        self.called: dict[str, str] = {}
        """What readers call a side or a person: key → label or role, as they are compared."""
        self.spans: dict[str, dict[str, Any]] = {}
        """Assumptions made of ranges that were typed where one number belongs."""

    def _known(self, file: str, book: list[Grid]) -> dict[str, Grid]:
        """Find the sheets of a case by name, whatever the case of their letters."""
        names = {folded(name): name for name in ORDER}
        found = {names[folded(grid.name)]: grid for grid in book if folded(grid.name) in names}
        if not {"Sides", "People", "Issues"} & set(found):
            held = ", ".join(grid.name for grid in book[:_SHOWN]) + (", …" if len(book) > _SHOWN else "")
            raise InputError(
                [Problem(Place(file), f"this workbook is no case: its sheets are {held}", f"sheets such as {', '.join(ORDER[:4])}",
                         "start with `backtable new NAME.xlsx`")]
            )  # fmt: skip
        left = [name for name in ORDER if name not in found]
        for grid in book:
            if folded(grid.name) in names or folded(grid.name) in IGNORED_SHEETS:
                continue
            meant = nearest(grid.name, left)
            near = next((name for name in left if f"`{name}`" in meant and abs(len(name) - len(grid.name.strip())) <= 2), None)
            alike = next((name for name in left if name in _TABLES and _has_headings(grid, name)), None)
            if near:
                self.findings.problem(grid.place(), f"there is no sheet `{grid.name}`", "", f"{meant} Rename it, or take another name if it is yours")
                self.unread.add(near)
            elif alike in _DECIDING and _filled(grid, alike):
                self.findings.problem(grid.place(), f"there is no sheet {alike}, and this one has its headings", "", f"rename it {alike}, or change its headings if it is a note of yours")
                self.unread.add(alike)
            elif alike:
                self.findings.note(grid.place(), f"this sheet is not read, though it has the headings of the sheet {alike}, which is missing", f"rename it {alike} if it is meant")
                self.tree.renamed[alike] = Problem(grid.place(), f"there is no sheet {alike}, and this one has its headings", "", f"rename it {alike}")
            else:
                self.findings.note(grid.place(), "this sheet is not read")
        for name in (CASE, *_LEAST):
            if name in self.tree.renamed:
                self.findings.problems.append(self.tree.renamed[name])
                self.unread.add(name)
            elif name not in found:
                self.findings.problem(Place(file), f"the workbook has no sheet {name}", "the sheets of `backtable new NAME.xlsx`", "put it back")
                self.unread.add(name)
        for name in _DECIDING:
            if name not in found and name not in self.unread:
                self.findings.note(Place(file), f"the workbook has no sheet {name}, so that {_DECIDING[name]}", "put it back if it was there")
        return found

    def _table(self, name: str) -> list[Row]:
        if name not in self.grids:
            return []
        headings = [Heading(column.field, column.heading, column.needed, column.kind == "key" and bool(column.of)) for column in layout(name).columns]
        grid = self.grids[name]
        before = len(self.findings.problems)
        rows, examples = table(grid, headings, self.findings)
        if len(self.findings.problems) > before and not rows:
            self.unread.add(name)
        top = headings_row(grid, [item.heading for item in headings])
        if not rows and name in _LEAST and len(self.findings.problems) == before:
            marked = f"; {examples} {'is an example' if examples == 1 else 'are examples'}" if examples else ""
            remedy = f"write it below the headings{f', or empty the cell {EXAMPLE} of a row to make it yours' if examples else ''}"
            self.empty[name] = Problem(grid.place(top + 1, 1), f"no row stands here that counts{marked}", _LEAST[name], remedy)
        self.tree.places[(name.lower() if name != "Definitions" else "define",)] = grid.place(top, 1)
        return [self._measured(name, row) for row in rows if self._complete(name, row)]

    def _measured(self, name: str, row: Row) -> Row:
        if name not in _MEASURED or "unit" not in row or not isinstance(row["unit"].value, str):
            return row
        return self.measured(row, _MEASURED[name], unquoted(row["unit"].value))

    def measured(self, row: Row, names: Collection[str], unit: str) -> Row:
        """Leave out of the numbers of a row a unit that its own says already; where that is %, refuse those that may be a percentage or not."""
        if unit == "%":
            unclear_percents(row, [name for name in names if name != "spread"], self.findings)
        return row.measured(names, unit)

    def one_currency(self, row: Row, *names: str) -> None:
        """Say where the unit of an amount is in a currency that it will not be in: amounts are converted into the case's own."""
        unit, own = unquoted(text_of(row["unit"].value)) if "unit" in row else "", str(self.tree.data.get("currency", ""))
        beside = currency_of_unit(unit)
        if not own or beside in ("", own):
            return
        for cell in (row[name] for name in names if name in row and isinstance(row[name].value, str)):
            if code := typed_currency(str(cell.value)):
                said = f"`{cell.raw()}` is in {code}{'' if code == own else f' and converted into {own}'}"
                self.findings.note(cell.place, f"{said}, and its unit is {unit}", f"write {unit.replace(unit.split()[0].split('/')[0], own, 1)} as its unit")
                return

    def in_own(self, row: Row, name: str) -> Row:
        """Give a row with the number alone where one of the case's own currency stands, as in `1.17 EUR` of a rate."""
        text = row[name].value if name in row else ""
        code = typed_currency(text) if isinstance(text, str) else ""
        if not code or code != self.tree.data.get("currency"):
            return row
        return replace(row, cells={**row.cells, name: replace(row[name], value=parse_amount(typed_amount(str(text)))[0])})

    def _complete(self, name: str, row: Row) -> bool:
        """Say whether a row has what it needs, with a problem for each cell that is empty."""
        missing = [column for column in layout(name).columns if column.needed and column.field not in row and column.unless not in row]
        if row.aside and any(column.unless and row.lacks(self.findings, **{column.unless: layout(name).column(column.unless).heading}) for column in missing):
            self.unread.add(name)  # what makes up for it may stand in the column that is not read
            return False
        if missing:
            key = _KEYS.get(name, "")
            self.unread.add(row[key].text() if key in row else name)
        for column in missing:
            self.findings.problem(row.at(column.field), f"this row has no {column.heading}", column.note[0].lower() + column.note[1:].rstrip("."), "write it there, or empty the row")
        return not missing

    # Names that are written otherwise.

    def same(self, written: str, known: Collection[str], cell: Cell) -> str:
        """Give the only known name that differs from what was written in the case of letters, blanks and hyphens alone, with a note; else what was written.

        Of sides and people, it may be what readers call them as well.
        """
        if written in known:
            return written
        alike = [name for name in known if _alike(name) == _alike(written)]
        if len(alike) == 1:
            self.findings.note(cell.place, f"`{written}` is read as {alike[0]}")
            return alike[0]
        if alike or not all(name in self.holders for name in known):  # what is known are no sides and people
            return written
        called = [name for name in known if self.called.get(name) == _alike(written)]
        called = called or [name for name in known if written and self.called.get(name, "").startswith(f"{_alike(written)},")]  # `Ms Ito` of `Ms Ito, services`
        if len(called) != 1:
            return written
        self.findings.call(cell.place, written, called[0])
        return called[0]

    def names(self, cell: Cell, known: Collection[str]) -> list[str]:
        """Give the names that a cell lists, each as `same` does; a comma in a name, or in what readers call somebody, separates none."""
        people = all(name in self.holders for name in known)
        alike = {*map(_alike, known), *(self.called[name] for name in known if people and name in self.called)}
        return [self.same(name, known, cell) for name in rejoined(text_of(cell.value), cell.names(), lambda text: _alike(text) in alike)]

    def holder(self, key: str, path: Path, item: Mapping[str, Any]) -> None:
        """Note a side or a person, and what readers call them."""
        self.holders[key] = path
        if called := item.get("label") or item.get("role"):
            self.called[key] = _alike(called)

    def meant(self, cell: Cell, known: Collection[str]) -> Cell:
        """Give a cell with the known name that it means."""
        if not isinstance(cell.value, str):
            return cell
        written = unquoted(cell.value)
        found = self.same(written, known, cell)
        return cell if found == written else replace(cell, value=quoted(found))

    @property
    def playbooked(self) -> bool:
        """True where a playbook is named, which may have names that no sheet has."""
        return any("playbook" in row for name in ("People", "Authority") for row in self.rows[name]) or bool(self.tree.data.get("use"))

    @property
    def issue_names(self) -> Collection[str]:
        """The issues, where no playbook has others."""
        return () if self.tree.data.get("use") else self.tree.data.get("issues", ())

    def option_names(self, issue: str) -> list[str]:
        """Give the options of an issue that are names."""
        return [option for option in self.tree.data.get("issues", {}).get(issue, {}).get("options", ()) if isinstance(option, str)]

    def currency(self, cell: Cell) -> Cell:
        """Give a cell with the code of the currency whose sign alone stands in it, with a note."""
        code = sign_code(trimmed(cell.value)) if isinstance(cell.value, str) else ""
        if not code:
            return cell
        others = {"USD": "write CAD, AUD or whichever code if another dollar is meant", "JPY": "write CNY if the yuan is meant"}.get(code, "")
        self.findings.note(cell.place, f"`{cell.value}` is read as {code}", others)
        return replace(cell, value=code)

    # Putting things into the tree.

    def cells(self, path: Path, row: Row, **names: str) -> None:
        """Note the cell of everything that a row may say, filled or empty; field → key where they differ."""
        for field in row.columns:
            self.tree.places.setdefault((*path, names.get(field, field)), row.at(field))

    def put(self, target: dict[str, Any], path: Path, name: str, value: Any, cell: Cell) -> None:
        """Put a value into a mapping of the tree."""
        target[name] = value
        self.tree.places[(*path, name)] = cell.place

    def texts(self, target: dict[str, Any], path: Path, row: Row, *names: str) -> None:
        """Put those cells of a row that are filled, as texts."""
        for name in names:
            if name in row:
                self.put(target, path, name, row[name].text(), row[name])

    def numbers(self, target: dict[str, Any], path: Path, row: Row, *names: str) -> None:
        """Put those cells of a row that are filled, as numbers."""
        for name in names:
            if name in row:
                self.put(target, path, name, row[name].number(), row[name])

    def formulas(self, target: dict[str, Any], path: Path, row: Row, **names: str) -> None:
        """Put those cells of a row that are filled, as formulas; field → key."""
        for name, key in names.items():
            if name in row:
                self.put(target, path, key, row[name].formula(self.named), row[name])

    def untold(self, cell: Cell, holds: str) -> bool:
        """Say whether a cell says that something is not known yet, with a note of what then holds."""
        if cell.text() in self.named or not cell.unsaid:
            return False
        self.findings.note(cell.place, f"`{cell.raw()}` is taken for not known yet: {holds}")
        return True

    def assumed(self, name: str, cell: Cell, item: dict[str, Any]) -> bool:
        """Make an assumption of a range that stands where one number belongs; False where none stands there.

        Args:
            name: what the assumption is to be called.
            cell: where the range may stand.
            item: what else is said of it.
        """
        span = cell.span()
        if span is None:
            return False
        path = ("assumptions", name)
        self.spans[name] = item | {"low": span.low, "likely": span.likely, "high": span.high}
        for key in ("low", "likely", "high"):
            self.tree.places[(*path, key)] = cell.place
        self.tree.places[path] = self.tree.keys[path] = cell.place
        self.findings.note(cell.place, f"`{cell.raw()}` is read as the assumption {name}: {span}", "write it on the sheet Assumptions if the middle is not the likeliest, or others believe something else")
        return True

    def keyed(self, section: Path, target: dict[str, Any], cell: Cell, value: Any) -> str | None:
        """Put something under the key in a cell; None and a problem where the key is taken."""
        key = cell.text(exact=True)
        path = (*section, key)
        if key in target:
            self.findings.problem(cell.place, f"`{key}` stands here twice", "each key once", "remove or rename one of them")
            self.unread.add(cell.place.sheet)  # the other may be a key that is missing now
            return None
        target[key] = value
        self.tree.places[path] = self.tree.keys[path] = cell.place
        return key

    def found(self, cell: Cell, known: Mapping[str, Any] | Iterable[str], what: str, sheet: str) -> str | None:
        """Give the key that a cell names, None and a problem where there is no such key."""
        names = known if isinstance(known, Mapping) else list(known)
        key = self.meant(cell, names).text(exact=True)
        if key in names:
            return key
        if key in self.unread or any(name in self.unread for name in sheet.split(" or ")):
            return None
        remedy = nearest(key, names) or (f"{KNOWN} {', '.join(list(names)[:_SHOWN])}" if names else f"write it on the sheet {sheet}")
        self.findings.problem(cell.place, f"`{key}` is not {what}", f"a key of the sheet {sheet}", remedy, (key, *sheet.lower().split(" or ")), (NONE_OF, what, key))
        return None

    def listed(self, path: Path, row: Row) -> Path:
        """Note where an entry of a list stands, and give its path."""
        self.tree.places[path] = row.place
        return path
