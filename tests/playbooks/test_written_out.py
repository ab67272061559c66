"""What a playbook gives to a case, and what goes before it."""


import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.case import Case
from backtable.errors import InputError
from backtable.files import case_text, read_case, read_case_source
from backtable.files.playbooks import start_text

HEAD = """
case: Playbooks
currency: {currency}
ours: customer
{top}
issues:
  new: {{from: 0, to: 400, step: 100}}
  discount: {{options: [0, 0.2, 0.4]}}
  release: {{options: [none, full]}}
define: {{licences: new * 6000 * (1 - discount)}}
sides:
  customer:
    interests: [{{name: Money, value: 7000 * new - licences, no_deal: 0}}]
    people:
      negotiator: {{table: front, stake: 1}}
      counsel: {{table: back, stake: 1}}
      cfo: {{table: back, stake: 1}}
{customer}
  supplier:
    people:
      seller: {{{seller}}}
"""


def text(seller: str = "table: front, stake: 1", customer: str = "", top: str = "", currency: str = "USD") -> str:
    return HEAD.format(seller=seller, customer=customer, top=top, currency=currency)


def case(seller: str = "table: front, stake: 1", customer: str = "", top: str = "", currency: str = "USD") -> Case:
    return read_case("c.yaml", text(seller, customer, top, currency).encode())


def refused(seller: str = "table: front, stake: 1", customer: str = "", top: str = "") -> str:
    with pytest.raises(InputError) as caught:
        case(seller, customer, top)
    return str(caught.value)


def test_a_person_is_as_if_somebody_had_written_out_what_the_playbook_says() -> None:
    by_hand = text("role: Head of procurement, table: front, stake: 0.5, interests: [{name: Savings that count, "
        "value: 'seller_credit * (min(2 * licences, seller_target) + 0.1 * max(2 * licences - seller_target, 0))', no_deal: 0, "
        "source: 'playbook procurement: Provalido, you get what you measure, 2015-02-19'}]",
        top="facts: {seller_target: {value: 300k, about: 'Savings that Head of procurement still needs this year; more than that counts a tenth', unit: USD, source: as stated with the playbook}}\n"
        "assumptions: {seller_credit: {low: 1%, likely: 2%, high: 4%, unit: '%', about: Worth to Head of procurement of what counts as saved as a share, "
        "source: as stated with the playbook, known_to: [seller]}}")  # fmt: skip
    expected = read_case("c.yaml", by_hand.replace("saved as a share", "'saved, as a share'").replace("about: Worth", "about: 'Worth").replace("'saved, as", "saved, as").encode())
    found = case("use: {playbook: procurement, saved: 2 * licences, credit: {low: 1%, likely: 2%, high: 4%}, target: 300k}")
    assert found == expected


SHARES = st.integers(1, 40).map(lambda value: f"{value}%")
RANGES = st.lists(st.integers(0, 50), min_size=3, max_size=3).map(sorted).map(lambda row: f"{{low: {row[0]}%, likely: {row[1]}%, high: {row[2] + 1}%}}")
FORMS = st.one_of(SHARES, RANGES, st.just("2 * 0.03"), st.just("{chance: 30%}"))


@settings(max_examples=25, deadline=None)
@given(FORMS, FORMS, st.sampled_from(["licences", "2 * licences", "0", "max(licences, 5)", "licences if release == \"full\" else 0"]), st.sampled_from(["yes", "no", "true"]))
def test_any_parameters_give_a_case_that_is_the_same_written_out(commission: str, lost: str, sales: str, truth: str) -> None:
    seller = f"use: [{{playbook: sales-executive, commission: {commission}, lost: {lost}, sales: '{sales}'}}, {{playbook: deal-desk, fears_precedent: {truth}, sales: none}}]"
    found = case(seller)
    again = read_case("c.yaml", case_text(found).encode())
    assert again == found
    assert again.digest == found.digest == case(seller).digest
    (person,) = found.sides[1].people
    assert (person.role, person.front) == ("Sales executive", True)
    named = {interest.name for interest in person.interests}
    assert ("No precedent of deep discounts" in named) == (truth != "no")


