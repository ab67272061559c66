"""Where a negotiation stands, who must do what by when: one screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from backtable.conduct import (
    Mandate,
    Offer,
    OfferStatus,
    Refusal,
    SeatChange,
    State,
    authority_of,
    both_bind,
    counters_to,
    hopeful,
    kept_words,
    mandate_gone,
    may_bind_yet,
    people_words,
    person_words,
    region_words,
    rival_of,
    tasks,
    terms_words,
    undone_words,
    ways_back,
    ways_to_bind,
    ways_words,
)
from backtable.errors import RefusedError
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers.record._approvals import approvals_section, conditions_section, recorded_by, unconfirmed
from backtable.papers.record._head import head_words
from backtable.papers.record._moment import moment
from backtable.papers.record._room import ROOMS, Room, Whole
from backtable.wording import hint_words, listed

_LIVE = (OfferStatus.BINDING, OfferStatus.SUBJECT, OfferStatus.OPEN, OfferStatus.DRAFT)  # the most pressing first
_LATEST = 6


def status_document(state: State, now: datetime, room: Room = ROOMS[0]) -> Document:
    """Give where a negotiation stands at a moment, for our side's eyes.

    Args:
        room: how much of each list there is room for; what is left out is counted.
    """
    case = state.case
    live = _live(state, now)
    settled = [offer for offer in state.offers if offer.settled]
    sections = [
        _tasks(state, now, room),
        _offers(state, now, live, room),
        approvals_section(state, now, [*live, *settled], room),
        *(conditions_section(state, now, offer, room) for offer in settled),
        _mandates(state, now, room),
        _seats(state, room),
        _remarks(state, room),
    ]
    others = [key for key in state.writers if key != state.keeper]
    also = f", written into by {listed(others)} too" if others else ""
    subtitle = f"The record of {case.side(state.side).label}, kept by {state.keeper}{also}, on {moment(now)}."
    lead = tuple(_lead(state, now, room))
    return Document(room.short(case.name), subtitle, lead, tuple(item for item in sections if item), head_words(state))


def _live(state: State, now: datetime) -> list[Offer]:
    """Give the offers that still wait for something, the most pressing first, the latest of each kind before the others."""
    found = [(offer.status(now), offer) for offer in state.offers]
    live = [(_LIVE.index(status), -offer.number, offer) for status, offer in found if status in _LIVE]
    return [offer for *_, offer in sorted(live, key=lambda item: item[:2])]


def _lead(state: State, now: datetime, room: Room) -> Iterator[Paragraph]:
    against = list((state.against or {}).items())
    if against:
        numbers = listed([str(number) for number, _ in against[: room.entries]])
        more = f" and {len(against) - room.entries} more" if len(against) > room.entries else ""
        what = f"Event{'' if len(against) == 1 else 's'} {numbers}{more} of this record"
        yield Paragraph(f"{what} came about against its rules: written past them, straight into the file, or by a version with other rules. Nothing can rest on them.", strong=True)
    live = sorted((offer for offer in _live(state, now) if not state.forbidden(offer)), key=lambda offer: offer.number)
    went_out = [offer for offer in state.offers if offer.settled] or [offer for offer in live if offer.sent and (offer.side == state.side or offer.answer_of(state.side))]
    unsaid = [*_left_out(state, went_out[-room.entries :]), *(Paragraph(Whole(f"{said}."), strong=True) for said in undone_words(state))]
    if state.settled:
        offer = next(item for item in state.offers if item.settled)
        yield Paragraph(Whole(f"Settled on offer {offer.number}: {terms_words(state, offer.terms, offer.case)}."), strong=True)
        yield from unsaid
        return
    if state.broken_off:
        yield Paragraph("Broken off. A new offer that is sent or received resumes the negotiation.", strong=True)
        if agreed := state.agreed(now):
            yield Paragraph(f"Offer {agreed.number} binds all the same: breaking off does not undo it. Settle it, or say what shows that they let us off it (`backtable break-off --released`).", strong=True)
            yield from (Paragraph(Whole(f"{said}."), strong=True) for said in both_bind(state, agreed))
        if drafted := [offer for offer in live if offer.status(now) is OfferStatus.DRAFT]:
            yield Paragraph(f"Drafted and not sent: {_named(drafted, room)}.")
        yield from unsaid
        yield from _may_bind(state, now, room, bool(agreed))
        return
    bound = [offer for offer in live if offer.status(now) is OfferStatus.BINDING]
    subject = [offer for offer in live if offer.status(now) is OfferStatus.SUBJECT]
    opened = [offer for offer in live if offer.status(now) is OfferStatus.OPEN]
    drafts = [offer for offer in live if offer.status(now) is OfferStatus.DRAFT]
    if bound:
        yield Paragraph(f"Agreed: both sides are bound by {_named(bound, room)}. {'Settle it.' if not state.rivals else 'That is not all:'}", strong=True)
        yield from (Paragraph(Whole(f"{said}."), strong=True) for said in both_bind(state, bound[0]))
    elif subject:
        binds = "It binds" if len(subject) == 1 else "The first of them binds"
        yield Paragraph(f"Accepted subject to approval: {_named(subject, room)}. {binds} when the approvals below are there.", strong=True)
        for offer in subject[-room.entries :]:
            yield from (Paragraph(f"Offer {offer.number} was refused by {no.person} (event {no.number}): {no.reason}.", strong=True) for no in _said_no(state, offer, now))
        if ours := [offer for offer in opened if offer.side == state.side]:
            yield Paragraph(f"Our {_named(ours, room)} {_verb(ours, 'lies', 'lie')} before them as well.", strong=True)
    elif opened:
        ours = [offer for offer in opened if offer.side == state.side and not counters_to(state, offer)]
        countered = [offer for offer in opened if offer.side == state.side and counters_to(state, offer)]
        theirs = [offer for offer in opened if offer.side != state.side]
        by = sorted({str(item.by) for offer in countered for item in counters_to(state, offer)}, key=int)
        parts = [
            f"their {_named(theirs, room)} {_verb(theirs, 'waits', 'wait')} for our answer" if theirs else "",
            f"our {_named(ours, room)} {_verb(ours, 'waits', 'wait')} for theirs" if ours else "",
            f"our {_named(countered, room)} {_verb(countered, 'was', 'were')} countered by {listed(by)}" if countered else "",
        ]
        said = listed([part for part in parts if part])
        yield Paragraph(f"{said[:1].upper()}{said[1:]}.", strong=True)
    else:
        yield Paragraph("Nothing is on the table.", strong=True)
    yield from unsaid
    yield from _may_bind(state, now, room, bool(bound))
    for offer in (opened if not bound else [])[-room.entries :]:
        if offer.side == state.side:
            yield from (Paragraph(f"Offer {offer.number}: {said}.", strong=True) for said in _shaken(state, offer, now, room))
    for said in list(dict.fromkeys(_against_hints(state)))[-room.entries :]:
        yield Paragraph(said)
    if drafts:
        yield Paragraph(f"Drafted and not sent: {_named(drafts, room)}.")


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
    if over := _over(state, now):
        what = f"{_named(over, room)[:1].upper()}{_named(over, room)[1:]}"
        yield Paragraph(f"{what}, accepted in time, may yet turn out to bind: by a yes of that time that is not in the record{', beside what is agreed' if bound else ''}.", strong=True)


def _over(state: State, now: datetime) -> list[Offer]:
    """Give the offers that are over, and bind all the same if everybody whose yes is not in the record had said it in time."""
    return list(hopeful(state, now))


def _verb(offers: list[Offer], one: str, several: str) -> str:
    return one if len(offers) == 1 else several


def _named(offers: list[Offer], room: Room) -> str:
    shown = [str(offer.number) for offer in offers[-room.entries :]]
    left = len(offers) - len(shown)
    numbers = listed([*shown, *([f"{left} earlier"] if left else [])])
    return f"offer{'' if len(offers) == 1 else 's'} {numbers}"


def _tasks(state: State, now: datetime, room: Room) -> Section | None:
    found: dict[tuple[str, datetime | None, bool], list[str]] = {}
    for task in tasks(state, now):  # what is the same for several people is said once
        found.setdefault((task.what, task.by, task.overdue), []).extend(task.people)
    if state.settled and not found:
        return None
    room = replace(room, entries=room.entries + 2)  # what is to be done comes first
    rows = [
        Row((_who(state, people, room), room.task(what), f"{moment(by)}{' (overdue)' if overdue else ''}"))
        for (what, by, overdue), people in list(found.items())[: room.entries]
    ]
    table = Table((Column("Who", width=30), Column("What", width=44), Column("By")), tuple(rows))
    left = list(dict.fromkeys(person for people in list(found.values())[room.entries :] for person in people or ["whoever is at it"]))
    more = [Paragraph(text) for text in room.more(list(found), f", of {room.people(left)}" if left else "")]
    body: tuple[Block, ...] = (table, *more) if rows else (Paragraph("Nobody has anything to do."),)
    return Section("Who must do what by when", body)


def _who(state: State, people: list[str], room: Room) -> str:
    if not people:
        return "whoever is at it"
    unique = list(dict.fromkeys(people))
    if len(unique) == 1 and _keys(state, tuple(unique)):
        return people_words(state, tuple(unique))
    return room.people(unique)


def _keys(state: State, people: tuple[str, ...]) -> bool:
    return bool(people) and set(people) <= {person.key for person in state.case.people}


def _offers(state: State, now: datetime, live: list[Offer], room: Room) -> Section | None:
    over = [*_over(state, now), *(offer for offer in state.offers if rival_of(state, offer.number) and not offer.settled)]
    hoped = {offer.number for offer in over}
    other = [offer for offer in state.offers if offer.status(now) not in (*_LIVE, OfferStatus.WITHDRAWN) and offer.number not in hoped]
    live = [*(offer for offer in live if offer.number not in hoped), *reversed(over)]
    items = [
        (
            Whole(
                f"Offer {offer.number}, {_whose(state, offer)}, {_stands(state, offer, now)}{_since(offer)}"
                f"{f', until {moment(offer.expires)}' if offer.expires and not offer.bound and offer.number not in hoped else ''}"
            ),
            (Whole(terms_words(state, offer.terms, offer.case)), *_answers(offer), *_refused(state, offer, now, room), *_said(state, offer), *_version(state, offer), *_forbidden(state, offer), *_hope(state, offer, now)),
        )
        for offer in sorted(live[: room.entries], key=lambda offer: offer.number)
    ]
    shown = [*room.items(items), *((text, ()) for text in _more_offers(state, live[room.entries :], now))]
    if other:
        latest = other[-min(_LATEST, room.entries) :]
        past = [f"{offer.number} ({_whose(state, offer)}, {offer.status(now).value})" for offer in latest]
        earlier = f", and {len(other) - len(latest)} earlier" if len(other) > len(latest) else ""
        shown.append((f"Before: offer{'' if len(past) == 1 else 's'} {listed(past)}{earlier}", ()))
    return Section("Offers", (Bullets(tuple(shown)),)) if shown else None


def _more_offers(state: State, left: list[Offer], now: datetime) -> Iterator[str]:
    """Name the offers that there is no room to tell of, as far as they are few."""
    if left:
        named = [f"{offer.number} ({_whose(state, offer)}, {_stands(state, offer, now)})" for offer in left[:_LATEST]]
        more = [f"{len(left) - _LATEST} more"] if len(left) > _LATEST else []
        yield Whole(f"Also offer{'' if len(left) == 1 else 's'} {listed([*named, *more])}: `backtable status --json` has all")


def _stands(state: State, offer: Offer, now: datetime) -> str:
    """Say where an offer stands, and what has come in its way."""
    status, agreed, by = offer.status(now), state.agreed(now), counters_to(state, offer)
    if rival := rival_of(state, offer.number):
        return f"{status.value}, but it binds since {moment(rival.since)}, beside offer {agreed.number}" if agreed else f"{status.value}, but bound since {moment(rival.since)}"
    if agreed and agreed.number != offer.number and not may_bind_yet(state, offer, now):
        return f"{status.value}, but offer {agreed.number} binds and no other can"
    return f"countered by {listed([str(item.by) for item in by])}" if by and status is OfferStatus.OPEN else status.value


def _hope(state: State, offer: Offer, now: datetime) -> Iterator[str]:
    """Say by whose yes an offer that is over would bind, in each way."""
    if ways := ways_to_bind(state, offer, now):
        yield f"it was accepted before that, and binds if {ways_words(ways, moment)}"
    try:
        back = ways_back(state, offer, now)
    except RefusedError:  # it is no package of the case any more
        back = ()
    if back:
        yield Whole(f"it binds from then, whatever has ended since, if {ways_words(back, moment)} (`approve {offer.number} --on`)")


def _refusals(state: State, offer: Offer, now: datetime) -> Iterator[Refusal]:
    """Give the refusals of the other sides' people to an offer of ours that their side has not answered."""
    if offer.side != state.side or offer.status(now) is not OfferStatus.OPEN:
        return
    for side in state.case.other_sides:
        try:
            yield from (item.refusal for item in authority_of(state, offer, side.key, now).missing if item.refusal)
        except RefusedError:  # the case has changed so that this is no longer a package of it
            return


