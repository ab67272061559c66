"""An estate that is counted, or the count of it that is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backtable.cli._screen import progress
from backtable.errors import NoAnswerError

if TYPE_CHECKING:
    from backtable.licensing.project import Count, Project

Backend = Annotated[
    str | None,
    typer.Option(
        help="Count in this PostgreSQL, postgres://USER@HOST:PORT/DATABASE, in temporary tables; in DuckDB without it.",
        metavar="ADDRESS",
    ),
]
Keep = Annotated[bool, typer.Option(help="Keep the counted position, and use the kept one while nothing has changed.")]
KeepIn = Annotated[
    Path | None,
    typer.Option(help="The folder in which it is kept; your cache folder by default.", file_okay=False, show_default=False),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """Where an estate is counted, and whether and where the count is kept."""

    backend: str | None
    keep: bool
    folder: Path | None


@contextmanager
def counted(estate: "Path | Project", asked: Asked) -> "Iterator[Count]":
    """Count an estate, or open the count that is kept; until the end of the block the relations behind it can be asked."""
    from backtable.inventory import backend
    from backtable.licensing.project import count, kept_count, read_project

    if asked.keep and asked.backend is None:
        with progress() as report:
            found = kept_count(estate, asked.folder, report)
        yield found
        found.estate.connection.disconnect()
        return
    project = read_project(estate) if isinstance(estate, Path) else estate
    with backend(asked.backend) as connection:
        with progress() as report:
            found = count(project, connection, report)
        yield found


def require_libraries() -> None:
    """Say what to install where the libraries for estates are missing.

    Raises:
        NoAnswerError: they are.
    """
    if any(find_spec(name) is None for name in ("ibis", "duckdb", "python_calamine")):
        raise NoAnswerError(
            "counting an estate needs libraries that a lean installation leaves out; install backtable[estates], "
            "in a clone with `make setup`"
        )
