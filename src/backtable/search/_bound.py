"""A bound of the expected value over a region: majorants of each world, joined by multipliers, maximised exactly."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.search._linear import linprog
from backtable.search._loose import Top
from backtable.search._measures import Codes, Floats, Quantity
from backtable.search._region import Region, Standing
from backtable.search._space import Space

Line = tuple[Floats, float]
_AWAY = 1e-11


@dataclass(frozen=True, slots=True)
class Lid:
    """In each world some straight lines above gain × acceptable, of which the lowest may be taken.

    Args:
        choices: for each line (worlds,) what our gain counts, (worlds,) a constant, and whose slack counts how much.
    """

    space: Space
    region: Region
    now: Standing
    choices: tuple[tuple[Floats, Floats, str, Floats], ...]


def lid_of(space: Space, region: Region, now: Standing) -> Lid:
    """Give lines above the value in each world of a region.

    Where the gain lies between `g` and `G`, the value is at most the chord of max(gain, 0); that is the first line. Where somebody
    who surely must approve has a slack of at least `s` < 0, their yes is at most 1 + slack / |s|, and gain × yes is at most
    gain + g · slack / |s| if g is positive, and at most G · (1 + slack / |s|) (McCormick 1976).
    """
    worlds = len(space.weights)
    low, high = (np.broadcast_to(item, (worlds,)) for item in now.gain)
    mixed = (low < 0) & (high > 0)
    share = np.where(mixed, high / np.where(mixed, high - low, 1.0), 1.0) * now.alive
    level = np.where(mixed, -share * low, 0.0)
    nobody = np.zeros(worlds)
    choices = [(share, level, "", nobody)]
    for key, quantity in space.slack.items():
        if quantity.alike or key in space.heard:
            continue
        least = np.broadcast_to(now.slack[key][0], (worlds,))
        unsure = np.broadcast_to(now.required[key], (worlds,)) & (least < 0) & now.alive
        if not unsure.any():
            continue
        slope = 1.0 / np.where(unsure, -least, 1.0)
        steady = unsure & (low > 0)
        if steady.any():
            choices.append((share, level, key, np.where(steady, low * slope, 0.0)))
        choices.append((np.where(unsure, 0.0, share), np.where(unsure, high, level), key, np.where(unsure, high * slope, 0.0)))
    return Lid(space, region, now, tuple(choices))


def line_at(lid: Lid, measures: Floats) -> tuple[Line, float, NDArray[np.intp], Floats]:
    """Give the line that is lowest at some measures, its value there, and in each world which choice it is and its value."""
    space, weights = lid.space, lid.space.weights
    box, decided = lid.region.box, lid.region.decided
    tops = {key: (space.slack[key] if key else space.ours).top(box, decided) for key in ("", *(key for _, _, key, _ in lid.choices if key))}
    gain = space.ours.at(measures[None])[0] + tops[""].at(measures)
    slacks = {key: space.slack[key].at(measures[None])[0] + top.at(measures) for key, top in tops.items() if key}
    values = np.stack([share * gain + level + (slope * slacks[key] if key else 0.0) for share, level, key, slope in lid.choices])
    taken = np.argmin(values, axis=0)
    vector, constant = np.zeros(space.measures.count), 0.0
    everything = [(space.ours, np.zeros(len(weights)))] + [(space.slack[key], np.zeros(len(weights))) for key in slacks]
    order = {key: place for place, key in enumerate(["", *slacks])}
    for number, (share, level, key, slope) in enumerate(lid.choices):
        here = weights * (taken == number)
        everything[0][1][:] += here * share
        constant += float(here @ level)
        if key:
            everything[order[key]][1][:] += here * slope
    for (quantity, factor), top in zip(everything, tops.values(), strict=True):
        part, fixed = _weighted(space, quantity, factor, top)
        vector += part
        constant += fixed
    best = values[taken, np.arange(len(weights))]
    return (vector, constant), float(best @ weights), taken, best


def _weighted(space: Space, quantity: Quantity, factor: Floats, top: Top) -> tuple[Floats, float]:
    """Give the measures' weights and the constant of the sum over worlds of factor × quantity, its rest at most."""
    vector, constant = top.joined(factor, space.measures.count)
    if quantity.alike:
        total = float(factor.sum())
        vector[quantity.places] += quantity.weights[:, 0] * total
        return vector, constant + total * float(quantity.fixed[0])
    vector[quantity.places] += quantity.weights @ factor
    return vector, constant + float(factor @ quantity.fixed)


def needs_of(space: Space, region: Region, now: Standing) -> list[Line]:
    """Give what a package in the region must have at 0 or above to be worth anything: yes of people, decided comparisons, limits."""
    lines = []
    for key, quantity in space.slack.items():
        if quantity.alike and now.required[key].all() and now.slack[key][0][0] < 0:
            lines.append(_plain(space, quantity, 1.0, region))
    for margin in space.conditions.margins:
        if margin.quantity.alike and margin.number in region.decided:
            sign = 1.0 if region.decided[margin.number] else -1.0
            lines.append(_plain(space, margin.quantity, sign, region))
    for place in np.flatnonzero(region.floor > region.low).tolist():
        lines.append((_one(space, place, 1.0), -float(region.floor[place])))
    for place in np.flatnonzero(region.ceiling < region.high).tolist():
        lines.append((_one(space, place, -1.0), float(region.ceiling[place])))
    return lines


