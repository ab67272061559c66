"""Who must do what by when: the earliest day that counts, and what an offer that is over may yet come to."""

from datetime import timedelta

import pytest

from backtable.conduct import (
    Entry,
    OfferStatus,
    answer_offer,
    approve,
    ask_approval,
    ask_mandate,
    break_off,
    events,
    grant_mandate,
    refuse,
    settle,
    tasks,
    waiting_for,
    ways_back,
    ways_to_bind,
    ways_words,
    withdraw,
)
from backtable.errors import RefusedError
from backtable.papers.record import ROOMS, status_document
from backtable.planning._our_yes import pending_requests

from .cast import CASE, MAIL, START, Cast

DAY = timedelta(days=1)


def found(cast: Cast) -> list[tuple[tuple[str, ...], str, object]]:
    return [(task.people, task.what, task.by) for task in tasks(cast.state, cast.time())]


def test_a_draft_is_approved_by_its_day_and_sent_before_the_first_yes_ends(cast: Cast) -> None:
    draft = cast.draft("price=150, years=1, release=none", START + 9 * DAY)
    assert [(people, by) for people, _, by in found(cast)] == [(("cto",), START + 9 * DAY), (("cfo",), START + 9 * DAY)]
    cast.do(lambda state, now: ask_approval(state, "adviser", draft, now, ["cfo"], START + DAY))
    assert [(people, by) for people, _, by in found(cast)] == [(("cfo",), START + DAY), (("cto",), START + 9 * DAY)]
    cast.approve(draft, "cto", until=START + 4 * DAY)
    assert (("cfo",), START + DAY) in [(people, by) for people, _, by in found(cast)]
    cast.approve(draft, "cfo")
    assert found(cast) == [(("adviser",), f"send offer {draft}, or undo the draft: nobody else's approval is missing, but not after that day", START + 4 * DAY)]
    cast.send(draft)
    assert found(cast) == [
        (("Supplier",), f"answer our offer {draft}: our own yes to it ends then", START + 4 * DAY),
        (("cto",), f"give their yes to offer {draft} again or not: it ends then, and the offer lies before them until 2026-05-13 09:00 UTC", START + 4 * DAY),
    ]
    cast.hear_answer(draft, subject=True)
    assert found(cast) == [(("ceo",), f"approve or refuse offer {draft}", START + 4 * DAY)]


def test_an_offer_of_theirs_is_answered_before_our_approvals_end_and_a_mandate_granted_before_it_would(cast: Cast) -> None:
    theirs = cast.receive(expires=START + 9 * DAY)
    cast.approve(theirs, "cto", until=START + 3 * DAY)
    cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 50", START + 2 * DAY, ["cto"]))
    assert [(what.split(" ")[0], by) for _, what, by in found(cast)] == [("grant", START + 2 * DAY), ("answer", START + 3 * DAY)]


def test_what_was_refused_of_theirs_is_not_ours_to_change(cast: Cast) -> None:
    theirs = cast.receive(expires=START + 9 * DAY)
    cast.do(lambda state, now: ask_approval(state, "adviser", theirs, now))
    cast.do(lambda state, _: refuse(state, "cto", "cto", theirs, "too cheap to be true"))
    assert (("adviser",), f"reject offer {theirs} or make another in its place, for cto refused it: too cheap to be true", START + 9 * DAY) in found(cast)


def test_a_request_for_a_mandate_under_an_earlier_case_is_asked_anew(cast: Cast) -> None:
    cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 50", START + 9 * DAY, ["cto"]))
    cast.change_case(CASE.replace("high: 250", "high: 260"))
    assert [what for _, what, _ in found(cast)] == ["ask anew for the mandate that event 2 asks for, or withdraw that: the case has changed since"]
    cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 50", START + 9 * DAY, ["cto"]))
    assert [what for _, what, _ in found(cast)] == ["grant or refuse the mandate asked for in event 4"]


