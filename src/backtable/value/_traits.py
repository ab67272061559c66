"""What can be asked about unknown scores: how much an issue counts, which option is liked best, how good no deal is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Interest, Issue, Unknown
from backtable.quantities import money, significant, with_unit
from backtable.value._model import View

Floats = NDArray[np.float64]
_FEW = 8


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing about unknown scores.

    Args:
        name: `what@scores`, as beliefs are named.
        label: what it is, for readers.
        owner: key of the person or side who knows it.
        values: (worlds,) what it is in each.
        say: writes a value.
    """

    name: str
    label: str
    owner: str
    values: Floats
    say: Callable[[float], str]


def traits(view: View) -> tuple[Trait, ...]:
    """Give what can be asked about the unknown scores of the other sides."""
    case = view.case
    found: list[Trait] = []
    for side in case.other_sides:
        for owner, label, interests in (
            (side.key, side.label, side.interests),
            *((person.key, person.label, person.interests) for person in side.people),
        ):
            for interest in interests:
                if interest.unknown:
                    found += _of(view, owner, label, interest, interest.unknown)
    return tuple(found)


def _of(view: View, owner: str, label: str, interest: Interest, unknown: Unknown) -> Iterator[Trait]:
    case, drawn = view.case, view.scorings(unknown.key)
    whose = f"“{interest.name}” of {label}"
    issues = {issue.key: issue for issue in case.issues}
    several = sum(len(issues[wish.issue].options) > 1 for wish in unknown.wishes) > 1
    for wish, shares in zip(unknown.wishes, drawn.shares, strict=True):
        issue = issues[wish.issue]
        if len(issue.options) < 2:
            continue
        if several:
            name, words = f"weight_of_{issue.key}@{unknown.key}", f"How much {issue.label} counts in {whose}"
            yield Trait(name, words, owner, shares.max(axis=1), _percent)
        best = shares.argmax(axis=1)
        if wish.shape != "rising" and (issue.numeric or len(issue.options) <= _FEW):
            values = np.array(issue.options, dtype=float)[best] if issue.numeric else best.astype(float)
            words = f"Which {issue.label} is best for {whose}"
            yield Trait(f"best_{issue.key}@{unknown.key}", words, owner, values, _option(case, issue))
    if unknown.no_deal is not None:
        words = f"How good no deal is for {whose}, from the worst package (0 %) to the best (100 %)"
        yield Trait(f"no_deal@{unknown.key}", words, owner, drawn.no_deal, _percent)
    words = f"What the best package is worth over the worst in {whose}"
    yield Trait(f"worth@{unknown.key}", words, owner, drawn.worth, lambda value: money(significant(value), case.currency))


def _percent(value: float) -> str:
    return f"{value:.0%}".replace("%", " %")


def _option(case: Case, issue: Issue) -> Callable[[float], str]:
    def say(value: float) -> str:
        option = value if issue.numeric else issue.options[round(value)]
        return with_unit(option, issue.unit, case.currency)

    return say
