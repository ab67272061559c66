"""How much each term counts for somebody who answers for themselves, by swing weights."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Issue
from backtable.interview._span import Span
from backtable.wording import term

Floats = NDArray[np.float64]
LARGEST = 100.0
"""What the largest swing is rated; all others are rated against it."""
NOTHING = "none"
DRAWS = 4_000
_LOOSE = 0.05
_UNLIKELY = 0.05


@dataclass(frozen=True, slots=True)
class Liking:
    """How somebody likes the options of one issue.

    Args:
        said: as it was said: `more`, `less`, the number that is best, points for each option, or `none`.
        scores: (options,) from 0 for the worst to 1 for the best; empty where the issue counts for nothing.
    """

    issue: str
    said: str | Mapping[str, float]
    scores: tuple[float, ...] = ()

    @property
    def counts(self) -> bool:
        """The issue counts for them."""
        return bool(self.scores)


def liking(issue: Issue, said: str | Mapping[str, float]) -> Liking:
    """Give how somebody likes an issue's options from what they said.

    Of numbers `more` and `less` run straight from one end to the other, and a number is the best one, from which it falls straight to both sides;
    of names each option has its points, from 0 for the worst to 100 for the best.

    Raises:
        ValueError: it makes no sense for this issue; the message is the end of a sentence.
    """
    if said == NOTHING:
        return Liking(issue.key, said)
    if len(issue.options) < 2:
        raise ValueError("has one option only, which counts for nothing")
    if not isinstance(said, str):
        return Liking(issue.key, dict(said), _points(issue, said))
    if not issue.numeric:
        raise ValueError("has names for options: give each its points, from 0 for the worst to 100 for the best")
    numbers = np.array(issue.options, dtype=float)
    if said in ("more", "less"):
        best = float(numbers.max() if said == "more" else numbers.min())
    else:
        best = float(issue.options[issue.index(float(said))])
    scores = 1 - np.abs(numbers - best) / np.abs(numbers - best).max()
    return Liking(issue.key, said, tuple(map(float, scores)))


def _points(issue: Issue, said: Mapping[str, float]) -> tuple[float, ...]:
    options = [str(option) for option in issue.options]
    if issue.numeric or set(said) != set(options):
        wanted = "`more`, `less`, or the number that is best" if issue.numeric else f"points for each of {', '.join(options)}"
        raise ValueError(f"wants {wanted}")
    points = [float(said[option]) for option in options]
    if not all(isfinite(item) and 0 <= item <= LARGEST for item in points) or min(points) != 0 or max(points) != LARGEST:
        raise ValueError("wants 0 points for its worst option and 100 for its best")
    return tuple(item / LARGEST for item in points)


Levels = Mapping[str, float | str]
"""Issue → option, of a package whose other terms that count are at their worst."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of two packages somebody would rather have; everything that is not named is at its worst in both.

    Args:
        answer: `first`, `second`, `same`, or `open` where they could not say.
    """

    first: Levels
    second: Levels
    answer: str


ANSWERS = ("first", "second", "same", "open")


@dataclass(frozen=True, slots=True)
class Swings:
    """What somebody said of swings, each the way of one term from its worst to its best.

    Args:
        likes: issue → how its options are liked.
        order: the issues that count, the largest swing first.
        ratings: issue → what its swing is worth, the largest being 100; of the largest itself nothing is said.
        only_ranks: they cannot say how much, only which is larger.
        amount: what the largest swing is worth in the case's currency.
        no_deal: how good no deal is, from everything at its worst (0) to everything at its best (100).
        passed: of `amount` and `no_deal`, those that were asked for and not said.
        day: when it was said, as 2026-06-30.
        begins: where in the order each answer about it begins, which is what can be taken back; empty where the order is one answer.
    """

    likes: Mapping[str, Liking] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    ratings: Mapping[str, Span] = field(default_factory=dict)
    only_ranks: bool = False
    amount: Span | None = None
    no_deal: Span | None = None
    passed: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    day: str = ""
    begins: tuple[int, ...] = ()

    @property
    def counting(self) -> tuple[str, ...]:
        """The issues that count, in the order in which they were asked about."""
        return tuple(key for key, item in self.likes.items() if item.counts)

    @property
    def complete(self) -> bool:
        """There are weights: every swing has its rank, and a rating unless only ranks are known."""
        ranked = len(self.order) > 0 and set(self.order) == set(self.counting)
        return ranked and (self.only_ranks or all(key in self.ratings for key in self.order[1:]))


def rank_order_centroid(count: int) -> Floats:
    """Give (count,) weights where nothing is known of them but their order, the largest first.

    The k-th of n is (1/k + … + 1/n) / n: the centre of gravity, and the mean, of all weights in that order that add up to 1.

    Source: Barron, F. H. (1992). Selecting a best multiattribute alternative with partial information about attribute weights.
        *Acta Psychologica* 80; Edwards, W. and Barron, F. H. (1994). SMARTS and SMARTER. *Organizational Behavior and Human
        Decision Processes* 60.
    """
    parts = 1 / np.arange(1, count + 1)
    return np.asarray(np.cumsum(parts[::-1])[::-1] / count, dtype=float)


def rated(swings: Swings) -> Floats:
    """Give (swings in their order,) what each is worth as a share of the largest, the likely value of a range.

    Source: von Winterfeldt, D. and Edwards, W. (1986). *Decision Analysis and Behavioral Research*. Cambridge, chapter 8.
    """
    if swings.only_ranks:
        weights = rank_order_centroid(len(swings.order))
        return np.asarray(weights / weights[0], dtype=float)
    return np.array([1.0, *(swings.ratings[key].likely / LARGEST for key in swings.order[1:])])


def drawn_ratings(swings: Swings, count: int, random: np.random.Generator) -> Floats:
    """Give (draws, swings in their order) what each could be worth as a share of the largest.

    A range is drawn as a triangle. Where only ranks are known, weights are even over all of that order that add up to 1.
    """
    if swings.only_ranks:
        raw = -np.sort(-random.standard_exponential((count, len(swings.order))), axis=1)
        return np.asarray(raw / raw[:, :1], dtype=float)
    found = np.ones((count, len(swings.order)))
    for column, key in enumerate(swings.order[1:], 1):
        span = swings.ratings[key]
        values = span.likely if span.exact else random.triangular(span.low, span.likely, span.high, count)
        found[:, column] = values / LARGEST
    return found


def weights_of(ratings: Floats) -> Floats:
    """Give weights that add up to 1 along the last axis."""
    return np.asarray(ratings / ratings.sum(axis=-1, keepdims=True), dtype=float)


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of one term: what is likely, and the range that it is in nine times out of ten."""

    issue: str
    likely: float
    low: float
    high: float


