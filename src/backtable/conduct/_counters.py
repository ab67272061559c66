"""Which of our offers the other sides turned down by an offer of their own."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from backtable.conduct._offers import Offer
from backtable.conduct._state import State


class Counter(NamedTuple):
    """An offer of another side that came while ours lay before it unanswered.

    A counter-offer turns down the offer that it answers (for contracts, section 39 of the Restatement (Second) of Contracts and article 19 of
    the United Nations Convention on Contracts for the International Sale of Goods), unless whoever makes it says otherwise.

    Args:
        offer: number of our offer.
        by: number of theirs, which is that of the event.
        side, person: who made it.
        moment: when it was made.
    """

    offer: int
    by: int
    side: str
    person: str
    moment: datetime


def counters(state: State) -> tuple[Counter, ...]:
    """Give the counter-offers to offers of ours, in order, the first of each side to each offer.

    What a side answered expressly later is left out: the answer takes the counter-offer's place. So is what the rules stand against.
    """
    if counters not in state.kept:
        state.kept[counters] = tuple(_found(state))
    kept: tuple[Counter, ...] = state.kept[counters]
    return kept


def counters_to(state: State, offer: Offer) -> tuple[Counter, ...]:
    """Give the counter-offers to one offer of ours: one of each side that made one."""
    if counters_to not in state.kept:  # a screen asks for each of thousands
        found: dict[int, tuple[Counter, ...]] = {}
        for item in counters(state):
            found[item.offer] = (*found.get(item.offer, ()), item)
        state.kept[counters_to] = found
    kept: dict[int, tuple[Counter, ...]] = state.kept[counters_to]
    return kept.get(offer.number, ())


def _found(state: State) -> Iterator[Counter]:
    sent = sorted((offer for offer in state.offers if offer.sent and not state.forbidden(offer)), key=lambda offer: offer.public)
    for side in state.case.other_sides:
        waiting: list[Offer] = []
        for theirs in sent:
            if theirs.side == state.side:
                waiting.append(theirs)
            elif theirs.side == side.key and theirs.sent:
                later = []  # sent after their offer was made, which was written down late: another may answer it
                for offer in waiting:
                    if offer.sent and offer.sent > _latest(theirs.sent):
                        later.append(offer)
                    elif _lay_open(offer, theirs) and not offer.answer_of(side.key):
                        yield Counter(offer.number, theirs.number, side.key, theirs.person, theirs.sent)
                waiting = later


def _latest(moment: datetime) -> datetime:
    """Give the latest that a moment can mean: of a day alone, which is kept as its beginning, the end."""
    return moment + timedelta(days=1) if moment.astimezone().time() == time() else moment


def _lay_open(offer: Offer, theirs: Offer) -> bool:
    """Say whether an offer of ours stood when theirs was made."""
    assert theirs.sent is not None
    over = 0 < offer.ended < theirs.number or 0 < offer.bound < theirs.number or 0 < offer.withdrawn < theirs.number
    return not (over or offer.lapsed(theirs.sent) or offer.gone(theirs.sent))
