"""The command that says what is worth asking, and writes down what was asked."""

from pathlib import Path
from typing import Annotated

import typer

from backtable.cli._choices import credibilities
from backtable.cli._document import write_document
from backtable.cli._heard import About
from backtable.cli._memory import DEFAULT, Memory, allowed, within
from backtable.cli._moment import happened
from backtable.cli._negotiation import NegotiationFile, On, Session, opened, say_next
from backtable.cli._screen import console, progress
from backtable.conduct import Entry, events
from backtable.errors import InputError, Place, Problem
from backtable.files import nearest


def ask(
    file: NegotiationFile,
    person: Annotated[str | None, typer.Argument(metavar="PERSON", help="Who is asked.", show_default=False)] = None,
    words: Annotated[str | None, typer.Argument(help="The question.", show_default=False)] = None,
    about: About = "",
    on: On = None,
    hint: Annotated[
        list[str] | None,
        typer.Option(help="CREDIBILITY of an answer; may be repeated.", show_default="80% and 50%"),
    ] = None,
    worlds: Annotated[int, typer.Option(help="How many worlds to choose on, and as many to measure on.", min=2, max=20_000)] = 1000,
    seed: Annotated[int | None, typer.Option(help="Fixes the draws; the case's own by default.", min=0)] = None,
    top: Annotated[int, typer.Option(help="How many questions to show.", min=1, max=50)] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    memory: Memory = DEFAULT,
) -> None:
    """Say what is worth asking as beliefs stand; or, with a person and a question, write down that it was asked."""
    if person is None:
        if on is not None:
            raise InputError([Problem(Place("--on"), "nothing was asked yet", "", "say whom, and what")])
        _say_worth(file, about, hint, worlds, seed, top, as_json, allowed(memory))
        return
    if words is None:
        raise InputError([Problem(Place("WORDS"), f"it does not say what {person} was asked", "the question in their words")])
    if as_json or hint:
        option = "--json" if as_json else "--hint"
        raise InputError([Problem(Place(option), "it goes with what is worth asking", "", "leave out the person and the question")])
    with opened(file) as session:
        content = events.QuestionAsked(person, words, about)
        event, _ = session.write(lambda _state, _now: Entry(content, session.who, happened=happened(on)))
        say_next(f'backtable heard {session.typed} "…" --from {person} --answers {event.number}{_claim(session, about)}', what="Their answer")


def _claim(session: Session, about: str) -> str:
    """Give how an answer about an assumption is written so that it moves beliefs, as credible as `next` takes it to be."""
    from backtable.planning import credence_of, heard_before

    name = about.partition("@")[0]
    if name not in {item.key for item in session.state.case.assumptions}:
        return ""
    credence = credence_of(session.state.case, about, "", heard_before(session.state), None)
    return f" --about {about} --claim '{name} == …' --credibility {credence.credibility:.0%}"


def _say_worth(
    file: Path, about: str, hint: list[str] | None, worlds: int, seed: int | None, top: int, as_json: bool, most: int
) -> None:
    from backtable.advice import HINTS, require_memory, worth_asking
    from backtable.cli._json import asking_json
    from backtable.papers import asking_document
    from backtable.papers.record import with_head
    from backtable.planning import beliefs_of

    chosen = credibilities(hint) or HINTS
    with opened(file) as session:
        state, beliefs = session.state, beliefs_of(session.state, session.record.now, seed=seed)
        require_memory(state.case, worlds, most)
    with within(most), progress() as report:
        found = worth_asking(state.case, worlds, seed, state.seating, beliefs, chosen, report, most)
    known = [item.about for item in found.questions]
    if about and about not in known:
        why = "is known already" if about in beliefs.known else "is nothing that can be asked"
        raise InputError([Problem(Place("--about"), f"{about} {why}", f"one of {', '.join(known)}" if known else "", nearest(about, known))])
    if as_json:
        print(asking_json(found, about))
    else:
        sent = any(offer.side == state.side and offer.sent for offer in state.offers)
        write_document(with_head(asking_document(found, about, top, sent), state), console())
