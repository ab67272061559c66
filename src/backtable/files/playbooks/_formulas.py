"""Formulas in the plain values of a case, and formulas with names put in."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from backtable.files._tree import Path
from backtable.formula import Arithmetic, Compare, Front, Name, Node, Not, Number, parse, rebuild, to_text
from backtable.quantities import parse_amount, parse_number, shown

KEYS = ("value", "no_deal", "stake", "threshold", "when", "require")
"""Keys whose values are formulas, in interests, people, rules of authority and rules."""
_LIKELIHOODS = ("low", "likely", "high", "uniform", "normal", "lognormal", "pert")
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


def entries(part: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give everything that stands under a key in plain values, with its path."""
    for key, value in part.items() if isinstance(part, Mapping) else enumerate(part) if isinstance(part, list) else ():
        if isinstance(part, Mapping):
            yield (*path, key), value
        yield from entries(value, (*path, key))


def tested(test: Any) -> list[str]:
    """Give the names in an `if`."""
    return [word for word in test.split() if word not in ("and", "or", "not", "fixed")] if isinstance(test, str) else []


def numbers_of(value: Any, path: Path) -> Iterator[tuple[Path, float]]:
    """Give the numbers by which somebody stated a quantity, each with its path."""
    if isinstance(value, dict):
        for name in ("value", *_LIKELIHOODS):
            yield from numbers_of(value.get(name), (*path, name))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from numbers_of(item, (*path, position))
    elif (amount := _amount(value)) is not None:
        yield path, amount[0]


def plain(value: Any) -> Any:
    """Give plain values in which amounts are numbers, without the currency that stands with them."""
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    amount = _amount(value)
    return amount[0] if amount and amount[1] else value


def scaled(value: Any, rate: Decimal) -> Any:
    """Give a quantity, a number or what is known of it, in another currency.

    Args:
        rate: what one of its own currency is in the other.
    """
    if isinstance(value, dict):
        return {key: _scaled_part(key, item, rate) for key, item in value.items()}
    if isinstance(value, list):
        return [scaled(item, rate) for item in value]
    return float(Decimal(repr(parse_number(shown(value)))) * rate)


def _scaled_part(key: str, value: Any, rate: Decimal) -> Any:
    match key:
        case "lognormal":  # the second is a spread of the logarithm
            return [scaled(value[0], rate), *value[1:]]
        case "values":
            return {shown(scaled(number, rate)): weight for number, weight in value.items()}
        case "as_seen_by":
            return {viewer: scaled(belief, rate) for viewer, belief in value.items()}
        case _:
            return scaled(value, rate) if key in (*_LIKELIHOODS, "value") else value


def _amount(value: Any) -> tuple[float, str] | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return parse_amount(shown(value))
    except ValueError:
        return None


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
