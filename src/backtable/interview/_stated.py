"""What was fitted as a case states it: a distribution for each quantity, and the figures that reports give of it."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from backtable.case import Distribution
from backtable.interview._fit import Fit
from backtable.interview._quantity import Floats, Quantity
from backtable.quantities import significant
from backtable.value import mean, quantile

_OUTER = float(ndtri(0.95))
_ENDS = np.array([0.05, 0.5, 0.95])
_LEVELS = (0.0, 0.02, 0.08, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92, 0.98, 1.0)  # each of `_ENDS` is in the middle between two


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity as a case states it: its average, and its 5 % and 95 % points."""

    mean: float
    low: float
    high: float


def stated(fit: Fit, before: bool = False) -> tuple[Stated, ...]:
    """Give every quantity that was fitted as a case states it, the same figures that `beliefs` gives of such a case.

    Args:
        fit: of somebody's answers.
        before: without any answer.
    """
    values = fit.before() if before or not fit.answers else fit.portrait.values(fit.even())
    found = []
    for item, column in zip(fit.portrait.quantities, values.T, strict=True):
        distribution = distribution_of(item, column)
        low, high = (float(point) for point in quantile(distribution, _ENDS[[0, 2]]))
        found.append(Stated(mean(distribution), low, high))
    return tuple(found)


def distribution_of(item: Quantity, values: Floats) -> Distribution:
    """Give (draws,) values of a quantity as a distribution of a case, cut off at their 1 % and 99 % points.

    An amount is normal; a share or a multiple is lognormal. Median and width are those of the values. Where one in twenty is all that it can be, as a stake
    may be the whole, which neither of the two can say, it is a list of values with their weights.
    """
    low, high = (significant(float(point)) for point in np.quantile(values, (0.01, 0.99)))
    if item.in_money:
        middle, sd = _middle_and_spread(values)
        return Distribution("normal", (significant(middle), significant(sd)), low=low, high=high)
    if np.quantile(values, _ENDS[2]) >= item.most * (1 - 1e-9):
        return _in_steps(values)
    middle, sd = _middle_and_spread(np.log(values))
    return Distribution("lognormal", (significant(float(np.exp(middle))), significant(sd)), low=low, high=min(high, item.most))


def _middle_and_spread(values: Floats) -> tuple[float, float]:
    """Give the median, and the standard deviation of the normal whose 90 % range is as wide: tails heavier than those of a normal would make it wider."""
    low, middle, high = (float(point) for point in np.quantile(values, _ENDS))
    return middle, max((high - low) / (2 * _OUTER), 1e-12)


def _in_steps(values: Floats) -> Distribution:
    """Give the averages of the values from level to level, each as likely as the levels are apart: their average is that of all."""
    ordered = np.sort(values)
    ends = np.round(np.array(_LEVELS) * len(ordered)).astype(int)
    weights: dict[float, float] = {}
    for first, last, share in zip(ends, ends[1:], np.diff(_LEVELS), strict=False):
        point = significant(float(ordered[first:last].mean()), 4)
        weights[point] = round(weights.get(point, 0.0) + float(share), 4)
    return Distribution("values", tuple(weights), tuple(weights.values()))
