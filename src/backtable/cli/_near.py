"""The command that says what changing a few terms of a package would bring."""

from typing import Annotated

import typer

from backtable.advice import near as find
from backtable.advice import require_memory
from backtable.cli._choices import seating_from
from backtable.cli._document import write_document
from backtable.cli._json import near_json
from backtable.cli._memory import DEFAULT, Memory, allowed, within
from backtable.cli._screen import anytime, console, progress
from backtable.cli._source import CaseFile, Ours, case_at
from backtable.cli._worlds import AsJson, Given, Learned, Seats, Seed, WorldCount, beliefs_from, given_from
from backtable.files import read_package
from backtable.papers import near_document


def near(
    file: CaseFile,
    package: Annotated[
        str,
        typer.Option(help="`issue=value, …`, the name of a package of the case, or a .json file of advice.", show_default=False),
    ],
    changes: Annotated[int, typer.Option(help="In how many issues packages may differ from it.", min=1, max=6)] = 2,
    change: Annotated[
        list[str] | None, typer.Option(help="ISSUE that may change; may be repeated.", show_default="all")
    ] = None,
    top: Annotated[int, typer.Option(help="How many packages to show.", min=1, max=50)] = 5,
    ours: Ours = None,
    as_json: AsJson = False,
    worlds: WorldCount = 1000,
    seed: Seed = None,
    seat: Seats = None,
    given: Given = None,
    evidence: Learned = None,
    memory: Memory = DEFAULT,
) -> None:
    """Say what changing a few terms of a package would bring: the best packages near it."""
    most = allowed(memory)
    case = case_at(file, ours)
    require_memory(case, worlds, most)
    seating = seating_from(case, seat)
    beliefs = beliefs_from(case, evidence, worlds, seed, seating)
    chosen = read_package(case, package)
    with anytime() as stopping, within(most), progress() as report:
        found = find(case, chosen, changes, tuple(change or ()), top, worlds, seed, seating, given_from(case, given), beliefs, most, report, stopping)
    if as_json:
        print(near_json(found))
    else:
        write_document(near_document(found), console())
