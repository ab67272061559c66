"""Where a negotiation stands, who must do what by when: one screen."""

from collections.abc import Iterator
from datetime import datetime

from backtable.case import Side
from backtable.conduct import (
    Approval,
    Authority,
    Basis,
    Evidence,
    Mandate,
    Offer,
    OfferStatus,
    State,
    authority_of,
    conditions_words,
    evidence_words,
    people_words,
    person_words,
    region_words,
    tasks,
    terms_words,
)
from backtable.errors import RefusedError
from backtable.papers._document import Block, Bullets, Column, Document, Paragraph, Row, Section, Table
from backtable.quantities import day
from backtable.wording import listed

_LIVE = (OfferStatus.BINDING, OfferStatus.SUBJECT, OfferStatus.OPEN, OfferStatus.DRAFT)


def status_document(state: State, now: datetime) -> Document:
    """Give where a negotiation stands at a moment, for our side's eyes."""
    case = state.case
    sections = [
        _tasks(state, now),
        _offers(state, now),
        _approvals(state, now),
        _mandates(state, now),
        _seats(state),
        _remarks(state),
    ]
    subtitle = f"The record of {case.side(state.side).label}, kept by {state.keeper}, on {moment(now)}."
    head = f"{state.head.number} event{'' if state.head.number == 1 else 's'}; the digest of the last, to be noted elsewhere, is {state.head.digest}"
    return Document(case.name, subtitle, tuple(_lead(state, now)), tuple(item for item in sections if item), head)


def moment(time: datetime | None) -> str:
    """Write a moment in the time zone of this machine: `30 June 2026`, with the time unless that is the end of a day."""
    if time is None:
        return ""
    local = time.astimezone()
    written = day(local.date())
    return written if (local.hour, local.minute) in ((23, 59), (0, 0)) else f"{written}, {local:%H:%M}"


def _lead(state: State, now: datetime) -> Iterator[Paragraph]:
    live = [offer for offer in state.offers if offer.status(now) in _LIVE]
    if state.settled:
        offer = next(item for item in state.offers if item.settled)
        yield Paragraph(f"Settled on offer {offer.number}: {terms_words(state, offer.terms, offer.case)}.", strong=True)
        return
    if state.broken_off:
        yield Paragraph("Broken off. A new offer resumes the negotiation.", strong=True)
        return
    bound = [offer for offer in live if offer.status(now) is OfferStatus.BINDING]
    subject = [offer for offer in live if offer.status(now) is OfferStatus.SUBJECT]
    opened = [offer for offer in live if offer.status(now) is OfferStatus.OPEN]
    drafts = [offer for offer in live if offer.status(now) is OfferStatus.DRAFT]
    if bound:
        yield Paragraph(f"Agreed: both sides are bound by {_named(bound)}. Settle it.", strong=True)
    elif subject:
        yield Paragraph(f"Accepted subject to approval: {_named(subject)}. It binds when the approvals below are there.", strong=True)
    elif opened:
        ours = [offer for offer in opened if offer.side == state.side]
        theirs = [offer for offer in opened if offer.side != state.side]
        parts = [f"their {_named(theirs)} waits for our answer" if theirs else "", f"our {_named(ours)} waits for theirs" if ours else ""]
        said = listed([part for part in parts if part])
        yield Paragraph(f"{said[:1].upper()}{said[1:]}.", strong=True)
    else:
        yield Paragraph("Nothing is on the table.", strong=True)
    if drafts:
        yield Paragraph(f"Drafted and not sent: {_named(drafts)}.")


def _named(offers: list[Offer]) -> str:
    numbers = listed([str(offer.number) for offer in offers])
    return f"offer{'' if len(offers) == 1 else 's'} {numbers}"


def _tasks(state: State, now: datetime) -> Section | None:
    if state.settled and not tasks(state, now):
        return None
    rows = [
        Row((people_words(state, task.people) if _keys(state, task.people) else listed(list(task.people)) or "whoever is at it",
             task.what, f"{moment(task.by)}{' (overdue)' if task.overdue else ''}"))
        for task in tasks(state, now)
    ]  # fmt: skip
    body: Block = (
        Table((Column("Who", width=34), Column("What", width=48), Column("By")), tuple(rows))
        if rows
        else Paragraph("Nobody has anything to do.")
    )
    return Section("Who must do what by when", (body,))


def _keys(state: State, people: tuple[str, ...]) -> bool:
    return bool(people) and set(people) <= {person.key for person in state.case.people}


def _offers(state: State, now: datetime) -> Section | None:
    shown = [offer for offer in state.offers if offer.status(now) in _LIVE]
    other = [offer for offer in state.offers if offer.status(now) not in (*_LIVE, OfferStatus.WITHDRAWN)]
    items = [
        (
            f"Offer {offer.number}, {_whose(state, offer)}, {offer.status(now).value}"
            f"{f', until {moment(offer.expires)}' if offer.expires else ''}",
            (terms_words(state, offer.terms, offer.case), *_answers(offer), *_version(state, offer)),
        )
        for offer in shown
    ]
    if other:
        past = [f"{offer.number} ({_whose(state, offer)}, {offer.status(now).value})" for offer in other[-6:]]
        items.append((f"Before: offer{'' if len(past) == 1 else 's'} {listed(past)}", ()))
    return Section("Offers", (Bullets(tuple(items)),)) if items else None


