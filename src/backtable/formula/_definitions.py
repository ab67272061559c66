"""Definitions: their order, their replacement by what they stand for, and what depends on what."""

from collections.abc import Mapping
from dataclasses import dataclass

from backtable.errors import FormulaError
from backtable.formula._nodes import Formula, Name, Node, node_names, node_people, rebuild, walk

MAX_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What a formula touches, through its definitions too."""

    names: frozenset[str]
    people: frozenset[str]


def order(definitions: Mapping[str, Formula]) -> tuple[str, ...]:
    """Give the definitions so that each stands after those that it uses.

    Raises:
        FormulaError: they run in a circle; the message names it.
    """
    done: list[str] = []
    finished: set[str] = set()
    for start in definitions:
        path: list[str] = []
        waiting = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                path.pop()
                finished.add(name)
                done.append(name)
                continue
            if name in finished:
                continue
            if name in path:
                circle = [*path[path.index(name) :], name]
                raise FormulaError(f"the definitions run in a circle: {' → '.join(circle)}")
            path.append(name)
            waiting.append((name, True))
            waiting.extend((part, False) for part in sorted(definitions[name].names) if part in definitions)
    return tuple(done)


def inline(node: Node, definitions: Mapping[str, Formula]) -> Node:
    """Give the tree with every definition replaced by its own tree.

    Raises:
        FormulaError: the result would have more than 20,000 parts.
    """
    trees: dict[str, Node] = {}
    sizes: dict[str, int] = {}

    def put(part: Node) -> Node:
        if isinstance(part, Name) and part.name in trees:
            return trees[part.name]
        return rebuild(part, put)

    def size(part: Node) -> int:
        return sum(sizes.get(leaf.name, 1) if isinstance(leaf, Name) else 1 for leaf in walk(part))

    for name in order(definitions):
        sizes[name] = size(definitions[name].root)
        if sizes[name] > MAX_NODES:
            raise FormulaError(f"the definition `{name}` grows past {MAX_NODES:,} parts", 0, "use it fewer times")
        trees[name] = put(definitions[name].root)
    if size(node) > MAX_NODES:
        raise FormulaError(f"the formula grows past {MAX_NODES:,} parts", node.offset, "use fewer definitions in it")
    return put(node)


def depends_on(node: Node, definitions: Mapping[str, Formula]) -> Dependencies:
    """Give every issue, fact, assumption, definition and person that a tree touches."""
    names: set[str] = set()
    people: set[str] = set(node_people(node))
    waiting = list(node_names(node))
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        if name in definitions:
            waiting.extend(definitions[name].names)
            people |= definitions[name].people
    return Dependencies(frozenset(names), frozenset(people))
