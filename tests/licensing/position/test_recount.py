"""To count again what some changed machines touch gives what a full count gives."""

import random
from decimal import Decimal
from typing import Any

import ibis
import pytest

from backtable.inventory import MACHINES
from backtable.licensing.position import License, Position, Product, _store, position, recount
from backtable.licensing.readings import reading

from ..metrics.estates import XEON, relation
from .test_shared_counts import PRODUCTS, estate, left_out, lines
from .test_ways import DAY, DEPLOYED, machine

READINGS = [reading("ours"), reading("theirs"), reading("off", {"estate.powered_off": "counted"})]
Machines = list[dict[str, Any]]
Deployed = list[tuple[str, str]]


def moved(machines: Machines, _deployed: Deployed) -> list[str]:
    """A machine that moves to another host, grows and is switched on."""
    row = next(item for item in machines if item["machine"] == "v3")
    row.update(host="h2" if row["host"] != "h2" else "h0", vcpus=11, powered=True, template=False)
    return ["v3"]


def larger(machines: Machines, _deployed: Deployed) -> list[str]:
    """A host that has more cores than before, below machines that are the same."""
    next(item for item in machines if item["machine"] == "h1").update(cores=60, cluster="d")
    return ["H1"]


def gone(machines: Machines, deployed: Deployed) -> list[str]:
    """A machine that is no more, and one that is new with the same products."""
    deployed[:] = [(product, "new" if key == "v2" else key) for product, key in deployed]
    machines[:] = [item for item in machines if item["machine"] != "v2"]
    machines.append(machine("new", host="h1", cluster="c", vcpus=3))
    return ["v2", "new"]


def stranger(_machines: Machines, deployed: Deployed) -> list[str]:
    """A product that ran nowhere before: everything is counted."""
    deployed.append(("other", "v1"))
    return ["v1"]


def tables(connection: Any, machines: Machines, deployed: Deployed, name: str) -> tuple[Any, Any]:
    rows = [{"product": p, "version": None, "machine": m, "users": None, "used": None} for p, m in deployed]
    return (
        connection.create_table(f"deployed_{name}", relation(rows, DEPLOYED)),
        connection.create_table(f"machines_{name}", relation(machines, MACHINES)),
    )


@pytest.mark.parametrize("change", [moved, larger, gone, stranger])
def test_a_recount_is_a_full_count(change: Any) -> None:
    machines, deployed = estate(1)
    connection = ibis.duckdb.connect()
    other = PRODUCTS[4].__class__("other", "Other", "Maker", (("other", "plain.install"),))
    products = {product.key: product for product in (*PRODUCTS, other)}

    def count(name: str) -> Position:
        held, known = tables(connection, machines, deployed, name)
        return position(connection, held, known, products, [], READINGS, DAY)

    before = count("before")
    was = {item.name: lines(before, item.name) for item in READINGS}
    keys = change(machines, deployed)
    held, known = tables(connection, machines, deployed, "again")
    again, full = recount(connection, before, held, known, keys), count("full")
    assert again.rows == full.rows != before.rows
    assert again.needs == full.needs
    assert again.counting == full.counting
    for item in READINGS:
        assert lines(again, item.name) == lines(full, item.name)
        assert left_out(again, item.name) == left_out(full, item.name)
        assert lines(before, item.name) == was[item.name], "the first position keeps its trace"


def vanished(machines: Machines, deployed: Deployed) -> list[str]:
    """The only machine that runs a product is no more."""
    machines[:] = [item for item in machines if item["machine"] != "alone"]
    deployed[:] = [item for item in deployed if item[1] != "alone"]
    return ["alone"]


def removed(_machines: Machines, deployed: Deployed) -> list[str]:
    """A product is taken off the only machine that runs it; the machine stays."""
    deployed[:] = [item for item in deployed if item[0] != "rare"]
    return ["alone"]


