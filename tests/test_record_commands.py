"""The commands that keep a record, as somebody types them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conduct.cast import CASE
from .files.scenarios import genius, geniusweb, negmas
from .terminal import CHEAP, Terminal


def test_opening_says_what_was_started_and_never_replaces_a_file(bare: Terminal, tmp_path: Path) -> None:
    terminal = bare
    said = terminal.run("open", "case.yaml", "--keeper", "cto")
    assert "Started case.backtable, the record of Customer, kept by cto." in said
    assert "backtable seat case.backtable cto front" in said
    before = (tmp_path / "case.backtable").read_bytes()
    assert "is there already; name another file" in terminal.run("open", "case.yaml", code=2)
    assert (tmp_path / "case.backtable").read_bytes() == before
    assert "executive is nobody on our side" in terminal.run("open", "case.yaml", "--as", "b", "--keeper", "executive", code=2)
    (tmp_path / "bad.yaml").write_text("case: x\n")
    assert "bad.yaml" in terminal.run("open", "bad.yaml", "--as", "b", code=2)
    assert not (tmp_path / "b.backtable").exists()


def test_an_offer_is_drafted_refused_approved_sent_accepted_and_settled(terminal: Terminal) -> None:
    said = terminal.run("offer", "draft", "a", *CHEAP, "--expires", "2026-05-20")
    assert "Before it can be sent, cto must approve." in said
    assert "the approval of cto is missing; by the authority of Customer, rule 1" in terminal.run("offer", "send", "a", "2", code=2)
    terminal.run("offer", "ask", "a", "2", "--by", "2026-05-06")
    assert "name the evidence" in terminal.run("approve", "a", "2", "--for", "cto", code=2)
    (terminal.folder / "mail.eml").write_text("I approve")
    said = terminal.run("approve", "a", "2", "--for", "cto", "--evidence", "mail.eml", "--condition", "a visit first")
    assert "cto approved offer 2 on condition that a visit first, recorded by adviser (Negotiator) for cto on the evidence of the file mail.eml" in said
    terminal.now = "2026-05-05 09:00"
    assert "cto approved on condition that a visit first" in terminal.run("offer", "send", "a", "2")
    said = terminal.run("answer", "a", "2", "accept")
    assert "It does not bind yet: of Supplier, ceo must approve." in said
    assert "does not bind yet" in terminal.run("settle", "a", "2", code=2)
    assert "Both sides are bound." in terminal.run("approve", "a", "2", "--for", "ceo", "--said", "signed copy")
    assert "(--waived NUMBER=WORDS): 1. a visit first (cto)" in terminal.run("settle", "a", "2", code=2)
    assert "there is no condition 2; expected the number of one of them, 1: a visit first" in terminal.run("settle", "a", "2", "--met", "2=x", code=2)
    terminal.run("settle", "a", "2", "--met", "1=they came on 5 May")
    found = terminal.status()
    assert found["settled"] == 8
    said = " ".join(terminal.run("status", "a").split())
    assert "Settled on offer 2" in said
    assert "Conditions • a visit first (set by cto) • met, as adviser recorded: they came on 5 May" in said
    assert "recorded by adviser on the evidence of the file mail.eml" in said


def test_their_offer_is_received_rejected_and_answered_subject_to_approval(terminal: Terminal) -> None:
    terminal.run("receive", "a", "--package", "demand", "--on", "2026-05-01", "--expires", "2026-05-10")
    terminal.run("answer", "a", "2", "reject", "--because", "price=too high")
    terminal.run("receive", "a", "--like", "2", "--set", "price=100")
    assert "cannot be accepted outright: the approval of cto is missing" in terminal.run("answer", "a", "4", "accept", code=2)
    said = terminal.run("answer", "a", "4", "accept", "--subject-to-approval")
    assert "of Customer, cto must approve" in said
    assert "of Supplier, ceo must approve" in said
    assert "leave out --wants" in terminal.run("answer", "a", "4", "accept", "--wants", "price=lower", code=2)
    offers = terminal.status()["offers"]
    assert isinstance(offers, list)
    assert [offer["status"] for offer in offers] == ["rejected", "accepted subject to approval"]
    assert offers[1]["missing"] == ["cto"]


def test_a_package_may_come_from_a_name_from_terms_from_an_offer_or_from_advice(terminal: Terminal) -> None:
    (terminal.folder / "advice.json").write_text(
        json.dumps({"proposal": {"package": {"price": 150, "years": 2, "release": "full"}, "chance": 0.9}})
    )
    (terminal.folder / "none.json").write_text(json.dumps({"proposal": {"reason": "none"}}))
    for options, price in (
        (["--package", "advice.json"], 150),
        (["--package", "advice.json", "--set", "price=200"], 200),
        (["--package", "price=50, years=1, release=none"], 50),
        (["--set", "price=100", "--set", "years=1", "--set", "release=none"], 100),
        (["--package", "demand", "--set", "price=250"], 250),
        (["--like", "6", "--set", "years=3"], 250),
    ):
        terminal.run("offer", "draft", "a", *options)
        offers = terminal.status()["offers"]
        assert isinstance(offers, list)
        assert offers[-1]["package"]["price"] == price
    for options, words in (
        ([], "no package is given"),
        (["--package", "none.json"], "this file proposes no package"),
        (["--package", "gone.json"], "cannot be read"),
        (["--set", "price=100"], "says nothing about years, release"),
        (["--set", "prise=100"], "did you mean `price`"),
        (["--package", "demand", "--set", "price=75"], "is not an option"),
        (["--like", "99"], "there is no offer 99"),
        (["--package", "price=0, years=1, release=full"], "nobody releases for nothing"),
    ):
        assert words in terminal.run("offer", "draft", "a", *options, code=2)


def test_what_is_said_and_asked_is_kept_and_unknown_things_are_refused(terminal: Terminal) -> None:
    terminal.run("ask", "a", "executive", "How are you paid?", "--about", "paid")
    said = terminal.run("heard", "a", "On years", "--answers", "2", "--claim", "paid == 1", "--credibility", "80%", "--guess", "50%")
    assert "in answer to question 2; credible to 80 %" in said
    assert "fits" not in said
    terminal.run("heard", "a", "Our CEO will not sign below 100", "--about", "ceo", "--refuses", "price < 100")
    terminal.run("heard", "a", "It is what they think", "--about", "limit@supplier")
    for options, words in (
        (["--about", "weather"], "the case knows nothing called weather"),
        (["--claim", "payd == 1"], "did you mean `paid`"),
        ([], "say what it is about"),
        (["--about", "limit", "--from", "stranger"], "nobody in the case is called stranger"),
        (["--about", "limit", "--credibility", "much"], "is not a number"),
        (["--about", "limit", "--credibility", "120%"], "is not a share"),
        (["--means", "must-ask"], "are about an offer"),
        (["--about", "limit", "--on", "soon"], "`soon` is no day or time"),
        (["--about", "limit", "--on", "2027-01-01"], "is yet to come"),
    ):
        assert words in terminal.run("heard", "a", "x", *options, code=2)
    assert terminal.status()["head"]["number"] == 5  # type: ignore[index]


def test_seats_deadlines_and_breaking_off(terminal: Terminal) -> None:
    terminal.run("seat", "a", "cto", "front")
    assert terminal.status()["front"] == ["adviser", "cto", "executive"]
    terminal.run("deadline", "set", "a", "answer their letter", "--by", "2026-05-06", "--for", "counsel")
    assert "answer their letter" in terminal.run("status", "a")
    terminal.now = "2026-05-08 09:00"
    assert "(overdue)" in terminal.run("status", "a")
    terminal.run("deadline", "met", "a", "3")
    assert "Nobody has anything to do." in terminal.run("status", "a")
    assert "9 is no deadline" in terminal.run("deadline", "met", "a", "9", code=2)
    assert "say why" in terminal.run("break-off", "a", code=2)
    terminal.run("break-off", "a", "--because", "they shouted", "--by", "supplier")
    assert "Broken off." in terminal.run("status", "a")


def test_a_draft_is_taken_back(terminal: Terminal) -> None:
    assert "there is no draft" in terminal.run("undo-draft", "a", code=2)
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("receive", "a", *CHEAP)
    assert "offer 3 is no draft: it is on the table" in terminal.run("undo-draft", "a", "3", code=2)
    assert "Withdrew offer 2; it was for the other case." in terminal.run("undo-draft", "a", "2", "--because", "it was for the other case")
    offers = terminal.status()["offers"]
    assert isinstance(offers, list)
    assert [offer["status"] for offer in offers] == ["withdrawn", "on the table"]


def test_the_terms_of_an_offer_are_corrected_as_a_package_is_written(terminal: Terminal) -> None:
    terminal.run("receive", "a", *CHEAP)
    terminal.run("correct", "a", "2", "--set", "terms=price=150, years=2", "--because", "misread")
    terminal.run("correct", "a", "2", "--set", "terms.release=full", "--because", "misread")
    offers = terminal.status()["offers"]
    assert isinstance(offers, list)
    assert offers[0]["package"] == {"price": 150, "years": 2, "release": "full"}
    assert "--set terms: `prize=150` names no issue" in terminal.run("correct", "a", "2", "--set", "terms=prize=150", code=2)


def test_a_mistake_is_corrected_and_both_show(terminal: Terminal) -> None:
    terminal.run("receive", "a", *CHEAP, "--note", "by post")
    terminal.run("correct", "a", "2", "--set", "price=100", "--set", "note=by mail", "--because", "misread")
    log = terminal.run("log", "a")
    assert "price: €50" in log
    assert "[corrected by event 3]" in log
    offers = terminal.status()["offers"]
    assert isinstance(offers, list)
    assert offers[0]["package"]["price"] == 100
    assert "Event 2 was corrected by event 3." in terminal.run("status", "a")
    for number, options, words in (
        ("1", ["--set", "file=x", "--because", "x"], "cannot be corrected"),
        ("3", ["--set", "reason=x", "--because", "x"], "cannot be corrected"),
        ("2", ["--set", "evidence=x", "--because", "x"], "only person, terms, expires, note"),
        ("9", ["--set", "file=x"], "there is no event 9"),
        ("2", ["--set", "price=100"], "say what the mistake was"),
        ("2", ["--because", "x"], "say what should have been written"),
        ("2", ["--set", "expires=soon", "--because", "x"], "is no day or time"),
    ):
        assert words in terminal.run("correct", "a", number, *options, code=2)


def test_a_changed_case_says_what_no_longer_counts(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "yes")
    terminal.run("mandate", "grant", "a", "price <= 100", "--for", "cto", "--until", "2026-06-30", "--said", "minutes")
    (terminal.folder / "case.yaml").write_text(f"# a remark\n{CASE}")
    assert "nothing that was approved goes stale" in terminal.run("revise", "a", "case.yaml")
    (terminal.folder / "case.yaml").write_text(CASE.replace("low: 150", "low: 140"))
    said = terminal.run("revise", "a", "case.yaml", "--note", "we learned more")
    assert "No longer counts: approval 3 (of cto, for offer 2). Ask again." in said
    assert "No longer counts: mandate 4 (of cto)." in said
    assert "backtable offer draft a.backtable --like 2" in said
    assert "judged by an earlier version of the case" in terminal.run("offer", "send", "a", "2", code=2)
    assert "word for word" in terminal.run("revise", "a", "case.yaml", code=2)


def test_the_log_is_for_people_programs_and_spreadsheets(terminal: Terminal) -> None:
    terminal.run("heard", "a", "=HYPERLINK(1)", "--about", "limit")
    terminal.run("break-off", "a", "--because", "=1+1")
    found = json.loads(terminal.run("log", "a", "--json"))
    assert [event["kind"] for event in found] == ["case-changed", "statement-heard", "broken-off"]
    assert found[1]["before"] == found[0]["digest"]
    assert found[1]["content"]["words"] == "=HYPERLINK(1)"
    rows = list(csv.DictReader(io.StringIO(terminal.run("log", "a", "--csv"))))
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert "both --json and --csv" in terminal.run("log", "a", "--json", "--csv", code=2)


def test_a_clock_that_goes_back_is_said(terminal: Terminal) -> None:
    terminal.run("ask", "a", "executive", "why?")
    terminal.now = "2026-05-03 09:00"
    assert "The clock stood before that of an earlier event (2026-05-04 09:00 UTC)" in terminal.run("ask", "a", "executive", "how?")
    assert "[written by a clock that stood before that of an earlier event, 4 May 2026, 09:00]" in " ".join(terminal.run("log", "a").split())
    assert [event["clock_went_back"] for event in json.loads(terminal.run("log", "a", "--json"))] == [False, False, True]
    assert [row["clock went back"] for row in csv.DictReader(io.StringIO(terminal.run("log", "a", "--csv")))] == ["no", "no", "yes"]
    assert "was written by a clock that stood before" in terminal.run("status", "a")


def test_the_digest_that_status_prints_is_the_one_to_verify_with(terminal: Terminal) -> None:
    head = terminal.status()["head"]["digest"]  # type: ignore[index]
    assert head in terminal.run("status", "a").replace("\n", "")
    terminal.run("ask", "a", "executive", "why?")
    assert "up to event 1 the record is as it was when you noted its digest; 1 event came after it" in terminal.run(
        "verify", "a", "--head", head
    )
    assert "is not as it was written" in terminal.run("verify", "a", "--head", "0" * 64, code=1)
    assert "is no digest" in terminal.run("verify", "a", "--head", "12", code=2)


def test_a_damaged_file_is_recovered(terminal: Terminal) -> None:
    terminal.run("ask", "a", "executive", "why?")
    terminal.run("ask", "a", "executive", "how?")
    raw = (terminal.folder / "a.backtable").read_bytes()
    (terminal.folder / "b.backtable").write_bytes(raw.replace(b"why?", b"who?"))
    assert "`backtable recover FILE OUT` saves what is sound" in terminal.run("status", "b", code=2)
    said = terminal.run("verify", "b", code=1)
    assert "event 2 is not as it was written" in said
    assert "From the beginning, event 1 is sound, as far as it can be read in order." in said
    said = terminal.run("recover", "b", "c.backtable")
    assert "Wrote c.backtable: events 1 to 1" in said
    assert "c.backtable.rest.jsonl: 3." in said
    assert "Lost, or not as it was written: event 2." in said
    assert "Whether any event came after 3 cannot be seen" in said
    said = terminal.run("advise", "case.yaml", "--evidence", "a.backtable", code=2)
    assert "this is a negotiation file; expected a file of evidence" in said
    assert "`backtable next a.backtable`" in said
    terminal.run("status", "c")
    (terminal.folder / "x").write_text("nothing")
    assert "is not a negotiation file" in terminal.run("status", "x", code=2)
    assert "no event that could be saved" in terminal.run("recover", "x", "y", code=2)
    (terminal.folder / "h.backtable").write_bytes(raw[: len(raw) // 2])
    said = terminal.run("recover", "h", "i", code=1)
    assert "The text of the case case.yaml, which event 1 names, is lost" in said
    assert "backtable recover h.backtable OTHER --case case.yaml" in said
    said = terminal.run("recover", "h", "j", "--case", "case.yaml")
    assert "Taken from the copy that you gave: case.yaml (event 1)." in said
    terminal.run("ask", "j", "executive", "and now?")


def test_a_case_that_says_again_what_it_said_lets_count_again_what_was_approved_by_it(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail")
    text = (terminal.folder / "case.yaml").read_text()
    (terminal.folder / "other.yaml").write_text(text.replace("high: 250", "high: 260"))
    said = terminal.run("revise", "a", "other.yaml")
    assert "No longer counts: approval 3 (of cto, for offer 2)." in said
    assert "To be drafted again: offer 2." in said
    said = terminal.run("revise", "a", "case.yaml")
    assert "approval 3 (of cto, for offer 2) counts again" in said
    assert "To be drafted again" not in said
    terminal.run("offer", "send", "a", "2")


def test_what_is_to_be_typed_next_can_be_typed_for_a_name_with_spaces(bare: Terminal) -> None:
    assert "backtable receive 'The deal.backtable' --package" in bare.run("open", "case.yaml", "--as", "The deal")


def test_the_digest_of_a_record_that_is_not_as_it_was_written_is_not_recommended(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    path = terminal.folder / "a.backtable"
    assert "to be noted elsewhere" in terminal.run("verify", "a")
    path.write_bytes(path.read_bytes().replace(b'"years"', b'"yearz"'))
    said = terminal.run("verify", "a", code=1)
    assert "is not as it was written" in said
    assert "to be noted elsewhere, is" not in said
    terminal.run("recover", "a", "saved")
    assert "fine" in terminal.run("verify", "saved.backtable")


AGREEABLE = """case: Two interests
currency: EUR
ours: customer
assumptions:
  limit: {chance: 0.5, about: They take 100, known_to: [supplier]}
