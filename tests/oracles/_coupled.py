"""Efficient combinations of coupled issues by looking at every combination."""

from collections.abc import Sequence
from itertools import product

from backtable.frontier import Factor

Sums = dict[tuple[float, ...], set[tuple[int, ...]]]


def all_efficient_coupled(sizes: Sequence[int], parties: int, factors: Sequence[Factor]) -> Sums:
    """Give each efficient point with every allowed combination that comes to it."""
    found: Sums = {}
    for choice in product(*map(range, sizes)):
        totals, allowed = [0.0] * parties, True
        for factor in factors:
            place = 0
            for issue in factor.touched:
                place = place * sizes[issue] + choice[issue]
            if factor.party is None:
                allowed = allowed and bool(factor.values[place])
            else:
                totals[factor.party] += float(factor.values[place])
        if allowed:
            found.setdefault(tuple(totals), set()).add(choice)
    return {
        point: choices
        for point, choices in found.items()
        if not any(other != point and all(x >= y for x, y in zip(other, point, strict=True)) for other in found)
    }
