"""What is no case workbook gets one message that says what it is and what to do; nothing else happens."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backtable.errors import InputError
from backtable.files import empty_workbook, is_workbook, read_case, read_case_source
from backtable.licensing.claim import read_claim_file
from backtable.licensing.project import read_project

from .books import content_of, sheets_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ROOT = Path(__file__).parents[2]


def problems(content: bytes, name: str = "case.xlsx") -> list[str]:
    with pytest.raises(InputError) as caught:
        read_case(name, content)
    return [str(problem) for problem in caught.value.problems]


def packed(parts: dict[str, bytes], start: bytes | None = None) -> bytes:
    """Pack parts as a workbook is packed, on top of the parts of another."""
    found: dict[str, bytes] = {}
    if start:
        with zipfile.ZipFile(io.BytesIO(start)) as before:
            found = {name: before.read(name) for name in before.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in (found | parts).items():
            book.writestr(name, part)
    return out.getvalue()


@pytest.fixture(scope="module")
def good() -> bytes:
    return content_of(sheets_of())


def test_each_kind_of_file_gets_its_message(good: bytes) -> None:
    save_as = "; open it in Excel or LibreOffice and save it as an .xlsx workbook"
    types = zipfile.ZipFile(io.BytesIO(good)).read("[Content_Types].xml")
    cases = [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "the workbook is locked by a password; save it without one"),
        (OLE, f"this is a workbook in the form of before 2007 (.xls){save_as}"),
        (packed({"xl/vbaProject.bin": b"x"}, good), f"this is a workbook with macros (.xlsm), which are not opened{save_as}"),
        (
            packed({"[Content_Types].xml": types.replace(b"spreadsheetml.sheet.main", b"macroEnabled.main")}, good),
            f"this is a workbook with macros (.xlsm), which are not opened{save_as}",
        ),
        (packed({"xl/macrosheets/sheet1.xml": b"<x/>"}, good), f"this is a workbook with macros (.xlsm), which are not opened{save_as}"),
        (
            packed({f"xl/media/{number}": b"" for number in range(2_100)}, good),
            f"the workbook is packed of {2_100 + len(zipfile.ZipFile(io.BytesIO(good)).namelist()):,} parts; expected at most 2,000; copy its sheets into a new workbook",
        ),
        *(
            (packed({name: b"x"}, good), f"the workbook holds parts whose names lead out of it, which no spreadsheet program writes{save_as}")
            for name in ("../../tmp/x", "xl/../../x", "/etc/x", "C:/x", "xl\\..\\..\\x")
        ),
        (packed({"xl/workbook.bin": b"x"}), f"this is a binary workbook (.xlsb){save_as}"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), f"this is an OpenDocument file{save_as}"),
        (packed({"word/document.xml": b"<a/>"}), "this is a document of Word or PowerPoint; start with `backtable new NAME.xlsx`"),
        (packed({"xl/what.xml": b"<a/>"}), f"this is no workbook that Excel or LibreOffice writes{save_as}"),
        (packed({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"}), "this is a spreadsheet of Apple Numbers (.numbers); export it there as Excel, and give the .xlsx workbook"),
        (b"case: x\nours: a\n", f"this is not a workbook, whatever its name says{save_as}"),
        (b"", "the file is empty; expected a workbook; start with `backtable new NAME.xlsx`"),
        (good[: len(good) // 2], "the workbook is damaged or cut off; save or send it again"),
        (good[:30], "the workbook is damaged or cut off; save or send it again"),
        (b"x" * 30 + good[30:], f"this is not a workbook, whatever its name says{save_as}"),
    ]
    for content, message in cases:
        assert problems(content) == [f"case.xlsx: {message}"]


@pytest.mark.parametrize("where", [0.2, 0.4, 0.6, 0.8])
def test_a_damaged_workbook_is_refused_or_reads_as_it_was(good: bytes, where: float) -> None:
    at = int(len(good) * where)
    broken = good[:at] + bytes(byte ^ 0x55 for byte in good[at : at + 8]) + good[at + 8 :]
    assert problems(broken)[0].startswith("case.xlsx: the workbook")


def test_a_workbook_of_something_else_says_what_it_holds() -> None:
    (found,) = problems(content_of({"vInfo": [["VM", "CPUs"], ["a", 2]], "vHost": [["Host"]]}))
    assert found == (
        "case.xlsx: this workbook is no case: its sheets are vInfo, vHost; expected sheets such as Case, Sides, People, Issues; "
        "start with `backtable new NAME.xlsx`"
    )


def cell(sheets: dict[str, list[list[Any]]], sheet: str, row: str, heading: str, value: object) -> str:
    """Change a cell by the text in its row and its heading, and give its name."""
    rows = sheets[sheet]
    head = next(number for number, found in enumerate(rows) if heading in found)
    place = next(number for number, found in enumerate(rows) if number > head and row in found)
    column = rows[head].index(heading)
    rows[place][column] = value
    return f"{sheet}!{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{place + 1}"


def test_an_unreadable_number_does_not_hide_what_is_wrong_elsewhere() -> None:
    sheets = sheets_of()
    number = cell(sheets, "Facts", "list_price", "Value", "20.000")
    formula = cell(sheets, "Interests", "Cheap", "Worth", "-prise * u")
    first, second = problems(content_of(sheets))
    assert first.startswith(f"case.xlsx:{number}: `20.000` can be read in two ways")
    assert second.startswith(f"case.xlsx:{formula}: `prise`")
    cell(sheets, "Interests", "Cheap", "No deal", "20.000")
    assert len(problems(content_of(sheets))) == 2, "of a row that cannot be read nothing else is said"
    cell(sheets, "Interests", "Cheap", "No deal", -20)
    options = cell(sheets, "Issues", "release", "Options", "20.000")
    assert [problem.partition(": ")[0] for problem in problems(content_of(sheets))] == [f"case.xlsx:{place}" for place in sorted((options, number), reverse=True)]


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (read_claim_file, "file.xlsx: this is a workbook; expected a claim, as text in YAML, with keys such as `claim:` and `estate:`; the supplier's paper may be a workbook: name it in the claim file, under `supplier:`"),
        (read_project, "file.xlsx: this is a workbook; expected an estate, as text in YAML"),
    ],
)
def test_a_workbook_in_place_of_a_text_is_told_where_it_belongs(good: bytes, tmp_path: Path, read: Callable[[Path], object], message: str) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(good)
    with pytest.raises(InputError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert message in str(problem)


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(good: bytes) -> None:
    (found,) = problems(packed({"xl/media/image1.png": b"\x00" * 60_000_000}, good))
    assert "unpacks to more than a case needs" in found


def test_definitions_of_entities_are_refused(good: bytes) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    sheet = zipfile.ZipFile(io.BytesIO(good)).read("xl/worksheets/sheet2.xml")
    start = sheet.index(b"<worksheet")
    (found,) = problems(packed({"xl/worksheets/sheet2.xml": sheet[:start] + bomb + sheet[start:]}, good))
    assert "the workbook holds definitions that no spreadsheet program writes" in found


def test_a_cell_far_away_from_everything_is_named() -> None:
    def change(_: object, written: dict[str, object]) -> None:
        written["Facts"].write(1_000_000, 16_000, 1)  # type: ignore[attr-defined]

    (found,) = problems(content_of(sheets_of(), change))
    assert found == "case.xlsx:Facts!WQK1000001: this cell stands far away from all tables; delete what is in it"


def test_the_empty_form_says_what_to_fill_in() -> None:
    found = problems(empty_workbook(), "new.xlsx")
    assert [problem.split(":")[1].strip() for problem in found] == ["Case!B4", "Case!B6", "Sides!A4", "People!A4", "Issues!A4"]
    assert "no row stands here that counts; 2 are examples; expected a side" in found[2]


def test_the_examples_of_the_form_are_a_case_once_their_marks_are_taken_away() -> None:
    from backtable.files.workbook._book import read_book

    sheets = {grid.name: [list(row) for row in grid.rows] for grid in read_book("new.xlsx", empty_workbook()) if grid.name != "Lists"}
    for name, rows in sheets.items():
        if rows and name not in ("Case", "How to fill in"):
            sheets[name] = [row[1:] if row[:1] in (["Example"], ["e.g."]) else row for row in rows]
    for row in sheets["Case"]:
        if row[:1] and row[0] in ("Case", "Currency", "Our side"):
            row[1] = row[2]
    case = read_case("new.xlsx", content_of(sheets))
    assert case == read_case("case.yaml", (ROOT / "src" / "backtable" / "files" / "workbook" / "example.yaml").read_bytes())


def test_the_ending_of_a_name_says_nothing_of_what_a_workbook_holds(good: bytes) -> None:
    assert [read_case(f"case.{ending}", good).name for ending in ("xlsm", "xlsb")] == ["two", "two"]


def test_by_its_name_or_by_what_it_holds_a_file_is_a_workbook(good: bytes) -> None:
    assert is_workbook("Case.XLSX")
    assert is_workbook("case.yaml", good)
    assert not is_workbook("case.yaml", b"case: x")
    assert read_case_source("case.yaml", good).format == "workbook"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("case.fods", b"<?xml version='1.0'?><office:document/>", "this is a spreadsheet of LibreOffice as flat XML (.fods); {}; open it there and save it as an .xlsx workbook"),
        ("case.yaml", b"\xef\xbb\xbf<?xml version='1.0'?>\n<office:document/>", "this is a spreadsheet of LibreOffice as flat XML (.fods); {}; open it there"),
        ("case.xml", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "this is a workbook in Excel's XML form of 2003; {}; open it in Excel"),
        ("Case.CSV", b"Side,Label\na,A\n", "this is a single table as text (.csv), and a case is more than that; {}; start with `backtable new NAME.xlsx`, and paste its rows"),
        ("case.gsheet", b'{"url": "https://example.com", "doc_id": "1"}', "this is a link to a sheet of Google, which stands elsewhere; {}; open it, choose File, Download, Microsoft Excel"),
        ("case.pdf", b"%PDF-1.7", "this is a document (.pdf); {}; start with `backtable new NAME.xlsx`"),
    ],
)  # fmt: skip
def test_other_tables_and_documents_are_told_how_they_become_a_case(name: str, content: bytes, said: str) -> None:
    (found,) = problems(content, name)
    assert found.startswith(f"{name}: {said.format('expected a case, as an .xlsx workbook or as text in YAML')}")


def test_numbers_may_keep_a_spreadsheet_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "case.numbers").mkdir()
    with pytest.raises(InputError, match="Apple Numbers"):
        read_case(tmp_path / "case.numbers")


def test_a_case_is_read_whatever_its_ending(good: bytes) -> None:
    assert [read_case(f"case.{ending}", good).name for ending in ("csv", "numbers", "txt")] == ["two", "two", "two"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("ending", "message"), [("xls", "this is a workbook in the form of before 2007"), ("ods", "this is an OpenDocument file")])
def test_what_libreoffice_writes_in_other_forms_is_named(good: bytes, tmp_path: Path, ending: str, message: str) -> None:
    (tmp_path / "case.xlsx").write_bytes(good)
    office(tmp_path, ending, "case.xlsx")
    assert message in problems((tmp_path / "out" / f"case.{ending}").read_bytes(), f"case.{ending}")[0]


def office(folder: Path, ending: str, name: str) -> None:
    """Let LibreOffice write a file in another form, into the folder `out`."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending, "--outdir", str(folder / "out"), str(folder / name)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (folder / "out" / f"{Path(name).stem}.{ending}").exists(), done.stderr
