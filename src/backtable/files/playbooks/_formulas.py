"""Formulas in the plain values of a case, and formulas with names put in."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from backtable.files._tree import Path
from backtable.formula import Arithmetic, Compare, Front, Name, Node, Not, Number, parse, rebuild, to_text
from backtable.quantities import parse_number

KEYS = ("value", "no_deal", "stake", "threshold", "when", "require")
"""Keys whose values are formulas, in interests, people, rules of authority and rules."""
_OPPOSITE = {"==": "!=", "!=": "==", "<=": ">", "<": ">=", ">=": "<", ">": "<="}


def formulas_of(part: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Give every formula in plain values with its path; what is nothing but a number is none.

    In a fact, `value` is a number. What stands below `define` is a formula whatever it is called.
    """
    if isinstance(part, Mapping):
        for key, value in part.items():
            formula = key in KEYS or (len(path) > 0 and path[-1] == "define")
            if isinstance(value, str) and formula and not number(value):
                yield (*path, key), value
            elif key not in ("facts", "assumptions"):
                yield from formulas_of(value, (*path, key))
    elif isinstance(part, list):
        for position, value in enumerate(part):
            yield from formulas_of(value, (*path, position))


def number(text: str) -> bool:
    """Say whether a text is nothing but a number."""
    try:
        parse_number(text)
    except ValueError:
        return False
    return True


def put_in(text: str, names: Mapping[str, Node], people: Mapping[str, str]) -> str:
    """Give a formula with names replaced by what they stand for.

    Args:
        names: name → tree.
        people: name of somebody in `front(…)` → their key in the case.
    """
    return to_text(with_names(parse(text).root, names, people))


def with_names(tree: Node, names: Mapping[str, Node], people: Mapping[str, str] = MappingProxyType({})) -> Node:
    """Give a tree with names replaced by what they stand for. Arguments as above."""

    def put(node: Node) -> Node:
        if isinstance(node, Name):
            return names.get(node.name, node)
        if isinstance(node, Front):
            return Front(people.get(node.person, node.person))
        return _shorter(rebuild(node, put))

    return put(tree)


def _shorter(node: Node) -> Node:
    """Leave out what a 0, a 1 or a single comparison that was put in makes idle."""
    match node:
        case Arithmetic(operator="+" | "-", left=left, right=Number(value=0)):
            return left
        case Arithmetic(operator="+", left=Number(value=0), right=right):
            return right
        case Arithmetic(operator="*" | "/", left=left, right=Number(value=1)):
            return left
        case Arithmetic(operator="*", left=Number(value=1), right=right):
            return right
        case Arithmetic(operator="*", left=Number(value=0)) | Arithmetic(operator="*", right=Number(value=0)):
            return Number(0.0)
        case Not(operand=Compare(first=first, tests=((sign, other),))):
            return Compare(first, ((_OPPOSITE[sign], other),))
        case _:
            return node
