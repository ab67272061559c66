"""A yes that is written down again keeps its conditions and its end; a later one says which it drops, and drops none in silence."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from backtable.conduct import (
    Entry,
    Evidence,
    approve,
    authority_of,
    crossed_words,
    dropped_words,
    event_words,
    events,
    grant_mandate,
    mandate_gone,
    refuse,
    replacing_words,
    withdraw,
    withdrawn_words,
)
from backtable.conduct._yeses import asked_for, crossed_by
from backtable.errors import RefusedError
from backtable.papers.record import status_document

from .cast import CASE, MAIL, START, Cast

DAY = timedelta(days=1)
CALL = Evidence("a call")


def conditional(cast: Cast) -> int:
    draft = cast.draft()
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, START + 4 * DAY, ("a visit",), MAIL))
    cast.time.pass_(days=2)
    return draft


@pytest.mark.parametrize(("evidence", "happened"), [(Evidence("Mail  of 4 may"), None), (CALL, START), (CALL, START + timedelta(hours=3))])
def test_one_of_the_same_evidence_or_of_no_later_day_keeps_them(cast: Cast, evidence: Evidence, happened: object) -> None:
    draft = conditional(cast)
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=evidence, happened=happened))  # type: ignore[arg-type]
    again = cast.state.approvals[-1]
    assert (again.conditions, again.until) == (("a visit",), START + 4 * DAY)
    assert not dropped_words(cast.state, again)


def test_it_cannot_be_written_without_them_unless_it_says_so(cast: Cast) -> None:
    draft = conditional(cast)
    offer = cast.state.offer(draft)
    bare = events.ApprovalGiven(draft, "cto", offer.terms, offer.case, evidence=MAIL)
    with pytest.raises(RefusedError, match="said yes to it in event 3 on condition that a visit and until 2026-05-08 09:00 UTC, and this yes is dated no later"):
        cast.put(Entry(bare, "adviser", "cto"))
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL, lifts=True))
    assert cast.state.approvals[-1].conditions == ()
    assert event_words(cast.record.events[-1], cast.state).endswith("it takes the place of event 3, of which it drops “a visit” and its end on 2026-05-08 09:00 UTC")


def test_a_later_yes_replaces_it_and_says_what_it_drops_also_after_the_case_changed(cast: Cast) -> None:
    conditional(cast)
    cast.change_case(CASE.replace("chance: 0.5", "chance: 0.6"))
    draft = cast.draft()
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=CALL, conditions=["a call"]))
    assert cast.state.approvals[-1].conditions == ("a call",)
    assert "drops “a visit” and its end" in dropped_words(cast.state, cast.state.approvals[-1])
    cast.approve(draft, "cto")
    assert cast.state.approvals[-1].conditions == (), "what they write themselves says all that they mean"


def test_a_later_yes_that_is_recorded_for_them_keeps_the_conditions_unless_they_were_lifted(cast: Cast) -> None:
    """Whoever writes it down may only have forgotten them; the end is another one, for that is what it renews."""
    draft = conditional(cast)
    cast.time.pass_(days=5)
    offer = cast.state.offer(draft)
    with pytest.raises(RefusedError, match=r"in event 3 on condition that a visit, of which this says nothing: name it"):
        cast.put(Entry(events.ApprovalGiven(draft, "cto", offer.terms, offer.case, evidence=CALL), "adviser", "cto"))
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=CALL))
    again = cast.state.approvals[-1]
    assert (again.conditions, again.until) == (("a visit",), None)
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=Evidence("another call"), lifts=True))
    assert cast.state.approvals[-1].conditions == ()
    assert "drops “a visit”" in dropped_words(cast.state, cast.state.approvals[-1])


def test_of_an_end_that_has_passed_it_is_said_where_it_comes_from(cast: Cast) -> None:
    draft = conditional(cast)
    cast.time.pass_(days=3)
    with pytest.raises(RefusedError, match="the approval would have ended, by their yes in event 3, which rests on the same evidence"):
        cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL))


def test_mandates_keep_theirs_likewise(cast: Cast) -> None:
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 4 * DAY, None, MAIL, ("a visit",)))
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 4 * DAY, None, MAIL))
    assert cast.state.mandates[-1].conditions == ("a visit",)
    with pytest.raises(RefusedError, match=r"until 2026-05-08 09:00 UTC.*--without-conditions"):
        cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 9 * DAY, None, MAIL))


def test_a_yes_that_has_ended_does_not_bring_back_the_one_that_it_replaced(cast: Cast) -> None:
    """It was the last word: nothing can be sent on the one before it."""
    draft = cast.draft(expires=START + timedelta(days=30))
    cast.do(lambda state, _: approve(state, "cto", "cto", draft, until=START + timedelta(days=20)))
    later = cast.do(lambda state, _: approve(state, "cto", "cto", draft, until=START + timedelta(days=6), conditions=["the board agrees"])).number
    assert authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now).conditions == (("cto", "the board agrees"),)
    cast.time.pass_(days=8)
    (missing,) = [item for item in authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now).missing if item.person == "cto"]
    assert missing.why == f"approval {later} does not count: it ended on 2026-05-10"
    with pytest.raises(RefusedError, match=f"approval {later} does not count"):
        cast.send(draft)


def test_a_yes_that_is_withdrawn_does_not_bring_back_the_one_that_it_replaced(cast: Cast) -> None:
    draft = cast.draft()
    first, later = cast.approve(draft, "cto"), cast.approve(draft, "cto", conditions=["the board agrees"])
    assert not withdrawn_words(cast.state, first)
    cast.do(lambda state, _: withdraw(state, "adviser", later, "no"))
    assert withdrawn_words(cast.state, later) == (f"Their earlier yes in event {first} does not come back: event {later} replaced it. If it is to stand, record it anew.",)
    with pytest.raises(RefusedError, match="the approval of cto is missing"):
        cast.send(draft)
    again = cast.approve(draft, "cto")
    assert cast.send(draft).content.rests_on == (again,)  # type: ignore[attr-defined]


def test_a_mandate_that_has_ended_does_not_bring_back_the_one_that_it_replaced_nor_one_before_an_approval(cast: Cast) -> None:
    draft = cast.draft()
    first = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + timedelta(days=20))).number
    later = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + timedelta(days=6))).number
    one, other = cast.state.mandates
    assert (mandate_gone(cast.state, one, cast.time.now), mandate_gone(cast.state, other, cast.time.now)) == (f"it was replaced by mandate {later}", "")
    cast.time.pass_(days=8)
    with pytest.raises(RefusedError, match=f"mandate {later} does not count: it ended on 2026-05-10"):
        cast.send(draft)
    third = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + timedelta(days=40))).number
    approved = cast.approve(draft, "cto", until=START + timedelta(days=10))
    assert first < later < third < approved
    cast.time.pass_(days=5)
    with pytest.raises(RefusedError, match=f"approval {approved} does not count: it ended on 2026-05-14"):
        cast.send(draft)


def test_a_later_mandate_takes_the_place_of_an_approval_with_its_end_and_its_conditions(cast: Cast) -> None:
    """Of what one person said to one package the last counts, whichever form it has."""
    draft = cast.draft(expires=START + 30 * DAY)
    first = cast.approve(draft, "cto", until=START + 20 * DAY)
    cast.time.pass_(days=1)
    later = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 6 * DAY, conditions=["the board agrees"])).number
    assert authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now).conditions == (("cto", "the board agrees"),)
    (said,) = crossed_words(cast.state, cast.state.mandates[-1])
    assert said.startswith(f"For the package of offer {draft} it takes the place of approval {first} of cto")
    assert "until 2026-05-10 09:00 UTC on condition that the board agrees" in said
    assert f"event {first} does not come back" in withdrawn_words(cast.state, later)[0]
    cast.time.pass_(days=8)
    with pytest.raises(RefusedError, match=f"approval {first} does not count: a later yes of theirs replaced it; mandate {later} does not count: it ended on 2026-05-10"):
        cast.send(draft)


def test_a_mandate_that_drops_what_an_approval_asked_says_so(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto", until=START + 3 * DAY, conditions=["a visit"])
    cast.time.pass_(days=1)
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 6 * DAY, None, MAIL))
    assert "and keeps the condition that a visit; it drops its end on 2026-05-07 09:00 UTC" in crossed_words(cast.state, cast.state.mandates[-1])[0]
    assert authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now).conditions == (("cto", "a visit"),), "whoever wrote it down for them was silent"
    cast.time.pass_(days=1)
    cast.approve(draft, "cto")
    (said,) = crossed_words(cast.state, cast.state.approvals[-1])
    assert said.startswith("For this package it takes the place of mandate")
    assert "stands without an end of its own without conditions; it drops its end on 2026-05-10" in said


def test_a_yes_that_was_said_before_a_mandate_and_written_down_after_it_does_not_replace_it(cast: Cast) -> None:
    draft = cast.draft()
    cast.time.pass_(days=2)
    later = cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 6 * DAY, None, MAIL, ["the board agrees"])).number
    cast.time.pass_(days=1)
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=Evidence("call"), happened=START + DAY))
    assert authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now).rests_on == (later,)
    cast.time.pass_(days=5)
    with pytest.raises(RefusedError, match="the approval of cto is missing"):
        cast.send(draft)


def test_conditions_of_the_other_form_are_lifted_expressly(cast: Cast) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto", conditions=["a visit"])
    cast.time.pass_(days=1)
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 6 * DAY, None, MAIL, lifts=True))
    assert authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now).conditions == ()
    assert "without conditions; it drops “a visit”" in crossed_words(cast.state, cast.state.mandates[-1])[0]


def test_the_log_says_what_a_mandate_drops_of_an_approval_and_the_approval_which_mandate_took_its_place(cast: Cast) -> None:
    draft = cast.draft()
    first = cast.approve(draft, "cto", conditions=["a visit"])
    second = cast.approve(draft, "cto", conditions=["a call"])
    cast.time.pass_(days=1)
    event = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 6 * DAY, conditions=["no logo"]))
    one, other = cast.state.approvals
    assert event_words(event, cast.state).endswith(f"for the package of offer {draft} it takes the place of approval {second}, of which it drops “a call”"), "the one before that was replaced already"
    assert (replacing_words(cast.state, one), replacing_words(cast.state, other)) == (f"event {second} took its place", f"mandate {event.number} took its place")
    third = cast.approve(draft, "cto")
    assert replacing_words(cast.state, cast.state.mandates[0]) == f"for the package of offer {draft} event {third} took its place"
    assert first < second < third


def test_an_approval_in_silence_keeps_the_condition_of_a_mandate_that_had_ended_and_says_so_and_keeps_it_when_that_is_withdrawn(cast: Cast) -> None:
    draft = cast.draft(expires=START + 30 * DAY)
    mandate = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 2 * DAY, conditions=["no logo"])).number
    cast.time.pass_(days=4)
    event = cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL))
    assert event_words(event, cast.state).endswith(f"for this package it takes the place of mandate {mandate}, of which it keeps the condition “no logo”")
    assert "and keeps the condition that no logo" in crossed_words(cast.state, cast.state.approvals[-1])[0]
    cast.do(lambda state, _: withdraw(state, "adviser", mandate))
    assert authority_of(cast.state, cast.state.offer(draft), "customer", cast.time.now).conditions == (("cto", "no logo"),)


def test_a_mandate_over_another_that_holds_some_of_the_same_packages_says_what_it_drops_of_that(cast: Cast) -> None:
    first = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 6 * DAY, conditions=["no logo"])).number
    cast.time.pass_(days=1)
    event = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price >= 90", START + 5 * DAY, conditions=["a visit"]))
    assert event_words(event, cast.state).endswith(f"for what both hold it takes the place of mandate {first}, of which it drops “no logo”")
    assert f"For what both hold it takes the place of mandate {first} of cto" in crossed_words(cast.state, cast.state.mandates[-1])[0]
    assert replacing_words(cast.state, cast.state.mandates[0]) == f"for what both hold mandate {event.number} took its place"
    assert "does not come back for what both hold" in withdrawn_words(cast.state, event.number)[0]


def test_a_mandate_that_was_recorded_in_silence_stands_in_the_status_with_the_condition_that_it_keeps(cast: Cast) -> None:
    first = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 6 * DAY, conditions=["no logo"])).number
    cast.time.pass_(days=1)
    silent = cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price >= 90", START + 5 * DAY, evidence=MAIL)).number
    assert f"cto: mandate {silent}, for what mandate {first} holds too on condition that no logo, recorded by adviser" in repr(status_document(cast.state, cast.time.now))


def test_a_mandate_says_nothing_of_one_with_no_package_in_common_nor_of_what_was_replaced_in_all_that_it_holds(cast: Cast) -> None:
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 6 * DAY, conditions=["no logo"]))
    cast.time.pass_(days=1)
    apart = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price > 100", START + 6 * DAY, conditions=["a visit"])).number
    assert not crossed_words(cast.state, cast.state.mandates[-1])
    cast.time.pass_(days=1)
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price >= 0", START + 5 * DAY, conditions=["a call"]))
    cast.time.pass_(days=1)
    event = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price > 90", START + 5 * DAY, conditions=["no press"]))
    assert "“a call”" in event_words(event, cast.state)
    assert "“a visit”" not in event_words(event, cast.state), f"mandate {apart} had been replaced in all of it"


def test_a_mandate_says_that_it_drops_what_an_approval_kept_in_silence_of_another(cast: Cast) -> None:
    draft = cast.draft(expires=START + 30 * DAY)
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 2 * DAY, conditions=["no logo"]))
    cast.time.pass_(days=4)
    silent = cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL)).number
    cast.time.pass_(days=1)
    event = cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price >= 0", START + 9 * DAY, None, Evidence("call"), ["a visit"]))
    assert f"for the package of offer {draft} it takes the place of approval {silent}, of which it drops “no logo”" in event_words(event, cast.state)
    assert any("it drops “no logo”" in said for said in crossed_words(cast.state, cast.state.mandates[-1]))


def act(cast: Cast, draft: int, what: str, place: int) -> None:
    """Do what a word says in the CTO's name: a yes of either form, with a condition of its own or in silence, or a no."""
    shown, until, asked = Evidence(f"mail {place}"), START + 20 * DAY, [f"condition {place}"] if "on" in what else []
    if "no" in what:
        cast.do(lambda state, _: refuse(state, "adviser", "cto", draft, "no", shown))
    elif "mandate" in what:
        cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", f"price <= {100 + place}", until, None, shown, asked))
    else:
        cast.do(lambda state, _: approve(state, "adviser", "cto", draft, None, asked, shown))
    cast.time.pass_(days=1)


