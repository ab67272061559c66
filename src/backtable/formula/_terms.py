"""A tree as a sum of terms, each touching as few names as possible."""

from backtable.formula._nodes import Arithmetic, Negate, Node, node_names


def terms(node: Node) -> tuple[Node, ...]:
    """Give trees whose values add up to the tree's value, up to rounding.

    Sums are taken apart, signs and factors are carried into them: `a * (b + c)` gives `a * b` and `a * c`.
    """
    match node:
        case Negate(operand=operand):
            return tuple(Negate(part, part.offset) for part in terms(operand))
        case Arithmetic(operator="+", left=left, right=right):
            return terms(left) + terms(right)
        case Arithmetic(operator="-", left=left, right=right):
            return terms(left) + tuple(Negate(part, part.offset) for part in terms(right))
        case Arithmetic(operator="*", left=left, right=right, offset=offset):
            lefts, rights = terms(left), terms(right)
            if len(lefts) * len(rights) > 64 or not (node_names(left) or node_names(right)):
                return (node,)
            return tuple(Arithmetic("*", first, second, offset) for first in lefts for second in rights)
        case Arithmetic(operator="/", left=left, right=right, offset=offset):
            return tuple(Arithmetic("/", part, right, offset) for part in terms(left))
        case _:
            return (node,)
