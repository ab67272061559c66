"""Every metric counts an untidy estate alike in DuckDB and in PostgreSQL, under different answers to what it asks."""

from typing import Any

import ibis
import pytest

from backtable.errors import NoAnswerError
from backtable.inventory import MACHINES
from backtable.licensing.metrics import FACTS, FOOTPRINT, METRICS
from backtable.licensing.readings import questions

from ..licensing.metrics.estates import XEON, host, relation, row

BELOW = {"host_processors": 2, "host_cores": 16, "host_cpu_model": XEON, "cluster": "c", "vcenter": "x"}
OTHER = {"product": "oracle.weblogic"}
ROWS = [
    row("m1", processors=2, cores=10, cpu_model=XEON, users=7, version="11.0"),
    row("m1", processors=2, cores=10, users=9),
    row("m2", processors=3, cores=3, cpu_model="SPARC T3"),
    row("m3", processors=1, cores=8, cpu_model="AMD Opteron(tm) Processor 4180", version="11.0", environment="Standby"),
    row("m4", processors=0, cores=-1, cpu_model=" ", users=3, environment="Test"),
    row("v1", host="a", vcpus=3, users=40, **BELOW),
    row("v2", host="a", vcpus=30, environment="passive", **BELOW),
    row("v3", kind="virtual", vcpus=5, cluster=" ", users=0),
    row("v4", host="a", **BELOW),
    row("V5", host="Ä", vcpus=3, host_processors=1, host_cores=5, host_cpu_model="Intel Xeon CPU E7-4830", users=1),
    row("d1", kind="device", users=0),
    row("Élan", kind="device", users=3),
    row("zz", kind="unknown"),
    row("w1", host="b", vcpus=3, users=11) | OTHER,
    row("w2", processors=1, cores=7, cpu_model="IBM POWER8") | OTHER,
]
HOSTS = [
    host("a", processors=2, cores=16, cpu_model=XEON, cluster="c", vcenter="x"),
    host("b", processors=2, cores=15, cpu_model="IBM POWER8", cluster="c", vcenter="x"),
    host("c", processors=4, cores=64, cluster="d", vcenter="y"),
    host("e", processors=4, cluster="c", vcenter="x"),
    host("Ä", processors=1, cores=5, cluster="", vcenter="y"),
]
TOLD = {
    "java.employees": "1234",
    "sap.documents.sales": "1001",
    "vmware.vsan_tib": "120.5",
    "ibm.tiers": "10:1, 20:0.8, 0.6",
    "as_of": "2014-06-30",
}


def variants(metric: str) -> list[dict[str, str]]:
    """Nothing said, then the last answer to everything that the metric asks, then figures and a day long ago."""
    asks = METRICS[metric].asks
    choices = {item.key: [answer.key for answer in item.answers] for item in questions() if item.key in asks}
    choices |= {key: list(FACTS[key].choices) for key in asks if key in FACTS and FACTS[key].choices}
    told = {key: value for key, value in TOLD.items() if key in asks or f"{key.rpartition('.')[0]}.*" in asks}
    last = {key: values[-1] for key, values in choices.items()}
    return [{}, *(answers for answers in (last, told) if answers)]


@pytest.fixture(scope="module")
def both(postgres_connection: Any) -> list[tuple[Any, Any, Any]]:
    return [
        (
            connection,
            connection.create_table("footprint", relation(ROWS, FOOTPRINT), temp=True),
            connection.create_table("hosts", relation(HOSTS, MACHINES), temp=True),
        )
        for connection in (ibis.duckdb.connect(), postgres_connection)
    ]


@pytest.mark.parametrize("metric", METRICS)
def test_a_metric_counts_alike(metric: str, both: list[tuple[Any, Any, Any]]) -> None:
    counted = 0
    for answers in variants(metric):
        found = []
        try:
            for connection, footprint, hosts in both:
                lines = METRICS[metric].lines(footprint, hosts, answers)
                found.append(sorted(connection.to_pyarrow(lines).to_pylist(), key=lambda line: (line["product"], line["thing"])))
        except NoAnswerError:
            assert answers.get("as_of") == TOLD["as_of"]  # not sold so on that day
            continue
        for one, other in zip(*found, strict=True):
            # Sums of fractions end in other last bits when they are added in another order.
            quantities = one.pop("quantity"), other.pop("quantity")
            assert one == other, answers
            assert quantities == (None, None) or quantities[0] == pytest.approx(quantities[1], rel=1e-12), answers
            counted += 1
    assert counted
