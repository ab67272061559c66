"""Lists in CSV, Parquet and workbooks: columns by meaning, bad rows left out with place and reason."""

import os
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from backtable.errors import InputError
from backtable.inventory import Estate, Mapped, Source, TableMapping, proposed, read_estate


def rows(table: ir.Table) -> dict[str, dict[str, Any]]:
    return {row["machine"]: row for row in table.to_pyarrow().to_pylist()}


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


DEVICES = """SourceKey,SystemName,OperatingSystem,ProcessorCount,CoreCount,CpuType,VirtualHostName,VirtualPhysicalHostName
16777220,SRV1,Windows Server 2019,2,16,Xeon,,
16777221,SRV2,Windows Server 2019,1,4,Xeon,,HOST9
"""
SOFTWARE = """DeviceSourceKey,SwName,SwVersion,SwPublisher
16777220,SQL Server 2019,15.0,Microsoft
16777221,"Tool, with a comma",1.0,Maker
16777299,Stray,1.0,Maker
16777220,,1.0,Maker
"""


def mecm(folder: Path) -> Estate:
    return read_estate([written(folder / "Software.csv", SOFTWARE), written(folder / "Devices.csv", DEVICES)])


def test_configuration_manager_lists_are_joined_by_their_key(tmp_path: Path) -> None:
    estate = mecm(tmp_path)
    machines, titles = rows(estate.machines), rows(estate.installations)
    assert (machines["srv1"]["kind"], machines["srv1"]["cores"], machines["srv1"]["vcpus"]) == ("physical", 16, None)
    assert (machines["srv2"]["kind"], machines["srv2"]["cores"], machines["srv2"]["vcpus"]) == ("virtual", None, 4)
    assert machines["srv2"]["host"] == "host9"
    assert titles["srv1"]["title"] == "SQL Server 2019"
    assert titles["srv2"]["title"] == "Tool, with a comma"
    assert [(left.place, left.reason) for left in estate.left_out] == [("Software.csv:5", "the title is empty")]
    assert estate.sources[0].left_out == 1
    assert any("1 machine has installations and no entry" in remark for remark in estate.remarks)
    assert any("1 host is named by virtual machines only" in remark for remark in estate.remarks)


def test_keys_of_devices_that_stand_at_several_machines_are_named(tmp_path: Path) -> None:
    path = written(tmp_path / "Devices.csv", "SourceKey,SystemName\n1,a\n2,c\n2,b\n3,d\n3,D\n4,e\n4,f\n4,g\n")
    assert [note.partition(":")[0] for note in read_estate([path]).sources[0].notes] == [
        "the SourceKey 2 stands at b and c",
        "the SourceKey 4 stands at e and 2 others, as g",
        "no column gives the cores or vCPUs or the processor model of the machines",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_any_delimiter_and_encoding(delimiter: str, encoding: str, tmp_path: Path) -> None:
    text = "Computer Name,Software,Version\nGröße1,Tool,1.2\n".replace(",", delimiter)
    path = written(tmp_path / "list.csv", text, encoding)
    estate = read_estate([Mapped(path)])
    assert rows(estate.installations)["größe1"]["title"] == "Tool"


def test_counts_that_are_no_counts_are_left_out_with_their_place(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "server,cores\na,4\nb,-1\nc,2.5\nd,many\n,8\ne,\"1,024\"\nf,\n")
    estate = read_estate([Mapped(path)])
    assert {name: row["cores"] for name, row in rows(estate.machines).items()} == {"a": 4, "e": 1024, "f": None}
    assert {left.place: left.reason for left in estate.left_out} == {
        "list.csv:3": "cores is -1; expected a whole number from 0",
        "list.csv:4": "cores is 2.5; expected a whole number from 0",
        "list.csv:5": "cores is many; expected a whole number from 0",
        "list.csv:6": "the machine has no name",
    }
    assert (estate.sources[0].rows, estate.sources[0].left_out) == (7, 4)


def test_a_torn_line_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "server,cores,os\na,4,x\nb,4\nc,4,x,y,z\nd,2,x\n")
    estate = read_estate([Mapped(path)])
    assert sorted(rows(estate.machines)) == ["a", "d"]
    assert estate.sources[0].left_out == 2
    assert all("cannot be taken apart" in left.reason for left in estate.left_out)


