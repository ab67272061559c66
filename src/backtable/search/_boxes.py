"""What packages can be worth whose amounts lie in boxes: lines above gain × acceptable, in every world and in their mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from backtable.formula import Node
from backtable.search._linear import linprog
from backtable.search._measures import Codes, Floats
from backtable.value import Enclosure, Lines, Within

Truths = NDArray[np.bool_]
Line = tuple[float, Floats]
_EDGE = 1e-9
_AWAY = 1e-11
_ROUNDED, _STEEP = 1e-13, 1e12
_PLAYS = 5
_CALL, _LP = 1_500_000, 1_000_000  # what looking at boxes, and a linear programme, takes at least, in numbers computed
_ROUNDS = 6
_KEPT = 12


@dataclass(slots=True)
class Box:
    """Packages with the same terms but for their amounts, which lie between ends.

    Args:
        codes: (issues,) option numbers; those of the amounts do not matter.
        low, high: (amounts,).
        decided: differences whose sign is taken as given.
        bound: no package in it comes to more.
        cuts: (constant, (amounts,) slopes) of lines that no package in it exceeds, in the amounts themselves.
    """

    codes: Codes
    low: Floats
    high: Floats
    decided: Mapping[Node, int] = field(default_factory=dict)
    bound: float = np.inf
    cuts: list[Line] = field(default_factory=list)

    @property
    def middle(self) -> Floats:
        """The amounts in the middle of the box."""
        return self.low + (self.high - self.low) / 2

    @property
    def reach(self) -> Floats:
        """How far the box goes to either side of its middle."""
        return np.maximum(self.high - self.middle, self.middle - self.low)


class Judged:
    """Some boxes looked at together: what we gain, everybody's slack and who must approve, in every world.

    Args:
        enclosure: the case with its amounts anywhere.
        boxes: the boxes.

    Attributes:
        gain: our gain.
        slack: person → slack, of those who may have to approve.
        surely: person → (boxes, worlds) where they surely must approve.
        settled: (boxes, worlds) where it is certain who must, as far as they may refuse.
        alive: (boxes, worlds) where a package can be acceptable.
        certain: (boxes, worlds) where every package is.
        possible: (boxes,) whether there can be a package that counts.
    """

    def __init__(self, enclosure: Enclosure, boxes: Sequence[Box]) -> None:
        self.enclosure, self.boxes = enclosure, boxes
        case, self.weights = enclosure.case, enclosure.view.worlds.weights
        count, shape = len(boxes), (len(boxes), len(self.weights))
        keys = {key for box in boxes for key in box.decided}
        decided = {key: np.array([box.decided.get(key, 0) for box in boxes], dtype=np.int8) for key in keys}
        self.within: Within = enclosure.within(
            np.array([box.codes for box in boxes], dtype=np.int32),
            np.array([box.low for box in boxes]), np.array([box.high for box in boxes]), decided,
        )  # fmt: skip
        self.possible = self.within.possible()
        self.gain = self.within.side_gain(case.ours)
        self.slack: dict[str, Lines] = {}
        self.surely: dict[str, Truths] = {}
        self.alive, self.certain, self.settled = np.ones(shape, dtype=bool), np.ones(shape, dtype=bool), np.ones(shape, dtype=bool)
        for side in case.sides:
            surely, maybe = self.within.required(side)
            for person in side.people:
                may = np.broadcast_to(maybe[person.key], shape)
                if not may.any():
                    continue
                slack, must = self.within.slack(person), np.broadcast_to(surely[person.key], shape)
                self.slack[person.key], self.surely[person.key] = slack, must
                low, high = np.broadcast_to(slack.low, shape), np.broadcast_to(slack.high, shape)
                refused = must & (high < 0)
                self.alive &= ~refused
                self.certain &= ~may | (low >= 0)
                self.settled &= (may == must) | (low >= 0)
                if side.key == case.ours:
                    self.possible &= (~refused).astype(float) @ self.weights >= case.own_chance - _EDGE
        self.possible &= self.within.taken_apart()
        high = _most_accepted(self.gain, [(slack, self.surely[key] & self.alive) for key, slack in self.slack.items()], shape)
        self.alive &= self.certain | (high > 0)
        self._high = high
        self.work = _CALL + count * len(self.weights) * (4 + 2 * len(self.slack)) * (2 + len(enclosure.amounts))
        self.size = np.where(self.alive, np.maximum(np.abs(self.gain.low), np.abs(self.gain.high)), 0.0) @ self.weights
        self._choices = self._lids()

    def _lids(self) -> list[tuple[Floats, tuple[Floats, ...]]]:
        """Give lines above the value in each world, of which any may be taken: (boxes, worlds) constants and slopes.

        They are those of `lid_of`: the chord of max(gain, 0), the gain itself where a package is acceptable for certain, and McCormick's where somebody who surely must may refuse.
        The largest gain in them is that of what can be accepted.
        """
        shape = self.alive.shape
        low, high = np.broadcast_to(self.gain.low, shape), self._high
        mixed = ~self.certain & (low < 0) & (high > 0)
        share = np.where(mixed, high / np.where(mixed, high - low, 1.0), 1.0) * self.alive
        level = np.where(mixed, -share * low, 0.0)
        top = self.gain.middle + self.gain.away
        base = (share * top + level, tuple(np.broadcast_to(share * slope, shape) for slope in self.gain.slopes))
        found = [base]
        for key, slack in self.slack.items():
            least = np.broadcast_to(slack.low, shape)
            unsure = self.surely[key] & (least < 0) & self.alive & ~self.certain
            if not unsure.any():
                continue
            slope = 1.0 / np.where(unsure, -least, 1.0)
            raised = slack.middle + slack.away
            steady = unsure & (low > 0)
            if steady.any():
                factor = np.where(steady, low * slope, 0.0)
                found.append((base[0] + factor * raised, tuple(own + factor * theirs for own, theirs in zip(base[1], slack.slopes, strict=True))))
            factor = np.where(unsure, high * slope, 0.0)
            found.append((
                np.where(unsure, high + factor * raised, base[0]),
                tuple(np.where(unsure, factor * theirs, own) for own, theirs in zip(base[1], slack.slopes, strict=True)),
            ))  # fmt: skip
        return found

    def lines_at(self, places: Floats) -> tuple[Floats, Floats]:
        """Give (boxes,) constants and (boxes, amounts) slopes, over the boxes, of the lines above the mean value that are lowest at (boxes, amounts) places."""
        (chosen, slopes), *others = self._choices
        tilted, lowest = list(slopes), _height(chosen, slopes, places)
        for constant, more in others:
            value = _height(constant, more, places)
            here = value < lowest
            lowest, chosen = np.where(here, value, lowest), np.where(here, constant, chosen)
            tilted = [np.where(here, new, old) for new, old in zip(more, tilted, strict=True)]
        self.work += lowest.size * len(self._choices) * (1 + len(tilted))
        return np.asarray(chosen @ self.weights), np.stack([slope @ self.weights for slope in tilted], axis=1)

    def bounds(self) -> Floats:
        """Give (boxes,) what no package comes to more than: lines that answer the best place of those before them, and their mean."""
        count, amounts = len(self.boxes), len(self.enclosure.amounts)
        places, best = np.zeros((count, amounts)), np.full(count, np.inf)
        constants, slopes = np.zeros(count), np.zeros((count, amounts))
        for play in range(_PLAYS):
            constant, slope = self.lines_at(places)
            constants, slopes = constants + constant, slopes + slope
            for line, tilt in ((constant, slope), (constants / (play + 1), slopes / (play + 1))):
                best = np.minimum(best, line + np.abs(tilt).sum(axis=1))
            places = places + (np.sign(slope) - places) / (play + 1)
        return np.where(self.possible, np.minimum([box.bound for box in self.boxes], best + _AWAY * self.size), -np.inf)

    def worths_at(self, places: Floats) -> Floats:
        """Give (places,) roughly what packages at (places, amounts) in the only box come to, rather too much: nothing that is proven."""
        shape = (len(places), len(self.weights))
        accepted = np.broadcast_to(self.alive, shape)
        ours = {person.key for person in self.enclosure.case.our_side.people}
        fine = np.ones(len(places), dtype=bool)
        for key, slack in self.slack.items():
            yes = ~self.surely[key] | (slack.at(places) + slack.away >= 0)
            accepted = accepted & yes
            if key in ours:
                fine &= np.broadcast_to(yes, shape) @ self.weights >= self.enclosure.case.own_chance - _EDGE
        self.work += accepted.size * (1 + len(self.slack)) * 3
        return np.where(fine, np.where(accepted, self.gain.at(places) + self.gain.away, 0.0) @ self.weights, -1.0)

    def needs(self) -> list[Line]:
        """Give what a package in the only box has at 0 or above to be worth anything: constants and slopes over the box."""
        found = []
        for key, slack in self.slack.items():
            if slack.middle.shape[-1] == 1 and (self.surely[key] | ~self.alive).all() and float(slack.low.min()) < 0:
                found.append((float((slack.middle + slack.away).reshape(-1)[0]), np.array([float(slope.reshape(-1)[0]) for slope in slack.slopes])))
        for bend in self.within.bends.values():
            sign = int(bend.taken[0])
            if sign:
                line = bend.line
                found.append((float((sign * line.middle + line.away).reshape(-1)[0]), np.array([sign * float(slope.reshape(-1)[0]) for slope in line.slopes])))
        return found

    def own_need(self, key: str, places: Floats) -> Line | None:
        """Give a line that is at least a person's chance of yes less what our own chance asks, lowest at a place in the only box."""
        slack, shape = self.slack[key], self.alive.shape
        if slack.middle.shape[-1] == 1 or not self.surely[key].all():
            return None
        low, high = np.broadcast_to(slack.low, shape)[0], np.broadcast_to(slack.high, shape)[0]
        here = np.broadcast_to(slack.at(places[None]) + slack.away, shape)[0]
        sloped = (low < 0) & (high >= 0) & (here < 0)
        factor = self.weights * np.where(sloped, 1.0 / np.where(sloped, -low, 1.0), 0.0)
        constant = float(factor @ np.broadcast_to(slack.middle + slack.away, shape)[0]) + float(self.weights @ (high >= 0)) - self.enclosure.case.own_chance + _EDGE
        return constant, np.array([float(factor @ np.broadcast_to(slope, shape)[0]) for slope in slack.slopes])


