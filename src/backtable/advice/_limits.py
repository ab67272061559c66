"""Conditions that are sums over the terms of many groups, such as a limit on what is spent in all: carried as gains, since more of them is never worse."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.case import Side
from backtable.formula import Arithmetic, Compare, Logic, Node, inline, node_people, parse, terms
from backtable.value import Model

Scope = tuple[int, ...]
Values = NDArray[np.float64]
Column = list[tuple[Scope, Values]]
Truths = tuple[Scope, NDArray[np.bool_]]
Valued = Callable[[Scope, Node], Values | None]
Kept = Callable[[Scope, int], NDArray[np.bool_]]
_BINARY = 1024.0  # what is a whole number of so many parts is added up without rounding
_LARGEST = 2.0**52
_PLACES = 9
_NEAR = 1e-12  # sums that differ by more than this share are told apart where formulas compare them


@dataclass(frozen=True, slots=True)
class _Condition:
    """What must hold of a package, or of one of a class.

    Args:
        of: the number of a rule of the case; or a side and the place of one of its authority rules.
        touched: positions of the issues that it is of.
        parts: where it is a sum that must be large enough, the issues and the tree of each part.
        entire: whether it is all of the rule.
    """

    of: int | tuple[str, int]
    node: Node
    touched: Scope
    parts: tuple[tuple[Scope, Node], ...] = ()
    entire: bool = True


@dataclass(frozen=True, slots=True)
class ConditionTables:
    """Conditions over the options of the issues that they are of.

    Args:
        whole: those that couple issues: of what, and where they hold.
        sums: those that are gains: of what, and what each issue adds.
    """

    whole: tuple[tuple[int | tuple[str, int], Truths], ...]
    sums: tuple[tuple[int | tuple[str, int], Column], ...]

    def of_class(self, first: Mapping[str, int]) -> tuple[list[Truths], list[Column]]:
        """Give what holds of the packages of a class, and which gains must be high enough.

        Args:
            first: side → place of the authority rule that is the first to hold.
        """
        held = [(touched, values if holds else ~values) for of, (touched, values) in self.whole if (holds := _asked(of, first)) is not None]
        gains = [column if holds else [(touched, -values) for touched, values in column] for of, column in self.sums if (holds := _asked(of, first)) is not None]
        return held, gains


def _asked(of: int | tuple[str, int], first: Mapping[str, int]) -> bool | None:
    """Say whether a condition must hold in a class, or must not; None where it does not matter."""
    if isinstance(of, int):
        return True
    side, place = of
    return None if place > first[side] else place == first[side]


class Conditions:
    """The rules of a case, and the conditions on which it depends who must approve.

    Args:
        model: the case.
        asked: the sides whose approval counts.
    """

    def __init__(self, model: Model, asked: Sequence[Side]) -> None:
        self._model = model
        definitions = {item.key: parse(item.expression.text) for item in model.case.definitions}
        rules: list[tuple[int | tuple[str, int], Node]] = [(number, inline(parse(rule.require.text).root, definitions)) for number, rule in enumerate(model.case.rules)]
        whens: list[tuple[int | tuple[str, int], Node]] = [((side.key, place), model.tree(rule.when.text)) for side in asked for place, rule in enumerate(side.authority) if rule.when]
        self._conditions = [_Condition(of, node, model.touched(node)) for of, node in (*rules, *whens)]

    @property
    def scopes(self) -> set[Scope]:
        """Which issues they couple."""
        return {scope for item in self._conditions for scope in ((touched for touched, _ in item.parts) if item.parts else (item.touched,))}

    @property
    def parted(self) -> bool:
        """Whether any is a gain."""
        return any(item.parts for item in self._conditions)

    @property
    def parted_rules(self) -> tuple[int, ...]:
        """The numbers of the rules that are, at least in part."""
        return tuple(sorted({item.of for item in self._conditions if item.parts and isinstance(item.of, int)}))

    def part(self, scopes: Iterable[Scope]) -> None:
        """Make gains of those that are sums over several groups of what else couples.

        A rule is taken apart where it joins conditions by `and`; that an authority rule does not hold could not be said of its parts.

        Args:
            scopes: which issues worths couple.
        """
        single = []
        for item in self._conditions:
            several = conjuncts(item.node) if isinstance(item.of, int) and not node_people(item.node) else (item.node,)  # a rule that asks for a seat means that in the case
            single += [item] if len(several) == 1 else [_Condition(item.of, node, self._model.touched(node), entire=False) for node in several]
        sums = [() if node_people(item.node) else limit_terms(item.node) for item in single]
        groups = joined_scopes([*scopes, *(item.touched for item, several in zip(single, sums, strict=True) if not several)])
        self._conditions = [
            item if any(set(item.touched) <= group for group in groups) else replace(item, parts=tuple((self._model.touched(node), node) for node in several))
            for item, several in zip(single, sums, strict=True)
        ]

    def tables(self, valued: Valued, kept: Kept, decimals: int) -> ConditionTables | None:
        """Give them over the options of the issues that they are of.

        Args:
            valued: gives a tree over the options of some issues; None where it is not the same in all worlds.
            kept: gives where a rule of the case holds, over the options of some issues.
            decimals: to how many a gain is rounded before it is added up.

        Returns:
            None where one is uncertain, or a sum is not exact, so that what is just allowed could be taken for what is not.
        """
        whole, sums = list[tuple[int | tuple[str, int], Truths]](), list[tuple[int | tuple[str, int], Column]]()
        for item in self._conditions:
            if isinstance(item.of, int) and item.entire and not item.parts:
                whole.append((item.of, (item.touched, kept(item.touched, item.of))))
                continue
            tables = [(touched, valued(touched, node)) for touched, node in (item.parts or ((item.touched, item.node),))]
            column: Column = [(touched, values) for touched, values in tables if values is not None]
            if len(column) < len(tables):
                return None
            if not item.parts:
                whole.append((item.of, (item.touched, column[0][1] > 0.5)))
                continue
            units, total = [_unit(values, decimals) for _, values in column], sum(float(np.abs(values).max()) for _, values in column)
            if total * 10.0 ** max(decimals, 0) > _LARGEST or total * _NEAR >= min(units):
                return None
            sums.append((item.of, [(touched, values) for touched, values in column if touched]))
        return ConditionTables(tuple(whole), tuple(sums))


def _unit(values: Values, decimals: int) -> float:
    """Give of what numbers are whole multiples, but for rounding, so that sums of them are exact; 0 where of nothing.

    Args:
        decimals: to how many they are rounded before they are added up.
    """
    for places in range(min(decimals, _PLACES) + 1):
        scaled = values * 10.0**places
        if np.isfinite(scaled).all() and (np.abs(scaled - np.round(scaled)) <= _NEAR * np.abs(scaled)).all():
            return float(10.0**-places)
    exact = np.isfinite(values).all() and (values * _BINARY == np.round(values * _BINARY)).all() and (decimals >= 10 or (np.round(values, decimals) == values).all())
    return 1 / _BINARY if exact else 0.0


def conjuncts(node: Node) -> tuple[Node, ...]:
    """Give the conditions that all must hold for one to hold."""
    if isinstance(node, Logic) and node.operator == "and":
        return tuple(part for operand in node.operands for part in conjuncts(operand))
    return (node,)


def limit_terms(node: Node) -> tuple[Node, ...]:
    """Give trees whose sum decides a condition, which holds where the sum is large enough; nothing where the condition is no such comparison."""
    match node:
        case Compare(first=first, tests=(("<" | "<=", second),)):
            return terms(Arithmetic("-", second, first))
        case Compare(first=first, tests=((">" | ">=", second),)):
            return terms(Arithmetic("-", first, second))
        case _:
            return ()


def joined_scopes(scopes: Iterable[Scope]) -> list[frozenset[int]]:
    """Give which issues are coupled, directly or by others, where those of a scope are."""
    groups: list[frozenset[int]] = []
    for scope in scopes:
        if scope:
            apart = [group for group in groups if not group & set(scope)]
            groups = [*apart, frozenset(scope).union(*(group for group in groups if group & set(scope)))]
    return groups
