"""A case as the search sees it: our gain, everybody's slack, who must approve, and what is a package."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.formula import Front, Node, Number, evaluate, node_names, rebuild
from backtable.search._conditions import Condition, Conditions, Settled
from backtable.search._elimination import Plan, Touched, largest, plan_for
from backtable.search._loose import Box
from backtable.search._measures import Codes, Factor, Floats, Measures, Quantity
from backtable.value import View, value_all

_MOST_RANGED = 20_000_000
CALL = 1_000_000  # what valuing packages formula by formula costs beside the numbers that it computes


@dataclass(frozen=True, slots=True)
class Found:
    """(packages,) expected gain and chance on the worlds of the search, and whether our own people say yes."""

    gain: Floats
    chance: Floats
    allowed: NDArray[np.bool_]


class Space:
    """What a search knows of a case.

    Args:
        view: the case in some worlds; best without large tables.
        most: how many numbers a join of tables may hold.
        raised: person → what is added to their threshold.
        alone: only our own side is asked.
    """

    def __init__(self, view: View, most: int, raised: Mapping[str, float] | None = None, alone: bool = False) -> None:
        self.view, self.case, self.most = view, view.case, most
        model, case = view.model, view.case
        self.measures = Measures(view)
        self.sizes = self.measures.sizes
        self.ours = self.measures.quantity(model.side_terms(case.our_side))
        self.nothing = 1e-11 * max(self.ours.size, 1e-290)
        asked = [case.our_side] if alone else list(case.sides)
        self.theirs = {side.key: self.measures.quantity(model.side_terms(side)) for side in asked if side.key != case.ours}
        self.slack: dict[str, Quantity] = {}
        for person in (person for side in asked for person in side.people):
            own, shared = model.person_terms(person)
            fixed = view.slack(person) - view.threshold(person)[0] - (raised or {}).get(person.key, 0.0)
            self.slack[person.key] = self.measures.quantity([*own, *shared], person, fixed)
        self.raised = dict(raised or {})
        self.conditions = Conditions(self.measures)
        self.authority: list[list[tuple[frozenset[str], Condition | None]]] = []
        for side in case.sides:
            listed: list[tuple[frozenset[str], Condition | None]] = [
                (
                    frozenset(rule.approve),
                    self.conditions.of(model.tree(rule.when.text), rule.when.place) if rule.when else None,
                )
                for rule in side.authority
                if side in asked
            ]
            self.authority.append(listed or [(frozenset(person.key for person in side.people), None)])
        # What is a package does not change with the chairs: a rule that asks for a seat means the seat in the case.
        chairs = {person.key: float(person.front) for person in case.people}
        self._requires = [_seated(model.tree(rule.require.text), chairs) for rule in case.rules]
        self._names: dict[Node, frozenset[str]] = {}
        self._options = [np.array(issue.options) for issue in case.issues]
        found = [
            self.conditions.of(node, rule.require.place) for node, rule in zip(self._requires, case.rules, strict=True)
        ]
        self.barred = [item for item in found if isinstance(item, Settled)]
        self.rules = [item for item in found if not isinstance(item, Settled)]
        self.note_bends()
        self.weights = view.worlds.weights
        self._plans: dict[tuple[int, ...], Plan] = {}
        self.scopes: list[Touched] = [factor.touched for factor in self.measures.factors]
        self.scopes += [item.touched for item in self.barred]
        self.heard: frozenset[str] = frozenset()  # whose no in a world takes nothing from what a package brings there
        self.counted: Floats | None = None  # (worlds,) other weights, under which gains count; all worlds by default
        self.by_chance = False  # whether the chance is sought instead of the expected gain
        self.work = self._charged = 0

    def for_chance(self) -> "Space":
        """Give the same case for a search of the highest chance: what everybody who says yes brings is 1."""
        found = copy(self)
        place = self.measures.count
        self.measures.count += 1
        one, none = np.ones(1), np.zeros(1)
        found.ours, found.nothing, found.by_chance = Quantity(place, one[None], one, none, none, 1.0), 1e-12, True
        return found

    @property
    def judged(self) -> list[Quantity]:
        """What a search bounds: our gain and everybody's slack."""
        return [self.ours, *self.slack.values()]

    @property
    def counts(self) -> list[int]:
        """The places of the measures that matter most: the means of our gain and of everybody's slack."""
        return [self.ours.first, *(quantity.first for quantity in self.slack.values())]

    def keep(self, quantities: Sequence[Quantity]) -> None:
        """Drop the measures of everything but some quantities and what conditions compare, and join tables of which one holds all issues of the other."""
        counted = [*quantities, *(margin.quantity for margin in self.conditions.margins)]
        everything = np.arange(self.measures.count)
        used = np.concatenate([*(everything[quantity.places] for quantity in counted), *(term.measures for quantity in counted for term in quantity.loose)])
        kept = []
        for factor in self.measures.factors:
            here = np.flatnonzero(np.isin(factor.columns, used))
            if len(here):
                kept.append(Factor(factor.touched, factor.columns[here], factor.values[..., here]))
        kept = _joined(kept)
        self.measures.factors, self._plans = kept, {}
        self.scopes = [factor.touched for factor in kept] + [item.touched for item in self.barred]

    def note_bends(self) -> None:
        """Give the differences at which terms without a table bend comparisons of their own, by which regions can be parted."""
        for inside in tuple(self.measures.inside.values()):
            found = {node: self.conditions.bend(node) for node in inside.differences()}
            inside.bends = {node: number for node, number in found.items() if number is not None}

    def charge(self) -> None:
        """Count what the lines of terms that have no table have cost since it was counted last."""
        spent = sum(item.spent for item in self.measures.inside.values())
        self.work += spent - self._charged
        self._charged = spent

    @property
    def whole(self) -> Box:
        """All options of all issues."""
        return tuple((0, size - 1) for size in self.sizes)

    def plan(self, box: Box) -> Plan:
        """Give how sums over a box are maximised."""
        sizes = tuple(high - low + 1 for low, high in box)
        if sizes not in self._plans:
            self._plans[sizes] = plan_for(self.scopes, sizes, self.most)
        return self._plans[sizes]

    def largest(self, box: Box, coefficients: Floats) -> tuple[Floats, Codes]:
        """Give for each column of weights on the measures the largest sum over a box, or a bound of it, and where.

        Args:
            coefficients: (measures, columns).
        """
        plan = self.plan(box)
        tables: list[Floats] = []
        for factor in self.measures.factors:
            part = factor.values[_within(box, factor.touched)]
            weights = coefficients[factor.columns]
            if not weights.any():
                tables.append(np.zeros((1, *(1 for _ in factor.touched))))
                continue
            tables.append(np.moveaxis(part @ weights, -1, 0))
            self.work += part.size * weights.shape[1]
        for item in self.barred:
            holds = item.holds[_within(box, item.touched)]
            tables.append(np.where(holds, 0.0, -np.inf)[None])
        self.work += plan.cells * coefficients.shape[1]
        full = [
            np.broadcast_to(table, (len(table), *(plan.sizes[item] for item in scope)))
            for scope, table in zip(self.scopes, tables, strict=True)
        ]
        found = largest(plan, self.scopes, full)
        values = np.broadcast_to(found.values, (coefficients.shape[1],))
        choices = np.broadcast_to(found.choices, (coefficients.shape[1], len(box)))
        return values, (choices + np.array([low for low, _ in box], dtype=np.int32)).astype(np.int32)

    def ranges(self, box: Box) -> tuple[Floats, Floats]:
        """Give the lowest and the highest value of each measure over a box, rounded outwards.

        Where no two tables of a measure have an issue in common, nor are tied by a rule, their ends are added up; else the issues are eliminated.
        """
        low, high = np.zeros(self.measures.count), np.zeros(self.measures.count)
        barred = [(item.touched, left) for item in self.barred if not (left := item.holds[_within(box, item.touched)]).all()]
        tied = self._tied([touched for touched, _ in barred])
        joined = np.flatnonzero(tied)
        if self.plan(box).cells * len(joined) > _MOST_RANGED:
            tied, joined, barred = np.zeros_like(tied), joined[:0], []
        if len(joined) or barred:
            each = np.zeros((self.measures.count, max(len(joined), 1)))  # with no measure it is asked whether the rules leave a package
            each[joined, np.arange(len(joined))] = 1.0
            ends, opposite = self.largest(box, each)[0], self.largest(box, -each)[0]
            if not np.isfinite(ends).all():  # the rules leave no package here
                return low + np.inf, high - np.inf
            low[joined], high[joined] = -opposite[: len(joined)], ends[: len(joined)]
        for factor in self.measures.factors:
            here = np.flatnonzero(~tied[factor.columns])
            part = factor.values[_within(box, factor.touched)]
            if not len(here):
                continue
            if len(here) < len(factor.columns):
                part = part[..., here]
            for touched, holds in barred:
                shared = [place for place in touched if place in factor.touched]
                if shared:
                    kept = np.asarray(holds.any(axis=tuple(axis for axis, place in enumerate(touched) if place not in shared)))
                    where = tuple(slice(None) if place in shared else None for place in factor.touched)
                    part = np.where(kept[where][..., None], part, np.nan)
            axes = tuple(range(part.ndim - 1))
            low[factor.columns[here]] += np.fmin.reduce(part, axis=axes)
            high[factor.columns[here]] += np.fmax.reduce(part, axis=axes)
            self.work += 2 * part.size
        away = 1e-12 * np.maximum(np.abs(low), np.abs(high))
        return low - away, high + away

    def _tied(self, barred: Sequence[Touched]) -> NDArray[np.bool_]:
        """Give for each measure whether two of its tables have an issue in common or are tied by a rule, or where rules are tied to each other.

        Args:
            barred: the issues of each rule that bars some options.
        """
        factors = self.measures.factors
        has, on = np.zeros((len(factors), self.measures.count)), np.zeros((len(factors), len(self.sizes)))
        for number, factor in enumerate(factors):
            has[number, factor.columns], on[number, list(factor.touched)] = 1.0, 1.0
        tied = (on.T @ has > 1).any(axis=0)
        for place, touched in enumerate(barred):
            under = on[:, list(touched)].any(axis=1) @ has
            alone = not any(set(touched) & set(other) for number, other in enumerate(barred) if number != place)
            tied |= under > (1 if alone else 0)
        return np.asarray(tied, dtype=bool)

    def _settled(self, node: Node, codes: Codes) -> NDArray[np.bool_]:
        """Give (packages, worlds or 1) whether a condition holds."""
        if node not in self._names:
            self._names[node] = node_names(node)
        names = self._names[node]
        values: dict[str, object] = dict(self.view.model.facts)
        for place, issue in enumerate(self.case.issues):
            if issue.key in names:
                values[issue.key] = self._options[place][codes[:, place]][:, None]
        for item in self.case.assumptions:
            if item.key in names:
                values[item.key] = self.view.worlds.values[item.key][None, :]
        found = np.asarray(evaluate(node, values, self.view.model.front)) > 0.5
        return np.broadcast_to(found, (len(codes), found.shape[1] if found.ndim == 2 else 1))

    def kept(self, codes: Codes) -> NDArray[np.bool_]:
        """Give which packages the rules leave."""
        keep = np.ones(len(codes), dtype=bool)
        for node in self._requires:
            keep &= self._settled(node, codes)[:, 0]
        return keep

    def needed(self, codes: Codes) -> dict[str, NDArray[np.bool_]]:
        """Give person → (packages, worlds or 1) where they must approve."""
        found: dict[str, NDArray[np.bool_]] = {}
        for side in self.case.sides:
            here = {person.key: np.full((len(codes), 1), not side.authority) for person in side.people}
            free = np.ones((len(codes), 1), dtype=bool)
            for rule in side.authority:
                holds = free & self._settled(self.view.model.tree(rule.when.text), codes) if rule.when else free
                for key in rule.approve:
                    here[key] = here[key] | holds
                free = free & ~holds
            found |= here
        return found

    def exact(self, codes: Codes) -> tuple[Floats, NDArray[np.bool_]]:
        """Give (packages,) expected gains, formula by formula, and what is a package that our own people say yes to."""
        self.work += len(codes) * len(self.weights) * 50
        found = value_all(self.view, codes, raised=self.raised)
        return found.chance if self.by_chance else found.gain, self.kept(codes) & self.view.own_yes(codes)

    def values(self, codes: Codes, measures: Floats | None = None) -> Found:
        """Give what packages come to by their measures: quick, and exact but for what the measures leave out."""
        if any(quantity.loose for quantity in (self.ours, *self.slack.values())):
            weightings = None if self.counted is None else self.counted[:, None]
            whole = value_all(self.view, codes, weightings, self.raised)  # the measures do not tell what such terms come to
            self.work += CALL + 10 * len(codes) * len(self.weights) * (1 + len(self.slack))
            counted = whole.chance if self.by_chance else whole.gain if self.counted is None else whole.columns[:, 0]
            return Found(counted, whole.chance, self.view.own_yes(codes))
        found = self.measures.of(codes) if measures is None else measures
        accepted = np.ones((len(codes), 1), dtype=bool)
        allowed = np.ones(len(codes), dtype=bool)
        needed = self.needed(codes)
        for person in self.case.people:
            must = needed[person.key]
            if not must.any():
                continue
            passed = ~must | (self.slack[person.key].at(found) >= 0)
            accepted = accepted & passed
            if person.side == self.case.ours:
                allowed &= self.view.mean(passed) >= self.case.own_chance - 1e-12
        gain, chance = np.zeros(len(codes)), self.view.mean(accepted)
        if self.by_chance:
            return Found(chance, chance, allowed)
        some = np.flatnonzero(chance > 0)
        if len(some):
            gains = self.ours.at(found[some])
            shape = np.broadcast_shapes(gains.shape, (len(some), accepted.shape[1]))
            value = np.where(np.broadcast_to(accepted[some], shape), np.broadcast_to(gains, shape), 0.0)
            if self.counted is None:
                gain[some] = self.view.mean(value)
            else:
                gain[some] = np.broadcast_to(value, (len(some), len(self.weights))) @ self.counted
        self.work += len(codes) * len(self.weights) * (1 + len(self.slack))
        return Found(gain, chance, allowed)


