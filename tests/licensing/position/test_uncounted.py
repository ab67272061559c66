"""What no way could count is named, machine by machine; what another way counts is not."""

from backtable.licensing.position import Position, Product, uncounted

from ..metrics.estates import XEON
from .test_ways import HOST, VM, count, machine

SQL = Product("sql", "SQL Server", "Microsoft", (("sql", VM), ("sql", HOST)))
STANDARD = Product(
    "oracle.database_standard2", "SE2", "Oracle",
    (("oracle.database_standard2", "oracle.socket"), ("oracle.database_standard2", "oracle.nup_standard")),
)  # fmt: skip
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


def test_a_virtual_machine_is_named_where_its_host_is_refused() -> None:
    hosts = [machine("large", processors=4, cores=32, cpu_model=XEON), machine("small", processors=2, cores=16, cpu_model=XEON)]
    guests = [machine("a", host="large", vcpus=2), machine("b", host="large", vcpus=2), machine("c", host="small", vcpus=2)]
    found = count([STANDARD], [*hosts, *guests], [("oracle.database_standard2", name) for name in "abc"])
    assert told(found) == {"oracle.database_standard2": (2, 0, ["a", "b"])}
    assert "at most 2" in uncounted(found, "ours")[0].reasons[0]


def test_a_figure_of_the_company_that_is_missing_is_no_machine() -> None:
    found = count([JAVA], [machine("w", host=None, vcpus=6)], [("java", "w")])
    assert told(found) == {"java": (0, 1, [])}
    assert told(count([JAVA], [machine("w", host=None, vcpus=6)], [("java", "w")], facts={"java.employees": "5"})) == {}
