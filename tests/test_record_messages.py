"""What the commands on a record say of what is amiss, and what their papers show of the record that they rest on."""

import json
import time
from pathlib import Path

import pytest

import backtable.cli
from backtable.conduct import Entry, Record, Row, SqliteStore, body_of, digest_of, events, judge, kept_side

from .conduct.cast import CASE, START, Time
from .terminal import CHEAP, Terminal

SHORT = ("--worlds", "50")
BRIEF = (("brief", "a", "--for", "cto", *SHORT),)
FACES = Path(backtable.cli.__file__).parent


def test_every_paper_that_rests_on_a_record_shows_the_digest_of_its_last_event(terminal: Terminal) -> None:
    head = terminal.status()["head"]
    assert isinstance(head, dict)
    for typed in (*((name, "a", *SHORT) for name in ("beliefs", "next", "ask")), *((name, "a") for name in ("status", "log", "verify")), *BRIEF):
        assert str(head["digest"]) in terminal.run(*typed), typed
    assert json.loads(terminal.run("next", "a", *SHORT, "--json"))["head"] == head
    for typed, file in ((("beliefs", "a", *SHORT, "--picture", "p.svg"), "p.svg"), ((*BRIEF[0], "--page", "p.html"), "p.html")):
        terminal.run(*typed)
        assert str(head["digest"]) in (terminal.folder / file).read_text(), typed
    papers = {path.stem[1:] for path in FACES.glob("_*.py") if "opened(" in (said := path.read_text()) and "write_document(" in said}
    assert papers == {"beliefs", "next", "ask", "status", "brief"}  # who writes another paper from a record adds it above


def test_what_was_written_past_the_rules_is_named_by_every_command(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    with SqliteStore(terminal.folder / "a.backtable") as store:
        record = Record(store, kept_side(store), Time())
        offer, head = record.state.offer(2), record.state.head
        body = body_of(Entry(events.OfferSent(2, offer.terms, offer.case), "adviser"), head, START, "customer", True)
        store.append(head, [Row(3, body, digest_of(body))], {})
    said = terminal.run("status", "a")
    assert "Event 3 of this record came about against its rules" in said
    assert "against the rules: event 3 is against the rules" in said
    assert "[against the rules]" in terminal.run("log", "a")
    (found,) = terminal.status()["against_rules"]  # type: ignore[misc,attr-defined]
    assert found["number"] == 3
    assert "the approval of cto is missing" in found["rule"]
    refused = terminal.run("answer", "a", "2", "accept", code=2)
    assert "a.backtable: event 3 is against the rules, written past them into the file" in refused
    assert "nothing can rest on offer 2: event 3 is against the rules; withdraw it, and draft it anew" in refused
    terminal.run("offer", "withdraw", "a", "2")


def test_a_clock_that_stood_ahead_is_named_with_the_command_that_mends_it(terminal: Terminal) -> None:
    terminal.now = "2099-01-01 09:00"
    terminal.run("ask", "a", "executive", "how?")
    terminal.now = "2026-05-05 09:00"
    said = terminal.run("offer", "draft", "a", *CHEAP, "--expires", "2026-06-01", code=2)
    assert "event 2 was written by a clock that stood at 2099-01-01 09:00 UTC, but this machine's says 2026-05-05 09:00 UTC" in said
    assert "`backtable correct a.backtable 2 --set time='2026-05-05 09:00:00+00:00' --because 'the clock stood ahead'`" in said
    assert "corrected event 2" in terminal.run(
        "correct", "a", "2", "--set", "time=2026-05-04 15:00", "--because", "the clock stood ahead"
    ).replace("Corrected", "corrected")
    terminal.run("offer", "draft", "a", *CHEAP, "--expires", "2026-06-01")


def test_a_negotiation_file_where_a_case_is_wanted_says_which_commands_take_it(terminal: Terminal) -> None:
    for typed in (("advise", "a.backtable"), ("check", "a"), ("open", "a")):
        said = terminal.run(*typed, code=2)
        assert "this is a negotiation file, which holds a case and what happened since" in said
        assert "`backtable next a" in said


def test_a_mandate_that_was_asked_for_is_granted_by_its_number(terminal: Terminal) -> None:
    terminal.run("mandate", "ask", "a", "price <= 100", "--until", "2026-06-01")
    assert "`2` is no condition over the terms; expected --asked 2" in terminal.run("mandate", "grant", "a", "2", code=2)
    assert "or --asked with the number of the event" in terminal.run("mandate", "grant", "a", "7", code=2)


def test_who_recorded_a_mandate_shows_where_an_offer_rests_on_it(terminal: Terminal) -> None:
    terminal.run("mandate", "grant", "a", "price <= 100", "--until", "2026-06-01", "--for", "cto", "--said", "by telephone")
    terminal.run("offer", "draft", "a", *CHEAP)
    assert "cto: yes, by mandate 2 until 1 June 2026, recorded by adviser on the evidence of “by telephone”" in terminal.run("status", "a")


def test_their_back_table_neither_offers_nor_answers(terminal: Terminal) -> None:
    said = terminal.run("receive", "a", *CHEAP, "--from", "ceo", code=2)
    assert "ceo does not sit at the front table, where executive speaks for Supplier" in said
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail")
    terminal.run("offer", "send", "a", "2")
    assert "ceo does not sit at the front table" in terminal.run("answer", "a", "2", "reject", "--from", "ceo", code=2)
    terminal.run("seat", "a", "ceo", "front")
    terminal.run("answer", "a", "2", "reject", "--from", "ceo")


def test_the_picture_of_beliefs_shows_the_digest_of_the_last_event(terminal: Terminal) -> None:
    terminal.run("beliefs", "a", *SHORT, "--picture", "b.svg")
    assert str(terminal.status()["head"]["digest"]) in (terminal.folder / "b.svg").read_text()  # type: ignore[index]


def test_opening_refuses_a_side_that_is_not_ours_and_a_folder_that_is_not_there(terminal: Terminal) -> None:
    assert "--ours: `nobody` cannot be chosen here" in terminal.run("open", "case.yaml", "--as", "b", "--ours", "nobody", code=2)
    assert "--as: there is no folder none" in terminal.run("open", "case.yaml", "--as", "none/b", code=2)
    assert not (terminal.folder / "none").exists()
    assert "--opening: `x=1` names no issue" in terminal.run("next", "a", "--opening", "x=1", code=2)


def test_an_acceptance_in_time_that_does_not_bind_says_what_is_missing_and_what_to_do(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP, "--expires", "2026-05-10")
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "by phone")
    terminal.run("offer", "send", "a", "2")
    terminal.now = "2026-05-20 09:00"
    said = terminal.run("answer", "a", "2", "accept", "--on", "2026-05-08", "--said", "their mail of that day")
    assert "accepted in time, but does not bind: of Supplier, the yes of ceo is not in the record, and it lapsed on 2026-05-10" in said
    assert "write down that ceo approved offer 2" in terminal.run("status", "a")
    terminal.run("approve", "a", "2", "--for", "ceo", "--said", "their mail", "--on", "2026-05-09")
    assert "Agreed: both sides are bound by offer 2" in terminal.run("status", "a")


