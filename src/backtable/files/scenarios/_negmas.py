"""NegMAS YAML: a file with the issues, and beside it one file with the utility function of each party.

Source: the files that NegMAS 0.16 writes, and those of its scenarios of 2011 in the older form; nothing of its code is used.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backtable.errors import InputError, Place, Problem
from backtable.files._formats import Source, reader
from backtable.files._tree import Path as Keys
from backtable.files._tree import Tree, read_tree
from backtable.files.scenarios._case import FEWER, MOST_OPTIONS, scenario_source
from backtable.files.scenarios._scenario import (
    Line,
    Party,
    Row,
    Scenario,
    ScenarioIssue,
    left_aside,
    natural,
    require_parties,
)
from backtable.quantities import shown

_MOST_BYTES = 20_000_000
_ENDINGS = (".yml", ".yaml", ".json")
_ISSUES = re.compile(r"^[\"' {]*issues[\"']?\s*:\s*\[?\s*-?", re.MULTILINE)
_NOT_OURS = re.compile(r"^(case|sides|ours)\s*:", re.MULTILINE)
_ADDITIVE = ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction")
_LINEAR = ("LinearUtilityFunction", "AffineUtilityFunction")
_INFINITE = (-math.inf, "-Infinity")
_DISCOUNTED = ("ExpDiscountedUFun", "LinDiscountedUFun", "DiscountedUtilityFunction")


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(65536).decode("utf-8", errors="ignore")
    except OSError:
        return ""


def _files(path: Path) -> list[Path]:
    folder = path if path.is_dir() else path.parent
    found = (
        item
        for item in folder.iterdir()
        if item.suffix.lower() in _ENDINGS and item.is_file() and not item.name.startswith(("_", "."))
    )
    return sorted(found, key=lambda item: natural(item.name))


def _is_domain(path: Path) -> bool:
    text = _head(path)
    listed = re.search(r"^issues\s*:\s*(![^\s]*\s*)?(\n\s*)*[-\[]", text, re.MULTILINE) or re.search(r"\"issues\"\s*:\s*\[", text)
    return bool(listed) and not _NOT_OURS.search(text)


def _is_party(path: Path) -> bool:
    text = _head(path)
    return bool(re.search(r"(__python_class__|type)[\"']?\s*:\s*[\"']?[\w.]*(UFun|UtilityFunction|Aggregation\w*)\b", text)) and not (
        _NOT_OURS.search(text)
    )


def _recognises(path: Path) -> bool:
    if path.is_dir():
        return any(_is_domain(item) for item in _files(path))
    return path.suffix.lower() in _ENDINGS and path.is_file() and (_is_domain(path) or _is_party(path))


@reader("negmas", "NegMAS YAML", "the files that NegMAS 0.16 writes", _recognises)
def read_negmas(path: Path, ours: str | None = None) -> Source:
    """Give the case of a NegMAS scenario.

    Args:
        path: its folder, or one of its files.
        ours: the party that is ours; the first by default.

    Raises:
        InputError: with what is missing, unknown or of no form that is understood.
    """
    return scenario_source(negmas_scenario(path), ours)


def negmas_scenario(path: Path) -> Scenario:
    """Give a NegMAS scenario; arguments as of `read_negmas`."""
    files = _files(path)
    parties = [item for item in files if _is_party(item)]
    domains = [item for item in files if _is_domain(item) and item not in parties]
    place = Place(str(path))
    if path.is_file():
        domains = [item for item in domains if item.name == path.name] or domains
    if not domains:
        raise InputError([Problem(place, "the scenario has no domain file", "a YAML file with a list of `issues`")])
    if len(domains) > 1:
        names = ", ".join(item.name for item in domains)
        raise InputError([Problem(place, f"the folder holds {len(domains)} domains: {names}", "one", "name the domain file instead of the folder")])
    domain = _load(domains[0])
    issues = _issues(domain)
    notes: list[Problem] = []
    found = [_party(item, _load(item), issues, notes) for item in parties]
    others = [item for item in files if item not in parties and item != domains[0] and not _NOT_OURS.search(_head(item))]
    try:
        require_parties(found, place, "NegMAS YAML", [item.name for item in parties], [item.name for item in others])
    except InputError as error:
        raise InputError([*_unreadable(others), *error.problems]) from error
    name = domains[0].parent.resolve().name
    return Scenario(name, "negmas", issues, tuple(found), (*notes, *left_aside(others)), str(domains[0]))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a file with its place."""

    tree: Tree
    data: Any
    path: Keys = ()

    @property
    def place(self) -> Place:
        return self.tree.place(self.path)

    def get(self, *names: str) -> "_Part | None":
        """Give what stands under the first of some keys that is there."""
        for name in names:
            if isinstance(self.data, dict) and self.data.get(name) is not None:
                return _Part(self.tree, self.data[name], (*self.path, name))
        return None

    def items(self) -> list["_Part"]:
        return [_Part(self.tree, item, (*self.path, index)) for index, item in enumerate(self.data)]

    def refuse(self, found: str, expected: str = "", remedy: str = "") -> InputError:
        return InputError([Problem(self.place, found, expected, remedy)])

    def number(self, what: str) -> float:
        if isinstance(self.data, bool) or not isinstance(self.data, int | float) or not math.isfinite(self.data):
            raise self.refuse(f"{what} is `{self.data}`", "a finite number")
        return float(self.data)

    def kind(self) -> str:
        """Give the name of the class that the part is of."""
        named = self.get("type", "__python_class__")
        return str(named.data).rsplit(".", 1)[-1] if named else ""


