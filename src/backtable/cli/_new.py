"""Starting a case."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._save import require_ending, save
from backtable.errors import InputError, Place, Problem
from backtable.files import empty_workbook, is_workbook, read_case_source, write_workbook
from backtable.files.playbooks import START_CURRENCY, start_text

CASE_ENDINGS = (".xlsx", ".yaml", ".yml")
_USUAL = "audit-settlement"
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


def new(
    file: Annotated[Path, typer.Argument(help="The file to write: .yaml for text, .xlsx for a workbook.", show_default=False)],
    playbook: Annotated[
        str | None,
        typer.Option(
            help="The playbook to start from; `backtable playbooks` lists them.", show_default=f"{_USUAL}; a workbook is empty without one"
        ),
    ] = None,
    currency: Annotated[str | None, typer.Option(help="The currency of the case: EUR, GBP … An empty workbook asks for it.", show_default="USD")] = None,
    force: Force = False,
) -> None:
    """Write a case to start from: in YAML with remarks, or as a workbook to fill in."""
    may_write(file, force)
    if is_workbook(file) and playbook is None:
        save(empty_workbook(), file, "the workbook")
        print(f"Wrote the workbook: {file}. Its grey rows show how it is filled in and are not read; the sheet “How to fill in” says more.")
        print(f"Next: fill in Case, Sides, People, Issues and Interests, save it, and call `backtable check {file}`.")
        return
    if currency is not None and not re.fullmatch(r"[A-Z]{3}", currency):
        raise InputError([Problem(Place("--currency"), f"`{currency}` is not the code of a currency", "three capital letters, such as EUR")])
    content = start_text(playbook or _USUAL, currency).encode()
    if is_workbook(file):
        source = read_case_source(Path("case.yaml"), content)
        save(write_workbook(replace(source, plain=source.whole))[0].content, file, "the workbook")
        print(f"Wrote the workbook: {file}. It can be used as it stands: everybody and every number in it is invented.")
        _say_currency(currency)
        print(f"Next: put yours in their place, save it, then call `backtable check {file}` and `backtable advise {file}`.")
        return
    save(content, file, "the case file")
    print(f"Wrote the case file: {file}. It can be used as it stands: everybody and every number in it is invented.")
    _say_currency(currency)
    print(f"Next: put yours in their place, then `backtable check {file}`, `backtable advise {file}`, and `backtable expand {file}` for all that the playbooks give.")


def _say_currency(currency: str | None) -> None:
    if currency not in (None, START_CURRENCY):
        print(f"The amounts in it were made up in {START_CURRENCY} and stand in {currency} one for one: nothing was converted.")


def may_write(path: Path, force: bool, endings: tuple[str, ...] = CASE_ENDINGS) -> None:
    """Refuse a file that cannot be a case, or that is there already.

    Raises:
        InputError: saying so.
    """
    require_ending(path, endings, "a case")
    if path.exists() and not force:
        raise InputError([Problem(Place(str(path)), "this file is there already", "", "name another, or write over it with --force")])
