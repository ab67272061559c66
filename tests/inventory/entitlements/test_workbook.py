"""Our own workbook: what is written is read back, and what is wrong is named with its cell."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backtable.errors import InputError
from backtable.inventory.entitlements import (
    KINDS,
    Contract,
    Entitlement,
    read_entitlements,
    write_cyclonedx,
    write_template,
    write_workbook,
)
from backtable.inventory.entitlements._columns import CLAUSES, CONTRACTS, ENTITLEMENTS

METRICS = {"oracle.processor": "Oracle Processor", "plain.user": "By user"}
HEADINGS = ("Number", "Title", "Units", "Kind", "Purchased on", "Price of one unit")

# What readers make of texts: no blanks at the ends or in rows; no signs that a file cannot hold.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))).map(lambda text: " ".join(text.split()))
FORMULAS = st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", '=cmd|" /C calc"!A0', "1,200", "0012", "http://example.com", "_x0041_"])
WORDS = TEXT | FORMULAS
UNITS = st.decimals(0, 10**15, allow_nan=False, allow_infinity=False, places=3) | st.integers(0, 10**6).map(Decimal)
DAYS = st.none() | st.dates(date(1850, 1, 1), date(2200, 1, 1))


@st.composite
def entitlements(draw: st.DrawFn) -> list[Entitlement]:
    """Draw entitlements with numbers of their own."""
    found = []
    for number in range(draw(st.integers(0, 4))):
        starts, ends = sorted([draw(st.dates(date(1850, 1, 1))), draw(st.dates(date(1850, 1, 1)))])
        found.append(
            Entitlement(
                key=f"{draw(WORDS)} {number}".strip(),
                product=draw(WORDS),
                title=draw(WORDS.filter(bool)),
                publisher=draw(WORDS),
                version=draw(WORDS),
                metric=draw(WORDS),
                quantity=draw(UNITS),
                kind=draw(st.sampled_from(KINDS)),
                price=draw(st.none() | UNITS),
                currency=draw(WORDS),
                purchased=draw(DAYS),
                starts=draw(st.sampled_from([None, starts])),
                ends=draw(st.sampled_from([None, ends])),
                contract=draw(WORDS),
                from_product=draw(WORDS),
                restricted=draw(WORDS),
                source_metric=draw(WORDS),
            )
        )
    return found


@st.composite
def contracts(draw: st.DrawFn) -> list[Contract]:
    """Draw contracts, their clauses in the order of the workbook's columns."""
    keys = ["sub_capacity", "affiliates", "disaster_recovery", "audit", "price_hold", "a", "b: c", "z"]
    return [
        Contract(
            f"{draw(WORDS)} {number}".strip(),
            draw(WORDS),
            draw(DAYS),
            draw(DAYS),
            tuple((key, draw(WORDS.filter(bool))) for key in keys if draw(st.booleans())),
        )
        for number in range(draw(st.integers(0, 3)))
    ]


def without_places(items: tuple[Any, ...]) -> list[Any]:
    return [replace(item, place="") for item in items]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entitlements(), contracts())
def test_the_workbook_is_read_back_as_it_was_written(tmp_path: Path, owned: list[Entitlement], agreed: list[Contract]) -> None:
    path = tmp_path / "rights.xlsx"
    write_workbook(path, owned, agreed, METRICS)
    found = read_entitlements(path)
    assert (without_places(found.entitlements), without_places(found.contracts)) == (owned, agreed)
    assert (found.left_out, found.notes, found.kind) == ((), (), "workbook")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entitlements())
def test_cyclonedx_is_read_back_as_it_was_written(tmp_path: Path, owned: list[Entitlement]) -> None:
    path = tmp_path / "rights.cdx.json"
    write_cyclonedx(owned, path)
    found = read_entitlements(path)
    assert (without_places(found.entitlements), found.left_out, found.kind) == (owned, (), "cyclonedx")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "new.xlsx"
    write_template(path, METRICS)
    return path


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode("utf-8", "replace") for name in book.namelist()}