@pytest.mark.parametrize("first", ["mandate on", "approve on"])
@pytest.mark.parametrize("last", ["mandate", "approve"])
def test_words_and_authority_agree_on_what_a_yes_keeps_also_across_a_no(tmp_path: Path, first: str, last: str) -> None:
    """Of yeses and noes in some order between a yes on a condition and a last one in silence."""
    for place, between in enumerate([("no",), ("approve",), ("mandate", "no"), ("no", "mandate"), ("approve on", "no"), ("no", "mandate on")]):
        cast = Cast(tmp_path / f"{place}.backtable")
        draft = cast.draft(expires=START + 30 * DAY)
        for at, what in enumerate((first, *between, last)):
            act(cast, draft, what, at)
        offer = cast.state.offer(draft)
        yes = (cast.state.mandates if last == "mandate" else cast.state.approvals)[-1]
        (basis,) = authority_of(cast.state, offer, "customer", cast.time.now).bases
        assert asked_for(cast.state, yes, offer.terms) == basis.conditions, (first, between, last)
        no = max((item.number for item in cast.state.refusals), default=0)
        if last == "approve":
            assert all(item.number > no for item in crossed_by(cast.state, yes)), (first, between, last)
            told = " ".join((event_words(cast.record.events[-1], cast.state), *crossed_words(cast.state, yes)))
            kept = [text for text in ("condition 0", "condition 1", "condition 2") if f"keeps the condition “{text}”" in told or f"keeps the condition that {text}" in told]
            assert kept == [text for text in basis.conditions if text not in yes.conditions], (first, between, last)


