"""What a record taught and the case as it stands can no longer read: said wherever beliefs are, so that nothing is lost in silence."""

from collections.abc import Iterator
from datetime import datetime

from backtable.conduct import (
    OfferStatus,
    State,
    Statement,
    known_thing,
    reading_words,
    region_problem,
    truth_problem,
    unread_words,
)
from backtable.wording import listed

_LIVE = (OfferStatus.OPEN, OfferStatus.SUBJECT)


def unread_of(state: State, now: datetime, typed: str = "FILE", case_file: str = "CASE") -> tuple[str, ...]:
    """Say what no longer counts of what the record holds since the case was changed, why, and how it counts again.

    Args:
        now: what lies on the table then is named as such.
        typed, case_file: how the negotiation file and the case are called in what can be typed.
    """
    if len(state.versions) < 2:
        return ()
    return (*_offers(state, now, typed, case_file), *_statements(state))


def _offers(state: State, now: datetime, typed: str, case_file: str) -> Iterator[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    people = {person.key for person in state.case.people}
    lost: dict[str, list[str]] = {}
    for offer in state.offers:
        if offer.sent is None or state.forbidden(offer):
            continue
        status = offer.status(now)
        number = f"{offer.number} ({status.value})" if status in _LIVE else str(offer.number)
        if why := unread_words(state, offer.terms):
            groups.setdefault((why, reading_words(state, offer.terms, typed, case_file)), []).append(number)
        elif offer.person not in people:
            lost.setdefault(offer.person, []).append(number)
    for (why, remedy), numbers in groups.items():
        one = len(numbers) == 1
        them = "it" if one else "them"
        yield (
            f"Not read by the case as it stands: offer{'' if one else 's'} {listed(numbers)}, for {'it' if one else 'each of them'} {why}. "
            f"What was learned from {them} and from the answers to {them} counts no longer, and no move that rests on {them} is weighed. "
            f"So that {'it counts' if one else 'they count'} again: {remedy}."
        )
    for person, numbers in lost.items():
        yield f"Not read by the case as it stands: offer{'' if len(numbers) == 1 else 's'} {listed(numbers)} of {person}, who is nobody of the case any more. What was learned from that counts no longer; put them back into the case (`backtable revise`), at the back table if they have left it."


def _statements(state: State) -> Iterator[str]:
    for item in state.statements:
        if item.number not in (state.against or ()) and (why := _gone(state, item)):
            yield f"Not read by the case as it stands: what {item.person} said in event {item.number} ({why}). What was learned from that counts no longer; put back into the case what it speaks of (`backtable revise`), or write it down again in the words of the case as it is (`backtable heard`)."


def _gone(state: State, item: Statement) -> str:
    """Say what a statement speaks of that the case knows no longer; nothing where it knows all."""
    people = {person.key for person in state.case.people}
    if item.person not in people:
        return f"{item.person} is nobody of the case any more"
    if item.claim and (problem := truth_problem(state.case, item.claim, item.person)):
        return problem
    if item.claim and "@" in item.about and not known_thing(state.case, item.about):
        return f"the case knows nothing of {item.about}"
    if item.refuses and (item.about or item.person) not in people:
        return f"{item.about} is nobody of the case any more"
    return region_problem(state.case, item.refuses) if item.refuses else ""
