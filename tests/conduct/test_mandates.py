"""Mandates: somebody's yes in advance to every package of a region."""

from datetime import timedelta

import pytest

from backtable.conduct import (
    Entry,
    Event,
    OfferStatus,
    approve,
    ask_mandate,
    authority_of,
    break_off,
    broken_rules,
    ended_since,
    event_words,
    events,
    grant_mandate,
    receive_answer,
    refuse,
    refuse_mandate,
    settle,
    tasks,
    withdraw,
)
from backtable.errors import RefusedError

from .cast import CASE, MAIL, START, Cast

DAY = timedelta(days=1)


def test_within_a_mandate_the_front_table_need_not_ask_again(cast: Cast) -> None:
    for person in ("cto", "cfo"):
        cast.do(lambda state, _, key=person: grant_mandate(state, key, key, "price <= 150", START + DAY))
    for package in ("price=50, years=1, release=none", "price=150, years=3, release=full"):
        assert cast.send(cast.draft(package)).content.rests_on
    with pytest.raises(RefusedError, match="the approvals of cto, cfo and counsel are missing"):
        cast.send(cast.draft("price=300, years=1, release=none"))


def test_a_mandate_counts_only_for_whoever_granted_it(cast: Cast) -> None:
    cast.do(lambda state, _: grant_mandate(state, "cfo", "cfo", "price <= 150", START + DAY))
    with pytest.raises(RefusedError, match="the approval of cto is missing"):
        cast.send(cast.draft("price=150, years=1, release=none"))


def test_a_mandate_ends_and_is_withdrawn_and_goes_stale(cast: Cast) -> None:
    def grant(days: int = 1) -> int:
        return cast.do(lambda state, now: grant_mandate(state, "cto", "cto", "price <= 100", now + days * DAY)).number

    first = grant()
    cast.time.pass_(days=2)
    with pytest.raises(RefusedError, match="the approval of cto"):
        cast.send(cast.draft())
    withdrawn = grant()
    cast.do(lambda state, _: withdraw(state, "adviser", withdrawn))
    with pytest.raises(RefusedError, match="the approval of cto"):
        cast.send(cast.draft())
    grant(9)
    cast.change_case(CASE.replace("low: 150", "low: 140"))
    with pytest.raises(RefusedError, match="the approval of cto"):
        cast.send(cast.draft())
    assert first < withdrawn
    grant()
    cast.send(cast.draft())


@pytest.mark.parametrize(
    ("person", "region", "words"),
    [
        ("counsel", "price <= 100", "counsel has no say in this region"),
        ("cto", "price > 900", "no package lies in the region"),
        ("cto", "price <= limit", "depends on the assumption limit"),
        ("cto", "front(cfo) == 1 and price < 10", "asks where cfo sits"),
        ("cto", "1 < 2", "says nothing about any issue"),
        ("cto", "prise < 3", "`prise` is not known here; did you mean `price`"),
        ("cto", "price", "gives no yes or no"),
        ("cto", "price <", "cannot be read as a formula"),
        ("ceo", "price <= 100", "ceo is not on our side"),
    ],
)
def test_a_mandate_that_makes_no_sense_is_refused(cast: Cast, person: str, region: str, words: str) -> None:
    content = events.MandateGranted(region, person, cast.state.version.digest, START + DAY, None, MAIL)
    with pytest.raises(RefusedError) as caught:
        cast.put(Entry(content, "adviser", person))
    assert words in str(caught.value)


def test_a_region_may_be_told_by_definitions_and_names(cast: Cast) -> None:
    region = "yearly <= 50 and release == 'none' and price <= 100"
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", region, START + DAY))
    cast.send(cast.draft("price=100, years=2, release=none"))
    with pytest.raises(RefusedError, match="the approval of cto"):
        cast.send(cast.draft("price=100, years=1, release=none"))


def test_a_mandate_is_asked_of_all_whom_a_package_in_it_could_need(cast: Cast) -> None:
    event = cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 200", START + DAY))
    assert event.content.people == ("cto", "cfo", "counsel")
    small = cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 100", START + DAY))
    assert small.content.people == ("cto",)


def test_who_is_asked_for_a_mandate_may_refuse_it_and_a_later_grant_ends_the_no(cast: Cast) -> None:
    asked = cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 100", START + DAY)).number
    granted = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + DAY, asked)).number
    refused = cast.do(lambda state, _: refuse_mandate(state, "cto", "cto", asked, "show me each offer")).number
    with pytest.raises(RefusedError, match="the approval of cto"):
        cast.send(cast.draft())
    assert cast.state.mandates[0].stale(cast.state.version.digest, START) == f"it was withdrawn by event {refused}"
    no = cast.state.declined(asked, "cto")
    assert no is not None
    assert (no.number, no.region, no.reason) == (refused, "price <= 100", "show me each offer")
    assert granted < refused
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + DAY))
    assert cast.state.declined(asked, "cto") is None
    cast.send(cast.draft())


