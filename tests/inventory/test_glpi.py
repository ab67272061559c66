"""Inventories of GLPI and OCS agents: physical or virtual, processors and cores, and what runs on a host."""

import json
from pathlib import Path
from typing import Any

import pytest

from backtable.inventory import Estate, read_estate

DATA = Path(__file__).parent.parent / "data" / "glpi"


def estate(folder: Path, content: dict[str, Any], **more: Any) -> Estate:
    path = folder / "one.json"
    path.write_text(json.dumps({"deviceid": "dev-1", "content": content, **more}))
    return read_estate([path])


def rows(found: Estate) -> dict[str, dict[str, Any]]:
    return {row["machine"]: row for row in found.machines.to_pyarrow().to_pylist()}


CPU = {"name": "Intel(R) Xeon(R) Gold 6134", "core": 8, "thread": 16}


@pytest.mark.parametrize(
    ("processors", "figures"),
    [
        ([CPU, CPU], (2, 16)),
        ([{**CPU, "corecount": 6}], (1, 6)),
        ([CPU, {"name": "Intel"}], (2, None)),  # half of the cores are no figure
        ([CPU, {**CPU, "core": 0}], (2, None)),
        ([], (None, None)),
    ],
)
def test_cores_are_known_only_where_every_processor_states_them(processors: list[Any], figures: tuple[Any, ...], tmp_path: Path) -> None:
    found = estate(tmp_path, {"hardware": {"name": "S1"}, "cpus": processors})
    row = rows(found)["s1"]
    assert (row["kind"], row["processors"], row["cores"]) == ("physical", *figures)
    assert (figures[0] is not None and figures[1] is None) == any("not stated" in note for note in found.sources[0].notes)


@pytest.mark.parametrize(
    ("hardware", "bios", "virtual"),
    [
        ({"vmsystem": "Physical"}, {"smodel": "VMware Virtual Platform"}, False),  # what the agent says comes first
        ({"vmsystem": "VMware"}, {}, True),
        ({"vmsystem": "Hyper-V"}, {"smodel": "Virtual Machine"}, True),
        ({}, {"smanufacturer": "VMware, Inc.", "smodel": "VMware7,1"}, True),
        ({}, {"smanufacturer": "Microsoft Corporation", "smodel": "Virtual Machine"}, True),
        ({}, {"smanufacturer": "Xen", "smodel": "HVM domU"}, True),
        ({}, {"smanufacturer": "QEMU", "smodel": "Standard PC (i440FX + PIIX, 1996)"}, True),
        ({}, {"ssn": "VMware-42 1d 5e"}, True),
        ({}, {"smanufacturer": "Dell Inc.", "smodel": "PowerEdge R740"}, False),
        ({}, {}, False),
    ],
)
def test_physical_or_virtual(hardware: dict[str, str], bios: dict[str, str], virtual: bool, tmp_path: Path) -> None:
    content = {"hardware": {"name": "S1", "uuid": "U-1", **hardware}, "bios": bios, "cpus": [{"core": 1, "thread": 2}] * 2}
    row = rows(estate(tmp_path, content))["s1"]
    figures = (None, None, 4) if virtual else (2, 2, None)
    assert row["kind"] == ("virtual" if virtual else "physical")
    assert (row["processors"], row["cores"], row["vcpus"]) == figures


def test_virtual_machines_of_a_host_are_machines_and_containers_are_not() -> None:
    found = read_estate([DATA / "computer_2.json"])
    machines = rows(found)
    assert sorted(machines) == ["'t", "comp1"]
    assert (machines["comp1"]["kind"], machines["'t"]["host"], machines["'t"]["vcpus"]) == ("host", "comp1", 1)
    assert found.sources[0].notes == ("5 containers run on COMP1: what is installed in them is not listed",)


def test_a_computer_with_containers_only_is_no_host(tmp_path: Path) -> None:
    found = estate(tmp_path, {"hardware": {"name": "S1"}, "virtualmachines": [{"name": "db", "vmtype": "lxc"}]})
    assert rows(found)["s1"]["kind"] == "physical"


