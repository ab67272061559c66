"""Long tables, kept in files of a private folder instead of in memory, for as long as the database lasts."""

import os
import shutil
import weakref
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import IO, Any

import ibis.expr.types as ir
from ibis.util import gen_name

try:
    import fcntl
except ImportError:  # there is none on Windows, where what a killed process left behind stays
    fcntl = None  # type: ignore[assignment]

_PREFIX = "backtable-"
_HELD = "held"
LONG = 32 << 20
"""Bytes from which on a text file is long: what it holds is kept in a file, not in memory."""


def private_folder(connection: Any) -> Path:
    """Make a folder that only its owner may read, and that goes with the database or with the program.

    What a program that was killed could not take away, the next one does.
    """
    _sweep(Path(gettempdir()))
    folder = Path(mkdtemp(prefix=_PREFIX))
    held = _hold(folder)
    weakref.finalize(connection, _remove, folder, held)
    return folder


def _hold(folder: Path) -> IO[bytes] | None:
    """Mark a folder as in use for as long as the program lives and the file that this gives is open."""
    if fcntl is None:
        return None
    held = (folder / f"{_HELD}.new").open("wb")
    fcntl.flock(held, fcntl.LOCK_EX)
    os.rename(held.name, folder / _HELD)  # a mark that can be seen is locked already
    return held


def _remove(folder: Path, held: IO[bytes] | None) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if held is not None:
        held.close()


def _sweep(place: Path) -> None:
    """Remove folders of ours that no program holds any more."""
    if fcntl is None:
        return
    for mark in place.glob(f"{_PREFIX}*/{_HELD}"):
        with suppress(OSError):  # held, another's, or gone meanwhile
            if mark.parent.is_symlink() or mark.parent.stat().st_uid != os.getuid():
                continue
            with mark.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(mark.parent, ignore_errors=True)


def spooled(connection: Any, query: str) -> ir.Table:
    """Run a query of DuckDB once, a part at a time, and give what it found as a relation that is read where it lies."""
    name, file = gen_name("spooled"), private_folder(connection) / "rows.parquet"
    connection.raw_sql(f"COPY ({query}) TO {_quoted(str(file))} (FORMAT parquet)")
    connection.raw_sql(f"CREATE TEMP VIEW {name} AS SELECT * FROM read_parquet({_quoted(str(file))})")
    return connection.table(name)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
