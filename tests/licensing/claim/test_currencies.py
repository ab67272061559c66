"""Each amount of a claim is in the currency that it names, and what names none is taken for another's only where all name one."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.errors import InputError
from backtable.licensing.claim import ClaimFile, SupplierClaim, read_supplier_claim
from backtable.licensing.claim._claim import _in_currency
from backtable.licensing.project import Project

D = Decimal


def read(tmp_path: Path, text: str, currency: str = "") -> SupplierClaim:
    path = tmp_path / "claim.csv"
    path.write_text(text, encoding="utf-8")
    return read_supplier_claim(path, lambda *_: "", lambda *_: "", {}, currency)


def converted(found: SupplierClaim, ours: str, **rates: str) -> tuple[list[Decimal], str]:
    worth = {code: D(rate) for code, rate in rates.items()}
    project = Project("E", Path("estate.yaml"), ours, date(2026, 3, 12), (), (), {}, worth, (), (), {}, ())
    claim, note = _in_currency(found, ClaimFile("C", Path("claim.yaml"), project, (), (), Path("claim.csv")))
    return [line.amount for line in claim.lines], note


def test_every_line_keeps_the_currency_that_it_names(tmp_path: Path) -> None:
    found = read(tmp_path, "Product,Amount,Currency\nDatabase,1,USD\nDatabase,€ 2,\nDatabase,4,GBP\n")
    assert ([line.currency for line in found.lines], found.currency) == (["USD", "EUR", "GBP"], "")
    assert converted(found, "EUR", USD="0.9", GBP="1.2") == (
        [D("0.90"), D(2), D("4.80")],
        "1.00 of the claim is in USD; amounts are shown in EUR at 0.9 for one USD, as the estate file says; "
        "4.00 of the claim is in GBP; amounts are shown in EUR at 1.2 for one GBP, as the estate file says",
    )
    with pytest.raises(InputError, match="lines of the claim are in GBP; expected prices are in EUR; state what one GBP is worth"):
        converted(found, "EUR", USD="0.9")


def test_amounts_without_a_currency_are_refused_with_their_places_where_others_name_several(tmp_path: Path) -> None:
    text = "Product,Amount\nDatabase,7892\nDatabase,GBP 4000\nDatabase,$1088\nDatabase,5\n"
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert [str(item.place) for item in caught.value.problems] == ["claim.csv:2", "claim.csv:5"]
    assert "other lines are in $ and GBP" in str(caught.value)
    found = read(tmp_path, text, "USD")
    assert [line.currency for line in found.lines] == ["USD", "GBP", "USD", "USD"]


def test_amounts_without_a_currency_beside_one_that_is_named_are_said(tmp_path: Path) -> None:
    found = read(tmp_path, "Product,Amount\nDatabase,7892\nDatabase,GBP 4000\n")
    assert found.currency == "GBP"
    assert found.notes == ("1 amount names no currency and is read as GBP, as the others are: claim.csv:2",)


def test_a_currency_of_the_total_is_that_of_the_lines(tmp_path: Path) -> None:
    found = read(tmp_path, "Product,Amount\nDatabase,5\nDatabase,7\nTotal,£ 12\n")
    assert (found.currency, found.notes) == ("GBP", ())


def test_a_heading_and_a_cell_of_two_currencies_are_refused_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"claim\.csv:3: the amounts are in EUR and USD"):
        read(tmp_path, "Product,Amount (EUR)\nDatabase,5\nDatabase,USD 5\n")


def test_a_dollar_is_the_estates_own_or_the_one_whose_rate_is_stated(tmp_path: Path) -> None:
    found = read(tmp_path, 'Product,Amount\nDatabase,"$1,088.00"\nDatabase,$12\n')
    assert converted(found, "USD") == ([D(1088), D(12)], "")
    assert converted(found, "CAD", USD="1.4") == ([D(1088), D(12)], "")
    amounts, note = converted(found, "EUR", USD="0.5", GBP="1.2")
    assert amounts == [D(544), D(6)]
    assert note == "the claim is in USD, and 1,100.00 USD in all (written $); amounts are shown in EUR at 0.5 for one USD, as the estate file says"


@pytest.mark.parametrize("rates", [{}, {"USD": "0.9", "CAD": "0.6"}])
def test_a_dollar_that_may_be_several_is_refused(tmp_path: Path, rates: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"the claim is in \$"):
        converted(read(tmp_path, "Product,Amount\nDatabase,$5\n"), "EUR", **rates)
    assert converted(read(tmp_path, "Product,Amount\nDatabase,$5\n", "CAD"), "EUR", CAD="0.6")[0] == [D(3)]
