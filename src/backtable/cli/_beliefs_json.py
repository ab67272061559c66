"""Beliefs as what `--json` prints."""

from backtable.belief import Report, Shift, Spread, model_of
from backtable.cli._output import Package, Shape, package_terms


class SpreadOutput(Shape):
    """What is held of a quantity."""

    mean: float
    low: float
    """5 % point"""
    high: float
    """95 % point"""
    shares: list[float]
    """how likely each of the values or bins is"""


class MovedBy(Shape):
    """What a piece of evidence did to a mean."""

    evidence: int
    """its number, from 1"""
    before: float
    after: float


class ShiftOutput(Shape):
    """An assumption, or what somebody believes of it, before and after."""

    before: SpreadOutput
    after: SpreadOutput
    edges: list[float]
    """the values that it takes, or the edges of bins, one more than there are bins"""
    reached: bool
    """some evidence bears on it; where none does, before and after are the same"""
    moved_by: list[MovedBy]
    error: float
    """standard error of the mean after; 0 where every world was computed, or where no evidence bears on it"""


class Yes(Shape):
    """How likely somebody of theirs says yes to a package."""

    person: str
    package: Package
    before: float
    after: float
    threshold_before: float
    """the least gain that they ask for, on average"""
    threshold_after: float


class Learned(Shape):
    """A piece of evidence and how it fits what was held likely before it."""

    kind: str
    """as in the file of evidence"""
    chance: float
    """how likely it was held to be"""
    at_most: float
    """how likely it was that something no likelier would happen; small where it fits badly"""
    silent: bool
    """it bears on nothing that is not known"""


class BeliefsOutput(Shape):
    """What `backtable beliefs --json` prints."""

    case: str
    currency: str
    assumptions: dict[str, ShiftOutput]
    """assumption, or assumption@viewer for what a side or a person believes of it"""
    people: list[Yes]
    evidence: list[Learned]
    """in the order in which it was learned"""
    exact: bool
    """every world was computed; false where they were sampled"""
    worlds: int
    effective: float
    """how many independent worlds the weighted ones are worth"""
    refreshed: int
    """how often worlds were drawn anew"""
    seed: int
    digest: str
    """SHA-256 of what the case says"""


def beliefs_json(found: Report) -> str:
    """Give beliefs as JSON text in the shape of `BeliefsOutput`."""
    beliefs, case = found.beliefs, found.beliefs.case
    return BeliefsOutput(
        case=case.name,
        currency=case.currency,
        assumptions={item.name: _shift(item) for item in found.shifts},
        people=[
            Yes(
                person=item.person,
                package=package_terms(case, item.package),
                before=item.before,
                after=item.after,
                threshold_before=item.threshold[0],
                threshold_after=item.threshold[1],
            )
            for item in found.people
        ],
        evidence=[
            Learned(
                kind=model_of(beliefs.evidence[fit.position]).key,
                chance=fit.chance,
                at_most=fit.at_most,
                silent=fit.silent,
            )
            for fit in found.fits
        ],
        exact=found.exact,
        worlds=found.worlds,
        effective=found.effective,
        refreshed=found.refreshed,
        seed=beliefs.seed,
        digest=case.digest,
    ).model_dump_json(indent=2)


def _shift(item: Shift) -> ShiftOutput:
    return ShiftOutput(
        before=_spread(item.before),
        after=_spread(item.after),
        edges=list(item.edges),
        reached=item.reached,
        moved_by=[MovedBy(evidence=number + 1, before=before, after=after) for number, before, after in item.by],
        error=item.error,
    )


def _spread(item: Spread) -> SpreadOutput:
    return SpreadOutput(mean=item.mean, low=item.low, high=item.high, shares=list(item.shares))
