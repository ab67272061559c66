"""Client access licences are needed where something is licensed by server, and for nothing else."""

from collections.abc import Sequence
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
