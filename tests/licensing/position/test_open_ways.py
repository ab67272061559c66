"""Which of a product's ways serve: the kind of unit that is owned, one kind for all that a program can move between."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backtable.licensing.position import License, Product, why
from backtable.licensing.readings import reading
from backtable.licensing.recognition import catalogue

from ..metrics.estates import XEON
from .test_ways import count, machine, needed

PROCESSOR, USERS = "oracle.processor", "oracle.nup"
DATABASE = Product(
    "db",
    "Database",
    "Oracle",
    (("db", PROCESSOR), ("db", USERS)),
    prices={PROCESSOR: Decimal(47_500), USERS: Decimal(950)},
)
# Two hosts of one cluster: 8 processors and 2, so that 200 and 50 named users are the minimum.
ESTATE = [
    machine("big", processors=1, cores=16, cpu_model=XEON, cluster="c"),
    machine("small", processors=1, cores=4, cpu_model=XEON, cluster="c"),
    machine("v1", host="big", vcpus=4, cluster="c"),
    machine("v2", host="small", vcpus=4, cluster="c"),
]
HERE = [("db", "v1", 10), ("db", "v2", 10)]


def owned(metric: str, units: int) -> License:
    return License("db", metric, Decimal(units), entitlements=(f"PO {metric}",))


def test_what_is_missing_is_counted_in_the_unit_that_is_owned_not_in_the_cheapest() -> None:
    """250 named users would cost 237,500 and 10 processors 475,000; processors are what the contract counts."""
    found = count([DATABASE], ESTATE, HERE, licenses=[owned(PROCESSOR, 4)])
    assert {row.metric: (row.owned, row.needed, row.shortfall) for row in found.rows} == {PROCESSOR: (4, 10, 6)}
    (trace,) = why(found, "db")
    other = {item.metric: item for item in trace.alternatives}
    assert (other[USERS].units, other[USERS].cost, other[USERS].open, other[USERS].used) == (250, 237_500, False, False)
    assert [line["metric"] for line in trace.lines if line["chosen"]] == [PROCESSOR, PROCESSOR]


def test_where_nothing_is_owned_the_usual_unit_counts() -> None:
    assert needed(count([DATABASE], ESTATE, HERE)) == {("ours", PROCESSOR): 10}


def test_named_users_that_are_owned_serve_with_their_minimum() -> None:
    found = count([DATABASE], ESTATE, HERE, licenses=[owned(USERS, 240)])
    assert {row.metric: (row.needed, row.shortfall) for row in found.rows} == {USERS: (250, 10)}


def test_every_way_that_the_estate_states_may_serve() -> None:
    found = count([replace(DATABASE, stated=True)], ESTATE, HERE, licenses=[owned(PROCESSOR, 4)])
    assert {row.metric: row.needed for row in found.rows} == {PROCESSOR: 2, USERS: 200}


def test_hosts_are_licensed_each_in_one_unit_and_a_whole_cluster_where_programs_move_within_it() -> None:
    """Ours: 2 processors for the small host and the minimum of 200 for the big one. A cluster is one thing: 10 or 250."""
    cluster = reading("cluster", {"oracle.partitioning": "cluster"})
    held = [owned(PROCESSOR, 2), owned(USERS, 200)]
    assert needed(count([DATABASE], ESTATE, HERE, licenses=held)) == {("ours", PROCESSOR): 2, ("ours", USERS): 200}
    found = count([DATABASE], ESTATE, HERE, [cluster], licenses=held)
    assert {row.metric: (row.needed, row.shortfall) for row in found.rows} == {PROCESSOR: (0, 0), USERS: (250, 50)}


def test_a_supplier_counts_processors_where_nobody_knows_how_many_use_it() -> None:
    unknown = [("db", "v1", 10), ("db", "v2")]
    found = count([DATABASE], ESTATE, unknown, ("ours", "theirs"), licenses=[owned(USERS, 250)])
    rows = {(row.reading, row.metric): (row.needed, row.shortfall) for row in found.rows}
    assert rows == {("ours", USERS): (250, 0), ("theirs", USERS): (0, 0), ("theirs", PROCESSOR): (10, 10)}
    public = reading("public", {"oracle.users": "processors"})
    assert needed(count([DATABASE], ESTATE, HERE, [public]))["public", PROCESSOR] == 10


STANDARD, DATACENTER = "microsoft.windows_standard", "microsoft.windows_datacenter"
EDITIONS = (("win.std", STANDARD), ("win.dc", DATACENTER))
WINDOWS = [
    Product("win", "Windows Server", "Microsoft", EDITIONS),
    Product("win.std", "Windows Server Standard", "Microsoft", EDITIONS, price=Decimal(68)),
    Product("win.dc", "Windows Server Datacenter", "Microsoft", EDITIONS[1:], price=Decimal(430)),
]
HOST = machine("h", processors=2, cores=16, cpu_model=XEON)
GUESTS = [machine(f"v{number}", host="h", vcpus=2) for number in range(4)]


def test_titles_with_and_without_their_edition_are_licensed_together_on_a_host() -> None:
    """Two machines, one full licensing of 16; counted apart they would need two."""
    found = count(WINDOWS, [HOST, *GUESTS], [("win", "v0"), ("win.std", "v1")])
    assert needed(found) == {("ours", STANDARD): 16}
    for product in ("win", "win.std"):
        (trace,) = why(found, product)
        assert trace.counted_as == "win"
        assert [(line["thing"], line["machines"]) for line in trace.lines if line["chosen"]] == [("h", 2)]


def test_a_host_that_must_have_datacenter_needs_nothing_more_for_other_machines() -> None:
    deployed = [("win.dc", "v0"), ("win", "v1"), ("win.std", "v2"), ("win.std", "v3")]
    found = count(WINDOWS, [HOST, *GUESTS], deployed)
    assert needed(found) == {("ours", DATACENTER): 16}
    assert [row.unlicensed for row in found.rows] == [4]
    assert [line["thing"] for line in why(found, "win.std", "v2")[0].lines] == ["h"]


def test_the_same_holds_for_every_host_that_machines_can_land_on() -> None:
    cluster = [{**HOST, "cluster": "c"}, {**HOST, "machine": "k", "name": "k", "cluster": "c"}]
    guests = [
        {**guest, "cluster": "c", "host": host} for guest, host in zip(GUESTS, ("h", "k", "k", "k"), strict=True)
    ]
    found = count(WINDOWS, [*cluster, *guests], [("win.dc", "v0"), ("win", "v1")], ("ours", "theirs"))
    assert needed(found) == {("ours", DATACENTER): 16, ("ours", STANDARD): 16, ("theirs", DATACENTER): 32}


@pytest.mark.parametrize(("metric", "units"), [("plain.install", 2), ("plain.device", 1)])
def test_two_titles_of_one_suite_on_a_machine(metric: str, units: int) -> None:
    parts = [Product(key, key, "Maker", (("suite", metric),)) for key in ("writer", "sheets")]
    found = count([*parts, Product("suite", "Suite", "Maker", ())], GUESTS, [("writer", "v0"), ("sheets", "v0")])
    assert needed(found) == {("ours", metric): units}


def test_units_serve_however_the_order_says_they_are_counted() -> None:
    """Ten core licences by machine, and a host of 16 cores with five machines of four: 16 by host, 10 of them owned."""
    ways = (("sql", "microsoft.sqlserver_core_vm"), ("sql", "microsoft.sqlserver_core_host"))
    sql = Product("sql", "SQL Server", "Microsoft", ways, price=Decimal(10))
    guests = [machine(f"g{number}", host="h", vcpus=4) for number in range(5)]
    for metric in ("microsoft.sqlserver_core_vm", "microsoft.sqlserver_core_host", "microsoft.sqlserver_core"):
        held = [License("sql", metric, Decimal(10))]
        found = count([sql], [HOST, *guests], [("sql", item["machine"]) for item in guests], licenses=held)
        assert sum(row.shortfall for row in found.rows) == 6, metric
        assert sum(row.used for row in found.rows) == 10


def test_only_enterprise_licenses_a_host_for_any_number_of_machines() -> None:
    """Ten machines of four virtual cores on 16 cores: 40 licences of Standard, or 16 of Enterprise where those cost less."""
    guests = [machine(f"g{number}", host="h", vcpus=4) for number in range(10)]
    deployed = [("microsoft.sqlserver_standard", item["machine"]) for item in guests]
    for dear, expected in ((7000, ("microsoft.sqlserver_standard", 40)), (4000, ("microsoft.sqlserver_enterprise", 16))):
        prices = {"microsoft.sqlserver_standard": 1900, "microsoft.sqlserver_enterprise": dear}
        products = [replace(catalogue()[key], price=Decimal(price)) for key, price in prices.items()]
        found = count(products, [HOST, *guests], deployed)
        assert [(row.product, row.needed) for row in found.rows if row.needed] == [expected]


def test_a_price_without_a_metric_is_of_the_usual_unit_only() -> None:
    """Ten named users short do not cost ten times a processor."""
    plain = replace(DATABASE, prices={}, price=Decimal(47_500))
    found = count([plain], ESTATE, HERE, licenses=[owned(USERS, 240)])
    assert {row.metric: (row.shortfall, row.unit_price, row.true_up) for row in found.rows} == {USERS: (10, None, None)}
    found = count([plain], ESTATE, HERE)
    assert {row.metric: row.true_up for row in found.rows} == {PROCESSOR: 475_000}


def test_enterprise_by_server_with_its_limit_serves_where_it_is_owned() -> None:
    """Three machines: two servers are owned, one is short; without them they are core licences."""
    enterprise = catalogue()["microsoft.sqlserver_enterprise"]
    rows = [(enterprise.key, name) for name in ("v1", "v2", "v3")]
    machines = [*ESTATE, machine("v3", host="big", vcpus=4, cluster="c")]
    server = "microsoft.sqlserver_server_20_cores"
    held = [License(enterprise.key, "microsoft.sqlserver_server", Decimal(2))]
    found = count([enterprise], machines, rows, licenses=held)
    assert {row.metric: (row.owned, row.needed, row.shortfall) for row in found.rows if row.needed or row.owned} == {server: (2, 3, 1)}
    assert needed(count([enterprise], machines, rows)) == {("ours", "microsoft.sqlserver_core"): 12}


@pytest.mark.parametrize(("owned_of", "short"), [((), 8), (("enterprise",), 8), (("enterprise", "standard"), 0)])
def test_a_higher_edition_by_a_rule_of_its_own_opens_no_unit_of_the_lower_one(owned_of: tuple[str, ...], short: int) -> None:
    """Two machines of Standard with four virtual cores: 8 core licences, though servers are cheaper and one of Enterprise by server is owned.

    With a server licence of Standard beside it one is for a machine, that of Enterprise for the other, and none is short.
    """
    standard, enterprise = (catalogue()[f"microsoft.sqlserver_{edition}"] for edition in ("standard", "enterprise"))
    products = [
        replace(standard, prices={"microsoft.sqlserver_core_vm": Decimal(1_973), "microsoft.sqlserver_server": Decimal(989)}),
        replace(enterprise, prices={"microsoft.sqlserver_core": Decimal(7_564), "microsoft.sqlserver_server_20_cores": Decimal(13_000)}),
    ]
    held = [License(f"microsoft.sqlserver_{edition}", "microsoft.sqlserver_server", Decimal(1)) for edition in owned_of]
    found = count(products, ESTATE, [(standard.key, "v1"), (standard.key, "v2")], licenses=held)
    assert sum(row.shortfall for row in found.rows) == short
    assert {row.metric for row in found.rows if row.needed} == {"microsoft.sqlserver_core_vm" if short else "microsoft.sqlserver_server"}


@pytest.mark.parametrize(
    ("server", "access", "expected"),
    [
        (900, 1000, {"microsoft.sqlserver_server": 1}),
        (9_000, 1000, {"microsoft.sqlserver_core_vm": 4}),
        # Client access licences go with server licences only: 1,000 of them at 200 cost more than 8 of cores at 1,800.
        (900, 0, {"microsoft.sqlserver_core_vm": 8}),
        (900, 995, {"microsoft.sqlserver_server": 1, "microsoft.user_cal": 5}),
    ],
)
def test_the_usual_unit_serves_beside_the_one_that_is_owned_where_it_costs_less(server: int, access: int, expected: dict[str, int]) -> None:
    """Two machines of four virtual cores, one server licence owned: a further one, or core licences; who uses servers needs access licences."""
    prices = {"microsoft.sqlserver_core_vm": Decimal(1_800), "microsoft.sqlserver_server": Decimal(server)}
    standard, enterprise, cal = (catalogue()[f"microsoft.sqlserver_{edition}"] for edition in ("standard", "enterprise", "cal"))
    products = [
        replace(standard, prices=prices),
        replace(enterprise, price=Decimal(7_000)),
        replace(cal, price=Decimal(200), facts={"cal.users": "1000"}),
    ]
    held = [License(standard.key, "microsoft.sqlserver_server", Decimal(1)), License(cal.key, "microsoft.user_cal", Decimal(access))]
    deployed = [(standard.key, "v1"), (standard.key, "v2"), (cal.key, "v1"), (cal.key, "v2")]
    found = count(products, ESTATE, deployed, licenses=held)
    assert {row.metric: row.shortfall for row in found.rows if row.shortfall} == expected
    (trace,) = why(found, cal.key)
    shown = sum(line["quantity"] for line in trace.lines if line["chosen"])
    assert shown == sum(row.needed for row in found.rows if row.product == cal.key)