@pytest.mark.parametrize("change", [vanished, removed])
def test_a_product_may_vanish_with_what_changed(change: Any) -> None:
    """What is owned of it is then shown under the metric in which it was bought, as a full count does."""
    vm, by_host = "microsoft.sqlserver_core_vm", "microsoft.sqlserver_core_host"
    products = {item.key: item for item in (PRODUCTS[4], Product("rare", "Rare", "Maker", (("rare", vm),), price=Decimal(5)))}
    licenses = [License("rare", by_host, Decimal(6))]
    machines: Machines = [machine("h", processors=2, cores=16), machine("alone", host="h", vcpus=4), machine("other", host="h", vcpus=2)]
    deployed: Deployed = [("rare", "alone"), ("tool", "alone"), ("tool", "other")]
    connection = ibis.duckdb.connect()
    held, known = tables(connection, machines, deployed, "before")
    before = position(connection, held, known, products, licenses, READINGS[:1], DAY)
    keys = change(machines, deployed)
    held, known = tables(connection, machines, deployed, "again")
    again = recount(connection, before, held, known, keys)
    full = position(connection, held, known, products, licenses, READINGS[:1], DAY)
    assert again.rows == full.rows
    assert {row.metric for row in before.rows if row.product == "rare"} == {vm}
    assert {row.metric for row in again.rows if row.product == "rare"} == {by_host}
    twice = recount(connection, again, held, known, keys)
    assert twice.rows == full.rows


CLUSTERED = [
    *PRODUCTS[:3],
    Product("mq", "Queue", "IBM", (("mq", "ibm.pvu"),), price=Decimal(3)),
    PRODUCTS[4],
]


def clusters(dice: random.Random) -> tuple[Machines, Deployed]:
    """Three clusters of hosts, machines on them, some whose host or cluster is told otherwise or not at all."""
    hosts = [
        machine(f"h{n}", processors=2, cores=dice.choice([16, 24]), cpu_model=XEON, cluster=dice.choice(["a", "b", "c", None]))
        for n in range(6)
    ]
    guests = [
        machine(
            f"v{n}",
            host=dice.choice([*(item["machine"] for item in hosts), "elsewhere", None]),
            cluster=dice.choice([None, None, None, "a", "b"]),
            vcpus=dice.choice([1, 4, 9]),
            powered=dice.random() < 0.8,
        )
        for n in range(14)
    ]
    deployed = [(product.key, item["machine"]) for item in (*guests, *hosts[:2]) for product in CLUSTERED if dice.random() < 0.4]
    return [*hosts, *guests], deployed


def shaken(dice: random.Random, machines: Machines, deployed: Deployed) -> list[str]:
    """Change one or two machines in any way: figures, host, cluster, products, or that they are there at all."""
    keys = [item["machine"] for item in dice.sample(machines, dice.choice([1, 2]))]
    for key in keys:
        row = next(item for item in machines if item["machine"] == key)
        match dice.randrange(4):
            case 0:
                row.update(cluster=dice.choice(["a", "b", "d", None]))
            case 1:
                row.update({"vcpus": 13} if row["kind"] == "virtual" else {"cores": 40})
                row.update({"host": dice.choice(["h1", "h5", None])} if row["kind"] == "virtual" else {})
            case 2:
                deployed[:] = [item for item in deployed if item[1] != key] + [("win", key), ("mq", key)]
            case 3:
                machines.remove(row)
                deployed[:] = [item for item in deployed if item[1] != key]
    return keys


@pytest.mark.parametrize("seed", range(6))
def test_any_change_is_counted_again_as_in_full(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many changes may be upon each other before all rows are kept anew."""
    monkeypatch.setattr(_store, "_MOST_CHANGES", seed % 3)
    dice = random.Random(seed)
    machines, deployed = clusters(dice)
    products = {item.key: item for item in CLUSTERED}
    licenses = [License("win.std", "microsoft.windows_standard", Decimal(90)), License("mq", "ibm.pvu", Decimal(700))]
    connection = ibis.duckdb.connect()
    held, known = tables(connection, machines, deployed, "before")
    found = position(connection, held, known, products, licenses, READINGS, DAY)
    for step in range(2):
        keys = shaken(dice, machines, deployed)
        held, known = tables(connection, machines, deployed, f"step{step}")
        found = recount(connection, found, held, known, keys)
    full = position(connection, held, known, products, licenses, READINGS, DAY)
    assert found.rows == full.rows
    assert found.needs == full.needs
    for item in READINGS:
        assert lines(found, item.name) == lines(full, item.name)
        assert left_out(found, item.name) == left_out(full, item.name)