def _refused(state: State, offer: Offer, now: datetime, room: Room) -> Iterator[str]:
    for no in _refusals(state, offer, now):
        yield f"refused by {no.person} on {moment(no.time)} (event {no.number}{recorded_by(no.person, no.recorded_by, no.evidence, room)}): {no.reason}"


def _shaken(state: State, offer: Offer, now: datetime, room: Room) -> Iterator[str]:
    """Say what speaks against an offer of ours that waits for their answer: a no of one of theirs, or a yes of ours that is there no longer."""
    for no in _refusals(state, offer, now):
        yield f"{no.person} of theirs has refused it: {room.short(no.reason)}"
    try:
        missing = authority_of(state, offer, state.side, now).missing
    except RefusedError:
        return
    if missing:
        yield f"our own yes to it stands no longer, for that of {listed([item.person for item in missing])} is gone: withdraw it, or get the yes again"


def _whose(state: State, offer: Offer) -> str:
    if offer.side == state.side:
        return "ours"
    return f"from {person_words(state.case, offer.person)}" if len(state.case.sides) > 2 else f"theirs, from {offer.person}"


def _answers(offer: Offer) -> Iterator[str]:
    for answer in offer.answers:
        word = "accepted" if answer.accepted else "rejected"
        reasons = "; ".join(f"{key}: {text}" for key, text in answer.reasons)
        subject = " subject to approval" if answer.subject else ""
        late = f", written down on {moment(answer.written)}" if answer.written else ""
        yield f"{word}{subject} by {answer.person} on {moment(answer.moment)}{late}{f' ({reasons})' if reasons else ''}"