def _unreadable(files: Sequence[Path]) -> list[Problem]:
    """Give the first problem of each of some files that may be meant as a party and cannot be read at all."""
    problems = list[Problem]()
    for item in files:
        try:
            _load(item)
        except InputError as error:
            problems += error.problems[:1]
    return problems


def _load(path: Path) -> _Part:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError([Problem(Place(str(path)), "the file is larger than a scenario can be")])
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError([Problem(Place(str(path)), f"the file cannot be read ({error.strerror})")]) from error
    except UnicodeDecodeError as error:
        raise InputError([Problem(Place(str(path)), "this is not text in UTF-8")]) from error
    tree = read_tree(text, str(path), "a scenario of NegMAS", infinite=True)
    if tree.problems:
        raise InputError(tree.problems)
    return _Part(tree, tree.data)


def _issues(domain: _Part) -> tuple[ScenarioIssue, ...]:
    listed = domain.get("issues")
    if listed is None or not isinstance(listed.data, list) or not listed.data:
        raise domain.refuse("the domain has no list of `issues`", "`issues:` with a name and values for each")
    issues: list[ScenarioIssue] = []
    for number, part in enumerate(listed.items()):
        name_part = part.get("name")
        name = str(shown(name_part.data)) if name_part else f"issue {number + 1}"
        if name in {issue.name for issue in issues}:
            raise part.refuse(f"the issue “{name}” stands here twice", "each issue once")
        options, kind = _options(part, name)
        issues.append(ScenarioIssue(name, options, kind, part.place))
    return tuple(issues)


