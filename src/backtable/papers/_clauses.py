"""What contracts say of the amounts of a case, as a section."""

from collections.abc import Iterator, Sequence

from backtable.case import Case, Clause, Package
from backtable.papers._document import Bullets, Section
from backtable.quantities import day, with_unit
from backtable.wording import about_in_text, listed, name_in_text, term

_RELATIONS = (("supports", "for"), ("undermines", "against"), ("about", "on"))


def clauses_sections(case: Case, clauses: Sequence[Clause], package: Package | None = None) -> Iterator[Section]:
    """Give the section of clauses; none where there are none.

    Args:
        package: whose terms are named with the clauses that bear on them.
    """
    if clauses:
        lines = tuple((_head(case, item, package), (item.text,) if item.text else ()) for item in clauses)
        yield Section("What the contract says", (Bullets(lines),))


def _head(case: Case, clause: Clause, package: Package | None) -> str:
    on = [f"{word} {listed([_amount(case, name, package) for name in getattr(clause, relation)])}" for relation, word in _RELATIONS if getattr(clause, relation)]
    strength = f" ({clause.strength})" if clause.strength else ""
    return f"{clause.reference}{strength}: speaks {', and '.join(on)}."


def _amount(case: Case, name: str, package: Package | None) -> str:
    """Name an amount or a term, with what it is where that is known."""
    for position, issue in enumerate(case.issues):
        if issue.key == name:
            label = name_in_text(issue.label)
            return f"{label} (here {term(case, issue, package.values[position])})" if package else label
    for when in case.calendar:
        if when.key == name:
            return f"{name.replace('_', ' ')} ({day(when.day)}{f': {name_in_text(when.about)}' if when.about else ''})"
    for fact in case.facts:
        if fact.key == name:
            return f"{about_in_text(case, fact)} ({with_unit(fact.value, fact.unit, case.currency)})"
    for item in case.assumptions:
        if item.key == name:
            return about_in_text(case, item)
    return name.replace("_", " ")
