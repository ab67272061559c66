"""What the formulas of a case use."""

from backtable.case import Case
from backtable.formula import depends_on, parse


def used_names(case: Case) -> frozenset[str]:
    """Give the names that what a case weighs or asks rests on, through definitions too; a definition that nothing uses brings none."""
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    defining = {id(item.expression) for item in case.definitions}
    used = {name for item in case.expressions if id(item) not in defining for name in depends_on(parse(item.text).root, definitions).names}
    interests = [interest for side in case.sides for interest in (*side.interests, *(item for person in side.people for item in person.interests))]
    used |= {key for interest in interests for key, _ in interest.scores}
    used |= {wish.issue for interest in interests if interest.unknown for wish in interest.unknown.wishes}
    return frozenset(used)
