"""Evidence moves what we hold of scores that nobody has told us."""

from collections.abc import Callable

import pytest

from backtable.belief import Approved, OfferReceived, Rejected, believe, report, trait_shifts
from backtable.case import Case
from backtable.files import read_package
from backtable.papers import beliefs_document

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


def test_a_yes_to_one_of_two_shows_which_one_is_liked(case_of: Callable[[str], Case]) -> None:
    """A yes comes from whoever likes it but for lapses: 50 % before, nearly certain after."""
    case = case_of(EITHER)
    beliefs = believe(case, [Approved("bob", read_package(case, "place=there"))])
    (best,) = [item for item in trait_shifts(beliefs) if item.name == "best_place@bob.1"]
    (here, before, after), (there, was, now) = best.answers
    assert (here, there) == ("here", "there")
    assert before + was == pytest.approx(1)
    assert was == pytest.approx(0.5, abs=0.02)
    assert after + now == pytest.approx(1)
    assert now > 0.9


def test_offers_and_refusals_point_the_same_way(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER)
    there, here = read_package(case, "place=there"), read_package(case, "place=here")

    def likes_there(*evidence: OfferReceived | Rejected) -> float:
        (best,) = [item for item in trait_shifts(believe(case, evidence)) if item.name == "best_place@bob.1"]
        return best.answers[1][2]

    once, both = likes_there(OfferReceived("bob", there, 0.1)), likes_there(
        OfferReceived("bob", there, 0.1), Rejected("bob", here, 0.5)
    )
    assert 0.5 < once < both <= 1


def test_the_document_says_what_is_held_now(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER)
    beliefs = believe(case, [Approved("bob", read_package(case, "place=there"))])
    document = beliefs_document(report(beliefs))
    titles = [section.title for section in document.sections]
    assert "Scores that nobody has told us" in titles
    assert "What has moved" not in titles


def test_a_case_without_unknown_scores_has_nothing_to_say_of_them(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER.replace("unknown: {worth: 3, no_deal: 50%}", "scores: {place: {here: 0, there: 1}}, no_deal: 0"))
    assert trait_shifts(believe(case)) == ()
