"""The digest of a record's last event, for every paper that rests on a record: noted elsewhere, it shows what was changed since."""

from dataclasses import replace

from backtable.conduct import State
from backtable.papers._document import Document


def head_words(state: State) -> str:
    """Say how many events a record holds, and the digest of the last."""
    return f"{_events(state)}; the digest of the last, to be noted elsewhere, is {state.head.digest}"


def head_lines(state: State) -> tuple[str, str]:
    """Say the same in two lines, for a picture."""
    return f"From a record of {_events(state)}.", f"Digest of the last event: {state.head.digest}"


def with_head(document: Document, state: State) -> Document:
    """Give a document that rests on a record with the digest of its last event at the end."""
    return replace(document, method="\n".join(text for text in (document.method, f"From a record of {head_words(state)}") if text))


def _events(state: State) -> str:
    return f"{state.head.number} event{'' if state.head.number == 1 else 's'}"