def swing_weights(swings: Swings, seed: int = 1) -> tuple[Weight, ...]:
    """Give the weight of each term that counts, the largest first."""
    likely = weights_of(rated(swings))
    draws = weights_of(drawn_ratings(swings, DRAWS, np.random.default_rng(seed)))
    low, high = np.quantile(draws, (0.05, 0.95), axis=0)
    return tuple(Weight(*row) for row in zip(swings.order, map(float, likely), map(float, low), map(float, high), strict=True))


@dataclass(frozen=True, slots=True)
class Misfit:
    """A choice that what was said of the swings does not bear out.

    Args:
        chance: how likely the choice is by the ratings.
        worth: what the first and the second package are worth by them, the largest swing being 100.
    """

    choice: Choice
    chance: float
    worth: tuple[float, float]


def misfits(case: Case, swings: Swings, seed: int = 1) -> tuple[Misfit, ...]:
    """Give the choices that contradict the ratings: in at most one of twenty draws they come out so, with 5 points to spare."""
    draws = drawn_ratings(swings, DRAWS, np.random.default_rng(seed))
    found = []
    for choice in (item for item in swings.choices if item.answer != "open"):
        ahead = draws @ (_reached(case, swings, choice.first) - _reached(case, swings, choice.second))
        so = {"first": ahead >= -_LOOSE, "second": ahead <= _LOOSE, "same": np.abs(ahead) <= 2 * _LOOSE}[choice.answer]
        chance = float(so.mean())
        if chance < _UNLIKELY:
            found.append(Misfit(choice, chance, (worth_of(case, swings, choice.first), worth_of(case, swings, choice.second))))
    return tuple(found)


def worth_of(case: Case, swings: Swings, levels: Levels) -> float:
    """Give what a package is worth by the ratings, 100 being the largest swing alone."""
    return float(LARGEST * rated(swings) @ _reached(case, swings, levels))


def _reached(case: Case, swings: Swings, levels: Levels) -> Floats:
    """Give (swings in their order,) how much of each swing is reached."""
    issues = {issue.key: issue for issue in case.issues}
    found = np.zeros(len(swings.order))
    for key, value in levels.items():
        if key in swings.order:
            found[swings.order.index(key)] = swings.likes[key].scores[issues[key].index(value)]
    return found


def ends(case: Case, issue: Issue, found: Liking) -> tuple[str, str]:
    """Give the worst and the best option of an issue for readers."""
    worst, best = (issue.options[int(place)] for place in (np.argmin(found.scores), np.argmax(found.scores)))
    return term(case, issue, worst), term(case, issue, best)
