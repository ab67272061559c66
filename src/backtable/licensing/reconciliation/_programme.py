"""Reconciliation as an integer programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

import numpy as np

from backtable.errors import NoAnswerError
from backtable.licensing.reconciliation._columns import Crowd, Suite, crowds_of, suites_of
from backtable.licensing.reconciliation._needs import Cover, Need, Reconciliation, Right, Spot, Use, Way
from backtable.licensing.reconciliation._people import Pool, beyond, pools_of

if TYPE_CHECKING:  # SciPy takes half a second to import, and a kept position needs none of it
    from scipy.optimize import LinearConstraint

# A right whose price is not known counts as so many times dearer than the dearest that is.
_UNPRICED = 10
# Where the price of an edition is not known: what it counts as beside a higher edition that serves in its place.
_BELOW = 0.999
# The solver stops within 1e-6; the dearest right is scaled to this, so that the cheapest still counts.
_SCALE = 1e4
# Of equally cheap covers the one that uses least is taken; a right of which some must be bought is used up first.
_USED_UP = -1e-3
# What serving with a suite costs of its price when equally cheap covers are compared, and what one of its units does.
_SUITE = 1e-3
_ONE_OF_A_SUITE = 1e-4


@dataclass(frozen=True, slots=True)
class _Part:
    """Needs, and the rights that serve them, that have nothing to do with others.

    Args:
        flows: (right, right whose needs it serves).
        sold: rights as which what is missing is bought.
        owned: of each right that flows start from.
        prices: of each right, as the programme takes them.
        suites: where it is known what stands together: (right, where parts of what it includes stand).
    """

    needs: tuple[Need, ...]
    flows: tuple[tuple[str, str], ...]
    demanded: tuple[str, ...]
    sold: tuple[str, ...]
    owned: tuple[tuple[str, Decimal], ...]
    prices: tuple[tuple[str, float], ...]
    suites: tuple[tuple[str, tuple[Spot, ...]], ...] = ()


Solved = dict[_Part, tuple[float, ...]]
"""Parts that were solved before: readings differ in few of them."""


def ready() -> None:
    """Load the solver, which takes half a second, while something else is done."""
    import scipy.optimize  # noqa: F401


def programme(counted: Sequence[Need], rights: Mapping[str, Right], prices: Mapping[str, float], solved: Solved) -> Reconciliation:
    """Choose for each thing the way to license it, so that what is missing costs least.

    Args:
        counted: of each at least one thing, and every right that they name is there.
        rights: key → right, those as which others are bought among them.
        prices: as from `prices_of`.
        solved: parts that were solved before; new ones are added.

    Raises:
        NoAnswerError: the solver gives up.
    """
    demanded = sorted({item.right for need in counted for way in need.ways for item in way.demands})
    wanted = set(demanded)
    flows = [
        (right.key, key) for right in rights.values() if right.owned > 0 for key in sorted({right.key, *right.covers, *right.includes} & wanted)
    ]
    used: dict[tuple[str, Way], float] = {}
    moved: dict[tuple[str, str], float] = {}
    bought: dict[str, float] = {}
    together: dict[str, float] = {}
    for part in _parts(counted, flows, demanded, rights, prices):
        if part not in solved:
            solved[part] = _solved(part, rights)
        found = iter(solved[part])
        used.update(((need.key, way), next(found)) for need in part.needs for way in need.ways)
        moved.update((flow, next(found)) for flow in part.flows)
        bought.update((key, next(found)) for key in part.sold)
        together.update((key, next(found)) for key, _ in part.suites)
    ways = [(need, way) for need in counted for way in need.ways]
    sold = sorted(bought)
    every = [used[need.key, way] for need, way in ways] + [moved[flow] for flow in flows] + [bought[key] for key in sold]
    return _result(ways, flows, sold, rights, every, pools_of(counted, rights), together)


def _parts(
    needs: Sequence[Need],
    flows: Sequence[tuple[str, str]],
    demanded: Sequence[str],
    rights: Mapping[str, Right],
    prices: Mapping[str, float],
) -> list[_Part]:
    """Divide needs and rights into parts that share no right."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    linked = [(rights[key].bought_as, key) for key in demanded]
    chosen = [(need.ways[0].right, item.right) for need in needs for way in need.ways for item in way.demands]
    for first, other in [*flows, *linked, *chosen]:
        leader[find(other)] = find(first)
    groups: dict[str, tuple[list[Need], list[tuple[str, str]], list[str]]] = {}
    for need in needs:
        groups.setdefault(find(need.ways[0].right), ([], [], []))[0].append(need)
    for flow in flows:
        groups[find(flow[0])][1].append(flow)
    for key in demanded:
        groups[find(key)][2].append(key)
    return [
        _Part(
            tuple(held),
            tuple(flown),
            tuple(keys),
            tuple(dict.fromkeys(rights[key].bought_as for key in keys)),
            tuple((right, rights[right].owned) for right in dict.fromkeys(right for right, _ in flown)),
            tuple((key, prices[key]) for key in dict.fromkeys((*keys, *(rights[key].bought_as for key in keys), *(right for right, _ in flown)))),
            tuple(
                (right, spots)
                for right in dict.fromkeys(right for right, key in flown if key in rights[right].includes)
                if (spots := rights[right].spots) is not None
            ),
        )
        for held, flown, keys in groups.values()
    ]


