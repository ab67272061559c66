"""Other work in the database is done while the queries of a count are written."""

from collections.abc import Callable

import ibis
import pytest

from backtable.inventory import MACHINES
from backtable.licensing.position import Position, Product, position
from backtable.licensing.readings import reading

from ..metrics.estates import relation
from .test_ways import DAY, DEPLOYED, machine


def counted(*meanwhile: Callable[[], object]) -> Position:
    connection = ibis.duckdb.connect()
    deployed = connection.create_table("deployed", relation([{"product": "tool", "version": None, "machine": "a", "users": None, "used": None}], DEPLOYED))
    machines = connection.create_table("machines", relation([machine("a", processors=1, cores=4)], MACHINES))
    products = {"tool": Product("tool", "Tool", "Maker", (("tool", "plain.device"),))}
    return position(connection, deployed, machines, products, [], [reading("ours")], DAY, meanwhile=meanwhile)


def test_the_work_is_done_once_and_the_count_is_the_same() -> None:
    done: list[int] = []
    found = counted(lambda: done.append(1), lambda: done.append(2))
    assert (done, found.rows) == ([1, 2], counted().rows)


def test_what_goes_wrong_in_it_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        counted(lambda: 1 // 0)
