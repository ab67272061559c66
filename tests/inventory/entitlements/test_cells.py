"""Numbers and dates are read by column, and what may be two things is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.inventory.entitlements._cells import MIXED, currency_in, date_order, day, decimal_mark, number


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["1,200.50"], ["1200.50"]),
        (["1.200,50", "1.200"], ["1200.50", "1200"]),
        (["1,200", "12,5"], ["1.200", "12.5"]),
        (["1,200", "1,200,300"], ["1200", "1200300"]),
        (["0,125"], ["0.125"]),
        (["12,34,567"], ["1234567"]),
        (["1200,500"], ["1200.500"]),
        (["1.200"], ["1.200"]),
        (["1 200,5", "1'200,5"], ["1200.5", "1200.5"]),
        (["$79.66", "€ 5", "EUR 7", "7 EUR", "USD;100.5", "-3"], ["79.66", "5", "7", "7", "100.5", "-3"]),
        ([0.1, 12, "1e3", ""], ["0.1", "12", "1000", None]),
        ([7.564, 10.0, "1.200,50"], ["7.564", "10", "1200.50"]),
    ],
)
def test_a_column_settles_its_decimal_mark(column: list[object], expected: list[str | None]) -> None:
    mark = decimal_mark(column)
    assert [number(value, mark) for value in column] == [None if item is None else Decimal(item) for item in expected]


@pytest.mark.parametrize(
    ("value", "column", "reason"),
    [
        ("1,200", ["1,200"], "may be 1200 or 1.200"),
        ("123,456", ["123,456"], "may be 123456 or 123.456"),
        ("1,200", ["1,200", "12,5", "12.5"], "both decimal commas and decimal dots"),
        ("twelve", [], "expected a number"),
        ("=1+1", [], "expected a number"),
        ("1.2.3,4,5", [], "expected a number"),
        ("0.0.625", ["0.0.625", "0.25"], "expected a number"),
        ("1,20,0", [], "expected a number"),
        (True, [], "expected a number"),
        (float("nan"), [], "expected a number"),
        ("inf", [], "expected a number"),
        ("1e99", [], "too large"),
        (1e28, [], "too large"),
        ("1000000000000001", [], "too large"),
    ],
)
def test_what_is_no_number_or_may_be_two_is_refused(value: object, column: list[object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        number(value, decimal_mark(column))


@pytest.mark.parametrize(
    ("text", "currency"), [("€5", "EUR"), ("5 CHF", "CHF"), ("USD;5", "USD"), ("$5", "USD"), ("5", ""), ("five", "")]
)
def test_an_amount_names_its_currency(text: str, currency: str) -> None:
    assert currency_in(text) == currency


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["2026-03-31", "2026/03/31", "2026-03-31T10:58:56.0260078Z", "2026-03-31 10:00:00"], [(3, 31)] * 4),
        ([datetime(2026, 3, 31, 12), date(2026, 3, 31)], [(3, 31)] * 2),
        (["13/01/2026", "02/03/2026"], [(1, 13), (3, 2)]),
        (["12/13/2026", "02/03/2026"], [(12, 13), (2, 3)]),
        (["13/12/2026", "02/12/2026"], [(12, 13), (12, 2)]),
        (["01/13/2026", "02/03/2026 11:30 PM"], [(1, 13), (2, 3)]),
        (["02.03.2026"], [(3, 2)]),
        (["02/02/2026"], [(2, 2)]),
        (["2-Mar-2026", "2 March 2026", "Mar 2, 2026", "Mon March 2, 2026"], [(3, 2)] * 4),
    ],
)
def test_a_column_settles_whether_days_or_months_come_first(column: list[object], expected: list[tuple[int, int]]) -> None:
    order = date_order(column)
    assert [day(value, order) for value in column] == [date(2026, *pair) for pair in expected]


@pytest.mark.parametrize(
    ("value", "column", "reason"),
    [
        ("02/03/2026", ["02/03/2026"], "may be 2026-03-02 or 2026-02-03"),
        ("05/12/2026", ["05/12/2026"], "may be 2026-12-05 or 2026-05-12"),
        ("5 Thermidor 1794", [], "expected a date"),
        ("02/03/2026", ["02/03/2026", "13/03/2026", "03/13/2026"], "both days and months first"),
        ("31/31/2026", [], "no day of the calendar"),
        ("2026-02-30", [], "no day of the calendar"),
        ("31.02.2026", [], "no day of the calendar"),
        ("02/03/26", [], "expected a date"),
        ("46112", [], "expected a date"),
        ("next year", [], "expected a date"),
    ],
)
def test_what_is_no_date_or_may_be_two_is_refused(value: str, column: list[object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        day(value, date_order(column))


def test_a_date_that_is_clear_by_itself_is_read_in_a_column_that_contradicts_itself() -> None:
    column = ["13/01/2026", "01/13/2026"]
    assert date_order(column) == MIXED
    assert [day(value, MIXED) for value in column] == [date(2026, 1, 13)] * 2


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y"]))
def test_a_date_is_read_as_it_was_written_or_not_at_all(days: list[date], form: str) -> None:
    column = [item.strftime(form) for item in days]
    order = date_order(column)
    for written, meant in zip(column, days, strict=True):
        try:
            assert day(written, order) == meant
        except ValueError:
            assert all(item.day <= 12 for item in days)


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1), st.sampled_from([",.", ".,", " ,", " ."]))
def test_an_amount_is_read_as_it_was_written_or_not_at_all(amounts: list[Decimal], marks: str) -> None:
    column = [f"{item:,.2f}".translate(str.maketrans({",": marks[0], ".": marks[1]})) for item in amounts]
    mark = decimal_mark(column)
    assert [number(written, mark) for written in column] == amounts