def _most_accepted(gain: Lines, slacks: Sequence[tuple[Lines, Truths]], shape: tuple[int, int]) -> Floats:
    """Give (boxes, worlds) what nothing gains us more than to which everybody says yes who surely must.

    For each of them our gain and a multiple of their slack, which is no less where they say yes; at its highest in the box it is lowest with a multiple with which it no longer depends on one of the amounts.
    """
    most = np.array(np.broadcast_to(gain.high, shape))
    for slack, must in slacks:
        if not (must & (slack.low < 0)).any():
            continue
        for own, theirs in zip(gain.slopes, slack.slopes, strict=True):
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                factor = -own / theirs
                factor = np.where(np.isfinite(factor) & (factor > 0) & (factor < _STEEP), factor, 0.0)
            joined = sum((np.abs(one + factor * other) for one, other in zip(gain.slopes, slack.slopes, strict=True)), gain.middle + factor * slack.middle)
            size = np.abs(gain.middle) + gain.span + gain.away + factor * (np.abs(slack.middle) + slack.span + slack.away)
            most = np.where(must, np.minimum(most, joined + gain.away + factor * slack.away + _ROUNDED * size), most)
    return most


def often(constants: Floats, slopes: Floats, weights: Floats, level: float) -> Line:
    """Give a line over a box that is at 0 or above wherever lines that differ from world to world are so in worlds of a weight that is asked.

    With the mean of the slopes, and each constant raised by what its own slopes may add, it is the highest constant that so much weight reaches: exact where the slopes are the same in all worlds.

    Args:
        constants: (worlds,).
        slopes: (amounts, worlds).
        weights: (worlds,).
        level: the weight that is asked.
    """
    mean = slopes @ weights
    raised = constants + np.abs(slopes - mean[:, None]).sum(axis=0)
    order = np.argsort(-raised, kind="stable")
    place = min(int(np.searchsorted(np.cumsum(weights[order]), level - _EDGE)), len(order) - 1)
    size = float(np.abs(constants).max() + np.abs(slopes).sum(axis=0).max())
    return float(raised[order[place]]) + _AWAY * size, np.asarray(mean)


