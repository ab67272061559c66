"""Offers: drafting, asking for approval, sending, receiving, answering, settling."""

from enum import StrEnum
from typing import Annotated

import typer

from backtable.cli._asked_again import say_asked_again
from backtable.cli._moment import happened, until
from backtable.cli._negotiation import (
    Because,
    By,
    Changes,
    EvidenceFile,
    Like,
    NegotiationFile,
    Note,
    On,
    PackageOption,
    Said,
    Until,
    evidence_from,
    opened,
    package_from,
    pairs,
    say,
    say_next,
    sole_counterpart,
)
from backtable.cli._standing import (
    say_authority,
    say_conditions,
    say_may_bind_yet,
    say_rivals,
    say_standing,
    say_undone,
)
from backtable.conduct import (
    Condition,
    OfferStatus,
    Reasons,
    answer_offer,
    ask_approval,
    conditions_of,
    draft_offer,
    receive_answer,
    receive_offer,
    send_offer,
)
from backtable.conduct import break_off as break_off_entry
from backtable.conduct import settle as settle_offer
from backtable.conduct import withdraw as withdraw_entry
from backtable.errors import InputError, Place, Problem, RefusedError
from backtable.wording import listed

offer_app = typer.Typer(no_args_is_help=True, help="Draft an offer, have it approved, send it.")
OfferNumber = Annotated[int, typer.Argument(metavar="OFFER", help="Number of the offer.", show_default=False)]


class Verdict(StrEnum):
    """How an offer is answered."""

    ACCEPT = "accept"
    REJECT = "reject"


@offer_app.callback()
def offer() -> None:
    """Draft an offer, have it approved, send it."""


@offer_app.command()
def draft(
    file: NegotiationFile,
    package: PackageOption = "",
    changes: Changes = None,
    like: Like = None,
    expires: Until = None,
    note: Note = "",
) -> None:
    """Draft an offer, and say whose approval it needs."""
    with opened(file) as session:
        chosen = package_from(session, package, changes, like)
        until_ = until(expires, "--expires")
        event, _ = session.write(lambda state, _: draft_offer(state, session.who, chosen, until_, note))
        say_authority(session, event.number)


@offer_app.command("ask")
def ask_for_approval(
    file: NegotiationFile,
    number: OfferNumber,
    people: Annotated[
        list[str] | None, typer.Option("--of", help="PERSON to ask; may be repeated. Everybody missing by default.")
    ] = None,
    by: By = None,
    note: Note = "",
) -> None:
    """Ask for approval of an offer: a draft of ours, or one of theirs that we would accept."""
    with opened(file) as session:
        when = until(by, "--by")
        session.write(lambda state, now: ask_approval(state, session.who, number, now, people or (), when, note))
        say_asked_again(session)


@offer_app.command()
def send(file: NegotiationFile, number: OfferNumber) -> None:
    """Send a drafted offer, if everybody whose approval it needs has said yes."""
    with opened(file) as session:
        _, state = session.write(lambda state, now: send_offer(state, session.who, number, now))
        say_conditions(session, state.offer(number))
        say_undone(session)
        say_may_bind_yet(session, number)


@offer_app.command()
def withdraw(file: NegotiationFile, number: OfferNumber, because: Because = "") -> None:
    """Withdraw an offer of ours: a draft, or one on the table."""
    with opened(file) as session:
        session.state.offer(number)
        session.write(lambda state, _: withdraw_entry(state, session.who, number, because))
        say_may_bind_yet(session, 0, number)


def undo_draft(
    file: NegotiationFile,
    number: Annotated[
        int | None, typer.Argument(metavar="[OFFER]", help="Number of the draft; the latest by default.")
    ] = None,
    because: Because = "",
) -> None:
    """Take back a draft that was not sent; the record keeps that it was there."""
    with opened(file) as session:
        now = session.record.now
        drafts = [item.number for item in session.state.offers if item.status(now) is OfferStatus.DRAFT]
        if not drafts:
            raise RefusedError("there is no draft that could be taken back")
        chosen = drafts[-1] if number is None else number
        if chosen not in drafts:
            status = session.state.offer(chosen).status(now).value
            raise RefusedError(f"offer {chosen} is no draft: it is {status}; the drafts are {listed([str(item) for item in drafts])}")
        session.write(lambda state, _: withdraw_entry(state, session.who, chosen, because or "the draft is taken back"))


def receive(
    file: NegotiationFile,
    package: PackageOption = "",
    changes: Changes = None,
    like: Like = None,
    person: Annotated[str | None, typer.Option("--from", help="PERSON of theirs who made it.")] = None,
    expires: Until = None,
    on: On = None,
    note: Note = "",
    evidence: EvidenceFile = None,
    said: Said = "",
) -> None:
    """Write down an offer that the other side made."""
    with opened(file) as session:
        chosen = package_from(session, package, changes, like)
        until_ = until(expires, "--expires")
        shown, kept = evidence_from(evidence, said)
        who = sole_counterpart(session.state, person)
        event, _ = session.write(
            lambda state, _: receive_offer(state, session.who, who, chosen, until_, note, shown, happened(on)), kept
        )
        say_authority(session, event.number)


