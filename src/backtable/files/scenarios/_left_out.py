"""What a case says and a scenario of others has no place for, so that nothing is lost in silence."""

from collections.abc import Iterator, Sequence

from backtable.case import Case, Interest
from backtable.files.scenarios._case import CURRENCY
from backtable.files.scenarios._scenario import Party, natural

_MARGIN, _OWN_CHANCE = 0.05, 0.9
_NAMED = 6


def left_out(case: Case, form: str, parties: Sequence[Party]) -> tuple[str, ...]:
    """Give a line for each kind of thing that stands in a case and not in the files written from it.

    Args:
        case: the case.
        form: what is written, as in "Genius XML".
        parties: what is written of each side of the case, in its order.
    """
    lines = [f"{form} has no room for {found}; left out" for found in _kinds(case)]
    first = min(range(len(parties)), key=lambda place: natural(parties[place].name))
    if case.sides[first].key != case.ours:
        ours = next(party.name for side, party in zip(case.sides, parties, strict=True) if side.key == case.ours)
        lines.append(f"{form} does not say which side is ours; read it with --ours {ours}")
    return tuple(lines)


def _kinds(case: Case) -> Iterator[str]:
    if case.packages:
        yield _several("the named package", "the named packages", [package.name for package in case.packages])
    if case.calendar:
        yield _several("the day", "the days", [f"{item.key} ({item.day.isoformat()})" for item in case.calendar])
    if case.clauses:
        yield _several("the clause", "the clauses", [clause.reference for clause in case.clauses])
    if case.currencies:
        yield _several("the rate of", "the rates of", [item.key for item in case.currencies])
    if case.margin != _MARGIN or case.own_chance != _OWN_CHANCE:
        yield f"a margin of {case.margin:g} and an own chance of {case.own_chance:g}"
    if case.currency != CURRENCY:  # else it was a scenario itself, and its interests are parts of one utility
        yield from _words(case)
    units = sorted({issue.unit for issue in case.issues if issue.unit} | ({case.currency} if case.currency not in ("", CURRENCY) else set()))
    if units:
        yield _several("the unit", "the units", units)
    people = [person.label for person in case.people if person.label != f"{person.side}_negotiator".replace("_", " ")]
    if people:
        yield _several("the name of", "the names of", people)


def _words(case: Case) -> Iterator[str]:
    found = {side: _interests(case, side.key) for side in case.sides}
    for side, interests in found.items():
        if len(interests) > 1:
            yield f"the {len(interests)} interests of {side.label} apart ({_list([item.name for item in interests])})"
    days = {item.key for item in case.calendar}
    stated = [*(item.source for interests in found.values() for item in interests), *(fact.source for fact in case.facts if fact.key not in days)]
    sources = sum(map(bool, stated))
    if sources:
        yield f"{sources} source{'' if sources == 1 else 's'} of interests and facts"


def _interests(case: Case, side: str) -> tuple[Interest, ...]:
    found = case.side(side)
    return found.interests or tuple(item for person in found.people for item in person.interests)


def _several(one: str, many: str, names: Sequence[str]) -> str:
    return f"{one if len(names) == 1 else many} {_list(names)}"


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
