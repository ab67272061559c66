"""Whose yes of theirs an offer of theirs lacks that lies before us."""

from collections.abc import Callable
from datetime import datetime

from backtable.case import Package
from backtable.conduct import OfferStatus, State, authority_of
from backtable.planning._evidence import package_in


def lacking_by(state: State, now: datetime) -> Callable[[Package], tuple[str, ...]]:
    """Give what says of a package that lies before us as an offer of theirs who of theirs must still approve it by the record; nobody, where our yes binds both sides at once."""
    before_us = [offer for offer in state.offers if offer.side != state.side and offer.status(now) is OfferStatus.OPEN]

    def lacking(package: Package) -> tuple[str, ...]:
        alike = [offer for offer in before_us if package_in(state, offer.terms) == package]
        found = [[authority_of(state, offer, side.key, now) for side in state.case.other_sides] for offer in alike]
        people = [tuple(item.person for authority in every if not authority.complete for item in authority.missing) for every in found]
        return min(people, key=len, default=())

    return lacking