issues:
  price: {from: 50, to: 200, step: 50, unit: EUR}
sides:
  customer:
    interests: [{name: Money, value: 300 - price, no_deal: 0}]
    people:
      buyer: {table: front, stake: 1}
      chief: {table: back, stake: 1}
  supplier:
    people:
      seller: {table: front, interests: [{name: Price, value: 'price - (100 if limit == 1 else 150)', no_deal: 0}]}
      board: {table: back, interests: [{name: Price, value: price - 75, no_deal: 0}]}
"""


def test_next_writes_each_package_as_it_is_typed_and_stops_when_all_is_agreed(bare: Terminal) -> None:
    (bare.folder / "agreeable.yaml").write_text(AGREEABLE)
    bare.run("open", "agreeable.yaml", "--as", "a")
    said = bare.run("next", "a", "--worlds", "50")
    typed = said.partition("As a package: ")[2].splitlines()[0]
    assert "price" in typed
    bare.run("offer", "draft", "a", "--package", typed)
    bare.run("approve", "a", "2", "--for", "chief", "--said", "mail")
    bare.run("offer", "send", "a", "2")
    bare.run("answer", "a", "2", "accept", "--subject-to-approval")
    said = bare.run("next", "a", "--worlds", "50")
    assert "Complete offer 2, which is accepted subject to approval: wait for the approval of board." in said
    bare.run("approve", "a", "2", "--for", "board", "--said", "signed copy")
    assert "Offer 2 binds both sides: settle it" in bare.run("next", "a", "--worlds", "50")
    bare.run("settle", "a", "2")
    said = bare.run("next", "a", "--worlds", "50")
    assert "The negotiation was settled by event 7." in said
    assert "Looked ahead" not in said


@pytest.mark.parametrize("scenario", [genius, geniusweb, negmas], ids=["Genius", "GeniusWeb", "NegMAS"])
def test_a_folder_of_a_scenario_is_opened_as_the_case_that_it_converts_to(bare: Terminal, scenario: Callable[[Path], Path]) -> None:
    scenario(bare.folder / "talks")
    said = bare.run("open", "talks", "--as", "a")
    assert "It holds the case talks.yaml." in said
    issues = json.loads(bare.run("advise", "talks", "--json"))["proposal"]["package"]
    package = ", ".join(f"{key}={value}" for key, value in issues.items())
    bare.run("receive", "a", "--package", package)
    assert bare.status()["offers"][0]["package"] == issues  # type: ignore[index]
    assert "fine" in bare.run("verify", "a")


def test_a_folder_that_holds_no_scenario_says_what_to_open(bare: Terminal) -> None:
    (bare.folder / "mine").mkdir()
    (bare.folder / "mine" / "case.yaml").write_text(CASE)
    said = bare.run("open", "mine", "--as", "a", code=2)
    assert "mine: this folder holds no case in a form of several files; expected" in said
    assert "name a case file in it: case.yaml" in said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("heard", "a", "so they say", "--claim", "padi == 1"), "`padi` is not known here; did you mean `paid`?; it may use assumptions limit, paid; definitions yearly"),
        (("mandate", "ask", "a", "prise < 3", "--until", "2026-06-30"), "did you mean `price`?; it may use issues price, years, release; definitions yearly"),
        (("heard", "a", "so they say", "--about", "lmit"), "the case knows nothing called lmit; did you mean `limit`? known are assumptions: limit, paid, limit@supplier; issues: price"),
        (("heard", "a", "so they say", "--about", "limit", "--from", "exekutive"), "nobody in the case is called exekutive; did you mean `executive`? the people are adviser, cto"),
        (("ask", "a", "--about", "payd", "--worlds", "50"), "payd is nothing that can be asked; expected one of"),
    ],
)
def test_a_name_that_is_not_known_is_answered_with_those_that_are(terminal: Terminal, typed: tuple[str, ...], words: str) -> None:
    assert words in terminal.run(*typed, code=2)


def test_of_two_accepted_offers_the_one_that_can_bind_no_more_is_told(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "yes")
    terminal.run("offer", "send", "a", "2")
    terminal.run("receive", "a", *CHEAP, "--set", "price=100")
    terminal.run("approve", "a", "5", "--for", "cto", "--said", "yes")
    assert "countered by 5" in terminal.run("status", "a")
    said = " ".join(terminal.run("answer", "a", "5", "accept").split())
    assert "Our offer 2, countered by 5, is not withdrawn: if it is accepted and approved first, that one binds instead." in said
    assert "backtable offer withdraw a.backtable 2" in said
    said = terminal.run("answer", "a", "2", "accept")
    assert "Their offer 5 is accepted subject to approval too" in " ".join(said.split())
    terminal.run("approve", "a", "2", "--for", "ceo", "--said", "yes")
    said = " ".join(terminal.run("approve", "a", "5", "--for", "ceo", "--said", "yes").split())
    assert "It cannot bind any more, for offer 2 was agreed first" in said
    assert "only one can be: settle offer 2" in " ".join(terminal.run("settle", "a", "5", code=2).split())