def _options(part: _Part, name: str) -> tuple[tuple[float | str, ...], str]:
    values = part.get("values")
    kind = part.kind()
    if values is None:
        raise part.refuse(f"“{name}” has no values", "`values:`")
    whole = isinstance(values.data, int | float) and not isinstance(values.data, bool)
    if kind == "ContiguousIssue" and isinstance(values.data, list) and len(values.data) == 2:
        low, high = (item.number(f"an end of “{name}”") for item in values.items())
    elif whole and kind in ("", "ContiguousIssue", "OrdinalIssue", "CardinalIssue", "CategoricalIssue"):
        low, high = 0.0, values.number("`values`") - 1
    elif kind in ("", "CategoricalIssue", "OrdinalIssue", "CardinalIssue", "DiscreteIssue", "SingletonIssue") and isinstance(
        values.data, list
    ):
        options = tuple(item if isinstance(item, str) else _written(item) for item in values.data)
        if len(set(options)) < len(options) or not options:
            raise values.refuse(f"the values of “{name}” are none, or one stands twice", "each value once")
        return options, "choice"
    else:
        raise part.refuse(f"“{name}” is a {kind or 'issue without a list of values'}", "a CategoricalIssue or a ContiguousIssue")
    if low != int(low) or high != int(high) or not 0 <= high - low < MOST_OPTIONS:
        raise values.refuse(f"“{name}” runs from {low:g} to {high:g}", f"whole numbers, {MOST_OPTIONS:,} at most", FEWER)
    return tuple(float(value) for value in range(int(low), int(high) + 1)), "number"


def _written(value: Any) -> str:
    """Give a number of a list as its key in a table would be written."""
    if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(value) if isinstance(value, float) else str(value)


def _party(path: Path, root: _Part, issues: tuple[ScenarioIssue, ...], notes: list[Problem]) -> Party:
    part, discount, reserved = root, None, None
    notes += _other_issues(root, issues)
    for _ in range(4):
        kind = part.kind()
        stated = part.get("reserved_value")
        if reserved is None and stated is not None and stated.data not in _INFINITE:
            reserved = stated.number("`reserved_value`")
        if kind not in _DISCOUNTED:
            break
        factor, inner = part.get("discount"), part.get("ufun")
        if inner is None:
            raise part.refuse(f"the {kind} has no `ufun`", "the function that it discounts")
        discount = factor.number("`discount`") if factor else discount
        part = inner
    if kind not in (*_ADDITIVE, *_LINEAR):
        raise part.refuse(
            f"the utility is a {kind or 'function of no stated type'}, which a case cannot be read from", "a LinearAdditiveUtilityFunction"
        )
    weights = _weights(part, issues)
    bias = part.get("bias")
    constant = bias.number("`bias`") if bias else 0.0
    rows: list[Row] = []
    if kind in _ADDITIVE:
        for issue, weight, function in zip(issues, weights, _functions(part, issues), strict=True):
            row, extra = _row(function, issue, weight)
            rows.append(row)
            constant += extra
    else:
        rows = [_numeric(part, issue, Line(weight, 1.0, 0.0)) for issue, weight in zip(issues, weights, strict=True)]
    outcome = part.get("reserved_outcome")
    if outcome is not None:
        raise outcome.refuse("the utility has a reserved outcome, which a case cannot be read from", "a `reserved_value`")
    named = root.get("name")
    name = str(named.data) if named and isinstance(named.data, str) and "/" not in named.data else path.name.split(".")[0]
    return Party(name, tuple(rows), reserved, None if discount in (None, 0.0, 1.0) else discount, constant, str(path), root.place)


def _other_issues(root: _Part, issues: tuple[ScenarioIssue, ...]) -> Iterator[Problem]:
    """Note which options a party's own list of issues has otherwise than the domain, whose list counts."""
    own = root.get("outcome_space") or (root.get("ufun") or root).get("outcome_space")
    listed = own.get("issues") if own else None
    known = {issue.name: issue for issue in issues}
    for part in listed.items() if listed and isinstance(listed.data, list) else ():
        name = part.get("name")
        issue = known.get(str(shown(name.data))) if name else None
        if name and issue is None:
            yield Problem(part.place, f"this utility lists the issue “{shown(name.data)}”, which the domain lacks; the domain's issues count", warning=True)
        elif issue is not None and _values(part, issue.name) != set(issue.options):
            yield Problem(part.place, f"this utility lists other values of “{issue.name}” than the domain; the domain's count", warning=True)


def _values(part: _Part, name: str) -> set[float | str]:
    try:
        return set(_options(part, name)[0])
    except InputError:
        return set()


