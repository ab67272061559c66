"""The playbooks of the package go together: of each pair of issues and people nothing has to be minded."""

import pytest

from backtable.checking import careful_warnings
from backtable.files import read_case_source
from backtable.files.playbooks import built_in

ISSUES = {
    "audit-settlement": "list_price: 6k, shortfall: 200",
    "renewal": "price: 1.2m",
    "subscription-conversion": "support_paid: 400k, offered: 900k",
}


def test_each_playbook_of_issues_is_tried() -> None:
    assert ISSUES.keys() == {item.key for item in built_in().of("case")}


@pytest.mark.parametrize("issues", ISSUES)
@pytest.mark.parametrize("person", [item.key for item in built_in().of("person")])
def test_a_playbook_of_a_person_fits_one_of_issues(issues: str, person: str) -> None:
    side = built_in().named(person).side or "customer"
    customer, supplier = (f"use: {person}" if key == side else "stake: 1" for key in ("customer", "supplier"))
    text = f"case: both\ncurrency: EUR\nours: customer\nuse: {{playbook: {issues}, {ISSUES[issues]}}}\nsides: {{customer: {{people: {{x: {{table: front, {customer}}}}}}}, supplier: {{people: {{y: {{table: front, {supplier}}}}}}}}}\n"
    source = read_case_source("case.yaml", text.encode())
    assert not [warning for warning in careful_warnings(source.case) if "units" in str(warning)]
