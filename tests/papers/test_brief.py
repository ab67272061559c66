"""The page for one approver from a record: what waits for their yes, and nothing that is not theirs to know."""

import itertools
from datetime import timedelta
from pathlib import Path

import pytest

from backtable.advice import standings
from backtable.conduct import Entry, Evidence, ask_approval, ask_mandate, events, grant_mandate, refuse, waiting_for
from backtable.errors import InputError, NoAnswerError
from backtable.papers import Document, Page
from backtable.papers.record import brief_document, brief_subject, usable
from backtable.planning import beliefs_of
from tests.conduct.cast import START, Cast
from tests.papers.test_pages import CAST

DAY = timedelta(days=1)
PRIVATE = Evidence("CANARY-lawyer-mail")


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(tmp_path / "a.backtable", CAST.replace("SECRET", "7.654321"), "talker")


def brief(cast: Cast, person: str, about: int | None = None) -> Document:
    state, now = cast.state, cast.time.now
    subject = brief_subject(state, person, now, about)
    beliefs = beliefs_of(state, now, worlds=200)
    weighed = usable(beliefs, person)
    found = standings(state.case, subject.packages, 200, None, state.seating, beliefs if weighed else None, subject.region, person) if subject.item else None
    return brief_document(state, subject, found, now, not weighed)


def text(document: Document) -> str:
    return str(document)


def asked(cast: Cast) -> int:
    cast.receive("demand", "agent", who="talker")
    number = cast.draft("price=400, days=90", who="talker", expires=START + 20 * DAY)
    cast.do(lambda state, now: ask_approval(state, "talker", number, now, ("boss", "lawyer"), START + 3 * DAY))
    return number


def test_it_says_which_exact_package_waits_by_what_rule_and_until_when(cast: Cast) -> None:
    number = asked(cast)
    document = brief(cast, "lawyer")
    said = text(document)
    assert document.lead[0].text.startswith(f"You are asked for your yes to offer {number}, which we would send: price: €400; days to pay: 90.")
    assert "Please answer by 7 May 2026" in document.lead[0].text
    assert "Against their offer 2 it gains €" in said
    assert "together with" in said
    assert "The offer stands until 24 May 2026" in said
    assert "CANARY-lawyer-interest" in said
    assert f"backtable approve FILE {number} --for lawyer --said" in said
    assert cast.state.head.digest in document.method
    assert cast.state.head.digest in Page(document).html


def test_where_no_day_was_named_the_end_of_the_offer_says_by_when(cast: Cast) -> None:
    cast.receive("demand", "agent", who="talker")
    cast.draft("price=400, days=90", who="talker", expires=START + 20 * DAY)
    assert "Please answer before the offer ends on 24 May 2026, 09:00; no earlier day was named." in brief(cast, "lawyer").lead[0].text
    number = cast.draft("price=400, days=90", who="talker")
    assert brief(cast, "lawyer", number).lead[0].text.endswith("No day was named for your answer.")
    cast.do(lambda state, now: ask_approval(state, "talker", number - 1, now, ("lawyer",), START + 30 * DAY))
    assert brief(cast, "lawyer", number - 1).lead[0].text.endswith("Please answer before the offer ends on 24 May 2026, 09:00.")


def test_what_others_keep_to_themselves_stands_on_nobodys_page(cast: Cast) -> None:
    number = asked(cast)
    cast.do(lambda state, _: refuse(state, "talker", "lawyer", number, "CANARY-lawyer-reason", PRIVATE))
    for person in ("talker", "boss", "lawyer"):
        said = text(brief(cast, person))
        others = {"talker", "boss", "lawyer", "rival", "agent", "owner"} - {person}
        for other, what in itertools.product(others, ("interest", "knowledge", "rule", "source", "reason", "mail")):
            assert f"CANARY-{other}-{what}" not in said, (person, other, what)
        assert "1.2345" not in said or person == "boss"
    assert "CANARY-lawyer-reason" in text(brief(cast, "lawyer"))
    assert "no, in event" in text(brief(cast, "boss"))  # that it was refused is theirs to know


def test_what_was_recorded_in_their_name_says_by_whom_and_on_what_evidence(cast: Cast) -> None:
    asked(cast)
    cast.do(lambda state, _: grant_mandate(state, "talker", "lawyer", "price <= 300", START + 9 * DAY, None, PRIVATE, ("in writing",)))
    document = brief(cast, "lawyer")
    said = text(document)
    assert "you granted a mandate for packages in which price is at most €300" in said
    assert "on condition that in writing, recorded by" in said
    assert "on your behalf on the evidence of “CANARY-lawyer-mail”" in said
    assert "on your behalf" not in text(brief(cast, "boss"))


def test_a_mandate_that_they_are_asked_for_shows_the_least_that_it_allows(cast: Cast) -> None:
    event = cast.do(lambda state, _: ask_mandate(state, "talker", "price <= 300", START + 9 * DAY, ("boss",), START + 2 * DAY))
    document = brief(cast, "boss")
    assert "You are asked for a mandate until" in document.lead[0].text
    # Of 12 packages the dearest one with the shortest time leaves the buyer least: 900 − 300, and 30 days at a mean of 2.
    assert "It holds 12 packages. The one that leaves Buyer least is worth €660 to it over no deal: price: €300; days to pay: 30." in document.lead[1].text
    assert f"backtable mandate grant FILE --asked {event.number} --for boss" in text(document)


def test_nothing_waits_for_whoever_has_answered_and_what_is_due_first_comes_first(cast: Cast) -> None:
    number = asked(cast)
    second = cast.draft("price=300, days=60", who="talker")
    cast.do(lambda state, now: ask_approval(state, "talker", second, now, ("boss",), START + DAY))
    assert [item.number for item in waiting_for(cast.state, "boss", cast.time.now)] == [second, number]
    assert f"Also waiting for you: offer {number}" in text(brief(cast, "boss"))
    assert f"offer {number}, which we would send" in brief(cast, "boss", number).lead[0].text
    cast.approve(second, "boss")
    cast.approve(number, "boss")
    assert waiting_for(cast.state, "boss", cast.time.now) == ()
    assert brief(cast, "boss").lead[0].text == "Nothing waits for your yes."
    with pytest.raises(InputError, match="9 does not wait for the yes of"):
        brief_subject(cast.state, "boss", cast.time.now, 9)
    with pytest.raises(NoAnswerError, match="a page can be made for somebody on our side"):
        brief_subject(cast.state, "owner", cast.time.now)


def test_what_we_accepted_of_theirs_waits_for_whom_it_needs(cast: Cast) -> None:
    theirs = cast.receive("price=500, days=60", "agent", who="talker")
    assert waiting_for(cast.state, "boss", cast.time.now) == ()  # nobody has asked, and nobody has accepted
    cast.answer(theirs, subject=True, who="talker")
    assert [item.number for item in waiting_for(cast.state, "boss", cast.time.now)] == [theirs]
    assert "which we accepted subject to your approval" in brief(cast, "boss").lead[0].text


def test_figures_rest_on_nothing_that_a_colleague_keeps_to_themselves(cast: Cast) -> None:
    asked(cast)
    heard = events.StatementHeard("agent", "We know what your lawyer knows.", claim="lawyer_knows > 20", credibility=1.0)
    cast.put(Entry(heard, "talker"))
    beliefs = beliefs_of(cast.state, cast.time.now, worlds=200)
    assert not usable(beliefs, "boss")
    assert usable(beliefs, "lawyer")
    assert "without what was learned at the table" in brief(cast, "boss").method
    assert "without what was learned at the table" not in brief(cast, "lawyer").method
