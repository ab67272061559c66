"""What a case comes to while some of its amounts are anywhere within boxes: straight lines with an error, in every world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backtable.case import Person, Side
from backtable.formula import (
    ALIKE,
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
    evaluate,
    rebuild,
    terms,
)
from backtable.value._distributions import Floats
from backtable.value._lines import Lines, Truths, either, level
from backtable.value._model import View
from backtable.value._tables import Codes, Term, Worths, summed

Decided = Mapping[Node, NDArray[np.int8]]
_AT_ONCE = 2_000_000
_ZERO = Number(0.0)
_POINTS = 1_024  # as `Averages` takes for a few packages


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """A difference at whose zero a formula bends or jumps, the same in all worlds: (boxes, 1), and (boxes,) what is taken of its sign."""

    line: Lines
    taken: NDArray[np.int8]


class Enclosure:
    """A view whose amounts may be anywhere.

    Args:
        view: the case in some worlds.
        amounts: places of the amounts among the issues.
    """

    def __init__(self, view: View, amounts: Sequence[int]) -> None:
        self.view, self.model, self.case = view, view.model, view.case
        self.amounts = tuple(amounts)
        self.keys = {self.case.issues[place].key: number for number, place in enumerate(amounts)}
        self.uncertain = frozenset(item.key for item in self.case.assumptions)
        self.front = {person.key: float(person.front) for person in self.case.people}  # a rule that asks for a seat means that of the case
        self.side_terms = {side.key: view.model.side_terms(side) for side in view.case.sides}
        self._level: dict[tuple[str, str], list[Worths]] = {}
        self._plain: dict[int, tuple[Node, Node]] = {}
        self._apart: dict[tuple[int, int], tuple[Node, Node, Arithmetic]] = {}

    def within(self, codes: Codes, low: Floats, high: Floats, decided: Decided | None = None) -> "Within":
        """Give what packages come to in boxes.

        Args:
            codes: (boxes, issues) option numbers; those of the amounts do not matter.
            low, high: (boxes, amounts) ends of the boxes.
            decided: differences whose sign is taken as given: (boxes,) 1, −1, or 0 where it is open.
        """
        return Within(self, codes, low, high, decided or {})

    def touches(self, node: Node) -> bool:
        """Say whether a tree touches an amount."""
        return bool(self.model.averages.names(node) & self.keys.keys())

    def plain(self, node: Node) -> Node:
        """Give a tree in which every minimum, clip and maximum of several is a maximum of two."""
        found = self._plain.get(id(node))
        if found is None:
            found = self._plain[id(node)] = (node, _plainer(node))
        return found[1]

    def apart(self, left: Node, right: Node) -> Arithmetic:
        """Give the difference of two trees, always the same one."""
        found = self._apart.get((id(left), id(right)))
        if found is None:
            found = self._apart[id(left), id(right)] = (left, right, Arithmetic("-", left, right))
        return found[2]

    def level_part(self, kind: str, key: str, wanted: Sequence[Term], person: Person | None) -> list[Worths]:
        """Give the terms that touch no amount, made once."""
        if (kind, key) not in self._level:
            self._level[kind, key] = self.view.worths([term for term in wanted if term.node is None or not self.touches(term.node)], person)
        return self._level[kind, key]


class Within:
    """Everything of an `Enclosure` in some boxes."""

    def __init__(self, whole: Enclosure, codes: Codes, low: Floats, high: Floats, decided: Decided) -> None:
        self.whole, self.codes, self.count = whole, codes, len(codes)
        self._decided = decided
        self.bends: dict[Node, Bend] = {}
        self._known: dict[tuple[int, tuple[tuple[str, str], ...] | None], Lines] = {}
        middle = low + (high - low) / 2
        reach = np.nextafter(np.maximum(high - middle, middle - low), np.inf) * (high > low)
        none = np.zeros((self.count, 1))
        self._amounts = {
            key: Lines(middle[:, number, None], tuple(reach[:, number, None] if place == number else none for place in range(len(whole.keys))), none)
            for key, number in whole.keys.items()
        }
        self._plain: dict[str, Any] = dict(whole.model.facts)
        for place, issue in enumerate(whole.case.issues):
            if issue.key not in whole.keys:
                self._plain[issue.key] = np.array(issue.options)[codes[:, place]][:, None]

    def side_gain(self, key: str) -> Lines:
        """Give the gain of a side: (boxes, worlds or 1)."""
        return self._sum("side", key, self.whole.side_terms[key], None)

    def gain(self, key: str) -> Lines:
        """Give the gain of a side, or of a person as they judge it: (boxes, worlds or 1)."""
        if any(side.key == key for side in self.whole.case.sides):
            return self.side_gain(key)
        return self.perceived(self.whole.case.person(key))

    def perceived(self, person: Person) -> Lines:
        """Give the gain as a person judges it: (boxes, worlds or 1)."""
        own, shared = self.whole.model.person_terms(person)
        return self._sum("person", person.key, [*own, *shared], person)

    def slack(self, person: Person) -> Lines:
        """Give how far a person's gain is above what they still say yes to: (boxes, worlds or 1)."""
        view = self.whole.view
        return self.perceived(person) - level(view.threshold(person) - view.slack(person), len(self.whole.keys))

    def required(self, side: Side) -> tuple[dict[str, Truths], dict[str, Truths]]:
        """Give for each person of a side where they surely must approve, and where they may have to: (boxes, worlds or 1)."""
        one = np.ones((self.count, 1), dtype=bool)
        surely, maybe = ({person.key: one & whole for person in side.people} for whole in (True, False))
        if not side.authority:
            return surely, dict.fromkeys(surely, one)
        free = one
        for rule in side.authority:
            yes, no = (one, ~one) if rule.when is None else self._truth(self.whole.plain(self.whole.model.tree(rule.when.text)), self._seen(None), self.whole.model.front)
            possible = free & yes
            for key in surely:
                if key in rule.approve:
                    maybe[key] = maybe[key] | possible
                else:
                    surely[key] = surely[key] & ~possible
            free = free & no
        return surely, maybe

    def possible(self) -> Truths:
        """Give where the rules can leave a package: (boxes,)."""
        found = np.ones(self.count, dtype=bool)
        for rule in self.whole.case.rules:
            yes, _ = self._truth(self.whole.plain(self.whole.model.tree(rule.require.text)), self._plain, self.whole.front)
            found &= np.broadcast_to(yes, (self.count, 1))[:, 0]
        return found

    def taken_apart(self) -> Truths:
        """Give where no difference has surely another sign than what is taken of it: (boxes,)."""
        found = np.ones(self.count, dtype=bool)
        for bend in self.bends.values():
            wrong = ((bend.taken > 0) & (_flat(bend.line.high, self.count) < 0)) | ((bend.taken < 0) & (_flat(bend.line.low, self.count) > 0))
            found &= ~wrong
        return found

    def _seen(self, seen: Mapping[str, str] | None) -> dict[str, Any]:
        worlds = self.whole.view.worlds
        names = {key: key for key in self.whole.uncertain} if seen is None else seen
        return self._plain | {key: worlds.values[value][None, :] for key, value in names.items() if value in worlds.values}

    def _sum(self, kind: str, key: str, wanted: Sequence[Term], person: Person | None) -> Lines:
        whole = self.whole
        seen, averaged = (None, frozenset[str]()) if person is None else whole.model.sight(person)
        total = level(summed(whole.level_part(kind, key, wanted, person), self.codes), len(whole.keys))
        values = self._seen(seen)
        for term in wanted:
            if term.node is None or not whole.touches(term.node):
                continue
            total = total + self._part(term, seen, averaged, values)
        return total

    def term(self, term: Term, person: Person | None) -> Lines:
        """Give a term with a formula, as it is or as a person judges it: (boxes, worlds or 1)."""
        seen, averaged = (None, frozenset[str]()) if person is None else self.whole.model.sight(person)
        return self._part(term, seen, averaged, self._seen(seen))

    def _part(self, term: Term, seen: Mapping[str, str] | None, averaged: frozenset[str], values: Mapping[str, Any]) -> Lines:
        whole, node = self.whole, term.node
        assert node is not None
        name = (id(node), None if seen is None else tuple(sorted(seen.items())))  # those who see the same judge it alike
        if name not in self._known:
            self._known[name] = self._averaged(whole.plain(node), values, averaged)
        part = self._known[name].times(np.array(term.sign))
        if term.stake is None:
            return part
        # they know their own stake in every world, whatever they see of the assumptions behind it
        known = {name: name for name in whole.uncertain} | dict(seen or {})
        return part.times(np.asarray(evaluate(term.stake, self._seen(known), whole.model.front), dtype=float))

    def _averaged(self, node: Node, values: Mapping[str, Any], averaged: frozenset[str]) -> Lines:
        """Give a tree with what somebody does not know averaged out, as `Averages` does for packages."""
        averages, front = self.whole.model.averages, self.whole.model.front
        unknown = averages.names(node) & averaged
        if not unknown:
            return self._lines(node, values, front)
        if not self.whole.touches(node):
            return level(averages.of(node, values, averaged, front), len(self.whole.keys))
        match node:
            case Negate(operand=operand):
                return -self._averaged(operand, values, averaged)
            case Arithmetic(operator="+", left=left, right=right):
                return self._averaged(left, values, averaged) + self._averaged(right, values, averaged)
            case Arithmetic(operator="-", left=left, right=right):
                return self._averaged(left, values, averaged) - self._averaged(right, values, averaged)
            case Arithmetic(operator="*", left=left, right=right) if averages.independent(averages.names(left) & averaged, averages.names(right) & averaged):
                return self._averaged(left, values, averaged) * self._averaged(right, values, averaged)
            case Arithmetic(operator="/", left=left, right=right) if not (averages.names(right) & averaged or self.whole.touches(right)):
                return self._averaged(left, values, averaged).over(np.asarray(evaluate(right, values, front), dtype=float))
            case Conditional(test=test, yes=yes, no=no) if not averages.names(test) & averaged:
                return either(*self._truth(test, values, front), self._averaged(yes, values, averaged), self._averaged(no, values, averaged))
            case _:
                return self._integrated(node, values, sorted(unknown), front)

    def _integrated(self, node: Node, values: Mapping[str, Any], names: list[str], front: Mapping[str, float]) -> Lines:
        averages = self.whole.model.averages
        used = {name: value for name, value in values.items() if name in averages.names(node)}
        points, weights = averages.points(names, _POINTS)
        wide = max([1, *(np.shape(value)[1] for value in used.values() if np.ndim(value) == 2)])
        step = max(1, _AT_ONCE // (self.count * wide))
        deep = {name: value[..., None] if np.ndim(value) else value for name, value in used.items()}
        amounts = self._amounts
        total = level(np.zeros((1, 1)), len(self.whole.keys))
        try:
            self._amounts = {key: _deep(item) for key, item in amounts.items()}
            for start in range(0, len(weights), step):
                chunk = slice(start, start + step)
                draws = {name: points[index, chunk][None, None, :] for index, name in enumerate(names)}
                found = self._lines(node, {**deep, **draws}, front).mean(weights[chunk])
                total = total + Lines(found.middle[..., 0], tuple(np.atleast_3d(slope)[..., 0] for slope in found.slopes), np.atleast_3d(found.away)[..., 0])
        finally:
            self._amounts = amounts
        return total

    def _lines(self, node: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> Lines:
        """Give a tree over the boxes."""
        count = len(self.whole.keys)
        chain: list[Arithmetic] = []
        while isinstance(node, Arithmetic) and self.whole.touches(node):
            chain.append(node)
            node = node.left
        result = self._single(node, values, front)
        for link in reversed(chain):
            plain = not self.whole.touches(link.right)
            if link.operator == "/":
                result = result.over(np.asarray(evaluate(link.right, values, front), dtype=float)) if plain else level(0.0, count).wider(np.inf)
            elif link.operator == "**":
                power, base = int(link.right.value) if isinstance(link.right, Number) else 0, result
                result = level(1.0, count)
                for _ in range(power):
                    result = result * base
            elif link.operator == "*" and plain:
                result = result.times(np.asarray(evaluate(link.right, values, front), dtype=float))
            else:
                right = self._lines(link.right, values, front)
                result = result * right if link.operator == "*" else result + right if link.operator == "+" else result - right
        return result

    def _single(self, node: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> Lines:
        count = len(self.whole.keys)
        if not self.whole.touches(node):
            return level(evaluate(node, values, front), count)
        match node:
            case Name(name=name):
                return self._amounts[name]
            case Negate(operand=operand):
                return -self._lines(operand, values, front)
            case Conditional(test=test, yes=yes, no=no):
                return either(*self._truth(test, values, front), self._lines(yes, values, front), self._lines(no, values, front))
            case Call(function=function, arguments=arguments):
                return self._call(function, arguments, values, front)
            case _:
                can, cannot = self._truth(node, values, front)
                return level(np.where(can & cannot, 0.5, np.where(can, 1.0, 0.0)), count).wider(np.where(can & cannot, 0.5, 0.0))

    def _call(self, function: str, arguments: Sequence[Node], values: Mapping[str, Any], front: Mapping[str, float]) -> Lines:
        first = arguments[0]
        match function:
            case "max":
                return self._lines(first, values, front) + self._bend(arguments[1], first, values, front).positive(self._taken(arguments[1], first))
            case "abs":
                inner = self._bend(first, _ZERO, values, front)
                return inner.positive(self._taken(first, _ZERO)).times(np.array(2.0)) - inner
            case _:  # round, ceil and floor: no further than 1 from their argument, whatever the digits
                return self._lines(first, values, front).wider(1.0)

    def _bend(self, left: Node, right: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> Lines:
        """Give a difference, and note it where it is the same in all worlds."""
        found = self._lines(left, values, front) - self._lines(right, values, front)
        key = self.whole.apart(left, right)
        if not self.whole.model.averages.names(key) & self.whole.uncertain and found.middle.ndim == 2:
            self.bends[key] = Bend(found, self._decided.get(key, np.zeros(self.count, dtype=np.int8)))
        return found

    def _taken(self, left: Node, right: Node) -> NDArray[np.int8]:
        """Give what is taken of the sign of a difference: (boxes, 1), deeper where points of an average are looked at."""
        taken = self._decided.get(self.whole.apart(left, right), np.zeros(self.count, dtype=np.int8))
        deep = next(iter(self._amounts.values())).middle.ndim - 1
        return taken.reshape(-1, *(1 for _ in range(deep)))

    def _truth(self, node: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> tuple[Truths, Truths]:
        """Give whether a condition can be so, and whether it can be not so, in the boxes."""
        if not self.whole.touches(node):
            found = np.asarray(np.asarray(evaluate(node, values, front), dtype=float) > 0.5)
            return found, ~found
        match node:
            case Not(operand=operand):
                yes, no = self._truth(operand, values, front)
                return no, yes
            case Logic(operator=operator, operands=operands):
                yes, no = self._truth(operands[0], values, front)
                for operand in operands[1:]:
                    more, less = self._truth(operand, values, front)
                    yes, no = (yes & more, no | less) if operator == "and" else (yes | more, no & less)
                return yes, no
            case Compare(first=first, tests=tests):
                left = first
                yes, no = np.ones((1, 1), dtype=bool), np.zeros((1, 1), dtype=bool)
                for sign, right in tests:
                    more, less = self._link(sign, left, right, values, front)
                    yes, no, left = yes & more, no | less, right
                return yes, no
            case _:
                lines = self._lines(node, values, front)
                return np.asarray(lines.high > 0.5), np.asarray(lines.low <= 0.5)

    def _link(self, sign: str, left: Node, right: Node, values: Mapping[str, Any], front: Mapping[str, float]) -> tuple[Truths, Truths]:
        if not (self.whole.touches(left) or self.whole.touches(right)):
            found = np.asarray(evaluate(Compare(left, ((sign, right),)), values, front), dtype=bool)
            return found, ~found
        sizes = [self._lines(part, values, front) for part in terms(Arithmetic("-", left, right))]
        alike = ALIKE * sum((np.maximum(np.abs(part.low), np.abs(part.high)) for part in sizes), np.zeros((1, 1)))
        if sign in ("==", "!="):
            apart = self._bend(left, right, values, front).wider(alike)
            same = np.asarray((apart.low <= 0) & (apart.high >= 0))
            return (same, np.ones_like(same)) if sign == "==" else (np.ones_like(same), same)
        if sign in ("<", "<="):
            left, right = right, left
        apart, taken = self._bend(left, right, values, front).wider(alike), self._taken(left, right)
        strict = sign in ("<", ">")
        yes = apart.high > 0 if strict else apart.high >= 0
        no = apart.low <= 0 if strict else apart.low < 0
        return np.where(taken == 0, yes, taken > 0), np.where(taken == 0, no, taken < 0)


def _plainer(node: Node) -> Node:
    node = rebuild(node, _plainer)
    if not isinstance(node, Call) or node.function not in ("min", "max", "clip"):
        return node
    parts = node.arguments
    if node.function == "clip":
        return _smaller(_larger(parts[0], parts[1]), parts[2])
    found = parts[0]
    for part in parts[1:]:
        found = _larger(found, part) if node.function == "max" else _smaller(found, part)
    return found


def _larger(one: Node, other: Node) -> Node:
    return Call("max", (one, other))


def _smaller(one: Node, other: Node) -> Node:
    return Negate(Call("max", (Negate(one), Negate(other))))


def _deep(lines: Lines) -> Lines:
    return replace(lines, middle=lines.middle[..., None], slopes=tuple(slope[..., None] for slope in lines.slopes), away=lines.away[..., None])


def _flat(values: Floats, count: int) -> Floats:
    return np.broadcast_to(values, (count, 1))[:, 0]
