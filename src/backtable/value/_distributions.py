"""Quantiles and means of the distributions that a case can state."""

import math

import numpy as np
from numpy.typing import NDArray

from backtable.case import Distribution
from backtable.value._special import betaincinv, ndtr, ndtri

Floats = NDArray[np.float64]


def quantile(distribution: Distribution, share: Floats) -> Floats:
    """Give the value below which each share of the probability lies.

    Args:
        distribution: what is known of the quantity.
        share: any shape, within 0 to 1.

    Source: closed forms; beta-PERT with shape 4 after Malcolm et al. 1959 through the inverse incomplete beta function.
    """
    share = np.asarray(share, dtype=float)
    parameters = distribution.parameters
    match distribution.kind:
        case "triangular":
            low, likely, high = parameters
            turn = (likely - low) / (high - low)
            rising = low + np.sqrt(share * (high - low) * (likely - low))
            falling = high - np.sqrt((1 - share) * (high - low) * (high - likely))
            return np.where(share < turn, rising, falling)
        case "chance":
            return np.where(share >= 1 - parameters[0], 1.0, 0.0) if parameters[0] > 0 else np.zeros_like(share)
        case "uniform":
            return parameters[0] + share * (parameters[1] - parameters[0])
        case "normal" | "lognormal":
            z = _cut_quantile(*_ends(distribution), share)
            if distribution.kind == "normal":
                result = parameters[0] + parameters[1] * z
            else:
                result = parameters[0] * np.exp(parameters[1] * z)
            return np.asarray(np.clip(result, distribution.low, distribution.high), dtype=float)
        case "pert":
            low, likely, high = parameters
            first, second = 1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)
            return np.asarray(low + (high - low) * betaincinv(first, second, share), dtype=float)
        case _:
            order = np.argsort(parameters, kind="stable")
            edges = np.cumsum(np.array(distribution.weights)[order])
            position = np.searchsorted(edges, share, side="right")
            return np.array(parameters)[order][np.minimum(position, len(order) - 1)]


def mean(distribution: Distribution) -> float:
    """Give the expected value, in closed form.

    Source: cut-off normals and lognormals after Johnson, Kotz and Balakrishnan 1994, chapters 13 and 14.
    """
    parameters = distribution.parameters
    match distribution.kind:
        case "triangular":
            return math.fsum(parameters) / 3
        case "chance":
            return parameters[0]
        case "uniform":
            return (parameters[0] + parameters[1]) / 2
        case "pert":
            return (parameters[0] + 4 * parameters[1] + parameters[2]) / 6
        case "normal" | "lognormal":
            return _cut_mean(distribution)
        case _:
            return math.fsum(value * weight for value, weight in zip(parameters, distribution.weights, strict=True))


def support(distribution: Distribution) -> tuple[Floats, Floats] | None:
    """Give the values and weights of a discrete distribution, None for a continuous one."""
    if distribution.kind == "chance":
        chance = distribution.parameters[0]
        pairs = [(0.0, 1 - chance), (1.0, chance)]
    elif distribution.kind == "values":
        pairs = list(zip(distribution.parameters, distribution.weights, strict=True))
    else:
        return None
    pairs = [(value, weight) for value, weight in pairs if weight > 0]
    return np.array([value for value, _ in pairs]), np.array([weight for _, weight in pairs])


def _ends(distribution: Distribution) -> tuple[float, float]:
    """Give where a normal or the logarithm of a lognormal is cut off, in standard deviations from its middle."""
    middle, spread = distribution.parameters

    def end(value: float | None, default: float) -> float:
        if value is None:
            return default
        if distribution.kind == "lognormal":
            return math.log(value / middle) / spread if value > 0 else -math.inf
        return (value - middle) / spread

    return end(distribution.low, -math.inf), end(distribution.high, math.inf)


def _cut_quantile(first: float, second: float, share: Floats) -> Floats:
    """Give quantiles of a standard normal cut off at both ends, reckoned from the nearer tail to stay exact there."""
    if first > 0:
        return -_cut_quantile(-second, -first, 1 - share)
    below, above = float(ndtr(first)), float(ndtr(second))
    return np.asarray(ndtri(np.clip(below + share * (above - below), 1e-300, 1 - 1e-16)), dtype=float)


def _cut_mean(distribution: Distribution) -> float:
    middle, spread = distribution.parameters
    first, second = _ends(distribution)
    mass = _mass(first, second)
    if distribution.kind == "normal":
        density = math.exp(-(first**2) / 2) - math.exp(-(second**2) / 2)
        result = middle + spread * density / math.sqrt(2 * math.pi) / mass if mass > 0 else middle
    else:
        part = _mass(first - spread, second - spread) / mass if mass > 0 else 1.0
        result = middle * math.exp(spread**2 / 2) * part
    low = -math.inf if distribution.low is None else distribution.low
    return min(max(result, low), math.inf if distribution.high is None else distribution.high)


def _mass(first: float, second: float) -> float:
    """Give the probability of a standard normal between two points."""
    return float(ndtr(-first) - ndtr(-second)) if first > 0 else float(ndtr(second) - ndtr(first))


def span(distribution: Distribution) -> tuple[float, float]:
    """Give the least and the largest value that a quantity can have; infinite where nothing bounds it."""
    parameters = distribution.parameters
    if distribution.kind == "chance":
        return 0.0, 1.0
    if distribution.kind in ("normal", "lognormal"):
        least = 0.0 if distribution.kind == "lognormal" else -math.inf
        low, high = distribution.low, distribution.high
        return (least if low is None else low), (math.inf if high is None else high)
    return min(parameters), max(parameters)