def test_who_refuses_a_mandate_takes_back_one_that_they_granted_for_the_same_region_by_its_text(cast: Cast) -> None:
    asked = cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 100", START + DAY)).number
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + DAY))
    cast.do(lambda state, _: refuse_mandate(state, "cto", "cto", asked, "show me each offer"))
    with pytest.raises(RefusedError, match="the approval of cto"):
        cast.send(cast.draft())


def test_only_who_was_asked_refuses_a_mandate_with_a_reason_and_evidence(cast: Cast) -> None:
    asked = cast.do(lambda state, _: ask_mandate(state, "adviser", "price <= 100", START + DAY)).number
    for person, number, reason, evidence, words in (
        ("cfo", asked, "no", MAIL, "cfo was not asked for that mandate"),
        ("cto", asked, " ", MAIL, "say why"),
        ("cto", asked, "no", None, "name the evidence"),
        ("cto", 1, "no", MAIL, "event 1 does not ask for a mandate"),
        ("ceo", asked, "no", MAIL, "not on our side"),
    ):
        with pytest.raises(RefusedError, match=words):
            cast.do(lambda state, _, given=(person, number, reason, evidence): refuse_mandate(state, "adviser", *given))
    other = Entry(events.MandateRefused(asked, "price <= 50", "cto", "no", MAIL), "adviser", "cto")
    with pytest.raises(RefusedError, match="is not the region"):
        cast.put(other)
    cast.do(lambda state, _: withdraw(state, "adviser", asked))
    with pytest.raises(RefusedError, match="was withdrawn"):
        cast.do(lambda state, _: refuse_mandate(state, "cto", "cto", asked, "no"))


def test_a_mandate_that_ended_is_named_where_it_is_missed(cast: Cast) -> None:
    number = cast.do(lambda state, now: grant_mandate(state, "cto", "cto", "price <= 100", now + DAY)).number
    sent = cast.draft()
    cast.send(sent)
    (renewal,) = [task.what for task in tasks(cast.state, cast.time()) if "cto" in task.people]
    assert not renewal.startswith("approve or refuse")  # it counts, but ends soon
    cast.time.pass_(days=2)
    ended = f"mandate {number} does not count: it ended on 2026-05-05"
    assert (("cto",), f"approve or refuse offer {sent} ({ended})") in [(task.people, task.what) for task in tasks(cast.state, cast.time())]
    with pytest.raises(RefusedError, match=f"the approval of cto is missing .cto: {ended}"):
        cast.send(cast.draft())
    cast.change_case(CASE.replace("low: 150", "low: 140"))
    with pytest.raises(RefusedError, match=f"mandate {number} does not count: the case has changed since"):
        cast.send(cast.draft())


def accepted(cast: Cast, offer: int, evidence: events.Evidence | None = MAIL, **after: float) -> Entry:
    """Give their acceptance of some time after the start."""
    return receive_answer(cast.state, "adviser", "executive", offer, True, evidence=evidence, happened=START + timedelta(**after))


def ended(cast: Cast, how: str) -> int:
    """Send an offer by a mandate of the CTO that ends on the second day, in some way; it is then the fourth."""
    mandate = cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + (2 if how == "its day" else 30) * DAY)).number
    offer = cast.draft()
    cast.send(offer)
    cast.time.pass_(days=2)
    if how == "withdrawn":
        cast.do(lambda state, _: withdraw(state, "adviser", mandate))
    elif how == "another case":
        cast.change_case(CASE.replace("low: 150", "low: 140"))
    elif how == "a no":
        cast.do(lambda state, _: refuse(state, "cto", "cto", offer, "I think better of it"))
    elif how == "another seat":
        cast.put(Entry(events.SeatChanged("counsel", True), "adviser"))
    cast.time.pass_(days=2)
    return offer


@pytest.mark.parametrize("how", ["its day", "withdrawn", "another case", "a no", "another seat"])
def test_an_acceptance_binds_by_its_day_though_the_mandate_has_ended_as_it_is_written_down(cast: Cast, how: str) -> None:
    offer = ended(cast, how)
    cast.put(accepted(cast, offer, days=1))
    assert cast.state.offer(offer).status(cast.time()) is OfferStatus.SUBJECT, "their CEO has not said yes"
    cast.put(approve(cast.state, "adviser", "ceo", offer, evidence=MAIL, happened=START + timedelta(hours=36)))
    found = cast.state.offer(offer)
    assert (found.status(cast.time()), found.since) == (OfferStatus.BINDING, START + timedelta(hours=36))
    assert [basis.how for basis in authority_of(cast.state, found, "customer", cast.time()).bases] == ["own word", "mandate"]
    assert len(ended_since(cast.state, found, cast.time())) == (how in ("its day", "withdrawn", "another case"))
    assert broken_rules(cast.record) == {}


@pytest.mark.parametrize("how", ["its day", "withdrawn", "another case", "a no", "another seat"])
def test_an_acceptance_of_after_the_end_of_the_mandate_does_not_bind(cast: Cast, how: str) -> None:
    offer = ended(cast, how)
    cast.put(approve(cast.state, "adviser", "ceo", offer, evidence=MAIL, happened=START + DAY))
    cast.put(accepted(cast, offer, days=3))
    assert cast.state.offer(offer).status(cast.time()) is OfferStatus.SUBJECT


