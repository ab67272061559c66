"""Tables whose quotes stand astray or whose cells hold line breaks, taken apart row by row."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.util import gen_name

from backtable.inventory._estate import LeftOut
from backtable.inventory._records import records
from backtable.inventory._source import Source
from backtable.inventory._spool import private_folder

_BATCH = 50_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Opened:
    """A table as it was opened.

    Args:
        table: texts, with a column `row`, its number in the file.
        left_out: lines that cannot be taken apart, not all of them where they are many.
        left_out_count: how many those are in all.
        broken: how many rows hold line breaks inside a cell.
    """

    table: ir.Table
    left_out: list[LeftOut]
    left_out_count: int = 0
    broken: int = 0


def open_rows(connection: Any, source: Source, wanted: Collection[str], shown: int) -> Opened:
    """Open a CSV by taking each row apart on its own; slower than what the database does, and it passes over no line.

    Args:
        wanted: headings of the columns that are needed, in small letters.
        shown: how many lines that cannot be taken apart are kept with their reason.

    Raises:
        InputError: the file cannot be read, or its heading not be taken apart.
    """
    rows = records(source)
    heading = next(rows, None)
    names = [cell.strip() for cell in heading.cells] if heading else []
    first = {name: place for place, name in reversed(list(enumerate(names))) if name.lower() in wanted}
    left_out: list[LeftOut] = []
    count = broken = 0

    def good() -> Iterator[tuple[int, *tuple[str | None, ...]]]:
        nonlocal count, broken
        for record in rows:
            wrong = record.wrong
            if not wrong and len(record.cells) != len(names):
                wrong = f"it has {len(record.cells)} cells and the heading {len(names)}"
            if wrong:
                count += record.lines
                if len(left_out) < shown:
                    left_out.append(LeftOut(source.place(record.line), f"the line cannot be taken apart: {wrong}", record.lines))
                continue
            broken += record.lines > 1
            yield (record.line, *(_CONTROLS.sub(" ", record.cells[place]) or None for place in first.values()))

    name, file = gen_name("rowwise"), private_folder(connection) / "rows.parquet"
    schema = pa.schema([("row", pa.int64()), *((heading, pa.string()) for heading in first)])
    with pq.ParquetWriter(file, schema) as writer:
        batch: list[tuple[Any, ...]] = []
        for row in good():
            batch.append(row)
            if len(batch) == _BATCH:
                writer.write_batch(_batch(batch, schema))
                batch = []
        writer.write_batch(_batch(batch, schema))
    path = str(file).replace("'", "''")
    connection.raw_sql(f"CREATE TEMP VIEW {name} AS SELECT * FROM read_parquet('{path}')")
    return Opened(connection.table(name), left_out, count, broken)


def _batch(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pa.record_batch([pa.array(column, kind.type) for column, kind in zip(columns, schema, strict=True)], schema=schema)
