"""Playbooks in a workbook: named where they are used, and told what they are told on a sheet of their own."""

import re
from dataclasses import replace
from typing import Any

from backtable.files._tree import Path
from backtable.files.playbooks import OF, Parameter, built_in
from backtable.files.workbook._cells import LIST_SEPARATORS, as_number, joined
from backtable.files.workbook._likelihoods import likelihood
from backtable.files.workbook._reading import Reading
from backtable.files.workbook._table import Cell, Row
from backtable.files.workbook._typed import typed_amount, typed_number
from backtable.spelling import nearest

_NUMBERED = re.compile(r"(.*) #(\d+)", re.DOTALL)
_TEXTS, _SEEN, _KNOWN = ("about", "unit", "source"), "as_seen_by", "known_to"
_HOLDERS = ("person", "side")
_NUMBERS = ("value", "low", "likely", "high", "spread")
_TOLD = ("value", "form", "low", "likely", "high", "spread", "weights")


class UsedPlaybooks:
    """Gathers what uses a playbook, and puts what the sheet Playbooks says into each use."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._uses: dict[str, list[tuple[dict[str, Any], Path]]] = {}

    def named(self, whose: str, cell: Cell, path: Path) -> list[dict[str, Any]]:
        """Give the uses that a cell names, to stand in the tree.

        Args:
            whose: key of the person or the side, empty for the case.
            path: where they stand.
        """
        places = self._reading.tree.places
        places[path] = cell.place
        found = []
        known = () if self._reading.own_playbooks else [playbook.key for of in OF for playbook in built_in().of(of)]
        for position, written in enumerate(cell.names()):
            name = self._reading.same(written, known, cell)
            if known and name not in known and (meant := built_in().called(name)):
                self._reading.findings.note(cell.place, f"`{name}` is read as {meant}")
                name = meant
            use = {"playbook": name}
            places[(*path, position)] = places[(*path, position, "playbook")] = cell.place
            self._uses.setdefault(whose, []).append((use, (*path, position)))
            found.append(use)
        return found

    def tell(self, rows: list[Row]) -> None:
        """Put the rows of the sheet Playbooks into the uses that they speak of."""
        for row in rows:
            use = self._use(row)
            if use is not None:
                self._parameter(self._reading.measured(row, _NUMBERS, self._unit(row, use[0])), *use)

    def _unit(self, row: Row, use: dict[str, Any]) -> str:
        """Give the unit of what a row tells, empty where it has none or nobody knows."""
        item = self._asked(row["parameter"].text().partition(" ")[0], use)
        return str(item.unit) if item else ""

    def _parameters(self, use: dict[str, Any]) -> list[str]:
        """Give what a playbook of ours may be told."""
        playbook = None if self._reading.own_playbooks else built_in().playbooks.get(str(use["playbook"]))
        return [item.key for item in playbook.parameters] if playbook else []

    def _asked(self, name: str, use: dict[str, Any]) -> Parameter | None:
        """Give what a playbook of ours asks under a name."""
        playbook = None if self._reading.own_playbooks else built_in().playbooks.get(str(use["playbook"]))
        return next((item for item in playbook.parameters if item.key == name), None) if playbook else None

    def _use(self, row: Row) -> tuple[dict[str, Any], Path] | None:
        """Find the use that a row speaks of, None and a problem where there is none."""
        if "whose" in row:
            holder = self._reading.found(row["whose"], self._reading.holders, "a side or a person", "Sides or People")
            if holder is None:
                self._unread()
                return None
            whose = holder
        else:
            whose = ""
        uses = self._uses.get(whose, [])
        written = self._reading.meant(row["playbook"], {str(use["playbook"]) for use, _ in uses}).text(exact=True)
        numbered = _NUMBERED.fullmatch(written)
        if numbered:
            same = [use for use in uses if use[0]["playbook"] == numbered[1]]
            if 0 < int(numbered[2]) <= len(same):
                return same[int(numbered[2]) - 1]
        same = [use for use in uses if use[0]["playbook"] == written]
        if len(same) == 1:
            return same[0]
        who = whose or "the case"
        if not same and "whose" not in row and row.aside and row.lacks(self._reading.findings, whose="Whose"):
            self._unread()
            return None
        if same:
            self._reading.findings.problem(row["playbook"].place, f"{who} uses the playbook {written} {len(same)} times", "one of them", f"write {written} #2 for the second")
            return None
        if whose in self._reading.unread or {"Case", "Sides", "People", "Authority"} & self._reading.unread:
            return None
        others = sorted({str(use["playbook"]) for use, _ in uses})
        elsewhere = [key or "the case, with nothing under Whose" for key, items in self._uses.items() if any(use["playbook"] == written for use, _ in items)]
        remedy = nearest(written, others) or (f"it is used by {', '.join(elsewhere)}" if elsewhere else "name it there, or empty this row")
        self._reading.findings.problem(row["playbook"].place, f"{who} uses no playbook `{written}`", "one that stands on the sheet Case, People or Authority", remedy, (written, "use"))
        self._unread()
        return None

    def _unread(self) -> None:
        """Note that what a playbook is told may stand where it cannot be read."""
        self._reading.unread.add("Playbooks")

    def _parameter(self, row: Row, use: dict[str, Any], path: Path) -> None:
        """Put what a row says of one parameter: `commission`, or of its range `commission known_to`, `commission as_seen_by supplier`."""
        name, _, more = self._reading.same(row["parameter"].text(), self._parameters(use), row["parameter"]).partition(" ")
        if more:
            self._more(row, use, (*path, name), name, more)
            return
        told = [field for field in _TOLD if field in row]
        if told == ["value"] and self._reading.untold(row["value"], f"{name} is as usual"):
            return
        if not told and row.aside and "value" not in row.columns and row.lacks(self._reading.findings, value="Value"):
            return
        if name in use and told:
            self._reading.findings.problem(row["parameter"].place, f"`{name}` stands here twice", "each parameter once", "remove one of the rows")
            self._unread()
        elif told:
            self._reading.tree.keys[(*path, name)] = row["parameter"].place
            asked = self._asked(name, use)
            if asked and asked.kind in _HOLDERS and "value" in row:
                row = replace(row, cells={**row.cells, "value": self._holder(row["value"], asked.kind)})
            use[name] = self._told(row, (*path, name), told)

    def _holder(self, cell: Cell, kind: str) -> Cell:
        """Give a cell with the keys of the people or the sides that it names."""
        if not isinstance(cell.value, str):
            return cell
        known = [key for key, path in self._reading.holders.items() if (len(path) == 2) == (kind == "side")]
        if cell.text(exact=True) in known:
            return cell
        found = self._reading.names(cell, known)
        return cell if found == cell.names() else replace(cell, value=joined(found))

    def _told(self, row: Row, path: Path, told: list[str]) -> Any:
        reading = self._reading
        cell = row["value"] if "value" in row else row["likely"] if told == ["likely"] else None
        span = cell.span() if cell is not None and len(told) == 1 else None
        if cell is not None and span is not None:
            found: Any = {"low": span.low, "likely": span.likely, "high": span.high}
            for place in ((), *((end,) for end in found)):
                reading.tree.places[(*path, *place)] = cell.place
            reading.findings.note(cell.place, f"`{cell.raw()}` is read as {span}", "write Low, Likely and High if the middle is not the likeliest")
        elif cell is None:
            found = likelihood(reading.tree, reading.findings, path, row)
        else:
            if len(told) > 1:
                reading.findings.problem(cell.place, "a value stands here, and a range beside it", "one of them", "empty the cell, or those at the right")
            found = {"value": _plain(cell)} if "source" in row else _plain(cell)
            reading.tree.places[path] = reading.tree.places[(*path, "value")] = cell.place
        if "source" in row:
            reading.texts(found, path, row, "source")
        return found

    def _more(self, row: Row, use: dict[str, Any], path: Path, name: str, more: str) -> None:
        """Put what else is said of a range: who knows it, who believes something else, its source, its words."""
        reading = self._reading
        of = use.get(name)
        kind, _, viewer = more.partition(" ")
        viewer = reading.same(viewer, reading.holders, row["parameter"])
        if kind not in (*_TEXTS, _KNOWN, _SEEN) or (kind == _SEEN) != bool(viewer):
            expected = f"{name}, or {name} with one of {', '.join((*_TEXTS, _KNOWN))} or {_SEEN} and a key"
            self._unread()
            reading.findings.problem(row["parameter"].place, f"`{name} {more}` is no parameter", expected)
        elif not isinstance(of, dict):
            reading.findings.problem(row["parameter"].place, f"nothing says how likely each value of `{name}` is", "a row with its range above this one")
        elif kind == _SEEN:
            of.setdefault(_SEEN, {})[viewer] = likelihood(reading.tree, reading.findings, (*path, _SEEN, viewer), row)
        elif "value" not in row:
            reading.findings.problem(row.at("value"), "this row has no Value", "", "write it there, or empty the row")
        else:
            reading.put(of, path, kind, reading.names(row["value"], reading.holders) if kind == _KNOWN else row["value"].text(), row["value"])


def _plain(cell: Cell) -> Any:
    """Give what a playbook is told in one cell: a number, a text as it stands, or a list where something separates."""
    text = cell.raw()
    if isinstance(cell.value, float):
        return cell.number()
    if as_number(text) is None and (typed_number(text) is not None or typed_amount(text) != text):
        return typed_amount(text)
    return cell.names() if set(text) & set(LIST_SEPARATORS) and not text.startswith('"') else cell.text(exact=True)
