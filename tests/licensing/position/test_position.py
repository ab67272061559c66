"""A position counts each reading as a plain loop over the machines would, and keeps its trace."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product as every
from math import ceil
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.errors import NoAnswerError
from backtable.inventory._relations import MACHINES
from backtable.licensing._metric import METRICS, Metric
from backtable.licensing.position import License, Position, Product, position, why
from backtable.licensing.readings import reading

DAY = date(2026, 3, 12)
DEPLOYED = ibis.schema(
    {"product": "string", "version": "string", "machine": "string", "users": "int64", "used": "boolean"}
)
OURS, THEIRS = reading("ours"), reading("theirs")


def per_machine(rows: ir.Table, _machines: ir.Table, _answers: Mapping[str, str]) -> ir.Table:
    return rows.select(
        "product", thing=rows.machine, machines=1, quantity=ibis.literal(1.0), rule=ibis.literal("one each")
    )


def host_cores(rows: ir.Table, _machines: ir.Table, _answers: Mapping[str, str]) -> ir.Table:
    housed = rows.filter(rows.virtual == 1, rows.homeless == 0)
    found = housed.group_by(["product", "thing"]).aggregate(
        machines=housed.count(), quantity=housed.cores.max() * 0.25
    )
    return found.select("product", "machines", "quantity", "thing", rule=ibis.literal("a quarter of its cores"))


def host_pairs(rows: ir.Table, _machines: ir.Table, _answers: Mapping[str, str]) -> ir.Table:
    housed = rows.filter(rows.virtual == 1, rows.homeless == 0)
    found = housed.group_by(["product", "thing"]).aggregate(
        machines=housed.count(), quantity=(housed.count() / 2).ceil() * housed.cores.max()
    )
    return found.select("product", "machines", "quantity", "thing", rule=ibis.literal("its cores, by pairs"))


@pytest.fixture(autouse=True)
def _metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, lines in {"test.each": per_machine, "test.quarter": host_cores, "test.pairs": host_pairs}.items():
        monkeypatch.setitem(METRICS, key, Metric(key, key, "units", "invented", "tests", lines, ceil))


def machine(name: str, **figures: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(MACHINES.names)
    return row | {"machine": name, "name": name, "kind": "virtual", "powered": True, "template": False} | figures


PRODUCTS = {
    "tool": Product("tool", "Tool", "Maker", (("tool", "test.each"),), price=Decimal(10)),
    "base": Product("base", "Base", "Maker", (("base", "test.quarter"),), price=Decimal(100)),
    "os": Product("os", "System", "Maker", (("os.small", "test.pairs"), ("os.big", "test.quarter"))),
    "os.small": Product("os.small", "System, small", "Maker", (), price=Decimal(1)),
    "os.big": Product("os.big", "System, big", "Maker", (), price=Decimal(9), covers=("os.small",)),
}


def count(machines: list[dict[str, Any]], deployed: list[tuple[str, str]], licenses: list[License]) -> Position:
    connection = ibis.duckdb.connect()
    rows = [{"product": p, "version": None, "machine": m, "users": None, "used": None} for p, m in deployed]
    return position(
        connection,
        connection.create_table("deployed", ibis.memtable(rows, schema=DEPLOYED)),
        connection.create_table("machines", ibis.memtable(machines, schema=MACHINES)),
        PRODUCTS,
        licenses,
        [OURS, THEIRS],
        DAY,
    )


HOSTS = [machine("h1", kind="host", cores=16, cluster="c"), machine("h2", kind="host", cores=7, cluster="c")]


@st.composite
def estates(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    machines = [*HOSTS]
    deployed = []
    for number in range(draw(st.integers(0, 6))):
        host = draw(st.sampled_from(["h1", "h2", None]))
        flags = {"powered": draw(st.booleans()), "template": draw(st.booleans())}
        machines.append(machine(f"v{number}", host=host, **flags))
        for product in draw(st.lists(st.sampled_from(["tool", "base", "os"]), max_size=4)):
            deployed.append((product, f"v{number}"))
    return machines, deployed


@given(estates(), st.integers(0, 8))
@settings(max_examples=25, deadline=None, derandomize=True)
def test_each_reading_is_counted_as_a_plain_loop_would(
    estate: tuple[list[dict[str, Any]], list[tuple[str, str]]], owned: int
) -> None:
    machines, deployed = estate
    found = count(
        machines,
        deployed,
        [License("tool", "test.each", Decimal(owned)), License("base", "test.quarter", Decimal(owned))],
    )
    by_name = {row["machine"]: row for row in machines}
    for name in ("ours", "theirs"):
        counted = {
            (product, key)
            for product, key in deployed
            if name == "theirs" or (by_name[key]["powered"] and not by_name[key]["template"])
        }
        hosts = {by_name[key]["host"] for product, key in counted if product == "base"} - {None}
        wanted = {
            "tool": sum(product == "tool" for product, _ in counted),
            "base": ceil(sum(by_name[host]["cores"] for host in hosts) * 0.25),
        }
        rows = {row.product: row for row in found.rows if row.reading == name}
        for product, needed in wanted.items():
            row = rows.get(product)
            assert (row.needed if row else 0) == needed
            assert (row.shortfall if row else 0) == max(0, needed - owned)
            assert (row.available if row else owned) == max(0, owned - needed)
        short = 10 * max(0, wanted["tool"] - owned) + 100 * max(0, wanted["base"] - owned)
        assert found.reconciled[name].cost == short + cheapest(counted, by_name)


def cheapest(counted: set[tuple[str, str]], by_name: Mapping[str, dict[str, Any]]) -> int:
    """Give the least cost of the system over all choices of edition, host by host."""
    hosts = sorted({by_name[key]["host"] for product, key in counted if product == "os"} - {None})
    costs = []
    for choice in every(("small", "big"), repeat=len(hosts)):
        small = big = 0.0
        for host, edition in zip(hosts, choice, strict=True):
            running = sum(product == "os" and by_name[key]["host"] == host for product, key in counted)
            small += ceil(running / 2) * by_name[host]["cores"] if edition == "small" else 0
            big += by_name[host]["cores"] * 0.25 if edition == "big" else 0
        costs.append(ceil(small) * 1 + ceil(big) * 9)
    return min(costs)


def test_a_trace_names_machines_hosts_rules_and_what_was_left_out() -> None:
    machines = [*HOSTS, machine("v0", host="h1"), machine("v1", host="h1", powered=False), machine("v2", host="h2")]
    deployed = [("base", "v0"), ("base", "v1"), ("base", "v1"), ("base", "v2"), ("tool", "v1")]
    found = count(machines, deployed, [License("base", "test.quarter", Decimal(2), entitlements=("PO 7",))])
    ours, theirs = why(found, "base")
    assert [(line["thing"], line["machines"], line["quantity"]) for line in ours.lines] == [
        ("h1", 1, 4),
        ("h2", 1, 1.75),
    ]
    assert [(line["thing"], line["machines"]) for line in theirs.lines] == [("h1", 2), ("h2", 1)]
    assert ours.left_out == (("v1", "no: nothing runs on them"),)
    assert theirs.left_out == ()
    assert ours.covers[0].units == 2
    assert ours.entitlements[0].entitlements == ("PO 7",)
    assert [line["thing"] for line in why(found, "base", "V0")[0].lines] == ["h1"]
    assert [(row.unlicensed, row.uncounted) for row in found.rows if row.product == "base"] == [(1, 0), (2, 0)]
    assert why(found, "base", "v1")[0].left_out == (("v1", "no: nothing runs on them"),)


def test_an_unknown_product_is_named() -> None:
    with pytest.raises(NoAnswerError, match="nothing is known of the products elf"):
        count(HOSTS, [("elf", "h1")], [])


def test_nothing_deployed_leaves_everything_available() -> None:
    found = count(HOSTS, [], [License("tool", "test.each", Decimal(3))])
    assert [(row.reading, row.needed, row.available, row.over) for row in found.rows] == [
        ("ours", 0, 3, 30),
        ("theirs", 0, 3, 30),
    ]
