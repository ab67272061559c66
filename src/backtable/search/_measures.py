"""Gains, slacks and margins as sums of measures: numbers of a package, each weighted by numbers of a world."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Person
from backtable.formula import Arithmetic, Conditional, Negate, Node, Number, node_names
from backtable.search._loose import NOTHING, Box, Inside, Loose, Taken, Top
from backtable.value import Model, Table, Term, View, Worths, hang_together, span

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
MOST_ROWS = 1_100_000
_MOST_SPLIT = 64
_SMALL = 400
_SAMPLE = 2_000
_RANK = 48
_CHUNK = 2_000_000
_NOISE = 1e-12
_ONE = Number(1.0)


@dataclass(frozen=True, slots=True)
class Factor:
    """What some measures owe to the options of a few issues: (options of the first issue, …, measures)."""

    touched: tuple[int, ...]
    columns: NDArray[np.intp]
    values: Floats


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a package in a world: `fixed` + Σ `weights` × measures + a rest between `under` and `over`.

    Args:
        first: place of its first measure, which is its mean over the worlds, but for `fixed`.
        weights: (measures, worlds or 1).
        fixed, under, over: (worlds or 1,).
        size: how large it can be, roughly.
        loose: terms of so many issues that only their ends and lines above them are known; they are part of the rest.
    """

    first: int
    weights: Floats
    fixed: Floats
    under: Floats
    over: Floats
    size: float
    loose: tuple[Loose, ...] = ()

    @property
    def places(self) -> slice:
        """Where its measures stand among all."""
        return slice(self.first, self.first + len(self.weights))

    @property
    def alike(self) -> bool:
        """Whether it is the same in all worlds."""
        return len(self.fixed) == 1

    def at(self, measures: Floats) -> Floats:
        """Give (packages, worlds or 1) values, but for the rest, from (packages, all measures)."""
        return np.asarray(self.fixed + measures[:, self.places] @ self.weights, dtype=float)

    def rest(self, box: Box, taken: Taken = NOTHING) -> tuple[Floats, Floats]:
        """Give (worlds or 1,) ends of the rest over a box.

        Args:
            taken: comparisons that are taken as so, or as not so.
        """
        under, over = self.under, self.over
        for term in self.loose:
            low, high = term.ends(box, taken)
            under, over = under + low, over + high
        return under, over

    def top(self, box: Box, taken: Taken = NOTHING) -> Top:
        """Give a straight line above the rest over a box."""
        found = [term.top(box, taken) for term in self.loose]
        if not found:
            return Top(np.zeros(0, dtype=np.intp), np.zeros((0, 1)), self.over)
        weights = np.concatenate([np.broadcast_to(item.weights, (len(item.weights), len(self.fixed))) for item in found])
        return Top(np.concatenate([item.places for item in found]), weights, np.asarray(self.over + sum(item.constant for item in found)))

    def doubt(self, box: Box, taken: Taken, weights: Floats) -> float:
        """Give how much of it over a box is known by lines alone, as a share of its size."""
        return sum(term.doubt(box, taken, weights) for term in self.loose) / max(self.size, 1e-300)

    def ends(self, low: Floats, high: Floats, box: Box, taken: Taken = NOTHING) -> tuple[Floats, Floats]:
        """Give (worlds or 1,) lowest and highest values where every measure lies between `low` and `high`."""
        first, second = self.weights * low[self.places, None], self.weights * high[self.places, None]
        under, over = self.rest(box, taken)
        return (
            self.fixed + np.minimum(first, second).sum(axis=0) + under,
            self.fixed + np.maximum(first, second).sum(axis=0) + over,
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A term as a product: what is the same in all worlds, if anything, and what may not be."""

    alone: Worths | None
    mixed: Worths


class Measures:
    """Makes quantities, and keeps the measures that they are sums of.

    Whatever a term of a case is, over all options of the issues that it touches and all worlds it is a table, and such a table
    is nearly always of low rank: a commission times a revenue is one number of a world times one of a package. The directions of
    the worlds are found on a sample of rows; what is left of any row is the rest, whose ends are kept world by world, so that nothing
    rests on the sample.

    Args:
        view: the case in some worlds.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.model: Model = view.model
        self.case: Case = view.case
        self.sizes = tuple(len(issue.options) for issue in self.case.issues)
        self.count = 0
        self._known: dict[object, Worths] = {}
        self._hang = hang_together(self.case)
        self.factors: list[Factor] = []
        self.values: dict[int, int] = {}
        self.inside: dict[object, Inside] = {}

    def quantity(self, terms: Sequence[Term], person: Person | None = None, fixed: Floats | None = None) -> Quantity:
        """Give the sum of some terms, as it is or as a person judges it.

        Args:
            fixed: (worlds or 1,) what is added whatever the package.
        """
        worlds = self.view.worlds
        terms = [piece for term in terms for piece in self._split(term)]
        small = [term for term in terms if prod(self.sizes[place] for place in term.touched) <= MOST_ROWS]
        loose = tuple(self._loose(term, person) for term in terms if term not in small)
        base = np.zeros(1) if fixed is None else np.asarray(fixed, dtype=float).reshape(-1)
        varying: list[Piece] = []
        for term in small:
            if term.touched:
                varying.append(self._piece(term, person))
            else:
                base = base + self._worths(term, person).at(np.zeros((1, len(self.sizes)), dtype=np.int32))[0]
        basis = self._basis([piece.mixed for piece in varying])
        several = len(base) > 1 or any(piece.mixed.worlds > 1 for piece in varying) or any(term.inside.uncertain for term in loose)
        first, width = self.count, worlds.count if several else 1
        self.count += 1 + len(basis)
        under, over, size = np.zeros(width), np.zeros(width), float(np.abs(base).max())
        whole = tuple((0, count - 1) for count in self.sizes)
        for piece in varying:
            touched, values, low, high = self._product(piece, basis)
            under, over = under + low, over + high
            size += float(np.abs(values[:, 0]).max(initial=0.0))
            used = np.flatnonzero(np.abs(values).max(axis=0) > 0)
            self.add(touched, first + used, values[:, used])
        for item in loose:
            size += max((float(np.abs(end).max()) for end in item.ends(whole) if np.isfinite(end).all()), default=0.0)
        noise = _NOISE * max(size, 1e-300)
        if width > 1 and not loose and not len(basis) and np.ptp(base) <= noise and np.ptp(under) <= noise and np.ptp(over) <= noise:
            width, base, under, over = 1, base[:1] + np.ptp(base), under.min(keepdims=True) - noise, over.max(keepdims=True)
        weights = np.concatenate([np.ones((1, width)), np.broadcast_to(basis, (len(basis), width)) if len(basis) else np.zeros((0, width))])
        return Quantity(first, weights, np.broadcast_to(base, (width,)).copy(), under - noise, over + noise, size, loose)

    def _worths(self, term: Term, person: Person | None) -> Worths:
        """Give a term as a function of packages; people who see the same share what is the same in all worlds."""
        sight = None if person is None else tuple(sorted(self.model.sight(person)[0].items()))
        key = (term, sight)
        if key not in self._known:
            (found,) = self.view.worths([term], person)
            if found.worlds == 1 and found.touched:
                shape = tuple(self.sizes[place] for place in found.touched)
                rows = [np.broadcast_to(found.at(codes), (len(codes), 1)) for codes in self._rows(found.touched, 1)]
                found = Table(found.touched, shape, np.concatenate(rows))
            self._known[key] = found
        return self._known[key]

    def _piece(self, term: Term, person: Person | None) -> Piece:
        """Give a term as a product of what depends on the package alone and of what the world has a part in."""
        if term.node is None:
            return Piece(None, self._worths(term, person))
        seen = set(self.view.worlds.values) if person is None else set(self.model.sight(person)[0])
        plain: list[Node] = []
        mixed: list[Node] = []
        for factor in _factors(term.node):
            (mixed if node_names(factor) & seen or not self.model.touched(factor) else plain).append(factor)
        averaged = [frozenset().union(*(self._hang[name] for part in parts for name in node_names(part) & self._hang.keys())) for parts in (plain, mixed)]
        if not plain or averaged[0] & averaged[1]:
            return Piece(None, self._worths(term, person))
        alone, rest = _joined(plain), _joined(mixed)
        return Piece(
            self._worths(replace(term, touched=self.model.touched(alone), node=alone, stake=None), person),
            self._worths(replace(term, touched=self.model.touched(rest), node=rest, sign=1.0), person),
        )

    def _product(self, piece: Piece, basis: Floats) -> tuple[tuple[int, ...], Floats, Floats, Floats]:
        """Give the issues of a piece, its (combinations, measures), and the (worlds or 1,) ends of what is left of it."""
        values, low, high = self._projected(piece.mixed, basis)
        if piece.alone is None:
            return piece.mixed.touched, values, low, high
        factor = np.concatenate([np.broadcast_to(piece.alone.at(codes), (len(codes), 1)) for codes in self._rows(piece.alone.touched, 1)])[:, 0]
        corners = [end * bound for end in (factor.min(), factor.max()) for bound in (low, high)]
        touched = tuple(sorted({*piece.alone.touched, *piece.mixed.touched}))
        shape = tuple(self.sizes[place] for place in touched)

        def spread(part: tuple[int, ...], columns: Floats) -> Floats:
            own = tuple(self.sizes[place] if place in part else 1 for place in touched)
            return columns.reshape(*own, columns.shape[1])

        total = spread(piece.alone.touched, factor[:, None]) * spread(piece.mixed.touched, values)
        total = np.broadcast_to(total, (*shape, values.shape[1])).reshape(-1, values.shape[1])
        return touched, total, np.minimum.reduce(corners), np.maximum.reduce(corners)

    def _split(self, term: Term) -> list[Term]:
        """Give terms of fewer issues that add up to one of many."""
        if term.node is None:
            return [term]
        return [replace(term, node=node, touched=self.model.touched(node)) for node in split(term.node, self._rows_of)]

    def _rows_of(self, node: Node) -> int:
        return prod(self.sizes[place] for place in self.model.touched(node))

    def _loose(self, term: Term, person: Person | None) -> Loose:
        assert term.node is not None
        node = term.node if term.stake is None else Arithmetic("*", term.stake, term.node)
        node = Arithmetic("*", Number(term.sign), node)
        seen, _ = ({item.key: item.key for item in self.case.assumptions}, None) if person is None else self.model.sight(person)
        names: dict[str, tuple[float, float]] = {key: (value, value) for key, value in self.model.facts.items()}
        for item in self.case.assumptions:
            if item.key in seen:
                drawn = self.view.worlds.values[seen[item.key]]
                names[item.key] = (float(drawn.min()), float(drawn.max()))
            else:
                names[item.key] = span(item.distribution)
        options = {
            self.case.issues[place].key: (place, np.array(self.case.issues[place].options, dtype=float))
            for place in term.touched
            if self.case.issues[place].numeric
        }
        key = (term, tuple(sorted(seen.items())))
        if key not in self.inside:
            self.inside[key] = Inside(self.view, term, person)
        inside = self.inside[key]
        return Loose(node, names, self.model.front, options, inside, np.array([self._value(place) for place in inside.places], dtype=np.intp))

    def _value(self, place: int) -> int:
        """Give the place of the measure that is the value of an issue."""
        if place not in self.values:
            self.values[place] = self.count
            self.count += 1
            self.add((place,), np.array([self.values[place]]), np.array(self.case.issues[place].options, dtype=float)[:, None])
        return self.values[place]

    def _rows(self, touched: tuple[int, ...], wide: int) -> Iterator[Codes]:
        """Give all options of some issues as packages, some at a time; issues that do not matter stand at their first option."""
        shape = tuple(self.sizes[place] for place in touched)
        step = max(1, _CHUNK // wide)
        for start in range(0, prod(shape), step):
            yield self._codes(touched, np.arange(start, min(start + step, prod(shape))))

    def _codes(self, touched: tuple[int, ...], numbers: NDArray[np.intp]) -> Codes:
        codes = np.zeros((len(numbers), len(self.sizes)), dtype=np.int32)
        if touched:
            columns = np.unravel_index(numbers, tuple(self.sizes[place] for place in touched))
            for place, column in zip(touched, columns, strict=True):
                codes[:, place] = column
        return codes

    def _basis(self, parts: Sequence[Worths]) -> Floats:
        """Give (directions, worlds) in which the terms vary from world to world beside their mean."""
        random, weights = np.random.default_rng(0), self.view.worlds.weights
        rows, scale = [], 0.0
        for part in parts:
            count = prod(self.sizes[place] for place in part.touched)
            numbers = np.arange(count) if count <= _SAMPLE else np.unique([0, count - 1, *random.integers(0, count, _SAMPLE)])
            values = part.at(self._codes(part.touched, numbers))
            scale = max(scale, float(np.abs(values).max(initial=0.0)))
            if values.shape[1] > 1:
                rows.append(values - (values @ weights)[:, None])
        if not rows:
            return np.zeros((0, 1))
        left, found = np.concatenate(rows), np.zeros((0, self.view.worlds.count))
        if len(left) > _SAMPLE:
            left = left[np.sort(random.choice(len(left), _SAMPLE, replace=False))]
        for _ in range(_RANK):
            sizes = np.abs(left).max(axis=1)
            row = left[int(np.argmax(sizes))]
            if sizes.max() <= _NOISE * scale:
                break
            row = row - (found @ row) @ found  # once more, for what rounding has left in it
            found = np.concatenate([found, row[None] / np.linalg.norm(row)])
            left = left - np.outer(left @ found[-1], found[-1])
        return found

    def _projected(self, part: Worths, basis: Floats) -> tuple[Floats, Floats, Floats]:
        """Give (combinations, measures) of a term, and the (worlds or 1,) ends of what is left of it."""
        found, under, over = [], np.full(1, np.inf), np.full(1, -np.inf)
        for codes in self._rows(part.touched, part.worlds):
            values = part.at(codes)
            values = np.broadcast_to(values, (len(codes), values.shape[1]))
            means = values @ self.view.worlds.weights if values.shape[1] > 1 else values[:, 0]
            rests = values - means[:, None]
            shares = rests @ basis.T if values.shape[1] > 1 else np.zeros((len(codes), len(basis)))
            if values.shape[1] > 1:
                rests = rests - shares @ basis
            under, over = np.minimum(under, rests.min(axis=0)), np.maximum(over, rests.max(axis=0))
            found.append(np.concatenate([means[:, None], shares], axis=1))
        return np.concatenate(found), under, over

    def add(self, touched: tuple[int, ...], columns: NDArray[np.intp], values: Floats) -> None:
        """Add to some measures what they owe to the options of a few issues.

        Args:
            values: (combinations, columns).
        """
        shape = tuple(self.sizes[place] for place in touched)
        shaped = values.reshape(*shape, len(columns))
        for number, factor in enumerate(self.factors):
            if factor.touched == touched:
                both = np.union1d(factor.columns, columns)
                total = np.zeros((*shape, len(both)))
                total[..., np.searchsorted(both, factor.columns)] += factor.values
                total[..., np.searchsorted(both, columns)] += shaped
                self.factors[number] = Factor(touched, both, total)
                return
        self.factors.append(Factor(touched, np.asarray(columns, dtype=np.intp), shaped))

    def of(self, codes: Codes) -> Floats:
        """Give (packages, all measures)."""
        found = np.zeros((len(codes), self.count))
        for factor in self.factors:
            found[:, factor.columns] += factor.values[tuple(codes[:, place] for place in factor.touched)]
        return found


def split(node: Node, rows: Callable[[Node], int]) -> list[Node]:
    """Give trees that add up to a tree: as `terms` of formulas, and sums within a branch of a condition apart from each other.

    What would leave a part of too many issues for a table stays whole: lines above the whole are lower than the lines above its parts.

    Args:
        rows: says of how many combinations of options a tree is a function.
    """
    if rows(node) <= _SMALL:
        return [node]
    found: list[Node]
    match node:
        case Negate(operand=operand):
            return [Negate(part) for part in split(operand, rows)]
        case Arithmetic(operator="+", left=left, right=right):
            return [*split(left, rows), *split(right, rows)]
        case Arithmetic(operator="-", left=left, right=right):
            return [*split(left, rows), *(Negate(part) for part in split(right, rows))]
        case Arithmetic(operator="*", left=left, right=right):
            lefts, rights = split(left, rows), split(right, rows)
            if len(lefts) * len(rights) > _MOST_SPLIT:
                return [node]
            found = [Arithmetic("*", first, second) for first in lefts for second in rights]
        case Arithmetic(operator="/", left=left, right=right):
            found = [Arithmetic("/", part, right) for part in split(left, rows)]
        case Conditional(test=test, yes=yes, no=no):
            zero = Number(0.0)
            first, second = split(yes, rows), split(no, rows)
            if len(first) == len(second) == 1:
                return [node]
            found = [Conditional(test, part, zero) for part in first if part != zero]
            found += [Conditional(test, zero, part) for part in second if part != zero]
        case _:
            return [node]
    return found if all(rows(part) <= MOST_ROWS for part in found) else [node]


def _factors(node: Node) -> list[Node]:
    """Give trees whose product a tree is."""
    match node:
        case Negate(operand=operand):
            return [Number(-1.0), *_factors(operand)]
        case Arithmetic(operator="*", left=left, right=right):
            return [*_factors(left), *_factors(right)]
        case Arithmetic(operator="/", left=left, right=right):
            return [*_factors(left), Arithmetic("/", _ONE, right)]
        case _:
            return [node]


def _joined(factors: Sequence[Node]) -> Node:
    """Give the product of some trees."""
    total: Node = _ONE
    for factor in factors:
        total = factor if total is _ONE else Arithmetic("*", total, factor)
    return total
