"""Our own workbook, read."""

from collections.abc import Iterator
from typing import Any

from backtable.inventory._entitlement import Contract, Entitlement
from backtable.inventory._source import Source
from backtable.inventory.entitlements._collected import Collected, kind_of
from backtable.inventory.entitlements._columns import CLAUSES, CONTRACTS, ENTITLEMENTS, OTHER_CLAUSE, Column
from backtable.inventory.entitlements._forms import form
from backtable.inventory.entitlements._result import Entitlements
from backtable.inventory.entitlements._table import Row, Table, fold, headings, tables

_NEEDED = ("Number", "Title", "Units", "Kind")


def _recognises(source: Source) -> bool:
    return source.is_workbook and any({fold(name) for name in _NEEDED} <= found for found in headings(source))


@form("workbook", "the entitlement workbook of Backtable", "docs/reference/entitlements.md", _recognises)
def read_workbook(source: Source) -> Entitlements:
    """Read the sheets of the workbook by their headings, in any order of the columns."""
    found = Collected()
    for table in tables(source):
        if all(table.has(name) for name in _NEEDED):
            _note_strangers(found, table, (*ENTITLEMENTS,))
            found.read(table, _entitlement)
        elif table.sheet == "Contracts" and table.has("Contract"):
            _note_strangers(found, table, (*CONTRACTS, *CLAUSES))
            found.read(table, _contract)
    return found.result("workbook")


def _note_strangers(found: Collected, table: Table, known: tuple[Column, ...]) -> None:
    names = {fold(column.heading) for column in known}
    other = [
        name for name in table.columns if name and name not in names and not name.startswith(fold(OTHER_CLAUSE))
    ]
    if other:
        listed = ", ".join(f"“{table.headings[name]}”" for name in other)
        found.notes.append(f"not read on the sheet {table.sheet}: the columns {listed}")


def _is_example(row: Row, columns: tuple[Column, ...]) -> bool:
    return all(row.text(column.heading) == column.example for column in columns[:2])


def _fields(row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    read = {"text": row.text, "number": row.number_in, "date": row.day_in}
    return {column.field: read[column.kind](column.heading) for column in columns}


def _entitlement(row: Row) -> Iterator[Entitlement]:
    if _is_example(row, ENTITLEMENTS):
        return
    fields = _fields(row, ENTITLEMENTS)
    fields["kind"] = kind_of(row, "Kind")
    if not fields["title"] and not fields["product"]:
        row.wrong("Title is empty; expected the product as the order names it", "Title")
    if fields["quantity"] is None and not row.problems:
        row.wrong("Units is empty; expected a number from 0", "Units")
    starts, ends = fields["starts"], fields["ends"]
    if starts and ends and ends < starts:
        row.wrong(f"Ends on is {ends}, before Starts on, {starts}", "Ends on")
    fields["key"] = fields["key"] or row.place
    yield Entitlement(**fields, place=row.place)


def _contract(row: Row) -> Iterator[Contract]:
    if _is_example(row, CONTRACTS):
        return
    fields = _fields(row, CONTRACTS)
    if not fields["key"]:
        row.wrong("Contract is empty; expected its number", "Contract")
    clauses = [(column.field, row.text(column.heading)) for column in CLAUSES]
    for name in row.table.columns:
        if name.startswith(fold(OTHER_CLAUSE)):
            clauses.append((row.table.headings[name].partition(":")[2].strip(), row.text(name)))
    yield Contract(**fields, clauses=tuple((key, text) for key, text in clauses if text), place=row.place)
