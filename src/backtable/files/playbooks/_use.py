"""A `use:` as somebody wrote it: which playbook, and what its parameters are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from backtable.errors import PERCENTAGE, FormulaError, NoAnswerError, Place, Problem
from backtable.files._percentages import percentage
from backtable.files._tree import Path, Tree
from backtable.files.playbooks._formulas import number
from backtable.files.playbooks._library import Library
from backtable.files.playbooks._playbook import Parameter, Playbook
from backtable.files.playbooks._shapes import KINDS, NONE, OF, TRUTHS
from backtable.formula import Name, Node, Number, node_names, parse, rebuild, to_text
from backtable.quantities import parse_number, shown
from backtable.spelling import nearest

PLAYBOOK = "playbook"
"""The part of a case in which a playbook is looked for."""
_NAMED = 12
_HEAD = ("playbook", "as", "without")


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a playbook.

    Args:
        path: where it stands.
        prefix: stands before the names that the playbook gives; empty for none.
        given: what the user said, by parameter, as written.
        without: names of interests that are left out.
    """

    playbook: Playbook
    path: Path
    place: Place
    prefix: str
    given: Mapping[str, Any]
    without: tuple[str, ...]

    @property
    def within(self) -> Place:
        """The place of whatever the playbook puts into the case."""
        return replace(self.place, within=f"playbook {self.playbook.key}")

    def how(self, parameter: str, value: str) -> str:
        """Say how a parameter is stated where the user writes."""
        if self.place.sheet:
            whose = f"Whose {self.path[3] if 'people' in self.path else self.path[1]}, " if self.path[0] == "sides" else ""
            return f"write a row on the sheet Playbooks: {whose}Playbook {self.playbook.key}, Parameter {parameter}, Value {value}"
        return f"write use: {{playbook: {self.playbook.key}, {parameter}: {value}}}"


