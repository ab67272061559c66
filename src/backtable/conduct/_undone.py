"""Agreements that a correction took out of the record: told, for the other side may go by what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from backtable.quantities import clock_time

if TYPE_CHECKING:
    from backtable.conduct._state import State

NOT_AGREED = "not-agreed"


@dataclass(frozen=True, slots=True)
class Undone:
    """An offer by which both sides were bound as the record stood until a correction.

    Args:
        offer: its number.
        event: what was corrected.
        by: number of the correction.
        since: from when it had bound.
    """

    offer: int
    event: int
    by: int
    reason: str
    since: datetime


def undone_now(state: "State") -> tuple[Undone, ...]:
    """Give the agreements that corrections took out of the record, without those that have come back since, or that the other side has said since to be none."""
    bound = {offer.number for offer in state.offers if offer.bound} | {item.offer for item in state.rivals}
    told = {(item.number, item.offer) for item in state.statements if item.means == NOT_AGREED and item.number not in (state.against or ())}
    return tuple(item for item in state.undone if item.offer not in bound and not any(offer == item.offer and number > item.by for number, offer in told))


def undone_words(state: "State", number: int = 0, reasons: bool = True) -> tuple[str, ...]:
    """Say which agreements corrections took out of the record, as long as they may hold us still.

    Args:
        number: the correction that is asked about; of all if 0.
        reasons: whether to tell why it was corrected.
    """
    return tuple(
        f"Offer {item.offer} bound both sides since {clock_time(item.since)}, as the record stood until event {item.by} corrected event {item.event}{f' ({item.reason})' if reasons else ''}. "
        "A correction undoes no agreement: if they go by it, it may hold us still, so have them confirm in writing what was said"
        for item in undone_now(state)
        if not number or item.by == number
    )
