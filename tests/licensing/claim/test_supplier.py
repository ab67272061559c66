"""A supplier's claim is read from the tables that suppliers send, every line with its place."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from backtable.errors import InputError
from backtable.licensing.claim import SupplierClaim, read_supplier_claim
from backtable.licensing.claim._headings import component_of

D = Decimal
KNOWN = {"Oracle Database": "oracle.database_enterprise", "VMware vSphere licenses": "vmware.vsphere"}


def read(path: Path, **columns: str) -> SupplierClaim:
    metrics = {"Processor": "oracle.processor"}
    return read_supplier_claim(path, lambda title, _: KNOWN.get(title, ""), lambda words, _: metrics.get(words, ""), columns)


def test_lines_with_units_and_prices_are_read_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text(
        "Product,Metric,Quantity,Unit price,Amount,Clause,Currency\n"
        'Oracle Database,Processor,4,"47,500.00","190,000.00",OMA 3.2,USD\n'
        ",,,,,,\n"
        "Back support,,,,41800,technical support policy,USD\n"
    )
    found = read(path)
    first, second = found.lines
    assert (first.product, first.metric, first.units, first.price, first.amount) == (
        "oracle.database_enterprise", "oracle.processor", D(4), D("47500.00"), D("190000.00"),
    )
    assert (first.clause, first.place, first.component) == ("OMA 3.2", "claim.csv:2", "licences")
    assert (second.component, second.units, second.amount, second.number) == ("back_support", None, D(41800), 2)
    assert (found.currency, found.total) == ("USD", D(231800))


def test_a_column_for_each_component_gives_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text("Item;Licences;Price;Back support;Penalty;Audit fees\nOracle Database;2;100,50;44,10;0;12\n")
    found = read(path)
    assert [(item.component, item.amount) for item in found.lines] == [
        ("licences", D("201.00")), ("back_support", D("44.10")), ("costs", D("12.00")),
    ]


def test_a_published_claim_is_read_once_its_column_is_named(tmp_path: Path) -> None:
    """The table of broadcomaudits.com's case study, as its headings stand."""
    path = tmp_path / "claim.csv"
    path.write_text(
        'Item,Broadcom Claim\nVMware vSphere licenses,"$1,350,000"\nBack-support fees,"$700,000"\n'
        'Legacy software licenses,"$350,000"\nTotal,"$2,400,000"\n'
    )
    with pytest.raises(InputError, match=r"columns: \{title: Item, amount: Exposure\}"):
        read(path)
    found = read(path, amount="Broadcom Claim")
    assert (found.total, found.notes) == (D(2400000), ())
    assert [item.component for item in found.lines] == ["licences", "back_support", "licences"]


def test_a_total_that_does_not_add_up_is_said(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text("Product,Amount\nOracle Database,100\nTotal,130\n")
    (note,) = read(path).doubts
    assert note == "claim.csv:3: the claim states a total of 130, and its lines add up to 100.00: 30.00 more than its lines"


def test_a_row_that_cannot_be_used_is_left_out_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text("Product,Quantity,Amount\nOracle Database,-3,100\nOracle Database,many,100\nOracle Database,1,\n,2,50\n")
    found = read(path)
    assert found.lines == ()
    assert [(item.place, item.reason) for item in found.left_out] == [
        ("claim.csv:2", "Quantity is -3; expected a number from 0"),
        ("claim.csv:3", "Quantity is “many”; expected a number"),
        ("claim.csv:4", "the line states no amount, nor units and a price"),
        ("claim.csv:5", "the line names no product"),
    ]


def test_sheets_of_a_workbook_are_numbered_through_and_formulas_count_by_their_last_value(tmp_path: Path) -> None:
    path = tmp_path / "claim.xlsx"
    book = xlsxwriter.Workbook(path)
    for name in ("Licences", "Support"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["Product", "Quantity", "Unit price", "Amount"])
        sheet.write_row(1, 0, ["Oracle Database" if name == "Licences" else "Support, three years", 2, 50])
        sheet.write_formula(1, 3, "=B2*C2", None, 100)
    book.close()
    found = read(path)
    assert [(item.number, item.component, item.amount, item.place) for item in found.lines] == [
        (1, "licences", D(100), "claim.xlsx:Licences:2"), (2, "back_support", D(100), "claim.xlsx:Support:2"),
    ]


@pytest.mark.parametrize("content", [b"", b"{}", b"<xml/>", b"no table", b"PK\x03\x04broken"])
def test_what_is_no_claim_is_refused_with_one_message(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "claim.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        read(path)
    assert len(error.value.problems) == 1


@pytest.mark.parametrize(
    ("words", "component"),
    [
        ("Oracle Database", "licences"),
        ("Back-support fees", "back_support"),
        ("3 years backdated maintenance", "back_support"),
        ("Interest on late payment", "interest"),
        ("Compliance penalty", "penalty"),
        ("Uplift 25 %", "penalty"),
        ("Audit costs", "costs"),
        ("Auditor's fees", "costs"),
        ("Vertragsstrafe 25 %", "penalty"),
        ("Strafzuschlag", "penalty"),
        ("Prüfungskosten", "costs"),
        ("Kosten der Überprüfung", "costs"),
        ("Verzugszinsen", "interest"),
        ("Wartung rückwirkend, 3 Jahre", "back_support"),
        ("Softwarepflege 2021 bis 2023", "back_support"),
        ("Mahngebühren", "fees"),
        ("Pénalité contractuelle", "penalty"),
        ("Dommages-intérêts", "penalty"),
        ("Intérêts de retard", "interest"),
        ("Frais d’audit", "costs"),
        ("Frais de vérification", "costs"),
        ("Maintenance rétroactive", "back_support"),
        ("SQL Server 2019 Standard Core", "licences"),
        ("1st Yr Support 22%", "support"),
        ("First year's support and maintenance", "support"),
        ("Support, first year", "support"),
        ("Ongoing support", "support"),
        ("Wartung im 1. Jahr", "support"),
        ("Maintenance première année", "support"),
        ("Back support, first year", "back_support"),
        ("Support 2021 to 2023", "back_support"),
    ],
)
def test_what_is_charged_is_told_from_its_words(words: str, component: str) -> None:
    assert component_of(words) == component
