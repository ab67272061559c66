"""Which offer binds, from when and by whose yes, and what ends it."""

from collections.abc import Collection
from datetime import datetime

from backtable.conduct._books import Books
from backtable.conduct._entry import Event
from backtable.conduct._ledger import Ledger
from backtable.conduct._losses import over_a_no
from backtable.conduct._offers import Offer
from backtable.conduct._rivals import Rival
from backtable.conduct._standing import Authority, authorities


def bind(ledger: Ledger, event: Event) -> None:
    """Note which offer the event made binding: only one can be agreed, but of the past another may turn out to have bound before that."""
    if ledger.agreed and not event.happened:
        return
    for number in sorted(ledger.waiting):
        offer = ledger.offers[number]
        if ledger.void(*offer.made_of) or (offer.ended and not (event.happened and offer.ended_at and event.happened < offer.ended_at)):
            continue
        found = _sealing(ledger, offer, event.happened)
        if found and not (ledger.change_answers and over_a_no(ledger.state(), offer, *found)):
            if ledger.agreed and found[0] >= (ledger.offers[ledger.agreed].since or found[0]):
                continue
            since, ledger.sealed[number] = found
            if ledger.agreed:
                ledger.rivals[number] = Rival(number, event.number, since)
                ledger.waiting.discard(number)
                return
            ledger.offers[number] = offer._replace(bound=event.number, since=since, ended=0, ended_at=None)  # what was complete once, breaking off does not undo
            ledger.waiting.discard(number)
            ledger.agreed = number
            return


def end(ledger: Ledger, number: int, released: Collection[int] | None = None, broken_off: datetime | None = None, settled: datetime | None = None) -> None:
    """End every offer; breaking off undoes nothing that binds but what the sides `released` each other from.

    Args:
        broken_off: when it was broken off: what was said before that may be written down yet; None where it was settled.
        settled: when it was settled: what had lapsed by then has no end left to come to; None where it was broken off.
    """
    for key, offer in ledger.offers.items():
        if released is not None and key not in released and (key == ledger.agreed or key in ledger.rivals):
            continue
        if settled is not None and not offer.bound and offer.lapsed(settled):
            continue
        if not offer.ended and not offer.settled and (offer.bound or not offer.withdrawn):
            ledger.offers[key] = offer._replace(ended=number, ended_at=broken_off)
    if broken_off is None:
        ledger.waiting.clear()
    ledger.agreed = ledger.agreed if released is not None and ledger.agreed not in released else 0
    for key in released or ():
        ledger.rivals.pop(key, None)


def _sealing(ledger: Ledger, offer: Offer, happened: datetime | None) -> tuple[datetime, tuple[Authority, ...]] | None:
    """Give since when an offer binds and by whose yes, if it does.

    Args:
        happened: the day of what was written down just now, if that is past: it is judged as things stood from then on.
    """
    now, digest = ledger.moment, ledger.versions[-1].digest
    assert now is not None
    approvals, mandates = [ledger.approvals[item] for item in ledger.alike.get(offer.terms, ())], list(ledger.mandates.values())
    refusals = ledger.refused.get(offer.terms, ())
    if happened is not None and happened < now:
        return ledger.history.sealed(ledger.side, ledger.cases, offer, (approvals, mandates, refusals), happened, now)
    if offer.lapsed(now) or offer.gone(now) or offer.over(now):
        return None
    case = ledger.cases[digest]
    seating = {person.key: ledger.seats.get(person.key, person.front) for person in case.people}
    found = authorities(Books(ledger.side, case, digest, seating, approvals, mandates, refusals, ledger.versions[-1].earlier), offer, now)
    return (now, found) if found else None
