"""Numbers of a supplier's paper are read as its own arithmetic settles them, and a shortfall below 0 as a shortfall."""

from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing.claim import SupplierClaim, read_supplier_claim

D = Decimal
KNOWN = {"SQL Server 2019 Enterprise": "enterprise", "SQL Server": "unknown edition", "Windows Server Standard": "standard"}


def read(tmp_path: Path, text: str, **columns: str) -> SupplierClaim:
    path = tmp_path / "claim.csv"
    path.write_text(text, encoding="utf-8")
    return read_supplier_claim(path, lambda title, _: KNOWN.get(title, ""), lambda _: "", columns)


def figures(found: SupplierClaim) -> list[tuple[Decimal | None, Decimal | None, Decimal]]:
    return [(line.units, line.price, line.amount) for line in found.lines]


def test_whole_amounts_with_thousands_are_settled_by_their_row(tmp_path: Path) -> None:
    found = read(tmp_path, 'Product,Shortfall,List Price,Amount\nDatabase,24,"7,564","181,536"\nDatabase,"1,200",2.50,"3,000"\n')
    assert figures(found) == [(D(24), D(7564), D(181536)), (D(1200), D("2.50"), D(3000))]
    assert (found.left_out, found.notes) == ((), ("claim.csv:3: “3,000” and the like are read with thousands, as money has no three decimals",))


def test_dots_that_part_thousands_are_settled_as_well(tmp_path: Path) -> None:
    found = read(tmp_path, "Produkt;Menge;Einzelpreis;Betrag\nDatabase;24;7.564;181.536\nSupport;;;2.500\n")
    assert [line.amount for line in found.lines] == [D(181536), D(2500)]


def test_a_price_with_three_decimals_stays_where_the_amount_shows_it(tmp_path: Path) -> None:
    assert figures(read(tmp_path, "Product,Quantity,Price,Amount\nDatabase,1000,1.125,1125.00\n")) == [(D(1000), D("1.125"), D(1125))]


def test_units_that_may_be_two_and_are_settled_by_nothing_are_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, 'Product,Quantity,Amount\nDatabase,"1,200",500\n')
    assert [item.reason for item in found.left_out] == ["Quantity is “1,200”, which may be 1200 or 1.200; write it without a comma"]


POSITION = "Product Family,Edition,Version,License Position,Unit ERP,Estimated Cost\n"


def test_a_licence_position_below_0_is_what_is_short(tmp_path: Path) -> None:
    found = read(tmp_path, f"{POSITION}SQL Server,Enterprise,2019,-12,7564,90768\nWindows Server,Standard,2016,5,68,0\nWindows Server,Standard,2019,-2,68,\n")
    assert [(line.title, line.product, line.units, line.amount) for line in found.lines] == [
        ("SQL Server 2019 Enterprise", "enterprise", D(12), D(90768)), ("Windows Server Standard", "standard", D(2), D(136)),
    ]
    assert found.notes == (
        "numbers below 0 under License Position of claim.csv are read as what is short",
        "rows of claim.csv that show more owned than needed charge nothing and are no lines",
    )


def test_costs_below_0_beside_a_position_are_charges(tmp_path: Path) -> None:
    assert figures(read(tmp_path, f"{POSITION}SQL Server,Enterprise,2019,-12,7564,-90768\n")) == [(D(12), D(7564), D(90768))]


@pytest.mark.parametrize("heading", ["Quantity", "License Position"])
def test_units_below_0_beside_charges_above_it_are_left_out(tmp_path: Path, heading: str) -> None:
    found = read(tmp_path, f"Product,{heading},Amount\nDatabase,-3,100\nDatabase,2,50\n")
    assert [line.amount for line in found.lines] == [D(50)]
    assert [item.reason for item in found.left_out] == [f"{heading} is -3; expected a number from 0"]
