"""Whether a negotiation file is as it was written, and saving what can be saved."""

from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._negotiation import ENDING, NegotiationFile, located
from backtable.cli._screen import console
from backtable.wording import listed


def verify(
    file: NegotiationFile,
    head: Annotated[
        str, typer.Option(help="The digest that you noted elsewhere, or its first 16 digits.", show_default=False)
    ] = "",
) -> None:
    """Check that nothing in a record was changed, removed, moved or cut off; ends with exit code 1 if something was."""
    from backtable.conduct import verify as check

    file = located(file)
    found = check(file, head)
    out = console()
    if found.fine:
        said = found.noted or f"each of the {found.count} events follows the one before it, unchanged"
        out.print(f"{file}: fine; {said}.", markup=False)
    else:
        out.print(f"{file} is not as it was written.", markup=False)
        for text in (*found.findings, *([found.noted] if found.noted and not found.kept else [])):
            out.print(f"  • {text}", markup=False)
        sound = "no event is" if not found.sound else "event 1 is" if found.sound == 1 else f"events 1 to {found.sound} are"
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
) -> None:
    """Save what is sound of a damaged negotiation file as a new one; the damaged one is left alone."""
    from backtable.conduct import recover as save

    out = out if out.suffix else out.with_name(f"{out.name}{ENDING}")
    found = save(located(file), out)
    if found.saved:
        print(f"Wrote {out}: events 1 to {found.saved}, an unbroken chain.")
    else:
        print("The first event is lost or was changed, so there is no chain to save.")
    if found.rest_path:
        numbers = listed([str(number) for number in found.rest])
        print(f"Further events that are sound by themselves, but do not follow, are in {found.rest_path}: {numbers}.")
    if found.lost:
        print(f"Lost are the kept files with the digests {listed(list(found.lost))}.")
    if not found.saved:
        raise typer.Exit(1)
