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

_SIGNS: dict[str, np.ufunc] = {
    "==": np.equal,
    "!=": np.not_equal,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


def evaluate(node: Node, values: Mapping[str, Any], front: Mapping[str, float] | None = None) -> Any:
    """Give the value of a tree.

    Args:
        node: the tree; definitions are inlined or stand in `values`.
        values: name → number, text, or numpy array; arrays broadcast, usually (packages, 1) with (1, worlds).
        front: person → 1 if at a front table, else 0.

    Returns:
        A number, a truth or an array of the broadcast shape; divisions in a branch that is not taken do no harm.
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
            left = _value(first, values, front)
            held: Any = True
            for sign, part in tests:
                right = _value(part, values, front)
                link = _SIGNS[sign](np.asarray(left), np.asarray(right))
                held = link if held is True else np.logical_and(held, link)
                left = right
            return held
        case Conditional(test=test, yes=yes, no=no):
            decided = np.asarray(_value(test, values, front))
            if decided.ndim == 0:
                return _value(yes if decided else no, values, front)
            return np.where(decided, _value(yes, values, front), _value(no, values, front))
        case Call(function=function, arguments=arguments):
            return _call(function, [_value(argument, values, front) for argument in arguments])
    raise AssertionError(node)


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
        case "round":
            return np.round(arguments[0], int(arguments[1]) if len(arguments) > 1 else 0)
        case "ceil":
            return np.ceil(arguments[0])
        case "floor":
            return np.floor(arguments[0])
        case _:
            return np.minimum(np.maximum(arguments[0], arguments[1]), arguments[2])
