"""A figure that is missing leaves a machine uncounted, and never makes another edition of it."""

from pathlib import Path

import pytest

from backtable.licensing.position import uncounted, why
from backtable.licensing.project import Count, count, gaps_of, read_project

ESTATE = """estate: Servers
currency: USD
as_of: 2026-03-12
sources:
  - file: list.csv
    tables:
      - holds: machines
        columns: {machine: machine, kind: kind, processors: processors, cores: cores, vcpus: vcpus, host: host}
      - {holds: installations, columns: {machine: machine, title: title}}
prices: {microsoft.sqlserver_standard: 1973, microsoft.sqlserver_enterprise: 7564}
"""
HOST = "machine,kind,processors,cores,vcpus,host,title\nesx1,host,2,32,,,VMware ESXi 8\n"


def _count(rows: str, folder: Path, more: str = "") -> Count:
    (folder / "estate.yaml").write_text(ESTATE + more)
    (folder / "list.csv").write_text(HOST + rows)
    return count(read_project(folder / "estate.yaml"))


def _needed(found: Count, reading: str) -> dict[str, int]:
    rows = [row for row in found.position.rows if row.reading == reading and row.product.startswith("microsoft.sqlserver")]
    return {row.product: int(row.needed) for row in rows if row.needed}


@pytest.mark.parametrize(
    ("title", "reading"),
    [("SQL Server 2017 Standard", "ours"), ("SQL Server 2017 Standard", "theirs"), ("Microsoft SQL Server 2017 (64-bit)", "ours")],
)
def test_a_virtual_machine_whose_vcpus_are_not_known_is_not_counted_as_enterprise(title: str, reading: str, tmp_path: Path) -> None:
    found = _count(f"vm1,virtual,,,,esx1,{title}\n", tmp_path)
    assert not _needed(found, reading)
    (item,) = (item for item in uncounted(found.position, reading) if item.product.startswith("microsoft.sqlserver"))
    assert item.machines == 1
    assert "vCPUs" in item.reasons[0]


def test_a_machine_of_no_stated_edition_that_neither_reading_counts_is_said_once(tmp_path: Path) -> None:
    for title, beside in (("Microsoft SQL Server 2017 (64-bit)", ""), ("Microsoft SQL Server 2017 (64-bit)", "s2,physical,,,,,SQL Server 2017 Enterprise\n")):
        gaps = gaps_of(_count(f"s1,physical,,,,,{title}\n{beside}", tmp_path), ["Microsoft"])
        said = {gap.item.product: (gap.item.machines, gap.readings) for gap in gaps if gap.item.product.startswith("microsoft.sqlserver")}
        alone = {"microsoft.sqlserver": (1, ("ours", "theirs"))}
        assert said == (alone | {"microsoft.sqlserver_enterprise": (1, ("ours", "theirs"))} if beside else alone)


def test_one_that_is_not_known_takes_nothing_from_others_on_its_host(tmp_path: Path) -> None:
    rows = "vm1,virtual,,,,esx1,SQL Server 2017 Standard\nvm2,virtual,,,6,esx1,SQL Server 2017 Standard\n"
    found = _count(rows, tmp_path)
    assert _needed(found, "ours") == {"microsoft.sqlserver_standard": 6}
    (item,) = (item for item in uncounted(found.position, "ours") if item.product.startswith("microsoft.sqlserver"))
    assert item.where.to_pyarrow().column("machine").to_pylist() == ["vm1"]


@pytest.mark.parametrize("unknown", ["", "vm10,virtual,,,,esx1,SQL Server 2017 Standard\n"])
def test_a_host_on_which_known_machines_cost_more_one_by_one_is_licensed_as_a_whole(unknown: str, tmp_path: Path) -> None:
    """Ten of 16 vCPUs: 160 at 1,973 cost more than 32 at 7,564, and another one whose vCPUs are not known changes nothing."""
    rows = "".join(f"vm{number},virtual,,,16,esx1,SQL Server 2017 Standard\n" for number in range(10))
    found = _count(rows + unknown, tmp_path)
    assert _needed(found, "ours") == {"microsoft.sqlserver_enterprise": 32}
    assert not [item for item in uncounted(found.position, "ours") if item.product.startswith("microsoft.sqlserver")]


def test_a_host_that_is_licensed_as_a_whole_serves_no_machine_of_another_host(tmp_path: Path) -> None:
    """On esx1 Enterprise costs least; on esx2, which is as large, nothing but a machine runs whose vCPUs are not known."""
    rows = "".join(f"vm{number},virtual,,,16,esx1,SQL Server 2017 Standard\n" for number in range(10))
    found = _count(f"esx2,host,2,32,,,VMware ESXi 8\n{rows}vm10,virtual,,,,esx2,SQL Server 2017 Standard\n", tmp_path)
    assert _needed(found, "ours") == {"microsoft.sqlserver_enterprise": 32}
    (item,) = (item for item in uncounted(found.position, "ours") if item.product.startswith("microsoft.sqlserver"))
    assert item.where.to_pyarrow().column("machine").to_pylist() == ["vm10"]
    (trace,) = why(found.position, "microsoft.sqlserver_standard", readings=["ours"])
    chosen = {line["thing"]: line["chosen"] for line in trace.lines if line["right"] == "microsoft.sqlserver_enterprise"}
    assert chosen == {"esx1": True, "esx2": False}


def test_enterprise_without_vcpus_counts_by_its_host_as_before(tmp_path: Path) -> None:
    found = _count("vm1,virtual,,,,esx1,SQL Server 2017 Enterprise\n", tmp_path)
    assert _needed(found, "ours") == {"microsoft.sqlserver_enterprise": 32}
