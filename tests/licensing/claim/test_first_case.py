"""A first case can be read, has no loose ends, and hangs on what readings leave open exactly as the count does."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product as every
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.advice import advise
from backtable.case import Case
from backtable.checking import careful_warnings, only_a_start
from backtable.errors import NoAnswerError
from backtable.files import read_case
from backtable.licensing.claim import ClaimLine, Reduction, SupplierClaim
from backtable.licensing.settlement import first_case
from backtable.licensing.settlement._accepted import accepted_of
from backtable.licensing.settlement._first_case import _support_rate
from tests.licensing.claim.claims import Rows, claim_of, combined, counted

D = Decimal
PRODUCTS = ("server", "client")
COMPONENTS = ("licences", "support", "back_support", "penalty", "interest", "costs", "fees", "tax")


def made(lines: list[ClaimLine] | None, rows: Rows, prices: dict[tuple[str, str], Decimal], asked: int) -> Case:
    """Write a first case and read it, of an estate in which everything could be counted."""
    nothing = patch("backtable.licensing.settlement._first_case._remedy", lambda _: "check the estate")
    with nothing, patch("backtable.licensing.settlement._open.combinations", counted(rows)), TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(first_case(claim_of(lines, rows, prices, asked)).text, encoding="utf-8")
        return read_case(path)


def short_of(case: Case, answers: dict[str, int]) -> Fraction:
    """Work out by hand what the case says is short."""
    written = next(item.expression.text for item in case.definitions if item.key == "short")
    if written == "shortfall":
        return Fraction(str(next(fact.value for fact in case.facts if fact.key == "shortfall")))
    exact = re.sub(r"(?<![\w.])\d+(\.\d+)?", lambda found: f"Fraction('{found[0]}')", written)
    return Fraction(eval(exact, {"Fraction": Fraction, **answers}))


@st.composite
def claims(draw: st.DrawFn) -> tuple[list[ClaimLine] | None, Rows, dict[tuple[str, str], Decimal], int]:
    asked = draw(st.integers(0, 3))
    names = PRODUCTS[: draw(st.integers(1, 2))]
    units = st.sampled_from([0, 1, 7, 40, 3000])
    rows = combined(asked, {name: draw(st.lists(units, min_size=asked + 1, max_size=asked + 1)) for name in names})
    prices = {(name, "plain.install"): D(draw(st.sampled_from(["0.01", "1", "99.99", "6000"]))) for name in names}
    written = st.tuples(
        st.sampled_from([*names, ""]), st.sampled_from(COMPONENTS), st.none() | st.integers(1, 500), st.sampled_from(["0.5", "100", "25000.55", "-50", "10000000"])
    )
    drawn = draw(st.none() | st.lists(written, min_size=1, max_size=4))
    if drawn is None:
        return None, rows, prices, asked
    lines = []
    for number, (product, component, count, amount) in enumerate(drawn, 1):
        counted = D(count) if count and component == "licences" else None
        price = D("99.99") if counted else None
        stated = (counted * D("99.99")) if counted else D(amount)
        lines.append(ClaimLine(number, product or "All", product, "", component, counted, price, stated.quantize(D("0.01"))))
    return lines, rows, prices, asked


@given(claims())
@settings(max_examples=25, deadline=None)
def test_any_small_claim_makes_a_case_that_can_be_read_or_says_why_not(made_of: tuple[list[ClaimLine] | None, Rows, dict[tuple[str, str], Decimal], int]) -> None:
    lines, rows, prices, asked = made_of
    claimed = sum((line.amount for line in lines if line.component not in ("tax", "support")), D(0)) if lines is not None else max(sum(item.shortfall for item in own) for own in rows.values())
    named = {line.product for line in lines or () if line.component == "licences" and line.amount > 0}
    named = named & {item.product for own in rows.values() for item in own} if named and "" not in named else set()
    rows_claimed = {answers: [row for row in own if not named or row.product in named] for answers, own in rows.items()}
    if claimed <= 0 or not any(item.shortfall for own in rows_claimed.values() for item in own):
        with pytest.raises(NoAnswerError, match=r"nothing is (claimed|short)|nothing that is claimed"):
            made(lines, rows, prices, asked)
        return
    case = made(lines, rows, prices, asked)
    said = [str(item) for item in careful_warnings(case)]
    # A claim of 1 has parts below 1, which the check takes for a typed percentage, as it should of a case of that size.
    assert not [item for item in said if ("unit" in item and "is less than 1" not in item) or "nothing uses" in item]
    open_questions = [item.key for item in case.assumptions if item.key.startswith("holds_")]
    names = [f"holds_{key}" for key in ("oracle_partitioning", "oracle_users", "oracle_unused_options")[:asked]]
    assert set(open_questions) <= set(names)
    priced = {key[0]: price for key, price in prices.items()}
    in_units = any(fact.key == "list_price" for fact in case.facts)
    for answers in every((False, True), repeat=asked):
        really = sum(Fraction(row.shortfall) * (1 if in_units else Fraction(priced[row.product])) for row in rows_claimed[answers])
        assert short_of(case, dict(zip(names, map(int, answers), strict=True))) == really


PRICES = {("server", "plain.install"): D(6000), ("client", "plain.install"): D("99.99")}
SERVERS = combined(0, {"server": [400]})
OPEN = combined(2, {"server": [40, 12, 7], "client": [0, 300, 20]})
ONE_LUMP = [ClaimLine(1, "All", "", "", "licences", None, None, D(90000)), ClaimLine(2, "Server", "server", "", "licences", None, None, D(700000))]
PENALTY = [ClaimLine(1, "Server", "server", "", "licences", D(9), D(7000), D(63000)), ClaimLine(2, "Fine", "", "", "penalty", None, None, D(126000))]


@pytest.mark.parametrize(
    ("lines", "rows", "asked"),
    [(None, SERVERS, 0), (None, OPEN, 2), (ONE_LUMP, OPEN, 2), (PENALTY, OPEN, 2)],
    ids=["an auditor's, nothing open", "an auditor's, much open", "lump sums", "a penalty of twice the price"],
)
def test_the_first_case_has_no_warning_and_a_proposal_that_waives_the_penalty(lines: list[ClaimLine] | None, rows: Rows, asked: int) -> None:
    case = made(lines, rows, PRICES, asked)
    assert [str(item) for item in careful_warnings(case)] == []
    assert advise(case, worlds=100).proposal is not None


def test_support_costs_what_the_supplier_s_lines_say_and_else_what_their_publisher_s_usually_does() -> None:
    support = ClaimLine(2, "Back support", "", "", "back_support", None, None, D(30000), "22 % of the list price a year")
    licences = ClaimLine(1, "Server", "server", "", "licences", D(9), D(7000), D(63000))
    for publisher, lines, rate in (("Oracle", [licences], 0.22), ("Maker", [licences], 0.2), ("Maker", [licences, support], 0.22)):
        claim = claim_of(lines, {(): tuple(replace(item, publisher=publisher) for item in SERVERS[()])}, PRICES, 0)
        found = _support_rate(replace(claim, supplier=SupplierClaim(tuple(lines))))
        assert found[0] == rate, (publisher, found)


@pytest.mark.parametrize("prices", [PRICES, {**PRICES, ("server", "plain.install"): D(250)}], ids=["less than a unit", "a few units"])
def test_a_small_claim_makes_a_case_of_its_own_size(prices: dict[tuple[str, str], Decimal]) -> None:
    """Of 400 units that are short, 1,000 are claimed, and 100 of penalty: no range and no step is larger than that."""
    lines = [ClaimLine(1, "Server", "server", "", "licences", None, None, D(1000)), ClaimLine(2, "Fine", "", "", "penalty", None, None, D(100))]
    case = made(lines, SERVERS, prices, 0)
    price = next((fact.value for fact in case.facts if fact.key == "list_price"), 1.0)
    sizes = {issue.key: [float(value) for value in issue.options] for issue in case.issues if issue.key in ("cover", "new")}
    for values in sizes.values():
        assert max(values) * price <= 1000
        assert len(values) > 2
    (services,) = (issue for issue in case.issues if issue.key == "services")
    assert [float(value) for value in services.options] == [0, 1]
    (need,) = (item for item in case.assumptions if item.key == "project_need")
    assert need.distribution.parameters[2] * price <= 1000
    assert advise(case, worlds=100).proposal is not None


def test_a_currency_and_a_name_of_any_signs_are_kept() -> None:
    claim = claim_of(None, SERVERS, PRICES, 0, 'a"b\\\x07\u2028')
    with patch("backtable.licensing.settlement._open.combinations", counted(SERVERS)), TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(first_case(claim).text, encoding="utf-8")
        assert (read_case(path).name, read_case(path).currency) == ("Settlement: Claim", 'a"b\\')


def test_a_credit_beyond_the_licences_is_no_demand() -> None:
    lines = [ClaimLine(1, "All", "", "", "licences", None, None, D(-50)), ClaimLine(2, "Fine", "", "", "penalty", None, None, D(9000))]
    case = made(lines, SERVERS, PRICES, 0)
    assert case.demand is not None
    assert {fact.key: fact.value for fact in case.facts}["licence_claim"] == 0


def test_what_is_short_and_free_is_said() -> None:
    free = {key: D(0) for key in PRICES}
    with pytest.raises(NoAnswerError, match=r"nothing at list|no list price"):
        made(PENALTY, OPEN, free, 2)


def test_a_court_grants_no_more_than_is_shown_and_the_demand_says_what_is_not() -> None:
    """Of ten units charged five are short under any reading, so half of their support is due at most; of the claim 90,000 is for what runs nowhere."""
    lines = [
        ClaimLine(1, "Server", "server", "", "licences", D(10), D(6000), D(60000)),
        ClaimLine(2, "Stranger", "", "", "licences", None, None, D(90000)),
        ClaimLine(3, "Server support", "server", "", "back_support", None, None, D(20000)),
    ]
    case = made(lines, combined(0, {"server": [5]}), PRICES, 0)
    assert "owes_back_support * 10000" in next(item.expression.text for item in case.definitions if item.key == "due")
    assert "90,000 EUR of it for what nothing that was read shows: Stranger" in next(fact.source for fact in case.facts if fact.key == "licence_claim")


def test_what_we_accept_is_a_package_and_our_price_a_question() -> None:
    """Of 10 units at 6,000 our count shows 5, for which 4,500 are right, and of 20,000 of support 3,000 are accepted."""
    lines = [
        ClaimLine(1, "Server", "server", "", "licences", D(10), D(6000), D(60000)),
        ClaimLine(2, "Server support", "server", "", "back_support", None, None, D(20000)),
    ]
    rows, claim = combined(0, {"server": [5]}), claim_of(lines, combined(0, {"server": [5]}), PRICES, 0)
    first, second = claim.lines
    cut = Reduction("priced", "price", "the contract's price", "order 12", "strong", D(7500))
    claim = replace(
        claim,
        lines=(
            replace(first, evidenced=D(30000), priced=D(22500), accepted=D(22500), reductions=(*first.reductions, cut)),
            replace(second, accepted=D(3000)),
        ),
    )
    with patch("backtable.licensing.settlement._open.combinations", counted(rows)), TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(first_case(claim).text, encoding="utf-8")
        case = read_case(path)
    terms = case.terms(next(item for item in case.packages if item.name == "accepted"))
    assert (terms["cover"], terms["discount"], terms["back_support"], terms["release"]) == (5, 0.25, 0.15, "full")
    (price,) = (item for item in case.assumptions if item.key == "owes_price")
    assert price.distribution.parameters[0] == 0.2
    assert "order 12" in price.source
    assert [str(item) for item in careful_warnings(case)] == []
    assert {"owes_back_support", "owes_price", "court"} < set(only_a_start(case))
    assert not {"list_price", "shortfall", "back_claim"} & set(only_a_start(case))


def test_what_we_accept_in_money_is_at_its_list_price_however_the_discount_is_rounded() -> None:
    """21,552 is 13.9709… % below 25,052: with 13.97 % it would be the list price of 25,051.73."""
    claim = claim_of([ClaimLine(1, "Server", "server", "", "licences", D(10), D(6000), D(60000))], SERVERS, PRICES, 0)
    claim = replace(claim, lines=(replace(claim.lines[0], evidenced=D(25052), priced=D(21552), accepted=D(21552)),))
    found = accepted_of(claim, False, D(1), {})
    assert (found.cover, found.discount) == (25052, D("0.1397"))


def test_a_price_far_below_list_may_be_agreed_without_new_volume() -> None:
    lines = [ClaimLine(1, "Server", "server", "", "licences", D(10), D(6000), D(60000))]
    claim = claim_of(lines, SERVERS, PRICES, 0)
    claim = replace(claim, lines=(replace(claim.lines[0], priced=D(18000), accepted=D(18000)),))
    with patch("backtable.licensing.settlement._open.combinations", counted(SERVERS)), TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(first_case(claim).text, encoding="utf-8")
        case = read_case(path)
    assert case.terms(next(item for item in case.packages if item.name == "accepted"))["discount"] == 0.7


def test_only_the_supplier_s_director_gives_up_what_is_claimed() -> None:
    case = made(PENALTY[:1], SERVERS, PRICES, 0)
    supplier = case.other_sides[0]
    assert [set(rule.approve) for rule in supplier.authority] == [{"executive"}, {"executive", "deal_desk"}, {"executive", "deal_desk", "director"}]
    assert all("cover >= " in rule.when.text for rule in supplier.authority if rule.when)
    found = advise(case, worlds=100).proposal
    assert found is not None
    assert {item.person for item in found.people if item.must_approve} >= {"director"}


def test_licences_that_nobody_claims_are_not_on_the_table() -> None:
    case = made([ClaimLine(1, "Server support", "server", "", "back_support", None, None, D(90000))], SERVERS, PRICES, 0)
    assert "cover" not in {issue.key for issue in case.issues}
    assert [str(item) for item in careful_warnings(case)] == []
    assert advise(case, worlds=100).proposal is not None


def test_products_that_nobody_claims_are_not_on_the_table_either() -> None:
    """Of servers 40 are short in any case, of clients 300 under an answer of the supplier's: only servers are claimed."""
    lines = [ClaimLine(1, "Server", "server", "", "licences", D(50), D(6000), D(300000))]
    case = made(lines, OPEN, PRICES, 2)
    names = [item.key for item in case.assumptions if item.key.startswith("holds_")]
    assert short_of(case, dict.fromkeys(names, 0)) == 40
    assert short_of(case, dict.fromkeys(names, 1)) == 40 + 12 + 7
    with pytest.raises(NoAnswerError, match="nothing that is claimed is short"):
        made([ClaimLine(1, "Client", "client", "", "licences", D(5), D(100), D(500))], combined(0, {"server": [40], "client": [0]}), PRICES, 0)


def test_the_first_year_s_support_is_part_of_what_is_bought_and_stands_in_the_case_once() -> None:
    """It says at which rate support is charged; the claim for the past is 20,000 without it."""
    lines = [
        ClaimLine(1, "Server", "server", "", "licences", D(10), D(6000), D(60000), place="c.csv:2"),
        ClaimLine(2, "Server", "server", "", "support", None, None, D(10800), place="c.csv:2"),
        ClaimLine(3, "Server", "server", "", "back_support", None, None, D(20000), place="c.csv:2"),
    ]
    rows = combined(1, {"server": [5, 5]})
    claim = replace(claim_of(lines, rows, PRICES, 1), supplier=SupplierClaim(tuple(lines)))
    assert claim.lines[1].accepted == D(5400)
    with patch("backtable.licensing.settlement._open.combinations", counted(rows)):
        case = first_case(claim)
    assert {key: case.facts[key].value for key in ("licence_claim", "back_claim", "penalty_claim", "support_rate")} == {
        "licence_claim": 60000, "back_claim": 20000, "penalty_claim": 0, "support_rate": 0.18
    }
    assert "10,800" in case.text.partition("case:")[0]
