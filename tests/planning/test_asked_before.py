"""What a question about unknown scores asks can be answered in the record, and what was asked already is not proposed as new."""

from pathlib import Path

import pytest

from backtable.conduct import Entry, events, in_numbers
from backtable.errors import RefusedError
from backtable.papers import next_document
from backtable.planning import Ask, Next, beliefs_of, next_moves, situation_of
from backtable.value import trait_names
from tests.conduct.cast import Cast

from .test_moves_from_record import PACE

UNKNOWN = """case: Unknown scores
currency: EUR
ours: customer
issues:
  price: {from: 50, to: 200, step: 50, unit: EUR}
  years: {from: 1, to: 3}
sides:
  customer:
    interests: [{name: Money, value: 300 - price - 10 * years, no_deal: 0}]
    people: {buyer: {table: front, stake: 1}}
  supplier:
    people:
      seller:
        table: front
        interests: [{name: Wants, unknown: {worth: 100, issues: {price: more, years: more}}}]
"""


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(tmp_path / "u.backtable", UNKNOWN, "buyer")


def found_in(cast: Cast) -> Next:
    return next_moves(situation_of(cast.state, cast.time.now, PACE, worlds=400), worlds=50, top=12)


def questions(found: Next) -> set[str]:
    return {move.step.about.partition("@")[0] for move in found.moves if isinstance(move.step, Ask)}


def said(cast: Cast, claim: str, credibility: float = 0.7, answers: int | None = None) -> None:
    content = events.StatementHeard("seller", "mostly the price", "price", in_numbers(claim), credibility=credibility, answers=answers)
    cast.put(Entry(content, "buyer"))


def test_a_claim_about_their_own_scores_is_learned_as_its_credibility_says(cast: Cast) -> None:
    assert list(trait_names(cast.state.case, "seller")) == ["weight_of_price", "weight_of_years", "worth"]
    assert not trait_names(cast.state.case, "buyer")
    said(cast, "weight_of_price > 50%", 0.6)
    change = beliefs_of(cast.state, cast.time.now).changes[-1]
    # two weights drawn alike: one is above a half in half of the worlds, so that it is heard with 0.6 * 0.5 + 0.4
    assert change.chance == pytest.approx(0.7, abs=0.02)


def test_what_cannot_be_said_of_scores_is_refused_with_what_can(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="of their own scores weight_of_price, weight_of_years, worth"):
        said(cast, "weight_of_cloud > 50%")
    with pytest.raises(RefusedError, match="never certain"):
        said(cast, "weight_of_price > 50%", 1.0)


def test_a_question_that_was_put_is_not_proposed_again_and_its_answer_is_told_how_to_write(cast: Cast) -> None:
    before = questions(found_in(cast))
    number = cast.put(Entry(events.QuestionAsked("seller", "How much is it the price?", "price"), "buyer")).number
    found = found_in(cast)
    assert "weight_of_price" in before - questions(found)
    assert f"seller was asked in event {number} (“How much is it the price?”) and has not answered" in str(next_document(found).lead)
    said(cast, "", answers=number)
    document = str(next_document(found_in(cast)).lead)
    assert f"answered in event {number + 1}, from which nothing could be learned" in document
    assert f"--answers {number} --claim 'weight_of_price > …'" in document
    said(cast, "weight_of_price > 50%", answers=number)
    found = found_in(cast)
    assert "weight_of_price" not in questions(found)
    assert not found.situation.asked
