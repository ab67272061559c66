"""What the back table decides: approvals, refusals, mandates."""

from datetime import datetime
from typing import Annotated

import typer

from backtable.cli._asked_again import say_asked_again
from backtable.cli._moment import happened, until
from backtable.cli._negotiation import (
    Because,
    By,
    End,
    EvidenceFile,
    NegotiationFile,
    Note,
    On,
    OnBehalf,
    Said,
    Session,
    evidence_from,
    opened,
    say,
)
from backtable.cli._standing import say_bound, say_ended, say_kept, say_left, say_standing
from backtable.conduct import (
    answer_change,
    ask_mandate,
    grant_mandate,
    in_numbers,
    mandate_gap,
    needed_in,
    refuse_mandate,
    refused_inside,
    terms_words,
    withdrawn_words,
)
from backtable.conduct import approve as approve_entry
from backtable.conduct import refuse as refuse_entry
from backtable.conduct import withdraw as withdraw_entry
from backtable.errors import InputError, Place, Problem, RefusedError
from backtable.quantities import clock_time
from backtable.wording import listed

mandate_app = typer.Typer(no_args_is_help=True, help="Let the front table agree any package of a region.")
Region = Annotated[
    str, typer.Argument(metavar="REGION", help="A condition over issues, facts and definitions.", show_default=False)
]

Lifts = Annotated[
    bool, typer.Option("--without-conditions", help="They have lifted the conditions of their earlier yes; of one of the same day or evidence the end as well.")
]
Conditions = Annotated[list[str] | None, typer.Option("--condition", help="What must also be so; may be repeated.")]


def approve(
    file: NegotiationFile,
    number: Annotated[
        int, typer.Argument(metavar="OFFER", help="Number of the offer, or of the event that changed the case.", show_default=False)
    ],
    people: Annotated[
        list[str] | None,
        typer.Option("--for", help="PERSON who approved; may be repeated. Whoever keeps the record by default."),
    ] = None,
    end: End = None,
    conditions: Conditions = None,
    lifts: Lifts = False,
    on: On = None,
    evidence: EvidenceFile = None,
    said: Said = "",
) -> None:
    """Record that somebody approved an offer's package as it stands, or stood on the day (--on): one of our people, or of theirs; or a change of the case that no longer asks them."""
    with opened(file) as session:
        shown, kept = evidence_from(evidence, said)
        if _changed_case(session, number):
            for given, option in ((end, "--until"), (conditions, "--condition"), (lifts, "--without-conditions")):
                if given:
                    raise InputError([Problem(Place(option), f"event {number} is a change of the case: they agree to it as it stands, or not", "", f"leave out {option}")])
            session.write_all(
                lambda _state, _now: [answer_change(session.who, person, number, True, "", shown, happened(on)) for person in people or [session.who]], kept
            )
            return
        ends = until(end, "--until")
        session.write_all(
            lambda state, _: [
                approve_entry(state, session.who, person, number, ends, conditions or (), shown, happened(on), lifts)
                for person in people or [session.who]
            ],
            kept,
        )
        say_kept(session)
        say_ended(session)
        say_standing(session, number)
        say_left(session, number)


def refuse(
    file: NegotiationFile,
    number: Annotated[
        int, typer.Argument(metavar="NUMBER", help="Number of the offer, or of the event that asked for a mandate or changed the case.", show_default=False)
    ],
    because: Because = "",
    person: OnBehalf = None,
    on: On = None,
    evidence: EvidenceFile = None,
    said: Said = "",
) -> None:
    """Record that somebody refused to approve an offer's package, or to grant the mandate that was asked for, or to be asked no longer as a changed case has it; with the reason."""
    with opened(file) as session:
        shown, kept = evidence_from(evidence, said)
        asked = [item.number for item in session.state.requests if item.region]
        if _changed_case(session, number):
            session.write(lambda _state, _now: answer_change(session.who, person or session.who, number, False, because, shown, happened(on)), kept)
            return
        if number not in asked and not any(number in (item.number, item.public) for item in session.state.offers):
            known = [*(f"offer {item.number}" for item in session.state.offers), *(f"the mandate asked for in event {item}" for item in asked)]
            raise RefusedError(f"event {number} is no offer and asks for no mandate; {f'there are {listed(known)}' if known else 'nothing was asked of anybody yet'}")
        entry = refuse_mandate if number in asked else refuse_entry
        session.write(lambda state, _: entry(state, session.who, person or session.who, number, because, shown, happened(on)), kept)


