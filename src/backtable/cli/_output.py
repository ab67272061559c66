"""The shape of what `--json` prints: the documented schema of `advise` and `explain`.

Money is in the case's currency, shares and chances are fractions from 0 to 1.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from backtable.case import Case
from backtable.case import Package as Terms

Package = Annotated[
    dict[str, float | int | str], Field(description="A value for every issue: issue key → number or name of an option")
]


class Shape(BaseModel):
    """What all shapes share: nothing is printed that is not described."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Range(Shape):
    """A quantity over the worlds."""

    mean: float
    low: float
    """5 % point"""
    high: float
    """95 % point"""


class Part(Shape):
    """What one interest adds to a person's gain."""

    name: str
    own: bool
    """true for an interest of the person's own, false for their part of the organisation's"""
    gain: float
    """worth of the package less worth of no deal, on average, as the person judges it"""
    no_deal: float
    """worth of no deal"""


class Person(Shape):
    """How a person stands to a package, as they judge it."""

    gain: Range
    """perceived gain over no deal"""
    own: float
    """mean gain of their own interests"""
    organisation: float
    """mean of their part of the organisation's gain"""
    threshold: float
    """the least gain that they ask for"""
    says_yes: float
    """weight of the worlds in which they say yes"""
    must_approve: float
    """weight of the worlds in which their approval is needed"""
    shortfall: float
    """by how much the gain stays below the threshold on average"""
    reason: str | None
    """the interest that speaks most against it, where they would rather say no"""
    parts: list[Part]


class Outcome(Shape):
    """A package and what it comes to."""

    package: Package
    expected_gain: float
    """E[gain of our side × everybody approves]"""
    error: float
    """standard error of expected_gain; 0 where every world was computed"""
    gain_if_accepted: float | None
    """our expected gain given that everybody approves; null where nobody ever does"""
    chance: float
    """weight of the worlds in which everybody who must approves"""
    others_accept: float
    """weight of the worlds in which everybody who must on the other sides approves"""
    own_yes: bool
    """each required person of ours says yes in at least own_chance of the worlds"""
    gain: dict[str, float]
    """side → expected gain once agreed"""
    people: dict[str, Person] = Field(default_factory=dict)
    """person → how they stand; left empty for solutions"""


class Rule(Shape):
    """An authority rule that applies."""

    side: str
    when: str | None
    """its condition as a formula; null for a rule that covers whatever is left"""
    approve: list[str]
    weight: float
    """weight of the worlds in which it is the first that holds"""
    because: str | None


class EquallyGood(Shape):
    """The packages that cannot be told from the best."""

    count: int
    terms: dict[str, list[float | str]]
    """issue → its values among them"""


class Proposal(Outcome):
    """The package to propose."""

    cautions: list[str]
    rules: list[Rule]
    equally_good: EquallyGood


class NoProposal(Shape):
    """That nothing can pass."""

    reason: str
    in_the_way: list[str]
    """people"""


class Answer(Shape):
    """A possible answer to a question."""

    answer: str
    weight: float
    package: Package | None
    """the best package then; null where none brings us a gain"""


class Hint(Shape):
    """What an answer is worth that may be wrong."""

    credibility: float
    """the chance that it is given because it is so; otherwise it is any, as likely as that is to be so"""
    worth: float
    error: float
    """standard error of worth"""


class Question(Shape):
    """Something worth finding out before proposing."""

    about: str
    """the assumption; assumption@viewer for what a side or a person believes of it; trait@scores for unknown scores"""
    label: str
    ask: list[str]
    worth: float
    """expected value of knowing it"""
    error: float
    """standard error of worth"""
    answers: list[Answer]
    hints: list[Hint]
    """what answers of lower credibility are worth"""


class Why(Shape):
    """What the terms bring to a person, against the demand or over no deal."""

    total: float
    terms: dict[str, float]
    """issue → Shapley value; without a demand, interest → mean gain"""


class Solution(Outcome):
    """A bargaining solution."""

    ties: list[Package]
    """other packages that solve it as well and differ from each other for somebody"""
    alike: int
    """how many more packages that solve it count for everybody as it does or as one of these"""


class Rest(Shape):
    """What the proposal comes to at an assumption's 5 % and 95 % points (in that order)."""

    about: str
    low: float
    high: float
    expected_gain: list[float]
    chance: list[float]
    proposal_changes: list[bool]
    """whether another package is then measurably better"""


class Seat(Shape):
    """A seating and what it exposes us to."""

    seating: list[str]
    """who sits at the front tables"""
    present: bool
    exposure: float | None
    """lowest expected gain that our people there could be talked into; null if nothing"""
    least: float | None
    """no package that could be agreed there brings less: the exposure itself, or what is proven; null if there is none, and where not every value was looked at"""
    every_value: bool
    """whether every value of the amounts that can be any number was looked at for these; true where there is no such amount"""
    package: Package | None
    expected_gain: float
    """of the best proposal under this seating"""
    chance: float


class Point(Shape):
    """An efficient package."""

    package: Package
    gain: dict[str, float]
    chance: float
    expected_gain: float


class Counts(Shape):
    """How many packages there are."""

    possible: int | None
    """that the rules leave; null where a rule joins so many issues that they were not counted, and where an amount can be any number"""
    own_yes: int
    """that our own side approves"""
    chance_half: int
    """with a chance of at least one half"""
    chance_90: int
    """with a chance of at least 90 %"""


class Proven(Shape):
    """How good the best package found is proven to be, where there are too many to look at each, or the best values of continuous amounts."""

    value: float
    """expected gain of the best package found, on the worlds of the search"""
    bound: float | None
    """no package comes to more on these worlds; null where that was not found out before it was stopped"""
    gap: float
    """(bound - value) / bound"""
    chance: float
    """no package that our own people approve has a higher chance on these worlds"""
    interrupted: bool
    """the search was stopped before it was done"""


