"""What our own people said no to, by the record, and whose say was taken away without their agreement."""

from collections.abc import Callable, Iterator
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package
from backtable.conduct import (
    Loss,
    MandateRefusal,
    State,
    Terms,
    authority_for,
    books_of,
    losses,
    losses_of,
    person_words,
    region_problem,
    still_asked,
    terms_of,
)
from backtable.planning._evidence import package_in
from backtable.planning._own_word import OwnRefusal, Unconfirmed
from backtable.wording import label_of

Codes = NDArray[np.int32]


def unconfirmed_in(state: State, terms: Terms) -> tuple[Unconfirmed, ...]:
    """Give whose say on a package a change of the case took away, of those who have not agreed to that."""
    found = []
    for loss in losses_of(state, terms):
        if not loss.confirmed:
            name = label_of(state.case, loss.person) if any(item.key == loss.person for item in state.case.people) else person_words(state.case, loss.person)
            no = loss.answer if loss.answer and loss.bars else None
            found.append(Unconfirmed(loss.person, name, loss.change.number, no.number if no else 0, no.reason if no else "", loss.refusal.number if loss.refusal else 0))
    return tuple(found)


def unconfirmed_by(state: State) -> Callable[[Package], tuple[Unconfirmed, ...]]:
    """Give what says that of any package of the case as it stands."""
    if len(state.versions) < 2:
        return lambda _: ()
    return lambda package: unconfirmed_in(state, terms_of(state.case, package))


def unwanted(state: State, now: datetime) -> tuple[Package, ...]:
    """Give packages that one of ours refused, unless they have said yes to them since, or their yes is no longer needed and they have agreed to that."""
    books, found = books_of(state), []
    for refusal in state.refusals:
        package = package_in(state, refusal.terms)
        if package is None:
            continue
        missing = authority_for(books, state.side, refusal.terms, None, now).missing
        taken = any(item.refusal == refusal for item in losses_of(state, refusal.terms) if not item.confirmed)
        if taken or any(item.refusal == refusal for item in missing):
            found.append(package)
    return tuple(dict.fromkeys(found))


def declined(state: State) -> Iterator[MandateRefusal]:
    """Give the mandates that were refused to us by the case as it stands and not granted since, and those of whoever has not agreed to losing their say."""
    since = _since(state)
    for item in state.declines:
        counts = item.case == state.version.digest or (item.person in since and item.number > since[item.person][0] and not region_problem(state.case, item.region))
        if counts and state.declined(item.asked, item.person) == item:
            yield item


def own_refusals(state: State) -> tuple[OwnRefusal, ...]:
    """Give what our own people refused by the case as it stands, packages and mandates, with what they said yes to since.

    Of somebody who has not agreed to a change that took their say away, what they refused by the case before it counts as well.
    """
    own, since = {person.key for person in state.case.our_side.people}, _since(state)
    found = []
    for item in state.refusals:
        begins, taken = since.get(item.person, (state.version.number, None))
        package = package_in(state, item.terms) if item.person in own and item.number > begins else None
        if package is not None:
            found.append(OwnRefusal(item.number, item.person, item.reason, package, "", *_yes_since(state, item.person, item.number), taken))
    for no in declined(state):
        if no.person in own:
            found.append(OwnRefusal(no.number, no.person, no.reason, None, no.region, *_yes_since(state, no.person, no.number), since.get(no.person, (0, None))[1]))
    return tuple(found)


def _since(state: State) -> dict[str, tuple[int, Callable[[Codes], NDArray[np.bool_]]]]:
    """Give of whoever has not agreed to losing their say which version of the case still had it, and what says on which packages."""
    found: dict[str, list[Loss]] = {}
    for loss in losses(state) if len(state.versions) > 1 else ():
        if not loss.confirmed:
            found.setdefault(loss.person, []).append(loss)
    return {person: (_before(state, items[0]), _taken(state, items)) for person, items in found.items()}


def _before(state: State, loss: Loss) -> int:
    place = next(place for place, item in enumerate(state.versions) if item.number == loss.change.number)
    return state.versions[place - 1].number


def _taken(state: State, items: list[Loss]) -> Callable[[Codes], NDArray[np.bool_]]:
    return lambda codes: np.logical_or.reduce([still_asked(state, loss, codes) for loss in items])


def _yes_since(state: State, person: str, number: int) -> tuple[tuple[Package, ...], tuple[str, ...]]:
    """Give packages and regions to which somebody said yes after an event, by the case as it stands."""
    given = [item.terms for item in state.approvals if item.person == person and item.number > number]
    granted = [item.region for item in state.mandates if item.person == person and item.number > number and item.case == state.version.digest]
    return tuple(found for terms in given if (found := package_in(state, terms))), tuple(granted)
