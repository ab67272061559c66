"""The tree of a formula."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A name of an option, in quotes."""

    value: str
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """An issue, a fact, an assumption or a definition."""

    name: str
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Front:
    """1 if the person sits at a front table, else 0."""

    person: str
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negate:
    """Minus something."""

    operand: "Node"
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers joined by one of + - * / **."""

    operator: str
    left: "Node"
    right: "Node"
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """A chain of comparisons, true if each link holds."""

    first: "Node"
    tests: "tuple[tuple[str, Node], ...]"
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Logic:
    """Truths joined by `and` or by `or`."""

    operator: str
    operands: "tuple[Node, ...]"
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a truth."""

    operand: "Node"
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Conditional:
    """`yes if test else no`."""

    test: "Node"
    yes: "Node"
    no: "Node"
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One of the functions, applied to its arguments."""

    function: str
    arguments: "tuple[Node, ...]"
    offset: int = field(default=0, compare=False)


Node = Number | Text | Name | Front | Negate | Arithmetic | Compare | Logic | Not | Conditional | Call


def children(node: Node) -> tuple[Node, ...]:
    """Give the parts that a node joins, left to right."""
    match node:
        case Negate(operand=operand) | Not(operand=operand):
            return (operand,)
        case Arithmetic(left=left, right=right):
            return (left, right)
        case Compare(first=first, tests=tests):
            return (first, *(part for _, part in tests))
        case Logic(operands=parts) | Call(arguments=parts):
            return parts
        case Conditional(test=test, yes=yes, no=no):
            return (test, yes, no)
        case _:
            return ()


def rebuild(node: Node, change: Callable[[Node], Node]) -> Node:
    """Give the node with `change` applied to each of its parts."""
    match node:
        case Negate(operand=operand) | Not(operand=operand):
            return replace(node, operand=change(operand))
        case Arithmetic(left=left, right=right):
            return replace(node, left=change(left), right=change(right))
        case Compare(first=first, tests=tests):
            return replace(node, first=change(first), tests=tuple((sign, change(part)) for sign, part in tests))
        case Logic(operands=parts):
            return replace(node, operands=tuple(change(part) for part in parts))
        case Call(arguments=parts):
            return replace(node, arguments=tuple(change(part) for part in parts))
        case Conditional(test=test, yes=yes, no=no):
            return replace(node, test=change(test), yes=change(yes), no=change(no))
        case _:
            return node


def walk(node: Node) -> Iterator[Node]:
    """Give the node and everything below it."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))


def node_names(node: Node) -> frozenset[str]:
    """Give the names that stand in the tree itself."""
    return frozenset(part.name for part in walk(node) if isinstance(part, Name))


def node_people(node: Node) -> frozenset[str]:
    """Give the people whom the tree asks for with `front(…)`."""
    return frozenset(part.person for part in walk(node) if isinstance(part, Front))


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula: its text and its tree."""

    text: str
    root: Node

    @property
    def names(self) -> frozenset[str]:
        """The names that stand in it."""
        return node_names(self.root)

    @property
    def people(self) -> frozenset[str]:
        """The people whom it asks for with `front(…)`."""
        return node_people(self.root)
