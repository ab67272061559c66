"""On what conditions an offer was approved, and what became of each."""

from dataclasses import dataclass
from datetime import datetime

from backtable.conduct._offers import Offer
from backtable.conduct._standing import authority_of
from backtable.conduct._state import State
from backtable.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must be so for a yes to hold.

    Args:
        number: its place among those of the offer, from 1.
        people: who set it.
        given: numbers of their approvals and mandates.
        met: what shows that it is met, as it was settled.
        waived: what shows that whoever set it does without it.
    """

    number: int
    text: str
    people: tuple[str, ...]
    given: tuple[int, ...]
    met: str = ""
    waived: str = ""


def conditions_of(state: State, offer: Offer, at: datetime) -> tuple[Condition, ...]:
    """Give the conditions of every yes that counts for an offer: ours first; one that several people set is told once."""
    if conditions_of not in state.kept:  # a list of thousands of offers asks it of each
        state.kept[conditions_of] = any(item.conditions for item in state.approvals) or any(item.conditions for item in state.mandates)
    if not state.kept[conditions_of]:
        return ()
    found: dict[str, list[tuple[str, int]]] = {}
    for side in (state.side, *(item.key for item in state.case.other_sides)):
        try:
            authority = authority_of(state, offer, side, at)
        except RefusedError:  # the case has changed so that this is no longer a package of it
            continue
        for basis in authority.bases:
            for text in basis.conditions:
                found.setdefault(text, []).append((basis.person, basis.number))
    told = state.concluded if offer.settled else None
    met, waived = (dict(told.met), dict(told.waived)) if told else ({}, {})
    before = told.conditions_met if told else ""  # as earlier versions wrote it, of all together
    return tuple(
        Condition(
            place,
            text,
            tuple(dict.fromkeys(person for person, _ in set_by)),
            tuple(dict.fromkeys(number for _, number in set_by)),
            met.get(text, "" if text in waived else before),
            waived.get(text, ""),
        )
        for place, (text, set_by) in enumerate(found.items(), 1)
    )
