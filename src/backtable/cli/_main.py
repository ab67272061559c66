"""The commands."""

import json
import sys
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backtable import __version__
from backtable.case import Case
from backtable.cli._approve import approve, mandate_app, refuse
from backtable.cli._ask import ask
from backtable.cli._beliefs import beliefs
from backtable.cli._case import case_app
from backtable.cli._choices import credibilities, pairs, seating_from
from backtable.cli._claim import claim_app
from backtable.cli._convert import convert
from backtable.cli._document import write_document
from backtable.cli._heard import correct, deadline_app, heard, seat
from backtable.cli._interview import interview
from backtable.cli._new import new
from backtable.cli._next import next_command
from backtable.cli._offer import answer, break_off, offer_app, receive, settle, undo_draft
from backtable.cli._open import open_negotiation, revise
from backtable.cli._playbooks import expand, playbooks
from backtable.cli._position import entitlements_app, position_app
from backtable.cli._save import require_ending, save
from backtable.cli._screen import console, progress
from backtable.cli._source import CaseFile, Ours, case_at
from backtable.cli._status import log, status
from backtable.cli._verify import recover, verify
from backtable.errors import BacktableError, InputError, Place, Problem
from backtable.files import Money, case_schema, read_package, read_source
from backtable.quantities import counted, parse_amount, with_unit

if TYPE_CHECKING:
    from backtable.belief import Beliefs


class SchemaOf(StrEnum):
    """What there are schemas of."""

    CASE = "case"
    ADVISE = "advise"
    EXPLAIN = "explain"
    BELIEFS = "beliefs"
    ASK = "ask"


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="The workbench for two-table negotiation: who would approve what, and what to propose.",
)

app.command()(new)
app.command("open")(open_negotiation)
app.add_typer(offer_app, name="offer")
app.command()(receive)
app.command()(answer)
app.command()(approve)
app.command()(refuse)
app.add_typer(mandate_app, name="mandate")
app.command()(heard)
app.command()(ask)
app.command()(seat)
app.add_typer(deadline_app, name="deadline")
app.command()(settle)
app.command()(break_off)
app.command()(status)
app.command("next")(next_command)
app.command()(beliefs)
app.command()(log)
app.command()(correct)
app.command()(undo_draft)
app.command()(revise)
app.command()(verify)
app.command()(recover)
app.command()(convert)
app.command()(new)
app.command()(playbooks)
app.command()(expand)
app.command()(interview)
app.add_typer(position_app, name="position")
app.add_typer(claim_app, name="claim")
app.add_typer(case_app, name="case")
app.add_typer(entitlements_app, name="entitlements")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
WorldCount = Annotated[int, typer.Option(help="How many worlds to draw.", min=2, max=20_000)]
Seed = Annotated[int | None, typer.Option(help="Fixes the draws; the case's own by default.", min=0)]
Seats = Annotated[list[str] | None, typer.Option("--seat", help="PERSON=front or PERSON=back; may be repeated.")]
Learned = Annotated[Path | None, typer.Option("--evidence", help="A file of what was learned.")]
Given = Annotated[
    list[str] | None, typer.Option("--given", help="ASSUMPTION=VALUE, as if you had learnt it; may be repeated.")
]


def main() -> None:
    """Run the command line; every expected error becomes one message a problem and exit code 2."""
    try:
        app(standalone_mode=True)
    except InputError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        sys.exit(2)
    except BacktableError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"backtable {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def _beliefs(case: Case, evidence: Path | None, worlds: int, seed: int | None, seating: dict[str, bool]) -> "Beliefs | None":
    from backtable.belief import believe, read_evidence

    return believe(case, *read_evidence(evidence, case), worlds, seed, seating) if evidence else None


def _given(case: Case, texts: list[str] | None) -> dict[str, float]:
    known = {item.key for item in case.assumptions}
    result = {}
    for key, value in pairs(texts, "--given").items():
        if key not in known:
            raise InputError(
                [Problem(Place("--given"), f"`{key}` is not an assumption", f"one of {', '.join(sorted(known))}")]
            )
        if value.lower() in ("yes", "no"):
            result[key] = float(value.lower() == "yes")
            continue
        try:
            result[key] = Money.of(case).own(*parse_amount(value))
        except ValueError as error:
            raise InputError([Problem(Place("--given"), f"`{value}` {error}", "a number, yes or no")]) from error
    return result