def test_what_a_no_ended_is_named_where_the_next_yes_is_silent_of_it(cast: Cast) -> None:
    draft = cast.draft()
    for place, what in enumerate(("mandate on", "no", "approve")):
        act(cast, draft, what, place)
    said = event_words(cast.record.events[-1], cast.state)
    assert said.endswith(f"their no to the package of offer {draft} in event 4 ended “condition 0” of mandate 3, which for that package is asked no longer")
    assert crossed_words(cast.state, cast.state.approvals[-1]) == ("If cto still asks “condition 0”, which their no in event 4 ended, withdraw this yes and record it with that (--condition).",)
    assert replacing_words(cast.state, cast.state.mandates[0]) == "", "the no had taken the package out of it already"
    act(cast, draft, "approve", 3)
    assert "ended" not in event_words(cast.record.events[-1], cast.state), "told once, of the first yes after the no"


def test_a_mandate_keeps_nothing_for_a_package_that_was_refused_in_between(cast: Cast) -> None:
    draft = cast.draft(expires=START + 30 * DAY)
    for place, what in enumerate(("mandate on", "no", "mandate")):
        act(cast, draft, what, place)
    said = event_words(cast.record.events[-1], cast.state)
    assert f"for what both hold but for the package of offer {draft}, refused in between, it takes the place of mandate 3, of which it keeps the condition “condition 0”" in said
    assert "ended “condition 0” of mandate 3" in said


