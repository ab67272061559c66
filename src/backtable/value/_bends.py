"""Where the worths, yeses and rules of a case bend along a continuous amount."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from backtable.case import Case, Expression, Interest, Issue
from backtable.errors import FormulaError, InputError, Place, Problem, by_place
from backtable.formula import Node, bends, depends_on, evaluate, inline, node_names, node_people, parse
from backtable.quantities import counted
from backtable.value._distributions import support

MOST_BENDS = 64
_MOST_COMBINATIONS = 200_000


def require_straight(case: Case) -> None:
    """Refuse a case with a formula that is not made of straight lines in a continuous amount, while all else stays as it is.

    Raises:
        InputError: with every such formula, and what to do.
    """
    problems = list[Problem]()
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    for expression in _expressions(case):
        node = inline(parse(expression.text).root, definitions)
        for amount in case.continuous:
            try:
                bends(node, amount.key, nested=True)
            except FormulaError as error:
                problems.append(Problem(_place(case, expression.place), error.message, "", error.remedy))
    if problems:
        raise InputError(by_place(problems))


def idle_amounts(case: Case) -> tuple[Issue, ...]:
    """Give the continuous amounts that no formula of the case depends on: no worth, threshold, stake, rule or authority."""
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    stakes = (person.stake for person in case.people if isinstance(person.stake, Expression))
    used = {name for expression in (*_expressions(case), *stakes) for name in depends_on(parse(expression.text).root, definitions).names}
    return tuple(amount for amount in case.continuous if amount.key not in used)


def bends_of(case: Case) -> tuple[float, ...]:
    """Give the values of the one continuous amount at which some formula of the case bends or jumps, in ascending order.

    Between two of them everything that is computed of a package is a straight line in the amount: the gain of every side and
    person in every world, also as somebody judges it who does not know everything, and who must approve does not change.

    Args:
        case: the case, with one continuous amount at most.

    Raises:
        InputError: a formula is no straight line, or bends at a place that is not known or at more than 64; with every such
            formula, and what to do.
    """
    if not case.continuous:
        return ()
    (amount,) = case.continuous
    problems, found = list[Problem](), set[float]()
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    for expression in _expressions(case):
        try:
            node = inline(parse(expression.text).root, definitions)
            if amount.key not in node_names(node):
                continue
            for line in bends(node, amount.key):
                found |= _zeros(case, amount, line)
        except FormulaError as error:
            problems.append(Problem(_place(case, expression.place), error.message, "", error.remedy))
    if len(found) > MOST_BENDS and not problems:
        words = f"the formulas bend at {len(found)} values of {amount.key}"
        problems.append(Problem(_place(case, amount.place), words, f"{MOST_BENDS} at most", "give the amount a `step`"))
    if problems:
        raise InputError(by_place(problems))
    return tuple(sorted(found))


def _place(case: Case, place: Place) -> Place:
    return place if place.file else Place(case.file or case.name)


def _expressions(case: Case) -> Iterator[Expression]:
    yield from (rule.require for rule in case.rules)
    for side in case.sides:
        yield from (rule.when for rule in side.authority if rule.when)
        yield from _worths(side.interests)
        for person in side.people:
            yield person.threshold
            yield from _worths(person.interests)


def _worths(interests: tuple[Interest, ...]) -> Iterator[Expression]:
    return (interest.value for interest in interests if interest.value is not None)


def _zeros(case: Case, amount: Issue, line: Node) -> set[float]:
    """Give where a straight line passes through zero, for every value of what else stands in it.

    Raises:
        FormulaError: what else stands in it can have any value.
    """
    names = node_names(line) - {amount.key}
    facts = {fact.key: fact.value for fact in case.facts}
    choices: dict[str, tuple[float | str, ...]] = {issue.key: issue.options for issue in case.issues if issue.key in names}
    for item in case.assumptions:
        if item.key not in names:
            continue
        values: set[float] = set()
        for distribution in (item.distribution, *(belief.distribution for belief in item.as_seen_by)):
            points = support(distribution)
            if points is None:
                words = f"it bends at a value of {amount.key} that {item.key} decides, which can be any number"
                raise FormulaError(words, 0, f"give the amount a `step`, or {item.key} a few values")
            values |= set(points[0].tolist())
        choices[item.key] = tuple(sorted(values))
    combinations = int(np.prod([len(values) for values in choices.values()], dtype=float))
    if combinations > _MOST_COMBINATIONS:
        raise FormulaError(f"it bends at {counted(combinations)} values of {amount.key}, by what else stands in it", 0, "give the amount a `step`")
    low, high = float(amount.options[0]), float(amount.options[-1])
    rows = list(product(*choices.values()))
    columns = {key: np.array([row[place] for row in rows]) for place, key in enumerate(choices)}
    found: set[float] = set()
    asked = sorted(node_people(line))
    for seated in product((0.0, 1.0), repeat=len(asked)):
        seats = dict(zip(asked, seated, strict=True))
        ends = [np.broadcast_to(np.asarray(evaluate(line, {**facts, **columns, amount.key: end}, seats), dtype=float), (len(rows),)) for end in (low, high)]
        with np.errstate(divide="ignore", invalid="ignore"):
            zeros = low + (high - low) * ends[0] / (ends[0] - ends[1])
        found |= {float(zero) for zero in np.unique(zeros[np.isfinite(zeros) & (zeros > low) & (zeros < high)])}
    return found
