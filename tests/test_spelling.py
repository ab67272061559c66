"""What somebody meant who wrote a name that there is not: the near one, and none where none is near."""

import pytest

from backtable.spelling import nearest, nearest_name, nearest_option

NAMES = ("client", "licences", "list_price", "discount", "penalty", "back_support", "sales-executive", "deal-desk", "chief-financial-officer", "programme", "colour_of_money")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("licenses", "licences"), ("License", "licences"), ("licence", "licences"), ("color_of_money", "colour_of_money"), ("program", "programme"),
        ("discuont", "discount"), ("discont", "discount"), ("Discount ", "discount"), ("penalties", "penalty"), ("price", "list_price"), ("listprice", "list_price"),
        ("list price", "list_price"), ("sales-exec", "sales-executive"), ("chief-finance-officer", "chief-financial-officer"), ("back_suport", "back_support"),
        ("clause", ""), ("client_worth", "client"), ("x", ""), ("", ""), ("--", ""), ("patient", ""), ("deal", "deal-desk"),
    ],
)  # fmt: skip
def test_a_near_name_is_meant_and_a_far_one_is_not(written: str, meant: str) -> None:
    assert nearest_name(written, NAMES) == meant


def test_licenses_are_no_client() -> None:
    assert nearest("licenses", ["client", "price", "services"]) == ""


def test_names_of_one_letter_are_not_mistaken_for_each_other() -> None:
    assert nearest_name("b", ["a", "c"]) == ""
    assert nearest_name("aa", ["a", "b"]) == "a"


def test_what_fits_two_names_alike_is_the_one_of_nearer_length() -> None:
    assert nearest_name("prices", ["price", "prices_paid"]) == "price"
    assert nearest_name("support", ["back_support", "support_rate"]) == "", "either could be meant"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("5 % a year", "5 % p.a."), ("5 % p.a", "5 % p.a."), ("3 % per year", "3 % a year"), ("nome", "none"), ("7 %", ""), ("12 months", "")],
)
def test_an_option_with_another_number_is_never_meant(written: str, meant: str) -> None:
    options = ["none", "3 % a year", "5 % p.a.", "7 % a year", "7 % once"]
    assert nearest_option(written, options) == (f"did you mean `{meant}`?" if meant else "")
