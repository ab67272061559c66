"""Registers of kinds of files, told apart by their content: those of inventories, and those of entitlements."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from backtable.inventory._found import Found
from backtable.inventory._source import Source

Recognises = Callable[[Source], bool]
Read = TypeVar("Read", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Kind(Generic[Read]):
    """A kind of file that can be read.

    Args:
        key: as in `rvtools`.
        name: for readers.
        source: where the form is described.
        recognises: says by its content whether a file is of this kind.
        read: reads it.
    """

    key: str
    name: str
    source: str
    recognises: Recognises
    read: Read


class Register(dict[str, Kind[Read]]):
    """Kinds by key, in the order in which they are tried."""

    def kind(self, key: str, name: str, source: str, recognises: Recognises) -> Callable[[Read], Read]:
        """Register what reads a kind of file; arguments as of `Kind`."""

        def register(read: Read) -> Read:
            if key in self:
                raise ValueError(f"two kinds of files are called {key}")
            self[key] = Kind(key, name, source, recognises, read)
            return read

        return register

    def of(self, source: Source) -> Kind[Read] | None:
        """Give the first kind that recognises a file.

        Raises:
            InputError: the file cannot be read.
        """
        return next((kind for kind in self.values() if kind.recognises(source)), None)


READERS: Register[Callable[[Found], None]] = Register()
"""Readers of inventories: each fills what is found."""

reader = READERS.kind
