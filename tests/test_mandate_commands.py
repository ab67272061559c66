"""Mandates as somebody types them: asked for, granted, refused, withdrawn."""

from .terminal import CHEAP, Terminal


def test_a_mandate_is_asked_for_granted_used_and_withdrawn(terminal: Terminal) -> None:
    terminal.run("mandate", "ask", "a", "price <= 150", "--until", "2026-06-30")
    said = terminal.run("mandate", "grant", "a", "--asked", "2", "--for", "cto", "--said", "minutes")
    assert "cto is needed for 21 of its 21 packages" in said
    assert "Some of its packages still need cfo too." in said
    terminal.run("offer", "draft", "a", *CHEAP)
    assert "allowed by event 3" in terminal.run("offer", "send", "a", "4")
    terminal.run("mandate", "withdraw", "a", "3", "--because", "the quarter is over")
    terminal.run("offer", "draft", "a", *CHEAP)
    assert "approval of cto is missing" in terminal.run("offer", "send", "a", "7", code=2)
    assert "a mandate has an end" in terminal.run("mandate", "ask", "a", "price <= 150", code=2)
    assert "no region is given" in terminal.run("mandate", "grant", "a", "--until", "2026-06-30", code=2)
    assert "has no say in this region" in terminal.run(
        "mandate", "grant", "a", "price <= 100", "--until", "2026-06-30", "--for", "counsel", "--said", "x", code=2
    )


def test_a_mandate_is_granted_as_of_an_earlier_day_and_a_share_may_be_typed_as_one(terminal: Terminal) -> None:
    terminal.now = "2026-05-06 09:00"
    said = terminal.run("mandate", "grant", "a", "price <= 10000%", "--for", "cto", "--until", "2026-05-05", "--on", "2026-05-04 10:00", "--said", "a call")
    assert "cto granted a mandate for packages in which price is at most €100" in said
    assert "counts for nothing that is agreed from now on (mandate 2: it ended on 2026-05-05)" in said
    assert "cto decides now" not in terminal.run("log", "a")
    assert "which is yet to come" in terminal.run("mandate", "grant", "a", "price <= 100", "--for", "cto", "--until", "2026-05-09", "--on", "2026-05-07", "--said", "x", code=2)
    terminal.run("heard", "a", "I sign up to a third", "--about", "cto", "--refuses", "price / 300 > 33.5%")
    assert '"refuses": "price / 300 > 0.335"' in terminal.run("log", "a", "--json")


def test_a_mandate_that_is_declined_waits_for_nobody(terminal: Terminal) -> None:
    terminal.run("mandate", "ask", "a", "price <= 100", "--until", "2026-06-30")
    assert [task["what"] for task in terminal.status()["tasks"]] == ["grant or refuse the mandate asked for in event 2"]  # type: ignore[attr-defined]
    said = terminal.run("mandate", "withdraw", "a", "2", "--because", "the CTO wants to see each offer")
    assert "Withdrew the request 2 for a mandate; the CTO wants to see each offer." in said
    assert terminal.status()["tasks"] == []
    assert "was withdrawn by event 3" in terminal.run("mandate", "withdraw", "a", "2", code=2)


def test_a_mandate_that_is_refused_says_why_and_asks_us_for_another(terminal: Terminal) -> None:
    terminal.run("mandate", "ask", "a", "price <= 200", "--until", "2026-06-30")
    terminal.run("refuse", "a", "2", "--for", "cfo", "--because", "", "--said", "mail", code=2)
    said = terminal.run("refuse", "a", "2", "--for", "cfo", "--because", "too much in one go", "--said", "mail of 4 May")
    assert "cfo refused the mandate that event 2 asks for: too much in one go, recorded by adviser (Negotiator) for cfo" in said
    tasks = {task["what"]: task["people"] for task in terminal.status()["tasks"]}  # type: ignore[attr-defined]
    assert tasks["ask for another mandate, or withdraw what event 2 asks for, which cfo refused: too much in one go"] == ["adviser"]
    assert tasks["grant or refuse the mandate asked for in event 2"] == ["counsel"]
    found = terminal.status()["mandates_refused"]
    assert found == [{"number": 3, "asked": 2, "person": "cfo", "region": "price <= 200", "reason": "too much in one go", "recorded_by": "adviser"}]
    said = " ".join(terminal.run("status", "a").split())
    assert "cfo refused one (event 3, recorded by adviser on the evidence of “mail of 4 May”): too much in one go; it was for packages in which" in said
    terminal.run("mandate", "ask", "a", "price <= 100", "--until", "2026-06-30")
    assert not [task for task in terminal.status()["tasks"] if "another mandate" in task["what"]]  # type: ignore[attr-defined]