def _said(state: State, offer: Offer) -> Iterator[str]:
    """Say who of theirs took an offer back to their people, or called it no standard terms: the last that each of them said of it."""
    words = {"must-ask": "must take it back to their people", "not-standard": "says it is not in their standard terms", "not-agreed": "says that they hold us to nothing by it"}
    last = {(item.person, item.means): item for item in state.statements if item.means and item.offer in (offer.number, offer.public)}
    for item in last.values():
        yield f"{item.person} {words[item.means]} (event {item.number}, {moment(item.moment)})"


def _since(offer: Offer) -> str:
    return f" since {moment(offer.since)}" if offer.since else ""


def _version(state: State, offer: Offer) -> Iterator[str]:
    if offer.case and offer.case != state.version.digest:
        yield "judged by an earlier version of the case"


def _forbidden(state: State, offer: Offer) -> Iterator[str]:
    if said := state.forbidden(offer):
        yield f"against the rules: {said}"


def _mandates(state: State, now: datetime, room: Room) -> Section | None:
    if state.settled:
        return None
    items: list[tuple[str, tuple[str, ...]]] = []
    regions: dict[tuple[str, datetime], list[Mandate]] = {}
    for item in state.mandates:
        if not mandate_gone(state, item, now):
            regions.setdefault((item.region, item.until), []).append(item)
    for (region, until), grants in regions.items():
        said = region_words(state.case, region)
        alike: dict[str, list[Mandate]] = {}
        for item in grants:
            condition = f", on condition that {'; '.join(item.conditions)}" if item.conditions else ""
            condition += "".join(f", for what {named} holds too on condition that {'; '.join(kept)}" for named, kept in kept_words(state, item))
            alike.setdefault(condition + recorded_by(item.person, item.recorded_by, item.evidence, room), []).append(item)
        granted = tuple(
            Whole(f"{listed(list(dict.fromkeys(item.person for item in same)))}: mandate{'' if len(same) == 1 else 's'} {listed([str(item.number) for item in same])}{note}")
            for note, same in alike.items()
        )
        items.append((Whole(f"{said[:1].upper()}{said[1:]}, until {moment(until)}"), granted))
    for no in state.declines:
        if state.declined(no.asked, no.person) == no and no.case == state.version.digest:
            recorded = recorded_by(no.person, no.recorded_by, no.evidence, room)
            items.append((f"{no.person} refused one (event {no.number}{recorded}): {no.reason}; it was for {region_words(state.case, no.region)}", ()))
    return Section("Mandates", (Bullets(room.items(items)),)) if items else None


