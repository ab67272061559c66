"""Sides, the people on them, what they want and who must approve."""

from dataclasses import dataclass, field

from backtable.case._expression import Expression
from backtable.case._unknown import Unknown
from backtable.errors import Place


@dataclass(frozen=True, slots=True)
class Interest:
    """One named reason why a package is worth something to a side or a person.

    Either `value` (a formula), `scores` (issue → option → worth) or `unknown` (hints at scores) says what a package is
    worth; `no_deal` what the absence of agreement is. `scores` holds a row per issue: (issue key, worth of each option in
    the issue's order).
    """

    name: str
    value: Expression | None
    scores: tuple[tuple[str, tuple[float, ...]], ...]
    no_deal: Expression | None
    source: str = ""
    unknown: Unknown | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a role on a side, seated at its front or back table.

    Args:
        stake: how much of the side's worth they feel as their own, from 0 to 1: a number, or a formula of facts,
            assumptions and definitions. Like their threshold they know it themselves.
        threshold: the least gain for which they say yes.
    """

    key: str
    label: str
    role: str
    side: str
    front: bool
    stake: float | Expression
    threshold: Expression
    interests: tuple[Interest, ...] = ()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class AuthorityRule:
    """Who must approve a package for which `when` holds; without `when`, any package."""

    when: Expression | None
    approve: tuple[str, ...]
    because: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Side:
    """An organisation in the negotiation. Without authority rules everybody on it must approve."""

    key: str
    label: str
    interests: tuple[Interest, ...]
    people: tuple[Person, ...]
    authority: tuple[AuthorityRule, ...] = ()
    place: Place = field(default=Place(""), compare=False)
