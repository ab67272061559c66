"""What one use of a playbook gives, with the names of the case put in."""

import copy
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from backtable.errors import FormulaError
from backtable.files._percentages import percentage
from backtable.files.playbooks._formulas import (
    KEYS,
    entries,
    formulas_of,
    number,
    numbers_of,
    put_in,
    scaled,
    tested,
    with_names,
)
from backtable.files.playbooks._playbook import Parameter
from backtable.files.playbooks._shapes import NONE
from backtable.files.playbooks._use import Use, Uses
from backtable.formula import Name, Node, Number, node_names, parse
from backtable.quantities import CURRENCIES, parse_amount, parse_number, shown

SECTIONS = ("issues", "facts", "assumptions", "define")
_CURRENCY = "{currency}"
_SHARES = ("%", "times")  # units of numbers that may well be typed as a percentage


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a playbook is used.

    Args:
        names: that formulas may use.
        people: key → side.
        sides: keys.
        side, person: whose it is, empty for a playbook of issues.
        who: what the person is called.
        data: plain values of the case.
    """

    names: frozenset[str]
    people: Mapping[str, str]
    sides: Mapping[str, str]
    side: str
    person: str
    who: str
    data: Mapping[str, Any]

    @property
    def labels(self) -> dict[str, str]:
        """Give what readers call sides and people, in small letters → the key."""
        sides = {key: item for key, item in (self.data.get("sides") or {}).items() if isinstance(item, dict)}
        people = {key: item for side in sides.values() for key, item in (side.get("people") or {}).items() if isinstance(item, dict)}
        return {str(item[name]).casefold(): key for items in (sides, people) for key, item in items.items() for name in ("role", "label") if item.get(name)}


class Fragment:
    """The parts of a case that one use of a playbook gives."""

    def __init__(self, use: Use, uses: Uses, scene: Scene) -> None:
        self._use = use
        self._uses = uses
        self._scene = scene
        self._trees: dict[str, Node] = {}
        self._there: dict[str, bool] = {}
        self.keys: dict[str, tuple[str, ...]] = {"person": (scene.person,), "side": (scene.side,)}
        """Parameter → the people or sides that it names."""
        self._quantities: dict[str, tuple[str, dict[str, Any]]] = {}
        gives = use.playbook.gives
        for section in SECTIONS:
            self._trees |= {name: Name(self._named(name)) for name in gives.get(section) or {}}
        for parameter in use.playbook.parameters:
            self._parameter(parameter)
        self._kept: dict[str, Any] = self._keep(copy.deepcopy(dict(gives)))
        self._gives: dict[str, Any] = self._written(self._kept, "")

    def _named(self, name: str) -> str:
        return f"{self._use.prefix}_{name}" if self._use.prefix else name

    def _parameter(self, parameter: Parameter) -> None:
        key, scene = parameter.key, self._scene
        match parameter.kind:
            case "flag":
                self._there[key] = self._uses.flag(self._use, parameter)
            case "person":
                anywhere = self._use.playbook.of == "person"  # a rival may sit on the other side; whoever approves may not
                known = {name: side for name, side in scene.people.items() if anywhere or side == scene.side}
                self.keys[key] = self._uses.keys(self._use, parameter, known, scene.labels)
                self._there[key] = bool(self.keys[key])
            case "side":
                self.keys[key] = self._uses.keys(self._use, parameter, scene.sides, scene.labels)
                self._there[key] = bool(self.keys[key])
            case "quantity":
                self._quantity(parameter)
                self._there[key] = not self._nothing(key)
            case _:
                found = self._uses.term(self._use, parameter, scene.names)
                self._there[key] = found is not None
                self._trees[key] = Number(0.0) if found is None else found

    def _quantity(self, parameter: Parameter) -> None:
        """Make a fact or an assumption of a quantity; a name or a formula of the case is taken as it is."""
        key, use = parameter.key, self._use
        value = use.given.get(key)
        if isinstance(value, dict) and isinstance(value.get("value"), str) and not _amount(value["value"]):
            use = replace(use, given={**use.given, key: value["value"]})  # a term needs no source
            value = use.given[key]
        if value is None and parameter.default == NONE:  # of what most cases do not have
            self._trees[key] = Number(0.0)
            return
        if value is None and isinstance(parameter.default, str) and parameter.default in self._trees:  # the same as another parameter
            self._trees[key] = self._trees[parameter.default]
            return
        if isinstance(value, str) and not _amount(value):
            before = {item.key: self._trees[item.key] for item in use.playbook.parameters if item.key in self._trees and item.key not in self._scene.names}
            tree = self._uses.term(use, parameter, self._scene.names | before.keys())
            self._trees[key] = Number(0.0) if tree is None else with_names(tree, before)
            return
        name = self._named(key)
        self._trees[key] = Name(name)
        unit = self._words(parameter.unit)
        about = self._words(parameter.about)
        source = "as stated with the playbook" if value is not None else self._source(parameter)
        if value is None and parameter.required:
            self._uses.needed(use, parameter)
        for at, stated in numbers_of(value, (*use.path, key)):
            if not parameter.allows(stated):
                self._uses.out_of_bounds(use, parameter, at, about)
                break
        money = parameter.unit.startswith(_CURRENCY)
        if value is not None and (self._currency in CURRENCIES if money else parameter.unit not in _SHARES):
            if percentage(self._uses.tree, value, (*use.path, key)):
                self._uses.no_amount(use, key, "a percentage", about)
            elif money and _less_than_one(value):
                self._uses.no_amount(use, key, f"less than 1 {unit}", about)
        if value is None:
            value = self._own_currency(parameter)
            if isinstance(value, dict) and "as_seen_by" in value:
                value = value | {"as_seen_by": self._entry("as_seen_by", value["as_seen_by"], "")}
        if isinstance(value, dict):
            known_to = [key for token in parameter.known_to for key in self.keys.get(token, ()) if key]
            entry = {"about": about, "unit": unit, "source": source, "known_to": known_to} | value
            self._quantities[key] = ("facts", {"about": about, "unit": unit, "source": source} | value) if "value" in value else ("assumptions", entry)
        else:
            self._quantities[key] = ("facts", {"value": value, "about": about, "unit": unit, "source": source})

    def _source(self, parameter: Parameter) -> str:
        playbook = self._use.playbook
        words = f"playbook {playbook.key}: {playbook.source_words(parameter.source)}"
        own = self._currency
        if _CURRENCY not in parameter.unit or not playbook.currency or own == playbook.currency or self._rate:
            return words
        return f"{words}; stated in {playbook.currency}, and taken one for one as the case states no rate"

    @property
    def _currency(self) -> str:
        found = self._scene.data.get("currency")
        return found if isinstance(found, str) else ""

    @property
    def _rate(self) -> Decimal | None:
        rates = self._scene.data.get("currencies")
        found = rates.get(self._use.playbook.currency) if isinstance(rates, dict) else None
        found = found.get("rate") if isinstance(found, dict) else found
        try:
            return None if found is None else Decimal(repr(parse_number(shown(found))))
        except ValueError:
            return None

    def _own_currency(self, parameter: Parameter) -> Any:
        """Give the default of a quantity in the case's currency, where a rate is stated."""
        rate = self._rate
        if parameter.default is None:
            return 0.0
        if rate is None or not parameter.unit.startswith(_CURRENCY):
            return parameter.default
        return scaled(parameter.default, rate)

    def _words(self, text: str) -> str:
        words = {_CURRENCY: self._currency or "money", "{who}": self._scene.who}
        for sign, word in words.items():
            text = text.replace(sign, word)
        return " ".join(text.split())

    def _keep(self, value: Any) -> Any:
        """Give plain values without what an `if` leaves out."""
        if isinstance(value, dict):
            return {name: self._keep(item) for name, item in value.items() if not self._left_out(item)}
        if isinstance(value, list):
            return [self._keep(item) for item in value if not self._left_out(item)]
        return value

    def _written(self, value: Any, key: str) -> Any:
        """Give plain values with names put in."""
        if isinstance(value, dict):
            return {name: self._entry(name, item, key) for name, item in value.items() if name != "if"}
        if isinstance(value, list):
            return [self._written(item, key) for item in value]
        return value

    def _entry(self, name: str, item: Any, above: str) -> Any:
        if name in ("approve", "known_to"):
            return [key for token in (item if isinstance(item, list) else [item]) for key in self.keys.get(token, ()) if key]
        if isinstance(item, str) and (above == "define" or (name in KEYS and above != "facts")) and not number(item):
            people = {token: keys[0] for token, keys in self.keys.items() if keys}
            return put_in(item, self._trees, people)
        if name == "as_seen_by" and isinstance(item, dict):
            return {key: self._written(belief, name) for token, belief in item.items() for key in self.keys.get(token, ()) if key}
        if isinstance(item, str) and name in ("about", "label", "because", "name", "unit", "role"):
            return self._words(item)
        if name == "source" and isinstance(item, str):
            return f"playbook {self._use.playbook.key}: {self._use.playbook.source_words(item)}"
        return self._written(item, name)

    def _left_out(self, item: Any) -> bool:
        test = item.get("if") if isinstance(item, dict) else None
        if not isinstance(test, str):
            return False
        return not any(all(self._holds(part) for part in parts.split(" and ")) for parts in test.split(" or "))

    def _holds(self, test: str) -> bool:
        name = test.removeprefix("not ")
        fixed = name.removeprefix("fixed ")
        return (self._there.get(name, False) if fixed == name else self._fixed(self._trees[fixed])) != test.startswith("not ")

    def _fixed(self, tree: Node) -> bool:
        """Say whether what a name or a formula stands for rests on nothing uncertain, so that a rule may use it."""
        own = {self._named(key): section for key, (section, _) in self._quantities.items()}
        sections = {section: found if isinstance(found := self._scene.data.get(section), dict) else {} for section in ("assumptions", "define")}
        waiting, seen = [*node_names(tree)], set[str]()
        while waiting:
            name = waiting.pop()
            if name in sections["assumptions"] or (name not in self._scene.names and own.get(name) == "assumptions"):
                return False
            formula = sections["define"].get(name)
            if name not in seen and isinstance(formula, str):
                waiting += _names(formula)
            seen.add(name)
        return True

    def _nothing(self, key: str) -> bool:
        """Say whether a quantity is plainly 0, which speaks of something that the case does not have."""
        _, entry = self._quantities.get(key, ("", {"value": None}))
        tree = self._trees.get(key)
        return (isinstance(tree, Number) and tree.value == 0) or _zero(entry.get("value"))

    def stated(self, name: str) -> str | None:
        """Give the parameter by which the user stated a fact or an assumption, None where the playbook gives it."""
        return next((key for key in self._quantities if self._named(key) == name and self._use.given.get(key) is not None), None)

    def given(self, part: str, default: Any) -> Any:
        """Give one part of what the playbook gives."""
        found = self._gives.get(part, default)
        return [self._marked(rule, ("because",)) for rule in found] if part == "rules" and self._mark else found

    @property
    def _mark(self) -> str:
        """What stands behind the texts of a playbook of issues where two uses would read alike."""
        return f" ({self._use.prefix})" if self._use.playbook.of == "case" and self._use.prefix else ""

    def _marked(self, item: Any, keys: Sequence[str]) -> Any:
        return {**item, **{key: f"{item[key]}{self._mark}" for key in keys if key in item}} if isinstance(item, dict) else item

    def section(self, section: str, dropped: frozenset[str] | None) -> dict[str, Any]:
        """Give the entries of issues, facts, assumptions or definitions, by the names that they get in the case.

        Args:
            dropped: keys of a person and names of interests that the case has in the playbook's place: what only they use is left out.
                None for everything.
        """
        found = {self._named(name): item for name, item in (self._gives.get(section) or {}).items()}
        found |= {self._named(name): item for name, (into, item) in self._quantities.items() if into == section}
        if self._mark:
            found = {name: self._marked(item, ("label", "about")) for name, item in found.items()}
        if dropped is None:
            return found
        used = self._used(dropped | {*self._use.without})
        return {name: item for name, item in found.items() if name in used}

    def idle(self, dropped: frozenset[str]) -> dict[str, tuple[str, ...]]:
        """Give the quantities and terms that the user stated and that nothing of what is given rests on.

        Args:
            dropped: as of `section`.

        Returns:
            Parameter → the parameters that would have to be stated for it to count; none where the case has its own in the playbook's place.
        """
        playbook, given = self._use.playbook, self._use.given
        dropped = dropped | {*self._use.without}
        kept, used = _reached(_without(self._kept, dropped), self._texts), self._used(dropped)
        told = [item.key for item in playbook.parameters if item.kind in ("quantity", "term") and self._there[item.key] and given.get(item.key) is not None]
        idle = [key for key in told if (self._named(key) not in used if key in self._quantities else key not in kept)]
        return {key: tuple(dict.fromkeys(self._missing(playbook.gives, key))) for key in idle}

    def _texts(self, name: str) -> Iterator[str]:
        """Give the formulas that a name of the playbook stands for: a definition, what the user stated or, where nothing is stated, another parameter."""
        defaults = {item.key: item.default for item in self._use.playbook.parameters}
        value = (self._kept.get("define") or {}).get(name, self._use.given.get(name, defaults.get(name)))
        if isinstance(value, str):
            yield value

    def _missing(self, part: Any, key: str) -> Iterator[str]:
        """Give what does not hold of the tests by which everything that rests on a parameter is left out."""
        for item in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            if self._left_out(item) and key in _reached(item, self._texts):
                yield from (name for name in tested(item["if"]) if name != key and not self._there.get(name, True))
            yield from self._missing(item, key)

    def _used(self, dropped: frozenset[str]) -> set[str]:
        """Give the names that stand in formulas of people, rules and interests, through definitions too."""
        define = {self._named(name): item for name, item in (self._gives.get("define") or {}).items()}
        return _reached(_without(self._gives, dropped), lambda name: [define[name]] if isinstance(define.get(name), str) else [])


