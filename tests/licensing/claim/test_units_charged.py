"""Which units a supplier charges is told by what is multiplied, and a column of days is no amount, whatever the headings are."""

from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.licensing.claim import SupplierClaim, read_supplier_claim
from backtable.licensing.claim import _supplier as supplier
from tests.licensing.claim.rows import row
from tests.licensing.claim.test_challenge import challenged, line

D = Decimal


def read(folder: Path, text: str, columns: dict[str, str] | None = None) -> SupplierClaim:
    path = folder / "claim.csv"
    path.write_text(text, encoding="utf-8")
    return read_supplier_claim(path, lambda title, *_: title if "Server" in title else "", lambda *_: "", columns)


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("Product,Licenses Required,Licenses Owned,Net Gap,Unit Price (USD),Extended Price (USD)", "A Server,16,4,-12,3945,47340\nB Server,20,20,0,100,0\nC Server,8,0,-8,100,800\nD Server,2,5,3,100,0"),
        ("Product,Quantity,Entitled,To true up,Unit price,Amount", "A Server,16,4,12,3945,47340\nC Server,8,0,8,100,800"),
        ("Product,Qty,Covered,Result,Price,Disc %,Total", "A Server,16,4,-12,3945,10,42606\nC Server,8,0,-8,100,10,720"),
        ("Product,Licences,Eigene,Fehlt,Einzelpreis,Betrag", "A Server,16,4,12,333.33,4000.00\nC Server,8,0,8,100,800"),
    ],
)
def test_the_units_are_those_that_are_multiplied(headings: str, rows: str, tmp_path: Path) -> None:
    found = read(tmp_path, f"{headings}\n{rows}\n")
    assert [(item.title, item.units) for item in found.lines if item.amount] == [("A Server", D(12)), ("C Server", D(8))]
    assert not found.left_out
    assert any("is read as the units charged and" in note for note in found.notes)


def test_headings_stand_where_they_are_multiplied_or_a_term_is_as_well_or_the_claim_file_says_it(tmp_path: Path) -> None:
    all_charged = read(tmp_path, "Product,Licenses Required,Licenses Owned,Net Gap,Unit Price,Amount\nA Server,16,4,-12,100,1600\n")
    by_term = read(tmp_path, "Product,Quantity,Years,A year,Unit price,Amount\nA Server,16,3,1600,100,4800\nB Server,5,2,500,100,1000\n")
    stated = read(tmp_path, "Product,Licenses Required,Licenses Owned,Net Gap,Unit Price,Amount\nA Server,16,4,-12,100,1200\n", {"units": "Licenses Required"})
    assert [item.units for paper in (all_charged, by_term, stated) for item in paper.lines] == [16, 16, 5, 16]


@pytest.mark.parametrize("rest", ["Amount\nA Server,16,4,-12,47340\n", "Unit Price,Amount\nA Server,16,4,-12,3945,40000\n"])
def test_where_no_price_tells_which_units_are_charged_it_is_asked(rest: str, tmp_path: Path) -> None:
    text = f"Product,Licenses Required,Licenses Owned,Net Gap,{rest}"
    with pytest.raises(InputError, match="whether Licenses Required or Net Gap are the units that are charged"):
        read(tmp_path, text)
    assert read(tmp_path, text, {"units": "Net Gap"}).lines[0].units == D(12)


@pytest.mark.parametrize(("one", "other"), [("Back support from", "Back support to"), ("Support start", "Support end"), ("Maintenance von", "Maintenance bis"), ("Back support (from)", "Back support until")])
@pytest.mark.parametrize(("start", "end"), [("2024-01-01", "2024-12-31"), ("01.01.2024", "31.12.2024")])
def test_columns_of_days_are_no_amounts_and_say_the_time(one: str, other: str, start: str, end: str, tmp_path: Path) -> None:
    found = read(tmp_path, f"Product,Quantity,Unit price,Net amount,{one},{other},Back support amount\nA Server,2,100,200,{start},{end},44\n")
    assert [(item.component, item.amount) for item in found.lines] == [("licences", D(200)), ("back_support", D(44))]
    assert not found.left_out
    assert found.lines[0].period is None
    if "(" not in one:
        assert found.lines[1].period is not None
        assert len(found.lines[1].period.parts) == 12


def test_an_amount_below_units_times_price_is_said_and_its_number_never_argued_strongly(tmp_path: Path) -> None:
    found = read(tmp_path, "Product,Quantity,Unit price,Amount\nA Server,16,3945,47340\n")
    assert "16 at 3,945.00 are 63,120.00, and 47,340.00 is charged, which stands" in found.notes[0]
    strengths = [[cut.strength for cut in item.reductions if cut.key == "evidence"] for amount in (47340, 63120) for item in challenged([replace(line(1, "server", 16, 3945), amount=D(amount))], (row("server", 8),))]
    assert strengths == [["weak"], ["strong"]]


def test_of_a_long_paper_totals_are_compared_with_sums_that_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added = []

    def counting(*items: object, **named: object) -> object:
        added.append(items)
        return accumulate(*items, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(supplier, "accumulate", counting)
    rows = "".join(f"T{number} Server,{number + 1}\n" for number in range(60))
    found = read(tmp_path, f"Product,Amount\n{rows}Total,{sum(range(61))}\n")
    assert (len(found.lines), len(added), found.doubts) == (60, 2, ())
