"""Showing playbooks, and a case with everything that they give."""

from pathlib import Path
from typing import Annotated

import typer

from backtable.case import Case
from backtable.cli._document import write_document
from backtable.cli._new import Force, may_write
from backtable.cli._save import save
from backtable.cli._screen import console
from backtable.cli._source import CaseFile, case_at, written_out
from backtable.errors import Place
from backtable.files import Source, is_workbook, write_workbook
from backtable.files.playbooks import built_in, with_own


def playbooks(
    name: Annotated[str | None, typer.Argument(help="Of one playbook.", show_default=False)] = None,
    folder: Annotated[Path | None, typer.Option("--in", help="A FOLDER of playbooks of one's own, beside those of the package.")] = None,
) -> None:
    """List playbooks with their parameters, or show one with its sources."""
    from backtable.papers.playbooks import playbook_document, playbooks_document

    library = with_own(folder, Place("--in")) if folder else built_in()
    write_document(playbook_document(library.named(name)) if name else playbooks_document(library), console())


def expand(
    file: CaseFile,
    target: Annotated[Path | None, typer.Option("--as", help="The case FILE to write, .yaml or .xlsx; printed without it.")] = None,
    force: Force = False,
) -> None:
    """Show a case in full: with everything that its playbooks give, as a case that gives the same advice."""
    if target is not None:
        may_write(target, force)
    case = case_at(file)
    if target is not None and is_workbook(target):
        save(write_workbook(Source(case))[0].content, target, "the workbook")
        print(f"Wrote the workbook: {target}. {_size(case)}")
        return
    text = written_out(file.name, case)
    if target is None:
        print(text, end="")
        return
    save(text.encode(), target, "the case file")
    print(f"Wrote the case file: {target}. {_size(case)}")


def _size(case: Case) -> str:
    return f"{case.name}: {len(case.issues)} issues, {len(case.people)} people, {len(case.assumptions)} assumptions."
