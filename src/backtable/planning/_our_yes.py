"""How long our own yes stands: to offers that lie before them, to drafts, and in mandates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from backtable.case import Package
from backtable.conduct import (
    Authority,
    Offer,
    OfferStatus,
    State,
    Terms,
    authority_for,
    authority_of,
    books_of,
    mandate_gone,
    terms_of,
)
from backtable.errors import RefusedError
from backtable.planning._evidence import package_in

_LIVE = (OfferStatus.DRAFT, OfferStatus.OPEN, OfferStatus.SUBJECT)


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that our own people were asked and have not answered: an approval or a mandate.

    Args:
        number: of the event that asks.
        people: who has yet to answer.
        by: until when they were asked to.
        offer: the offer, 0 where it is a mandate.
        region: of the mandate.
    """

    number: int
    people: tuple[str, ...]
    by: datetime | None
    offer: int = 0
    region: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """That a yes of ours to an offer that lies before them stands no longer.

    Args:
        offer, package: the offer.
        why: the yes stands no longer: `approval 11 does not count: it ended on …`, or that it was refused since.
    """

    offer: int
    package: Package
    person: str
    why: str


@dataclass(frozen=True, slots=True)
class Ending:
    """That a yes of ours ends soon.

    Args:
        how: "approval" or "mandate".
        number: of the event that gave it.
        offers: the live offers of ours that rest on it and stand longer.
    """

    person: str
    how: str
    number: int
    until: datetime
    offers: tuple[int, ...] = ()


def ended_yes(state: State, now: datetime) -> tuple[Ended, ...]:
    """Give what of our own yes to our offers that lie before them stands no longer."""
    found = []
    for offer in state.offers:
        package = package_in(state, offer.terms) if offer.side == state.side and offer.status(now) is OfferStatus.OPEN else None
        if package is None:
            continue
        for item in authority_of(state, offer, state.side, now).missing:
            if item.refusal:
                found.append(Ended(offer.number, package, item.person, f"refused since in event {item.refusal.number}: {item.refusal.reason}"))
            elif item.why:
                found.append(Ended(offer.number, package, item.person, item.why))
    return tuple(found)


def ending_yes(state: State, now: datetime, days: float) -> tuple[Ending, ...]:
    """Give what of our own yes ends within some days: mandates, and approvals on which live offers rest that stand longer."""
    last = now + timedelta(days=days)
    own = {person.key for person in state.case.our_side.people}
    until: dict[tuple[str, str, int], datetime] = {}
    rests: dict[tuple[str, str, int], list[int]] = {}
    for grant in state.mandates:
        if grant.person in own and not mandate_gone(state, grant, now) and grant.until and grant.until <= last:
            until[grant.person, "mandate", grant.number] = grant.until
    for offer in state.offers:
        if offer.side != state.side or offer.status(now) not in _LIVE:
            continue
        for person, how, number, end in _ends(state, offer, now):
            if end <= last and (offer.expires is None or end < offer.expires):
                until[person, how, number] = end
                rests.setdefault((person, how, number), []).append(offer.number)
    found = [Ending(person, how, number, end, tuple(rests.get((person, how, number), ()))) for (person, how, number), end in until.items()]
    return tuple(sorted(found, key=lambda item: (item.until, item.number)))


def pending_requests(state: State, now: datetime) -> tuple[Pending, ...]:
    """Give what our own people were asked and have not answered, as far as an answer is still of use."""
    found = []
    for request in state.requests:
        if request.offer is not None:
            offer = state.offer(request.offer)
            if offer.status(now) not in _LIVE or (offer.status(now) is OfferStatus.DRAFT and offer.case != state.version.digest):
                continue
            try:
                missing = authority_of(state, offer, state.side, now).missing
            except RefusedError:
                continue
            answers = [(item.person, item.number, item.terms) for item in state.approvals] + [(item.person, item.number, item.terms) for item in state.refusals]
            said = {person for person, number, terms in answers if number > request.number and terms == offer.terms}
            people = [item.person for item in missing if item.person in request.people and item.person not in said]
        elif request.withdrawn or request.case != state.version.digest or (request.until and request.until < now):
            continue
        else:
            people = [key for key in request.people if not state.granted(request, key) and not state.declined(request.number, key)]
        if people:
            found.append(Pending(request.number, tuple(people), request.by, request.offer or 0, request.region))
    return tuple({(item.offer, item.region, item.people): item for item in found}.values())


def conditions_by(state: State, now: datetime) -> Callable[[Package], tuple[tuple[str, str], ...]]:
    """Give what says on what conditions of our own people a package rests; an approval for an offer that ends counts too."""

    return lambda package: _stands(state, package, now).conditions


def resting_by(state: State, now: datetime, days: float) -> Callable[[Package], tuple[Ending, ...]]:
    """Give what says which yes of ours that a package rests on ends within some days, and before an offer of it does that was drafted or sent already."""
    own = {person.key for person in state.case.our_side.people}
    last = now + timedelta(days=days)
    ends = [(item.person, item.until) for item in state.approvals] + [(item.person, item.until) for item in state.mandates]
    if not any(person in own and until and now <= until <= last for person, until in ends):
        return lambda _: ()
    stand: dict[Terms, datetime | None] = {}
    for offer in state.offers:
        if offer.side == state.side and offer.status(now) in _LIVE:
            stand[offer.terms] = offer.expires
    known: dict[Package, tuple[Ending, ...]] = {}

    def resting(package: Package) -> tuple[Ending, ...]:
        if package not in known:
            until = stand.get(terms_of(state.case, package))
            ends = _ends_of(_stands(state, package, now))
            known[package] = tuple(Ending(person, how, number, end) for person, how, number, end in ends if end <= last and (until is None or end < until))
        return known[package]

    return resting


def _stands(state: State, package: Package, now: datetime) -> Authority:
    """Give how our authority for a package stands; an approval for an offer that ends counts too."""
    terms = terms_of(state.case, package)
    ends = sorted({item.expires for item in state.approvals if item.terms == terms and item.expires is not None and item.expires > now})
    found = [authority_for(books_of(state), state.side, terms, expires, now) for expires in (None, *ends)]
    return min(found, key=lambda item: len(item.missing))


def _ends(state: State, offer: Offer, now: datetime) -> list[tuple[str, str, int, datetime]]:
    try:
        return _ends_of(authority_of(state, offer, state.side, now))
    except RefusedError:  # it is no package of the case any more
        return []


def _ends_of(authority: Authority) -> list[tuple[str, str, int, datetime]]:
    """Give person, form, number and end of every yes that a side's authority rests on and that ends."""
    grants = [(basis, basis.approval or basis.mandate) for basis in authority.bases]
    return [(basis.person, basis.how, basis.number, grant.until) for basis, grant in grants if grant and grant.until]