def test_whoever_drafts_or_sends_hears_of_an_agreement_that_a_correction_took_out(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "by phone")
    terminal.run("offer", "send", "a", "2")
    terminal.run("approve", "a", "2", "--for", "ceo", "--said", "in copy")
    terminal.run("answer", "a", "2", "accept")
    said = terminal.run("correct", "a", "6", "--set", "accepted=no", "--because", "he only asked")
    assert "backtable correct a.backtable 6 --set accepted=neither" in said
    terminal.run("correct", "a", "6", "--set", "accepted=neither", "--because", "he only asked")
    told = "Offer 2 bound both sides since 2026-05-04 09:00 UTC, as the record stood until event 7 corrected event 6"
    assert told in terminal.run("offer", "draft", "a", "--set", "price=100", *CHEAP)
    terminal.run("approve", "a", "9", "--for", "cto", "--said", "by phone")
    said = terminal.run("offer", "send", "a", "9")
    assert told in said
    assert "backtable heard a.backtable '…' --from executive --means not-agreed --offer 2" in said
    assert terminal.status()["undone"] == [{"offer": 2, "event": 6, "correction": 7, "since": "2026-05-04T09:00:00Z"}]
    terminal.run("heard", "a", "nothing agreed", "--means", "not-agreed", "--offer", "2")
    assert told not in terminal.run("break-off", "a", "--because", "no use")


def test_an_acceptance_written_down_after_our_mandate_ended_says_what_it_takes_to_bind(terminal: Terminal) -> None:
    terminal.run("mandate", "grant", "a", "price <= 100", "--until", "2026-05-10", "--for", "cto", "--said", "mail")
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("offer", "send", "a", "3")
    terminal.now = "2026-05-11 09:00"
    said = terminal.run("answer", "a", "3", "accept")
    assert "of Customer, cto (mandate 2 does not count: it ended on 2026-05-10) must approve" in said
    assert "backtable correct a.backtable 5 --set happened='…'" in said
    said = terminal.run("correct", "a", "5", "--set", "happened=2026-05-09 15:00", "--because", "their mail of 9 May")
    assert "Our own yes stood on the day of their acceptance" in said
    said = terminal.run("approve", "a", "3", "--for", "ceo", "--on", "2026-05-09 17:00", "--said", "in copy")
    assert "That has been so since 2026-05-09 17:00 UTC; it was written down on 2026-05-11 09:00 UTC." in said
    assert "It stood on that day, though it has ended since: mandate 2 of cto: it ended on 2026-05-10." in said
    assert "Offer 3, ours, agreed since 9 May 2026, 17:00" in terminal.run("status", "a")
    assert "written down on 11 May 2026, 09:00" in terminal.run("status", "a")


