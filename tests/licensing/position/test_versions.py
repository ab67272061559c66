"""Versions: rights for an older version serve no newer one, maintenance in force lifts that, and bought units serve all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product as every

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.inventory.entitlements import Contract, Entitlement
from backtable.licensing._versions import newer
from backtable.licensing.position import License, Product, running, why
from backtable.licensing.reconciliation import Need, Right, Way, reconcile
from backtable.licensing.rights import licenses_of

from ..metrics.estates import relation
from .test_ways import DEPLOYED, VM, count, machine

SQL = Product("sql", "SQL Server", "Microsoft", (("sql", VM),), price=Decimal(10))
MACHINES = [machine(f"v{number}", vcpus=4) for number in range(3)]
HERE = [("sql", "v0", None, "2016"), ("sql", "v1", None, "2019"), ("sql", "v2", None, None)]


def owned(units: int, version: str = "", product: str = "sql") -> License:
    return License(product, VM, Decimal(units), entitlements=(f"{units} of {version}",), version=version)


def test_rights_for_an_older_version_do_not_serve_a_newer_one() -> None:
    """12 licences for 2016 serve the machine with 2016 and the one whose version nobody knows."""
    found = count([SQL], MACHINES, HERE, licenses=[owned(12, "2016")])
    (row,) = found.rows
    assert (row.owned, row.needed, row.used, row.available, row.shortfall) == (12, 12, 8, 4, 4)
    assert row.version == "2016, 2019"
    assert row.unlicensed == 1
    (trace,) = why(found, "sql")
    assert [(item.version, item.owned) for item in trace.entitlements] == [("2016", 12)]
    assert [line["chosen"] for line in trace.lines] == [True, True, True]


def test_the_newest_of_several_versions_on_a_machine_is_told_by_its_numbers() -> None:
    """As texts 9.2 would be newer than 19, and 8 than 10."""
    here = [("sql", "v0", None, "9.2"), ("sql", "v0", None, "19"), ("sql", "v0", None, None), ("sql", "v1", None, "8"), ("sql", "v1", None, "10")]
    found = count([SQL], MACHINES, here, licenses=[owned(8, "9")])
    assert {row["machine"]: row["version"] for row in found.footprint.to_pyarrow().to_pylist()} == {"v0": "19", "v1": "10"}
    assert [(row.used, row.shortfall) for row in found.rows] == [(0, 8)]


def test_rights_for_a_newer_version_serve_an_older_one() -> None:
    assert [row.shortfall for row in count([SQL], MACHINES, HERE, licenses=[owned(12, "2019")]).rows] == [0]
    assert [row.shortfall for row in count([SQL], MACHINES, HERE, licenses=[owned(12)]).rows] == [0]


def test_a_higher_edition_for_an_older_version_serves_older_versions_of_the_lower_one() -> None:
    high = Product("ent", "SQL Server Enterprise", "Microsoft", (), price=Decimal(40), covers=("sql",))
    found = count([SQL, high], MACHINES, HERE, licenses=[owned(12, "2016", "ent")])
    assert {row.product: (row.used, row.available, row.shortfall) for row in found.rows} == {"ent": (8, 4, 0), "sql": (0, 0, 4)}


def test_what_is_bought_is_rounded_up_once_for_all_versions() -> None:
    """1.5 of an old version and 1.5 of a new one are 3, not 4."""
    keys = [Right("p up to 1", Decimal(0), Decimal(1), (), "p"), Right("p", Decimal(0), Decimal(1), ("p up to 1",))]
    needs = [Need("old", 1, (Way("p up to 1", Decimal("1.5")),)), Need("new", 1, (Way("p", Decimal("1.5")),))]
    found = reconcile(needs, keys)
    assert (found.needed, found.shortfall, found.cost) == ({"p": 3}, {"p": 3}, 3)


@given(
    st.lists(st.integers(0, 5), min_size=3, max_size=3),
    st.lists(st.integers(0, 5), min_size=3, max_size=3),
    st.integers(0, 4),
)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_versions_are_served_as_by_trying_every_assignment(needed: list[int], held: list[int], more: int) -> None:
    """Rights 0 and 1 end at a version, right 2 does not; a right serves its version and older ones."""
    names = ["p up to 1", "p up to 2", "p"]
    rights = [
        Right(name, Decimal(units), Decimal(2), tuple(names[:number]), "" if name == "p" else "p")
        for number, (name, units) in enumerate(zip(names, held, strict=True))
    ]
    needs = [Need(name, 1, (Way(name, Decimal(units)),)) for name, units in zip(names, needed, strict=True) if units]
    found = reconcile(needs, rights)
    best = min(
        max(0, needed[0] - a) + max(0, needed[1] - b) + max(0, needed[2] - c)
        for a, b, c in every(range(needed[0] + 1), range(needed[1] + 1), range(needed[2] + 1))
        if c <= held[2] and b + c <= held[1] + held[2] and a + b + c <= sum(held)
    )
    assert sum(found.shortfall.values()) == best
    richer = [replace(right, owned=right.owned + more) for right in rights]
    assert sum(reconcile(needs, richer).shortfall.values()) <= best


def bought(units: int, version: str, **more: object) -> Entitlement:
    item = Entitlement("o-1", "microsoft.sqlserver_standard", "", "Microsoft", version, VM, Decimal(units))
    return replace(item, **more)  # type: ignore[arg-type]


def upkeep(units: int, ends: date, key: str = "m-1") -> Entitlement:
    return bought(units, "", key=key, kind="maintenance", starts=date(2014, 1, 1), ends=ends)


TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("maintenance", "expected"),
    [
        ((), {"2014": 10}),
        ((upkeep(10, date(2027, 1, 1)),), {"": 10}),
        ((upkeep(4, date(2027, 1, 1)),), {"2014": 6, "": 4}),
        # On 1 January 2018 the newest version was 2017; in 2013 it was older than what was bought.
        ((upkeep(4, date(2018, 1, 1)),), {"2014": 6, "2017": 4}),
        ((upkeep(4, date(2014, 1, 2)),), {"2014": 10}),
        ((upkeep(4, date(2018, 1, 1)), upkeep(3, date(2027, 1, 1), key="m-2")), {"2014": 3, "2017": 4, "": 3}),
    ],
)
def test_maintenance_says_which_version_may_be_run(maintenance: tuple[Entitlement, ...], expected: dict[str, int]) -> None:
    items = [bought(10, "2014"), *maintenance]
    found, _ = licenses_of(items, (), lambda item: item.product, {}, TODAY, "EUR", {})
    assert {item.version: item.owned for item in found} == expected
    assert all("o-1" in item.entitlements for item in found)


def test_retirements_take_old_versions_first_and_upgrades_lift_them() -> None:
    items = [
        bought(5, "2014"),
        bought(5, "2019", key="o-2"),
        bought(3, "", key="r", kind="retirement"),
        bought(1, "2022", key="u", kind="upgrade", from_product="microsoft.sqlserver_standard"),
    ]
    found, _ = licenses_of(items, (), lambda item: item.product, {}, TODAY, "EUR", {})
    assert sum(item.owned for item in found) == 7
    assert {item.version: item.owned for item in found} == {"2014": 1, "2019": 5, "2022": 1}


def test_subscriptions_include_every_new_version() -> None:
    item = bought(5, "2014", kind="subscription", ends=date(2027, 1, 1))
    found, _ = licenses_of([item], (Contract("c", "Microsoft"),), lambda item: item.product, {}, TODAY, "EUR", {})
    assert [(item.version, item.owned) for item in found] == [("", 5)]


@pytest.mark.parametrize(
    ("version", "limit", "expected"),
    [
        ("2019", "2016", True),
        ("2016", "2019", False),
        ("2008 R2", "2008", True),
        ("2008", "2008 R2", False),
        ("2019.150.2000", "2019", False),
        ("19c", "12.2.0.1", True),
        ("12.1.0.2", "12", False),
        ("12.2", "12.1", True),
        ("13.0.5026", "2014", False),
        ("", "2014", False),
        ("unknown", "2014", False),
    ],
)
def test_only_what_is_certainly_newer_is_newer(version: str, limit: str, expected: bool) -> None:
    assert newer(version, limit) == expected


def test_a_machine_with_two_versions_shows_both_behind_a_number() -> None:
    rows = [("tool", "a", None, "9.0.1"), ("tool", "a", None, "17.0.9"), ("tool", "b", None, "17.0.9")]
    found = count([Product("tool", "Tool", "Maker", (("tool", "plain.install"),))], [machine("a", cores=4, processors=1), machine("b", cores=4, processors=1)], rows)
    told = [{"product": item[0], "machine": item[1], "version": item[3], "users": None, "used": None} for item in rows]
    deployed = ibis.memtable(relation(told, DEPLOYED))
    assert [(item.machine, item.version) for item in running(found, "tool", deployed=deployed)] == [("a", "9.0.1, 17.0.9"), ("b", "17.0.9")]
    assert [item.version for item in running(found, "tool", "a", deployed=deployed)] == ["9.0.1, 17.0.9"]
