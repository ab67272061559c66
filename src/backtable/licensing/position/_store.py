"""Computed relations, kept in the database."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.util import gen_name


class Store:
    """Keeps relations under names of their own, so that an earlier position keeps its trace.

    Args:
        connection: the Ibis backend.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._temporary = bool(connection.supports_temporary_tables)

    def keep(self, name: str, rows: ir.Table) -> ir.Table:
        """Compute a relation once."""
        with _plainly():
            return self._connection.create_table(gen_name(name), rows, temp=self._temporary)

    def make(self, name: str, rows: Sequence[Mapping[str, Any]], schema: Any) -> ir.Table:
        """Make a table of rows at hand."""
        held = ibis.schema(schema)
        if not rows:
            return self._connection.create_table(gen_name(name), schema=held, temp=self._temporary)
        return self._connection.create_table(gen_name(name), in_memory(name, rows, schema), temp=self._temporary)

    def add(self, table: ir.Table, rows: ir.Table) -> None:
        """Compute a relation and add its rows to a table."""
        with _plainly():
            held, ordered = table.op(), rows.select(*table.columns)
            where = (held.namespace.catalog, held.namespace.database)
            if self._connection.name == "duckdb":  # Ibis would take the query apart again, which takes as long as to write it
                name = ".".join(f'"{part}"' for part in (*where, held.name) if part)
                self._connection.raw_sql(f"INSERT INTO {name} {self._connection.compile(ordered)}")
            else:
                self._connection.insert(held.name, ordered, database=where if all(where) else None)


def in_memory(_name: str, rows: Sequence[Mapping[str, Any]], schema: Any) -> ir.Table:
    """Give a few rows at hand as a table that lasts as long as the queries that name it."""
    held = ibis.schema(schema)
    columns = {key: pa.array([row[key] for row in rows], type=held[key].to_pyarrow()) for key in held.names}
    return ibis.memtable(pa.table(columns), schema=held)


@contextmanager
def _plainly() -> Iterator[None]:
    """Let Ibis write each step as a query of its own: to fuse them takes it longer than the database takes to run them."""
    before = ibis.options.sql.fuse_selects
    ibis.options.sql.fuse_selects = False
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = before
