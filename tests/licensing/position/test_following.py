"""An option counts in the metric of its database, on each machine."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backtable.licensing.position import License, Position, Product, why

from ..metrics.estates import XEON
from .test_open_ways import ESTATE, PROCESSOR, USERS
from .test_ways import count, machine, needed

KEY = "oracle.database_enterprise"
DATABASE = Product(
    KEY, "Database", "Oracle", ((KEY, PROCESSOR), (KEY, USERS)), prices={PROCESSOR: Decimal(47_500), USERS: Decimal(950)}
)
OPTION = Product("option", "Option", "Oracle", (("option", "oracle.option"),))
# 20 cores at 0.5 are 10 processors, and 250 named users their minimum.
SERVER = [machine("o1", kind="physical", processors=2, cores=20, cpu_model=XEON)]
BOTH = [(KEY, "o1", 30), ("option", "o1")]


def owned(product: str, metric: str, units: int) -> License:
    return License(product, metric, Decimal(units), entitlements=(f"PO {product}",))


def figures(found: Position) -> dict[tuple[str, str], tuple[int, int]]:
    return {(row.product, row.metric): (int(row.needed), int(row.shortfall)) for row in found.rows if row.needed}


def test_an_option_is_counted_in_the_unit_in_which_its_database_is_owned() -> None:
    held = [owned(KEY, USERS, 100), owned("option", USERS, 100)]
    assert figures(count([DATABASE, OPTION], SERVER, BOTH, licenses=held)) == {(KEY, USERS): (250, 150), ("option", USERS): (250, 150)}


def test_what_is_owned_of_the_option_alone_decides_nothing() -> None:
    found = count([DATABASE, OPTION], SERVER, BOTH, licenses=[owned("option", USERS, 100)])
    assert figures(found) == {(KEY, PROCESSOR): (10, 10), ("option", PROCESSOR): (10, 10)}


@pytest.mark.parametrize(("fact", "metric", "units"), [("nup", USERS, 250), ("processor", PROCESSOR, 10)])
def test_a_stated_metric_of_the_database_decides_for_both(fact: str, metric: str, units: int) -> None:
    found = count(
        [DATABASE, OPTION], SERVER, BOTH, licenses=[owned(KEY, PROCESSOR, 1)], facts={"oracle.database_metric": fact}
    )
    assert {key: needs for key, (needs, _) in figures(found).items()} == {(KEY, metric): units, ("option", metric): units}


def test_an_option_has_the_people_of_its_database() -> None:
    """300 people are more than the minimum of 250; the supplier, too, counts them, as they are known."""
    people = [(KEY, "o1", 300), ("option", "o1")]
    found = count([DATABASE, OPTION], SERVER, people, ("ours", "theirs"), licenses=[owned(KEY, USERS, 300)])
    assert needed(found) == {(reading, USERS): 300 for reading in ("ours", "theirs")}
    assert figures(found) == {(KEY, USERS): (300, 0), ("option", USERS): (300, 300)}


def test_where_the_supplier_counts_processors_for_the_database_it_does_for_the_option() -> None:
    unknown = [(KEY, "o1"), ("option", "o1", 5)]
    found = count([DATABASE, OPTION], SERVER, unknown, ["theirs"], licenses=[owned(KEY, USERS, 300)])
    assert figures(found) == {(KEY, PROCESSOR): (10, 10), ("option", PROCESSOR): (10, 10)}


@pytest.mark.parametrize("stated", [False, True])
def test_licences_in_the_databases_metric_are_in_that_which_the_database_has(stated: bool) -> None:
    held = [owned(KEY, USERS, 250), owned("option", "oracle.option", 240)]
    found = count([replace(DATABASE, stated=stated), OPTION], SERVER, BOTH, licenses=held)
    assert figures(found) == {(KEY, USERS): (250, 0), ("option", USERS): (250, 10)}


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        # Users on the big host leave 200 of the option missing, 200,000; processors would leave six of the database, 285,000.
        (1000, {(KEY, PROCESSOR): (2, 0), (KEY, USERS): (200, 0), ("option", USERS): (200, 200)}),
        # 200 of the option would cost 400,000: eight processors for both, of which two of the database are owned.
        (2000, {(KEY, PROCESSOR): (8, 6), (KEY, USERS): (50, 0), ("option", PROCESSOR): (8, 8)}),
    ],
)
def test_hosts_are_licensed_each_in_one_metric_for_both(price: int, expected: dict[tuple[str, str], tuple[int, int]]) -> None:
    """By itself the option would cost least by processor, 8 × 10."""
    option = replace(OPTION, prices={PROCESSOR: Decimal(10), USERS: Decimal(price)})
    here = [(KEY, "v1", 10), (KEY, "v2", 10), ("option", "v1")]
    found = count([DATABASE, option], ESTATE, here, licenses=[owned(KEY, PROCESSOR, 2), owned(KEY, USERS, 200)])
    assert figures(found) == expected
    (trace,) = why(found, "option")
    assert {(use.way.right, use.count) for use in trace.chosen} == {
        (f"option by {metric}", 1) for product, metric in expected if product == "option"
    }
    assert [line["metric"] for line in trace.lines if line["chosen"]] == [metric for product, metric in expected if product == "option"]
