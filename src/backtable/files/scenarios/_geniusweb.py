"""GeniusWeb JSON: a domain file, and beside it one profile for each party, linear additive.

Source: the wiki of GeniusWeb (tracinsy.ewi.tudelft.nl/pubtrac/GeniusWeb), the part on profiles and value sets.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backtable.errors import InputError, Place, Problem
from backtable.files._formats import Source, reader
from backtable.files.scenarios._case import FEWER, MOST_OPTIONS, scenario_source
from backtable.files.scenarios._scenario import (
    Line,
    Party,
    Row,
    Scenario,
    ScenarioIssue,
    left_aside,
    natural,
    normalised,
    require_parties,
)
from backtable.quantities import grid

_MOST_BYTES = 20_000_000
_DOMAIN = "issuesValues"
_LINEAR = "LinearAdditiveUtilitySpace"
_PROFILES = ("UtilitySpace", "Ordering", "Profile")
_ANALYSED = {"size", "opposition", "nash"}
"""Keys of a file in which others wrote what a scenario's solutions are."""


def _files(path: Path) -> list[Path]:
    folder = path if path.is_dir() else path.parent
    found = (item for item in folder.iterdir() if item.suffix.lower() == ".json" and item.is_file())
    return sorted(found, key=lambda item: natural(item.name))


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(4096).decode("utf-8", errors="ignore")
    except OSError:
        return ""


def _recognises(path: Path) -> bool:
    if path.is_dir():
        return any(f'"{_DOMAIN}"' in _head(item) or f'"{_LINEAR}"' in _head(item) for item in _files(path))
    return path.suffix.lower() == ".json" and path.is_file()


@reader("geniusweb", "GeniusWeb JSON", "the wiki of GeniusWeb", _recognises)
def read_geniusweb(path: Path, ours: str | None = None) -> Source:
    """Give the case of a GeniusWeb scenario.

    Args:
        path: its folder, or one of its files.
        ours: the party that is ours; the first by default.

    Raises:
        InputError: with what is missing, unknown or of no form that is understood.
    """
    return scenario_source(geniusweb_scenario(path), ours)


def geniusweb_scenario(path: Path) -> Scenario:
    """Give a GeniusWeb scenario; arguments as of `read_geniusweb`."""
    found = {item: _load(item) for item in _files(path)}
    domains = {item: data for item, data in found.items() if isinstance(data, dict) and _DOMAIN in data}
    profiles = {item: data for item, data in found.items() if isinstance(data, dict) and _profile(data)}
    place = Place(str(path))
    if not domains and profiles:
        first = next(iter(profiles))
        inner = profiles[first][_profile(profiles[first])]
        within = inner.get("domain") if isinstance(inner, dict) else None
        domains = {first: within} if isinstance(within, dict) else {}
    if path.is_file() and path.name in {item.name for item in domains}:
        domains = {item: data for item, data in domains.items() if item.name == path.name}
    if not domains:
        raise InputError([Problem(place, "the scenario has no domain file", f"a JSON file with `{_DOMAIN}`")])
    if len(domains) > 1:
        names = ", ".join(item.name for item in domains)
        raise InputError([Problem(place, f"the folder holds {len(domains)} domains: {names}", "one", "name the domain file instead of the folder")])
    file, domain = next(iter(domains.items()))
    issues = _issues(domain, Place(str(file)))
    notes: list[Problem] = []
    parties = [_party(item, data, issues, notes) for item, data in profiles.items()]
    others = [item for item, data in found.items() if item != file and item not in profiles and not (isinstance(data, dict) and set(data) >= _ANALYSED)]
    require_parties(parties, place, "GeniusWeb JSON", [item.name for item in profiles], [item.name for item in others])
    notes += left_aside(others)
    name = domain.get("name")
    named = name if isinstance(name, str) and name else file.parent.resolve().name
    return Scenario(named, "geniusweb", tuple(issues.values()), tuple(parties), tuple(notes), str(file))


