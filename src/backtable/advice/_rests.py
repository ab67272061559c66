"""What the proposal rests on."""

import numpy as np
from numpy.typing import NDArray

from backtable.advice._inputs import Inputs
from backtable.advice._result import Rest
from backtable.value import Model, Packages, View, Worlds, quantile, values_in_worlds
from backtable.wording import about_of

REPORTED = 2
"""The stream of worlds on which the proposal is reported: what an assumption does not move is the same here as there."""
_POOL = 400
Floats = NDArray[np.float64]


def rests_on(
    model: Model,
    pool: NDArray[np.intp],
    packages: Packages,
    proposal: int,
    inputs: Inputs,
    worlds: Worlds,
    like: View | None = None,
    near: View | None = None,
) -> tuple[Rest, ...]:
    """Give for each assumption what the proposal comes to at its 5 % and 95 % points, and whether another is better there.

    The rivals are the 400 best packages over all worlds. Of a sample, every other world chooses the best of them, and the
    worlds between judge it, so that choosing does not flatter it: it is better if its lead over the proposal exceeds two
    standard errors there. Where evidence bears on an assumption, its ends are those of what we believe now.

    Both are of the worlds on which the proposal is reported, but for that assumption.

    Args:
        inputs: where worlds come from.
        worlds: some of them.
        like: a view whose scales are taken over, where tables would be too large.
        near: the view on which the proposal is reported.
    """
    case = model.case
    rows = np.unique([proposal, *pool[:_POOL]])
    codes = packages.codes[rows]
    here = int(np.searchsorted(rows, proposal))
    result = []
    for item in case.assumptions:
        if item.key in inputs.known:
            continue
        low, high = (float(value) for value in quantile(item.distribution, np.array([0.05, 0.95])))
        if inputs.beliefs is not None and item.key in inputs.beliefs.touched:
            low, high = _ends(worlds.values[item.key], worlds.weights)
        elif item.distribution.kind == "chance" and 0 < item.distribution.parameters[0] < 1:
            low, high = 0.0, 1.0
        if low == high:
            continue
        found = []
        for value in (low, high):
            view = model.view(inputs.draw(REPORTED, {item.key: value}), like, near=near)
            values = values_in_worlds(view, codes)
            means = values @ view.worlds.weights
            better = _another_is_better(values, means, here, view.worlds, view.tolerance)
            chance = float(view.mean(view.acceptable(codes[[here]]))[0])
            found.append((float(means[here]), chance, better))
        (gain_low, chance_low, change_low), (gain_high, chance_high, change_high) = found
        result.append(
            Rest(
                item.key,
                about_of(model.case, item),
                low,
                high,
                (gain_low, gain_high),
                (chance_low, chance_high),
                (change_low, change_high),
            )
        )
    return tuple(sorted(result, key=lambda rest: -abs(rest.gains[1] - rest.gains[0])))


def _another_is_better(values: Floats, means: Floats, here: int, worlds: Worlds, tolerance: float) -> bool:
    if worlds.exact:
        return bool(means.max() - means[here] > tolerance)
    best = int(np.argmax(values[:, ::2].mean(axis=1)))
    lead = values[best, 1::2] - values[here, 1::2]
    size = len(lead) * worlds.size / worlds.count
    return bool(lead.mean() > 2 * lead.std(ddof=1) / np.sqrt(size) + tolerance) if len(lead) > 1 else False


def _ends(values: Floats, weights: Floats) -> tuple[float, float]:
    """Give the 5 % and 95 % points of weighted values; of a yes or no both that are possible."""
    possible = np.unique(values[weights > 0])
    if set(possible) <= {0.0, 1.0}:
        return float(possible[0]), float(possible[-1])
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    low, high = (values[order][min(int(np.searchsorted(reached, at - 1e-12)), len(values) - 1)] for at in (0.05, 0.95))
    return float(low), float(high)
