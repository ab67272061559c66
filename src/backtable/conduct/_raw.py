"""Reading what can be read of a negotiation file, however damaged, and saving it."""

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from backtable.conduct._encoding import decode, digest_of
from backtable.conduct._entry import FIRST
from backtable.conduct._events import CaseChanged
from backtable.conduct._pages import rows_in
from backtable.conduct._sqlite import SqliteStore, foreign_header, foreign_parts, require_negotiation
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
        connection.execute("PRAGMA trusted_schema=OFF")
        with suppress(sqlite3.Error):  # what cannot be read is said below
            problems += foreign_parts(connection)
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
class NamedFile:
    """A file that an event names and the record keeps beside it.

    Args:
        event: number of the first event that names it.
        name: what it is called there.
        digest: its SHA-256.
        case: it is the text of a case, without which the record cannot be gone on with; else it is evidence.
    """

    event: int
    name: str
    digest: str
    case: bool


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was saved.

    Args:
        saved: events in the new record, an unbroken chain from the first.
        rest: further events that are sound by themselves but do not follow; kept in a file of their own.
        rest_path: that file, None if there is none.
        lost: files that the saved events name and that could neither be read nor were given.
        taken: those that were taken from what was given.
        foreign: whose file it is by its beginning, where that is not one of this version.
    """

    saved: int
    rest: tuple[int, ...]
    rest_path: Path | None
    lost: tuple[NamedFile, ...]
    taken: tuple[NamedFile, ...] = ()
    foreign: str = ""

    @property
    def missing(self) -> tuple[tuple[int, int], ...]:
        """(first, last) of the numbers between the sound events that could not be saved; what came after the last one nobody can tell."""
        known = (self.saved, *sorted({number for number in self.rest if number > self.saved}))
        return tuple((before + 1, after - 1) for before, after in pairwise(known) if after > before + 1)

    @property
    def whole(self) -> bool:
        """Whether the new record can be gone on with: there is a chain, no text of a case is lost, and the file was one of this version."""
        return self.saved > 0 and not self.foreign and not any(item.case for item in self.lost)


def recover(path: str | Path, out: str | Path, given: Mapping[str, bytes] | None = None, forms: Mapping[str, Sequence[bytes]] | None = None) -> Recovery:
    """Save what is sound of a damaged negotiation file as a new one.

    The new record holds the longest unbroken chain from the first event. Whatever else is sound by itself goes, one body a
    line, into a file beside it whose name ends in `.rest.jsonl`.

    Args:
        given: name → content, of copies of files that the record may have lost; each is taken only if its digest is that of the very file
            which an event names.
        forms: name → other contents that the same copy may have been kept with.

    Raises:
        RecordError: nothing could be saved, it cannot be written, or what is given is no file of this record.
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
    paged = list(rows_in(raw))
    bodies = {digest_of(body): body for body in (*readable, *_paged_bodies(paged), *_scattered_bodies(raw))}
    chain, rest = _chained(bodies)
    if not bodies:
        raise RecordError(f"{path} holds no event that could be saved")
    rows = [Row(number, body.decode(), digest_of(body)) for number, body in enumerate(chain, 1)]
    wanted = _named_files(rows)
    copies = _copies(given or {}, forms or {}, wanted)
    found = {item.digest: _file(path, raw, paged, item.digest) for item in wanted}
    files = {digest: content for digest, content in found.items() if content is not None}
    copied = tuple(item for item in wanted if item.digest not in files and item.digest in copies)
    files |= {item.digest: copies[item.digest] for item in copied}
    if rows:
        SqliteStore.create(out, rows, files).close()
    if rest:
        try:
            with os.fdopen(os.open(rest_path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as kept:  # for its keeper's eyes, as the record is
                kept.write(b"\n".join(rest) + b"\n")
        except OSError as error:
            raise RecordError(f"{rest_path} cannot be written ({error.strerror})") from error
    numbers = tuple(json.loads(body)["number"] for body in rest)
    lost = tuple(item for item in wanted if item.digest not in files)
    return Recovery(len(rows), numbers, rest_path if rest else None, lost, copied, foreign_header(raw))


def _copies(given: Mapping[str, bytes], forms: Mapping[str, Sequence[bytes]], wanted: Sequence[NamedFile]) -> dict[str, bytes]:
    """Give what was given by its digest.

    Raises:
        RecordError: it is no file that an event names.
    """
    known = {item.digest for item in wanted}
    found: dict[str, bytes] = {}
    for name, content in given.items():
        fitting = [item for item in (content, *forms.get(name, ())) if digest_of(item) in known]
        found |= {digest_of(item): item for item in fitting}
        if not fitting:
            named = "; ".join(f"event {item.event} names {item.name} (SHA-256 {item.digest})" for item in wanted)
            raise RecordError(
                f"{name} is not, byte for byte, a file of this record: its SHA-256 is {digest_of(content)}, but {named or 'no event names any'}; "
                "look for the version of that day. Nothing was written"
            )
    return found


def _readable_bodies(path: Path) -> list[bytes]:
    """Give every body that SQLite can read and that has the digest kept with it."""
    try:
        rows = read_raw(path).rows
    except (RecordError, sqlite3.Error):
        return []
    return [row.body for row in rows if digest_of(row.body) == row.digest and _is_event(row.body)]


def _paged_bodies(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Give every body in the rows of readable pages that has the digest kept with it."""
    for row in rows:
        if len(row) == 3 and isinstance(row[1], str) and digest_of(row[1]) == row[2] and _is_event(row[1].encode()):
            yield row[1].encode()


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
    except (ValueError, RecordError, OverflowError, RecursionError):
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


def _named_files(rows: list[Row]) -> list[NamedFile]:
    wanted: dict[str, NamedFile] = {}
    for row in rows:
        content = decode(json.loads(row.body), row.digest).content
        evidence = getattr(content, "evidence", None)
        if isinstance(content, CaseChanged):
            wanted.setdefault(content.text, NamedFile(row.number, content.file, content.text, True))
        elif evidence and evidence.digest:
            wanted.setdefault(evidence.digest, NamedFile(row.number, evidence.file, evidence.digest, False))
    return list(wanted.values())


def _file(path: Path, raw: bytes, paged: Iterable[Sequence[object]], digest: str) -> bytes | None:
    """Give a kept file: by SQLite, from the pages by themselves, or from the bytes that follow its digest on a page."""
    try:
        with SqliteStore(path) as store:
            return store.file(digest)
    except RecordError:
        pass
    for row in paged:
        if len(row) == 2 and row[0] == digest and isinstance(row[1], bytes) and digest_of(row[1]) == digest:
            return row[1]
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
