"""Numbers as straight lines in some amounts within a box, with how far they may be from them: affine arithmetic.

Source: Stolfi and de Figueiredo 1997, with one error term for everything that is no straight line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backtable.value._distributions import Floats

Truths = NDArray[np.bool_]
_ROUNDED = 2.0**-50  # eight times what rounding takes from one operation


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Numbers within boxes of some amounts: `middle` + Σ `slopes` × where one is in the box, −1 to 1 in each amount, give or take `away`.

    Args:
        middle, away: arrays that broadcast, usually (boxes, worlds or 1).
        slopes: for each amount such an array.
    """

    middle: Floats
    slopes: tuple[Floats, ...]
    away: Floats

    @property
    def span(self) -> Floats:
        """How far the lines go to either side within the box."""
        return _sizes(self.slopes)

    @property
    def low(self) -> Floats:
        """Nothing in the box is lower."""
        return np.asarray(self.middle - self.span - self.away)

    @property
    def high(self) -> Floats:
        """Nothing in the box is higher."""
        return np.asarray(self.middle + self.span + self.away)

    def at(self, places: Floats) -> Floats:
        """Give what the lines are, errors left out, at (boxes, amounts) places from −1 to 1."""
        total = self.middle
        for number, slope in enumerate(self.slopes):
            total = total + slope * places[:, number, None]
        return total

    def __neg__(self) -> "Lines":
        return Lines(-self.middle, tuple(-slope for slope in self.slopes), self.away)

    def __add__(self, other: "Lines") -> "Lines":
        return _rounded(self.middle + other.middle, _both(np.add, self, other), self.away + other.away)

    def __sub__(self, other: "Lines") -> "Lines":
        return self + -other

    def __mul__(self, other: "Lines") -> "Lines":
        first, second = np.abs(self.middle), np.abs(other.middle)
        reach, further = self.span + self.away, other.span + other.away
        away = first * other.away + second * self.away + reach * further
        slopes = tuple(self.middle * theirs + other.middle * own for own, theirs in zip(self.slopes, other.slopes, strict=True))
        return Lines(self.middle * other.middle, slopes, np.asarray(away + _ROUNDED * (first + reach) * (second + further)))

    def times(self, factor: Floats) -> "Lines":
        """Give the lines times numbers that are the same all over the box."""
        return _rounded(self.middle * factor, tuple(slope * factor for slope in self.slopes), self.away * np.abs(factor))

    def over(self, divisor: Floats) -> "Lines":
        """Give the lines divided by numbers that are the same all over the box."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return _rounded(self.middle / divisor, tuple(slope / divisor for slope in self.slopes), self.away / np.abs(divisor))

    def positive(self, known: NDArray[np.int8] | int = 0) -> "Lines":
        """Give the larger of each and 0; where that is undecided, the line between the chord above it and its parallel through 0.

        Args:
            known: 1 where they are known to be at least 0, −1 where at most 0, else 0.
        """
        low, high = self.low, self.high
        open_ = (low < 0) & (high > 0) & (np.asarray(known) == 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(open_, high / (high - low), np.where((np.asarray(known) > 0) | ((np.asarray(known) == 0) & (low >= 0)), 1.0, 0.0))
        half = np.where(open_, -share * low / 2, 0.0)
        found = self.times(share)
        return _rounded(found.middle + half, found.slopes, found.away + half)

    def wider(self, away: Any) -> "Lines":
        """Give the lines with a larger error."""
        return Lines(self.middle, self.slopes, np.asarray(self.away + away))

    def mean(self, weights: Floats) -> "Lines":
        """Give the weighted sum over the last axis, which stays, one long."""

        def summed(values: Floats) -> Floats:
            values = np.asarray(values)
            return np.asarray((values @ weights)[..., None] if values.ndim and values.shape[-1] == len(weights) else values * weights.sum())

        return _rounded(summed(self.middle), tuple(summed(slope) for slope in self.slopes), summed(self.away) + len(weights) * _ROUNDED * summed(np.abs(self.middle) + self.span))


def level(values: Any, amounts: int) -> Lines:
    """Give numbers that are the same all over the box."""
    none = np.zeros((1, 1))
    return Lines(np.asarray(values, dtype=float), (none,) * amounts, none)


def either(yes: Truths, no: Truths, first: Lines, second: Lines) -> Lines:
    """Give the first where only `yes` can be, the second where only `no` can be, and lines between both where either can.

    Args:
        yes, no: whether a condition can be so, and whether it can be not so, in the box.
    """

    def chosen(one: Floats, other: Floats) -> Floats:
        with np.errstate(invalid="ignore"):
            return np.where(yes & no, (one + other) / 2, np.where(yes, one, other))

    with np.errstate(invalid="ignore"):
        apart = np.abs(first.middle - second.middle) + _sizes(_both(np.subtract, first, second))
        both = np.maximum(first.away, second.away) + apart / 2
    away = np.where(yes & no, both, np.where(yes, first.away, second.away))
    return _rounded(chosen(first.middle, second.middle), tuple(chosen(one, other) for one, other in zip(first.slopes, second.slopes, strict=True)), away)


def _both(join: Callable[[Floats, Floats], Floats], first: Lines, second: Lines) -> tuple[Floats, ...]:
    return tuple(join(own, theirs) for own, theirs in zip(first.slopes, second.slopes, strict=True))


def _sizes(slopes: Sequence[Floats]) -> Floats:
    total = np.abs(slopes[0])
    for slope in slopes[1:]:
        total = total + np.abs(slope)
    return total


def _rounded(middle: Floats, slopes: Sequence[Floats], away: Floats) -> Lines:
    """Give lines with an error that makes up for the rounding of the last operation; what is no number can be any."""
    size = np.abs(middle) + _sizes(slopes)
    wide = np.asarray(away + _ROUNDED * (size + away))
    if not np.isfinite(wide).all():
        fine = np.isfinite(wide)
        return Lines(np.where(fine, middle, 0.0), tuple(np.where(fine, slope, 0.0) for slope in slopes), np.where(fine, wide, np.inf))
    return Lines(np.asarray(middle), tuple(slopes), wide)
