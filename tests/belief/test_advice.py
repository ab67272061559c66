"""Advice and explanations after evidence, on sampled worlds and from the command line."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import numpy as np
import pytest

from backtable.advice import advise, explain
from backtable.belief import Approved, Heard, Refused, ValueLearned, believe
from backtable.case import Case, Expression, Package
from backtable.errors import NoAnswerError
from backtable.files import read_case

from ..commands import typed

CASE = "examples/over-deployment/case.yaml"
EVIDENCE = "examples/over-deployment/evidence.yaml"


def run(root: Path, *arguments: str) -> CompletedProcess[str]:
    """Run a command."""
    return typed(root, *arguments)


def test_advice_without_evidence_is_as_without_beliefs(sale: Case) -> None:
    plain, believed = advise(sale, 200), advise(sale, 200, beliefs=believe(sale, worlds=200))
    assert plain == believed


def test_a_known_value_is_as_if_it_were_given(sale: Case) -> None:
    """Worlds, chosen package and figures are the same; only the way it was learned differs."""
    given = advise(sale, 200, given={"limit": 9.0})
    learned = advise(sale, 200, beliefs=believe(sale, [ValueLearned("limit", 9.0)], worlds=200))
    assert given.proposal == learned.proposal
    assert given.questions == learned.questions
    assert {rest.about for rest in learned.rests_on} == {rest.about for rest in given.rests_on}
    assert (learned.method.evidence, learned.method.given) == (1, ())
    assert len({given.method.digest, learned.method.digest, sale.digest}) == 3


def test_what_was_learned_cannot_be_given_otherwise(sale: Case) -> None:
    beliefs = believe(sale, [ValueLearned("limit", 9.0)], worlds=200)
    with pytest.raises(NoAnswerError, match="limit is known to be 9 from the evidence and cannot be 3"):
        advise(sale, 200, given={"limit": 3.0}, beliefs=beliefs)


def test_each_set_of_worlds_is_independent_and_the_same_for_its_stream(sale: Case, demand: Package) -> None:
    beliefs = believe(sale, [Refused("boss", demand), Approved("rep", demand)])
    first, again, other = (beliefs.draw(300, 5, stream) for stream in (0, 0, 1))
    assert np.array_equal(first.values["cost"], again.values["cost"])
    assert abs(np.corrcoef(first.values["cost"], other.values["cost"])[0, 1]) < 0.2
    assert 100 < first.size < 300


def test_evidence_moves_the_proposal_and_its_chance_the_right_way(sale: Case, middle: Package) -> None:
    """A boss who refuses what is in the middle is harder to please than one who approves it."""
    chances = [
        explain(sale, middle, 1000, beliefs=believe(sale, [kind("boss", middle)])).outcome.others_accept
        for kind in (Refused, Approved)
    ]
    plain = explain(sale, middle, 1000).outcome.others_accept
    assert chances[0] < plain - 0.03
    assert chances[1] > plain


def test_a_question_that_was_answered_is_worth_less(root: Path) -> None:
    case = read_case(root / CASE)
    hint = Heard("somebody", Expression("paid_on_new_only == 1"), 0.95)
    before, after = (
        next(item for item in found.questions if item.about == "paid_on_new_only")
        for found in (advise(case, 300), advise(case, 300, beliefs=believe(case, [hint])))
    )
    assert after.worth < before.worth / 2
    assert all(item.worth >= hinted.worth for item in (before, after) for hinted in item.hints)


def test_what_nobody_has_looked_at_is_weighed_once_for_all(sale: Case, demand: Package) -> None:
    """Fixing an assumption that no evidence bears on leaves the weighed parts as they are; fixing another does not."""
    beliefs = believe(sale, [Refused("boss", demand)])
    plain, award, cost = (beliefs.draw(200, 5, 3, given) for given in ({}, {"award": 10.0}, {"cost": 25.0}))
    assert (award.values["award"] == 10).all()
    assert np.array_equal(plain.values["cost"], award.values["cost"])
    assert (cost.values["cost"] == 25).all()
    assert not np.array_equal(plain.values["rival"], cost.values["rival"])


def test_the_commands_take_evidence_and_credibilities(root: Path) -> None:
    done = run(root, "advise", CASE, "--evidence", EVIDENCE, "--hint", "70%", "--worlds", "100", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["method"]["evidence"] == 6
    assert [hint["credibility"] for hint in found["questions"][0]["hints"]] == [0.7]
    done = run(root, "explain", CASE, "--package", "demand", "--evidence", EVIDENCE, "--worlds", "100")
    assert "By what is believed after 6 pieces of evidence." in done.stdout


@pytest.mark.parametrize(("hint", "words"), [("lots", "`lots` is not a number"), ("100%", "between 0 and 100 %")])
def test_a_credibility_that_is_none_is_refused(root: Path, hint: str, words: str) -> None:
    done = run(root, "advise", CASE, "--hint", hint)
    assert done.returncode == 2
    assert words in done.stderr


def test_evidence_on_what_a_colleague_keeps_to_themselves_stays_off_a_page(root: Path, tmp_path: Path) -> None:
    case, evidence = tmp_path / "case.yaml", tmp_path / "evidence.yaml"
    text = (root / CASE).read_text(encoding="utf-8")
    case.write_text(text.replace("court: {low: 300000", "court: {known_to: [cfo], low: 300000"), encoding="utf-8")
    evidence.write_text("evidence: [{fact: court > 500000}]", encoding="utf-8")
    done = run(root, "advise", str(case), "--evidence", str(evidence), "--for", "cto", "--worlds", "50")
    assert done.returncode == 2
    assert "--evidence: court is known to" in done.stderr
    assert run(root, "advise", str(case), "--evidence", str(evidence), "--for", "cfo", "--worlds", "50").returncode == 0
