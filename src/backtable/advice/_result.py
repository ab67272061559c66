"""What advice consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backtable.case import Case, Package
from backtable.frontier import SolutionBound
from backtable.search import Proven


@dataclass(frozen=True, slots=True)
class Range:
    """A quantity over the worlds: mean, 5 % and 95 % points, in the case's currency."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one interest adds to a person's perceived gain, on average, in the case's currency.

    Args:
        name: the interest's name.
        own: True for an interest of the person's own, False for a share of the organisation's.
        gain: worth of the package less worth of no deal.
        no_deal: worth of no deal.
    """

    name: str
    own: bool
    gain: float
    no_deal: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one person stands to one package, as they judge it; money in the case's currency.

    Args:
        gain: perceived gain over no deal; `own` and `organisation` are the means of its two kinds.
        threshold: the least gain that they ask for, on average.
        says_yes: weight of the worlds in which they say yes.
        must_approve: weight of the worlds in which their approval is needed.
        shortfall: how far the gain stays below the threshold, on average.
        reason: the interest that speaks most against it, where they would rather say no.
        parts: the mean gain, interest by interest.
    """

    person: str
    gain: Range
    own: float
    organisation: float
    threshold: float
    says_yes: float
    must_approve: float
    shortfall: float
    reason: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A package and what it comes to.

    Args:
        expected_gain: E[gain of our side × acceptable], with its standard error.
        gain: expected gain of each side once agreed.
        chance: weight of the worlds in which everybody who must approves.
        others_accept: weight of the worlds in which everybody who must on the other sides approves.
        allowed: our own side says yes to it.
        alike: of a solution, how many more packages that solve it count the same for everybody.
    """

    package: Package
    expected_gain: float
    error: float
    chance: float
    gain: Mapping[str, float]
    people: tuple[Judgement, ...] = ()
    allowed: bool = True
    others_accept: float = 0.0
    alike: int = 0

    @property
    def gain_if_accepted(self) -> float | None:
        """Our expected gain given that everybody approves; None where nobody ever does."""
        return self.expected_gain / self.chance if self.chance > 0 else None


@dataclass(frozen=True, slots=True)
class Hint:
    """What an answer is worth that may be wrong, with its standard error.

    Args:
        credibility: the chance that it is given because it is so; otherwise it is any answer, as likely as that is to be so.
    """

    credibility: float
    worth: float
    error: float


@dataclass(frozen=True, slots=True)
class Question:
    """Something worth finding out before proposing.

    Args:
        about: the assumption; `assumption@viewer` for what somebody believes of it; `trait@scores` for unknown scores.
        label: the same for readers.
        ask: who knows.
        worth: expected value of knowing it before proposing, with its standard error.
        answers: each possible answer, its weight, and the package that is then best; None where none brings us a gain, so that it is best to propose nothing.
        hints: what answers of lower credibility are worth.
    """

    about: str
    label: str
    ask: tuple[str, ...]
    worth: float
    error: float
    answers: tuple[tuple[str, float, Package | None], ...]
    hints: tuple[Hint, ...] = ()

    @property
    def worthwhile(self) -> bool:
        """Whether the worth stands out from its sampling error."""
        return self.worth > 2 * self.error and self.worth > 0


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """An authority rule that applies to a package.

    Args:
        when: its condition as a formula; empty for a rule that covers whatever is left.
        weight: weight of the worlds in which it is the first that holds.
    """

    side: str
    when: str
    approve: tuple[str, ...]
    weight: float
    because: str = ""


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
        least: no package that could be agreed there brings less; None where there is none, and where not every value was looked at. It is the exposure
            unless the case has too many packages to look at each, or none reaches it as an amount comes near to where something jumps.
        every_value: whether every value of the amounts was looked at for it that can be any number; otherwise another may be worse.
    """

    seating: tuple[str, ...]
    present: bool
    exposure: float | None
    package: Package | None
    expected_gain: float
    chance: float
    least: float | None = None
    every_value: bool = True


