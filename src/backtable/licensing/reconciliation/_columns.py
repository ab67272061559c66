"""Columns of the programme beside ways, flows and purchases: of people who are counted together, and of suites."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from backtable.licensing.reconciliation._needs import Spot, Way
from backtable.licensing.reconciliation._people import Pool


@dataclass(frozen=True, slots=True)
class Suite:
    """Columns of a suite of which it is known what stands together.

    Args:
        units: for each spot the column of the suite's units there.
        serving: for each spot and part there (keys of the rights to it, units of it, column of those that the suite serves).
    """

    right: str
    units: tuple[int, ...]
    serving: tuple[tuple[tuple[tuple[str, ...], Decimal, int], ...], ...]

    @property
    def width(self) -> int:
        return len(self.most)

    @property
    def most(self) -> tuple[float, ...]:
        """For each column the most that it may be."""
        return (np.inf,) * len(self.units) + tuple(float(units) for spot in self.serving for _, units, _ in spot)


def suites_of(spots_of: Sequence[tuple[str, tuple[Spot, ...]]], first: int) -> list[Suite]:
    """Give the columns of suites, from the first that is free."""
    result = []
    for right, spots in spots_of:
        units = tuple(range(first, first + len(spots)))
        free = iter(range(first + len(spots), first + len(spots) + sum(len(spot.parts) for spot in spots)))
        result.append(Suite(right, units, tuple(tuple((keys, most, next(free)) for keys, most in spot.parts) for spot in spots)))
        first += result[-1].width
    return result


@dataclass(frozen=True, slots=True)
class Crowd:
    """Columns of a pool: units beyond what things need by themselves, and which ways are chosen at all where the most of some counts.

    Args:
        more: right → column.
        chosen: (need, way) → column.
        steps: right → column of the whole steps up to it; none where there are no steps.
        tops: right → column of the most people that count once up to it; none where all add up.
    """

    pool: Pool
    more: Mapping[str, int]
    chosen: Mapping[tuple[str, Way], int]
    steps: Mapping[str, int]
    tops: Mapping[str, int]

    @property
    def width(self) -> int:
        return len(self.more) + len(self.chosen) + len(self.steps) + len(self.tops)

    @property
    def most(self) -> tuple[float, ...]:
        """For each column the most that it may be: a choice at most 1."""
        return (np.inf,) * len(self.more) + (1.0,) * len(self.chosen) + (np.inf,) * (len(self.steps) + len(self.tops))

    @property
    def whole(self) -> tuple[int, ...]:
        """For each column 1 where it is a whole number, else 0."""
        return (0,) * len(self.more) + (1,) * (len(self.chosen) + len(self.steps)) + (0,) * len(self.tops)


def crowds_of(pools: Sequence[Pool], first: int) -> list[Crowd]:
    """Give the columns of pools, from the first that is free."""
    result = []
    for pool in pools:
        more = {right: first + place for place, right in enumerate(pool.rights)}
        same = dict.fromkeys((need.key, way) for need, way, item in pool.demands if item.people and item.people.same)
        chosen = {key: first + len(more) + place for place, key in enumerate(same)}
        after = first + len(more) + len(chosen)
        steps = {right: after + place for place, right in enumerate(pool.rights)} if pool.step else {}
        after += len(steps)
        tops = {right: after + place for place, right in enumerate(pool.rights)} if same else {}
        result.append(Crowd(pool, more, chosen, steps, tops))
        first += result[-1].width
    return result
