"""The story that the project starts from."""

from pathlib import Path

import pytest

from backtable.advice import advise, explain
from backtable.case import Case
from backtable.files import read_case


@pytest.fixture
def case(root: Path) -> Case:
    return read_case(root / "examples" / "over-deployment" / "case.yaml")


def test_the_first_question_is_how_the_sales_executive_is_paid(case: Case) -> None:
    advice = advise(case)
    first = advice.questions[0]
    assert first.about == "paid_on_new_only"
    assert first.worth > 10 * first.error
    assert "Sales executive" in first.ask[0]


def test_paid_on_licences_only_the_penalty_and_back_support_are_waived(case: Case) -> None:
    advice = advise(case, given={"paid_on_new_only": 1.0})
    assert advice.proposal is not None
    terms = advice.case.terms(advice.proposal.package)
    assert terms["penalty"] == 0
    assert terms["back_support"] == 0
    assert 0 < float(terms["cover"]) < 400  # type: ignore[arg-type]
    assert float(terms["new"]) > 0  # type: ignore[arg-type]
    assert float(terms["services"]) > 0  # type: ignore[arg-type]
    assert terms["release"] == "full"


def test_paid_on_everything_part_of_the_compliance_claim_is_paid(case: Case) -> None:
    advice = advise(case, given={"paid_on_new_only": 0.0})
    assert advice.proposal is not None
    terms = advice.case.terms(advice.proposal.package)
    assert float(terms["penalty"]) + float(terms["back_support"]) > 0  # type: ignore[arg-type]


def test_the_executive_would_take_the_demand_and_no_customer_would(case: Case) -> None:
    assert case.demand is not None
    found = explain(case, case.demand)
    yes = {item.person: item.says_yes for item in found.outcome.people}
    assert yes["executive"] == 1
    assert all(yes[person.key] == 0 for person in case.our_side.people)
    assert {item.person for item in found.blockers} == {person.key for person in case.our_side.people}


def test_a_fix_lifts_the_blocker_and_loses_nobody(case: Case) -> None:
    assert case.demand is not None
    found = explain(case, case.demand)
    before = {item.person: item.says_yes for item in found.outcome.people}
    for blocker in found.blockers:
        assert blocker.fix is not None
        after = {item.person: item.says_yes for item in blocker.fix.people if item.must_approve > 0.5}
        assert after.get(blocker.person, 1.0) >= 0.8
        assert all(after[key] >= min(0.8, before[key]) for key in after)


def test_where_nothing_satisfies_an_approver_it_says_who_stands_in_the_way(root: Path, tmp_path: Path) -> None:
    text = (root / "examples" / "over-deployment" / "case.yaml").read_text()
    path = tmp_path / "case.yaml"
    path.write_text(text.replace("stake: 0.3", "stake: 0.3\n        threshold: 900m"))
    advice = advise(read_case(path))
    assert advice.proposal is None
    assert advice.in_the_way == ("cto",)
    assert "Chief technology officer" in advice.reason


def test_the_same_seed_gives_the_same_advice(case: Case) -> None:
    first, second = advise(case, worlds=200), advise(case, worlds=200)
    assert first.proposal == second.proposal
    assert first.questions == second.questions
