"""Numbers are written as people read them."""

import pytest

from backtable.quantities import counted, parse_amount, with_unit


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (0.25, "%", "25 %"),
        (0.125, "%", "12.5 %"),
        (150, "licences", "150 licences"),
        (1, "licences", "1 licence"),
        (1, "years", "1 year"),
        (0, "years", "0 years"),
        (-1, "days", "-1 day"),
        (1, "licences per day", "1 licence per day"),
        (1, "boss", "1 boss"),
        (1, "s", "1 s"),
        (2_000_000, "USD", "$2,000,000"),
        (-250.5, "USD", "-$250.50"),
        (50, "USD per licence", "$50 per licence"),
        (50, "EUR per licence", "50 EUR per licence"),
        (7, "", "7"),
        ("full", "days", "full"),
    ],
)
def test_a_value_is_written_with_its_unit(value: float | str, unit: str, written: str) -> None:
    assert with_unit(value, unit, "USD") == written


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "1"), (2_000_000, "2,000,000"), (10**15 - 1, "999,999,999,999,999"), (10**15, "about 10^15"), (3 * 10**200, "about 10^200")],
)  # fmt: skip
def test_a_count_is_written_out_or_by_its_size(count: int, written: str) -> None:
    assert counted(count) == written
    assert counted(10**5000 + 1) == "about 10^5000"


@pytest.mark.parametrize(
    ("written", "number", "currency"),
    [("1.5 million", 1_500_000, ""), ("€1.5 Million", 1_500_000, "EUR"), ("3 mn", 3_000_000, ""), ("EUR 20 thousand", 20_000, "EUR"), ("2 billion USD", 2e9, "USD"), ("-1,200.50", -1200.5, "")],
)
def test_numbers_may_be_written_with_words(written: str, number: float, currency: str) -> None:
    assert parse_amount(written) == (number, currency)


@pytest.mark.parametrize("written", ["123456789012345678", "9,007,199,254,740,993", "-9007199254740993"])
def test_a_whole_number_that_would_change_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="has more digits than a number keeps: round it to 15"):
        parse_amount(written)


@pytest.mark.parametrize(("written", "number"), [("9007199254740992", 2.0**53), ("1e23", 1e23), ("123456789012345680", 123456789012345680.0), ("0.1234567890123456789", 0.12345678901234568), ("10000000000000000000000000", 1e25)])
def test_long_numbers_that_stay_as_they_are_or_are_no_whole_ones_are_read(written: str, number: float) -> None:
    assert parse_amount(written) == (number, "")
