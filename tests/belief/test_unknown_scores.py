"""Evidence moves what we hold of scores that nobody has told us."""

from collections.abc import Callable

import pytest

from backtable.belief import Approved, OfferReceived, Rejected, believe, follow, option_shifts, report, trait_shifts
from backtable.case import Case
from backtable.files import read_package
from backtable.papers import Table, beliefs_document, beliefs_picture

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
    assert [best.say(value) for value in best.edges] == ["here", "there"]
    before, was = best.before.shares
    after, now = best.after.shares
    assert before + was == pytest.approx(1)
    assert was == pytest.approx(0.5, abs=0.02)
    assert after + now == pytest.approx(1)
    assert now > 0.9


def test_offers_and_refusals_point_the_same_way(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER)
    there, here = read_package(case, "place=there"), read_package(case, "place=here")

    def likes_there(*evidence: OfferReceived | Rejected) -> float:
        (best,) = [item for item in trait_shifts(believe(case, evidence)) if item.name == "best_place@bob.1"]
        return best.after.shares[1]

    once, both = likes_there(OfferReceived("bob", there, 0.1)), likes_there(
        OfferReceived("bob", there, 0.1), Rejected("bob", here, 0.5)
    )
    assert 0.5 < once < both <= 1


def test_the_document_says_what_is_held_now(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER)
    beliefs = believe(case, [Approved("bob", read_package(case, "place=there"))])
    document = beliefs_document(report(beliefs))
    titles = [section.title for section in document.sections]
    scores = next(section for section in document.sections if section.title == "Scores that nobody has told us")
    table = scores.blocks[1]
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["place, “Taste” of bob", "here", "there"]
    assert "Scores that nobody has told us" in titles
    assert "What has moved" not in titles


def test_a_case_without_unknown_scores_has_nothing_to_say_of_them(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER.replace("unknown: {worth: 3, no_deal: 50%}", "scores: {place: {here: 0, there: 1}}, no_deal: 0"))
    assert trait_shifts(believe(case)) == ()


def test_what_options_are_worth_moves_to_the_one_that_they_like(case_of: Callable[[str], Case]) -> None:
    """Of one issue with two options one is worth nothing and the other all: the mean is how likely it is the one that is liked."""
    case = case_of(EITHER)
    beliefs, courses = follow(case, [Approved("bob", read_package(case, "place=there"))])
    here, there = option_shifts(beliefs)
    assert (here.scores, here.issue, here.option, there.option) == ("bob.1", "place", "here", "there")
    assert there.before.mean == pytest.approx(0.5, abs=0.02)
    assert (there.before.low, there.before.high) == (0, 1)
    (best,) = [item for item in trait_shifts(beliefs) if item.name == "best_place@bob.1"]
    assert there.after.mean == pytest.approx(best.after.shares[1])
    assert here.after.mean == pytest.approx(best.after.shares[0])
    course = next(item for item in courses if item.name == "best_place@bob.1")
    assert [step.mean for step in course.steps] == pytest.approx([0.5, best.after.shares[1]], abs=0.03)


def test_the_picture_shows_unknown_scores(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER)
    described = str(
        beliefs_picture(report(*follow(case, [Approved("bob", read_package(case, "place=there"))]))).to_dict()["description"]
    )
    assert "Which place is best for “Taste” of bob" in described
    assert "place there" in described


def test_of_many_options_eight_are_shown_the_ends_among_them(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER.replace("[here, there]", str(list(range(30)))).replace("scores: {place: {here: 10, there: 6}}", "value: place"))
    shown = [item.option for item in option_shifts(believe(case, (), worlds=100))]
    assert len(shown) == 8
    assert (shown[0], shown[-1]) == (0, 29)
