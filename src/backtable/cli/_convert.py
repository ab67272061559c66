"""The command that writes a case in another form."""

from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._save import save, save_folder
from backtable.cli._source import CaseFile, Ours, require_case
from backtable.errors import InputError, Place, Problem
from backtable.files import Source, comments_of, read_source, write_format
from backtable.wording import combinations_words

_WITH_PLAYBOOKS = ("case", "workbook")


def convert(
    source: CaseFile,
    target: Annotated[Path, typer.Argument(help="The file or folder to write.", show_default=False)],
    to: Annotated[str | None, typer.Option(help="The FORM to write, where the ending of the name does not say it.")] = None,
    ours: Ours = None,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
) -> None:
    """Write a case in another form: a case file as a workbook, a workbook or a scenario as a case file, or the other way round."""
    form = write_format(target, to)
    require_case(source)
    found = read_source(source, ours)
    files = form.write(found)
    single = len(files) == 1 and not files[0].name
    there = [target] if single else [target / item.name for item in files]
    standing = next((path for path in there if path.exists()), None)
    if standing is not None and not force:
        raise InputError([Problem(Place(str(standing)), "this file is there already", "", "name another, or write over it with --force")])
    if single:
        save(files[0].content, target, "the case")
    else:
        save_folder({item.name: item.content for item in files}, target)
    for note in (*found.notes, *(note for item in files for note in item.notes), *_lost(source, found, target, form.key)):
        print(f"note: {note}")
    case = found.case
    print(
        f"Wrote {form.name}: {target}. {case.name}: {len(case.issues)} issues, {combinations_words(case)}, "
        f"{len(case.sides)} sides."
    )


def _lost(path: Path, found: Source, target: Path, form: str) -> tuple[str, ...]:
    """Say what stands in a file and in no other form of it: the comments of YAML, and the playbooks that are used."""
    notes = []
    count = comments_of(path.read_bytes()) if found.format == "case" else 0
    if count:
        notes.append(f"{path}: {'its comment is' if count == 1 else f'its {count} comments are'} left behind")
    plain = found.plain or {}
    if form not in _WITH_PLAYBOOKS and found.plain is not found.whole:
        notes.append(f"{path}: its playbooks are written out")
    elif "playbooks" in plain and path.parent.resolve() != target.parent.resolve():
        notes.append(f"{target}: the folder {plain['playbooks']} of playbooks must lie beside it, too")
    return tuple(notes)
