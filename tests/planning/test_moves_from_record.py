"""The next move rests on the record as it stands: what was sent, turned down, approved and refused."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backtable.case import Package
from backtable.conduct import (
    ask_mandate,
    grant_mandate,
    receive_answer,
    receive_offer,
    refuse,
    refuse_mandate,
    settle,
    terms_of,
    withdraw,
)
from backtable.files import read_package
from backtable.papers import next_document
from backtable.planning import (
    Accept,
    Complete,
    GetApproval,
    GetMandate,
    Next,
    Pace,
    Send,
    Wait,
    next_moves,
    situation_of,
)
from tests.conduct.cast import MAIL, START, Cast

PACE = Pace(rounds=3, cost=0.05)


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(tmp_path / "a.backtable")


GAINS = """case: Two interests
currency: EUR
ours: customer
assumptions:
  limit: {chance: 0.5, about: They take 100, known_to: [supplier]}
issues:
  price: {from: 50, to: 200, step: 50, unit: EUR}
sides:
  customer:
    interests: [{name: Money, value: 300 - price, no_deal: 0}]
    people:
      buyer: {table: front, stake: 1}
      chief: {table: back, stake: 1}
  supplier:
    people:
      seller: {table: front, interests: [{name: Price, value: 'price - (100 if limit == 1 else 150)', no_deal: 0}]}
