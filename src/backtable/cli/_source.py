"""Cases as the commands take them: a case file, or whatever else can be read as one."""

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from backtable.case import Case
from backtable.cli._negotiation_file import is_negotiation
from backtable.errors import InputError, Place, Problem
from backtable.files import (
    READERS,
    Source,
    case_text,
    is_workbook,
    no_case_in,
    read_case,
    read_case_source,
    read_source,
    with_playbooks,
    write_workbook,
)

CaseFile = Annotated[Path, typer.Argument(help="A case file, YAML or a workbook; or the folder or file of a scenario.", show_default=False)]
Ours = Annotated[str | None, typer.Option("--ours", help="Of a scenario, the PARTY that is ours; the first by default.")]


def source_at(path: Path, ours: str | None = None) -> Source:
    """Give what lies at a path, and say on the error stream what was decided in reading it."""
    require_case(path)
    source = read_source(path, ours)
    for note in source.notes:
        print(f"note: {note}", file=sys.stderr)
    return source


def case_at(path: Path, ours: str | None = None) -> Case:
    """Give the case at a path, and say on the error stream what was decided in reading it."""
    return source_at(path, ours).case


def require_case(path: Path) -> None:
    """Refuse a negotiation file where a case is wanted, and say which commands take it."""
    if is_negotiation(path):
        name = shlex.quote(str(path))
        remedy = f"name the case file; what to do next in the negotiation is said by `backtable next {name}`, where it stands by `backtable status {name}`, what to believe by `backtable beliefs {name}`"
        raise InputError([Problem(Place(str(path)), "this is a negotiation file, which holds a case and what happened since", "a case", remedy)])

WRITTEN_OUT = ".written-out"  # of a case that is kept otherwise than it lies on one's desk


def require_evidence(path: Path) -> None:
    """Refuse a negotiation file where a file of evidence is wanted, and say which commands go by what happened in it."""
    if is_negotiation(path):
        name = shlex.quote(str(path))
        remedy = (
            f"what to believe after everything that happened in it is said by `backtable beliefs {name}`, what to do next by `backtable next {name}`, "
            f"where it stands by `backtable status {name}`; none of them needs --evidence"
        )
        raise InputError([Problem(Place(str(path)), "this is a negotiation file", "a file of evidence (YAML)", remedy)])


def case_file_at(path: Path, ours: str | None = None) -> tuple[Path, bytes]:
    """Give the name and content of the case file to be kept: what lies at a path, or what it reads as."""
    require_case(path)
    if not is_workbook(path) and any(form.recognises(path) for form in READERS.values()):
        return Path(f"{path.resolve().stem}.yaml"), case_text(case_at(path, ours)).encode()
    if path.is_dir():
        raise no_case_in(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError([Problem(Place(str(path)), f"the file cannot be read ({error.strerror})")]) from error
    if ours is not None:
        read_source(path, ours)  # a case says itself which side is ours
    if not with_playbooks(path, content):
        return path, content
    # What is kept must say the same when playbooks have changed, and where a folder of one's own is not at hand.
    note = f"note: {path}: its playbooks are written out in what is kept"
    if is_workbook(path, content):
        print(note, file=sys.stderr)
        source = read_case_source(path, content)
        return path, write_workbook(replace(source, plain=source.whole))[0].content
    kept = path.with_name(f"{path.stem}{WRITTEN_OUT}{path.suffix}")
    print(f"{note} as {kept.name}, which is what `backtable expand {shlex.quote(str(path))}` shows", file=sys.stderr)
    return kept, written_out(path.name, read_case(path)).encode()


def written_out(name: str, case: Case) -> str:
    """Give the text of a case with its playbooks written out, as it is shown and kept."""
    return f"# {name}, with its playbooks written out. Amounts are in the case's currency.\n{case_text(case)}"


def kept_forms(path: Path, content: bytes) -> tuple[bytes, ...]:
    """Give the forms in which a record may keep a case file with playbooks: with them written out, and without the line that says so, as earlier versions kept it."""
    if is_workbook(path, content):
        return ()
    if with_playbooks(path, content):
        try:
            case = read_case(path)
        except InputError:  # then it is for whoever reads the copy itself to say what is wrong
            return ()
        return written_out(path.name, case).encode(), case_text(case).encode()
    first, _, rest = content.partition(b"\n")
    return (rest,) if first.startswith(b"# ") and b"with its playbooks written out" in first else ()


def answers_beside(file: Path) -> Path:
    """Give the file beside a case in which the answers of interviews are kept."""
    return file.with_name(f"{file.stem}.interview.yaml")
