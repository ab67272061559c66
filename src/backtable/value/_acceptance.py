"""One pass over all packages: means and the best under any weighting of the worlds."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Person
from backtable.stopping import Stopping
from backtable.value._model import View

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]
Progress = Callable[[int, int], None]
_NOISE = 1e-12  # of the largest value: what adding up leaves where all are alike
_BLOCK = 8_192
_CELLS = 262_144
_FIRST = 8_192


@dataclass(frozen=True, slots=True)
class Values:
    """(packages,) expected gain of proposing and chance; (packages, columns) the same under further weightings."""

    gain: Floats
    chance: Floats
    columns: Floats


def value_all(
    view: View,
    codes: NDArray[np.int32],
    weightings: Floats | None = None,
    raised: Mapping[str, float] | None = None,
    progress: Progress | None = None,
    weighed: Truths | None = None,
    stopping: Stopping | None = None,
) -> Values:
    """Give E[gain × acceptable] and the chance of each package.

    Packages that somebody refuses in every world are found by the ends of what people gain, and are looked at in no world.

    Args:
        view: the case in some worlds.
        codes: (packages, issues).
        weightings: (worlds, columns) further weights on the worlds, for values given an answer.
        raised: person → what is added to their threshold.
        progress: called with packages done and packages in all.
        weighed: (packages,) which are wanted under the further weights; all by default, and 0 for the others.
        stopping: whether somebody has asked to stop; what was valued by then is given, which may be the first of the packages alone.
    """
    count, ours = len(codes), view.case.ours
    gain, chance = np.zeros(count), np.zeros(count)
    extra = np.zeros((count, 0 if weightings is None else weightings.shape[1]))
    worlds = view.worlds.count
    wide, block = max(64, _CELLS // worlds), _BLOCK

    def several(start: int, stop: int) -> int:
        possible, asked = _possible(view, codes[start:stop], raised)
        for first in range(0, len(possible), wide):
            part = possible[first : first + wide]
            alive, accepted = _accepted(view, codes[start + part], [item.of(part) for item in asked], raised)
            rows = start + part[alive]
            if not len(rows):
                continue
            chance[rows] = view.mean(accepted)
            value = view.side_gain(ours, codes[rows]) * accepted
            gain[rows] = view.mean(value)
            if extra.shape[1]:
                assert weightings is not None
                here = slice(None) if weighed is None else np.flatnonzero(weighed[rows])
                extra[rows[here]] = np.broadcast_to(value, (value.shape[0], worlds))[here] @ weightings
        return stop - start

    if count:  # what is made on first use is made before threads share it
        _, asked = _possible(view, codes[:1], raised)
        view.acceptable(codes[:1], raised)
        view.side_gain(ours, codes[:1])
        block = block if all(item.must.shape[1] == 1 for item in asked) else wide
    done = 0
    try:
        with stopping or nullcontext(), ThreadPoolExecutor(2) as pool:
            for finished in pool.map(lambda start: several(start, min(start + block, count)), range(0, count, block)):
                done += finished
                if progress:
                    progress(done, count)
    except KeyboardInterrupt:
        if stopping is None:
            raise
    return Values(gain[:done], chance[:done], extra[:done])


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where somebody must approve, (packages, worlds or 1), and whether they may refuse in some world, (packages,)."""

    person: Person
    must: Truths
    unsure: Truths

    def of(self, rows: NDArray[np.intp]) -> "_Asked":
        return _Asked(self.person, self.must[rows], self.unsure[rows])


def _possible(
    view: View, codes: NDArray[np.int32], raised: Mapping[str, float] | None
) -> tuple[NDArray[np.intp], list[_Asked]]:
    """Give which packages nobody surely refuses in all worlds, and who must approve what."""
    needed: dict[str, Truths] = {}
    for side in view.case.sides:
        needed |= view.all_required(side, codes)
    keep, asked = np.ones(len(codes), dtype=bool), []
    for person in view.case.people:
        must = needed[person.key]
        if must.any():
            low, high = view.slack_ends(person, codes, (raised or {}).get(person.key, 0.0))
            keep &= ~must.all(axis=1) | (high >= 0)
            asked.append(_Asked(person, must, must.any(axis=1) & (low < 0)))
    return np.flatnonzero(keep), asked


