"""A part of all packages, and what can be said of everybody in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from backtable.search._conditions import Margin, Reach, Settled, Truths, reach, undecided
from backtable.search._loose import Box
from backtable.search._measures import Codes, Floats, Quantity
from backtable.search._space import Space

_EDGE = 1e-9


@dataclass(slots=True)
class Region:
    """Packages whose options lie in a box and whose measures lie between floors and ceilings.

    Args:
        low, high: (measures,) between which the measures lie over the box, whatever the floors and ceilings.
        floor, ceiling: (measures,) further limits; infinite where there are none.
        decided: comparisons that are taken as so, or as not so.
        bound: no package in it comes to more.
        cuts: (vector, constant) that no package's expected value exceeds: vector · measures + constant.
        needs: (vector, constant) that a package of any value has at 0 or above.
        seen: packages in the box, with their measures.
        middle: measures of the best mixture of them, whose weights are `mixture`.
    """

    box: Box
    low: Floats
    high: Floats
    floor: Floats
    ceiling: Floats
    decided: Mapping[int, bool] = field(default_factory=dict)
    bound: float = np.inf
    cuts: list[tuple[Floats, float]] = field(default_factory=list)
    needs: list[tuple[Floats, float]] = field(default_factory=list)
    seen: list[tuple[Codes, Floats]] = field(default_factory=list)
    middle: Floats | None = None
    mixture: Floats | None = None

    @property
    def least(self) -> Floats:
        """The lowest values of the measures."""
        return np.maximum(self.low, self.floor)

    @property
    def most(self) -> Floats:
        """The highest values of the measures."""
        return np.minimum(self.high, self.ceiling)

    @property
    def single(self) -> bool:
        """Whether one package is left."""
        return all(low == high for low, high in self.box)


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds wherever one is in a region.

    Args:
        required: person → (worlds or 1,) whether they surely must approve.
        slack: person → (worlds or 1,) least and most slack.
        gain: (worlds or 1,) least and most gain of ours.
        alive: (worlds,) whether a package can be acceptable.
        open: parts of conditions that are not decided.
    """

    required: Mapping[str, Truths]
    slack: Mapping[str, tuple[Floats, Floats]]
    gain: tuple[Floats, Floats]
    alive: NDArray[np.bool_]
    open: tuple[Settled | Margin, ...]


def duties(space: Space, region: Region) -> tuple[dict[str, Truths], list[Settled | Margin]] | None:
    """Give person → (worlds or 1,) whether they surely must approve, and what is not decided; None where there is no package."""
    space.charge()
    low, high = region.least, region.most
    if (low > high).any() or not _holding(space, region):
        return None
    pending: list[Settled | Margin] = []
    for condition in space.rules:
        if not reach(condition, region.box, low, high, dict(region.decided)).yes.any():
            return None
        pending += undecided(condition, region.box, low, high, dict(region.decided))
    required: dict[str, Truths] = {}
    for side, rules in zip(space.case.sides, space.authority, strict=True):
        surely = {person.key: np.ones(1, dtype=bool) for person in side.people}
        free = np.ones(1, dtype=bool)
        for approve, rule in rules:
            found = Reach(np.ones(1, dtype=bool), np.zeros(1, dtype=bool))
            if rule is not None:
                found = reach(rule, region.box, low, high, dict(region.decided))
                if (free & found.yes & found.no).any():
                    pending += undecided(rule, region.box, low, high, dict(region.decided))
            possible = free & found.yes
            for key in surely:
                if key not in approve:
                    surely[key] = surely[key] & ~possible
            free = free & found.no
        required |= surely
    return required, pending


def _holding(space: Space, region: Region) -> bool:
    """Say whether no comparison is surely otherwise than it is taken."""
    for number, truth in region.decided.items():
        margin = space.conditions.margins[number]
        least, most = margin.quantity.ends(region.least, region.most, region.box, region.decided)
        if not (most >= 0 if truth else least <= 0).all():
            return False
    return True