def test_a_yes_over_two_mandates_says_once_on_what_condition_it_stands(cast: Cast) -> None:
    """The second mandate had kept the condition of the first in silence."""
    draft = cast.draft(expires=START + 30 * DAY)
    for place, what in enumerate(("mandate on", "mandate", "approve")):
        act(cast, draft, what, place)
    (said,) = crossed_words(cast.state, cast.state.approvals[-1])
    assert said.startswith("For this package it takes the place of mandates 3 and 4 of cto")
    assert "without conditions" not in said
    assert "and keeps the condition that condition 0" in said


def told(said: Sequence[str]) -> str:
    return " ".join(said)


def test_a_mandate_in_silence_over_one_that_kept_a_condition_in_silence_does_not_deny_it(cast: Cast) -> None:
    draft = cast.draft(expires=START + 30 * DAY)
    for place, what in enumerate(("mandate on", "mandate", "approve", "mandate")):
        act(cast, draft, what, place)
    assert "without conditions" not in told(crossed_words(cast.state, cast.state.mandates[-1]))


def test_the_mail_of_a_yes_that_went_stale_with_the_case_is_no_yes_by_the_new_one(cast: Cast) -> None:
    draft = cast.draft()
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL))
    cast.time.pass_(days=1)
    changed = cast.change_case(CASE.replace("chance: 0.5", "chance: 0.6")).number
    again = cast.draft(expires=START + 9 * DAY)
    with pytest.raises(RefusedError, match=f"cto said yes on this evidence in event 3 already, before the case changed in event {changed}: the same words are no new yes"):
        cast.do(lambda state, _: approve(state, "adviser", "cto", again, evidence=MAIL))
    cast.do(lambda state, _: approve(state, "adviser", "cto", again, evidence=CALL))
    assert authority_of(cast.state, cast.state.offer(again), "customer", cast.time.now).complete is False, "the adviser says yes by sending"
    assert cast.state.approvals[-1].case == cast.state.version.digest


