"""What stands in the files of Oracle's review scripts: tables between lines of prose, and lines for programs."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backtable.inventory._found import words
from backtable.inventory._records import records
from backtable.inventory._source import Source

TABLE = "AUDIT_ID,"
MARK = "GREPME>>,"
_PREFIX = 10  # mark, host, instance, time, host, database, option, query, count, the word “count”
_LONGEST = 12  # lines that SQL*Plus makes of one row at most


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: heading → value."""

    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that a query of the script gave.

    Args:
        option, query: as in `RAC`, `GV$INSTANCE`.
        count: rows of the query where that is said; below 0 where the database has no such table.
        cells: the row, empty where the query gave none.
    """

    number: int
    host: str
    instance: str
    option: str
    query: str
    count: int | None
    cells: tuple[str, ...]

    def cell(self, position: int) -> str:
        """Give a cell, empty beyond the last."""
        return self.cells[position] if position < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Torn:
    """A row that cannot be used: why, and how many lines are lost with it."""

    number: int
    reason: str
    lines: int = 1


def split(line: str) -> list[str]:
    """Give the cells of a line of CSV."""
    try:
        return [words(cell) for cell in next(csv.reader([line], strict=False), [])]
    except csv.Error:
        return []


def rows_of(source: Source) -> Iterator[Record | Answer | Torn]:
    """Give the rows of a file of the script; prose between them is passed over.

    SQL*Plus breaks a row that is longer than its lines: what follows is put to the row until its quotes are closed and its
    cells are complete.
    """
    heading: list[str] = []
    lines = source.lines()
    held = next(lines, None)
    while held is not None:
        number, line = held
        held = next(lines, None)
        if line.startswith(TABLE):
            heading = split(line.rstrip().rstrip(","))
            continue
        marked = line.startswith(MARK)
        if not marked and not (heading and line.partition(",")[0].strip().isdigit() and "," in line):
            continue
        wanted = 0 if marked else len(heading)
        for _ in range(_LONGEST):
            if held is None or _begins(held[1]) or not _is_open(line, wanted):
                break
            line += held[1]
            held = next(lines, None)
        cells = split(line.rstrip())
        yield _answer(number, cells) if marked else _record(number, heading, cells)


def _begins(line: str) -> bool:
    return not line.strip() or line.startswith((TABLE, MARK)) or (line.partition(",")[0].isdigit() and "," in line)


def _is_open(line: str, wanted: int) -> bool:
    return line.count('"') % 2 == 1 or (wanted > 0 and len(split(line)) < wanted)


def _record(number: int, heading: list[str], cells: list[str]) -> Record | Torn:
    if len(cells) == len(heading) + 1 and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(heading):
        return _short(number, cells, len(heading))
    return Record(number, dict(zip(heading, cells, strict=True)))


def _short(number: int, cells: Sequence[str], expected: int) -> Torn:
    return Torn(number, f"the row has {len(cells)} cells and the heading {expected}")


def _answer(number: int, cells: list[str]) -> Answer | Torn:
    if len(cells) < _PREFIX - 1:
        return _short(number, cells, _PREFIX)
    _, host, instance, _, _, _, option, query, count, *rest = cells
    if rest and rest[-1] == "":
        rest = rest[:-1]
    stated = int(count) if count.lstrip("-").isdigit() else None
    if rest[:1] == ["count"]:
        rest = rest[1:]
    elif rest and rest[0].startswith("ORA-"):
        rest, stated = [], -1
    return Answer(number, host, instance, option, query, stated, tuple(rest if stated != 0 else ()))


def answers_of(source: Source) -> Iterator[Answer | Torn]:
    """Give the rows of `LMS_OPTIONS.csv`, the same queries in a table of their own."""
    heading: list[str] = []
    for record in records(source):
        number, cells = record.line, record.cells
        if record.wrong:
            yield Torn(number, f"the line cannot be taken apart: {record.wrong}", record.lines)
            continue
        if not any(cells):
            continue
        if not heading:
            heading = [name.strip().upper() for name in cells]
            continue
        if len(cells) < heading.index("COL010"):
            yield _short(number, cells, len(heading))
            continue
        row = dict(zip(heading, map(words, cells), strict=False))
        failed = row.get("SQL_ERR_MESSAGE", "").startswith("ORA-")
        rest = [cell for name, cell in row.items() if name.startswith("COL") and name[3:].isdigit()]
        while rest and not rest[-1]:
            rest.pop()
        yield Answer(
            number,
            row.get("HOST_NAME") or row.get("MACHINE_ID", ""),
            row.get("INSTANCE_NAME") or row.get("DB_NAME", ""),
            row["OPTION_NAME"],
            row["OPTION_QUERY"],
            -1 if failed else None,
            () if failed else tuple(rest),
        )
