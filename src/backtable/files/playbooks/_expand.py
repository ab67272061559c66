"""Playbooks written out on the plain values of a case file."""

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from backtable.errors import Problem
from backtable.files._tree import Path, Tree
from backtable.files.playbooks._fragment import SECTIONS, Fragment, Scene
from backtable.files.playbooks._library import library_of
from backtable.files.playbooks._use import Use, Uses


def write_out(tree: Tree) -> Any:
    """Put what playbooks give into a case file's tree, and take every `use` out of it.

    What the user wrote goes before what a playbook gives: a key of a person, an interest of the same name, a name of the case. Whatever is put in
    has the place of its `use` and the name of its playbook; what is wrong with a `use` is added to the problems of the tree.

    Returns:
        The plain values as they were written, every `use` in its place.

    Raises:
        InputError: a folder of playbooks cannot be read, or one of them is not fit to use.
    """
    data = tree.data
    if not uses_playbooks(data):
        return data
    as_written = copy.deepcopy(data)
    folder = data.pop("playbooks", None)
    library = library_of({"playbooks": folder}, tree.file, tree.place(("playbooks",)))
    if folder is not None and not isinstance(folder, str):
        Uses(tree, library).problem(tree.place(("playbooks",)), "`playbooks` is no folder", "the path of a folder, as seen from the case file")
    _Expansion(tree, Uses(tree, library)).all()
    return as_written


def uses_playbooks(data: Any) -> bool:
    """Say whether plain values of a case file use a playbook, or name a folder of them."""
    if not isinstance(data, dict):
        return False
    if "use" in data or "playbooks" in data:
        return True
    for side in _mapping(data.get("sides")).values():
        people = _mapping(_mapping(side).get("people")).values()
        rules = _mapping(side).get("authority")
        if any(isinstance(item, dict) and "use" in item for item in [*people, *(rules if isinstance(rules, list) else [])]):
            return True
    return False


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


