"""Efficient sums: one alternative out of each of several independent groups, without looking at every combination."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.errors import TooLargeError

Gains = NDArray[np.float64]
Numbers = NDArray[np.intp]
Progress = Callable[[int, int], None]
MOST_CANDIDATES = 10_000_000
_MOST_OF_MANY = 1_500_000  # of four parties and more, where comparing them takes a hundred times as long
_DIGITS = 13
_EXACT = 2.0**53


@dataclass(frozen=True, slots=True)
class Sums:
    """The efficient sums, the first party's largest first.

    Args:
        gains: (points, parties) each point once.
        choices: (points, groups) of one combination that comes to the point, the option of each group.
        step: two sums that differ by less are the same point.
    """

    gains: Gains
    choices: NDArray[np.int32]
    step: float


def most_candidates(parties: int) -> int:
    """Give how many sums may be compared at a time, so that it is a matter of seconds."""
    return MOST_CANDIDATES if parties < 4 else _MOST_OF_MANY


def efficient_sums(groups: Sequence[Gains], most: int | None = None, progress: Progress | None = None) -> Sums:
    """Give the points that no combination of one option out of each group beats, and a combination for each.

    What is beaten within a group, or in the sum over some of the groups, is beaten whatever is added to it; so groups are
    pruned, and merged one by one, pruning each time. Gains are taken to decimals first, so fine that a sum has 13 digits: sums and
    comparisons are then exact whole numbers, and equal means equal to 13 digits.

    Args:
        groups: for each group (options, parties) gains, more is better.
        most: how many sums may be compared at a time; by default what takes seconds.
        progress: called with how many groups of how many are added.

    Raises:
        TooLargeError: more sums than `most` would have to be compared at a time.

    Source: the merging is that of Nemhauser and Ullmann 1969 for the knapsack problem; two parties are pruned by sorting, more
        by moocore as in `efficient`.
    """
    numbers, decimals = _whole(groups)
    kept = [efficient_rows(group) for group in numbers]
    most = most_candidates(groups[0].shape[1]) if most is None else most
    order = sorted(range(len(groups)), key=lambda group: -len(kept[group]))
    points = np.zeros((1, groups[0].shape[1]))
    trail: list[tuple[Numbers, Numbers]] = []
    for count, group in enumerate(order):
        if progress:
            progress(count, len(order))
        options = kept[group]
        if len(points) * len(options) > most:
            raise TooLargeError(
                f"the efficient frontier has so many points that more than {most:,} sums would have to be compared at a time; "
                "use larger steps, or fewer sides and people with interests of their own"
            )
        sums = (numbers[group][options][:, None, :] + points[None, :, :]).reshape(-1, points.shape[1])
        best = efficient_rows(sums)
        trail.append((best % len(points), options[best // len(points)]))
        points = sums[best]
    choices = np.zeros((len(points), len(groups)), dtype=np.int32)
    rows: Numbers = np.arange(len(points))
    for group, (before, option) in zip(reversed(order), reversed(trail), strict=True):
        choices[:, group] = option[rows]
        rows = before[rows]
    first = np.lexsort((*(-points[:, column] for column in range(points.shape[1] - 1, 0, -1)), -points[:, 0]))
    return Sums(_scaled(points[first], decimals), choices[first], 10.0**-decimals)


def all_choices(groups: Sequence[Gains], point: Gains, most: int = 1000) -> Iterator[tuple[int, ...]]:
    """Give every combination that comes to an efficient point, at most so many, in the order of the options.

    Args:
        groups: as of `efficient_sums`.
        point: (parties,) one of its gains.
        most: after how many to stop.
    """
    numbers, decimals = _whole(groups)
    reached: list[set[tuple[float, ...]]] = [{(0.0,) * groups[0].shape[1]}]
    points = np.zeros((1, groups[0].shape[1]))
    for group in reversed(numbers):  # a part of an efficient sum is itself efficient among the sums over its groups
        sums = (group[efficient_rows(group)][:, None, :] + points[None, :, :]).reshape(-1, points.shape[1])
        points = sums[efficient_rows(sums)]
        reached.append(set(map(tuple, points.tolist())))
    wanted = tuple(np.round(np.asarray(point, dtype=float) * 10.0**decimals).tolist())
    count = 0

    def below(place: int, rest: tuple[float, ...]) -> Iterator[tuple[int, ...]]:
        if place == len(numbers):
            yield ()
            return
        for option, row in enumerate(numbers[place].tolist()):
            left = tuple(whole - part for whole, part in zip(rest, row, strict=True))
            if left in reached[len(numbers) - place - 1]:
                for others in below(place + 1, left):
                    yield (option, *others)

    if wanted in reached[-1]:
        for choice in below(0, wanted):
            yield choice
            count += 1
            if count >= most:
                return


def _whole(groups: Sequence[Gains]) -> tuple[list[Gains], int]:
    """Give gains as whole numbers of a decimal step, of which every sum is exact, and the decimals."""
    largest = sum((np.abs(group).max(axis=0, initial=0.0) for group in groups), np.zeros(groups[0].shape[1])).max(initial=0.0)
    if not largest > 1e-280:
        return [np.zeros_like(group) for group in groups], 0
    decimals = whole_decimals(largest)
    if decimals < 0 and largest < _EXACT and all((group == np.round(group)).all() for group in groups):
        decimals = 0
    return [np.round(group * 10.0**decimals if decimals >= 0 else group / 10.0**-decimals) + 0.0 for group in groups], decimals


def whole_decimals(largest: float) -> int:
    """Give how many decimals sums have of which the largest has 13 digits."""
    return _DIGITS - math.ceil(math.log10(largest)) if largest > 1e-280 else 0


def _scaled(points: Gains, decimals: int) -> Gains:
    return points / 10.0**decimals if decimals >= 0 else points * 10.0**-decimals


def efficient_rows(points: Gains) -> Numbers:
    """Give rows that no row beats, of equal ones one."""
    if points.shape[1] == 1:
        return np.array([np.argmax(points[:, 0])])
    if points.shape[1] > 2:
        from moocore import is_nondominated  # slow to import, and not wanted where there are two parties

        return np.flatnonzero(is_nondominated(np.ascontiguousarray(points), maximise=True, keep_weakly=False))
    order = np.argsort(-points[:, 0], kind="stable")  # of rows sorted before, one run after the other, which it merges
    ours, theirs = points[order, 0], points[order, 1]
    above = np.ones(len(order), dtype=bool)
    above[1:] = theirs[1:] > np.maximum.accumulate(theirs)[:-1]
    rows = np.flatnonzero(above)
    last = np.ones(len(rows), dtype=bool)
    last[:-1] = ours[rows][1:] != ours[rows][:-1]
    return order[rows[last]]
