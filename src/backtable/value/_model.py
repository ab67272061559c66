"""Gains, perceived gains, yes and acceptance over packages and worlds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Interest, Person, Side
from backtable.errors import InputError, Problem
from backtable.formula import Node, inline, node_names, parse, terms
from backtable.value._averages import Averages
from backtable.value._distributions import Floats
from backtable.value._ends import Ends, ends_of
from backtable.value._problems import uncovered
from backtable.value._scorings import Scorings
from backtable.value._tables import Codes, Direct, Table, Term, Worths, size_of, summed
from backtable.value._valuation import Valuation
from backtable.value._worlds import Worlds, belief_name

_BLOCK, _FEWEST = 2_048, 64
_CELLS = 2_097_152


class Model:
    """A case with a seating, ready to be valued.

    Args:
        case: the case.
        seating: person → True at a front table; whoever is left out sits where the case says.
    """

    def __init__(self, case: Case, seating: Mapping[str, bool] | None = None) -> None:
        self.case = case
        self.seating = {person.key: person.front for person in case.people} | dict(seating or {})
        self._definitions = {item.key: parse(item.expression.text) for item in case.definitions}
        self._position = {issue.key: index for index, issue in enumerate(case.issues)}
        self.facts = {fact.key: fact.value for fact in case.facts}
        self.front = {key: float(seated) for key, seated in self.seating.items()}
        self.averages = Averages(case)
        self._trees: dict[str, Node] = {}
        self._terms: dict[str, tuple[list[Term], list[Term]]] = {}
        self._check_correlations()

    def tree(self, text: str) -> Node:
        """Give a formula's tree with definitions inlined."""
        if text not in self._trees:
            self._trees[text] = inline(parse(text).root, self._definitions)
        return self._trees[text]

    def touched(self, node: Node) -> tuple[int, ...]:
        """Give the positions of the issues that a tree touches."""
        return tuple(sorted(self._position[name] for name in node_names(node) if name in self._position))

    def stake(self, person: Person) -> float | Node:
        """Give a person's stake: a number, or the tree of a formula."""
        return person.stake if isinstance(person.stake, float) else self.tree(person.stake.text)

    def gain_terms(self, interests: Iterable[Interest], factor: float | Node = 1.0) -> list[Term]:
        """Give the terms of worth minus worth of no deal of some interests, times a factor."""
        if not isinstance(factor, float):
            return [replace(term, stake=factor) for term in self.gain_terms(interests)]
        result: list[Term] = []
        for interest in interests:
            if interest.value is not None:
                parts = terms(self.tree(interest.value.text))
                result += [Term(self.touched(part), part, factor, place=interest.value.place) for part in parts]
            for key, scores in interest.scores:
                result.append(Term((self._position[key],), None, factor, scores))
            if interest.unknown is not None:
                key = interest.unknown.key
                for index, wish in enumerate(interest.unknown.wishes):
                    result.append(Term((self._position[wish.issue],), None, factor, unknown=(key, index)))
                if interest.unknown.no_deal is not None:
                    result.append(Term((), None, -factor, unknown=(key, 0)))
            if interest.no_deal is not None:
                result.append(Term((), self.tree(interest.no_deal.text), -factor, place=interest.no_deal.place))
        return result

    def side_terms(self, side: Side) -> list[Term]:
        """Give the terms of a side's gain; the sum of its people's own where the side states no interests."""
        if side.interests:
            return self.gain_terms(side.interests)
        return [term for person in side.people for term in self.gain_terms(person.interests)]

    def person_terms(self, person: Person) -> tuple[list[Term], list[Term]]:
        """Give the terms of a person's gain: their own, and their share of the organisation's."""
        if person.key not in self._terms:
            side = self.case.side(person.side)
            shared = self.gain_terms(side.interests, self.stake(person)) if person.stake and side.interests else []
            self._terms[person.key] = (self.gain_terms(person.interests), shared)
        return self._terms[person.key]

    def sight(self, person: Person) -> tuple[dict[str, str], frozenset[str]]:
        """Give how a person sees the assumptions: name → name of the value that they go by, and those averaged out."""
        return self._sight((person.key, person.side))

    def sees(self, viewer: str) -> tuple[dict[str, str], frozenset[str]]:
        """Give how a person or a side sees the assumptions, by key; as `sight`."""
        person = next((item for item in self.case.people if item.key == viewer), None)
        return self.sight(person) if person else self._sight((viewer,))

    def _sight(self, viewers: Sequence[str]) -> tuple[dict[str, str], frozenset[str]]:
        seen: dict[str, str] = {}
        for item in self.case.assumptions:
            beliefs = {belief.viewer for belief in item.as_seen_by}
            for viewer in viewers:
                if viewer in item.known_to:
                    seen[item.key] = item.key
                    break
                if viewer in beliefs:
                    seen[item.key] = belief_name(item.key, viewer)
                    break
        return seen, frozenset(item.key for item in self.case.assumptions if item.key not in seen)

    def _check_correlations(self) -> None:
        problems = []
        for person in self.case.people:
            seen, _ = self.sight(person)
            for link in self.case.correlations:
                first, second = seen.get(link.first), seen.get(link.second)
                if (first == link.first) != (second == link.second) or (first is None) != (second is None):
                    problems.append(
                        Problem(
                            link.place,
                            f"{link.first} and {link.second} hang together, but {person.key} knows only one of them",
                            "correlated assumptions known to the same people",
                            f"say known_to {person.key} for both or for neither",
                        )
                    )
        if problems:
            raise InputError(problems)

    def view(self, worlds: Worlds, like: "View | None" = None, most: int | None = None, near: "View | None" = None) -> "View":
        """Give everything valued in these worlds; with `like`, for a few packages in many worlds (see `View`)."""
        return View(self, worlds, like, most, near)


