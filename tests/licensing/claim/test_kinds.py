"""What a line charges for and for what time is told from every text of its row, whatever its column is called."""

from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.licensing.claim import SupplierClaim, read_supplier_claim
from tests.licensing.claim.test_supplier_forms import workbook

HEAD = "Product,{},Units,Price,Amount\n"
SAID = ("Licences", "Back support 2024", "Back support 2025")


def read(folder: Path, text: str, **columns: str) -> SupplierClaim:
    path = folder / "claim.csv"
    path.write_text(text, encoding="utf-8")
    return read_supplier_claim(path, lambda title, _: title.casefold() if title in ("Database", "Middleware") else "", lambda *_: "", columns)


def charged(found: SupplierClaim) -> list[tuple[str, str]]:
    return [(line.component, line.period.says if line.period else "") for line in found.lines]


def rows(*kinds: str) -> str:
    return "".join(f'Database,"{kind}",20,{100 if not number else 22},{2000 if not number else 440}\n' for number, kind in enumerate(kinds))


@pytest.mark.parametrize(
    ("kind", "time"),
    [
        ("Back support 2024", "2024"), ("Support Jan 2024 - Dec 2024", "01/2024 - 12/2024"), ("Wartung 01.01.2024 - 31.12.2024", "01.01.2024 - 31.12.2024"),
        ("Premier support, basic, 2024", "2024"), ("Entretien 2024", "2024"), ("Maintenance FY24", "FY24"), ("Support year 2", "year 2"), ("2024 S&S", "2024"),
        ("Wartung März 2024 bis Februar 2025", "03/2024 bis 02/2025"), ("Support (2023/24)", "2023/24"), ("Subscription & Support Q1 2024", "Q1 2024"),
        ("Back support 23/24", "23/24"), ("Support '24", "'24"),
    ],
)  # fmt: skip
def test_the_kind_says_the_time(tmp_path: Path, kind: str, time: str) -> None:
    assert charged(read(tmp_path, HEAD.format("Kind") + rows("Licences", kind))) == [("licences", ""), ("back_support", time)]


