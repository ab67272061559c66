"""What the pages show of the commands: printed anew by the installed `backtable` each time the documentation is built.

Every folder of the documentation may hold an `outputs.toml` with entries

    [[output]]
    name = "over-deployment"                                    # docs/generated/over-deployment.txt
    args = ["advise", "examples/over-deployment/case.yaml"]     # as typed after `backtable`, from the project's root
    picture = true                                              # docs/generated/over-deployment.svg beside it
    refused = true                                              # the command must end with exit code 2 and its message

Of these only `picture` and `refused` may be left out. Commands that build on each other are a session, run in an empty folder:

    [[session]]
    name = "record"
    files = ["examples/over-deployment/case.yaml"]              # copied there first

    [[session.step]]
    name = "open"                                               # docs/generated/record-open.txt
    now = "2026-04-02 09:30"                                    # what time it is, in UTC
    args = ["open", "case.yaml"]

A step without a name is run and not kept; one may be `refused = true`, and one with a name `picture = true`. Instead of a command, a step may type into a workbook
what a list says (see `sheets.py`), and draw its sheets; the workbook is kept as well:

    [[session.step]]
    name = "typed"                                              # docs/generated/first-audit-typed.xlsx
    type = "typed.csv"
    into = "audit.xlsx"
    sheets = { Facts = "The numbers of the audit, typed in" }   # docs/generated/first-audit-facts.svg, with this title

Standard library only.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import sheets

COLUMNS = 100
SCHEMAS = ("case", "advise", "explain", "beliefs", "ask")


@dataclass(frozen=True, slots=True)
class Output:
    """One run of the command and the name of what it prints."""

    name: str
    args: tuple[str, ...]
    picture: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a session, when it is typed, and the name of what it prints; none if that is not kept.

    Args:
        type: a list of cells and values, in the place of a command.
        into: the workbook into which they are typed.
        sheets: which of its sheets are drawn → what the picture shows.
    """

    now: str = ""
    args: tuple[str, ...] = ()
    name: str = ""
    refused: bool = False
    picture: bool = False
    type: str = ""
    into: str = ""
    sheets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """Commands that build on each other, and the files that they find."""

    name: str
    files: tuple[str, ...]
    steps: tuple[Step, ...]


