"""A correction mends a typing mistake, never hides it, and never undoes what rests on it."""

from typing import Any

import pytest

from backtable.conduct import Entry, OfferStatus, Record, SqliteStore, derive, event_words, events, settle
from backtable.conduct import correct as corrected
from backtable.errors import RefusedError

from .cast import Cast, Time


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
