"""Reading what can be read of a negotiation file, however damaged, and saving it."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backtable.conduct._encoding import decode, digest_of
from backtable.conduct._entry import FIRST
from backtable.conduct._events import CaseChanged
from backtable.conduct._sqlite import SqliteStore, require_negotiation
from backtable.conduct._store import Row
from backtable.errors import RecordError

_START = b'{"before":"'
_LONGEST = 1_000_000
_DIGEST = re.compile(rb"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class RawRow:
    """An event as it lies in the file, whatever it says."""

    number: int
    body: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Raw:
    """What could be read.

    Args:
        rows: in order of their numbers.
        problems: what could not be read.
        files: digest of each kept file → whether its content has that digest.
    """

    rows: tuple[RawRow, ...]
    problems: tuple[str, ...]
    files: dict[str, bool]


def read_raw(path: Path) -> Raw:
    """Give everything that SQLite can read of a negotiation file.

    Raises:
        RecordError: it is no negotiation file of this version.
    """
    require_negotiation(path)
    problems: list[str] = []
    rows: dict[int, RawRow] = {}
    files: dict[str, bool] = {}
    connection = sqlite3.connect(path.resolve(), timeout=10)
    try:
        for order in ("ASC", "DESC"):  # where a page in the middle is lost, both ends can still be read
            query = f"SELECT number, CAST(body AS BLOB), CAST(digest AS BLOB) FROM events ORDER BY number {order}"
            error = _read(connection, query, rows)
            if not error:
                break
            if "locked" in error:
                raise RecordError(f"{path} cannot be read: another program has been writing to it for a while; try again")
            if order == "ASC":
                problems.append(f"part of the events cannot be read ({error})")
        try:
            for digest, content in connection.execute("SELECT digest, content FROM files"):
                files[str(digest)] = isinstance(content, bytes) and digest_of(content) == digest
        except (sqlite3.Error, UnicodeError) as failed:
            problems.append(f"part of the kept files cannot be read ({failed})")
    finally:
        connection.close()
    return Raw(tuple(rows[number] for number in sorted(rows)), tuple(problems), files)


def _read(connection: sqlite3.Connection, query: str, rows: dict[int, RawRow]) -> str:
    """Read until an error and say which."""
    try:
        for number, body, digest in connection.execute(query):
            if isinstance(number, int) and isinstance(body, bytes) and isinstance(digest, bytes):
                rows[number] = RawRow(number, body, digest.decode("ascii", errors="replace"))
    except (sqlite3.Error, UnicodeError) as error:
        return str(error)
    return ""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was saved.

    Args:
        saved: events in the new record, an unbroken chain from the first.
        rest: further events that are sound by themselves but do not follow; kept in a file of their own.
        rest_path: that file, None if there is none.
        lost: digests of files that the saved events name and that could not be read.
    """

    saved: int
    rest: tuple[int, ...]
    rest_path: Path | None
    lost: tuple[str, ...]


def recover(path: str | Path, out: str | Path) -> Recovery:
    """Save what is sound of a damaged negotiation file as a new one.

    The new record holds the longest unbroken chain from the first event. Whatever else is sound by itself goes, one body a
    line, into a file beside it whose name ends in `.rest.jsonl`.

    Raises:
        RecordError: nothing could be saved, or it cannot be written.
    """
    path, out = Path(path), Path(out)
    rest_path = out.with_name(f"{out.name}.rest.jsonl")
    for taken in (out, rest_path):
        if taken.exists():
            raise RecordError(f"{taken} is there already; name another file")
    readable = _readable_bodies(path)  # first, for SQLite rolls back what a killed process left unfinished
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RecordError(f"{path} cannot be read ({error.strerror})") from error
    bodies = {digest_of(body): body for body in (*readable, *_scattered_bodies(raw))}
    chain, rest = _chained(bodies)
    if not bodies:
        raise RecordError(f"{path} holds no event that could be saved")
    rows = [Row(number, body.decode(), digest_of(body)) for number, body in enumerate(chain, 1)]
    wanted = _named_files(rows)
    files = {digest: content for digest in wanted if (content := _file(path, raw, digest)) is not None}
    if rows:
        SqliteStore.create(out, rows, files).close()
    if rest:
        try:
            rest_path.write_bytes(b"\n".join(rest) + b"\n")
        except OSError as error:
            raise RecordError(f"{rest_path} cannot be written ({error.strerror})") from error
    numbers = tuple(json.loads(body)["number"] for body in rest)
    return Recovery(len(rows), numbers, rest_path if rest else None, tuple(item for item in wanted if item not in files))


def _readable_bodies(path: Path) -> list[bytes]:
    """Give every body that SQLite can read and that has the digest kept with it."""
    try:
        rows = read_raw(path).rows
    except (RecordError, sqlite3.Error):
        return []
    return [row.body for row in rows if digest_of(row.body) == row.digest and _is_event(row.body)]


def _scattered_bodies(raw: bytes) -> Iterator[bytes]:
    """Give every body in the bytes of a file that is followed by its digest."""
    start = raw.find(_START)
    while start >= 0:
        body = _body_at(raw, start)
        if body:
            yield body
        start = raw.find(_START, start + 1)


def _body_at(raw: bytes, start: int) -> bytes:
    """Give the body that starts here, if its digest follows it."""
    for found in _DIGEST.finditer(raw, start, start + _LONGEST):
        if raw[found.start() - 1 : found.start()] == b"}":
            body = raw[start : found.start()]
            if digest_of(body) == found[0].decode() and _is_event(body):
                return body
    return b""


def _is_event(body: bytes) -> bool:
    try:
        decode(json.loads(body), "")
    except (ValueError, RecordError):
        return False
    return True


def _chained(bodies: dict[str, bytes]) -> tuple[list[bytes], list[bytes]]:
    """Give the longest chain from the first event, and the other bodies in order of their numbers."""
    following: dict[str, list[str]] = {}
    for digest, body in bodies.items():
        following.setdefault(json.loads(body)["before"], []).append(digest)
    chain: list[str] = []
    before = FIRST
    while len(found := following.get(before, [])) == 1:  # two that claim one place are both suspect
        before = found[0]
        if json.loads(bodies[before])["number"] != len(chain) + 1:
            break
        chain.append(before)
    used = set(chain)
    rest = sorted((body for digest, body in bodies.items() if digest not in used), key=lambda body: json.loads(body)["number"])
    return [bodies[digest] for digest in chain], rest


def _named_files(rows: list[Row]) -> list[str]:
    wanted = []
    for row in rows:
        content = decode(json.loads(row.body), row.digest).content
        evidence = getattr(content, "evidence", None)
        wanted.append(content.text if isinstance(content, CaseChanged) else evidence.digest if evidence else "")
    return list(dict.fromkeys(digest for digest in wanted if digest))


def _file(path: Path, raw: bytes, digest: str) -> bytes | None:
    """Give a kept file: by SQLite, or from the bytes that follow its digest on a page."""
    try:
        with SqliteStore(path) as store:
            return store.file(digest)
    except RecordError:
        pass
    key = digest.encode()
    start = raw.find(key)
    while start >= 0:
        content = _content_at(raw, start + len(key), digest)
        if content is not None:
            return content
        start = raw.find(key, start + 1)
    return None


def _content_at(raw: bytes, start: int, digest: str) -> bytes | None:
    seen = hashlib.sha256()
    for end in range(start, min(start + 20_000, len(raw))):
        if seen.hexdigest() == digest:
            return raw[start:end]
        seen.update(raw[end : end + 1])
    return None
