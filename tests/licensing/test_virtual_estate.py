"""The RVTools example: positions against a computation by hand from the workbook's hosts.

Production Cluster: esxhost01, 02, 04, 10 with 2 × 14 cores and 08, 11 with 2 × 12, 160 in all; Avaya Cluster: 03 and 09 with
2 × 8, 32 in all. All are Xeons, whose core factor is 0.5.
"""

from pathlib import Path

import pytest

from backtable.licensing.position import licensed_by, running, why
from backtable.licensing.project import Count, count, read_project
from backtable.papers.estates import why_document

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def found() -> Count:
    return count(read_project(ROOT / "examples" / "virtual-estate" / "estate.yaml"))


def needed(found: Count, product: str) -> dict[str, tuple[int, int]]:
    """Units needed and short under each reading."""
    return {
        reading.name: (int(row.needed), int(row.shortfall))
        for reading in found.project.readings
        for row in found.rows(reading.name)
        if row.product == product
    }


def test_oracle_is_counted_under_every_scope_in_processors_as_processors_are_owned(found: Count) -> None:
    """CRESTDB01 runs on esxhost04; NXTDBCRM21 on esxhost01 is switched off. 8 processors are owned."""
    assert needed(found, "oracle.database_enterprise") == {
        "ours": (14, 6),
        "switched off too": (28, 20),
        "cluster": (80, 72),
        "vcenter": (96, 88),
        "all vcenters": (96, 88),
        "theirs": (96, 88),
    }
    traces = {trace.reading: trace for trace in why(found.position, "oracle.database_enterprise", readings=["ours", "theirs"])}
    for name, (units, cost) in {"ours": (350, 332_500), "theirs": (2400, 2_280_000)}.items():
        (users,) = [item for item in traces[name].alternatives if item.metric == "oracle.nup"]
        assert (users.units, users.cost, users.open) == (units, cost, False)


def test_vmware_counts_sixteen_cores_for_each_processor(found: Count) -> None:
    """The Avaya hosts have 2 × 8 cores and count 32 each: 160 + 64 = 224; the two of 12 cores count 2 × 16."""
    by_hand = 4 * 28 + 2 * 24 + 2 * 16
    assert by_hand == 192
    least = 4 * 32 + 2 * 32 + 2 * 32
    assert needed(found, "vmware.vsphere")["ours"] == (least, least - 192)


def test_windows_takes_on_each_host_the_edition_that_costs_less(found: Count) -> None:
    """Machines on hosts of (cores): 8 on 28, 16 on 28, 11 on 28, 13 on 24, 1 on 16, 16 on 28, 14 on 24.

    Standard at 68 costs 28 × 4 × 68 = 7,616 for 8 machines, Datacenter at 430 28 × 430 = 12,040; from 14 machines on, Datacenter
    is cheaper. Of Datacenter 112 are owned, so that the five large hosts (132) take it with 20 to buy.
    """
    assert needed(found, "microsoft.windows_server_datacenter")["ours"] == (28 + 28 + 24 + 28 + 24, 20)
    assert needed(found, "microsoft.windows_server_standard")["ours"] == (28 * 4 + 16, 128)
    # Cheapest over all choices of hosts, tried one by one.
    hosts = [(8, 28), (16, 28), (11, 28), (13, 24), (1, 16), (16, 28), (14, 24)]
    costs = []
    for choice in range(1 << len(hosts)):
        datacenter = sum(cores for place, (_, cores) in enumerate(hosts) if choice >> place & 1)
        standard = sum(-(-machines // 2) * cores for place, (machines, cores) in enumerate(hosts) if not choice >> place & 1)
        costs.append(max(0, datacenter - 112) * 430 + standard * 68)
    assert min(costs) == 20 * 430 + 128 * 68


def test_sql_server_counts_at_least_four_cores_a_machine(found: Count) -> None:
    assert needed(found, "microsoft.sqlserver_enterprise")["ours"] == (8, 8)  # two machines of 2 and 4 virtual cores
    assert needed(found, "microsoft.sqlserver_standard")["ours"] == (44, 20)


def test_a_row_names_the_versions_that_are_installed(found: Count) -> None:
    versions = {row.product: row.version for row in found.rows("ours")}
    assert versions["microsoft.windows_server_standard"] == "2003, 2008 R2, 2012, 2016"
    assert versions["oracle.database_enterprise"] == "19c"


def test_why_of_what_is_licensed_shows_the_machines_and_the_need_though_another_edition_runs_there(found: Count) -> None:
    """Five hosts take Datacenter: 132 cores for the 16 + 11 + 13 + 16 + 14 machines on them."""
    key = "microsoft.windows_server_datacenter"
    traces = why(found.position, key, readings=["ours"])
    (trace,) = traces
    assert sum(line["quantity"] for line in trace.lines) == 132
    assert {line["right"] for line in trace.lines} == {key}
    machines = licensed_by(found.position, traces)
    assert len(machines) == sum(line["machines"] for line in trace.lines) == 70
    (alone,) = why(found.position, key, "gtappdb03", ["ours"])
    assert [(line["thing"], line["quantity"]) for line in alone.lines] == [("esxhost11.next.local", 24)]
    text = str(why_document(found, key, None, traces, machines))
    assert "It licenses 70 machines" in text
    assert "Windows Server Datacenter: 132 core licences needed, 112 owned, 20 short." in text


def test_why_of_one_machine_shows_the_line_of_a_higher_edition_on_its_host_apart(found: Count) -> None:
    """On esxhost01 INTDB01 has Enterprise: its four cores are not those of nxtdbcrm02, which has Standard."""
    key = "microsoft.sqlserver_standard"
    for machine, told in (("nxtdbcrm02", "It runs on 1 machine,"), (None, "It runs on 9 machines,")):
        machines = running(found.position, key, machine, ["ours"], found.recognised.deployed)
        text = str(why_document(found, key, machine, why(found.position, key, machine, ["ours"]), machines))
        own, apart, others = text.partition("Of other machines on the same hosts: SQL Server Enterprise, which counts by itself")
        assert told in own
        assert apart
        assert "intdb01" not in own
        assert "SQL Server Enterprise, core licences" not in own.partition("It runs on")[0]
        assert "SQL Server Enterprise, core licences" in others
