"""What plain answers come to in a case: a playbook, an interest whose scores are unknown, somebody more who must approve."""

import io
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from backtable.case import AuthorityRule, Case, Person
from backtable.errors import InputError, NoAnswerError, Problem
from backtable.files import case_text, read_case
from backtable.files.playbooks import Parameter, Playbook
from backtable.interview._replies import QUESTIONS
from backtable.interview._span import Span
from backtable.quantities import significant
from backtable.value import Model, codes_of, draw_worlds, some_packages

WANTING = ("paid_on", "look_bad")
"""The questions whose answer may come to an interest."""
NO_DEAL = {"worst": 0.0, "best": 1.0, "open": None}
_SOME = 64
_MANY = 50_000  # packages over which an interest's least and most are sought
_WORLDS = 64
_STREAM = 33
_AROUND = (0.2, 0.6, 2.0)
_OF_SIDE = 0.1
_NAME = 60

Hint = str | tuple[float | str, ...]
"""How the options of an issue are liked, as in `unknown:`: more, less, middle, any, or all options with the worst first."""


@dataclass(frozen=True, slots=True)
class Want:
    """An interest that somebody named in words, of which only hints are known.

    Args:
        issues: issue → hint.
        worth: how much more its best is worth to them than its worst, in the case's currency.
        no_deal: how good no deal is in it: a key of `NO_DEAL`.
    """

    issues: Mapping[str, Hint]
    worth: Span
    no_deal: str = "open"


@dataclass(frozen=True, slots=True)
class Made:
    """What the plain answers about a person were taken for. What is not in it was not asked yet; None was asked and is nothing.

    Args:
        playbook: the playbook that says what they usually want.
        given: parameter of the playbook → what it is in this case, where the playbook does not find it by itself.
        wants: key of a question → the interest.
        also: who must approve as well wherever this person must.
    """

    playbook: str | None = None
    wants: Mapping[str, Want | None] = field(default_factory=dict)
    also: tuple[str, ...] | None = None
    asked_playbook: bool = False
    given: Mapping[str, str] = field(default_factory=dict)


def likely_worth(case: Case, person: Person) -> Span | None:
    """Give a range for what an interest of unknown size is worth: around all else that they want, or a tenth of what their side wants.

    None where neither says anything of amounts.
    """
    own, of_side = _reaches(case, person)
    reach = own or _OF_SIDE * of_side
    return Span(*(significant(part * reach, 2) for part in _AROUND)) if reach else None


@dataclass(frozen=True, slots=True)
class Reach:
    """What an interest comes to in a case, as the person judges it.

    Args:
        name: of the interest.
        issues: on which it depends.
        low, high: what the packages are worth in it, in the case's currency.
        no_deal: what no deal is.
    """

    name: str
    issues: tuple[str, ...]
    low: float
    high: float
    no_deal: float


def own_reaches(case: Case, person: Person) -> tuple[Reach, ...]:
    """Give what each of a person's own interests comes to, over all packages or many of them, those with a name among them, and on average."""
    case = case.holding(case.packages)
    model = Model(case)
    view = model.view(draw_worlds(case, _WORLDS, case.seed, _STREAM))
    codes = np.concatenate([some_packages(case, _MANY).codes, codes_of(case, case.packages)])
    found = []
    for item in person.interests:
        touched = sorted({place for term in model.gain_terms([item]) for place in term.touched})
        without = float(view.mean(view.no_deal(person, item, 1.0))[0])
        gains = np.asarray(view.mean(view.interest(person, item, 1.0, codes)), dtype=float)
        worths = np.where(np.isclose(gains, -without, rtol=1e-12), 0.0, gains + without)
        found.append(Reach(item.name, tuple(case.issues[place].key for place in touched), float(worths.min()), float(worths.max()), without))
    return tuple(found)


def moved_for(case: Case, person: Person) -> float:
    """Give by how much the packages of a case differ for a person, or else for their side, or else in any term that is an amount; 0 where nothing says it."""
    ranges = [float(np.ptp([float(option) for option in issue.options])) for issue in case.issues if issue.numeric and issue.unit == case.currency != ""]
    own, of_side = _reaches(case, person)
    return own or of_side or max(ranges, default=0.0)


def _reaches(case: Case, person: Person) -> tuple[float, float]:
    """Give by how much packages differ for a person, and for their side in the interest in which they differ most."""
    model = Model(case)
    worlds = draw_worlds(case, _WORLDS, case.seed, _STREAM)
    view, codes = model.view(worlds), some_packages(case, _SOME).codes
    gains = [np.ptp(view.mean(view.interest(person, item, 1.0, codes))) for item in case.side(person.side).interests]
    return float(np.ptp(view.mean(view.perceived(person, codes)))), float(max(gains, default=0.0))


