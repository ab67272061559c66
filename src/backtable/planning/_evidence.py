"""What a record's events mean as evidence."""

import re
from collections.abc import Iterator
from datetime import datetime

from backtable.belief import (
    Accepted,
    Approved,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
)
from backtable.case import Expression, Package
from backtable.conduct import Answer, OfferStatus, State, Terms, package_of
from backtable.errors import Place, RefusedError
from backtable.quantities import parse_number

_VALUE = re.compile(r"\s*([A-Za-z_]\w*)\s*==\s*([-+]?[\d.,]+(?:e[-+]?\d+)?%?)\s*", re.IGNORECASE)


def evidence_of(state: State, now: datetime) -> tuple[Evidence, ...]:
    """Give the evidence in a record, in the order in which it came in.

    What they offer, answer and approve, what is said, and offers of ours that lapse. A statement of full credibility that says what
    the value of an assumption is counts as that value; `key@viewer` in what it is about makes it what that viewer believes. What our own
    people approve or refuse is no evidence: we ask them. An offer that is no package of the case as it stands tells nothing.

    Args:
        now: offers whose time has passed by then have lapsed.
    """
    found = [*_offers(state, now), *_answers(state), *_lapsed(state, now), *_approvals(state), *_statements(state)]
    return _once([item for _, item in sorted(found, key=lambda pair: pair[0])])


def _once(items: list[Evidence]) -> tuple[Evidence, ...]:
    """Leave out what somebody does again: the same offer, answer or approval a second time is no second piece of evidence."""
    kept: dict[object, Evidence] = {}
    for number, item in enumerate(items):
        package = getattr(item, "package", None)
        kept.setdefault(number if package is None else (type(item), getattr(item, "person", ""), package, getattr(item, "issue", "")), item)
    return tuple(kept.values())


def passed(state: State, at: datetime) -> float:
    """Give which share of the time for the negotiation has passed: from its opening to the last deadline; a half without one."""
    ends = [item.when for item in state.deadlines]
    if not ends or not state.versions:
        return 0.5
    start, end = state.versions[0].time, max(ends)
    whole = (end - start).total_seconds()
    return min(max((at - start).total_seconds() / whole, 0.0), 1.0) if whole > 0 else 1.0


def package_in(state: State, terms: Terms) -> Package | None:
    """Give terms as a package of the case as it stands, None where they are none any more."""
    try:
        return package_of(state.case, terms)
    except RefusedError:
        return None


def _offers(state: State, now: datetime) -> Iterator[tuple[int, Evidence]]:
    for offer in state.offers:
        if offer.side == state.side or offer.sent is None or offer.person not in _others(state):
            continue
        package = package_in(state, offer.terms)
        if package is not None and offer.status(now) is not OfferStatus.DRAFT:
            yield offer.number, OfferReceived(offer.person, package, passed(state, offer.sent), place=_place(offer.number))


def _others(state: State) -> frozenset[str]:
    return frozenset(person.key for side in state.case.other_sides for person in side.people)


def _answers(state: State) -> Iterator[tuple[int, Evidence]]:
    for offer in state.offers:
        package = package_in(state, offer.terms) if offer.side == state.side else None
        if package is None:
            continue
        for answer in offer.answers:
            if answer.side != state.side and answer.person in _others(state):
                yield from ((answer.number, item) for item in _answer(state, package, answer))


def _answer(state: State, package: Package, answer: Answer) -> Iterator[Evidence]:
    time, place = passed(state, answer.moment), _place(answer.number)
    if answer.accepted:
        yield Accepted(answer.person, package, not answer.subject, time, place=place)
        if answer.subject:
            yield MustAsk(answer.person, package, place=place)
        return
    yield Rejected(answer.person, package, time, place=place)
    known = {issue.key for issue in state.case.issues}
    wants = dict(answer.wants)
    for issue in dict.fromkeys([key for key, _ in answer.reasons] + list(wants)):
        if issue in known:
            yield ReasonGiven(answer.person, package, issue, wants.get(issue, ""), place=place)


def _lapsed(state: State, now: datetime) -> Iterator[tuple[int, Evidence]]:
    for offer in state.offers:
        if offer.side != state.side or offer.status(now) is not OfferStatus.LAPSED or offer.sent is None:
            continue
        package = package_in(state, offer.terms)
        front = [person.key for side in state.case.other_sides for person in side.people if state.seated(person.key)]
        if package is not None and front and offer.expires:
            yield offer.public, Lapsed(front[0], package, passed(state, offer.expires), place=_place(offer.public))


def _approvals(state: State) -> Iterator[tuple[int, Evidence]]:
    others = _others(state)
    for approval in state.approvals:
        if approval.person in others and (package := package_in(state, approval.terms)):
            yield approval.number, Approved(approval.person, package, place=_place(approval.number))
    for refusal in state.refusals:
        if refusal.person in others and (package := package_in(state, refusal.terms)):
            yield refusal.number, Refused(refusal.person, package, place=_place(refusal.number))


def _statements(state: State) -> Iterator[tuple[int, Evidence]]:
    known = {item.key for item in state.case.assumptions}
    for item in state.statements:
        place = _place(item.number)
        viewer = item.about.partition("@")[2]
        if item.means and item.offer is not None and item.person in _others(state):
            package = package_in(state, state.offer(item.offer).terms)
            if package is not None:
                yield item.number, (MustAsk if item.means == "must-ask" else NotStandard)(item.person, package, place=place)
        if item.refuses:
            about = item.about if item.about in _others(state) else item.person
            if about in _others(state):
                where = Expression(item.refuses, place)
                yield item.number, WillNot(item.person, about, where, item.credibility, item.guess, place=place)
        if not item.claim:
            continue
        match = _VALUE.fullmatch(item.claim)
        if item.credibility >= 1 and match and match[1] in known:
            yield item.number, ValueLearned(match[1], parse_number(match[2]), viewer, place=place)
            continue
        speaker = viewer or item.person
        yield item.number, Heard(speaker, Expression(item.claim, place), item.credibility, item.guess, place=place)


def _place(number: int) -> Place:
    return Place(f"event {number}")