@app.command()
def check(file: CaseFile, ours: Ours = None) -> None:
    """Say everything that is wrong with a case file, and what a careful colleague would point out."""
    from backtable.checking import careful_warnings
    from backtable.value import unknowns

    source = read_source(file, ours)
    case = source.case
    warnings = (*source.notes, *careful_warnings(case))
    for warning in warnings:
        print(f"warning: {warning}")
    sizes = [
        with_unit(float(count), unit, case.currency)
        for count, unit in (
            (len(case.issues), "issues"),
            (len(case.sides), "sides"),
            (len(case.people), "people"),
            (len(case.assumptions), "assumptions"),
        )
    ]
    sizes.insert(1, f"{counted(case.combinations)} combination{'' if case.combinations == 1 else 's'}")
    if unknown := len(unknowns(case)):
        sizes.append(f"unknown scores of {unknown} interest{'' if unknown == 1 else 's'}")
    print(f"{file}: {'can be used' if warnings else 'fine'}. {case.name}: {', '.join(sizes)}.")


@app.command()
def schema(
    of: Annotated[SchemaOf, typer.Argument(help="Of the case file, or of what advise, explain, beliefs or ask print as JSON.")] = (
        SchemaOf.CASE
    ),
) -> None:
    """Print a JSON Schema: of the case file, for editors, or of what `--json` prints, for programs."""
    from backtable.cli._json import SCHEMAS

    found = case_schema() if of is SchemaOf.CASE else SCHEMAS[of.value].model_json_schema()
    print(json.dumps(found, indent=2, ensure_ascii=False))


@app.command()
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
    hint: Annotated[
        list[str] | None,
        typer.Option(help="CREDIBILITY of an answer to a question; may be repeated.", show_default="80% and 50%"),
    ] = None,
) -> None:
    """Say what to propose, who would approve it, and what to find out first."""
    from backtable.advice import HINTS
    from backtable.advice import advise as find
    from backtable.cli._json import advice_json
    from backtable.papers import advice_chart, advice_document, person_document
    from backtable.papers import page as page_of
    from backtable.pictures import ENDINGS, rendered

    require_ending(picture, ENDINGS, "a picture")
    require_ending(page, (".html",), "a page")
    if page and picture and page.resolve() == picture.resolve():
        raise InputError([Problem(Place(str(page)), "the page and the picture cannot be one file", "", "name another")])
    case = case_at(file, ours)
    hints, known, seating = credibilities(hint) or HINTS, _given(case, given), seating_from(case, seat)
    beliefs = _beliefs(case, evidence, worlds, seed, seating)
    if person is not None:
        _reader(case, person, as_json, picture)
        _may_use(case, person, known, "--given")
        if beliefs:
            learned = {name.partition("@")[0] for change in beliefs.changes for name in change.names}
            _may_use(case, person, learned, "--evidence")
    with progress() as report:
        advice = find(case, worlds, seed, top, seating, known, report, beliefs, hints)
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
    elif page is None:
        write_document(person_document(advice, person), console())
    if not as_json:
        for path, _, what in files:
            print(f"Wrote {what}: {path}")


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


@app.command()
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
) -> None:
    """Say how any package stands: gains, approvals, who blocks it, the cheapest fix."""
    from backtable.advice import explain as find
    from backtable.cli._json import explanation_json
    from backtable.papers import explanation_document

    case = case_at(file, ours)
    seating = seating_from(case, seat)
    beliefs = _beliefs(case, evidence, worlds, seed, seating)
    chosen = read_package(case, package)
    found = find(case, chosen, worlds, seed, seating, _given(case, given), beliefs=beliefs)
    if as_json:
        print(explanation_json(found))
    else:
        write_document(explanation_document(found), console())
