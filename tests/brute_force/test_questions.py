"""What it is worth to know something before proposing equals brute force on small discrete cases."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from backtable.advice import advise, worth_asking
from backtable.papers import advice_document, asking_document
from tests.oracles import Oracle, examples, small_cases, written


@examples(15)
@given(case=small_cases())
def test_a_question_is_worth_the_best_with_its_answer_less_the_best_without(case: dict[str, Any]) -> None:
    """For every assumption and every belief; in worlds that are all there are, without error. To propose nothing is always open, and worth 0."""
    advice, oracle = advise(written(case)), Oracle(case)
    allowed = oracle.allowed()
    if not allowed:
        return
    without = max(Fraction(0), *(oracle.value(package) for package in allowed))
    asked = (*advice.questions, *advice.beliefs)
    assert sorted(question.about for question in asked) == sorted(oracle.worlds[0][0])
    for question in asked:
        answers = sorted({world[question.about] for world, _ in oracle.worlds})
        weights = [
            sum(weight for world, weight in oracle.worlds if world[question.about] == answer) for answer in answers
        ]
        best = [max(Fraction(0), *(oracle.knowing(question.about, answer).value(package) for package in allowed)) for answer in answers]
        known = sum(weight * value for weight, value in zip(weights, best, strict=True))
        assert question.worth == pytest.approx(float(known - without), abs=1e-9)
        assert question.error == 0
        assert [weight for _, weight, _ in question.answers] == pytest.approx(list(map(float, weights)), abs=1e-9)
        for (_, _, package), answer, value in zip(question.answers, answers, best, strict=True):
            assert (package is None) == (value == 0)
            if package is None:
                continue
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


@pytest.mark.parametrize(("high", "worth", "proposed"), [(60, 17.5, True), (28, 14.5, False)])
def test_to_propose_nothing_is_open_after_an_answer_and_without_one(high: int, worth: float, proposed: bool) -> None:
    """By hand: with 61 in half of the worlds, −19 in three of ten and −59 in two, 13 without asking and 30.5 with; with 29 in half of them less than nothing, and 14.5."""
    value = f"({high} - a if u == 1 else -20 if u == 2 else -60) + (1 if x == 'y' else 0)"
    sides = {
        "us": {"interests": [{"name": "w", "value": value, "no_deal": 0}], "people": {"u1": {"table": "front", "threshold": -100}}},
        "them": {"interests": [{"name": "w", "value": "10", "no_deal": 0}], "people": {"t1": {"table": "front"}}},
    }
    issues = {"a": {"from": 0, "to": 8}, "x": {"options": ["n", "y"]}}
    case = written({"case": "q", "ours": "us", "assumptions": {"u": {"values": {1: 0.5, 2: 0.3, 4: 0.2}, "known_to": ["them"]}}, "issues": issues, "sides": sides})
    advice = advise(case)
    assert (advice.proposal is not None) == proposed
    (question,) = advice.questions
    assert question.worth == pytest.approx(worth)
    assert [package is None for _, _, package in question.answers] == [False, True, True]
    said = str(advice_document(advice))
    assert "2 (30 % likely): propose nothing, as no package that our own side approves brings us a gain" in said
    assert ("1 (50 % likely): propose as now" if proposed else "1 (50 % likely): propose a: 0; x: y") in said
    asked = worth_asking(case)
    assert (asked.package is not None) == proposed
    assert asked.questions[0].worth == pytest.approx(worth)
    assert ("Without asking it is best to propose nothing" in str(asking_document(asked))) != proposed
