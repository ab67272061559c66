"""`next` and the record agree on what has become of an offer: accepted to our loss, accepted in time and lapsed, ended with the talks."""

from datetime import timedelta
from pathlib import Path

import pytest

from backtable.conduct import Entry, answer_offer, events, receive_answer, receive_offer, refuse, settle, withdraw
from backtable.files import read_package
from backtable.papers import next_document
from backtable.papers.record import status_document
from backtable.planning import Complete, Next, TakeBack, next_moves, situation_of
from tests.conduct.cast import MAIL, START, Cast

from .test_moves_from_record import GAINS, PACE

DEAR = GAINS.replace("to: 200", "to: 400").replace("{table: front, interests", "{table: front, stake: 0, interests").replace(
    "      seller:", "      board: {table: back, stake: 1}\n      seller:"
)


def found_in(cast: Cast) -> Next:
    return next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50)


def test_an_offer_that_was_accepted_to_our_loss_is_to_be_taken_back(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "a.backtable", DEAR, "buyer")
    theirs = cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, "price=400"), None)).number
    cast.do(lambda state, now: answer_offer(state, "buyer", theirs, True, now, True))
    first, other = found_in(cast).moves
    assert isinstance(first.step, TakeBack)
    assert first.step.number == theirs
    assert first.step.gain == pytest.approx(-100)
    assert isinstance(other.step, Complete)
    said = str(next_document(found_in(cast)))
    assert f"It would leave us €100 worse off than no deal, and it does not bind yet: `backtable answer FILE {theirs} reject` takes it back." in said
    assert "there is no chance of the yes of chief; it would bring us -€100 over all worlds." in said
    assert "where they agree" not in said.partition("Complete offer")[2].partition("The plan of offers")[0]


def test_what_they_accepted_in_time_was_not_turned_down(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", DEAR, "buyer")
    draft = cast.draft("price=100", START + timedelta(days=3), "buyer")
    cast.approve(draft, "chief")
    cast.send(draft, "buyer")
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", draft, True, True, evidence=MAIL))
    cast.time.pass_(days=5)
    situation = situation_of(cast.state, cast.time.now, PACE)
    assert not situation.refused
    assert f"Offer {draft} was accepted in time and lapsed for want of the approval of board: that is no refusal, and it may be offered again. It binds if they had given that by then: ask them first" in situation.note


def test_what_they_accepted_before_we_withdrew_it_is_not_forgotten_where_another_is_proposed(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", DEAR, "buyer")
    draft = cast.draft("price=150", None, "buyer")
    cast.approve(draft, "chief")
    cast.send(draft, "buyer")
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", draft, True, True, evidence=MAIL))
    cast.time.pass_(days=1)
    cast.do(lambda state, _: withdraw(state, "buyer", draft))
    cast.time.pass_(days=1)
    said = str(next_document(found_in(cast)))
    assert f"Our offer {draft}, which they accepted in time, was withdrawn without the yes of board, and binds if they had given that by then: ask them first" in said
    cast.do(lambda state, _: refuse(state, "buyer", "board", draft, "too cheap", MAIL, START + timedelta(hours=1)))
    assert "which they accepted in time" not in str(next_document(found_in(cast)))


def test_a_draft_does_not_resume_what_was_broken_off(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "c.backtable", GAINS, "buyer")
    ended = cast.put(Entry(events.BrokenOff("supplier", "they left"), "buyer")).number
    draft = cast.draft("price=100", who="buyer")
    assert cast.state.broken_off == ended
    assert situation_of(cast.state, cast.time.now, PACE).broken_off == ended
    lead = [paragraph.text for paragraph in next_document(found_in(cast)).lead]
    assert lead[0].startswith(f"The talks are broken off (event {ended}).")
    assert lead[2].startswith("If they come back to the table, it is worth")
    said = str(status_document(cast.state, cast.time.now).lead)
    assert "Broken off." in said
    assert f"Drafted and not sent: offer {draft}." in said
    cast.approve(draft, "chief")
    cast.send(draft, "buyer")
    assert not cast.state.broken_off
    assert situation_of(cast.state, cast.time.now, PACE).broken_off == 0


def test_after_the_end_nothing_is_said_to_resume_the_talks(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "d.backtable", GAINS, "buyer")
    draft = cast.draft("price=150", who="buyer")
    cast.approve(draft, "chief")
    cast.send(draft, "buyer")
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", draft, True))
    cast.put(Entry(events.BrokenOff("supplier", "they left"), "buyer"))
    cast.put(settle(cast.state, "buyer", draft))
    assert [paragraph.text for paragraph in next_document(found_in(cast)).lead] == [f"The negotiation was settled by event {cast.state.settled}."]


def test_what_we_accepted_and_lapsed_for_want_of_their_yes_is_offered_again_and_not_outbid(tmp_path: Path) -> None:
    """Board and seller would take 150 as well, and 100 in half of the worlds; but we said yes to 200."""
    cast = Cast(tmp_path / "e.backtable", DEAR, "buyer")
    theirs = cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, "price=200"), START + timedelta(days=3))).number
    cast.approve(theirs, "chief")
    cast.do(lambda state, now: answer_offer(state, "buyer", theirs, True, now, False))
    cast.time.pass_(days=5)
    found = found_in(cast)
    assert found.ceiling is not None
    assert (found.ceiling.number, found.ceiling.theirs, found.ceiling.gain) == (theirs, True, pytest.approx(100))
    assert found.plan is not None
    assert {item.package.values for item in found.plan.rounds} == {(200.0,)}
    said = str(next_document(found))
    assert f"It is their offer {theirs}, which we accepted and which lapsed, offered again." in said
    assert f"nor than their offer {theirs}, which we accepted" in said
    later = cast.draft("price=100", None, "buyer")
    cast.approve(later, "chief")
    cast.send(later, "buyer")
    assert [item.number for item in situation_of(cast.state, cast.time.now, PACE).held] == [later], "we have gone on since"


def test_an_acceptance_that_our_own_people_will_not_approve_is_weighed_against_taking_it_back(tmp_path: Path) -> None:
    """The chief asks for a gain of 150; their board would say yes, and is not named with them."""
    text = DEAR.replace("chief: {table: back", "chief: {table: back, threshold: 150")
    cast = Cast(tmp_path / "d.backtable", text, "buyer")
    theirs = cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, "price=200"), None)).number
    cast.do(lambda state, now: answer_offer(state, "buyer", theirs, True, now, True))
    first, other = found_in(cast).moves
    assert isinstance(first.step, TakeBack)
    assert (first.step.against, first.step.gain) == (("chief",), pytest.approx(100))
    assert isinstance(other.step, Complete)
    assert first.value > other.value
    said = str(next_document(found_in(cast)))
    assert "As the case has it there is no chance of the yes of chief, and it does not bind yet" in said
    assert "there is no chance of the yes of chief; it would bring us €100 over all worlds." in said
