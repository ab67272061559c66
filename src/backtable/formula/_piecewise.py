"""Where a formula bends along one of its names, and whether it is a straight line between."""

from itertools import combinations, pairwise

from backtable.errors import FormulaError
from backtable.formula._nodes import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
    node_names,
)

_STEP = "give the amount a `step`"


def bends(node: Node, name: str, nested: bool = False) -> tuple[Node, ...]:
    """Give straight lines in a name whose zeros are all the places where the tree can bend or jump along it.

    Between two neighbouring zeros the tree is a straight line in the name, whatever the other names stand for.

    Args:
        node: the tree, definitions inlined.
        name: the name, of a number.
        nested: let where the tree bends depend on another bend; the zeros are then not known, but that it is made of straight lines.

    Raises:
        FormulaError: the tree is not made of straight lines, or where it bends depends on a bend itself.
    """
    found: list[Node] = []

    def refuse(part: Node, why: str) -> FormulaError:
        return FormulaError(f"{why}, so that it is no straight line in {name}", part.offset, _STEP)

    def depends(part: Node) -> bool:
        return name in node_names(part)

    def degree(part: Node) -> int:
        """Give 1 for what runs along the name, 0 for what is level between its bends."""
        if not depends(part):
            return 0
        match part:
            case Name():
                return 1
            case Negate(operand=operand):
                return degree(operand)
            case Arithmetic(operator="+" | "-", left=left, right=right):
                return max(degree(left), degree(right))
            case Arithmetic(operator="*", left=left, right=right):
                total = degree(left) + degree(right)
                if total > 1:
                    raise refuse(part, f"it multiplies {name} with itself")
                return total
            case Arithmetic(operator="/", left=left, right=right):
                if degree(right):
                    raise refuse(part, f"it divides by {name}")
                return degree(left)
            case Arithmetic(left=left, right=Number(value=power)):
                if degree(left) and power not in (0, 1):
                    raise refuse(part, f"it takes a power of {name}")
                return degree(left)
            case Call(function="min" | "max", arguments=arguments):
                found.extend(_difference(one, other) for one, other in combinations(arguments, 2))
                return max(map(degree, arguments))
            case Call(function="abs", arguments=arguments):
                found.append(arguments[0])
                return degree(arguments[0])
            case Call(function="clip", arguments=arguments):
                found.extend(_difference(arguments[0], end) for end in arguments[1:])
                return max(map(degree, arguments))
            case Call(function=function, arguments=arguments):
                if max(map(degree, arguments)):
                    raise refuse(part, f"it takes {function}(…) of {name}")
                return 0
            case Conditional(test=held, yes=yes, no=no):
                test(held)
                return max(degree(yes), degree(no))
            case _:
                test(part)
                return 0

    def test(part: Node) -> None:
        match part:
            case Not(operand=operand):
                test(operand)
            case Logic(operands=operands):
                for operand in operands:
                    test(operand)
            case Compare(first=first, tests=tests) if depends(part):
                chain = [first, *(item for _, item in tests)]
                if max(map(degree, chain)):
                    found.extend(_difference(one, other) for one, other in pairwise(chain))
            case _:
                return

    degree(node)
    lines = [line for line in found if depends(line)]
    for line in () if nested else lines:
        before = len(found)
        degree(line)
        if len(found) > before:
            raise refuse(line, "where it bends depends on another bend")
    return tuple(lines)


def _difference(one: Node, other: Node) -> Node:
    return Arithmetic("-", one, other, one.offset)
