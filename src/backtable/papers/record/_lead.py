"""What stands first on the screen of a negotiation: where it stands, and what speaks against that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from backtable.conduct import (
    Offer,
    OfferStatus,
    Refusal,
    State,
    authority_of,
    both_bind,
    counters_to,
    hopeful,
    settled_beside,
    terms_words,
    undone_words,
)
from backtable.errors import RefusedError
from backtable.papers._document import Paragraph
from backtable.papers.record._approvals import unconfirmed
from backtable.papers.record._room import Room, Whole
from backtable.wording import hint_words, listed

LIVE = (OfferStatus.BINDING, OfferStatus.SUBJECT, OfferStatus.OPEN, OfferStatus.DRAFT)  # the most pressing first


@dataclass(frozen=True, slots=True)
class _Live:
    """The offers that still wait for something and are not against the rules, by where they stand, in order."""

    bound: tuple[Offer, ...]
    subject: tuple[Offer, ...]
    opened: tuple[Offer, ...]
    drafts: tuple[Offer, ...]


def live_offers(state: State, now: datetime) -> list[Offer]:
    """Give the offers that still wait for something, the most pressing first, the latest of each kind before the others."""
    found = [(offer.status(now), offer) for offer in state.offers]
    live = [(LIVE.index(status), -offer.number, offer) for status, offer in found if status in LIVE]
    return [offer for *_, offer in sorted(live, key=lambda item: item[:2])]


def lead(state: State, now: datetime, room: Room) -> Iterator[Paragraph]:
    """Say where a negotiation stands, first of all what came about against the rules."""
    yield from _past_the_rules(state, room)
    offers = sorted((offer for offer in live_offers(state, now) if not state.forbidden(offer)), key=lambda offer: offer.number)
    live = _Live(*(tuple(offer for offer in offers if offer.status(now) is status) for status in LIVE))
    went_out = [offer for offer in state.offers if offer.settled] or [offer for offer in offers if offer.sent and (offer.side == state.side or offer.answer_of(state.side))]
    unsaid = [*_left_out(state, went_out[-room.entries :]), *(Paragraph(Whole(f"{said}."), strong=True) for said in undone_words(state))]
    if state.settled:
        yield from _settled(state)
        yield from unsaid
    elif state.broken_off:
        agreed = state.agreed(now)
        yield from _broken_off(state, agreed)
        yield from _drafted(live, room)
        yield from unsaid
        yield from _may_bind(state, now, room, bool(agreed))
    else:
        yield from _on_the_table(state, now, room, live)
        yield from unsaid
        yield from _may_bind(state, now, room, bool(live.bound))
        yield from _against_what_is_open(state, now, room, live)
        yield from _drafted(live, room)


def _past_the_rules(state: State, room: Room) -> Iterator[Paragraph]:
    """Say what of the record came about against its rules."""
    against = list((state.against or {}).items())
    if against:
        numbers = listed([str(number) for number, _ in against[: room.entries]])
        more = f" and {len(against) - room.entries} more" if len(against) > room.entries else ""
        what = f"Event{'' if len(against) == 1 else 's'} {numbers}{more} of this record"
        yield Paragraph(f"{what} came about against its rules: written past them, straight into the file, or by a version with other rules. Nothing can rest on them.", strong=True)


def _settled(state: State) -> Iterator[Paragraph]:
    offer = next(item for item in state.offers if item.settled)
    yield Paragraph(Whole(f"Settled on offer {offer.number}: {terms_words(state, offer.terms, offer.case)}."), strong=True)
    yield from (Paragraph(Whole(f"{said}."), strong=True) for said in settled_beside(state))


def _broken_off(state: State, agreed: Offer | None) -> Iterator[Paragraph]:
    yield Paragraph("Broken off. A new offer that is sent or received resumes the negotiation.", strong=True)
    if agreed:
        yield Paragraph(f"Offer {agreed.number} binds all the same: breaking off does not undo it. Settle it, or say what shows that they let us off it (`backtable break-off --released`).", strong=True)
        yield from (Paragraph(Whole(f"{said}."), strong=True) for said in both_bind(state, agreed))


def _drafted(live: _Live, room: Room) -> Iterator[Paragraph]:
    if live.drafts:
        yield Paragraph(f"Drafted and not sent: {_named(live.drafts, room)}.")


def _on_the_table(state: State, now: datetime, room: Room, live: _Live) -> Iterator[Paragraph]:
    """Say what binds; else what is accepted; else what is open."""
    if live.bound:
        yield from _agreed(state, room, live)
    elif live.subject:
        yield from _accepted(state, now, room, live)
    elif live.opened:
        yield _open(state, room, live)
    else:
        yield Paragraph("Nothing is on the table.", strong=True)


def _agreed(state: State, room: Room, live: _Live) -> Iterator[Paragraph]:
    yield Paragraph(f"Agreed: both sides are bound by {_named(live.bound, room)}. {'Settle it.' if not state.rivals else 'That is not all:'}", strong=True)
    yield from (Paragraph(Whole(f"{said}."), strong=True) for said in both_bind(state, live.bound[0]))


def _accepted(state: State, now: datetime, room: Room, live: _Live) -> Iterator[Paragraph]:
    binds = "It binds" if len(live.subject) == 1 else "The first of them binds"
    yield Paragraph(f"Accepted subject to approval: {_named(live.subject, room)}. {binds} when the approvals below are there.", strong=True)
    for offer in live.subject[-room.entries :]:
        yield from (Paragraph(f"Offer {offer.number} was refused by {no.person} (event {no.number}): {no.reason}.", strong=True) for no in _said_no(state, offer, now))
    if ours := [offer for offer in live.opened if offer.side == state.side]:
        yield Paragraph(f"Our {_named(ours, room)} {_verb(ours, 'lies', 'lie')} before them as well.", strong=True)


def _open(state: State, room: Room, live: _Live) -> Paragraph:
    ours = [offer for offer in live.opened if offer.side == state.side and not counters_to(state, offer)]
    countered = [offer for offer in live.opened if offer.side == state.side and counters_to(state, offer)]
    theirs = [offer for offer in live.opened if offer.side != state.side]
    by = sorted({str(item.by) for offer in countered for item in counters_to(state, offer)}, key=int)
    parts = [
        f"their {_named(theirs, room)} {_verb(theirs, 'waits', 'wait')} for our answer" if theirs else "",
        f"our {_named(ours, room)} {_verb(ours, 'waits', 'wait')} for theirs" if ours else "",
        f"our {_named(countered, room)} {_verb(countered, 'was', 'were')} countered by {listed(by)}" if countered else "",
    ]
    said = listed([part for part in parts if part])
    return Paragraph(f"{said[:1].upper()}{said[1:]}.", strong=True)


def _against_what_is_open(state: State, now: datetime, room: Room, live: _Live) -> Iterator[Paragraph]:
    """Say what speaks against our offers that wait for an answer, and against the model of them by which we propose."""
    for offer in (live.opened if not live.bound else ())[-room.entries :]:
        if offer.side == state.side:
            yield from (Paragraph(f"Offer {offer.number}: {said}.", strong=True) for said in _shaken(state, offer, now, room))
    for said in list(dict.fromkeys(_against_hints(state)))[-room.entries :]:
        yield Paragraph(said)


def _said_no(state: State, offer: Offer, now: datetime) -> list[Refusal]:
    """Give the no of each whose yes an offer needs, as far as it stands."""
    found = []
    for side in state.case.sides:
        try:
            found += [item.refusal for item in authority_of(state, offer, side.key, now).missing if item.refusal]
        except RefusedError:  # it is no package of the case any more
            return []
    return found


def _against_hints(state: State) -> Iterator[str]:
    """Say where they want the contrary of what a hint of the case says, so that what is proposed goes by a wrong model of them."""
    hinted = {person.key for person in state.case.people if any(interest.unknown for interest in person.interests)}
    for offer in state.offers if hinted else ():
        values = dict(offer.terms)
        for answer in offer.answers:
            if answer.person in hinted and answer.number not in (state.against or ()):
                for issue, way in answer.wants:
                    if said := hint_words(state.case, answer.person, issue, values.get(issue, ""), way, f"event {answer.number}"):
                        yield said


def _left_out(state: State, offers: list[Offer]) -> Iterator[Paragraph]:
    """Say which offers went out without the yes of somebody whom a change of the case left out, and who has not agreed to that."""
    found: dict[tuple[int, str, bool], list[str]] = {}
    for offer in offers:
        for loss in unconfirmed(state, offer):
            found.setdefault((loss.change.number, loss.person, loss.answer is None), []).append(str(offer.number))
    changes: dict[tuple[int, tuple[str, ...], bool], list[str]] = {}
    for (number, person, silent), numbers in found.items():
        changes.setdefault((number, tuple(numbers), silent), []).append(person)
    for (number, of, silent), people in changes.items():
        numbers = list(of)
        rests = f"Offer{'' if len(numbers) == 1 else 's'} {listed(numbers)} {'rests' if len(numbers) == 1 else 'rest'} on the change of the case in event {number}"
        verb = f"{'has' if len(people) == 1 else 'have'} not confirmed" if silent else "said no to"
        yield Paragraph(Whole(f"{rests}, by which {listed(people)} {'is' if len(people) == 1 else 'are'} no longer asked; {listed(people)} {verb} that."), strong=True)


def _may_bind(state: State, now: datetime, room: Room, bound: bool) -> Iterator[Paragraph]:
    """Say which offers that are over may yet turn out to bind."""
    if over := hopeful(state, now):
        what = f"{_named(over, room)[:1].upper()}{_named(over, room)[1:]}"
        yield Paragraph(f"{what}, accepted in time, may yet turn out to bind: by a yes of that time that is not in the record{', beside what is agreed' if bound else ''}.", strong=True)


def _verb(offers: Sequence[Offer], one: str, several: str) -> str:
    return one if len(offers) == 1 else several


def _named(offers: Sequence[Offer], room: Room) -> str:
    shown = [str(offer.number) for offer in offers[-room.entries :]]
    left = len(offers) - len(shown)
    numbers = listed([*shown, *([f"{left} earlier"] if left else [])])
    return f"offer{'' if len(offers) == 1 else 's'} {numbers}"


def refusals(state: State, offer: Offer, now: datetime) -> Iterator[Refusal]:
    """Give the refusals of the other sides' people to an offer of ours that their side has not answered."""
    if offer.side != state.side or offer.status(now) is not OfferStatus.OPEN:
        return
    for side in state.case.other_sides:
        try:
            yield from (item.refusal for item in authority_of(state, offer, side.key, now).missing if item.refusal)
        except RefusedError:  # the case has changed so that this is no longer a package of it
            return


def _shaken(state: State, offer: Offer, now: datetime, room: Room) -> Iterator[str]:
    """Say what speaks against an offer of ours that waits for their answer: a no of one of theirs, or a yes of ours that is there no longer."""
    for no in refusals(state, offer, now):
        yield f"{no.person} of theirs has refused it: {room.short(no.reason)}"
    try:
        missing = authority_of(state, offer, state.side, now).missing
    except RefusedError:
        return
    if missing:
        yield f"our own yes to it stands no longer, for that of {listed([item.person for item in missing])} is gone: withdraw it, or get the yes again"