def test_their_own_yes_of_after_the_end_of_our_mandate_does_not_bind(cast: Cast) -> None:
    offer = ended(cast, "its day")
    cast.put(accepted(cast, offer, days=1))
    cast.their_yes(offer)
    assert not cast.state.offer(offer).bound
    cast.approve(offer, "cto")
    assert cast.state.offer(offer).since == cast.time(), "they are bound anew by the yes of today"


def test_where_only_the_day_of_an_acceptance_binds_us_it_needs_evidence_and_comes_after_the_offer(cast: Cast) -> None:
    offer = ended(cast, "its day")
    with pytest.raises(RefusedError, match=r"our own yes to offer 3 stands no longer \(cto: mandate 2 does not count: it ended on 2026-05-06\).*say what shows the day"):
        cast.put(accepted(cast, offer, None, days=1))
    with pytest.raises(RefusedError, match="offer 3 was sent on 2026-05-04 09:00 UTC, so executive cannot have answered it on 2026-05-03 08:00 UTC"):
        cast.put(accepted(cast, offer, hours=-25))


@pytest.mark.parametrize(("hours", "binds"), [(20, True), (30, False)])
def test_an_acceptance_of_before_our_offer_was_withdrawn_binds(cast: Cast, hours: int, binds: bool) -> None:
    offer = cast.draft("price=200, years=1, release=none")
    cast.approve(offer, "cto", "cfo", "counsel")
    cast.send(offer)
    cast.time.pass_(days=1)
    withdrawal = cast.do(lambda state, _: withdraw(state, "adviser", offer)).number
    cast.time.pass_(days=1)
    with pytest.raises(RefusedError, match="it is withdrawn since 2026-05-05 09:00 UTC; if they accepted it before, say when"):
        cast.hear_answer(offer)
    if not binds:
        with pytest.raises(RefusedError, match="it is withdrawn"):
            cast.put(accepted(cast, offer, hours=hours))
        return
    with pytest.raises(RefusedError, match=f"offer {offer} was withdrawn by event {withdrawal}, so that it binds us only if executive accepted it before"):
        cast.put(accepted(cast, offer, None, hours=hours))
    cast.put(accepted(cast, offer, hours=hours))
    found = cast.state.offer(offer)
    assert (found.status(cast.time()), found.since) == (OfferStatus.BINDING, START + timedelta(hours=hours))
    assert broken_rules(cast.record) == {}
    cast.put(break_off(cast.state, "adviser", "customer", "we meant it", ((str(offer), "their mail"),)))
    assert cast.state.offer(offer).status(cast.time()) is OfferStatus.ENDED


@pytest.mark.parametrize("late", [False, True])
def test_an_acceptance_of_before_our_offer_ended_needs_evidence_once_it_has(cast: Cast, late: bool) -> None:
    offer = cast.draft("price=200, years=1, release=none", expires=START + 3 * DAY)
    cast.approve(offer, "cto", "cfo", "counsel")
    cast.send(offer)
    cast.time.pass_(days=5 if late else 2)
    if late:
        with pytest.raises(RefusedError, match=f"offer {offer} ended on 2026-05-07 .*, so that it binds us only if executive accepted it before: say what shows the day"):
            cast.put(accepted(cast, offer, None, days=1))
    cast.put(accepted(cast, offer, MAIL if late else None, days=1))
    found = cast.state.offer(offer)
    assert (found.status(cast.time()), found.since) == (OfferStatus.BINDING, START + DAY)
    assert broken_rules(cast.record) == {}


def test_what_is_agreed_by_a_mandate_carries_its_conditions_until_somebody_says_how_they_were_met(cast: Cast) -> None:
    cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 9 * DAY, conditions=("services start in June",)))
    with pytest.raises(RefusedError, match="a condition says nothing"):
        cast.do(lambda state, _: grant_mandate(state, "cto", "cto", "price <= 100", START + 9 * DAY, conditions=(" ",)))
    number = cast.draft()
    event = cast.send(number)
    state = cast.state
    assert authority_of(state, state.offer(number), "customer", cast.time.now).conditions == (("cto", "services start in June"),)
    assert "granted a mandate" in event_words(state_event(cast, event.content.rests_on[0]), state)
    assert "on condition that services start in June" in event_words(state_event(cast, event.content.rests_on[0]), state)
    cast.do(lambda state, _: receive_answer(state, "adviser", "executive", number, True, evidence=MAIL))
    cast.do(lambda state, _: approve(state, "adviser", "ceo", number, evidence=MAIL))
    assert cast.state.offer(number).status(cast.time.now) is OfferStatus.BINDING
    with pytest.raises(RefusedError, match=r"1\. services start in June \(cto\)"):
        cast.do(lambda state, _: settle(state, "adviser", number))
    cast.do(lambda state, _: settle(state, "adviser", number, (("services start in June", "the order says 1 June"),)))


def state_event(cast: Cast, number: int) -> Event:
    return next(event for event in cast.record.events if event.number == number)
