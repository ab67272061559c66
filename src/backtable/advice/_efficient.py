"""The efficient packages of a case that is too large to look at every package."""

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Expression, Interest, Person, Side
from backtable.files import additive_worths
from backtable.frontier import efficient_sums
from backtable.value import Packages

Rows = list[NDArray[np.float64]]


def efficient_packages(
    case: Case, seating: Mapping[str, bool] | None = None, also: Collection[str] = ()
) -> Packages | None:
    """Give a package for each efficient point over all sides and everybody who must approve, whatever the size of the case.

    Efficient over the gains of people as well as of sides: every yes is a gain that is high enough, so for any package that
    passes there is one here that passes and gives no side less.

    Args:
        case: the case.
        seating: person → True at a front table, where it differs from the case.
        also: people whose gains count beside, whether or not they must approve.

    Returns:
        None where a case is more than a sum: something is not known, a worth depends on several issues at once, a rule forbids
        packages, or the terms decide who must approve.

    Raises:
        TooLargeError: there are too many efficient points.
    """
    seated = _seated(case, seating or {})
    if seated.assumptions or seated.rules:
        return None
    columns: list[Rows] = []
    for side in seated.sides:
        interests = side.interests or tuple(item for person in side.people for item in person.interests)
        rows = _rows(seated, interests)
        required = _required(side)
        if rows is None or required is None:
            return None
        columns.append(rows)
        for person in (*required, *(item for item in side.people if item.key in also and item not in required)):
            own = _gain(seated, side, person, rows)
            if own is None:
                return None
            columns.append(own)
    distinct = [
        rows
        for place, rows in enumerate(columns)
        if not any(all(map(np.array_equal, rows, before)) for before in columns[:place])
    ]
    groups = [np.stack([rows[issue] for rows in distinct], axis=1) for issue in range(len(seated.issues))]
    return Packages(case, efficient_sums(groups).choices)


def _seated(case: Case, seating: Mapping[str, bool]) -> Case:
    sides = tuple(
        replace(side, people=tuple(replace(person, front=seating.get(person.key, person.front)) for person in side.people))
        for side in case.sides
    )
    return replace(case, sides=sides)


def _rows(case: Case, interests: tuple[Interest, ...]) -> Rows | None:
    worths = additive_worths(case, interests)
    return None if worths is None else list(worths.rows)


def _required(side: Side) -> tuple[Person, ...] | None:
    """Give who must approve whatever the terms, None where these decide."""
    if not side.authority:
        return side.people
    first = side.authority[0]
    return None if first.when is not None else tuple(person for person in side.people if person.key in first.approve)


def _gain(case: Case, side: Side, person: Person, rows: Rows) -> Rows | None:
    """Give a person's gain issue by issue: their own interests and their share of the side's."""
    own = _rows(case, person.interests)
    stake = person.stake if isinstance(person.stake, float) else _number(case, person.stake)
    if own is None or stake is None or _number(case, person.threshold) is None:
        return None
    return [mine + stake * shared for mine, shared in zip(own, rows, strict=True)] if side.interests else own


def _number(case: Case, expression: Expression) -> float | None:
    """Give what a formula of facts comes to, None where it needs more."""
    worths = additive_worths(case, (Interest("", None, (), expression),))
    return None if worths is None else worths.no_deal