@mandate_app.callback()
def mandate() -> None:
    """Let the front table agree any package of a region without asking again, until a day."""


@mandate_app.command("ask")
def ask_for_mandate(
    file: NegotiationFile,
    region: Region,
    end: End = None,
    people: Annotated[
        list[str] | None,
        typer.Option("--of", help="PERSON to ask; may be repeated. All whom a package in it could need by default."),
    ] = None,
    by: By = None,
    note: Note = "",
) -> None:
    """Ask for a mandate."""
    with opened(file) as session:
        ends = _required(end)
        when = until(by, "--by")
        session.write(lambda state, _: ask_mandate(state, session.who, in_numbers(region), ends, people or (), when, note))
        say_asked_again(session)


@mandate_app.command("grant")
def grant(
    file: NegotiationFile,
    region: Annotated[
        str, typer.Argument(metavar="[REGION]", help="A condition, unless --asked says what was asked.", show_default=False)
    ] = "",
    people: Annotated[
        list[str] | None,
        typer.Option("--for", help="PERSON who grants it; may be repeated. Whoever keeps the record by default."),
    ] = None,
    end: End = None,
    asked: Annotated[int | None, typer.Option(help="Number of the event that asked for it.")] = None,
    conditions: Conditions = None,
    lifts: Lifts = False,
    on: On = None,
    evidence: EvidenceFile = None,
    said: Said = "",
) -> None:
    """Record that somebody granted a mandate: their yes in advance to every package of a region."""
    with opened(file) as session:
        request = next((item for item in session.state.requests if item.number == asked and item.region), None)
        if asked is not None and request is None:
            raise InputError([Problem(Place("--asked"), f"event {asked} does not ask for a mandate")])
        if region.strip().isdigit() and asked is None:
            number = int(region)
            asks = any(item.number == number and item.region for item in session.state.requests)
            remedy = f"--asked {number}" if asks else "a condition, or --asked with the number of the event that asked for it"
            raise InputError([Problem(Place("REGION"), f"`{region}` is no condition over the terms", remedy)])
        wanted = in_numbers(region) or (request.region if request else "")
        if not wanted:
            raise InputError([Problem(Place("REGION"), "no region is given", "a condition, or --asked")])
        ends = request.until if end is None and request and request.until else _required(end)
        shown, kept = evidence_from(evidence, said)
        session.write_all(
            lambda state, _: [
                grant_mandate(state, session.who, person, wanted, ends, asked, shown, conditions or (), happened(on), lifts)
                for person in people or [session.who]
            ],
            kept,
        )
        if request and request.until and ends > request.until:
            say(f"   It lasts longer than was asked: event {request.number} asked for it until {clock_time(request.until)}. If that is not what they said, withdraw it and record it anew.")
        say_kept(session)
        if say_ended(session):
            say_bound(session)
            return
        state = session.state
        needed = needed_in(state.case, state.case.our_side, wanted, state.seating)
        if needed.exact:
            for person in people or [session.who]:
                say(f"   {person} is needed for {needed.of[person]:,} of its {needed.packages:,} packages.")
        for person in people or [session.who]:
            for refusal in refused_inside(state, person, wanted):
                say(
                    f"   It holds offer {refusal.offer}, which {person} refused in event {refusal.number} ({refusal.reason}): {terms_words(state, refusal.terms)}. "
                    "Their last word counts, so that the mandate stands for it too; if they did not mean that, withdraw it and record a narrower one."
                )
        if missing := mandate_gap(state, wanted, session.record.now):
            say(f"   Some of its packages still need {listed(list(missing))} too.")
        say_bound(session)


@mandate_app.command("withdraw")
def withdraw_mandate(
    file: NegotiationFile,
    number: Annotated[int, typer.Argument(metavar="MANDATE", help="Number of the mandate, or of the event that asked for it.", show_default=False)],
    because: Because = "",
) -> None:
    """Withdraw a mandate, an approval by its number, or a request for a mandate."""
    with opened(file) as session:
        session.write(lambda state, _: withdraw_entry(state, session.who, number, because))
        for text in withdrawn_words(session.state, number):
            say(f"   {text}")


def _changed_case(session: Session, number: int) -> bool:
    """Say whether an event put a changed case into the record."""
    return number in {item.number for item in session.state.versions[1:]}


def _required(end: str | None) -> datetime:
    found = until(end, "--until")
    if found is None:
        raise InputError([Problem(Place("--until"), "a mandate has an end", "--until with a day, for example 2026-06-30")])
    return found
