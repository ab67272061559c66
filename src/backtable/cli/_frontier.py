"""The command that lists the efficient packages."""

from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from backtable.advice import find_frontier, require_memory
from backtable.cli._choices import seating_from
from backtable.cli._document import write_document
from backtable.cli._frontier_json import frontier_json
from backtable.cli._memory import DEFAULT, Memory, allowed, within
from backtable.cli._save import require_ending, save
from backtable.cli._screen import anytime, console, progress
from backtable.cli._source import CaseFile, Ours, case_at
from backtable.cli._worlds import AsJson, Given, Learned, Seats, Seed, WorldCount, beliefs_from, given_from
from backtable.papers import frontier_csv, frontier_document


def frontier(
    file: CaseFile,
    over: Annotated[
        list[str] | None,
        typer.Option(help="SIDE or PERSON whose gain counts, or `gain` and `chance`; may be repeated.", show_default="all sides"),
    ] = None,
    all_packages: Annotated[bool, typer.Option("--all", help="Give all packages of each point in --csv and --json, not the first alone.")] = False,
    every: Annotated[bool, typer.Option("--every", help="Compare packages that our own people would not approve, too.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write all points as .csv, a line for each package.")] = None,
    ours: Ours = None,
    as_json: AsJson = False,
    worlds: WorldCount = 1000,
    seed: Seed = None,
    seat: Seats = None,
    given: Given = None,
    evidence: Learned = None,
    memory: Memory = DEFAULT,
) -> None:
    """List the packages that no other beats for everybody of interest, with the solutions of bargaining theory."""
    require_ending(csv, (".csv",), "a table")
    most = allowed(memory)
    started = monotonic()
    with anytime() as stopping:
        case = case_at(file, ours)
        require_memory(case, worlds, most)
        seating = seating_from(case, seat)
        beliefs = beliefs_from(case, evidence, worlds, seed, seating)
        with within(most), progress() as report:
            found = find_frontier(
                case, tuple(over or ()), every, all_packages, worlds, seed, seating, given_from(case, given), beliefs, most, report, stopping=stopping
            )
    took = monotonic() - started
    if csv:
        save(frontier_csv(found).encode(), csv, "the frontier")
    if as_json:
        print(frontier_json(found))
        return
    write_document(frontier_document(found, took=took), console())
    if csv:
        print(f"Wrote the frontier: {csv}")
