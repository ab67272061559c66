"""A case changed in the middle of a negotiation, as somebody types it: what is said of it on every screen and page."""

from .conduct.cast import CASE
from .terminal import CHEAP, Terminal

LOOSE = CASE.replace("front(counsel) == 0, approve: [adviser, cto]", "front(counsel) == 0, approve: [adviser]")


def words(text: str) -> str:
    return " ".join(text.split())


def test_taking_a_say_away_is_told_on_every_screen_until_its_owner_agrees(terminal: Terminal) -> None:
    (terminal.folder / "loose.yaml").write_text(LOOSE)
    said = words(terminal.run("revise", "a", "loose.yaml"))
    assert "authority of Customer, no. 1: adviser and cto if price <= 100 and front(counsel) == 0 → adviser if price <= 100" in said
    assert "backtable approve a.backtable 2 --for cto --said '…'" in said
    said = words(terminal.run("offer", "draft", "a", *CHEAP))
    assert "cto had to approve it by the case before event 2, in which it was changed, and has not confirmed that this is so no longer." in said
    assert "Nobody else's approval is missing by the case as it stands." in said
    assert "has not confirmed" in words(terminal.run("offer", "send", "a", "3"))
    said = words(terminal.run("status", "a"))
    assert "Offer 3 rests on the change of the case in event 2, by which cto is no longer asked; cto has not confirmed that." in said
    assert "everybody has approved whom the case asks now" in said
    assert terminal.status()["offers"][0]["no_longer_asked"] == [{"person": "cto", "event": 2, "confirmed": None, "answer": None}]  # type: ignore[index]
    page = words(terminal.run("brief", "a", "--for", "cto"))
    assert "your yes is no longer needed for 15 of the 39 packages for which it was. You have not said that you agree." in page
    assert "Offer 3, sent on 4 May 2026, 09:00: price: €50; years: 1; release: none. Before event 2 it needed your yes." in page
    assert "leave out --until" in terminal.run("approve", "a", "2", "--for", "cto", "--said", "x", "--until", "2026-06-01", code=2)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail")
    assert "has not confirmed" not in words(terminal.run("status", "a"))
    assert "you agreed to the change of the case in event 2, recorded by Adviser" in words(terminal.run("brief", "a", "--for", "cto")).replace("Negotiator", "Adviser")


def test_a_no_to_the_change_stops_what_rests_on_it(terminal: Terminal) -> None:
    (terminal.folder / "loose.yaml").write_text(LOOSE)
    terminal.run("revise", "a", "loose.yaml")
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("offer", "send", "a", "3")
    terminal.run("refuse", "a", "2", "--for", "cto", "--because", "ask me", "--said", "call")
    assert "by which cto is no longer asked; cto said no to that." in words(terminal.run("status", "a"))
    said = words(terminal.run("offer", "draft", "a", *CHEAP))
    assert "It cannot be sent before cto agrees to that, or a version of the case asks them again." in said
    assert "offer send" not in said
    assert "do not send offer 6 before cto agrees" in words(terminal.run("status", "a"))
    assert "said no to that change in event 5: ask me" in terminal.run("offer", "send", "a", "6", code=2)


def test_what_binds_over_somebodys_no_says_whose_wherever_it_is_told(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("refuse", "a", "2", "--for", "cto", "--because", "too dear", "--said", "mail")
    (terminal.folder / "loose.yaml").write_text(LOOSE)
    terminal.run("revise", "a", "loose.yaml")
    refused = "has not confirmed that this is so no longer; they refused this very package in event 3: too dear."
    assert refused in words(terminal.run("offer", "draft", "a", *CHEAP))
    assert "do not send offer 5 before cto agrees" in words(terminal.run("status", "a"))
    assert "cto refused this very package in event 3: too dear; they had to approve it by the case before event 4" in terminal.run("offer", "send", "a", "5", code=2)
    terminal.run("approve", "a", "4", "--for", "cto", "--said", "mail of today")
    terminal.run("offer", "send", "a", "5")
    terminal.run("refuse", "a", "4", "--for", "cto", "--because", "ask me", "--said", "call")
    assert "said no to that in event 8; refused this very package in event 3" in words(terminal.run("status", "a"))
    terminal.run("answer", "a", "5", "accept", "--from", "executive")
    said = words(terminal.run("approve", "a", "5", "--for", "ceo", "--said", "mail"))
    assert "Both sides are bound." in said
    assert "said no to that in event 8: ask me; they refused this very package in event 3: too dear." in said
    over = "without the yes of cto, who said no to being asked no longer in event 8: ask me, and refused this very package in event 3"
    assert over in words(terminal.run("settle", "a", "5"))
    assert over in words(terminal.run("log", "a"))


def test_a_yes_that_is_entered_again_keeps_its_conditions(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail", "--condition", "a visit", "--until", "2026-05-08")
    said = words(terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail"))
    assert "on condition that a visit, until 2026-05-08" in said
    assert "Like their yes in event 3 it holds on condition that a visit and until 2026-05-08" in said
    said = words(terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail", "--without-conditions"))
    assert "of which it drops “a visit” and its end" in said
    assert "you approved offer 2: price: €50; years: 1; release: none, on condition that a visit; until 8 May 2026" in words(terminal.run("brief", "a", "--for", "cto"))


def test_a_mandate_that_lasts_longer_than_was_asked_is_said_to(terminal: Terminal) -> None:
    terminal.run("mandate", "ask", "a", "price <= 100", "--until", "2026-06-30")
    page = words(terminal.run("brief", "a", "--for", "cto"))
    assert "Your yes is needed for 15 of its 15 packages." in page
    assert "Rule 1 of authority (case.yaml:" in page
    said = words(terminal.run("mandate", "grant", "a", "--asked", "2", "--until", "2026-07-30", "--for", "cto", "--said", "mail"))
    assert "It lasts longer than was asked: event 2 asked for it until 2026-06-30" in said


def test_a_no_is_not_got_round_by_an_issue_that_is_added_with_the_change(terminal: Terminal) -> None:
    (terminal.folder / "wider.yaml").write_text(LOOSE.replace("  release: {options", "  visit: {options: [kept, waived]}\n  release: {options").replace("release: none}", "release: none, visit: kept}"))
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("refuse", "a", "2", "--for", "cto", "--because", "too dear", "--said", "mail")
    terminal.run("revise", "a", "wider.yaml")
    package = ("--set", "price=50", "--set", "years=1", "--set", "release=none", "--set", "visit=waived")
    assert "they refused this very package in event 3: too dear" in words(terminal.run("offer", "draft", "a", *package))
    assert "cto refused this very package in event 3: too dear" in terminal.run("offer", "send", "a", "5", code=2)
    page = words(terminal.run("brief", "a", "--for", "cto"))
    assert "price: €50; years: 1; release: none" in page, "in words, by the case of then"
    assert "price=50" not in page
    other = ("--set", "price=100", "--set", "years=1", "--set", "release=none", "--set", "visit=waived")
    assert "refused" not in words(terminal.run("offer", "draft", "a", *other))
    terminal.run("approve", "a", "4", "--for", "cto", "--said", "call of today")
    terminal.run("offer", "send", "a", "5")
