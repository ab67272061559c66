"""What is owned is used in whole units: half a unit that is left of one serves nobody else."""

from decimal import Decimal

import pytest

from backtable.licensing.position import License, Product

from ..metrics.estates import XEON
from .test_ways import count, machine

SERVER = "redhat.server"
LINUX = [
    Product("rhel", "Linux", "Red Hat", (("rhel", SERVER), ("rhel.dc", "redhat.virtual_datacenter")), price=Decimal(800)),
    Product("rhel.dc", "Linux for datacentres", "Red Hat", (("rhel.dc", "redhat.virtual_datacenter"),), price=Decimal(3000)),
]
MACHINES = [
    machine("h", processors=2, cores=16, cpu_model=XEON),
    *({**machine(f"p{number}", processors=1, cores=8, cpu_model=XEON), "kind": "physical"} for number in range(2)),
    *(machine(f"v{number}", host="h", vcpus=2) for number in range(2)),
]


@pytest.mark.parametrize(
    ("guests", "owned", "versions", "used"),
    [
        (1, 3, [""], 3),  # two servers of one socket and one machine: 1 + 1 + 1/2, of which nothing is left
        (1, 4, [""], 3),
        (1, 2, [""], 2),
        (2, 4, [""], 3),  # 1 + 1 + 2/2
        (1, 2, ["8", "9"], 3),  # two for each version: together 2 1/2 again
    ],
)
def test_of_subscriptions_for_two_machines_one_serves_one_and_is_used_up(guests: int, owned: int, versions: list[str], used: int) -> None:
    runs = [("rhel", name, None, "8") for name in ["p0", "p1", *(f"v{number}" for number in range(guests))]]
    found = count(LINUX, MACHINES, runs, licenses=[License("rhel", SERVER, Decimal(owned), version=version) for version in versions])
    (row,) = (row for row in found.rows if row.metric == SERVER)
    every = owned * len(versions)
    assert (row.needed, row.used, row.available, row.shortfall) == (3, used, every - used, 3 - used)
    assert row.over == 800 * (every - used)