def _solved(part: _Part, rights: Mapping[str, Right]) -> tuple[float, ...]:
    """Give how much of each way, each flow and each purchase there is in a part."""
    itself = tuple((key, key) for key in part.demanded[:1])
    if len(part.demanded) == 1 and part.flows in ((), itself) and all(len(need.ways) == 1 for need in part.needs):
        return _plain(part, rights)
    pools = pools_of(part.needs, rights)
    ways = [(need, way) for need in part.needs for way in need.ways]
    flows, demanded, prices = part.flows, part.demanded, dict(part.prices)
    known = len(ways) + len(flows) + len(part.sold)
    crowds = crowds_of(pools, known)
    suites = suites_of(part.suites, known + sum(crowd.width for crowd in crowds))
    count = known + sum(crowd.width for crowd in crowds) + sum(suite.width for suite in suites)
    bought = {key: len(ways) + len(flows) + position for position, key in enumerate(part.sold)}
    spent, used = np.zeros(count), np.zeros(count)
    for key, position in bought.items():
        spent[position] = prices[key]
    for position, (_, way) in enumerate(ways):
        used[position] = sum(float(item.units) * prices[item.right] for item in way.demands)
    for position, (right, serves) in enumerate(flows, len(ways)):
        # A suite is there in any case once it serves one of its parts: it comes before the parts by themselves.
        used[position] = _SUITE * prices[right] if serves in rights[right].includes else prices[right]
    for crowd in crowds:
        for right, position in crowd.more.items():
            used[position] = prices[right]
    for suite in suites:
        for position in suite.units:
            used[position] = _ONE_OF_A_SUITE * prices[suite.right]
    lower = np.zeros(count)
    upper = np.array(
        [float(need.count) for need, _ in ways]
        + [float(rights[right].owned) for right, _ in flows]
        + [np.inf] * len(part.sold)
        + [most for crowd in crowds for most in crowd.most]
        + [most for suite in suites for most in suite.most]
    )
    integrality = np.array(
        [1] * len(ways) + [0] * len(flows) + [1] * len(part.sold) + [whole for crowd in crowds for whole in crowd.whole] + [0] * sum(suite.width for suite in suites)
    )
    constraints = _constraints(ways, flows, demanded, rights, bought, crowds, suites)
    found = _solve(spent, lower, upper, integrality, constraints)
    for position in bought.values():
        lower[position] = upper[position] = round(found[position])
    for position, (right, serves) in enumerate(flows, len(ways)):
        if rights[right].bought_as == rights[serves].bought_as and upper[bought[rights[serves].bought_as]]:
            used[position] = _USED_UP * prices[right]
    least = _solve(used, lower, upper, integrality, constraints)
    return (*least[:known], *(sum(least[position] for position in suite.units) for suite in suites))


def _plain(part: _Part, rights: Mapping[str, Right]) -> tuple[float, ...]:
    """Give the same where there is nothing to choose: one right, for which no other serves."""
    needed = sum((need.count * need.ways[0].units for need in part.needs), Decimal(0))
    needed += sum(beyond(pools_of(part.needs, rights), {(need.key, need.ways[0]): need.count for need in part.needs}).values())
    owned = rights[part.demanded[0]].owned if part.flows else Decimal(0)
    missing = max(Decimal(0), needed - owned).to_integral_value(ROUND_CEILING)
    serving = [float(min(owned, needed))] if part.flows else []
    return (*(float(need.count) for need in part.needs), *serving, float(missing))


