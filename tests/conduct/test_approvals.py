"""Approvals: for one exact package, stale when what they were given for changes, and given for somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backtable.conduct import (
    Entry,
    Evidence,
    OfferStatus,
    approve,
    ask_approval,
    events,
    grant_mandate,
    refuse,
    settle,
    tasks,
    withdraw,
)
from backtable.errors import RefusedError
from backtable.papers.record._recorded import recorded_section

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


def test_the_last_word_on_a_package_counts_also_against_a_mandate_that_holds_it(cast: Cast) -> None:
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 9 * DAY))
    draft, other = cast.draft(), cast.draft("price=100, years=1, release=none")
    no = cast.do(lambda state, _: refuse(state, "cto", "cto", draft, "not this one")).number
    with pytest.raises(RefusedError, match=f"cto: refused it in event {no}: not this one"):
        cast.send(draft)
    cast.send(other)
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 50", START + 9 * DAY))
    cast.send(draft)


def test_who_spoke_for_themselves_and_then_said_no_is_missing(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.hear_answer(draft, subject=True)
    cast.do(lambda state, _: refuse(state, "adviser", "executive", draft, "I spoke too soon", MAIL))
    cast.their_yes(draft)
    assert not cast.state.offer(draft).bound
    cast.their_yes(draft, "executive")
    assert cast.state.offer(draft).bound


def test_a_no_that_was_taken_back_does_not_return_when_the_later_yes_ends(cast: Cast) -> None:
    draft = cast.draft()
    cast.do(lambda state, _: refuse(state, "cto", "cto", draft, "too much"))
    number = cast.approve(draft, "cto", until=START + DAY)
    cast.time.pass_(days=2)
    with pytest.raises(RefusedError) as caught:
        cast.send(draft)
    assert f"cto: approval {number} does not count: it ended on 2026-05-05" in str(caught.value)
    assert "refused" not in str(caught.value)
    assert [task.what for task in tasks(cast.state, cast.time())] == [
        f"approve or refuse offer {draft} (approval {number} does not count: it ended on 2026-05-05)"
    ]


def test_a_late_approval_does_not_bind_an_offer_that_has_lapsed(cast: Cast) -> None:
    draft = cast.draft(expires=START + DAY)
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.hear_answer(draft, subject=True)
    cast.time.pass_(days=2)
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.LAPSED
    with pytest.raises(RefusedError, match=f"offer {draft} lapsed on 2026-05-05 09:00 UTC.*say when"):
        cast.their_yes(draft)
    assert not cast.state.offer(draft).bound


def test_what_was_approved_in_time_and_written_down_late_binds(cast: Cast) -> None:
    draft = cast.draft(expires=START + DAY)
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.hear_answer(draft, subject=True)
    cast.time.pass_(days=2)

    def given(who: str, person: str, hours: int) -> Entry:
        return approve(cast.state, who, person, draft, evidence=MAIL, happened=START + timedelta(hours=hours))

    with pytest.raises(RefusedError, match="was not there yet"):
        cast.put(given("adviser", "ceo", -25))
    with pytest.raises(RefusedError, match="cto decides now"):
        cast.put(given("cto", "cto", 3))
    cast.put(given("adviser", "ceo", 3))
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.BINDING
    assert cast.state.approvals[-1].time == START + timedelta(hours=3)


def test_a_yes_of_before_a_no_does_not_undo_it(cast: Cast) -> None:
    draft = cast.draft()
    cast.time.pass_(days=1)
    cast.do(lambda state, _: refuse(state, "cto", "cto", draft, "too much"))
    with pytest.raises(RefusedError, match="cto refused it after that, in event 3"):
        cast.put(approve(cast.state, "adviser", "cto", draft, evidence=MAIL, happened=START + timedelta(hours=1)))


def test_conditions_of_a_yes_by_which_an_offer_binds_must_be_met_though_that_yes_has_ended(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo", "counsel", until=START + DAY, conditions=["legal reads it"])
    cast.send(draft)
    cast.hear_answer(draft)
    cast.time.pass_(days=3)
    with pytest.raises(RefusedError, match=r"approvals were given on conditions; say of each .*: 1\. legal reads it \(cto, cfo and counsel\)"):
        cast.do(lambda state, _: settle(state, "adviser", draft))


def test_the_page_says_that_the_approved_draft_is_gone_and_which_offer_the_yes_serves(cast: Cast) -> None:
    first = cast.draft()
    cast.approve(first, "cto")
    again = cast.draft()
    people = {person.key: person for person in cast.state.case.our_side.people}
    assert f"; it stands for offer {again} (drafted) of the same package, too." in repr(recorded_section(cast.state, people["cto"], cast.time()))
    gone = cast.do(lambda state, _: withdraw(state, "adviser", first)).number
    cast.send(again)
    shown = repr(recorded_section(cast.state, people["cto"], cast.time()))
    assert f"; that offer was taken back in event {gone}; it stands for offer {again} (sent on 4 May 2026, 09:00) of the same package." in shown