def test_the_example_row_of_the_template_is_not_read(template: Path) -> None:
    found = read_entitlements(template)
    assert (found.entitlements, found.contracts, found.left_out, found.notes) == ((), (), (), ())
    assert "EXAMPLE" in parts(template)["xl/sharedStrings.xml"]


def test_the_template_offers_lists_and_protects_its_headings(template: Path) -> None:
    sheet = parts(template)["xl/worksheets/sheet1.xml"]
    lists = re.findall(r'<dataValidation type="list".*?</dataValidation>', sheet)
    assert [re.search("<formula1>(.*?)</formula1>", item)[1] for item in lists] == [  # type: ignore[index]
        f'"{",".join(KINDS)}"',
        "Metrics!$A$2:$A$3",
    ]
    assert "<sheetProtection " in sheet
    formats = re.findall(r"<xf .*?(?:/>|</xf>)", parts(template)["xl/styles.xml"].partition("<cellXfs")[2])
    heading, number = re.findall(r'<c r="(?:A1|E1000000|A2)" s="(\d+)"', sheet)
    assert "locked" not in formats[int(heading)]
    assert 'locked="0"' in formats[int(number)]
    clauses = re.search(r'<col min="\d+" max="30" width="[\d.]+" style="(\d+)"', parts(template)["xl/worksheets/sheet2.xml"])
    assert clauses
    assert 'locked="0"' in formats[int(clauses[1])]
    assert "comments1.xml" in "".join(parts(template))
    assert all(name in parts(template)["xl/sharedStrings.xml"] for name in METRICS)


