"""A reason that says the contrary of a hint at unknown scores is named with the hint; what moved unknown scores and each yes is named, too."""

import pytest

from backtable.belief import ReasonGiven, Rejected, followed_by, report
from backtable.case import Case
from backtable.files import read_case, read_package
from backtable.papers import beliefs_document
from backtable.papers._beliefs import headline

CASE = b"""case: Hints
currency: EUR
ours: us
issues:
  price: {from: 0, to: 100, step: 25, unit: EUR}
  years: {options: [1, 2, 3]}
sides:
  us: {people: {ann: {table: front, interests: [{name: Money, value: 0 - price, no_deal: -90}]}}}
  them:
    people:
      bob: {table: front, interests: [{name: Wants, unknown: {worth: 100, no_deal: 40%, issues: {price: more, years: more}}}]}
      eve: {table: back, stake: 0.5, interests: [{name: Wants, unknown: {worth: 100, no_deal: 40%, issues: {price: more, years: more}}}]}
"""


@pytest.fixture
def case() -> Case:
    return read_case("case.yaml", CASE)


def document(case: Case, *evidence: object) -> str:
    found = followed_by(case, evidence, worlds=200)  # type: ignore[arg-type]
    return str(beliefs_document(report(found.beliefs, found.courses, (), found.answers)))


def test_the_contrary_of_a_hint_is_named_with_what_to_do(case: Case) -> None:
    package = read_package(case, "price=50, years=3")
    said = document(case, Rejected("bob", package), ReasonGiven("bob", package, "years", "lower"))
    assert "bob wants years lower (no. 2), which by the hints of “Wants” (case.yaml:11:" in said
    assert "mend the hint at `years`, and put the case into the record (`backtable revise`)." in said
    assert "against a hint of the case: see above" in said


def test_what_goes_with_the_hint_or_may_come_from_elsewhere_contradicts_nothing(case: Case) -> None:
    package = read_package(case, "price=50, years=2")
    for reason in (ReasonGiven("bob", package, "years", "higher"), ReasonGiven("bob", package, "years"), ReasonGiven("eve", package, "years", "lower")):
        assert "mend the hint" not in document(case, reason)


def test_what_moved_scores_and_each_yes_is_named_and_stands_in_the_headline(case: Case) -> None:
    package = read_package(case, "price=25, years=3")
    found = followed_by(case, [Rejected("bob", package)], worlds=400)
    assert [(item.person, len(item.steps)) for item in found.answers] == [("bob", 2), ("eve", 2)]
    told = report(found.beliefs, found.courses, (), found.answers)
    bob = next(item for item in told.people if item.person == "bob")
    assert found.answers[0].steps == (bob.before, bob.after)
    assert headline(told).startswith("How likely eve says yes to")
    assert "no. 1: " in str(beliefs_document(told))
