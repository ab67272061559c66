"""The examples turn out as their pages say."""

from functools import cache
from pathlib import Path

import pytest

from backtable.advice import Advice, advise, explain
from backtable.case import Case
from backtable.files import read_case, read_package

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/case.yaml"))


@cache
def example(name: str) -> Case:
    return read_case(ROOT / "examples" / name / "case.yaml")


@cache
def advice_on(name: str, **given: float) -> Advice:
    return advise(example(name), given=given)


def proposed(advice: Advice) -> dict[str, float | str]:
    assert advice.proposal is not None
    return dict(advice.case.terms(advice.proposal.package))


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_has_a_page_in_the_index_and_a_proposal(name: str) -> None:
    index = (ROOT / "docs" / "examples" / "index.md").read_text(encoding="utf-8")
    assert f"({name}.md)" in index
    assert f"\n{name}\n" in index
    assert f"examples/{name}/case.yaml" in (ROOT / "docs" / "examples" / f"{name}.md").read_text(encoding="utf-8")
    assert advice_on(name).proposal is not None


# The over-deployment, before and after.


def test_how_the_executive_is_paid_is_worth_several_times_any_other_question() -> None:
    first, second, *_ = advice_on("over-deployment").questions
    assert first.about == "paid_on_new_only"
    assert first.worth > 5 * second.worth


def test_before_the_answer_all_seven_say_yes_and_part_of_the_penalty_is_paid() -> None:
    advice = advice_on("over-deployment")
    assert advice.proposal is not None
    assert len(advice.proposal.people) == 7
    assert all(item.says_yes > 0.9 for item in advice.proposal.people)
    assert 0 < proposed(advice)["penalty"] < 1  # type: ignore[operator]


def test_paid_on_licences_only_no_penalty_and_no_back_support_are_left() -> None:
    after, before = advice_on("over-deployment", paid_on_new_only=1.0), advice_on("over-deployment")
    terms = proposed(after)
    assert (terms["penalty"], terms["back_support"], terms["release"]) == (0, 0, "full")
    assert all(terms[key] > 0 for key in ("cover", "new", "services"))  # type: ignore[operator]
    assert terms["discount"] < 0.6  # type: ignore[operator]
    assert after.proposal is not None
    assert before.proposal is not None
    assert after.proposal.expected_gain - before.proposal.expected_gain == pytest.approx(1e6, rel=0.15)
    deepest = [
        outcome
        for outcomes in after.solutions.values()
        for outcome in outcomes
        if dict(after.case.terms(outcome.package))["discount"] == 0.6
    ]
    assert deepest
    assert all(outcome.chance < 0.1 for outcome in deepest)


def test_paid_on_everything_a_part_of_the_penalty_stays() -> None:
    advice = advice_on("over-deployment", paid_on_new_only=0.0)
    terms = proposed(advice)
    assert terms["penalty"] + terms["back_support"] > 0  # type: ignore[operator]
    assert advice.proposal is not None
    assert advice.proposal.expected_gain < advice_on("over-deployment").proposal.expected_gain  # type: ignore[union-attr]


def test_the_demand_is_refused_by_all_customer_people_and_welcome_to_the_executive() -> None:
    case = example("over-deployment")
    outcome = explain(case, read_package(case, "demand")).outcome
    answers = {item.person: item.says_yes for item in outcome.people}
    assert all(answers[person.key] == 0 for person in case.our_side.people)
    assert all(answers[person.key] == 1 for person in case.other_sides[0].people)


# The two from the record.


def test_every_number_of_the_record_is_a_fact_with_a_source() -> None:
    for name, numbers in {
        "quest-nike": {15646191.55, 348664.74, 0.09, 4, 3},
        "fairview-quest": {69064, 38000, 4183178.85, 2},
    }.items():
        case = example(name)
        assert {fact.value for fact in case.facts} == numbers
        assert all(fact.source for fact in case.facts)
        assert all("not on record" in item.source for item in case.assumptions)


def test_nike_may_sign_alone_and_a_belief_is_what_to_sound_out() -> None:
    advice = advice_on("quest-nike")
    assert advice.proposal is not None
    assert 0.3 < advice.proposal.chance < 0.7
    terms = proposed(advice)
    assert terms["purchase"] > 10 * terms["payment"]  # type: ignore[operator]
    assert [rule.approve for rule in advice.rules if rule.side == "nike"] == [("sourcing",)]
    assert advice.beliefs[0].about == "liable@quest"
    assert advice.beliefs[0].worthwhile


def test_the_counter_offer_leaves_their_finance_chief_millions_short() -> None:
    case = example("quest-nike")
    found = explain(case, read_package(case, "counter offer"))
    assert found.blockers[0].person == "finance"
    assert found.blockers[0].shortfall > 2e6


def test_fairviews_first_question_is_how_the_compliance_manager_is_paid() -> None:
    advice = advice_on("fairview-quest")
    assert advice.questions[0].about == "paid_on_settlement"
    assert advice.questions[0].worthwhile
    assert advice.equally_good_count > 20
    assert max(advice.equally_good["price"]) <= 40  # type: ignore[operator]
    assert max(advice.equally_good["penalty"]) <= 250_000  # type: ignore[operator]
    by_answer = {answer: dict(advice.case.terms(package)) for answer, _, package in advice.questions[0].answers}

    def licences(terms: dict[str, float | str]) -> float:
        return terms["bought"] * terms["price"]  # type: ignore[operator, return-value]

    assert licences(by_answer["yes"]) > 1.5 * licences(by_answer["no"])


# Points and castings.


def test_a_game_of_points_is_exact() -> None:
    advice = advice_on("points")
    assert advice.method.exact
    assert advice.proposal is not None
    assert advice.proposal.gain["south"] == 0
    assert advice.safer is not None
    (changed,) = [key for key, value in advice.case.terms(advice.safer.package).items() if value != proposed(advice)[key]]
    assert changed == "firewood"


def test_the_bank_stands_behind_the_foundry() -> None:
    advice = advice_on("supply-contract")
    assert advice.proposal is not None
    bank = next(item for item in advice.proposal.people if item.person == "bank")
    assert bank.must_approve == 1
    assert bank.gain.mean == pytest.approx(0, abs=5000)
    assert any("The bank" in caution for caution in advice.cautions)
    assert "paid_on_volume" not in {item.about for item in advice.questions if item.worthwhile}
    assert all(outcomes[0].chance < 0.5 for outcomes in advice.solutions.values())
    kinds = {item.distribution.kind for item in advice.case.assumptions}
    assert {"normal", "uniform", "pert", "lognormal", "values", "chance"} <= kinds
    assert advice.case.correlations


def test_what_nothing_hangs_on_calls_for_no_other_proposal() -> None:
    rest = next(item for item in advice_on("supply-contract").rests_on if item.about == "paid_on_volume")
    assert rest.changes == (False, False)
    assert rest.gains[0] == pytest.approx(rest.gains[1], rel=1e-3)


def test_last_years_terms_fail_with_the_sales_manager() -> None:
    case = example("supply-contract")
    assert [item.person for item in explain(case, read_package(case, "as it was")).blockers] == ["sales_manager"]
