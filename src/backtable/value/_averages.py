"""Averaging out what a person does not know."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from backtable.case import Case
from backtable.formula import Arithmetic, Call, Conditional, Name, Negate, Node, evaluate, node_names
from backtable.value._distributions import Floats, mean, quantile, support
from backtable.value._excess import average_of_two, larger_of_two
from backtable.value._shifted import average_excess
from backtable.value._special import ndtr, ndtri
from backtable.value._worlds import correlation_matrix, hang_together

_POINTS = 1024
_BUDGET = 40_000_000
_MANY = 20_000  # combinations and worlds from which it is worth it to look closer
_MOST_TREES = 4_096


class Averages:
    """Expected values of trees over assumptions that somebody does not know.

    Sums, products of independent parts and single assumptions are exact; what is left (a minimum of two unknowns,
    say) is integrated over all values where they are discrete, else over 1,024 evenly spread points.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._distributions = {item.key: item.distribution for item in case.assumptions}
        self._means = {key: mean(item) for key, item in self._distributions.items()}
        self._groups = hang_together(case)
        self._names: dict[int, tuple[Node, frozenset[str]]] = {}

    def names(self, node: Node) -> frozenset[str]:
        """Give the names that stand in a tree; the same few trees are asked for again and again, part by part of many worlds."""
        found = self._names.get(id(node))
        if found is None or found[0] is not node:
            if len(self._names) >= _MOST_TREES:
                self._names.clear()
            found = self._names[id(node)] = (node, node_names(node))
        return found[1]

    def unknown(self, node: Node, averaged: frozenset[str]) -> frozenset[str]:
        """Give which of the averaged assumptions stand in a tree."""
        return self.names(node) & averaged

    def independent(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Say whether some assumptions have nothing to do with others."""
        reach = frozenset(name for key in first for name in self._groups[key])
        return not reach & second

    def of(self, node: Node, values: Mapping[str, Any], averaged: frozenset[str], front: Mapping[str, float]) -> Any:
        """Give the expected value of a tree.

        Args:
            node: the tree.
            values: everything but the averaged assumptions, (combinations, 1) or (1, worlds).
            averaged: the assumptions to average out, independent of those in `values`.
            front: person → 1 or 0.
        """
        unknown = self.unknown(node, averaged)
        if not unknown:
            return evaluate(node, values, front)
        match node:
            case Name(name=name):
                return self._means[name]
            case Negate(operand=operand):
                return -self.of(operand, values, averaged, front)
            case Arithmetic(operator="+", left=left, right=right):
                return self.of(left, values, averaged, front) + self.of(right, values, averaged, front)
            case Arithmetic(operator="-", left=left, right=right):
                return self.of(left, values, averaged, front) - self.of(right, values, averaged, front)
            case Arithmetic(operator="*", left=left, right=right) if self.independent(
                self.unknown(left, averaged), self.unknown(right, averaged)
            ):
                return self.of(left, values, averaged, front) * self.of(right, values, averaged, front)
            case Arithmetic(operator="/", left=left, right=right) if not self.unknown(right, averaged):
                with np.errstate(
                    divide="ignore", invalid="ignore"
                ):  # as `evaluate`: in a branch not taken it does no harm
                    return np.divide(self.of(left, values, averaged, front), evaluate(right, values, front))
            case Conditional(test=test, yes=yes, no=no) if not self.unknown(test, averaged):
                held = np.asarray(evaluate(test, values, front))
                if held.ndim == 0:
                    return self.of(yes if held else no, values, averaged, front)
                first, second = self.of(yes, values, averaged, front), self.of(no, values, averaged, front)
                return np.where(held, first, second)
            case _:
                return self._integrate(node, values, sorted(unknown), front)

    def _integrate(self, node: Node, values: Mapping[str, Any], names: list[str], front: Mapping[str, float]) -> Any:
        used = {name: value for name, value in values.items() if name in self.names(node)}
        shape = np.broadcast_shapes((1, 1), *(np.shape(value) for value in used.values() if np.ndim(value)))
        count = max(64, min(_POINTS, 8 * _BUDGET // max(shape[0] * shape[1], 1)))
        apart = frozenset(names)
        if shape[0] * shape[1] >= _MANY and all(support(self._distributions[name]) is None for name in names) and isinstance(node, Call) and larger_of_two(node, apart):
            points, _ = self.points(names, _POINTS)
            return np.broadcast_to(average_of_two(node, apart, points.prod(axis=0), used, front), shape)
        if shape[0] * shape[1] >= _MANY and isinstance(node, Call) and node.function in ("max", "min") and len(node.arguments) == 2:
            points, weights = self.points(names, _POINTS)
            excess = average_excess(node, dict(zip(names, points, strict=True)), weights, used, front, shape)
            if excess is not None:
                first, second = (np.asarray(self.of(item, used, apart, front), dtype=float) for item in node.arguments)
                return second + excess if node.function == "max" else first - excess
        points, weights = self.points(names, count)
        total: Any = 0.0
        step = max(1, _BUDGET // 8 // max(shape[0] * shape[1], 1))
        deep = {name: value[..., None] if np.ndim(value) else value for name, value in used.items()}
        for start in range(0, len(weights), step):
            chunk = slice(start, start + step)
            draws = {name: points[index, chunk][None, None, :] for index, name in enumerate(names)}
            result = np.broadcast_to(
                np.asarray(evaluate(node, {**deep, **draws}, front), dtype=float), (*shape, len(weights[chunk]))
            )
            total = total + result @ weights[chunk]
        return total

    def points(self, names: list[str], count: int) -> tuple[Floats, Floats]:
        """Give (names, points) values and (points,) weights."""
        joined = any(len(self._groups[name] & set(names)) > 1 for name in names)
        discrete = {name: support(self._distributions[name]) for name in names}
        apart = [name for name in names if discrete[name] is not None and not joined]
        smooth = [name for name in names if name not in apart]
        combos = list(product(*(range(len(discrete[name][0])) for name in apart)))  # type: ignore[index]
        count = 1 if not smooth else max(count // max(len(combos), 1), 32)
        even = self._even(smooth, count, joined)
        rows = np.empty((len(names), len(combos) * count))
        weights = np.empty(len(combos) * count)
        for number, combo in enumerate(combos):
            part = slice(number * count, (number + 1) * count)
            weights[part] = 1 / count
            for name, choice in zip(apart, combo, strict=True):
                found = discrete[name]
                assert found is not None
                rows[names.index(name), part] = found[0][choice]
                weights[part] *= found[1][choice]
            for index, name in enumerate(smooth):
                rows[names.index(name), part] = even[index]
        return rows, weights

    def _even(self, names: list[str], count: int, joined: bool) -> list[Floats]:
        """Give evenly spread points: midpoints for one name, a Kronecker sequence for more (Roberts 2018)."""
        if not names:
            return []
        root = 1.0
        for _ in range(40):
            root = (1 + root) ** (1 / (len(names) + 1))
        steps = np.arange(count)
        shares = [np.asarray((0.5 + steps * root ** -(index + 1)) % 1, dtype=np.float64) for index in range(len(names))]
        if len(names) == 1:
            shares = [np.asarray((steps + 0.5) / count, dtype=np.float64)]
        if joined:
            factor = np.linalg.cholesky(correlation_matrix(self._case, names))
            shares = list(ndtr(factor @ ndtri(np.clip(np.array(shares), 1e-9, 1 - 1e-9))))
        return [
            quantile(self._distributions[name], np.asarray(share, dtype=float))
            for name, share in zip(names, shares, strict=True)
        ]
