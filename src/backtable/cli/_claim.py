"""The commands that value and challenge a claim."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._counted import Asked, Backend, Keep, KeepIn, counted, require_libraries
from backtable.cli._document import write_document
from backtable.cli._moment import clock
from backtable.cli._save import require_ending, save
from backtable.cli._screen import console, progress
from backtable.errors import InputError, NoAnswerError, Place, Problem
from backtable.quantities import day

claim_app = typer.Typer(
    no_args_is_help=False,
    invoke_without_command=True,
    help="Value a shortfall as an auditor would, and challenge a supplier's claim line by line.",
)
ClaimPath = Annotated[Path, typer.Option("--claim", help="The claim file.", metavar="FILE", dir_okay=False)]


@claim_app.callback()
def claim(
    context: typer.Context,
    file: ClaimPath = Path("claim.yaml"),
    as_json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write the challenge list as .csv.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write stages, challenges and valuations as .xlsx.")] = None,
    picture: Annotated[Path | None, typer.Option(help="Write the waterfall as .svg, .png or .html.")] = None,
    waterfall: Annotated[Path | None, typer.Option(help="Write the figures of the waterfall as .csv.")] = None,
    backend: Backend = None,
    keep: Keep = True,
    keep_in: KeepIn = None,
) -> None:
    """Say what remains of a claim after our count, prices and terms, and why; without a supplier's paper, of what an auditor would claim."""
    require_libraries()
    context.obj = file
    if context.invoked_subcommand:
        return
    from backtable.cli._claim_json import claim_csv, claim_json, waterfall_csv
    from backtable.licensing.claim import read_claim_file, study
    from backtable.papers.estates import claim_chart, claim_document, claim_workbook
    from backtable.pictures import ENDINGS, rendered

    require_ending(csv, (".csv",), "a list")
    require_ending(waterfall, (".csv",), "a list")
    require_ending(xlsx, (".xlsx",), "a workbook")
    require_ending(picture, ENDINGS, "a picture")
    asked = read_claim_file(file)
    with counted(asked.project, Asked(backend, keep, keep_in)) as estate, progress() as report:
        found = study(asked, report, estate)
        document = None if as_json else claim_document(found)
    files = []
    if csv:
        files.append((csv, claim_csv(found).encode(), "the list"))
    if waterfall:
        files.append((waterfall, waterfall_csv(found).encode(), "the waterfall"))
    if xlsx:
        files.append((xlsx, claim_workbook(found), "the workbook"))
    if picture:
        files.append((picture, rendered(claim_chart(found), picture.suffix.lower()), "the picture"))
    for path, content, what in files:
        save(content, path, what)
    if document is None:
        print(json.dumps(claim_json(found), indent=2, ensure_ascii=False))
        return
    write_document(document, console())
    for path, _, what in files:
        print(f"Wrote {what}: {path}")


@claim_app.command()
def handed(
    context: typer.Context,
    what: Annotated[str, typer.Argument(help="A file, or in words what was said or shown.", show_default=False)],
    by: Annotated[str, typer.Option(help="Who handed it over.", show_default=False)],
    to: Annotated[str, typer.Option(help="To whom.")] = "auditor",
    on: Annotated[str, typer.Option(help="The day, as in 2026-04-02; today without it.")] = "",
    note: Annotated[str, typer.Option(help="What else should be known of it.")] = "",
    in_words: Annotated[bool, typer.Option("--in-words", help="What was handed over is said in words, though they look like a file's name.")] = False,
) -> None:
    """Note what was handed to the auditor: when, by whom, and of a file its digest; notes are added, never changed."""
    from backtable.licensing.claim import hand_over, read_claim_file

    today = clock().astimezone().date()
    try:
        when = date.fromisoformat(on) if on else today
    except ValueError:
        raise InputError([Problem(Place("--on"), f"`{on}` is not a day", "a date such as 2026-04-02")]) from None
    if when > today:
        raise InputError([Problem(Place("--on"), f"{day(when)} is yet to come", f"the day on which it was handed over, {day(today)} at the latest")])
    # The log is never changed: a name mistyped would stand in it for ever.
    if not in_words and not Path(what).is_file() and not any(map(str.isspace, what.strip())):
        raise NoAnswerError(f"there is no file {what}; where it is no file, say in words what was handed over, or add --in-words")
    log = read_claim_file(context.obj).log
    name = os.path.relpath(what, log.parent) if Path(what).is_file() else what
    entry = hand_over(log, when, by, to, name, note)
    digest = f", SHA-256 {entry.sha256[:12]}…" if entry.sha256 else " (no such file: noted in words)"
    print(f"Noted in {log}: {day(entry.on)}, {entry.by} to {entry.to}: {entry.what}{digest}")