def missing_parameter(playbook: Playbook, why: str) -> Parameter | None:
    """Give the parameter that a playbook does not find in a case, from why it could not be used; None where it is something else."""
    match = re.search(r"does not know what `(\w+)` is", why)
    return next((item for item in playbook.parameters if match and item.key == match[1]), None)


def named_people(case: Case, person: Person, words: str) -> tuple[Person, ...]:
    """Give the others of a person's side whom an answer names: by key, name or role."""
    said, found = _bare(words), []
    for other in case.side(person.side).people:
        names = {other.key, other.label, other.role}
        if other.key != person.key and any(name and _bare(name) in said for name in names):
            found.append(other)
    return tuple(found)


def _bare(text: str) -> str:
    """Give the words of a text in lower case, each between blanks."""
    words = " ".join(re.findall(r"[^\W_]+", text.lower()))
    return f" {words} "


def rules_with(case: Case, person: Person, also: tuple[str, ...]) -> tuple[tuple[AuthorityRule, AuthorityRule], ...]:
    """Give the rules of authority that change, before and after, where some must approve as well wherever a person must."""
    found = []
    for rule in case.side(person.side).authority:
        more = tuple(key for key in also if key not in rule.approve)
        if person.key in rule.approve and more:
            found.append((rule, AuthorityRule(rule.when, (*rule.approve, *more), rule.because)))
    return tuple(found)


def with_made(case: Case, key: str, made: Made, notes: Mapping[str, str], day: str) -> Case:
    """Give the case with what the plain answers about a person were taken for, each with its source.

    Raises:
        NoAnswerError: it does not go together with the case; the message says why.
    """
    if made.playbook is None and not any(made.wants.values()) and not made.also:
        return case
    yaml = YAML()
    yaml.preserve_quotes, yaml.width = True, 1_000_000
    plain = yaml.load(case_text(case))
    person = case.person(key)
    side = plain["sides"][person.side]
    entry = side["people"][key]
    if made.playbook is not None:
        entry["use"] = {"playbook": made.playbook, **made.given} if made.given else made.playbook
    interests = [_interest(name, want, notes, day) for name, want in made.wants.items() if want is not None]
    if interests:
        entry["interests"] = [*entry.get("interests", []), *interests]
        if person.stake and not person.interests and made.playbook is None:
            entry.setdefault("stake", person.stake)  # the default falls to 0 as soon as somebody has an interest of their own
    places = {id(rule): place for place, rule in enumerate(case.side(person.side).authority)}
    for before, after in rules_with(case, person, made.also or ()):
        rule = side["authority"][places[id(before)]]
        why = f"interview, {day}: {_said('stopped_by', notes)}"
        rule |= {"approve": list(after.approve), "because": f"{before.because}; {why}" if before.because else why}
    out = io.StringIO()
    yaml.dump(plain, out)
    try:
        return read_case(Path(case.file or "case.yaml").with_suffix(".yaml"), out.getvalue().encode())
    except InputError as error:
        raise NoAnswerError("; ".join(_without_place(problem) for problem in error.problems)) from error


def _without_place(problem: Problem) -> str:
    """Write a problem without its place, which is in a text that nobody sees."""
    return "; ".join(part for part in (problem.found, problem.expected and f"expected {problem.expected}") if part)


def _said(question: str, notes: Mapping[str, str]) -> str:
    return f"{QUESTIONS[question].lower().rstrip('?')}: {notes.get(question, '')}"


def _interest(question: str, want: Want, notes: Mapping[str, str], day: str) -> dict[str, Any]:
    head = {"paid_on": "Paid on", "look_bad": "Not to look bad"}[question]
    unknown: dict[str, Any] = {"worth": _distribution(want.worth)}
    unknown["issues"] = {issue: hint if isinstance(hint, str) else list(hint) for issue, hint in want.issues.items()}
    words, share = notes.get(question, ""), NO_DEAL[want.no_deal]
    entry: dict[str, Any] = {"name": f"{head}: {textwrap.shorten(words, _NAME, placeholder=' …')}" if words else head, "unknown": unknown}
    if share == 0:
        entry["no_deal"] = 0  # an amount, which leaves what they ask for at least open to be fitted
    else:
        unknown["no_deal"] = {"uniform": [0, 1]} if share is None else share
    return entry | {"source": f"interview, {day}: {_said(question, notes)}"}


def _distribution(span: Span) -> float | dict[str, float]:
    return span.likely if span.exact else {"low": span.low, "likely": span.likely, "high": span.high}
