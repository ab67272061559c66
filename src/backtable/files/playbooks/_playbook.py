"""What a playbook is, and reading one from its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from backtable.errors import FormulaError, InputError, Place, Problem, by_place
from backtable.files._tree import Path, Tree
from backtable.files._yaml import read_shape
from backtable.files.playbooks._formulas import formulas_of, plain
from backtable.files.playbooks._shapes import (
    ENDS,
    GIVES,
    JUDGEMENT,
    KINDS,
    OF,
    RESERVED,
    ParameterShape,
    PlaybookShape,
)
from backtable.files.playbooks._sound import unsound
from backtable.formula import parse
from backtable.spelling import nearest


@dataclass(frozen=True, slots=True)
class PlaybookSource:
    """Where something in a playbook comes from, and what it says there."""

    key: str
    title: str
    date: str
    url: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What the user may say to a playbook.

    Args:
        kind: one of `KINDS`.
        default: plain values; None where it must be said, or where the case has no such thing. Of a quantity, also the key of a parameter before it, which it is the same as.
        unit: of a quantity; `{currency}` stands for the case's.
        source: key of a source of the playbook, or `judgement`.
        known_to: who knows a quantity: `person`, `side`, or another parameter.
        above, least: a quantity is more than this, or at least this; None where it may be anything.
        beside: another parameter, beside whose own default alone that of this one holds; where that one is stated and this one is not, this one is left out.
        required: there is no default.
    """

    key: str
    kind: str
    about: str
    default: Any
    unit: str = ""
    source: str = ""
    known_to: tuple[str, ...] = ()
    above: float | None = None
    least: float | None = None
    beside: str = ""
    required: bool = False

    def allows(self, value: float) -> bool:
        """Say whether a quantity may have this value."""
        return (self.above is None or value > self.above) and (self.least is None or value >= self.least)

    @property
    def bound(self) -> str:
        """Say in words what a quantity may be; empty where it may be anything."""
        return f"more than {self.above:g}" if self.above is not None else f"{self.least:g} or more" if self.least is not None else ""


@dataclass(frozen=True, slots=True)
class Playbook:
    """What usually holds of somebody in a role, of the issues of a kind of case, or of who must approve.

    Args:
        of: `person`, `case` or `authority`.
        currency: in which its amounts are.
        gives: plain values: parts of a case in which names of parameters stand.
        file: where it lies.
        side: one of `ENDS` where such people are usually on that side, else empty.
        roles: other names of the role.
    """

    key: str
    of: str
    title: str
    about: str
    currency: str
    sources: tuple[PlaybookSource, ...]
    parameters: tuple[Parameter, ...]
    gives: Mapping[str, Any]
    file: str = ""
    side: str = ""
    roles: tuple[str, ...] = ()

    def source_words(self, key: str) -> str:
        """Say where a figure comes from."""
        found = next((item for item in self.sources if item.key == key), None)
        return f"{found.title}, {found.date}" if found else key


def read_playbook(path: FilePath, content: bytes | None = None) -> Playbook:
    """Read a playbook.

    Raises:
        InputError: with every problem of the file, each with its place.
    """
    shape, tree = read_shape(path, PlaybookShape, "a playbook", "`playbook:`, `of:`, `parameters:` and `gives:`", content)
    problems = [*_head(shape, tree), *_parameters(shape, tree)]
    if shape.of in OF:
        problems += _forms(shape.gives, tree) or [*_body(shape, tree), *unsound(shape, tree)]
    if problems:
        raise InputError(by_place(problems))
    sources = tuple(PlaybookSource(key, item.title, item.date, item.url, item.says) for key, item in shape.sources.items())
    return Playbook(
        shape.playbook, shape.of, shape.title, " ".join(shape.about.split()), shape.currency, sources,
        tuple(_parameter(key, item) for key, item in shape.parameters.items()), shape.gives, str(path),
        shape.side, (shape.roles,) if isinstance(shape.roles, str) else tuple(shape.roles),
    )  # fmt: skip


def _parameter(key: str, item: ParameterShape) -> Parameter:
    known_to = (item.known_to,) if isinstance(item.known_to, str) else tuple(item.known_to)
    return Parameter(key, item.kind, item.about, plain(item.default), item.unit, item.source, known_to, item.above, item.least, item.beside, item.default is None)


def _head(shape: PlaybookShape, tree: Tree) -> list[Problem]:
    problems = []
    if shape.of not in OF:
        problems.append(Problem(tree.place(("of",)), f"`{shape.of}` is nothing that a playbook is of", ", ".join(OF)))
    if shape.side and shape.side not in ENDS:
        problems.append(Problem(tree.place(("side",)), f"`{shape.side}` is no side of a table", " or ".join(ENDS), "leave it out where such people are on both"))
    if not shape.sources:
        problems.append(Problem(tree.place(("sources",)), "the playbook names no source", "where it comes from, with a date"))
    for key, item in shape.sources.items():
        try:
            date.fromisoformat(f"{item.date.removeprefix('read ')}-01-01"[:10])
        except ValueError:
            problems.append(Problem(tree.place(("sources", key, "date")), f"`{item.date}` is no date", "a year, a month or a day: 2026, 2026-05 or 2026-05-04; `read 2026-05` where the source has none"))
    return problems


