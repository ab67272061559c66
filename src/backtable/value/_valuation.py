"""Terms in some worlds: as tables over the options of the issues that they touch, where these are small enough."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import prod
from typing import Any

import numpy as np

from backtable.case import Case
from backtable.value._averages import Averages
from backtable.value._distributions import Floats
from backtable.value._problems import not_finite
from backtable.value._scorings import ScoringPrior, Scorings, unknowns
from backtable.value._tables import Codes, Direct, Places, Table, Term, Worths, distinct
from backtable.value._worlds import Worlds

TABLE_LIMIT = 10_000_000
"""How many numbers a table may hold."""


class Valuation:
    """Terms of a case, valued in some worlds. All arrays are (combinations of options, worlds), the second axis 1 long where it makes no difference.

    Args:
        case: the case.
        facts: key → value.
        averages: of what somebody does not know.
        front: person → 1 at a front table, else 0.
        worlds: the worlds.
        tabled: whether to make tables; else terms are valued package by package.
        most: how many numbers a table may hold, `TABLE_LIMIT` by default.
    """

    def __init__(
        self, case: Case, facts: Mapping[str, Any], averages: Averages, front: Mapping[str, float], worlds: Worlds, tabled: bool = True, most: int | None = None
    ) -> None:
        self._case, self._facts, self._averages, self._front, self._worlds = case, facts, averages, front, worlds
        self._tabled = tabled
        self._most = TABLE_LIMIT if most is None else most
        self._drawn: dict[str, Scorings] = {}

    def scorings(self, key: str) -> Scorings:
        """Give the unknown scores of a key in each world."""
        if key not in self._drawn:
            unknown = next(item for item in unknowns(self._case) if item.key == key)
            self._drawn[key] = ScoringPrior(unknown, self._case.issues).of(self._worlds.values[key])
        return self._drawn[key]

    def rest_on(self, wanted: Sequence[Term], seen: Mapping[str, str] | None) -> frozenset[str]:
        """Give the names of the values that differ from world to world and stand in terms, as somebody sees them; as all of them are for `seen` None."""
        everything = {item.key: item.key for item in self._case.assumptions}
        found = set[str]()
        for term in wanted:
            names = everything if seen is None else seen
            found |= {names[name] for name in (self._averages.names(term.node) if term.node else ()) if name in names}
            known = everything | dict(seen or {})
            found |= {known[name] for name in (self._averages.names(term.stake) if term.stake else ()) if name in known}
            found |= {term.unknown[0]} if term.unknown else set()
        return frozenset(found)

    def tables(
        self, wanted: Sequence[Term], averaged: frozenset[str], seen: Mapping[str, str] | None
    ) -> list[Worths]:
        """Give the terms as few tables, terms of the same issues and those within them added up.

        A term that joins too many issues for a table is valued anew whenever it is asked for.
        """
        if not self._tabled:
            alike: dict[tuple[int, ...], list[Term]] = {}
            for term in wanted:
                alike.setdefault(term.touched, []).append(term)
            return [self._direct(together, averaged, seen) for together in alike.values()]
        raised: dict[tuple[int, ...], Floats] = {}
        direct: list[Worths] = []
        for term in sorted(wanted, key=lambda item: -len(item.touched)):
            if not self._fits(term.touched):
                direct.append(self._direct([term], averaged, seen))
                continue
            values = self.term(term, averaged, seen)
            raised[term.touched] = raised[term.touched] + values if term.touched in raised else values
        merged: dict[tuple[int, ...], Floats] = {}
        for touched, values in raised.items():
            home = next(
                (key for key in merged if set(touched) <= set(key) and merged[key].shape[1] >= values.shape[1]), None
            )
            if home is None:
                merged[touched] = values
            else:
                grid = self._grid(home)
                inner = (
                    np.ravel_multi_index(tuple(grid[:, home.index(index)] for index in touched), self._shape(touched))
                    if touched
                    else np.zeros(len(grid), dtype=int)
                )
                merged[home] = merged[home] + values[inner]
        tables: list[Worths] = [
            Table(touched, self._shape(touched), np.ascontiguousarray(values)) for touched, values in merged.items()
        ]
        return tables + direct

    def _fits(self, touched: tuple[int, ...]) -> bool:
        return self._tabled and prod(self._shape(touched)) * self._worlds.count <= self._most

    def _direct(self, terms: Sequence[Term], averaged: frozenset[str], seen: Mapping[str, str] | None) -> Direct:
        """Give terms of the same issues without a table."""
        touched = terms[0].touched

        def value(part: Codes) -> tuple[Floats, Places | None]:
            few = not self._tabled and len(part) > 1
            rows, places = (part[:1], None) if few else (part, None)
            if few and touched:
                rows, places = distinct(part.tobytes(), part.shape[1])
            return sum((self._valued(term, rows, averaged, seen) for term in terms), np.zeros((1, 1))), places

        shape = self._shape(touched)
        wide = value(np.zeros((1, len(shape)), dtype=np.int32))[0].shape[1] if self._tabled else self._worlds.count
        return Direct(touched, shape, wide, value)

    def _shape(self, touched: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(len(self._case.issues[index].options) for index in touched)

    def _grid(self, touched: tuple[int, ...]) -> Codes:
        shape = self._shape(touched)
        if not shape:
            return np.zeros((1, 0), dtype=np.int32)
        return np.stack(np.unravel_index(np.arange(prod(shape)), shape), axis=1).astype(np.int32)

    def _values(
        self, touched: tuple[int, ...], part: Codes, seen: Mapping[str, str] | None, used: frozenset[str]
    ) -> dict[str, Any]:
        values: dict[str, Any] = dict(self._facts)
        for column, index in enumerate(touched):
            issue = self._case.issues[index]
            values[issue.key] = np.array(issue.options)[part[:, column]][:, None]
        names = {item.key: item.key for item in self._case.assumptions} if seen is None else seen
        for name in used & names.keys():
            values[name] = self._worlds.values[names[name]][None, :]
        return values

    def term(self, term: Term, averaged: frozenset[str], seen: Mapping[str, str] | None) -> Floats:
        """Give a term over all options of the issues that it touches: (combinations, worlds or 1)."""
        return self._valued(term, self._grid(term.touched), averaged, seen)

    def _valued(self, term: Term, part: Codes, averaged: frozenset[str], seen: Mapping[str, str] | None) -> Floats:
        """Give a term for (combinations, issues that it touches) option numbers."""
        if term.stake is not None:
            # They know their own stake in every world, whatever they see of the assumptions behind it.
            stake = self.known(Term((), term.stake, 1.0, place=term.place), seen or {})
            return stake * self._valued(replace(term, stake=None), part, averaged, seen)
        if term.unknown is not None:
            key, index = term.unknown
            drawn = self.scorings(key)
            if not term.touched:
                return term.sign * (drawn.no_deal * drawn.worth)[None, :]
            return np.asarray(term.sign * (drawn.shares[index] * drawn.worth[:, None]).T[part[:, 0]], dtype=float)
        if term.node is None:
            return term.sign * np.array(term.scores, dtype=float)[part[:, 0]][:, None]
        used = self._values(term.touched, part, seen, self._averages.names(term.node))
        values = self._averages.of(term.node, used, averaged, self._front)
        result = np.asarray(values, dtype=float) * term.sign
        result = result.reshape((1, 1)) if result.ndim == 0 else result
        if not np.isfinite(result).all():
            raise not_finite(self._case, term.place)
        return np.broadcast_to(result, (len(part), result.shape[1]))

    def known(self, term: Term, seen: Mapping[str, str]) -> Floats:
        """Give a term of no issue as somebody knows it: nothing is averaged out; what they believe stands as they believe it."""
        everything = {item.key: item.key for item in self._case.assumptions} | dict(seen)
        return self.term(term, frozenset(), everything)
