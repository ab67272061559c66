"""What our own people said no to, by the record."""

from collections.abc import Iterator
from datetime import datetime

from backtable.case import Package
from backtable.conduct import MandateRefusal, State, authority_for, books_of
from backtable.planning._evidence import package_in
from backtable.planning._own_word import OwnRefusal


def unwanted(state: State, now: datetime) -> tuple[Package, ...]:
    """Give packages that one of ours refused, unless they have said yes to them since or their yes is no longer needed."""
    books, found = books_of(state), []
    own = {person.key for person in state.case.our_side.people}
    for refusal in state.refusals:
        package = package_in(state, refusal.terms) if refusal.person in own else None
        if package is None:
            continue
        missing = authority_for(books, state.side, refusal.terms, None, now).missing
        if any(item.refusal == refusal for item in missing):
            found.append(package)
    return tuple(dict.fromkeys(found))


def declined(state: State) -> Iterator[MandateRefusal]:
    """Give the mandates that were refused to us by the case as it stands and not granted since."""
    for item in state.declines:
        if item.case == state.version.digest and state.declined(item.asked, item.person) == item:
            yield item


def own_refusals(state: State) -> tuple[OwnRefusal, ...]:
    """Give what our own people refused by the case as it stands, packages and mandates, with what they said yes to since."""
    own = {person.key for person in state.case.our_side.people}
    found = []
    for item in state.refusals:
        package = package_in(state, item.terms) if item.person in own and item.number > state.version.number else None
        if package is not None:
            found.append(OwnRefusal(item.number, item.person, item.reason, package, "", *_yes_since(state, item.person, item.number)))
    for no in declined(state):
        found.append(OwnRefusal(no.number, no.person, no.reason, None, no.region, *_yes_since(state, no.person, no.number)))
    return tuple(found)


def _yes_since(state: State, person: str, number: int) -> tuple[tuple[Package, ...], tuple[str, ...]]:
    """Give packages and regions to which somebody said yes after an event, by the case as it stands."""
    given = [item.terms for item in state.approvals if item.person == person and item.number > number]
    granted = [item.region for item in state.mandates if item.person == person and item.number > number and item.case == state.version.digest]
    return tuple(found for terms in given if (found := package_in(state, terms))), tuple(granted)
