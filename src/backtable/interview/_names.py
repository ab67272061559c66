"""Names and people of a case that is being written."""

from dataclasses import replace

from backtable.case import Case, Person


def free_name(case: Case, name: str) -> str:
    """Give a name for an assumption that nothing in the case has yet."""
    taken = {item.key for group in (case.issues, case.facts, case.assumptions, case.definitions) for item in group}
    return name if name not in taken else next(f"{name}_{n}" for n in range(2, 10_000) if f"{name}_{n}" not in taken)


def with_person(case: Case, person: Person) -> Case:
    """Give the case with one person as they are here."""
    people = {side.key: tuple(person if other.key == person.key else other for other in side.people) for side in case.sides}
    return replace(case, sides=tuple(replace(side, people=people[side.key]) for side in case.sides))