def declared(docs: Path) -> tuple[Output, ...]:
    """Give every output that the `outputs.toml` files below a folder ask for, in order of file.

    Raises:
        ValueError: an entry is not as described above, or two have the same name.
    """
    found: dict[str, Output] = {}
    for path in sorted(docs.rglob("outputs.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("output", []):
            try:
                output = Output(**{**entry, "args": tuple(entry["args"])})
            except (KeyError, TypeError) as error:
                raise ValueError(f"{path}: {entry} is not an output ({error})") from None
            if not output.args or not output.name or "/" in output.name:
                raise ValueError(f"{path}: {entry} needs a plain name and a command")
            if output.name in found or output.name in schema_files():
                raise ValueError(f"{path}: the name {output.name} is used twice")
            found[output.name] = output
    return tuple(found.values())


def sessions(docs: Path) -> tuple[Session, ...]:
    """Give every session that the `outputs.toml` files below a folder ask for.

    Raises:
        ValueError: one is not as described above, or two outputs have the same name.
    """
    found = []
    taken = {output.name for output in declared(docs)}
    for path in sorted(docs.rglob("outputs.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("session", []):
            try:
                steps = tuple(Step(**{**step, "args": tuple(step.get("args", ()))}) for step in entry["step"])
                session = Session(entry["name"], tuple(entry["files"]), steps)
            except (KeyError, TypeError) as error:
                raise ValueError(f"{path}: {entry.get('name')} is not a session ({error})") from None
            for step in steps:
                if bool(step.args and step.now) == bool(step.type and step.into and step.name):
                    raise ValueError(f"{path}: a step of {session.name} has neither a command and its time nor a list, a workbook and a name, or both")
                if step.picture and not step.name:
                    raise ValueError(f"{path}: a step of {session.name} draws a picture that has no name")
                name = f"{session.name}-{step.name}"
                if step.name and name in taken:
                    raise ValueError(f"{path}: the name {name} is used twice")
                taken.add(name)
            found.append(session)
    return tuple(found)


def run(session: Session, command: Sequence[str], root: Path, folder: Path) -> None:
    """Run a session and keep what its named steps print.

    Raises:
        RuntimeError: a command ended otherwise than it should.
    """
    with tempfile.TemporaryDirectory() as place:
        for name in session.files:
            shutil.copy(root / name, place)
        for step in session.steps:
            if step.type:
                _type(session, step, Path(place), folder)
                continue
            time = {"BACKTABLE_NOW": f"{step.now}+00:00", "TZ": "UTC"}
            name = f"{session.name}-{step.name}"
            options = ["--picture", f"{name}.svg"] if step.picture else []
            text = printed([*command, *step.args, *options], Path(place), 2 if step.refused else 0, time)
            if step.picture:
                shutil.move(Path(place) / f"{name}.svg", folder / f"{name}.svg")
            if step.name:
                (folder / f"{name}.txt").write_text(_without_picture(text).rstrip() + "\n", encoding="utf-8")


def _type(session: Session, step: Step, place: Path, folder: Path) -> None:
    """Type into a workbook, draw its sheets, and keep it."""
    entries = sheets.read_typed(place / step.type)
    content = sheets.typed_into((place / step.into).read_bytes(), entries)
    (place / step.into).write_bytes(content)
    (folder / f"{session.name}-{step.name}.xlsx").write_bytes(content)
    for sheet, title in step.sheets.items():
        picture = sheets.drawn(content, sheet, entries, title)
        (folder / f"{session.name}-{sheet.lower()}.svg").write_text(picture, encoding="utf-8")


def schema_files() -> dict[str, str]:
    """Give the schemas that are written as well: name of the file without its ending → what `backtable schema` takes."""
    return {f"{of}.schema": of for of in SCHEMAS}


def write(output: Output, command: Sequence[str], root: Path, folder: Path) -> None:
    """Run one command in the project's root and keep what it prints.

    Args:
        command: how to call `backtable`.
        folder: where the file goes, `NAME.txt` and for a picture `NAME.svg`.

    Raises:
        RuntimeError: the command ended otherwise than it should.
    """
    picture = folder / f"{output.name}.svg"
    options = ["--picture", os.path.relpath(picture, root)] if output.picture else []
    text = printed([*command, *output.args, *options], root, 2 if output.refused else 0)
    text = _without_picture(text) if output.picture else text
    (folder / f"{output.name}.txt").write_text("\n".join(text.splitlines()) + "\n", encoding="utf-8")
    if output.picture and not picture.exists():
        raise RuntimeError(f"{output.name}: no picture was written")


def _without_picture(text: str) -> str:
    """Leave out what `--picture` prints, as the reader is shown the command without it."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("Wrote the picture: "))


def printed(command: Sequence[str], root: Path, wanted: int, more: Mapping[str, str] | None = None) -> str:
    """Give what a command prints, messages included where it is to be refused.

    Args:
        more: further environment variables.

    Raises:
        RuntimeError: its exit code is not the wanted one.
    """
    done = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"} | dict(more or {}),
        check=False,
    )
    if done.returncode != wanted:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}, not {wanted}\n{done.stderr}")
    return done.stdout + (done.stderr if wanted else "")


def main() -> None:
    """Write everything into `docs/generated`; what no page asks for any more is removed."""
    docs = Path(__file__).resolve().parent
    root, folder = docs.parent, docs / "generated"
    command = [str(Path(sys.executable).with_name("backtable"))]
    outputs = declared(docs)
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, of in schema_files().items():
        (folder / f"{name}.json").write_text(printed([*command, "schema", of], root, 0), encoding="utf-8")
    for output in outputs:
        print(shlex.join(["backtable", *output.args]), flush=True)
        write(output, command, root, folder)
    for session in sessions(docs):
        print(f"the session {session.name}", flush=True)
        run(session, command, root, folder)


if __name__ == "__main__":
    main()
