"""Words that papers, screens and messages share."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import log10

from backtable.case import Assumption, Case, Fact, Issue, Package, Person
from backtable.formula import Compare, Name, Number, parse, say
from backtable.quantities import plain, with_unit

_HAIR = 1e-8  # of the range of an amount: more than twice what the advice stays away from where a formula jumps
_ROUNDER = 20
_ROUNDED = 1e-4  # of a hair: what adding up may leave of a plain number
STATED = "as stated with the playbook"
"""The source of a number that somebody told a playbook."""
FROM_PLAYBOOK = "playbook "
"""How the source of what a playbook gives begins."""
_GENERATED = (FROM_PLAYBOOK, STATED, "interview, ")


def term(case: Case, issue: Issue, value: float | str) -> str:
    """Write an issue's value, without a unit that its label says already: `200` of `Licences for …`."""
    if issue.continuous and not isinstance(value, str) and (near := _hair_from(issue, value)) is not None:
        side = "above" if value > near else "below"
        return f"just {side} {term(case, issue, near)}"
    words = issue.label.lower().split()
    if not isinstance(value, str) and issue.unit not in ("", "%") and issue.unit.lower() in words:
        return plain(value)
    return with_unit(value, issue.unit, case.currency)


def _hair_from(issue: Issue, value: float) -> float | None:
    """Give the plain number of which an amount is a hair above or below, where a formula jumps there: nearer than anybody would negotiate about; None for others."""
    low, high = float(issue.options[0]), float(issue.options[-1])
    hair = _HAIR * max(high - low, abs(low), abs(high))
    for decimals in range(-int(log10(hair)) - 12, -int(log10(hair)) + 3):
        step = 10.0**-decimals
        near = round(round(value / step) * step, max(decimals, 0)) + 0.0
        if step < _ROUNDER * hair:
            return None
        if low <= near <= high and abs(near - value) <= hair:
            return None if abs(near - value) <= _ROUNDED * hair else near
    return None


def name_in_text(label: str) -> str:
    """Write a label within a sentence: in lower case unless it is a name or an abbreviation."""
    first = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first[1:].islower() or len(first) == 1 else label


def text_in_sentence(case: Case, text: str) -> str:
    """Write what somebody wrote within a sentence: in lower case unless it begins with a name, such as one that a side or a person has."""
    first = re.match(r"\w+", text)
    named = [side.label for side in case.sides if side.label.casefold() != side.key.replace("_", " ").casefold()]
    named += [person.label for person in case.people if _named(person)]
    known = {word for label in (*named, case.name.partition(" ")[2]) for word in re.findall(r"\w+", label) if word[:1].isupper()}
    return text if first and first[0] in known else name_in_text(text)


def about_of(case: Case, item: Assumption | Fact) -> str:
    """Write what an assumption or a fact is about, its name in words where nothing is said.

    A playbook speaks of somebody by their role until they have a name. Its texts then stand in the case, in a workbook in cells; so whose texts are
    recognised, by their name and source, speaks of the person by the name that they have now. What somebody wrote themselves stays.
    """
    about = item.about or item.key.replace("_", " ")
    if not item.source.startswith(_GENERATED):
        return about
    for person in case.people:
        theirs = item.key.startswith(f"{person.key}_") or item.key.endswith(f"_of_{person.key}")
        if theirs and person.role and _named(person) and person.label not in about:
            return re.sub(rf"(?<!\w){re.escape(person.role)}(?!\w)", person.label.replace("\\", r"\\"), about)
    return about


def about_in_text(case: Case, item: Assumption | Fact) -> str:
    """Write the same within a sentence."""
    return text_in_sentence(case, about_of(case, item))


def _named(person: Person) -> bool:
    return person.label not in (person.role, person.key.replace("_", " "))


def terms(case: Case, package: Package) -> str:
    """Write a package in a sentence."""
    pairs = zip(case.issues, package.values, strict=True)
    return "; ".join(f"{name_in_text(issue.label)}: {term(case, issue, value)}" for issue, value in pairs)


def changed_words(case: Case, package: Package, changed: Package) -> str:
    """Write what is otherwise in a changed package: `discount: 40 %; services: 60 days`."""
    rows = zip(case.issues, package.values, changed.values, strict=True)
    return "; ".join(f"{name_in_text(issue.label)}: {term(case, issue, new)}" for issue, old, new in rows if old != new)


def label_of(case: Case, person: str) -> str:
    """Give somebody's name for readers."""
    return case.person(person).label


def names(case: Case, people: Iterable[str]) -> str:
    """Write several people's names: `A, B and C`."""
    return listed([label_of(case, person) for person in people])


def listed(items: Sequence[str], most: int | None = None) -> str:
    """Write several things in a sentence: `A, B and C`, or `A, a; B, b; and C, c` where one of them has a comma of its own.

    Args:
        most: how many are named, of more of them: `A, B and 7 more`. All by default.
    """
    if most is not None and len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    if len(items) > 1 and any(", " in item for item in items):
        return "; ".join([*items[:-1], f"and {items[-1]}"])
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def condition_words(case: Case, text: str) -> str:
    """Say a condition of a case in the words of its issues, assumptions and people; of a chance alone `…: yes` or `…: no`.

    A number that is compared with something of a unit is written as its values are: `price is at most €100`.
    """
    labels = {issue.key: name_in_text(issue.label) for issue in case.issues}
    labels |= {fact.key: about_in_text(case, fact) for fact in case.facts if fact.about}
    labels |= {item.key: about_in_text(case, item) for item in case.assumptions if item.about}
    shares = [issue.key for issue in case.issues if issue.unit == "%"]
    shares += [item.key for item in case.assumptions if item.unit == "%"]
    shares += [fact.key for fact in case.facts if fact.unit == "%"]
    formula = parse(text)
    chances = {item.key for item in case.assumptions if item.distribution.kind == "chance"}
    match formula.root:
        case Compare(first=Name(name=name), tests=(("==", Number(value=value)),)) if name in chances and value in (0, 1):
            return f"{labels.get(name, name)}: {'yes' if value else 'no'}"
    unknown: tuple[Assumption | Fact, ...] = (*case.facts, *case.assumptions)
    written: dict[str, Callable[[float], str]] = {item.key: partial(with_unit, unit=item.unit, currency=case.currency) for item in unknown if item.unit}
    written |= {issue.key: partial(term, case, issue) for issue in case.issues}
    return say(formula, labels, shares, written, {person.key: person.label for person in case.people})
