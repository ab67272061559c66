"""One licensing of a server serves every database on it, also those of a lower edition that are counted as the higher one."""

from decimal import Decimal

from backtable.licensing.position import License, Position, recount, why
from backtable.licensing.readings import reading
from backtable.licensing.recognition import catalogue

from ..metrics.estates import XEON
from .test_recount import tables
from .test_ways import count, machine

ENTERPRISE, SE2, STANDARD = (catalogue()[f"oracle.database_{edition}"] for edition in ("enterprise", "standard2", "standard"))
PRODUCTS = [ENTERPRISE, SE2, STANDARD]
FACTS = {"oracle.database_metric": "processor"}
NAMED, CLUSTER = (
    reading("theirs", {"oracle.standard_edition": "enterprise", "oracle.partitioning": scope}) for scope in ("named_hosts", "cluster")
)
# At 0.5 for each core: 20, 18, 8 and 6 processors.
HOSTS = [
    machine("both", processors=4, cores=40, cpu_model=XEON, cluster="c"),
    machine("older", processors=4, cores=36, cpu_model=XEON, cluster="d"),
    machine("alone", processors=4, cores=16, cpu_model=XEON, cluster="e"),
    machine("small", processors=2, cores=12, cpu_model=XEON, cluster="c"),
]
GUESTS = [
    machine(name, host=host, vcpus=4, cluster=cluster)
    for name, host, cluster in (("v1", "both", "c"), ("v2", "both", "c"), ("v3", "older", "d"), ("v4", "older", "d"), ("v5", "alone", "e"), ("v6", "small", "c"))
]
DEPLOYED = [(ENTERPRISE.key, "v1"), (SE2.key, "v2"), (STANDARD.key, "v3"), (SE2.key, "v4"), (SE2.key, "v5"), (ENTERPRISE.key, "v6"), (SE2.key, "v6")]


def as_enterprise(found: Position) -> dict[str, float]:
    """Host → what counts there as Enterprise Edition, which comes to what is needed."""
    here: dict[str, float] = {}
    shown = [line for trace in why(found, ENTERPRISE.key) for line in trace.lines]
    for line in shown:
        if line["chosen"] and line["right"] == ENTERPRISE.key:
            here[line["thing"]] = here.get(line["thing"], 0) + line["quantity"]
    (needed,) = (row.needed for row in found.rows if row.product == ENTERPRISE.key)
    assert sum(here.values()) == needed
    return here


def test_a_standard_edition_that_counts_as_enterprise_adds_nothing_where_that_is_counted() -> None:
    """The older Standard Edition may be used on four sockets and stays one, and either of them on two."""
    found = count(PRODUCTS, [*HOSTS, *GUESTS], DEPLOYED, [NAMED], facts=FACTS)
    assert as_enterprise(found) == {"both": 20, "older": 18, "alone": 8, "small": 6}
    assert {row.product: row.needed for row in found.rows if row.product != ENTERPRISE.key} == {SE2.key: 2, STANDARD.key: 4}


def test_every_host_of_a_cluster_counts_once_and_a_recount_sees_that_the_higher_edition_went() -> None:
    deployed = [(ENTERPRISE.key, "v6"), (SE2.key, "v2"), (STANDARD.key, "v1"), (SE2.key, "v5")]
    before = count(PRODUCTS, [*HOSTS, *GUESTS], deployed, [CLUSTER], facts=FACTS)
    connection = before.footprint.get_backend()
    after = recount(connection, before, *tables(connection, [*HOSTS, *GUESTS], [(ENTERPRISE.key, "v3"), *deployed[1:]], "after"), ["v6", "v3"])
    assert as_enterprise(before) == {"both": 20, "small": 6, "alone": 8}
    (trace,) = why(before, ENTERPRISE.key, "v6")
    assert (trace.reached, [(line["thing"], line["quantity"]) for line in trace.lines if line["chosen"]]) == (("both",), [("small", 6), ("both", 20)])
    assert why(before, SE2.key, "v5")[0].reached == ()
    assert as_enterprise(after) == {"both": 20, "small": 6, "alone": 8, "older": 18}


def test_people_of_both_editions_are_counted_together_against_one_minimum() -> None:
    """Of 20 processors 500 named users are the least. 200 and 100 people are fewer; 450 and 100 are more."""
    for people, needed in ((200, 500), (450, 550)):
        rows = [(ENTERPRISE.key, "v1", people), (SE2.key, "v2", 100)]
        found = count(PRODUCTS, [*HOSTS, *GUESTS], rows, [NAMED], facts={"oracle.database_metric": "nup"})
        assert {(row.product, row.metric): row.needed for row in found.rows if row.needed} == {(ENTERPRISE.key, "oracle.nup"): needed}
        shown = [line for trace in why(found, ENTERPRISE.key) for line in trace.lines]
        assert sum(line["quantity"] for line in shown if line["chosen"]) == needed


def test_what_serves_another_edition_is_not_shown_where_nothing_is_licensed_as_it() -> None:
    """Enterprise may stand in for Standard Edition 2 on a server too large for it; here both run on their own, each by its named users."""
    held = [License(ENTERPRISE.key, "oracle.nup", Decimal(600)), License(SE2.key, "oracle.nup_standard", Decimal(15))]
    rows = [(ENTERPRISE.key, "v1", 450), (SE2.key, "v6", 3)]
    found = count(PRODUCTS, [*HOSTS, *GUESTS], rows, [NAMED], licenses=held)
    (trace,) = why(found, SE2.key)
    assert [(cover.serves, cover.units) for cover in trace.covers] == [(f"{SE2.key} by oracle.nup_standard", 10)]
    assert [item.product for item in trace.entitlements] == [SE2.key]
