"""Computed relations, kept in the database."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
from ibis.util import gen_name

from backtable.licensing._parts import qualified, query_of

Rows = Callable[[], ir.Table]
"""What makes a relation: called where its query is written, so that its parts are those of that query."""
_MOST_CHANGES = 8
_CHANGES = re.compile(r"_changed_(\d+)_times")


class Store:
    """Keeps relations under names of their own, so that an earlier position keeps its trace.

    Args:
        connection: the Ibis backend.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._temporary = bool(connection.supports_temporary_tables)
        self.views = connection.name == "duckdb"
        """Whether queries may stand for relations instead of their rows."""

    def keep(self, name: str, rows: ir.Table) -> ir.Table:
        """Compute a relation once."""
        with _plainly():
            return self._connection.create_table(gen_name(name), rows, temp=self._temporary)

    def changed(self, name: str, old: ir.Table, rows: ir.Table) -> ir.Table:
        """Give a large relation with a few other rows than before: computed where it is asked, until so many changes are upon each other.

        Args:
            old: as it was before, which `rows` is computed from.
        """
        held = old.op()
        depth = int(found[1]) if isinstance(held, ops.DatabaseTable) and (found := _CHANGES.search(held.name)) else 0
        if not self.views or depth >= _MOST_CHANGES:
            return self.keep(name, rows)
        return self.view(f"{name}_changed_{depth + 1}_times", rows)

    def view(self, name: str, rows: ir.Table) -> ir.Table:
        """Give a relation that is computed where it is asked; in a database of others it is kept."""
        if not self.views:
            return self.keep(name, rows)
        with _plainly():
            return self._viewed(name, str(self._connection.compile(rows)))

    def union(self, name: str, queries: Sequence[str]) -> ir.Table:
        """Give what queries of the same columns give, computed where it is asked."""
        return self._viewed(name, " UNION ALL ".join(f"SELECT * FROM ({query})" for query in queries))

    def _viewed(self, name: str, query: str) -> ir.Table:
        view = gen_name(name)
        self._connection.raw_sql(f'CREATE TEMP VIEW "{view}" AS {query}')
        return self._connection.table(view)

    def make(self, name: str, rows: Sequence[Mapping[str, Any]], schema: Any) -> ir.Table:
        """Make a table of rows at hand."""
        held = ibis.schema(schema)
        if not rows:
            return self._connection.create_table(gen_name(name), schema=held, temp=self._temporary)
        return self._connection.create_table(gen_name(name), in_memory(name, rows, schema), temp=self._temporary)

    def add(self, table: ir.Table, rows: Rows) -> str:
        """Compute a relation and add its rows to a table; give its query where it can be run again, else an empty text."""
        if self.views:  # Ibis would take the query apart again, which takes as long as to write it
            query = self.written(table, rows)
            self.run(table, query)
            return query
        held = table.op()
        where = (held.namespace.catalog, held.namespace.database)
        with _plainly():
            self._connection.insert(held.name, rows().select(*table.columns), database=where if all(where) else None)
        return ""

    def written(self, table: ir.Table, rows: Rows) -> str:
        """Write the query that gives rows in the order of a table's columns."""
        with _plainly():
            return query_of(self._connection.compiler, lambda: rows().select(*table.columns))

    @contextmanager
    def adding(self, before: Sequence[Callable[[], object]] = ()) -> Iterator[Callable[[ir.Table, Rows], str]]:
        """Give `add`, whose queries DuckDB runs, in their order, while the next ones are written.

        All rows are there at the end of the block, where what went wrong in any of them is raised. In the block nothing else may be asked
        of the database.

        Args:
            before: other work in the database, which is done first, while the first queries are written.
        """
        if not self.views:
            for work in before:
                work()
            yield self.add
            return
        with ThreadPoolExecutor(1, "adding") as worker:
            running: list[Future[Any]] = [worker.submit(work) for work in before]

            def add(table: ir.Table, rows: Rows) -> str:
                query = self.written(table, rows)
                running.append(worker.submit(self.run, table, query))
                return query

            yield add
            for item in running:
                item.result()

    def drop(self, *tables: ir.Table) -> None:
        """Give back what tables hold that nothing asks for any more; in a database of others they go with the session."""
        if self.views:
            for table in tables:
                self._connection.raw_sql(f"DROP TABLE {qualified(table)}")

    def run(self, table: ir.Table, query: str) -> None:
        """Add the rows of a query that was written before to a table."""
        self._connection.raw_sql(f"INSERT INTO {qualified(table)} {query}")


@dataclass(frozen=True, slots=True)
class Queries:
    """The queries by which tallies were counted, to be run again over other tables: writing them takes longer than running them.

    Args:
        steps: key → by which a table was filled that they are counted from.
        by_tally: number of the tally → its query.
        names: key → a table in them.
    """

    steps: Mapping[str, str] = field(default_factory=dict)
    by_tally: Mapping[int, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def over(self, query: str, names: Mapping[str, str]) -> str:
        """Give a query over other tables of the same columns; empty where there is none."""
        for key, old in self.names.items():
            new = names.get(key, "")
            if old and old != new and old in query:
                if not new:
                    return ""
                query = query.replace(old, new)
        return query


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
