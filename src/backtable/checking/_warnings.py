"""The warnings."""

from collections.abc import Iterator

import numpy as np

from backtable.case import Case, Interest, Person
from backtable.errors import Problem, TooLargeError
from backtable.formula import Formula, depends_on, parse
from backtable.value import Model, Packages, View, draw_worlds, enumerate_packages

_WORLDS = 200
_PACKAGES = 5_000


def careful_warnings(case: Case) -> tuple[Problem, ...]:
    """Give what is probably not meant: nothing here stops the case from being used.

    What must be true of every package is looked for among all packages, or 5,000 evenly spread ones of a larger case,
    and 200 worlds.
    """
    found = [*_unused(case), *_without_no_deal(case), *_percentages(case)]
    try:
        packages = enumerate_packages(case)
    except TooLargeError:
        return tuple(sorted(found, key=lambda problem: problem.place))
    view = Model(case).view(draw_worlds(case, _WORLDS, case.seed, 5))
    sample = Packages(case, packages.codes[:: max(1, len(packages) // _PACKAGES)])
    found += [*_never_applies(view, sample), *_never_satisfied(view, sample), *_never_varies(view, sample)]
    return tuple(sorted(found, key=lambda problem: problem.place))


def _formulas(case: Case) -> Iterator[Formula]:
    for side in case.sides:
        yield from (parse(rule.when.text) for rule in side.authority if rule.when)
        yield from (parse(person.threshold.text) for person in side.people)
        for interest in (*side.interests, *(item for person in side.people for item in person.interests)):
            yield from (parse(item.text) for item in (interest.value, interest.no_deal) if item)


def _unused(case: Case) -> Iterator[Problem]:
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    used: set[str] = set()
    for formula in _formulas(case):
        used |= depends_on(formula.root, definitions).names
    for item in case.assumptions:
        if item.key not in used:
            yield Problem(
                item.place, f"nothing uses the assumption {item.key}", "", "use it or remove it", warning=True
            )


def _interests(case: Case) -> Iterator[tuple[Interest, Person]]:
    for side in case.sides:
        yield from ((interest, side.people[0]) for interest in side.interests)
        yield from ((interest, person) for person in side.people for interest in person.interests)


def _without_no_deal(case: Case) -> Iterator[Problem]:
    for interest, _ in _interests(case):
        varies = interest.scores or (interest.value and parse(interest.value.text).names)
        if interest.no_deal is None and varies:
            yield Problem(
                interest.place,
                f"“{interest.name}” does not say what it is worth without a deal; 0 is taken",
                "",
                "add no_deal:, even if it is 0",
                warning=True,
            )


def _percentages(case: Case) -> Iterator[Problem]:
    remedy = "write 25% or 0.25"
    for issue in case.issues:
        if issue.unit == "%" and any(not isinstance(option, str) and abs(option) > 1 for option in issue.options):
            yield Problem(issue.place, f"{issue.key} is a share and has options over 100 %", "", remedy, warning=True)
    for fact in case.facts:
        if fact.unit == "%" and abs(fact.value) > 1:
            yield Problem(fact.place, f"{fact.key} is a share of more than 100 %", "", remedy, warning=True)
    for item in case.assumptions:
        numbers = item.distribution.parameters
        if item.unit == "%" and item.distribution.kind != "lognormal" and max(map(abs, numbers)) > 1:
            yield Problem(item.place, f"{item.key} is a share of more than 100 %", "", remedy, warning=True)


def _never_applies(view: View, sample: Packages) -> Iterator[Problem]:
    for side in view.case.sides:
        if not side.authority:
            continue
        for rule, (_, holds) in zip(side.authority, view.rules(side, sample.codes), strict=True):
            if not holds.any():
                yield Problem(
                    rule.place,
                    f"this authority rule of {side.key} never applies",
                    "",
                    "a rule before it takes every package, or its `when` never holds",
                    warning=True,
                )


def _never_satisfied(view: View, sample: Packages) -> Iterator[Problem]:
    for person in view.case.people:
        if not view.yes(person, sample.codes).any():
            yield Problem(
                person.place,
                f"no package satisfies {person.key}",
                "",
                "look at the threshold and at what no deal is worth to them",
                warning=True,
            )


def _never_varies(view: View, sample: Packages) -> Iterator[Problem]:
    for interest, person in _interests(view.case):
        asks_seats = interest.value is not None and "front(" in interest.value.text
        gains = view.interest(person, interest, 1.0, sample.codes)
        if (
            not asks_seats
            and not np.ptp(gains, axis=0).max(initial=0.0)
            and abs(gains).max(initial=0.0) <= view.tolerance
        ):
            yield Problem(
                interest.place,
                f"“{interest.name}” is worth the same with any deal and without",
                "",
                "give it terms or remove it",
                warning=True,
            )
