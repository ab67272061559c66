"""Efficient sums by looking at every combination, in exact arithmetic."""

from fractions import Fraction
from itertools import product

Points = dict[tuple[Fraction, ...], set[tuple[int, ...]]]


def all_efficient_sums(groups: list[list[list[Fraction]]]) -> Points:
    """Give each efficient point with every combination that comes to it."""
    found: Points = {}
    for choice in product(*(range(len(group)) for group in groups)):
        rows = [group[option] for group, option in zip(groups, choice, strict=True)]
        found.setdefault(tuple(sum(column, Fraction(0)) for column in zip(*rows, strict=True)), set()).add(choice)
    return {
        point: choices
        for point, choices in found.items()
        if not any(other != point and all(x >= y for x, y in zip(other, point, strict=True)) for other in found)
    }