def test_a_number_is_a_fact_and_a_range_is_what_the_person_alone_knows() -> None:
    found = case("use: {playbook: sales-executive, commission: 8%, quota: {uniform: [0, 1m]}}")
    facts = {item.key: item for item in found.facts}
    assert (facts["seller_commission"].value, facts["seller_commission"].unit) == (0.08, "%")
    known = {item.key: item for item in found.assumptions}
    assert known["seller_quota"].distribution.kind == "uniform"
    assert {item.known_to for item in found.assumptions} == {("seller",)}
    assert known["seller_tenure"].source == "playbook sales-executive: judgement"
    assert "seller_hurry" not in known  # nothing says when it is signed
    assert "seller_on_compliance" not in known  # nor is anything paid for the past
    assert "seller_on_compliance" in {item.key for item in case("use: {playbook: sales-executive, compliance: 5 * new}").assumptions}


def test_what_the_user_writes_goes_before_what_the_playbook_gives() -> None:
    seller = "use: {playbook: sales-executive, without: An account that still buys}, role: Boss, threshold: 7, interests: [{name: Commission, value: 2 * seller_quota, no_deal: 0}]"
    found = case(seller, top="facts: {seller_quota: 5}")
    (person,) = found.sides[1].people
    assert (person.role, person.threshold.text, person.front) == ("Boss", "7.0", True)
    assert [(interest.name, interest.value.text) for interest in person.interests if interest.value] == [("Commission", "2 * seller_quota")]
    assert [item.key for item in found.facts] == ["seller_quota"]
    assert not found.assumptions  # nothing of the playbook is left that could use one


def test_two_people_may_use_one_playbook() -> None:
    second = "\n      second: {use: {playbook: sales-executive, commission: 3%}}"
    found = read_case("c.yaml", (text("use: {playbook: sales-executive, commission: 8%}").rstrip() + second).encode())
    facts = {item.key: item.value for item in found.facts}
    assert (facts["seller_commission"], facts["second_commission"]) == (0.08, 0.03)


ISSUES = "use: [{playbook: subscription-conversion, support_paid: 1m, offered: 2m}, {playbook: subscription-conversion, support_paid: 2m, offered: 3m}]"


def test_a_playbook_of_issues_used_twice_needs_another_name() -> None:
    said = refused(top=ISSUES)
    assert "c.yaml:5:75: `share` of the playbook subscription-conversion is given by subscription-conversion before it (c.yaml:5:7), too" in said
    assert "as: another_name" in said
    found = case(top=ISSUES.replace("offered: 3m", "offered: 3m, as: java"))
    keys = [issue.key for issue in found.issues]
    assert {"share", "java_share", "credit", "java_credit", "java_discount"} <= set(keys)
    assert keys.count("discount") == 1  # the case's own
    (ours,) = (interest.value for interest in found.our_side.interests if interest.name == "A way back (java)" and interest.value)
    assert ours.text == '0 if java_back == "kept" else -java_share * java_way_back * java_support_paid'


TWO = """case: both
ours: customer
use:
  - {playbook: audit-settlement, list_price: 6000, shortfall: 400}
  - {playbook: renewal, price: 1.2m, as: ren}
sides:
  customer:
    people:
      buyer: {table: front, stake: 1}
    authority:
      - use: {playbook: spend-limits, buyer: buyer, finance: buyer%s}
  supplier:
    people:
      executive: {table: front, use: {playbook: sales-executive%s}}
"""


