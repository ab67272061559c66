"""A charge whose row names no product is on the product above or on all licences, as its amount and the table tell, and that is said."""

from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing.claim import SupplierClaim, Terms, read_supplier_claim
from tests.licensing.claim.rows import row
from tests.licensing.claim.test_challenge import challenged

D = Decimal
HEAD = "Product,Kind,Units,Price,Amount\n"
LICENCES = {"a": "Server,Licences,20,100,2000\n", "b": "Client,Licences,10,100,1000\n"}


def read(folder: Path, rows: str) -> SupplierClaim:
    path = folder / "claim.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return read_supplier_claim(path, lambda title, _: title.casefold() if title in ("Server", "Client") else "", lambda *_: "")


def last(found: SupplierClaim) -> tuple[str, str]:
    return found.lines[-1].product, found.lines[-1].title


@pytest.mark.parametrize("order", ["ab", "ba"])
@pytest.mark.parametrize("words", ["Penalty 25%", "Penalty", "Vertragsstrafe 25 %"])
def test_the_amount_says_that_it_is_on_all_whatever_stands_above(tmp_path: Path, order: str, words: str) -> None:
    """25 % of 2,000 and 1,000 is 750; 10 of 20 servers are short and all 10 clients, so that 2,000 of 3,000 are evidenced, and 500 of 750."""
    found = read(tmp_path, "".join(LICENCES[key] for key in order) + f",{words},,,750\n")
    assert last(found) == ("", words)
    assert any("is read as charged on all licences above it" in note for note in found.notes)
    known = {("server", "plain.install"): "100", ("client", "plain.install"): "100"}
    readings = ((row("server", 20), row("client", 10)), (row("server", 10), row("client", 10)))
    assert challenged(found.lines, *readings, terms=Terms(), known=known)[-1].evidenced == D(500)


def test_the_amount_says_that_it_is_on_the_product_above(tmp_path: Path) -> None:
    """25 % of 1,000 is 250."""
    found = read(tmp_path, LICENCES["a"] + LICENCES["b"] + ",Penalty 25%,,,250\n")
    assert last(found) == ("client", "Client")
    assert "the product above, of which the amount is a share by its words; where that is not so, write “All products” there" in found.notes[0]


def test_what_the_amount_leaves_open_the_table_tells(tmp_path: Path) -> None:
    """123.45 is no share of either; it stands once below both, but with one for each product it is of the row above."""
    assert last(read(tmp_path, LICENCES["a"] + LICENCES["b"] + ",Penalty,,,123.45\n")) == ("", "Penalty")
    each = read(tmp_path, LICENCES["a"] + ",Penalty,,,246.91\n" + LICENCES["b"] + ",Penalty,,,123.45\n")
    assert [line.product for line in each.lines] == ["server", "server", "client", "client"]
    assert len(each.notes) == 2


def test_support_below_a_product_is_its_own_as_in_merged_cells(tmp_path: Path) -> None:
    found = read(tmp_path, LICENCES["a"] + ",Back support 2024,20,22,440\n" + LICENCES["b"] + ",Back support 2024,,,220\n,Audit costs,,,50\n")
    assert [line.product for line in found.lines] == ["server", "server", "client", "client", ""]
    assert found.notes == ()


def test_a_paper_that_repeats_its_products_means_none_where_it_writes_none(tmp_path: Path) -> None:
    found = read(tmp_path, LICENCES["a"] + "Server,Back support 2024,20,22,440\n" + LICENCES["b"] + ",Back support 2024,,,123.45\n")
    assert last(found) == ("", "Back support 2024")


def test_licences_below_a_charge_are_none_of_it_where_those_above_come_to_it(tmp_path: Path) -> None:
    """25 % of 2,000 is 500, of 3,000 it is not: the penalty falls with the 20 servers alone, all of which are short."""
    found = read(tmp_path, LICENCES["a"] + "All products,Penalty 25%,,,500\n" + LICENCES["b"])
    assert challenged(found.lines, (row("server", 20),), terms=Terms())[1].evidenced == D(500)


def test_a_charge_above_all_products_is_on_none_of_them(tmp_path: Path) -> None:
    found = read(tmp_path, ",Penalty 25%,,,750\n" + LICENCES["a"] + LICENCES["b"])
    assert (found.lines[0].product, found.lines[0].title, found.notes) == ("", "Penalty 25%", ())
