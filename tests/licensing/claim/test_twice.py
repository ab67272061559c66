"""What is charged for a time is owed once for each time; licences are bought once, and each in the metric in which they are short."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing import PositionRow
from backtable.licensing.claim import ClaimLine, Prices, Terms, read_supplier_claim
from backtable.licensing.claim._challenge import Challenge
from backtable.licensing.claim._periods import period_in
from backtable.licensing.claim._terms import BackSupport
from tests.licensing.claim.rows import row, steps
from tests.licensing.claim.test_challenge import challenged, cuts, line, lump

D = Decimal
SHORT = (row("server", 20),)
LICENCES = line(1, "server", 20, 100)


def of(item: ClaimLine, period: str) -> ClaimLine:
    return replace(item, period=period_in(period, whole=True), title=f"{item.title} {item.component} {period}")


def support(number: int, period: str = "", units: int = 20, price: int = 25) -> ClaimLine:
    return of(line(number, "server", units, price, "back_support"), period)


def twice(lines: list[ClaimLine], *readings: tuple[PositionRow, ...]) -> list[tuple[int, Decimal, str]]:
    found = challenged(lines, *(readings or (SHORT,)), terms=Terms())
    return [(item.line.number, cut.amount, cut.strength) for item in found for cut in item.reductions if cut.key == "twice"]


def test_support_of_several_years_is_no_double_charge() -> None:
    """20 × 25 for each of three years is 500 each, and all of it follows 20 licences that are short; the same year again is 500 too much."""
    years = [LICENCES, support(2, "2023"), support(3, "2024"), support(4, "2025")]
    assert twice(years) == []
    assert [item.evidenced for item in challenged(years, SHORT)] == [D(2000), D(500), D(500), D(500)]
    assert twice([*years, support(5, "2024")]) == [(5, D(500), "strong")]


def test_a_span_that_holds_a_year_charges_that_year_again() -> None:
    """Three years for 1,500 after the second of them: a third of it, 500, is charged twice."""
    assert twice([LICENCES, support(2, "2024"), support(3, "2023-2025", price=75)]) == [(3, D(500), "strong")]


def test_units_below_what_is_short_are_no_double_charge() -> None:
    """12 and 8 units of one year are the 20 that are short; 12 and 12 are 4 × 25 too much."""
    assert twice([LICENCES, support(2, "2024", 12), support(3, "2024", 8)]) == []
    assert twice([LICENCES, support(2, "2024", 12), support(3, "2024", 12)]) == [(3, D(100), "strong")]


def test_support_that_says_no_time_is_asked_for_it_and_is_never_strong() -> None:
    """The line without a year may be one of the two that name theirs, or a third: it is taken off, weakly, wherever it stands."""
    assert twice([LICENCES, support(2), support(3, "2023"), support(4, "2024")]) == [(2, D(500), "weak")]
    assert twice([LICENCES, support(2), support(3)]) == [(3, D(500), "fair")]
    assert twice([LICENCES, support(2), support(3, price=30)]) == [(3, D(600), "weak")]


@pytest.mark.parametrize(("component", "strength"), [("support", "fair"), ("back_support", "weak")])
def test_of_unequal_lump_sums_the_larger_stands(component: str, strength: str) -> None:
    """440 and 100 for the first year: whoever calls them one grants 440, and takes off 100. For the past they may be two years."""
    found = challenged([LICENCES, lump(2, "server", 100, component), lump(3, "server", 440, component)], SHORT, terms=Terms())
    assert cuts(found[1]) == [("twice", D(100))]
    assert (found[1].reductions[0].strength, found[2].evidenced) == (strength, D(440))
    assert "line 3 charges" in found[1].reductions[0].argument


def test_lump_sums_of_several_years_stand_and_the_same_year_again_does_not() -> None:
    years = [LICENCES, of(lump(2, "server", 440, "back_support"), "2023"), of(lump(3, "server", 440, "back_support"), "2024")]
    assert twice(years) == []
    assert twice([*years, replace(years[1], number=4)]) == [(4, D(440), "strong")]


def test_agreed_support_is_shared_by_what_is_left_of_its_lines() -> None:
    """Our terms owe 20 % of 2,000 for a year, 400; two lines charge the same 500: the one that stands has all of it."""
    agreed = Terms(back_support=BackSupport(D("0.2"), D(1)))
    found = challenged([LICENCES, support(2, "2024"), support(3, "2024")], SHORT, terms=agreed)
    assert [item.accepted for item in found] == [D(2000), D(400), D(0)]


def test_what_is_sold_by_the_year_is_owed_for_each_year_and_what_is_bought_once() -> None:
    """5 × 100 for each of two years of a subscription are two years; of what is bought the second is the same shortfall."""
    java, known = (row("java", 5, metric="oracle.java_employee"),), {("java", "oracle.java_employee"): "100"}
    years = [of(line(number, "java", 5, 100, metric="oracle.java_employee"), year) for number, year in ((1, "2024"), (2, "2025"))]
    assert [cut.key for item in challenged(years, java, known=known) for cut in item.reductions] == []
    challenge = Challenge(steps(java), [Terms()], Prices({"list": {("java", "oracle.java_employee"): D(100)}}), "our count", today=date(2025, 1, 1))
    past, today = challenge.of(years, {})  # what ran in 2024 no count of a day of 2025 shows
    assert ([(cut.key, cut.strength) for cut in past.reductions], past.evidenced, today.accepted) == ([("time", "fair")], D(0), D(500))
    bought = [of(line(number, "server", 20, 100), year) for number, year in ((1, "2024"), (2, "2025"))]
    assert twice(bought) == [(2, D(2000), "strong")]


def test_a_line_in_the_metric_in_which_something_is_short_is_for_that() -> None:
    """50 users and 8 devices are short, a user at 38.50 and a device at 41: 50 users at 40 are 50 × 38.50 = 1,925, and no line claims the devices."""
    short = (row("cal", 50, 300, "microsoft.user_cal"), row("cal", 8, 20, "microsoft.device_cal"))
    known = Prices({"list": {("cal", "microsoft.user_cal"): D("38.50"), ("cal", "microsoft.device_cal"): D(41)}})
    challenge = Challenge(steps(short), [Terms()], known, "our count")
    found = challenge.of([line(1, "cal", 50, 40, metric="microsoft.user_cal")], {})
    assert (found[0].evidenced, found[0].accepted) == (D(2000), D(1925))
    assert [(item.metric, units) for item, units in challenge.unclaimed(found)] == [("microsoft.device_cal", D(8))]
    both = challenge.of([line(1, "cal", 50, 40, metric="microsoft.user_cal"), line(2, "cal", 8, 41, metric="microsoft.device_cal")], {})
    assert [item.accepted for item in both] == [D(1925), D(328)]
    assert challenge.unclaimed(both) == ()


def test_a_line_beyond_its_own_metric_is_compared_with_others_by_what_they_cost() -> None:
    """8 processors at 47,500 are charged; 4 are short, and 150 users at 950, worth 3 processors: 7 in all stand."""
    short = (row("db", 4, metric="oracle.processor"), row("db", 150, metric="oracle.named_user"))
    known = {("db", "oracle.processor"): "47500", ("db", "oracle.named_user"): "950"}
    (item,) = challenged([line(1, "db", 8, 47500, metric="oracle.processor")], short, known=known)
    assert (item.accepted, item.reductions[0].strength) == (D(7 * 47500), "fair")


def test_a_second_line_at_quite_another_price_may_be_another_product() -> None:
    """At 100 and at 125, licences with assurance, the same is charged; at 100 and at 20 it may be an option that the title does not tell."""
    assert twice([LICENCES, line(2, "server", 20, 125)]) == [(2, D(2500), "strong")]
    assert twice([LICENCES, line(2, "server", 20, 20)]) == [(2, D(400), "fair")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Support 01/24-12/24", "Support 01/25-12/25"), ("Support Y1", "Support Y2"), ("Back support MY1", "Back support MY2"), ("Support P1", "Support P2"), ("Back support #A1", "Back support #A2"), ("Support Year 1", "Support Year 2")],
)
def test_support_whose_words_differ_in_figures_is_never_said_to_be_charged_twice(one: str, other: str, tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text(f"Product,Metric,Kind,Qty,Unit price,Amount\nserver,Install,Licence,20,100,2000\nserver,Install,{one},20,25,500\nserver,Install,{other},20,25,500\n", encoding="utf-8")
    lines = read_supplier_claim(path, lambda title, *_: "server" if "server" in title else "", lambda *_: "plain.install").lines
    assert [line.component == "licences" for line in lines] == [True, False, False]
    assert twice(list(lines)) == []
    path.write_text(path.read_text(encoding="utf-8").replace(other, one), encoding="utf-8")
    again = read_supplier_claim(path, lambda title, *_: "server" if "server" in title else "", lambda *_: "plain.install").lines
    assert [number for number, *_ in twice(list(again))] == [3]


def test_a_figure_in_the_title_of_what_is_sold_by_the_year_may_be_its_year() -> None:
    short = (row("java", 5, metric="oracle.java_employee"),)
    tiers = [replace(line(number, "java", 5, 100, metric="oracle.java_employee"), title=f"Java SE, tranche {number}") for number in (1, 2)]
    assert twice(tiers, short) == [(2, Decimal(500), "fair")]
    assert twice([replace(item, title="Java SE") for item in tiers], short) == [(2, Decimal(500), "strong")]
