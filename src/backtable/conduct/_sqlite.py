"""A record as one SQLite file.

The journal is rolled back, not written ahead, so that a closed file is whole by itself and can be copied. SQLite's
`synchronous=EXTRA` is FULL, and syncs the folder too after the journal is removed, so that a commit outlasts a power cut.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from backtable.conduct._encoding import digest_of
from backtable.conduct._entry import EMPTY, Head
from backtable.conduct._store import Row
from backtable.errors import MovedError, RecordError

APPLICATION = 0x42544E47  # "BTNG"
FORMAT = 1
_MAGIC = b"SQLite format 3\x00"
_ZIP = b"PK\x03\x04"
_PAGE = 16384  # most events fit into one page, which is what can be read back from a damaged file
_WAIT = 10.0
_AS_ROW = partial(tuple.__new__, Row)  # what `Row._make` does, without a call of Python for each of 100,000 rows
_OWN_INDEX = ("index", "sqlite_autoindex_files_1")
_SCHEMA = (
    "CREATE TABLE events (number INTEGER PRIMARY KEY, body TEXT NOT NULL, digest TEXT NOT NULL)",
    "CREATE TABLE files (digest TEXT PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    "CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never removed'); END",
    "CREATE TRIGGER files_stay BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'files are never changed'); END",
    "CREATE TRIGGER files_last BEFORE DELETE ON files BEGIN SELECT RAISE(ABORT, 'files are never removed'); END",
)


class SqliteStore:
    """A record in one file; use it as a context, so that it is closed. Satisfies `Store`."""

    def __init__(self, path: str | Path) -> None:
        """Open a negotiation file.

        Raises:
            RecordError: there is none, it is another program's, of a newer version, or damaged.
        """
        self.path = Path(path)
        require_negotiation(self.path)
        self._connection = _connect(self.path)
        try:
            with self._reading():
                found = foreign_parts(self._connection)
            if found:
                raise RecordError(
                    f"{path} is not as it was made: {'; '.join(found)}. Somebody changed it with another program; "
                    f"`backtable verify {path}` says whether the events are sound, `backtable recover {path} OUT` takes them into a file of their own"
                )
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def create(cls, path: str | Path, rows: Sequence[Row], files: Mapping[str, bytes]) -> Self:
        """Make a new negotiation file that holds its first events; it appears whole or not at all.

        Raises:
            RecordError: there is a file of that name already, or it cannot be written.
        """
        path = Path(path)
        if path.exists():
            raise RecordError(f"{path} is there already; name another file")
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # it holds our reserve: for its keeper's eyes
            connection = sqlite3.connect(fresh, isolation_level=None)
            try:
                connection.execute(f"PRAGMA page_size={_PAGE}")
                connection.execute("PRAGMA synchronous=EXTRA")
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(f"PRAGMA application_id={APPLICATION}")
                connection.execute(f"PRAGMA user_version={FORMAT}")
                for statement in _SCHEMA:
                    connection.execute(statement)
                _insert(connection, rows, files)
                connection.execute("COMMIT")
            finally:
                connection.close()
            _name(fresh, path)
            _sync(path.parent)
        except FileExistsError:
            raise RecordError(f"{path} is there already; name another file") from None
        except (sqlite3.Error, OSError) as error:
            raise RecordError(f"{path} cannot be written ({_reason(error)}); no file was made") from error
        finally:
            fresh.unlink(missing_ok=True)
            fresh.with_name(f"{fresh.name}-journal").unlink(missing_ok=True)
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, which can then be copied."""
        self._connection.close()

    def rows(self, after: int = 0, most: int | None = None) -> Sequence[Row]:
        """Give the events after a number, as `Store` says."""
        with self._reading():
            found = self._connection.execute(
                "SELECT number, body, digest FROM events WHERE number > ? ORDER BY number LIMIT ?",
                (after, -1 if most is None else most),
            ).fetchall()
        return list(map(_AS_ROW, found))

    def file(self, digest: str) -> bytes:
        """Give the content of a kept file, as `Store` says."""
        with self._reading():
            found = self._connection.execute("SELECT content FROM files WHERE digest = ?", (digest,)).fetchone()
        if found is None:
            raise RecordError(
                f"{self.path} lacks the file {digest[:12]}…, which the record names; "
                f"`backtable recover {self.path} OUT --case COPY` puts it back from a copy"
            )
        if digest_of(found[0]) != digest:
            raise RecordError(f"the file {digest[:12]}… in {self.path} is not as it was written")
        return bytes(found[0])

    def append(self, head: Head, rows: Sequence[Row], files: Mapping[str, bytes]) -> None:
        """Keep further events and files, as `Store` says."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise self._unwritten(error) from error
        try:
            last = self._connection.execute("SELECT number, digest FROM events ORDER BY number DESC LIMIT 1").fetchone()
            if Head(*(last or (EMPTY.number, EMPTY.digest))) != head:
                raise MovedError(f"somebody else wrote to {self.path} since it was read; look at it and decide again")
            _insert(self._connection, rows, files)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise self._unwritten(error) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _unwritten(self, error: sqlite3.Error) -> RecordError:
        return RecordError(f"{self.path} cannot be written ({_reason(error)}); nothing was recorded")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise RecordError(f"{self.path} cannot be read ({_reason(error)})") from error
            raise _damaged(self.path, error) from error
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, error) from error


def require_negotiation(path: Path) -> None:
    """Refuse a file that is no negotiation file of this version.

    Raises:
        RecordError: saying what it is, as far as can be told.
    """
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        remedy = "; start one with `backtable open CASE`" if isinstance(error, FileNotFoundError) else ""
        raise RecordError(f"{path} cannot be read ({error.strerror}){remedy}") from error
    if not start.startswith(_MAGIC) or len(start) < 100:
        if kind := "a text" if start and _is_text(start) else "a workbook" if start.startswith(_ZIP) else "":
            raise RecordError(f"{path} is not a negotiation file but {kind}; if it is a case, `backtable open {path}` starts a negotiation on it")
        what = "it is empty" if not start else "it is no SQLite file, or its beginning is damaged"
        raise RecordError(
            f"{path} is not a negotiation file: {what}; if it was one, `backtable recover {path} OUT` saves what can be read"
        )
    version, application = int.from_bytes(start[60:64]), int.from_bytes(start[68:72])
    if application != APPLICATION:
        raise RecordError(
            f"{path} is an SQLite file of another program, not a negotiation file; start one with `backtable open CASE`"
        )
    if version > FORMAT:
        raise RecordError(
            f"{path} was written by a newer Backtable (format {version}); this one reads format {FORMAT}: install the newer one"
        )


def foreign_header(start: bytes) -> str:
    """Say whose file this is, where its beginning is that of an SQLite file of another program or of a newer version; nothing otherwise."""
    if not start.startswith(_MAGIC) or len(start) < 100:
        return ""
    version, application = int.from_bytes(start[60:64]), int.from_bytes(start[68:72])
    if application != APPLICATION:
        return f"another program's (application id 0x{application:08X}, not 0x{APPLICATION:X})"
    return f"one of a newer Backtable (format {version}, not {FORMAT})" if version > FORMAT else ""


def _is_text(start: bytes) -> bool:
    """Say whether the first bytes of a file are those of a text, be it cut within a character."""
    text = start.decode("utf-8", errors="ignore")
    return len(text.encode()) > len(start) - 4 and all(sign.isprintable() or sign.isspace() for sign in text)


def foreign_parts(connection: sqlite3.Connection) -> list[str]:
    """Say which tables, views, triggers and indices of a file are not those that Backtable makes: a trigger can undo what is written."""
    expected = {(text.split()[1].lower(), text.split()[2]): text for text in _SCHEMA}
    found = {(kind, name): sql for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")}
    found.pop(_OWN_INDEX, None)
    said = [f"it lacks the {kind} `{name}`" for kind, name in expected.keys() - found.keys()]
    said += [f"it holds the {kind} `{name}`, which Backtable did not make" for kind, name in found.keys() - expected.keys()]
    said += [f"its {kind} `{name}` is not the one that Backtable made" for kind, name in expected.keys() & found.keys() if found[kind, name] != expected[kind, name]]
    return sorted(said)


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path.resolve(), timeout=_WAIT, isolation_level=None)
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA trusted_schema=OFF")
        return connection
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise RecordError(f"{path} cannot be read ({_reason(error)})") from error
        raise _damaged(path, error) from error


def _insert(connection: sqlite3.Connection, rows: Sequence[Row], files: Mapping[str, bytes]) -> None:
    connection.executemany("INSERT OR IGNORE INTO files VALUES (?, ?)", list(files.items()))
    connection.executemany("INSERT INTO events VALUES (?, ?, ?)", [(row.number, row.body, row.digest) for row in rows])


def _damaged(path: Path, error: sqlite3.Error) -> RecordError:
    return RecordError(
        f"{path} is damaged ({error}); `backtable verify {path}` says what can be read, "
        f"`backtable recover {path} OUT` saves it"
    )


def _reason(error: Exception) -> str:
    text = str(error)
    if isinstance(error, OSError):
        return error.strerror or text
    if "full" in text:
        return "the disk is full"
    if "locked" in text:
        return "another program has been writing to it for a while; try again"
    if "readonly" in text:
        return "it may only be read"
    return text


def _name(fresh: Path, path: Path) -> None:
    """Give a new file its name, unless that is taken in the meantime."""
    try:
        os.link(fresh, path)  # which fails where the name is taken; renaming would replace the other's file
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError from None
        fresh.rename(path)


def _sync(folder: Path) -> None:
    """Make a new name in a folder outlast a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
