"""What in a playbook every case that uses it would refuse, or lose without a word."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from pydantic import ValidationError

from backtable.errors import FormulaError, Place, Problem
from backtable.files._distributions import distribution
from backtable.files._money import Money
from backtable.files._reader import Reader
from backtable.files._shape import DistributionShape
from backtable.files._tree import Path, Tree
from backtable.files.playbooks._formulas import entries, formulas_of, numbers_of, tested
from backtable.files.playbooks._shapes import JUDGEMENT, NONE, TRUTHS, ParameterShape, PlaybookShape
from backtable.formula import parse
from backtable.spelling import nearest

_PEOPLE = ("approve", "known_to", "as_seen_by")
_FORMS = "a number, or low, likely and high or another form of what is known of it"
_MONEY = "{currency}"
_TEST = re.compile(r"(not )?(fixed )?\w+( (and|or) (not )?(fixed )?\w+)*")


class _Own(Money):
    """The currency of a playbook, which knows no rates."""

    def own(self, number: float, code: str) -> float:
        """Give an amount in the playbook's own currency, as `Money` does."""
        if code not in ("", self.currency):
            raise ValueError(f"is in {code}, and the playbook {f'in {self.currency}' if self.currency else 'states no currency'}")
        return number

    def remedy(self, code: str, place: Place) -> str:
        """Say what to do about another currency."""
        return f"write the amount in {self.currency}" if self.currency else f"write `currency: {code}` at the top of {place.file}, or leave the sign out"


def unsound(shape: PlaybookShape, tree: Tree) -> list[Problem]:
    """Give the defaults that are none, and the names that stand for nothing: in `if`, of people and of sources."""
    problems, before = list[Problem](), list[str]()
    for key, item in shape.parameters.items():
        problems += _default(shape, tree, key, item, before)
        if item.kind in ("quantity", "term"):
            before.append(key)
    return [*problems, *_names(shape, tree)]


def _default(shape: PlaybookShape, tree: Tree, key: str, item: ParameterShape, before: Collection[str]) -> Iterator[Problem]:
    """Give what is wrong with a default.

    Args:
        before: parameters that it may be the same as.
    """
    path, value = ("parameters", key, "default"), item.default
    if value is None:
        return
    if item.kind == "flag" and not (isinstance(value, str) and value.lower() in TRUTHS):
        yield Problem(tree.place(path), f"`{_said(value)}` is no default of `{key}`", "yes or no")
    if item.kind != "quantity" or value == NONE or (isinstance(value, str) and value in before):
        return
    money = item.unit.startswith(_MONEY)
    reader = Reader(tree, _Own(shape.currency) if money else None)
    if isinstance(value, dict):
        yield from _known(tree, reader, key, value, path)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        reader.number(value, path)
    else:
        reader.problem(path, f"the default of `{key}` is no number", _FORMS)
    yield from reader.problems
    if not reader.problems:
        for at, number in numbers_of(value, path):
            if (item.above is not None and number <= item.above) or (item.least is not None and number < item.least):
                yield Problem(tree.place(at), f"the default of `{key}` is {number:g}", f"more than {item.above:g}" if item.above is not None else f"{item.least:g} or more")


def _known(tree: Tree, reader: Reader, key: str, value: dict[str, Any], path: Path) -> Iterator[Problem]:
    """Give what is wrong with what is known of a quantity, and of what somebody believes of it; problems of numbers go to the reader."""
    if "value" in value:
        number = value["value"]
        if not isinstance(number, str | int | float) or isinstance(number, bool):
            yield Problem(tree.place((*path, "value")), f"the default of `{key}` is no number", _FORMS)
        else:
            reader.number(number, (*path, "value"))
        return
    beliefs = value.get("as_seen_by") or {}
    stated = {path: {name: item for name, item in value.items() if name != "as_seen_by"}}
    stated |= {(*path, "as_seen_by", viewer): belief for viewer, belief in beliefs.items()} if isinstance(beliefs, dict) else {}
    for at, item in stated.items():
        try:
            shape = DistributionShape.model_validate(item)
        except ValidationError as error:
            wrong = error.errors()[0]
            name = wrong["loc"][0] if wrong["loc"] else ""
            yield Problem(tree.place((*at, name) if name else at), f"`{name or key}` is not known of a quantity" if wrong["type"] == "extra_forbidden" else f"the default of `{key}` cannot be read", _FORMS)
        else:
            distribution(reader, shape, at)


def _names(shape: PlaybookShape, tree: Tree) -> Iterator[Problem]:
    parameters = shape.parameters
    given = {name for section in ("issues", "facts", "assumptions", "define") for name in shape.gives.get(section) or {}}
    people = ("person", "side", *(key for key, item in parameters.items() if item.kind in ("person", "side")))
    sources = (JUDGEMENT, *shape.sources)
    for key, item in parameters.items():
        yield from _unknown(tree, ("parameters", key, "known_to"), item.known_to, people, "anybody who can know a quantity")
    for inner, text in formulas_of(shape.gives):
        yield from _unknown(tree, ("gives", *inner), sorted(_seats(text)), people, "a person whom the playbook knows")
    for inner, value in entries(shape.gives):
        path = ("gives", *inner)
        name = inner[-1]
        if name == "if":
            yield from _test(tree, path, value, parameters.keys(), given)
        elif name == "source" and isinstance(value, str):
            yield from _unknown(tree, path, value, sources, "a source of the playbook")
        elif name in _PEOPLE:
            yield from _unknown(tree, path, list(value) if isinstance(value, dict) else value, people, "a person or a side that the playbook knows")


def _test(tree: Tree, path: Path, value: Any, parameters: Collection[str], given: Collection[str]) -> Iterator[Problem]:
    """Give the names of an `if` that nothing is told of."""
    if not isinstance(value, str) or not _TEST.fullmatch(value):
        yield Problem(tree.place(path), f"`if` is `{_said(value)}`", "the name of a parameter, or several joined by `and` or `or`, each with or without `not`")
        return
    for name in tested(value):
        known = {*parameters, *given} if f"fixed {name}" in value else {*parameters}
        if name not in known:
            yield Problem(tree.place(path), f"`{name}` in `if: {value}` is no parameter of the playbook", "", nearest(name, known))


def _unknown(tree: Tree, path: Path, value: Any, known: Collection[str], what: str) -> Iterator[Problem]:
    for name in [value] if isinstance(value, str) else value if isinstance(value, list) else []:
        if name not in known:
            yield Problem(tree.place(path), f"`{_said(name)}` is not {what}", ", ".join(known), nearest(str(name), known))


def _seats(text: str) -> frozenset[str]:
    """Give those for whom a formula asks where they sit; nobody where it is none, which is said elsewhere."""
    try:
        return parse(text).people
    except FormulaError:
        return frozenset()


def _said(value: Any) -> str:
    return "true" if value is True else "false" if value is False else str(value)
