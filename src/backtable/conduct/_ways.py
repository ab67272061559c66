"""In which ways an offer that is over may yet turn out to bind: whose yes must have been there, and by when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from backtable.conduct._offers import Offer, OfferStatus
from backtable.conduct._standing import Missing, authorities_at, hope_ends, last_chance, may_bind_yet
from backtable.conduct._state import State
from backtable.quantities import clock_time
from backtable.wording import listed


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which an offer binds.

    Args:
        people: all whose yes must have been there.
        until: by when.
    """

    people: tuple[str, ...]
    until: datetime


def ways_to_bind(state: State, offer: Offer, at: datetime) -> tuple[Way, ...]:
    """Give the ways in which an offer that is over may bind yet, that with most time first; nothing if it cannot.

    A yes that ended before the offer was over counted until its end: while it did, fewer others were needed.
    """
    short, over = may_bind_yet(state, offer, at), last_chance(state, offer, at)
    if not short or over is None:
        return ()
    found = [Way(tuple(dict.fromkeys(item.person for authority in short for item in authority.missing)), over)]
    accepted = max((answer.moment for answer in offer.answers if answer.accepted), default=over)
    for moment in sorted(_ends(state, offer, accepted, over), reverse=True):
        missing = _missing(state, offer, moment)
        people = tuple(dict.fromkeys(item.person for item in missing))
        if people and not any(item.refusal for item in missing) and not any(set(way.people) <= set(people) for way in found):
            found.append(Way(people, moment))
    return tuple(found)


def ways_back(state: State, offer: Offer, at: datetime) -> tuple[Way, ...]:
    """Give the ways in which an offer that is accepted subject to approval binds from an earlier moment, while a yes that has ended since still counted: whose yes of then is all that it takes."""
    if offer.status(at) is not OfferStatus.SUBJECT or state.agreed(at):
        return ()
    missing = _missing(state, offer, at)
    accepted = max((answer.moment for answer in offer.answers if answer.accepted), default=at)
    found = list[Way]()
    for moment in sorted(_ends(state, offer, accepted, at), reverse=True):
        lacking = _missing(state, offer, moment)
        people = tuple(dict.fromkeys(item.person for item in lacking))
        if people and set(people) < {item.person for item in missing} and not any(item.refusal for item in lacking) and not any(set(way.people) <= set(people) for way in found):
            found.append(Way(people, moment))
    return tuple(found)


def _missing(state: State, offer: Offer, at: datetime) -> list[Missing]:
    """Give whose yes is missing on both sides at a moment."""
    return [item for authority in authorities_at(state, offer, at) if not authority.complete for item in authority.missing]


def _ends(state: State, offer: Offer, begin: datetime, end: datetime) -> set[datetime]:
    """Give when a yes to an offer, or to a region, ended within a time."""
    ends = {item.until for item in state.approvals if item.terms == offer.terms and item.until} | {item.until for item in state.mandates}
    return {moment for moment in ends if begin <= moment < end}


def by_when(state: State, offer: Offer, at: datetime) -> str:
    """Say by when the yes must have been there that makes an offer bind which is over: by then, or before the case changed."""
    by, over = last_chance(state, offer, at), hope_ends(state, offer, at)
    return f"by {clock_time(by)}, before the case changed" if by and over and by < over else "by then"


def ways_words(ways: Sequence[Way], written: Callable[[datetime], str] = clock_time) -> str:
    """Say in which ways an offer binds: `cfo and director had approved it by 2026-04-18 09:00 UTC, or director alone by 2026-04-15 23:59 UTC`."""
    said = [
        f"{listed(list(way.people))}{' had approved it' if not place else ' alone' if len(way.people) == 1 else ''} by {written(way.until)}"
        for place, way in enumerate(ways)
    ]
    return ", or ".join(said)
