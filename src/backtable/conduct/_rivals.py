"""Offers that turn out to have bound before the one that is agreed: by what was written down late, both may bind."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from backtable.conduct._undone import NOT_AGREED
from backtable.quantities import clock_time

if TYPE_CHECKING:
    from backtable.conduct._offers import Offer
    from backtable.conduct._state import State


@dataclass(frozen=True, slots=True)
class Rival:
    """An offer whose authority was complete before that of the agreed one was, though that was written down only after it.

    Args:
        offer: its number.
        by: number of the event that wrote down the last yes.
        since: from when it binds.
    """

    offer: int
    by: int
    since: datetime


def rival_of(state: "State", number: int) -> Rival | None:
    """Give an offer as a rival of the agreed one, if it is one."""
    return next((item for item in state.rivals if item.offer == number), None)


def both_bind(state: "State", agreed: "Offer") -> tuple[str, ...]:
    """Say which offers bind beside the one that is agreed, and what to do: by law the earlier one may well be what holds."""
    return tuple(
        f"Offer {item.offer} binds too: by what event {item.by} wrote down, both sides were bound by it since {clock_time(item.since)}, before offer {agreed.number} was agreed. "
        "Both may hold us: agree with them in writing which one stands and that the other is off, and say so when you settle"
        for item in state.rivals
    )


def settled_beside(state: "State") -> tuple[str, ...]:
    """Say which offers bound as well when another was settled, by what a correction wrote after that: of them nobody said then, nor has the other side since, that they are off."""
    told = {number for number, _ in state.concluded.instead_of} if state.concluded else set()
    told |= {str(item.offer) for item in state.statements if item.means == NOT_AGREED and item.number > state.settled}
    beside = [offer for offer in state.offers if state.settled and offer.bound and offer.since and offer.ended == state.settled and str(offer.number) not in told]
    return tuple(
        f"Offer {offer.number} bound both sides as well, since {clock_time(offer.since)}, by what the record says now, and nothing shows that it is off: have them confirm in writing that it is (`backtable heard --means not-agreed --offer {offer.number}`)"
        for offer in beside
    )


def owed_words(state: "State", number: int) -> list[str]:
    """Give the offers of which it must be said, to settle on one, that they are off."""
    binding = [str(item.offer) for item in state.rivals]
    if state.rivals:
        binding += [str(offer.number) for offer in state.offers if offer.bound]
    return [item for item in binding if item != str(number)]
