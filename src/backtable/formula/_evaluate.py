"""Worth of packages in worlds: a tree evaluated over arrays."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from backtable.formula._nodes import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Front,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
    Text,
)

ALIKE = 1e-14
"""Two numbers are alike, and taken for equal, that differ by no more than this share of what they were added up from: some ninety times what rounding takes from one operation."""


def evaluate(node: Node, values: Mapping[str, Any], front: Mapping[str, float] | None = None) -> Any:
    """Give the value of a tree.

    Args:
        node: the tree; definitions are inlined or stand in `values`.
        values: name → number, text, or numpy array; arrays broadcast, usually (packages, 1) with (1, worlds).
        front: person → 1 if at a front table, else 0.

    Returns:
        A number, a truth or an array of the broadcast shape; divisions in a branch that is not taken do no harm. Numbers that are equal but for
        rounding (0.1 + 0.2 and 0.3) compare as equal, and `ceil` and `floor` take a number for whole that is so but for rounding.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        return _value(node, values, front or {})


def _value(root: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> Any:
    chain: list[Arithmetic] = []
    node = root
    while isinstance(node, Arithmetic):
        chain.append(node)
        node = node.left
    result = _single(node, values, front)
    for link in reversed(chain):
        right = _value(link.right, values, front)
        match link.operator:
            case "+":
                result = result + right
            case "-":
                result = result - right
            case "*":
                result = result * right
            case "/":
                result = np.divide(result, right)
            case _:
                result = np.power(np.asarray(result, dtype=float), int(right))
    return result


def _single(node: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> Any:
    match node:
        case Number(value=number):
            return number
        case Text(value=text):
            return text
        case Name(name=name):
            return values[name]
        case Front(person=person):
            return float(front[person])
        case Negate(operand=operand):
            return -_value(operand, values, front)
        case Not(operand=operand):
            return np.logical_not(_value(operand, values, front))
        case Logic(operator=operator, operands=operands):
            join = np.logical_and if operator == "and" else np.logical_or
            result = _value(operands[0], values, front)
            for operand in operands[1:]:
                result = join(result, _value(operand, values, front))
            return result
        case Compare(first=first, tests=tests):
            left = _sized(first, values, front)
            held: Any = True
            for sign, part in tests:
                right = _sized(part, values, front)
                link = _compared(sign, left, right)
                held = link if held is True else np.logical_and(held, link)
                left = right
            return held
        case Conditional(test=test, yes=yes, no=no):
            decided = np.asarray(_value(test, values, front))
            if decided.ndim == 0:
                return _value(yes if decided else no, values, front)
            return np.where(decided, _value(yes, values, front), _value(no, values, front))
        case Call(function="ceil" | "floor" | "round" as function, arguments=arguments):
            value, size = _sized(arguments[0], values, front)
            return _whole(function, value, size, int(_value(arguments[1], values, front)) if len(arguments) > 1 else 0)
        case Call(function=function, arguments=arguments):
            return _call(function, [_value(argument, values, front) for argument in arguments])
    raise AssertionError(node)


def _sized(node: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> tuple[Any, Any]:
    """Give a value, and how large what it was added up from is: of 5 - 4.9 that is 9.9."""
    match node:
        case Arithmetic(operator="+" | "-" | "*" | "/"):
            chain: list[Arithmetic] = []
            part: Node = node
            while isinstance(part, Arithmetic) and part.operator in "+-*/":
                chain.append(part)
                part = part.left
            value, size = _sized(part, values, front)
            for link in reversed(chain):
                right, other = _sized(link.right, values, front)
                match link.operator:
                    case "+":
                        value, size = value + right, size + other
                    case "-":
                        value, size = value - right, size + other
                    case "*":
                        value, size = value * right, size * other
                    case _:
                        value, size = np.divide(value, right), np.divide(size, np.abs(right))
            return value, size
        case Negate(operand=operand):
            value, size = _sized(operand, values, front)
            return -value, size
        case Call(function="abs", arguments=(argument,)):
            value, size = _sized(argument, values, front)
            return np.abs(value), size
        case Call(function="min" | "max" as function, arguments=arguments):
            return _extreme(function, [_sized(argument, values, front) for argument in arguments])
        case Call(function="clip", arguments=(argument, lowest, highest)):
            raised = _extreme("max", [_sized(argument, values, front), _sized(lowest, values, front)])
            return _extreme("min", [raised, _sized(highest, values, front)])
        case Conditional(test=test, yes=yes, no=no):
            decided = np.asarray(_value(test, values, front))
            if decided.ndim == 0:
                return _sized(yes if decided else no, values, front)
            (one, size), (two, other) = _sized(yes, values, front), _sized(no, values, front)
            return np.where(decided, one, two), None if size is None or other is None else np.where(decided, size, other)
        case Arithmetic(operator="**", left=left, right=right):
            value, size = _sized(left, values, front)
            power = int(_value(right, values, front))
            return np.power(np.asarray(value, dtype=float), power), np.power(np.asarray(size, dtype=float), power)
        case _:
            value = _value(node, values, front)
            if np.asarray(value).dtype.kind not in "fiub":
                return value, None
            return value + 0.0, np.abs(value + 0.0)


def _whole(function: str, value: Any, size: Any, decimals: int) -> Any:
    """Give the whole number above, below or next to a value, or one of so many decimals; what is whole or half but for rounding is so."""
    away = _away(size)
    if function != "round":
        return np.ceil(value - away) if function == "ceil" else np.floor(value + away)
    scale = 10.0**decimals
    half = np.floor(value * scale) + 0.5
    return np.where(np.abs(value * scale - half) <= away * scale, np.round(half) / scale, np.round(value, decimals))


def _extreme(function: str, parts: list[tuple[Any, Any]]) -> tuple[Any, Any]:
    """Give the smallest or the largest of some values, and how large what that one was added up from is."""
    value, size = parts[0]
    for more, other in parts[1:]:
        kept = value <= more if function == "min" else value >= more
        value, size = np.where(kept, value, more), np.where(kept, size, other)
    return value, size


def _away(size: Any) -> Any:
    """Give by how much a number of some size may be off by rounding; nothing where it is not finite."""
    away = ALIKE * np.asarray(size, dtype=float)
    return away if np.isfinite(away).all() else np.where(np.isfinite(away), away, 0.0)


def _compared(sign: str, left: tuple[Any, Any], right: tuple[Any, Any]) -> Any:
    (first, size), (second, other) = left, right
    if size is None or other is None:  # texts
        same = np.equal(np.asarray(first), np.asarray(second))
        return same if sign == "==" else np.logical_not(same)
    away, further = _away(size), _away(other)
    match sign:
        case "<":
            return first + away < second - further
        case ">=":
            return first + away >= second - further
        case ">":
            return first - away > second + further
        case "<=":
            return first - away <= second + further
        case _:
            same = np.logical_and(first - away <= second + further, first + away >= second - further)
            return same if sign == "==" else np.logical_not(same)


def _call(function: str, arguments: list[Any]) -> Any:
    match function:
        case "min" | "max":
            join = np.minimum if function == "min" else np.maximum
            result = arguments[0]
            for argument in arguments[1:]:
                result = join(result, argument)
            return result
        case "abs":
            return np.abs(arguments[0])
        case _:
            return np.minimum(np.maximum(arguments[0], arguments[1]), arguments[2])
