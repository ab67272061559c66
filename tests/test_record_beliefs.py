"""What a record teaches, as somebody types it: beliefs, statements and what is worth asking."""

import json
from pathlib import Path

import pytest

from .conduct.cast import CASE
from .terminal import Terminal


def test_beliefs_are_taken_from_the_record_event_by_event(bare: Terminal) -> None:
    terminal = bare
    (terminal.folder / "case.yaml").write_text(CASE.replace("paid: {", "paid: {known_to: [executive], "))
    terminal.run("open", "case.yaml", "--as", "a")
    assert "Nothing has been learned yet" in terminal.run("beliefs", "a", "--worlds", "200")
    terminal.run("receive", "a", "--package", "demand")
    terminal.now = "2026-05-06 10:00"
    terminal.run("heard", "a", "They pay me for long terms.", "--claim", "paid == 1", "--credibility", "80%")
    said = " ".join(terminal.run("beliefs", "a", "--worlds", "200", "--picture", "b.svg").split())
    assert "The executive is paid on years: 50 % likely before, 8" in said
    assert "event 3: 50 % likely → 83 % likely" in said
    assert "3 2026-05-06 executive says: the executive is paid on years: yes (80 % credible) (“They pay me for long terms.”)" in said
    assert "after event" in (terminal.folder / "b.svg").read_text()
    found = json.loads(terminal.run("beliefs", "a.backtable", "--worlds", "200", "--json"))
    assert [(item["kind"], item["event"], item["happened"]) for item in found["evidence"]] == [
        ("offer", 2, "2026-05-04T09:00:00+00:00"),
        ("heard", 3, "2026-05-06T10:00:00+00:00"),
    ]
    paid = found["assumptions"]["paid"]
    assert [round(step["mean"], 2) for step in paid["course"]] == [0.5, 0.5, 0.83]
    assert [step["evidence"] for step in paid["moved_by"]] == [2]


REFUSING = """case: Floor
currency: EUR
ours: buyer_side
assumptions:
  high: {chance: 0.5, about: They ask for more, known_to: [seller]}
issues:
  price: {from: 50, to: 250, step: 50, unit: EUR}
sides:
  buyer_side:
    people:
      buyer: {table: front, interests: [{name: Money, value: 300 - price, no_deal: 0}]}
  seller_side:
    people:
      seller: {table: front, interests: [{name: Price, value: 'price - (180 if high == 1 else 100)', no_deal: 0}]}
"""


def test_beliefs_of_the_wrong_file_are_refused_with_what_to_do(terminal: Terminal) -> None:
    assert "is a negotiation file, which holds what was learned itself" in terminal.run("beliefs", "a", "--evidence", "x.yaml", code=2)
    said = terminal.run("beliefs", "case.yaml", code=2)
    assert "is a case file, which says nothing of what was learned" in said
    assert "`backtable interview case.yaml` asks what people would sign" in said
    Path("case.interview.yaml").write_text("people: {}")
    said = terminal.run("beliefs", "case.yaml", code=2)
    assert "case.interview.yaml holds answers of an interview, and `backtable interview case.yaml --packages 0 --evidence case.evidence.yaml`" in said
    (terminal.folder / "c.backtable").write_text("no record")
    assert "c.backtable" in terminal.run("beliefs", "c", code=2)
    assert "cannot be read" in terminal.run("beliefs", "nowhere.yaml", code=2)


def test_a_claim_that_nothing_fits_is_not_taken_as_certain_and_the_event_that_mends_it_is_named(terminal: Terminal) -> None:
    said = terminal.run("heard", "a", "It is 400.", "--claim", "limit == 400", "--credibility", "100%", code=2)
    assert "nothing that the case holds possible fits `limit == 400` in any case" in said
    assert "`--credibility 90%`" in said
    said = terminal.run("heard", "a", "It is 400.", "--claim", "limit == 400", "--credibility", "99%")
    assert "Nothing that the case holds possible fits `limit == 400`: it moves no belief" in " ".join(said.split())
    terminal.run("heard", "a", "On years.", "--claim", "paid == 1", "--credibility", "100%")
    assert "correct event 3 if it is wrong" in terminal.run("heard", "a", "No.", "--claim", "paid == 0", "--credibility", "100%", code=2)
    terminal.run("correct", "a", "2", "--set", "credibility=100%", "--because", "they insist")
    said = terminal.run("beliefs", "a", "--worlds", "200", code=2)
    assert "nothing that the case holds possible fits" in said
    assert "Taken as certain are events 2 and 3: if event 2 is not, `backtable correct FILE 2 --set credibility=90%" in said


