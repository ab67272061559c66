"""From a scenario to a case: every party a side with one person at a front table."""

import keyword
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from backtable.case import Case, Expression, Fact, Interest, Issue, Person, Side
from backtable.errors import InputError, Place, Problem
from backtable.files._case_text import step_of
from backtable.files._formats import Source
from backtable.files.scenarios._scenario import Line, Party, Row, Scenario, ScenarioIssue
from backtable.spelling import nearest

CURRENCY = "utility"
MOST_OPTIONS = 100_000
FEWER = "write it as an issue of fewer values, or the case as a case file, whose issues may have steps or be amounts of any number"
_RESERVED = {"front", "min", "max", "abs", "round", "ceil", "floor", "clip", "True", "False", "None"}


def scenario_source(scenario: Scenario, ours: str | None) -> Source:
    """Give the case of a scenario, each issue scored by each side as by the party.

    Args:
        scenario: as it was read.
        ours: the party that is ours: its key, its name or its file; the first by default.

    Raises:
        InputError: no party is called so.
    """
    notes = list(scenario.notes)
    issue_keys = _keys([issue.name for issue in scenario.issues], "issue", ())
    issues = tuple(_issue(key, issue) for key, issue in zip(issue_keys, scenario.issues, strict=True))
    keys = _keys(_short([party.name for party in scenario.parties]), "party", issue_keys)
    chosen = _ours(scenario, keys, ours)
    sides, facts = [], []
    for key, party in zip(keys, scenario.parties, strict=True):
        sides.append(_side(key, party, issues, notes))
        if party.discount is not None:
            facts.append(Fact(f"discount_{key}", party.discount, "", _where(party), party.place))
            found = (
                f"time costs {party.name}: its discount factor {party.discount:g} is kept as the fact discount_{key}; "
                "advice ignores time"
            )
            notes.append(Problem(party.place, found, warning=True))
    case = Case(
        name=scenario.name, currency=CURRENCY, ours=chosen, issues=issues, sides=tuple(sides), facts=tuple(facts), file=scenario.file
    )  # fmt: skip
    return Source(case, tuple(notes), scenario.form)


def _where(party: Party) -> str:
    return PurePath(party.source).name


def _ours(scenario: Scenario, keys: Sequence[str], ours: str | None) -> str:
    if ours is None:
        return keys[0]
    wanted = ours.strip().lower()
    for key, party in zip(keys, scenario.parties, strict=True):
        file = PurePath(party.source)
        if wanted in {key.lower(), party.name.lower(), file.name.lower(), file.stem.lower()}:
            return key
    remedy = nearest(ours, keys) or f"the parties are {', '.join(keys)}"
    raise InputError([Problem(Place("--ours"), f"`{ours}` is not a party of {scenario.name}", "", remedy)])


def _issue(key: str, issue: ScenarioIssue) -> Issue:
    numeric = not any(isinstance(option, str) for option in issue.options)
    if not numeric and all(_plain_number(option) for option in issue.options):
        numbers = tuple(float(option) for option in issue.options)
        if len(set(numbers)) == len(numbers):
            step = step_of(numbers) if len(numbers) > 2 else None
            kind = "choice" if step is None else "number" if step == int(step) else "amount"
            return Issue(key, issue.name, numbers, "", kind, True, issue.place)
    return Issue(key, issue.name, issue.options, "", issue.kind, numeric, issue.place)


def _plain_number(option: float | str) -> bool:
    """Say whether a name is a number that would be written the same way again."""
    return isinstance(option, str) and re.fullmatch(r"-?(0|[1-9]\d{0,11})(\.\d*[1-9])?", option) is not None


def _side(key: str, party: Party, issues: Sequence[Issue], notes: list[Problem]) -> Side:
    scores = tuple(
        (issue.key, row) for issue, row in zip(issues, party.rows, strict=True) if not isinstance(row, Line)
    )
    no_deal = party.no_deal
    if no_deal is None:
        no_deal = party.constant + sum(_lowest(row, issue) for row, issue in zip(party.rows, issues, strict=True))
        found = f"{party.name} takes any agreement rather than none; no deal is taken to be worth {no_deal:g}, as much as the worst package"
        notes.append(Problem(party.place, found, warning=True))
    parts: list[tuple[str, str | None, tuple[tuple[str, tuple[float, ...]], ...]]] = []
    if scores:
        parts.append(("Utility", None, scores))
    for issue, row in zip(issues, party.rows, strict=True):
        if isinstance(row, Line):
            parts.append((f"Utility of {issue.label}", _formula(issue.key, row), ()))
    if party.constant:
        parts.append(("Utility of any agreement", repr(float(party.constant)), ()))
    interests = []
    for number, (name, formula, table) in enumerate(parts):
        value = None if formula is None else Expression(formula, party.place)
        without = Expression(repr(float(no_deal if number == 0 else 0.0)), party.place)
        interests.append(Interest(name, value, table, without, _where(party), place=party.place))
    person = Person(f"{key}_negotiator", f"{key}_negotiator".replace("_", " "), "", key, True, 1.0, Expression("0.0"), (), party.place)
    return Side(key, party.name, tuple(interests), (person,), (), party.place)


def _formula(key: str, line: Line) -> str:
    """Give a line as a formula of its issue."""
    value = f"({key} - {line.start!r})" if line.start > 0 else f"({key} + {-line.start!r})" if line.start < 0 else key
    inner = f"{line.slope!r} * {value}"
    if line.offset:
        inner += f" {'-' if line.offset < 0 else '+'} {abs(line.offset)!r}"
    return f"{line.weight!r} * {f'clip({inner}, 0, 1)' if line.clipped else f'({inner})'}"


def _lowest(row: Row, issue: Issue) -> float:
    if not isinstance(row, Line):
        return min(row)
    return min(row.at(float(issue.options[0])), row.at(float(issue.options[-1])))


def _short(names: Sequence[str]) -> list[str]:
    """Give names without the words at their beginning and end that all of them share."""
    parts = [re.split(r"[_\s]+", name.strip("_ ")) for name in names]
    while len(names) > 1 and all(len(part) > 1 for part in parts) and len({part[0].lower() for part in parts}) == 1:
        parts = [part[1:] for part in parts]
    while len(names) > 1 and all(len(part) > 1 for part in parts) and len({part[-1].lower() for part in parts}) == 1:
        parts = [part[:-1] for part in parts]
    return ["_".join(part) for part in parts]


def _keys(names: Sequence[str], what: str, taken: Iterable[str]) -> list[str]:
    """Give a key for each name: its letters and digits, in small letters, and each key once."""
    seen = set(taken)
    keys = []
    for number, name in enumerate(names, 1):
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", unicodedata.normalize("NFKC", name))
        key = re.sub(r"\W+", "_", words.lower()).strip("_")
        key = re.sub(r"__+", "_", key)
        if not key.isidentifier():
            key = f"{what}_{key}" if key and f"{what}_{key}".isidentifier() else f"{what}_{number}"
        if key in _RESERVED or keyword.iskeyword(key):
            key = f"{key}_{what}"
        base, copy = key, 2
        while key in seen:
            key, copy = f"{base}_{copy}", copy + 1
        seen.add(key)
        keys.append(key)
    return keys
