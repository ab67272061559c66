"""The efficient packages of a case that is too large to look at every package."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.advice._limits import Column, Conditions
from backtable.case import Person, Side
from backtable.errors import NoPackageError, TooLargeError
from backtable.formula import Node
from backtable.frontier import (
    MOST_CELLS,
    Cluster,
    Factor,
    Listing,
    clusters_of,
    efficient_coupled,
    listed_groups,
    whole_decimals,
    whole_points,
)
from backtable.value import DEFAULT_MEMORY, LEAST_MEMORY, Model, Packages, Term, View, Worlds, Worths, holding

Progress = Callable[[str, int, int], None]
Scopes = set[tuple[int, ...]]
_WORDS = "Adding up what is efficient"
_MOST_CLASSES = 64
_MOST_LISTED = 1_000  # of a point
_MOST_LOOKED = 20_000
_MOST_NUMBERS = 50_000_000
_A_CELL, _A_NUMBER = 400, 32  # bytes


@dataclass(frozen=True, slots=True)
class _Class:
    """Packages that the same people must approve: for each side the place of the authority rule that is the first to hold.

    Args:
        first: side → place of the rule, as many as there are rules where none holds.
        required: who must approve.
    """

    first: Mapping[str, int]
    required: tuple[Person, ...]


def efficient_packages(
    model: Model, worlds: Worlds, over: Sequence[str] | None = None, every: bool = False, memory: int = DEFAULT_MEMORY, progress: Progress | None = None
) -> Packages | None:
    """Give a package for each efficient point over the gains that count and those of everybody who must approve, whatever the size of the case.

    Every yes is a gain that is high enough, so for any package that passes there is one here that the same people must approve, that passes, and that gives nobody less.

    Args:
        model: the case with a seating.
        worlds: the worlds.
        over: keys of the sides and people of a frontier, for which our own yes is enough. Without it: all sides, for a proposal that everybody must approve.
        every: whether packages count that our own people do not approve.
        memory: bytes that may be taken, roughly.
        progress: called with what is being done, and how many steps of how many are done.

    Returns:
        None where too many issues are coupled by worths, rules and authority, where a yes that counts is not the same in all worlds, or where there are too many efficient points.
    """
    sides = model.case.sides
    tries: list[tuple[Side, ...]] = [sides]
    if over is not None:
        tries.append(() if every else (model.case.our_side,))  # whoever else must approve counts only where that is not too much
    refused = 0
    for asked in tries:
        sums = None if over is None and worlds.count > 1 else _sums(model, worlds, [side.key for side in sides] if over is None else over, asked, memory)
        if sums is None or sums.parties == refused:
            continue
        try:
            return sums.packages(progress)
        except (NoPackageError, TooLargeError):
            refused = sums.parties
    return None


@dataclass(frozen=True, slots=True)
class _Sums:
    """For each class of packages what is summed.

    Args:
        view: the case.
        factors: for each class, and the number of parties.
        clusters: of the issues that are coupled.
        limits: numbers of the case's rules that are gains, and so not kept by all that is found.
    """

    view: View
    factors: tuple[tuple[int, list[Factor]], ...]
    clusters: tuple[tuple[Cluster, ...], ...]
    limits: tuple[int, ...] = ()

    def kept(self, codes: NDArray[np.int32]) -> NDArray[np.int32]:
        """Give the packages that those rules leave."""
        for number in self.limits:
            codes = codes[holding(self.view.case, self.view.case.rules[number].require, codes)]
        return codes

    @property
    def parties(self) -> int:
        """How many gains are compared at most."""
        return max(count for count, _ in self.factors)

    def packages(self, progress: Progress | None) -> Packages:
        """Give the packages, of all classes."""
        case, tell = self.view.case, progress and _telling(progress)
        sizes = [len(issue.options) for issue in case.issues]
        found = [efficient_coupled(sizes, count, factors, self.clusters, self.view.scale, tell) for count, factors in self.factors]
        codes = self.kept(np.unique(np.concatenate(found), axis=0))
        if not len(codes):
            raise NoPackageError(f"{case.rules[0].require.place if case.file else case.name}: the rules leave no package at all; relax one of them")
        return Packages(case, codes)


def _sums(
    model: Model, worlds: Worlds, over: Sequence[str], asked: Sequence[Side], memory: int, apart: bool = False
) -> _Sums | None:
    """Give what is summed; with `apart` the gains that the frontier is over come first, each by itself.

    Conditions couple the issues that they are of. Where that is too much those that are sums over several groups are gains instead.
    """
    classes = _classes(asked)
    if classes is None:
        return None
    people = [person for side in asked for person in side.people if any(person in item.required for item in classes)]
    for limits in (False, True):
        found = _coupled_sums(model, worlds, over, asked, classes, people, memory, apart, limits)
        if found is not None:
            return found
    return None


def _coupled_sums(
    model: Model, worlds: Worlds, over: Sequence[str], asked: Sequence[Side], classes: Sequence[_Class], people: Sequence[Person], memory: int, apart: bool, limits: bool
) -> _Sums | None:
    case = model.case
    cells = min(MOST_CELLS, max(memory - LEAST_MEMORY, 0) // _A_CELL)
    sizes = [len(issue.options) for issue in case.issues]
    conditions = Conditions(model, asked)
    scopes = _scopes(model, over, people)
    if limits:
        conditions.part(scopes)
        if not conditions.parted:
            return None
    scopes |= conditions.scopes
    clusters = clusters_of(sizes, sorted(scopes), cells)
    if clusters is None or max((prod(sizes[issue] for issue in scope) for scope in scopes), default=0) * worlds.count > min(_MOST_NUMBERS, max(memory - LEAST_MEMORY, 0) // _A_NUMBER):
        return None
    view = model.view(worlds)
    pieces = _Pieces(view)
    tables = conditions.tables(pieces.of_node, pieces.of_rule, whole_decimals(view.scale))
    # what others gain on average may vary with the worlds where it only chooses among packages that are equal
    if tables is None or not all(pieces.certain(person) for person in people if worlds.count == 1 or person.side == case.ours):
        return None
    result = []
    for item in classes:
        first = [pieces.gain(key) for key in over]
        held, gains = tables.of_class(item.first)
        columns = pieces.distinct([*first, *(pieces.judged(person) for person in item.required), *gains])
        if apart:
            columns = [*first, *(column for column in columns if not any(column is other for other in first))]
        factors = [Factor(touched, values, number) for number, column in enumerate(columns) for touched, values in column]
        result.append((len(columns), factors + [Factor(touched, values, None) for touched, values in held]))
    return _Sums(view, tuple(result), clusters, conditions.parted_rules)


def every_package(
    model: Model,
    worlds: Worlds,
    over: Sequence[str],
    every: bool,
    firsts: NDArray[np.int32],
    allowed: Callable[[NDArray[np.int32]], NDArray[np.bool_]],
    memory: int = DEFAULT_MEMORY,
    progress: Progress | None = None,
) -> list[tuple[NDArray[np.int32], int | None]] | None:
    """Give for each point of an exact frontier the packages that come to it, of very many the first, in the order of the case, and how many there are; None where that was not counted.

    Args:
        model, worlds, over, every, memory, progress: as of `efficient_packages`.
        firsts: (points, issues) a package of each.
        allowed: which packages our own people approve.

    Returns:
        None where a set of coupled issues is too large to be listed.

    Raises:
        TooLargeError: there are too many efficient sums.
    """
    sums = _sums(model, worlds, over, () if every else (model.case.our_side,), memory, apart=True)
    if sums is None:
        return None
    sizes = [len(issue.options) for issue in model.case.issues]
    found: list[list[NDArray[np.int32]]] = [[] for _ in firsts]
    cut = [False] * len(firsts)
    for count, factors in sums.factors:
        groups = listed_groups(sizes, count, factors, sums.clusters, sums.view.scale)
        if groups is None:
            return None
        listing = Listing([points for points, _ in groups], len(over), progress and _telling(progress))
        wanted = whole_points(sizes, len(over), factors, sums.clusters, sums.view.scale, firsts)
        for number, point in enumerate(map(tuple, wanted.tolist())):
            rows = listing.of(point, _MOST_LOOKED + 1)
            cut[number] |= len(rows) > _MOST_LOOKED
            codes = np.zeros((len(rows), len(sizes)), dtype=np.int32)
            for (_, group), column in zip(groups, rows.T, strict=True):
                own = np.flatnonzero(group.any(axis=0))
                codes[:, own] = group[np.ix_(column, own)]
            codes = sums.kept(codes)
            found[number].append(codes[allowed(codes)] if len(codes) else codes)
    result = []
    for several, more in zip(found, cut, strict=True):
        codes = np.concatenate(several)
        names = np.ascontiguousarray(codes, dtype=">i4").view(f"S{4 * len(sizes)}").reshape(-1)  # they sort as the rows do, and far quicker
        codes = codes[np.unique(names, return_index=True)[1]]
        result.append((codes[:_MOST_LISTED], None if more else len(codes)))
    return result


def _telling(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, total: progress(_WORDS, done, total)


def _classes(sides: Sequence[Side]) -> list[_Class] | None:
    """Give who must approve, for each way in which the terms may decide it; None where there are too many."""
    ways = []
    for side in sides:
        rules = [(place, rule.approve) for place, rule in enumerate(side.authority)]
        open_ended = not any(rule.when is None for rule in side.authority)
        until = next((place for place, rule in enumerate(side.authority) if rule.when is None), len(rules))
        everybody = () if rules else tuple(person.key for person in side.people)
        ways.append(rules[: until + 1] + ([(len(rules), everybody)] if open_ended else []))
    if prod(map(len, ways)) > _MOST_CLASSES:
        return None
    result = []
    for way in product(*ways):
        required = [person for side, (_, approve) in zip(sides, way, strict=True) for person in side.people if person.key in approve]
        result.append(_Class({side.key: place for side, (place, _) in zip(sides, way, strict=True)}, tuple(required)))
    return result


def _scopes(model: Model, over: Sequence[str], people: Sequence[Person]) -> Scopes:
    """Give which issues occur together in worths."""
    case, keys = model.case, {side.key for side in model.case.sides}
    lists = [model.side_terms(case.side(key)) for key in over if key in keys]
    judges = {person.key: person for person in [*people, *(case.person(key) for key in over if key not in keys)]}
    lists += [terms for person in judges.values() for terms in model.person_terms(person)]
    return {term.touched for terms in lists for term in terms}


class _Pieces:
    """Gains and conditions as numbers over the options of the issues that they touch."""

    def __init__(self, view: View) -> None:
        self.view, self.case, self.model = view, view.case, view.model
        self.sizes = [len(issue.options) for issue in self.case.issues]
        self._worths: dict[str, list[Worths]] = {}
        self._columns: dict[str, Column] = {}

    def certain(self, person: Person) -> bool:
        """Say whether somebody's yes is the same in all worlds."""
        return self.view.threshold(person).shape[1] == 1 and all(worths.worlds == 1 for worths in self._of(person))

    def _of(self, person: Person) -> list[Worths]:
        if person.key not in self._worths:
            own, shared = self.model.person_terms(person)
            self._worths[person.key] = self.view.worths([*own, *shared], person)
        return self._worths[person.key]

    def gain(self, key: str) -> Column:
        """Give the mean gain of a side, or of a person as they judge it."""
        side = next((item for item in self.case.sides if item.key == key), None)
        if side is None:
            return self.judged(self.case.person(key))
        if key not in self._columns:
            self._columns[key] = [self._mean(worths) for worths in self.view.worths(self.model.side_terms(side))]
        return self._columns[key]

    def judged(self, person: Person) -> Column:
        """Give somebody's mean gain as they judge it."""
        if person.key not in self._columns:
            self._columns[person.key] = [self._mean(worths) for worths in self._of(person)]
        return self._columns[person.key]

    def _mean(self, worths: Worths) -> tuple[tuple[int, ...], NDArray[np.float64]]:
        codes = self._grid(worths.touched)
        parts = [worths.at(codes[start : start + self.view.block]) for start in range(0, len(codes), self.view.block)]
        return worths.touched, np.concatenate([np.broadcast_to(self.view.mean(part), (len(codes),) if len(parts) == 1 else (len(part),)) for part in parts])

    def _grid(self, touched: Sequence[int]) -> NDArray[np.int32]:
        shape = [self.sizes[issue] for issue in touched]
        codes = np.zeros((prod(shape), len(self.sizes)), dtype=np.int32)
        if shape:
            codes[:, list(touched)] = np.stack(np.unravel_index(np.arange(prod(shape)), shape), axis=1)
        return codes

    def of_node(self, touched: Sequence[int], node: Node) -> NDArray[np.float64] | None:
        """Give a tree over the options of the issues that it touches; None where it is not the same in all worlds."""
        (worths,) = self.view.worths([Term(tuple(touched), node, 1.0)])
        return self._mean(worths)[1] if worths.worlds == 1 else None

    def of_rule(self, touched: Sequence[int], number: int) -> NDArray[np.bool_]:
        """Give where a rule of the case holds, over the options of the issues that it touches."""
        return holding(self.case, self.case.rules[number].require, self._grid(touched))

    @staticmethod
    def distinct(columns: Sequence[Column]) -> list[Column]:
        """Give the columns without those that rise and fall with another."""
        known: dict[tuple[object, ...], Column] = {}
        for column in columns:
            size = max((float(np.abs(values).max(initial=0.0)) for _, values in column), default=0.0)
            if size > 0:
                known.setdefault(tuple(sorted((touched, np.round(values / size, 13).tobytes()) for touched, values in column)), column)
        return list(known.values()) or list(columns[:1])
