"""Long tables, kept in files of a private folder instead of in memory, for as long as the database lasts."""

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import ibis.expr.types as ir
from ibis.util import gen_name

LONG = 32 << 20
"""Bytes from which on a text file is long: what it holds is kept in a file, not in memory."""


def private_folder(connection: Any) -> Path:
    """Make a folder that only its owner may read, and that goes with the database or with the program."""
    folder = Path(mkdtemp(prefix="backtable-"))
    weakref.finalize(connection, shutil.rmtree, folder, ignore_errors=True)
    return folder


def spooled(connection: Any, query: str) -> ir.Table:
    """Run a query of DuckDB once, a part at a time, and give what it found as a relation that is read where it lies."""
    name, file = gen_name("spooled"), private_folder(connection) / "rows.parquet"
    connection.raw_sql(f"COPY ({query}) TO {_quoted(str(file))} (FORMAT parquet)")
    connection.raw_sql(f"CREATE TEMP VIEW {name} AS SELECT * FROM read_parquet({_quoted(str(file))})")
    return connection.table(name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
