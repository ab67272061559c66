"""What was offered, answered, approved and said becomes evidence once, in order."""

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
from backtable.case import Expression
from backtable.conduct import (
    Entry,
    approve,
    break_off,
    events,
    receive_answer,
    refuse,
    withdraw,
)
from backtable.errors import Place
from backtable.files import read_package
from backtable.planning import (
    Learned,
    Pace,
    asked_before,
    condensed,
    evidence_of,
    impossible_in,
    learned_of,
    passed,
    require_possible,
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


@pytest.mark.parametrize("withdrawn", [True, False])
def test_what_ends_an_offer_after_it_lapsed_takes_nothing_back_of_what_that_showed(cast: Cast, withdrawn: bool) -> None:
    number = cast.draft(expires=START + timedelta(days=2))
    cast.approve(number, "cto")
    cast.send(number)
    cast.time.pass_(days=3)
    cast.do(lambda state, _: withdraw(state, "adviser", number) if withdrawn else break_off(state, "adviser", "customer", "no time"))
    cast.time.pass_(days=1)
    assert kinds(cast) == [Lapsed]
    situation = situation_of(cast.state, cast.time.now, PACE, 10, 1)
    assert situation.lapsed
    assert not situation.refused, "silence is no answer"


def test_an_offer_that_was_withdrawn_in_time_was_not_left_unanswered(cast: Cast) -> None:
    number = cast.draft(expires=START + timedelta(days=2))
    cast.approve(number, "cto")
    cast.send(number)
    cast.do(lambda state, _: withdraw(state, "adviser", number))
    cast.time.pass_(days=3)
    assert kinds(cast) == []


def test_their_offer_while_ours_lies_before_them_counts_against_ours_once_until_they_answer(cast: Cast) -> None:
    cast.receive("demand")
    number = cast.draft(expires=START + timedelta(days=9))
    cast.approve(number, "cto")
    cast.send(number)
    assert situation_of(cast.state, cast.time.now, PACE).waiting
    cast.time.pass_(days=1)
    first = cast.receive("demand")
    cast.time.pass_(days=1)
    cast.receive("demand")
    found = learned_of(cast.state, cast.time.now)
    assert [type(item.item) for item in found] == [OfferReceived, OfferReceived, Countered, OfferReceived]
    assert (found[2].origin.event, found[2].origin.offer) == (first, number)
    situation = situation_of(cast.state, cast.time.now, PACE)
    assert situation.waiting == ()
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


@pytest.mark.parametrize("credibility", [0.6, 1.0])
def test_what_one_of_ours_is_said_to_refuse_teaches_nothing_of_whoever_says_so(cast: Cast, credibility: float) -> None:
    question = cast.put(Entry(events.QuestionAsked("executive", "What is your limit?", "limit"), "adviser")).number
    said = events.StatementHeard("executive", "your CFO will not sign above 100", "cfo", refuses="price > 100", credibility=credibility, answers=question)
    require_possible(cast.state, cast.time.now, said)
    cast.put(Entry(said, "adviser"))
    assert evidence_of(cast.state, cast.time.now) == ()
    assert impossible_in(cast.state, cast.time.now, said) == ()
    assert situation_of(cast.state, cast.time.now, PACE, worlds=50).heard == ()  # it says nothing of how far they are believed
    assert [item.event for item in asked_before(cast.state)] == [question]  # nor is the question answered by it


def test_what_somebody_who_is_no_longer_in_the_case_refuses_is_nobody_elses_refusal(cast: Cast) -> None:
    cast.put(Entry(events.StatementHeard("executive", "my CEO will not sign below 100", "ceo", refuses="price < 100"), "adviser"))
    cast.change_case(CASE.replace("ceo", "chair"))
    assert evidence_of(cast.state, cast.time.now) == ()


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


def test_a_yes_without_reserve_bears_on_whoever_gives_it_and_not_on_those_behind_them(cast: Cast) -> None:
    number = cast.draft()
    cast.approve(number, "cto")
    cast.send(number)
    cast.hear_answer(number)
    (yes,) = evidence_of(cast.state, cast.time.now)
    assert isinstance(yes, Accepted)
    assert (yes.person, yes.complete) == ("executive", False)


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
