"""PostgreSQL as the place where an estate is counted: temporary tables only, filled by COPY."""

import io
from collections.abc import Iterator
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.csv
import sqlglot as sg
import sqlglot.expressions as sge
from ibis.backends.postgres import Backend
from ibis.expr import operations as ops

_PIECE = 1 << 20
"""Bytes handed to the server at once."""
_BYTES = 'pg_catalog."C"'
"""The order of texts in which each byte counts."""


class TemporaryPostgres(Backend):
    """Ibis's PostgreSQL, of which every table is temporary: seen by this session alone and gone with it.

    Texts are compared byte by byte, as DuckDB does, whatever the language of the database; each table is analysed once
    it is filled, as nobody else does that for temporary tables.
    """

    def create_table(
        self,
        name: str,
        /,
        obj: Any = None,
        *,
        schema: Any = None,
        database: str | None = None,
        temp: bool = True,
        overwrite: bool = False,
    ) -> ir.Table:
        """Make a temporary table.

        Args:
            obj: a relation of this database, Arrow data or record batches; None for an empty table.
            schema: columns and types; those of `obj` by default.

        Raises:
            ValueError: a table is asked for that would outlast the session.
        """
        if database is not None or overwrite or not temp:
            raise ValueError("only temporary tables are made in PostgreSQL")
        held = ibis.schema(schema) if schema is not None else None
        if obj is not None and not isinstance(obj, ir.Table | pa.RecordBatchReader):
            obj = pa.table(obj).to_reader()
        if held is None:
            held = obj.schema() if isinstance(obj, ir.Table) else ibis.Schema.from_pyarrow(obj.schema)
        self._make(name, held)
        if isinstance(obj, ir.Table):
            self._run_pre_execute_hooks(obj)
            rows = self.compiler.to_sqlglot(obj.select(*held.names))
            self._run(sge.Insert(this=self._shape(name, held.names), expression=rows).sql(self.dialect))
        elif obj is not None:
            self._copy(name, held, obj)
        self._run(f"ANALYZE {self._quoted(name)}")
        return ops.DatabaseTable(name, schema=held, source=self, namespace=ops.Namespace()).to_expr()

    def _register_in_memory_table(self, op: ops.InMemoryTable) -> None:
        rows = op.data.to_pyarrow(op.schema)
        self._make(op.name, op.schema)
        self._copy(op.name, op.schema, rows.to_reader())
        self._run(f"ANALYZE {self._quoted(op.name)}")

    def _run(self, statement: str) -> None:
        with self.con.cursor() as cursor:
            cursor.execute(statement)

    def _quoted(self, name: str) -> str:
        return sg.to_identifier(name, quoted=True).sql(self.dialect)

    def _shape(self, name: str, columns: tuple[str, ...]) -> Any:
        return sge.Schema(
            this=sge.Table(this=sg.to_identifier(name, quoted=True)), expressions=[sg.to_identifier(column, quoted=True) for column in columns]
        )

    def _make(self, name: str, schema: ibis.Schema) -> None:
        columns = []
        for column, kind in schema.items():
            order = f" COLLATE {_BYTES}" if kind.is_string() else ""
            columns.append(f"{self._quoted(column)} {self.compiler.type_mapper.to_string(kind)}{order}")
        self._run(f"CREATE TEMPORARY TABLE {self._quoted(name)} ({', '.join(columns)})")

    def _copy(self, name: str, schema: ibis.Schema, batches: pa.RecordBatchReader) -> None:
        into = f"COPY {self._shape(name, schema.names).sql(self.dialect)} FROM STDIN (FORMAT csv)"
        with self.con.cursor() as cursor, cursor.copy(into) as copy:
            for batch in batches:
                for piece in _pieces(batch.cast(schema.to_pyarrow())):
                    copy.write(piece)


def _pieces(batch: pa.RecordBatch) -> Iterator[bytes]:
    """Give rows as CSV in which null is nothing and an empty text is quoted.

    A text of PostgreSQL can hold no zero byte, which means nothing in a name; it is left out.
    """
    options = pa.csv.WriteOptions(include_header=False)
    sink = io.BytesIO()
    pa.csv.write_csv(batch, sink, options)
    written = sink.getvalue().replace(b"\x00", b"")
    for start in range(0, len(written), _PIECE):
        yield written[start : start + _PIECE]
