"""A supplier's claim is read in the forms in which suppliers write it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from backtable.errors import InputError
from backtable.licensing.claim import SupplierClaim, read_supplier_claim

D = Decimal
KNOWN = {"Database": "maker.database", "Middleware": "maker.middleware"}


def read(path: Path, **columns: str) -> SupplierClaim:
    return read_supplier_claim(path, lambda title, _: KNOWN.get(title, ""), lambda _: "", columns)


def csv(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "claim.csv"
    path.write_text(text, encoding="utf-8")
    return path


def workbook(tmp_path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    path = tmp_path / "claim.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def amounts(found: SupplierClaim) -> list[tuple[str, str, Decimal]]:
    return [(item.title, item.component, item.amount) for item in found.lines]


def test_titles_may_stand_above_the_headings_and_sections_among_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "claim.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Findings")
    sheet.merge_range(0, 0, 0, 4, "Licence review of Example AG, strictly confidential")
    sheet.write(1, 0, "All amounts in EUR")
    rows = [
        ["Product", "Qty", "Unit price", "Discount %", "Total"],
        ["1. Databases"],
        ["Database", 4, 1000, "25%", 3000],
        ["Subtotal databases", "", "", "", 3000],
        ["2. Others"],
        ["Middleware", 2, 50, "", 100],
        ["Subtotal others", "", "", "", 100],
        ["Grand total", "", "", "", 3100],
        ["Prices are valid for 30 days."],
    ]
    for number, row in enumerate(rows, 3):
        sheet.write_row(number, 0, row)
    book.close()
    found = read(path)
    assert amounts(found) == [("Database", "licences", D(3000)), ("Middleware", "licences", D(100))]
    assert (found.lines[0].units, found.lines[0].price, found.currency) == (D(4), D(750), "EUR")
    assert found.lines[0].place == "claim.xlsx:Findings:6"
    assert found.left_out == ()
    assert found.notes == (
        "read as headings and remarks of the sheet Findings, as they charge nothing: “1. Databases”, “2. Others”, “Prices are valid for 30 days.”",
    )


def test_titles_above_the_headings_of_csv_do_not_hide_the_sign_between_columns(tmp_path: Path) -> None:
    found = read(csv(tmp_path, "Findings, as of 3 March\n\nProduct;Qty;Unit price;Amount (EUR)\nDatabase;4;1.000,50;4.002,00\n;;;\n"))
    assert amounts(found) == [("Database", "licences", D("4002.00"))]
    assert (found.lines[0].price, found.currency) == (D("1000.50"), "EUR")


def test_a_second_table_on_a_sheet_has_headings_of_its_own(tmp_path: Path) -> None:
    rows = [
        ["Product", "Quantity", "Unit price", "Amount"],
        ["Database", 2, 100, 200],
        [],
        ["Charge", "Period", "Amount"],
        ["Back support", "3 years", 132],
    ]
    found = read(workbook(tmp_path, {"All": rows}))
    assert amounts(found) == [("Database", "licences", D(200)), ("Back support", "back_support", D(132))]


@pytest.mark.parametrize("written", ["-300", "(300)", "300-", "\u2212300", "(300.00)"])
def test_what_is_below_zero_is_a_credit(tmp_path: Path, written: str) -> None:
    found = read(csv(tmp_path, f"Product,Quantity,Unit price,Amount\nDatabase,4,1000,4000\nTrade-in credit,,,{written}\nTotal,,,3700\n"))
    assert amounts(found)[1] == ("Trade-in credit", "licences", D(-300))
    assert (found.total, found.notes, found.left_out) == (D(3700), (), ())


def test_a_returned_quantity_or_a_price_below_zero_is_a_credit_too(tmp_path: Path) -> None:
    text = "Product,Quantity,Unit price,Amount\nDatabase,-2,100,-200\nMiddleware,1,-50,-50\nMiddleware,2,-50,\nDatabase,1,-7,7\n"
    found = read(csv(tmp_path, text))
    assert [(item.units, item.price, item.amount) for item in found.lines] == [(None, None, D(-200)), (None, None, D(-50)), (None, None, D(-100))]
    assert [item.place for item in found.left_out] == ["claim.csv:5"]


def test_a_cell_merged_over_several_components_names_the_product_of_each(tmp_path: Path) -> None:
    rows = [["Product", "Component", "Amount"], ["Database", "Licences", 100], ["", "Back support", 22], ["", "Uplift", 25]]
    found = read(workbook(tmp_path, {"All": rows}))
    assert amounts(found) == [("Database", "licences", D(100)), ("Database", "back_support", D(22)), ("Database", "penalty", D(25))]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Product,Licences,Back support (22 % x 3 years),Penalty,Total", "Database,100,66,25,191"),
        ("Product,Quantity,Unit price,Support 3 years,Uplift,Total", "Database,2,50,66,25,191"),
        ("Product,Quantity,Unit price,Licence fee,Back support,Uplift,Total", "Database,2,50,100,66,25,191"),
        ("Product,Quantity,Unit price,Back support,Uplift", "Database,2,50,66,25"),
        ("Product,Licence fee EUR,Back support EUR,Penalty EUR", "Database,100,66,25"),
        ("Product,Quantity,Unit price,Back support,Support rate,Support years,Support level,Penalty multiple,Penalty,Audit date", "Database,2,50,66,22%,3,Gold,0.25,25,2026-01-01"),
    ],
)
def test_a_row_with_its_components_beside_each_other_charges_each_once(tmp_path: Path, headings: str, row: str) -> None:
    found = read(csv(tmp_path, f"{headings}\n{row}\n"))
    assert [(item.component, item.amount) for item in found.lines] == [("licences", D(100)), ("back_support", D(66)), ("penalty", D(25))]


@pytest.mark.parametrize(
    ("headings", "row", "price"),
    [
        ("Product,Quantity,List price,Discount,Amount", "Database,4,1000,20%,3200", "800"),
        ("Product,Quantity,List price,Discount,Amount", "Database,4,1000,0.2,3200", "800"),
        ("Product,Quantity,List price,Discount %,Amount", "Database,4,1000,20,", "800"),
        ("Product,Quantity,List price,Net price,Discount,Net amount", "Database,4,1000,800,20%,3200", "800"),
        ("Product,Quantity,Unit price,Discount,Amount", "Database,4,800,20%,3200", "800"),
    ],
)
def test_a_discount_is_taken_off_once(tmp_path: Path, headings: str, row: str, price: str) -> None:
    (line,) = read(csv(tmp_path, f"{headings}\n{row}\n")).lines
    assert (line.amount, line.price) == (D("3200.00"), D(price))


def test_a_position_with_what_is_deployed_owned_and_short_charges_what_is_short(tmp_path: Path) -> None:
    found = read(csv(tmp_path, "Product,Quantity,Entitled,Shortfall,List price,Exposure\nDatabase,10,6,4,100,400\nMiddleware,5,5,0,10,-\n"))
    assert [(item.units, item.amount) for item in found.lines] == [(D(4), D(400)), (D(0), D(0))]
    assert [item.place for item in found.left_out] == []


def test_a_sheet_that_adds_up_the_others_is_not_charged_again(tmp_path: Path) -> None:
    sheets = {
        "Summary": [["Product", "Exposure"], ["Database", 4000], ["Middleware", 100], ["Total", 4100]],
        "Details": [["Product", "Quantity", "Unit price", "Amount"], ["Database", 4, 1000, 4000], ["Middleware", 2, 50, 100]],
    }
    found = read(workbook(tmp_path, sheets))
    assert (found.total, [item.number for item in found.lines]) == (D(4100), [1, 2])
    assert found.notes == ("the sheet Summary adds up what the other sheets charge, line for line; it is not counted again",)


def test_two_countries_with_the_same_total_are_both_charged(tmp_path: Path) -> None:
    rows = [["Product", "Quantity", "Unit price", "Amount"], ["Database", 4, 1000, 4000]]
    assert read(workbook(tmp_path, {"Germany": rows, "France": rows})).total == D(8000)


@pytest.mark.parametrize("written", ["1e15", "1e29", "9" * 40])
def test_an_amount_too_large_to_be_meant_is_left_out(tmp_path: Path, written: str) -> None:
    found = read(csv(tmp_path, f"Product,Quantity,Unit price,Amount\nDatabase,{written}1,1000,\nDatabase,1,1,{written}0\nDatabase,1,1,1\n"))
    assert (found.total, len(found.left_out)) == (D(1), 2)
    assert "too large to be meant" in found.left_out[0].reason


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Product,Amount USD\nDatabase,1\n", "USD"),
        ("Product,Amount\nDatabase,€ 5\n", "EUR"),
        ("Product,Amount\nDatabase,CHF 5\n", "CHF"),
        ("Product,Amount\nDatabase,$5\n", "$"),
        ("Product,Amount (US$)\nDatabase,5\n", "USD"),
        ("Product,Amount,Currency\nDatabase,5,gbp\n", "GBP"),
    ],
)
def test_the_currency_is_told_from_headings_and_cells(tmp_path: Path, text: str, currency: str) -> None:
    assert read(csv(tmp_path, text)).currency == currency


def test_headings_and_cells_in_two_currencies_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="EUR and USD"):
        read(csv(tmp_path, "Product,Amount (EUR)\nDatabase,USD 5\n"))


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "\x1b[31mred\x07", "[bold]x[/bold]", "@SUM(A1)", "x" * 40_000])
def test_hostile_titles_stay_text(tmp_path: Path, text: str) -> None:
    (line,) = read(csv(tmp_path, f'Product,Amount\n"{text}",5\n')).lines
    assert line.amount == D(5)


def test_a_product_whose_name_begins_like_a_total_is_charged_where_it_has_a_price(tmp_path: Path) -> None:
    found = read(csv(tmp_path, "Product,Quantity,Unit price,Amount\nTotal Commander,5,40,200\nTotal,,,200\n"))
    assert (amounts(found), found.notes) == ([("Total Commander", "licences", D(200))], ())


@pytest.mark.parametrize("words", ["VAT", "19% VAT", "VAT (19 %)", "Sales tax", "California sales tax 7.25%", "GST", "MwSt. 19%", "TVA 20 %", "Tax", "Plus VAT", "VAT on licences"])
def test_tax_is_a_component_of_its_own(tmp_path: Path, words: str) -> None:
    found = read(csv(tmp_path, f"Product,Quantity,Unit price,Amount\nDatabase,2,500,1000\n{words},,,190\nTotal due,,,1190\n"))
    assert amounts(found) == [("Database", "licences", D(1000)), (words, "tax", D(190))]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("words", "component"),
    [("Freight", "fees"), ("Shipping and handling", "fees"), ("Administration fee", "fees"), ("Late payment fee", "fees"), ("Audit fees", "costs"), ("Interest", "interest")],
)
def test_fees_are_no_licences(tmp_path: Path, words: str, component: str) -> None:
    found = read(csv(tmp_path, f"Product,Amount\nDatabase,1000\n{words},40\nGrand total,1040\n"))
    assert amounts(found) == [("Database", "licences", D(1000)), (words, component, D(40))]


@pytest.mark.parametrize("title", ["Vertex Sales Tax Engine", "Oracle Tax Reporting Cloud", "Application Delivery Controller", "VAT", "Database excl. VAT", "Database incl. 19% VAT"])
def test_what_is_sold_by_the_unit_is_no_tax_whatever_it_is_called(tmp_path: Path, title: str) -> None:
    found = read(csv(tmp_path, f"Product,Quantity,Unit price,Amount\n{title},2,500,1000\n"))
    assert amounts(found) == [(title, "licences", D(1000))]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Product,Amount excl. VAT,VAT,Amount incl. VAT", "Database,1000,190,1190"),
        ("Product,Amount incl. VAT,VAT (19%)", "Database,1190,190"),
        ("Product,Net amount,VAT rate,VAT amount,Gross amount", "Database,1000,19,190,1190"),
        ("Product,Quantity,Unit price,Total (incl. VAT)", "Database,2,500,1190"),
        ("Product,VAT %,VAT,Total", "Database,19,190,1190"),
    ],
)
def test_tax_in_a_column_is_charged_once(tmp_path: Path, headings: str, row: str) -> None:
    found = read(csv(tmp_path, f"{headings}\n{row}\n"))
    assert amounts(found) == [("Database", "licences", D(1000)), ("Database", "tax", D(190))]
    assert found.total == 1190


def test_amounts_that_hold_tax_without_saying_how_much_are_said(tmp_path: Path) -> None:
    found = read(csv(tmp_path, "Product,Amount incl. VAT\nDatabase,1190\n"))
    assert found.total == 1190
    assert "hold tax, by their heading" in " ".join(found.notes)


@pytest.mark.parametrize(
    "words", ["Amount due", "Balance due", "Net amount", "Carried forward", "Gesamtbetrag", "Rechnungsbetrag", "Exposure", "Amount to be paid", "Total net", "Zwischensumme"]
)
def test_a_sum_is_not_charged_again_whatever_it_is_called(tmp_path: Path, words: str) -> None:
    found = read(csv(tmp_path, f"Product,Amount\nDatabase,1000\nMiddleware,250\n{words},1250\n"))
    assert found.total == 1250
    assert len(found.lines) == 2


def test_subtotals_the_total_before_tax_and_the_total_with_it_add_up(tmp_path: Path) -> None:
    rows = "Database,1000\nMiddleware,250\nSubtotal licences,1250\nBack support,300\nSubtotal,1550\nVAT 20%,310\nTotal excl. VAT,1550\nTotal incl. VAT,1860\n"
    found = read(csv(tmp_path, f"Product,Amount\n{rows}"))
    assert (found.total, found.notes) == (1860, ())


def test_a_total_of_tax_is_the_tax_where_no_line_has_it(tmp_path: Path) -> None:
    found = read(csv(tmp_path, "Product,Amount\nDatabase,1000\nMiddleware,250\nTotal VAT,250.00\nTotal,1500\n"))
    assert amounts(found)[2:] == [("Total VAT", "tax", D(250))]
    found = read(csv(tmp_path, "Product,Amount,VAT\nDatabase,1000,200\nMiddleware,250,50\nTotal VAT,250,\n"))
    assert found.total == 1500


@pytest.mark.parametrize("words", ["Less: payments received", "Credit note", "Volume discount 10%", "Rebate for early order", "abzüglich Anzahlung"])
def test_what_is_taken_off_by_its_words_is_a_credit(tmp_path: Path, words: str) -> None:
    found = read(csv(tmp_path, f"Product,Amount\nDatabase,1000\n{words},300\nAmount due,700\n"))
    assert found.total == 700
    assert "is read as taken off" in found.notes[0]
    assert len(found.notes) == 1


@pytest.mark.parametrize("title", ["Support Database 3 years", "Back support for Database", "Software Update License & Support: Database", "Interest on Database"])
def test_a_charge_that_names_its_product_after_itself_is_for_that_product(tmp_path: Path, title: str) -> None:
    path = csv(tmp_path, f"Product,Amount\nMiddleware,100\n{title},22\n")
    found = read_supplier_claim(path, lambda words, _: "maker.database" if words.startswith("Database") else "", lambda _: "")
    assert [line.product for line in found.lines] == ["", "maker.database"]


@pytest.mark.parametrize(
    ("title", "component"),
    [
        ("Database penalty 25%", "penalty"),
        ("Database: back support, 3 years at 22 %", "back_support"),
        ("Database - Interest 8 % p.a.", "interest"),
        ("Database uplift (25 % of the licence price)", "penalty"),
    ],
)
def test_a_charge_that_names_its_product_first_belongs_to_it(tmp_path: Path, title: str, component: str) -> None:
    (found,) = read(csv(tmp_path, f'Product,Amount\n"{title}",100\n')).lines
    assert (found.product, found.component) == ("maker.database", component)


@pytest.mark.parametrize("title", ["Penalty 25%", "Database and Middleware penalty", "Database support pack"])
def test_a_charge_that_names_no_one_product_belongs_to_none(tmp_path: Path, title: str) -> None:
    (found,) = read(csv(tmp_path, f"Product,Amount\n{title},100\n")).lines
    assert found.product == ""