@pytest.mark.parametrize("header", ["server,cores,os", "\nserver,cores,os"])
def test_rows_below_torn_lines_keep_their_numbers(header: str, tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", f"{header}\na,4,x\nb,4\nc,4,x,y,z\nd,2,x\ne\nf,2,x\ng,-2,x\n")
    estate = read_estate([Mapped(path)])
    numbers = {line.split(",")[0]: number for number, line in enumerate(path.read_text().splitlines(), 1)}
    wanted = {name: f"list.csv:{numbers[name]}" for name in "adf"}
    assert {name: row["place"] for name, row in rows(estate.machines).items()} == wanted
    assert sorted(left.place for left in estate.left_out) == sorted(f"list.csv:{numbers[name]}" for name in "bceg")


def test_parquet_and_workbooks_are_read_like_text(tmp_path: Path) -> None:
    table = {"hostname": ["A", "B"], "cores": [8, 16], "physical host": ["h", None]}
    pq.write_table(pa.table(table), tmp_path / "list.parquet")
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet("Servers")
        for column, (name, values) in enumerate(table.items()):
            sheet.write_column(0, column, [name, *values])
    found = [rows(read_estate([Mapped(tmp_path / f"list.{ending}")]).machines) for ending in ("parquet", "xlsx")]
    for machines in found:
        assert {name: (row["vcpus"], row["cores"], row["host"], row["kind"]) for name, row in machines.items()} == {
            "a": (8, None, "h", "virtual"),
            "b": (None, 16, None, "physical"),
        }
    assert found[1]["a"]["place"] == "list.xlsx:Servers:2"


def test_the_same_machine_in_three_files_is_one(tmp_path: Path) -> None:
    first = written(tmp_path / "a.csv", "server,cores,os\nX,,Linux\n")
    second = written(tmp_path / "b.csv", "server,cores,os\nx,8,Windows\n")
    third = written(tmp_path / "c.csv", "server,cores,serial number\n X ,16,S1\ny,2,S1\n")
    estate = read_estate([Mapped(first), Mapped(second), Mapped(third)])
    machines = rows(estate.machines)
    assert sorted(machines) == ["x", "y"]
    assert (machines["x"]["cores"], machines["x"]["os"], machines["x"]["serial"]) == (8, "Linux", "S1")
    assert estate.remarks[0] == "1 machine stands in more than one file: each counts once"
    assert "rows of x state different cores (from 8 to 16; 8 counts)" in estate.remarks[1]
    assert "the serial number S1 stands at" in estate.remarks[2]


@pytest.mark.parametrize("kind", ["", "Physical", "Host", "Server"])
def test_a_machine_that_others_run_on_is_a_host_whatever_its_list_calls_it(kind: str, tmp_path: Path) -> None:
    hosts = written(tmp_path / "hosts.csv", f"Host name,Type,Cores\nH1,{kind},24\nH2,{kind},8\n")
    guests = written(tmp_path / "vms.csv", "VM,Host,vCPU\nw1,H1,4\nw2,w1,2\nw3,w3,2\n")
    read = read_estate(
        [
            Mapped(hosts, (TableMapping("machines", {"machine": "Host name", "kind": "Type", "cores": "Cores"}),)),
            Mapped(guests, (TableMapping("machines", {"machine": "VM", "host": "Host", "vcpus": "vCPU"}),)),
        ]
    )
    kinds = {row["machine"]: row["kind"] for row in read.machines.to_pyarrow().to_pylist()}
    alone = "host" if kind == "Host" else "physical"
    assert kinds == {"h1": "host", "h2": alone, "w1": "virtual", "w2": "virtual", "w3": "virtual"}


def test_meanings_are_proposed_by_the_headings(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "ComputerName,Product,Vendor,Sockets,Odd\na,b,c,2,d\n")
    installations, machines = proposed(Source(path))
    assert installations == TableMapping(
        "installations", {"machine": "ComputerName", "title": "Product", "publisher": "Vendor"}
    )
    assert machines == TableMapping("machines", {"machine": "ComputerName", "processors": "Sockets"})
    with pytest.raises(InputError, match=r"confirm what its columns mean: put \{file: list.csv, tables: \[\{holds: installations, columns: \{machine: ComputerName"):
        read_estate([path])


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (TableMapping("people", {"machine": "a"}), "`people` is not machines or installations"),
        (TableMapping("machines", {"machine": "z"}), "no column is headed `z`; the headings are a, b"),
        (TableMapping("machines", {"boss": "a"}), "machines have no column boss; known are machine, kind"),
    ],
)
def test_a_wrong_meaning_is_refused(mapping: TableMapping, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        read_estate([Mapped(written(tmp_path / "list.csv", "a,b\n1,2\n"), (mapping,))])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.csv", b"", "the file is empty"),
        ("torn.xlsx", b"PK\x03\x04 torn", "the workbook cannot be read"),
        ("words.txt", b"just words", "this is no inventory that is known by its content"),
        ("torn.json", b'{"content": {', "this is not JSON"),
        ("bomb.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><REQUEST>&a;</REQUEST>', "this is not XML that can be read"),
    ],
)
def test_a_file_that_is_no_inventory_gets_one_message(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_estate([path])
    (problem,) = caught.value.problems
    assert message in problem.found
    assert problem.place.file == name


def test_missing_files_and_empty_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.csv: cannot be read \(No such file"):
        read_estate([tmp_path / "gone.csv"])
    with pytest.raises(InputError, match="there is no file in the folder"):
        read_estate([tmp_path])


def test_osquery_results_name_their_machine_or_their_file_does(tmp_path: Path) -> None:
    csv = written(tmp_path / "pc7.csv", "name,version,install_location,publisher\nTool,1,c:,Maker\n")
    log = written(
        tmp_path / "log.json",
        '[{"hostIdentifier": "PC8", "action": "added", "columns": {"name": "Tool", "version": "2"}},'
        ' {"hostIdentifier": "PC8", "action": "removed", "columns": {"name": "Old", "version": "1"}}]',
    )
    found = rows(read_estate([csv, log]).installations)
    assert (found["pc7"]["title"], found["pc7"]["version"]) == ("Tool", "1")
    assert (found["pc8"]["title"], found["pc8"]["version"]) == ("Tool", "2")


def test_places_count_from_the_first_row_of_the_sheet_even_if_it_is_empty(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet("Servers")
        sheet.write_row(3, 1, ["server", "cores"])
        sheet.write_row(4, 1, ["a", -1])
        sheet.write_row(5, 1, ["b", 4])
    estate = read_estate([Mapped(tmp_path / "list.xlsx")])
    assert [left.place for left in estate.left_out] == ["list.xlsx:Servers:5"]
    assert rows(estate.machines)["b"]["place"] == "list.xlsx:Servers:6"


def test_a_heading_that_is_no_heading_is_no_inventory(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is no inventory that is known by its content"):
        read_estate([written(tmp_path / "list.csv", "a,b\rc,d\x00\n")])


@pytest.mark.parametrize("users", [pa.int64(), pa.float64(), pa.string()])
@pytest.mark.parametrize("tidy", [True, False])
def test_a_parquet_file_gives_the_same_rows_whether_or_not_its_texts_are_tidy(
    tidy: bool, users: pa.DataType, tmp_path: Path
) -> None:
    blank = "" if tidy else "  "
    table = {
        "server": [f"a{blank}", f"b{blank}" if tidy else "B", "c", None, "d"],
        "software": [f"{blank}Tool", "Tool", "", "Tool", "Other"],
        "vendor": [f"Maker{blank}", blank, None, "Maker", "Maker"],
        "users": pa.array([3, None, 4, 5, -2]).cast(users),
    }
    pq.write_table(pa.table(table), tmp_path / "list.parquet")
    estate = read_estate([Mapped(tmp_path / "list.parquet")])
    found = estate.installations.order_by("machine").to_pyarrow().to_pylist()
    assert [(row["machine"], row["title"], row["publisher"], row["users"]) for row in found] == [
        ("a", "Tool", "Maker", 3),
        ("b", "Tool", None, None),
    ]
    assert [row["place"] for row in found] == ["list.parquet:1", "list.parquet:2"]
    assert [str(item.place) for item in estate.left_out] == [f"list.parquet:{number}" for number in (3, 4, 5)]
    for item, reason in zip(estate.left_out, ("title is empty", "machine has no name", "users is -2"), strict=True):
        assert reason in item.reason


def test_a_machine_with_and_without_its_domain_is_suspected_and_is_one_where_the_domain_is_named(tmp_path: Path) -> None:
    devices = written(tmp_path / "devices.csv", "server,cores\nsrv1,16\nsrv2,8\n")
    tools = written(tmp_path / "tools.csv", "server,title\nSRV1.Corp.Local,Tool\nsrv2,Tool\n")
    hosts = written(tmp_path / "hosts.csv", "server,vcpus,host\nvm1.corp.local,4,srv1.corp.local\nsrv1.corp.local,,\n")
    files = [Mapped(path) for path in (devices, tools, hosts)]
    apart = read_estate(files)
    assert "srv1 and srv1.corp.local: perhaps one machine; each is counted. Name the domain below `domains:` of the estate file, and they are one" in apart.remarks
    one = read_estate(files, domains=("corp.local",))
    assert sorted(rows(one.machines)) == ["srv1", "srv2", "vm1"]
    assert (rows(one.machines)["vm1"]["host"], rows(one.machines)["srv1"]["cores"]) == ("srv1", 16)
    assert sorted(rows(one.installations)) == ["srv1", "srv2"]
    assert not [remark for remark in one.remarks if "perhaps" in remark]


def test_rows_that_contradict_each_other_are_named_with_what_counts(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "server,cores,processors\nsrv1,16,2\nSRV1,32,2\nsrv2,8,1\nsrv2,,1\n")
    assert [remark for remark in read_estate([Mapped(path)]).remarks if "state different" in remark] == [
        "rows of srv1 state different cores (from 16 to 32; 16 counts): of each figure the first that is stated, in the order of the files"
    ]


def test_rows_of_one_file_that_look_like_two_machines_of_one_name_are_named(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "server,host,serial,os\ndb,h1,U1,Windows Server 2019 Standard\nDB,h2,U2,Windows Server 2019 Datacenter\nweb,h1,U3,\nweb,h1,U3,\n")
    remarks = read_estate([Mapped(path)]).remarks
    assert [remark for remark in remarks if "several machines of one name" in remark] == [
        "db stands several times in list.csv, with different serial numbers (U1 and U2) and hosts (h1 and h2): perhaps several machines of one name; "
        "they count as one, by what is stated first, until their names are told apart"
    ]
    assert any("rows of db state different editions of the operating system (datacenter and standard; standard counts)" in remark for remark in remarks)


def test_the_same_machine_in_two_files_may_have_moved_and_is_no_namesake(tmp_path: Path) -> None:
    first = written(tmp_path / "march.csv", "server,host,serial\ndb,h1,U1\n")
    second = written(tmp_path / "april.csv", "server,host,serial\ndb,h2,VMware-U1\n")
    assert not [remark for remark in read_estate([Mapped(first), Mapped(second)]).remarks if "of one name" in remark]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes of a name here")
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputError, match="this is no file"):
        read_estate([tmp_path / "pipe.csv"])


def test_columns_of_virtual_processors_and_vcenters_are_proposed(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "Server Name,vCPU,vCenter,hostName\na,4,v,h\n")
    (mapping,) = proposed(Source(path))
    assert {"vcpus": "vCPU", "vcenter": "vCenter"}.items() <= mapping.columns.items()