def test_an_offer_that_was_accepted_before_it_was_withdrawn_may_yet_bind_and_is_not_forgotten(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.hear_answer(draft, subject=True)
    cast.time.pass_(days=1)
    cast.do(lambda state, _: withdraw(state, "adviser", draft))
    cast.time.pass_(hours=1)
    assert [what for _, what, _ in found(cast)] == [
        f"write down whether ceo approved offer {draft} before it was withdrawn on 2026-05-05 09:00 UTC (`approve --on`, `refuse --on`): it was accepted before that, and binds if so"
    ]
    shown = repr(status_document(cast.state, cast.time()))
    assert f"Offer {draft}, accepted in time, may yet turn out to bind" in shown
    assert "it was accepted before that, and binds if ceo had approved it by" in shown
    cast.do(lambda state, _: refuse(state, "adviser", "ceo", draft, "too cheap", MAIL, START + timedelta(hours=1)))
    assert found(cast) == []
    assert "may yet turn out to bind" not in repr(status_document(cast.state, cast.time()))


def test_of_an_offer_that_is_over_each_way_is_told_in_which_it_may_yet_bind(cast: Cast) -> None:
    """While the mandate of our person lasted, it was short of theirs alone."""
    draft = cast.draft(expires=START + 9 * DAY)
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 2 * DAY))
    cast.send(draft)
    cast.time.pass_(hours=1)
    cast.hear_answer(draft, subject=True)
    cast.time.pass_(days=3)
    cast.do(lambda state, _: break_off(state, "adviser", "customer", "no time"))
    cast.time.pass_(hours=1)
    offer = cast.state.offer(draft)
    assert ways_words(ways_to_bind(cast.state, offer, cast.time.now)) == "cto and ceo had approved it by 2026-05-07 10:00 UTC, or ceo alone by 2026-05-06 09:00 UTC"
    assert "it was accepted before that, and binds if cto and ceo had approved it by" in repr(status_document(cast.state, cast.time.now))
    assert next(what for _, what, _ in found(cast)).endswith("and binds if so, or if ceo had approved it by 2026-05-06 09:00 UTC")
    cast.do(lambda state, _: approve(state, "adviser", "ceo", draft, evidence=MAIL, happened=START + DAY))
    assert cast.state.offer(draft).bound


def test_what_had_lapsed_before_the_talks_were_broken_off_stays_lapsed(cast: Cast) -> None:
    one, other = cast.draft(expires=START + DAY), cast.draft(expires=START + 9 * DAY)
    cast.time.pass_(days=2)
    cast.do(lambda state, _: break_off(state, "adviser", "customer", "no time"))
    cast.time.pass_(days=9)
    assert [cast.state.offer(number).status(cast.time.now) for number in (one, other)] == [OfferStatus.LAPSED, OfferStatus.ENDED]


def test_what_had_lapsed_before_it_was_settled_stays_lapsed(cast: Cast) -> None:
    one, other = cast.draft(expires=START + DAY), cast.draft("price=200, years=1, release=none")
    cast.approve(one, "cto")
    cast.send(one)
    left = cast.receive("demand", expires=START + 9 * DAY)
    cast.approve(other, "cto", "cfo", "counsel")
    cast.send(other)
    cast.time.pass_(days=2)
    cast.hear_answer(other)
    cast.do(lambda state, _: settle(state, "adviser", other))
    cast.time.pass_(days=9)
    found = [cast.state.offer(number).status(cast.time.now) for number in (one, left, other)]
    assert found == [OfferStatus.LAPSED, OfferStatus.ENDED, OfferStatus.SETTLED]