class Uses:
    """Reads `use:` and the values of parameters, and gathers what is wrong with them."""

    def __init__(self, tree: Tree, library: Library) -> None:
        self.tree = tree
        self._library = library
        self._misnamed: set[Place] = set()
        self.prefixes: tuple[str, ...] = ()
        """What stands before the names that playbooks of issues give, where it is not empty."""

    def problem(self, place: Place, found: str, expected: str = "", remedy: str = "", missing: tuple[str, ...] = ()) -> None:
        """Note what is wrong; not of a playbook that is told something under a wrong name, which may be what is missing."""
        if place not in self._misnamed:
            self.tree.problems.append(Problem(place, found, expected, remedy, missing=missing))

    def read(self, written: Any, path: Path, of: str, prefix: str) -> list[Use]:
        """Give every use that stands at a path, of playbooks of one kind.

        Args:
            prefix: stands before the names that the playbook gives, unless `as` says another.
        """
        if isinstance(written, list):
            return [use for position, item in enumerate(written) for use in self.read(item, (*path, position), of, prefix)]
        place = self.tree.place(path)
        item = written if isinstance(written, dict) else {"playbook": written}
        name = item.get("playbook")
        known = [playbook.key for playbook in self._library.of(of)]
        if not isinstance(name, str):
            self.problem(place, "this names no playbook" if name is None or isinstance(name, dict | list) else f"`{shown(name)}` is no playbook", "`playbook:` and a name", f"there are {', '.join(known)}")
            return []
        at = self.tree.place((*path, "playbook"))
        try:
            playbook = self._library.named(name)
        except NoAnswerError:
            meant = self._library.called(name)
            self.problem(at, f"there is no playbook `{name}` of {OF[of]}", "", (f"did you mean `{meant}`?" if meant in known else nearest(name, known)) or f"there are {', '.join(known)}", (name, PLAYBOOK))
            return []
        if playbook.of != of:
            self.problem(at, f"{name} is a playbook of {OF[playbook.of]}", f"a playbook of {OF[of]}", f"there are {', '.join(known)}", (name, PLAYBOOK))
            return []
        return [Use(playbook, path, place, self._prefix(item, path, prefix), self._given(playbook, item, path), self._without(playbook, item, path))]

    def _prefix(self, item: Mapping[str, Any], path: Path, usual: str) -> str:
        name = item.get("as", usual)
        if not isinstance(name, str) or (name and not name.isidentifier()):
            self.problem(self.tree.place((*path, "as")), f"`{shown(name)}` cannot stand before a name", "letters, digits and _", "" if "as" in item else "say with `as` what stands before the names that the playbook gives")
            return re.sub(r"\W+", "_", f"_{usual}").strip("_")
        return name

    def _given(self, playbook: Playbook, item: Mapping[str, Any], path: Path) -> dict[str, Any]:
        known = {parameter.key: parameter for parameter in playbook.parameters}
        for key in item:
            if key not in known and key not in _HEAD:
                place = self.tree.keys.get((*path, key), self.tree.place(path))
                are = f"its parameters are {', '.join(sorted(known))}" if known else "it has none"
                near = nearest(key, {*known, *_HEAD})
                self.problem(place, f"the playbook {playbook.key} has no parameter `{key}`", "", f"{near} {are}" if near else are)
                self._misnamed.add(self.tree.place(path))
        return {key: value if known[key].kind == "quantity" else _without_source(value) for key, value in item.items() if key in known}

    def _without(self, playbook: Playbook, item: Mapping[str, Any], path: Path) -> tuple[str, ...]:
        written = item.get("without", [])
        names = written if isinstance(written, list) else [written]
        interests = [interest["name"] for interest in playbook.gives.get("person", {}).get("interests", [])]
        for name in names:
            if name not in interests:
                known = f"its interests are {', '.join(interests)}" if interests else "leave `without` out"
                self.problem(self.tree.place((*path, "without")), f"the playbook {playbook.key} has no interest “{shown(name)}”", "", known)
        return tuple(str(name) for name in names)

    def term(self, use: Use, parameter: Parameter, known: frozenset[str]) -> Node | None:
        """Give what a term stands for: as the user says, or the default where the case has the names in it; None for none.

        Args:
            known: names that formulas of the case may use.
        """
        name = use.playbook.key
        if parameter.key in use.given:
            value = use.given[parameter.key]
            place = self.tree.place((*use.path, parameter.key))
            if value == NONE:
                if parameter.required:
                    self.needed(use, parameter)
                elif use.playbook.of == "authority" and NONE not in _listed(parameter.default):
                    self.problem(place, f"`{parameter.key}` of the playbook {name} is `{NONE}`, and its rules rest on it: {parameter.about}", KINDS[parameter.kind], "leave the playbook out where there is no such thing")
                return None
            tree = self._formula(value, place, f"`{parameter.key}` of the playbook {name}")
            for missing in sorted(node_names(tree) - known) if tree else ():
                self.problem(place, f"`{parameter.key}` of the playbook {name} names `{missing}`, which is not in this case", "a term, a name or a formula of the case", nearest(missing, known))
            return tree
        prefix = self._prefix_beside(use, parameter, known)
        usual = self._usual(parameter, known, prefix or "")
        if usual is None:
            if NONE not in _listed(parameter.default):
                self.needed(use, parameter)
        elif prefix is None:
            if use.given.get(parameter.beside) != NONE:
                self._left_out_beside(use, parameter, to_text(usual))
            return None
        elif not prefix and (also := self._also(parameter, known)):
            self._several(use, parameter, (to_text(usual), *also))
        return usual

    def _usual(self, parameter: Parameter, known: frozenset[str], prefix: str = "") -> Node | None:
        """Give the first default of a term that speaks of what the case has, with a prefix before its names; None where there is none."""
        trees = (_prefixed(_tree(option), prefix) for option in _listed(parameter.default) if option != NONE)
        return next((tree for tree in trees if node_names(tree) <= known), None)

    def _prefix_beside(self, use: Use, parameter: Parameter, known: frozenset[str]) -> str | None:
        """Give what stands before the names of the default beside which that of a parameter holds; None where another thing is stated there."""
        lead = next((item for item in use.playbook.parameters if item.key == parameter.beside), None)
        if lead is None or lead.key not in use.given:
            return ""
        stated = _stated(use.given[lead.key])
        return next((prefix for prefix in ("", *self.prefixes) if stated and stated == self._usual(lead, known, prefix)), None)

    def _left_out_beside(self, use: Use, parameter: Parameter, option: str) -> None:
        """Note that a default is left out, since what it holds beside is stated."""
        found = f"the playbook {use.playbook.key} is told `{parameter.beside}` and not `{parameter.key}`, which counts as 0: {parameter.about}"
        self.tree.notes.append(Problem(use.place, found, "", f"{use.how(parameter.key, '…')}; `{option}` is what usually goes with it; `{NONE}` if there is nothing", True))

    def _also(self, parameter: Parameter, known: frozenset[str]) -> tuple[str, ...]:
        """Give what else the default may stand for, where a case has a second playbook of issues whose names begin otherwise."""
        trees = (self._usual(parameter, known, prefix) for prefix in self.prefixes)
        return tuple(to_text(tree) for tree in trees if tree is not None and node_names(tree))

    def _several(self, use: Use, parameter: Parameter, options: Sequence[str]) -> None:
        """Note that the case has several things that a parameter may be."""
        self.problem(
            use.place, f"the playbook {use.playbook.key} cannot tell what `{parameter.key}` is, as the case has {' and '.join(f'`{option}`' for option in options)}: {parameter.about}",
            "one of them, or a formula of both", use.how(parameter.key, "…"),
        )  # fmt: skip

    def needed(self, use: Use, parameter: Parameter) -> None:
        """Note that a parameter must be stated."""
        usual = "" if parameter.default is None else f" (the case has no {' and no '.join(map(str, _listed(parameter.default)))})"
        self.problem(
            use.place, f"the playbook {use.playbook.key} does not know what `{parameter.key}` is{usual}: {parameter.about}",
            KINDS[parameter.kind], use.how(parameter.key, "…") + (self._named() if parameter.kind == "term" else ""),
        )  # fmt: skip

    def no_amount(self, use: Use, key: str, told: str, about: str) -> None:
        """Note that a percentage is stated as an amount of money, or so little of it that a percentage or another unit may be meant."""
        found = f"the playbook {use.playbook.key} is told {told} as `{key}`: {about}"
        remedy = "write the amount itself; of a percentage, what it comes to"
        path = (*use.path, key)
        high = (*path, "high")
        place = self.tree.place(percentage(self.tree, use.given[key], path) or (high if high in self.tree.places else path))
        self.tree.notes.append(Problem(place, found, "", remedy, True, kind=(PERCENTAGE, "")))

    def out_of_bounds(self, use: Use, parameter: Parameter, path: Path, about: str) -> None:
        """Note that a quantity is stated as what it cannot be."""
        self.problem(self.tree.place(path), f"the playbook {use.playbook.key} is told a `{parameter.key}` that cannot be: {about}", parameter.bound)

    def idle(self, use: Use, key: str, missing: Sequence[str]) -> None:
        """Note that something is stated that nothing here rests on."""
        found = f"the playbook {use.playbook.key} is told `{key}`, and nothing that it gives here rests on it, so that it counts for nothing"
        flags = {item.key for item in use.playbook.parameters if item.kind == "flag"}
        how = " and ".join(use.how(name, "yes" if name in flags else "…") for name in missing)
        self.tree.notes.append(Problem(self.tree.place((*use.path, key)), found, "", f"{how}, or leave `{key}` out" if how else f"leave `{key}` out", True))

    def _named(self) -> str:
        """Name what of the case a term may be: its issues, and what it defines."""
        data = self.tree.data
        names = [name for section in ("define", "issues") if isinstance(data.get(section), dict) for name in data[section]]
        return f"; the case has {', '.join(names[:_NAMED])}{', …' if len(names) > _NAMED else ''}" if names else ""

    def _formula(self, value: Any, place: Place, what: str) -> Node | None:
        if isinstance(value, float):
            return Number(value)
        if not isinstance(value, str):
            self.problem(place, f"{what} is {'nothing' if value is None else 'a list' if isinstance(value, list) else 'a mapping'}", "a term, a name or a formula of the case")
            return None
        try:
            return _tree(value)
        except FormulaError as error:
            at = place if place.sheet else replace(place, column=place.column + error.offset)
            self.problem(at, f"{what}: {error.message}", "", error.remedy)
            return None

    def flag(self, use: Use, parameter: Parameter) -> bool:
        """Give a yes or a no."""
        value = use.given.get(parameter.key, parameter.default)
        if not isinstance(value, str) or value.lower() not in TRUTHS:
            place = self.tree.place((*use.path, parameter.key))
            self.problem(place, f"`{parameter.key}` of the playbook {use.playbook.key} is `{shown(value)}`", "yes or no")
            return False
        return TRUTHS[value.lower()]

    def keys(self, use: Use, parameter: Parameter, known: Mapping[str, str], labels: Mapping[str, str] = MappingProxyType({})) -> tuple[str, ...]:
        """Give the keys of people or sides.

        Args:
            known: key → side, of those that can be meant.
            labels: what readers call somebody, in small letters → the key.
        """
        value = use.given.get(parameter.key)
        value = parameter.default if value is None else value
        keys = [] if value == NONE else _listed(value)
        what = "side" if parameter.kind == "side" else "person here"
        for key in keys:
            if not isinstance(key, str) or key not in known:
                stated = parameter.key in use.given
                place = self.tree.place((*use.path, parameter.key)) if stated else use.place
                found = f"`{shown(key)}`, the `{parameter.key}` of the playbook {use.playbook.key}, is no {what}"
                meant = labels.get(str(key).casefold(), "")
                remedy = f"write the key, {meant}" if meant in known else f"{nearest(str(key), known)} known are {', '.join(known)}".strip()
                self.problem(place, found, parameter.about, remedy if stated or meant in known else f"{use.how(parameter.key, '…')}; {remedy}")
        return tuple(key for key in keys if isinstance(key, str) and key in known)


def _without_source(value: Any) -> Any:
    """Give what is told without the source that stands with it."""
    return value["value"] if isinstance(value, dict) and "value" in value and value.keys() <= {"value", "source"} else value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _prefixed(node: Node, prefix: str) -> Node:
    if not prefix:
        return node
    return Name(f"{prefix}_{node.name}") if isinstance(node, Name) else rebuild(node, lambda part: _prefixed(part, prefix))


def _stated(value: Any) -> Node | None:
    """Give what somebody wrote as a formula; None where it is none."""
    try:
        return _tree(value) if isinstance(value, str) else None
    except FormulaError:
        return None


def _tree(value: Any) -> Node:
    if isinstance(value, str) and not number(value):
        return parse(value).root
    return Number(parse_number(value) if isinstance(value, str) else float(value))
