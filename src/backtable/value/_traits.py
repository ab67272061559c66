"""What can be asked about unknown scores: how much an issue counts, which option is liked best, how good no deal is."""

from collections.abc import Callable, Container, Iterator
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
        share: it is a share of a whole.
    """

    name: str
    label: str
    owner: str
    values: Floats
    say: Callable[[float], str]
    share: bool = False


@dataclass(frozen=True, slots=True)
class OptionWorth:
    """What an option of an issue is worth in unknown scores.

    Args:
        scores: key of the scores.
        values: (worlds,) as a share of the way from their worst package to their best; 0 for the option liked least.
    """

    scores: str
    issue: str
    option: float | str
    values: Floats


def trait_names(case: Case, speaker: str) -> dict[str, str]:
    """Give what somebody of another side may say of their own unknown scores, or their side's, in numbers: name → key of the scores; none that two scores share.

    How much an issue counts (`weight_of_ISSUE`), which number is best (`best_ISSUE`), how good no deal is (`no_deal`), what all of it is worth (`worth`).
    """
    found: dict[str, str] = {}
    twice = set[str]()
    issues = {issue.key: issue for issue in case.issues}
    for owner, _, interests in _owned(case):
        if speaker != owner and not any(person.key == speaker and person.side == owner for person in case.people):
            continue
        for unknown in (interest.unknown for interest in interests if interest.unknown):
            wished = [(wish, issues[wish.issue]) for wish in unknown.wishes if len(issues[wish.issue].options) > 1]
            names = [f"weight_of_{issue.key}" for _, issue in wished if len(wished) > 1]
            names += [f"best_{issue.key}" for wish, issue in wished if wish.shape != "rising" and issue.numeric]
            names += [*(["no_deal"] if unknown.no_deal is not None else []), "worth"]
            twice |= found.keys() & set(names)
            found |= dict.fromkeys(names, unknown.key)
    return {name: key for name, key in found.items() if name not in twice}


def _owned(case: Case) -> Iterator[tuple[str, str, tuple[Interest, ...]]]:
    """Give the sides and people of the other sides, (key, label, interests)."""
    for side in case.other_sides:
        yield side.key, side.label, side.interests
        for person in side.people:
            yield person.key, person.label, person.interests


def traits(view: View, scores: Container[str] | None = None) -> tuple[Trait, ...]:
    """Give what can be asked about the unknown scores of the other sides.

    Args:
        scores: keys of the scores that are wanted; all by default.
    """
    case = view.case
    found: list[Trait] = []
    for owner, label, interests in _owned(case):
        for interest in interests:
            if interest.unknown and (scores is None or interest.unknown.key in scores):
                found += _of(view, owner, label, interest, interest.unknown)
    return tuple(found)


def option_worths(view: View) -> tuple[OptionWorth, ...]:
    """Give what each option is worth in the unknown scores of the other sides; of more than eight options eight, spread evenly."""
    found = []
    issues = {issue.key: issue for issue in view.case.issues}
    for side in view.case.other_sides:
        owned = [*side.interests, *(interest for person in side.people for interest in person.interests)]
        for unknown in (interest.unknown for interest in owned if interest.unknown):
            for wish, shares in zip(unknown.wishes, view.scorings(unknown.key).shares, strict=True):
                options = issues[wish.issue].options
                for code in np.unique(np.linspace(0, len(options) - 1, min(len(options), _FEW)).round().astype(int)):
                    found.append(OptionWorth(unknown.key, wish.issue, options[code], shares[:, code]))
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
            yield Trait(name, words, owner, shares.max(axis=1), _percent, True)
        best = shares.argmax(axis=1)
        if wish.shape != "rising" and (issue.numeric or len(issue.options) <= _FEW):
            values = np.array(issue.options, dtype=float)[best] if issue.numeric else best.astype(float)
            words = f"Which {issue.label} is best for {whose}"
            yield Trait(f"best_{issue.key}@{unknown.key}", words, owner, values, _option(case, issue))
    if unknown.no_deal is not None:
        words = f"How good no deal is for {whose}, from the worst package (0 %) to the best (100 %)"
        yield Trait(f"no_deal@{unknown.key}", words, owner, drawn.no_deal, _percent, True)
    words = f"What the best package is worth over the worst in {whose}"
    yield Trait(f"worth@{unknown.key}", words, owner, drawn.worth, lambda value: money(significant(value), case.currency))


def _percent(value: float) -> str:
    return f"{value:.0%}".replace("%", " %")


def _option(case: Case, issue: Issue) -> Callable[[float], str]:
    def say(value: float) -> str:
        option = value if issue.numeric else issue.options[round(value)]
        return with_unit(option, issue.unit, case.currency)

    return say
