"""Rights are set against needs at the least cost: compared with trying everything."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.errors import NoAnswerError
from backtable.licensing.reconciliation import Ledger, Need, Right, Spot, Way, reconcile


def least_cost(needs: Sequence[Need], rights: Sequence[Right]) -> Fraction:
    """Try every way for every single thing; then missing units are the largest unmet demand, found by max flow = min cut.

    For rights and needs in a small bipartite graph, the least purchases come from trying every integer purchase.
    """
    things = [need.ways for need in needs for _ in range(need.count)]
    price = {right.key: Fraction(right.price or 0) for right in rights}
    best: Fraction | None = None
    for chosen in product(*things):
        demand: dict[str, Fraction] = {}
        for way in chosen:
            demand[way.right] = demand.get(way.right, Fraction(0)) + Fraction(way.units)
        keys = list(demand)
        for bought in product(*(range(ceil(demand[key]) + 1) for key in keys)):
            cost = sum((price[key] * count for key, count in zip(keys, bought, strict=True)), Fraction(0))
            if best is not None and cost >= best:
                continue
            left = {key: max(demand[key] - count, Fraction(0)) for key, count in zip(keys, bought, strict=True)}
            if _feasible(left, rights):
                best = cost
    return best if best is not None else Fraction(0)


def _feasible(left: dict[str, Fraction], rights: Sequence[Right]) -> bool:
    """Hall's condition: every set of demands is covered by the rights that may serve any of it."""
    keys = list(left)
    for mask in range(1, 1 << len(keys)):
        wanted = {key for bit, key in enumerate(keys) if mask >> bit & 1}
        supply = sum((Fraction(right.owned) for right in rights if wanted & {right.key, *right.covers}), Fraction(0))
        if supply < sum((left[key] for key in wanted), Fraction(0)):
            return False
    return True


@st.composite
def estates(draw: st.DrawFn) -> tuple[list[Need], list[Right]]:
    keys = ["standard", "enterprise", "suite"][: draw(st.integers(1, 3))]
    rights = [
        Right(
            key,
            Decimal(draw(st.integers(0, 6))) / draw(st.sampled_from([1, 2])),
            Decimal(draw(st.integers(1, 5))),
            tuple(other for other in keys if other != key and draw(st.booleans())),
        )
        for key in keys
    ]
    needs = [
        Need(
            f"need {number}",
            draw(st.integers(0, 2)),
            tuple(
                Way(key, Decimal(draw(st.integers(1, 6))) / 2)
                for key in draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True))
            ),
        )
        for number in range(draw(st.integers(1, 2)))
    ]
    return needs, rights


@given(estates())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_the_cost_of_what_is_missing_is_the_least_possible(estate: tuple[list[Need], list[Right]]) -> None:
    needs, rights = estate
    found = reconcile(needs, rights)
    assert Fraction(found.cost) == least_cost(needs, rights)
    for need in needs:
        assert sum(use.count for use in found.uses if use.need == need.key) == need.count
    for right in rights:
        assert sum((item.units for item in found.covers if item.right == right.key), Decimal(0)) <= right.owned
    for key, needed in found.needed.items():
        served = sum((item.units for item in found.covers if item.serves == key), Decimal(0))
        exact = sum((use.count * use.way.units for use in found.uses if use.way.right == key), Decimal(0))
        assert served + found.shortfall[key] >= exact
        assert served <= exact, "no more is used than is needed"
        assert needed == Decimal(ceil(exact))


@given(estates(), st.integers(0, 2), st.integers(1, 3))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_more_rights_never_cost_more_and_more_needs_never_less(
    estate: tuple[list[Need], list[Right]], which: int, more: int
) -> None:
    needs, rights = estate
    before = reconcile(needs, rights).cost
    position = which % len(rights)
    right = rights[position]
    richer = [*rights]
    richer[position] = Right(right.key, right.owned + more, right.price, right.covers)
    assert reconcile(needs, richer).cost <= before
    need = needs[which % len(needs)]
    assert reconcile([*needs, Need("more", more, need.ways)], rights).cost >= before


