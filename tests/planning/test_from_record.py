"""What was offered, answered, approved and said becomes evidence once, in order, and the next move rests on the record as it stands."""

from datetime import timedelta
from pathlib import Path

import pytest

from backtable.belief import (
    Accepted,
    Approved,
    ConditionLearned,
    Countered,
    Heard,
    Lapsed,
    MustAsk,
    OfferReceived,
    Origin,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
)
from backtable.case import Expression, Package
from backtable.conduct import (
    Entry,
    approve,
    ask_mandate,
    events,
    grant_mandate,
    receive_answer,
    receive_offer,
    refuse,
    refuse_mandate,
    settle,
    terms_of,
    withdraw,
)
from backtable.errors import Place
from backtable.files import read_package
from backtable.papers import next_document
from backtable.planning import (
    Accept,
    Complete,
    GetApproval,
    GetMandate,
    Learned,
    Next,
    Pace,
    Send,
    Wait,
    condensed,
    evidence_of,
    learned_of,
    next_moves,
    passed,
    situation_of,
)
from tests.conduct.cast import CASE, MAIL, START, Cast

PACE = Pace(rounds=3, cost=0.05)


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(tmp_path / "a.backtable")


def kinds(cast: Cast) -> list[type]:
    return [type(item) for item in evidence_of(cast.state, cast.time.now)]


def test_what_they_send_answer_and_approve_is_evidence_in_the_order_in_which_it_came(cast: Cast) -> None:
    cast.receive("demand")
    number = cast.draft()
    cast.approve(number, "cto")
    cast.send(number)
    cast.do(
        lambda state, _: receive_answer(
            state,
            "adviser",
            "executive",
            number,
            False,
            reasons=(("price", "too low"),),
            wants=(("price", "higher"),),
            evidence=MAIL,
        )
    )
    second = cast.draft("price=100, years=1, release=none")
    cast.approve(second, "cto")
    cast.send(second)
    cast.do(lambda state, _: receive_answer(state, "adviser", "executive", second, True, subject=True, evidence=MAIL))
    cast.do(lambda state, _: approve(state, "adviser", "ceo", second, evidence=MAIL))
    assert kinds(cast) == [OfferReceived, Rejected, ReasonGiven, Accepted, MustAsk, Approved]
    reason = next(item for item in evidence_of(cast.state, cast.time.now) if isinstance(item, ReasonGiven))
    assert (reason.issue, reason.direction) == ("price", "higher")


def test_what_our_own_people_say_is_no_evidence(cast: Cast) -> None:
    number = cast.draft()
    cast.do(lambda state, _: refuse(state, "cto", "cto", number, "too dear"))
    assert kinds(cast) == []


def test_a_no_of_one_of_theirs_bears_on_that_person(cast: Cast) -> None:
    number = cast.draft()
    cast.approve(number, "cto")
    cast.send(number)
    cast.do(lambda state, _: refuse(state, "adviser", "ceo", number, "never", MAIL))
    assert [(type(item), item.person) for item in evidence_of(cast.state, cast.time.now)] == [(Refused, "ceo")]


def test_an_offer_of_ours_that_nobody_answers_lapses(cast: Cast) -> None:
    number = cast.draft(expires=START + timedelta(days=2))
    cast.approve(number, "cto")
    cast.send(number)
    assert kinds(cast) == []
    cast.time.pass_(days=3)
    assert kinds(cast) == [Lapsed]


def test_their_offer_while_ours_lies_before_them_counts_against_ours_once_until_they_answer(cast: Cast) -> None:
    cast.receive("demand")
    number = cast.draft(expires=START + timedelta(days=9))
    cast.approve(number, "cto")
    cast.send(number)
    assert situation_of(cast.state, cast.time.now, PACE).waiting is not None
    cast.time.pass_(days=1)
    first = cast.receive("demand")
    cast.time.pass_(days=1)
    cast.receive("demand")
    found = learned_of(cast.state, cast.time.now)
    assert [type(item.item) for item in found] == [OfferReceived, OfferReceived, Countered, OfferReceived]
    assert (found[2].origin.event, found[2].origin.offer) == (first, number)
    situation = situation_of(cast.state, cast.time.now, PACE)
    assert situation.waiting is None
    assert f"Their offer {first} came in reply to our offer {number}" in situation.note
    late = situation_of(cast.state, START + timedelta(days=20), PACE)
    assert not [item for item in late.beliefs.evidence if isinstance(item, Lapsed)]
    assert [type(item) for item in late.beliefs.evidence].count(Countered) == 1
    cast.do(lambda state, _: receive_answer(state, "adviser", "executive", number, False, evidence=MAIL))
    assert kinds(cast) == [OfferReceived, OfferReceived, OfferReceived, Rejected]