def _solve(
    cost: np.ndarray[tuple[int], np.dtype[np.float64]],
    lower: np.ndarray[tuple[int], np.dtype[np.float64]],
    upper: np.ndarray[tuple[int], np.dtype[np.float64]],
    integrality: np.ndarray[tuple[int], np.dtype[np.int_]],
    constraints: "Sequence[LinearConstraint]",
) -> list[float]:
    from scipy.optimize import Bounds, milp

    solution = milp(
        cost * (_SCALE / max(np.abs(cost).max(), 1e-12)),
        integrality=integrality,
        bounds=Bounds(lower, upper),
        constraints=constraints,
        options={"mip_rel_gap": 0.0},
    )
    if solution.x is None:
        raise NoAnswerError(f"needs and rights could not be set against each other: {solution.message}")
    return [float(value) for value in solution.x]


def _result(
    ways: Sequence[tuple[Need, Way]],
    flows: Sequence[tuple[str, str]],
    sold: Sequence[str],
    rights: Mapping[str, Right],
    found: Sequence[float],
    pools: Sequence[Pool],
    together: Mapping[str, float],
) -> Reconciliation:
    uses = tuple(
        Use(need.key, way, round(value))
        for (need, way), value in zip(ways, found[: len(ways)], strict=True)
        if round(value)
    )
    amounts = found[len(ways) : len(ways) + len(flows)]
    covers = tuple(
        Cover(right, serves, units)
        for (right, serves), value in zip(flows, amounts, strict=True)
        if (units := _exact(value)) > 0
    )
    exact = dict.fromkeys(sold, Decimal(0))
    for use in uses:
        for item in use.way.demands:
            exact[rights[item.right].bought_as] += use.count * item.units
    for right, units in beyond(pools, {(use.need, use.way): use.count for use in uses}).items():
        exact[rights[right].bought_as] += units
    shortfall = {
        key: Decimal(max(0, round(float(value)))) for key, value in zip(sold, found[-len(sold) :], strict=True)
    }
    cost = sum(((price * shortfall[key]) for key in sold if (price := rights[key].price) is not None), Decimal(0))
    needed = {key: value.to_integral_value(ROUND_CEILING) for key, value in exact.items()}
    return Reconciliation(uses, covers, needed, shortfall, cost, {key: _exact(value) for key, value in together.items()})


def _exact(value: float) -> Decimal:
    """Give the units that the solver means, without what it is off."""
    return Decimal(repr(round(float(value), 6))).normalize()


def prices_of(rights: Sequence[Right]) -> dict[str, float]:
    """Give prices as the programme takes them: what is not known is dear, but never as dear as an edition that serves in its place."""
    prices = {right.key: right.price for right in rights}
    known = [float(price) for price in prices.values() if price is not None]
    dearest = _UNPRICED * max([1.0, *known])
    covering = {right.key: {key for key in (*right.covers, *right.above) if key in prices} for right in rights}
    higher: dict[str, list[str]] = {}
    lower: dict[str, int] = {}
    for right in rights:
        below = {key for key in covering[right.key] if right.key not in covering[key]}
        lower[right.bought_as] = max(lower.get(right.bought_as, 0), len(below))
        for key in below:
            higher.setdefault(key, []).append(right.key)

    def price(right: Right) -> float:
        if right.price is not None:
            return max(float(right.price), 1e-6)
        above = [float(other) for key in higher.get(right.bought_as, ()) if (other := prices[key]) is not None]
        return max(min(above) * _BELOW, 1e-6) if above else dearest * (1 + lower[right.bought_as] * (1 - _BELOW))

    return {right.key: price(right) for right in rights}


