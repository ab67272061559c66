"""The days of a case, and amounts in other currencies."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.case import Case
from backtable.checking import careful_warnings
from backtable.errors import InputError
from backtable.files import Money, case_text, read_case, read_package
from backtable.quantities import CURRENCIES, parse_amount
from backtable.wording import days_words
from tests.test_commands import run

CASE = """
case: Dates
currency: USD
ours: a
{more}
issues:
  price: {{kind: amount, from: 0, to: 1.08m, step: 54k, unit: USD}}
  signed: {{from: 0, to: 90, step: 30, unit: days}}
sides:
  a: {{people: {{p: {{table: front}}}}, interests: [{{name: Money, value: -price, no_deal: {no_deal}}}]}}
  b:
    people: {{q: {{table: front}}}}
    interests: [{{name: Money, value: 'price * (1 if signed <= {day} else 0.5)', no_deal: 0}}]
"""


def case(more: str = "", no_deal: str = "-700000", day: str = "60") -> Case:
    return read_case("c.yaml", CASE.format(more=more, no_deal=no_deal, day=day).encode())


def refused(more: str = "", no_deal: str = "-700000", day: str = "60") -> str:
    with pytest.raises(InputError) as caught:
        case(more, no_deal, day)
    return str(caught.value)


CALENDAR = "calendar: {today: 2026-05-04, quarter_end: {date: 2026-06-30, source: their report}, letter: 2026-04-02}"


def test_a_day_is_a_fact_in_days_from_today() -> None:
    found = case(CALENDAR, day="quarter_end")
    assert found.today == date(2026, 5, 4)
    facts = {item.key: item for item in found.facts}
    assert (facts["quarter_end"].value, facts["quarter_end"].unit) == (57, "days")
    assert facts["quarter_end"].source == "30 June 2026, counted from 4 May 2026; their report"
    assert facts["letter"].value == -32
    assert "today" not in facts
    assert not [item for item in careful_warnings(found) if "joins" in item.found or "compares" in item.found]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-20_000, 20_000))
def test_any_day_counts_from_any_today(today: date, days: int) -> None:
    found = case(f"calendar: {{today: {today}, then: {today + timedelta(days=days)}}}")
    assert {item.key: item.value for item in found.facts} == {"then": days}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("calendar: {quarter_end: 2026-06-30}", "c.yaml:5:1: the calendar does not say from which day it counts"),
        ("calendar: {today: 4.5.2026}", "c.yaml:5:19: `4.5.2026` is no day"),
        ("calendar: {today: 2026-02-30}", "c.yaml:5:19: `2026-02-30` is no day"),
        ("calendar: {today: 2026-05-04, price: 2026-06-30}", "c.yaml:5:31: `price` is also among the issues"),
        ("calendar: {today: 2026-05-04, a b: 2026-06-30}", "c.yaml:5:31: `a b` cannot stand in a formula"),
        ("calendar: {today: 2026-05-04, end: {about: x}}", "c.yaml:5:36: calendar.end"),
        ("currencies: {EUX: 1.1}", "c.yaml:5:14: `EUX` is not the code of a currency; expected a code of ISO 4217"),
        ("currencies: {USD: 1.1}", "c.yaml:5:14: USD is the case's own currency"),
        ("currencies: {EUR: -1}", "c.yaml:5:19: the rate -1 of EUR is not above 0"),
        ("currencies: {EUR: {rate: 1, date: May}}", "c.yaml:5:35: `May` is no day"),
    ],
)  # fmt: skip
def test_what_is_no_day_or_no_rate_is_refused_at_its_place(more: str, said: str) -> None:
    assert said in refused(more)


def test_days_and_rates_are_written_as_they_were_read() -> None:
    more = f"{CALENDAR}\ncurrencies: {{EUR: {{rate: 1.08, date: 2026-05-04, source: ECB}}, GBP: 1.27}}"
    found = case(more, "-€100k", "quarter_end")
    again = read_case("c.yaml", case_text(found).encode())
    assert again == found
    assert again.digest == found.digest
    assert case("calendar: {today: 2026-05-04}") == read_case("c.yaml", case_text(case("calendar: {today: 2026-05-04}")).encode())


def test_today_is_no_name_of_a_formula() -> None:
    assert "`today` is not known here" in refused(CALENDAR, day="today")


@pytest.mark.parametrize("written", ["-€100k", "-100k EUR", "EUR -100k", "-EUR 100k", "'-€100,000'", "-100000.00 EUR"])
def test_an_amount_of_another_currency_is_converted_at_the_stated_rate(written: str) -> None:
    found = case("currencies: {EUR: {rate: 1.08, date: 2026-05-04, source: ECB}}", written)
    (interest,) = found.our_side.interests
    assert interest.no_deal is not None
    assert interest.no_deal.text == "-108000.0"
    assert (found.currencies[0].rate, found.currencies[0].day) == (1.08, date(2026, 5, 4))


def test_the_case_s_own_currency_needs_no_rate() -> None:
    assert case(no_deal="-$700k").digest == case(no_deal="-700k USD").digest == case().digest


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("-€100k", "c.yaml:10:86: `-€100k` is in EUR, and the case in USD; state what one EUR is: currencies: {EUR: a rate in USD}"),
        ("100 CHF", "`100 CHF` is in CHF, and the case in USD"),
        ("€5 USD", "this cannot be read as a formula"),
    ],
)
def test_an_amount_without_a_rate_is_refused(written: str, said: str) -> None:
    assert said in refused(no_deal=written)


def test_a_sign_in_a_case_without_a_currency_is_refused() -> None:
    text = CASE.format(more="", no_deal="-€5", day="60").replace("currency: USD\n", "")
    with pytest.raises(InputError, match="states no currency; write currency: EUR at the top"):
        read_case("c.yaml", text.encode())


def test_a_package_on_the_command_line_is_converted_too() -> None:
    found = case("currencies: {EUR: 1.08}")
    assert read_package(found, "price=€100k, signed=30").values == (108000, 30)
    with pytest.raises(InputError, match="is in GBP, and the case in USD"):
        read_package(found, "price=£100k, signed=30")


def test_three_capitals_that_are_no_currency_stay_a_name() -> None:
    text = CASE.format(more="", no_deal="0", day="60").replace("signed: {from: 0, to: 90, step: 30, unit: days}", "signed: {options: [2 CPU, 4 CPU]}")
    found = read_case("c.yaml", text.replace("signed <= 60", 'signed == "2 CPU"').encode())
    assert found.issues[1].options == ("2 CPU", "4 CPU")


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.sampled_from(sorted(CURRENCIES)))
def test_a_conversion_is_exact_in_decimals(number: int, rate: int, code: str) -> None:
    written, found = parse_amount(f"{number} {code}")
    assert (written, found) == (number, code)
    own = Money("points", {code: rate / 10_000}).own(written, code)
    assert own == float(Decimal(number) * Decimal(rate) / 10_000)


def test_the_digest_of_a_case_without_days_and_rates_is_what_it_was(root: Path) -> None:
    """Records hold digests of cases, so that a new key must not change those of cases that do not use it."""
    known = {
        "over-deployment": "f5eee60e7e196d0dbb12ddb72a2b4f7a411a2d449c273a45f122de5893b55668",
        "points": "70ee0e81c37a3d2050447b10da69849339e72e10aaaf168fc61831dbfd1f6cf0",
    }
    for name, digest in known.items():
        assert read_case(root / "examples" / name / "case.yaml").digest == digest


def test_check_says_rates_and_days_and_clauses(root: Path) -> None:
    done = run(root, "check", "docs/reference/every-key.yaml")
    assert done.returncode == 0, done.stderr
    assert "Rates: 1 USD is 0.92 EUR (5 January 2026; invented); 1 GBP is 1.15 EUR." in done.stdout
    assert "Days: today is 12 January 2026; quarter end 31 March 2026 (78 days later: the publisher's quarter ends)." in done.stdout
    assert "Clauses: contract 4711, clause 9." in done.stdout
    assert "Rates" not in run(root, "check", "examples/points/case.yaml").stdout


def test_a_day_that_begins_with_a_name_keeps_its_capital() -> None:
    text = CALENDAR.replace("source: their report", "about: Corvex closes its books").replace("letter: 2026-04-02", "letter: {date: 2026-04-02, about: The letter of the auditors}")
    named = replace(case(text), name="Audit by Corvex")
    assert "quarter end 30 June 2026 (57 days later: Corvex closes its books)" in days_words(named)
    assert "letter 2 April 2026 (32 days earlier: the letter of the auditors)" in days_words(named)
