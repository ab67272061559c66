"""What the pages show of the commands: printed anew by the installed `backtable` each time the documentation is built.

Every folder of the documentation may hold an `outputs.toml` with entries

    [[output]]
    name = "over-deployment"                                    # docs/generated/over-deployment.txt
    args = ["advise", "examples/over-deployment/case.yaml"]     # as typed after `backtable`, from the project's root
    picture = true                                              # docs/generated/over-deployment.svg beside it
    refused = true                                              # the command must end with exit code 2 and its message

Of these only `picture` and `refused` may be left out. Standard library only.
"""

import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

COLUMNS = 100
SCHEMAS = ("case", "advise", "explain", "beliefs")


@dataclass(frozen=True, slots=True)
class Output:
    """One run of the command and the name of what it prints."""

    name: str
    args: tuple[str, ...]
    picture: bool = False
    refused: bool = False


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
    # The reader is shown the command without --picture, so what that option prints is left out.
    lines = [line for line in text.splitlines() if not (output.picture and line.startswith("Wrote the picture: "))]
    (folder / f"{output.name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if output.picture and not picture.exists():
        raise RuntimeError(f"{output.name}: no picture was written")


def printed(command: Sequence[str], root: Path, wanted: int) -> str:
    """Give what a command prints, messages included where it is to be refused.

    Raises:
        RuntimeError: its exit code is not the wanted one.
    """
    done = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
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


if __name__ == "__main__":
    main()
