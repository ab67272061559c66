"""Starting a case."""

from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._save import require_ending, save
from backtable.errors import InputError, Place, Problem
from backtable.files.playbooks import start_text

CASE_ENDINGS = (".yaml", ".yml")
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


def new(
    file: Annotated[Path, typer.Argument(help="The case file to write.", show_default=False)],
    playbook: Annotated[str, typer.Option(help="The playbook to start from; `backtable playbooks` lists them.")] = "audit-settlement",
    force: Force = False,
) -> None:
    """Write a case to start from: with remarks, and such that it can be used as it stands."""
    may_write(file, force)
    save(start_text(playbook).encode(), file, "the case file")
    print(f"Wrote the case file: {file}. It can be used as it stands: everybody and every number in it is invented.")
    print(f"Next: put yours in their place, then `backtable check {file}`, `backtable advise {file}`, and `backtable expand {file}` for all that the playbooks give.")


def may_write(path: Path, force: bool) -> None:
    """Refuse a file that cannot be a case, or that is there already.

    Raises:
        InputError: saying so.
    """
    require_ending(path, CASE_ENDINGS, "a case")
    if path.exists() and not force:
        raise InputError([Problem(Place(str(path)), "this file is there already", "", "name another, or write over it with --force")])
