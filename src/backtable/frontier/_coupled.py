"""Efficient combinations where terms couple issues: what is coupled is taken together, and issue after issue is done with."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backtable.errors import TooLargeError
from backtable.frontier._sums import Gains, Progress, efficient_rows, efficient_sums, most_candidates, whole_decimals

Codes = NDArray[np.int32]
MOST_CELLS = 2_000_000
"""Of how many combinations a set of coupled issues is looked at as a whole."""
_MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """What some issues add to one party's gain, or whether they are allowed to be so.

    Args:
        touched: positions of the issues, ascending.
        values: (combinations,) over their options, the last issue changing fastest: gains, or bools of a condition.
        party: whose gain; None of a condition.
    """

    touched: tuple[int, ...]
    values: NDArray[Any]
    party: int | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Issues that are looked at together.

    Args:
        border: what stays, as it is coupled with others.
        asked: what is done with here, and of what sets of packages are known already.
        free: the rest of what is done with here.
    """

    border: tuple[int, ...]
    asked: tuple[int, ...]
    free: tuple[int, ...]

    @property
    def issues(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.border, *self.asked, *self.free)

    @property
    def done(self) -> frozenset[int]:
        """What is done with after it."""
        return frozenset((*self.asked, *self.free))


@dataclass(frozen=True, slots=True)
class _Set:
    """Efficient combinations of some issues: (points, parties) whole numbers, and (points, issues) options, 0 for all other issues."""

    points: Gains
    codes: Codes


@dataclass(frozen=True, slots=True)
class _Message:
    """For each combination of some issues, the efficient combinations of those that are done with and coupled with them."""

    scope: tuple[int, ...]
    sets: Sequence[_Set | None]


def clusters_of(sizes: Sequence[int], scopes: Sequence[tuple[int, ...]], most: int = MOST_CELLS) -> tuple[tuple[Cluster, ...], ...] | None:
    """Give in which order issues are done with: for each set of coupled ones clusters, the last of which has no border.

    Issues are coupled where a scope holds both. A set that has few combinations is one cluster; of a larger one the cluster with fewest combinations
    is taken first, of an issue and all that it is coupled with, which leaves those of it coupled with each other that stay (bucket elimination).

    Args:
        sizes: of each issue how many options it has.
        scopes: which issues occur together.
        most: how many combinations a cluster may have.

    Returns:
        None where a cluster would have more, or too many to go through one by one.
    """
    near: dict[int, set[int]] = {issue: {issue} for issue in range(len(sizes))}
    for scope in scopes:
        for issue in scope:
            near[issue] |= set(scope)
    found = []
    left = set(near)
    while left:
        group = _reached(near, min(left))
        left -= group
        clusters = _clusters(sizes, {issue: set(near[issue]) for issue in group}, most)
        if clusters is None:
            return None
        found.append(clusters)
    return tuple(found)


def _reached(near: dict[int, set[int]], first: int) -> set[int]:
    group, fresh = {first}, [first]
    while fresh:
        more = near[fresh.pop()] - group
        group |= more
        fresh += more
    return group


def _clusters(sizes: Sequence[int], near: dict[int, set[int]], most: int) -> tuple[Cluster, ...] | None:
    result: list[Cluster] = []
    borders: list[set[int]] = []

    def cells(issues: set[int]) -> int:
        return prod(sizes[issue] for issue in issues)

    while near:
        known = set().union(*borders)
        if cells(set(near)) <= most and cells(known & set(near)) <= _MOST_STEPS:
            members, done = set(near), set(near)
        else:
            first = min(near, key=lambda issue: (cells(near[issue]), issue))
            members = set(near[first])
            done = {issue for issue in members if near[issue] <= members}
        asked = {issue for border in borders if border & done for issue in border} & done
        border = members - done
        if cells(members) > most or cells(border) * cells(asked) > _MOST_STEPS:
            return None
        result.append(Cluster(tuple(sorted(border)), tuple(sorted(asked)), tuple(sorted(done - asked))))
        borders = [item for item in borders if not item & done] + ([border] if border else [])
        near = {issue: (others | border if issue in border else others) - done for issue, others in near.items() if issue not in done}
    return tuple(result)


