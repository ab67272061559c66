"""A line depends on no more than its metric says: its machine, its place, its cluster, or all of its product."""

import random
from typing import Any

import pytest

from backtable.inventory import MACHINES
from backtable.licensing.metrics import FOOTPRINT, METRICS
from backtable.licensing.readings import reading

from .estates import CONNECTION, XEON, host, relation, row

HOSTS = [
    host("h0", processors=2, cores=16, cpu_model=XEON, cluster="c", vcenter="v"),
    host("h1", processors=2, cores=64, cpu_model="a riddle", cluster="c", vcenter="v"),
    host("h2", processors=None, cores=None, cluster="d"),
]
ESTATE = CONNECTION.create_table("within_estate", relation(HOSTS, MACHINES))
ROWS = CONNECTION.create_table("within_rows", schema=relation([], FOOTPRINT).schema())
FACTS = {"as_of": "2026-03-12", "java.employees": "900", "vmware.vsan_tib": "40", "ibm.tiers": "10:1, 0.5"}


def footprints(seed: int) -> list[dict[str, Any]]:
    """Two products on machines of every kind, each machine the same under both."""
    dice = random.Random(seed)
    found = []
    for number in range(12):
        below = dice.choice([*HOSTS, {"machine": "elsewhere"}, None])
        figures: dict[str, Any] = {"environment": dice.choice([None, "passive", "Production"]), "version": "2012"}
        if below is None:
            figures |= {"kind": dice.choice(["physical", "device"]), "processors": 2, "cores": 8, "cpu_model": XEON}
        else:
            figures |= {"host": below["machine"], "vcpus": dice.choice([None, 1, 6])}
            figures |= {f"host_{name}": below.get(name) for name in ("processors", "cores", "cpu_model")}
            figures |= {name: below.get(name) for name in ("cluster", "vcenter")}
        for product in ("oracle.weblogic", "tool"):
            if dice.random() < 0.7:
                users = dice.choice([None, 0, 3, 500])
                found.append({**row(f"m{number}", **figures), "product": product, "users": users})
    return found


def spot(item: dict[str, Any], within: str) -> str:
    if within == "machine":
        return str(item["machine"])
    if within == "cluster" and item["cluster"]:
        return f"{item['vcenter']} {item['cluster']}"
    return str(item["host"] if item["kind"] == "virtual" and item["host"] else item["machine"])


def lines(sql: str, rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    CONNECTION.raw_sql("DELETE FROM within_rows")
    CONNECTION.insert("within_rows", relation(rows, FOOTPRINT))
    found = CONNECTION.raw_sql(sql).fetchall()
    return sorted(((item[0].partition("~")[0], *item[1:]) for item in found), key=repr)


@pytest.mark.parametrize("side", ["ours", "theirs"])
@pytest.mark.parametrize("metric", sorted(METRICS))
def test_lines_are_the_same_if_each_spot_is_counted_alone(metric: str, side: str) -> None:
    answers = {**reading(side).answers, **FACTS}
    within = METRICS[metric].within(answers)
    assert within in ("machine", "place", "cluster", "")
    if not within:
        pytest.skip("depends on everything")
    sql = CONNECTION.compile(METRICS[metric].lines(ROWS, ESTATE, answers))
    for seed in range(8):
        rows = footprints(seed)
        apart = [{**item, "product": f"{item['product']}~{spot(item, within)}"} for item in rows]
        assert lines(sql, rows) == lines(sql, apart)
