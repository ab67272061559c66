"""Swing weights, put into the case: one interest for each term that counts, ranges as assumptions."""

from dataclasses import dataclass, replace

from backtable.case import Assumption, Case, Distribution, Expression, Interest, Issue, Person
from backtable.errors import NoAnswerError
from backtable.interview._names import free_name, with_person
from backtable.interview._span import Span
from backtable.interview._swings import LARGEST, Liking, Swings, ends, misfits, rank_order_centroid, rated

_DIGITS = 12
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Replaced:
    """What the case says that swing weights stand in place of.

    Args:
        interests: names of the person's interests.
        stake: their stake as it is written, empty where they had none.
    """

    interests: tuple[str, ...]
    stake: str


def replaced_by_swings(person: Person) -> Replaced:
    """Give what swing weights of a person stand in place of: they hold all that counts for them."""
    stake = person.stake.text if isinstance(person.stake, Expression) else f"{person.stake:g}" if person.stake else ""
    return Replaced(tuple(item.name for item in person.interests), stake)


def with_swings(case: Case, key: str, swings: Swings, day: str) -> Case:
    """Give the case with what a person said of swings as all that they want.

    Each term that counts becomes an interest: the amount of the largest swing times its rating times how far the term is from its worst. Ratings,
    an amount and a standing of no deal that were given as ranges become assumptions that the person knows.

    Args:
        day: for the source, where the answers have none.

    Raises:
        NoAnswerError: not all swings are ranked and rated, or no amount was said where the case needs one.
    """
    person = case.person(key)
    if not swings.complete:
        raise NoAnswerError(f"not all swings of {person.label} are ranked and rated yet; ask on with `--about {key} --swings`")
    if swings.amount is None and (why := _needs_amount(case, person)):
        raise NoAnswerError(
            f"{why}, so what the largest swing of {person.label} is worth in {case.currency or 'the unit of the case'} must be said; "
            f"ask on with `--about {key} --swings`"
        )
    return _Written(case, person, swings, swings.day or day).case()


def _needs_amount(case: Case, person: Person) -> str:
    """Say why points are not enough, empty where they are."""
    if person.threshold.text not in ("0.0", "0"):
        return f"the threshold of {person.label} is an amount"
    side = case.side(person.side)
    others = [item.label for item in side.people if item.key != person.key and item.interests]
    if not side.interests and others:
        return f"what {side.label} gains is the sum of what its people want"
    return ""


class _Written:
    def __init__(self, case: Case, person: Person, swings: Swings, day: str) -> None:
        self._case, self._person, self._swings = case, person, swings
        against = len(misfits(case, swings))
        self._source = f"interview (swing weights), {day}" + (f", contradicted by {against} choice{'' if against == 1 else 's'}" if against else "")
        self._made: list[Assumption] = []

    def case(self) -> Case:
        """Give the case with the interests and the assumptions that they need."""
        interests = tuple(self._interests())
        person = replace(self._person, interests=interests, stake=0.0)
        case = replace(self._case, assumptions=(*self._case.assumptions, *self._made))
        return with_person(case, person)

    def _interests(self) -> list[Interest]:
        swings, who = self._swings, self._person.label
        issues = {issue.key: issue for issue in self._case.issues}
        unit = self._case.currency
        amount = self._quantity("largest_swing", f"What {self._swing(issues[swings.order[0]])} is worth to {who}", swings.amount or _exactly(LARGEST), unit)
        about = f"How good no deal is for {who}, from everything at its worst (0 %) to everything at its best (100 %)"
        no_deal = self._quantity("no_deal", about, _share(swings.no_deal), "%") if swings.no_deal else None
        ratios, found = rated(swings), []
        for place, key in enumerate(swings.order):
            issue, factor = issues[key], ""
            if place:
                about = f"What {self._swing(issue)} is worth to {who}, against their largest swing"
                span = _exactly(float(ratios[place])) if swings.only_ranks else _share(swings.ratings[key])
                factor = self._quantity(f"swing_{key}", about, span, "%")
            if factor == "0":
                continue
            worth = amount if not place else _product(amount, factor)
            found.append(self._interest(issue, swings.likes[key], worth, no_deal, place))
        return found

    def _interest(self, issue: Issue, found: Liking, worth: str, no_deal: str | None, place: int) -> Interest:
        worst, best = ends(self._case, issue, found)
        name = f"{issue.label}: {best} instead of {worst}"
        at_no_deal = None if no_deal is None else Expression(_product(no_deal, worth))
        source = f"{self._source}: {self._how(place)}"
        number = _number(worth)
        if not issue.numeric and number is not None:
            row = tuple(number * score for score in found.scores)
            return Interest(name, None, ((issue.key, row),), at_no_deal, source)
        return Interest(name, Expression(_product(worth, _score(issue, found))), (), at_no_deal, source)

    def _how(self, place: int) -> str:
        swings = self._swings
        if swings.only_ranks:
            weight = rank_order_centroid(len(swings.order))[place]
            return f"rank {place + 1} of {len(swings.order)}, weight {100 * weight:.3g} % (rank-order centroid)"
        return f"{swings.ratings[swings.order[place]] if place else '100'} of 100"

    def _swing(self, issue: Issue) -> str:
        worst, best = ends(self._case, issue, self._swings.likes[issue.key])
        return f"{issue.label} at {best} instead of {worst}"

    def _quantity(self, what: str, about: str, span: Span, unit: str) -> str:
        """Give a quantity as a number, or the name of a new assumption where it is a range."""
        if span.exact:
            return _text(span.likely)
        name = free_name(replace(self._case, assumptions=(*self._case.assumptions, *self._made)), f"{what}_of_{self._person.key}")
        distribution = Distribution("triangular", (span.low, span.likely, span.high))
        self._made.append(Assumption(name, about, distribution, unit, (self._person.key,), (), self._source))
        return name


def _exactly(value: float) -> Span:
    return Span(*3 * [float(f"{value:.{_SHORT}g}")])


def _share(span: Span) -> Span:
    return Span(*(round(item / LARGEST, 12) for item in (span.low, span.likely, span.high)))


def _text(value: float) -> str:
    found = float(f"{value:.{_DIGITS}g}")
    return repr(int(found)) if found == int(found) else repr(found)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _product(first: str, second: str) -> str:
    """Give a product of formulas, worked out where both are numbers."""
    one, other = _number(first), _number(second)
    if one is not None and other is not None:
        return _text(one * other)
    if one == 1 or other == 1:
        return second if one == 1 else first
    return f"{first} * {second}"


def _ratio(formula: str, reach: float) -> str:
    return formula if reach == 1 else f"{formula} / {_text(reach)}"


def _quoted(text: str) -> str:
    return repr(text) if '"' in text or "\\" in text else f'"{text}"'


def _score(issue: Issue, found: Liking) -> str:
    """Give the formula of an option's score from 0 to 1."""
    if not issue.numeric:
        pairs = zip(issue.options, found.scores, strict=True)
        parts = [f"{_text(score)} if {issue.key} == {_quoted(str(option))}" for option, score in pairs if score > 0]
        return f"({' else '.join(parts)} else 0)"
    numbers = [float(option) for option in issue.options]
    low, high = min(numbers), max(numbers)
    best = numbers[found.scores.index(max(found.scores))]
    if best == high:
        return _ratio(f"({issue.key} - {_text(low)})" if low else issue.key, high - low)
    if best == low:
        return _ratio(f"({_text(high)} - {issue.key})", high - low)
    return f"(1 - abs({issue.key} - {_text(best)}) / {_text(max(high - best, best - low))})"
