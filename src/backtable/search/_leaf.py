"""A region that is small enough to look at its packages one by one, most of them at a glance."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.search._measures import Codes, Floats, Quantity
from backtable.search._region import Region
from backtable.search._space import Space

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
    whose yes is the same in all worlds; what is left by everybody in every world. Blocks of packages share two threads, and their
    results are put together in their order.

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
        self._sizes = tuple(high - low + 1 for low, high in region.box)
        self.count = prod(self._sizes)
        self._first = np.array([low for low, _ in region.box], dtype=np.int32)
        low, _ = space.ours.ends(region.least, region.most, region.box)
        self._lost = float(space.weights @ np.broadcast_to(np.maximum(-low, 0.0), space.weights.shape))
        self._limits = [
            (place, float(region.floor[place]), float(region.ceiling[place]))
            for place in np.flatnonzero((region.floor > region.low) | (region.ceiling < region.high)).tolist()
        ]

    def at(self, numbers: NDArray[np.intp]) -> Leaf:
        """Give what packages come to at most, by their numbers in the box."""
        space, rest, work = self._space, -np.inf, len(numbers) * 20
        codes = np.stack(np.unravel_index(numbers, self._sizes), axis=1).astype(np.int32) + self._first
        means = _column(space, codes, space.ours.first) + _over(space.ours, space.weights) + self._lost
        good = means > self._enough
        if not good.all():
            rest = float(means[~good].max())
        for place, floor, ceiling in self._limits:
            rows = np.flatnonzero(good)
            values = _column(space, codes[rows], place)
            good[rows] = (values >= floor) & (values <= ceiling)
        codes = codes[good]
        codes = codes[space.kept(codes)]
        needed = space.needed(codes) if len(codes) else {}
        alive, wide = np.ones(len(codes), dtype=bool), list[str]()
        for key, quantity in space.slack.items():
            if not len(codes) or not needed[key].any():
                continue
            if quantity.alike:
                slack = _column(space, codes, quantity.first) + float(quantity.fixed[0] + quantity.over[0])
                alive &= ~needed[key].all(axis=1) | (slack >= 0)
            if not quantity.alike or needed[key].shape[1] > 1:
                wide.append(key)
        rows = np.flatnonzero(alive)
        step, kept, tops = max(32, _CELLS // len(space.weights)), list[NDArray[np.intp]](), list[Floats]()
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            work += len(part) * len(space.weights) * (1 + len(wide))
            most = _most(space, space.measures.of(codes[part]), {key: needed[key][part] for key in wide})
            fine = most > self._enough
            kept.append(part[fine])
            tops.append(most[fine])
            rest = max(rest, float(most[~fine].max(initial=-np.inf)))
        chosen = np.concatenate([np.zeros(0, dtype=np.intp), *kept])
        return Leaf(codes[chosen], np.concatenate([np.zeros(0), *tops]), rest, work)


def _column(space: Space, codes: Codes, place: int) -> Floats:
    """Give (packages,) one of the measures."""
    found = np.zeros(len(codes))
    for factor in space.measures.factors:
        column = int(np.searchsorted(factor.columns, place))
        if column < len(factor.columns) and factor.columns[column] == place:
            found += factor.values[(*(codes[:, item] for item in factor.touched), column)]
    return found


def _over(quantity: Quantity, weights: Floats) -> float:
    """Give the mean of what a quantity has beside its measures, at most."""
    return float(np.broadcast_to(quantity.fixed + quantity.over, weights.shape) @ weights)


def _above(quantity: Quantity, measures: Floats) -> Floats:
    """Give (packages, worlds or 1) what a quantity is at most."""
    return np.asarray(quantity.at(measures) + quantity.over, dtype=float)


def _most(space: Space, measures: Floats, needed: Mapping[str, NDArray[np.bool_]]) -> Floats:
    """Give (packages,) what packages come to at most; nothing where our own people say yes too rarely."""
    worlds = len(space.weights)
    accepted = np.ones((len(measures), 1), dtype=bool)
    allowed = np.ones(len(measures), dtype=bool)
    ours = {person.key for person in space.case.our_side.people}
    for key, must in needed.items():
        passed = ~must | (_above(space.slack[key], measures) >= 0)
        if key in ours:
            allowed &= space.view.mean(passed) >= space.case.own_chance - 1e-9
        if key not in space.heard:
            accepted = accepted & passed
    gains = np.maximum(_above(space.ours, measures), 0.0)
    value = np.broadcast_to(gains * accepted, (len(measures), worlds))
    return np.where(allowed, value @ space.weights, 0.0)
