"""What it is worth to know something before proposing equals brute force on small discrete cases."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from backtable.advice import advise
from tests.oracles import Oracle, examples, small_cases, written


@examples(15)
@given(case=small_cases())
def test_a_question_is_worth_the_best_with_its_answer_less_the_best_without(case: dict[str, Any]) -> None:
    """For every assumption and every belief; in worlds that are all there are, without error."""
    advice, oracle = advise(written(case)), Oracle(case)
    if advice.proposal is None:
        return
    allowed = oracle.allowed()
    without = max(oracle.value(package) for package in allowed)
    asked = (*advice.questions, *advice.beliefs)
    assert sorted(question.about for question in asked) == sorted(oracle.worlds[0][0])
    for question in asked:
        answers = sorted({world[question.about] for world, _ in oracle.worlds})
        weights = [
            sum(weight for world, weight in oracle.worlds if world[question.about] == answer) for answer in answers
        ]
        best = [max(oracle.knowing(question.about, answer).value(package) for package in allowed) for answer in answers]
        known = sum(weight * value for weight, value in zip(weights, best, strict=True))
        assert question.worth == pytest.approx(float(known - without), abs=1e-9)
        assert question.error == 0
        assert [weight for _, weight, _ in question.answers] == pytest.approx(list(map(float, weights)), abs=1e-9)
        for (_, _, package), answer, value in zip(question.answers, answers, best, strict=True):
            chosen = oracle.exact(advice.case.terms(package))
            assert oracle.knowing(question.about, answer).value(chosen) == value


@examples(15)
@given(case=small_cases())
def test_what_the_proposal_rests_on_is_its_value_at_each_end(case: dict[str, Any]) -> None:
    """With the assumption at its 5 % and 95 % points (no and yes for a chance), among packages allowed before."""
    advice, oracle = advise(written(case)), Oracle(case)
    if advice.proposal is None:
        return
    package = oracle.exact(advice.case.terms(advice.proposal.package))
    allowed = oracle.allowed()
    assert sorted(rest.about for rest in advice.rests_on) == ["u", "v", "w"]
    for rest in advice.rests_on:
        for end, gain, chance, changes in zip(
            (rest.low, rest.high), rest.gains, rest.chances, rest.changes, strict=True
        ):
            known = oracle.knowing(rest.about, Fraction(end))
            assert gain == pytest.approx(float(known.value(package)), abs=1e-9)
            assert chance == pytest.approx(float(known.chance(package)), abs=1e-9)
            assert changes == (max(known.value(other) for other in allowed) > known.value(package))
