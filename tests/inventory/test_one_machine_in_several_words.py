"""A virtual machine is one machine, and virtual, whatever its display name, its system's name, its maker or a list's own words for it are."""

from pathlib import Path

import xlsxwriter

from backtable.inventory import Mapped, TableMapping, read_estate

from .test_tables import rows, written

INFO = """VM,Powerstate,Template,SRM Placeholder,DNS Name,CPUs,Cluster,Host
SQLP01 (production),poweredOn,False,False,sqlp01.corp.local,4,C1,esx1
SQLP01 copy,poweredOff,False,False,sqlp01.corp.local,4,C1,esx1
SQLP01,poweredOff,False,True,sqlp01.corp.local,8,DR,esx9
prd-web-07,poweredOn,False,False,web07.corp.local,2,C1,esx1
web07,poweredOn,False,False,localhost.localdomain,2,C1,esx1
twin-a,poweredOn,False,False,twin.corp.local,2,C1,esx1
twin-b,poweredOn,False,False,twin.corp.local,2,C1,esx1
"""
DEVICES = """SourceKey,SystemName,Manufacturer,Model,OperatingSystem,ProcessorCount,CoreCount,VirtualPhysicalHostName
1,SQLP01,"VMware, Inc.","VMware7,1",Windows Server 2019,4,4,
2,WEB07,"VMware, Inc.",VMware Virtual Platform,Windows Server 2019,2,2,
3,HV1,Microsoft Corporation,Virtual Machine,Windows Server 2019,1,4,
4,Q1,QEMU,"Standard PC (Q35 + ICH9, 2009)",Windows Server 2019,1,6,
5,P1,HPE,ProLiant DL380 Gen10,Windows Server 2019,2,32,
6,TWIN,Dell Inc.,PowerEdge R750,Windows Server 2019,2,16,
"""
SOFTWARE = "DeviceSourceKey,SwName,SwVersion,SwPublisher\n1,Tool A,1,M\n"
EDITIONS = """DNS Host Name,SQL Server Product Name,SQL Server Version,SQL Server Edition
sqlp01.corp.local,SQL Server 2019,15.0,Enterprise Edition: Core-based Licensing (64-bit)
web07.corp.local,SQL Server 2017 Standard,14.0,Standard Edition (64-bit)
p1,SQL Server 2016,13.0,n/a
"""
ASSETS = """Name,Type,Manufacturer,Model,Processors,Cores,Host
e1,VM Host,Dell Inc.,PowerEdge R750,2,32,
v1,Virtual Machine,,,4,4,e1
v2,Computer,"VMware, Inc.","VMware20,1",1,8,
c1,Computer,Dell Inc.,PowerEdge R650,2,24,
"""


def book(path: Path, text: str) -> Path:
    with xlsxwriter.Workbook(path) as file:
        sheet = file.add_worksheet("vInfo")
        for number, line in enumerate(text.splitlines()):
            sheet.write_row(number, 0, line.split(","))
    return path


def test_what_other_files_say_of_a_system_is_of_the_virtual_machine_around_it(tmp_path: Path) -> None:
    columns = {"machine": "DNS Host Name", "title": "SQL Server Product Name", "version": "SQL Server Version", "edition": "SQL Server Edition"}
    found = read_estate(
        [
            written(tmp_path / "Devices.csv", DEVICES),
            written(tmp_path / "Software.csv", SOFTWARE),
            Mapped(written(tmp_path / "sql.csv", EDITIONS), (TableMapping("installations", columns),)),
            book(tmp_path / "rvtools.xlsx", INFO),
        ]
    )
    machines = rows(found.machines)
    assert sorted(machines) == ["hv1", "p1", "prd-web-07", "q1", "sqlp01 (production)", "sqlp01 copy", "twin", "twin-a", "twin-b", "web07"]
    own = machines["sqlp01 (production)"]
    assert (own["kind"], own["vcpus"], own["processors"], own["host"]) == ("virtual", 4, None, "esx1")
    assert {name: (machines[name]["kind"], machines[name]["vcpus"], machines[name]["cores"]) for name in ("web07", "hv1", "q1", "p1")} == {
        "web07": ("virtual", 2, None),
        "hv1": ("virtual", 4, None),
        "q1": ("virtual", 6, None),
        "p1": ("physical", None, 32),
    }
    titles = {(row["machine"], row["title"]) for row in found.installations.to_pyarrow().to_pylist()}
    assert titles == {
        ("sqlp01 (production)", "Tool A"),
        ("sqlp01 (production)", "SQL Server 2019 Enterprise Edition"),
        ("prd-web-07", "SQL Server 2017 Standard"),
        ("p1", "SQL Server 2016"),
    }
    assert [(left.place, left.reason) for left in found.left_out] == [
        ("rvtools.xlsx:vInfo:4", "SQLP01 is a placeholder of Site Recovery Manager, on which nothing is installed")
    ]
    (rvtools,) = (source for source in found.sources if source.kind == "rvtools")
    assert rvtools.notes[0] == "the tab vHost is missing: hosts have no processors and cores"
    assert found.remarks[:2] == (
        "2 virtual machines are called otherwise than the system inside: by DNS names sqlp01.corp.local is sqlp01 (production), "
        "web07.corp.local is prd-web-07; each counts once",
        "twin.corp.local is the name of several virtual machines' systems (twin-a, twin-b): what another file says of it is not joined to any of them",
    )


