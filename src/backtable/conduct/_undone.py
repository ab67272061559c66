"""Agreements that a correction took out of the record: told, for the other side may go by what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backtable.conduct._state import State


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


def undone_words(state: "State", number: int = 0) -> tuple[str, ...]:
    """Say which agreements corrections took out of the record that have not come back since.

    Args:
        number: the correction that is asked about; of all if 0.
    """
    bound = {offer.number for offer in state.offers if offer.bound} | {item.offer for item in state.rivals}
    return tuple(
        f"Offer {item.offer} bound both sides since {item.since:%Y-%m-%d %H:%M} UTC, as the record stood until event {item.by} corrected event {item.event} ({item.reason}). "
        "A correction undoes no agreement: if they go by it, it may hold us still, so have them confirm in writing what was said"
        for item in state.undone
        if item.offer not in bound and (not number or item.by == number)
    )