@given(st.lists(estates(), min_size=2, max_size=3), st.integers(0, 3))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_ledger_sets_each_reading_as_if_it_were_the_only_one(cases: list[tuple[list[Need], list[Right]]], owned: int) -> None:
    """Needs of several readings against the same rights, beside one of another product."""
    rights = [*max((own for _, own in cases), key=len), Right("other", Decimal(owned), Decimal(2))]
    other = Need("other", 2, (Way("other", Decimal(1)),))
    ledger = Ledger(rights)
    for place, (needs, _) in enumerate(cases):
        known = {right.key for right in rights}
        own = [need for need in needs if all(way.right in known for way in need.ways)]
        every = [*own[:1], other, *own[1:]] if place else own
        assert ledger.reconcile(every) == reconcile(every, rights)
        assert ledger.reconcile(every) == reconcile(every, rights), "once more"


def test_a_host_takes_the_edition_that_costs_less() -> None:
    """A host of 28 cores with 9 machines: 28 Datacenter or 5 × 28 Standard core licences."""
    host = Need("host", 1, (Way("datacenter", Decimal(28)), Way("standard", Decimal(140))))
    rights = [Right("datacenter", Decimal(0), Decimal(770)), Right("standard", Decimal(0), Decimal(134))]
    found = reconcile([host], rights)
    assert found.shortfall == {"datacenter": 0, "standard": 140}
    assert found.cost == 140 * 134
    owned = [Right("datacenter", Decimal(28), Decimal(770)), rights[1]]
    assert reconcile([host], owned).cost == 0


def test_halves_are_rounded_once_after_adding_up() -> None:
    needs = [Need("a", 3, (Way("processor", Decimal("1.5")),))]
    assert reconcile(needs, [Right("processor", Decimal(0), Decimal(1))]).needed == {"processor": 5}


def test_nothing_is_used_beyond_need_however_prices_differ() -> None:
    needs = [Need("a", 1, (Way("cheap", Decimal(1)),)), Need("b", 1, (Way("dear", Decimal(5)),))]
    rights = [Right("cheap", Decimal(3), Decimal("0.01")), Right("dear", Decimal(2), Decimal(100_000))]
    used = {item.right: item.units for item in reconcile(needs, rights).covers}
    assert used == {"cheap": 1, "dear": 2}


def test_of_equally_cheap_covers_the_cheapest_right_is_used() -> None:
    needs = [Need("a", 1, (Way("standard", Decimal(2)),))]
    suite = Right("suite", Decimal(2), Decimal(50), ("standard",))
    found = reconcile(needs, [suite, Right("standard", Decimal(2), Decimal(10))])
    assert [(item.right, item.units) for item in found.covers] == [("standard", 2)]


def test_a_right_that_falls_short_is_used_up() -> None:
    needs = [Need("a", 1, (Way("processor", Decimal("1.5")),))]
    found = reconcile(needs, [Right("processor", Decimal(1), Decimal(10))])
    assert [(item.units, found.shortfall["processor"]) for item in found.covers] == [(1, 1)]


def test_an_unknown_right_is_named() -> None:
    with pytest.raises(NoAnswerError, match="nothing is known of the rights x"):
        reconcile([Need("a", 1, (Way("x", Decimal(1)),))], [])


@given(
    st.integers(0, 4),
    st.integers(0, 4),
    st.lists(st.integers(0, 5), min_size=3, max_size=3),
    st.lists(st.integers(0, 3), min_size=2, max_size=2),
)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_a_suite_serves_all_of_its_parts_at_once(suites: int, wide: int, needed: list[int], single: list[int]) -> None:
    """A suite includes a and b, and may serve c instead; a wider licence may serve a or b. Compared with trying everything."""
    rights = [
        Right("suite", Decimal(suites), Decimal(9), ("c",), includes=("a", "b")),
        Right("wide", Decimal(wide), Decimal(7), ("a", "b")),
        Right("a", Decimal(single[0]), Decimal(2)),
        Right("b", Decimal(single[1]), Decimal(3)),
        Right("c", Decimal(0), Decimal(4)),
    ]
    needs = [Need(key, 1, (Way(key, Decimal(units)),)) for key, units in zip("abc", needed, strict=True) if units]
    found = reconcile(needs, rights)
    a, b, c = needed
    best = min(
        2 * max(0, a - single[0] - together - for_a) + 3 * max(0, b - single[1] - together - (wide - for_a)) + 4 * max(0, c - (suites - together))
        for together, for_a in product(range(suites + 1), range(wide + 1))
    )
    assert found.cost == best
    assert all(right.used(found.covers) <= right.owned for right in rights)