def test_a_list_of_all_machines_tells_their_kinds_in_its_own_words_or_by_maker_and_model(tmp_path: Path) -> None:
    path = written(tmp_path / "all.csv", ASSETS)
    with xlsxwriter.Workbook(tmp_path / "all.xlsx") as file:
        sheet = file.add_worksheet("All")
        for number, line in enumerate(ASSETS.replace('"VMware, Inc."', "VMware").replace('"VMware20,1"', "VMware20").splitlines()):
            sheet.write_row(number, 0, line.split(","))
    for source in (path, tmp_path / "all.xlsx"):
        machines = rows(read_estate([Mapped(source)]).machines)
        assert {name: tuple(row[part] for part in ("kind", "processors", "cores", "vcpus")) for name, row in machines.items()} == {
            "e1": ("host", 2, 32, None),
            "v1": ("virtual", None, None, 4),
            "v2": ("virtual", None, None, 8),
            "c1": ("physical", 2, 24, None),
        }


VIRTUAL = "VM,Powerstate,DNS Name,CPUs,Cluster,Host,VM UUID,VI SDK Server\n"


def virtual(*lines: str) -> str:
    return VIRTUAL + "".join(f"{line}\n" for line in lines)


def test_machines_of_one_name_in_two_vcenters_are_two(tmp_path: Path) -> None:
    first = virtual("DC01,poweredOn,dc01.a.com,4,C1,esx1,u1,vc-a", "SQL01,poweredOn,sql01.a.com,8,C1,esx1,u2,vc-a")
    second = virtual("DC01,poweredOn,dc01.b.com,2,D1,esx7,u3,vc-b", "APP01,poweredOn,app01.b.com,2,D1,esx7,u4,vc-b")
    later = virtual("DC01,poweredOn,dc01.b.com,6,D1,esx8,u3,vc-b")  # moved to another host since
    software = "DNS,Software\ndc01.b.com,Tool B\ndc01,Tool A\n"
    found = read_estate(
        [
            book(tmp_path / "a.xlsx", first),
            book(tmp_path / "b.xlsx", second),
            book(tmp_path / "b2.xlsx", later),
            Mapped(written(tmp_path / "found.csv", software), (TableMapping("installations", {"machine": "DNS", "title": "Software"}),)),
        ]
    )
    machines = rows(found.machines)
    assert {name: (row["name"], row["vcpus"], row["host"]) for name, row in machines.items()} == {
        "dc01": ("DC01", 4, "esx1"),
        "sql01": ("SQL01", 8, "esx1"),
        "dc01 (vc-b)": ("DC01 (vc-b)", 2, "esx7"),
        "app01": ("APP01", 2, "esx7"),
    }
    assert {(row["machine"], row["title"]) for row in found.installations.to_pyarrow().to_pylist()} == {("dc01 (vc-b)", "Tool B"), ("dc01", "Tool A")}
    assert found.remarks[0] == (
        "1 name is that of several virtual machines, as their UUIDs and vCenters or hosts tell: dc01 (also dc01 (vc-b)); each counts, and what other files say of "
        "such a name is joined to the first"
    )


def test_one_list_has_a_row_for_each_machine_and_two_lists_of_one_vcenter_may_have_the_same_machine(tmp_path: Path) -> None:
    twins = virtual("TEST,poweredOn,,4,C1,esx1,u1,vc-a", "TEST,poweredOn,,8,C1,esx2,u2,vc-a", "TEST,poweredOn,,2,C1,esx2,u3,vc-a", "TEST,poweredOn,,2,C1,esx2,u3,vc-a")
    machines = rows(read_estate([book(tmp_path / "twins.xlsx", twins)]).machines)
    assert {name: row["vcpus"] for name, row in machines.items()} == {"test": 4, "test (esx2)": 8, "test (u3)": 2}
    before, after = virtual("DC01,poweredOn,,4,C1,esx1,u1,vc-a"), virtual("DC01,poweredOn,,8,C1,esx2,u9,vc-a")  # made anew, or restored
    machines = rows(read_estate([book(tmp_path / "before.xlsx", before), book(tmp_path / "after.xlsx", after)]).machines)
    assert {name: row["vcpus"] for name, row in machines.items()} == {"dc01": 4}
    unnumbered = virtual("DC01,poweredOn,,4,C1,esx1,,vc-a", "DC01,poweredOn,,8,C1,esx2,,vc-b")
    assert sorted(rows(read_estate([book(tmp_path / "unnumbered.xlsx", unnumbered)]).machines)) == ["dc01"]