def _whose(state: State, offer: Offer) -> str:
    if offer.side == state.side:
        return "ours"
    return f"from {person_words(state.case, offer.person)}" if len(state.case.sides) > 2 else f"theirs, from {offer.person}"


def _answers(offer: Offer) -> Iterator[str]:
    for answer in offer.answers:
        word = "accepted" if answer.accepted else "rejected"
        reasons = "; ".join(f"{key}: {text}" for key, text in answer.reasons)
        subject = " subject to approval" if answer.subject else ""
        yield f"{word}{subject} by {answer.person} on {moment(answer.moment)}{f' ({reasons})' if reasons else ''}"


def _version(state: State, offer: Offer) -> Iterator[str]:
    if offer.case and offer.case != state.version.digest:
        yield "judged by an earlier version of the case"


def _approvals(state: State, now: datetime) -> Section | None:
    items: list[tuple[str, tuple[str, ...]]] = []
    for offer in state.offers:
        status = offer.status(now)
        if status not in _LIVE:
            continue
        for side in state.case.sides:
            spoke = side.key == offer.side or offer.answer_of(side.key) is not None
            if side.key != state.side and (status is OfferStatus.OPEN or status is OfferStatus.DRAFT or not spoke):
                continue
            try:
                authority = authority_of(state, offer, side.key, now)
            except RefusedError as error:
                items.append((f"Offer {offer.number}: {error}", ()))
                continue
            items.append((_heading(state, side, offer, authority), tuple(_yes(state, offer, authority))))
    return Section("Approvals", (Bullets(tuple(items)),)) if items else None


def _heading(state: State, side: Side, offer: Offer, authority: Authority) -> str:
    if authority.complete:
        return f"Offer {offer.number}, {side.label}: everybody has approved"
    unknown = "" if authority.standing.known else "; by limits that are not known, so all whom they may ask"
    people = [item.person for item in authority.missing if not _by_speaking(state, offer, item.person)]
    missing = f"{listed(people)} missing{unknown}" if people else "nobody else is missing"
    return f"Offer {offer.number}, {side.label}: {missing}"


def _by_speaking(state: State, offer: Offer, person: str) -> bool:
    """Say whether somebody of ours will say yes by sending an offer or accepting it."""
    return person == state.keeper and state.seated(person) and not offer.answer_of(state.side) and (
        offer.sent is None or offer.side != state.side
    )


def _yes(state: State, offer: Offer, authority: Authority) -> Iterator[str]:
    for basis in authority.bases:
        yield f"{basis.person}: yes, {_basis(basis, offer, state)}"
    for item in authority.missing:
        if _by_speaking(state, offer, item.person) and not item.why:
            yield f"{item.person}: says yes by {'sending' if offer.side == state.side else 'accepting'} it"
            continue
        refused = [found for found in state.refusals if found.person == item.person and found.terms == offer.terms]
        asked = [found for found in state.requests if found.offer == offer.number and item.person in found.people]
        if refused:
            note = f"refused in event {refused[-1].number}{_recorded(refused[-1].person, refused[-1].recorded_by, refused[-1].evidence)}: {refused[-1].reason}"
        else:
            note = item.why or (f"asked on {moment(asked[-1].time)}" if asked else "not asked yet")
        yield f"{item.person}: missing ({note})"
    yield from conditions_words(state, authority)


def _basis(basis: Basis, offer: Offer, state: State) -> str:
    if basis.approval:
        return _approval(basis.approval)
    if basis.mandate:
        return f"by mandate {basis.number} until {moment(basis.mandate.until)}"
    return "sent it" if state.case.person(basis.person).side == offer.side else "accepted it"


def _approval(approval: Approval) -> str:
    until = f" until {moment(approval.until)}" if approval.until else ""
    return f"approval {approval.number}{until}{_recorded(approval.person, approval.recorded_by, approval.evidence)}"


def _recorded(person: str, who: str, evidence: Evidence | None) -> str:
    return "" if person == who else f", recorded by {who} on the evidence of {evidence_words(evidence)}"


def _mandates(state: State, now: datetime) -> Section | None:
    live = [item for item in state.mandates if not item.stale(state.version.digest, now)]
    if not live or state.settled:
        return None
    regions: dict[tuple[str, datetime], list[Mandate]] = {}
    for item in live:
        regions.setdefault((item.region, item.until), []).append(item)
    items = []
    for (region, until), grants in regions.items():
        said = region_words(state.case, region)
        granted = tuple(f"{item.person}: mandate {item.number}{_recorded(item.person, item.recorded_by, item.evidence)}" for item in grants)
        items.append((f"{said[:1].upper()}{said[1:]}, until {moment(until)}", granted))
    return Section("Mandates", (Bullets(tuple(items)),))


def _seats(state: State) -> Section:
    parts = []
    for side in state.case.sides:
        front = [person_words(state.case, person.key) for person in side.people if state.seated(person.key)]
        parts.append(f"{side.label}: {listed(front)}")
    return Section("At the front table", (Paragraph("; ".join(parts)),))


def _remarks(state: State) -> Section | None:
    items = [
        (f"Event {number} was written by a clock that stood before that of an earlier event ({moment(time)}).", ())
        for number, time in state.back[-3:]
    ]
    items += [
        (f"Event {number} was corrected by event {listed([str(item) for item in by])}.", ())
        for number, by in list(state.corrections.items())[-3:]
    ]
    return Section("Remarks", (Bullets(tuple(items)),)) if items else None