def test_what_two_playbooks_of_issues_both_give_is_asked_for() -> None:
    with pytest.raises(InputError) as error:
        read_case("c.yaml", (TWO % ("", "")).encode())
    assert [str(problem) for problem in error.value.problems] == [
        "c.yaml:11:14: the playbook spend-limits cannot tell what `spend` is, as the case has `licences + compliance` and `ren_renewal`: what is spent, without what is bought in other years; "
        "expected one of them, or a formula of both; write use: {playbook: spend-limits, spend: …}",
        "c.yaml:14:38: the playbook sales-executive cannot tell what `sales` is, as the case has `licences` and `ren_renewal`: what the customer pays for licences or subscriptions, which counts towards the quota; "
        "expected one of them, or a formula of both; write use: {playbook: sales-executive, sales: …}",
    ]
    found = read_case("c.yaml", (TWO % (", spend: licences + compliance + ren_renewal", ", sales: licences + ren_renewal")).encode())
    assert found.side("customer").authority[0].when is not None
    assert found.side("customer").authority[0].when.text == "licences + compliance + ren_renewal <= customer_first"


@pytest.mark.parametrize(
    ("seller", "said"),
    [
        ("use: sales-exec", "c.yaml:21:21: there is no playbook `sales-exec` of people; did you mean `sales-executive`?"),
        ("use: renewal", "c.yaml:21:21: renewal is a playbook of issues; expected a playbook of people"),
        ("use: {playbook: sales-executive, comission: 8%}", "c.yaml:21:49: the playbook sales-executive has no parameter `comission`; did you mean `commission`? its parameters are accelerator,"),
        ("use: {playbook: sales-executive, sales: new *}", "c.yaml:21:56: `sales` of the playbook sales-executive: this cannot be read as a formula"),
        ("use: {playbook: sales-executive, sales: 2 * licenses}", "`sales` of the playbook sales-executive names `licenses`, which is not in this case; expected a term, a name or a formula of the case; did you mean `licences`?"),
        ("use: {playbook: sales-executive, sales: release}", "c.yaml:21:21 in playbook sales-executive: `release` gives a name; expected a number"),
        ("use: {playbook: sales-executive, commission: {low: 5%}}", "in playbook sales-executive: `seller_commission` has no `likely`"),
        ("use: {playbook: deal-desk, fears_precedent: perhaps}", "`fears_precedent` of the playbook deal-desk is `perhaps`; expected yes or no"),
        ("use: {playbook: account-manager}", "c.yaml:21:21: the playbook account-manager does not know what `kept` is (the case has no subscription + support and no support and no horizon_paid and no renewal and no subscription): what the"),
        ("use: {playbook: account-manager}", "expected a term, a name or a formula of the case; write use: {playbook: account-manager, kept: …}; the case has licences, new, "),
        ("use: {playbook: chief-executive, rival: cto}", "`cto`, the `rival` of the playbook chief-executive, is no person here"),
        ("use: {playbook: sales-executive, without: Comission}", "the playbook sales-executive has no interest “Comission”; its interests are Commission"),
        ("use: {playbook: sales-executive, as: a b}", "`a b` cannot stand before a name"),
        ("use: 5", "`5` is no playbook"),
        ("use: {commission: 8%}", "this names no playbook"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_use_is_said_at_its_place(seller: str, said: str) -> None:
    assert said in refused(seller)


def test_what_is_wrong_beside_a_use_keeps_its_own_place() -> None:
    rules = "    authority:\n      - use: {playbook: spend-limits, spend: licences}\n      - {when: licenses > 5, approve: cfo}"
    assert "c.yaml:20:16: `licenses` is not known here; did you mean `licences`?" in refused(customer=rules)
    alone = "    authority:\n      - {use: {playbook: spend-limits, spend: licences}, because: x}"
    assert "c.yaml:19:67: `because` stands beside `use`" in refused(customer=alone)


def test_amounts_that_are_not_stated_are_converted_where_the_case_has_a_rate() -> None:
    seller = "use: {playbook: sales-executive, commission: 8%}"
    at_par = {item.key: item for item in case(seller, currency="EUR").assumptions}["seller_least"]
    assert at_par.distribution.parameters == (5000, 15000, 40000)
    assert "stated in USD, and taken one for one as the case states no rate" in at_par.source
    rated = {item.key: item for item in case(seller, top="currencies: {USD: 0.9}", currency="EUR").assumptions}["seller_least"]
    assert rated.distribution.parameters == (4500, 13500, 36000)
    assert "one for one" not in rated.source
    dollars = {item.key: item for item in case(seller).assumptions}["seller_least"]
    assert "one for one" not in dollars.source


def test_a_text_that_is_folded_in_yaml_is_plain_text() -> None:
    """The reader of YAML marks folds with a control character."""
    folded = text().replace("case: Playbooks", "case: >\n  Play\n  books\n  and more\n")
    assert read_case("c.yaml", folded.encode()).name.split() == ["Play", "books", "and", "more"]


@pytest.mark.parametrize("key", ["audit-settlement", "renewal"])
def test_a_case_without_playbooks_of_issues_reads_as_before(key: str) -> None:
    once = case_text(read_case("c.yaml", start_text(key).encode()))
    assert " use:" not in once.replace("because:", "")
    assert case_text(read_case("c.yaml", once.encode())) == once





def noted(use: str) -> list[str]:
    return [str(note) for note in read_case_source("c.yaml", text(f"table: front, stake: 1, use: {{{use}}}").encode()).notes]


@pytest.mark.parametrize(("use", "key", "remedy"), [
    ("playbook: chief-information-officer, penalty: new, clash: 900k", "clash", "write use: {playbook: chief-information-officer, rival: …}, or leave `clash` out"),
    ("playbook: chief-information-officer, penalty: new, clash: {low: 1k, high: 9k}", "clash", "write use: {playbook: chief-information-officer, rival: …}, or leave `clash` out"),
    ("playbook: chief-information-officer, penalty: new, proud: no, pride: 900k", "pride", "write use: {playbook: chief-information-officer, proud: yes}, or leave `pride` out"),
    ("playbook: chief-financial-officer, unbudgeted: licences, unbudgeted_otherwise: 0, later: 42%", "later", "write use: {playbook: chief-financial-officer, deferred: …}, or leave `later` out"),
    ("playbook: general-counsel, fears_precedent: no, precedent: 7k", "precedent", "write use: {playbook: general-counsel, fears_precedent: yes}, or leave `precedent` out"),
    ("playbook: sales-executive, quota: 800k, without: Commission", "quota", "leave `quota` out"),
    ("playbook: sales-executive, quota: new * 5000, without: Commission", "quota", "leave `quota` out"),
    ("playbook: sales-executive, on_compliance: 30%", "on_compliance", "leave `on_compliance` out"),
])  # fmt: skip
def test_what_a_playbook_is_told_and_nothing_rests_on_is_named(use: str, key: str, remedy: str) -> None:
    said = [note for note in noted(use) if "rests on it" in note]
    assert len(said) == 1
    assert said[0].startswith("c.yaml:21:")
    assert f"is told `{key}`, and nothing that it gives here rests on it, so that it counts for nothing" in said[0]
    assert said[0].endswith(remedy)


@pytest.mark.parametrize("use", [
    "playbook: chief-information-officer, penalty: new, clash: 900k, rival: negotiator",
    "playbook: chief-information-officer, penalty: new, pride: 900k",
    "playbook: chief-information-officer, penalty: new, clash: 0, proud: no, pride: none",
    "playbook: chief-information-officer, penalty: new, face: 900k, lean: face / 1000, freed: new",
    "playbook: sales-executive, commission: 8%, quota: 5m",
])  # fmt: skip
def test_nothing_is_said_of_what_counts_or_is_nothing(use: str) -> None:
    assert not [note for note in noted(use) if "rests on it" in note]


def test_a_rule_needs_what_it_rests_on() -> None:
    authority = "    authority: [{{use: {{playbook: release-needs-counsel, released: {}, counsel: cfo}}}}, {{approve: [negotiator]}}]"
    assert case(customer=authority.format("new > 100")).our_side.authority[0].when
    said = refused(customer=authority.format("none"))
    assert said.startswith("c.yaml:18:67: ")
    assert said.count("\n") == 0
    assert "`released` of the playbook release-needs-counsel is `none`, and its rules rest on it: the condition on which claims are released" in said
    assert said.endswith("leave the playbook out where there is no such thing")
