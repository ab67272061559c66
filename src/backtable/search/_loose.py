"""Terms of too many issues for a table: between which numbers they lie over a box, and straight lines above them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backtable.case import Person
from backtable.formula import Node, interval, walk
from backtable.value import Enclosure, Lines, Term, View, Within

Floats = NDArray[np.float64]
Box = tuple[tuple[int, int], ...]
Taken = Mapping[int, bool]
NOTHING: Taken = {}
_KEPT = 500_000  # numbers of the lines of boxes that are remembered
_ROUNDED = 2.0**-46
_CALL = 4_000  # what one step costs beside the numbers that it computes


class Over(NamedTuple):
    """Lines over a box, and the differences whose sign is open there."""

    lines: Lines | None
    open: tuple[Node, ...]


class Inside:
    """Straight lines, with how far it may be from them, for a term whose issues are anywhere in a box.

    Args:
        view: the case in some worlds.
        term: with its issues.
        person: as whom it is judged; None as it is.
    """

    def __init__(self, view: View, term: Term, person: Person | None) -> None:
        issues, trees = view.case.issues, [tree for tree in (term.node, term.stake) if tree is not None]
        names = frozenset[str]().union(*(view.model.averages.names(tree) for tree in trees))
        self.places = tuple(place for place in term.touched if issues[place].numeric)
        self.texts = tuple(place for place in term.touched if not issues[place].numeric)
        self.touched = term.touched
        self.uncertain = bool(names & view.worlds.values.keys())
        self.bends: dict[Node, int] = {}
        """Differences at whose zero it bends or jumps, with the number of the comparison that each is."""
        self.spent = 0
        self.most = max(_KEPT // ((len(self.places) + 3) * view.worlds.count), 16)
        """Of how many boxes the lines are remembered."""
        self._term, self._person, self._known = term, person, dict[object, Over]()
        self._options = [np.array(issues[place].options, dtype=float) for place in self.places]
        self._whole = Enclosure(view, self.places)
        self._work = sum(1 for tree in trees for _ in walk(tree)) * (len(self.places) + 2) * (view.worlds.count + _CALL)

    def differences(self) -> list[Node]:
        """Give the differences, the same in all worlds, at whose zero the term bends or jumps."""
        within = self._within(tuple((0, len(issue.options) - 1) for issue in self._whole.case.issues), NOTHING)
        within.term(self._term, self._person)
        return list(within.bends)

    def over(self, box: Box, taken: Taken) -> Over:
        """Give (1, worlds or 1) lines over the box; no lines where an issue is text and still open.

        Args:
            taken: comparisons that are taken as so, or as not so.
        """
        if any(box[place][0] < box[place][1] for place in self.texts):
            return Over(None, ())
        key = self.key(box, taken)
        if key not in self._known:
            if len(self._known) >= self.most:
                self._known.clear()
            self._known[key] = self._over(box, taken)
            self.spent += self._work
        return self._known[key]

    def open(self, box: Box, taken: Taken) -> list[int]:
        """Give the numbers of the comparisons that are open over a box, and on either side of which the lines are nearer."""
        return [self.bends[node] for node in self.over(box, taken).open if node in self.bends]

    def reaches(self, box: Box, taken: Taken) -> dict[int, float]:
        """Give for each issue that is open over a box how far the lines rise along it, without end for text."""
        lines = self.over(box, taken).lines
        far = dict.fromkeys(self.touched, 0.0) | dict.fromkeys(self.texts, np.inf)
        if lines is not None:
            far |= {place: float(np.abs(slope).mean()) for place, slope in zip(self.places, lines.slopes, strict=True)}
        return {place: reach for place, reach in far.items() if box[place][0] < box[place][1]}

    def key(self, box: Box, taken: Taken) -> object:
        """Give what the lines over a box depend on."""
        own = tuple(box[place] for place in self.touched)
        return own, tuple((number, taken[number]) for number in self.bends.values() if number in taken)

    def ends(self, box: Box) -> tuple[Floats, Floats]:
        """Give (issues,) the lowest and the highest value of each numeric issue over a box."""
        parts = [options[box[place][0] : box[place][1] + 1] for place, options in zip(self.places, self._options, strict=True)]
        return np.array([part.min() for part in parts]), np.array([part.max() for part in parts])

    def _over(self, box: Box, taken: Taken) -> Over:
        within = self._within(box, taken)
        lines = within.term(self._term, self._person)
        open_ = [node for node, bend in within.bends.items() if not bend.taken[0] and bool((bend.line.low < 0).any() and (bend.line.high > 0).any())]
        return Over(lines, tuple(open_))

    def _within(self, box: Box, taken: Taken) -> Within:
        low, high = self.ends(box)
        codes = np.array([[first for first, _ in box]], dtype=np.int32)
        signs = {node: np.array([1 if taken[number] else -1], dtype=np.int8) for node, number in self.bends.items() if number in taken}
        return self._whole.within(codes, low[None], high[None], signs)


@dataclass(frozen=True, slots=True)
class Top:
    """What a quantity's rest is at most over a box: a straight line in some measures.

    Args:
        places: of the measures.
        weights: (measures, worlds or 1).
        constant: (worlds or 1,).
    """

    places: NDArray[np.intp]
    weights: Floats
    constant: Floats

    def at(self, measures: Floats) -> Floats:
        """Give (worlds or 1,) values from (all measures,)."""
        return np.asarray(self.constant + measures[self.places] @ self.weights, dtype=float)

    def joined(self, factor: Floats, count: int) -> tuple[Floats, float]:
        """Give (measures,) weights and the constant of the sum over worlds of factor × this.

        Args:
            factor: (worlds,).
            count: of all measures.
        """
        vector = np.zeros(count)
        total = float(factor.sum())
        if len(self.places):
            np.add.at(vector, self.places, self.weights[:, 0] * total if self.weights.shape[1] == 1 else self.weights @ factor)
        return vector, float(self.constant[0] * total if len(self.constant) == 1 else self.constant @ factor)


@dataclass(frozen=True, slots=True)
class Loose:
    """A term of too many issues for a table.

    Args:
        node, names, front, options: what its interval is reckoned from.
        inside: what its lines are found by.
        measures: of the values of the numeric issues.
        sign: −1 for its opposite.
        mean: (worlds,) weights where its mean over the worlds is meant.
    """

    node: Node
    names: Mapping[str, tuple[float, float]]
    front: Mapping[str, float]
    options: Mapping[str, tuple[int, Floats]]
    inside: Inside
    measures: NDArray[np.intp]
    sign: float = 1.0
    mean: Floats | None = field(default=None)
    _known: dict[object, tuple[Floats, Floats, Top]] = field(default_factory=dict, init=False)

    def ends(self, box: Box, taken: Taken = NOTHING) -> tuple[Floats, Floats]:
        """Give (worlds or 1,) lowest and highest values over a box.

        Args:
            taken: comparisons that are taken as so, or as not so.
        """
        return self._found(box, taken)[:2]

    def top(self, box: Box, taken: Taken = NOTHING) -> Top:
        """Give a straight line above it over a box, in the worlds in which that is lower at its middle than the highest value."""
        return self._found(box, taken)[2]

    def doubt(self, box: Box, taken: Taken, weights: Floats) -> float:
        """Give how far its lines over a box are apart, in the mean of the worlds."""
        lines = self._lines(box, taken)
        low, high = self.ends(box, taken)
        return float(np.broadcast_to(high - low if lines is None else 2 * lines.away[0], weights.shape) @ weights)

    def _found(self, box: Box, taken: Taken) -> tuple[Floats, Floats, Top]:
        key = self.inside.key(box, taken)
        if key not in self._known:
            if len(self._known) >= self.inside.most:
                self._known.clear()
            low, high = self._ends(box, taken)
            self._known[key] = low, high, self._top(box, taken, high)
        return self._known[key]

    def _ends(self, box: Box, taken: Taken) -> tuple[Floats, Floats]:
        bounds = dict(self.names)
        for key, (place, options) in self.options.items():
            part = options[box[place][0] : box[place][1] + 1]
            bounds[key] = (float(part.min()), float(part.max()))
        low, high = interval(self.node, bounds, self.front)
        if self.sign < 0:
            low, high = -high, -low
        lines = self._lines(box, taken)
        if lines is None:
            return np.array([low]), np.array([high])
        return np.fmax(low, lines.low[0]), np.fmin(high, lines.high[0])

    def _top(self, box: Box, taken: Taken, high: Floats) -> Top:
        lines = self._lines(box, taken)
        if lines is None:
            return Top(self.measures[:0], np.zeros((0, 1)), high)
        least, most = self.inside.ends(box)
        middle, reach = (least + most) / 2, np.maximum((most - least) / 2, 1e-300)
        shape = np.broadcast_shapes(np.shape(lines.middle), np.shape(lines.away), *(np.shape(slope) for slope in lines.slopes), (1, len(high)))
        slopes = np.stack([np.broadcast_to(slope, shape)[0] for slope in lines.slopes]) if lines.slopes else np.zeros((0, shape[1]))
        level = np.broadcast_to(lines.middle + lines.away, shape)[0]
        with np.errstate(over="ignore", invalid="ignore"):
            weights = np.where((most > least)[:, None], slopes / reach[:, None], 0.0)
            sizes = np.abs(level) + np.abs(weights * np.maximum(np.abs(least), np.abs(most))[:, None]).sum(axis=0)
            constant = level - middle @ weights + _ROUNDED * sizes
        lower = np.isfinite(constant) & np.isfinite(weights).all(axis=0) & (level < high)
        return Top(self.measures, np.where(lower, weights, 0.0), np.where(lower, constant, high))

    def _lines(self, box: Box, taken: Taken) -> Lines | None:
        lines = self.inside.over(box, taken).lines
        if lines is None:
            return None
        if self.mean is not None:
            lines = lines.mean(self.mean)
        return -lines if self.sign < 0 else lines
