"""LibreOffice opens a case workbook, and what it saves is the same case."""

import shutil
from pathlib import Path

import pytest

from backtable.files import empty_workbook, read_case_source, write_workbook
from backtable.files.workbook._book import read_book

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


def test_the_empty_form_prints_and_keeps_its_sheets(tmp_path: Path) -> None:
    (tmp_path / "new.xlsx").write_bytes(empty_workbook())
    office(tmp_path, "pdf", "new.xlsx")
    assert (tmp_path / "out" / "new.pdf").read_bytes().startswith(b"%PDF")
    office(tmp_path, "xlsx", "new.xlsx")
    before, after = (read_book("x", path.read_bytes()) for path in (tmp_path / "new.xlsx", tmp_path / "out" / "new.xlsx"))
    assert [grid.name for grid in before] == [grid.name for grid in after]
    for old, new in zip(before, after, strict=True):
        assert [cell for row in old.rows for cell in row if cell != ""] == [cell for row in new.rows for cell in row if cell != ""]