def test_an_offer_that_came_before_ours_or_after_it_expired_is_no_reply(cast: Cast) -> None:
    cast.receive("demand")
    number = cast.draft(expires=START + timedelta(days=2))
    cast.approve(number, "cto")
    cast.send(number)
    cast.time.pass_(days=3)
    cast.receive("demand")
    assert kinds(cast) == [OfferReceived, Lapsed, OfferReceived]


def test_what_was_accepted_subject_to_approval_and_lapsed_was_not_left_unanswered(cast: Cast) -> None:
    number = cast.draft(expires=START + timedelta(days=2))
    cast.approve(number, "cto")
    cast.send(number)
    cast.hear_answer(number, subject=True)
    cast.time.pass_(days=3)
    assert kinds(cast) == [Accepted, MustAsk]
    assert situation_of(cast.state, cast.time.now, PACE).agreed is None


def test_a_statement_counts_with_its_credibility_and_a_certain_value_as_learned(cast: Cast) -> None:
    cast.put(
        Entry(events.StatementHeard("ceo", "they hope for 160", "limit", "limit <= 160", credibility=0.3), "adviser")
    )
    cast.put(
        Entry(events.StatementHeard("executive", "I am paid on years", "paid", "paid == 1", credibility=1.0), "adviser")
    )
    heard, learned = evidence_of(cast.state, cast.time.now)
    assert isinstance(heard, Heard)
    assert (heard.speaker, heard.that.text, heard.credibility) == ("ceo", "limit <= 160", 0.3)
    assert learned == ValueLearned("paid", 1.0, note="“I am paid on years”")


def test_what_somebody_will_not_sign_is_evidence_on_that_person(cast: Cast) -> None:
    said = events.StatementHeard(
        "executive", "my CEO will not sign below 100", "ceo", refuses="price < 100", credibility=0.6
    )
    cast.put(Entry(said, "adviser"))
    (item,) = evidence_of(cast.state, cast.time.now)
    assert isinstance(item, WillNot)
    assert (item.speaker, item.person, item.where.text, item.credibility) == ("executive", "ceo", "price < 100", 0.6)


def test_what_they_must_take_back_bears_on_the_offer_that_it_is_about(cast: Cast) -> None:
    number = cast.draft()
    cast.approve(number, "cto")
    cast.send(number)
    cast.put(
        Entry(events.StatementHeard("executive", "I must take it back", means="must-ask", offer=number), "adviser")
    )
    (item,) = evidence_of(cast.state, cast.time.now)
    assert isinstance(item, MustAsk)
    assert item.package.values == (50.0, 1.0, "none")


def test_what_is_done_again_is_given_again_with_where_it_stands_in_the_record(cast: Cast) -> None:
    cast.receive("demand")
    cast.time.pass_(days=1)
    cast.receive("demand")
    found = learned_of(cast.state, cast.time.now)
    assert [(type(item.item), item.origin.event, item.origin.moment) for item in found] == [
        (OfferReceived, 2, START),
        (OfferReceived, 3, START + timedelta(days=1)),
    ]


@pytest.mark.parametrize(
    ("claim", "about", "learned"),
    [
        ("limit == 200", "", ValueLearned),
        ("limit == 120", "limit@supplier", ValueLearned),
        ("limit == 900", "", ConditionLearned),
        ("limit > 160", "", ConditionLearned),
        ("paid == 1", "", ValueLearned),
    ],
)
def test_what_is_beyond_doubt_is_a_fact(cast: Cast, claim: str, about: str, learned: type) -> None:
    cast.put(Entry(events.StatementHeard("executive", "so it is", about, claim, credibility=1.0), "adviser"))
    (item,) = evidence_of(cast.state, cast.time.now)
    assert type(item) is learned
    assert getattr(item, "viewer") == about.partition("@")[2]  # noqa: B009


