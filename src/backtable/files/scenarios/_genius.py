"""Genius XML: a domain file, and beside it one utility file for each party.

Source: the classes EvaluatorDiscrete, EvaluatorInteger and AdditiveUtilitySpace of Genius 9 (Lin, Kraus, Baarslag,
Tykhonov, Hindriks and Jonker 2014, Genius: an integrated environment for supporting the design of generic automated
negotiators); how NegMAS 0.16 writes such files was seen from the files.
"""

import math
from collections.abc import Sequence
from pathlib import Path

from backtable.errors import InputError, Place, Problem
from backtable.files._formats import Source, reader
from backtable.files.scenarios._case import FEWER, MOST_OPTIONS, scenario_source
from backtable.files.scenarios._scenario import (
    Line,
    Party,
    Row,
    Scenario,
    ScenarioIssue,
    natural,
    normalised,
    require_parties,
)
from backtable.files.scenarios._xml import Element, read_xml

_DOMAIN, _UTILITY = "negotiation_template", "utility_space"
_POINTS = 1.5
_NEAR = 1e-3
_AS_WRITTEN = "evaluations are taken as they stand, weight × evaluation, as parts of the utility; Genius itself would divide them by the largest of their issue"


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(4096).replace(b"\0", b"").decode("utf-8", errors="ignore")
    except OSError:
        return ""


def _files(path: Path) -> list[Path]:
    folder = path if path.is_dir() else path.parent
    found = (item for item in folder.iterdir() if item.suffix.lower() == ".xml" and item.is_file())
    return sorted(found, key=lambda item: natural(item.name))


def _recognises(path: Path) -> bool:
    if path.is_dir():
        return any(f"<{_DOMAIN}" in _head(item) or f"<{_UTILITY}" in _head(item) for item in _files(path))
    return path.suffix.lower() == ".xml" and path.is_file()


@reader("genius", "Genius XML", "the platform Genius, version 9", _recognises)
def read_genius(path: Path, ours: str | None = None) -> Source:
    """Give the case of a Genius scenario.

    Args:
        path: its folder, or one of its files where the folder holds several domains.
        ours: the party that is ours; the first by default.

    Raises:
        InputError: with what is missing, unknown or of no form that is understood.
    """
    return scenario_source(genius_scenario(path), ours)


def genius_scenario(path: Path, divided: bool | None = None) -> Scenario:
    """Give a Genius scenario.

    Args:
        path: as of `read_genius`.
        divided: whether each evaluation is divided by the largest of its issue, as Genius itself always does; by default where
            evaluations are points.

    Raises:
        InputError: as of `read_genius`.
    """
    roots = {item: read_xml(item) for item in _files(path)}
    domains = [item for item, root in roots.items() if root.tag == _DOMAIN]
    if path.is_file():
        own = [item for item in domains if item.name == path.name]
        if not own and path.is_file() and roots[next(item for item in roots if item.name == path.name)].tag != _UTILITY:
            raise InputError([Problem(Place(str(path)), "this is no file of Genius", f"<{_DOMAIN}> or <{_UTILITY}>")])
        domains = own or domains
    place = Place(str(path))
    if not domains:
        raise InputError([Problem(place, "the scenario has no domain file", f"an XML file that begins with <{_DOMAIN}>")])
    if len(domains) > 1:
        names = ", ".join(item.name for item in domains)
        raise InputError([Problem(place, f"the folder holds {len(domains)} domains: {names}", "one", "name the domain file instead of the folder")])
    notes: list[Problem] = []
    issues = _issues(roots[domains[0]], notes)
    utilities = [(item, root) for item, root in roots.items() if root.tag == _UTILITY]
    parties = [_party(item, root, issues, notes, divided) for item, root in utilities]
    require_parties(parties, place, "Genius XML", [item.name for item, _ in utilities])
    name = domains[0].parent.resolve().name or domains[0].stem
    said = [note for index, note in enumerate(notes) if note.found not in {item.found for item in notes[:index]}]
    return Scenario(name, "genius", tuple(issues.values()), tuple(parties), tuple(said), str(domains[0]))


def _number(element: Element, name: str) -> float:
    text = element.attribute(name)
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError([Problem(element.place, f"`{name}` of <{element.tag}> is `{text}`", "a number")])
    return value


def _kind(issue: Element) -> str:
    return issue.attributes.get("type") or issue.attributes.get("etype") or "discrete"