class SolutionProof(Shape):
    """How near a solution of bargaining theory of what was searched is to that of all packages."""

    worth: float
    """what it comes to at least: the product of gains, the smallest share of an ideal gain, the smallest gain, the sum"""
    bound: float
    """no package comes to more"""


class FrontierProof(Shape):
    """What is proven of the frontier between the sides, where it was searched."""

    beyond: dict[str, float | None]
    """by side: for every package that our own people approve some point is at most so much worse in each; null where that is unknown"""
    solutions: dict[str, SolutionProof]
    """how near each solution is to that of all packages; empty where nothing is proven"""
    interrupted: bool
    """the search was stopped before it was done"""


class Method(Shape):
    """How it was computed."""

    exact: bool
    """every world was computed; false where they were sampled"""
    worlds: int
    seed: int
    digest: str
    """SHA-256 of what the case says, and of seats and answers where they differ from it"""
    packages: int
    seating: list[str]
    candidates: int
    """how many of the best packages were compared on fresh worlds"""
    given: dict[str, float]
    """assumptions taken as known: key → value"""
    evidence: int
    """how many pieces of evidence re-weight the worlds"""
    efficient_only: bool
    """only efficient packages were valued, one for each point, as the case is too large to look at every package"""
    proven: Proven | None
    """what a search has found and proven, as the case is too large to look at every package; null where every one was looked at"""
    amounts: Proven | None
    """what is proven of the values looked at of continuous amounts, where they were searched; null elsewhere"""
    every_amount: bool
    """every value of the continuous amounts took part: of advise in the frontier and the solutions, of near in the best for each set of terms, of explain in the fixes; false where there is none, and where some values alone were looked at"""
    frontier: FrontierProof | None
    """what is proven of the frontier between the sides, where it was searched; null elsewhere"""
    short_of_memory: int
    """bytes that were allowed, where for their sake and not for the number of packages the case was searched; else 0"""


class ClauseOutput(Shape):
    """What a contract says of amounts and terms of the case."""

    reference: str
    text: str
    supports: list[str]
    """names of issues, facts, assumptions and definitions, here and below"""
    undermines: list[str]
    about: list[str]
    """bears on them, either way"""
    strength: str
    """strong, fair, weak, or empty"""


class AdviceOutput(Shape):
    """What `backtable advise --json` prints."""

    case: str
    currency: str
    ours: str
    proposal: Proposal | NoProposal
    demand: Outcome | None
    with_margin: Outcome | None
    """the best package with every counterpart's threshold raised by the case's margin"""
    questions: list[Question]
    """assumptions, most worth first"""
    beliefs: list[Question]
    """what others believe, most worth first"""
    why: dict[str, Why]
    """person → what the terms bring"""
    alternatives: list[Outcome]
    solutions: dict[str, Solution]
    more_chance: list[Outcome]
    """the best package at rising levels of chance"""
    rests_on: list[Rest]
    seats: list[Seat]
    clauses: list[ClauseOutput]
    frontier: list[Point]
    packages: Counts
    left_out: list[str]
    """what is missing since somebody stopped it: names of these keys; packages where not all were looked at, compared where the best were not on fresh worlds, amounts where the best were not sought"""
    method: Method


class AskingOutput(Shape):
    """What `backtable ask FILE --json` prints."""

    case: str
    currency: str
    package: Package | None
    """what is best to propose without asking; null where our own side approves nothing"""
    expected_gain: float
    """of proposing it"""
    error: float
    """standard error of expected_gain; 0 where every world was computed"""
    questions: list[Question]
    """about assumptions, what others believe and unknown scores, most worth first"""
    exact: bool
    """every world was computed; false where they were sampled"""
    worlds: int
    """on how many packages were chosen, and on as many others measured"""
    seed: int
    packages: int
    """how many were compared"""
    evidence: int
    """how many pieces of evidence re-weight the worlds"""


class Blocker(Shape):
    """Somebody in a package's way."""

    person: str
    chance: float
    """that they say yes"""
    shortfall: float
    fix: Outcome | None
    """the cheapest change after which they no longer stand in the way, without losing anybody else; null if there is none"""
    proven: bool
    """whether no change is cheaper, or there is none; false where a search has found it without a proof, and where only some values of amounts were looked at"""
    released: bool
    """whether they still say no to the fix, but need no longer be asked"""
    won: Outcome | None
    """where they are released so, the cheapest change that does bring them round; null if there is none"""
    won_proven: bool
    """as proven, of won"""


class ExplanationOutput(Outcome):
    """What `backtable explain --json` prints."""

    case: str
    currency: str
    forbidden: str | None
    """why it is no package, if a rule of the case forbids it"""
    rules: list[Rule]
    blockers: list[Blocker]
    why: dict[str, Why]
    on_the_spot: float
    """weight of the worlds in which our people at the front could agree it"""
    exposure: float | None
    """lowest expected gain that our people at the front could be talked into; null if nothing"""
    least: float | None
    """no package that they could be talked into brings less: the exposure itself, or what is proven; null if there is none, and where not every value was looked at"""
    every_value: bool
    """whether every value of the amounts that can be any number was looked at for these; true where there is no such amount"""
    worst: Package | None
    """the package of that exposure"""
    interrupted: bool
    """it was stopped before all was looked at: fixes may be missing that there are, and exposure, least and worst may be null because they were not looked at"""
    clauses: list[ClauseOutput]
    method: Method


def package_terms(case: Case, package: Terms) -> dict[str, float | int | str]:
    """Give a package as issue → value, whole numbers as such."""
    return {
        key: int(value) if isinstance(value, float) and value == int(value) else value
        for key, value in case.terms(package).items()
    }
