"""What is written down late (`--on`) is judged by what stood on its day: the case, the offer as it was on paper, and what was said since."""

from datetime import datetime, timedelta

import pytest

from backtable.conduct import (
    Entry,
    OfferStatus,
    State,
    approve,
    ask_mandate,
    correct,
    derive,
    draft_offer,
    event_words,
    events,
    grant_mandate,
    receive_offer,
    refuse,
    refuse_mandate,
)
from backtable.errors import RefusedError
from backtable.files import read_package

from .cast import CASE, MAIL, START, Cast

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
OTHER = CASE.replace("high: 250", "high: 260")
LARGE = "price=200, years=1, release=none"


def late(state: State, number: int, on: datetime, person: str = "cto") -> Entry:
    return approve(state, "adviser", person, number, evidence=MAIL, happened=on)


def stale(cast: Cast, number: int = -1) -> str:
    approval = cast.state.approvals[number]
    offer = cast.state.offer(approval.offer)
    return approval.stale(offer.terms, offer.expires, cast.state.version.digest, cast.time())


def test_a_yes_of_before_the_case_changed_does_not_count_for_the_changed_case(cast: Cast) -> None:
    before = cast.state.version.digest
    theirs = cast.receive(expires=START + 20 * DAY)
    cast.time.pass_(days=2)
    cast.change_case(OTHER)
    cast.do(lambda state, _: late(state, theirs, START + HOUR))
    assert cast.state.approvals[-1].case == before
    assert stale(cast) == "the case has changed since"
    with pytest.raises(RefusedError, match="cto: approval 4 does not count: the case has changed since"):
        cast.answer(theirs)
    forged = late(cast.state, theirs, START + HOUR)
    other = Entry(type(forged.content)(**{name: getattr(forged.content, name) for name in forged.content.__slots__} | {"case": cast.state.version.digest}), forged.who, forged.behalf, forged.happened)
    with pytest.raises(RefusedError, match="another version of the case than the one that stood on that day"):
        cast.put(other)
    cast.time.pass_(hours=2)
    cast.do(lambda state, _: late(state, theirs, START + 2 * DAY + HOUR))  # after the change
    assert stale(cast) == ""
    cast.answer(theirs)


def test_a_yes_and_an_acceptance_of_before_the_case_changed_bind_by_the_case_of_their_day(cast: Cast) -> None:
    draft = cast.draft(expires=START + 20 * DAY)
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.hear_answer(draft, subject=True)
    cast.time.pass_(days=2)
    cast.change_case(OTHER)
    cast.do(lambda state, _: late(state, draft, START + HOUR, "ceo"))
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.BINDING
    assert cast.state.offer(draft).since == START + HOUR


@pytest.mark.parametrize(("field", "value", "why"), [("terms", {"price": 100, "years": 1, "release": "none"}, "it was given for another package"), ("expires", "2026-06-01T09:00:00Z", "the offer's expiry is not the one that was approved")])
def test_a_yes_of_before_a_typing_mistake_was_corrected_was_for_what_was_on_paper_then(cast: Cast, field: str, value: object, why: str) -> None:
    theirs = cast.receive(expires=START + 20 * DAY)
    cast.time.pass_(days=2)
    cast.put(correct("adviser", theirs, {field: value}, "mistyped"))
    cast.do(lambda state, _: late(state, theirs, START + HOUR))
    assert stale(cast) == why
    with pytest.raises(RefusedError, match="approval of cto is missing"):
        cast.answer(theirs)
    cast.do(lambda state, _: late(state, theirs, START + 2 * DAY))
    assert stale(cast) == ""
    cast.answer(theirs)


def test_a_yes_to_their_letter_before_it_was_written_down_wrongly_is_for_what_the_letter_said(cast: Cast) -> None:
    cast.time.pass_(days=3)
    theirs = cast.do(lambda state, _: receive_offer(state, "adviser", "executive", read_package(state.case, "cheap"), happened=START)).number
    cast.put(correct("adviser", theirs, {"terms": {"price": 100, "years": 1, "release": "none"}}, "mistyped"))
    cast.do(lambda state, _: late(state, theirs, START + DAY))
    assert stale(cast) == ""


def test_several_corrections_leave_each_its_time_and_replay_to_the_same(cast: Cast) -> None:
    theirs = cast.receive()
    for price in (100, 150):
        cast.time.pass_(days=1)
        cast.put(correct("adviser", theirs, {"terms": {"price": price, "years": 1, "release": "none"}}, "mistyped"))
    cast.time.pass_(days=1)
    for days, price in ((0, 50), (1, 100), (2, 150)):
        cast.put(late(cast.state, theirs, START + days * DAY + HOUR))
        assert dict(cast.state.approvals[-1].terms)["price"] == price
    assert derive(cast.record.events, "customer", cast.record.cases) == cast.state
    assert "cto approved offer 2 as it was written then (price: €50; years: 1; release: none)" in event_words(cast.record.events[4], cast.state)
    assert "as it was written then" not in event_words(cast.record.events[6], cast.state)


def test_a_day_alone_is_no_earlier_than_the_offer_itself(cast: Cast) -> None:
    cast.time.pass_(hours=1)
    cast.change_case(OTHER)
    cast.time.pass_(hours=1)
    theirs = cast.receive()
    cast.time.pass_(days=1)
    cast.do(lambda state, _: late(state, theirs, START.replace(hour=0)))
    assert stale(cast) == ""  # the offer came after the change, so whoever judged it on that day judged it by the changed case


