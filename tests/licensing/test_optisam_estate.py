"""The OpTISAM example: each line of its position against a computation by hand from the files.

The servers, from equipment_server.csv (cores are processors × server_coresNumber), with Oracle's factor, IBM's PVUs and the
factors of the file itself (corefactor_oracle, pvu, sag):

    SERV_01  Xeon E5     2 × 4 =  8   0.5   70    0.25  25  0.25      cluster CL01, vCenter VC01
    SERV_02  Xeon E5     1 × 2 =  2   0.5   70    0.5   50  0.5       CL01, VC01
    SERV_03  Xeon E5     2 × 1 =  2   1.0   70    0.75  75  (torn)    single-core chips count 1
    SERV_04  Xeon E5     2 × 2 =  4   0.5   70    1    100  1
    SERV_05  Opteron     2 × 4 =  8   0.5   50    0.25 120  1.5
    SERV_06  Opteron     4 × 4 = 16   0.5   50    0.5   25  0.625
    SERV_07  Opteron     2 × 4 =  8   0.5   50    0.75  50  1
    SERV_08  Opteron     4 × 8 = 32   0.5   50    1     75  1.5
    SERV_09  Opteron     2 × 16 = 32  0.5   50    0.5  120  0.625
    SERV_11  Opteron     4 × 8 = 32   …                     0.5
    SERV_12  Opteron     1 × 1 =  1                         0.625
    SERV_14  Opteron     4 × 8 = 32                         1.5
    SERV_17  Opteron     2 × 8 = 16                         1
    SERV_21  Opteron     4 × 8 = 32   0.5         0.75      0.625
    SERV_22  Opteron     1 × 1 =  1   1.0         1
    SERV_23  Opteron     2 × 2 =  4   0.5         0.5
"""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing.position import why
from backtable.licensing.project import Count, count, read_project

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def found() -> Count:
    return count(read_project(ROOT / "examples" / "optisam-estate" / "estate.yaml"))


# product and metric → owned, needed under ours, theirs and the inventory's own factors; what is said of it.
BY_HAND = {
    # SERV_01 8 × 70 + SERV_05 8 × 50 = 560 + 400; by the file 8 × 25 + 8 × 120 = 200 + 960.
    ("ibm.cognos", "ibm.pvu"): (100, 960, 960, 1160),
    # None acquired; SERV_04 has 4 cores.
    ("ibm.db2", "ibm.vpc"): (0, 4, 4, 4),
    # SERV_02 2 × 70 + SERV_06 16 × 50 + SERV_03 2 × 70 = 140 + 800 + 140; by the file 2 × 50 + 16 × 25 + 2 × 75.
    ("ibm.websphere", "ibm.pvu"): (100, 1080, 1080, 650),
    # SERV_23 4 × 0.5; 100 of ops_partition and 100 of ops_serv.
    ("oracle.micros", "oracle.processor"): (200, 2, 2, 2),
    ("oracle.micros", "oracle.nup"): (100, 0, 0, 0),
    # 05, 06, 07, 22, 01, 03, 08, 23. At 0.5: 8 + 16 + 8 + 8 + 32 + 4 = 76 cores are 38; at 1: 2 + 1 = 3.
    # By the file: 0.25 × (8 + 8) + 0.5 × (16 + 4) + 0.75 × (8 + 2) + 1 × (1 + 32) = 4 + 10 + 7.5 + 33 = 54.5.
    ("oracle.mysql", "oracle.processor"): (100, 41, 41, 55),
    ("oracle.mysql", "oracle.nup"): (200, 0, 0, 0),
    # On servers 01, 02, 04, 05, 21, 23 and by partitions on 01, 02, 04, 22, 23 (partition 26 has no server).
    # At 0.5: 8 + 2 + 4 + 8 + 32 + 4 = 58 cores are 29; SERV_22 1. By the file: 2 + 1 + 4 + 2 + 24 + 2 + 1 = 36.
    # Theirs: every one of the 25 servers, 4 of them without a factor of 0.5: see below.
    ("oracle.weblogic", "oracle.processor"): (600, 30, 130, 36),
    ("oracle.weblogic", "oracle.nup"): (100, 0, 0, 0),
    # Instances: 15, 16 and 20; 15, 16, 17, 18, 19.
    ("redhat.openshift", "plain.install"): (200, 3, 3, 3),
    ("redhat.enterprise_linux", "plain.install"): (200, 5, 5, 5),
    # Production or not known: 04 4 × 1 + 05 8 × 1.5 + 09 32 × 0.625 + 11 32 × 0.5 + 14 32 × 1.5 = 4 + 12 + 20 + 16 + 48;
    # integration and development: 01 8 × 0.25 + 02 2 × 0.5 = 3.
    ("softwareag.aris", "softwareag.processor"): (200, 100, 100, 100),
    # Production or not known: 17 16 × 1 + 21 32 × 0.625 + 11 32 × 0.5 = 52, as App_3_inst_dev on SERV_11 stands in no list of
    # instances; qualification: 12 1 × 0.625.
    ("softwareag.apama", "softwareag.processor"): (100, 52, 52, 52),
}
READINGS = ("ours", "theirs", "inventory")