def test_a_kind_that_names_a_product_names_its_version_and_no_time(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text(HEAD.format("Kind") + rows("Licences", "Maintenance SQL Server 2019"), encoding="utf-8")
    found = read_supplier_claim(path, lambda title, _: "server" if title == "SQL Server 2019" else "", lambda *_: "", {})
    assert charged(found) == [("licences", ""), ("back_support", "")]


@pytest.mark.parametrize(("first", "last"), [("2024-01-01", "2024-12-31"), ("01.01.2024", "31.12.2024"), ("Jan 2024", "Dec 2024"), ("2024", "2024"), ("1/1/2024", "12/31/2024")])
@pytest.mark.parametrize("headings", ["From,To", "Von,Bis", "Start date,End date"])
def test_two_columns_say_it_from_day_to_day(tmp_path: Path, headings: str, first: str, last: str) -> None:
    found = read(tmp_path, f"Product,Kind,{headings},Units,Price,Amount\nDatabase,Back support,{first},{last},20,22,440\n")
    assert [sorted(line.period.parts)[:: len(line.period.parts) - 1] for line in found.lines if line.period] == [["2024-01", "2024-12"]]


@pytest.mark.parametrize(("heading", "cells"), [("Term", ("2023", "2024")), ("Abrechnung", ("FY23", "FY24")), ("Covers", ("06/2023-05/2024", "06/2024-05/2025"))])
def test_a_column_of_times_alone_says_it_whatever_it_is_called(tmp_path: Path, heading: str, cells: tuple[str, str]) -> None:
    text = f"Product,Kind,{heading},Units,Price,Amount\n" + "".join(f"Database,Back support,{cell},20,22,440\n" for cell in cells)
    assert charged(read(tmp_path, text)) == [("back_support", cell) for cell in cells]
    assert charged(read(tmp_path, text.replace(heading, "Installed since", 1)))[0] == ("back_support", "" if heading == "Term" else cells[0])


@pytest.mark.parametrize("heading", ["Description", "Charge details", "Leistung", "Gegenstand", "Nature de la créance", "Remarks", "Position text"])
@pytest.mark.parametrize(
    "kinds",
    [SAID, ("Perpetual licences", "Software Assurance 2024", "Software Assurance 2025"), ("Lizenzen", "Wartung 2024", "Wartung 2025"), ("Licences", "Entretien 2024", "Entretien 2025"), ("", *SAID[1:])],
)
def test_a_column_whose_cells_say_kinds_is_one(tmp_path: Path, heading: str, kinds: tuple[str, ...]) -> None:
    found = read(tmp_path, HEAD.format(heading) + rows(*kinds))
    assert charged(found) == [("licences", ""), ("back_support", "2024"), ("back_support", "2025")]
    assert any(f"the column {heading} of claim.csv is read as what each line charges for" in note for note in found.notes)


def test_it_is_read_beside_a_kind_that_says_nothing_of_it(tmp_path: Path) -> None:
    text = "Product,Type,Description,Units,Price,Amount\nDatabase,Software,Licences,20,100,2000\nDatabase,Software,Back support 2024,20,22,440\n"
    assert charged(read(tmp_path, text)) == [("licences", ""), ("back_support", "2024")]


@pytest.mark.parametrize("cells", [("Premier support", "Basic support"), ("Premier support", "Premier support"), ("Production", "Maintenance server")])
def test_what_a_product_comes_with_is_no_kind(tmp_path: Path, cells: tuple[str, str]) -> None:
    text = f"Product,Support level,Units,Price,Amount\nDatabase,{cells[0]},20,100,2000\nMiddleware,{cells[1]},20,100,2000\n"
    assert charged(read(tmp_path, text)) == [("licences", "")] * 2
    assert charged(read(tmp_path, text.replace("Support level", "Service"))) == [("licences", "")] * 2


def test_single_cells_that_hold_nothing_else_say_it_too(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD.format("Description") + rows("For the Berlin cluster", "Back support 2024") + ",Penalty 25%,,,500\n")
    assert charged(found) == [("licences", ""), ("back_support", "2024"), ("penalty", "")]


def test_a_column_that_alone_tells_lines_apart_and_may_say_kinds_is_asked_about(tmp_path: Path) -> None:
    text = HEAD.format("Description") + rows("For the Berlin cluster", "Support of the Berlin cluster in arrears")
    assert len(read(tmp_path, text.replace("20,22,440", "20,100,2000")).lines) == 2  # at one price both are licences
    with pytest.raises(InputError, match="`component: Description`"):
        read(tmp_path, text)
    assert charged(read(tmp_path, text, component="Description")) == [("licences", ""), ("back_support", "")]
    assert charged(read(tmp_path, text, clause="Description")) == [("licences", ""), ("licences", "")]


def test_the_heading_of_a_section_and_the_name_of_a_sheet_say_it_for_their_lines(tmp_path: Path) -> None:
    text = "Product,Units,Price,Amount\n1. Licences\nDatabase,20,100,2000\n2. Back support 2024\nDatabase,20,22,440\nSubtotal,,,440\nMiddleware,1,1,1\n"
    found = read(tmp_path, text.replace("1. Licences\n", "1. Licences,,,\n").replace("2024\n", "2024,,,\n"))
    assert charged(found) == [("licences", ""), ("back_support", "2024"), ("licences", "")]
    head = ["Product", "Units", "Price", "Amount"]
    path = workbook(tmp_path, {"Licences": [head, ["Database", 20, 100, 2000]], "Back support 2024": [head, ["Database", 20, 22, 440]]})
    assert charged(read_supplier_claim(path, lambda *_: "", lambda *_: "")) == [("licences", ""), ("back_support", "2024")]


def test_a_column_of_numbers_is_no_title(tmp_path: Path) -> None:
    found = read(tmp_path, "Item,Description,Units,Price,Amount\n1,Database,20,100,2000\n2,Database - Back support 2024,20,22,440\n")
    assert [(line.product, line.component) for line in found.lines] == [("database", "licences"), ("database", "back_support")]
