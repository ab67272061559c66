"""What to buy for what is missing, by trying everything."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product


def least_cost(
    missing: Mapping[str, int], prices: Mapping[str, int], suites: Sequence[tuple[int, Sequence[str]]], things: Sequence[Mapping[str, int]]
) -> int:
    """Give the least cost: of every suite on every thing any number of units, which serve as many units of each part there."""
    most = [max(place.values(), default=0) for place in things]
    places = [(number, at) for number in range(len(suites)) for at in range(len(things))]
    best = None
    for counts in product(*(range(most[at] + 1) for _, at in places)):
        served = dict.fromkeys(missing, 0)
        for at, place in enumerate(things):
            for key in missing:
                here = sum(count for (number, where), count in zip(places, counts, strict=True) if where == at and key in suites[number][1])
                served[key] += min(here, place.get(key, 0))
        cost = sum(count * suites[number][0] for (number, _), count in zip(places, counts, strict=True))
        cost += sum(max(0, units - served[key]) * prices[key] for key, units in missing.items())
        best = cost if best is None else min(best, cost)
    return best or 0


def paid(bought: Mapping[str, Decimal], prices: Mapping[str, int], suites: Mapping[str, int]) -> Decimal:
    """Give what a purchase costs."""
    return sum((units * (prices[key] if key in prices else suites[key]) for key, units in bought.items()), Decimal(0))
