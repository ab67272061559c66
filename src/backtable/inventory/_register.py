"""The register of readers."""

from collections.abc import Callable
from dataclasses import dataclass

from backtable.inventory._found import Found
from backtable.inventory._source import Source

Recognises = Callable[[Source], bool]
Read = Callable[[Found], None]


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file that can be read.

    Args:
        key: as in `rvtools`.
        name: for readers.
        source: where the form is described.
        recognises: says by its content whether a file is of this kind.
        read: fills what is found.
    """

    key: str
    name: str
    source: str
    recognises: Recognises
    read: Read


READERS: dict[str, Reader] = {}


def reader(key: str, name: str, source: str, recognises: Recognises) -> Callable[[Read], Read]:
    """Register a reader under a key; the first that recognises a file reads it."""

    def register(read: Read) -> Read:
        if key in READERS:
            raise ValueError(f"two readers are called {key}")
        READERS[key] = Reader(key, name, source, recognises, read)
        return read

    return register