def test_every_line_is_as_counted_by_hand(found: Count) -> None:
    rows = {(row.reading, row.product, row.metric): row for name in READINGS for row in found.rows(name)}
    assert {key[1:] for key in rows} == set(BY_HAND)
    for (product, metric), (owned, *needed) in BY_HAND.items():
        for name, units in zip(READINGS, needed, strict=True):
            row = rows[name, product, metric]
            assert (row.owned, row.needed) == (owned, units), f"{product} by {metric} under {name}"
            assert row.used == min(owned, units)
            assert row.available == owned - row.used
            assert row.shortfall == max(0, units - owned)


def test_the_supplier_counts_every_server_where_partitions_can_move(found: Count) -> None:
    """25 servers have 254 cores: 8 2 2 4 8 16 8 32 32 1 32 1 1 32 1 1 16 1 1 4 32 1 4 8 1; those of one core a processor count 1."""
    cores = [8, 2, 2, 4, 8, 16, 8, 32, 32, 1, 32, 1, 1, 32, 1, 1, 16, 1, 1, 4, 32, 1, 4, 8, 1]
    single = [2, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    expected = (sum(cores) - sum(single)) * Decimal("0.5") + sum(single)
    assert sum(cores) == 249
    (row,) = [row for row in found.rows("theirs") if (row.product, row.metric) == ("oracle.weblogic", "oracle.processor")]
    assert row.needed == expected == 130


def test_what_is_short_costs_what_was_paid_for_a_unit(found: Count) -> None:
    """Cognos and WebSphere at 10; nothing was paid for Db2, so that no price is known."""
    short = {row.product: (row.shortfall, row.unlicensed, row.true_up) for row in found.rows("ours") if row.shortfall}
    assert short == {"ibm.cognos": (860, 2, 8600), "ibm.db2": (4, 1, None), "ibm.websphere": (980, 3, 9800)}
    over = {(row.product, row.metric): row.over for row in found.rows("ours") if row.available}
    assert over["oracle.weblogic", "oracle.processor"] == 57_000  # 570 at 100
    assert over["redhat.enterprise_linux", "plain.install"] == 1950  # 195 at 10, as paid last


def test_what_cannot_be_counted_is_named_with_the_reason(found: Count) -> None:
    uncounted = found.position.uncounted.filter(found.position.uncounted.reading == "ours").to_pyarrow().to_pylist()
    assert {(row["product"], row["thing"], row["rule"]) for row in uncounted} == {
        (
            "oracle.weblogic",
            "part_26",
            "not counted: the host of part_26 is not known; name its host, or the public cloud that it is in as its environment "
            "(the cloud policy speaks of Google Cloud only since 2024-06-11)",
        )
    }
    notes = "\n".join(found.notes)
    for number in ("hpud_1", "hpud_2"):
        assert f"{number}, 100 of" in notes
    assert "its product is not known, and the metric “attribute_counter_cpu” is not known" in notes
    assert "equipment_server.csv:4: no factor is taken, sag is “0.0.625”; expected a number" in notes
    assert "ops_partition" not in notes, "the estate says what it counts"
    titles = {item.title: item.machines for item in found.recognised.unknown}
    assert titles["Micro Focus HPUD 1"] == 4
    assert titles["Micro Focus HPUD 2"] == 5


def test_each_line_of_the_trace_adds_up_to_the_position(found: Count) -> None:
    for product, metric in (("oracle.weblogic", "oracle.processor"), ("softwareag.aris", "softwareag.processor")):
        needed = BY_HAND[product, metric][1:]
        for trace in why(found.position, product):
            if trace.reading not in READINGS:
                continue
            units = sum(line["quantity"] or 0 for line in trace.lines if line["metric"] == metric and line["chosen"])
            assert -(-units // 1) == needed[READINGS.index(trace.reading)], f"{product} under {trace.reading}"
            assert all(line["rule"] for line in trace.lines)
            assert {cover.right for cover in trace.covers} <= {item.key for item in trace.entitlements}


def test_the_environment_is_that_of_the_application_not_of_the_machine(found: Count) -> None:
    """SERV_01 runs production of App_5, and integration of App_1 with ARIS and of App_4 with WebLogic 12."""
    rows = found.position.footprint.filter(found.position.footprint.machine == "serv_01").to_pyarrow().to_pylist()
    assert {row["product"]: row["environment"] for row in rows} == {
        "oracle.weblogic": "production",  # App_5 has WebLogic 10 there in production
        "oracle.mysql": "production",
        "softwareag.aris": "integration",
        "ibm.cognos": "preproduction",
    }
    every = found.position.footprint.to_pyarrow().to_pylist()
    assert Counter(row["environment"] for row in every if row["product"] == "redhat.enterprise_linux") == {
        "production": 2,
        "preproduction": 1,
        "qualification": 1,
        "integration": 1,
    }