def efficient_coupled(
    sizes: Sequence[int], parties: int, factors: Sequence[Factor], clusters: Sequence[Sequence[Cluster]], largest: float, progress: Progress | None = None
) -> Codes:
    """Give a combination of options for each point that no combination beats for every party, among those that all conditions allow.

    Exact to 13 digits as `efficient_sums`, by which the sets of coupled issues are combined. Within a set whatever is beaten by what has the same options at the border is
    part of no efficient combination, as nothing else is coupled with it.

    Args:
        sizes: of each issue how many options it has.
        parties: how many.
        factors: what gains are the sums of, and conditions.
        clusters: of `clusters_of` for all issues of factors together.
        largest: no gain is larger, in either direction.
        progress: called with how many sets of how many are done.

    Returns:
        (points, issues) option numbers.

    Raises:
        TooLargeError: there are too many efficient combinations.

    Source: Nemhauser and Ullmann 1969 for the sums; Dechter 1999 for the elimination, with sets instead of numbers as in Rollon and Larrosa 2006.
    """
    tables = _Tables(sizes, parties, factors, whole_decimals(largest))
    if any(not item.touched and item.party is None and not item.values.all() for item in factors):
        return np.zeros((0, len(sizes)), dtype=np.int32)
    groups = []
    for number, several in enumerate(clusters):
        if progress:
            progress(number, len(clusters))
        found = tables.eliminated(several)
        if found is None:
            return np.zeros((0, len(sizes)), dtype=np.int32)
        groups.append(found)
    choices = efficient_sums([group.points for group in groups], progress=progress).choices
    codes = np.zeros((len(choices), len(sizes)), dtype=np.int32)
    for group, rows in zip(groups, choices.T, strict=True):
        codes += group.codes[rows]
    return codes


def listed_groups(
    sizes: Sequence[int], parties: int, factors: Sequence[Factor], clusters: Sequence[Sequence[Cluster]], largest: float
) -> list[tuple[Gains, Codes]] | None:
    """Give for each set of coupled issues all combinations that conditions allow: (combinations, parties) whole numbers, and (combinations, issues) options, 0 for all other issues.

    Args:
        sizes, parties, factors, clusters, largest: as of `efficient_coupled`.

    Returns:
        None where a set is too large to be looked at as a whole.
    """
    if any(len(several) > 1 for several in clusters):
        return None
    tables = _Tables(sizes, parties, factors, whole_decimals(largest))
    return [tables.every(several[0]) for several in clusters]


def whole_points(
    sizes: Sequence[int], parties: int, factors: Sequence[Factor], clusters: Sequence[Sequence[Cluster]], largest: float, codes: Codes
) -> Gains:
    """Give (combinations, parties) what some combinations come to, in the whole numbers of `listed_groups`, whether or not conditions allow them.

    Args:
        sizes, factors, clusters, largest: as of `efficient_coupled`.
        parties: for how many, the first of them.
        codes: (combinations, issues).
    """
    total = np.zeros((len(codes), parties))
    for (cluster,) in clusters:
        points = np.zeros((len(codes), parties))
        for factor in factors:
            if factor.party is not None and factor.party < parties and set(factor.touched) & cluster.done:
                places = np.ravel_multi_index([codes[:, issue] for issue in factor.touched], [sizes[issue] for issue in factor.touched])
                points[:, factor.party] += factor.values[places]
        total += _whole(points, whole_decimals(largest))
    return total


def _whole(points: Gains, decimals: int) -> Gains:
    return np.asarray(np.round(points * 10.0**decimals if decimals >= 0 else points / 10.0**-decimals) + 0.0)


