"""A shortfall is valued component by component, exact to the cent, and nothing bears a charge twice."""

from decimal import Decimal

import pytest

from backtable.case import STRENGTHS
from backtable.licensing.claim import COMPONENTS, Prices, Terms, charges_of, usual_terms
from backtable.licensing.claim._charges import cents, interest_factor
from backtable.licensing.claim._terms import BackSupport, Costs, Interest, Support, Surcharge, terms_for, terms_of
from tests.licensing.claim.rows import row

D = Decimal
KEY = ("server", "plain.install")


def prices(**known: str) -> Prices:
    return Prices({basis: {KEY: D(price)} for basis, price in known.items()})


def amounts(terms: Terms, short: object = 10, needed: object = 10, known: Prices | None = None) -> dict[str, Decimal]:
    charges, unpriced = charges_of([row("server", short, needed)], [terms], known or prices(list="100"))
    assert not unpriced
    found: dict[str, Decimal] = {}
    for item in charges:
        found[item.component] = found.get(item.component, D(0)) + item.amount
    return found


def test_licences_cost_the_basis_less_discount() -> None:
    known = prices(list="100", contract="70", paid="50")
    assert amounts(Terms(basis="list"), known=known) == {"licences": D("1000.00")}
    assert amounts(Terms(basis="contract", discount=D("0.1")), known=known) == {"licences": D("630.00")}
    assert amounts(Terms(basis="paid"), known=known) == {"licences": D("500.00")}


def test_a_basis_without_a_price_falls_back_and_says_so() -> None:
    charges, _ = charges_of([row("server", 2)], [Terms(basis="contract")], prices(list="100"))
    assert charges[0].how == "2 × 100, list price"


def test_what_has_no_price_is_named_and_not_charged() -> None:
    assert charges_of([row("other", 2)], [Terms()], prices(list="1")) == ((), ("Other",))


def test_back_support_runs_on_the_list_price_or_on_the_price_charged() -> None:
    support = BackSupport(D("0.22"), D(3), "list")
    assert amounts(Terms(discount=D("0.5"), back_support=support))["back_support"] == D("660.00")
    support = BackSupport(D("0.22"), D("2.5"), "price")
    assert amounts(Terms(discount=D("0.5"), back_support=support))["back_support"] == D("275.00")


@pytest.mark.parametrize("metric", ["oracle.java_employee", "redhat.server", "vmware.core", "oracle.processor", "plain.install"])
def test_no_back_support_is_charged_on_subscriptions_whose_price_includes_it(metric: str) -> None:
    terms = Terms(back_support=BackSupport(D("0.22"), D(3)))
    charges, _ = charges_of([row("server", 10, metric=metric)], [terms], Prices({"list": {("server", metric): D(100)}}))
    assert [item.component for item in charges] == ["licences"] + ["back_support"] * (metric in ("oracle.processor", "plain.install"))


def test_back_support_on_a_list_price_that_nobody_states_says_on_what_it_is() -> None:
    charges, _ = charges_of((row("server", 2),), [Terms(back_support=BackSupport(D("0.2"), D(1), on="list"))], Prices({"paid": {("server", "plain.install"): D(100)}}))
    assert charges[1].how.endswith("on the price paid last")


def test_interest_bears_on_licences_and_support_and_on_no_surcharge() -> None:
    terms = Terms(
        back_support=BackSupport(D("0.2"), D(1)), penalty=Surcharge(D(1)), interest=Interest(D("0.09"), D(4))
    )
    found = amounts(terms)
    assert found["interest"] == D("432.00")  # (1,000 + 200) × 9 % × 4
    assert found["penalty"] == D("1000.00")
    only = Terms(back_support=BackSupport(D("0.2"), D(1)), interest=Interest(D("0.09"), D(4), on="licences"))
    assert amounts(only)["interest"] == D("360.00")


def test_compound_interest_is_yearly_with_a_part_of_a_year_simple() -> None:
    assert interest_factor(Interest(D("0.1"), D("2.5"), True)) == D("1.21") * D("1.05") - 1


def test_surcharges_and_costs_fall_due_from_their_threshold_on() -> None:
    terms = Terms(uplift=Surcharge(D("0.25"), D("0.05")), audit_costs=Costs(D("84000"), D("0.05")))
    assert amounts(terms, 5, 100) == {"licences": D(500), "penalty": D(125), "costs": D(84000)}
    assert amounts(terms, 4, 100) == {"licences": D(400)}


def test_costs_are_charged_once_a_publisher() -> None:
    rows = [row("server", 1), row("client", 2), row("other", 1, publisher="Else")]
    known = Prices({"list": {(name, "plain.install"): D(1) for name in ("server", "client", "other")}})
    charges, _ = charges_of(rows, [Terms(audit_costs=Costs(D(10)))], known)
    assert [item.publisher for item in charges if item.component == "costs"] == ["Maker", "Else"]


def test_cents_round_half_up() -> None:
    assert (cents(D("0.005")), cents(D("2.675")), cents(D("-0.005"))) == (D("0.01"), D("2.68"), D("-0.01"))


def test_terms_of_a_publisher_come_before_those_of_everybody() -> None:
    first, own, second = Terms(discount=D("0.1")), Terms("Maker"), Terms(discount=D("0.2"))
    assert terms_for("maker", [first, own, second]) is own
    assert terms_for("Else", [own, first, second]) is first


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_every_usual_term_has_a_source_or_says_that_it_is_an_assumption(side: str) -> None:
    for terms in usual_terms(side):
        for item in (terms.back_support, terms.interest, terms.penalty, terms.uplift, terms.audit_costs):
            assert item is None or item.source
        for component, refusal in terms.refused.items():
            assert component in COMPONENTS
            assert refusal.strength in STRENGTHS


def test_shares_may_be_written_as_percent() -> None:
    assert terms_of({"uplift": {"rate": "25%"}}).uplift == Surcharge(D("0.25"))


def test_the_first_years_support_is_a_share_of_the_price_and_subscriptions_have_none() -> None:
    """3 × 100 × 20 % is 60; of what is sold as a subscription nothing is added."""
    terms = [Terms(support=Support(D("0.2"), source="order form"))]
    known = Prices({"list": {("server", "plain.install"): D(100), ("java", "oracle.java_employee"): D(100)}})
    charges, _ = charges_of([row("server", 3), row("java", 3, metric="oracle.java_employee")], terms, known)
    assert [(item.product, item.amount, item.source) for item in charges if item.component == "support"] == [("server", D(60), "order form")]
    assert terms_of({"support": {"rate": "22%", "on": "list"}}).support == Support(D("0.22"), "list")
