"""Rules of authority from playbooks, against who must approve by the words of the playbook."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.case import Case, Package
from backtable.errors import InputError
from backtable.files import read_case
from backtable.formula import evaluate, parse

CASE = """
case: Authority
currency: USD
ours: customer
issues:
  new: {{from: 0, to: 400, step: 100}}
  discount: {{options: [0, 0.2, 0.4]}}
  release: {{options: [none, full]}}
define: {{licences: new * 6000}}
sides:
  customer:
    people:
      negotiator: {{table: front}}
      counsel: {{table: back}}
      cfo: {{table: back}}
      ceo: {{table: back}}
    authority:
{rules}
  supplier: {{people: {{seller: {{table: front}}}}}}
"""


def approvers(case: Case, package: Package) -> set[str]:
    """Give who must approve: the first rule that holds, read off the case."""
    terms = dict(case.terms(package)) | {item.key: item.value for item in case.facts}
    for item in case.definitions:
        terms[item.key] = float(evaluate(parse(item.expression.text).root, terms))
    for rule in case.our_side.authority:
        if rule.when is None or bool(evaluate(parse(rule.when.text).root, terms)):
            return set(rule.approve)
    return set()


def packages(case: Case) -> list[Package]:
    return [Package(values) for values in product(*(issue.options for issue in case.issues))]


def case(rules: list[str]) -> Case:
    return read_case("c.yaml", CASE.format(rules="\n".join(f"      - {rule}" for rule in rules)).encode())


PEOPLE = st.lists(st.sampled_from(["negotiator", "counsel", "cfo", "ceo"]), min_size=1, max_size=3, unique=True)
WHEN = st.sampled_from(["discount > 0.1", 'release == "none"', "licences <= 1200000", "new > 100 or discount == 0", "not new > 100"])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WHEN, PEOPLE), max_size=3), PEOPLE)
def test_a_release_needs_counsel_beside_whoever_must_approve_otherwise(some: list[tuple[str, list[str]]], rest: list[str]) -> None:
    rules = [f"{{when: '{when}', approve: [{', '.join(people)}]}}" for when, people in some] + [f"{{approve: [{', '.join(rest)}]}}"]
    plain, with_counsel = case(rules), case(["use: release-needs-counsel", *rules])
    for package in packages(plain):
        wanted = approvers(plain, package) | ({"counsel"} if plain.terms(package)["release"] == "full" else set())
        assert approvers(with_counsel, package) == wanted


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 3_000_000), st.integers(0, 3_000_000))
def test_spend_limits_ask_more_people_for_more_money(first: int, second: int) -> None:
    found = case([f"use: {{playbook: spend-limits, spend: licences, head: ceo, first: {first}, second: {second}}}"])
    for package in packages(found):
        spent = float(package.values[0]) * 6000
        wanted = {"negotiator"} if spent <= first else {"negotiator", "cfo"} if spent <= second else {"negotiator", "cfo", "ceo"}
        assert approvers(found, package) == wanted


def test_discount_bands_with_a_concession_do_not_stop_at_the_seller() -> None:
    bands = "use: {playbook: discount-bands, concession: 'release == \"full\"', size: licences, seller: negotiator, desk: cfo, head: ceo, first: 20%, second: 20%, large: 600000}"
    found = case(["use: release-needs-counsel", bands])
    for package in packages(found):
        new, discount, release = package.values
        beyond = release == "full" or float(discount) > 0.2
        wanted = {"negotiator", "cfo", "ceo"} if beyond else {"negotiator"} if float(new) * 6000 <= 600000 else {"negotiator", "cfo"}
        assert approvers(found, package) == wanted | ({"counsel"} if release == "full" else set())


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (["{approve: cfo}", "use: release-needs-counsel"], "c.yaml:19:14: the playbook release-needs-counsel adds to the rules after it, and there are none"),
        (["use: {playbook: release-needs-counsel, counsel: seller}", "{approve: cfo}"], "`seller`, the `counsel` of the playbook release-needs-counsel, is no person here"),
        (["use: {playbook: discount-bands, size: licences}"], "`executive`, the `seller` of the playbook discount-bands, is no person here; expected who sells"),
    ],
)
def test_what_is_wrong_with_a_playbook_of_authority_is_said(rules: list[str], said: str) -> None:
    with pytest.raises(InputError) as caught:
        case(rules)
    assert said in str(caught.value)
