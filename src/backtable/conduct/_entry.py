"""What is appended to a record, and what stands in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, NamedTuple

from backtable.conduct._register import kind_of

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that somebody wants to put into the record.

    Args:
        content: what has happened, one of the registered dataclasses.
        who: key of the person who writes it.
        behalf: key of the person for whom they write it, None for themselves.
        happened: when it happened, if that was before it is written down.
    """

    content: Any
    who: str
    behalf: str | None = None
    happened: datetime | None = None


class Event(NamedTuple):
    """Something that stands in the record. (A named tuple is made in a third of the time of a frozen dataclass.)

    Args:
        number: its place in the record, from 1.
        time: when it was written, by the clock of whoever wrote it, in UTC.
        who, behalf, happened, content: as in `Entry`.
        side: the side that wrote it.
        shared: True if the other sides see it.
        before: digest of the event before it, 64 zeros for the first.
        digest: SHA-256 of its body (see `body_of`).
    """

    number: int
    time: datetime
    who: str
    behalf: str | None
    side: str
    shared: bool
    happened: datetime | None
    content: Any
    before: str
    digest: str

    @property
    def kind(self) -> str:
        """The key of its kind."""
        return kind_of(self.content).key

    @property
    def moment(self) -> datetime:
        """When it happened, as far as is known."""
        return self.happened or self.time

    @property
    def written(self) -> datetime | None:
        """When it was written down, if that was later than it happened."""
        return self.time if self.happened else None


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a record: how many there are, and its digest."""

    number: int
    digest: str


EMPTY = Head(0, FIRST)


def seen_by(events: Iterable[Event], side: str) -> Iterator[Event]:
    """Give what one side sees: its own events, and what others shared, without what they keep to themselves."""
    for event in events:
        if event.side == side:
            yield event
        elif event.shared:
            yield _without_secrets(event)


def _without_secrets(event: Event) -> Event:
    kind = kind_of(event.content)
    if not (kind.hidden or kind.worded):
        return event
    empty: dict[type, Any] = {int: 0, str: "", tuple: ()}
    blank = {
        item.name: empty.get(type(getattr(event.content, item.name)))
        for item in fields(event.content)
        if item.name in kind.hidden
    }
    blank |= {name: tuple((key, "") for key, _ in getattr(event.content, name)) for name in kind.worded}
    return event._replace(content=replace(event.content, **blank))
