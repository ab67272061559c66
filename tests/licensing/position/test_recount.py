"""To count again what some changed machines touch gives what a full count gives."""

from typing import Any

import ibis
import pytest

from backtable.inventory import MACHINES
from backtable.licensing.position import Position, position, recount
from backtable.licensing.readings import reading

from ..metrics.estates import relation
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
