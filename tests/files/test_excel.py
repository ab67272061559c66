"""Workbooks hold nothing that Excel is known to refuse or to repair."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.files import empty_workbook, read_case_source, write_workbook
from backtable.files.playbooks import start_text

from .books import SMALL
from .excel import complaints

ROOT = Path(__file__).parents[2]
WIDE = SMALL.replace("{none: 0, full: 1}", "{none: 0, full: 1}").replace(
    "issues:\n", f"issues:\n  many: {{options: [{', '.join(f'option number {n}' for n in range(40))}]}}\n  fine: {{from: 0, to: 1, step: 0.02, unit: '%'}}\n  long: {{from: 0, to: 5000}}\n"
).replace("{price: 10, share", "{many: option number 3, fine: 0.5, long: 9, price: 10, share").replace("case: two", f"case: '{'a long name ' * 20}[with]: signs/'")  # fmt: skip


def written(text: str) -> bytes:
    return write_workbook(read_case_source("case.yaml", text.encode()))[0].content


def test_what_is_written_is_taken_as_it_is() -> None:
    assert complaints(empty_workbook()) == []
    for text in (SMALL, WIDE, start_text("audit-settlement"), (ROOT / "examples" / "over-deployment" / "case.yaml").read_text()):
        assert complaints(written(text)) == [], text[:40]


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        ("xl/workbook.xml", lambda text: text.replace('name="Issues"', 'name="Is/sues"'), "a sheet cannot be called Is/sues"),
        ("xl/workbook.xml", lambda text: text.replace('name="Issues"', 'name="people"'), "two sheets have one name"),
        ("xl/workbook.xml", lambda text: text.replace("<calcPr", '<definedNames><definedName name="A1">Case!$A$1</definedName></definedNames><calcPr') if "<definedNames" not in text else re.sub(r'name="_xlnm[^"]*"', 'name="A1"', text, count=1), "A1 is no name"),
        ("xl/worksheets/sheet1.xml", lambda text: re.sub(r"(<dataValidation [^>]*?)error=\"[^\"]*\"", rf'\1error="{"x" * 256}"', text, count=1), "error of the validation"),
        ("xl/worksheets/sheet4.xml", lambda text: re.sub(r"<formula1>[^<]*</formula1>", f'<formula1>"{"abc," * 70}"</formula1>', text, count=1), "the list of the validation"),
        ("xl/worksheets/sheet4.xml", lambda text: re.sub(r"<formula1>[^<]*</formula1>", "<formula1>OFFSET(Nowhere!$A$1;0,0)</formula1>", text, count=1), "separated by semicolons"),
        ("xl/worksheets/sheet4.xml", lambda text: re.sub(r"<formula1>[^<]*</formula1>", "<formula1>OFFSET(Nowhere!$A$1,0,0)</formula1>", text, count=1), "a formula speaks of Nowhere"),
        ("xl/worksheets/sheet4.xml", lambda text: re.sub(r'(<c r="[A-Z]+\d+" s=)"\d+"', r'\1"9999"', text, count=1), "has a format or a text that is not there"),
        ("xl/worksheets/sheet4.xml", lambda text: re.sub(r"(<sheetData>.*</sheetData>)(.*)(<dataValidations.*</dataValidations>)", r"\3\1\2", text, flags=re.DOTALL), "another order than Excel reads"),
        ("xl/worksheets/sheet4.xml", lambda text: re.sub(r'(<row r="4".*?</row>)', r"\1\1", text, flags=re.DOTALL), "row 4 is out of order"),
        ("xl/worksheets/sheet4.xml", lambda text: re.sub(r'dxfId="\d+"', 'dxfId="99"', text, count=1), "a rule shows the format 99"),
        ("xl/styles.xml", lambda text: re.sub(r'<cellXfs count="\d+"', '<cellXfs count="3"', text), "cellXfs says that it has 3"),
        ("[Content_Types].xml", lambda text: text.replace("/xl/styles.xml", "/xl/style.xml"), "has a content type and is not there"),
    ],
)  # fmt: skip
def test_what_excel_repairs_is_found(part: str, change: Callable[[str], str], said: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(SMALL))) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, change(text.decode()).encode() if name == part else text)
    found = complaints(out.getvalue())
    assert any(said in item for item in found), found[:5]


def test_every_issue_of_few_options_offers_on_the_sheet_packages_what_stands_on_issues() -> None:
    with zipfile.ZipFile(io.BytesIO(written(WIDE))) as packed:
        names = re.findall(r'<sheet name="([^"]+)"', packed.read("xl/workbook.xml").decode())
        sheet = packed.read(f"xl/worksheets/sheet{names.index('Packages') + 1}.xml").decode()
        lists = packed.read(f"xl/worksheets/sheet{names.index('Lists') + 1}.xml").decode()
    offered = re.findall(r'<dataValidation ([^>]*) sqref="D(\d+):(\w+)"[^>]*><formula1>([^<]*)</formula1>', sheet)
    assert [(first, last) for _, first, last, _ in offered] == [(f"{row}", f"F{row}") for row in range(4, 10)] + [("10", "F500")], "and for issues that are added"
    assert all(formula.startswith(f"OFFSET(Lists!$M$4,0,MATCH($A{row},Issues!$A$4:$A$15,0)-1,") for _, row, _, formula in offered)
    assert [row for rule, row, *_ in offered if "showErrorMessage" in rule] == ["4", "5", "7", "8", "9"], "too many are not offered, and any may be typed"
    assert all('errorStyle="warning"' in rule for rule, *_ in offered), "what is added on Issues later is no mistake"
    columns = [re.findall(rf'<c r="{letter}(\d+)"[^>]*>(?:<f>[^<]*</f>)<v>([^<]*)</v>', lists) for letter in "MNOPQR"]
    assert [next(value for row, value in column if row == "1") for column in columns] == ["40", "51", "0", "3", "3", "2"]
    assert [value for row, value in columns[4] if int(row) > 3 and value] == ["0", "0.25", "0.5"]
    assert "_xlfn.NUMBERVALUE(" in lists, "Excel knows this function by no other name"


def test_the_title_of_the_first_sheet_follows_the_name_that_is_typed_below_it() -> None:
    for content, shown in ((written(SMALL), "two"), (empty_workbook(), "A new case")):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            first = packed.read("xl/worksheets/sheet1.xml").decode()
        assert re.search(r'<c r="A1"[^>]*t="str"[^>]*><f>IF\(B4="","A new case",B4\)</f><v>([^<]*)</v>', first)[1] == shown  # type: ignore[index]


def test_a_stake_is_shown_as_a_percentage_without_a_format_that_takes_1_for_1_percent() -> None:
    with zipfile.ZipFile(io.BytesIO(empty_workbook())) as packed:
        people, styles = packed.read("xl/worksheets/sheet4.xml").decode(), packed.read("xl/styles.xml").decode()
    rules = re.findall(r'<conditionalFormatting sqref="G4:G500">(.*?)</conditionalFormatting>', people)
    shown = [re.findall(r"<dxf>.*?</dxf>", styles)[int(number)] for rule in rules for number in re.findall(r'dxfId="(\d+)"', rule)]
    assert ["0.0%" in form or "0%" in form or "numFmtId=\"9\"" in form for form in shown] == [True, True]
    plain = re.findall(r"<xf [^>]*>", re.search(r"<cellXfs.*?</cellXfs>", styles)[0])  # type: ignore[index]
    empty = {int(style) for style in re.findall(r'<c r="G\d+" s="(\d+)"/>', people)}
    assert empty
    assert all('numFmtId="0"' in plain[style] for style in empty)
