"""What contracts say, of the sheet Clauses, and which amounts and terms each clause speaks of."""

from typing import Any

from backtable.files.workbook._cells import rejoined, text_of
from backtable.files.workbook._reading import Reading
from backtable.files.workbook._table import Cell

_SPOKEN = ("supports", "undermines", "about")
_SECTIONS = ("issues", "facts", "assumptions", "define", "calendar")


def stated_clauses(reading: Reading) -> list[dict[str, Any]]:
    """Give the clauses in order; places, problems and notes go into the reading."""
    clauses: list[dict[str, Any]] = []
    for row in reading.rows["Clauses"]:
        clause: dict[str, Any] = {}
        path = reading.listed(("clauses", len(clauses)), row)
        reading.cells(path, row)
        reading.texts(clause, path, row, "reference", "text")
        for name in _SPOKEN:
            if name in row:
                reading.put(clause, path, name, _spoken(reading, row[name]), row[name])
        if "strength" in row:
            reading.put(clause, path, "strength", row["strength"].word(), row["strength"])
        clauses.append(clause)
    return clauses


def _spoken(reading: Reading, cell: Cell) -> list[str]:
    """Give the names of amounts and terms that a clause speaks of; what only one of them is called for readers is taken for its name.

    Playbooks may have more names than the sheets: beside them a name is what it says.
    """
    names, called = ([], {}) if reading.playbooked else _names(reading)
    found = []
    for written in rejoined(text_of(cell.value), cell.names(), lambda text: text in called):
        name = reading.same(written, names if written in called else [*names, *called], cell)
        if name not in names and name in called:
            reading.findings.note(cell.place, f"`{name}` is read as {called[name]}, which is called so for readers")
            name = called[name]
        found.append(name)
    return found


def _names(reading: Reading) -> tuple[list[str], dict[str, str]]:
    """Give the names of which a clause may speak, and what one of them alone is called for readers → its name."""
    names: list[str] = []
    called: dict[str, list[str]] = {}
    for section in _SECTIONS:
        for name, item in reading.tree.data.get(section, {}).items():
            names.append(name)
            words = item.get("label") or item.get("about") if isinstance(item, dict) else None
            called.setdefault(str(words or ""), []).append(name)
    return names, {words: of[0] for words, of in called.items() if words and len(of) == 1}