def _without(gives: Mapping[str, Any], dropped: Collection[str]) -> dict[str, Any]:
    """Give what a playbook gives but for the sections, and without keys of the person and interests that the case has in its place."""
    without = {part: item for part, item in gives.items() if part not in SECTIONS}
    person = without.get("person")
    if isinstance(person, dict):
        kept = {key: item for key, item in person.items() if key not in dropped}
        kept["interests"] = [item for item in person.get("interests", []) if item["name"] not in dropped]
        without["person"] = kept
    return without


def _reached(part: Any, texts: Callable[[str], Iterable[str]]) -> set[str]:
    """Give the names in formulas and tests of plain values, and those in the formulas that these stand for."""
    waiting = [*_tests(part), *(name for _, text in formulas_of(part) for name in _names(text))]
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting.extend(found for text in texts(name) for found in _names(text))
    return used


def _tests(part: Any) -> Iterator[str]:
    """Give the names in every `if` of plain values."""
    return (name for path, value in entries(part) if path[-1] == "if" for name in tested(value))


def _zero(value: Any) -> bool:
    try:
        return value is not None and parse_number(shown(value)) == 0
    except ValueError:
        return False


def _names(formula: str) -> Iterable[str]:
    """Give the names in a formula that somebody wrote; none where it is not one, which is said elsewhere."""
    try:
        return parse(formula).names
    except FormulaError:
        return ()


def _amount(text: str) -> bool:
    """Say whether a text is an amount, of whatever currency."""
    try:
        parse_amount(text)
    except ValueError:
        return False
    return True


def _less_than_one(value: Any) -> bool:
    """Say whether an amount that somebody stated is below 1, as a percentage is; of a range, the most that it can be."""
    if isinstance(value, dict):
        value = next((value[name] for name in ("value", "high", "likely") if name in value), None)
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return False
    try:
        return 0 < abs(parse_amount(shown(value))[0]) < 1
    except ValueError:
        return False
