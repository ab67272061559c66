"""More that is owned never makes what is missing dearer, and more that is installed never makes it cheaper."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.licensing.position import License, Product
from backtable.licensing.readings import reading
from backtable.licensing.reconciliation import Need, Right, Way, reconcile

from ..metrics.estates import XEON
from .test_open_ways import WINDOWS
from .test_shared_counts import DATACENTER, PRODUCTS, STANDARD, estate
from .test_ways import HOST, VM, count, machine

KEYS = ("a", "b", "c")
READINGS = [reading("ours"), reading("theirs")]


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[Need], list[Right]]:
    rights = [
        Right(
            key,
            Decimal(draw(st.integers(0, 9))),
            draw(st.sampled_from([None, *map(Decimal, (1, 3, 10))])),
            tuple(draw(st.lists(st.sampled_from(KEYS), max_size=2, unique=True))),
        )
        for key in KEYS
    ]
    needs = [
        Need(
            f"n{number}",
            draw(st.integers(0, 3)),
            tuple(Way(key, Decimal(draw(st.integers(1, 8))) / 2) for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    return needs, rights


def cost(needs: list[Need], rights: list[Right]) -> Decimal:
    """What is missing at its price; what has none counts as ten times the dearest, as the programme takes it."""
    found = reconcile(needs, rights)
    dearest = 10 * max([Decimal(1), *(right.price for right in rights if right.price is not None)])
    return sum((found.shortfall.get(right.key, Decimal(0)) * (dearest if right.price is None else right.price) for right in rights), Decimal(0))


@given(programmes(), st.sampled_from(KEYS), st.integers(1, 9))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_more_units_owned_never_cost_more(found: tuple[list[Need], list[Right]], key: str, more: int) -> None:
    needs, rights = found
    richer = [Right(item.key, item.owned + more * (item.key == key), item.price, item.covers) for item in rights]
    assert cost(needs, richer) <= cost(needs, rights)
    if all(len(need.ways) == 1 for need in needs) and not any(right.covers for right in rights):
        before, after = reconcile(needs, rights).shortfall, reconcile(needs, richer).shortfall
        assert all(after[item] <= before[item] for item in before)


@given(programmes(), st.sampled_from(KEYS), st.integers(1, 6))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_more_needs_never_cost_less(found: tuple[list[Need], list[Right]], key: str, units: int) -> None:
    needs, rights = found
    assert cost([*needs, Need("more", 1, (Way(key, Decimal(units)),))], rights) >= cost(needs, rights)


def owned(units: int) -> list[License]:
    return [
        License("win.std", STANDARD, Decimal(units)),
        License("win.dc", DATACENTER, Decimal(units)),
        License("sql", "microsoft.sqlserver_core", Decimal(units)),
        License("tool", "plain.device", Decimal(units)),
        License("rhel", "redhat.server", Decimal(units)),
        License("db", "oracle.processor", Decimal(units)),
    ]


TOOL = Product("tool", "Tool", "Maker", (("tool", "plain.device"),), price=Decimal(90))
SMALL = [
    *(replace(item, price=price) for item, price in zip(WINDOWS, (None, Decimal(68), Decimal(430)), strict=True)),
    Product("std", "SQL Server Standard", "Microsoft", (("std", VM), ("ent", HOST)), price=Decimal(1800)),
    Product("ent", "SQL Server Enterprise", "Microsoft", (("ent", "microsoft.sqlserver_core"),), price=Decimal(6000), covers=("std",)),
    TOOL,
]
RIGHTS = [("win.std", STANDARD), ("win.dc", DATACENTER), ("std", VM), ("ent", "microsoft.sqlserver_core"), ("tool", "plain.device")]


@st.composite
def small_estates(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[tuple[str, str]], list[int]]:
    """Two hosts of one cluster with up to seven machines, what runs on them, and how many of each right are owned."""
    hosts = [machine(name, processors=2, cores=draw(st.sampled_from([16, 20])), cpu_model=XEON, cluster="c") for name in "hk"]
    guests = [
        machine(f"v{number}", host=draw(st.sampled_from("hk")), vcpus=draw(st.integers(1, 9)), cluster="c")
        for number in range(draw(st.integers(1, 7)))
    ]
    deployed = [
        (product, guest["machine"]) for guest in guests for product in draw(st.lists(st.sampled_from(["win", "win.std", "std", "ent", "tool"]), min_size=1, unique=True))
    ]
    return [*hosts, *guests], deployed, draw(st.lists(st.integers(1, 30), min_size=len(RIGHTS), max_size=len(RIGHTS)))


def held(units: list[int]) -> list[License]:
    return [License(*right, Decimal(count)) for right, count in zip(RIGHTS, units, strict=True)]


@given(small_estates(), st.integers(0, len(RIGHTS) - 1), st.integers(1, 40))
@settings(max_examples=4, deadline=None, derandomize=True)
def test_a_small_position_never_costs_more_for_more_rights_nor_falls_shorter_of_a_product_with_one_way(
    found: tuple[list[dict[str, Any]], list[tuple[str, str]], list[int]], which: int, more: int
) -> None:
    machines, deployed, units = found
    plain = count(SMALL, machines, deployed, READINGS, held(units))
    richer = count(SMALL, machines, deployed, READINGS, held([count + more * (place == which) for place, count in enumerate(units)]))
    for item in READINGS:
        assert richer.reconciled[item.name].cost <= plain.reconciled[item.name].cost
    before, after = ({row.reading: row.shortfall for row in position.rows if row.product == "tool"} for position in (plain, richer))
    assert all(after[name] <= before[name] for name in before)


def test_the_units_short_of_one_product_may_rise_as_the_cheapest_cover_changes() -> None:
    """60 of Standard at 68 come to 4,080; with 12 of Datacenter 8 more at 430 come to 3,440."""
    machines = [machine("h", processors=2, cores=20, cpu_model=XEON), *(machine(f"v{number}", host="h", vcpus=2) for number in range(6))]
    deployed = [("win.std", f"v{number}") for number in range(6)]
    rows = [count(SMALL, machines, deployed, READINGS[:1], rights).rows for rights in ((), [License("win.dc", DATACENTER, Decimal(12))])]
    short = [{row.product: (row.shortfall, row.true_up) for row in found if row.shortfall} for found in rows]
    assert short == [{"win.std": (60, 4080)}, {"win.dc": (8, 3440)}]


@given(st.integers(0, 99), st.integers(1, 40), st.data())
@settings(max_examples=3, deadline=None, derandomize=True)
def test_a_whole_position_grows_and_shrinks_with_what_is_installed_and_owned(seed: int, units: int, data: st.DataObject) -> None:
    machines, deployed = estate(seed)
    for row in machines:
        # A further server frees replicas elsewhere: that alone may make less of more.
        row["environment"] = None if row["environment"] == "passive" else row["environment"]
    installed = [pair for pair in deployed if pair[0] != "win.dc"]
    product, key = data.draw(st.sampled_from([p.key for p in PRODUCTS if p.ways])), data.draw(st.sampled_from([f"v{n}" for n in range(9)]))
    plain = count(PRODUCTS, machines, installed, READINGS, owned(units))
    richer = count(PRODUCTS, machines, installed, READINGS, owned(units + 4))
    fuller = count(PRODUCTS, machines, [*installed, (product, key)], READINGS, owned(units))
    for item in READINGS:
        assert richer.reconciled[item.name].cost <= plain.reconciled[item.name].cost
        assert fuller.reconciled[item.name].cost >= plain.reconciled[item.name].cost
