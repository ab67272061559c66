"""Factors of processors that the estate file states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.util import gen_name

from backtable.errors import InputError, Place, Problem
from backtable.inventory import Source
from backtable.inventory.entitlements import fold, tables
from backtable.licensing.metrics import STATED, stated_columns
from backtable.licensing.recognition import matching


@dataclass(frozen=True, slots=True)
class StatedFactors:
    """What a core of some machines counts for.

    Args:
        of: a key of `STATED`.
        factor: of the machines that are named; None where a file says it.
        machines: names, with `*` and `?`.
        file: a table with a row for each machine.
        machine, column: headings of the machines and of the factors in it.
    """

    of: str
    source: str
    factor: Decimal | None = None
    machines: tuple[str, ...] = ()
    file: Path | None = None
    machine: str = ""
    column: str = ""


def with_factors(connection: Any, machines: ir.Table, stated: Sequence[StatedFactors]) -> tuple[ir.Table, tuple[str, ...]]:
    """Give machines with the factors that are stated for them, and notes on what could not be read; the first statement counts.

    Raises:
        InputError: a file has no such column.
    """
    notes: list[str] = []
    if not stated:
        return machines, ()
    names = machines.select("machine").to_pyarrow().column("machine").to_pylist()
    for of in STATED:
        own = [item for item in stated if item.of == of]
        if not own:
            continue
        found: dict[str, tuple[Decimal, str]] = {}
        for item in own:
            for name, factor in _read(item, names, notes):
                found.setdefault(name, (factor, item.source))
        number, text, by = stated_columns(of)
        rows = [{"_at": name, number: float(factor), text: f"{factor.normalize():f}", by: source} for name, (factor, source) in found.items()]
        schema = {"_at": "string", number: "float64", text: "string", by: "string"}
        table = connection.create_table(gen_name("factors"), ibis.memtable(rows, schema=schema), temp=True)
        machines = machines.left_join(table, machines.machine == table._at).drop("_at")
    return connection.create_table(gen_name("machines"), machines, temp=True), tuple(notes)


def _read(item: StatedFactors, names: Iterable[str], notes: list[str]) -> list[tuple[str, Decimal]]:
    if item.file is None:
        return [(name, item.factor or Decimal(0)) for pattern in item.machines for name in matching(pattern, names)]
    found = []
    held = [table for table in tables(Source(item.file)) if {fold(item.machine), fold(item.column)} <= set(table.columns)]
    if not held:
        raise InputError(
            [Problem(Place(item.file.name), f"no table has the columns {item.machine} and {item.column}", "", "say what they are called")]
        )
    for table in held:
        for row in table:
            name, factor = row.text(item.machine).lower(), row.number_in(item.column)
            if name and factor is not None:
                found.append((name, factor))
            notes += [f"{problem.place}: no factor is taken, {problem.reason}" for problem in row.problems]
    return found
