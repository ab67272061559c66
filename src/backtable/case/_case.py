"""The case as a whole."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from math import prod
from typing import Any

from backtable.case._assumption import Assumption, Correlation
from backtable.case._clause import Clause
from backtable.case._expression import Expression
from backtable.case._issue import Issue
from backtable.case._side import Person, Side
from backtable.errors import NoAnswerError, Place

_LATER = {"later": True}
"""Marks what cases did not have at first: left out of the digest where it is empty, so that digests noted earlier hold."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A known number.

    Args:
        about: what it is, for readers.
    """

    key: str
    value: float
    unit: str = ""
    source: str = ""
    place: Place = field(default=Place(""), compare=False)
    about: str = field(default="", metadata=_LATER)


@dataclass(frozen=True, slots=True)
class Currency:
    """What one unit of another currency is in the case's own.

    Args:
        key: its code, such as EUR.
        rate: how many of the case's currency one of it is.
        day: of which day the rate is.
    """

    key: str
    rate: float
    day: date | None = None
    source: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that matters; formulas know it as a fact of the same name, in days from the case's `today`.

    Args:
        key: its name in formulas.
        day: the day.
        about: what it is, for readers.
    """

    key: str
    day: date
    about: str = ""
    source: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """A quantity that several formulas use."""

    key: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Rule:
    """What every package must fulfil to be one."""

    require: Expression
    because: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """A value for every issue, in the order of the case's issues."""

    values: tuple[float | str, ...]
    name: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One negotiation.

    Args:
        facts: known numbers; the days of the calendar stand among them, in days from `today`.
        today: the day from which the days of the calendar count.
    """

    name: str
    currency: str
    ours: str
    issues: tuple[Issue, ...]
    sides: tuple[Side, ...]
    facts: tuple[Fact, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    correlations: tuple[Correlation, ...] = ()
    definitions: tuple[Definition, ...] = ()
    rules: tuple[Rule, ...] = ()
    packages: tuple[Package, ...] = ()
    seed: int = 1
    own_chance: float = 0.9
    margin: float = 0.05
    currencies: tuple[Currency, ...] = field(default=(), metadata=_LATER)
    today: date | None = field(default=None, metadata=_LATER)
    calendar: tuple[CalendarDay, ...] = field(default=(), metadata=_LATER)
    clauses: tuple[Clause, ...] = field(default=(), metadata=_LATER)
    file: str = field(default="", compare=False)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, side by side in the order written."""
        return tuple(person for side in self.sides for person in side.people)

    @property
    def our_side(self) -> Side:
        """The side whose eyes we look through."""
        return self.side(self.ours)

    @property
    def other_sides(self) -> tuple[Side, ...]:
        """All sides but ours."""
        return tuple(side for side in self.sides if side.key != self.ours)

    @property
    def demand(self) -> Package | None:
        """The package that the other side asks for, if the case names it."""
        return next((package for package in self.packages if package.name == "demand"), None)

    @property
    def combinations(self) -> int:
        """How many packages there are before the rules are asked."""
        return prod(len(issue.options) for issue in self.issues)

    @property
    def continuous(self) -> tuple[Issue, ...]:
        """The amounts that can be any number within their range."""
        return tuple(issue for issue in self.issues if issue.continuous)

    @property
    def expressions(self) -> Iterator[Expression]:
        """Every formula of the case."""
        yield from (item.expression for item in self.definitions)
        yield from (rule.require for rule in self.rules)
        for side in self.sides:
            yield from (rule.when for rule in side.authority if rule.when)
            yield from (person.threshold for person in side.people)
            yield from (person.stake for person in side.people if isinstance(person.stake, Expression))
            for interest in (*side.interests, *(item for person in side.people for item in person.interests)):
                yield from (item for item in (interest.value, interest.no_deal) if item)

    def holding(self, packages: Iterable[Package]) -> "Case":
        """Give the same case with the values of some packages among those looked at of its continuous amounts."""
        if not self.continuous:
            return self
        values = [package.values for package in packages]
        return self.looking_at({issue.key: [row[place] for row in values] for place, issue in enumerate(self.issues)})

    def looking_at(self, more: Mapping[str, Iterable[float | str]]) -> "Case":
        """Give the same case with more values looked at of its continuous amounts, by their key."""
        return replace(self, issues=tuple(_with(issue, more.get(issue.key, ())) for issue in self.issues))

    def side(self, key: str) -> Side:
        """Give a side by its key."""
        return next(side for side in self.sides if side.key == key)

    def person(self, key: str) -> Person:
        """Give a person by key.

        Raises:
            NoAnswerError: nobody has that key.
        """
        for person in self.people:
            if person.key == key:
                return person
        known = ", ".join(person.key for person in self.people)
        raise NoAnswerError(f"nobody in this case is called {key!r}; the people are {known}")

    def person_named(self, words: str) -> Person:
        """Give a person by key, or by key or label in any case of letters where only one is called so; a label also as far as its first comma.

        Raises:
            NoAnswerError: nobody is, or several are.
        """
        found = [person for person in self.people if person.key == words]
        found = found or [person for person in self.people if words.casefold() in (person.key.casefold(), person.label.casefold())]
        found = found or [person for person in self.people if words.strip() and person.label.casefold().startswith(f"{words.casefold().strip()},")]
        if len(found) > 1:
            raise NoAnswerError(f"{words!r} could be any of {', '.join(person.key for person in found)}; write the key")
        return found[0] if found else self.person(words)

    def terms(self, package: Package) -> Mapping[str, float | str]:
        """Give a package as issue → value."""
        return {issue.key: value for issue, value in zip(self.issues, package.values, strict=True)}

    @property
    def digest(self) -> str:
        """SHA-256 over everything that the case says, independent of layout and comments."""
        text = json.dumps(_plain(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _with(issue: Issue, more: Iterable[float | str]) -> Issue:
    """Give an issue with more options, where it is a continuous amount."""
    if not issue.continuous:
        return issue
    options = [float(option) for option in issue.options]
    for value in sorted(float(option) for option in more):
        found = min(options, key=lambda option: abs(option - value))
        if abs(found - value) > 1e-9 * max(1.0, abs(found)):  # as `Issue.index` compares
            options.append(value)
    return replace(issue, options=tuple(sorted(options)))


def _plain(value: Any) -> Any:
    if isinstance(value, Issue) and value.continuous:  # which values of it are looked at is no part of what is negotiated
        value = replace(value, options=(value.options[0], value.options[-1]))
    if is_dataclass(value):
        return {
            item.name: _plain(found)
            for item in fields(value)
            if item.compare and ((found := getattr(value, item.name)) or "later" not in item.metadata)
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
