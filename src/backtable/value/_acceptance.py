"""One pass over all packages: means and the best under any weighting of the worlds."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.value._model import View

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]
_BLOCK = 1024


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
) -> Values:
    """Give E[gain × acceptable] and the chance of each package.

    Args:
        view: the case in some worlds.
        codes: (packages, issues).
        weightings: (worlds, columns) further weights on the worlds, for values given an answer.
        raised: person → what is added to their threshold.
        progress: called with packages done and packages in all.
    """
    count, ours = len(codes), view.case.ours
    gain, chance = np.empty(count), np.empty(count)
    extra = np.empty((count, 0 if weightings is None else weightings.shape[1]))
    worlds = view.worlds.count

    def block(start: int) -> int:
        part = slice(start, start + _BLOCK)
        accepted = view.acceptable(codes[part], raised)
        chance[part] = view.mean(accepted)
        value = view.side_gain(ours, codes[part]) * accepted
        gain[part] = view.mean(value)
        if weightings is not None and weightings.shape[1]:
            extra[part] = np.broadcast_to(value, (value.shape[0], worlds)) @ weightings
        return len(accepted)

    if count:
        view.acceptable(codes[:1], raised)
        view.side_gain(ours, codes[:1])
    done = 0
    with ThreadPoolExecutor(2) as pool:
        for finished in pool.map(block, range(0, count, _BLOCK)):
            done += finished
            if progress:
                progress(done, count)
    return Values(gain, chance, extra)


def mean_gain(view: View, side: str, codes: NDArray[np.int32]) -> Floats:
    """Give a side's expected gain of each package: (packages,)."""
    return view.mean_side_gain(side, codes)


def values_in_worlds(view: View, codes: NDArray[np.int32]) -> Floats:
    """Give gain × acceptable of a few packages, world by world: (packages, worlds)."""
    value = view.side_gain(view.case.ours, codes) * view.acceptable(codes)
    return np.array(np.broadcast_to(value, (len(codes), view.worlds.count)))


def error_of(values: Floats, view: View) -> float:
    """Give the standard error of a mean over sampled worlds of equal weight; 0 where the worlds are all there are."""
    if view.worlds.exact or len(values) < 2:
        return 0.0
    return float(values.std(ddof=1) / np.sqrt(view.worlds.size))