"""


def steps(cast: Cast) -> list[type]:
    return [type(move.step) for move in next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves]


def test_whoever_else_sits_at_our_front_says_yes_before_anything_is_sent_or_accepted(tmp_path: Path) -> None:
    """Only whoever sends says yes by sending."""
    cast = Cast(tmp_path / "b.backtable", GAINS.replace("chief: {table: back", "chief: {table: front"), "buyer")
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    assert isinstance(found.moves[0].step, GetMandate | GetApproval)
    assert found.moves[0].step.people == ("chief",)
    assert Send not in steps(cast)
    theirs = cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, "price=100"), None)).number
    (accept,) = [move.step for move in next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves if isinstance(move.step, Accept)]
    assert accept.people == ("chief",)
    cast.approve(theirs, "chief")
    (accept,) = [move.step for move in next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves if isinstance(move.step, Accept)]
    assert accept.people == ()


def test_a_draft_to_which_our_yes_has_ended_is_renewed_before_what_is_worth_no_more(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    draft = cast.draft("price=100", who="buyer")
    cast.approve(draft, "chief", until=START + timedelta(days=1))
    cast.time.pass_(days=2)
    (drafted,) = situation_of(cast.state, cast.time.now, PACE).drafts
    assert (drafted.missing, drafted.ended) == (("chief",), ("chief",))
    assert any(isinstance(move.step, GetApproval) and move.step.package == drafted.package for move in next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves)


def test_without_approval_the_first_thing_is_to_get_it_and_with_it_to_send(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    first = found.moves[0].step
    assert isinstance(first, GetMandate)
    assert first.people == ("chief",)
    assert first.region == "price >= 100 and price <= 150"
    assert GetApproval in steps(cast)
    assert Send not in steps(cast)
    cast.do(lambda state, _: grant_mandate(state, "chief", "chief", first.region, START + timedelta(days=50)))
    sent = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    assert isinstance(sent.moves[0].step, Send)
    # 100 first, which passes in half of the worlds, then 150: 200/2 + 0.95 × 150/2.
    assert sent.moves[0].value == pytest.approx(100 + 0.95 * 75)
    assert [item.package.values for item in sent.plan.rounds] == [(100.0,), (150.0,)]  # type: ignore[union-attr]


def test_what_was_turned_down_is_not_offered_again_and_its_lesson_counts(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = cast.draft("price=100", who="buyer")
    cast.approve(number, "chief")
    cast.send(number, "buyer")
    waiting = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    assert isinstance(waiting.moves[0].step, Wait)
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", number, False, evidence=MAIL))
    situation = situation_of(cast.state, cast.time.now, PACE)
    assert [package.values for package in situation.refused] == [(100.0,)]
    found = next_moves(situation, worlds=50)
    assert all((100.0,) not in [item.package.values for item in found.plan.rounds] for _ in [0])  # type: ignore[union-attr]
    belief = situation.beliefs.worlds()
    assert float(belief.values["limit"] @ belief.weights) < 0.45


def sent(cast: Cast, package: str) -> int:
    number = cast.draft(package, who="buyer")
    cast.approve(number, "chief")
    cast.send(number, "buyer")
    return number


def proposed(found: Next) -> set[float]:
    """Give the prices that moves and the plan put forward, but for the offer that lies before them."""
    plan = [item.package for item in found.plan.rounds] if found.plan else []
    moved = [move.step.package for move in found.moves if isinstance(move.step, Send | GetApproval)]
    return {float(package.values[0]) for package in (*plan, *moved)}


@pytest.mark.parametrize("answered", [False, True])
def test_no_offer_asks_for_more_than_our_own_that_they_know(tmp_path: Path, answered: bool) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS.replace("to: 200", "to: 250"), "buyer")
    number = sent(cast, "price=150")
    draft = cast.draft("price=100", who="buyer")
    cast.approve(draft, "chief")
    if answered:
        cast.do(lambda state, _: receive_answer(state, "buyer", "seller", number, False, evidence=MAIL))
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50, top=8)
    assert proposed(found) <= ({150.0, 200.0, 250.0} if answered else {200.0, 250.0}), "what they turned down may be sent again, what lies before them need not"
    assert found.ceiling is not None
    assert (found.ceiling.number, found.ceiling.gain, found.raising, found.raised) == (number, 150, (draft,), False)
    assert "Offer 5 is drafted and approved, but asks for more than our offer 2, which is known to them; so it is not weighed." in str(next_document(found))
    opening = Pace(PACE.rounds, PACE.cost, opening=Package((100.0,)))
    raised = next_moves(situation_of(cast.state, cast.time.now, opening), worlds=50, top=8)
    assert raised.raised
    assert 100.0 in proposed(raised)
    assert "The opening asks for more than our offer 2" in str(next_document(raised))


def test_where_nothing_is_left_below_our_own_offer_it_says_what_may_be_changed(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = sent(cast, "price=200")
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", number, False, evidence=MAIL))
    found = next_moves(situation_of(cast.state, cast.time.now, replace(PACE, holding_out=0.0)), worlds=50)
    assert not found.moves
    assert "asks for no more than our offer 2 brings a gain" in found.reason
    assert "`--opening`" in found.reason


def test_an_offer_that_was_withdrawn_holds_us_no_longer(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = sent(cast, "price=150")
    cast.do(lambda state, _: withdraw(state, "buyer", number))
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    assert found.ceiling is None
    assert 100.0 in proposed(found)


def test_a_plan_from_an_opening_never_asks_for_more_after_a_refusal(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    found = next_moves(situation_of(cast.state, cast.time.now, Pace(4, 0.05, opening=Package((150.0,)))), worlds=50)
    assert found.plan is not None
    asked = [300 - float(item.package.values[0]) for item in found.plan.rounds]
    assert asked[0] == 150
    assert asked == sorted(asked, reverse=True)


def test_an_offer_before_us_may_be_accepted(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    cast.record.append(lambda state, _: [_received(state)])
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    accept = next(move for move in found.moves if isinstance(move.step, Accept))
    assert accept.step.people == ("chief",)  # type: ignore[union-attr]
    assert accept.value == pytest.approx((1 - PACE.own_cost) * 100)


def _received(state):  # type: ignore[no-untyped-def]
    from backtable.conduct import receive_offer
    from backtable.files import read_package

    return receive_offer(state, "buyer", "seller", read_package(state.case, "price=200"))


def test_an_offer_accepted_subject_to_approval_is_seen_through_and_nothing_else_is_proposed(tmp_path: Path) -> None:
    text = GAINS + "      board: {table: back, interests: [{name: Price, value: price - 75, no_deal: 0}]}\n"
    cast = Cast(tmp_path / "b.backtable", text, "buyer")
    number = cast.draft("price=100", who="buyer")
    cast.approve(number, "chief")
    cast.send(number, "buyer")
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", number, True, subject=True, evidence=MAIL))
    (move,) = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves
    assert isinstance(move.step, Complete)
    assert (move.step.number, move.step.ours, move.step.theirs) == (number, (), ("board",))
    situation = situation_of(cast.state, cast.time.now, PACE)
    # It binds where the seller takes 100; elsewhere 150 follows, which both always take, a round later and after the chief's approval.
    takes = float((belief := situation.beliefs.worlds()).values["limit"] @ belief.weights)
    assert move.step.gain == pytest.approx(200)
    assert move.step.chance == pytest.approx(takes)
    assert move.value == pytest.approx(200 * takes + 0.95 * (1 - PACE.own_cost) * 150 * (1 - takes))


def test_what_our_own_people_must_still_approve_is_the_move_when_we_accepted_subject_to_it(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, "price=150"))).number
    cast.answer(number, subject=True, who="buyer")
    (move,) = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves
    assert isinstance(move.step, Complete)
    assert (move.step.ours, move.step.theirs, move.step.chance) == (("chief",), (), 1.0)
    assert move.value == pytest.approx((1 - PACE.own_cost) * 150)


def test_nothing_is_proposed_once_an_offer_binds_or_the_negotiation_is_settled(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = cast.draft("price=100", who="buyer")
    cast.approve(number, "chief")
    cast.send(number, "buyer")
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", number, True, evidence=MAIL))
    bound = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    assert (bound.moves, bound.plan) == ((), None)
    assert bound.reason == f"Offer {number} binds both sides: settle it (`backtable settle`)."
    event = cast.do(lambda state, _: settle(state, "buyer", number))
    settled = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    assert (settled.moves, settled.reason) == ((), f"The negotiation was settled by event {event.number}.")


def test_a_mandate_that_was_refused_is_not_proposed_again(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    mandate = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves[0].step
    assert isinstance(mandate, GetMandate)
    person, until = mandate.people[0], START + timedelta(days=30)
    asked = cast.do(lambda state, _: ask_mandate(state, "buyer", mandate.region, until)).number
    cast.do(lambda state, _: refuse_mandate(state, person, person, asked, "show me each offer"))
    situation = situation_of(cast.state, cast.time.now, PACE)
    assert [(item.person, item.reason) for item in situation.declined] == [(person, "show me each offer")]
    again = [move.step for move in next_moves(situation, worlds=50, top=12).moves if isinstance(move.step, GetMandate)]
    assert not [step for step in again if step.size >= mandate.size]
    cast.do(lambda state, _: grant_mandate(state, person, person, mandate.region, until))
    assert situation_of(cast.state, cast.time.now, PACE).declined == ()


def test_a_package_that_one_of_ours_refused_is_unwanted_until_they_approve_it(cast: Cast) -> None:
    number = cast.draft()
    cast.do(lambda state, _: refuse(state, "cto", "cto", number, "too dear"))
    (package,) = situation_of(cast.state, cast.time.now, PACE).unwanted
    assert terms_of(cast.state.case, package) == cast.state.offer(number).terms
    cast.approve(number, "cto")
    assert situation_of(cast.state, cast.time.now, PACE).unwanted == ()


def test_a_draft_that_is_approved_with_its_expiry_can_be_sent(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = cast.draft("price=100", START + timedelta(days=5), "buyer")
    (before,) = situation_of(cast.state, cast.time.now, PACE).drafts
    assert (before.number, before.missing) == (number, ("chief",))
    cast.approve(number, "chief")
    situation = situation_of(cast.state, cast.time.now, PACE)
    first = next_moves(situation, worlds=50).moves[0].step
    assert isinstance(first, Send)
    assert first.package.values == (100.0,)
    assert [(item.number, item.missing) for item in situation.drafts] == [(number, ())]
    other = cast.draft("price=150", START + timedelta(days=5), "buyer")
    cast.approve(other, "chief")
    shown = [move.step for move in next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50, top=1).moves]
    assert [step.package.values for step in shown if isinstance(step, Send)] == [(100.0,), (150.0,)], "an approved draft is weighed, best or not"
    cast.time.pass_(days=6)
    late = situation_of(cast.state, cast.time.now, PACE)
    assert late.drafts == ()
    assert late.may_send(first.package) == ("chief",)


def test_an_offer_of_theirs_that_stands_until_a_day_is_accepted_by_approvals_for_that_day(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    expires = START + timedelta(days=5)
    number = cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, "price=200"), expires)).number
    assert situation_of(cast.state, cast.time.now, PACE).before_us[0].missing == ("chief",)
    cast.approve(number, "chief")
    situation = situation_of(cast.state, cast.time.now, PACE)
    assert situation.before_us[0].missing == ()
    accept = next(move.step for move in next_moves(situation, worlds=50).moves if isinstance(move.step, Accept))
    assert accept.people == ()
