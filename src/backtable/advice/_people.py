"""How each person stands to a package, and why."""

from collections.abc import Callable, Sequence
from math import comb

import numpy as np
from numpy.typing import NDArray

from backtable.advice._result import AppliedRule, Contribution, Judgement, Outcome, Part, Range
from backtable.case import Interest, Package, Person
from backtable.formula import Node
from backtable.value import View, error_of, values_in_worlds

Worth = Callable[[NDArray[np.int32]], NDArray[np.float64]]


def outcome_of(view: View, codes: NDArray[np.int32], package: Package, people: bool = True) -> Outcome:
    """Give what a package comes to in these worlds; `codes` is (1, issues)."""
    values = plainly(view, values_in_worlds(view, codes)[0])
    judgements = tuple(judge(view, codes, person) for person in view.case.people) if people else ()
    gains = {side.key: float(view.mean(plainly(view, view.side_gain(side.key, codes)))[0]) for side in view.case.sides}
    chance = float(view.mean(view.acceptable(codes))[0])
    expected = float(values @ view.worlds.weights)
    others = np.ones((1, 1), dtype=bool)
    for side in view.case.other_sides:
        others = others & view.side_accepts(side, codes)
    allowed, theirs = bool(view.own_yes(codes)[0]), float(view.mean(others)[0])
    return Outcome(package, expected, error_of(values, view), chance, gains, judgements, allowed, theirs)


def plainly(view: View, gains: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give gains with nothing where they are nothing but for what rounding leaves of sums that cancel out."""
    return np.where(np.abs(gains) <= view.tolerance, 0.0, gains)


def judge(view: View, codes: NDArray[np.int32], person: Person) -> Judgement:
    """Give how a person stands to the package in `codes` (1, issues)."""
    own, organisation = (plainly(view, part) for part in view.perceived_parts(person, codes))
    gain = plainly(view, view.perceived(person, codes))
    lack = np.maximum(view.threshold(person) - gain, 0)
    yes = float(view.mean(view.yes(person, codes))[0])
    parts = parts_of(view, codes, person)
    worst = min(parts, key=lambda part: part.gain, default=None)
    return Judgement(
        person.key,
        range_of(view, gain),
        float(view.mean(own)[0]),
        float(view.mean(organisation)[0]),
        float(view.mean(view.threshold(person))[0]),
        yes,
        float(view.mean(view.required(person, codes))[0]),
        float(view.mean(lack)[0]),
        worst.name if worst and worst.gain < 0 and yes < 0.5 else "",
        parts,
    )


def parts_of(view: View, codes: NDArray[np.int32], person: Person) -> tuple[Part, ...]:
    """Give what each interest adds to a person's perceived gain at the package in `codes` (1, issues)."""
    side = view.case.side(person.side)
    stake = view.model.stake(person)
    pairs: list[tuple[Interest, float | Node, bool]] = [(interest, 1.0, True) for interest in person.interests]
    if stake:
        pairs += [(interest, stake, False) for interest in side.interests]
    return tuple(
        Part(
            interest.name,
            own,
            float(view.mean(view.interest(person, interest, factor, codes))[0]),
            float(view.mean(view.no_deal(person, interest, factor))[0]),
        )
        for interest, factor, own in pairs
    )


def range_of(view: View, values: NDArray[np.float64]) -> Range:
    """Give mean, 5 % and 95 % points of (1, worlds or 1) values."""
    row = np.broadcast_to(values, (1, view.worlds.count))[0]
    order = np.argsort(row, kind="stable")
    edges = np.cumsum(view.worlds.weights[order])
    low, high = (
        float(row[order][min(int(np.searchsorted(edges, share - 1e-12)), len(row) - 1)]) for share in (0.05, 0.95)
    )
    return Range(float(row @ view.worlds.weights), low, high)


def why(view: View, package: NDArray[np.int32], other: NDArray[np.int32] | None) -> tuple[Contribution, ...]:
    """Give for each person what each term contributes to the mean perceived gain at `package` over `other`.

    The Shapley value over the issues in which they differ (Shapley 1953), exact: a table of worths is shared out over
    the issues that it touches, and the value of a sum is the sum of the values. Without `other` the interests'
    gains over no deal stand in.

    Args:
        package, other: (issues,) option numbers.
    """
    result = []
    for person in view.case.people:
        if other is None:
            parts = [(part.name, part.gain) for part in parts_of(view, package[None, :], person)]
        else:
            parts = _shapley(view, person, package, other)
        total = sum(worth for _, worth in parts)
        parts = [(name, worth) for name, worth in parts if abs(worth) > view.tolerance]
        result.append(Contribution(person.key, total, tuple(sorted(parts, key=lambda part: -abs(part[1])))))
    return tuple(result)


def _shapley(
    view: View, person: Person, package: NDArray[np.int32], other: NDArray[np.int32]
) -> list[tuple[str, float]]:
    shares = dict.fromkeys(range(len(package)), 0.0)
    for touched, worth in view.pieces(person):
        differing = [index for index in touched if package[index] != other[index]]
        if not differing:
            continue
        for index, share in zip(differing, shapley_values(worth, package, other, differing), strict=True):
            shares[index] += share
    return [(view.case.issues[index].key, share) for index, share in shares.items() if package[index] != other[index]]


def shapley_values(
    worth: Worth, package: NDArray[np.int32], other: NDArray[np.int32], differing: Sequence[int]
) -> list[float]:
    """Give the Shapley value of each differing issue for one worth function.

    Args:
        worth: (packages, issues) option numbers → (packages,) worths.
        package, other: (issues,) option numbers.
        differing: the issues to share out over, exactly, in 2^n valuations.
    """
    count = len(differing)
    masks = np.arange(1 << count)
    rows = np.tile(other, (len(masks), 1))
    for bit, index in enumerate(differing):
        rows[(masks >> bit) & 1 == 1, index] = package[index]
    worths = worth(rows)
    sizes = np.array([int(mask).bit_count() for mask in masks])
    result = []
    for bit in range(count):
        without = masks[(masks >> bit) & 1 == 0]
        weights = np.array([1 / (count * comb(count - 1, size)) for size in sizes[without]])
        result.append(float(weights @ (worths[without | (1 << bit)] - worths[without])))
    return result


def rules_for(view: View, codes: NDArray[np.int32]) -> tuple[AppliedRule, ...]:
    """Give the authority rules of each side that apply to the package in `codes` (1, issues) in some world."""
    found = []
    for side in view.case.sides:
        for position, (approve, holds) in enumerate(view.rules(side, codes)):
            weight = float(view.mean(holds)[0])
            if weight > 0:
                rule = side.authority[position] if side.authority else None
                when = rule.when.text if rule and rule.when else ""
                found.append(AppliedRule(side.key, when, approve, weight, rule.because if rule else ""))
    return tuple(found)
