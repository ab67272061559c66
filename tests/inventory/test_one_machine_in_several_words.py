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