def test_who_was_brought_or_taken_back_and_who_took_an_offer_back_shows_in_the_status(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail")
    terminal.run("offer", "send", "a", "2")
    terminal.run("heard", "a", "I must take that back.", "--means", "must-ask", "--offer", "2")
    terminal.run("seat", "a", "ceo", "front")
    terminal.run("seat", "a", "ceo", "back")
    terminal.run("seat", "a", "cfo", "front")
    said = " ".join(terminal.run("status", "a").split())
    assert "executive must take it back to their people (event 5, 4 May 2026" in said
    assert "Brought there: cfo on 4 May 2026" in said
    assert "(event 8). Taken back: ceo on 4 May 2026" in said
    assert [(item["person"], item["front"]) for item in terminal.status()["moves"]] == [("ceo", False), ("cfo", True)]  # type: ignore[attr-defined]
    assert [(item["person"], item["means"], item["offer"]) for item in terminal.status()["statements"]] == [("executive", "must-ask", 2)]  # type: ignore[attr-defined]


def test_a_statement_that_is_about_what_they_take_something_to_be_says_so(terminal: Terminal) -> None:
    terminal.run("heard", "a", "You can sign more.", "--about", "limit", "--claim", "limit >= 200", "--credibility", "80%")
    terminal.run("heard", "a", "We are paid on years.", "--about", "paid", "--claim", "paid == 1", "--credibility", "80%")
    said = " ".join(terminal.run("beliefs", "a", *SHORT).split())
    assert "executive says, of what Supplier takes it to be: what the CTO may sign alone with finance is at least 200" in said
    assert "tells nothing: by the case they do not know it (`known_to`)" in said


def test_every_command_says_of_a_long_record_that_the_rules_were_not_asked_again(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.run("ask", "a", "executive", "How are you paid?")
    words = "a.backtable: whether the rules allowed each of the 2 events was not asked"
    assert words not in terminal.run("settle", "a", "9", code=2)
    monkeypatch.setattr(judge, "__defaults__", (1,))
    for typed in (("settle", "a", "9"), ("offer", "send", "a", "9"), ("next", "a", "--opening", "x=1")):
        assert words in terminal.run(*typed, code=2), typed
    assert "Whether the rules allowed each of the 2 events was not asked: `backtable verify --rules` does" in terminal.run("status", "a")


def test_a_change_that_makes_an_accepted_offer_bind_says_so(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", "--set", "price=200", "--set", "years=1", "--set", "release=none")
    terminal.run("approve", "a", "2", "--for", "cto", "--for", "cfo", "--for", "counsel", "--said", "mail")
    terminal.run("offer", "send", "a", "2")
    (terminal.folder / "case.yaml").write_text(CASE.replace("low: 150", "low: 140"))
    terminal.run("revise", "a", "case.yaml")
    said = terminal.run("answer", "a", "2", "accept")
    assert "adviser (what they said themselves in event 6 was by an earlier version of the case), cto (approval 3 does not count" in said
    (terminal.folder / "case.yaml").write_text(CASE)
    said = terminal.run("revise", "a", "case.yaml")
    assert "With that, offer 2 is agreed." in said
    assert "backtable settle a.backtable 2" in said


def test_a_day_alone_on_which_our_yes_was_taken_back_asks_for_the_hour(terminal: Terminal) -> None:
    terminal.run("mandate", "grant", "a", "price <= 100", "--until", "2026-05-30", "--for", "cto", "--said", "mail")
    terminal.run("offer", "draft", "a", "--set", "price=100", "--set", "years=1", "--set", "release=none")
    terminal.run("offer", "send", "a", "3")
    terminal.now = "2026-05-06 11:00"
    terminal.run("approve", "a", "3", "--for", "ceo", "--said", "mail", "--on", "2026-05-05")
    terminal.run("mandate", "withdraw", "a", "2")
    terminal.now = "2026-05-06 15:00"
    said = terminal.run("answer", "a", "3", "accept", "--on", "2026-05-06", "--said", "mail")
    assert "Both sides are bound." in said
    assert "on that very day something of ours ended: set the hour of event 7 right" in said
    assert "backtable correct a.backtable 7 --set happened='2026-05-06 HH:MM'" in said
    assert "It does not bind yet" in terminal.run("correct", "a", "7", "--set", "happened=2026-05-06 14:00", "--because", "the hour of the mail")
    assert "very day" not in terminal.run("correct", "a", "7", "--set", "happened=2026-05-06 10:00", "--because", "the hour was in my own time zone")
    assert terminal.status()["offers"][0]["binds_since"] == "2026-05-06T10:00:00Z"  # type: ignore[index]


def test_withdrawing_an_offer_that_was_accepted_before_says_that_it_may_bind_all_the_same(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "yes")
    terminal.run("offer", "send", "a", "2")
    terminal.run("answer", "a", "2", "accept", "--from", "executive")
    said = " ".join(terminal.run("offer", "withdraw", "a", "2").split())
    assert "our offer 2, accepted in time, may yet turn out to bind, if ceo had approved it by then" in said
    terminal.run("offer", "draft", "a", *CHEAP)
    assert "may yet turn out to bind" not in terminal.run("offer", "withdraw", "a", "7")


def test_no_claim_is_suggested_to_whoever_does_not_know_what_it_is_about(terminal: Terminal) -> None:
    said = " ".join(terminal.run("heard", "a", "My plan is my own affair.", "--about", "paid").split())
    assert "By the case executive does not know the executive is paid on years: a claim about that would teach nothing either" in said
    assert "For example" not in said
    assert "A claim of executive may speak of limit." in said
    assert "--about limit --claim 'limit > …'" in " ".join(terminal.run("heard", "a", "There are limits.", "--about", "limit").split())


def test_taking_the_keeper_back_from_the_front_says_that_nothing_can_be_sent_or_answered(terminal: Terminal) -> None:
    terminal.run("receive", "a", "--package", "demand")
    terminal.run("seat", "a", "cfo", "front")
    said = " ".join(terminal.run("seat", "a", "adviser", "back").split())
    assert "adviser keeps this record and sits at the back table: until they are brought to the front, nothing can be sent or answered from it, also where cfo talks now, not even with a no." in said
    assert "backtable seat a.backtable adviser front" in said
    for person in ("cto", "cfo", "counsel", "adviser"):
        said = terminal.run("approve", "a", "2", *(() if person == "adviser" else ("--for", person, "--said", f"mail of {person}")))
    assert "Nobody else's approval is missing." in said
    assert "backtable answer" not in said, "it would be refused"
    assert "backtable seat a.backtable adviser front" in said


def test_an_answer_to_a_question_is_by_default_that_of_whoever_was_asked(terminal: Terminal) -> None:
    terminal.run("ask", "a", "cfo", "How much?", "--about", "limit")
    said = terminal.run("heard", "a", "About 200.", "--answers", "2", "--about", "limit")
    assert "cfo said: “About 200.”" in said
    assert "answers it, and" not in said


def test_a_mandate_is_not_asked_for_where_nobody_else_is_needed(bare: Terminal) -> None:
    (bare.folder / "case.yaml").write_text(CASE.replace("approve: [adviser, cto]}", "approve: [adviser]}"))
    bare.run("open", "case.yaml", "--as", "a")
    said = " ".join(bare.run("mandate", "ask", "a", "price <= 100", "--until", "2026-05-20", code=2).split())
    assert "nobody's approval but that of adviser is needed in this region, so that no mandate need be asked for" in said


def test_a_day_that_was_typed_is_the_day_that_is_told_wherever_the_clock_stands(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """An offer until 20 May ends at the end of that day in California, which is 21 May in Greenwich."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        said = terminal.run("receive", "a", "--package", "demand", "--expires", "2026-05-20")
        said += terminal.run("deadline", "set", "a", "their quarter", "--by", "2026-05-30")
        said += terminal.run("mandate", "grant", "a", "price <= 50", "--until", "2026-05-10", "--for", "cto", "--said", "mail")
        said += terminal.run("log", "a")
    finally:
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()
    assert said.count("2026-05-20 23:59 PDT") == said.count("2026-05-30 23:59 PDT") == said.count("2026-05-10 23:59 PDT") == 2
    assert "UTC" not in said
    assert "standing until 2026-05-21 06:59 UTC" in terminal.run("log", "a"), "and elsewhere in its own"


def test_a_yes_of_theirs_that_was_typed_as_a_no_is_corrected_after_the_offer_has_ended(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP, "--expires", "2026-05-08")
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail")
    terminal.run("offer", "send", "a", "2")
    terminal.run("approve", "a", "2", "--for", "ceo", "--said", "mail")
    terminal.run("answer", "a", "2", "reject", "--from", "executive")
    terminal.now = "2026-05-12 09:00"
    said = terminal.run("correct", "a", "6", "--set", "accepted=yes", "--because", "her mail of 4 May says yes")
    assert "Both sides are bound" in said
