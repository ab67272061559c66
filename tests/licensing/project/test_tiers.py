"""Java SE by employee costs what its published tier says where the estate states no price."""

from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing.project import Project, read_project

JAVA = "oracle.java_employee"


def project(folder: Path, more: str, currency: str = "USD", day: str = "2026-03-12") -> Project:
    (folder / "i.csv").write_text("machine,title\na,Java\n")
    path = folder / "estate.yaml"
    path.write_text(f"estate: x\ncurrency: {currency}\nas_of: {day}\nsources: [i.csv]\n{more}")
    return read_project(path)


@pytest.mark.parametrize(
    ("employees", "price"),
    [("999", Decimal(180)), ("1,000", Decimal(144)), ("28000", Decimal(81)), ("50000", None)],
)
def test_twelve_months_at_the_rate_of_the_tier_are_the_list_price(tmp_path: Path, employees: str, price: Decimal | None) -> None:
    """15, 12 and 6.75 dollars a month; from 50,000 on nothing is published."""
    found = project(tmp_path, f'facts: {{java.employees: "{employees}"}}\n')
    assert found.products["oracle.java"].price_by(JAVA) == price
    assert [("23 January 2023" in note, "for 12 months" in note) for note in found.priced] == ([(True, True)] if price else [])


@pytest.mark.parametrize("price", ["100", "{oracle.java_employee: 100}"])
def test_a_stated_price_wins(tmp_path: Path, price: str) -> None:
    found = project(tmp_path, f"facts: {{java.employees: 1200}}\nprices: {{oracle.java: {price}}}\n")
    assert (found.products["oracle.java"].price_by(JAVA), found.priced) == (100, ())


def test_another_currency_needs_a_rate(tmp_path: Path) -> None:
    """12 × 12 × 0.9 = 129.60."""
    facts = "facts: {java.employees: 1200}\n"
    assert project(tmp_path, facts, "EUR").products["oracle.java"].price_by(JAVA) is None
    found = project(tmp_path, facts + "exchange: {USD: 0.9}\n", "EUR")
    assert found.products["oracle.java"].price_by(JAVA) == Decimal("129.60")


def test_nothing_is_taken_before_the_list_or_without_the_number_of_employees(tmp_path: Path) -> None:
    assert project(tmp_path, "facts: {java.employees: 1200}\n", day="2022-12-31").priced == ()
    assert project(tmp_path, "").products["oracle.java"].price_by(JAVA) is None
