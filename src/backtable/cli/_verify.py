"""Whether a negotiation file is as it was written, and saving what can be saved."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._negotiation import NegotiationFile
from backtable.cli._negotiation_file import ENDING, located
from backtable.cli._screen import console
from backtable.errors import NoAnswerError
from backtable.wording import listed


def verify(
    file: NegotiationFile,
    head: Annotated[
        str | None, typer.Option(help="The digest that you noted elsewhere, or its first 16 digits.", show_default=False)
    ] = None,
    rules: Annotated[
        bool | None,
        typer.Option("--rules/--no-rules", help="Ask the rules of each event again; by default of up to 2,000.", show_default=False),
    ] = None,
) -> None:
    """Check that nothing in a record was changed, removed, moved or cut off; ends with exit code 1 if something was."""
    from backtable.conduct import verify as check

    if head is not None and not head.strip():
        raise NoAnswerError("--head is empty; give the digest that you noted elsewhere, or leave the option out")
    file = located(file)
    found = check(file, head or "", rules)
    out = console()
    if found.fine:
        said = found.noted or ("the one event is unchanged" if found.count == 1 else f"each of the {found.count} events follows the one before it, unchanged")
        out.print(f"{file}: fine; {said}.", markup=False)
    elif found.against and not found.findings:
        out.print(f"{file}: each event follows the one before it, but not all of them came by the rules of this version: somebody wrote past them, straight into the file, or by a version with other rules.", markup=False)
        for text in (*found.against, *([found.noted] if found.noted else [])):
            out.print(f"  • {text}", markup=False)
    else:
        out.print(f"{file} is not as it was written.", markup=False)
        for text in (*found.findings, *([found.noted] if found.noted and not found.kept else [])):
            out.print(f"  • {text}", markup=False)
        sound = "no event is" if not found.sound else "event 1 is" if found.sound == 1 else f"events 1 to {found.sound} are"
        if found.noted and not found.kept and found.sound:
            many = "event 1 follows" if found.sound == 1 else f"events 1 to {found.sound} follow"
            out.print(f"From the beginning, {many} each other without a gap, but whether they are what they were when you noted the digest nothing in the file tells: compare with a copy of that day. `backtable recover {file} OUT` saves what follows each other, as it stands now.", markup=False)
        else:
            out.print(f"From the beginning, {sound} sound, as far as it can be read in order. `backtable recover {file} OUT` looks through all its bytes and saves what is sound.", markup=False)
    if found.fine:
        out.print(f"The last event is {found.head.number}; its digest, to be noted elsewhere, is\n  {found.head.digest}", markup=False)
    out.print("What this cannot show:", markup=False)
    for text in found.limits:
        out.print(f"  • {text}", markup=False)
    if not found.fine:
        raise typer.Exit(1)


def recover(
    file: NegotiationFile,
    out: Annotated[Path, typer.Argument(help="The new negotiation file.", show_default=False)],
    copies: Annotated[
        list[Path] | None,
        typer.Option("--case", help="A copy of a case file or of evidence that the record may have lost; may be repeated.", dir_okay=False, show_default=False),
    ] = None,
) -> None:
    """Save what is sound of a damaged negotiation file as a new one; the damaged one is left alone."""
    from backtable.cli._source import WRITTEN_OUT, kept_forms
    from backtable.conduct import RecordedFile
    from backtable.conduct import recover as save

    out = out if out.suffix else out.with_name(f"{out.name}{ENDING}")
    given = {str(path): RecordedFile.read(path).content for path in copies or ()}
    file = located(file)
    found = save(file, out, given, {str(path): kept_forms(path, given[str(path)]) for path in copies or ()})
    if found.saved:
        print(f"Wrote {out}: events 1 to {found.saved}, an unbroken chain.")
    else:
        print("The first event is lost or was changed, so there is no chain to save.")
    if found.rest_path:
        numbers = listed([str(number) for number in found.rest])
        print(f"Further events that are sound by themselves, but do not follow, are in {found.rest_path}: {numbers}.")
    if found.missing:
        spans = [f"event {first}" if first == last else f"events {first} to {last}" for first, last in found.missing]
        print(f"Lost, or not as it was written: {listed(spans)}.")
    print(f"Whether any event came after {max(found.saved, *found.rest, 0)} cannot be seen from the file: `backtable verify --head DIGEST` asks it of a digest that was noted.")
    for item in found.taken:
        print(f"Taken from the copy that you gave: {item.name} (event {item.event}).")
    for item in found.lost:
        what = "The text of the case" if item.case else "The evidence"
        print(f"{what} {item.name}, which event {item.event} names, is lost; its SHA-256 is\n  {item.digest}")
    if found.whole:
        print(f"It can be gone on with: `backtable status {shlex.quote(str(out))}`.")
        return
    if found.foreign:
        print(f"By its beginning the file is {found.foreign}. What this version can read of it is saved, but what else it holds is not, and whether this is all that counts it cannot tell.")
        print("Do not go on with the copy unless its digest is one that was noted elsewhere (`backtable verify --head`); go on with the file itself in the program that wrote it.")
    if found.saved and any(item.case for item in found.lost):
        lost = " ".join(f"--case {shlex.quote(item.name)}" for item in found.lost if item.case)
        print("Without the text of the case the record can be read (`backtable verify`) but not gone on with. If you have a copy of the very file:")
        print(f"  backtable recover {shlex.quote(str(file))} OTHER {lost}")
        if WRITTEN_OUT in lost:
            print("The case whose playbooks were written out in it, as it was then, does as well.")
    raise typer.Exit(1)
