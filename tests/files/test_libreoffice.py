"""LibreOffice opens a case workbook, and what it saves is the same case."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from backtable.files import empty_workbook, read_case_source, write_workbook
from backtable.files.workbook._book import read_book
from backtable.files.workbook._lists import FIRST_OPTIONS

from .test_bad_workbooks import office

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def test_a_case_saved_by_libreoffice_is_the_same_case(tmp_path: Path) -> None:
    path = ROOT / "docs" / "reference" / "every-key.yaml"
    source = read_case_source(path, path.read_bytes())
    (tmp_path / "case.xlsx").write_bytes(write_workbook(source)[0].content)
    office(tmp_path, "xlsx", "case.xlsx")
    again = read_case_source(path.with_suffix(".xlsx"), (tmp_path / "out" / "case.xlsx").read_bytes())  # its own playbooks lie there
    assert again.case == source.case
    assert not again.notes


def typed(content: bytes, cells: dict[str, dict[str, str]]) -> bytes:
    """Type texts into a form, by sheet and cell; formulas lose the values that they last had."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        names = re.findall(r'<sheet name="([^"]+)"', before.read("xl/workbook.xml").decode())
        for part in before.namelist():
            found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", part)
            text = before.read(part).decode() if found else ""
            for cell, value in cells.get(names[int(found[1]) - 1], {}).items() if found else ():
                text, count = re.subn(rf'<c r="{cell}" s="(\d+)"/>', rf'<c r="{cell}" s="\1" t="inlineStr"><is><t>{value}</t></is></c>', text)
                assert count == 1, (part, cell)
            after.writestr(part, re.sub(r"</f><v>[^<]*</v>", "</f>", text).encode() if found else before.read(part))
    return out.getvalue()


def test_a_form_prints_keeps_its_sheets_and_offers_and_counts_what_was_typed_and_no_examples(tmp_path: Path) -> None:
    form = typed(empty_workbook(), {"Sides": {"B8": "ours", "B11": "theirs"}, "People": {"C12": "ann"}, "Issues": {"B9": "fees", "I9": "7 % a year, 12,5%,0.5"}, "Packages": {"B9": "fees"}})
    (tmp_path / "new.xlsx").write_bytes(form)
    office(tmp_path, "pdf", "new.xlsx")
    assert (tmp_path / "out" / "new.pdf").read_bytes().startswith(b"%PDF")
    office(tmp_path, "xlsx", "new.xlsx")
    before, after = (read_book("x", path.read_bytes()) for path in (tmp_path / "new.xlsx", tmp_path / "out" / "new.xlsx"))
    assert [grid.name for grid in before] == [grid.name for grid in after]
    for old, new in zip(before[1:-1], after[1:-1], strict=True):
        assert [cell for row in old.rows for cell in row if cell != ""] == [cell for row in new.rows for cell in row if cell != ""]
    offered = list(zip(*(row[:7] for row in after[-1].rows[:4]), strict=True))
    assert offered[0] == ("ours", "theirs", "ann", ""), "sides and people"
    assert offered[2] == ("ours", "theirs", "", ""), "sides"
    assert [row[FIRST_OPTIONS + 5] for row in after[-1].rows[3:9]] == ["7 % a year", 12, 0.05, 0.5, "", ""], "the options of the issue in row 9, which commas separate"
    assert {"Sides  (2)", "People  (1)", "Issues  (1)", "Packages  (1)"} <= {cell for row in after[0].rows for cell in row}
