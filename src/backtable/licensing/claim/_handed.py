"""What was handed to an auditor: when, by whom, and which file exactly."""

import csv
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backtable.errors import InputError, Place, Problem
from backtable.files import csv_text, unquoted

_COLUMNS = ("on", "by", "to", "what", "sha256", "note")
_ROW = re.compile(rf"^\d{{4}}-\d\d-\d\d(,[^,\n]*){{{len(_COLUMNS) - 2},}}", re.MULTILINE)  # a day and what is left of a row before a quote closes


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing handed over.

    Args:
        what: the file's name, or what was said or shown.
        sha256: digest of the file, in hexadecimal; empty where it was no file.
    """

    on: date
    by: str
    to: str
    what: str
    sha256: str = ""
    note: str = ""


def handed_over(log: Path) -> tuple[Handed, ...]:
    """Read the log of what was handed over; nothing where there is no log yet.

    Raises:
        InputError: a row is not as `hand_over` writes it.
    """
    if not log.exists():
        return ()
    problems, found = [], []
    try:
        rows = list(csv.reader(io.StringIO(log.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError([Problem(Place(str(log)), f"the log cannot be read ({error})")]) from error
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise InputError([Problem(Place(str(log), 1), "this is no log of what was handed over", f"the headings {', '.join(_COLUMNS)}")])
    for number, row in enumerate(rows[1:], 2):
        try:
            if len(row) != len(_COLUMNS):
                raise ValueError(f"the row has {len(row)} cells")
            if any(_ROW.search(cell) for cell in row[:3]):  # a note may say such things
                raise ValueError("a quote opens in it, and a later row stands inside the quotes")
            values = [unquoted(cell) for cell in row]
            found.append(Handed(date.fromisoformat(values[0]), *values[1:]))
        except ValueError as error:
            problems.append(Problem(Place(str(log), number), f"the row cannot be read ({error})", "a day, who, to whom, what"))
    if problems:
        raise InputError(problems)
    return tuple(found)


def hand_over(log: Path, on: date, by: str, to: str, what: str, note: str = "") -> Handed:
    """Add to the log what was handed over; of a file that is there, with its digest.

    Args:
        what: path of a file from the log's folder, or words.

    Raises:
        InputError: it says not who, to whom or what, or the log cannot be read or written; nothing is added then.
    """
    for text, option, asked in ((by, "--by", "who handed it over"), (to, "--to", "to whom"), (what, "WHAT", "what was handed over")):
        if not text.strip():
            raise InputError([Problem(Place(option), "it is empty", asked)])
    handed_over(log)
    entry = Handed(on, by, to, what, _digest(log.parent / what), note)
    text = csv_text(_COLUMNS, [(entry.on.isoformat(), by, to, what, entry.sha256, note)])
    try:
        if not _began(log, text):
            with log.open("ab") as file:
                file.write(text.split("\r\n", 1)[1].encode())
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise InputError([Problem(Place(str(log)), f"the log cannot be written ({error.strerror})")]) from error
    return entry


def _began(log: Path, text: str) -> bool:
    """Begin a log with its headings and a first row, whole; say False where somebody else began it already."""
    if log.exists():
        return False
    handle, name = tempfile.mkstemp(dir=log.parent, prefix=f".{log.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.link(name, log)
    except FileExistsError:
        return False
    finally:
        Path(name).unlink()
    return True


def changed_since(entries: Sequence[Handed], folder: Path) -> tuple[Handed, ...]:
    """Give what was handed over as files that are there and differ today."""
    return tuple(item for item in entries if item.sha256 and _digest(folder / item.what) not in ("", item.sha256))


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    found = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            found.update(block)
    return found.hexdigest()