def test_their_people_go_by_what_was_sent_and_not_by_our_papers(cast: Cast) -> None:
    theirs = cast.receive("cheap")
    cast.time.pass_(days=2)
    cast.put(correct("adviser", theirs, {"terms": {"price": 100, "years": 1, "release": "none"}}, "mistyped"))
    cast.change_case(OTHER)
    cast.do(lambda state, _: late(state, theirs, START + HOUR, "ceo"))
    assert cast.state.approvals[-1].terms == cast.state.offer(theirs).terms


def test_a_no_of_before_a_correction_is_to_what_was_on_paper_then(cast: Cast) -> None:
    theirs = cast.receive()
    cast.time.pass_(days=2)
    cast.put(correct("adviser", theirs, {"terms": {"price": 100, "years": 1, "release": "none"}}, "mistyped"))
    cast.approve(theirs, "cto")
    cast.do(lambda state, _: refuse(state, "adviser", "cto", theirs, "too cheap to be true", MAIL, START + HOUR))
    assert dict(cast.state.refusals[-1].terms)["price"] == 50
    cast.answer(theirs)


def test_a_no_of_before_a_yes_does_not_undo_it(cast: Cast) -> None:
    draft = cast.draft()
    cast.time.pass_(days=1)
    cast.approve(draft, "cto")
    with pytest.raises(RefusedError, match="cto approved it after that, in event 3"):
        cast.put(refuse(cast.state, "adviser", "cto", draft, "too much", MAIL, START + HOUR))


def test_a_mandate_that_was_asked_for_under_another_case_is_asked_for_anew(cast: Cast) -> None:
    asked = cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 100", START + 20 * DAY)).number
    cast.time.pass_(days=1)
    cast.change_case(OTHER)
    with pytest.raises(RefusedError, match="event 2 asked for it by an earlier version of the case, which has changed since: ask for it anew"):
        cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 20 * DAY, asked))
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 20 * DAY, asked, MAIL, happened=START + HOUR))
    assert cast.state.mandates[-1].stale(cast.state.version.digest, cast.time()) == "the case has changed since"
    cast.change_case(CASE)
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 20 * DAY, asked))


def test_a_mandate_granted_earlier_counts_from_its_day(cast: Cast) -> None:
    draft = cast.draft(LARGE, START + 20 * DAY)
    cast.approve(draft, "cto", "cfo", "counsel", until=START + HOUR)
    cast.send(draft)
    cast.time.pass_(days=3)
    cast.hear_answer(draft)
    assert not cast.state.offer(draft).bound
    cast.time.pass_(days=1)
    for person in ("cfo", "counsel"):
        cast.approve(draft, person)
    with pytest.raises(RefusedError, match="cto decides now"):
        cast.put(grant_mandate(cast.state, "cto", "cto", "price <= 200", START + 9 * DAY, happened=START))
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 200", START + 2 * DAY, None, MAIL, happened=START + DAY))
    assert not cast.state.offer(draft).bound  # it had ended when they accepted
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 200", START + 9 * DAY, None, MAIL, happened=START + DAY, lifts=True))
    assert cast.state.mandates[-1].time == START + DAY
    assert cast.state.offer(draft).bound


def test_an_answer_to_a_request_for_a_mandate_comes_after_it_and_the_last_word_counts(cast: Cast) -> None:
    cast.time.pass_(days=2)
    asked = cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 100", START + 20 * DAY)).number
    for entry in (
        grant_mandate(cast.state, "adviser", "cto", "price <= 100", START + 20 * DAY, asked, MAIL, happened=START),
        refuse_mandate(cast.state, "adviser", "cto", asked, "no", MAIL, START),
    ):
        with pytest.raises(RefusedError, match="event 2 had not asked for it yet on 2026-05-04 09:00 UTC, so cto cannot have answered it then"):
            cast.put(entry)
    cast.time.pass_(days=2)
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 20 * DAY, asked))
    with pytest.raises(RefusedError, match="cto granted it after that, in event 3"):
        cast.put(refuse_mandate(cast.state, "adviser", "cto", asked, "no", MAIL, START + 3 * DAY))
    cast.do(lambda state, _: refuse_mandate(state, "cto", "cto", asked, "no"))
    with pytest.raises(RefusedError, match="cto refused it after that, in event 4"):
        cast.put(grant_mandate(cast.state, "adviser", "cto", "price <= 100", START + 20 * DAY, asked, MAIL, happened=START + 3 * DAY))


def test_an_offer_of_somebody_who_sat_at_the_front_then_is_written_down_later(cast: Cast) -> None:
    cast.put(Entry(events.SeatChanged("ceo", True), "adviser"))
    cast.time.pass_(days=1)
    cast.put(Entry(events.SeatChanged("ceo", False), "adviser"))
    with pytest.raises(RefusedError, match="ceo does not sit at the front table"):
        cast.receive(person="ceo")
    cast.do(lambda state, _: receive_offer(state, "adviser", "ceo", read_package(state.case, "cheap"), happened=START + HOUR))


def test_a_draft_of_an_earlier_case_is_not_approved_by_its_day(cast: Cast) -> None:
    draft = cast.do(lambda state, _: draft_offer(state, "adviser", read_package(state.case, "cheap"))).number
    cast.time.pass_(days=1)
    cast.change_case(OTHER)
    with pytest.raises(RefusedError, match="draft it again"):
        cast.put(late(cast.state, draft, START + HOUR))
