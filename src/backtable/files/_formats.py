"""The register of forms in which a case can be read or written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backtable.case import Case
from backtable.errors import InputError, Place, Problem


@dataclass(frozen=True, slots=True)
class Source:
    """A case as it was read.

    Args:
        case: the case.
        notes: what was decided in reading it, and should be known: warnings, each with its place.
        format: key of the form that it was read from.
        plain: the values as they stand in a case file or a workbook, which keep how things were written.
        whole: the same with its playbooks written out; `plain` itself where it uses none.
        file: what it was read from; a folder of playbooks of one's own is seen from there.
    """

    case: Case
    notes: tuple[Problem, ...] = ()
    format: str = "case"
    plain: Mapping[str, Any] | None = None
    whole: Mapping[str, Any] | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a case as it is to be written.

    Args:
        name: within a folder; empty where the case is one file.
        content: what it holds.
        notes: what was decided in writing it or left out, and should be known.
    """

    name: str
    content: bytes
    notes: tuple[str, ...] = ()


Recognises = Callable[[Path], bool]
Read = Callable[[Path, str | None], Source]
Write = Callable[[Source], tuple[Written, ...]]


@dataclass(frozen=True, slots=True)
class ReadFormat:
    """A form that can be read.

    Args:
        key: as in `genius`.
        name: for readers.
        source: where the form is described.
        recognises: says whether what lies at a path is of this form; quick, and never an error.
        read: reads it; the second argument names the side that is ours, where somebody chose.
    """

    key: str
    name: str
    source: str
    recognises: Recognises
    read: Read


@dataclass(frozen=True, slots=True)
class WriteFormat:
    """A form that can be written.

    Args:
        key: as in `genius`.
        name: for readers.
        source: where the form is described.
        endings: of the one file that holds it; none where it is a folder.
        write: gives the files; refuses a case that does not fit, with the reasons.
    """

    key: str
    name: str
    source: str
    endings: tuple[str, ...]
    write: Write


READERS: dict[str, ReadFormat] = {}
"""Forms that can be read, in the order in which they are tried."""

WRITERS: dict[str, WriteFormat] = {}
"""Forms that can be written."""


def reader(key: str, name: str, source: str, recognises: Recognises) -> Callable[[Read], Read]:
    """Register what reads a form; arguments as of `ReadFormat`."""

    def register(read: Read) -> Read:
        if key in READERS:
            raise ValueError(f"two forms are called {key}")
        READERS[key] = ReadFormat(key, name, source, recognises, read)
        return read

    return register


def writer(key: str, name: str, source: str, endings: Sequence[str] = ()) -> Callable[[Write], Write]:
    """Register what writes a form; arguments as of `WriteFormat`."""

    def register(write: Write) -> Write:
        if key in WRITERS:
            raise ValueError(f"two forms are called {key}")
        WRITERS[key] = WriteFormat(key, name, source, tuple(endings), write)
        return write

    return register


def write_format(target: Path, chosen: str | None = None) -> WriteFormat:
    """Give the form in which a case is written to a path: the one chosen, or the one that the ending says.

    Raises:
        InputError: there is no such form, or the path does not say which is meant.
    """
    names = ", ".join(f"{item.key} ({item.name})" for item in WRITERS.values())
    if chosen is not None:
        if chosen not in WRITERS:
            raise InputError([Problem(Place("--to"), f"`{chosen}` is no form that can be written", f"one of {names}")])
        found = WRITERS[chosen]
        if found.endings and target.suffix.lower() not in found.endings:
            wanted = " or ".join(found.endings)
            raise InputError([Problem(Place(str(target)), f"{found.name} is one file with the ending {wanted}")])
        return found
    for item in WRITERS.values():
        if target.suffix.lower() in item.endings:
            return item
    endings = ", ".join(f"{ending} ({item.name})" for item in WRITERS.values() for ending in item.endings)
    raise InputError(
        [Problem(Place(str(target)), "the name does not say which form to write", f"an ending {endings}, or --to with one of {names}")]
    )
