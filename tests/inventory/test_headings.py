"""Columns are known by the headings of usual exports in three languages; those that are not read, and figures that no column gives, are said."""

from pathlib import Path

import pytest
import xlsxwriter

from backtable.errors import InputError
from backtable.inventory import MEANINGS, Mapped, Source, TableMapping, proposed, read_estate

from .test_tables import rows, written

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "estate-file.md"
GERMAN = """Hostname;Betriebssystem;CPU Sockel;Kerne je Sockel;Prozessor;ESX Host;vCPU;Standort
sql1;Microsoft Windows Server 2019 Standard;2;12;Intel(R) Xeon(R) Gold 6126;;;Bonn
vm1;Red Hat Enterprise Linux 8;;;;esx1;4;Bonn
"""
FRENCH = """Nom de la machine,Système d'exploitation,Nombre de processeurs,Nombre de cœurs,Modèle de processeur
srv1,Windows Server 2022,2,32,AMD EPYC 7302
"""
WINDOWS = """SourceKey,SystemName,OperatingSystem,ProcessorName,NumberOfProcessors,NumberOfCores,SerialNumber,IsVirtual,Asset
1,SRV1,Windows Server 2019,Xeon,2,16,S1,0,a
2,SRV2,Windows Server 2019,Xeon,1,4,S2,True,b
"""


def test_german_headings_are_proposed_and_cores_per_socket_make_cores(tmp_path: Path) -> None:
    path = written(tmp_path / "liste.csv", GERMAN)
    (found,) = proposed(Source(path))
    assert found.columns == {
        "machine": "Hostname", "os": "Betriebssystem", "processors": "CPU Sockel", "cores_per_socket": "Kerne je Sockel", "cpu_model": "Prozessor",
        "host": "ESX Host", "vcpus": "vCPU",
    }  # fmt: skip
    estate = read_estate([Mapped(path, (found,))])
    machines = rows(estate.machines)
    assert (machines["sql1"]["cores"], machines["sql1"]["kind"]) == (24, "physical")
    assert (machines["vm1"]["cores"], machines["vm1"]["vcpus"], machines["vm1"]["host"]) == (None, 4, "esx1")
    assert estate.sources[0].notes == ("not read: the column Standort",)


def test_cores_per_socket_of_a_sheet_make_cores_and_bad_ones_are_left_out(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet("Servers")
        for number, row in enumerate((("Server", "Sockets", "Cores per Socket"), ("a", 2, 8), ("b", 2, "many"), ("c", None, 8))):
            sheet.write_row(number, 0, row)
    estate = read_estate([Mapped(tmp_path / "list.xlsx")])
    assert {name: row["cores"] for name, row in rows(estate.machines).items()} == {"a": 16, "c": None}
    assert [left.place for left in estate.left_out] == ["list.xlsx:Servers:3"]
    text = written(tmp_path / "list.csv", "server,sockets,cores/socket\na,2,8\nb,2,many\nc,,8\n")
    mapping = TableMapping("machines", {"machine": "server", "processors": "sockets", "cores_per_socket": "cores/socket"})
    estate = read_estate([Mapped(text, (mapping,))])
    assert {name: row["cores"] for name, row in rows(estate.machines).items()} == {"a": 16, "c": None}
    assert [left.reason for left in estate.left_out] == ["cores_per_socket is many; expected a whole number from 0"]


def test_french_headings_are_proposed(tmp_path: Path) -> None:
    (found,) = proposed(Source(written(tmp_path / "liste.csv", FRENCH)))
    assert set(found.columns) == {"machine", "os", "processors", "cores", "cpu_model"}


def test_short_headings_of_a_list_of_software_are_proposed(tmp_path: Path) -> None:
    (found,) = proposed(Source(written(tmp_path / "sw.csv", "Host,Program,Vers,Vendor\nsql1,SQL Server,15.0,Microsoft\n")))
    assert (found.relation, found.columns) == (
        "installations", {"machine": "Host", "title": "Program", "version": "Vers", "publisher": "Vendor"},
    )  # fmt: skip


def test_every_column_without_a_meaning_is_listed_with_what_it_may_mean(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", "Hostname,Standort,Threads\na,Bonn,8\n")
    with pytest.raises(InputError) as raised:
        read_estate([path])
    assert "no meaning is proposed for Standort, Threads" in str(raised.value)
    assert "cores_per_socket" in str(raised.value)


def test_windows_own_names_are_read_from_a_list_of_devices(tmp_path: Path) -> None:
    estate = read_estate([written(tmp_path / "Devices.csv", WINDOWS)])
    machines = rows(estate.machines)
    first, second = machines["srv1"], machines["srv2"]
    assert (first["processors"], first["cores"], first["cpu_model"], first["serial"]) == (2, 16, "Xeon", "S1")
    assert (second["kind"], second["vcpus"], second["cores"]) == ("virtual", 4, None)
    notes = estate.sources[0].notes
    assert "not read: the column Asset" in notes
    assert any("cores_per_socket: NumberOfCores" in note for note in notes)


def test_figures_that_no_column_gives_are_said(tmp_path: Path) -> None:
    estate = read_estate([written(tmp_path / "Devices.csv", "SourceKey,SystemName,OperatingSystem\n1,SRV1,Windows Server 2019\n")])
    assert estate.sources[0].notes == ("no column gives the cores or vCPUs or the processor model of the machines",)


def test_the_reference_tells_every_meaning() -> None:
    told = REFERENCE.read_text(encoding="utf-8")
    assert [name for names in MEANINGS.values() for name in names if f"| `{name}` |" not in told] == []


def test_a_report_in_a_workbook_may_begin_with_a_title_and_a_few_words(tmp_path: Path) -> None:
    heading, first = ("Computer Name", "Sockets", "Cores", "Operating System", "Serial"), ("a", 2, 16, "Windows Server 2022", "")
    sheets = {
        "Titled": (("Servers found",), (), ("This sheet lists what was found.",), ("Run on", "2026-03-10"), heading, first),
        "Plain": (heading, first, ("b", 1, 8)),
        "Narrow": (("Computer Name",), ("a",), ("b", "", "", "", "a remark far to the right")),
    }
    with xlsxwriter.Workbook(tmp_path / "report.xlsx") as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(lines):
                sheet.write_row(number, 0, row)
    found = {name: sheet.table for name, sheet in Source(tmp_path / "report.xlsx").workbook.items()}
    assert {name: sheet.columns[0] for name, sheet in found.items()} == dict.fromkeys(sheets, "Computer Name")
    assert [number for number, _ in found["Titled"].rows] == [6], "places are rows of the sheet"
    (titled,) = (mapping for mapping in proposed(Source(tmp_path / "report.xlsx")) if mapping.sheet == "Titled")
    machines = rows(read_estate([Mapped(tmp_path / "report.xlsx", (titled,))]).machines)
    assert (machines["a"]["cores"], machines["a"]["place"]) == (16, "report.xlsx:Titled:6")
