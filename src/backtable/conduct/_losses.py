"""Whose say an edit of the case takes away: who of ours had to approve a package by one version, and need not by the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case
from backtable.conduct._authority import needed_for, required
from backtable.conduct._decisions import ChangeAnswer, Refusal
from backtable.conduct._earlier import same_so_far
from backtable.conduct._events import Terms
from backtable.conduct._offers import Offer, OfferStatus
from backtable.conduct._packages import package_of
from backtable.conduct._standing import Authority, taken_back
from backtable.conduct._state import CaseVersion, State
from backtable.errors import NoPackageError, RefusedError, TooLargeError
from backtable.value import enumerate_packages

_MOST_COMPARED = 200_000


@dataclass(frozen=True, slots=True)
class LostSay:
    """That somebody's yes is not asked for any more where a version of the case asked for it.

    Args:
        packages: for how many packages it was asked for and no longer is.
        of: for how many it was asked for.
        exact: False where the packages of the two versions cannot be compared one by one; then the rules that name them tell.
    """

    person: str
    packages: int
    of: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Loss:
    """That a version of the case asks somebody no longer for a yes.

    Args:
        change: the version that took it away.
        answer: what they said to that, None where nothing is recorded.
        lost: for how many packages, where it is told of the version as a whole; or of a package that the version before did not know.
        refusal: their no to the very package that it is told of, if that is the last that they said to it.
    """

    person: str
    change: CaseVersion
    answer: ChangeAnswer | None
    lost: LostSay | None = None
    refusal: Refusal | None = None

    @property
    def had(self) -> str:
        """Say `had`, or `may have had` where a package is none of the version before, so that only the rules that name somebody tell."""
        return "may have had" if self.lost else "had"

    @property
    def confirmed(self) -> bool | None:
        """Whether they agreed to it; None for not known."""
        return self.answer.accepted if self.answer else None

    @property
    def bars(self) -> bool:
        """Whether they said no to it, or have not agreed to it and refused the very package: it can be neither sent nor accepted then, the one rule for whoever sends and whoever plans."""
        return self.confirmed is False or (self.confirmed is None and self.refusal is not None)


def lost_by(state: State, number: int) -> tuple[LostSay, ...]:
    """Give whose say the version of the case that an event put into the record took away, against the version before it."""
    place = next((place for place, item in enumerate(state.versions) if item.number == number), 0)
    return _lost(state, place - 1, place) if place else ()


def losses(state: State) -> tuple[Loss, ...]:
    """Give whose say edits of the case took away that they have not again by the case as it stands, in the order of the edits."""
    last = len(state.versions) - 1
    found = []
    for place in range(1, last + 1):
        change = state.versions[place]
        still = {item.person for item in _lost(state, place - 1, last)}
        found += [Loss(item.person, change, state.change_answer(change.number, item.person), item) for item in _lost(state, place - 1, place) if item.person in still]
    return tuple(found)


def losses_for(state: State, offer: Offer) -> tuple[Loss, ...]:
    """Give who of ours had to approve an offer's package by an earlier version of the case, and need not by the one that it rests on.

    That is the case as it stands; of an offer that binds, the one that stood then.
    """
    return losses_of(state, offer.terms, offer.bound)


def losses_of(state: State, terms: Terms, bound: int = 0) -> tuple[Loss, ...]:
    """Give the same of any package, proposed or not.

    Args:
        bound: number of the event by which it binds, 0 where it does not.
    """
    key = (losses_of, terms, bound)
    if key not in state.kept:
        versions = [item for item in state.versions if not bound or item.number <= bound]
        lost: dict[str, tuple[CaseVersion, LostSay | None]] = {}
        before: set[str] = set()
        likely: dict[str, tuple[CaseVersion, LostSay | None]] = {}  # what was lost while there was no such package
        for place, version in enumerate(versions) if len(state.versions) > 1 else ():
            asked = _asked(state, version, terms)
            if place and (asked is None or likely or _asked(state, versions[place - 1], terms) is None):
                named = {item.person for item in _by_rules(state.cases[versions[place - 1].digest], state.cases[version.digest])}
                likely |= {item.person: (version, item) for item in _lost(state, place - 1, place) if item.person in named or item.packages == item.of}
            if asked is None:
                continue
            lost |= dict.fromkeys(before - asked, (version, None)) | likely
            lost = {person: change for person, change in lost.items() if person not in asked}
            before, likely = asked, {}
        found = [Loss(person, change, state.change_answer(change.number, person), say, _last_no(state, person, terms)) for person, (change, say) in lost.items()]
        state.kept[key] = tuple(sorted(found, key=lambda item: (item.change.number, item.person)))
    kept: tuple[Loss, ...] = state.kept[key]
    return kept


def contested(state: State, terms: Terms) -> tuple[Loss, ...]:
    """Give the losses by which a package can be neither sent nor accepted: those that somebody said no to, and of this very package also those before which they refused it."""
    if len(state.versions) < 2 or not (state.refusals or any(not item.accepted for item in state.change_answers)):
        return ()
    return tuple(loss for loss in losses_of(state, terms) if loss.bars)


def over_a_no(state: State, offer: Offer, since: datetime, sealing: Iterable[Authority]) -> bool:
    """Say whether an offer would come to bind by a yes of ours that was given after somebody said no to being asked no longer.

    What stood before their no binds us over it, as an offer that has gone out does; nothing that is said after it makes one bind without them.

    Args:
        since, sealing: from when it would bind, and by whose yes.
    """
    return any(loss.answer and since >= loss.answer.time for item in sealing if item.side == state.side for loss in awaited(state, offer, item))


def awaited(state: State, offer: Offer, ours: Authority) -> tuple[Loss, ...]:
    """Give the losses to which somebody said no and must agree before an offer that is accepted can bind: all but where our yes stands from before that.

    Args:
        ours: how our authority for it stands.
    """
    last = max((basis.number for basis in ours.bases), default=0)
    return tuple(loss for loss in contested(state, offer.terms) if loss.answer and (not ours.complete or last > loss.answer.number))


def _last_no(state: State, person: str, terms: Terms) -> Refusal | None:
    """Give the no of somebody to a package, unless they have said yes to it since.

    A no to a package of an earlier version counts where it is the same in all that both versions know: who adds an issue does not get round it.
    """
    no = next((item for item in reversed(state.refusals) if item.person == person and same_so_far(state, item.terms, terms)), None)
    if no is None or taken_back(state, no) or any(item.person == person and item.terms == terms and item.number > no.number for item in state.approvals):
        return None
    return no


def still_asked(state: State, loss: Loss, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say for which packages of the case as it stands the version before a change asked for a yes that the change took away: (packages,).

    Where the two cannot be compared package by package it counts as asked for all.
    """
    place = next(place for place, item in enumerate(state.versions) if item.number == loss.change.number)
    before, case = state.cases[state.versions[place - 1].digest], state.case
    if {issue.key for issue in before.issues} != {issue.key for issue in case.issues}:
        return np.ones(len(codes), dtype=bool)
    old, known = _former(before, case, codes)
    found = np.ones(len(codes), dtype=bool)
    found[known] = needed_for(before, before.our_side, old[known], _seating(state, before)).get(loss.person, np.zeros(int(known.sum()), dtype=bool))
    return found


