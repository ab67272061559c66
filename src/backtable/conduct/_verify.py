"""Whether a record is as it was written: its chain of digests, and a digest that somebody noted elsewhere."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from backtable.conduct._encoding import decode, digest_of, plainly
from backtable.conduct._entry import EMPTY, FIRST, Head
from backtable.conduct._events import CaseChanged
from backtable.conduct._raw import RawRow, read_raw
from backtable.conduct._record import Record, kept_side
from backtable.conduct._replay import broken_rules
from backtable.conduct._sqlite import SqliteStore
from backtable.errors import RecordError, RefusedError

_SHORTEST = 16
_MOST_ASKED = 2_000


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found.

    Args:
        count: how many events could be read.
        head: the last of them.
        sound: number of events from the first whose chain is unbroken and each of which this version knows.
        findings: what is wrong, in order; nothing if the chain is whole.
        noted: what became of the digest noted elsewhere; empty if none was given.
        kept: True if the noted digest is that of an event in the unbroken chain.
        limits: what this cannot show.
        against: which events the rules would not have allowed: they were written past them.
    """

    count: int
    head: Head
    sound: int
    findings: tuple[str, ...]
    noted: str
    kept: bool
    limits: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether nothing speaks against the record."""
        return not self.findings and not self.against and (self.kept or not self.noted)


def verify(path: str | Path, noted: str = "", rules: bool | None = None) -> Verification:
    """Give what the chain of a negotiation file shows, and whether the rules allowed what was written.

    Args:
        noted: digest of the last event as it was noted elsewhere, or at least its first 16 digits.
        rules: ask the rules of each event; by default where there are no more than 2,000 and nothing else is wrong.

    Raises:
        RecordError: the file is no negotiation file of this version.
        RefusedError: the noted digest is none.
    """
    raw = read_raw(Path(path))
    found = verify_rows(raw.rows, noted, raw.problems, raw.files)
    if found.findings or rules is False:
        return found
    if rules is None and found.count > _MOST_ASKED:
        limit = f"whether the rules allowed each of the {found.count:,} events: that takes long, and --rules asks"
        return replace(found, limits=(*found.limits, limit))
    try:
        with SqliteStore(path) as store:
            record = Record(store, kept_side(store), lambda: datetime.now(UTC))
            against = broken_rules(record).items()
            return replace(found, against=tuple(f"event {number} is against the rules as they stood when it was written: {said}" for number, said in against))
    except RecordError as error:
        return replace(found, findings=(f"the rules cannot be asked: {error}",))


def verify_rows(
    rows: Sequence[RawRow], noted: str = "", problems: Sequence[str] = (), files: dict[str, bool] | None = None
) -> Verification:
    """Give what the chain of some rows shows.

    Args:
        rows: as they are kept, in order of their numbers.
        problems: what could not be read.
        files: digest of each kept file → whether its content has that digest; None where files are not looked at.
    """
    wanted = noted.strip().lower()
    if wanted and not re.fullmatch(rf"[0-9a-f]{{{_SHORTEST},64}}", wanted):
        raise RefusedError(
            f"`{noted}` is no digest; expected the 64 digits that `backtable status` prints, or at least the first {_SHORTEST}"
        )
    findings = [*problems, *_broken_links(rows)]
    sound = _unbroken(rows)
    findings += _files(rows[:sound], files)
    senseless = _senseless(rows[:sound])
    findings += [f"event {number} is not one that this version of Backtable writes: {why}" for number, why in senseless]
    head = Head(rows[-1].number, rows[-1].digest) if rows else EMPTY
    said, kept = _noted(rows, sound, wanted)
    sound = min([sound, *(number - 1 for number, _ in senseless[:1])])
    return Verification(len(rows), head, sound, tuple(findings), said, kept, _limits(bool(wanted), kept))


def _broken_links(rows: Sequence[RawRow]) -> list[str]:
    findings = []
    number, before = 0, FIRST
    if not rows:
        findings.append("the record holds no event")
    for row in rows:
        if row.number > number + 1:
            gone = f"event {number + 1} is" if row.number == number + 2 else f"events {number + 1} to {row.number - 1} are"
            findings.append(f"{gone} missing")
        changed = digest_of(row.body) != row.digest
        if changed:
            findings.append(f"event {row.number} is not as it was written, or its digest is not")
        else:
            own_number, own_before = _place(row.body)
            if own_number != row.number:
                findings.append(f"event {row.number} was written as event {own_number}: the order was changed")
            if own_before != before and row.number == number + 1:
                findings.append(f"event {row.number} does not follow the event before it, which was changed or exchanged")
        number, before = row.number, row.digest
    return findings


def _unbroken(rows: Sequence[RawRow]) -> int:
    """Give how many rows from the first form an unbroken chain."""
    before = FIRST
    for count, row in enumerate(rows):
        if digest_of(row.body) != row.digest or _place(row.body) != (count + 1, before) or row.number != count + 1:
            return count
        before = row.digest
    return len(rows)


def _place(body: bytes) -> tuple[int | None, str | None]:
    try:
        data = json.loads(body)
        return data["number"], data["before"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, None


def _senseless(rows: Sequence[RawRow]) -> list[tuple[int, str]]:
    """Give (number, why) of each event that no version up to this one can have written."""
    found = []
    for row in rows:
        try:
            decode(json.loads(row.body), row.digest)
        except RecordError as error:
            found.append((row.number, plainly(error.__cause__)))
        except (OverflowError, RecursionError):
            found.append((row.number, "a part of it is beyond all measure"))
    return found


def _files(rows: Sequence[RawRow], files: dict[str, bool] | None) -> list[str]:
    if files is None:
        return []
    findings = []
    for row in rows:
        try:
            content = decode(json.loads(row.body), row.digest).content
        except (RecordError, OverflowError, RecursionError):
            continue
        evidence = getattr(content, "evidence", None)
        wanted = content.text if isinstance(content, CaseChanged) else evidence.digest if evidence else ""
        if wanted and wanted not in files:
            findings.append(f"the file that event {row.number} names is missing ({wanted[:16]}…)")
        elif wanted and not files[wanted]:
            findings.append(f"the file that event {row.number} names is not as it was kept ({wanted[:16]}…)")
    return findings


def _noted(rows: Sequence[RawRow], sound: int, wanted: str) -> tuple[str, bool]:
    if not wanted:
        return "", False
    found = next((row for row in rows[:sound] if row.digest.startswith(wanted)), None)
    if found is None:
        return (
            "the digest that you noted is that of no sound event in this file: the record was cut off before it, "
            "changed, or rewritten since you noted it",
            False,
        )
    later = len(rows) - found.number
    since = "it is the last event" if not later else f"{later} event{'' if later == 1 else 's'} came after it"
    return f"up to event {found.number} the record is as it was when you noted its digest; {since}", True


def _limits(noted: bool, kept: bool) -> tuple[str, ...]:
    limits = []
    if not noted:
        limits.append(
            "whether the whole file was rewritten, or its last events cut off: that shows only against a digest that was "
            "noted elsewhere (--head)"
        )
    elif kept:
        limits.append("whether events that came after the noted one were rewritten or cut off")
    limits.append("whether what was written is true, and who sat at the keyboard")
    limits.append("whether the clock was right when an event was written")
    return tuple(limits)
