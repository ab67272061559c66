"""The command that says how any package stands."""

from typing import Annotated

import typer

from backtable.advice import explain as find
from backtable.advice import require_memory
from backtable.cli._choices import seating_from
from backtable.cli._document import write_document
from backtable.cli._json import explanation_json
from backtable.cli._memory import DEFAULT, Memory, allowed, within
from backtable.cli._screen import anytime, console, progress
from backtable.cli._source import CaseFile, Ours, case_at
from backtable.cli._worlds import AsJson, Given, Learned, Seats, Seed, WorldCount, beliefs_from, given_from
from backtable.files import read_package
from backtable.papers import explanation_document


def explain(
    file: CaseFile,
    package: Annotated[
        str,
        typer.Option(
            help="`issue=value, …`, the name of a package of the case, or a .json file of advice.", show_default=False
        ),
    ],
    ours: Ours = None,
    as_json: AsJson = False,
    worlds: WorldCount = 1000,
    seed: Seed = None,
    seat: Seats = None,
    given: Given = None,
    evidence: Learned = None,
    memory: Memory = DEFAULT,
) -> None:
    """Say how any package stands: gains, approvals, who blocks it, the cheapest fix."""
    most = allowed(memory)
    case = case_at(file, ours)
    require_memory(case, worlds, most)
    seating = seating_from(case, seat)
    beliefs = beliefs_from(case, evidence, worlds, seed, seating)
    chosen = read_package(case, package)
    with anytime() as stopping, within(most), progress() as report:
        found = find(case, chosen, worlds, seed, seating, given_from(case, given), beliefs=beliefs, memory=most, progress=report, stopping=stopping)
    if as_json:
        print(explanation_json(found))
    else:
        write_document(explanation_document(found), console())
