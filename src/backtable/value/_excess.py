"""What the larger or the smaller of two amounts is on average, where both rise or fall evenly with one unknown, or with the product of several."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from backtable.formula import Arithmetic, Call, Conditional, Name, Negate, Node, evaluate, node_names
from backtable.value._distributions import Floats


def straight(node: Node, names: frozenset[str], through: bool = False) -> bool:
    """Say whether a tree is a straight line in the product of some names, whatever else stands in it.

    Args:
        through: it must be nothing where the product is nothing.
    """
    held = node_names(node) & names
    if not held:
        return not through
    match node:
        case Name():
            return held == names
        case Negate(operand=operand):
            return straight(operand, names, through)
        case Arithmetic(operator="+" | "-", left=left, right=right):
            return straight(left, names, through) and straight(right, names, through)
        case Arithmetic(operator="*", left=left, right=right):
            first, second = node_names(left) & names, node_names(right) & names
            if not first or not second:
                return straight(left if first else right, names, through)
            return first | second == names and not first & second and straight(left, first, True) and straight(right, second, True)
        case Arithmetic(operator="/", left=left, right=right):
            return not node_names(right) & names and straight(left, names, through)
        case Conditional(test=test, yes=yes, no=no):
            return not node_names(test) & names and straight(yes, names, through) and straight(no, names, through)
        case _:
            return False


def larger_of_two(node: Node, names: frozenset[str]) -> bool:
    """Say whether a tree is the larger or the smaller of two amounts that are both straight lines in the product of some names."""
    return isinstance(node, Call) and node.function in ("max", "min") and len(node.arguments) == 2 and all(straight(item, names) for item in node.arguments)


def average_of_two(node: Call, names: frozenset[str], points: Floats, values: Mapping[str, Any], front: Mapping[str, float]) -> Any:
    """Give the average of such a tree over equally likely values of the product of the names, as exactly as by computing it at each of them.

    With s the product, max(A, B) = B + max(a s + b, 0) and min(A, B) = A - max(a s + b, 0), where a s + b is A - B. The average of max(a s + b, 0) is
    |a| times the expected excess of s over -b / a, or of -b / a over s where a is below 0; between two of the values it is a straight line.

    Args:
        node: as `larger_of_two` finds it.
        points: (points,) values of the product.
        values: everything else, (combinations, 1) or (1, worlds).
        front: person → 1 or 0.
    """
    points = np.sort(points)
    mean = float(points.mean())
    above = np.cumsum(points[::-1])[::-1] - points * np.arange(len(points), 0, -1)
    excess = above / len(points)  # over each of the values
    lines = []
    for item in node.arguments:
        start = np.asarray(evaluate(item, {**values, **dict.fromkeys(names, 0.0)}, front), dtype=float)
        lines.append((start, np.asarray(evaluate(item, {**values, **dict.fromkeys(names, 1.0)}, front), dtype=float) - start))
    (first, first_slope), (second, second_slope) = lines
    slope, start = first_slope - second_slope, first - second
    slope, start = np.broadcast_arrays(slope, start)
    level = slope == 0
    edge = -start / np.where(level, 1.0, slope)
    over = np.maximum(np.interp(edge, points, excess, right=0.0), mean - edge)  # below all values it is their mean less the edge
    found = np.where(level, np.maximum(start, 0.0), np.abs(slope) * np.where(slope > 0, over, over - mean + edge))
    return second + second_slope * mean + found if node.function == "max" else first + first_slope * mean - found
