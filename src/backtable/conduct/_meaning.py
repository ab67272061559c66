"""What a condition in an event may speak of."""

import re
from collections.abc import Sequence
from decimal import Decimal

from backtable.case import Assumption, Case
from backtable.errors import FormulaError
from backtable.formula import Formula, Kind, all_errors, depends_on, kind_of, parse
from backtable.value import trait_names

_SEEN = re.compile(r"(\w+)\s*@\s*\w+")
_SHARE = re.compile(r"""("[^"]*"|'[^']*')|(\d+(?:\.\d+)?)\s*%(?!\s*[\w(.])""")


def in_numbers(text: str) -> str:
    """Give a condition with its shares as formulas have them: `discount > 35%` is `discount > 0.35`."""
    return _SHARE.sub(lambda found: found[1] or f"{Decimal(found[2]) / 100:f}", text)


def region_problem(case: Case, text: str) -> str:
    """Say why a text is no region of packages of a case, or nothing if it is one."""
    problem, names, people = _read(case, text, ("issues", "facts", "definitions"))
    if problem:
        return problem
    assumptions = sorted(names & {item.key for item in case.assumptions})
    if assumptions:
        return f"`{text}` depends on the assumption {assumptions[0]}; a region is told by issues, facts and definitions"
    if people:
        return f"`{text}` asks where {min(people)} sits; a region is told by issues, facts and definitions"
    if not names & {issue.key for issue in case.issues}:
        return f"`{text}` says nothing about any issue"
    return ""


def truth_problem(case: Case, text: str, speaker: str = "") -> str:
    """Say why a text is no claim about the assumptions of a case, or about the unknown scores of whoever says it, or nothing if it is one."""
    known = ", ".join(item.key for item in case.assumptions)
    if seen := _SEEN.search(text):
        return (
            f"`{text}`: a claim is about assumptions as they are, so `{seen[0]}` cannot stand in it: write {seen[1]}, and what somebody says is taken as what they take it to be "
            f"where the case says so; {f'the assumptions are {known}' if known else 'the case has no assumptions'}"
        )
    own = trait_names(case, speaker)
    problem, names, people = _read(case, text, ("assumptions", "facts", "definitions"), tuple(own))
    if problem:
        return problem
    issues = sorted(names & {issue.key for issue in case.issues})
    if issues:
        return f"`{text}` depends on the issue {issues[0]}; a claim is about assumptions; say what somebody will not sign instead"
    if people:
        return f"`{text}` asks where {min(people)} sits; a claim is about assumptions"
    if not names & ({item.key for item in case.assumptions} | own.keys()):
        return f"`{text}` says nothing about any assumption; {f'they are {known}' if known else 'the case has none'}"
    return ""


def known_things(case: Case) -> dict[str, tuple[str, ...]]:
    """Give what a statement or a question may be about: what kind of thing → its names."""
    beliefs = tuple(f"{item.key}@{belief.viewer}" for item in case.assumptions for belief in item.as_seen_by)
    return {
        "assumptions": tuple(item.key for item in case.assumptions) + beliefs,
        "issues": tuple(issue.key for issue in case.issues),
        "sides": tuple(side.key for side in case.sides),
        "people": tuple(person.key for person in case.people),
    }


def known_thing(case: Case, key: str) -> bool:
    """Say whether a case has an assumption, a belief (`assumption@viewer`), an issue, a side or a person of that name."""
    name, _, viewer = key.partition("@")
    for item in case.assumptions:
        if item.key == name:
            return not viewer or viewer in {belief.viewer for belief in item.as_seen_by}
    known = {issue.key for issue in case.issues} | {side.key for side in case.sides} | {item.key for item in case.people}
    return key in known


def of_scores(case: Case, text: str, speaker: str) -> bool:
    """Say whether a claim speaks of the unknown scores of whoever says it."""
    _, names, _ = _read(case, text, (), tuple(trait_names(case, speaker)))
    return not names.isdisjoint(trait_names(case, speaker))


def hearsay(case: Case, text: str, speaker: str) -> tuple[Assumption, ...]:
    """Give the assumptions that a claim speaks of and that whoever says it, a person or a side, does not know by the case, nor is held to believe something of."""
    _, names, _ = _read(case, text, ())
    own = {speaker, *(person.side for person in case.people if person.key == speaker)}
    return tuple(
        item for item in case.assumptions if item.key in names and own.isdisjoint(item.known_to) and own.isdisjoint(belief.viewer for belief in item.as_seen_by)
    )


def mere_hearsay(case: Case, text: str, speaker: str) -> bool:
    """Say whether all that a claim speaks of is such, so that it moves no belief unless it is taken as certain."""
    if of_scores(case, text, speaker):
        return False
    _, names, _ = _read(case, text, ())
    unknown = {item.key for item in hearsay(case, text, speaker)}
    return bool(unknown) and unknown == {item.key for item in case.assumptions if item.key in names}


def _read(case: Case, text: str, usable: Sequence[str], also: Sequence[str] = ()) -> tuple[str, frozenset[str], frozenset[str]]:
    """Give what is wrong with a condition, and the names and people that it touches.

    Args:
        usable: the kinds of things of the case that it may use.
        also: other names of numbers that it may use.
    """
    nothing: frozenset[str] = frozenset()
    kinds = dict.fromkeys(also, Kind.NUMBER) | {issue.key: Kind.NUMBER if issue.numeric else Kind.TEXT for issue in case.issues}
    for named in (case.facts, case.assumptions, case.definitions):
        kinds |= {item.key: Kind.NUMBER for item in named}
    texts = {issue.key: [str(option) for option in issue.options] for issue in case.issues if not issue.numeric}
    people = [person.key for person in case.people]
    definitions: dict[str, Formula] = {item.key: parse(item.expression.text) for item in case.definitions}
    try:
        formula = parse(text)
        errors = all_errors(formula, kinds, people, texts)
        if errors:
            unknown = any("is not known here" in error.message for error in errors)
            scores = f"of their own scores {', '.join(also)}" if also else ""
            names = "; ".join(text for text in (_usable(case, usable), scores) if text)
            hint = f"; {f'it may use {names}' if names else 'there is nothing in the case that it may use'}" if unknown else ""
            return f"`{text}`: {'; '.join(str(error) for error in errors)}{hint}", nothing, nothing
        if kind_of(formula, kinds, people, texts) is not Kind.TRUTH:
            return f"`{text}` gives no yes or no; compare something, for example `> 0`", nothing, nothing
    except FormulaError as error:
        return f"`{text}`: {error}", nothing, nothing
    found = depends_on(formula.root, definitions)
    return "", found.names, found.people


def _usable(case: Case, kinds: Sequence[str]) -> str:
    """Name everything of some kinds that a case has."""
    found = {kind: [item.key for item in getattr(case, kind)] for kind in kinds}
    return "; ".join(f"{kind} {', '.join(keys)}" for kind, keys in found.items() if keys)
