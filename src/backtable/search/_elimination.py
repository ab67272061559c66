"""The largest sum of tables over a box of options, by eliminating one issue after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Touched = tuple[int, ...]
MOST_CELLS = 1_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """One issue that is eliminated: groups of tables that are joined, and the issues that each group leaves."""

    issue: int
    groups: tuple[tuple[tuple[int, ...], Touched], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """In which order issues are eliminated; `exact` says that no join had to be parted to stay small.

    Args:
        cells: how many numbers the joins hold.
    """

    steps: tuple[Step, ...]
    sizes: tuple[int, ...]
    cells: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Largest:
    """(columns,) an upper bound of each sum, the largest itself where the plan is exact; (columns, issues) where it was found."""

    values: Floats
    choices: NDArray[np.int32]


def plan_for(scopes: Sequence[Touched], sizes: Sequence[int], most: int = MOST_CELLS) -> Plan:
    """Give an order of elimination with small joins.

    Where a join would hold more than `most` numbers its tables are taken in several groups, each of which may then choose its
    own option of the issue: the sum is no longer reached, but never exceeded (mini-buckets, Dechter and Rish 2003).

    Args:
        scopes: the issues of each table.
        sizes: how many options each issue has.
        most: how many numbers a join may hold.
    """
    alive: dict[int, frozenset[int]] = {number: frozenset(scope) for number, scope in enumerate(scopes)}
    waiting = {issue for scope in alive.values() for issue in scope}
    steps, following, exact, cells = [], len(scopes), True, 0

    def size(scope: frozenset[int]) -> int:
        total = 1
        for issue in scope:
            total *= sizes[issue]
        return total

    where: dict[int, set[int]] = {issue: {number for number, scope in alive.items() if issue in scope} for issue in waiting}
    joins: dict[int, frozenset[int]] = {}
    while waiting:
        for issue in waiting - joins.keys():
            joins[issue] = frozenset().union(*(alive[number] for number in where[issue]))
        issue = min(waiting, key=lambda item: (size(joins[item]), item))
        here = sorted(where[issue], key=lambda number: (-len(alive[number]), number))
        bags: list[tuple[list[int], frozenset[int]]] = []
        for number in here:
            for place, (members, scope) in enumerate(bags):
                union = scope | alive[number]
                if size(union) <= most or union == scope:
                    bags[place] = ([*members, number], union)
                    break
            else:
                bags.append(([number], alive[number]))
        exact &= len(bags) == 1
        groups = []
        for members, scope in bags:
            left = tuple(sorted(scope - {issue}))
            cells += size(scope)
            groups.append((tuple(members), left))
            for number in members:
                for item in alive.pop(number):
                    where[item].discard(number)
                    joins.pop(item, None)
            alive[following] = frozenset(left)
            for item in left:
                where[item].add(following)
            following += 1
        steps.append(Step(issue, tuple(groups)))
        waiting.discard(issue)
    return Plan(tuple(steps), tuple(sizes), cells, exact)


def largest(plan: Plan, scopes: Sequence[Touched], tables: Sequence[Floats]) -> Largest:
    """Give the largest sums and where they are.

    Args:
        plan: of `plan_for` the same scopes.
        scopes: the issues of each table, ascending.
        tables: each (columns, options of its first issue, …); one sum is sought for each column.
    """
    columns = max((len(table) for table in tables), default=1)
    known: dict[int, tuple[Touched, Floats]] = {
        number: (scope, table) for number, (scope, table) in enumerate(zip(scopes, tables, strict=True))
    }
    following = len(scopes)
    trail: list[tuple[int, list[tuple[Touched, Floats]]]] = []
    for step in plan.steps:
        joined = []
        for members, left in step.groups:
            order = (*left, step.issue)
            total = _joined([known.pop(number) for number in members], order)
            joined.append((left, total))
            known[following] = (left, total.max(axis=-1))
            following += 1
        trail.append((step.issue, joined))
    values: Floats = np.zeros(columns)
    for _, table in known.values():
        values = values + table.reshape(len(table))
    choices = np.zeros((columns, len(plan.sizes)), dtype=np.int32)
    rows = np.arange(columns)
    for issue, joined in reversed(trail):
        line: Floats = np.zeros((columns, plan.sizes[issue]))
        for left, total in joined:
            at = rows if len(total) == columns else np.zeros(columns, dtype=int)
            line = line + total[(at, *(choices[:, other] for other in left))]
        choices[:, issue] = np.argmax(line, axis=1)
    return Largest(values, choices)


def _joined(parts: Sequence[tuple[Touched, Floats]], order: Touched) -> Floats:
    total: Floats | None = None
    for scope, table in sorted(parts, key=lambda part: part[1].size):
        ranked = sorted(range(len(scope)), key=lambda place: order.index(scope[place]))
        turned = table.transpose(0, *(place + 1 for place in ranked))
        present = set(scope)
        lengths = iter(turned.shape[1:])
        shaped = turned.reshape(len(table), *(next(lengths) if issue in present else 1 for issue in order))
        total = shaped if total is None else total + shaped
    assert total is not None
    return total