class _Expansion:
    def __init__(self, tree: Tree, uses: Uses) -> None:
        self._tree = tree
        self._data: dict[str, Any] = tree.data
        self._uses = uses
        self._written = frozenset(self._names())
        self._from: dict[str, Use] = {}

    def all(self) -> None:
        """Write out the playbooks of issues first, for the others may speak of what they give."""
        uses = self._uses.read(self._data.pop("use", []), ("use",), "case", "")
        for use in uses:
            self._issues(use)
        self._uses.prefixes = tuple(dict.fromkeys(use.prefix for use in uses if use.prefix))
        for side, item in _mapping(self._data.get("sides")).items():
            for key, person in _mapping(_mapping(item).get("people")).items():
                if isinstance(person, dict) and "use" in person:
                    self._person(side, key, person)
        for side, item in _mapping(self._data.get("sides")).items():
            rules = _mapping(item).get("authority")
            if isinstance(rules, list) and any(isinstance(rule, dict) and "use" in rule for rule in rules):
                item["authority"] = self._authority(side, rules)

    def _names(self) -> set[str]:
        return {key for section in (*SECTIONS, "calendar") for key in _mapping(self._data.get(section))}

    def _scene(self, side: str = "", person: str = "", who: str = "") -> Scene:
        sides = {key: _mapping(item) for key, item in _mapping(self._data.get("sides")).items()}
        people = {key: name for name, item in sides.items() for key in _mapping(item.get("people"))}
        return Scene(frozenset(self._names()), people, dict.fromkeys(sides, ""), side, person, who, self._data)

    def _issues(self, use: Use) -> None:
        fragment = Fragment(use, self._uses, self._scene())
        self._put_sections(use, fragment, None)
        rules = fragment.given("rules", [])
        if rules and isinstance(self._data.setdefault("rules", []), list):
            self._append(("rules",), self._data["rules"], rules, use)
        for name, part in fragment.given("sides", {}).items():
            mark = f" ({use.prefix})" if use.prefix else ""  # two uses give interests of one name
            for side in fragment.keys.get(name, ()):
                given = [interest | {"name": f"{interest['name']}{mark}"} for interest in part.get("interests", [])]
                if isinstance(self._data["sides"][side], dict):
                    self._interests(("sides", side), self._data["sides"][side], given, use)

    def _person(self, side: str, key: str, person: dict[str, Any]) -> None:
        path: Path = ("sides", side, "people", key)
        for use in self._uses.read(person.pop("use"), (*path, "use"), "person", key):
            called = next((item for item in (person.get("label"), person.get("role")) if isinstance(item, str) and item), use.playbook.title)
            fragment = Fragment(use, self._uses, self._scene(side, key, called))
            own = person.get("interests")
            named = {item.get("name") for item in own if isinstance(item, dict)} if isinstance(own, list) else set()
            self._put_sections(use, fragment, frozenset({*person, *(name for name in named if isinstance(name, str))}))
            given = fragment.given("person", {})
            for name, value in given.items():
                if name != "interests" and name not in person:
                    person[name] = value
                    self._tree.places[(*path, name)] = use.within
            self._interests(path, person, given.get("interests", []), use)
            if use.playbook.gives.get("person", {}).get("interests") and not given.get("interests"):
                self._nothing_wanted(use, called)

    def _nothing_wanted(self, use: Use, called: str) -> None:
        """Note that the case has nothing of what a playbook is about."""
        terms = [item for item in use.playbook.parameters if item.kind == "term" and use.given.get(item.key) is None]
        about = "; ".join(item.about for item in terms)
        beside = " beside what their side does" if use.playbook.gives["person"].get("stake") else ""
        found = f"the playbook {use.playbook.key} finds nothing here of what {called} usually wants{beside}{f', for the case has nothing of this: {about}' if about else ''}"
        self._tree.notes.append(Problem(use.place, found, "", f"give {called} interests of their own, tell the playbook more, or leave it out", True))

    def _interests(self, path: Path, owner: dict[str, Any], given: list[dict[str, Any]], use: Use) -> None:
        own = owner.setdefault("interests", [])
        if not isinstance(own, list):
            return
        named = {item.get("name") for item in own if isinstance(item, dict)}
        wanted = [item for item in given if item["name"] not in named and item["name"] not in use.without]
        self._append((*path, "interests"), own, wanted, use)
        if not own:
            del owner["interests"]

    def _append(self, path: Path, to: list[Any], items: list[Any], use: Use) -> None:
        for item in items:
            self._tree.places[(*path, len(to))] = use.within
            to.append(item)

    def _put_sections(self, use: Use, fragment: Fragment, dropped: frozenset[str] | None) -> None:
        """Put issues, facts, assumptions and definitions in; of people and authority only what is used, see `Fragment.section`."""
        for parameter, missing in fragment.idle(dropped).items() if dropped is not None else ():
            self._uses.idle(use, parameter, missing)
        for section in SECTIONS:
            for name, value in fragment.section(section, dropped).items():
                if name in self._written:
                    continue
                if name in self._from:
                    before = self._from[name].playbook.key
                    other = f"before it ({self._from[name].place})"
                    self._uses.problem(use.place, f"`{name}` of the playbook {use.playbook.key} is given by {before} {other}, too", "one meaning for a name", use.how("as", "another_name"))
                    continue
                if self._data.get(section) is None:
                    self._data[section] = {}
                if isinstance(self._data[section], dict):
                    self._from[name] = use
                    self._data[section][name] = value
                    self._place((section, name), use, fragment.stated(name))

    def _place(self, path: Path, use: Use, parameter: str | None) -> None:
        """Give what a playbook puts in the place of its `use`, or of what the user told it."""
        places = self._tree.places
        places[path] = use.within
        if parameter is not None:
            told: Path = (*use.path, parameter)
            inner = {key[len(told) :]: place for key, place in places.items() if key[: len(told)] == told}
            for rest, place in inner.items():
                places[(*path, *rest)] = replace(place, within=use.within.within)

    def _authority(self, side: str, rules: list[Any]) -> list[Any]:
        """Put rules in where their `use` stands, from the last to the first, for a playbook may add to the rules after it."""
        path: Path = ("sides", side, "authority")
        written: list[tuple[Any, int | Use]] = []
        for position in reversed(range(len(rules))):
            rule = rules[position]
            if not isinstance(rule, dict) or "use" not in rule:
                written.insert(0, (rule, position))
                continue
            for other in sorted(set(rule) - {"use"}):
                self._uses.problem(self._tree.place((*path, position, other)), f"`{other}` stands beside `use`", "`use` alone, whose rules stand in its place", "make it a rule of its own")
            for use in reversed(self._uses.read(rule["use"], (*path, position, "use"), "authority", side)):
                fragment = Fragment(use, self._uses, self._scene(side))
                self._put_sections(use, fragment, frozenset())
                also = fragment.given("also", None)
                if also:
                    written = self._also(also, written, use)
                written = [*((item, use) for item in fragment.given("authority", [])), *written]
        self._move(path, [origin for _, origin in written])
        return [rule for rule, _ in written]

    def _also(self, also: dict[str, Any], after: list[tuple[Any, int | Use]], use: Use) -> list[tuple[Any, int | Use]]:
        """Put before each rule one that asks for more people where a condition holds as well."""
        if not after:
            self._uses.problem(use.place, f"the playbook {use.playbook.key} adds to the rules after it, and there are none", "", "put it before them; without rules everybody must approve anyway")
        result: list[tuple[Any, int | Use]] = []
        for rule, origin in after:
            if isinstance(rule, dict) and "approve" in rule:
                before = rule["approve"] if isinstance(rule["approve"], list) else [rule["approve"]]
                more = [person for person in also["approve"] if person not in before]
                when = f"({also['when']}) and ({rule['when']})" if rule.get("when") else also["when"]
                if more:
                    result.append(({"when": when, "approve": [*before, *more], "because": also.get("because", "")}, use))
            result.append((rule, origin))
        return result

    def _move(self, path: Path, origins: list[int | Use]) -> None:
        """Let the places of rules follow them to where they stand now."""
        moved = {origin: position for position, origin in enumerate(origins) if isinstance(origin, int)}
        for places in (self._tree.places, self._tree.keys):
            below = {key: places.pop(key) for key in list(places) if key[: len(path)] == path and len(key) > len(path)}
            for key, place in below.items():
                position = key[len(path)]
                if isinstance(position, int) and position in moved:
                    places[(*path, moved[position], *key[len(path) + 1 :])] = place
        for position, origin in enumerate(origins):
            if isinstance(origin, Use):
                self._tree.places[(*path, position)] = origin.within
