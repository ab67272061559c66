"""What a case file may say of scores that nobody has told us."""

from collections.abc import Callable

import pytest

from backtable.advice import advise
from backtable.case import Case, Distribution, Wish
from backtable.checking import careful_warnings
from backtable.errors import InputError

TEXT = """case: unknown wishes
ours: us
issues:
  price: {from: 0, to: 30, step: 10}
  support: {options: [none, day, night]}
sides:
  us:
    people: {ann: {table: front, interests: [{name: Cheap, value: -price, no_deal: -20}]}}
  them:
    people:
      bob:
        table: front
        interests:
          - name: Wishes
            unknown: UNKNOWN
"""
GOOD = "{worth: 50k, issues: {price: less, support: [night, none, day]}, order: [support, price], no_deal: 30%}"


def test_hints_are_read(case_of: Callable[[str], Case]) -> None:
    case = case_of(TEXT.replace("UNKNOWN", GOOD))
    (interest,) = case.person("bob").interests
    found = interest.unknown
    assert found is not None
    assert found.wishes == (Wish("price", "rising", (3, 2, 1, 0)), Wish("support", "rising", (2, 0, 1)))
    assert found.order == ("support", "price")
    assert found.worth == Distribution("values", (50000.0,), (1.0,))
    assert found.no_deal == Distribution("values", (0.3,), (1.0,))
    assert careful_warnings(case) is not None


def test_without_issues_every_issue_counts_freely(case_of: Callable[[str], Case]) -> None:
    case = case_of(TEXT.replace("UNKNOWN", "{worth: {low: 0, likely: 5, high: 9}}"))
    (interest,) = case.person("bob").interests
    assert interest.unknown is not None
    assert [(wish.issue, wish.shape) for wish in interest.unknown.wishes] == [("price", "free"), ("support", "free")]


def test_a_missing_no_deal_is_asked_for(case_of: Callable[[str], Case]) -> None:
    found = [item.found for item in careful_warnings(case_of(TEXT.replace("UNKNOWN", "{worth: 5}")))]
    assert any("“Wishes” does not say what it is worth without a deal" in item for item in found)


def test_an_issue_that_only_unknown_scores_use_is_used(case_of: Callable[[str], Case]) -> None:
    found = [item.found for item in careful_warnings(case_of(TEXT.replace("UNKNOWN", GOOD)))]
    assert not any("nothing depends on the issue support" in item for item in found)


@pytest.mark.parametrize(
    ("hints", "message"),
    [
        ("{worth: 5, issues: {prize: more}}", "case.yaml:15:42: `prize` is not an issue; did you mean `price`?"),
        ("{worth: 5, issues: {price: mor}}", "`mor` is no hint at scores"),
        ("{worth: 5, issues: {support: more}}", "`more` says nothing of support, whose options are names"),
        ("{worth: 5, issues: {support: [none, day]}}", "the ranking of support does not name every option once"),
        ("{worth: 5, issues: {support: [none, day, day]}}", "the ranking of support does not name every option once"),
        ("{worth: 5, issues: {support: [none, day, noon]}}", "`noon` is not an option of support"),
        ("{worth: 5, issues: {price: [0, 10, x, 20]}}", "`x` is not an option of price"),
        ("{worth: 5, issues: {}}", "no issue with two options or more counts here"),
        ("{worth: 5, issues: {price: more}, order: [price, support]}", "`support` is not among the issues that count here"),
        ("{worth: 5, order: [price, price]}", "the order names an issue twice"),
        ("{worth: -5}", "the worth of the best package over the worst can be negative or nothing"),
        ("{worth: 0}", "the worth of the best package over the worst can be negative or nothing"),
        ("{worth: {normal: [5, 1]}}", "the worth of the best package over the worst can be negative or nothing"),
        ("{worth: {low: 5}}", "`worth` has no `likely`"),
        ("{worth: much}", "`much`"),
        ("{worth: 5, no_deal: {uniform: [1, 0]}}", "low 1 is above high 0"),
        ("{issues: {price: more}}", "worth"),
        ("{worth: 5, weight: 3}", "weight"),
        ("{worth: 5, issues: [price]}", "issues"),
        ("{worth: 5, issues: {price: {more: 1}}}", "price"),
        ("yes", "unknown"),
        ("{worth: 5, no_deal: 1}\n            no_deal: 3", "“Wishes” says twice what no deal is worth"),
        ("{worth: 5}\n            value: price", "“Wishes” has value and unknown"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(case_of: Callable[[str], Case], hints: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        case_of(TEXT.replace("UNKNOWN", hints))
    text = str(error.value)
    assert message in text
    assert "case.yaml:1" in text


EITHER = """case: one of two
ours: us
issues:
  place: {options: [here, there]}
sides:
  us:
    people: {ann: {table: front, interests: [{name: Near, scores: {place: {here: 10, there: 6}}, no_deal: 0}]}}
  them:
    people:
      bob:
        table: front
        interests: [{name: Taste, unknown: {worth: 3, no_deal: 50%}}]
"""


def test_knowing_what_they_like_best_is_worth_what_can_be_reckoned_by_hand(case_of: Callable[[str], Case]) -> None:
    """He likes one of two places and says yes to that alone. Unasked we propose ours, worth 10 / 2; asked, (10 + 6) / 2."""
    advice = advise(case_of(EITHER))
    assert advice.proposal is not None
    assert advice.proposal.expected_gain == pytest.approx(5, abs=0.5)
    (best,) = [question for question in advice.beliefs if question.about == "best_place@bob.1"]
    assert best.worth == pytest.approx(3, abs=0.4)
    assert best.error > 0
    assert best.ask == ("bob at the front table of them",)
    assert [(answer, package.values) for answer, _, package in best.answers] == [("here", ("here",)), ("there", ("there",))]
    assert not any(question.about.startswith("weight_of") for question in advice.beliefs)


def test_how_much_an_issue_counts_can_be_asked_where_several_do(case_of: Callable[[str], Case]) -> None:
    advice = advise(case_of(TEXT.replace("UNKNOWN", "{worth: {low: 20, likely: 40, high: 60}, no_deal: {uniform: [20%, 60%]}}")))
    asked = {question.about: question for question in advice.beliefs}
    assert set(asked) == {
        "weight_of_price@bob.1", "weight_of_support@bob.1", "best_price@bob.1", "best_support@bob.1",
        "no_deal@bob.1", "worth@bob.1",
    }  # fmt: skip
    assert asked["weight_of_price@bob.1"].label == "How much price counts in “Wishes” of bob"
    assert asked["weight_of_price@bob.1"].answers[0][0].startswith("up to ")


def test_nobody_asks_our_own_side_for_its_scores(case_of: Callable[[str], Case]) -> None:
    ours = TEXT.replace("interests: [{name: Cheap, value: -price, no_deal: -20}]", "interests: [{name: Own, unknown: {worth: 9, no_deal: 10%}}]")
    advice = advise(case_of(ours.replace("UNKNOWN", GOOD)))
    assert not any("ann.1" in question.about for question in (*advice.questions, *advice.beliefs))