def _parameters(shape: PlaybookShape, tree: Tree) -> list[Problem]:
    problems = []
    for key, item in shape.parameters.items():
        path = ("parameters", key)
        if key in RESERVED or not key.isidentifier():
            problems.append(Problem(tree.place(path), f"`{key}` cannot be the name of a parameter", "letters, digits and _", f"{', '.join(RESERVED)} are taken"))
        if item.kind not in KINDS:
            problems.append(Problem(tree.place((*path, "kind")), f"`{item.kind}` is no kind of parameter", ", ".join(KINDS), nearest(item.kind, KINDS)))
        if item.source and item.source != JUDGEMENT and item.source not in shape.sources:
            problems.append(Problem(tree.place((*path, "source")), f"`{item.source}` is no source of the playbook", f"{JUDGEMENT}, or one of {', '.join(shape.sources)}"))
        if item.kind == "quantity" and item.default is not None and not item.source:
            problems.append(Problem(tree.place(path), f"the figures of `{key}` have no source", f"`source:` with the name of a source, or {JUDGEMENT}"))
    return problems


_MAPPINGS = ("facts", "assumptions", "define", "issues", "sides", "person", "also")
_LISTS = ("rules", "authority", "interests")


def _forms(gives: Mapping[str, Any], tree: Tree) -> list[Problem]:
    """Say what is no mapping, no list or has no name; whether a value makes sense is asked in the case that uses it."""
    problems = []
    parts: list[tuple[Path, str, Any]] = [(("gives", part), part, value) for part, value in gives.items()]
    person = gives.get("person")
    sides = gives.get("sides")
    for at, holder in (("person", {"": person}), ("sides", sides if isinstance(sides, dict) else {})):
        for key, item in holder.items():
            path: Path = ("gives", at, key) if key else ("gives", at)
            if isinstance(item, dict) and "interests" in item:
                parts.append(((*path, "interests"), "interests", item["interests"]))
            elif at == "sides" and not isinstance(item, dict):
                problems.append(Problem(tree.place(path), f"`{key}` is no mapping", "`interests:`"))
    for path, part, value in parts:
        if (part in _MAPPINGS and not isinstance(value, dict)) or (part in _LISTS and not isinstance(value, list)):
            problems.append(Problem(tree.place(path), f"`{part}` is no {'mapping' if part in _MAPPINGS else 'list'}", "as in a case"))
        elif part in _LISTS:
            for position, item in enumerate(value):
                if not isinstance(item, dict) or (part == "interests" and not isinstance(item.get("name"), str)):
                    problems.append(Problem(tree.place((*path, position)), f"this is no entry of `{part}`", "keys with values" + (", `name:` among them" if part == "interests" else "")))
        elif part in ("facts", "assumptions", "issues") and isinstance(value, dict):
            problems += [Problem(tree.place((*path, key)), f"`{key}` is no mapping", "as in a case") for key, item in value.items() if not isinstance(item, dict)]
        elif part == "also" and not {"when", "approve"} <= set(value):
            problems.append(Problem(tree.place(path), "`also` has no `when` or no `approve`", "both"))
    return problems


def _body(shape: PlaybookShape, tree: Tree) -> list[Problem]:
    problems = []
    for part in shape.gives:
        if part not in GIVES[shape.of]:
            problems.append(Problem(tree.place(("gives", part)), f"a playbook of {OF[shape.of]} does not give `{part}`", ", ".join(GIVES[shape.of])))
    own = {name for part in ("issues", "facts", "assumptions", "define") for name in shape.gives.get(part) or {}}
    known = own | {key for key, item in shape.parameters.items() if item.kind in ("term", "quantity")}
    for key in own & set(shape.parameters):
        problems.append(Problem(tree.place(("parameters", key)), f"`{key}` is a parameter and given, too", "one meaning for a name"))
    for path, text in formulas_of(shape.gives):
        place = tree.place(("gives", *path))
        try:
            formula = parse(text)
        except FormulaError as error:
            problems.append(Problem(_after(place, text, error.offset), error.message, "", error.remedy))
            continue
        for name in sorted(formula.names - known):
            problems.append(Problem(place, f"`{name}` is neither a parameter nor given by the playbook", "", nearest(name, known)))
    return problems


def _after(place: Place, text: str, offset: int) -> Place:
    return place if "\n" in text else Place(place.file, place.line, place.column + offset)
