"""What is missing is bought as suites where that costs less than one by one, on the things where the parts stand."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.licensing.position import Product, bought_together
from backtable.licensing.reconciliation import Offer, cheapest_purchase
from tests.oracles.purchases import least_cost, paid

from .position.test_ways import count, machine

KEYS = ("a", "b", "c")
SUITES = {"ab": ("a", "b"), "abc": KEYS, "bc": ("b", "c")}


@st.composite
def shortages(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, int], dict[str, int], list[dict[str, int]]]:
    things = draw(st.lists(st.dictionaries(st.sampled_from(KEYS), st.integers(1, 2), min_size=1), min_size=1, max_size=2))
    needed = {key: sum(place.get(key, 0) for place in things) for key in KEYS}
    missing = {key: draw(st.integers(0, units)) for key, units in needed.items() if units}
    prices = {key: draw(st.integers(1, 9)) for key in KEYS}
    suites = {key: draw(st.integers(1, 15)) for key in draw(st.lists(st.sampled_from(sorted(SUITES)), max_size=2, unique=True))}
    return missing, prices, suites, things


@given(shortages())
@settings(max_examples=60, deadline=None)
def test_the_cheapest_purchase_is_the_least_of_all_and_never_dearer_than_one_by_one(
    found: tuple[dict[str, int], dict[str, int], dict[str, int], list[dict[str, int]]],
) -> None:
    missing, prices, suites, things = found
    bought = cheapest_purchase(
        {key: Decimal(units) for key, units in missing.items()},
        {key: Decimal(price) for key, price in prices.items()},
        [Offer(key, Decimal(price), SUITES[key]) for key, price in suites.items()],
        [{key: Decimal(units) for key, units in place.items()} for place in things],
    )
    cost = paid(bought, prices, suites)
    assert cost == least_cost(missing, prices, [(price, SUITES[key]) for key, price in suites.items()], things)
    assert cost <= sum(units * prices[key] for key, units in missing.items())


def products(price: int) -> list[Product]:
    return [
        Product("writer", "Writer", "Maker", (("writer", "plain.device"),), price=Decimal(60)),
        Product("sheets", "Sheets", "Maker", (("sheets", "plain.device"),), price=Decimal(50)),
        Product("suite", "Suite", "Maker", (), price=Decimal(price), includes=("writer", "sheets")),
    ]


DESKS = [machine(f"desk{number}", processors=1, cores=4) for number in range(5)]
BOTH = [(key, f"desk{number}") for number in range(3) for key in ("writer", "sheets")]


def test_a_suite_replaces_its_parts_only_where_they_stand_together() -> None:
    """Of four devices with the writer and four with the sheets three have both: three suites at 80 save 30 each."""
    found = count(products(80), DESKS, [*BOTH, ("writer", "desk3"), ("sheets", "desk4")])
    (item,) = bought_together(found, "ours")
    assert (item.suites, item.instead, item.saving) == ({"suite": 3}, {"writer": 3, "sheets": 3}, 90)
    assert {row.product: row.shortfall for row in found.rows} == {"writer": 4, "sheets": 4}, "what is owed is as it was"


def test_a_suite_that_costs_more_than_its_parts_is_not_bought() -> None:
    assert bought_together(count(products(110), DESKS, BOTH), "ours") == ()