def test_a_request_for_a_mandate_waits_for_nobody_once_the_negotiation_has_ended(terminal: Terminal) -> None:
    terminal.run("mandate", "ask", "a", "price <= 100", "--until", "2026-06-30")
    terminal.run("break-off", "a", "--because", "they left")
    assert terminal.status()["tasks"] == []


def test_a_mandate_that_holds_what_the_same_person_refused_says_so_and_stands(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    terminal.run("refuse", "a", "2", "--for", "cto", "--because", "not before June", "--said", "mail")
    said = terminal.run("mandate", "grant", "a", "price <= 100", "--for", "cto", "--until", "2026-06-30", "--said", "call")
    assert "It holds offer 2, which cto refused in event 3 (not before June): price: €50" in " ".join(said.split())
    assert "allowed by event 4" in terminal.run("offer", "send", "a", "2")
    said = terminal.run("mandate", "grant", "a", "price > 100", "--for", "cto", "--until", "2026-06-30", "--said", "call")
    assert "which cto refused" not in said


def test_whoever_writes_down_an_approval_hears_who_is_left_and_what_comes_next(terminal: Terminal) -> None:
    terminal.run("seat", "a", "cfo", "front")
    terminal.run("offer", "draft", "a", "--package", "price=150, years=1, release=none")
    page = terminal.run("brief", "a", "--for", "cto", "--worlds", "50")
    assert "cfo: has not said yes yet" in page, "who sits at the front, but does not send, says it beforehand"
    assert "Negotiator: says yes by sending or accepting it" in page
    assert "cfo has yet to approve it." in terminal.run("approve", "a", "3", "--for", "cto", "--said", "mail")
    said = terminal.run("approve", "a", "3", "--for", "cfo", "--said", "call")
    assert "Nobody else's approval is missing." in said
    assert "backtable offer send a.backtable 3" in said


def test_while_an_offer_is_agreed_a_draft_and_an_offer_of_theirs_say_that_nothing_else_can_be(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", "--package", "price=200, years=1, release=none")
    terminal.run("approve", "a", "2", "--for", "cto", "--for", "cfo", "--for", "counsel", "--said", "mail")
    terminal.run("offer", "send", "a", "2")
    terminal.run("answer", "a", "2", "accept")
    for typed, verb in ((("offer", "draft", "a", *CHEAP), "sent"), (("receive", "a", *CHEAP), "accepted")):
        said = terminal.run(*typed)
        assert f"It cannot be {verb} as things stand: offer 2 is agreed." in said
        assert "backtable offer ask" not in said


def test_a_yes_that_ends_before_the_offer_does_is_told_when_it_is_drafted_and_sent(terminal: Terminal) -> None:
    terminal.run("mandate", "grant", "a", "price <= 100", "--until", "2026-05-10", "--for", "cto", "--said", "mail")
    told = "Mandate 2 of cto ends on 2026-05-10 23:59 UTC, before the offer, which stands until 2026-05-20 23:59 UTC: if they accept later, it binds only once that is given again"
    said = terminal.run("offer", "draft", "a", *CHEAP, "--expires", "2026-05-20")
    assert told in said
    assert "(`--expires '2026-05-10 23:59'`)" in said
    assert told in terminal.run("offer", "send", "a", "3")
    assert "ends on" not in terminal.run("offer", "draft", "a", *CHEAP, "--expires", "2026-05-10")
    terminal.run("receive", "a", "--package", "demand")
    said = terminal.run("break-off", "a", "--because", "budget")
    assert "With that our offer 3 and their offer 6 end and can no longer be accepted." in said