def _height(constant: Floats, slopes: Sequence[Floats], places: Floats) -> Floats:
    total = constant
    for number, slope in enumerate(slopes):
        total = total + slope * places[:, number, None]
    return total


@dataclass(frozen=True, slots=True)
class Tight:
    """A bound of one box by a linear programme, and the place in the box, −1 to 1 in each amount, where its lines are highest."""

    bound: float
    place: Floats


def tightened(judged: Judged) -> Tight:
    """Bound the only box by lines that answer each other, with what a package must have (Kelley 1960); its cuts are kept.

    The bound is that of the lines joined by the programme's multipliers, maximised over the box in closed form: it is valid whatever the programme says.
    """
    (box,) = judged.boxes
    middle, reach = box.middle, box.reach
    cuts = [(constant + float(slope @ middle), slope * reach) for constant, slope in box.cuts]
    needs = judged.needs()
    ours = [person.key for person in judged.enclosure.case.our_side.people if person.key in judged.slack]
    bound, place = min(box.bound, float(judged.bounds()[0])), np.zeros(len(middle))
    if bound == -np.inf:
        return Tight(bound, place)
    size = max(float(judged.size[0]), 1e-300)
    for _ in range(_ROUNDS):
        constants, slopes = judged.lines_at(place[None])
        cuts.append((float(constants[0]), slopes[0]))
        for key in ours:
            need = judged.own_need(key, place)
            if need is not None and need[0] + float(need[1] @ place) < -_EDGE:
                needs.append(need)
        line, value, place = _joined(cuts, needs, size)
        judged.work += _LP
        reached = line[0] + float(np.abs(line[1]).sum()) + _AWAY * (size + abs(line[0]) + float(np.abs(line[1]).sum()))
        before, bound = bound, min(bound, reached)
        here = judged.lines_at(place[None])
        top = float(here[0][0] + here[1][0] @ place)
        if top >= value - 1e-9 * size or (before - bound <= 1e-3 * max(bound - top, 1e-12 * size) and before < np.inf):
            break
    box.cuts = [_outside(constant, slope / reach, middle) for constant, slope in cuts[-_KEPT:]] if (reach > 0).all() else []
    return Tight(bound, place)


