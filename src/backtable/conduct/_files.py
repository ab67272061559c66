"""Files that are kept in a record beside its events."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from backtable.conduct._encoding import digest_of
from backtable.errors import InputError, Place, Problem

MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """A file to be kept: its name, and what it holds."""

    name: str
    content: bytes

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file.

        Raises:
            InputError: it cannot be read, is empty, or is larger than evidence should be.
        """
        place = Place(str(path))
        try:
            if path.stat().st_size > MOST_BYTES:
                raise InputError([Problem(place, f"the file has more than {MOST_BYTES:,} bytes", "", "keep it elsewhere and say where")])
            content = path.read_bytes()
        except OSError as error:
            raise InputError([Problem(place, f"the file cannot be read ({error.strerror})")]) from error
        if not content:
            raise InputError([Problem(place, "the file is empty, so it shows nothing")])
        return cls(path.name, content)

    @property
    def digest(self) -> str:
        """Its SHA-256."""
        return digest_of(self.content)

    @property
    def files(self) -> dict[str, bytes]:
        """As a record takes it: digest → content."""
        return {self.digest: self.content}
