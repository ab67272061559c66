"""What a reader finds, row by row or as whole tables."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import ibis.expr.types as ir

from backtable.inventory._counts import LARGEST, OPEN, THOUSANDS
from backtable.inventory._estate import LeftOut
from backtable.inventory._finding import Finding
from backtable.inventory._meanings import PER_SOCKET
from backtable.inventory._records import records
from backtable.inventory._relations import INSTALLATIONS, MACHINES
from backtable.inventory._source import Source
from backtable.inventory._stage import Instances
from backtable.inventory._systems import System
from backtable.inventory._tables import fill, open_table


class Found:
    """What one file holds: machines, installations, rows left out and notes.

    Args:
        connection: the database that tables are opened in.
        names: key in the file's own terms → key of the machine, for files that number their machines.
        groups: code of a cluster in the file's own terms → (name, code of what it belongs to), likewise of a vCenter.
        rows, torn: rows read, and those of them that could not be taken apart.
        titles: code of a product in the file's own terms → (title, version, publisher).
        instances: what the file says of instances of applications.
        systems: what runs in virtual machines, where the file knows it by another name.
    """

    def __init__(self, source: Source, connection: Any) -> None:
        self.source = source
        self.connection = connection
        self.tables: list[tuple[str, ir.Table]] = []
        self.names: list[ir.Table] = []
        self.groups: dict[str, tuple[str, str]] = {}
        self.titles: dict[str, tuple[str, str, str]] = {}
        self.instances: list[Instances] = []
        self.systems: list[System] = []
        self.left_out_count = 0
        self.machines: list[dict[str, Any]] = []
        self.installations: list[dict[str, Any]] = []
        self.findings: list[Finding] = []
        self.left_out: list[LeftOut] = []
        self.notes: list[str] = []
        self.rows = self.torn = 0

    def machine(self, place: str, name: Any, kind: str, **figures: Any) -> str | None:
        """Note a machine and give its key; None where the row cannot be used, which is noted.

        Args:
            figures: columns of `MACHINES`, and `PER_SOCKET`; counts must be whole numbers from 0 or empty.
        """
        self.rows += 1
        text = words(name)
        if not text:
            self.leave_out(place, "the machine has no name")
            return None
        row: dict[str, Any] = dict.fromkeys((*MACHINES.names, PER_SOCKET))
        for column, value in figures.items():
            if column == PER_SOCKET or str(MACHINES[column]) == "int64":
                try:
                    row[column] = count(value)
                except ValueError as error:
                    self.leave_out(place, f"{column} of {text} {error}; expected a whole number from 0")
                    return None
            elif str(MACHINES[column]) == "boolean":
                row[column] = truth(value)
            else:
                row[column] = words(value) or None
        key = key_of(text)
        each = row.pop(PER_SOCKET)
        if row["cores"] is None and each is not None and row["processors"] is not None:
            row["cores"] = each * row["processors"]
        row |= {"machine": key, "name": text, "kind": kind, "source": self.source.name, "place": place}
        row["host"] = key_of(row["host"]) if row["host"] else None
        self.machines.append(row)
        return key

    def installation(self, place: str, machine: Any, title: Any, **figures: Any) -> None:
        """Note a title found on a machine; arguments as for `machine`."""
        self.rows += 1
        text, where = words(title), words(machine)
        if not text or not where:
            self.leave_out(place, "the title is empty" if where else "the machine has no name")
            return
        row: dict[str, Any] = dict.fromkeys(INSTALLATIONS.names)
        for column, value in figures.items():
            if str(INSTALLATIONS[column]) == "int64":
                try:
                    row[column] = count(value)
                except ValueError as error:
                    self.leave_out(place, f"{column} of {text} {error}; expected a whole number from 0")
                    return
            else:
                row[column] = truth(value) if str(INSTALLATIONS[column]) == "boolean" else words(value) or None
        self.installations.append(
            row | {"machine": key_of(where), "title": text, "source": self.source.name, "place": place}
        )

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Give each row of a text file as heading → text, with its line; rows with other cells than the heading are left out."""
        heading: list[str] = []
        broken = 0
        for record in records(self.source):
            if record.wrong:
                self._tear(record.line, f"the line cannot be taken apart: {record.wrong}", record.lines)
            elif not any(cell.strip() for cell in record.cells):
                continue
            elif not heading:
                heading = [words(cell) for cell in record.cells]
            elif len(record.cells) != len(heading):
                self._tear(record.line, f"the row has {len(record.cells)} cells and the heading {len(heading)}")
            else:
                broken += record.lines > 1
                yield record.line, dict(zip(heading, map(words, record.cells), strict=True))
        self.notes += line_breaks(broken)

    def _tear(self, number: int, reason: str, rows: int = 1) -> None:
        self.rows += rows
        self.torn += rows
        self.leave_out(self.source.place(number), reason, rows)

    def leave_out(self, place: str, reason: str, rows: int = 1) -> None:
        """Note a row that cannot be used, with how many are lost with it."""
        self.left_out.append(LeftOut(place, reason, rows))
        self.left_out_count += rows

    def table(
        self, relation: str, columns: Mapping[str, str], constants: Mapping[str, str] | None = None, also: Sequence[str] = ()
    ) -> ir.Table:
        """Note the whole file as rows of `machines` or `installations`, and give it as it was opened.

        Args:
            also: headings of further columns that are needed of it.
        """
        found = open_table(self.connection, self.source, {*columns.values(), *also})
        opened = found.table
        here = {name.lower(): name for name in opened.columns}
        known = {column: here[name.lower()] for column, name in columns.items() if name.lower() in here}
        rows, wrong, wrong_count = fill(opened, self.source, relation, known, constants)
        self.tables.append((relation, rows))
        self.left_out += [*found.left_out, *wrong]
        self.left_out_count += found.left_out_count + wrong_count
        self.rows += int(opened.count().to_pyarrow().as_py()) + found.left_out_count
        self.notes += [note for note in line_breaks(found.broken) if note not in self.notes]
        return opened


def line_breaks(rows: int) -> list[str]:
    """Say how many rows hold line breaks inside a cell, where some do."""
    return [f"{rows:,} {'row holds' if rows == 1 else 'rows hold'} line breaks inside a cell"] if rows else []


def key_of(name: str) -> str:
    """Give the key of a machine: its name in lower case."""
    return " ".join(name.split()).lower()


def words(value: Any) -> str:
    """Give a cell as text: a whole number without its decimal point, and nothing that steers a terminal."""
    if value is None:
        return ""
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    text = str(value)
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return " ".join(text.split())


def count(value: Any) -> int | None:
    """Give a cell as a whole number from 0, None where it is empty.

    Raises:
        ValueError: it is something else; the message is the end of a sentence.
    """
    text = words(value)
    if not text:
        return None
    if isinstance(value, str) and re.search(OPEN, text):
        raise ValueError(f"is {text}, which may be two numbers")
    try:
        number = float(text.replace(",", "") if re.search(THOUSANDS, text) else text)
    except ValueError:
        raise ValueError(f"is “{words(value)}”") from None
    if not math.isfinite(number) or not 0 <= number <= LARGEST or number != int(number):
        raise ValueError(f"is {words(value)}")
    return int(number)


def truth(value: Any) -> bool | None:
    """Give a cell as yes or no, None where it is neither."""
    return {"true": True, "yes": True, "1": True, "on": True, "false": False, "no": False, "0": False, "off": False}.get(
        words(value).lower()
    )
