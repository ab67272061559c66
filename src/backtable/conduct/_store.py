"""What a record needs of whatever keeps it: the workbench keeps its records in a database of its own."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from backtable.conduct._entry import Head


class Row(NamedTuple):
    """An event as it is kept: its number, its body and its digest."""

    number: int
    body: str
    digest: str


class Store(Protocol):
    """Keeps the events of one negotiation, of one side or of all, and the files that they name."""

    def rows(self, after: int = 0, most: int | None = None) -> Sequence[Row]:
        """Give the events after a number, in order; the first `most` of them if that is given.

        Raises:
            RecordError: they cannot be read.
        """

    def append(self, head: Head, rows: Sequence[Row], files: Mapping[str, bytes]) -> None:
        """Keep further events and files, all or none of them; once this returns, they outlast a crash.

        Args:
            head: the last event that the caller knows of.
            files: digest → content.

        Raises:
            MovedError: there are events after the head.
            RecordError: they cannot be written; nothing was.
        """

    def file(self, digest: str) -> bytes:
        """Give the content of a file that is kept.

        Raises:
            RecordError: there is none, or it is not what its digest says.
        """
