"""What a metric does where a machine's host is not known, or machines may move."""

import pytest

from .estates import XEON, count, host, row

pytestmark = pytest.mark.usefixtures("everywhere")

CLUSTER = [host(name, processors=1, cores=2, cpu_model=XEON, cluster="c") for name in ("esx1", "esx2")]


@pytest.mark.parametrize("metric", ["oracle.nup", "oracle.nup_standard"])
@pytest.mark.parametrize("people", ["different", "same"])
def test_people_on_a_machine_without_a_known_host_count_with_its_cluster(metric: str, people: str) -> None:
    rows = [
        row("v1", host="esx1", host_processors=1, host_cores=2, host_cpu_model=XEON, cluster="c", users=3),
        row("v2", kind="virtual", cluster="c", users=500),
    ]
    answers = {"oracle.partitioning": "cluster", "users.across_machines": people}
    found = count(metric, rows, CLUSTER, answers)
    assert [line["thing"] for line in found.lines] == ["esx1", "esx2"]
    assert found.total == (500 if people == "same" else 503)


def test_a_machine_without_a_known_host_is_not_counted_and_the_line_says_so() -> None:
    found = count("oracle.processor", [row("v2", kind="virtual", vcpus=4)])
    assert found.total == 0
    said = "name its host, or the public cloud that it is in as its environment"
    assert found.rules == f"not counted: the host of v2 is not known; {said}"


@pytest.mark.parametrize(("scope", "hosts"), [("named_hosts", 1), ("cluster", 2), ("vcenter", 3), ("all_vcenters", 4)])
def test_partitioning_reaches_as_far_as_the_reading_says(scope: str, hosts: int) -> None:
    figures = {"processors": 2, "cores": 16, "cpu_model": XEON}
    estate = [
        host("a", cluster="c", vcenter="x", **figures),
        host("b", cluster="c", vcenter="x", **figures),
        host("c", cluster="d", vcenter="x", **figures),
        host("d", cluster="c", vcenter="y", **figures),
    ]
    below = {f"host_{name}": value for name, value in figures.items()}
    rows = [row("v", host="a", cluster="c", vcenter="x", **below)]
    found = count("oracle.processor", rows, estate, {"oracle.partitioning": scope})
    assert found.total == 8 * hosts
    assert sum("nothing runs there now" in line["rule"] for line in found.lines) == hosts - 1
    assert count("oracle.socket", rows, estate, {"oracle.partitioning": scope}).total == 2 * hosts


def test_windows_hosts_need_enough_for_all_machines_that_could_land_on_them() -> None:
    """Three machines in a cluster of two hosts of 16 cores: two full licensings of each host."""
    figures = {"processors": 2, "cores": 16}
    estate = [host(name, cluster="c", **figures) for name in ("a", "b")]
    rows = [row(f"v{n}", host="a", cluster="c", host_processors=2, host_cores=16) for n in range(3)]
    assert count("microsoft.windows_standard", rows, estate).total == 32
    assert count("microsoft.windows_standard", rows, estate, {"windows.mobility": "could_land"}).total == 64
    assert count("microsoft.windows_datacenter", rows, estate, {"windows.mobility": "could_land"}).total == 32


@pytest.mark.parametrize(("stated", "said"), [("2", ""), ("4", "4 sockets, of which 2 are occupied, and a server may have at most 2")])
def test_a_server_of_empty_sockets_is_refused_standard_edition_2(stated: str, said: str) -> None:
    """Oracle's Database Licensing guide speaks of the sockets that a server can hold."""
    rows = [row("db", processors=2, cores=16, cpu_model=XEON)]
    found = count("oracle.socket", rows, stated={"db": stated}, of="sockets")
    assert found.total == (0 if said else 2)
    assert said in found.rules


def test_chips_that_are_stated_count_under_the_reading_that_counts_chips() -> None:
    rows = [row("db", processors=1, cores=16, cpu_model=XEON)]
    theirs = {"oracle.modules": "each_chip"}
    assert count("oracle.socket", rows, answers=theirs, stated={"db": "2"}, of="chips").total == 2
    assert count("oracle.socket", rows, stated={"db": "2"}, of="chips").total == 1


def test_value_units_go_by_the_sockets_that_a_server_can_hold() -> None:
    """IBM's PVU table: 70 for a core of a server of two sockets at most, 100 up to four, 120 beyond."""
    rows = [row("was", processors=2, cores=8, cpu_model=XEON)]
    found = [count("ibm.pvu_full", rows, stated={"was": size}, of="sockets").total for size in ("1", "2", "3", "4", "8")]
    assert found == [560, 560, 800, 800, 960]


def test_subscriptions_for_virtual_datacenters_cover_guests_of_a_host_and_no_physical_server() -> None:
    """Four sockets below two machines are two subscriptions; the physical server is not counted."""
    rows = [
        *(row(name, host="h1", host_processors=4, host_cores=64, vcpus=2) for name in ("v1", "v2")),
        row("r1", kind="physical", processors=2, cores=20),
    ]
    found = count("redhat.virtual_datacenter", rows)
    assert found.total == 2
    said = {line["thing"]: line["rule"] for line in found.lines}
    assert said["h1"].startswith("4 sockets, 2 to a subscription, for 2 virtual machines")
    assert said["r1"] == "not counted: r1 runs it itself; this subscription covers the virtual machines of a host only"
