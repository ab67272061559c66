"""The command that says what to propose."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from backtable.advice import HINTS, require_memory
from backtable.advice import advise as find
from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.cli._choices import credibilities, seating_from
from backtable.cli._document import write_document
from backtable.cli._json import advice_json
from backtable.cli._memory import DEFAULT, Memory, allowed, within
from backtable.cli._save import require_ending, save
from backtable.cli._screen import anytime, console, progress
from backtable.cli._source import CaseFile, Ours, source_at
from backtable.cli._worlds import AsJson, Given, Learned, Seats, Seed, WorldCount, beliefs_from, given_from
from backtable.errors import PERCENTAGE, InputError, Place, Problem
from backtable.files import Source
from backtable.papers import advice_chart, advice_document, person_document
from backtable.papers import page as page_of
from backtable.pictures import ENDINGS, rendered

_REMARKS = 3
_QUICK = 200_000  # packages of a case that is checked in passing


def advise(
    file: CaseFile,
    ours: Ours = None,
    as_json: AsJson = False,
    worlds: WorldCount = 1000,
    seed: Seed = None,
    top: Annotated[int, typer.Option(help="How many alternatives to show.", min=0, max=50)] = 3,
    picture: Annotated[Path | None, typer.Option(help="Write the picture as .svg, .png or .html.")] = None,
    page: Annotated[Path | None, typer.Option(help="Write everything as one printable .html page.")] = None,
    person: Annotated[
        str | None,
        typer.Option("--for", help="PERSON on our side: write for this approver alone, without others' secrets."),
    ] = None,
    seat: Seats = None,
    given: Given = None,
    evidence: Learned = None,
    memory: Memory = DEFAULT,
    hint: Annotated[
        list[str] | None,
        typer.Option(help="CREDIBILITY of an answer to a question; may be repeated.", show_default="80% and 50%"),
    ] = None,
) -> None:
    """Say what to propose, who would approve it, and what to find out first."""
    require_ending(picture, ENDINGS, "a picture")
    require_ending(page, (".html",), "a page")
    if page and picture and page.resolve() == picture.resolve():
        raise InputError([Problem(Place(str(page)), "the page and the picture cannot be one file", "", "name another")])
    most = allowed(memory)
    with anytime() as stopping:
        source = source_at(file, ours)
        case = source.case
        require_memory(case, worlds, most)
        hints, known, seating = credibilities(hint) or HINTS, given_from(case, given), seating_from(case, seat)
        beliefs = beliefs_from(case, evidence, worlds, seed, seating)
        if person is not None:
            person = case.person_named(person).key
            _reader(case, person, as_json, picture)
            _may_use(case, person, known, "--given")
            if beliefs:
                learned = {name.partition("@")[0] for change in beliefs.changes for name in change.names}
                _may_use(case, person, learned, "--evidence")
        with within(most), progress() as report:
            advice = find(case, worlds, seed, top, seating, known, report, beliefs, hints, most, stopping=stopping)
    files = []
    if page:
        files.append((page, page_of(advice, person).html.encode(), "the page"))
    if picture:
        files.append((picture, rendered(advice_chart(advice), picture.suffix.lower()), "the picture"))
    for path, content, what in files:
        save(content, path, what)
    if as_json:
        print(advice_json(advice))
    elif person is None:
        write_document(advice_document(advice), console())
        _remark(file, source, evidence is not None)
    elif page is None:
        write_document(person_document(advice, person), console())
    if not as_json:
        for path, _, what in files:
            print(f"Wrote {what}: {path}")


def _remark(file: Path, source: Source, evidence: bool) -> None:
    """Say what a careful colleague would say of the case on which this advice stands."""
    case = source.case
    if case.combinations > _QUICK:
        print(f"\nWhat a careful colleague would say of the case itself: `backtable check {file}`")
        return
    remarks = (*(note for note in source.notes if note.kind[:1] == (PERCENTAGE,)), *careful_warnings(case, evidence, source.notes))
    if remarks:
        print(f"\nMind what `backtable check {file}` says of the case that this stands on:")
        for item in remarks[:_REMARKS]:
            print(f"  {item}")
        if len(remarks) > _REMARKS:
            print(f"  and {len(remarks) - _REMARKS} more")


def _reader(case: Case, person: str, as_json: bool, picture: Path | None) -> None:
    if as_json or picture:
        other = "--json" if as_json else "--picture"
        raise InputError(
            [Problem(Place("--for"), f"{other} shows what other people keep to themselves", "", f"leave out {other}")]
        )
    if case.person(person).side != case.ours:
        ours = ", ".join(item.key for item in case.our_side.people)
        raise InputError(
            [Problem(Place("--for"), f"`{person}` is not on our side", f"one of {ours}", "pages are for our approvers")]
        )


def _may_use(case: Case, person: str, given: Collection[str], option: str) -> None:
    """Refuse what a colleague keeps to themselves: the figures on the page would give it away."""
    ours = {item.key for item in case.our_side.people}
    for item in case.assumptions:
        holders = set(item.known_to)
        if item.key in given and holders & ours and not holders & {person, case.ours}:
            who = ", ".join(case.person(key).label for key in item.known_to if key in ours)
            found = f"{item.key} is known to {who} alone, and the figures of this page would give it away"
            raise InputError([Problem(Place(option), found, "", f"leave it out for {case.person(person).label}")])
