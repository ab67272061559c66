"""The case as a whole."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from math import prod
from typing import Any

from backtable.case._assumption import Assumption, Correlation
from backtable.case._expression import Expression
from backtable.case._issue import Issue
from backtable.case._side import Person, Side
from backtable.errors import NoAnswerError, Place


@dataclass(frozen=True, slots=True)
class Fact:
    """A known number."""

    key: str
    value: float
    unit: str = ""
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
    """One negotiation."""

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

    def terms(self, package: Package) -> Mapping[str, float | str]:
        """Give a package as issue → value."""
        return {issue.key: value for issue, value in zip(self.issues, package.values, strict=True)}

    @property
    def digest(self) -> str:
        """SHA-256 over everything that the case says, independent of layout and comments."""
        text = json.dumps(_plain(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value) if item.compare}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
