"""A formula in words."""

from collections.abc import Callable, Collection, Iterator, Mapping

from backtable.formula._nodes import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Formula,
    Front,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
    Text,
)
from backtable.quantities import plain, share

_SIGNS = {"+": "plus", "-": "less", "*": "times", "/": "divided by", "**": "to the power of"}
_TESTS = {"==": "is", "!=": "is not", "<=": "is at most", "<": "is below", ">=": "is at least", ">": "is above"}
_LEVELS = {"+": 2, "-": 2, "*": 3, "/": 3, "**": 4}
_ATOM = 9


def say(formula: Formula | Node, labels: Mapping[str, str] | None = None, percentages: Collection[str] = (), units: Mapping[str, Callable[[float], str]] | None = None, people: Mapping[str, str] | None = None) -> str:
    """Say a formula in words that a reader of contracts follows: `discount <= 0.4` is “discount is at most 40 %”.

    Different trees are said differently: parts whose order could be mistaken stand in parentheses.

    Args:
        labels: what to call names; others are called by their key with spaces.
        percentages: names that hold shares; a number compared with one is said as a percentage.
        units: name → how a number that is compared with it is written.
        people: what to call people, of whom one may have the key of a name.
    """
    root = formula.root if isinstance(formula, Formula) else formula
    return _Speaker(labels or {}, frozenset(percentages), units or {}, people or {}).of(root)[0]


class _Speaker:
    """Says trees with given labels."""

    def __init__(self, labels: Mapping[str, str], percentages: frozenset[str], units: Mapping[str, Callable[[float], str]], people: Mapping[str, str]) -> None:
        self._labels = labels
        self._people = people
        self._units = units
        self._percentages = percentages

    def _called(self, key: str) -> str:
        return self._labels.get(key, key.replace("_", " "))

    def of(self, node: Node, as_share: bool = False) -> tuple[str, int]:
        """Give the words and how tightly they hold together."""
        match node:
            case Number(value=value):
                return share(value, 4) if as_share else plain(value) if value == round(value, 6) else repr(value), _ATOM
            case Text(value=text):
                return f"“{text}”", _ATOM
            case Name(name=name):
                return self._called(name), _ATOM
            case Front(person=person):
                return f"(1 if {self._people.get(person, person.replace('_', ' '))} sits at the front table, otherwise 0)", _ATOM
            case Negate(operand=operand):
                return f"minus {self._within(operand, 3)}", 2
            case Arithmetic(operator=operator, left=left, right=right):
                level = _LEVELS[operator]
                first = self._within(left, level + (operator == "**"))
                return f"{first} {_SIGNS[operator]} {self._within(right, level + 1)}", level
            case Compare(first=first, tests=tests):
                return self._compare(first, tests), 1
            case Not(operand=operand):
                return f"it is not so that {self._within(operand, 2)}", 0
            case Logic(operator=operator, operands=operands):
                return f" {operator} ".join(self._joined(operator, operands)), 0
            case Conditional(test=test, yes=yes, no=no):
                words = [self._within(part, 1) for part in (yes, test, no)]
                return f"{words[0]} if {words[1]}, otherwise {words[2]}", 0
            case Call(function=function, arguments=arguments):
                return self._call(function, arguments), 1
        raise AssertionError(node)

    def _within(self, node: Node, level: int, as_share: bool = False) -> str:
        text, own = self.of(node, as_share)
        return text if own >= level else f"({text})"

    def _compare(self, first: Node, tests: tuple[tuple[str, Node], ...]) -> str:
        parts = [first, *(part for _, part in tests)]
        shares = any(isinstance(part, Name) and part.name in self._percentages for part in parts)
        written = next((self._units[part.name] for part in parts if isinstance(part, Name) and part.name in self._units), None)
        words = [written(part.value) if written and isinstance(part, Number) and part.value == round(part.value, 6) else self._within(part, 2, shares) for part in parts]
        said = f"{words[0]} {_TESTS[tests[0][0]]} {words[1]}"
        for (sign, _), word in zip(tests[1:], words[2:], strict=True):
            said += f", which {_TESTS[sign]} {word}"
        return said

    def _joined(self, operator: str, operands: tuple[Node, ...]) -> Iterator[str]:
        """Say what stands in a row; `a >= 1 and a <= 3` is “a is from 1 to 3”."""
        place = 0
        while place < len(operands):
            match operands[place : place + 2]:
                case (Compare(first=Name(name=name), tests=((">=", Number()),)) as low, Compare(first=Name(name=other), tests=(("<=", Number()),)) as high) if name == other and operator == "and":
                    begin, end = (self._compare(*part) for part in ((low.first, low.tests), (high.first, high.tests)))
                    label = self._called(name)
                    yield f"{label} is from {begin.removeprefix(f'{label} is at least ')} to {end.removeprefix(f'{label} is at most ')}"
                    place += 2
                case _:
                    yield self._within(operands[place], 1)
                    place += 1

    def _call(self, function: str, arguments: tuple[Node, ...]) -> str:
        words = [self._within(item, 2) for item in arguments]
        if function in ("min", "max"):
            ending = "est" if len(words) > 2 else "er"
            listed = f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
            return f"the {'small' if function == 'min' else 'larg'}{ending} of {listed}"
        if function == "clip":
            return f"{words[0]} kept between {words[1]} and {words[2]}"
        if function == "abs":
            return f"the size of {words[0]}"
        if function == "round":
            return f"{words[0]} rounded{f' to {words[1]} decimals' if len(words) > 1 else ''}"
        return f"{words[0]} rounded {'up' if function == 'ceil' else 'down'}"