def _constraints(
    ways: Sequence[tuple[Need, Way]],
    flows: Sequence[tuple[str, str]],
    demanded: Sequence[str],
    rights: Mapping[str, Right],
    bought: dict[str, int],
    crowds: "Sequence[Crowd]",
    suites: "Sequence[Suite]",
) -> "list[LinearConstraint]":
    from scipy.optimize import LinearConstraint
    from scipy.sparse import coo_array

    entries: list[tuple[int, int, float]] = []
    lower: list[float] = []
    upper: list[float] = []

    def row(cells: list[tuple[int, float]], low: float, high: float) -> None:
        entries.extend((len(lower), column, value) for column, value in cells)
        lower.append(low)
        upper.append(high)

    columns_of: dict[str, list[int]] = {}
    for column, (need, _) in enumerate(ways):
        columns_of.setdefault(need.key, []).append(column)
    counts = {need.key: need.count for need, _ in ways}
    for key, places in columns_of.items():
        row([(column, 1.0) for column in places], counts[key], counts[key])
    missing: dict[str, list[tuple[int, float]]] = {key: [(column, 1.0)] for key, column in bought.items()}
    for key in demanded:
        cells = [(column, -float(item.units)) for column, (_, way) in enumerate(ways) for item in way.demands if item.right == key]
        cells += [(crowd.more[key], -1.0) for crowd in crowds if key in crowd.more]
        serving = [(column, 1.0) for column, (_, served) in enumerate(flows, len(ways)) if served == key]
        missing[rights[key].bought_as] += [*cells, *serving]
        row([*cells, *serving], -np.inf, 0.0)
    at = {(need.key, way): column for column, (need, way) in enumerate(ways)}
    for crowd in crowds:
        for place in range(len(crowd.pool.rights)):
            here = crowd.pool.upto(place)
            some = [(crowd.more[right], 1.0) for right in crowd.pool.rights[: place + 1]]
            units = [(at[need.key, way], float(item.units)) for need, way, item in here]
            if any(item.people and item.people.number for _, _, item in here):
                row([*some, *units, *((at[need.key, way], -float(item.people.number)) for need, way, item in here if item.people)], 0.0, np.inf)
            if step := crowd.steps.get(crowd.pool.rights[place]):
                row([(step, float(crowd.pool.step)), *((column, -value) for column, value in units)], 0.0, np.inf)
                row([*some, *units, (step, -float(crowd.pool.step))], 0.0, np.inf)
            if top := crowd.tops.get(crowd.pool.rights[place]):
                row([*some, *units, (top, -1.0)], 0.0, np.inf)
                for need, way, item in here:
                    if item.people and item.people.same:
                        row([(top, 1.0), (crowd.chosen[need.key, way], -float(item.people.same))], 0.0, np.inf)
        for (need_key, way), column in crowd.chosen.items():
            row([(at[need_key, way], -1.0), (column, float(counts[need_key]))], 0.0, np.inf)
    # What is bought may serve every version, so that fractions of several are rounded up once.
    for cells in missing.values():
        row(cells, 0.0, np.inf)
    for right in dict.fromkeys(right for right, _ in flows):
        own = [(column, served) for column, (other, served) in enumerate(flows, len(ways)) if other == right]
        alone = [(column, 1.0) for column, served in own if served not in rights[right].includes]
        parts = [(column, served) for column, served in own if served in rights[right].includes]
        suite = next((suite for suite in suites if suite.right == right), None)
        if suite is None:
            for some in [[(column, 1.0)] for column, _ in parts] or [[]]:
                row([*alone, *some], 0.0, float(rights[right].owned))
            continue
        row([*alone, *((column, 1.0) for column in suite.units)], 0.0, float(rights[right].owned))
        for unit, spot in zip(suite.units, suite.serving, strict=True):
            for _, _, column in spot:
                row([(unit, 1.0), (column, -1.0)], 0.0, np.inf)
        for keys in dict.fromkeys(keys for spot in suite.serving for keys, _, _ in spot):
            there = [(column, -1.0) for spot in suite.serving for others, _, column in spot if others == keys]
            row([*((column, 1.0) for column, served in parts if served in keys), *there], 0.0, 0.0)
        reached = {key for spot in suite.serving for keys, _, _ in spot for key in keys}
        if elsewhere := [(column, 1.0) for column, served in parts if served not in reached]:
            row(elsewhere, 0.0, 0.0)
    rows, columns, values = zip(*entries, strict=True)
    size = (len(lower), len(ways) + len(flows) + len(bought) + sum(crowd.width for crowd in crowds) + sum(suite.width for suite in suites))
    return [LinearConstraint(coo_array((values, (rows, columns)), shape=size).tocsr(), lower, upper)]
