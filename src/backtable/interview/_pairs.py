"""Which two packages to hold against each other, so that the answer says whether ratings of swings mean what they say."""

from collections.abc import Iterator
from itertools import combinations

from backtable.case import Case
from backtable.interview._swings import LARGEST, Levels, Swings, worth_of

PAIRS = 3
_APART = 0.2
_LEAST, _MOST = 0.08, 0.6
_LEVELS = 5


def next_pair(case: Case, swings: Swings) -> tuple[Levels, Levels] | None:
    """Give two packages to choose from, None where there is nothing else to compare.

    Each gives one term, or the second two, and leaves all others at their worst: a trade that the ratings decide by about a fifth of the
    largest swing, near enough to be a question and far enough for a wrong rating to show (Keeney and Raiffa 1976, chapter 3). Terms that
    were compared least come first.
    """
    asked = [frozenset([*choice.first, *choice.second]) for choice in swings.choices]
    seen = [{**choice.first} for choice in swings.choices] + [{**choice.second} for choice in swings.choices]
    best: tuple[tuple[float, ...], tuple[Levels, Levels]] | None = None
    for first, second in _pairs(case, swings):
        ahead = abs(worth_of(case, swings, first) - worth_of(case, swings, second)) / LARGEST
        terms = frozenset([*first, *second])
        if not _LEAST <= ahead <= _MOST or terms in asked:
            continue
        often = sum(key in item for key in terms for item in seen) / len(terms)
        rank = (often, abs(ahead - _APART), float(len(terms)))
        if best is None or rank < best[0]:
            best = (rank, (first, second))
    return None if best is None else best[1]


def _pairs(case: Case, swings: Swings) -> Iterator[tuple[Levels, Levels]]:
    levels = {key: _levels(case, swings, key) for key in swings.order}
    for one, other in combinations(swings.order, 2):
        for option in levels[one][:-1]:
            yield {one: option}, {other: levels[other][-1]}
    for one, other, third in combinations(swings.order, 3):
        yield {one: levels[one][-1]}, {other: levels[other][-1], third: levels[third][-1]}


def _levels(case: Case, swings: Swings, key: str) -> list[float | str]:
    """Give some options above the worst, the best last."""
    issue = next(item for item in case.issues if item.key == key)
    scores = swings.likes[key].scores
    rising = sorted((score, code) for code, score in enumerate(scores) if score > 0)
    places = sorted({round(step * (len(rising) - 1) / (_LEVELS - 1)) for step in range(_LEVELS)})
    return [issue.options[rising[place][1]] for place in places]