def _load(path: Path) -> Any:
    place = Place(str(path))
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError([Problem(place, "the file is larger than a scenario can be")])
        return json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_distinct, parse_constant=_finite)
    except json.JSONDecodeError as error:
        raise InputError([Problem(Place(str(path), error.lineno, error.colno), f"this is not JSON ({error.msg})")]) from error
    except OSError as error:
        raise InputError([Problem(place, f"the file cannot be read ({error.strerror})")]) from error
    except (ValueError, RecursionError) as error:
        raise InputError([Problem(place, f"this is not JSON that can be read ({str(error) or 'nested too deep'})")]) from error


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"`{next(key for key, _ in pairs if [name for name, _ in pairs].count(key) > 1)}` stands twice")
    return found


def _finite(text: str) -> float:
    raise ValueError(f"{text} is not a finite number")


def _profile(data: Mapping[str, Any]) -> str:
    """Give the kind of profile that a file holds, empty where it holds none."""
    return next((key for key in data if len(data) == 1 and key.endswith(_PROFILES)), "")


def _refuse(place: Place, found: str, expected: str = "", remedy: str = "") -> InputError:
    return InputError([Problem(place, found, expected, remedy)])


def _mapping(data: Any, key: str, place: Place, within: str) -> dict[str, Any]:
    value = data.get(key) if isinstance(data, dict) else None
    if not isinstance(value, dict) or not value:
        raise _refuse(place, f"{within} has no `{key}`", f"`\"{key}\": {{…}}`")
    return value


def _number(value: Any, place: Place, what: str) -> float:
    """Give a number, also one written as text as GeniusWeb writes decimals."""
    try:
        number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise _refuse(place, f"{what} is `{value}`", "a number")
    return number


def _issues(domain: Any, place: Place) -> dict[str, ScenarioIssue]:
    issues = {}
    for name, values in _mapping(domain, _DOMAIN, place, "the domain").items():
        values = values if isinstance(values, dict) else {}
        if isinstance(values.get("range"), list) and len(values["range"]) == 3:
            low, high, step = (_number(value, place, f"the range of “{name}”") for value in values["range"])
            if step <= 0 or low > high or (high - low) / step >= MOST_OPTIONS:
                raise _refuse(place, f"“{name}” runs from {low:g} to {high:g} by {step:g}", f"at most {MOST_OPTIONS:,} values, from below to", FEWER)
            options = grid(low, low + math.floor((high - low) / step + 1e-9) * step, step)
            whole = step == 1 and low == int(low)
            issues[name] = ScenarioIssue(name, options, "number" if whole else "amount", place)
        elif isinstance(values.get("values"), list) and values["values"]:
            names = [value if isinstance(value, str) else json.dumps(value) for value in values["values"]]
            if len(set(names)) < len(names):
                raise _refuse(place, f"“{name}” names a value twice", "each value once")
            issues[name] = ScenarioIssue(name, tuple(names), "choice", place)
        else:
            raise _refuse(place, f"“{name}” has neither values nor a range", '`"values": [...]` or `"range": [low, high, step]`')
    return issues


