"""What it is worth to know unknown scores after evidence is what a closed form says, within honest errors."""

from collections.abc import Callable

import numpy as np
import pytest

from backtable.advice import worth_asking
from backtable.belief import WillNot, believe
from backtable.case import Case, Expression
from tests.belief.test_unknown_scores import EITHER

CREDIBILITY = 0.6
HINTS = (0.9, 0.6, 0.1)


def worth_of_hint(likes_there: float, credibility: float) -> float:
    """Give what an answer to “which do you like?” is worth by hand.

    Here is worth 10 to us, there 6, and each passes where it is liked. An answer is so with a chance, and otherwise any, as likely as that
    is to be so.
    """
    chances = {"here": 1 - likes_there, "there": likes_there}
    total = 0.0
    for told in chances:
        both = {
            liked: chances[liked] * (credibility * (liked == told) + (1 - credibility) * chances[told]) for liked in chances
        }
        total += max(10 * both["here"], 6 * both["there"])
    return total - max(10 * chances["here"], 6 * chances["there"])


def test_the_worth_of_knowing_scores_and_of_hints_about_them_has_honest_errors(case_of: Callable[[str], Case]) -> None:
    """Bob is said not to take “here”: by Bayes he likes “there” with 0.5 / (0.5 + 0.5 × 0.4)."""
    case = case_of(EITHER)
    items = [WillNot("press", "bob", Expression("place == 'here'"), CREDIBILITY)]
    likes_there = 1 / (1 + (1 - CREDIBILITY))
    wanted = [worth_of_hint(likes_there, credibility) for credibility in (1.0, *HINTS)]
    assert wanted[0] == pytest.approx(10 * (1 - likes_there))
    assert wanted[3] == pytest.approx(0)
    misses = []
    for seed in range(20):
        found = worth_asking(case, 500, seed, beliefs=believe(case, items, worlds=1000, seed=seed), hints=HINTS)
        (question,) = [item for item in found.questions if item.about == "best_place@bob.1"]
        assert question.ask == ("bob at the front table of them",)
        assert [answer for answer, _, _ in question.answers] == ["here", "there"]
        assert question.error > 0
        misses.append([(question.worth - wanted[0]) / question.error])
        for hint, by_hand in zip(question.hints[:2], wanted[1:3], strict=True):
            misses[-1].append((hint.worth - by_hand) / hint.error)
    within = (np.abs(misses) <= 2).mean(axis=0)
    assert (within >= 0.8).all(), within
    assert (np.abs(np.mean(misses, axis=0)) < 1).all()


def test_what_was_learned_for_certain_is_not_asked_again(sale: Case) -> None:
    from backtable.belief import ValueLearned

    found = worth_asking(sale, 200, beliefs=believe(sale, [ValueLearned("mood", 1.0)], worlds=500))
    assert "mood" not in {item.about for item in found.questions}
    assert found.evidence == 1


def test_where_our_side_approves_nothing_no_question_helps(case_of: Callable[[str], Case]) -> None:
    case = case_of(EITHER.replace("no_deal: 0}]", "no_deal: 99}]"))
    found = worth_asking(case, 100)
    assert found.package is None
    assert found.questions == ()
