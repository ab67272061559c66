"""The time for which a line charges is told from its words, and a version of a product is none."""

from pathlib import Path

import pytest

from backtable.licensing.claim import read_supplier_claim
from backtable.licensing.claim._periods import period_in


@pytest.mark.parametrize(
    ("text", "months", "first"),
    [
        ("SQL Server Enterprise back support 2024", 12, "2024-01"),
        ("SQL Server 2019 Enterprise: maintenance 2024", 12, "2024-01"),
        ("Wartung 2024 SQL Server 2019", 12, "2024-01"),
        ("2024 annual maintenance SQL Server", 12, "2024-01"),
        ("Back support 2022, 2023 and 2024", 36, "2022-01"),
        ("vSphere support (SnS) 2023", 12, "2023-01"),
        ("Enterprise Support 22 % p.a. 2023", 12, "2023-01"),
        ("Exchange Server 2019 support (2023)", 12, "2023-01"),
        ("Back support (2023-2025)", 36, "2023-01"),
        ("Support FY24", 12, "2024-01"),
        ("Q1/2024 support", 3, "2024-01"),
        ("Support H2 2023", 6, "2023-07"),
        ("S&S 01/01/2023-12/31/2023", 12, "2023-01"),
        ("S&S 2023-01-01 to 2023-12-31", 12, "2023-01"),
        ("Unpaid support 10/2023 - 09/2024", 12, "2023-10"),
        ("Wartung 1.3.2023 - 1.3.2024", 12, "2023-03"),
        ("back support year 2", 1, "year 2"),
        ("Support 01/24-12/24", 12, "2024-01"),
        ("Support 7/24 to 6/25", 12, "2024-07"),
        ("S&S MY2", 1, "year 2"),
        ("Support Y1-Y3", 3, "year 1"),
        ("Wartung Jahre 2 bis 4", 3, "year 2"),
        ("Oracle Java SE Universal Subscription - past use 2024", 12, "2024-01"),
        ("Unlicensed use (2023): Java SE", 12, "2023-01"),
    ],
)
def test_words_name_a_time(text: str, months: int, first: str) -> None:
    found = period_in(text)
    assert found is not None
    assert (len(found.parts), min(found.parts)) == (months, first)


@pytest.mark.parametrize(
    "text",
    ["SQL Server 2022 Enterprise", "Maintenance SQL Server 2019", "Software Assurance SQL Server 2022 Enterprise", "Windows Server 2016/2019 support", "Support for 3 years", "Support 24/7", "SQL Server for internal use 2019", "SQL Server 2019 - support", "Back support, 3 years at 22 %"],
)
def test_versions_and_lengths_are_no_time(text: str) -> None:
    assert period_in(text) is None


def test_years_of_a_contract_that_follow_each_other_do_not_meet() -> None:
    """2023/24 and 2024/25 are two years, though both hold 2024."""
    one, following, year = (found.parts for words in ("2023/24", "2024/25", "2024") if (found := period_in(f"Support {words}")))
    assert (one & following, len(one & year), len(one)) == (frozenset(), 6, 12)


def test_a_column_or_the_heading_of_an_amount_says_it(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text("Product,Kind,Year,Amount\nServer,Support,2023,10\nServer,Support,2024,10\n", encoding="utf-8")
    found = read_supplier_claim(path, lambda *_: "", lambda *_: "")
    assert [line.period.says for line in found.lines if line.period] == ["2023", "2024"]
    assert found.notes == ()
    path.write_text("Product,Units,Price,Back support 2023,Back support 2024\nServer,1,100,22,23\n", encoding="utf-8")
    found = read_supplier_claim(path, lambda *_: "", lambda *_: "")
    assert [line.period.says for line in found.lines if line.period] == ["2023", "2024"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Support Q1-Q4 2024", "2024-01", "2024-12"), ("Support Q2 to Q3/2024", "2024-04", "2024-09"), ("Wartung 2024 Q1–Q2", "2024-01", "2024-06"), ("Maintenance H1-H2 2024", "2024-01", "2024-12"),
        ("Back support (24 months to 12/2024)", "2023-01", "2024-12"), ("Support, 18 months ending June 2024", "2023-01", "2024-06"), ("Wartung 12 Monate bis Ende 03/2025", "2024-04", "2025-03"),
    ],
)  # fmt: skip
def test_several_quarters_and_months_up_to_one_are_all_of_them(text: str, first: str, last: str) -> None:
    found = period_in(text, bare=True)
    assert found is not None
    assert (min(found.parts), max(found.parts)) == (first, last)
