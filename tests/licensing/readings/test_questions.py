"""Disputed questions and readings."""

import pytest

from backtable.errors import NoAnswerError
from backtable.licensing.readings import disputed, questions, reading


def test_every_question_has_sourced_answers_and_two_parties_who_differ() -> None:
    assert len({item.key for item in questions()}) == len(questions())
    for item in questions():
        keys = [answer.key for answer in item.answers]
        assert len(set(keys)) == len(keys) >= 2
        assert {item.ours, item.theirs} <= set(keys)
        assert item.ours != item.theirs
        assert item.asks.endswith("?")
        assert all(answer.source and answer.says for answer in item.answers)


def test_a_reading_answers_every_question() -> None:
    ours, theirs = reading("ours"), reading("theirs")
    assert set(ours.answers) == set(theirs.answers) == {item.key for item in questions()}
    assert set(disputed([ours, theirs])) == set(questions())
    assert disputed([ours, reading("middle", {"oracle.partitioning": "cluster"})]) == tuple(
        item for item in questions() if item.key == "oracle.partitioning"
    )


def test_a_question_moves_only_the_metrics_that_it_bears_on() -> None:
    by_key = {item.key: item for item in questions()}
    assert by_key["oracle.partitioning"].moves("oracle.processor")
    assert not by_key["oracle.partitioning"].moves("oracle.java_employee")
    assert by_key["estate.powered_off"].moves("ibm.pvu")


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"oracle.partition": "cluster"}, "no disputed question is called oracle.partition"),
        ({"oracle.partitioning": "moon"}, "moon does not answer oracle.partitioning; its answers are named_hosts"),
    ],
)
def test_unknown_questions_and_answers_are_named(answers: dict[str, str], message: str) -> None:
    with pytest.raises(NoAnswerError, match=message):
        reading("ours", answers)


def test_every_question_says_how_well_our_answer_stands_and_why() -> None:
    for question in questions():
        assert question.strength in ("strong", "fair", "weak"), question.key
        assert question.because, question.key