def _one(space: Space, place: int, sign: float) -> Floats:
    vector = np.zeros(space.measures.count)
    vector[place] = sign
    return vector


def _plain(space: Space, quantity: Quantity, sign: float, region: Region) -> Line:
    if sign > 0:
        return _weighted(space, quantity, np.ones(1), quantity.top(region.box, region.decided))
    vector = np.zeros(space.measures.count)
    vector[quantity.places] = -quantity.weights[:, 0]
    return vector, -float(quantity.fixed[0]) - float(quantity.rest(region.box, region.decided)[0][0])


def own_need(space: Space, now: Standing, key: str, measures: Floats, region: Region) -> Line | None:
    """Give a line that is at least a person's chance of yes less what our own chance asks, lowest at some measures."""
    quantity, weights = space.slack[key], space.weights
    if quantity.alike or not now.required[key].all():
        return None
    least = np.broadcast_to(now.slack[key][0], weights.shape)
    most = np.broadcast_to(now.slack[key][1], weights.shape)
    unsure = (least < 0) & (most >= 0)
    slope = 1.0 / np.where(unsure, -least, 1.0)
    top = quantity.top(region.box, region.decided)
    slack = quantity.at(measures[None])[0] + top.at(measures)
    sloped = unsure & (slack < 0)
    vector, fixed = _weighted(space, quantity, weights * np.where(sloped, slope, 0.0), top)
    return vector, fixed + float(weights @ (most >= 0)) - space.case.own_chance + 1e-9


@dataclass(frozen=True, slots=True)
class Master:
    """What a mixture of seen packages comes to under all lines, and the multipliers that say so.

    Args:
        value: of the mixture.
        mixture: (packages,) weights.
        line: the lines joined by their multipliers: no package in the region comes to more.
        shares: (lines,) multipliers of the lines, which add up to 1.
    """

    value: float
    mixture: Floats
    line: Line
    shares: Floats


def master(cuts: Sequence[Line], needs: Sequence[Line], seen: Floats, scale: float) -> Master:
    """Give the best mixture of packages under the lowest of some lines and the needs, by a linear programme.

    Args:
        seen: (packages, measures).
        scale: of the values, for what a missed need costs at most.
    """
    count = len(seen)
    worths = np.array([seen @ vector + constant for vector, constant in cuts]) / scale
    have = np.array([seen @ vector + constant for vector, constant in needs]).reshape(len(needs), count)
    sizes = np.maximum(np.abs(have).max(axis=1, initial=0.0), 1e-300)
    have = have / sizes[:, None]
    cost = np.concatenate([np.zeros(count), [-1.0], np.full(len(needs), 50.0)])
    rows = np.zeros((len(cuts) + len(needs), len(cost)))
    rows[: len(cuts), :count], rows[: len(cuts), count] = -worths, 1.0
    rows[len(cuts) :, :count] = -have
    rows[len(cuts) :, count + 1 :] = -np.eye(len(needs))
    equal = np.concatenate([np.ones(count), np.zeros(1 + len(needs))])[None]
    bounds = [(0.0, None)] * count + [(None, None)] + [(0.0, None)] * len(needs)
    found = linprog(cost, rows, np.zeros(len(rows)), equal, np.ones(1), bounds, method="highs")
    if found.x is None:
        mixture, shares, prices = np.full(count, 1 / count), np.full(len(cuts), 1 / len(cuts)), np.zeros(len(needs))
        value = np.inf
    else:
        duals = np.maximum(-np.asarray(found.ineqlin.marginals), 0.0)
        shares, prices = duals[: len(cuts)], duals[len(cuts) :]
        shares = shares / shares.sum() if shares.sum() > 0 else np.full(len(cuts), 1 / len(cuts))
        mixture, value = np.maximum(found.x[:count], 0.0), float(found.x[count]) * scale
        mixture = mixture / mixture.sum()
    vector = sum((share * line[0] for share, line in zip(shares, cuts, strict=True)), np.zeros(seen.shape[1]))
    constant = sum(share * line[1] for share, line in zip(shares, cuts, strict=True))
    for price, size, line in zip(prices * scale, sizes, needs, strict=True):
        vector, constant = vector + price / size * line[0], constant + price / size * line[1]
    return Master(value, mixture, (vector, float(constant)), shares)


def priced(space: Space, region: Region, line: Line) -> tuple[float, Codes]:
    """Give the most that a line comes to over the packages of a region's box, or a bound of it rounded outwards, and where."""
    vector, constant = line
    values, codes = space.largest(region.box, vector[:, None])
    reach = np.maximum(np.abs(region.low), np.abs(region.high))
    return float(values[0]) + constant + _AWAY * (float(np.abs(vector) @ reach) + abs(constant)), codes[0]
