"""Where a negotiation stands, who must do what by when: one screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from backtable.conduct import (
    Mandate,
    Offer,
    OfferStatus,
    SeatChange,
    State,
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
    ways_back,
    ways_to_bind,
    ways_words,
)
from backtable.errors import RefusedError
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.papers.record._approvals import approvals_section, conditions_section, recorded_by
from backtable.papers.record._head import head_words
from backtable.papers.record._lead import LIVE, lead, live_offers, refusals
from backtable.papers.record._moment import moment
from backtable.papers.record._room import ROOMS, Room, Whole
from backtable.wording import listed

_LATEST = 6


def status_document(state: State, now: datetime, room: Room = ROOMS[0]) -> Document:
    """Give where a negotiation stands at a moment, for our side's eyes.

    Args:
        room: how much of each list there is room for; what is left out is counted.
    """
    case = state.case
    live = live_offers(state, now)
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
    return Document(room.short(case.name), subtitle, tuple(lead(state, now, room)), tuple(item for item in sections if item), head_words(state))


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
    over = [*hopeful(state, now), *(offer for offer in state.offers if rival_of(state, offer.number) and not offer.settled)]
    hoped = {offer.number for offer in over}
    other = [offer for offer in state.offers if offer.status(now) not in (*LIVE, OfferStatus.WITHDRAWN) and offer.number not in hoped]
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


def _refused(state: State, offer: Offer, now: datetime, room: Room) -> Iterator[str]:
    for no in refusals(state, offer, now):
        yield f"refused by {no.person} on {moment(no.time)} (event {no.number}{recorded_by(no.person, no.recorded_by, no.evidence, room)}): {no.reason}"


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