def test_a_clause_written_beside_the_others_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rights.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in {
            "Entitlements": (HEADINGS,),
            "Contracts": (("Contract", "Publisher", "Audit", "Clause: cloud"), ("OMA", "Oracle", "yearly", "none"), ("", "Acme", "", "")),
        }.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    found = read_entitlements(path)
    assert found.contracts == (Contract("OMA", "Oracle", clauses=(("audit", "yearly"), ("cloud", "none")), place="rights.xlsx:Contracts:2"),)
    assert [(item.place, item.reason) for item in found.left_out] == [
        ("rights.xlsx:Contracts:A3", "Contract is empty; expected its number")
    ]


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "rights.xlsx"
    text = '=HYPERLINK("http://example.com")'
    write_workbook(path, [Entitlement(text, text, text, text, text, text, Decimal(1))], [Contract(text, text)], {text: text})
    sheets = [text for name, text in parts(path).items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 4
    assert not any("<f>" in sheet for sheet in sheets)


def book_of(path: Path, *rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS, sheet: str = "Entitlements") -> Path:
    """Write a workbook as a person would have filled it in."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        written = book.add_worksheet(sheet)
        for number, row in enumerate((headings, *rows)):
            for position, value in enumerate(row):
                written.write(number, position, value)
    return path


def test_a_row_that_cannot_be_used_is_left_out_with_its_cell_and_the_others_stay(tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "rights.xlsx",
        ("1", "Database", 10, "perpetual", date(2020, 1, 2), 5.5),
        ("2", "Database", -3, "retirement", None, None),
        ("3", "Database", "ten", "bought", None, None),
        ("4", "", 1, "perpetual", None, None),
        ("5", "Database", None, "perpetual", None, None),
        ("6", "Database", 1, "perpetual", "31.02.2020", None),
        ("7", "Database", 1, "Perpetual", 43831, "€ 1,50"),
        ("8", "Database", 2.5, "Perpetual", None, "€ 1,50"),
    )
    found = read_entitlements(path)
    assert [(item.key, item.quantity, item.price) for item in found.entitlements] == [
        ("1", 10, Decimal("5.5")),
        ("8", Decimal("2.5"), Decimal("1.5")),
    ]
    assert [(item.place, item.reason) for item in found.left_out] == [
        ("rights.xlsx:Entitlements:C3", "Units is -3; expected a number from 0"),
        (
            "rights.xlsx:Entitlements:C4",
            "Units is “ten”; expected a number; "
            "the kind is “bought”; expected one of perpetual, subscription, maintenance, upgrade, retirement",
        ),
        ("rights.xlsx:Entitlements:B5", "Title is empty; expected the product as the order names it"),
        ("rights.xlsx:Entitlements:C6", "Units is empty; expected a number from 0"),
        ("rights.xlsx:Entitlements:E7", "Purchased on is “31.02.2020”, which is no day of the calendar"),
        ("rights.xlsx:Entitlements:E8", "Purchased on is “43831”; expected a date as in 2026-03-31"),
    ]


def test_dates_that_may_be_two_are_reported_for_the_column(tmp_path: Path) -> None:
    rows = [(str(day), "Database", 1, "perpetual", f"0{day}/07/2020", 1) for day in (3, 4, 7)]
    found = read_entitlements(book_of(tmp_path / "rights.xlsx", *rows))
    assert [(item.key, item.purchased) for item in found.entitlements] == [("7", date(2020, 7, 7))]
    assert [item.place for item in found.left_out] == ["rights.xlsx:Entitlements:E2", "rights.xlsx:Entitlements:E3"]
    assert found.notes == (
        "the column “Purchased on” has dates that may have days or months first, as in 03/07/2020: "
        "2 of its rows cannot be read; write dates as 2026-03-31",
    )


def test_dates_in_two_formats_that_contradict_are_left_out_unless_they_are_clear(tmp_path: Path) -> None:
    rows = [(day, "Database", 1, "perpetual", day, 1) for day in ("13/07/2020", "07/13/2020", "03/07/2020")]
    found = read_entitlements(book_of(tmp_path / "rights.xlsx", *rows))
    assert [item.purchased for item in found.entitlements] == [date(2020, 7, 13)] * 2
    assert "both days and months first" in found.left_out[0].reason
    assert "with days first and with months first" in found.notes[0]


def test_a_row_that_stands_twice_counts_once_and_a_number_that_stands_twice_is_noted(tmp_path: Path) -> None:
    row = ("1", "Database", 10, "perpetual", None, None)
    found = read_entitlements(book_of(tmp_path / "rights.xlsx", row, row, ("1", "Database", 4, "perpetual", None, None)))
    assert [item.quantity for item in found.entitlements] == [10, 4]
    assert [(item.place, item.reason) for item in found.left_out] == [
        ("rights.xlsx:Entitlements:3", "the row says the same as rights.xlsx:Entitlements:2")
    ]
    assert "the number 1 stands at rights.xlsx:Entitlements:2 and at rights.xlsx:Entitlements:4" in found.notes[0]


def test_columns_that_are_not_known_are_noted_and_those_known_are_found_in_any_order(tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "rights.xlsx",
        ("perpetual", 3, "Database", "1", "blue"),
        headings=("KIND", "units", "Title ", "Number", "Colour"),
        sheet="What we own",
    )
    found = read_entitlements(path)
    assert [(item.key, item.quantity) for item in found.entitlements] == [("1", 3)]
    assert found.notes == ("not read on the sheet What we own: the columns “Colour”",)


def test_a_term_that_ends_before_it_starts_is_left_out(tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "rights.xlsx",
        ("1", "Database", 1, "subscription", date(2021, 1, 1), date(2020, 1, 1)),
        headings=(*HEADINGS[:4], "Starts on", "Ends on"),
    )
    (left,) = read_entitlements(path).left_out
    assert (left.place, left.reason) == ("rights.xlsx:Entitlements:F2", "Ends on is 2020-01-01, before Starts on, 2021-01-01")


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"name,colour\n1,blue\n", b"{", b"", b"<a/>", b"SKU;\rx\ny", b"[1, 2]"])
def test_a_file_that_is_none_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rights.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        read_entitlements(path)
    assert str(error.value).startswith("rights.xlsx: ")


def test_every_column_and_kind_stands_on_the_page(root: Path) -> None:
    page = (root / "docs" / "reference" / "entitlements.md").read_text(encoding="utf-8")
    for column in (*ENTITLEMENTS, *CONTRACTS, *CLAUSES):
        assert f"| {column.heading} |" in page
    for kind in KINDS:
        assert f"| `{kind}` |" in page