def _issues(root: Element, notes: list[Problem]) -> dict[str, ScenarioIssue]:
    """Give the issues by name, in the order of their numbers."""
    elements = list(root.walk("issue"))
    if all(element.attributes.get("index", "").isdigit() for element in elements):
        elements.sort(key=lambda element: int(element.attributes["index"]))
    issues: dict[str, ScenarioIssue] = {}
    for element in elements:
        name = element.attribute("name")
        if name in issues:
            raise InputError([Problem(element.place, f"the issue “{name}” stands here twice", "each issue once")])
        kind = _kind(element)
        if kind == "integer":
            low, high = _range(element)
            if high - low >= MOST_OPTIONS:
                raise InputError([Problem(element.place, f"“{name}” has {high - low + 1:,.0f} values", f"at most {MOST_OPTIONS:,}", FEWER)])
            issues[name] = ScenarioIssue(name, tuple(float(value) for value in range(int(low), int(high) + 1)), "number", element.place)
        elif kind == "discrete":
            values = [item.attribute("value") for item in element.all("item")]
            if len(set(values)) < len(values):
                twice = next(value for value in values if values.count(value) > 1)
                notes.append(Problem(element.place, f"“{name}” names the option “{twice}” twice; it counts once", warning=True))
            if not values:
                raise InputError([Problem(element.place, f"“{name}” has no options", "<item value=\"…\"/> for each")])
            issues[name] = ScenarioIssue(name, tuple(dict.fromkeys(values)), "choice", element.place)
        else:
            remedy = "make it discrete or integer" if kind == "real" else ""
            found = f"“{name}” is an issue of the kind `{kind}`"
            raise InputError([Problem(element.place, found, "discrete or integer", remedy)])
    if not issues:
        raise InputError([Problem(root.place, "the domain has no issues", "<issue>")])
    return issues


def _range(element: Element) -> tuple[float, float]:
    holder = next((item for item in (*element.all("range"), element) if "lowerbound" in item.attributes), element)
    low, high = _number(holder, "lowerbound"), _number(holder, "upperbound")
    if low != int(low) or high != int(high) or low > high:
        raise InputError([Problem(holder.place, f"the range runs from {low:g} to {high:g}", "whole numbers, from below to")])
    return low, high


def _party(
    path: Path, root: Element, issues: dict[str, ScenarioIssue], notes: list[Problem], divided: bool | None
) -> Party:
    objective = next(root.all("objective"), root)
    for part in (*root.children, *objective.children):
        if part.tag not in ("objective", "issue", "weight", "reservation", "discount_factor"):
            within = next((child.attributes.get("type") for child in part.walk("ufun")), None)
            named = f"<{part.tag}>" + (f" with <ufun type=\"{within}\">" if within else "")
            found = f"{named} makes this utility nonlinear, which a case cannot be read from"
            raise InputError([Problem(part.place, found, "an <issue> with evaluations and a <weight> for each issue")])
    elements: dict[str, Element] = {}
    for element in root.walk("issue"):
        name = element.attribute("name")
        if name not in issues:
            raise InputError([Problem(element.place, f"“{name}” is not an issue of the domain", f"one of {', '.join(issues)}")])
        if name in elements:
            raise InputError([Problem(element.place, f"the issue “{name}” stands here twice", "each issue once")])
        elements[name] = element
    for name, issue in issues.items():
        if name not in elements:
            raise InputError([Problem(root.place, f"{path.name} says nothing of the issue “{name}”", "an <issue> for every issue of the domain")])
        _known_options(elements[name], issue)
    kind = root.attributes.get("type", "any")
    if kind.lower() not in ("any", "linear", "additive"):
        notes.append(Problem(root.place, f"{path.name} says that it is of the type `{kind}`, and holds weights and evaluations alone; these are read", warning=True))
    weights = _weights(path, root, elements, issues, notes)
    tables = [_evaluations(elements[name], issue) for name, issue in issues.items()]
    rows = _rows(root, weights, tables, notes, divided)
    reservation = next(root.walk("reservation"), None)
    factor = next(root.walk("discount_factor"), None)
    discount = None if factor is None else _number(factor, "value")
    if discount is not None and not 0 <= discount <= 1:
        assert factor is not None
        raise InputError([Problem(factor.place, f"the discount factor is {discount:g}", "a number from 0 to 1")])
    return Party(
        path.stem,
        rows,
        0.0 if reservation is None else _number(reservation, "value"),
        None if discount in (None, 0.0, 1.0) else discount,
        source=str(path),
        place=root.place,
    )


def _known_options(element: Element, issue: ScenarioIssue) -> None:
    known = {str(option) if isinstance(option, str) else f"{option:g}" for option in issue.options}
    stated: dict[str, str | None] = {}
    for item in element.all("item"):
        value, worth = item.attribute("value"), item.attributes.get("evaluation")
        if stated.setdefault(value, worth) != worth:
            found = f"the option “{value}” of “{issue.name}” is evaluated twice, as {stated[value]} and as {worth}"
            raise InputError([Problem(item.place, found, "each option once")])
        if value not in known:
            found = f"“{value}” is not an option of “{issue.name}” in the domain"
            expected = f"one of {', '.join(map(str, issue.options[:8]))}{', …' if len(issue.options) > 8 else ''}"
            raise InputError([Problem(item.place, found, expected)])