@dataclass(frozen=True, slots=True)
class Searched:
    """What is proven of a frontier that was searched.

    Args:
        beyond: by what the frontier is over, in its order: for every package that counts some point is at most so much worse in each;
            infinite where no point was found. None for our expected gain and the chance, of which only the tops are known.
        tops: no package comes to more in each taken alone; None where `beyond` says it.
        none: whether it is proven that no package counts.
        interrupted: whether somebody stopped it.
        short: whether that was for want of memory.
        each: whether the packages were being looked at one by one when it was stopped; otherwise they were searched.
        solutions: solution of bargaining theory → how near it is to that of all packages; empty where there is none or nothing is proven.
    """

    beyond: tuple[float, ...] | None
    tops: tuple[float, ...] | None
    none: bool
    interrupted: bool
    each: bool = False
    short: bool = False
    solutions: Mapping[str, SolutionBound] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Method:
    """How it was computed.

    Args:
        digest: of the case, and of seats and answers where they differ from it.
        given: assumptions taken as known.
        evidence: how many pieces of evidence re-weight the worlds.
        efficient_only: the case is too large to look at every package, and only efficient ones were valued, one for each point.
        proven: the case is too large to look at every package: what the search has found and proven; None otherwise.
        amounts: what is proven of the values looked at of continuous amounts, where they were searched; None otherwise.
        short: bytes of memory that were allowed, where for their sake and not for the number of packages not every one was looked at; else 0.
        front: what is proven of the frontier between the sides, where the case was searched; None otherwise.
        every_amount: whether every value of the continuous amounts took part: of advice in the frontier and the solutions, of packages near in the best for each set of terms, of
            explanations in the fixes.
    """

    exact: bool
    worlds: int
    seed: int
    digest: str
    packages: int
    seating: tuple[str, ...]
    candidates: int = 0
    given: tuple[tuple[str, float], ...] = ()
    evidence: int = 0
    efficient_only: bool = False
    proven: Proven | None = None
    amounts: Proven | None = None
    short: int = 0
    front: Searched | None = None
    every_amount: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything that `advise` finds; `proposal` is None where nothing can pass, and `reason` says why.

    Args:
        questions: what can be asked: assumptions, which have a true value that somebody may know.
        beliefs: what can only be sounded out: what others take an assumption to be, right or wrong.
        equally_good: issue → its values among the packages that cannot be told from the proposal, `equally_good_count` of them, and `equally_good_more` where there may be more.
        safer: the best package with every counterpart's threshold raised by the case's margin.
        frontier: efficient packages among those that our side approves, our largest gain first.
        left_out: what was not done as somebody stopped it, by the names of these: `questions`, `why`, `more_chance`, `rests_on`, `seats`; `with_margin` for
            `safer`; `packages` where not all were looked at, `compared` where the best were not compared on fresh worlds, and `amounts` where the best of
            continuous amounts were not sought.
        short: whether that was for want of memory.
    """

    case: Case
    method: Method
    proposal: Outcome | None
    reason: str
    in_the_way: tuple[str, ...]
    demand: Outcome | None
    equally_good: Mapping[str, tuple[float | str, ...]]
    equally_good_count: int
    equally_good_more: bool
    safer: Outcome | None
    cautions: tuple[str, ...]
    rules: tuple[AppliedRule, ...]
    questions: tuple[Question, ...]
    beliefs: tuple[Question, ...]
    why: tuple[Contribution, ...]
    alternatives: tuple[Outcome, ...]
    solutions: Mapping[str, tuple[Outcome, ...]]
    more_chance: tuple[Outcome, ...]
    rests_on: tuple[Rest, ...]
    seats: tuple[Seat, ...]
    frontier: tuple[Outcome, ...]
    possible: int | None
    allowed: int
    chance_half: int
    chance_90: int
    left_out: tuple[str, ...] = ()
    short: bool = False


@dataclass(frozen=True, slots=True)
class Blocker:
    """Somebody who stands in a package's way, and the cheapest change after which they no longer do.

    Args:
        fix: the package after that change; None where there is none, or none was found.
        proven: whether it is proven that no change is cheaper, or that there is none.
        released: whether they say yes to it no more often than that, but need no longer be asked.
        won: where they are released so, the package after the cheapest change to which they do say yes.
        won_proven: as `proven`, of `won`.
    """

    person: str
    chance: float
    shortfall: float
    fix: Outcome | None
    proven: bool = True
    released: bool = False
    won: Outcome | None = None
    won_proven: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a given package stands.

    Args:
        forbidden: why it is no package at all, if a rule of the case forbids it.
        on_the_spot: weight of the worlds in which all whom our authority asks sit at the front and say yes.
        exposure: lowest expected gain that our people at the front could be talked into; None if nothing at all.
        least: no package that they could be talked into brings less, as for a seat.
        interrupted: whether somebody stopped it before all was looked at; fixes may then be missing that there are.
        unlooked: whether what they could be talked into was not looked at for that reason.
        short: whether that was for want of memory.
        every_value: whether every value of the amounts that can be any number was looked at for the exposure, as for a seat.
    """

    case: Case
    method: Method
    outcome: Outcome
    forbidden: str
    rules: tuple[AppliedRule, ...]
    blockers: tuple[Blocker, ...]
    why: tuple[Contribution, ...]
    on_the_spot: float
    exposure: float | None
    worst: Package | None
    least: float | None = None
    interrupted: bool = False
    unlooked: bool = False
    short: bool = False
    every_value: bool = True
