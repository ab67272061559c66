"""Client access licences are needed where something is licensed by server, and for nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from backtable.licensing.position import License, Product

from ..metrics.estates import XEON
from .test_ways import VM, count, machine

SERVER, CORE, USER = "microsoft.sqlserver_server", "microsoft.sqlserver_core", "microsoft.user_cal"
PRODUCTS = [
    Product("std", "SQL Server Standard", "Microsoft", (("std", VM), ("std", SERVER), ("ent", "microsoft.sqlserver_core_host")), price=Decimal(2000), prices={SERVER: Decimal(900)}),
    Product("ent", "SQL Server Enterprise", "Microsoft", (("ent", CORE),), price=Decimal(7000), covers=("std",)),
    Product("cal", "SQL Server CAL", "Microsoft", (("cal", USER),), price=Decimal(200), facts={"cal.users": "50"}, only_with=(("std", SERVER),)),
]
MACHINES = [machine("h", processors=1, cores=8, cpu_model=XEON), machine("v", host="h", vcpus=2), machine("w", host="h", vcpus=8)]
RUNS = [("std", "v", None, "2019"), ("cal", "v", None, "2019")]


def owned(key: str, metric: str, units: int, version: str = "2022") -> License:
    return License(key, metric, Decimal(units), version=version)


@pytest.mark.parametrize(
    ("licenses", "needed", "cost"),
    [
        # 4 core licences serve the machine; 10 client access licences up to a version ask for nobody.
        ([owned("std", VM, 4), owned("std", SERVER, 1), owned("cal", USER, 10)], {"std": 4}, 0),
        # No core licences: 50 people at the server that is owned, of whom 48 have licences, cost less than 4 core licences.
        ([owned("std", SERVER, 1), owned("cal", USER, 48)], {"std": 1, "cal": 50}, 400),
        # Licences up to 2016 serve nobody on a server of 2019: 4 core licences at 2,000 cost less than 50 at 200.
        ([owned("std", SERVER, 1), owned("cal", USER, 48, "2016")], {"std": 4}, 8000),
    ],
)
def test_licences_for_people_that_end_at_a_version_are_needed_only_where_something_is_licensed_by_server(
    licenses: Sequence[License], needed: dict[str, int], cost: int
) -> None:
    found = count(PRODUCTS, MACHINES, RUNS, licenses=licenses)
    assert {row.product: row.needed for row in found.rows if row.needed} == needed
    assert found.reconciled["ours"].cost == cost


@pytest.mark.parametrize("version", ["", "2022"])
def test_where_another_edition_licenses_the_whole_host_nobody_asks_for_them(version: str) -> None:
    """Enterprise on w takes all 8 cores, which serve Standard on v, too: a server licence that is owned and not used asks for no people."""
    found = count(PRODUCTS, MACHINES, [*RUNS, ("ent", "w", None, "2019")], licenses=[owned("std", SERVER, 1), owned("ent", CORE, 8), owned("cal", USER, 10, version)])
    assert {row.product: row.needed for row in found.rows if row.needed} == {"ent": 8}


SEVERAL = [replace(item, facts={}) for item in PRODUCTS]
SERVERS = {
    "servers": [{**machine(f"s{number}", processors=1, cores=32, cpu_model=XEON), "kind": "physical"} for number in range(3)],
    "hosts": [machine(f"h{number}", processors=1, cores=32, cpu_model=XEON) for number in range(3)] + [machine(f"s{number}", host=f"h{number}", vcpus=32) for number in range(3)],
    "two hosts": [machine(f"h{number}", processors=1, cores=32, cpu_model=XEON) for number in range(2)] + [machine(f"s{number}", host=f"h{number // 2}", vcpus=32) for number in range(3)],
}


@pytest.mark.parametrize(
    ("where", "users", "version", "facts", "needed"),
    [
        ("servers", (30, 31, 40), "2019", {}, 101),
        ("servers", (30, 30, 30), "2022", {"users.across_machines": "different"}, 90),
        ("servers", (30, 31, 40), "2019", {"users.across_machines": "same"}, 40),
        ("hosts", (30, 31, 40), "2019", {}, 101),
        ("two hosts", (30, 31, 40), "2019", {}, 101),
        ("two hosts", (30, 31, 40), "2022", {"users.across_machines": "same"}, 40),
        ("two hosts", (30, 31, 40), "", {}, 101),
    ],
)
def test_people_of_different_servers_add_up_whatever_the_licences_owned_are_for(
    where: str, users: tuple[int, ...], version: str, facts: dict[str, str], needed: int
) -> None:
    """Servers of 32 cores cost 64,000 by core, so that all three take a server licence: of 30, 31 and 40 people 81 have none."""
    runs = [row for number, count in enumerate(users) for row in (("std", f"s{number}", None, "2017"), ("cal", f"s{number}", count, "2017"))]
    found = count(SEVERAL, SERVERS[where], runs, licenses=[owned("std", SERVER, 3), owned("cal", USER, 20, version)], facts=facts)
    (cal,) = (row for row in found.rows if row.product == "cal")
    assert (cal.needed, cal.used, cal.shortfall) == (needed, 20, needed - 20)
    assert cal.unlicensed == round(3 * (needed - 20) / needed)


def test_people_of_older_and_newer_servers_add_up_each_with_licences_that_serve_them() -> None:
    """30 and 31 people use servers of 2017, 40 one of 2022; 70 licences for 2019 serve 61 of them, so that 40 are short."""
    runs = [
        row
        for number, (users, version) in enumerate([(30, "2017"), (31, "2017"), (40, "2022")])
        for row in (("std", f"s{number}", None, version), ("cal", f"s{number}", users, version))
    ]
    found = count(SEVERAL, SERVERS["servers"], runs, licenses=[owned("std", SERVER, 3), owned("cal", USER, 70, "2019")])
    (cal,) = (row for row in found.rows if row.product == "cal")
    assert (cal.needed, cal.used, cal.shortfall) == (101, 61, 40)
