"""A record: the only way by which anything is appended, so that its rules hold whoever calls."""

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from backtable.case import Case
from backtable.conduct._checks import check
from backtable.conduct._corrections import check_correction
from backtable.conduct._encoding import body_of, decode, digest_of, parsed
from backtable.conduct._entry import EMPTY, FIRST, Entry, Event, Head
from backtable.conduct._events import CaseChanged, Correction, Terms, Withdrawn
from backtable.conduct._fold import Fold
from backtable.conduct._memory import MemoryStore
from backtable.conduct._register import kind_of
from backtable.conduct._sqlite import SqliteStore
from backtable.conduct._state import State
from backtable.conduct._store import Row, Store
from backtable.errors import InputError, MovedError, Problem, RecordError, RefusedError
from backtable.files import control_character, read_case

Clock = Callable[[], datetime]
Decision = Callable[[State, datetime], Sequence[Entry]]
_TRIES = 20
_TOGETHER = 256


class Record:
    """The events of a negotiation as one side sees them, and the gate for further ones.

    Args:
        store: where they are kept.
        side: whose record it is; other sides' private events may lie in the same store and are never seen.
        clock: gives the time, in any time zone.

    Raises:
        RecordError: the store cannot be read, or its chain is broken.
    """

    def __init__(self, store: Store, side: str, clock: Clock) -> None:
        self._store = store
        self._side = side
        self._clock = clock
        self._events: list[Event] = []
        self._cases = Cases(store)
        self._against: dict[int, str] | None = None
        self._fold = Fold(side, self._cases)
        self.refresh()

    @property
    def state(self) -> State:
        """What the events come to."""
        return self._fold.state()

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event of the store, whoever wrote it; what a side may see of them is for `seen_by` to say."""
        return tuple(self._events)

    @property
    def now(self) -> datetime:
        """The time that counts: the clock's, but never before an earlier event."""
        return _counting(self._time(), self._fold.moment)

    @property
    def cases(self) -> Mapping[str, Case]:
        """Every version of the case: digest → case."""
        return self._cases

    def judged(self, against: Mapping[int, str]) -> None:
        """Take note of which events the rules stand against, and why; nothing is built on them from here on."""
        self._against = dict(against)
        self._rebuild()

    def file(self, digest: str) -> bytes:
        """Give the content of a file that an event names."""
        return self._store.file(digest)

    def refresh(self) -> None:
        """Take in what was appended since."""
        with _no_collection():
            head = self._fold.head
            corrected: list[Event] = []
            # Few at a time, for what is at hand is taken faster, and nothing is ever changed; from a correction on all at once, for each begins anew.
            while rows := self._store.rows(head.number, _TOGETHER):
                events = read_events(rows, head)
                head = Head(events[-1].number, events[-1].digest)
                if corrected or any(type(item.content) is Correction for item in events):
                    corrected += events
                else:
                    self._take(events)
            self._take(corrected)

    def append(self, decide: Decision, files: Mapping[str, bytes] | None = None) -> tuple[Event, ...]:
        """Decide on the state as it stands, and append what was decided, all or nothing.

        If somebody else appends in between, it is decided again on the new state.

        Args:
            decide: gives entries from the state and the time that counts.
            files: digest → content, of the files that the entries name.

        Raises:
            RefusedError: a rule stands against it.
            MovedError: others keep appending.
            RecordError: it cannot be written.
        """
        for _ in range(_TRIES):
            time = self._time()
            try:
                rows = self._rows(decide(self.state, _counting(time, self._fold.moment)), time, files or {})
                self._store.append(Head(rows[0].number - 1, parsed(rows[0].body)["before"]), rows, files or {})
            except MovedError:
                self._rebuild()
                self.refresh()
                continue
            except BaseException:
                self._rebuild()
                raise
            self._events += (new := self._fold.last(len(rows)))
            return new
        raise MovedError("others keep writing to this record; nothing was recorded, try again")

    def _rows(self, entries: Sequence[Entry], time: datetime, files: Mapping[str, bytes]) -> list[Row]:
        """Check entries one after the other and give the rows that they become; the fold has taken them then."""
        if not entries:
            raise RefusedError("there is nothing to record")
        self._cases.offer(files)
        rows = []
        for entry in entries:
            if isinstance(entry.content, CaseChanged):
                self._cases.add(entry.content)
            state = self._fold.state()
            now = _counting(time, state.moment)
            _writable(entry)
            check(state, entry, now, time < now)
            if isinstance(entry.content, Correction):
                check_correction(self._events, state, entry, time)
            body = body_of(entry, state.head, time, self._side, shared_by(state, entry.content))
            row = Row(state.head.number + 1, body, digest_of(body))
            rows.append(row)
            self._fold.take([decode(parsed(body), row.digest)])
        return rows

    def _time(self) -> datetime:
        time = self._clock()
        if time.tzinfo is None:
            raise ValueError("the clock has no time zone")
        return time.astimezone(UTC).replace(microsecond=0)

    def _rebuild(self) -> None:
        self._fold = Fold(self._side, self._cases, self._against)
        self._fold.take(self._events)

    def _take(self, events: list[Event]) -> None:
        for event in [item for item in events if type(item.content) is CaseChanged]:
            if event.side == self._side:
                self._cases.add(event.content)
        self._events += events
        try:
            self._fold.take(events)
        except (LookupError, ArithmeticError, AttributeError, TypeError, ValueError, RuntimeError) as error:
            # The chain is whole, and yet no Backtable can have written this: what follows from it is not ours to guess.
            raise RecordError(
                "the events follow each other, but cannot have come about as they stand; somebody wrote past the rules, straight into the file"
            ) from error


