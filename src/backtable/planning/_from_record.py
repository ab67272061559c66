"""From a record to the situation that the next move depends on."""

from collections.abc import Callable
from datetime import datetime

from backtable.belief import Noise, believe
from backtable.case import Package
from backtable.conduct import OfferStatus, State, authority_for, books_of, terms_of
from backtable.planning._evidence import evidence_of, package_in
from backtable.planning._situation import Pace, Situation


def situation_of(state: State, now: datetime, pace: Pace | None = None, worlds: int | None = None, seed: int | None = None) -> Situation:
    """Give where a negotiation stands by its record: beliefs after all that was learned, what lies on the table, who must still approve.

    Args:
        now: approvals, mandates and offers count as they stand then.
        pace: how we mean to concede.
        worlds, seed: as for `believe`.

    Raises:
        NoAnswerError: nothing that the case holds possible fits what was learned.
    """
    given = {} if worlds is None else {"worlds": worlds}
    beliefs = believe(state.case, evidence_of(state, now), Noise(), seed=seed, seating=state.seating, **given)
    ours = [offer for offer in state.offers if offer.side == state.side and offer.sent]
    theirs = [offer for offer in state.offers if offer.side != state.side]
    gone = (OfferStatus.REJECTED, OfferStatus.LAPSED)
    return Situation(
        beliefs,
        pace or Pace(),
        tuple(found for offer in ours if offer.status(now) in gone and (found := package_in(state, offer.terms))),
        next((found for offer in reversed(ours) if offer.status(now) is OfferStatus.OPEN and (found := package_in(state, offer.terms))), None),
        next((found for offer in reversed(theirs) if offer.status(now) is OfferStatus.OPEN and (found := package_in(state, offer.terms))), None),
        _missing(state, now),
    )


def _missing(state: State, now: datetime) -> Callable[[Package], tuple[str, ...]]:
    """Give who of ours must still say yes to a package: those at the front speak for themselves."""
    books, known = books_of(state), {}
    front = {person.key for person in state.case.our_side.people if state.seated(person.key)}

    def missing(package: Package) -> tuple[str, ...]:
        if package.values not in known:
            found = authority_for(books, state.side, terms_of(state.case, package), None, now)
            known[package.values] = tuple(item.person for item in found.missing if item.person not in front)
        return known[package.values]

    return missing
