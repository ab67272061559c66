"""A region that is small enough to look at its packages one by one, most of them at a glance."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.search._listing import listed
from backtable.search._measures import Codes, Floats, Quantity
from backtable.search._region import Region, beside_mean
from backtable.search._space import Space
from backtable.search._sums import Sums

_SAMPLE = 4_096
_BLOCK = 8_192
_CELLS = 262_144


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the packages of a region come to at most.

    Args:
        codes: (packages, issues) of those that may come to more than was asked for, the most first.
        most: (packages,) what each comes to at most.
        rest: no other comes to more.
        work: numbers computed, roughly.
    """

    codes: Codes
    most: Floats
    rest: float
    work: int


def leaf(space: Space, region: Region, enough: float) -> Leaf:
    """Look at all packages of a region.

    What a package comes to is bounded by its measures, with what these leave out rounded up: first by our mean gain, by the rules and by those
    whose yes is the same in all worlds; what is left by one person after the other in every world, with how far our gain is above its mean there at most, and
    last with our gain in every world. Blocks of packages share two threads, and their results are put together in their order.

    Args:
        region: without terms that are bounded by intervals alone.
        enough: what a package must exceed to be of interest.
    """
    looking = _Looking(space, region, enough)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda start: looking.at(np.arange(start, min(start + _BLOCK, looking.count))), range(0, looking.count, _BLOCK)))
    return _together(found, len(space.sizes))


def work_of(space: Space, region: Region, enough: float) -> float:
    """Give about how many numbers it takes to look at all packages of a region, from some of them spread evenly."""
    looking = _Looking(space, region, enough)
    if looking.count <= _SAMPLE:
        return 0.0
    found = looking.at(np.unique(np.random.default_rng(0).integers(0, looking.count, _SAMPLE)))
    return found.work * looking.count / _SAMPLE


def _together(found: Sequence[Leaf], issues: int) -> Leaf:
    codes = np.concatenate([np.zeros((0, issues), dtype=np.int32), *(item.codes for item in found)])
    most = np.concatenate([np.zeros(0), *(item.most for item in found)])
    order = np.argsort(-most, kind="stable")
    return Leaf(codes[order], most[order], max((item.rest for item in found), default=-np.inf), sum(item.work for item in found))


class _Looking:
    """Looks at some packages of a region.

    Those outside of its floors and ceilings are of no interest: they are in other regions.
    """

    def __init__(self, space: Space, region: Region, enough: float) -> None:
        self._space, self._enough = space, enough
        self._box = region.box
        self.count = prod(high - low + 1 for low, high in region.box)
        self._first = np.array([low for low, _ in region.box], dtype=np.int32)
        low, _ = space.ours.ends(region.least, region.most, region.box, region.decided)
        self._lost = float(space.weights @ np.broadcast_to(np.maximum(-low, 0.0), space.weights.shape))
        self._above_mean = np.broadcast_to(beside_mean(space.ours, region), space.weights.shape)
        self._mean = Sums(space, region.box, space.ours.first, 1)
        self._ours = Sums(space, region.box, space.ours.first, len(space.ours.weights))
        self._slack = {key: Sums(space, region.box, item.first, len(item.weights)) for key, item in space.slack.items()}
        self._limits = [
            (Sums(space, region.box, place, 1), float(region.floor[place]), float(region.ceiling[place]))
            for place in np.flatnonzero((region.floor > region.low) | (region.ceiling < region.high)).tolist()
        ]

    def at(self, numbers: NDArray[np.intp]) -> Leaf:
        """Give what packages come to at most, by their numbers in the box."""
        space, rest, work = self._space, -np.inf, len(numbers) * 20
        offsets = listed(self._box, numbers) - self._first
        means = self._mean.of(offsets)[:, 0]
        most = means + _over(space.ours, space.weights) + self._lost
        good = most > self._enough
        if not good.all():
            rest = float(most[~good].max())
        for sums, floor, ceiling in self._limits:
            rows = np.flatnonzero(good)
            values = sums.of(offsets[rows])[:, 0]
            good[rows] = (values >= floor) & (values <= ceiling)
        good[good] = space.kept(offsets[good] + self._first)
        offsets, means = offsets[good], means[good]
        needed = space.needed(offsets + self._first) if len(offsets) else {}
        alive, wide = np.ones(len(offsets), dtype=bool), list[str]()
        for key, quantity in space.slack.items():
            if not len(offsets) or not needed[key].any():
                continue
            if quantity.alike:
                slack = self._slack[key].of(offsets)[:, 0] + float(quantity.fixed[0] + quantity.over[0])
                alive &= ~needed[key].all(axis=1) | (slack >= 0)
            if not quantity.alike or needed[key].shape[1] > 1:
                wide.append(key)
        wide.sort(key=lambda key: len(space.slack[key].weights))  # who takes least to ask comes first
        rows = np.flatnonzero(alive)
        step, left, tops = max(32, _CELLS // len(space.weights)), list[NDArray[np.intp]](), list[Floats]()
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            most, computed = self._most(offsets[part], means[part], {key: needed[key][part] for key in wide})
            work += computed
            fine = most > self._enough
            left.append(part[fine])
            tops.append(most[fine])
            rest = max(rest, float(most[~fine].max(initial=-np.inf)))
        chosen = np.concatenate([np.zeros(0, dtype=np.intp), *left])
        return Leaf(offsets[chosen] + self._first, np.concatenate([np.zeros(0), *tops]), rest, work)

    def _most(self, offsets: Codes, means: Floats, needed: Mapping[str, NDArray[np.bool_]]) -> tuple[Floats, int]:
        """Give (packages,) what packages come to at most, and how many numbers that took; nothing where our own people say yes too rarely."""
        space, rows = self._space, np.arange(len(offsets))
        ours, worlds = {person.key for person in space.case.our_side.people}, len(space.weights)
        value = np.maximum(means[:, None] + self._above_mean, 0.0) * space.weights
        most, work = np.asarray(value.sum(axis=1), dtype=float), len(rows) * worlds
        accepted = np.ones((len(rows), 1), dtype=bool)
        for key, must in needed.items():
            going = most[rows] > self._enough
            rows, value, accepted = rows[going], value[going], accepted[going]
            if not len(rows):
                return most, work
            passed = ~must[rows] | (_above(space.slack[key], self._slack[key].of(offsets[rows])) >= 0)
            work += len(rows) * worlds
            if key not in space.heard:
                accepted = accepted & passed
                most[rows] = (value * accepted).sum(axis=1)
            if key in ours:
                most[rows] = np.where(space.view.mean(passed) >= space.case.own_chance - 1e-9, most[rows], 0.0)
        going = most[rows] > self._enough
        rows, accepted = rows[going], accepted[going]
        gains = np.maximum(_above(space.ours, self._ours.of(offsets[rows])), 0.0)
        most[rows] = np.broadcast_to(gains * accepted, (len(rows), worlds)) @ space.weights
        return most, work + len(rows) * worlds * max(1, len(space.ours.weights) // 4)


def _over(quantity: Quantity, weights: Floats) -> float:
    """Give the mean of what a quantity has beside its measures, at most."""
    return float(np.broadcast_to(quantity.fixed + quantity.over, weights.shape) @ weights)


def _above(quantity: Quantity, measures: Floats) -> Floats:
    """Give (packages, worlds or 1) what a quantity is at most, from (packages, its own measures)."""
    return np.asarray(quantity.fixed + measures @ quantity.weights + quantity.over, dtype=float)
