"""Beliefs as what `--json` prints."""

from datetime import UTC

from backtable.belief import Held, OptionShift, Report, Shift, Spread, TraitShift, model_of, option_shifts, trait_shifts
from backtable.cli._output import Package, Range, Shape, package_terms


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
    distance: float
    """how far the whole distribution moved, in its unit: at least as far as its mean, and further where it became narrower or wider"""
    moved_by: list[MovedBy]
    error: float
    """standard error of the mean after; 0 where every world was computed, or where no evidence bears on it"""
    course: list[Range]
    """what was held before any evidence and after each piece; empty where no evidence bears on it"""


class TraitOutput(Shape):
    """Something about unknown scores, before and after."""

    label: str
    before: SpreadOutput
    after: SpreadOutput
    edges: list[float]
    """the values that it takes, or the edges of bins, one more than there are bins; of names their places among the options"""
    answers: list[str]
    """its values in words, where it takes few"""
    course: list[Range]
    """as for an assumption"""


class OptionOutput(Shape):
    """What an option is worth in unknown scores, before and after, as a share of the way from the worst package to the best."""

    option: float | int | str
    before: Range
    after: Range


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
    event: int | None
    """number of the event of the record from which it comes; null for evidence from a file"""
    happened: str | None
    """when that was, in UTC; null for evidence from a file"""


class BeliefsOutput(Shape):
    """What `backtable beliefs --json` prints."""

    case: str
    currency: str
    assumptions: dict[str, ShiftOutput]
    """assumption, or assumption@viewer for what a side or a person believes of it"""
    traits: dict[str, TraitOutput]
    """trait@scores of unknown scores: weights of issues, what is liked best, how good no deal is, how much is at stake"""
    options: dict[str, dict[str, list[OptionOutput]]]
    """scores → issue → what its options are worth; of more than eight options eight, spread evenly"""
    people: list[Yes]
    evidence: list[Learned]
    """in the order in which it was learned"""
    unread: list[str]
    """what was learned and is not read by the case as it stands, with what to do, in sentences"""
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
    courses = {item.name: [_range(step) for step in item.steps] for item in found.courses}
    return BeliefsOutput(
        case=case.name,
        currency=case.currency,
        assumptions={item.name: _shift(item, courses.get(item.name, [])) for item in found.shifts},
        traits={item.name: _trait(item, courses.get(item.name, [])) for item in trait_shifts(beliefs)},
        options=_options(option_shifts(beliefs)),
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
                event=found.origins[fit.position].event if found.origins else None,
                happened=found.origins[fit.position].moment.astimezone(UTC).isoformat() if found.origins else None,
            )
            for fit in found.fits
        ],
        unread=list(found.unread),
        exact=found.exact,
        worlds=found.worlds,
        effective=found.effective,
        refreshed=found.refreshed,
        seed=beliefs.seed,
        digest=case.digest,
    ).model_dump_json(indent=2)


def _shift(item: Shift, course: list[Range]) -> ShiftOutput:
    return ShiftOutput(
        before=_spread(item.before),
        after=_spread(item.after),
        edges=list(item.edges),
        reached=item.reached,
        distance=item.distance,
        moved_by=[MovedBy(evidence=number + 1, before=before, after=after) for number, before, after in item.by],
        error=item.error,
        course=course,
    )


def _spread(item: Spread) -> SpreadOutput:
    return SpreadOutput(mean=item.mean, low=item.low, high=item.high, shares=list(item.shares))


def _trait(item: TraitShift, course: list[Range]) -> TraitOutput:
    return TraitOutput(
        label=item.label,
        before=_spread(item.before),
        after=_spread(item.after),
        edges=list(item.edges),
        answers=[item.say(value) for value in item.edges] if item.values else [],
        course=course,
    )


def _options(items: tuple[OptionShift, ...]) -> dict[str, dict[str, list[OptionOutput]]]:
    found: dict[str, dict[str, list[OptionOutput]]] = {}
    for item in items:
        option = int(item.option) if isinstance(item.option, float) and item.option.is_integer() else item.option
        held = OptionOutput(option=option, before=_range(item.before), after=_range(item.after))
        found.setdefault(item.scores, {}).setdefault(item.issue, []).append(held)
    return found


def _range(item: Held) -> Range:
    return Range(mean=item.mean, low=item.low, high=item.high)
