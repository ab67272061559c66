"""Texts of playbooks speak of people by the names that they have by now."""

import re
from dataclasses import replace

import pytest

from backtable.case import Case, Person
from backtable.errors import InputError
from backtable.files import case_text, read_case
from backtable.files.playbooks import built_in, start_text
from backtable.wording import about_in_text, about_of, condition_words


def named(case: Case, key: str, label: str) -> Case:
    """Give the case with a name for somebody, as if typed into the case that was written out."""

    def called(person: Person) -> Person:
        return replace(person, label=label) if person.key == key else person

    written = replace(case, sides=tuple(replace(side, people=tuple(called(person) for person in side.people)) for side in case.sides))
    return read_case("named.yaml", case_text(written).encode())


def test_what_a_playbook_wrote_of_a_role_is_said_of_the_person_once_they_have_a_name() -> None:
    before = read_case("c.yaml", start_text("sales-executive").encode())
    case = named(before, "executive", r"Ms Roth \1")  # the stroke is no more than a letter of her name
    quota = next(item for item in case.assumptions if item.key == "executive_hurry")
    assert quota.about.startswith("Worth to Sales executive of")
    assert about_of(before, quota) == quota.about
    assert about_of(case, quota) == quota.about.replace("Sales executive", r"Ms Roth \1")
    hers = next(item for item in case.assumptions if item.key == "executive_commission")
    assert (about_of(before, hers), about_in_text(before, hers)) == ("Sales executive's commission", "sales executive's commission")
    assert about_in_text(case, hers) == r"Ms Roth \1's commission"
    assert r"Ms Roth \1's commission" in condition_words(case, "executive_commission >= 0.07")


def test_what_somebody_wrote_themselves_stays() -> None:
    case = named(read_case("c.yaml", start_text("sales-executive").encode()), "executive", "Ms Roth")
    own = replace(next(item for item in case.assumptions if item.key == "executive_commission"), source="her contract")
    assert about_of(case, own) == "Sales executive's commission"


def test_issues_and_figures_of_two_uses_of_a_playbook_read_differently() -> None:
    uses = "[{playbook: audit-settlement, as: ora, list_price: 6000, shortfall: 400}, {playbook: audit-settlement, as: sap, list_price: 50, shortfall: 9}]"
    sides = "sides: {customer: {people: {n: {table: front}}}, supplier: {people: {e: {table: front}}}}"
    case = read_case("case.yaml", f"case: x\ncurrency: USD\nours: customer\nuse: {uses}\n{sides}\n".encode())
    read = [issue.label for issue in case.issues] + [fact.about for fact in case.facts] + [item.about for item in case.assumptions]
    assert len(read) == len(set(read))
    assert "Licences for the shortfall (sap)" in read
    assert "Licences that are short (ora)" in read
    assert [rule.because for rule in case.rules] == ["the deepest discount goes with new licences only (ora)", "the deepest discount goes with new licences only (sap)"]


def test_a_quantity_may_be_stated_by_one_that_the_playbook_asks_for_before_it() -> None:
    def settled(use: str) -> Case:
        sides = "sides: {customer: {people: {n: {table: front}}}, supplier: {people: {e: {table: front}}}}"
        return read_case("case.yaml", f"case: x\ncurrency: USD\nours: customer\nuse: {use}\n{sides}\n".encode())

    case = settled("{playbook: audit-settlement, as: ora, list_price: 6000, shortfall: 400, planned: 0.2 * shortfall}")
    at_list = next(item for item in case.definitions if item.key == "ora_at_list")
    assert at_list.expression.text == "(ora_cover * ora_shortfall + ora_new * (0.2 * ora_shortfall)) * ora_list_price"
    with pytest.raises(InputError, match="names `planned`, which is not in this case"):
        settled("{playbook: audit-settlement, list_price: 6000, shortfall: 5 * planned, planned: 80}")


def test_problems_of_one_place_stand_in_the_order_of_the_parameters() -> None:
    uses = "[{playbook: audit-settlement, list_price: 6000, shortfall: 400}, {playbook: audit-settlement, as: sap, list_price: 50, shortfall: 9}]"
    sides = "sides: {customer: {people: {n: {table: front}}}, supplier: {people: {e: {use: sales-executive, table: front}}}}"
    with pytest.raises(InputError) as caught:
        read_case("case.yaml", f"case: x\ncurrency: USD\nours: customer\nuse: {uses}\n{sides}\n".encode())
    asked = [re.search(r"what `(\w+)` is", problem.found) for problem in caught.value.problems]
    wanted = [parameter.key for parameter in built_in().named("sales-executive").parameters]
    found = [match.group(1) for match in asked if match]
    assert len(found) > 2
    assert found == [key for key in wanted if key in found]
