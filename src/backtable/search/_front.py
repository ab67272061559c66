"""Packages between which nothing is given away: what the sides gain on average, weighed one against the other."""

import numpy as np
from numpy.typing import NDArray

from backtable.search._measures import Codes, Floats
from backtable.search._near import one_changed, two_changed
from backtable.search._space import Space
from backtable.value import efficient

_WEIGHTS = 17
_KEPT = 600


def front(space: Space, starts: Codes, weights: int = _WEIGHTS) -> Codes:
    """Give packages that our side approves and that few, if any, beat for every side: the best found, without a proof.

    For each weighing of the sides the largest weighted sum is climbed to from the package that would be the best if nobody of ours had to
    approve, and from those given.

    Args:
        starts: (packages, issues) to climb from beside.
        weights: between two sides, how many weighings are tried.
    """
    sides = [space.ours, *space.theirs.values()]
    reach = [max(quantity.size, 1e-300) for quantity in sides]
    vectors = _weighings(len(sides), weights) / np.array(reach)
    found: list[Codes] = [starts]
    columns = np.zeros((space.measures.count, len(vectors)))
    for quantity, row in zip(sides, vectors.T, strict=True):
        columns[quantity.first] += row
    _, tops = space.largest(space.whole, columns)
    codes = starts
    for vector, top in zip(vectors, tops, strict=True):
        sums = _sums(space, codes, vector)
        best = codes[int(np.argmax(sums))] if len(codes) else top
        for start in (top, best):
            found.append(_climbed(space, start, vector))
        codes = np.concatenate(found)
    codes = np.unique(codes, axis=0)
    gains, fine = _gains(space, codes)
    codes, gains = codes[fine], gains[fine]
    rows = efficient(gains, every=False)
    rows = rows[np.argsort(-gains[rows, 0], kind="stable")]
    return codes[rows[:: max(1, len(rows) // _KEPT)]]


def _weighings(sides: int, count: int) -> Floats:
    if sides == 1:
        return np.ones((1, 1))
    if sides == 2:
        angles = np.linspace(0.02, np.pi / 2 - 0.02, count)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)
    drawn = np.abs(np.random.default_rng(0).normal(size=(2 * count, sides)))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=float)


def _gains(space: Space, codes: Codes) -> tuple[Floats, NDArray[np.bool_]]:
    """Give (packages, sides) mean gains, and whether it is a package that our own people say yes to."""
    measures = space.measures.of(codes)
    sides = [space.ours, *space.theirs.values()]
    means = np.stack([measures[:, item.first] + float(np.broadcast_to(item.fixed, space.weights.shape) @ space.weights) for item in sides], axis=1)
    fine = space.kept(codes)
    needed = space.needed(codes)
    for person in space.case.our_side.people:
        if needed[person.key].any():
            passed = ~needed[person.key] | (space.slack[person.key].at(measures) >= 0)
            fine &= space.view.mean(passed) >= space.case.own_chance - 1e-12
    return means, fine


def _sums(space: Space, codes: Codes, vector: Floats) -> Floats:
    if not len(codes):
        return np.zeros(0)
    gains, fine = _gains(space, codes)
    sums = gains @ vector
    return np.where(fine, sums, sums - 1e3)


def _climbed(space: Space, start: Codes, vector: Floats) -> Codes:
    """Give the packages on the way up from a start."""
    here, best, way = start, float(_sums(space, start[None], vector)[0]), [start]
    for _ in range(100):
        codes = np.concatenate([one_changed(space.sizes, here), two_changed(space.sizes, here)])
        sums = _sums(space, codes, vector)
        row = int(np.argmax(sums))
        if sums[row] <= best + 1e-9:
            break
        here, best = codes[row], float(sums[row])
        way.append(here)
    return np.array(way, dtype=np.int32)
