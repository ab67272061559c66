"""What advice consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backtable.case import Case, Package


@dataclass(frozen=True, slots=True)
class Range:
    """A quantity over the worlds: mean, 5 % and 95 % points, in the case's currency."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one person stands to one package."""

    person: str
    gain: Range
    own: float
    organisation: float
    threshold: float
    says_yes: float
    must_approve: float
    shortfall: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A package and what it comes to.

    Args:
        expected_gain: E[gain of our side × acceptable], with its standard error.
        gain: expected gain of each side once agreed.
        chance: weight of the worlds in which everybody who must approves.
    """

    package: Package
    expected_gain: float
    error: float
    chance: float
    gain: Mapping[str, float]
    people: tuple[Judgement, ...] = ()
    allowed: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """Something worth finding out before proposing."""

    about: str
    label: str
    ask: tuple[str, ...]
    worth: float
    error: float
    answers: tuple[tuple[str, float, Package], ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What the terms contribute to one person's gain, against another package or no deal."""

    person: str
    total: float
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What the proposal rests on: one assumption at its 5 % and 95 % points."""

    about: str
    label: str
    low: float
    high: float
    gains: tuple[float, float]
    chances: tuple[float, float]
    changes: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Seat:
    """A seating of ours: what could be agreed on the spot at worst, and what the proposal is then worth.

    Args:
        exposure: lowest expected gain that those at the front could be talked into; None if nothing can be agreed there.
    """

    seating: tuple[str, ...]
    present: bool
    exposure: float | None
    package: Package | None
    expected_gain: float
    chance: float


@dataclass(frozen=True, slots=True)
class Method:
    """How it was computed."""

    exact: bool
    worlds: int
    seed: int
    digest: str
    packages: int
    seating: tuple[str, ...]
    candidates: int = 0


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything that `advise` finds; `proposal` is None where nothing can pass, and `reason` says why."""

    case: Case
    method: Method
    proposal: Outcome | None
    reason: str
    in_the_way: tuple[str, ...]
    demand: Outcome | None
    equally_good: Mapping[str, tuple[float | str, ...]]
    equally_good_count: int
    safer: Outcome | None
    cautions: tuple[str, ...]
    rules: tuple[str, ...]
    questions: tuple[Question, ...]
    why: tuple[Contribution, ...]
    alternatives: tuple[Outcome, ...]
    solutions: Mapping[str, tuple[Outcome, ...]]
    more_chance: tuple[Outcome, ...]
    rests_on: tuple[Rest, ...]
    seats: tuple[Seat, ...]
    frontier: tuple[Outcome, ...]
    possible: int
    allowed: int
    chance_half: int
    chance_90: int


@dataclass(frozen=True, slots=True)
class Blocker:
    """Somebody who stands in a package's way, and the cheapest change that brings them round."""

    person: str
    chance: float
    shortfall: float
    fix: Outcome | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a given package stands."""

    case: Case
    method: Method
    outcome: Outcome
    forbidden: str
    rules: tuple[str, ...]
    blockers: tuple[Blocker, ...]
    why: tuple[Contribution, ...]
    seats: tuple[Seat, ...] = field(default=())
