"""Lines of a claim that are sold in packs are read in single units, so that they can be set against what is short."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing.claim import ClaimLine, Prices, read_supplier_claim
from backtable.licensing.claim._packs import in_units, unpacking
from backtable.licensing.project import Project
from backtable.licensing.recognition import catalogue

D = Decimal
ENTERPRISE, CORE = "microsoft.sqlserver_enterprise", "microsoft.sqlserver_core"
PROJECT = Project("E", Path("estate.yaml"), "EUR", date(2026, 3, 12), (), (), catalogue(), {}, (), (), {}, ())
PRICES = Prices({"list": {(ENTERPRISE, CORE): D(7564)}})
PACK = "SQL Server 2019 Enterprise - 2 Core License Pack"


def unpacked(title: str, units: int, price: int, packs: dict[str, int] | None = None) -> tuple[ClaimLine, str]:
    line = ClaimLine(1, title, ENTERPRISE, "", "licences", D(units), D(price), D(units * price), place="claim.csv:2")
    return unpacking(PROJECT, packs or {}, PRICES)(line)


@pytest.mark.parametrize("price", [15128, 12000, 13615])
def test_packs_become_single_units_at_the_price_of_one(price: int) -> None:
    line, note = unpacked(PACK, 6, price)
    assert (line.units, line.price, line.amount) == (12, D(price) / 2, 6 * price)
    assert "6 of “SQL Server 2019 Enterprise - 2 Core License Pack” are read as 12 single units" in note


def test_a_pack_at_the_price_of_a_single_unit_is_asked() -> None:
    line, note = unpacked(PACK, 12, 7564)
    assert (line.units, line.price) == (12, 7564)
    assert note == (
        "claim.csv:2: “SQL Server 2019 Enterprise - 2 Core License Pack” may be sold 2 in each, and 7,564 is nearer to the list price of one; it is read as 12 "
        "single units until you say below `packs:` of the supplier's paper how many one of it holds, 2 or 1"
    )


def test_what_the_claim_file_says_comes_first() -> None:
    line, note = unpacked(PACK, 12, 7564, {PACK.casefold(): 2})
    assert (line.units, line.price, note) == (24, 3782, "")
    line, note = unpacked(PACK, 6, 15128, {PACK.casefold(): 1})
    assert (line.units, line.price, note) == (6, 15128, "")


@pytest.mark.parametrize(("price", "units"), [(30256, 16), (20000, 16), (7564, 4), (6000, 4)])
def test_the_list_price_tells_what_a_title_leaves_open(price: int, units: int) -> None:
    line, note = unpacked("SQL Server 2019 Enterprise - 4 Core", 4, price)
    assert line.units == units
    assert ("and the list price of one agrees" in note, "nearer to the list price of one" in note) == (units == 16, units == 4)


def test_without_a_list_price_what_a_title_leaves_open_is_asked() -> None:
    line = ClaimLine(1, "SQL Server 2019 Enterprise - 4 Core", ENTERPRISE, "", "licences", D(4), D(30256), D(4 * 30256), place="claim.csv:2")
    same, note = unpacking(PROJECT, {}, Prices({}))(line)
    assert same == line
    assert "or on so many; it is read as 4 single units until you say" in note


def read(rows: list[str], tmp_path: Path, header: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    path = tmp_path / "claim.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    lines = read_supplier_claim(path, lambda title, *_: ENTERPRISE if "SQL Server" in title and "Enterprise" in title else "", lambda *_: CORE).lines
    found, _ = in_units(lines, unpacking(PROJECT, {}, PRICES))
    return [(line.component, line.units, line.price) for line in found]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Product,License,Qty,Unit Price,Total", "SQL Server 2019 Enterprise,2 Core License Pack,16,15128,242048"),
        ("Product,Pack size,Qty,Unit Price,Total", "SQL Server 2019 Enterprise,2-pack,16,15128,242048"),
        ("Product,Remarks,Qty,Unit Price,Total", "SQL Server 2019 Enterprise,sold in packs of 2,16,15128,242048"),
    ],
)
def test_the_size_of_a_pack_may_stand_in_another_column(header: str, line: str, tmp_path: Path) -> None:
    assert read([line], tmp_path, header) == [("licences", D(32), D(7564))]


def test_what_another_column_says_of_a_machine_is_no_pack(tmp_path: Path) -> None:
    assert read(["SQL Server 2019 Enterprise,runs on a server of 16 cores,16,7564,121024"], tmp_path, "Product,Remarks,Qty,Unit Price,Total") == [("licences", D(16), D(7564))]


@pytest.mark.parametrize("title", ["SQL Server Enterprise Core - 2 Core License Pack - Software Assurance", "Software Assurance SQL Server Enterprise (36 months)"])
def test_support_of_packs_is_in_single_units_as_its_licences(title: str, tmp_path: Path) -> None:
    """16 packs of two are 32 cores; 16 of their Software Assurance are of 32, too, and 9 of it are 9 where nothing says that they are packs."""
    header, licences = "Product,Qty,Unit Price,Total", f"{PACK},16,15128,242048"
    found = read([licences, f"{title},16,11346,181536"], tmp_path, header)
    assert [(component != "licences", units, price) for component, units, price in found] == [(False, D(32), D(7564)), (True, D(32), D(5673))]
    alone = read([licences, f"{title},9,11346,102114"], tmp_path, header)
    assert alone[1][1] == (18 if "Pack" in title else 9)
