"""What is bought for what is missing: each right by itself, or suites where these cost less."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from backtable.errors import NoAnswerError

_SCALE = 1e4  # the solver stops within 1e-6 of what costs most
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Offer:
    """A suite that can be bought: one unit serves one unit of each of its parts that stand on the same thing.

    Args:
        parts: keys of the rights that it serves.
    """

    right: str
    price: Decimal
    parts: tuple[str, ...]


Standing = Sequence[Mapping[str, Decimal]]
"""Things that are alike, taken together: key of a right → units of it there."""


def cheapest_purchase(
    missing: Mapping[str, Decimal], prices: Mapping[str, Decimal], offers: Sequence[Offer], standing: Standing
) -> dict[str, Decimal]:
    """Give what to buy so that all that is missing is there at the least cost, in whole units; never dearer than each right by itself.

    Solved exactly by branch and bound (HiGHS). What is owned may serve on any thing, so that suites go where most of their parts stand.

    Args:
        missing: key of a right → units of it that are missing.
        prices: of a unit of each.
        standing: where the units that are needed stand, owned or not.

    Returns:
        Key of a right or a suite → units.

    Raises:
        NoAnswerError: the solver gives up.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    singles, known = list(missing), [{key: units for key, units in place.items() if key in missing and units > 0} for place in standing]
    spots = [(place, number) for number in range(len(offers)) for place in range(len(known)) if known[place].keys() & set(offers[number].parts)]
    serving = [(place, number, key) for place, number in spots for key in offers[number].parts if key in known[place]]
    bought = {key: column for column, key in enumerate(singles)}
    suites = {number: len(singles) + number for number in range(len(offers))}
    there = {spot: len(singles) + len(offers) + column for column, spot in enumerate(spots)}
    served = {item: len(singles) + len(offers) + len(spots) + column for column, item in enumerate(serving)}
    count = len(singles) + len(offers) + len(spots) + len(serving)
    cells: list[tuple[int, int, float]] = []
    lower: list[float] = []
    upper: list[float] = []

    def row(parts: Sequence[tuple[int, float]], low: float, high: float) -> None:
        cells.extend((len(lower), column, value) for column, value in parts)
        lower.append(low)
        upper.append(high)

    for key, units in missing.items():
        row([(bought[key], 1.0), *((column, 1.0) for (_, _, part), column in served.items() if part == key)], float(units), np.inf)
    for number, column in suites.items():
        row([(column, 1.0), *((there[spot], -1.0) for spot in spots if spot[1] == number)], 0.0, np.inf)
    for (place, number, _), column in served.items():
        row([(there[place, number], 1.0), (column, -1.0)], 0.0, np.inf)
    for place, units_of in enumerate(known):
        for key, units in units_of.items():
            row([(column, 1.0) for (at, _, part), column in served.items() if (at, part) == (place, key)], -np.inf, float(units))
    cost = np.zeros(count)
    for key, column in bought.items():
        cost[column] = float(prices[key])
    for number, column in suites.items():
        cost[column] = float(offers[number].price)
    integrality = np.array([1] * (len(singles) + len(offers)) + [0] * (len(spots) + len(serving)))
    rows, columns, values = zip(*cells, strict=True)
    solution = milp(
        cost * (_SCALE / max(cost.max(), 1e-12)),
        integrality=integrality,
        bounds=Bounds(0, np.inf),
        constraints=LinearConstraint(coo_array((values, (rows, columns)), shape=(len(lower), count)).tocsr(), lower, upper),
        options={"mip_rel_gap": 0.0},
    )
    if solution.x is None:
        raise NoAnswerError(f"what to buy could not be worked out: {solution.message}")
    found = {key: Decimal(round(float(solution.x[column]))) for key, column in bought.items()}
    found |= {offers[number].right: Decimal(round(float(solution.x[column]))) for number, column in suites.items()}
    return {key: units for key, units in found.items() if units > _LEAST}
