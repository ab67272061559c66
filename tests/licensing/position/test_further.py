"""Further readings, some publishers' products, and no more than may serve: each has the rows of a full count."""

from decimal import Decimal
from typing import Any

import ibis
import pytest

from backtable.inventory import MACHINES
from backtable.licensing.position import License, Position, Product, position
from backtable.licensing.position._further import further, known_before
from backtable.licensing.position._near import near
from backtable.licensing.readings import Reading

from ..metrics.estates import relation
from .test_shared_counts import PRODUCTS, READINGS, estate, lines
from .test_ways import DAY, DEPLOYED

LICENSES = [
    License("win.std", "microsoft.windows_standard", Decimal(48)),
    License("rhel", "redhat.server", Decimal(2)),
    License("db", "oracle.nup", Decimal(75), Decimal(950)),
]
FEW = [item for item in PRODUCTS if item.key in ("win.std", "win.dc", "tool")]
NAMED = [Product("db", "Database", "Oracle", (("db", "oracle.processor"), ("db", "oracle.nup")), price=Decimal(47_500))]


def counted(seed: int, readings: list[Reading], licenses: list[License] = LICENSES, bare: bool = False, products: list[Product] = FEW) -> tuple[Any, Position]:
    machines, deployed = estate(seed)
    connection = ibis.duckdb.connect()
    rows = [{"product": product, "machine": machine, "version": None, "users": None, "used": None} for product, machine in deployed if product in {item.key for item in products}]
    tables = connection.create_table("deployed", relation(rows, DEPLOYED)), connection.create_table("machines", relation(machines, MACHINES))
    known = {product.key: product for product in products}
    return connection, position(connection, *tables, known, licenses, readings, DAY, bare=bare)


def test_further_readings_have_the_rows_needs_and_lines_of_a_full_count() -> None:
    connection, before = counted(2, READINGS[:4])
    _, full = counted(2, READINGS)
    found = further(connection, before, READINGS[2:])
    assert len({str(lines(full, item.name)) for item in READINGS[2:]}) > 3, "the readings should differ"
    for item in READINGS[2:]:
        assert lines(found, item.name) == lines(full, item.name)
        assert found.needs[item.name] == full.needs[item.name]
    assert found.rows == tuple(row for row in full.rows if row.reading in {item.name for item in READINGS[2:]})


def test_what_was_counted_is_not_counted_again() -> None:
    connection, before = counted(3, READINGS[:3])
    _, fresh = known_before(before.tallies, before.tallies, before.counting)
    assert not fresh
    assert further(connection, before, READINGS[1:3]).kept is before.kept


def test_rows_of_some_publishers_are_those_of_all() -> None:
    connection, before = counted(4, READINGS[:1])
    _, full = counted(4, READINGS[4:6])
    found = further(connection, before, READINGS[4:6], ["Microsoft"])
    assert found.rows == tuple(row for row in full.rows if row.publisher == "Microsoft")
    assert {row.publisher for row in full.rows} > {row.publisher for row in found.rows} > set()


@pytest.mark.parametrize("licenses", [[], LICENSES])
def test_rows_are_the_same_where_only_what_may_serve_is_counted(licenses: list[License]) -> None:
    _, full = counted(5, READINGS[:2], licenses, products=NAMED)
    _, bare = counted(5, READINGS[:2], licenses, bare=True, products=NAMED)
    assert bare.rows == full.rows
    named = [sum(tally.metric == "oracle.nup" for tally in found.tallies.all) for found in (bare, full)]
    assert named[1]
    assert bool(named[0]) == bool(licenses), "named users serve where some are owned"


def test_products_of_other_publishers_that_may_be_licensed_alike_stay() -> None:
    products = {
        "a": Product("a", "A", "One", (("suite", "plain.device"),)),
        "suite": Product("suite", "Suite", "Two", (), includes=("b",)),
        "b": Product("b", "B", "Three", (("b", "plain.device"),)),
        "c": Product("c", "C", "Four", (("c", "plain.device"),)),
        "d": Product("d", "D", "Four", (), follows="c"),
    }
    assert near(products, ["One"]) == {"a", "suite", "b"}
    assert near(products, ["Four"]) == {"c", "d"}
