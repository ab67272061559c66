"""Advice on beliefs as they stand, and what an answer is worth that may be wrong, equal brute force on small cases."""

import copy
from dataclasses import asdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backtable.advice import advise, explain, worth_asking
from backtable.belief import Approved, Evidence, Heard, Noise, Refused, Rejected, believe
from backtable.case import Expression, Package
from tests.oracles import Bayes, Oracle, examples, small_cases, written

NOISE = Noise(softness=0.3)
HINTS = (0.9, 0.5, 0.25)


@st.composite
def learned(draw: st.DrawFn, oracle: Oracle) -> tuple[list[dict[str, Any]], list[Evidence]]:
    """Give some evidence, as the oracle reads it and as the product does."""
    theirs = [key for key, side in oracle.people.items() if side != "us"]
    events: list[dict[str, Any]] = [
        {"kind": "heard", "that": "u > 2", "viewer": "", "credibility": 0.75, "guess": 1},
    ]
    evidence: list[Evidence] = [Heard("somebody", Expression("u > 2"), 0.75)]
    for kind, made in (("approved", Approved), ("refused", Refused), ("rejected", Rejected)):
        package, person = draw(st.sampled_from(oracle.packages)), draw(st.sampled_from(theirs))
        values = tuple(value if isinstance(value, str) else float(value) for value in package.values())
        beside = {"time": 0.5} if kind == "rejected" else {}
        events.append({"kind": kind, "person": person, "package": package, **beside})
        evidence.append(made(person, Package(values), **beside))
    return events, evidence


def believed(oracle: Oracle, events: list[dict[str, Any]]) -> Oracle:
    """Give the same case with the weights of the posterior; what people average over is as the case says."""
    after = copy.copy(oracle)
    after.worlds = Bayes(oracle, asdict(NOISE)).posterior(events)
    return after


@examples(15)
@given(data=st.data())
def test_the_proposal_and_the_questions_are_the_best_on_the_beliefs_as_they_stand(data: st.DataObject) -> None:
    case = data.draw(small_cases())
    oracle = Oracle(case)
    if any(Bayes(oracle, {}).scale(key) == 0 for key in oracle.people):
        return
    events, evidence = data.draw(learned(oracle))
    after = believed(oracle, events)
    beliefs = believe(written(case), evidence, NOISE)
    advice = advise(written(case), beliefs=beliefs, hints=HINTS)
    allowed = after.allowed()
    best = max((after.value(package) for package in allowed), default=Fraction(0))
    if advice.proposal is None:
        assert best <= Fraction(1, 10**6)
        return
    assert advice.method.exact
    assert advice.method.evidence == 4
    assert advice.proposal.expected_gain == pytest.approx(float(best), abs=2e-5)
    chosen = oracle.exact(advice.case.terms(advice.proposal.package))
    assert advice.proposal.chance == pytest.approx(float(after.chance(chosen)), abs=2e-5)
    for judgement in advice.proposal.people:
        assert judgement.says_yes == pytest.approx(float(after.says_yes(judgement.person, chosen)), abs=2e-5)
    found = explain(written(case), advice.proposal.package, beliefs=beliefs)
    assert found.outcome.expected_gain == pytest.approx(advice.proposal.expected_gain)
    asked = worth_asking(written(case), beliefs=beliefs, hints=HINTS)
    assert asked.gain == pytest.approx(float(best), abs=2e-5)
    assert sorted(item.about for item in asked.questions) == sorted(item.about for item in (*advice.questions, *advice.beliefs))
    for question in asked.questions:
        answers = sorted({world[question.about] for world, _ in oracle.worlds})
        for hint in [(1.0, question.worth), *((hint.credibility, hint.worth) for hint in question.hints)]:
            credibility, worth = Fraction(hint[0]), hint[1]
            total = Fraction(0)
            for answer in answers:
                here = after.mean(lambda world, answer=answer, about=question.about: int(world[about] == answer))
                told = copy.copy(after)
                told.worlds = [
                    (
                        world,
                        weight * (credibility * int(world[question.about] == answer) + (1 - credibility) * here),
                    )
                    for world, weight in after.worlds
                ]
                total += max(told.value(package) for package in allowed)
            assert worth == pytest.approx(float(total - best), abs=5e-5)
            assert question.error == 0


@examples(15)
@given(data=st.data())
def test_an_answer_is_worth_no_more_the_less_it_can_be_relied_on(data: st.DataObject) -> None:
    case = data.draw(small_cases())
    advice = advise(written(case), hints=(0.999999, 0.6, 0.000001))
    for question in (*advice.questions, *advice.beliefs):
        sure, half, nothing = (hint.worth for hint in question.hints)
        assert question.worth == pytest.approx(sure, abs=1e-4)
        assert question.worth + 1e-9 >= sure >= half - 1e-9
        assert half >= nothing - 1e-9
        assert nothing == pytest.approx(0, abs=1e-4)
