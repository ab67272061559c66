"""Divisions by what can be zero."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

import numpy as np

from backtable.errors import FormulaError
from backtable.formula._evaluate import evaluate
from backtable.formula._interval import interval
from backtable.formula._nodes import (
    Arithmetic,
    Compare,
    Conditional,
    Node,
    Not,
    Number,
    children,
    node_names,
    node_people,
)
from backtable.formula._text import to_text

_MOST = 200_000
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def zero_divisions(
    node: Node, grids: Mapping[str, Sequence[float | str]], bounds: Mapping[str, tuple[float, float]]
) -> tuple[FormulaError, ...]:
    """Give an error for each division whose divisor can be zero where it is asked for.

    Args:
        node: the tree, definitions inlined.
        grids: every value of each issue and fact; where only these matter, the answer is exact.
        bounds: lowest and highest value of each assumption; then intervals decide, and a guard
            such as `x / y if y > 0 else 0` counts.
    """
    errors: list[FormulaError] = []
    ends: dict[str, tuple[float, float]] = dict(bounds)
    for name, values in grids.items():
        numbers = [value for value in values if not isinstance(value, str)]
        if numbers:
            ends[name] = (min(numbers), max(numbers))

    def visit(part: Node, guards: tuple[Node, ...]) -> None:
        match part:
            case Conditional(test=test, yes=yes, no=no):
                visit(test, guards)
                visit(yes, (*guards, test))
                visit(no, (*guards, Not(test)))
                return
            case Arithmetic(operator="/", right=divisor):
                where = _zero_at(divisor, guards, grids, ends)
                if where is not None:
                    at = f", for example at {where}" if where else ""
                    errors.append(
                        FormulaError(
                            f"division by `{to_text(divisor)}`, which can be zero{at}",
                            divisor.offset,
                            "guard it: `… if … != 0 else 0`",
                        )
                    )
            case _:
                pass
        for child in children(part):
            visit(child, guards)

    visit(node, ())
    return tuple(errors)


def _zero_at(
    divisor: Node,
    guards: tuple[Node, ...],
    grids: Mapping[str, Sequence[float | str]],
    ends: Mapping[str, tuple[float, float]],
) -> str | None:
    low, high = interval(divisor, ends)
    if low > 0 or high < 0:
        return None
    names = sorted(node_names(divisor))
    exact = all(name in grids for name in names) and not node_people(divisor)
    usable = [guard for guard in guards if all(name in grids for name in node_names(guard)) and not node_people(guard)]
    asked = sorted({*names, *(name for guard in usable for name in node_names(guard))})
    if exact and prod(len(grids[name]) for name in asked) <= _MOST:
        rows = list(product(*(grids[name] for name in asked)))
        columns: dict[str, Any] = {
            name: np.array(column) for name, column in zip(asked, zip(*rows, strict=True), strict=True)
        }
        zero = np.broadcast_to(np.asarray(evaluate(divisor, columns)) == 0, (max(len(rows), 1),))
        for guard in usable:
            zero = zero & np.asarray(evaluate(guard, columns), dtype=bool)
        if not zero.any():
            return None
        row = rows[int(np.argmax(zero))] if rows else ()
        return ", ".join(
            f"{name} = {value:g}" if not isinstance(value, str) else f"{name} = {value}"
            for name, value in zip(asked, row, strict=True)
        )
    return None if any(_guards(guard, divisor) for guard in guards) else ""


def _guards(guard: Node, divisor: Node) -> bool:
    turned = isinstance(guard, Not)
    test = guard.operand if isinstance(guard, Not) else guard
    if not isinstance(test, Compare) or len(test.tests) != 1:
        return False
    sign, right = test.tests[0]
    left = test.first
    if isinstance(left, Number):
        left, right = right, left
        sign = sign.translate(str.maketrans("<>", "><"))
    sign = _OPPOSITE[sign] if turned else sign
    if left != divisor or not isinstance(right, Number):
        return False
    limit = right.value
    return (
        (sign == "!=" and limit == 0)
        or (sign == "==" and limit != 0)
        or (sign == ">" and limit >= 0)
        or (sign == ">=" and limit > 0)
        or (sign == "<" and limit <= 0)
        or (sign == "<=" and limit < 0)
    )
