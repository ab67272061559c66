"""What lay before somebody on a day: the version of the case that stood, what an offer said on paper then, and who sat where."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from backtable.case import Case
from backtable.conduct._events import Terms
from backtable.conduct._offers import Offer
from backtable.conduct._state import State


class Paper(NamedTuple):
    """What somebody judged.

    Args:
        case: digest of the version of the case.
        terms, expires: what the offer said.
        earlier: what was said by then of packages of before.
    """

    case: str
    terms: Terms
    expires: datetime | None
    earlier: Terms


def paper_of(state: State, offer: Offer, person: str, happened: datetime | None) -> Paper:
    """Give what lay before somebody who judged an offer.

    The other side's people go by what they know and by what was sent, not by our papers: what we change and correct in them is nothing to them. What
    is no package of the case any more they judge by the version by which it was sent.

    Args:
        happened: the day of their decision, None for now.
    """
    if happened is None or person not in {item.key for item in state.case.our_side.people}:
        ours = person in {item.key for item in state.case.our_side.people}
        digest = state.version.digest if ours or state.is_package(offer.terms) else offer.case or state.version.digest
        return Paper(digest, offer.terms, offer.expires, state.version.earlier)
    when = max(happened, offer.made)  # of a day alone, which is kept as its beginning, nobody judged what came later
    former = next((item for item in state.former.get(offer.number, ()) if item.since <= when < item.until), None)
    version = state.version_on(when)
    stood = former or offer
    return Paper(version.digest, stood.terms, stood.expires, version.earlier)


def case_on(state: State, happened: datetime | None, asked: int | None = None) -> str:
    """Give the digest of the case by which a mandate was decided.

    Args:
        happened: the day of the decision, None for now.
        asked: number of the event that asked for it, which came before.
    """
    if happened is None:
        return state.version.digest
    request = next((item for item in state.requests if item.number == asked), None)
    return state.version_on(max(happened, request.time) if request else happened).digest


def seating_on(state: State, case: Case, happened: datetime | None) -> Mapping[str, bool]:
    """Give everybody's seat on a day, None for now: person → True at a front table."""
    seats = {item.person: item.front for item in state.seatings if happened is None or item.moment <= happened}
    return {person.key: seats.get(person.key, person.front) for person in case.people}


def on_other_paper(state: State, offer: Offer, person: str) -> str:
    """Say that somebody's yes was for what an offer said before it was corrected, if that is the last they said to it."""
    given = next((item for item in reversed(state.approvals) if item.person == person and item.offer == offer.number), None)
    if given is None or given.terms == offer.terms or given.ended:
        return ""
    return f"approval {given.number} was for what offer {offer.number} said before it was corrected"
