"""The register of what can happen in a negotiation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event; each has a section of its own in `docs/reference/record.md`.

    Args:
        key: as written in the record.
        says: what has happened, as the start of a sentence.
        content: the frozen dataclass that holds what is particular to it.
        shared: True if the other sides see it, False if it stays with the side that wrote it.
        hidden: fields of a shared event that only the side that wrote it sees.
        worded: fields of which the other sides see what each entry is of, but not the words.
        correctable: fields that a correction may replace.
    """

    key: str
    says: str
    content: type
    shared: bool
    hidden: tuple[str, ...]
    worded: tuple[str, ...]
    correctable: tuple[str, ...]


EVENTS: dict[str, EventKind] = {}
_KINDS: dict[type, EventKind] = {}


def event(
    key: str, says: str, *, shared: bool = False, hidden: tuple[str, ...] = (), worded: tuple[str, ...] = (), correctable: tuple[str, ...] = ()
) -> Callable[[type[Content]], type[Content]]:
    """Register a dataclass as a kind of event."""

    def register(content: type[Content]) -> type[Content]:
        if key in EVENTS:
            raise ValueError(f"two kinds of event are called {key}")
        EVENTS[key] = _KINDS[content] = EventKind(key, says, content, shared, hidden, worded, correctable)
        return content

    return register


def kind_of(content: object) -> EventKind:
    """Give the kind of an event's content."""
    return _KINDS[type(content)]