def read_events(rows: Sequence[Row], head: Head) -> list[Event]:
    """Give the events that rows hold, after a head.

    Raises:
        RecordError: the chain is broken, or an event is not one that this version knows.
    """
    number, before = head.number, head.digest
    bodies: list[bytes] = []
    digests: list[str] = []
    for place, (found, body, digest) in enumerate(rows, number + 1):
        if found != place or not isinstance(body, str):
            raise _broken(place)
        bodies.append(plain := body.encode())
        if sha256(plain).hexdigest() != digest:
            raise _broken(place)
        digests.append(digest)
    try:
        said: list[dict[str, Any]] = parsed(b"[" + b",".join(bodies) + b"]")
    except (ValueError, RecursionError) as error:
        raise _broken(number + 1) from error
    if len(said) != len(rows):
        raise _broken(number + 1)
    try:
        events = list(map(decode, said, digests))
    except (OverflowError, RecursionError) as error:
        raise _broken(number + 1) from error
    for place, event in enumerate(events, number + 1):
        if event.before != before or event.number != place:
            raise _broken(place)
        before = event.digest
    return events


def _broken(number: int) -> RecordError:
    return RecordError(
        f"the record is not as it was written from event {number} on; `backtable verify FILE` says what was changed, "
        "`backtable recover FILE OUT` saves what is sound"
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Put off the collection of garbage while many objects are made of which none is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _counting(time: datetime, moment: datetime | None) -> datetime:
    return time if moment is None else max(time, moment)


def _writable(entry: Entry) -> None:
    """Refuse what would not come back as it went in."""
    try:
        body = body_of(entry, Head(0, FIRST), datetime(2000, 1, 1, tzinfo=UTC), "", False)
        texts = list(_texts(json.loads(body)))
    except (RecordError, TypeError, ValueError, AttributeError, UnicodeError) as error:
        raise RefusedError(f"this cannot be recorded ({error})") from error
    for text in texts:
        if wrong := control_character(text):
            raise RefusedError(f"a text holds the control character {wrong}; remove it")
    try:
        again = decode(parsed(body), "").content
    except (RecordError, TypeError, ValueError, AttributeError, UnicodeError) as error:
        raise RefusedError(f"this cannot be recorded ({error})") from error
    if again != entry.content:
        raise RefusedError(f"this cannot be recorded exactly: {entry.content} would read back as {again}")


def _texts(value: Any) -> Iterator[str]:
    """Give every text in plain data, the keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def shared_by(state: State, content: Any) -> bool:
    """Say whether the other sides see an event: by its kind, and where an offer that they know is withdrawn."""
    if isinstance(content, Withdrawn):
        return any(offer.public == content.number and offer.sent is not None for offer in state.offers)
    return kind_of(content).shared


class Cases(Mapping[str, Case]):
    """The versions of a case that a record holds, each read when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._named: dict[str, CaseChanged] = {}
        self._read: dict[str, Case] = {}
        self._fresh: dict[str, bytes] = {}

    def add(self, content: CaseChanged) -> None:
        """Take note of a version."""
        self._named[content.case] = content

    def offer(self, files: Mapping[str, bytes]) -> None:
        """Let files count that are about to be kept."""
        self._fresh = dict(files)

    def __getitem__(self, digest: str) -> Case:
        if digest not in self._read:
            content = self._named[digest]
            raw = self._fresh[content.text] if content.text in self._fresh else self._store.file(content.text)
            try:
                case = read_case(content.file, raw)
            except InputError as error:
                raise RecordError(f"the case in the record, {content.file}, cannot be read any more: {error}") from error
            if case.digest != digest or digest_of(raw) != content.text:
                raise RecordError(f"the case in the record, {content.file}, is not the one that the event names")
            self._read[digest] = case
        return self._read[digest]

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)


def open_record(path: str | Path, case_file: str | Path, content: bytes, who: str, clock: Clock, writers: Sequence[str] = ()) -> Record:
    """Give the record of a new negotiation file that holds a case and is kept by one person.

    Args:
        path: the file to be made.
        case_file: name of the case file, which is kept with its text.
        who: key of the person who keeps the record.
        writers: keys of those of our side who write into it too.

    Raises:
        InputError: the case cannot be read.
        RefusedError: `who` is not on our side of the case.
        RecordError: the file is there already or cannot be written.
    """
    entry, files = case_entry(case_file, content, who, writers=writers)
    side = read_case(case_file, content).ours
    begun = MemoryStore()
    Record(begun, side, clock).append(lambda _state, _now: [entry], files)
    return Record(SqliteStore.create(path, begun.rows(), begun.files), side, clock)


def kept_side(store: Store) -> str:
    """Give the side whose record a store is: that of its first event.

    Raises:
        RecordError: it holds no event.
    """
    rows = store.rows(most=1)
    if not rows:
        raise RecordError("the record holds no event")
    return read_events(rows, EMPTY)[0].side


def case_entry(path: str | Path, content: bytes, who: str, note: str = "", writers: Sequence[str] = (), earlier: Terms = ()) -> tuple[Entry, dict[str, bytes]]:
    """Give the entry that puts a case into a record, and the file to be kept with it.

    Args:
        writers: keys of those of our side who write into the record too, from here on.
        earlier: what packages of before meant, as for `CaseChanged`.

    Raises:
        InputError: the case cannot be read.
    """
    case = read_case(path, content)
    if case.continuous:
        found = [Problem(issue.place, f"{issue.key} is a continuous amount, which a record cannot hold", "a `step`", "for example step: 1") for issue in case.continuous]
        raise InputError(found)
    text = digest_of(content)
    return Entry(CaseChanged(Path(path).name, text, case.digest, note, tuple(writers), tuple(sorted(earlier))), who), {text: content}