def test_a_refusal_that_cannot_be_is_said_to_be_so_when_it_is_written_down(bare: Terminal) -> None:
    """The seller's floor is known to be no more than 100: they refuse no price of 250."""
    (bare.folder / "case.yaml").write_text(REFUSING)
    bare.run("open", "case.yaml", "--as", "a")

    def heard(*typed: str, code: int = 0) -> str:
        return " ".join(bare.run("heard", "a", "Never.", "--about", "seller", *typed, code=code).split())

    assert "says yes to some package in which `price >= 200`: it moves no belief" in heard("--refuses", "price >= 200", "--credibility", "80%")
    assert "No package of the case is one in which `price > 900`" in heard("--refuses", "price > 900", "--credibility", "80%")
    assert "moves no belief" not in heard("--refuses", "price <= 50", "--credibility", "80%")
    said = heard("--refuses", "price >= 200", "--credibility", "100%", code=2)
    assert "fits that every package is refused in which `price >= 200` in any case, so that it cannot be taken as certain" in said
    heard("--claim", "high == 0", "--credibility", "100%")
    said = heard("--refuses", "price <= 150", "--credibility", "80%")
    assert "After what was taken as certain in event 5, seller says yes to some package in which `price <= 150`" in said
    assert "event 5 is (`backtable correct`)" in said
    assert "Nothing that is left after what was taken as certain in event 5 fits `high == 1`" in heard("--claim", "high == 1")


def test_what_they_say_of_one_of_ours_is_written_down_and_said_to_teach_nothing(terminal: Terminal) -> None:
    before = json.loads(terminal.run("beliefs", "a", "--worlds", "200", "--json"))["assumptions"]
    said = " ".join(terminal.run("heard", "a", "Your CTO signs nothing cheap.", "--about", "cto", "--refuses", "price < 100", "--credibility", "95%").split())
    assert "cto will not sign if price is below €100" in said
    assert "cto is on our own side, and our own people are asked: nothing is learned from what executive says cto will not sign" in said
    assert "moves no belief" not in said
    after = json.loads(terminal.run("beliefs", "a", "--worlds", "200", "--json"))
    assert after["assumptions"] == before
    assert after["evidence"] == []


def test_what_is_worth_asking_is_said_before_anybody_is_asked(bare: Terminal) -> None:
    terminal = bare
    text = CASE.replace("paid: {", "paid: {known_to: [executive], ").replace(
        "adviser: {table: front, role: Negotiator, stake: 1}", "adviser: {table: front, role: Negotiator, interests: [{name: Money, value: 300 - price, no_deal: 0}]}"
    ).replace("executive: {table: front, stake: 1}", "executive: {table: front, interests: [{name: Pay, value: price * (1 + paid) - 200, no_deal: 0}]}")
    (terminal.folder / "case.yaml").write_text(text)
    terminal.run("open", "case.yaml", "--as", "a")
    found = json.loads(terminal.run("ask", "a", "--json", "--hint", "70%", "--worlds", "400"))
    paid = next(item for item in found["questions"] if item["about"] == "paid")
    # Paid on years she takes 100, else 200: 100 brings 200 in half of the worlds, 200 brings 100 in all; known it is 150.
    assert (found["expected_gain"], paid["worth"]) == (pytest.approx(100, abs=12), pytest.approx(50, abs=12))
    assert [hint["credibility"] for hint in paid["hints"]] == [0.7]
    # Told “yes” at 70 %: 85 % likely, worth 170 by asking 100; told “no”: 100.
    assert paid["hints"][0]["worth"] == pytest.approx(35, abs=12)
    said = " ".join(terminal.run("ask", "a", "--about", "paid", "--worlds", "400").split())
    assert "What knowing is worth here is for one proposal" in said
    assert "The executive is paid on years: to know it before the next proposal is worth" in said
    assert "limit" in terminal.run("ask", "a", "--about", "price", code=2)
    assert "say whom" in terminal.run("ask", "a", "--on", "2026-05-01", code=2)
    assert "what executive was asked" in terminal.run("ask", "a", "executive", code=2)
    assert "leave out the person and the question" in terminal.run("ask", "a", "executive", "How?", "--json", code=2)
    terminal.run("heard", "a", "Yes.", "--claim", "paid == 1", "--credibility", "100%")
    assert "paid is known already" in terminal.run("ask", "a", "--about", "paid", "--worlds", "100", code=2)
    assert "2" in terminal.run("log", "a")


def test_what_somebody_says_that_by_the_case_they_cannot_know_is_said_to_teach_nothing(terminal: Terminal) -> None:
    said = terminal.run("heard", "a", "They pay him for long terms.", "--claim", "paid == 1", "--credibility", "80%")
    assert "By the case executive does not know the executive is paid on years (nobody at the tables does), so that nothing is learned from it, however credible it is" in said
    assert "tells nothing: by the case they do not know it" in " ".join(terminal.run("beliefs", "a", "--worlds", "20").split())
    both = terminal.run("heard", "a", "And they may sign more.", "--claim", "paid == 1 and limit > 200", "--credibility", "80%")
    assert "of what it claims only the rest moves beliefs" in both
    assert "nothing is learned" not in both
    assert "does not know" not in terminal.run("heard", "a", "They may sign more.", "--claim", "limit > 200", "--credibility", "60%"), "the supplier believes something of it"
    assert "it counts as known for certain now" in terminal.run("heard", "a", "Surely.", "--claim", "paid == 1", "--credibility", "100%")
