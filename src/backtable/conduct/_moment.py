"""The moment at which a rule is asked, and what the rules have in common."""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from backtable.case import Case, Person
from backtable.conduct._entry import Entry
from backtable.conduct._events import Evidence, Terms
from backtable.conduct._packages import package_of, terms_of
from backtable.conduct._state import State
from backtable.errors import RefusedError
from backtable.files import nearest
from backtable.quantities import clock_time
from backtable.value import keeps


@dataclass(frozen=True, slots=True)
class Moment:
    """What a rule is asked on.

    Args:
        now: the time that counts, never before an earlier event.
        behind: the clock itself stands before that.
        again: the entry stands in the record, perhaps as an earlier version wrote it.
    """

    state: State
    entry: Entry
    now: datetime
    behind: bool = False
    again: bool = False

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.state.case

    @property
    def happened(self) -> datetime:
        """When it happened."""
        return self.entry.happened or self.now


@singledispatch
def check_content(content: Any, _at: Moment) -> None:
    """Refuse a content that a rule of its kind stands against; each kind registers its own."""
    raise AssertionError(content)


def person_of(at: Moment, key: str) -> Person:
    """Give a person of the case."""
    for person in at.case.people:
        if person.key == key:
            return person
    people = [item.key for item in at.case.people]
    close = nearest(key, people)
    raise RefusedError(f"nobody in the case is called {key}; {f'{close} ' if close else ''}the people are {', '.join(people)}")


def our_person(key: str, at: Moment) -> Person:
    """Give a person of our own side."""
    person = person_of(at, key)
    if person.side != at.state.side:
        ours = ", ".join(item.key for item in at.case.our_side.people)
        raise RefusedError(f"{key} is not on our side; our people are {ours}")
    return person


def their_person(key: str, at: Moment) -> Person:
    """Give a person of another side."""
    person = person_of(at, key)
    if person.side == at.state.side:
        theirs = ", ".join(item.key for item in at.case.people if item.side != at.state.side)
        raise RefusedError(f"{key} is on our own side; their people are {theirs}")
    return person


def require_text(text: str, wanted: str) -> None:
    """Refuse an empty text."""
    if not text.strip():
        raise RefusedError(wanted)


def require_future(time: datetime | None, at: Moment, what: str) -> None:
    """Refuse a time that is past; of what is written down later, one that was past on its day."""
    if time is not None and time <= at.happened:
        state = at.state
        ahead = ""
        if at.behind and not at.entry.happened:
            ahead = f", the time of event {state.latest}, which the clock has not reached; if that clock stood ahead, `backtable correct` sets its time right"
        raise RefusedError(f"{what}: {clock_time(time)} is not after {clock_time(at.happened)}{ahead}")


def require_current(digest: str, at: Moment, stood: str = "") -> None:
    """Refuse what another version of the case was behind.

    Args:
        stood: digest of the version that stood on the day, where that is not today.
    """
    if digest != (stood or at.state.version.digest):
        then = "stood on that day" if at.entry.happened else "stands"
        raise RefusedError(f"it was judged by another version of the case than the one that {then}; judge it anew")


def require_package(terms: Terms, at: Moment, case: Case | None = None, earlier: Terms = ()) -> None:
    """Refuse terms that are no package of the case, as it stands if no other version is given.

    Args:
        earlier: of terms that stand in the record, what was said of packages of before.
    """
    case = case or at.case
    package = package_of(case, terms, earlier)
    if not earlier and terms != terms_of(case, package):
        raise RefusedError("the terms are not written as the case has them")
    broken = [rule.because or rule.require.text for rule in case.rules if not keeps(case, rule, package)]
    if broken:
        raise RefusedError(f"this is no package: {'; '.join(broken)}; change the terms, or the rule in the case if it is wrong")


def require_evidence(key: str, evidence: Evidence | None, at: Moment) -> None:
    """Ask for evidence of what somebody else writes down."""
    if at.entry.who == key:
        return
    if at.entry.behalf != key:
        raise RefusedError(f"{at.entry.who} writes this for {key}, and the event must say so")
    if not evidence:
        raise RefusedError(f"{at.entry.who} writes this for {key}: name the evidence, a file or their words")
