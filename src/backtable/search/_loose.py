"""Terms of too many issues for a table: between which numbers they lie over a box, and straight lines above them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from backtable.case import Person
from backtable.formula import Node, interval, walk
from backtable.value import Enclosure, Lines, Term, View

Floats = NDArray[np.float64]
Box = tuple[tuple[int, int], ...]
_KEPT = 500_000  # numbers of the lines of boxes that are remembered
_ROUNDED = 2.0**-46
_CALL = 4_000  # what one step costs beside the numbers that it computes


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
        self.spent = 0
        self.most = max(_KEPT // ((len(self.places) + 3) * view.worlds.count), 16)
        """Of how many boxes the lines are remembered."""
        self._term, self._person, self._known = term, person, dict[Box, Lines | None]()
        self._options = [np.array(issues[place].options, dtype=float) for place in self.places]
        self._whole = Enclosure(view, self.places)
        self._work = sum(1 for tree in trees for _ in walk(tree)) * (len(self.places) + 2) * (view.worlds.count + _CALL)

    def over(self, box: Box) -> Lines | None:
        """Give (1, worlds or 1) lines over the box; None where an issue is text and still open."""
        if any(box[place][0] < box[place][1] for place in self.texts):
            return None
        own = tuple(box[place] for place in self.touched)
        if own not in self._known:
            if len(self._known) >= self.most:
                self._known.clear()
            self._known[own] = self._lines(box)
            self.spent += self._work
        return self._known[own]

    def ends(self, box: Box) -> tuple[Floats, Floats]:
        """Give (issues,) the lowest and the highest value of each numeric issue over a box."""
        parts = [options[box[place][0] : box[place][1] + 1] for place, options in zip(self.places, self._options, strict=True)]
        return np.array([part.min() for part in parts]), np.array([part.max() for part in parts])

    def _lines(self, box: Box) -> Lines:
        low, high = self.ends(box)
        codes = np.array([[first for first, _ in box]], dtype=np.int32)
        return self._whole.within(codes, low[None], high[None]).term(self._term, self._person)


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
    _known: dict[Box, tuple[Floats, Floats, Top]] = field(default_factory=dict, init=False)

    def ends(self, box: Box) -> tuple[Floats, Floats]:
        """Give (worlds or 1,) lowest and highest values over a box."""
        return self._found(box)[:2]

    def top(self, box: Box) -> Top:
        """Give a straight line above it over a box, in the worlds in which that is lower at its middle than the highest value."""
        return self._found(box)[2]

    def _found(self, box: Box) -> tuple[Floats, Floats, Top]:
        own = tuple(box[place] for place in self.inside.touched)
        if own not in self._known:
            if len(self._known) >= self.inside.most:
                self._known.clear()
            low, high = self._ends(box)
            self._known[own] = low, high, self._top(box, high)
        return self._known[own]

    def _ends(self, box: Box) -> tuple[Floats, Floats]:
        bounds = dict(self.names)
        for key, (place, options) in self.options.items():
            part = options[box[place][0] : box[place][1] + 1]
            bounds[key] = (float(part.min()), float(part.max()))
        low, high = interval(self.node, bounds, self.front)
        if self.sign < 0:
            low, high = -high, -low
        lines = self._lines(box)
        if lines is None:
            return np.array([low]), np.array([high])
        return np.fmax(low, lines.low[0]), np.fmin(high, lines.high[0])

    def _top(self, box: Box, high: Floats) -> Top:
        lines = self._lines(box)
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
        taken = np.isfinite(constant) & np.isfinite(weights).all(axis=0) & (level < high)
        return Top(self.measures, np.where(taken, weights, 0.0), np.where(taken, constant, high))

    def _lines(self, box: Box) -> Lines | None:
        lines = self.inside.over(box)
        if lines is None:
            return None
        if self.mean is not None:
            lines = lines.mean(self.mean)
        return -lines if self.sign < 0 else lines
