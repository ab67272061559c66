"""Whose seats the formulas of a case ask for."""

from backtable.case import Case
from backtable.formula import node_people, parse


def asks_for_seats(case: Case) -> frozenset[str]:
    """Give the people whose seat some formula of the case asks for."""
    return frozenset(person for item in case.expressions for person in node_people(parse(item.text).root))