def test_nor_is_the_mail_of_a_yes_that_a_no_has_ended_or_of_a_mandate_of_before(cast: Cast) -> None:
    draft = cast.draft()
    cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 9 * DAY, None, MAIL))
    no = cast.do(lambda state, _: refuse(state, "adviser", "cto", draft, "too dear", CALL)).number
    with pytest.raises(RefusedError, match=f"before cto refused it in event {no}"):
        cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL))
    cast.change_case(CASE.replace("chance: 0.5", "chance: 0.6"))
    with pytest.raises(RefusedError, match="before the case changed"):
        cast.do(lambda state, _: grant_mandate(state, "adviser", "cto", "price <= 100", START + 9 * DAY, None, MAIL))


def test_a_slip_is_mended_on_the_same_evidence_and_their_people_do_not_go_by_our_case(cast: Cast) -> None:
    draft = cast.draft()
    wrong = cast.do(lambda state, _: approve(state, "adviser", "cto", draft, conditions=("a slip",), evidence=MAIL)).number
    cast.do(lambda state, _: withdraw(state, "adviser", wrong, "typing mistake"))
    cast.do(lambda state, _: approve(state, "adviser", "cto", draft, evidence=MAIL, lifts=True))
    cast.send(draft)
    cast.their_yes(draft)
    cast.change_case(CASE.replace("chance: 0.5", "chance: 0.6"))
    cast.their_yes(draft)