def test_what_to_do_is_not_cut_where_there_is_little_room(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.hear_answer(draft, subject=True)
    cast.time.pass_(days=1)
    cast.do(lambda state, _: withdraw(state, "adviser", draft))
    cast.time.pass_(hours=1)
    assert f"approved offer {draft} before it was withdrawn on 2026-05-05 09:00 UTC (`approve --on`, `refuse --on`) …'" in repr(status_document(cast.state, cast.time(), ROOMS[-1]))
    assert [room.task("settle offer 2") for room in ROOMS] == ["settle offer 2"] * len(ROOMS)


def test_who_says_yes_by_answering_is_not_called_missing_whatever_they_said_before(cast: Cast) -> None:
    theirs = cast.receive("cheap")
    cast.do(lambda state, _: grant_mandate(state, "adviser", "adviser", "price <= 50", START + 9 * DAY))
    cast.change_case(CASE.replace("high: 250", "high: 260"))
    cast.approve(theirs, "cto")
    shown = repr(status_document(cast.state, cast.time()))
    assert "Customer: nobody else is missing" in shown
    assert "adviser: says yes by accepting it (mandate 3 does not count: the case has changed since)" in shown
    cast.answer(theirs)


def test_the_same_offer_is_not_accepted_subject_to_approval_twice(cast: Cast) -> None:
    theirs = cast.receive("cheap")
    first = cast.answer(theirs, subject=True).number
    with pytest.raises(RefusedError, match=f"accepted subject to approval by event {first} already"):
        cast.answer(theirs, subject=True)
    cast.change_case(CASE.replace("high: 250", "high: 260"))
    cast.answer(theirs, subject=True)  # by the case as it stands now
    cast.do(lambda state, _: refuse(state, "adviser", "adviser", theirs, "on second thoughts"))
    cast.do(lambda state, now: answer_offer(state, "adviser", theirs, True, now, subject=True))
    cast.do(lambda state, _: approve(state, "cto", "cto", theirs))
    cast.answer(theirs)


def test_what_can_still_matter_comes_first_and_what_is_owed_for_an_offer_that_is_out_last(cast: Cast) -> None:
    sent = cast.draft(expires=START + 20 * DAY)
    cast.do(lambda state, now: ask_approval(state, "adviser", sent, now, ("cto",), START + DAY))
    cast.approve(sent, "cto", until=START + 2 * DAY)
    cast.send(sent)
    cast.put(Entry(events.DeadlineSet("the quarter ends", START + 60 * DAY), "adviser"))
    cast.time.pass_(days=3)
    theirs = cast.receive(expires=START + 5 * DAY)
    cast.do(lambda state, now: ask_approval(state, "adviser", theirs, now, ("cto",), START + 4 * DAY))
    told = [(task.people, task.about, task.by) for task in tasks(cast.state, cast.time())]
    assert told[:2] == [(("cto",), theirs, START + 4 * DAY), (("adviser",), theirs, START + 5 * DAY)]
    assert told[2][:2] == (("adviser",), sent)  # ours to withdraw, without a day
    assert told[-1] == (("cto",), sent, START + 20 * DAY)  # the day that they were given is past, and so is what it was for


def test_who_is_asked_for_their_yes_gives_it_before_that_of_the_others_ends(cast: Cast) -> None:
    draft = cast.draft("price=150, years=1, release=none", START + 9 * DAY)
    cast.approve(draft, "cto", until=START + 4 * DAY)
    assert [(people, by) for people, _, by in found(cast)] == [(("cfo",), START + 4 * DAY)]


def test_a_mandate_for_the_very_region_that_was_asked_for_answers_the_request_whoever_names_it(cast: Cast) -> None:
    cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 200", START + 9 * DAY, ["cto", "cfo"]))
    other = cast.do(lambda state, _: grant_mandate(state, "cfo", "cfo", "price <= 150", START + 9 * DAY)).number
    assert [task.people for task in tasks(cast.state, cast.time.now)] == [("cto",), ("cfo",)]
    granted = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 200", START + 5 * DAY)).number
    assert [task.people for task in tasks(cast.state, cast.time.now)] == [("cfo",)]
    assert [waiting_for(cast.state, person, cast.time.now) == () for person in ("cto", "cfo")] == [True, False]
    assert [item.people for item in pending_requests(cast.state, cast.time.now)] == [("cfo",)]
    cast.do(lambda state, _: withdraw(state, "adviser", granted))
    assert [task.people for task in tasks(cast.state, cast.time.now)] == [("cto",), ("cfo",)], f"mandate {other} is for less"


def test_what_was_answered_by_its_day_is_not_overdue_when_the_yes_has_ended_since(cast: Cast) -> None:
    draft = cast.draft(expires=START + 20 * DAY)
    cast.do(lambda state, now: ask_approval(state, "adviser", draft, now, ["cto"], START + 2 * DAY))
    cast.approve(draft, "cto", until=START + 5 * DAY)
    cast.send(draft)
    cast.hear_answer(draft)
    cast.time.pass_(days=6)
    (cto,) = [task for task in tasks(cast.state, cast.time.now) if task.people == ("cto",)]
    assert (cto.by, cto.overdue) == (START + 20 * DAY, False)
    assert [item.by for item in waiting_for(cast.state, "cto", cast.time.now)] == [None]


def test_where_a_yes_of_ours_has_ended_since_their_acceptance_it_is_told_whose_yes_of_then_binds_all_the_same(cast: Cast) -> None:
    draft = cast.draft(expires=START + 20 * DAY)
    cast.approve(draft, "cto", until=START + 5 * DAY)
    cast.send(draft)
    cast.time.pass_(days=4)
    cast.hear_answer(draft)
    assert ways_back(cast.state, cast.state.offer(draft), cast.time.now) == ()
    cast.time.pass_(days=3)
    (way,) = ways_back(cast.state, cast.state.offer(draft), cast.time.now)
    assert (way.people, way.until) == (("ceo",), START + 5 * DAY)
    assert "it binds from then, whatever has ended since, if ceo had approved it by 9 May 2026, 09:00" in repr(status_document(cast.state, cast.time.now))
    cast.do(lambda state, _: approve(state, "adviser", "ceo", draft, evidence=MAIL, happened=START + 4.5 * DAY))
    assert cast.state.offer(draft).bound
