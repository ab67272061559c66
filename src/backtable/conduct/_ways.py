"""In which ways an offer that is over may yet turn out to bind: whose yes must have been there, and by when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from backtable.conduct._offers import Offer
from backtable.conduct._standing import authority_of, hope_ends, may_bind_yet
from backtable.conduct._state import State
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
    short, over = may_bind_yet(state, offer, at), hope_ends(state, offer, at)
    if not short or over is None:
        return ()
    found = [Way(tuple(dict.fromkeys(item.person for authority in short for item in authority.missing)), over)]
    accepted = max((answer.moment for answer in offer.answers if answer.accepted), default=over)
    ends = {item.until for item in state.approvals if item.terms == offer.terms and item.until} | {item.until for item in state.mandates}
    for moment in sorted((end for end in ends if accepted <= end < over), reverse=True):
        missing = [item for side in state.case.sides if not (authority := authority_of(state, offer, side.key, moment)).complete for item in authority.missing]
        people = tuple(dict.fromkeys(item.person for item in missing))
        if people and not any(item.refusal for item in missing) and not any(set(way.people) <= set(people) for way in found):
            found.append(Way(people, moment))
    return tuple(found)


def ways_words(ways: Sequence[Way], written: Callable[[datetime], str] = "{:%Y-%m-%d %H:%M} UTC".format) -> str:
    """Say in which ways an offer binds: `cfo and director had approved it by 2026-04-18 09:00 UTC, or director alone by 2026-04-15 23:59 UTC`."""
    said = [
        f"{listed(list(way.people))}{' had approved it' if not place else ' alone' if len(way.people) == 1 else ''} by {written(way.until)}"
        for place, way in enumerate(ways)
    ]
    return ", or ".join(said)