def _outside(constant: float, slope: Floats, middle: Floats) -> Line:
    """Give a line over a box as one in the amounts themselves, raised by what rounding may take."""
    return constant - float(slope @ middle) + 1e-14 * (abs(constant) + float(np.abs(slope) @ np.abs(middle))), slope


def _joined(cuts: Sequence[Line], needs: Sequence[Line], size: float) -> tuple[Line, float, Floats]:
    """Give lines joined by the multipliers of the programme that finds their lowest at its highest, that height, and where it is."""
    amounts = len(cuts[0][1])
    rows, right = np.zeros((len(cuts) + len(needs), amounts + 1)), np.zeros(len(cuts) + len(needs))
    sizes = np.array([max(abs(constant), float(np.abs(slope).sum()), 1e-300) for constant, slope in needs])
    for number, (constant, slope) in enumerate(cuts):
        rows[number, :amounts], rows[number, amounts], right[number] = -slope / size, 1.0, constant / size
    for number, (constant, slope) in enumerate(needs):
        rows[len(cuts) + number, :amounts], right[len(cuts) + number] = -slope / sizes[number], constant / sizes[number]
    found = linprog(np.append(np.zeros(amounts), -1.0), rows, right, bounds=[(-1.0, 1.0)] * amounts + [(None, None)], method="highs")
    if found.x is None:  # nothing in the box has what it must, to within what the programme can tell: any multipliers do, as long as they are not negative
        far = [np.append(np.full(len(cuts), 1 / len(cuts)), np.zeros(len(needs)))]
        worst = _infeasible(rows[len(cuts) :, :amounts], right[len(cuts) :])
        if worst is not None:
            far.append(np.append(np.full(len(cuts), 1 / len(cuts)), worst))
        lines = [_weighted(cuts, needs, sizes, size, shares) for shares in far]
        line = min(lines, key=lambda item: item[0] + float(np.abs(item[1]).sum()))
        return line, np.inf, np.zeros(amounts)
    shares = np.maximum(-np.asarray(found.ineqlin.marginals), 0.0)
    total = shares[: len(cuts)].sum()
    shares = shares / total if total > 0 else np.append(np.full(len(cuts), 1 / len(cuts)), np.zeros(len(needs)))
    return _weighted(cuts, needs, sizes, size, shares), float(found.x[amounts]) * size, np.clip(found.x[:amounts], -1.0, 1.0)


def _infeasible(rows: Floats, right: Floats) -> Floats | None:
    """Give multipliers of needs that cannot be met together, large enough to outweigh any worth; None where there are none."""
    count, amounts = rows.shape
    found = linprog(np.append(np.zeros(amounts), 1.0), np.hstack([rows, -np.ones((count, 1))]), right, bounds=[(-1.0, 1.0)] * amounts + [(None, None)], method="highs")
    if found.x is None or not found.fun or found.fun <= 0:
        return None
    shares = np.maximum(-np.asarray(found.ineqlin.marginals), 0.0)
    return np.asarray(shares * (4.0 / found.fun))


def _weighted(cuts: Sequence[Line], needs: Sequence[Line], sizes: Floats, size: float, shares: Floats) -> Line:
    constant, slope = 0.0, np.zeros(len(cuts[0][1]))
    factors = np.append(shares[: len(cuts)], shares[len(cuts) :] * size / sizes)
    for factor, (part, tilt) in zip(factors, [*cuts, *needs], strict=True):
        constant, slope = constant + float(factor) * part, slope + float(factor) * tilt
    return constant, slope
