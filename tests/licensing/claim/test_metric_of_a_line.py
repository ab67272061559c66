"""A line without a metric is in the one whose price is nearest to its own; support is in that of the licences it is charged on."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backtable.licensing.claim import ClaimLine
from tests.licensing.claim.rows import row
from tests.licensing.claim.test_challenge import challenged, line

D = Decimal
LISTED = {("db", "oracle.processor"): "47500", ("db", "oracle.nup"): "950"}
THEIRS, OURS = (row("db", 20, metric="oracle.processor"),), (row("db", 4, metric="oracle.processor"),)


def evidenced(*lines: ClaimLine) -> list[Decimal]:
    return [item.evidenced for item in challenged(list(lines), THEIRS, OURS, known=LISTED)]


@pytest.mark.parametrize("component", ["back_support", "support", "penalty", "interest"])
def test_what_is_charged_on_licences_is_in_their_metric(component: str) -> None:
    """20 processors at 47,500 and support of 20 at 10,450, nearer to a named user at 950: 4 of 20 are short, so 190,000 and 41,800 stand."""
    assert evidenced(line(1, "db", 20, 47500), line(2, "db", 20, 10450, component)) == [D(190000), D(41800)]
    assert evidenced(line(1, "db", 20, 10450, component), line(2, "db", 20, 47500)) == [D(41800), D(190000)]


def test_support_says_by_its_price_of_which_of_two_licences_it_is() -> None:
    """A year of 20 processors at 10,450, and of 100 users at 209, which are 2 processors at list: 4 short are for either line of support."""
    lines = [line(1, "db", 20, 47500), line(2, "db", 100, 950), line(3, "db", 20, 10450, "back_support"), line(4, "db", 100, 209, "support")]
    assert evidenced(*lines)[2:] == [D(41800), D(20900)]


def test_support_without_licences_beside_it_is_told_by_a_share_of_the_list_price() -> None:
    """A year at 10,450 is eleven times a named user's price and 22 % of a processor's: 4 of 20 are short."""
    assert evidenced(line(1, "db", 20, 10450, "back_support")) == [D(41800)]


def test_support_without_a_price_is_told_by_its_amount_over_its_units() -> None:
    assert evidenced(line(1, "db", 20, 47500), replace(line(2, "db", 20, 10450, "back_support"), price=None))[1] == D(41800)


def test_a_price_far_below_list_is_nearest_by_how_many_times_it_is() -> None:
    """14,250 is a processor at 70 % off, and fifteen times a named user, though it is nearer to 950 in money: 4 of 20 stand at 14,250."""
    assert evidenced(line(1, "db", 20, 14250)) == [D(57000)]
