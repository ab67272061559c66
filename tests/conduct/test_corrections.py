"""A correction mends a typing mistake, never hides it, and never undoes what rests on it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backtable.conduct import (
    Entry,
    OfferStatus,
    Record,
    SqliteStore,
    Undone,
    approve,
    broken_rules,
    derive,
    event_words,
    events,
    settle,
    undone_words,
)
from backtable.conduct import correct as corrected
from backtable.errors import RefusedError
from backtable.papers.record import brief_document, brief_subject, status_document
from backtable.papers.record._recorded import own_conditions_section
from backtable.planning import situation_of
from backtable.planning._evidence import learned_of

from .cast import START, Cast, Time


def correct(cast: Cast, number: int, **fields: Any) -> None:
    cast.put(corrected("adviser", number, fields, "a typing mistake"))


def test_the_state_follows_the_correction_and_the_record_keeps_both(cast: Cast) -> None:
    number = cast.receive("price=250, years=1, release=none")
    correct(cast, number, terms={"price": 200, "years": 1, "release": "none"})
    assert dict(cast.state.offer(number).terms)["price"] == 200
    assert dict(cast.record.events[1].content.terms)["price"] == 250
    assert cast.state.corrections == {number: (3,)}
    assert "corrected event 2: terms should be" in event_words(cast.record.events[2], cast.state)
    with SqliteStore(cast.path) as store:
        assert Record(store, "customer", Time()).state == cast.state


def test_what_was_approved_before_a_correction_of_the_package_does_not_count_after_it(cast: Cast) -> None:
    number = cast.receive("price=50, years=1, release=none")
    cast.approve(number, "cto")
    correct(cast, number, terms={"price": 100, "years": 1, "release": "none"})
    with pytest.raises(RefusedError, match="the approval of cto is missing"):
        cast.answer(number)
    cast.approve(number, "cto")
    cast.answer(number)


def test_a_corrected_answer_changes_where_the_offer_stands(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo", "counsel")
    cast.send(draft)
    answer = cast.hear_answer(draft).number
    assert cast.state.offer(draft).bound == answer
    correct(cast, answer, accepted=False)
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.REJECTED
    correct(cast, answer, accepted=True, subject=True)
    assert cast.state.offer(draft).bound == answer, "the last correction counts"


def test_a_correction_of_a_correction_is_a_further_correction(cast: Cast) -> None:
    number = cast.put(Entry(events.StatementHeard("executive", "perhaps", "limit"), "adviser")).number
    correct(cast, number, credibility=0.9)
    correct(cast, number, words="certainly")
    (statement,) = cast.state.statements
    assert (statement.words, statement.credibility) == ("certainly", 0.9)
    with pytest.raises(RefusedError, match="cannot be corrected"):
        correct(cast, number + 1, reason="x")


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("draft", {"terms": {"price": 100, "years": 1, "release": "none"}}, "`terms` of event 2 .* cannot be corrected"),
        ("approval", {"person": "cfo"}, "what was decided is not a typing mistake"),
        ("sent", {"expires": None}, "it went to the other side as it stands"),
        ("case", {"file": "x"}, "cannot be corrected; record what is so now"),
        ("question", {"person": "nobody"}, "nobody in the case is called nobody"),
        ("question", {"words": 7}, "cannot be 7"),
        ("question", {"shoe": "x"}, "only person, words, about"),
        ("question", {}, "say what should have been written"),
        ("nothing", {"words": "x"}, "there is no event 99 of ours"),
    ],
)
def test_what_may_not_be_corrected_is_refused(cast: Cast, kind: str, fields: dict[str, Any], words: str) -> None:
    draft = cast.draft()
    cast.approve(draft, "cto")
    cast.send(draft)
    cast.put(Entry(events.QuestionAsked("executive", "why?"), "adviser"))
    number = {"case": 1, "draft": 2, "approval": 3, "sent": 4, "question": 5, "nothing": 99}[kind]
    before = cast.state
    with pytest.raises(RefusedError, match=words):
        correct(cast, number, **fields)
    assert cast.state == before


def test_a_correction_must_have_been_possible_at_the_time(cast: Cast) -> None:
    number = cast.receive()
    with pytest.raises(RefusedError, match="this is no package: nobody releases for nothing"):
        correct(cast, number, terms={"price": 0, "years": 1, "release": "full"})


def test_what_we_accepted_is_not_corrected_any_more(cast: Cast) -> None:
    number = cast.receive("price=250, years=1, release=none")
    cast.approve(number, "cto", "cfo", "counsel")
    cast.answer(number)
    with pytest.raises(RefusedError, match="we accepted offer 2 as it was written down"):
        correct(cast, number, terms={"price": 200, "years": 1, "release": "none"})
    correct(cast, number, note="by telephone")


def test_what_was_settled_on_is_not_corrected_any_more(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo", "counsel")
    cast.send(draft)
    answer = cast.hear_answer(draft).number
    cast.do(lambda state, _: settle(state, "adviser", draft))
    with pytest.raises(RefusedError, match="was settled on this answer"):
        correct(cast, answer, accepted=False)


def test_replaying_from_any_point_gives_the_same_state(cast: Cast) -> None:
    number = cast.receive("price=250, years=1, release=none")
    cast.put(Entry(events.QuestionAsked("executive", "why?"), "adviser"))
    correct(cast, number, note="urgent")
    cast.receive()
    assert derive(cast.record.events, "customer", cast.state.cases) == cast.state


DAY = timedelta(days=1)
NOON = "2026-05-05T12:00:00Z"


def test_a_clock_that_stood_ahead_is_corrected_and_the_record_goes_on(cast: Cast) -> None:
    cast.time.pass_(days=20_000)
    for _ in range(2):
        cast.put(Entry(events.QuestionAsked("executive", "why?"), "adviser"))
        cast.time.pass_(hours=1)
    cast.time.now = START + 2 * DAY
    with pytest.raises(RefusedError, match=r"is not after 2081-02-04 10:00 UTC, the time of event 3, which the clock has not reached; .*`backtable correct`"):
        cast.draft(expires=START + 9 * DAY)
    with pytest.raises(RefusedError, match=r"event 3 was written after event 2, .* 2081.*; correct that of event 2 first"):
        correct(cast, 3, time=NOON)
    correct(cast, 2, time=NOON)
    correct(cast, 3, time="2026-05-05T13:00:00Z")
    assert cast.state.moment == cast.time.now
    assert [item.moment for item in cast.state.questions] == [START + timedelta(hours=27), START + timedelta(hours=28)]
    assert cast.record.events[1].time == START + 20_000 * DAY, "what was written stays as it is"
    draft = cast.draft(expires=START + 9 * DAY)
    assert cast.state.offer(draft).status(cast.record.now) is OfferStatus.DRAFT
    assert broken_rules(cast.record) == {}
    with SqliteStore(cast.path) as store:
        assert Record(store, "customer", cast.time).state == cast.state


@pytest.mark.parametrize(
    ("number", "time", "words"),
    [
        (2, NOON, "the clock did not stand ahead when event 2 was written"),
        (3, "2026-05-03T12:00:00Z", "event 3 was written after event 2, of 2026-05-04 09:00:00 UTC"),
        (3, "2026-05-30T12:00:00Z", "which is yet to come"),
        (3, "soon", "cannot be"),
        (3, "2026-05-05T12:00:00", "cannot be"),
        (3, 7, "cannot be"),
    ],
)
def test_only_a_time_ahead_is_corrected_and_only_to_what_can_be(cast: Cast, number: int, time: object, words: str) -> None:
    cast.put(Entry(events.QuestionAsked("executive", "why?"), "adviser"))
    cast.time.pass_(days=900)
    cast.put(Entry(events.QuestionAsked("executive", "why?"), "adviser"))
    cast.time.now = START + 2 * DAY
    with pytest.raises(RefusedError, match=words):
        correct(cast, number, time=time)


def test_the_first_event_may_have_been_written_by_a_clock_that_stood_ahead(cast: Cast) -> None:
    cast.time.now = START - 9 * DAY
    correct(cast, 1, time="2026-04-24T12:00:00Z")
    assert cast.state.moment is not None
    assert cast.state.moment < START - 8 * DAY


def test_a_forgotten_day_of_an_acceptance_is_corrected_and_the_reason_shows_it(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    for person in ("cto", "cfo", "counsel"):
        cast.do(lambda state, _, key=person: approve(state, key, key, draft, START + timedelta(days=2)))
    cast.send(draft)
    cast.time.pass_(days=5)
    answer = cast.hear_answer(draft).number
    assert cast.state.offer(draft).status(cast.time()) is OfferStatus.SUBJECT
    with pytest.raises(RefusedError, match="cannot have answered it on"):
        correct(cast, answer, happened="2026-05-01T09:00:00Z")
    with pytest.raises(RefusedError, match="which is yet to come"):
        correct(cast, answer, happened="2026-06-01T09:00:00Z")
    with pytest.raises(RefusedError, match="only the day of what the other side did or said is corrected"):
        correct(cast, draft, happened="2026-05-04T08:00:00Z")
    correct(cast, answer, happened="2026-05-05T09:00:00Z")
    found = cast.state.offer(draft)
    assert (found.status(cast.time()), found.bound, found.since) == (OfferStatus.BINDING, answer, START + timedelta(days=1))
    assert found.answers[0].written == START + timedelta(days=5)
    assert "happened should be 2026-05-05 09:00 UTC" in event_words(cast.record.events[-1], cast.state)
    assert broken_rules(cast.record) == {}
    cast.do(lambda state, _: settle(state, "adviser", draft))
    with pytest.raises(RefusedError, match="was settled on this answer"):
        correct(cast, answer, happened="2026-05-05T10:00:00Z")


def test_a_correction_that_takes_an_agreement_out_of_the_record_is_told_until_it_is_there_again(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo", "counsel")
    cast.send(draft)
    answer = cast.hear_answer(draft).number
    correct(cast, answer, note="by phone")
    assert cast.state.undone == ()
    correct(cast, answer, accepted=False)
    by = cast.state.head.number
    assert cast.state.undone == (Undone(draft, answer, by, "a typing mistake", START),)
    (said,) = undone_words(cast.state, by)
    assert said.startswith(f"Offer {draft} bound both sides since 2026-05-04 09:00 UTC, as the record stood until event {by} corrected event {answer} (a typing mistake).")
    assert said in repr(status_document(cast.state, cast.time()))
    assert derive(cast.record.events, "customer", cast.record.cases) == cast.state
    correct(cast, answer, accepted=True)
    assert undone_words(cast.state) == ()


def test_what_was_no_answer_leaves_the_offer_on_the_table_and_teaches_nothing(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo", "counsel")
    cast.send(draft)
    before = learned_of(cast.state, cast.time())
    answer = cast.hear_answer(draft).number
    correct(cast, answer, accepted=None)
    assert (cast.state.offer(draft).status(cast.time()), cast.state.offer(draft).answers) == (OfferStatus.OPEN, ())
    assert learned_of(cast.state, cast.time()) == before
    assert "accepted should be neither yes nor no" in event_words(cast.record.events[-1], cast.state)
    assert broken_rules(cast.record) == {}
    with SqliteStore(cast.path) as store:
        assert Record(store, "customer", Time()).state == cast.state
    correct(cast, answer, accepted=True)
    assert cast.state.offer(draft).bound == answer
    with pytest.raises(RefusedError, match="an answer is yes or no"):
        cast.put(Entry(events.AnswerReceived(draft, "executive", None), "adviser"))


def test_an_agreement_that_a_correction_took_out_is_told_until_they_say_that_it_is_none(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo", "counsel")
    cast.send(draft)
    answer = cast.hear_answer(draft).number
    said = events.StatementHeard("executive", "we hold you to nothing", means="not-agreed", offer=draft)
    with pytest.raises(RefusedError, match=f"offer {draft} binds by the record"):
        cast.put(Entry(said, "adviser"))
    correct(cast, answer, accepted=None)
    (words,) = undone_words(cast.state, reasons=False)
    assert situation_of(cast.state, cast.time()).note.startswith(undone_words(cast.state)[0])
    assert words in repr(brief_document(cast.state, brief_subject(cast.state, "cfo", cast.time()), None, cast.time()))
    assert "a typing mistake" not in words
    with pytest.raises(RefusedError, match="on our own side"):
        cast.put(Entry(replace(said, person="cto"), "adviser"))
    learned = learned_of(cast.state, cast.time())
    cast.put(Entry(said, "adviser"))
    assert undone_words(cast.state) == ()
    assert learned_of(cast.state, cast.time()) == learned
    assert f"offer {draft}, by which both sides were bound since 2026-05-04 09:00 UTC, is no longer agreed by that" in event_words(cast.record.events[-2], cast.state)
    correct(cast, answer, accepted=True)
    correct(cast, answer, accepted=False)
    assert undone_words(cast.state), "what they said before that is no word on it"


def test_a_waiver_stands_on_the_page_of_whoever_set_the_condition_with_who_recorded_it(cast: Cast) -> None:
    draft = cast.draft("price=200, years=1, release=none")
    cast.approve(draft, "cto", "cfo")
    cast.approve(draft, "counsel", conditions=["no logo"])
    cast.send(draft)
    cast.hear_answer(draft)
    cast.put(settle(cast.state, "adviser", draft, waived=(("no logo", "mail of 8 May"),)))
    people = {person.key: person for person in cast.state.case.our_side.people}
    shown = repr(own_conditions_section(cast.state, people["counsel"], cast.time()))
    assert f"no logo: waived, as Negotiator recorded when offer {draft} was settled (event {cast.state.settled}): mail of 8 May." in shown
    assert own_conditions_section(cast.state, people["cto"], cast.time()) is None
    assert "waived, as adviser recorded: mail of 8 May" in repr(status_document(cast.state, cast.time()))
