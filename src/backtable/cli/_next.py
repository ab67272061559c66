"""The command that says what to do next."""

from typing import Annotated

import typer

from backtable.cli._document import write_document
from backtable.cli._memory import DEFAULT, Memory, allowed, within
from backtable.cli._negotiation import NegotiationFile, opened
from backtable.cli._next_json import next_json
from backtable.cli._screen import console, progress
from backtable.errors import InputError, Place, Problem
from backtable.files import read_package
from backtable.quantities import parse_number


def next_command(
    file: NegotiationFile,
    rounds: Annotated[
        int | None,
        typer.Option(help="How many more offers of ours there is time for; by the deadline in the record by default.", min=1, max=12, show_default=False),
    ] = None,
    round_days: Annotated[
        float | None,
        typer.Option("--round-days", help="How many days a round takes, our offer and theirs; as offers and answers have followed each other by default.", min=0.01, show_default=False),
    ] = None,
    cost: Annotated[str, typer.Option(help="Share of what can still be gained that a round costs.")] = "5%",
    own_days: Annotated[
        float | None,
        typer.Option("--own-days", help="How many days a question or an approval of our own people takes; as they have answered so far by default, else 2.", min=0, show_default=False),
    ] = None,
    reserve: Annotated[str, typer.Option(help="The least gain that an offer of ours may leave us, in expectation over all worlds.")] = "0",
    opening: Annotated[str | None, typer.Option(help="The package to begin with: `issue=value, …` or the name of one.", show_default=False)] = None,
    holding_out: Annotated[
        str | None,
        typer.Option(
            "--holding-out", metavar="SHARE", show_default=False,
            help="How likely they hold out for more than our last offer that they turned down, where they would approve it; as evidence is weighed by default.",
        ),
    ] = None,
    credibility: Annotated[
        str | None,
        typer.Option(
            metavar="SHARE", show_default=False,
            help="How far an answer of theirs would be believed; like the last that they said by default, else 70%, and 50% of what can only be sounded out.",
        ),
    ] = None,
    worlds: Annotated[int, typer.Option(help="How many worlds to choose on, and as many to measure on.", min=2, max=20_000)] = 1000,
    seed: Annotated[int | None, typer.Option(help="Fixes the draws; the case's own by default.", min=0)] = None,
    top: Annotated[int, typer.Option(help="How many moves to show.", min=1, max=12)] = 4,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    memory: Memory = DEFAULT,
) -> None:
    """Say which moves are open now and what each is worth: send, ask, get an approval or a mandate, wait, accept."""
    from backtable.advice import require_memory
    from backtable.papers import next_document
    from backtable.papers.record import with_head
    from backtable.planning import USUAL_OWN_DAYS, Pace, next_moves, own_days_of, situation_of, tempo_of

    if rounds is not None and round_days is not None:
        raise InputError([Problem(Place("--round-days"), "both --rounds and --round-days are given", "", "leave one out")])
    most = allowed(memory)
    with opened(file) as session:
        state = session.state
        require_memory(state.case, worlds, most)
        tempo = None if rounds is not None else tempo_of(state, session.record.now, round_days)
        pace = Pace(
            rounds or (tempo.rounds if tempo else 1),
            _number(cost, "--cost"),
            _number(reserve, "--reserve"),
            None if opening is None else read_package(state.case, opening, place=Place("--opening")),
            tempo,
            None if holding_out is None else _share(holding_out, "--holding-out"),
            None if credibility is None else _share(credibility, "--credibility"),
            own_days if own_days is not None else own_days_of(state) or USUAL_OWN_DAYS,
        )
        situation = situation_of(state, session.record.now, pace, seed=seed)
    with within(most), progress() as report:
        found = next_moves(situation, worlds, top, seed, report, most)
    document = next_document(found)
    if as_json:
        print(next_json(found, document, state.head))
    else:
        write_document(with_head(document, state), console())


def _number(text: str, option: str) -> float:
    try:
        return parse_number(text)
    except ValueError as error:
        raise InputError([Problem(Place(option), f"`{text}` {error}", "a number, for example 25000 or 5%")]) from error


def _share(text: str, option: str) -> float:
    found = _number(text, option)
    if not 0 <= found <= 1:
        raise InputError([Problem(Place(option), f"`{text}` is no share", "a number from 0 to 1, for example 50%")])
    return found