def test_what_the_case_knows_no_more_tells_nothing(cast: Cast) -> None:
    cast.put(Entry(events.StatementHeard("executive", "the limit is high", "", "limit > 200"), "adviser"))
    cast.put(Entry(events.StatementHeard("executive", "not above 100", "ceo", refuses="price > 100"), "adviser"))
    assert kinds(cast) == [Heard, WillNot]
    revised = CASE.replace("limit", "bound").replace("price", "sum")
    cast.change_case(revised)
    assert kinds(cast) == []


def test_time_passes_from_the_opening_to_the_last_deadline(cast: Cast) -> None:
    assert passed(cast.state, START) == 0.5
    cast.put(Entry(events.DeadlineSet("answer", START + timedelta(days=4)), "adviser"))
    cast.put(Entry(events.DeadlineSet("sign", START + timedelta(days=10)), "adviser"))
    assert passed(cast.state, START) == 0.0
    assert passed(cast.state, START + timedelta(days=5)) == pytest.approx(0.5)
    assert passed(cast.state, START + timedelta(days=30)) == 1.0


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


def test_without_approval_the_first_thing_is_to_get_it_and_with_it_to_send(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
    first = found.moves[0].step
    assert isinstance(first, GetMandate)
    assert first.people == ("chief",)
    assert first.region == "price >= 100 and price <= 150"
    assert GetApproval in steps(cast)
    assert Send not in steps(cast)
    cast.do(lambda state, _: grant_mandate(state, "chief", "chief", first.region, START + timedelta(days=5)))
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
    assert proposed(found) <= {200.0, 250.0}
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
    found = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)
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
    assert accept.value == pytest.approx(0.95 * 100)


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
    assert move.value == pytest.approx(200 * takes + 0.95**2 * 150 * (1 - takes))


def test_what_our_own_people_must_still_approve_is_the_move_when_we_accepted_subject_to_it(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", GAINS, "buyer")
    number = cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, "price=150"))).number
    cast.answer(number, subject=True, who="buyer")
    (move,) = next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50).moves
    assert isinstance(move.step, Complete)
    assert (move.step.ours, move.step.theirs, move.step.chance) == (("chief",), (), 1.0)
    assert move.value == pytest.approx(0.95 * 150)


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


def test_a_yes_without_reserve_bears_on_whoever_gives_it_and_not_on_those_behind_them(cast: Cast) -> None:
    number = cast.draft()
    cast.approve(number, "cto")
    cast.send(number)
    cast.hear_answer(number)
    (yes,) = evidence_of(cast.state, cast.time.now)
    assert isinstance(yes, Accepted)
    assert (yes.person, yes.complete) == ("executive", False)


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
    assert situation_of(cast.state, cast.time.now, PACE).accepting == ("chief",)
    cast.approve(number, "chief")
    situation = situation_of(cast.state, cast.time.now, PACE)
    assert situation.accepting == ()
    accept = next(move.step for move in next_moves(situation, worlds=50).moves if isinstance(move.step, Accept))
    assert accept.people == ()


def test_of_what_is_repeated_without_end_little_is_weighed_and_what_differs_all_of_it(cast: Cast) -> None:
    """As much evidence as nobody could weigh piece by piece: 600 times the same offer, 400 times the same word, and ten different ones."""
    package = read_package(cast.state.case, "demand")
    others = [read_package(cast.state.case, f"price={price}, years={years}, release=none") for price in (100, 200) for years in (1, 2, 3)]
    said = [Heard("executive", Expression("paid == 1", Place("")), 0.6) for _ in range(400)]
    items = [*[OfferReceived("executive", package) for _ in range(600)], *(Rejected("executive", other) for other in others), *said]
    learned = [Learned(item, Origin(number, START)) for number, item in enumerate(items, 1)]
    assert condensed(learned[:400]) == tuple(learned[:400])  # what can be weighed is weighed as it is
    kept = condensed(learned)
    assert [item.origin.event for item in kept if isinstance(item.item, OfferReceived)] == [*range(1, 9), 16, 32, 64, 128, 256, 512]
    assert sum(isinstance(item.item, Rejected) for item in kept) == len(others)
    assert [item.origin.event for item in kept if isinstance(item.item, Heard)] == list(range(975, 1007))
    assert [item.origin.event for item in kept] == sorted(item.origin.event for item in kept)
