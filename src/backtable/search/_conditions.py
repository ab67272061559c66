"""Conditions of rules over a region: surely so, surely not, or undecided, world by world."""

from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.errors import Place
from backtable.formula import Arithmetic, Compare, Logic, Node, Not, evaluate, node_names, terms
from backtable.search._loose import Box
from backtable.search._measures import Floats, Measures, Quantity
from backtable.value import Term

Truths = NDArray[np.bool_]
MOST_SETTLED = 200_000
_BENT = 1e-11


@dataclass(frozen=True, slots=True)
class Reach:
    """(worlds or 1,) whether a condition can be so somewhere in a region, and whether it can be not so."""

    yes: Truths
    no: Truths


@dataclass(frozen=True, slots=True)
class Settled:
    """A condition that a few issues decide: (options of the first issue, …)."""

    touched: tuple[int, ...]
    holds: Truths


@dataclass(frozen=True, slots=True)
class Margin:
    """A comparison: so where the quantity is at least 0, or above it; `number` tells it from others."""

    number: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions joined by `and` or by `or`."""

    every: bool
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """What is so where another condition is not."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Open:
    """A condition of which nothing is known before a package is given."""


Condition = Settled | Margin | Joined | Opposite | Open


class Conditions:
    """Makes conditions of trees.

    Args:
        measures: where the measures of comparisons are kept.
    """

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._model = measures.model
        self._issues = {issue.key: issue for issue in measures.case.issues}
        self._assumptions = {item.key for item in measures.case.assumptions}
        self.margins: list[Margin] = []
        self._bends: dict[Node, int | None] = {}

    def of(self, node: Node, place: Place) -> Condition:
        """Give the condition that a tree is."""
        touched = self._model.touched(node)
        free = not node_names(node) & self._assumptions
        if free and prod(self._measures.sizes[item] for item in touched) <= MOST_SETTLED:
            return self._settled(node, touched)
        match node:
            case Logic(operator=operator, operands=operands):
                return Joined(operator == "and", tuple(self.of(part, place) for part in operands))
            case Not(operand=operand):
                return Opposite(self.of(operand, place))
            case Compare(first=first, tests=tests) if len(tests) > 1:
                parts, left = [], first
                for sign, right in tests:
                    parts.append(self.of(Compare(left, ((sign, right),)), place))
                    left = right
                return Joined(True, tuple(parts))
            case Compare(first=first, tests=((sign, right),)):
                return self._margin(sign, first, right, place)
            case _:
                return Open()

    def bend(self, difference: Node) -> int | None:
        """Give the number of the comparison that says on which side of its zero a difference is; None where it is no sum of tables, or not the same in all worlds.

        Both sides reach over its zero by more than what rounding makes of it, so that each package is on a side on which formulas have it.
        """
        if difference not in self._bends:
            quantity = self._measures.quantity(self._terms(difference, Place("")))
            number = None
            if quantity.alike and not quantity.loose:
                away, number = _BENT * quantity.size, len(self.margins)
                self.margins.append(Margin(number, replace(quantity, under=quantity.under - away, over=quantity.over + away)))
            self._bends[difference] = number
        return self._bends[difference]

    def _terms(self, difference: Node, place: Place) -> list[Term]:
        return [Term(self._model.touched(part), part, 1.0, place=place) for part in terms(difference)]

    def _settled(self, node: Node, touched: tuple[int, ...]) -> Settled:
        shape = tuple(self._measures.sizes[item] for item in touched)
        values: dict[str, object] = dict(self._model.facts)
        for axis, item in enumerate(touched):
            issue = self._measures.case.issues[item]
            values[issue.key] = np.array(issue.options).reshape(-1, *(1 for _ in shape[axis + 1 :]))
        found = np.asarray(evaluate(node, values, self._model.front))
        return Settled(touched, np.array(np.broadcast_to(found > 0.5, shape)))

    def _margin(self, sign: str, left: Node, right: Node, place: Place) -> Condition:
        names = (node_names(left) | node_names(right)) & self._issues.keys()
        if not all(self._issues[name].numeric for name in names):
            return Open()
        if sign in ("==", "!="):
            both = Joined(True, (self._margin(">=", left, right, place), self._margin("<=", left, right, place)))
            return both if sign == "==" else Opposite(both)
        if sign in ("<", "<="):
            left, right = right, left
        margin = Margin(len(self.margins), self._measures.quantity(self._terms(Arithmetic("-", left, right), place)))
        self.margins.append(margin)
        return margin


def reach(condition: Condition, box: Box, low: Floats, high: Floats, decided: dict[int, bool]) -> Reach:
    """Say what a condition can be where the options lie in a box and the measures between `low` and `high`.

    Args:
        decided: comparisons that are taken as so, or not so, in the region.
    """
    match condition:
        case Settled(touched=touched, holds=holds):
            part = holds[tuple(slice(box[item][0], box[item][1] + 1) for item in touched)]
            return Reach(np.array([part.any()]), np.array([not part.all()]))
        case Margin(number=number, quantity=quantity):
            if number in decided:
                return Reach(np.array([decided[number]]), np.array([not decided[number]]))
            least, most = quantity.ends(low, high, box, decided)
            return Reach(most >= 0, least <= 0)
        case Joined(every=every, parts=parts):
            found = [reach(part, box, low, high, decided) for part in parts]
            if every:
                return Reach(_all([item.yes for item in found]), _any([item.no for item in found]))
            return Reach(_any([item.yes for item in found]), _all([item.no for item in found]))
        case Opposite(part=part_of):
            inner = reach(part_of, box, low, high, decided)
            return Reach(inner.no, inner.yes)
        case _:
            return Reach(np.ones(1, dtype=bool), np.ones(1, dtype=bool))


def _all(parts: list[Truths]) -> Truths:
    found = parts[0]
    for part in parts[1:]:
        found = found & part
    return found


def _any(parts: list[Truths]) -> Truths:
    found = parts[0]
    for part in parts[1:]:
        found = found | part
    return found


def undecided(condition: Condition, box: Box, low: Floats, high: Floats, decided: dict[int, bool]) -> list[Settled | Margin]:
    """Give the parts that leave a condition undecided in some world."""
    found = reach(condition, box, low, high, decided)
    if not (found.yes & found.no).any():
        return []
    match condition:
        case Settled() | Margin():
            return [condition]
        case Joined(parts=parts):
            return [item for part in parts for item in undecided(part, box, low, high, decided)]
        case Opposite(part=part_of):
            return undecided(part_of, box, low, high, decided)
        case _:
            return []
