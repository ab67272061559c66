"""The lowest and highest value that an assumption can take, beliefs included."""

import math

from backtable.case import Assumption, Distribution


def support(assumption: Assumption) -> tuple[float, float]:
    """Give the range of an assumption over what we hold likely and what others believe."""
    ranges = [
        range_of(item) for item in (assumption.distribution, *(belief.distribution for belief in assumption.as_seen_by))
    ]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def range_of(distribution: Distribution) -> tuple[float, float]:
    """Give the lowest and highest value that a distribution allows."""
    match distribution.kind:
        case "chance":
            chance = distribution.parameters[0]
            return (1.0 if chance == 1 else 0.0), (0.0 if chance == 0 else 1.0)
        case "normal" | "lognormal":
            floor = 0.0 if distribution.kind == "lognormal" else -math.inf
            low = floor if distribution.low is None else distribution.low
            return low, math.inf if distribution.high is None else distribution.high
        case "values":
            possible = [
                value for value, weight in zip(distribution.parameters, distribution.weights, strict=True) if weight > 0
            ]
            return min(possible), max(possible)
        case _:
            return distribution.parameters[0], distribution.parameters[-1]
