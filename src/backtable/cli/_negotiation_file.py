"""Which file a name means, and whether it is a negotiation: known without loading anything of the record."""

from pathlib import Path

ENDING = ".backtable"
_SQLITE = b"SQLite format 3\0"


def located(path: Path) -> Path:
    """Give the file that a name means: with the ending that negotiation files have, if there is none without it."""
    if path.exists():  # a folder such as `.` or `/` has no name to put an ending to
        return path
    named = path.with_name(f"{path.name}{ENDING}")
    return named if named.exists() else path


def is_negotiation(path: Path) -> bool:
    """Say whether a name means a negotiation file: by its ending, or by what it begins with."""
    path = located(path)
    if path.suffix == ENDING:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False