def test_the_older_xml_gives_host_guests_and_their_state() -> None:
    machines = rows(read_estate([DATA / "agent_1.xml"]))
    assert (machines["lf014"]["kind"], machines["lf014"]["processors"], machines["lf014"]["cores"]) == ("host", 1, 2)
    assert machines["lf014"]["os"] == "Fedora release 25 (Twenty Five)"
    assert {name: (row["vcpus"], row["powered"]) for name, row in machines.items() if row["host"] == "lf014"} == {
        "centos7.0": (1, False),
        "fedora23": (1, False),
        "win8.1": (2, False),
    }


OCS = """<?xml version="1.0" encoding="UTF-8"?>
<REQUEST><CONTENT>
<HARDWARE><NAME>WIN7</NAME><OSNAME>Microsoft Windows Server 2019 Standard</OSNAME><PROCESSORN>2</PROCESSORN><PROCESSORT>Intel(R) Xeon(R)</PROCESSORT></HARDWARE>
{processors}
<SOFTWARES><NAME>Microsoft SQL Server 2019 (64-bit)</NAME><VERSION>15.0.2000.5</VERSION><PUBLISHER>Microsoft Corporation</PUBLISHER></SOFTWARES>
<SOFTWARES><NAME></NAME><VERSION>1</VERSION></SOFTWARES>
</CONTENT><DEVICEID>WIN7-2020</DEVICEID><QUERY>{query}</QUERY></REQUEST>
"""


@pytest.mark.parametrize(
    ("processors", "figures"),
    [
        ("<CPUS><TYPE>Intel(R) Xeon(R) Gold</TYPE><CORES>8</CORES><LOGICAL_CPUS>16</LOGICAL_CPUS></CPUS>" * 2, (2, 16, "Intel(R) Xeon(R) Gold")),
        ("", (2, None, "Intel(R) Xeon(R)")),
    ],
)
def test_an_ocs_agent_writes_processors_in_its_own_words(processors: str, figures: tuple[Any, ...], tmp_path: Path) -> None:
    path = tmp_path / "ocs.xml"
    path.write_text(OCS.format(processors=processors, query="INVENTORY"))
    found = read_estate([path])
    row = rows(found)["win7"]
    assert (row["processors"], row["cores"], row["cpu_model"]) == figures
    (title,) = found.installations.to_pyarrow().to_pylist()
    assert (title["title"], title["version"]) == ("Microsoft SQL Server 2019 (64-bit)", "15.0.2000.5")
    assert [(item.place, item.reason) for item in found.left_out] == [("ocs.xml:softwares:2", "the title is empty")]


def test_what_is_no_computer_or_no_inventory_is_left_out(tmp_path: Path) -> None:
    found = estate(tmp_path, {"hardware": {"name": "P1"}}, itemtype="Printer")
    assert [item.reason for item in found.left_out] == ["this is a Printer, not a computer"]
    path = tmp_path / "prolog.xml"
    path.write_text(OCS.format(processors="", query="PROLOG"))
    assert [item.reason for item in read_estate([path]).left_out] == ["this is the answer to PROLOG, not an inventory"]


def test_database_services_are_installations(tmp_path: Path) -> None:
    services = [{"name": "MySQL", "type": "mysql", "version": "8.0.36", "manufacturer": "Oracle"}]
    found = estate(tmp_path, {"hardware": {"name": "S1"}, "databases_services": services})
    (row,) = found.installations.to_pyarrow().to_pylist()
    assert (row["machine"], row["title"], row["version"], row["publisher"]) == ("s1", "MySQL", "8.0.36", "Oracle")


def test_one_machine_known_by_two_names_is_said(tmp_path: Path) -> None:
    (tmp_path / "host.json").write_text(
        json.dumps({"content": {"hardware": {"name": "H"}, "virtualmachines": [{"name": "web", "uuid": "U-7", "vmtype": "kvm"}]}})
    )
    (tmp_path / "guest.json").write_text(json.dumps({"content": {"hardware": {"name": "web-01", "uuid": "U-7", "vmsystem": "KVM"}}}))
    found = read_estate([tmp_path / "host.json", tmp_path / "guest.json"])
    assert any("U-7 stands at" in remark and "web" in remark for remark in found.remarks)