def answer(
    file: NegotiationFile,
    number: OfferNumber,
    verdict: Annotated[Verdict, typer.Argument(help="accept or reject.", show_default=False)],
    subject: Annotated[
        bool, typer.Option("--subject-to-approval", help="The yes waits for approvals that are missing.")
    ] = False,
    person: Annotated[str | None, typer.Option("--from", help="PERSON of theirs who answers our offer.")] = None,
    reasons: Annotated[
        list[str] | None, typer.Option("--because", help="ISSUE=WORDS that say what is wrong; may be repeated.")
    ] = None,
    wants: Annotated[
        list[str] | None, typer.Option(help="ISSUE=higher or ISSUE=lower, which way they want it; may be repeated.")
    ] = None,
    on: On = None,
    note: Note = "",
    evidence: EvidenceFile = None,
    said: Said = "",
) -> None:
    """Answer an offer of theirs, or write down their answer to one of ours; whose it is says which."""
    with opened(file) as session:
        why, way = pairs(reasons, "--because"), pairs(wants, "--wants")
        accepted = verdict is Verdict.ACCEPT
        shown, kept = evidence_from(evidence, said)
        if session.state.offer(number).side == session.state.side:
            who = sole_counterpart(session.state, person)
            session.write(
                lambda state, _: receive_answer(
                    state, session.who, who, number, accepted, subject, why, way, note, shown, happened(on)
                ),
                kept,
            )
        else:
            for given, option in ((person, "--from"), (way, "--wants"), (on, "--on"), (shown, "--evidence")):
                if given:
                    raise InputError([Problem(Place(option), f"offer {number} is theirs, so the answer is ours", "", f"leave out {option}")])
            session.write(lambda state, now: answer_offer(state, session.who, number, accepted, now, subject, why, note))
        say_standing(session, number)
        if accepted:
            say_rivals(session, number)
            say_undone(session)


def settle(
    file: NegotiationFile,
    number: OfferNumber,
    met: Annotated[
        list[str] | None, typer.Option("--met", help="NUMBER=WORDS: what shows that a condition is met; may be repeated.", show_default=False)
    ] = None,
    waived: Annotated[
        list[str] | None, typer.Option("--waived", help="NUMBER=WORDS: what shows that whoever set a condition does without it; may be repeated.", show_default=False)
    ] = None,
    instead_of: Annotated[
        list[str] | None, typer.Option("--instead-of", help="OFFER=WORDS: where another offer binds as well, what shows that it is off; may be repeated.", show_default=False)
    ] = None,
) -> None:
    """Settle on an offer that both sides have accepted and approved."""
    with opened(file) as session:
        found = conditions_of(session.state, session.state.offer(number), session.record.now)
        shown, done_without = (_by_number(pairs(given, option), option, found) for given, option in ((met, "--met"), (waived, "--waived")))
        off = pairs(instead_of, "--instead-of")
        session.write(lambda state, _: settle_offer(state, session.who, number, shown, done_without, off))
        say_undone(session)


def _by_number(given: Reasons, option: str, conditions: tuple[Condition, ...]) -> Reasons:
    """Give condition → words, where somebody typed its number."""
    known = {str(item.number): item.text for item in conditions}
    if wrong := [key for key, _ in given if key not in known]:
        listing = "; ".join(f"{number}: {text}" for number, text in known.items())
        raise InputError([Problem(Place(option), f"there is no condition {wrong[0]}", listing and f"the number of one of them, {listing}", "" if known else f"leave out {option}: nobody set a condition")])
    return tuple((known[key], text) for key, text in given)


def break_off(
    file: NegotiationFile,
    because: Because = "",
    side: Annotated[str | None, typer.Option("--by", help="SIDE that leaves the table; ours by default.")] = None,
    released: Annotated[
        list[str] | None, typer.Option("--released", help="OFFER=WORDS: of an offer that binds, what shows that both sides let each other off it; may be repeated.", show_default=False)
    ] = None,
) -> None:
    """Break the negotiation off; no offer stands any longer but one that binds. A new offer resumes it."""
    with opened(file) as session:
        off = pairs(released, "--released")
        live = [offer for offer in session.state.open_offers(session.record.now) if not session.state.forbidden(offer)]
        session.write(lambda state, _: break_off_entry(state, session.who, side or state.side, because, off))
        if live:
            ended = [f"{'our' if offer.side == session.state.side else 'their'} offer {offer.number}" for offer in live]
            say(f"   With that {listed(ended)} {'ends' if len(ended) == 1 else 'end'} and can no longer be accepted. What was approved or granted stays, until it ends by itself.")
        if agreed := session.state.agreed(session.record.now):
            say(f"   Offer {agreed.number} binds all the same: breaking off does not undo what both sides are bound by. Settle it; or, if they let us off it, say what shows that.")
            say_next(f"backtable settle {session.typed} {agreed.number}", f"backtable break-off {session.typed} --because '…' --released {agreed.number}='…'", what="One of")
        say_undone(session)
        say_may_bind_yet(session, 0)
