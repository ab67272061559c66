"""Tables for spreadsheets are shown and never computed, and amounts stay exact."""

import csv
import io
from decimal import Decimal

import pytest

from backtable.files import csv_text, unquoted


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\tx", "'already"])
def test_a_text_that_would_be_computed_gets_an_apostrophe_and_comes_back_as_it_was(text: str) -> None:
    written = next(csv.reader(io.StringIO(csv_text(["a"], [[text]]).split("\r\n", 1)[1])))
    assert written == [f"'{text}"]
    assert unquoted(written[0]) == text


def test_amounts_are_exact_and_nothing_is_empty() -> None:
    assert csv_text(["a", "b", "c"], [[Decimal("0.50"), None, Decimal("-3")]]) == "a,b,c\r\n0.5,,-3\r\n"