def standing(space: Space, region: Region) -> Standing | None:
    """Give what holds in a region; None where no package in it can be worth anything."""
    found = duties(space, region)
    if found is None:
        return None
    required, pending = found
    low, high = region.least, region.most
    alive, slack, weights = np.ones(1, dtype=bool), {}, space.weights
    ours = {person.key for person in space.case.our_side.people}
    for key, quantity in space.slack.items():
        slack[key] = quantity.ends(low, high, region.box, region.decided)
        refused = required[key] & (slack[key][1] < 0)
        if key in ours and float(np.broadcast_to(~refused, weights.shape) @ weights) < space.case.own_chance - _EDGE:
            return None
        if key not in space.heard:
            alive = alive & ~refused
    gain = space.ours.ends(low, high, region.box, region.decided)
    alive = np.broadcast_to(alive & (gain[1] > space.nothing), weights.shape)
    if not alive.any():
        return None
    return Standing(required, slack, gain, alive, tuple(pending))


def tighten(space: Space, region: Region, now: Standing, value: float) -> bool:
    """Raise floors below which no package of the region comes to more than a value; say whether any was raised.

    Whoever surely must approve must do so in worlds that together can bring more than that; their mean slack is then at least
    what the least of these worlds asks for. Our mean gain is at least that with which all worlds at their best come to so much.
    """
    low, high, weights = region.least, region.most, space.weights
    floors = region.floor.copy()
    most = np.broadcast_to(np.maximum(now.gain[1], 0.0), weights.shape) * now.alive * weights
    ours = {person.key for person in space.case.our_side.people}
    for key, quantity in space.slack.items():
        must = np.broadcast_to(now.required[key], weights.shape)
        if not must.any() or (now.slack[key][0] >= 0).all():
            continue
        rest = beside_mean(quantity, region)
        above = np.where(must, np.broadcast_to(rest, weights.shape), np.inf)
        order = np.argsort(-above, kind="stable")
        asked = [] if key in space.heard else [_reached(above[order], np.cumsum(most[order]), value)]
        if key in ours:
            asked.append(_reached(above[order], np.cumsum(weights[order]), space.case.own_chance - _EDGE))
        floors[quantity.first] = max(floors[quantity.first], *(-item for item in asked))
    rest = np.broadcast_to(beside_mean(space.ours, region), weights.shape)
    alive = weights * now.alive
    start, end = float(low[space.ours.first]), float(high[space.ours.first])
    for _ in range(30):
        middle = (start + end) / 2
        if float(alive @ np.maximum(middle + rest, 0.0)) > value:
            end = middle
        else:
            start = middle
    floors[space.ours.first] = max(floors[space.ours.first], start)
    away = 1e-11 * np.maximum(np.abs(region.low), np.abs(region.high))
    floors = np.where(floors > region.floor, floors - away, region.floor)
    raised = floors > np.maximum(region.floor, region.low) + 1e-3 * np.maximum(high - low, 0.0)
    region.floor = floors
    return bool(raised.any())


def beside_mean(quantity: Quantity, region: Region) -> Floats:
    """Give (worlds or 1,) how much a quantity can exceed its first measure in a region."""
    low, high = region.least, region.most
    part = slice(quantity.first + 1, quantity.first + len(quantity.weights))
    ends = np.maximum(quantity.weights[1:] * low[part, None], quantity.weights[1:] * high[part, None])
    return np.asarray(quantity.fixed + ends.sum(axis=0) + quantity.rest(region.box, region.decided)[1], dtype=float)


def _reached(above: Floats, sums: Floats, value: float) -> float:
    """Give the first of falling numbers at which the sums exceed a value; none is minus infinity, as low as can be asked."""
    place = int(np.searchsorted(sums, value * (1 - 1e-12), side="right"))
    return float(above[place]) if place < len(above) else -np.inf