def _weights(
    path: Path, root: Element, elements: dict[str, Element], issues: dict[str, ScenarioIssue], notes: list[Problem]
) -> tuple[float, ...]:
    stated: dict[str, Element] = {}
    known = {element.attribute("index") for element in elements.values()} if next(root.walk("weight"), None) else set()
    for element in root.walk("weight"):
        index = element.attribute("index")
        if index in stated:
            raise InputError([Problem(element.place, f"the weight with the index {index} stands here twice", "each weight once")])
        stated[index] = element
        if index not in known:
            notes.append(Problem(element.place, f"the weight with the index {index} is of no issue; it is left out", warning=True))
    if not stated:
        notes.append(Problem(root.place, f"{path.name} gives no weights; every issue counts the same", warning=True))
        return (1 / len(issues),) * len(issues)
    weights = []
    for name in issues:
        index = elements[name].attribute("index")
        if index not in stated:
            raise InputError([Problem(elements[name].place, f"“{name}” has no weight", f"<weight index=\"{index}\" value=\"…\">")])
        weights.append(_number(stated[index], "value"))
    return normalised(weights, next(iter(stated.values())).place, path.name, notes)


def _evaluations(element: Element, issue: ScenarioIssue) -> tuple[float, ...] | Line:
    items = {item.attribute("value"): item for item in element.all("item")}
    if items:
        row = []
        for option in issue.options:
            item = items.get(option if isinstance(option, str) else f"{option:g}")
            if item is None:
                found = f"the option “{option if isinstance(option, str) else f'{option:g}'}” of “{issue.name}” has no evaluation"
                raise InputError([Problem(element.place, found, "an <item> with an evaluation for every option")])
            row.append(_number(item, "evaluation"))
        return tuple(row)
    evaluator = next(element.all("evaluator"), None)
    if evaluator is None:
        raise InputError([Problem(element.place, f"“{issue.name}” has no evaluation", "<item> for each option, or <evaluator>")])
    kind = evaluator.attributes.get("ftype", "linear").lower()
    if kind != "linear" or any(isinstance(option, str) for option in issue.options):
        found = f"“{issue.name}” is evaluated by a function of the type `{kind}`"
        raise InputError([Problem(evaluator.place, found, "`linear`, of an integer issue")])
    start = float(issue.options[0])
    offset, slope = (
        _number(evaluator, name if name in evaluator.attributes else other)
        for name, other in (("offset", "parameter0"), ("slope", "parameter1"))
    )
    ends = [slope * (float(option) - start) + offset for option in (issue.options[0], issue.options[-1])]
    return Line(1.0, slope, offset, start, min(ends) < 0 or max(ends) > 1)


def _rows(
    root: Element,
    weights: Sequence[float],
    tables: Sequence[tuple[float, ...] | Line],
    notes: list[Problem],
    divided: bool | None,
) -> tuple[Row, ...]:
    """Give weight × evaluation, evaluations that are points divided by the largest of their issue as Genius does.

    Genius divides always. Other programs write evaluations that are parts of the utility already: weight × evaluation of
    the best package is then 1 or near it, and what Genius would make of the file is not what was meant.
    """
    discrete = [table for table in tables if not isinstance(table, Line)]
    whole = all(value == int(value) for table in discrete for value in table)
    best = math.fsum(
        weight * max(table) for weight, table in zip(weights, tables, strict=True) if not isinstance(table, Line)
    )
    above = any(value > 1 for table in discrete for value in table)
    points = above and (whole or best > _POINTS) if divided is None else divided
    below = any(1e-5 <= max(table) < 1 - _NEAR for table in discrete)
    if (above or below) and not points and divided is None:
        notes.append(Problem(root.place, _AS_WRITTEN, warning=True))
    if any(value < 0 for table in discrete for value in table):
        notes.append(Problem(root.place, "an evaluation is below 0, which Genius does not know; it counts as written", warning=True))
    rows: list[Row] = []
    for weight, table in zip(weights, tables, strict=True):
        if isinstance(table, Line):
            rows.append(Line(weight, table.slope, table.offset, table.start, table.clipped))
            continue
        largest = max(table)
        divisor = 1.0 if not points else largest if largest >= 1e-5 else math.inf
        rows.append(tuple(weight * (value / divisor) for value in table))
    return tuple(rows)
