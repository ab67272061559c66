"""What no way could count is named, machine by machine; what another way counts is not."""

from decimal import Decimal

from backtable.licensing.position import License, Position, Product, uncounted, why
from backtable.licensing.recognition import catalogue

from ..metrics.estates import XEON
from .test_ways import HOST, VM, count, machine

SQL = Product("sql", "SQL Server", "Microsoft", (("sql", VM), ("sql", HOST)))
STANDARD = Product(
    "oracle.database_standard2", "SE2", "Oracle",
    (("oracle.database_standard2", "oracle.socket"), ("oracle.database_standard2", "oracle.nup_standard")),
)  # fmt: skip
SE2, ENTERPRISE = (catalogue()[f"oracle.database_{edition}"] for edition in ("standard2", "enterprise"))
JAVA = Product("java", "Java", "Oracle", (("java", "oracle.java_employee"),))


def told(found: Position, reading: str = "ours") -> dict[str, tuple[int, int, list[str]]]:
    return {
        item.product: (item.machines, item.others, item.where.order_by("machine").to_pyarrow().column("machine").to_pylist())
        for item in uncounted(found, reading)
    }


def test_what_another_way_counts_is_counted() -> None:
    """The host of w is not known, and its own cores are."""
    assert told(count([SQL], [machine("w", host=None, vcpus=6)], [("sql", "w")])) == {}


def test_a_machine_whose_host_is_counted_is_counted() -> None:
    hosts = [machine("h", processors=1, cores=16, cpu_model=XEON)]
    lost = {**machine("v", host="h", vcpus=None), "kind": "virtual"}
    assert told(count([SQL], [*hosts, lost], [("sql", "v")])) == {}


def test_a_machine_that_no_way_can_count_is_named() -> None:
    lost = {**machine("v", host=None, vcpus=None), "kind": "virtual"}
    found = count([SQL], [lost, machine("w", host=None, vcpus=6)], [("sql", "v"), ("sql", "w")])
    assert told(found) == {"sql": (1, 0, ["v"])}


def test_a_machine_whose_vcpus_are_not_known_is_named_beside_one_of_the_same_host_that_is_counted() -> None:
    """a needs 4 core licences, on its host h or, as the supplier counts, on k as well; b is counted on neither."""
    hosts = [machine(name, processors=1, cores=16, cpu_model=XEON, cluster="c") for name in "hk"]
    guests = [machine(name, host="h", vcpus=vcpus, cluster="c", kind="virtual") for name, vcpus in (("a", 4), ("b", None))]
    product = Product("std", "SQL Server", "Microsoft", (("std", VM),))
    found = count([product], [*hosts, *guests], [("std", name, None, "2019") for name in "ab"], ("ours", "theirs"))
    assert [(row.needed, told(found, row.reading)) for row in found.rows] == [(4, {"std": (1, 0, ["b"])}), (8, {"std": (1, 0, ["b"])})]


def test_a_virtual_machine_is_named_where_its_host_is_refused() -> None:
    hosts = [machine("large", processors=4, cores=32, cpu_model=XEON), machine("small", processors=2, cores=16, cpu_model=XEON)]
    guests = [machine("a", host="large", vcpus=2), machine("b", host="large", vcpus=2), machine("c", host="small", vcpus=2)]
    found = count([STANDARD], [*hosts, *guests], [("oracle.database_standard2", name) for name in "abc"])
    assert told(found) == {"oracle.database_standard2": (2, 0, ["a", "b"])}
    assert "at most 2" in uncounted(found, "ours")[0].reasons[0]


