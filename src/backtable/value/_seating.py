"""Whose seats the formulas of a case ask for."""

from backtable.case import Case
from backtable.formula import node_people, parse


def asks_for_seats(case: Case) -> frozenset[str]:
    """Give the people whose seat some formula of the case asks for."""
    texts = [item.expression.text for item in case.definitions]
    for side in case.sides:
        texts += [rule.when.text for rule in side.authority if rule.when]
        texts += [person.threshold.text for person in side.people]
        texts += [person.stake.text for person in side.people if not isinstance(person.stake, float)]
        for interest in (*side.interests, *(item for person in side.people for item in person.interests)):
            texts += [item.text for item in (interest.value, interest.no_deal) if item]
    return frozenset(person for text in texts for person in node_people(parse(text).root))
