"""Columns of money are told by the paper's own arithmetic, whatever they are called; what it leaves open is asked or said first."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.licensing.claim import ClaimLine, SupplierClaim, read_supplier_claim
from backtable.papers._document import Paragraph
from backtable.papers.estates import claim_document
from tests.licensing.claim.claims import claim_of, combined

D = Decimal
OWED = [("licences", D(950000)), ("back_support", D(627000))]


def read(folder: Path, text: str, components: dict[str, str] | None = None, **columns: str) -> SupplierClaim:
    path = folder / "claim.csv"
    path.write_text(text, encoding="utf-8")
    return read_supplier_claim(path, lambda title, _: title.casefold(), lambda *_: "", columns, components=components)


def charged(found: SupplierClaim) -> list[tuple[str, Decimal]]:
    return [(line.component, line.amount) for line in found.lines]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Shortfall,Unit list price,Licence cost,Annual support,Years,Back support,Total", "20,47500,950000,209000,3,627000,1577000"),
        ("Shortfall,Unit list price,Annual support,Years of back support,Licence fees,Back support fees,Total", "20,47500,10450,3,950000,627000,1577000"),
        ("Gap,Rate,Whatever,Annual support,Years,Back support,Sum of row", "20,47500,950000,209000,3,627000,1577000"),
        ("Quantity,List license,List support,Discount,Net license,Net support,Total net", "20,1187500,783750,20%,950000,627000,1577000"),
        ("Quantity,Unit price,Annual support,Years,Back support,Total", "20,47500,209000,3,627000,1577000"),
        ("Quantity,Unit price,License fees,Back support,Period (years),Total fees", "20,47500,950000,209000,3,1577000"),
        ("Quantity,Unit price,Back support per unit,Years,Total", "20,47500,31350,3,1577000"),
        ("Quantity,Unit price,Annual support,Years,Back support", "20,47500,10450,3,627000"),
    ],
)
def test_what_makes_up_the_total_of_a_row_is_charged_and_nothing_else(tmp_path: Path, headings: str, row: str) -> None:
    found = read(tmp_path, f"Product,{headings}\nDatabase,{row}\n")
    assert (charged(found), found.doubts) == (OWED, ())


def test_a_row_that_does_not_add_up_is_said(tmp_path: Path) -> None:
    rows = "A,100,22,122\nB,200,44,244\nC,300,66,400\n"
    found = read(tmp_path, f"Product,New licences,Support,Total\n{rows}")
    assert found.total == 732
    assert found.doubts == ("claim.csv:4: New licences and Support come to 366, and Total says 400; the former are charged",)
    found = read(tmp_path, "Product,Units,Price,Back support,Total\nA,2,100,50,260\n")
    assert found.doubts == ("claim.csv:2: 2 at 100 are 200.00, and 210.00 is charged for them beside 50.00 for other things",)
    found = read(tmp_path, "Product,Gap,Net Fee,Back support,Total\nA,2,2100,500,2710\n")
    assert "less Back support leaves 2,210, which is read as the licences and is none of its other columns, as Net Fee" in found.doubts[0]


@pytest.mark.parametrize("heading", ["License fee total", "Licence amount", "New licenses", "Ext. License Fee", "Licences (USD)", "Anything", "Net license total"])
def test_the_one_column_of_money_that_is_left_is_the_licences(tmp_path: Path, heading: str) -> None:
    found = read(tmp_path, f"Product,Qty,{heading},Back support FY24,Back support FY25\nDatabase,20,950000,209000,418000\n")
    assert charged(found) == [("licences", D(950000)), ("back_support", D(209000)), ("back_support", D(418000))]


def test_units_times_price_tell_the_licences_and_a_total_of_the_paper_tells_other_amounts(tmp_path: Path) -> None:
    head = "Product,Quantity required,Quantity entitled,Delta,License fee per unit,License fee total,Support year 1,Back support FY24"
    text = f"{head}\nDatabase,32,12,20,47500,950000,209000,209000\nOption,8,0,8,11500,92000,20240,20240\nTotal,,,,,1042000,229240,229240\n"
    found = read(tmp_path, text)
    assert [(line.units, line.price, line.component) for line in found.lines[:3]] == [(D(20), D(47500), "licences"), (None, None, "support"), (None, None, "back_support")]
    assert (found.total, found.doubts) == (1042000 + 2 * 229240, ())
    found = read(tmp_path, "Product,Qty,List price,Your price,Extended\nDatabase,20,47500,33250,665000\n")
    assert (found.lines[0].price, found.total) == (D(33250), D(665000))


def test_several_columns_that_may_be_the_licences_are_asked_about(tmp_path: Path) -> None:
    text = "Product,Qty,Program fee,Other fee,Back support\nDatabase,20,950000,400000,209000\n"
    with pytest.raises(InputError, match="`amount: Program fee`"):
        read(tmp_path, text)
    assert charged(read(tmp_path, text, amount="Program fee"))[0] == ("licences", D(950000))


def test_a_part_of_the_total_that_nobody_knows_is_asked_about(tmp_path: Path) -> None:
    text = "Product,Licence cost,SULS,Total\nDatabase,950000,209000,1159000\n"
    with pytest.raises(InputError, match="`SULS: support`"):
        read(tmp_path, text)
    assert charged(read(tmp_path, text, {"SULS": "support"})) == [("licences", D(950000)), ("support", D(209000))]


def test_amounts_that_are_in_no_line_are_said_apart(tmp_path: Path) -> None:
    text = "Product,Units,Price,Amount,SULS 2024\nDatabase,20,47500,950000,209000\n"
    found = read(tmp_path, text)
    assert charged(found) == OWED[:1]
    assert found.doubts[0].startswith("209,000 under SULS 2024 of claim.csv: if it is charged, say for what")
    assert charged(read(tmp_path, text, {"SULS 2024": "back_support"})) == [*OWED[:1], ("back_support", D(209000))]


def test_counts_and_regions_that_add_up_are_no_charges(tmp_path: Path) -> None:
    found = read(tmp_path, "Product,Required,Owned,Missing,Germany,France,Total\nDatabase,32,12,20,400000,550000,950000\n")
    assert (charged(found), found.doubts) == (OWED[:1], ())


def test_what_does_not_add_up_is_said_right_below_the_conclusion() -> None:
    found = claim_of([ClaimLine(1, "Database", "", "", "licences", None, None, D(5))], combined(0, {"database": [1]}), {("database", "plain.install"): D(5)}, 0)
    page = claim_document(replace(found, supplier=SupplierClaim((), doubts=("5 under SULS",))))
    assert page.lead[1] == Paragraph("The supplier's paper does not add up as it was read. 5 under SULS.", strong=True)