class _Tables:
    """Factors over clusters."""

    def __init__(self, sizes: Sequence[int], parties: int, factors: Sequence[Factor], decimals: int) -> None:
        self.sizes, self.parties, self.factors, self.decimals = sizes, parties, factors, decimals

    def eliminated(self, clusters: Sequence[Cluster]) -> _Set | None:
        """Give the efficient combinations of a set of coupled issues; None where conditions allow none."""
        messages: list[_Message] = []
        gone: set[int] = set()
        for cluster in clusters:
            asked = [message for message in messages if set(message.scope) & cluster.done]
            factors = [item for item in self.factors if set(item.touched) & cluster.done and not set(item.touched) & gone]
            found = self._message(cluster, factors, asked)
            messages = [message for message in messages if not any(message is item for item in asked)] + [found]
            gone |= cluster.done
        return messages[-1].sets[0]

    def every(self, cluster: Cluster) -> tuple[Gains, Codes]:
        """Give all allowed combinations of a set that is one cluster."""
        factors = [item for item in self.factors if set(item.touched) & cluster.done]
        points, allowed = self._points(cluster, factors)
        rows = np.flatnonzero(allowed[0])
        codes = np.zeros((len(rows), len(self.sizes)), dtype=np.int32)
        for issue, options in zip(cluster.free, np.unravel_index(rows, [self.sizes[item] for item in cluster.free]), strict=True):
            codes[:, issue] = options
        return np.ascontiguousarray(points[0][rows]), codes

    def _message(self, cluster: Cluster, factors: Sequence[Factor], asked: Sequence[_Message]) -> _Message:
        steps = self._count(cluster.asked)
        points, allowed = self._points(cluster, factors)
        sets = []
        held = 0
        for first in range(self._count(cluster.border)):
            parts = [self._part(cluster, first * steps + step, points, allowed, asked) for step in range(steps)]
            found = _merged([part for part in parts if part is not None])
            held += 0 if found is None else found.codes.size
            if held > 10 * most_candidates(self.parties):
                raise TooLargeError("what is coupled has so many efficient combinations that they need too much memory; use larger steps")
            sets.append(found)
        return _Message(cluster.border, sets)

    def _count(self, issues: Sequence[int]) -> int:
        return prod(self.sizes[issue] for issue in issues)

    def _points(self, cluster: Cluster, factors: Sequence[Factor]) -> tuple[Gains, NDArray[np.bool_]]:
        """Give (combinations of border and asked, combinations of the free ones, parties), and which are allowed."""
        shape = tuple(self.sizes[issue] for issue in cluster.issues)
        points, allowed = np.zeros((self.parties, *shape)), np.ones(shape, dtype=bool)
        for factor in factors:
            order = sorted(range(len(factor.touched)), key=lambda place: cluster.issues.index(factor.touched[place]))
            values = factor.values.reshape([self.sizes[issue] for issue in factor.touched]).transpose(order)
            wide = values.reshape([self.sizes[issue] if issue in factor.touched else 1 for issue in cluster.issues])
            if factor.party is None:
                allowed &= wide
            else:
                points[factor.party] += wide
        scaled = _whole(points, self.decimals)
        free = self._count(cluster.free)
        return scaled.reshape(self.parties, -1, free).transpose(1, 2, 0), allowed.reshape(-1, free)

    def _part(self, cluster: Cluster, row: int, points: Gains, allowed: NDArray[np.bool_], asked: Sequence[_Message]) -> _Set | None:
        """Give the efficient combinations for one combination of border and asked."""
        places = np.flatnonzero(allowed[row])
        if not len(places):
            return None
        kept = places[efficient_rows(np.ascontiguousarray(points[row][places]))]
        codes = np.zeros((len(kept), len(self.sizes)), dtype=np.int32)
        fixed = (*cluster.border, *cluster.asked)
        for issues, numbers in ((cluster.free, kept), (cluster.asked, np.array([row % self._count(cluster.asked)]))):
            if issues:
                for issue, options in zip(issues, np.unravel_index(numbers, [self.sizes[item] for item in issues]), strict=True):
                    codes[:, issue] = options
        found = _Set(points[row][kept], codes)
        at = dict(zip(fixed, (int(item) for item in np.unravel_index(row, [self.sizes[issue] for issue in fixed])), strict=True)) if fixed else {}
        for message in asked:
            place = int(np.ravel_multi_index([at[issue] for issue in message.scope], [self.sizes[issue] for issue in message.scope]))
            other = message.sets[place]
            if other is None:
                return None
            found = self._added(found, other)
        return found

    def _added(self, one: _Set, other: _Set) -> _Set:
        if len(one.points) * len(other.points) > most_candidates(self.parties):
            raise TooLargeError("what is coupled has so many efficient combinations that too many sums would have to be compared; use larger steps")
        sums = (other.points[:, None, :] + one.points[None, :, :]).reshape(-1, self.parties)
        best = efficient_rows(sums)
        return _Set(sums[best], one.codes[best % len(one.points)] + other.codes[best // len(one.points)])


def _merged(parts: Sequence[_Set]) -> _Set | None:
    """Give what is efficient among several sets."""
    if len(parts) < 2:
        return parts[0] if parts else None
    points = np.concatenate([part.points for part in parts])
    best = efficient_rows(points)
    return _Set(points[best], np.concatenate([part.codes for part in parts])[best])
