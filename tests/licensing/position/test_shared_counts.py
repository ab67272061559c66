"""Readings share what they count: each has the lines, rows and needs that it would have alone."""

import random
from decimal import Decimal
from typing import Any

from backtable.licensing.position import License, Position, Product
from backtable.licensing.position._counted import owners
from backtable.licensing.readings import questions, reading

from ..metrics.estates import XEON
from .test_ways import count, machine

STANDARD, DATACENTER = "microsoft.windows_standard", "microsoft.windows_datacenter"
EDITIONS = (("win.std", STANDARD), ("win.dc", DATACENTER))
PRODUCTS = [
    Product("win", "Windows Server", "Microsoft", EDITIONS, price=Decimal(1)),
    Product("win.std", "Windows Server Standard", "Microsoft", EDITIONS, price=Decimal(68)),
    Product("win.dc", "Windows Server Datacenter", "Microsoft", EDITIONS[1:], price=Decimal(430)),
    Product("sql", "SQL Server", "Microsoft", (("sql", "microsoft.sqlserver_core"),), price=Decimal(2000)),
    Product("tool", "Tool", "Maker", (("tool", "plain.device"),), price=Decimal(7)),
    Product("rhel", "Linux", "Red Hat", (("rhel", "redhat.server"), ("rhel.dc", "redhat.virtual_datacenter"))),
    Product("rhel.dc", "Linux for data centers", "Red Hat", (), price=Decimal(9)),
    Product("db", "Database", "Oracle", (("db", "oracle.processor"),), price=Decimal(47_500)),
    Product("sql.std", "SQL Server Standard", "Microsoft", (), price=Decimal(500)),
    Product("sql?", "SQL Server of no stated edition", "Microsoft", (("sql.std", "microsoft.sqlserver_core_vm"),), highest="sql"),
]
OURS, THEIRS = reading("ours"), reading("theirs")
READINGS = [
    OURS,
    THEIRS,
    *(
        reading(f"but {item.key}", {item.key: THEIRS.answers[item.key]})
        for item in questions()
        if item.key.startswith("estate.") or item.key == "windows.mobility"
    ),
]


def estate(seed: int) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    dice = random.Random(seed)
    hosts = [machine(f"h{n}", processors=2, cores=16 + 8 * n, cpu_model=XEON, cluster="c") for n in range(3)]
    guests = [
        machine(
            f"v{n}",
            host=dice.choice(["h0", "h1", "h2", "elsewhere"]),
            cluster="c",
            vcpus=dice.choice([2, 6]),
            powered=dice.random() < 0.7,
            template=dice.random() < 0.2,
            environment=dice.choice([None, "Test", "Production", "passive"]),
        )
        for n in range(9)
    ]
    deployed = [
        (product.key, item["machine"])
        for item in guests
        for product in PRODUCTS
        if product.ways and dice.random() < (0.2 if product.key == "win.dc" else 0.5)
    ]
    stated = {key for product, key in deployed if product == "sql"}
    return [*hosts, *guests], [(product, key) for product, key in deployed if product != "sql?" or key not in stated]


def lines(found: Position, name: str) -> list[tuple[Any, ...]]:
    rows = found.lines.filter(found.lines.reading == name).to_pyarrow().to_pylist()
    return sorted(tuple(row.values()) for row in rows)


def left_out(found: Position, name: str) -> list[tuple[Any, ...]]:
    rows = found.left_out.filter(found.left_out.reading == name).to_pyarrow().to_pylist()
    return sorted(tuple(row.values()) for row in rows)


def test_a_reading_among_others_is_as_it_is_alone() -> None:
    machines, deployed = estate(1)
    licenses = [License("win.std", STANDARD, Decimal(48)), License("rhel", "redhat.server", Decimal(2))]
    together = count(PRODUCTS, machines, deployed, READINGS, licenses)
    assert len({str(sorted(lines(together, item.name))) for item in READINGS}) > 4, "the readings should differ"
    for item in READINGS:
        alone = count(PRODUCTS, machines, deployed, [item], licenses)
        assert lines(together, item.name) == lines(alone, item.name)
        assert left_out(together, item.name) == left_out(alone, item.name)
        assert together.needs[item.name] == alone.needs[item.name]
        assert [row for row in together.rows if row.reading == item.name] == list(alone.rows)


def test_metrics_that_count_the_same_rows_take_them_from_one_table() -> None:
    machines, deployed = estate(1)
    found = count(PRODUCTS, machines, deployed, READINGS)
    assert found.work is not None
    numbers = {tally.number: tally for tally in found.tallies.all}
    first = owners(found.tallies.all, found.counting)
    metrics = {owner: {numbers[key].metric for key, of in first.items() if of == owner} for owner in first.values()}
    assert {STANDARD, DATACENTER} in metrics.values()
    queries = found.work.queries
    for owner in set(first.values()):
        used = [{key for key, name in queries.names.items() if name and name in queries.by_tally[number]} for number, of in first.items() if of == owner]
        assert "counted" in used[0] or f"counted {owner}" in used[0]
        assert all("rows" not in keys and keys - {"machines"} == used[0] - {"machines"} for keys in used)
