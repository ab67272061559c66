"""Whose yes is there, whose is missing, and on what conditions: never cut, however long."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from backtable.case import Side
from backtable.conduct import (
    Authority,
    Basis,
    Evidence,
    Loss,
    Missing,
    Offer,
    OfferStatus,
    State,
    authority_of,
    conditions_of,
    conditions_words,
    evidence_words,
    losses_for,
    on_other_paper,
    person_words,
)
from backtable.errors import RefusedError
from backtable.papers._document import Bullets, Section
from backtable.papers.record._moment import moment
from backtable.papers.record._room import Room, Whole
from backtable.wording import listed


def approvals_section(state: State, now: datetime, live: list[Offer], room: Room) -> Section | None:
    """Give whose yes to the offers that wait, or that the negotiation was settled on, is there and whose is missing; nobody is left out."""
    items: list[tuple[str, tuple[str, ...]]] = []
    agreed = state.agreed(now)
    sound = [offer for offer in live if not state.forbidden(offer) and (agreed is None or offer.number == agreed.number)]
    for offer in sound[: room.entries]:
        status = offer.status(now)
        for side in state.case.sides:
            spoke = side.key == offer.side or offer.answer_of(side.key) is not None
            if side.key != state.side and (status is OfferStatus.OPEN or status is OfferStatus.DRAFT or not spoke):
                continue
            try:
                authority = authority_of(state, offer, side.key, now)
            except RefusedError as error:
                items.append((f"Offer {offer.number}: {error}", ()))
                continue
            items.append((_heading(state, side, offer, authority), room.lines(tuple(_yes(state, offer, authority, room)))))
    items += [(text, ()) for text in room.more(sound)]
    return Section("Approvals", (Bullets(tuple(items)),)) if items else None


def _heading(state: State, side: Side, offer: Offer, authority: Authority) -> str:
    if authority.complete:
        now = " whom the case asks now" if side.key == state.side and unconfirmed(state, offer) else ""
        return f"Offer {offer.number}, {side.label}: everybody has approved{now}"
    unknown = "" if authority.standing.known else "; by limits that are not known, so all whom they may ask"
    people = [item.person for item in authority.missing if not _by_speaking(state, offer, item.person)]
    missing = f"{listed(people)} missing{unknown}" if people else "nobody else is missing"
    return f"Offer {offer.number}, {side.label}: {missing}"


def _by_speaking(state: State, offer: Offer, person: str) -> bool:
    """Say whether somebody of ours will say yes by sending an offer or accepting it."""
    return person == state.keeper and state.seated(person) and not offer.answer_of(state.side) and (
        offer.sent is None or offer.side != state.side
    )


def _yes(state: State, offer: Offer, authority: Authority, room: Room) -> Iterator[str]:
    """Say whose yes is there and whose is missing; what is the same for several people is said once."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for basis in authority.bases:
        found.setdefault(_basis(basis, offer, state, room), []).append((basis.person, basis.number))
    for (what, rest), given in found.items():
        numbers = list(dict.fromkeys(str(number) for _, number in given))
        said = f"{what}{'' if len(numbers) == 1 else 's'} {listed(numbers)}" if what in ("approval", "by mandate") else what
        yield Whole(f"{listed([person for person, _ in given])}: yes, {said}{rest}")
    missing: dict[str, list[str]] = {}
    for item in authority.missing:
        missing.setdefault(_missing(state, offer, item, room), []).append(item.person)
    for note, people in missing.items():
        yield Whole(f"{listed(people)}: {note}")
    if authority.side == state.side:
        yield from map(Whole, _left_out(state, offer))
    if not offer.settled:  # then each is told with what became of it
        yield from map(Whole, conditions_words(state, authority))


def unconfirmed(state: State, offer: Offer) -> tuple[Loss, ...]:
    """Give who had to approve an offer by an earlier version of the case, need not now, and has not agreed to that."""
    return tuple(loss for loss in losses_for(state, offer) if not loss.confirmed)


def _left_out(state: State, offer: Offer) -> Iterator[str]:
    """Say whom the case no longer asks, since when, and whether they agreed to that; what is the same for several people is said once."""
    found: dict[str, list[str]] = {}
    for loss in losses_for(state, offer):
        change, answer = loss.change, loss.answer
        verb = "agreed to that" if loss.confirmed else "said no to that"
        said = f"{verb} in event {answer.number}" if answer else "not confirmed by them"
        if loss.refusal and not loss.confirmed:
            said += f"; refused this very package in event {loss.refusal.number}"
        found.setdefault(f"no longer asked since {change.who} changed the case on {moment(change.time)} (event {change.number}): {said}", []).append(loss.person)
    for words, people in found.items():
        yield f"{listed(people)}: {words}"


def _missing(state: State, offer: Offer, item: Missing, room: Room) -> str:
    if _by_speaking(state, offer, item.person):
        before = f"refused it in event {item.refusal.number}: {item.refusal.reason}" if item.refusal else item.why
        return f"says yes by {'sending' if offer.side == state.side else 'accepting'} it{f' ({before})' if before else ''}"
    asked = [found for found in state.requests if found.offer == offer.number and item.person in found.people]
    if last := item.refusal:
        return f"missing (refused in event {last.number}{recorded_by(last.person, last.recorded_by, last.evidence, room)}: {room.short(last.reason)})"
    if not item.why and state.case.person(item.person).side != state.side:
        return "missing"
    return f"missing ({item.why or on_other_paper(state, offer, item.person) or (f'asked on {moment(asked[-1].time)}' if asked else 'not asked yet')})"


def _basis(basis: Basis, offer: Offer, state: State, room: Room) -> tuple[str, str]:
    """Say why somebody's yes is there: what it is, and what else is to be said of it."""
    if basis.approval:
        approval = basis.approval
        until = f" until {moment(approval.until)}" if approval.until else ""
        return "approval", f"{until}{recorded_by(approval.person, approval.recorded_by, approval.evidence, room)}"
    if basis.mandate:
        mandate = basis.mandate
        return "by mandate", f" until {moment(mandate.until)}{recorded_by(mandate.person, mandate.recorded_by, mandate.evidence, room)}"
    return ("sent it" if state.case.person(basis.person).side == offer.side else "accepted it"), ""


def recorded_by(person: str, who: str, evidence: Evidence | None, room: Room) -> str:
    """Say that something was recorded for somebody else, and what shows it."""
    if person == who:
        return ""
    shown = replace(evidence, text=replace(room, text=room.evidence).short(evidence.text)) if evidence else None
    return f", recorded by {who} on the evidence of {evidence_words(shown)}"


def conditions_section(state: State, now: datetime, offer: Offer, room: Room) -> Section | None:
    """Give what became of each condition of the offer that the negotiation was settled on."""
    items = []
    for item in conditions_of(state, offer, now):
        by = f", as {state.settled_by} recorded"
        shown = f"waived{by}: {room.short(item.waived)}" if item.waived else f"met{by}: {room.short(item.met)}" if item.met else "nobody said how it is met"
        items.append((Whole(f"{item.text} (set by {listed([person_words(state.case, person) for person in item.people])})"), (Whole(shown),)))
    return Section("Conditions", (Bullets(tuple(items)),)) if items else None
