"""What is short is exact, and what must be bought for it comes in the packs that are sold."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backtable.licensing import PositionRow
from backtable.licensing.claim import Prices, Terms, charges_of
from backtable.licensing.position import License, why
from backtable.licensing.recognition import catalogue

from ..metrics.estates import XEON
from .test_ways import VM, count, machine

D = Decimal
STANDARD = "microsoft.sqlserver_standard"
SERVER = "microsoft.sqlserver_server"


def by_machine(vcpus: int, owned: int = 0) -> PositionRow:
    products = [replace(catalogue()[key], price=D(1800)) for key in (STANDARD, "microsoft.sqlserver_enterprise")]
    held = [License(STANDARD, VM, D(owned))] if owned else []
    found = count(products, [machine("v", vcpus=vcpus)], [(STANDARD, "v")], licenses=held)
    return next(row for row in found.rows if row.product == STANDARD)


@pytest.mark.parametrize(("vcpus", "owned", "short", "bought"), [(15, 0, 15, 16), (16, 0, 16, 16), (15, 14, 1, 2), (15, 15, 0, 0)])
def test_core_licences_are_bought_in_pairs(vcpus: int, owned: int, short: int, bought: int) -> None:
    row = by_machine(vcpus, owned)
    assert (row.needed, row.shortfall, row.to_buy, row.true_up) == (vcpus, short, bought, 1800 * bought)


def test_an_auditor_charges_what_is_sold_and_says_so() -> None:
    row = by_machine(15)
    charges, _ = charges_of([row], [Terms(basis="list")], Prices({"list": {(STANDARD, VM): D(1800)}}))
    assert [(item.units, item.amount, item.how) for item in charges] == [
        (16, D("28800.00"), "16 × 1,800, list price; 15 short, sold in packs of 2")
    ]


def test_what_the_other_ways_would_cost_is_of_what_is_sold_too() -> None:
    products = [replace(catalogue()[key], price=D(1800)) for key in (STANDARD, "microsoft.sqlserver_enterprise")]
    host = machine("h", processors=1, cores=17, cpu_model=XEON)
    found = count(products, [host, machine("v", host="h", vcpus=15)], [(STANDARD, "v")])
    costs = {item.metric: (item.missing, item.cost) for item in why(found, STANDARD)[0].alternatives if item.cost is not None}
    assert costs[VM] == (15, 16 * 1800)
    assert costs["microsoft.sqlserver_core_host"] == (17, 18 * 1800)


def test_server_licences_that_are_owned_are_the_unit_in_which_more_are_missing() -> None:
    """Two machines of 8 and 2 virtual cores: 2 server licences, 1 of them owned; without any 8 + 4 core licences."""
    guests = [machine("q1", host="h", vcpus=8), machine("q2", host="h", vcpus=2)]
    estate = [machine("h", processors=2, cores=20, cpu_model=XEON), *guests]
    deployed = [(STANDARD, item["machine"]) for item in guests]
    products = [catalogue()[key] for key in (STANDARD, "microsoft.sqlserver_enterprise")]
    held = [License(STANDARD, SERVER, D(1))]
    found = count(products, estate, deployed, ("ours", "theirs"), licenses=held)
    assert {(row.reading, row.metric): (row.owned, row.needed, row.shortfall) for row in found.rows} == {
        ("ours", SERVER): (1, 2, 1),
        ("theirs", SERVER): (1, 2, 1),
    }
    assert {row.metric: row.shortfall for row in count(products, estate, deployed).rows} == {VM: 12}
