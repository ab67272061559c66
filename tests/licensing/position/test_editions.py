"""Without a price for an edition nothing is bought as a higher one: every product of the catalogue that another one may license, too."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from backtable.licensing.position import License, Position
from backtable.licensing.position._limits import rights_of
from backtable.licensing.position._product import right_key
from backtable.licensing.recognition import catalogue
from backtable.licensing.reconciliation import Need, Way, reconcile

from ..metrics.estates import XEON
from .test_ways import count, machine

NOW = date(2026, 3, 12)
SEVERAL = [
    (product.key, day)
    for day in (NOW, date(2014, 6, 1), date(2011, 6, 1))
    for product in catalogue(day).values()
    if len({right for right, _ in product.ways}) > 1
]
HOST = machine("esx1", processors=2, cores=20, cpu_model=XEON)


def test_the_families_are_those_that_are_meant() -> None:
    assert {product for product, _ in SEVERAL} == {
        "microsoft.windows_server",
        "microsoft.windows_server_standard",
        "microsoft.sqlserver",
        "microsoft.sqlserver_standard",
        "redhat.enterprise_linux",
    }


@pytest.mark.parametrize(("product", "day"), SEVERAL)
@pytest.mark.parametrize("priced", ["none", "lower", "higher", "both"])
def test_what_takes_as_many_units_of_either_is_short_of_the_usual_edition(product: str, day: date, priced: str) -> None:
    known = dict(catalogue(day))
    ways = known[product].ways
    usual, higher = dict.fromkeys(right for right, _ in ways)
    prices = {"none": {}, "lower": {usual: 70}, "higher": {higher: 430}, "both": {usual: 70, higher: 430}}[priced]
    known |= {key: replace(known[key], price=Decimal(price)) for key, price in prices.items()}
    # As a whole catalogue has them: other products may be licensed in the same ways the other way round.
    rights = rights_of({key: item.ways for key, item in known.items() if item.ways}, {}, (), known)
    need = Need(product, 1, tuple(Way(right_key(*way), Decimal(8)) for way in ways))
    # In which unit does not matter here: another one serves only where something is owned in it.
    short = {key for key, units in reconcile([need], rights).shortfall.items() if units}
    assert short <= {right_key(*way) for way in ways if way[0] == usual}
    assert len(short) == 1


def short(product: str, day: date, machines: int, prices: dict[str, int], owned: tuple[License, ...] = ()) -> tuple[Position, dict[str, Decimal]]:
    """Virtual machines with a product on a host of two processors of ten cores."""
    guests = [machine(f"v{number}", host="esx1", vcpus=4) for number in range(machines)]
    known = catalogue(day)
    needing = sorted({product, *(right for right, _ in known[product].ways)})
    products = [replace(known[key], price=Decimal(prices[key]) if key in prices else None) for key in needing]
    found = count(products, [HOST, *guests], [(product, item["machine"]) for item in guests], day=day, licenses=owned)
    return found, {row.product: row.shortfall for row in found.rows if row.shortfall}


@pytest.mark.parametrize(
    ("prices", "machines", "expected"),
    [
        ({}, 1, {"microsoft.windows_server_standard": 20}),
        ({"microsoft.windows_server_datacenter": 430}, 2, {"microsoft.windows_server_standard": 20}),
        # 40 of Standard against 20 of Datacenter: as Standard counts as a little cheaper by unit, fewer units are cheaper.
        ({}, 3, {"microsoft.windows_server_datacenter": 20}),
    ],
)
def test_windows_without_a_price_for_standard(prices: dict[str, int], machines: int, expected: dict[str, int]) -> None:
    assert short("microsoft.windows_server_standard", NOW, machines, prices)[1] == expected


def test_datacenter_that_is_owned_serves_still() -> None:
    held = (License("microsoft.windows_server_datacenter", "microsoft.windows_datacenter", Decimal(20)),)
    found, missing = short("microsoft.windows_server_standard", NOW, 1, {}, held)
    assert not missing
    assert {row.product: row.used for row in found.rows if row.used} == {"microsoft.windows_server_datacenter": 20}


def test_a_host_that_nobody_listed_leaves_other_hosts_to_the_cheapest_edition() -> None:
    product = "microsoft.windows_server_standard"
    estate = [HOST, *(machine(f"v{number}", host="esx1", vcpus=4) for number in range(3)), machine("lost", host="esx7", vcpus=4)]
    estate.append(machine("server", kind="physical", processors=2, cores=16, cpu_model=XEON))
    known = catalogue(NOW)
    products = [replace(known[key], price=None) for key in sorted({product, *(right for right, _ in known[product].ways)})]
    found = count(products, estate, [(product, item["machine"]) for item in estate[1:]], day=NOW)
    assert {row.product: row.shortfall for row in found.rows if row.shortfall} == {product: 16, "microsoft.windows_server_datacenter": 20}


@pytest.mark.parametrize(("runs", "short"), [(["professional"] * 5, {"professional": 1}), (["standard"] * 4, {"standard": 1}), (["professional"] * 4 + [""] * 2, {}), ([""] * 8, {"": 1})])
def test_editions_of_visio_are_products_of_their_own_and_either_serves_one_that_is_not_stated(runs: list[str], short: dict[str, int]) -> None:
    """3 of Standard and 4 of Professional: the fifth of Professional is short though 3 of Standard are left; 7 serve 8 of an edition not stated."""
    keys = {name: f"microsoft.visio{name and f'_{name}'}" for name in ("", "standard", "professional")}
    machines = [machine(f"pc{number}", kind="device") for number in range(len(runs))]
    owned = [License(keys[name], "plain.device", Decimal(units)) for name, units in (("standard", 3), ("professional", 4))]
    found = count([catalogue()[key] for key in keys.values()], machines, [(keys[name], f"pc{number}") for number, name in enumerate(runs)], licenses=owned)
    assert {row.product: row.shortfall for row in found.rows if row.shortfall} == {keys[name]: units for name, units in short.items()}