def _joined(factors: Sequence[Factor]) -> list[Factor]:
    """Give factors with the same sums, those of fewer issues added to those that touch these and more."""
    found: list[Factor] = []
    for factor in sorted(factors, key=lambda item: -len(item.touched)):
        home = next((place for place, item in enumerate(found) if set(factor.touched) <= set(item.touched)), None)
        if home is None:
            found.append(factor)
            continue
        other = found[home]
        columns = np.union1d(other.columns, factor.columns)
        values = np.zeros((*other.values.shape[:-1], len(columns)))
        values[..., np.searchsorted(columns, other.columns)] = other.values
        lengths = iter(factor.values.shape)
        shape = tuple(next(lengths) if item in factor.touched else 1 for item in other.touched)
        values[..., np.searchsorted(columns, factor.columns)] += factor.values.reshape(*shape, len(factor.columns))
        found[home] = Factor(other.touched, columns, values)
    return found


def _within(box: Box, touched: Touched) -> tuple[slice, ...]:
    """Give where the options of a box stand in a table of some issues."""
    return tuple(slice(box[place][0], box[place][1] + 1) for place in touched)


def _seated(node: Node, chairs: Mapping[str, float]) -> Node:
    """Give a tree with every seat that it asks for replaced by a number."""
    if isinstance(node, Front):
        return Number(chairs[node.person])
    return rebuild(node, lambda part: _seated(part, chairs))
