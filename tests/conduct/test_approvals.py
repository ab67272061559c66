"""Approvals: for one exact package, stale when what they were given for changes, and given for somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backtable.conduct import (
    Entry,
    Evidence,
    approve,
    ask_approval,
    events,
    refuse,
    withdraw,
)
from backtable.errors import RefusedError

from .cast import CASE, MAIL, START, Cast

DAY = timedelta(days=1)


def test_an_approval_is_for_one_exact_package(cast: Cast) -> None:
    draft, other = cast.draft(), cast.draft("price=100, years=1, release=none")
    cast.approve(draft, "cto")
    with pytest.raises(RefusedError, match="the approval of cto is missing"):
        cast.send(other)


def test_an_approval_is_for_one_expiry_of_the_offer(cast: Cast) -> None:
    draft, longer = cast.draft(expires=START + DAY), cast.draft(expires=START + 2 * DAY)
    number = cast.approve(draft, "cto")
    with pytest.raises(RefusedError, match=f"approval {number} does not count: the offer's expiry is not the one that was approved"):
        cast.send(longer)


def test_an_approval_ends_with_its_day(cast: Cast) -> None:
    draft = cast.draft()
    number = cast.approve(draft, "cto", until=START + DAY)
    cast.time.pass_(days=2)
    with pytest.raises(RefusedError, match=f"cto: approval {number} does not count: it ended on 2026-05-05"):
        cast.send(draft)


def test_an_approval_goes_stale_when_the_case_changes(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.change_case(CASE.replace("low: 150", "low: 140"))
    with pytest.raises(RefusedError, match="judged by an earlier version of the case"):
        cast.send(draft)
    again = cast.draft()
    with pytest.raises(RefusedError, match="cto: approval 3 does not count: the case has changed since"):
        cast.send(again)


def test_a_change_of_comments_and_layout_leaves_approvals_alone(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.change_case("# a remark\n" + CASE)
    cast.send(draft)


def test_a_later_no_ends_an_earlier_yes(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.do(lambda state, _: refuse(state, "cto", "cto", draft, "too much"))
    with pytest.raises(RefusedError, match="cto: refused it in event 4: too much"):
        cast.send(draft)
    cast.approve(draft, "cto")
    cast.send(draft)


def test_a_withdrawn_approval_does_not_count(cast: Cast) -> None:
    draft = cast.draft()
    number = cast.approve(draft, "cto")
    cast.do(lambda state, _: withdraw(state, "cto", number, "too early"))
    with pytest.raises(RefusedError, match="the approval of cto"):
        cast.send(draft)
    with pytest.raises(RefusedError, match="was ended by event 4"):
        cast.do(lambda state, _: withdraw(state, "cto", number))


def test_a_clock_that_goes_back_does_not_bring_an_approval_back_to_life(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto", until=START + DAY)
    cast.time.pass_(days=2)
    cast.put(Entry(events.DeadlineSet("ring them", START + 9 * DAY), "adviser"))
    cast.time.now = START
    with pytest.raises(RefusedError, match="it ended on 2026-05-05"):
        cast.send(draft)
    late = cast.draft()
    assert cast.state.back == ((late, START + 2 * DAY),)
    assert cast.record.events[-1].time == START


def test_an_approval_for_somebody_else_says_who_recorded_it_and_on_what_evidence(cast: Cast) -> None:
    draft = cast.draft()
    with pytest.raises(RefusedError, match="adviser writes this for cto: name the evidence"):
        cast.do(lambda state, _: approve(state, "adviser", "cto", draft))
    with pytest.raises(RefusedError, match="name the evidence"):
        cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=Evidence("  ")))
    event = cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL))
    assert (event.who, event.behalf, event.content.person) == ("adviser", "cto", "cto")
    (approval,) = cast.state.approvals
    assert (approval.person, approval.recorded_by, approval.evidence) == ("cto", "adviser", MAIL)
    unsaid = replace(event.content, evidence=MAIL)
    with pytest.raises(RefusedError, match="the event must say so"):
        cast.put(Entry(unsaid, "adviser"))


def test_somebody_without_a_say_cannot_approve_or_refuse(cast: Cast) -> None:
    draft = cast.draft()
    with pytest.raises(RefusedError, match="counsel has no say on offer 2; by the authority of Customer, rule 1"):
        cast.approve(draft, "counsel")
    with pytest.raises(RefusedError, match="cfo has no say"):
        cast.do(lambda state, _: refuse(state, "cfo", "cfo", draft, "no"))
    with pytest.raises(RefusedError, match="cfo need not approve"):
        cast.do(lambda state, now: ask_approval(state, "adviser", draft, now, ["cfo"]))
    with pytest.raises(RefusedError, match="nobody in the case is called stranger"):
        cast.approve(draft, "stranger")
    with pytest.raises(RefusedError, match="was never sent, so ceo cannot have judged it"):
        cast.their_yes(draft)


def test_nobody_of_the_other_side_writes_to_our_record(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="executive is not on the side of customer"):
        cast.draft(who="executive")


def test_a_refusal_has_a_reason(cast: Cast) -> None:
    draft = cast.draft()
    with pytest.raises(RefusedError, match="say why"):
        cast.do(lambda state, _: refuse(state, "cto", "cto", draft, " "))