class View:
    """A model in some worlds. All arrays are (packages, worlds), either axis 1 long where it makes no difference.

    Args:
        model: the case with a seating.
        worlds: the worlds.
        like: another view of the model whose scales are taken over. No tables are made then: packages are valued one by
            one, which is quicker for a few packages in many worlds.
        most: how many numbers a table may hold; what would be larger is valued package by package.
        near: another view of the model with tables, in worlds that differ from these in a few assumptions. What depends on none of those is taken from it.
    """

    def __init__(self, model: Model, worlds: Worlds, like: "View | None" = None, most: int | None = None, near: "View | None" = None) -> None:
        self.model = model
        self.case = model.case
        self.worlds = worlds
        self._valuation = Valuation(model.case, model.facts, model.averages, model.front, worlds, like is None, most)
        self._near = near if like is None else None
        self._moved = worlds.moved(near.worlds) if near else frozenset()
        self._sides: dict[str, list[Worths]] = {}
        self._people: dict[str, tuple[list[Worths], list[Worths]]] = {}
        self._interests: dict[tuple[str, Interest, float | Node], list[Worths]] = {}
        self._thresholds: dict[str, Floats] = {}
        self._ends: dict[str, Ends] = {}
        self._rules: dict[str, list[tuple[tuple[str, ...], Worths]]] = {}
        self.scale: float
        self.tolerance: float
        self._slack: dict[str, float]
        if like is not None:
            self.scale, self.tolerance, self._slack = like.scale, like.tolerance, like._slack
            return
        sizes = {person.key: size_of([*own, *shared]) for person in self.case.people for own, shared in [self._person(person)]}
        self.scale = max([1e-300, *sizes.values(), *(size_of(self._side(side.key)) for side in self.case.sides)])
        self.tolerance = 1e-9 * self.scale
        # A yes is judged at the person's own scale: in a case of billions somebody may count in points.
        self._slack = {key: max(1e-9 * size, 1e-12 * self.scale) for key, size in sizes.items()}

    def scorings(self, key: str) -> Scorings:
        """Give the unknown scores of a key in each world."""
        return self._valuation.scorings(key)

    def _person(self, person: Person) -> tuple[list[Worths], list[Worths]]:
        if person.key not in self._people:
            seen, averaged = self.model.sight(person)
            own, organisation = self.model.person_terms(person)
            before = self._near._person(person) if self._near else (None, None)
            self._people[person.key] = (
                self._tables(own, averaged, seen, before[0]), self._tables(organisation, averaged, seen, before[1])
            )  # fmt: skip
        return self._people[person.key]

    def _side(self, side: str) -> list[Worths]:
        if side not in self._sides:
            self._sides[side] = self._tables(self.model.side_terms(self.case.side(side)), frozenset(), None, self._near._side(side) if self._near else None)
        return self._sides[side]

    def _tables(self, wanted: Sequence[Term], averaged: frozenset[str], seen: Mapping[str, str] | None, before: list[Worths] | None) -> list[Worths]:
        """Give terms as tables: those of the view near this one, where they depend on nothing that differs."""
        if before is not None and not self._valuation.rest_on(wanted, seen) & self._moved:
            return before
        return self._valuation.tables(wanted, averaged, seen)

    def side_gain(self, side: str, codes: Codes) -> Floats:
        """Give the gain of a side: (packages, worlds or 1), in the case's currency."""
        return summed(self._side(side), codes)

    def perceived(self, person: Person, codes: Codes) -> Floats:
        """Give the gain as the person judges it: (packages, worlds or 1)."""
        own, organisation = self._person(person)
        return summed([*own, *organisation], codes)

    def interest(self, person: Person, interest: Interest, factor: float | Node, codes: Codes) -> Floats:
        """Give what one interest adds to a person's perceived gain: (packages, worlds or 1)."""
        key = (person.key, interest, factor)
        if key not in self._interests:
            seen, averaged = self.model.sight(person)
            self._interests[key] = self._valuation.tables(self.model.gain_terms([interest], factor), averaged, seen)
        return summed(self._interests[key], codes)

    def no_deal(self, person: Person, interest: Interest, factor: float | Node) -> Floats:
        """Give what one interest is worth to a person without a deal, as they judge it: (1, worlds or 1)."""
        bare = replace(interest, value=None, scores=())
        wanted = [term for term in self.model.gain_terms([bare], factor) if not term.touched]
        seen, averaged = self.model.sight(person)
        return -sum((self._valuation.term(term, averaged, seen) for term in wanted), np.zeros((1, 1)))

    def pieces(self, person: Person) -> list[tuple[tuple[int, ...], Callable[[Codes], Floats]]]:
        """Give a person's mean perceived gain as functions of (packages, issues), each with the issues it touches."""
        own, organisation = self._person(person)
        return [(table.touched, self._mean_of(table)) for table in (*own, *organisation) if table.touched]

    def mean_side_gain(self, side: str, codes: Codes) -> Floats:
        """Give the mean gain of a side: (packages,); that of a sum is the sum of the means."""
        total: Floats = np.zeros(len(codes))
        for table in self._side(side):
            total += self._mean_of(table)(codes)
        return total

    def _mean_of(self, table: Worths) -> Callable[[Codes], Floats]:
        if isinstance(table, Direct):
            return lambda codes: self._mean_in_blocks(table, codes)
        averages = Table(table.touched, table.shape, self.mean(table.values)[:, None])
        return lambda codes: averages.at(codes)[:, 0]

    def _mean_in_blocks(self, table: Direct, codes: Codes) -> Floats:
        parts = (codes[start : start + self.block] for start in range(0, len(codes), self.block))
        return np.concatenate([np.zeros(0), *(np.broadcast_to(self.mean(table.at(part)), (len(part),)) for part in parts)])

    def worths(self, wanted: Sequence[Term], person: Person | None = None) -> list[Worths]:
        """Give terms as functions of packages: as they are in each world, or as a person judges them."""
        seen, averaged = (None, frozenset[str]()) if person is None else self.model.sight(person)
        return self._valuation.tables(wanted, averaged, seen)

    def perceived_parts(self, person: Person, codes: Codes) -> tuple[Floats, Floats]:
        """Give a person's own perceived gain, and their share of the organisation's."""
        own, organisation = self._person(person)
        return summed(own, codes), summed(organisation, codes)

    def threshold(self, person: Person) -> Floats:
        """Give what a person asks for at least: (1, worlds or 1); they know their own threshold in every world."""
        if person.key not in self._thresholds:
            node = self.model.tree(person.threshold.text)
            term = Term((), node, 1.0, place=person.threshold.place)
            self._thresholds[person.key] = self._valuation.known(term, self.model.sight(person)[0])
        return self._thresholds[person.key]

    def stake(self, person: Person) -> Floats:
        """Give how much of the side's worth a person feels as their own: (1, worlds or 1); they know it in every world."""
        stake = self.model.stake(person)
        if isinstance(stake, float):
            return np.full((1, 1), stake)
        return self._valuation.known(Term((), stake, 1.0), self.model.sight(person)[0])

    def slack(self, person: Person) -> float:
        """Give how far below their threshold a person still says yes, which makes up for rounding."""
        return self._slack[person.key]

    def yes(self, person: Person, codes: Codes, raised: float = 0.0) -> NDArray[np.bool_]:
        """Give where the person says yes: (packages, worlds or 1)."""
        return self.perceived(person, codes) >= self.threshold(person) + raised - self._slack[person.key]

    def slack_ends(self, person: Person, codes: Codes, raised: float = 0.0) -> tuple[Floats, Floats]:
        """Give between which numbers, rounded outwards, a person's slack lies in all worlds: (packages,) and (packages,).

        They say yes in every world where the first is at least 0, and in none where the second is below.
        """
        if person.key not in self._ends:
            own, organisation = self._person(person)
            self._ends[person.key] = ends_of([*own, *organisation])
        low, high = self._ends[person.key].of(codes)
        asked, near = self.threshold(person) + raised, self._slack[person.key]
        away = 1e-3 * near  # far more than rounding can make of it
        return low - asked.max() + near - away, high - asked.min() + near + away

    def side_ends(self, side: str, codes: Codes) -> tuple[Floats, Floats]:
        """Give between which numbers, but for rounding, the gain of a side lies in all worlds: (packages,) and (packages,)."""
        return ends_of(self._side(side)).of(codes)

    def rules(self, side: Side, codes: Codes) -> list[tuple[tuple[str, ...], NDArray[np.bool_]]]:
        """Give for each authority rule of a side who must approve and where it is the first that holds.

        Raises:
            InputError: a package is covered by no rule.
        """
        if not side.authority:
            return [(tuple(person.key for person in side.people), np.ones((len(codes), 1), dtype=bool))]
        if side.key not in self._rules:
            tables = []
            for rule in side.authority:
                node = self.model.tree(rule.when.text) if rule.when else parse("1 == 1").root
                touched = self.model.touched(node)
                term = Term(touched, node, 1.0, place=rule.when.place if rule.when else rule.place)
                (worths,) = self._valuation.tables([term], frozenset(), None)
                tables.append((rule.approve, worths))
            self._rules[side.key] = tables
        free = np.ones((len(codes), 1), dtype=bool)
        result = []
        for approve, table in self._rules[side.key]:
            values = table.at(codes)
            holds = np.broadcast_to(values, (len(codes), values.shape[1])) > 0.5
            result.append((approve, free & holds))
            free = free & ~holds
        if free.any():
            raise uncovered(self.case, side, codes[int(np.argmax(free.any(axis=1)))])
        return result

    def required(self, person: Person, codes: Codes) -> NDArray[np.bool_]:
        """Give where the person must approve: (packages, worlds or 1)."""
        return self.all_required(self.case.side(person.side), codes)[person.key]

    def all_required(self, side: Side, codes: Codes) -> dict[str, NDArray[np.bool_]]:
        """Give for each person of a side where they must approve: (packages, worlds or 1)."""
        needed = {person.key: np.zeros((len(codes), 1), dtype=bool) for person in side.people}
        for approve, holds in self.rules(side, codes):
            for key in approve:
                needed[key] = needed[key] | holds
        return needed

    def side_accepts(self, side: Side, codes: Codes, raised: Mapping[str, float] | None = None) -> NDArray[np.bool_]:
        """Give where everybody whom the side's authority asks says yes: (packages, worlds or 1)."""
        accepted = np.ones((len(codes), 1), dtype=bool)
        required = self.all_required(side, codes)
        for person in side.people:
            needed = required[person.key]
            if needed.any():
                accepted = accepted & (~needed | self.yes(person, codes, (raised or {}).get(person.key, 0.0)))
        return accepted

    def acceptable(self, codes: Codes, raised: Mapping[str, float] | None = None) -> NDArray[np.bool_]:
        """Give where every required person of every side says yes: (packages, worlds or 1)."""
        accepted = np.ones((len(codes), 1), dtype=bool)
        for side in self.case.sides:
            accepted = accepted & self.side_accepts(side, codes, raised)
        return accepted

    def own_yes(self, codes: Codes) -> NDArray[np.bool_]:
        """Give which packages each required person of ours says yes to in at least `own_chance` of the worlds."""
        allowed, size = [np.ones(0, dtype=bool)], self.block
        for part in (codes[start : start + size] for start in range(0, len(codes), size)):
            required, fine = self.all_required(self.case.our_side, part), np.ones(len(part), dtype=bool)
            for person in self.case.our_side.people:
                needed = required[person.key]
                rows = np.flatnonzero(needed.any(axis=1) & fine)
                if len(rows):
                    fine[rows] = self.share_of_yes(person, part[rows], needed[rows]) >= self.case.own_chance - 1e-12
            allowed.append(fine)
        return np.concatenate(allowed)

    @property
    def block(self) -> int:
        """How many packages to look at together, so that what is computed of them in all worlds stays small."""
        return max(_FEWEST, min(_BLOCK, _CELLS // self.worlds.count))

    def share_of_yes(self, person: Person, codes: Codes, needed: NDArray[np.bool_]) -> Floats:
        """Give the weight of the worlds in which a person says yes or need not: (packages,).

        Args:
            needed: (packages, worlds or 1) where they must approve.
        """
        low, high = self.slack_ends(person, codes)
        share = np.where(low >= 0, 1.0, self.mean(~needed))
        rows = np.flatnonzero((low < 0) & (high >= 0))
        if len(rows):
            share[rows] = self.mean(~needed[rows] | self.yes(person, codes[rows]))
        return share

    def mean(self, values: NDArray[Any]) -> Floats:
        """Give the average over the worlds: (packages,)."""
        if values.shape[1] == 1:
            return np.asarray(values[:, 0], dtype=float)
        means = np.asarray(values @ self.worlds.weights, dtype=float)
        return np.minimum(np.round(means, 12), 1.0) if values.dtype == bool else means
