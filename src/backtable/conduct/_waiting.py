"""What waits for the yes of one person of ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from backtable.conduct._decisions import Request
from backtable.conduct._offers import Offer, OfferStatus
from backtable.conduct._standing import Authority, authority_of
from backtable.conduct._state import State
from backtable.errors import RefusedError

_LIVE = (OfferStatus.DRAFT, OfferStatus.OPEN, OfferStatus.SUBJECT)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody's yes: an offer or a mandate.

    Args:
        number: of the offer, or of the event that asks for the mandate.
        by: by when they were asked to answer; None where nothing says.
        asked: number of the event that asked them, 0 where nobody has.
        offer: the offer, if it is one.
        authority: how our side's authority for it stands.
        why: why an earlier yes of theirs does not count.
        request: what asks for the mandate, if it is one.
    """

    number: int
    by: datetime | None
    asked: int
    offer: Offer | None = None
    authority: Authority | None = None
    why: str = ""
    request: Request | None = None


def waiting_for(state: State, person: str, now: datetime) -> tuple[Waiting, ...]:
    """Give what waits for a person of ours, what is due soonest first.

    Offers whose approval they owe, but for those of theirs that nobody has asked them about and that we have not accepted, and mandates that they
    were asked for. What they refused waits no more.
    """
    found = [] if state.settled else [*_offers(state, person, now), *_mandates(state, person, now)]
    return tuple(sorted(found, key=lambda item: (item.by is None, item.by or now, item.number)))


def _offers(state: State, person: str, now: datetime) -> Iterator[Waiting]:
    agreed = state.agreed(now)
    for offer in state.offers:
        status = offer.status(now)
        if status not in _LIVE or state.forbidden(offer) or (agreed and offer.number != agreed.number):
            continue
        if status is OfferStatus.DRAFT and offer.case != state.version.digest:
            continue  # it must be drafted again
        try:
            authority = authority_of(state, offer, state.side, now)
        except RefusedError:  # the case has changed so that this is no longer a package of it
            continue
        missing = next((item for item in authority.missing if item.person == person), None)
        asked = [item for item in state.requests if item.offer == offer.number and person in item.people]
        if missing is None or (missing.refusal and (not asked or asked[-1].number < missing.refusal.number)):
            continue
        ours = offer.side == state.side or status is OfferStatus.SUBJECT
        if asked or (ours and not state.seated(person)):
            last = asked[-1] if asked else None
            yield Waiting(offer.number, last.by if last and not state.answered(last, person) else None, last.number if last else 0, offer, authority, missing.why)


def _mandates(state: State, person: str, now: datetime) -> Iterator[Waiting]:
    for request in state.requests:
        over = request.withdrawn or state.broken_off or (request.until and request.until < now) or request.case != state.version.digest  # then it is asked anew
        if request.region and person in request.people and not over and not state.granted(request, person) and not state.declined(request.number, person):
            yield Waiting(request.number, request.by, request.number, request=request)
