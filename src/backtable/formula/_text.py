"""A tree written as a formula again."""

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

_LEVEL = {"+": 5, "-": 5, "*": 6, "/": 6, "**": 8}


def to_text(node: Node) -> str:
    """Give formula text that reads back as an equal tree."""
    return _write(node)[0]


def _write(node: Node) -> tuple[str, int]:
    match node:
        case Number(value=value):
            return (str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)), 9
        case Text(value=text):
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"', 9
        case Name(name=name):
            return name, 9
        case Front(person=person):
            return f"front({person})", 9
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(_write(argument)[0] for argument in arguments)})", 9
        case Negate(operand=operand):
            return f"-{_within(operand, 7)}", 7
        case Arithmetic(operator=operator, left=left, right=right):
            level = _LEVEL[operator]
            sign = operator if operator == "**" else f" {operator} "
            return f"{_within(left, level + (operator == '**'))}{sign}{_within(right, level + 1)}", level
        case Compare(first=first, tests=tests):
            return " ".join([_within(first, 5), *(f"{sign} {_within(part, 5)}" for sign, part in tests)]), 4
        case Not(operand=operand):
            return f"not {_within(operand, 3)}", 3
        case Logic(operator=operator, operands=operands):
            level = 2 if operator == "and" else 1
            return f" {operator} ".join(_within(operand, level + 1) for operand in operands), level
        case Conditional(test=test, yes=yes, no=no):
            return f"{_within(yes, 1)} if {_within(test, 1)} else {_within(no, 0)}", 0
    raise AssertionError(node)


def _within(node: Node, level: int) -> str:
    text, own = _write(node)
    return text if own >= level else f"({text})"
