"""A line at the price of its product's support is asked about where nothing says that it is licences, whatever its words are."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from backtable.licensing.claim import ClaimLine, Prices
from backtable.licensing.claim._asked import asked
from backtable.licensing.claim._periods import Period

D = Decimal
LIST = Prices({"list": {("database", "oracle.processor"): D(100), ("database", "oracle.nup"): D(2)}})


def line(number: int, title: str, price: int, metric: str = "oracle.processor") -> ClaimLine:
    return ClaimLine(number, title, "database", metric, "licences", D(20), D(price), D(20 * price), place=f"claim.csv:{number + 1}")


def places(lines: Sequence[ClaimLine]) -> list[str]:
    return [str(item.place) for item in asked(lines, LIST)]


@pytest.mark.parametrize("words", ["Database - SULS 2024", "Database M&S", "Database Renewal 2024", "Database", "Database whatever"])
def test_the_price_alone_asks(words: str) -> None:
    both = [line(1, "Database", 100), line(2, words, 22)]
    assert places(both) == places(both[1:]) == ["claim.csv:3"]
    assert places([both[0], replace(both[1], told=True)]) == places([both[0], replace(both[1], component="back_support")]) == []


def test_so_does_the_price_of_several_years_and_a_lump_sum() -> None:
    years = Period("2023-2025", frozenset(f"{year}-{month:02d}" for year in (2023, 2024, 2025) for month in range(1, 13)))
    assert places([line(1, "Database", 100), replace(line(2, "Database SULS", 66), period=years)]) == ["claim.csv:3"]
    assert places([line(1, "Database", 100), replace(line(2, "Database SULS", 22), units=None, price=None)]) == ["claim.csv:3"]


def test_other_prices_ask_nothing() -> None:
    assert places([line(1, "Database", 100), line(2, "Database", 60), line(3, "Database", 5)]) == []
    assert places([line(1, "Database", 2, "oracle.nup")]) == []
    assert places([line(1, "Database", 10), line(2, "Database", 2, "oracle.nup")]) == []
