"""Cases whose sides score each issue by itself: what a scenario can hold."""

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Interest, Side
from backtable.errors import InputError, Place, Problem, by_place
from backtable.files.scenarios._scenario import Party, Scenario, ScenarioIssue
from backtable.formula import Formula, Node, evaluate, inline, node_names, parse, terms
from backtable.quantities import plain


@dataclass(frozen=True, slots=True)
class Worths:
    """What packages are worth to somebody who scores each issue by itself.

    Args:
        rows: for each issue of the case, (options,) worths; what does not depend on any is left out.
        constant: what every package is worth beside.
        no_deal: worth of no deal.
    """

    rows: tuple[NDArray[np.float64], ...]
    constant: float
    no_deal: float


def additive_worths(case: Case, interests: Sequence[Interest]) -> Worths | None:
    """Give what packages are worth by some interests issue by issue; None where a term touches two issues or is not known.

    Facts and definitions are put in; seats are those of the case.
    """
    names = {issue.key: place for place, issue in enumerate(case.issues)}
    values = {fact.key: fact.value for fact in case.facts}
    front = {person.key: float(person.front) for person in case.people}
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    rows = [np.zeros(len(issue.options)) for issue in case.issues]
    constant = no_deal = 0.0
    for interest in interests:
        if interest.unknown is not None:
            return None
        for key, scores in interest.scores:
            rows[names[key]] += np.array(scores)
        for part in _terms(interest, definitions, names):
            touched = [name for name in node_names(part) if name in names]
            if len(touched) > 1 or any(name not in values and name not in names for name in node_names(part)):
                return None
            if not touched:
                constant += float(evaluate(part, values, front))
                continue
            issue = case.issues[names[touched[0]]]
            found = evaluate(part, {**values, issue.key: np.array(issue.options)}, front)
            rows[names[touched[0]]] += np.broadcast_to(np.asarray(found, dtype=float), (len(issue.options),))
        if interest.no_deal is not None:
            node = inline(parse(interest.no_deal.text).root, definitions)
            if any(name not in values for name in node_names(node)):
                return None
            no_deal += float(evaluate(node, values, front))
    return Worths(tuple(rows), constant, no_deal)


def _terms(interest: Interest, definitions: Mapping[str, Formula], issues: Collection[str]) -> tuple[Node, ...]:
    """Give a formula in terms, whole where it touches one issue only."""
    if interest.value is None:
        return ()
    whole = inline(parse(interest.value.text).root, definitions)
    return (whole,) if len(node_names(whole) & set(issues)) < 2 else terms(whole)


def fitted(case: Case, form: str) -> Scenario:
    """Give the scenario that a case is: each side one person who scores each issue by itself.

    Args:
        case: the case.
        form: what it is for, as in "Genius XML".

    Raises:
        InputError: it is more than that; with every reason.
    """
    reasons: list[Problem] = []

    def refuse(place: Place, found: str, remedy: str = "") -> None:
        reasons.append(Problem(place, f"{form} has no room for this: {found}", "", remedy))

    for item in case.assumptions:
        refuse(item.place, f"the assumption {item.key}", "state it as a fact")
    for issue in case.continuous:
        refuse(issue.place, f"{issue.key}, which can be any number", "give it a `step`")
    for rule in case.rules:
        refuse(rule.require.place, "a rule on packages")
    parties: list[Party] = []
    for side in case.sides:
        _check_people(case, side, refuse)
        interests = side.interests or tuple(item for person in side.people for item in person.interests)
        worths = additive_worths(case, interests)
        if worths is None:
            found = f"a worth of {side.label} that depends on several issues at once, or on what is not known"
            refuse(interests[0].place if interests else side.place, found, "an interest with `scores` for each issue")
            continue
        rows = tuple(tuple(map(float, row)) for row in worths.rows)
        parties.append(Party(_file_name(side.key, parties), rows, worths.no_deal, _discount(case, side.key), worths.constant, side.label))
    if reasons:
        raise InputError(by_place(reasons))
    issues = tuple(
        ScenarioIssue(name, tuple(option if isinstance(option, str) else _name(option) for option in issue.options), issue.kind)
        for issue, name in zip(case.issues, _issue_names(case), strict=True)
    )
    return Scenario(case.name, form, issues, tuple(parties))


def _issue_names(case: Case) -> list[str]:
    """Give a name of its own to each issue: its label, its key where labels are alike, and all keys where a label is another's key."""
    labels = [issue.label for issue in case.issues]
    names = [issue.label if labels.count(issue.label) == 1 else issue.key for issue in case.issues]
    return names if len(set(names)) == len(names) else [issue.key for issue in case.issues]


def _discount(case: Case, side: str) -> float | None:
    """Give the share of its worth that an agreement keeps for a side at the deadline, as reading a scenario notes it."""
    found = next((fact.value for fact in case.facts if fact.key == f"discount_{side}"), None)
    return found if found is not None and 0 < found < 1 else None


def _file_name(key: str, others: Sequence[Party]) -> str:
    """Give a name for the file of a side that no other has and every system can write."""
    name = re.sub(r"\W+", "_", key).strip("_") or "side"
    taken = {"domain", *(party.name.lower() for party in others)}
    names = itertools.chain([name], (f"{name}_{count}" for count in itertools.count(2)))
    return next(found for found in names if found.lower() not in taken)


def _name(option: float) -> str:
    return plain(option).replace(",", "") if float(plain(option).replace(",", "")) == option else repr(option)


class _Refuse(Protocol):
    def __call__(self, place: Place, found: str, remedy: str = "") -> None: ...


def _check_people(case: Case, side: Side, refuse: _Refuse) -> None:
    if len(side.people) > 1:
        back = [person.label for person in side.people[1:]]
        refuse(side.people[1].place, f"a second person of {side.label}: {', '.join(back)}", "leave one person on each side")
    for rule in side.authority:
        if rule.when is not None or len(side.authority) > 1:
            refuse(rule.place, f"an authority rule of {side.label}", "remove it")
    for person in side.people[:1]:
        if side.interests and (person.interests or person.stake != 1):
            refuse(person.place, f"{person.label} has interests or a stake that are not those of {side.label}")
        threshold = additive_worths(case, [Interest("", None, (), person.threshold)])
        if threshold is None or threshold.no_deal != 0:
            found = f"a threshold of {person.label} beside what no deal is worth"
            refuse(person.threshold.place, found, "add it to no_deal:")