def _party(path: Path, data: Mapping[str, Any], issues: Mapping[str, ScenarioIssue], notes: list[Problem]) -> Party:
    place = Place(str(path))
    kind = _profile(data)
    if kind != _LINEAR:
        raise _refuse(place, f"the profile is a {kind}, which a case cannot be read from", f"a {_LINEAR}")
    space = data[kind]
    utilities = _mapping(space, "issueUtilities", place, "the profile")
    weights = _mapping(space, "issueWeights", place, "the profile")
    for what, table in (("issueUtilities", utilities), ("issueWeights", weights)):
        for name in table:
            if name not in issues:
                raise _refuse(place, f"{what} names “{name}”", f"an issue of the domain: {', '.join(issues)}")
        for name in issues:
            if name not in table:
                raise _refuse(place, f"{what} says nothing of “{name}”", "every issue of the domain")
    shares = normalised([_number(weights[name], place, f"the weight of “{name}”") for name in issues], place, path.name, notes)
    rows = tuple(
        _row(utilities[name], issue, share, place, notes) for (name, issue), share in zip(issues.items(), shares, strict=True)
    )
    bid = space.get("reservationBid")
    no_deal = 0.0 if bid is None else _worth(bid, issues, rows, place)
    if bid is None and space.get("reserved_value") is not None:  # as NegMAS writes it
        no_deal = _number(space["reserved_value"], place, "`reserved_value`")
    factor = space.get("discount_factor")
    discount = None if factor is None else _number(factor, place, "`discount_factor`")
    name = space.get("name")
    named = name if isinstance(name, str) and name.strip() else path.stem
    return Party(named, rows, no_deal, None if discount in (None, 0.0, 1.0) else discount, source=str(path), place=place)


def _row(data: Any, issue: ScenarioIssue, weight: float, place: Place, notes: list[Problem]) -> Row:
    kind = next(iter(data), "") if isinstance(data, dict) and len(data) == 1 else ""
    inner = data.get(kind) if isinstance(data, dict) else None
    if kind in ("DiscreteValueSetUtilities", "discreteutils"):
        table = _mapping(inner, "valueUtilities", place, f"“{issue.name}”")
        names = [option if isinstance(option, str) else f"{option:g}" for option in issue.options]
        for value in table:
            if value not in names:
                expected = f"one of {', '.join(names[:8])}{', …' if len(names) > 8 else ''}"
                raise _refuse(place, f"“{value}” is not a value of “{issue.name}” in the domain", expected)
        if missing := [name for name in names if name not in table]:
            found = f"“{issue.name}” has no utility for {', '.join(missing[:8])}; 0 is taken, as GeniusWeb does"
            notes.append(Problem(place, found, warning=True))
        what = f"a utility of “{issue.name}”"
        return tuple(weight * _number(table.get(name, 0.0), place, what) for name in names)
    if kind in ("NumberValueSetUtilities", "numberutils"):
        if any(isinstance(option, str) for option in issue.options):
            raise _refuse(place, f"“{issue.name}” has utilities of numbers and values that are names", "a range in the domain")
        low, first, high, last = (
            _number(inner.get(key) if isinstance(inner, dict) else None, place, f"`{key}` of “{issue.name}”")
            for key in ("lowValue", "lowUtility", "highValue", "highUtility")
        )
        if low >= high or low > float(issue.options[0]) or high < float(issue.options[-1]):
            raise _refuse(place, f"the utilities of “{issue.name}” run from {low:g} to {high:g}", "the range of the domain")
        return Line(weight, (last - first) / (high - low), first, low)
    raise _refuse(place, f"the utilities of “{issue.name}” are of the kind `{kind or '?'}`", "DiscreteValueSetUtilities or NumberValueSetUtilities")


def _worth(bid: Any, issues: Mapping[str, ScenarioIssue], rows: tuple[Row, ...], place: Place) -> float:
    """Give the utility of a bid; an issue that it leaves out adds nothing."""
    values = _mapping(bid, "issuevalues", place, "`reservationBid`")
    total = []
    for (name, issue), row in zip(issues.items(), rows, strict=True):
        if name not in values:
            continue
        if isinstance(row, Line):
            total.append(row.at(_number(values[name], place, f"“{name}” of the reservation bid")))
            continue
        options = [str(option) if isinstance(option, str) else f"{option:g}" for option in issue.options]
        if str(values[name]) not in options:
            raise _refuse(place, f"the reservation bid has `{values[name]}` for “{name}”", f"one of {', '.join(options[:8])}")
        total.append(row[options.index(str(values[name]))])
    if unknown := set(values) - set(issues):
        raise _refuse(place, f"the reservation bid names “{sorted(unknown)[0]}”", "an issue of the domain")
    return math.fsum(total)