def resting_on(state: State, loss: Loss, at: datetime) -> tuple[Offer, ...]:
    """Give the offers that went out, or were accepted, without the yes that an edit of the case took away, and that are not over."""
    over = (OfferStatus.REJECTED, OfferStatus.WITHDRAWN, OfferStatus.LAPSED, OfferStatus.ENDED, OfferStatus.DRAFT)
    live = [offer for offer in state.offers if (offer.side == state.side or offer.answer_of(state.side)) and offer.status(at) not in over]
    return tuple(offer for offer in live if any((item.person, item.change) == (loss.person, loss.change) for item in losses_for(state, offer)))


def _asked(state: State, version: CaseVersion, terms: Terms) -> set[str] | None:
    """Give whom a version of the case asks for a package; None where it is no package of it."""
    key = (_asked, version.number, terms)
    if key not in state.kept:
        case = state.cases[version.digest]
        try:
            state.kept[key] = set(required(case, case.our_side, package_of(case, terms, version.earlier), _seating(state, case)).people)
        except RefusedError:
            state.kept[key] = None
    kept: set[str] | None = state.kept[key]
    return kept


def _seating(state: State, case: Case) -> dict[str, bool]:
    return {person.key: state.seats.get(person.key, person.front) for person in case.people}


def _lost(state: State, first: int, then: int) -> tuple[LostSay, ...]:
    before, after = (state.versions[place].digest for place in (first, then))
    key = (_lost, before, after)
    if key not in state.kept:
        state.kept[key] = () if before == after else tuple(_compared(state, state.cases[before], state.cases[after]))
    kept: tuple[LostSay, ...] = state.kept[key]
    return kept


