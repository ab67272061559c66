"""Does a formula make sense: are its names known, and are numbers, texts and truths kept apart?"""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum

from backtable.errors import FormulaError
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
from backtable.spelling import nearest, nearest_option


class Kind(Enum):
    """What a formula gives."""

    NUMBER = "a number"
    TEXT = "a name"
    TRUTH = "yes or no"


def kind_of(
    formula: Formula,
    kinds: Mapping[str, Kind],
    people: Collection[str],
    texts: Mapping[str, Sequence[str]] | None = None,
) -> Kind:
    """Give what the formula gives.

    Args:
        formula: the formula.
        kinds: what each known name gives.
        people: keys of the people whom `front(…)` may name.
        texts: the options of each issue that is a choice between names.

    Raises:
        FormulaError: the first thing in it that makes no sense.
    """
    check = _Check(kinds, people, texts or {})
    kind = check.kind(formula.root)
    if check.errors:
        raise min(check.errors, key=lambda error: error.offset)
    assert kind is not None
    return kind


def all_errors(
    formula: Formula,
    kinds: Mapping[str, Kind],
    people: Collection[str],
    texts: Mapping[str, Sequence[str]] | None = None,
    unread: Collection[str] = (),
) -> tuple[FormulaError, ...]:
    """Give everything in the formula that makes no sense, in order; arguments as for `kind_of`.

    Args:
        unread: names that there may be, and of which nothing is known.
    """
    check = _Check(kinds, people, texts or {}, unread)
    check.kind(formula.root)
    return tuple(sorted(check.errors, key=lambda error: error.offset))


_NAMED = ("issues", "facts", "assumptions", "define", "calendar")  # parts of a case whose names formulas use


OPTION, KIND = "option", "kind"
"""What is missing that is no name of a case: an option of an issue, which follows; and that a name means what is asked of it, a number or a name."""
RENAMED = "if it was renamed, write its new name here, and see whether the numbers beside it still hold"
"""What to do about an option that there is not."""


def _kind_of_name(*nodes: Node) -> tuple[str, ...]:
    """Give what to call missing where the first name among these is not of the kind that is asked for."""
    name = next((node.name for node in nodes if isinstance(node, Name)), "")
    return (name, KIND) if name else ()


class _Check:
    def __init__(
        self, kinds: Mapping[str, Kind], people: Collection[str], texts: Mapping[str, Sequence[str]], unread: Collection[str] = ()
    ) -> None:
        self._kinds = kinds
        self._people = people
        self._texts = texts
        self._unread = unread
        self.errors: list[FormulaError] = []

    def _error(self, message: str, node: Node, remedy: str = "", missing: tuple[str, ...] = ()) -> None:
        self.errors.append(FormulaError(message, node.offset, remedy, missing))

    def kind(self, root: Node) -> Kind | None:
        """Give the kind, or None where an error makes it unknown."""
        node = root
        while isinstance(node, Arithmetic):
            self._want(node.right, Kind.NUMBER, "arithmetic needs numbers")
            node = node.left
        if node is not root:
            self._want(node, Kind.NUMBER, "arithmetic needs numbers")
            return Kind.NUMBER
        match node:
            case Number() | Negate() | Call() | Front():
                return self._number(node)
            case Text():
                return Kind.TEXT
            case Name(name=name):
                if name in self._kinds:
                    return self._kinds[name]
                if name in self._unread:
                    return None
                remedy = f"{name} is a person: write front({name}) to ask where {name} sits; a term that is no longer negotiated stays an issue, with the one value that holds" if name in self._people else ""
                self._error(f"`{name}` is not known here", node, remedy or self._as_option(name) or nearest(name, self._kinds), (name, *_NAMED))
                return None
            case Not(operand=operand):
                self._want(operand, Kind.TRUTH, "`not` needs a comparison")
                return Kind.TRUTH
            case Logic(operator=operator, operands=operands):
                for operand in operands:
                    self._want(operand, Kind.TRUTH, f"`{operator}` needs comparisons")
                return Kind.TRUTH
            case Compare():
                self._compare(node)
                return Kind.TRUTH
            case Conditional(test=test, yes=yes, no=no):
                self._want(test, Kind.TRUTH, "`if` needs a comparison")
                first, second = self.kind(yes), self.kind(no)
                if first and second and first is not second:
                    self._error(f"`if … else` gives {first.value} on one way and {second.value} on the other", node)
                return first or second
        raise AssertionError(node)

    def _as_option(self, name: str) -> str:
        """Say how an option is written that stands without quotes."""
        issue = next((issue for issue, options in self._texts.items() if name in options), "")
        return f'write "{name}" in quotes, for it is an option of {issue}' if issue else ""

    def _number(self, node: Node) -> Kind:
        match node:
            case Negate(operand=operand):
                self._want(operand, Kind.NUMBER, "a minus needs a number")
            case Call(function=function, arguments=arguments):
                for argument in arguments:
                    self._want(argument, Kind.NUMBER, f"`{function}` needs numbers")
            case Front(person=person):
                if person not in self._people:
                    self._error(f"front(…) names `{person}`, who is nobody here", node, nearest(person, self._people), (person, "people"))
            case _:
                pass
        return Kind.NUMBER

    def _want(self, node: Node, wanted: Kind, message: str) -> None:
        found = self.kind(node)
        if found is None or found is wanted:
            return
        remedy = ""
        if wanted is Kind.NUMBER and found is Kind.TRUTH:
            remedy = "write `1 if … else 0` to turn yes or no into a number"
        if wanted is Kind.TRUTH:
            remedy = "compare it with something, for example `> 0`"
        self._error(f"{message}, not {found.value}", node, remedy, _kind_of_name(node))

    def _compare(self, node: Compare) -> None:
        parts: list[Node] = [node.first, *(part for _, part in node.tests)]
        found = [self.kind(part) for part in parts]
        for (sign, part), first, second, before in zip(node.tests, found, found[1:], parts, strict=False):
            if first is None or second is None:
                continue
            if Kind.TRUTH in (first, second):
                self._error("two comparisons cannot be compared", part, "join them with `and`")
            elif first is not second:
                self._error(f"{first.value} is compared with {second.value}", part, missing=_kind_of_name(before, part))
            elif first is Kind.TEXT and sign not in ("==", "!="):
                self._error("names compare with == and != only", part)
            for issue, text in ((before, part), (part, before)):
                if isinstance(issue, Name) and isinstance(text, Text) and issue.name in self._texts:
                    options = self._texts[issue.name]
                    if text.value not in options:
                        self._error(
                            f"`{text.value}` is not an option of {issue.name} ({', '.join(options)})",
                            text,
                            nearest_option(text.value, options) or RENAMED,
                            (text.value, OPTION, issue.name),
                        )
