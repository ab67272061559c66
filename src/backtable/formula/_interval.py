"""Between which numbers a formula lies, by interval arithmetic rounded outwards."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from backtable.formula._evaluate import ALIKE
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
)


class Interval(NamedTuple):
    """All numbers from `low` to `high`; a truth lies within 0 to 1."""

    low: float
    high: float


_TRUTH = Interval(0.0, 1.0)


def interval(
    node: Node, bounds: Mapping[str, tuple[float, float]], front: Mapping[str, float] | None = None
) -> Interval:
    """Give an interval that contains every value of the tree.

    Args:
        node: the tree, definitions inlined.
        bounds: name → lowest and highest value; names of texts may be left out.
        front: person → 1 or 0; whoever is left out may sit anywhere.
    """
    seats = front or {}

    def of(part: Node) -> Interval:
        match part:
            case Number(value=value):
                return Interval(value, value)
            case Name(name=name):
                return Interval(*bounds.get(name, (-math.inf, math.inf)))
            case Front(person=person):
                return Interval(seats[person], seats[person]) if person in seats else _TRUTH
            case Negate(operand=operand):
                low, high = of(operand)
                return Interval(-high, -low)
            case Arithmetic(operator=operator, left=left, right=right):
                return _arithmetic(operator, of(left), of(right))
            case Call(function=function, arguments=arguments):
                return _call(function, [of(argument) for argument in arguments])
            case Conditional(test=test, yes=yes, no=no):
                held = of(test)
                if held == (1, 1):
                    return of(yes)
                if held == (0, 0):
                    return of(no)
                first, second = of(yes), of(no)
                return Interval(min(first.low, second.low), max(first.high, second.high))
            case Not(operand=operand):
                low, high = of(operand)
                return Interval(1 - high, 1 - low)
            case Logic(operator=operator, operands=operands):
                join = min if operator == "and" else max
                parts = [of(operand) for operand in operands]
                return Interval(join(item.low for item in parts), join(item.high for item in parts))
            case Compare(first=first, tests=tests) if len(tests) == 1:
                return _compare(tests[0][0], of(first), of(tests[0][1]), ALIKE * (size(first) + size(tests[0][1])))
            case _:
                return _TRUTH

    def size(part: Node) -> float:
        match part:
            case Arithmetic(operator="+" | "-", left=left, right=right):
                return size(left) + size(right)
            case Arithmetic(operator="*", left=left, right=right):
                return _times(size(left), size(right))
            case Arithmetic(operator="/", left=left, right=right):
                low, high = of(right)
                return math.inf if low <= 0 <= high else size(left) / min(abs(low), abs(high))
            case Negate(operand=operand):
                return size(operand)
            case Call(function="min" | "max" | "abs" | "clip", arguments=arguments):
                return max(map(size, arguments))
            case Conditional(yes=yes, no=no):
                return max(size(yes), size(no))
            case Arithmetic(operator="**", left=left, right=right):
                return _power(size(left), int(of(right).low))
            case _:
                return max(map(abs, of(part)))

    return of(node)


def _out(low: float, high: float) -> Interval:
    if math.isnan(low) or math.isnan(high):
        return Interval(-math.inf, math.inf)
    return Interval(math.nextafter(low, -math.inf), math.nextafter(high, math.inf))


def _times(first: float, second: float) -> float:
    return 0.0 if first == 0 or second == 0 else first * second


def _power(base: float, power: int) -> float:
    try:
        return base**power
    except OverflowError:
        return math.inf


def _arithmetic(operator: str, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return _out(left.low + right.low, left.high + right.high)
        case "-":
            return _out(left.low - right.high, left.high - right.low)
        case "*":
            ends = [_times(first, second) for first in left for second in right]
            return _out(min(ends), max(ends))
        case "/":
            if right.low <= 0 <= right.high:
                return Interval(-math.inf, math.inf)
            ends = [first / second for first in left for second in right]
            return _out(min(ends), max(ends))
        case _:
            power = int(right.low)
            try:
                ends = [left.low**power, left.high**power]
            except OverflowError:
                return Interval(-math.inf, math.inf)
            if power and power % 2 == 0 and left.low < 0 < left.high:
                ends.append(0.0)
            return _out(min(ends), max(ends))


def _call(function: str, arguments: list[Interval]) -> Interval:
    first = arguments[0]
    match function:
        case "min":
            return Interval(min(item.low for item in arguments), min(item.high for item in arguments))
        case "max":
            return Interval(max(item.low for item in arguments), max(item.high for item in arguments))
        case "abs":
            ends = sorted((abs(first.low), abs(first.high)))
            return Interval(0.0 if first.low <= 0 <= first.high else ends[0], ends[1])
        case "clip":
            lowest, highest = arguments[1], arguments[2]
            return Interval(
                min(max(first.low, lowest.low), highest.low), min(max(first.high, lowest.high), highest.high)
            )
        case _:
            return _out(first.low - 1, first.high + 1)


def _compare(sign: str, left: Interval, right: Interval, away: float) -> Interval:
    """Compare intervals whose numbers count as equal that are no more than `away` apart."""
    yes, no = Interval(1.0, 1.0), Interval(0.0, 0.0)
    if sign in ("==", "!="):
        same = left.low == left.high == right.low == right.high and math.isfinite(left.low)
        if left.high + away < right.low or right.high + away < left.low:
            return no if sign == "==" else yes
        if same:
            return yes if sign == "==" else no
        return _TRUTH
    if sign in (">", ">="):
        left, right, sign = right, left, "<" if sign == ">" else "<="
    if sign == "<":
        return yes if left.high + away < right.low else no if left.low >= right.high else _TRUTH
    return yes if left.high <= right.low else no if left.low > right.high + away else _TRUTH