def _weights(part: _Part, issues: tuple[ScenarioIssue, ...]) -> tuple[float, ...]:
    stated = part.get("weights")
    if stated is None:
        return (1.0,) * len(issues)
    if isinstance(stated.data, dict):
        found = [stated.get(issue.name) for issue in issues]
        if len(stated.data) == len(issues) and all(found):
            return tuple(item.number("a weight") for item in found if item)
    elif isinstance(stated.data, list) and len(stated.data) == len(issues):
        return tuple(item.number("a weight") for item in stated.items())
    raise stated.refuse("the weights are not those of the issues", f"{len(issues)} numbers, one for each issue")


def _functions(part: _Part, issues: tuple[ScenarioIssue, ...]) -> list[_Part]:
    values = part.get("values")
    if values is None or not isinstance(values.data, dict | list):
        raise part.refuse("the utility has no `values`", "a function or a table for each issue")
    if isinstance(values.data, list):
        if len(values.data) != len(issues):
            raise values.refuse(f"the utility has values for {len(values.data)} issues", f"as many as the domain: {len(issues)}")
        return values.items()
    known = {issue.name for issue in issues}
    for name in values.data:
        if name not in known:
            raise values.refuse(f"“{name}” is not an issue of the domain", f"one of {', '.join(sorted(known))}")
    found = []
    for issue in issues:
        function = values.get(issue.name)
        if function is None:
            raise values.refuse(f"the utility says nothing of the issue “{issue.name}”", "every issue of the domain")
        found.append(function)
    return found


def _row(part: _Part, issue: ScenarioIssue, weight: float) -> tuple[Row, float]:
    """Give the row of one issue, and what it adds to every package."""
    kind = part.kind()
    table = part.get("mapping", "d") if kind in ("TableFun", "") else None
    if kind == "" and table is None and isinstance(part.data, dict):
        table = part
    if table is not None:
        return _table(table, issue, weight), 0.0
    numbers = {name: found.number(f"`{name}`") for name in ("slope", "bias") if (found := part.get(name)) is not None}
    match kind:
        case "ConstFun":
            return (0.0,) * len(issue.options), weight * numbers.get("bias", 0.0)
        case "IdentityFun":
            line = Line(weight, 1.0, 0.0)
        case "LinearFun" | "AffineFun":
            line = Line(weight, numbers.get("slope", 1.0), numbers.get("bias", 0.0))
        case _:
            words = f"“{issue.name}” is valued by a {kind}, which a case cannot be read from"
            raise part.refuse(words, "a TableFun, LinearFun, AffineFun, IdentityFun or ConstFun")
    return _numeric(part, issue, line), 0.0


def _numeric(part: _Part, issue: ScenarioIssue, line: Line) -> Row:
    """Give a line over an issue, as a table where the domain lists its values."""
    if issue.kind != "choice":
        return line
    try:
        return tuple(line.at(float(option)) for option in issue.options)
    except ValueError:
        raise part.refuse(f"“{issue.name}” is valued as a number, and its values are names", "a TableFun") from None


def _table(table: _Part, issue: ScenarioIssue, weight: float) -> tuple[float, ...]:
    data: Mapping[str, Any] = table.data if isinstance(table.data, dict) else {}
    names = [option if isinstance(option, str) else _written(option) for option in issue.options]
    known = set(names)
    for value in data:
        if value not in known:
            expected = f"one of {', '.join(names[:8])}{', …' if len(names) > 8 else ''}"
            raise table.refuse(f"“{value}” is not a value of “{issue.name}” in the domain", expected)
    if missing := [name for name in names if name not in data]:
        raise table.refuse(f"“{issue.name}” has no utility for {', '.join(missing[:8])}", "one for every value")
    row = []
    for name in names:
        item = table.get(name)
        if item is None:
            raise table.refuse(f"“{name}” of “{issue.name}” is worth nothing that is a number", "a number")
        row.append(weight * item.number(f"the utility of “{name}”"))
    return tuple(row)
