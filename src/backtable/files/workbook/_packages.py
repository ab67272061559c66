"""The packages that a case workbook names: a sheet with an issue in each row and a package in each column."""

from typing import Any

from backtable.files.workbook._book import Grid
from backtable.files.workbook._cells import text_of, trimmed, unquoted
from backtable.files.workbook._headings import Heading, folded, headings_row
from backtable.files.workbook._layout import EXAMPLE, NOT_PACKAGES, PACKAGES
from backtable.files.workbook._reading import Reading
from backtable.files.workbook._table import Cell, below, note_hidden
from backtable.files.workbook._typed import typed_number
from backtable.files.workbook._units import without_unit


def named_packages(reading: Reading) -> dict[str, dict[str, Any]]:
    """Give name → issue → option of the sheet with a column for each package; places, problems and notes go into the reading."""
    grid = reading.grids.get(PACKAGES)
    if grid is None or not any(str(cell).strip() for row in grid.rows for cell in row):
        return {}
    top = headings_row(grid, ["Issue"])
    if not top:
        reading.findings.problem(grid.place(), "no row has the heading of this sheet", "Issue, and a package’s name beside it")
        return {}
    columns: dict[int, Heading | None] = {}
    packages: dict[str, dict[str, Any]] = {}
    for position, value in enumerate(grid.rows[top - 1], 1):
        written = trimmed(value) if isinstance(value, str) else text_of(value)
        if written == "Issue" and any(column and column.heading == "Issue" and column.field == "issue" for column in columns.values()):
            reading.findings.problem(grid.place(top, position), "the heading Issue stands here twice", "each heading once", "rename one of them")
            reading.unread.add(PACKAGES)
            return {}
        if written == "Issue" or (folded(written) == "issue" and not any(column and column.field == "issue" for column in columns.values())):
            columns[position] = Heading("issue", "Issue", True)
        elif (written and folded(written) not in (*NOT_PACKAGES, folded(EXAMPLE))) or written.startswith('"'):
            name = unquoted(written)
            place = grid.place(top, position)
            if name in packages:
                reading.findings.problem(place, f"the package `{name}` stands here twice", "each name once", "rename one of them")
                reading.unread.add(PACKAGES)
                return {}
            packages[name] = {}
            reading.tree.places[("packages", name)] = reading.tree.keys[("packages", name)] = place
            columns[position] = Heading(f"package {name}", name, False)
    _without_name(reading, grid, top)
    counting = []
    for number, found, marked in below(grid, top, columns, reading.findings):
        cells = found if marked or "issue" not in found else found | {"issue": reading.meant(found["issue"], reading.issue_names)}
        values = {name.removeprefix("package "): cell for name, cell in cells.items() if name != "issue"}
        if not marked and "issue" in cells:
            for position, column in columns.items():
                if column and column.field != "issue":
                    reading.tree.places.setdefault(("packages", column.heading, cells["issue"].text(exact=True)), grid.place(number, position))
        if marked or not values:
            continue
        if "issue" not in cells:
            reading.findings.problem(grid.place(number, next(position for position, item in columns.items() if item and item.field == "issue")), "this row has no Issue", "a key of the sheet Issues", "write it there, or empty the row")
            reading.unread.add(PACKAGES)
            continue
        counting.append(number)
        issue = cells["issue"].text(exact=True)
        for name, cell in values.items():
            if issue in packages[name]:
                reading.findings.problem(cells["issue"].place, f"`{issue}` stands here twice", "each issue once", "remove one of the rows")
                reading.unread.add(PACKAGES)  # the other may be an issue that is missing now
                break
            reading.put(packages[name], ("packages", name), issue, _option(reading, issue, cell), cell)
            reading.tree.keys[("packages", name, issue)] = cells["issue"].place
    note_hidden(grid, columns, counting, reading.findings)
    return {name: item for name, item in packages.items() if item}


def _without_name(reading: Reading, grid: Grid, top: int) -> None:
    """Say which columns hold values and have no name above them."""
    heading = [str(cell).strip() for cell in grid.rows[top - 1]]
    for position in range(1, max(map(len, grid.rows)) + 1):
        named = position <= len(heading) and heading[position - 1]
        filled = 0 if named else sum(position <= len(row) and bool(str(row[position - 1]).strip()) for row in grid.rows[top:])
        if filled:
            reading.findings.note(grid.place(top, position), f"this column has no package’s name above it, and {'the value' if filled == 1 else f'the {filled} values'} below {'is' if filled == 1 else 'are'} not read", "write the name there, or empty the column")


def _option(reading: Reading, issue: str, cell: Cell) -> float | str:
    """Give the value of an issue; a typed number is one unless the issue has a name that reads so."""
    found = reading.tree.data["issues"].get(issue, {})
    if found.get("kind") == "names":
        return reading.meant(cell, reading.option_names(issue)).text(exact=True)
    value = reading.meant(cell, reading.option_names(issue)).option()
    number = typed_number(without_unit(value, str(found.get("unit", "")))) if isinstance(value, str) and value not in found.get("options", ()) else None
    return value if number is None else number
