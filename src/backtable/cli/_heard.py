"""What is said, who sits where, deadlines, and corrections."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from backtable.cli._moment import happened, read_moment, until
from backtable.cli._negotiation import (
    Because,
    EvidenceFile,
    NegotiationFile,
    On,
    Said,
    Session,
    evidence_from,
    opened,
    pairs,
    say,
    say_next,
    sole_counterpart,
)
from backtable.cli._standing import say_bound, say_speechless, say_standing, say_undone
from backtable.conduct import (
    Entry,
    OfferStatus,
    State,
    events,
    hearsay,
    in_numbers,
    mere_hearsay,
    plain_field,
    settled_beside,
    thing_words,
    withdraw,
)
from backtable.conduct import correct as correction
from backtable.errors import InputError, Place, Problem
from backtable.quantities import parse_number, share
from backtable.wording import listed

if TYPE_CHECKING:
    from backtable.planning import Impossible

deadline_app = typer.Typer(no_args_is_help=True, help="What must be done by when.")
About = Annotated[
    str, typer.Option(help="The assumption, issue, side or person that it is about.", show_default=False)
]


class Meaning(StrEnum):
    """What a statement about an offer comes to."""

    MUST_ASK = "must-ask"
    NOT_STANDARD = "not-standard"
    NOT_AGREED = "not-agreed"


class Table(StrEnum):
    """Where somebody sits."""

    FRONT = "front"
    BACK = "back"


def heard(
    file: NegotiationFile,
    words: Annotated[str, typer.Argument(help="What was said.", show_default=False)],
    person: Annotated[str | None, typer.Option("--from", help="PERSON who said it.")] = None,
    about: About = "",
    claim: Annotated[str, typer.Option(help="What it says of assumptions, or of how much things count for them (weight_of_ISSUE): a condition.", show_default=False)] = "",
    refuses: Annotated[
        str,
        typer.Option(help="Packages that the person it is about will not sign: a condition.", show_default=False),
    ] = "",
    means: Annotated[Meaning | None, typer.Option(help="What it comes to, of an offer.")] = None,
    offer: Annotated[int | None, typer.Option(help="Number of the offer that it is about.")] = None,
    credibility: Annotated[str, typer.Option(help="How likely it is said because it is so: 0.6 or 60%.")] = "50%",
    guess: Annotated[
        str | None,
        typer.Option(help="How likely it would be said if not because it is so.", show_default="100%; of an answer, how likely it was held to be so before"),
    ] = None,
    answers: Annotated[int | None, typer.Option(help="Number of the question that it answers.")] = None,
    on: On = None,
    evidence: EvidenceFile = None,
    said: Said = "",
) -> None:
    """Write down what somebody said that bears on what we do not know."""
    with opened(file) as session:
        shown, kept = evidence_from(evidence, said)
        asked = next((item.person for item in session.state.questions if item.number == answers), None)
        content = events.StatementHeard(
            sole_counterpart(session.state, person or asked),
            words,
            about,
            in_numbers(claim),
            in_numbers(refuses),
            means.value if means else "",
            offer,
            _share(credibility, "--credibility"),
            1.0 if guess is None else _share(guess, "--guess"),
            answers,
            shown,
        )
        if asked and guess is None and (claim or refuses) and content.credibility < 1 and not session.state.settled:
            from backtable.planning import held_before

            content = replace(content, guess=held_before(session.state, session.record.now, content))
        if (claim or refuses) and content.credibility == 1 and not session.state.settled:
            # It loads what draws worlds, which no other statement needs.
            from backtable.planning import require_possible

            require_possible(session.state, session.record.now, content)
        session.write(lambda _state, _now: Entry(content, session.who, happened=happened(on)), kept)
        _say_who_was_asked(session, content)
        if guess is None and content.guess < 1:
            say(f"   It is weighed as the answer to question {answers}: with {share(content.guess)} chance it would have been given whatever is so, as that was how likely it was held to be (`--guess`).")
        if claim:
            _say_hearsay(session, content)
        if refuses:
            _say_of_our_own(session, content)
        if content.means in ("must-ask", "not-standard") and not (claim or refuses) and content.person in {item.key for item in session.state.case.our_side.people}:
            say(f"   {content.person} is on our own side, and our own people are asked: nothing is learned from that.")
        if not (claim or refuses or means):
            _say_nothing_learned(session, content)
        if (claim and content.credibility < 1) or refuses:
            from backtable.planning import impossible_in

            for doubt in impossible_in(session.state, session.record.now, content):
                say(f"   {_doubted(content, doubt)}")


def _say_who_was_asked(session: Session, said: events.StatementHeard) -> None:
    """Say it where somebody else answers than was asked."""
    asked = next((item.person for item in session.state.questions if item.number == said.answers), said.person)
    if asked != said.person:
        sides = {person.key: person.side for person in session.state.case.people}
        ours = ", who is on our own side," if sides[said.person] == session.state.side != sides[asked] else ""
        say(f"   Question {said.answers} was put to {asked}; {said.person}{ours} answers it, and {asked} is no longer expected to. If that is a mistake, set `person` right.")
        say_next(f"backtable correct {session.typed} {session.written[-1]} --set person={asked} --because '…'", what="If so")


def _say_hearsay(session: Session, said: events.StatementHeard) -> None:
    """Say that by the case whoever says something, or whose belief it is said to be, cannot know it, and what is learned then."""
    case = session.state.case
    labels = {side.key: side.label for side in case.sides}
    viewer = said.about.partition("@")[2] or said.person
    for item in hearsay(case, said.claim, viewer):
        who = f"{listed([labels.get(key, key) for key in item.known_to])} {'does' if len(item.known_to) == 1 else 'do'}" if item.known_to else "nobody at the tables does"
        begins = f"By the case {viewer} does not know {thing_words(case, item.key)} ({who})"
        mend = f"if {viewer} does know it, change the case (`known_to`, `backtable revise`)"
        if said.credibility == 1:
            say(f"   {begins}, and it counts as known for certain now: if it is not, say how credible it is (`--credibility`), and nothing is learned of that; {mend}.")
        elif mere_hearsay(case, said.claim, viewer):
            say(f"   {begins}, so that nothing is learned from it, however credible it is: it moves no belief. But {mend}.")
        else:
            say(f"   {begins}: of what it claims only the rest moves beliefs. But {mend}.")


def _say_of_our_own(session: Session, said: events.StatementHeard) -> None:
    """Say that nothing is learned of what one of ours is said to refuse, and how their own word is written down."""
    if said.about not in {person.key for person in session.state.case.our_side.people}:
        return
    rest = "; what it claims moves beliefs all the same" if said.claim else ""
    say(
        f"   {said.about} is on our own side, and our own people are asked: nothing is learned from what {'they say' if said.person == said.about else f'{said.person} says'} {said.about} will not sign{rest}. "
        f"What {said.about} answers to an offer or a mandate is written down as their own (`refuse`, `approve`, `mandate grant`)."
    )


def _say_nothing_learned(session: Session, said: events.StatementHeard) -> None:
    """Say that words alone move no belief, and how what they say is written so that it does."""
    from backtable.value import trait_names

    case = session.state.case
    say("   Nothing is learned from that: words alone move no belief. If it says something of what we do not know, write that as a claim, too.")
    own = trait_names(case, said.person)
    about, _, viewer = said.about.partition("@")
    viewer = viewer or said.person
    known = [item.key for item in case.assumptions if not hearsay(case, f"{item.key} > 0", viewer)]  # a claim of anything else teaches nothing
    names = [name for name in own if name.endswith(f"_{about}")] or [key for key in known if key == about]
    also = [name for name in (*own, *known) if name not in names]
    if strange := [item.key for item in case.assumptions if item.key == about and about not in known and not names]:
        say(f"   By the case {viewer} does not know {thing_words(case, strange[0])}: a claim about that would teach nothing either, unless the case says that they do (`known_to`, `backtable revise`).")
    if names or also:
        say(f"   A claim of {said.person} may speak of {', '.join([*names, *also])}.")
    if (names or also) and not strange:
        answers = f" --answers {said.answers}" if said.answers is not None else ""
        say_next(f"backtable heard {session.typed} '…' --from {said.person}{answers} --about {said.about} --claim '{(names or also)[0]} > …' --credibility 70%", what="For example")


def _doubted(said: events.StatementHeard, doubt: "Impossible") -> str:
    """Say that something cannot be so, what that means, and what to do."""
    mend = "mistyped (`backtable correct`), or the case is too narrow (`backtable revise`)"
    if doubt.nothing:
        return f"No package of the case is one in which `{said.refuses}`, so that to refuse them says nothing: it moves no belief. Either it is {mend}."
    events_of = f"event{'' if len(doubt.against) == 1 else 's'} {listed([str(number) for number in doubt.against])}"
    wrong = f"Either it is wrong{' or a bluff' if doubt.refuses else ''}, or {f'{events_of} is (`backtable correct`), or it is ' if doubt.against else ''}{mend}"
    moves = "it moves no belief, however credible it is"
    if doubt.refuses:
        given = f"After what was taken as certain in {events_of}" if doubt.against else "Whatever the case holds possible is so"
        return f"{given}, {doubt.refuses} says yes to some package in which `{said.refuses}`: {moves}. {wrong}."
    exact = "; an amount is never exactly so: name a range" if "==" in said.claim and not doubt.against else ""
    left = f"is left after what was taken as certain in {events_of}" if doubt.against else "the case holds possible"
    return f"Nothing that {left} fits `{said.claim}`: {moves}. {wrong}{exact}."


def seat(
    file: NegotiationFile,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Who moves.", show_default=False)],
    table: Annotated[Table, typer.Argument(help="front or back.", show_default=False)],
) -> None:
    """Bring somebody to the front table, or take them back; of our side or of theirs."""
    with opened(file) as session:
        content = events.SeatChanged(person, table is Table.FRONT)
        session.write(lambda _state, _now: Entry(content, session.who))
        say_bound(session)
        if person == session.who and table is Table.BACK:
            say_speechless(session)


@deadline_app.callback()
def deadline() -> None:
    """What must be done by when."""


@deadline_app.command("set")
def set_deadline(
    file: NegotiationFile,
    what: Annotated[str, typer.Argument(help="What must be done.", show_default=False)],
    by: Annotated[str, typer.Option(help="A day (to its end) or a time.", show_default=False)],
    person: Annotated[str | None, typer.Option("--for", help="PERSON who must do it.")] = None,
) -> None:
    """Set a deadline."""
    with opened(file) as session:
        when = until(by, "--by")
        assert when is not None
        session.write(lambda _state, _now: Entry(events.DeadlineSet(what, when, person), session.who))


@deadline_app.command("met")
def met(
    file: NegotiationFile,
    number: Annotated[int, typer.Argument(metavar="DEADLINE", help="Number of the deadline.", show_default=False)],
) -> None:
    """Tick a deadline off."""
    with opened(file) as session:
        if number not in {item.number for item in session.state.deadlines}:
            known = ", ".join(str(item.number) for item in session.state.deadlines if not item.met)
            raise InputError([Problem(Place("DEADLINE"), f"{number} is no deadline", f"one of {known}" if known else "")])
        session.write(lambda state, _: withdraw(state, session.who, number))


def correct(
    file: NegotiationFile,
    number: Annotated[int, typer.Argument(metavar="EVENT", help="Number of the event.", show_default=False)],
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", help="FIELD=VALUE or ISSUE=VALUE, as it should have been; may be repeated."),
    ] = None,
    because: Because = "",
) -> None:
    """Correct a typing mistake in an event; the log shows both."""
    with opened(file) as session:
        event = next((item for item in session.record.events if item.number == number), None)
        if event is None:
            raise InputError([Problem(Place("EVENT"), f"there is no event {number}")])
        fields: dict[str, object] = {}
        received = isinstance(event.content, events.OfferReceived)
        issues = _issues(session.state) if received else set()
        typed = [(name.removeprefix("terms."), text) if name.removeprefix("terms.") in issues else (name, text) for name, text in pairs(changes, "--set")]
        for name, text in typed:
            if name in issues or (received and name == "terms" and not text.lstrip().startswith("{")):
                continue
            read = _time_set if name in ("time", "happened") else _end_set
            fields[name] = plain_field(event.kind, name, text, read)
        if received and "terms" not in fields and (terms := [(name, text) for name, text in typed if name in issues or name == "terms"]):
            whole = ", ".join(text for name, text in terms if name == "terms")
            fields["terms"] = _terms(session.state, number, whole, [f"{name}={text}" for name, text in terms if name != "terms"])
        _, state = session.write(lambda _state, _now: correction(session.who, number, fields, because))
        if fields.get("accepted", True) is False and event.content.accepted:
            say("   It counts as a no of theirs from here on, from which is learned. If they said neither yes nor no, and only asked, write that instead.")
            say_next(f"backtable correct {session.typed} {number} --set accepted=neither --because '…'", what="If so")
        say_undone(session, state.head.number)
        for said in settled_beside(state):
            say(f"   {said}.")
        offer = getattr(event.content, "offer", number if isinstance(event.content, events.OfferReceived) else None)
        if offer and state.offer(offer).status(session.record.now) in (OfferStatus.BINDING, OfferStatus.SUBJECT):
            say_standing(session, offer)


def _time_set(text: str) -> datetime | None:
    return read_moment(text, "--set")


def _end_set(text: str) -> datetime | None:
    return until(text, "--set")


def _issues(state: State) -> set[str]:
    return {issue.key for issue in state.case.issues}


def _terms(state: State, number: int, whole: str, changes: list[str]) -> dict[str, float | str]:
    """Give the terms of an offer as corrected: by terms that are written as a package is, and by single ones."""
    from backtable.conduct import package_of
    from backtable.files import read_package

    offer = state.offer(number)
    case = state.cases[offer.case]
    return dict(case.terms(read_package(case, whole, changes, package_of(case, offer.terms), Place("--set terms"))))


def _share(text: str, option: str) -> float:
    try:
        return parse_number(text)
    except ValueError as error:
        raise InputError([Problem(Place(option), f"`{text}` {error}", "a share, for example 0.6 or 60%")]) from error
