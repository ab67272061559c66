"""A record in memory: to try something out, or to begin one before there is a file."""

from collections.abc import Mapping, Sequence

from backtable.conduct._entry import EMPTY, Head
from backtable.conduct._store import Row
from backtable.errors import MovedError, RecordError


class MemoryStore:
    """Satisfies `Store` for as long as the process lasts."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self.files: dict[str, bytes] = {}

    def rows(self, after: int = 0, most: int | None = None) -> Sequence[Row]:
        """Give the events after a number, as `Store` says."""
        return tuple(self._rows[after:][:most])

    def append(self, head: Head, rows: Sequence[Row], files: Mapping[str, bytes]) -> None:
        """Keep further events and files, as `Store` says."""
        last = self._rows[-1] if self._rows else None
        if head != (Head(last.number, last.digest) if last else EMPTY):
            raise MovedError("somebody else wrote since it was read")
        self._rows += rows
        self.files |= files

    def file(self, digest: str) -> bytes:
        """Give the content of a kept file, as `Store` says."""
        if digest not in self.files:
            raise RecordError(f"the file {digest[:12]}…, which the record names, is not there")
        return self.files[digest]