def _compared(state: State, before: Case, after: Case) -> Iterator[LostSay]:
    if _grounds(before) == _grounds(after):
        return
    codes = _common(before, after)
    if codes is None:
        yield from _by_rules(before, after)
        return
    old_codes, new_codes, whole = codes
    told = set()
    asked = needed_for(before, before.our_side, old_codes, _seating(state, before))
    now = needed_for(after, after.our_side, new_codes, _seating(state, after))
    nobody = np.zeros(len(new_codes), dtype=bool)
    for person, needed in asked.items():
        if lost := int((needed & ~now.get(person, nobody)).sum()):
            told.add(person)
            yield LostSay(person, lost, int(needed.sum()))
    if not whole:
        yield from (item for item in _by_rules(before, after) if item.person not in told)


def _grounds(case: Case) -> tuple[object, ...]:
    """Give what authority on our side depends on."""
    side = case.our_side
    spreads = [(item.key, item.distribution) for item in case.assumptions]
    people = [(item.key, item.front) for item in case.people]
    return side.authority, [item.key for item in side.people], people, case.issues, case.facts, case.definitions, case.rules, spreads


def _common(before: Case, after: Case) -> tuple[NDArray[np.int32], NDArray[np.int32], bool] | None:
    """Give the packages that both versions know, by the options of each, and whether those are all of the later; None where they have other issues, or too many packages."""
    keys = [issue.key for issue in before.issues]
    if set(keys) != {issue.key for issue in after.issues} or after.combinations > _MOST_COMPARED:
        return None
    try:
        codes = enumerate_packages(after).codes
    except (NoPackageError, TooLargeError):
        return None
    old, known = _former(before, after, codes)
    return old[known], codes[known], bool(known.all())


def _former(before: Case, after: Case, codes: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Give packages of a case by the options of an earlier version with the same issues, and which of them that knows."""
    keys = [issue.key for issue in before.issues]
    old = np.empty_like(codes)
    for place, issue in enumerate(after.issues):
        former = before.issues[keys.index(issue.key)]
        at = {option: number for number, option in enumerate(former.options)}
        old[:, keys.index(issue.key)] = np.array([at.get(option, -1) for option in issue.options], dtype=codes.dtype)[codes[:, place]]
    return old, np.asarray((old >= 0).all(axis=1))


def _by_rules(before: Case, after: Case) -> Iterator[LostSay]:
    """Give whose place in the rules is another, where packages cannot be compared one by one."""
    people = {person.key for person in after.our_side.people}
    for person in before.our_side.people:
        old, new = ([(rule.when, person.key in rule.approve) for rule in case.our_side.authority] for case in (before, after))
        asked = not old or any(named for _, named in old)
        if asked and (person.key not in people or old != new):
            yield LostSay(person.key, 0, 0, exact=False)