def _seats(state: State, room: Room) -> Section:
    parts = []
    for side in state.case.sides:
        front = [person_words(state.case, person.key) for person in side.people if state.seated(person.key)]
        parts.append(f"{side.label}: {listed(front)}")
    moved = [(words, [_moved(item) for item in state.moves if item.front == front][-room.entries :]) for words, front in (("Brought there", True), ("Taken back", False))]
    more = [Paragraph(room.short(". ".join(f"{words}: {listed(found)}" for words, found in moved if found) + "."))] if state.moves else []
    return Section("At the front table", (Paragraph(room.short("; ".join(parts))), *more))


def _moved(item: SeatChange) -> str:
    return f"{item.person} on {moment(item.moment)} (event {item.number})"


def _remarks(state: State, room: Room) -> Section | None:
    items = [
        (f"Event {number} was written by a clock that stood before that of an earlier event ({moment(time)}).", ())
        for number, time in state.back[-min(3, room.entries) :]
    ]
    items += [
        (f"Event {number} was corrected by event{'' if len(by) == 1 else 's'} {listed([str(item) for item in by])}.", ())
        for number, by in list(state.corrections.items())[-min(3, room.entries) :]
    ]
    items += [(f"Event {number} is against the rules: {said}.", ()) for number, said in list((state.against or {}).items())[: room.entries]]
    if state.against is None:
        items.append((f"Whether the rules allowed each of the {state.head.number:,} events was not asked: `backtable verify --rules` does.", ()))
    return Section("Remarks", (Bullets(room.items(items)),)) if items else None