def _accepted(
    view: View, codes: NDArray[np.int32], asked: Sequence[_Asked], raised: Mapping[str, float] | None
) -> tuple[NDArray[np.intp], Truths]:
    """Give which packages are acceptable in some world, and where: (rows, worlds or 1)."""
    alive = np.arange(len(codes))
    accepted: Truths = np.ones((len(codes), 1), dtype=bool)
    for item in asked:
        rows = np.flatnonzero(item.unsure[alive])
        if not len(rows):
            continue
        here = alive[rows]
        passed = ~item.must[here] | view.yes(item.person, codes[here], (raised or {}).get(item.person.key, 0.0))
        if passed.shape[1] > accepted.shape[1]:
            accepted = np.repeat(accepted, passed.shape[1], axis=1)
        accepted[rows] &= passed
        some = accepted.any(axis=1)
        if not some.all():
            alive, accepted = alive[some], accepted[some]
    return alive, accepted


def best_of(
    view: View, codes: NDArray[np.int32], raised: Mapping[str, float] | None = None
) -> tuple[NDArray[np.intp], Values]:
    """Give the packages whose expected gain is the largest, as far as can be told, and what these come to.

    Packages are looked at in the order of what they would bring if everybody approved wherever we gain; those of which that is less
    than the best brings are not looked at.

    Args:
        view, codes, raised: as for `value_all`.
    """
    most = at_most(view, codes)
    order = np.argsort(-most, kind="stable")
    best, start, size = 0.0, 0, _FIRST
    rows: list[NDArray[np.intp]] = []
    found: list[Values] = []
    while start < len(order) and most[order[start]] >= best - view.tolerance:
        part = np.sort(order[start : start + size])
        values = value_all(view, codes[part], raised=raised)
        best, start, size = max(best, float(values.gain.max())), start + size, 2 * size
        rows.append(part)
        found.append(values)
    if not rows:
        return np.zeros(0, dtype=np.intp), Values(np.zeros(0), np.zeros(0), np.zeros((0, 0)))
    places = np.concatenate(rows)
    gain, chance = np.concatenate([item.gain for item in found]), np.concatenate([item.chance for item in found])
    good = np.flatnonzero(gain >= gain.max() - view.tolerance)
    good = good[np.argsort(places[good])]
    return places[good], Values(gain[good], chance[good], np.zeros((len(good), 0)))


def at_most(view: View, codes: NDArray[np.int32]) -> Floats:
    """Give (packages,) what packages bring at most, if everybody approved wherever we gain."""
    low, high = view.side_ends(view.case.ours, codes)
    # what we gain where we gain exceeds the mean by the mean of what we lose elsewhere, which is no deeper than the lowest
    return np.asarray(np.minimum(mean_gain(view, view.case.ours, codes) + np.maximum(-low, 0.0), np.maximum(high, 0.0)) + view.tolerance)


def mean_gain(view: View, side: str, codes: NDArray[np.int32]) -> Floats:
    """Give a side's expected gain of each package: (packages,)."""
    return view.mean_side_gain(side, codes)


def mean_gains(view: View, over: Sequence[str], codes: NDArray[np.int32]) -> Floats:
    """Give (packages, keys) the expected gains of sides, and of people as they judge them, by key."""
    sides = {side.key for side in view.case.sides}
    return np.stack([mean_gain(view, key, codes) if key in sides else _judged(view, key, codes) for key in over], axis=1)


def _judged(view: View, key: str, codes: NDArray[np.int32]) -> Floats:
    person, size = view.case.person(key), view.block
    blocks = [codes[start : start + size] for start in range(0, len(codes), size)]
    parts = [np.broadcast_to(view.mean(view.perceived(person, block)), (len(block),)) for block in blocks]
    return np.concatenate([np.zeros(0), *parts])


def values_in_worlds(view: View, codes: NDArray[np.int32]) -> Floats:
    """Give gain × acceptable of a few packages, world by world: (packages, worlds)."""
    value = view.side_gain(view.case.ours, codes) * view.acceptable(codes)
    return np.array(np.broadcast_to(value, (len(codes), view.worlds.count)))


def error_of(values: Floats, view: View) -> float:
    """Give the standard error of a mean over sampled worlds of equal weight; 0 where the worlds are all there are."""
    if view.worlds.exact or len(values) < 2:
        return 0.0
    spread = float(values.std(ddof=1))
    return spread / float(np.sqrt(view.worlds.size)) if spread > _NOISE * float(np.abs(values).max()) else 0.0
