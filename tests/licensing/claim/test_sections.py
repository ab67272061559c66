"""The heading of a section says what its lines charge for, in whatever column of an otherwise empty row it stands."""

from pathlib import Path

import pytest

from backtable.licensing.claim import SupplierClaim, read_supplier_claim
from tests.licensing.claim.test_supplier_forms import workbook

HEAD = ["Item", "Product", "Metric", "Qty", "Price", "Amount"]
LINES = [[1, "Database", "Processor", 20, 100, 2000], [2, "Database", "Processor", 20, 22, 440]]


def read(folder: Path, *rows: list[object]) -> SupplierClaim:
    return read_supplier_claim(workbook(folder, {"All": rows}), lambda title, _: title.casefold(), lambda *_: "")


def charged(found: SupplierClaim) -> list[str]:
    return [line.component for line in found.lines]


@pytest.mark.parametrize("words", ["Back support 2024", "B. Back Support", "Section B: Back Support (2024)", "Teil 2 - Nachzahlung Wartung", "Fees for retroactive maintenance"])
@pytest.mark.parametrize("before", [0, 1, 2, 3, 5])
def test_it_may_stand_in_any_column(tmp_path: Path, words: str, before: int) -> None:
    found = read(tmp_path, HEAD, ["A. Licences"], LINES[0], [*[""] * before, words], LINES[1])
    assert (charged(found), found.left_out) == (["licences", "back_support"], ())


@pytest.mark.parametrize("row", [["B", "Back support"], ["II.", "", "Back support"], [2, "Back support"], ["Back support"] * 6])
def test_its_number_may_stand_apart_and_merged_cells_may_repeat_it(tmp_path: Path, row: list[object]) -> None:
    assert charged(read(tmp_path, HEAD, LINES[0], row, LINES[1])) == ["licences", "back_support"]


def test_it_may_stand_above_headings_of_its_own(tmp_path: Path) -> None:
    assert charged(read(tmp_path, ["Licences"], HEAD, LINES[0], ["Back support 2024"], HEAD, LINES[1])) == ["licences", "back_support"]


def test_another_section_of_its_rank_ends_it(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD, ["A", "Back support"], ["Databases"], LINES[1], ["B", "Other products"], LINES[0])
    assert charged(found) == ["back_support", "licences"]


def test_remarks_and_lines_without_their_amount_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD, ["Interest is waived if paid by May this year"], LINES[0], [3, "Middleware"])
    assert charged(found) == ["licences"]
    assert [item.reason for item in found.left_out] == ["the line states no amount, nor units and a price"]


def test_one_that_adds_up_its_lines_is_not_charged_again(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD, ["", "Licences:", "", "", "", 2000], LINES[0], ["", "Back support:", "", "", "", 440], LINES[1], ["", "Total", "", "", "", 2440])
    assert ([(line.component, line.amount) for line in found.lines], found.doubts) == ([("licences", 2000), ("back_support", 440)], ())
