"""Each line of a claim is cut down to what our count, prices and terms leave, and every cut has its argument."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.licensing import PositionRow
from backtable.licensing.claim import Challenged, ClaimLine, Clause, Prices, Terms, read_supplier_claim, usual_terms
from backtable.licensing.claim._challenge import Challenge
from backtable.licensing.claim._challenged import Judgement
from backtable.licensing.claim._terms import BackSupport, Costs, Refusal
from backtable.licensing.readings import questions
from tests.licensing.claim.rows import row, steps

D = Decimal
NO_SUPPORT = {"back_support": Refusal("never asked for", "strong"), "penalty": Refusal("no clause", "strong")}


def line(number: int, product: str, units: object, price: object, component: str = "licences", amount: object = None, metric: str = "") -> ClaimLine:
    count, each = (None if value is None else D(str(value)) for value in (units, price))
    stated = D(str(amount)) if amount is not None else (count or D(0)) * (each or D(0))
    return ClaimLine(number, product.title(), product, metric, component, count, each, stated.quantize(D("0.01")))


def challenged(
    lines: Sequence[ClaimLine],
    *readings: tuple[PositionRow, ...],
    terms: Terms | None = None,
    known: Mapping[tuple[str, str], str] | None = None,
    judged: Mapping[int, Judgement] | None = None,
) -> tuple[Challenged, ...]:
    price = {key: D(value) for key, value in (known or {("server", "plain.install"): "100"}).items()}
    challenge = Challenge(steps(*readings), [terms or Terms(refused=NO_SUPPORT)], Prices({"list": price}), "our count")
    return challenge.of(lines, judged or {})


def cuts(item: Challenged) -> list[tuple[str, Decimal]]:
    return [(cut.key, cut.amount) for cut in item.reductions]


def test_units_beyond_the_suppliers_own_reading_are_not_evidenced() -> None:
    (item,) = challenged([line(1, "server", 12, 100)], (row("server", 10),), (row("server", 7),))
    assert cuts(item) == [("evidence", D(200)), (questions()[0].key, D(300))]
    assert (item.evidenced, item.priced, item.accepted) == (D(700), D(700), D(700))
    assert item.units == 7


def test_a_line_below_our_own_count_stands() -> None:
    (item,) = challenged([line(1, "server", 5, 100)], (row("server", 10),), (row("server", 7),))
    assert (cuts(item), item.accepted) == ([], D(500))


def test_wrong_arithmetic_comes_off_first() -> None:
    (item,) = challenged([line(1, "server", 5, 100, amount=650)], (row("server", 10),))
    assert cuts(item) == [("arithmetic", D(150))]


def test_the_same_shortfall_charged_by_two_lines_counts_once() -> None:
    first, second = challenged([line(1, "server", 6, 100), line(2, "server", 6, 100)], (row("server", 8),))
    assert (first.accepted, second.accepted) == (D(600), D(200))
    assert cuts(second) == [("twice", D(400))]


def test_a_price_above_ours_is_cut_and_one_below_is_kept() -> None:
    dear, cheap = (challenged([line(1, "server", 2, price)], (row("server", 2),))[0] for price in (150, 80))
    assert (cuts(dear), dear.accepted) == ([("price", D(100))], D(200))
    assert (cuts(cheap), cheap.accepted) == ([], D(160))


def test_support_follows_the_licences_and_falls_to_our_terms() -> None:
    lines = [line(1, "server", 10, 200), line(2, "server", None, None, "back_support", 1200)]
    _, support = challenged(lines, (row("server", 10),), (row("server", 5),))
    assert support.evidenced == D(600)  # half of the licences stand
    assert support.priced == D(300)  # at half the price
    assert (support.accepted, support.reductions[-1].argument) == (D(0), "never asked for")
    agreed = Terms(back_support=BackSupport(D("0.2"), D(1)))
    _, support = challenged(lines, (row("server", 10),), (row("server", 5),), terms=agreed)
    assert support.accepted == D(100)  # 5 × 100 × 20 %


def test_a_lump_sum_for_everything_follows_all_licences() -> None:
    lines = [line(1, "server", 10, 100), line(2, "client", 10, 100), line(3, "", None, None, "penalty", 400)]
    known = {("server", "plain.install"): "100", ("client", "plain.install"): "100"}
    found = challenged(lines, (row("server", 10), row("client", 10)), (row("server", 5), row("client", 0, 10)), known=known)
    assert found[2].evidenced == D(100)


def test_a_line_of_an_unknown_product_is_put_to_the_supplier_to_prove() -> None:
    (item,) = challenged([line(1, "", 3, 100)], (row("server", 3),))
    assert (item.matched, item.accepted) == (False, D(0))
    assert cuts(item) == [("evidence", D(300))]


def test_a_comparison_by_prices_says_so_and_is_not_strong_nor_is_what_follows_it() -> None:
    known = {("db", "oracle.processor"): "47500", ("db", "oracle.nup"): "950"}
    short = (row("db", 950, metric="oracle.nup"), row("db", 2, metric="oracle.processor"))
    lines = [line(1, "db", 52, 47500, metric="oracle.processor"), line(2, "db", None, None, "back_support", 520)]
    for item in challenged(lines, short, known=known)[:2]:
        assert (item.reductions[0].key, item.reductions[0].strength) == ("evidence", "fair")
    assert challenged(lines, short, known=known)[0].reductions[0].argument == (
        "our count shows 950 named user licences and 2 processor licences short, not all in the line's unit, which cost as much at list as "
        "21 processor licences; 52 are charged"
    )
    plain = challenged(lines, (row("db", 21, metric="oracle.processor"),), known=known)
    assert [(item.reductions[0].key, item.reductions[0].strength) for item in plain] == [("evidence", "strong")] * 2


def test_a_line_in_another_metric_is_compared_by_what_units_cost_at_list() -> None:
    known = {("server", "plain.user"): "50", ("server", "plain.install"): "200"}
    theirs, ours = (row("server", 40, metric="plain.user"),), (row("server", 6, metric="plain.install"),)
    (item,) = challenged([line(1, "server", 40, 50, metric="plain.user")], theirs, ours, known=known)
    assert item.evidenced == D(1200)  # 6 × 200
    assert item.units == 24


def test_an_option_claimed_by_processor_is_compared_with_our_named_users_by_what_units_cost_at_list() -> None:
    known = {("option", "oracle.processor"): "11500", ("option", "oracle.nup"): "230"}
    theirs, ours = (row("option", 1000, metric="oracle.nup"),), (row("option", 250, metric="oracle.nup"),)
    for stated in ("oracle.processor", ""):  # without a metric its price says which
        (item,) = challenged([line(1, "option", 40, 11500, metric=stated)], theirs, ours, known=known)
        assert cuts(item) == [("evidence", D(230000)), (questions()[0].key, D(172500))]
        assert (item.units, item.accepted) == (5, D(57500))


def test_a_price_by_the_month_beside_the_amount_of_a_year_is_no_wrong_arithmetic() -> None:
    known, short = {("java", "oracle.java_employee"): "129.60"}, (row("java", 1500, metric="oracle.java_employee"),)
    (item,) = challenged([line(1, "java", 1500, "13.50", amount=243000, metric="oracle.java_employee")], short, known=known)
    assert cuts(item) == [("price", D(48600))]
    (item,) = challenged([line(1, "java", 1500, "10.00", amount=277500, metric="oracle.java_employee")], short, known=known)
    assert cuts(item)[0] == ("arithmetic", D(262500))  # eighteen times and a half is no number of months


@pytest.mark.parametrize("months", [18, 36])
def test_a_price_by_the_month_may_be_charged_for_any_number_of_months(months: int) -> None:
    known, short = {("java", "oracle.java_employee"): "129.60"}, (row("java", 1500, metric="oracle.java_employee"),)
    (item,) = challenged([line(1, "java", 1500, "13.50", amount=1500 * D("13.50") * months, metric="oracle.java_employee")], short, known=known)
    # 13.50 against 10.80 a month: a fifth comes off, however many months are charged
    assert cuts(item) == [("price", 1500 * D("2.70") * months)]


def test_periods_that_a_line_names_are_charged_by_its_arithmetic() -> None:
    for title, left in (("Server, 3 years", D(3000)), ("Server", D(1000)), ("Server, 4 years", D(1000))):
        stated = replace(line(1, "server", 10, 100, amount=3000), title=title)
        (item,) = challenged([stated], (row("server", 10),))
        assert (item.evidenced, item.accepted) == (left, left), title


@pytest.mark.parametrize(
    ("title", "head", "cell", "price", "accepted"),
    [
        ("Foundation, 3-Year Prepaid Commit", "Note", "", 570, 16 * 570),  # three years at 190
        ("Foundation, 36 months", "Note", "", 570, 16 * 570),
        ("Foundation", "Term", "3 years", 570, 16 * 570),
        ("Foundation", "Term (months)", "36", 570, 16 * 570),
        ("Foundation", "Term (months)", "12", 570, 16 * 190),
        ("Foundation, 3 years", "Note", "", 600, 16 * 570),  # 200 a year
        ("Foundation, 3 years", "Note", "", 190, 16 * 190),  # by the year
        ("Foundation, 3 years", "Note", "", 171, 16 * 171),
        ("Foundation", "Note", "", 570, 16 * 190),
    ],
)
def test_a_subscription_may_be_quoted_for_its_whole_term(title: str, head: str, cell: str, price: int, accepted: int, tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    path.write_text(f"Product,Metric,{head},Quantity,Unit price,Amount\n\"{title}\",Core,{cell},72,{price},{72 * price}\n", encoding="utf-8")
    lines = read_supplier_claim(path, lambda title, *_: "vsf" if "Foundation" in title else "", lambda *_: "vmware.core").lines
    (item,) = challenged(lines, (row("vsf", 16, metric="vmware.core"),), known={("vsf", "vmware.core"): "190"})
    assert item.accepted == accepted


def test_a_line_whose_unit_no_price_compares_with_ours_is_not_cut_by_numbers() -> None:
    theirs, ours, none = ((row("server", units, metric="plain.user"),) for units in (40, 30, 0))
    for steps_, left in (((theirs, ours), D(5000)), ((theirs, none), D(0))):
        challenge = Challenge(steps(*steps_), [Terms()], Prices({"list": {}}), "our count")
        found = challenge.of([line(1, "server", 10, 500, metric="plain.install")], {})
        assert found[0].accepted == left
        assert [(one.metric, one.theirs) for one in found[0].shown] == [("plain.user", D(40))]
        assert challenge.notes(found)[0].startswith("line 1, Server, is in installations and our count in users: no price says")
        assert challenge.unclaimed(found) == ()


def test_an_argument_that_the_entitlements_do_not_bear_out_is_weak_and_says_so() -> None:
    challenge = Challenge(
        steps((row("server", 9),), (row("server", 4),)), [Terms()], Prices({"list": {}}), "our count", unshown=lambda _, product: f"nothing is owned of {product}"
    )
    (item,) = challenge.of([line(1, "server", 9, 100)], {})
    (cut,) = item.reductions
    assert (cut.strength, cut.evidence.endswith("; nothing is owned of server")) == ("weak", True)


def test_our_own_count_stands_beside_each_line_of_licences_whatever_it_asks_for() -> None:
    lines = [line(1, "server", 22, 100), line(2, "server", 1, 100, "back_support"), line(3, "client", 5, 100)]
    found = challenged(lines, (row("server", 30), row("client", 0, 4)), (row("server", 7), row("client", 0, 4)))
    assert [[(one.metric, one.ours, one.theirs) for one in item.shown] for item in found] == [
        [("plain.install", D(7), D(30))],
        [],
        [("plain.install", D(0), D(0))],
    ]


def test_our_own_judgement_decides_last() -> None:
    judged = {1: Judgement(D(90), "settled in 2024", "letter", "strong")}
    (item,) = challenged([line(1, "server", 5, 100)], (row("server", 5),), judged=judged)
    assert (item.priced, item.accepted, cuts(item)) == (D(500), D(90), [("judgement", D(410))])


def test_a_published_claim_by_product_comes_down_as_its_audit_says() -> None:
    """Example val-01: broadcomaudits.com, case study of a claim of $2.4m verified at $410k."""
    lines = [
        line(1, "server", None, None, amount=1350000),
        line(2, "", None, None, "back_support", 700000),
        line(3, "client", None, None, amount=350000),
    ]
    verified = {1: 320000, 2: 0, 3: 90000}
    judged = {number: Judgement(D(amount), "verified") for number, amount in verified.items()}
    found = challenged(lines, (row("server", 1), row("client", 1)), judged=judged)
    claimed, accepted = sum(item.line.amount for item in found), sum(item.accepted for item in found)
    assert (claimed, accepted, claimed - accepted) == (2400000, 410000, 1990000)


def test_what_our_count_shows_and_no_line_claims_is_kept_for_our_eyes() -> None:
    shown = steps((row("server", 10), row("client", 4)))
    challenge = Challenge(shown, [Terms()], Prices({"list": {("server", "plain.install"): D(1)}}), "our count")
    found = challenge.of([line(1, "server", 7, 1)], {})
    assert [(item.product, units) for item, units in challenge.unclaimed(found)] == [("server", D(3)), ("client", D(4))]


PRODUCT = st.sampled_from(["server", "client", "stranger"])
LINES = st.lists(
    st.tuples(PRODUCT, st.sampled_from(["licences", "back_support", "penalty", "interest", "costs"]), st.none() | st.integers(0, 30), st.none() | st.integers(0, 900), st.integers(-9000, 20000)),
    min_size=1,
    max_size=5,
)
SHORT = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=4)


@given(LINES, SHORT, st.integers(1, 300))
def test_cuts_add_up_and_never_more_is_granted_than_counted(lines: list[tuple[str, str, int | None, int | None, int]], short: list[tuple[int, int]], price: int) -> None:
    readings = [(row("server", first), row("client", second)) for first, second in short]
    known = {("server", "plain.install"): str(price), ("client", "plain.install"): str(price)}
    written = [
        line(number, "" if product == "stranger" else product, units if amount >= 0 else None, each, component, None if units and each and amount >= 0 else amount)
        for number, (product, component, units, each, amount) in enumerate(lines, 1)
    ]
    found = challenged(written, *readings, known=known)
    for item in found:
        assert item.line.amount - sum((cut.amount for cut in item.reductions), D(0)) == item.accepted
        assert 0 <= item.accepted <= item.line.amount or item.line.amount <= item.accepted <= 0
        assert all(cut.argument and cut.strength in ("strong", "fair", "weak") for cut in item.reductions)
    for name, last in zip(("server", "client"), short[-1], strict=True):
        granted = sum(
            (item.accepted for item in found if item.line.product == name and item.line.component == "licences" and item.line.amount >= 0),
            D(0),
        )
        assert granted <= last * price + D("0.01") * len(found)


def lump(number: int, product: str, amount: object, component: str = "licences") -> ClaimLine:
    return line(number, product, None, None, component, amount)


def test_a_lump_sum_is_granted_up_to_what_our_count_comes_to() -> None:
    (item,) = challenged([lump(1, "server", 5000)], (row("server", 10),), (row("server", 4),))
    assert (item.evidenced, item.priced, item.accepted) == (D(2000), D(400), D(400))  # 4 of 10, then 4 × 100
    assert [cut.key for cut in item.reductions] == [questions()[0].key, "price"]
    (item,) = challenged([lump(1, "server", 300)], (row("server", 10),), (row("server", 4),))
    assert item.accepted == D(120)


def test_lump_sums_for_one_product_share_its_shortfall() -> None:
    found = challenged([lump(1, "server", 3000), lump(2, "server", 1000)], (row("server", 8),))
    assert [item.accepted for item in found] == [D(600), D(200)]  # 8 × 100 in all


def test_a_lump_sum_beside_lines_with_units_charges_the_same_shortfall_twice() -> None:
    total, detail = challenged([lump(1, "server", 800), line(2, "server", 8, 100)], (row("server", 8),))
    assert (cuts(total), total.accepted, detail.accepted) == ([("twice", D(800))], D(0), D(800))
    part, detail = challenged([lump(1, "server", 400), line(2, "server", 6, 100)], (row("server", 8),))
    assert (part.accepted, detail.accepted) == (D(100), D(600))  # a quarter of the shortfall is left for it


def test_an_amount_below_units_times_price_stands() -> None:
    (item,) = challenged([line(1, "server", 5, 100, amount=400)], (row("server", 5),))
    assert (cuts(item), item.accepted) == ([], D(400))


def test_a_price_rounded_to_the_cent_is_no_wrong_arithmetic() -> None:
    known = {("server", "plain.install"): "33.333"}
    (item,) = challenged([line(1, "server", 3, "33.33", amount=100)], (row("server", 3),), known=known)
    assert [key for key, _ in cuts(item)] != ["arithmetic"]


def test_a_credit_falls_with_the_units_and_is_no_discount_on_a_price_that_is_cut() -> None:
    lines = [line(1, "server", 10, 200), lump(2, "", -400)]
    kept = challenged(lines, (row("server", 10),), (row("server", 5),), known={("server", "plain.install"): "200"})
    assert [(item.evidenced, item.accepted) for item in kept] == [(D(1000), D(1000)), (D(-200), D(-200))]
    cut = challenged(lines, (row("server", 10),), (row("server", 5),))
    assert [(item.priced, item.accepted) for item in cut] == [(D(500), D(500)), (D(0), D(0))]  # 500 is cut of the price, 200 was the credit
    some = challenged(lines, (row("server", 10),), (row("server", 5),), known={("server", "plain.install"): "170"})
    assert [item.accepted for item in some] == [D(850), D(-50)]
    assert [cut.argument for cut in some[1].reductions][-1] == "it is taken off a price that is cut already"


def test_audit_costs_are_owed_once_whatever_their_lines_name() -> None:
    agreed = Terms(audit_costs=Costs(D(900)))
    lines = [line(1, "server", 1, 100), lump(2, "server", 600, "costs"), lump(3, "", 1200, "costs")]
    found = challenged(lines, (row("server", 1),), terms=agreed)
    assert [item.accepted for item in found] == [D(100), D(300), D(600)]


def test_clauses_of_the_contracts_stand_as_evidence() -> None:
    known = [Clause("C-1", "MAKER", "audit", "at 125 % of the list price over 5 %"), Clause("C-1", "Maker", "audit", "once a year, the supplier bears the cost"), Clause("C-1", "Maker", "price_hold", "prices of 2023"), Clause("C-2", "Else", "audit", "never")]
    price = Prices({"list": {("server", "plain.install"): D(100)}})
    challenge = Challenge(steps((row("server", 1),)), [Terms(source="order 7", refused=NO_SUPPORT)], price, "our count", known)
    licences, penalty = challenge.of([line(1, "server", 1, 150), lump(2, "server", 30, "penalty")], {})
    assert [cut.evidence for cut in licences.reductions] == ["order 7; C-1, price hold: “prices of 2023”"]
    assert penalty.reductions[-1].evidence == "C-1, audit: “at 125 % of the list price over 5 %”"
    bare = Challenge(steps((row("server", 1),)), [Terms(refused=NO_SUPPORT)], price, "our count")
    (_, penalty) = bare.of([line(1, "server", 1, 100), lump(2, "server", 30, "penalty")], {})
    assert penalty.reductions[-1].evidence.startswith("no clause of their contracts is among the entitlements")


def test_every_reduction_has_evidence() -> None:
    lines = [line(1, "server", 12, 150), line(2, "server", 2, 150), lump(3, "client", 90), lump(4, "", 70, "interest"), lump(5, "", -30), lump(6, "", 20, "costs")]
    found = challenged(lines, (row("server", 10), row("client", 1)), (row("server", 7), row("client", 0, 1)))
    assert [cut for item in found for cut in item.reductions if not cut.evidence and cut.key != "twice" and item.line.place] == []
    assert all(cut.argument for item in found for cut in item.reductions)


def tax(number: int, amount: object, product: str = "", place: str = "") -> ClaimLine:
    return ClaimLine(number, "VAT", product, "", "tax", None, None, D(str(amount)), "", place)


def test_tax_follows_what_it_is_charged_on() -> None:
    lines = [line(1, "server", 10, 120), line(2, "server", None, None, "back_support", 800), tax(3, 400)]
    found = challenged(lines, (row("server", 10),), (row("server", 5),))
    # 1,200 become 600 by our count and 500 at our price; support of 800 becomes 400, then 333.33 and is not owed.
    assert [item.accepted for item in found] == [D(500), D(0), D(100)]
    assert [(found[2].evidenced, found[2].priced)] == [(D(200), D("166.67"))]
    assert sum(cut.amount for cut in found[2].reductions) == 300


def test_no_tax_is_owed_where_we_account_for_it() -> None:
    terms = Terms(refused={"tax": Refusal("we account for it (reverse charge)", "strong", "our VAT number")})
    item = challenged([line(1, "server", 10, 100), tax(2, 190)], (row("server", 10),), terms=terms)[1]
    assert (item.priced, item.accepted) == (D(190), D(0))
    assert [(cut.argument, cut.evidence) for cut in item.reductions] == [("we account for it (reverse charge)", "our VAT number")]


def test_the_tax_of_one_product_does_not_follow_another() -> None:
    lines = [line(1, "server", 10, 100), tax(2, 190, "server"), line(3, "client", 10, 100), tax(4, 190, "client")]
    known = {("server", "plain.install"): "100", ("client", "plain.install"): "100"}
    found = challenged(lines, (row("server", 10), row("client", 0)), known=known)
    assert [item.accepted for item in found] == [D(1000), D(190), D(0), D(0)]


def test_tax_on_nothing_is_not_owed_and_our_judgement_decides_last() -> None:
    (item,) = challenged([tax(1, 190)], (row("server", 10),))
    assert (item.accepted, item.reductions[0].argument) == (D(0), "the claim has no amount that it could be charged on")
    found = challenged([line(1, "server", 10, 100), tax(2, 190)], (row("server", 10),), judged={2: Judgement(D(70), "7 % holds")})
    assert (found[1].accepted, cuts(found[1])) == (D(70), [("judgement", D(120))])


@given(st.lists(st.tuples(st.sampled_from(["server", "client", ""]), st.integers(-500, 2000)), min_size=1, max_size=5), LINES, SHORT)
def test_tax_adds_up_and_is_no_larger_a_share_than_claimed(taxes: list[tuple[str, int]], lines: list[tuple[str, str, int | None, int | None, int]], short: list[tuple[int, int]]) -> None:
    rest = [line(number, *item[:1], item[2], item[3], item[1], amount=item[4]) for number, item in enumerate(lines, 1)]
    own = [tax(number, amount, product) for number, (product, amount) in enumerate(taxes, len(rest) + 1)]
    readings = [tuple(row(name, units[at]) for name, units in zip(("server", "client"), short, strict=False)) for at in (0, 1)]
    with_tax, without = challenged([*rest, *own], *readings), challenged(rest, *readings)
    assert with_tax[: len(rest)] == without, "tax changes no other line"
    for item in with_tax[len(rest):]:
        assert sum(cut.amount for cut in item.reductions) == item.line.amount - item.accepted
        assert 0 <= item.accepted <= item.line.amount or item.line.amount <= item.accepted <= 0
        assert item.reductions == () or all(cut.evidence for cut in item.reductions)


MICROSOFT = Clause("MBSA", row("server", 1).publisher, "audit", "once a year; unlicensed use at 125 % of the list price", "rights.xlsx:Contracts:2")
NOTICE = Clause("MBSA", row("server", 1).publisher, "audit", "once a year, 30 days' notice", "rights.xlsx:Contracts:2")
AFFILIATES = Clause("MBSA", row("server", 1).publisher, "affiliates", "all", "rights.xlsx:Contracts:2")


@pytest.mark.parametrize(
    ("clauses", "title", "clause", "strength", "evidence"),
    [
        ((), "Uplift", "", "weak", "no clause of their contracts is among the entitlements"),
        ((AFFILIATES,), "Uplift", "", "strong", "no such clause is among the contracts"),
        ((AFFILIATES,), "Uplift", "clause 8", "fair", "they cite “clause 8”, which is to be read"),
        ((AFFILIATES,), "Uplift 25 % (MBSA s. 8)", "", "fair", "they cite “Uplift 25 % (MBSA s. 8)”"),
        ((MICROSOFT,), "Uplift", "", "fair", "MBSA, audit: “once a year; unlicensed use at 125 % of the list price”"),
        ((NOTICE,), "Uplift", "", "strong", "no such clause is among the contracts"),
    ],
)
def test_usual_words_stand_only_as_well_as_what_is_known_of_the_contracts(
    clauses: tuple[Clause, ...], title: str, clause: str, strength: str, evidence: str
) -> None:
    challenge = Challenge(steps((row("server", 10),)), usual_terms("ours"), Prices({"list": {("server", "plain.install"): D(100)}}), "our count", clauses)
    uplift = ClaimLine(2, title, "", "", "penalty", None, None, D(250), clause, "claim.csv:3")
    _, item = challenge.of([line(1, "server", 10, 100), uplift], {})
    (cut,) = item.reductions
    assert (item.accepted, cut.strength) == (0, strength)
    assert evidence in cut.evidence