def test_the_supplier_counts_enterprise_where_a_standard_edition_may_not_be_used() -> None:
    """Four sockets of 8 cores at 0.5 are 16 processors; the server of two sockets keeps its edition, as nothing moves between the two."""
    hosts = [machine("large", processors=4, cores=32, cpu_model=XEON), machine("small", processors=2, cores=16, cpu_model=XEON)]
    rows = [("oracle.database_standard2", "large"), ("oracle.database_standard2", "small")]
    servers = [{**item, "kind": "physical"} for item in hosts]
    found = count([ENTERPRISE, SE2], servers, rows, ("ours", "theirs"))
    assert {(row.reading, row.product): row.needed for row in found.rows} == {
        ("ours", SE2.key): 2, ("theirs", SE2.key): 2, ("theirs", ENTERPRISE.key): 16,
    }  # fmt: skip
    assert told(found) == {SE2.key: (1, 0, ["large"])}
    assert told(found, "theirs") == {}
    held = [License(ENTERPRISE.key, "oracle.processor", Decimal(10))]
    short = {(row.reading, row.product): row.shortfall for row in count([ENTERPRISE, SE2], servers, rows, ("theirs",), held).rows}
    assert short == {("theirs", SE2.key): 2, ("theirs", ENTERPRISE.key): 6}
    traces = {trace.reading: [item.right for item in trace.alternatives] for trace in why(found, SE2.key)}
    assert traces == {"ours": [SE2.key, SE2.key], "theirs": [SE2.key, SE2.key, ENTERPRISE.key]}


def test_what_may_move_to_a_server_that_is_too_large_is_enterprise_everywhere() -> None:
    """The machine may land on either host under the supplier's reading: 32 and 16 cores at 0.5 are 24 processors."""
    hosts = [machine(name, processors=size, cores=8 * size, cpu_model=XEON, cluster="c") for name, size in (("large", 4), ("small", 2))]
    found = count([ENTERPRISE, SE2], [*hosts, machine("v", host="small", vcpus=2, cluster="c")], [(SE2.key, "v")], ("ours", "theirs"))
    assert {(row.reading, row.product): row.needed for row in found.rows if row.needed} == {("ours", SE2.key): 2, ("theirs", ENTERPRISE.key): 24}


def test_chips_make_a_server_too_large_where_the_supplier_counts_them() -> None:
    """Two sockets of three chips each are six; 64 cores at 0.5 are 32 processors."""
    server = {**machine("epyc", processors=2, cores=64, cpu_model="AMD EPYC 7543 32-Core Processor"), "kind": "physical"}
    found = count([ENTERPRISE, SE2], [server], [(SE2.key, "epyc")], ("ours", "theirs"))
    assert {(row.reading, row.product): row.needed for row in found.rows if row.needed} == {("ours", SE2.key): 2, ("theirs", ENTERPRISE.key): 32}


def test_a_figure_of_the_company_that_is_missing_is_no_machine() -> None:
    found = count([JAVA], [machine("w", host=None, vcpus=6)], [("java", "w")])
    assert told(found) == {"java": (0, 1, [])}
    assert told(count([JAVA], [machine("w", host=None, vcpus=6)], [("java", "w")], facts={"java.employees": "5"})) == {}


def test_another_unit_of_which_nothing_is_owned_does_not_count_what_the_usual_one_cannot() -> None:
    """The cores of w are not known; a server licence would be another decision."""
    server, core = ("sql", "microsoft.sqlserver_server"), ("sql", VM)
    both = Product("sql", "SQL Server", "Microsoft", (core, server))
    lost = {**machine("w", host=None), "kind": "virtual"}
    found = count([both], [lost], [("sql", "w")])
    assert [(row.metric, row.needed, row.uncounted) for row in found.rows] == [(VM, 0, 1)]
    assert told(found) == {"sql": (1, 0, ["w"])}
    assert {use.count for trace in why(found, "sql") for use in trace.chosen} <= {0}
    held = count([both], [lost], [("sql", "w")], licenses=[License("sql", server[1], Decimal(1))])
    assert [(row.metric, row.needed, row.shortfall) for row in held.rows if row.needed] == [(server[1], 1, 0)]
    assert told(held) == {}