@given(
    st.integers(0, 5),
    st.lists(st.integers(0, 4), min_size=3, max_size=3),
    st.lists(st.integers(0, 3), min_size=2, max_size=2),
    st.integers(0, 2),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_unit_of_a_suite_serves_the_parts_on_one_thing_only(suites: int, things: list[int], single: list[int], other: int) -> None:
    """So many things have a alone, b alone and both; a suite may also serve c. Compared with trying everything."""
    only_a, only_b, both = things
    where = [((("a",), only_a),), ((("b",), only_b),), ((("a",), both), (("b",), both))]
    spots = tuple(Spot(tuple((keys, Decimal(units)) for keys, units in parts)) for parts in where if parts[0][1])
    suite = Right("suite", Decimal(suites), Decimal(9), ("c",), includes=("a", "b"), spots=spots)
    rights = [suite, Right("a", Decimal(single[0]), Decimal(2)), Right("b", Decimal(single[1]), Decimal(3)), Right("c", Decimal(0), Decimal(4))]
    needed = {"a": only_a + both, "b": only_b + both, "c": other}
    found = reconcile([Need(key, 1, (Way(key, Decimal(units)),)) for key, units in needed.items() if units], rights)
    best = min(
        2 * max(0, needed["a"] - single[0] - for_a - for_both) + 3 * max(0, needed["b"] - single[1] - for_b - for_both) + 4 * (other - for_c)
        for for_a, for_b, for_both, for_c in product(range(only_a + 1), range(only_b + 1), range(both + 1), range(other + 1))
        if for_a + for_b + for_both + for_c <= suites
    )
    assert found.cost == best
    assert suite.used(found.covers, found.together.get("suite")) <= suites


def test_suites_come_before_singles() -> None:
    rights = [Right("suite", Decimal(2), Decimal(50), includes=("a", "b")), *(Right(key, Decimal(2), Decimal(10)) for key in "ab")]
    found = reconcile([Need(key, 1, (Way(key, Decimal(2)),)) for key in "ab"], rights)
    assert {(item.right, item.serves, item.units) for item in found.covers} == {("suite", "a", 2), ("suite", "b", 2)}
    assert rights[0].used(found.covers) == 2


@pytest.mark.parametrize(
    ("enterprise", "standard"), [(None, None), (Decimal(7000), None), (Decimal(7000), Decimal(2000)), (None, Decimal(2000))]
)
def test_no_higher_edition_is_bought_for_want_of_a_price(enterprise: Decimal | None, standard: Decimal | None) -> None:
    needs = [Need("a", 3, (Way("standard", Decimal(8)), Way("enterprise", Decimal(8))))]
    rights = [Right("enterprise", Decimal(0), enterprise, ("standard",)), Right("standard", Decimal(0), standard)]
    assert reconcile(needs, rights).shortfall == {"enterprise": 0, "standard": 24}
    assert reconcile(needs, rights[::-1]).shortfall == {"enterprise": 0, "standard": 24}


def test_the_higher_edition_serves_where_it_is_owned_or_takes_far_fewer_units() -> None:
    needs = [Need("a", 1, (Way("standard", Decimal(140)), Way("enterprise", Decimal(28))))]
    rights = [Right("enterprise", Decimal(0), None, ("standard",)), Right("standard", Decimal(0), None)]
    assert reconcile(needs, rights).shortfall == {"enterprise": 28, "standard": 0}
    owned = [Right("enterprise", Decimal(8), None, ("standard",)), Right("standard", Decimal(0), None)]
    assert reconcile([Need("a", 1, (Way("standard", Decimal(8)),))], owned).shortfall == {"standard": 0}
