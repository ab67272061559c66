"""What somebody asked with their yes is kept or told when the case changes in between, and no evidence of before shows a yes of today, whichever form each has."""

import pytest

from .conduct.cast import CASE
from .terminal import CHEAP, Terminal

YES = {
    "approval": ("approve", "a", "{offer}"),
    "mandate": ("mandate", "grant", "a", "price == 50", "--until", "2026-06-30"),
    "wide mandate": ("mandate", "grant", "a", "price <= 100", "--until", "2026-06-30"),
}
FORMS = [("approval", "approval"), ("approval", "mandate"), ("mandate", "approval"), ("mandate", "wide mandate"), ("wide mandate", "mandate")]


def words(text: str) -> str:
    return " ".join(text.split())


def say_yes(terminal: Terminal, form: str, offer: int, *more: str, code: int = 0) -> str:
    typed = [part.format(offer=offer) for part in YES[form]]
    return words(terminal.run(*typed, "--for", "cto", *more, code=code))


@pytest.fixture
def changing(terminal: Terminal) -> Terminal:
    (terminal.folder / "changed.yaml").write_text(CASE.replace("low: 150", "low: 140"))
    terminal.run("offer", "draft", "a", *CHEAP)
    return terminal


@pytest.mark.parametrize(("first", "then"), FORMS)
def test_a_yes_recorded_in_silence_after_a_change_keeps_the_conditions_of_the_one_before(changing: Terminal, first: str, then: str) -> None:
    say_yes(changing, first, 2, "--said", "mail of May", "--condition", "a visit")
    changing.run("revise", "a", "changed.yaml")
    changing.run("offer", "draft", "a", *CHEAP)
    said = say_yes(changing, then, 5, "--said", "call of June")
    assert "a visit" in said
    assert "cto approved on condition that a visit" in words(changing.run("offer", "send", "a", "5"))
    assert "a visit" in words(changing.run("brief", "a", "--for", "cto")).partition("call of June")[2] or then == first == "approval"
    changing.run("answer", "a", "5", "accept", "--from", "executive", "--said", "mail")
    changing.run("approve", "a", "5", "--for", "ceo", "--said", "mail")
    assert "a visit (cto)" in words(changing.run("settle", "a", "5", code=2))


@pytest.mark.parametrize(("first", "then"), FORMS)
def test_conditions_of_before_a_change_are_lifted_only_expressly(changing: Terminal, first: str, then: str) -> None:
    say_yes(changing, first, 2, "--said", "mail of May", "--condition", "a visit")
    changing.run("revise", "a", "changed.yaml")
    changing.run("offer", "draft", "a", *CHEAP)
    say_yes(changing, then, 5, "--said", "call of June", "--without-conditions")
    assert "a visit" not in words(changing.run("offer", "send", "a", "5"))


@pytest.mark.parametrize("ended", ["changed", "refused"])
@pytest.mark.parametrize(("first", "then"), FORMS)
def test_the_evidence_of_a_yes_that_ended_shows_none_of_today_in_any_form(changing: Terminal, first: str, then: str, ended: str) -> None:
    say_yes(changing, first, 2, "--said", "mail of May")
    if ended == "changed":
        changing.run("revise", "a", "changed.yaml")
    else:
        changing.run("refuse", "a", "2", "--for", "cto", "--because", "too dear", "--said", "a call")
    changing.run("offer", "draft", "a", *CHEAP)
    assert "said yes on this evidence in event 3 already" in say_yes(changing, then, 5, "--said", "Mail of May", code=2)
    changing.now = "2026-05-06 09:00"
    assert "the same words are no new yes" in say_yes(changing, then, 5, "--said", "mail of May", "--on", "2026-05-06", code=2), "to date it today does not make it new"
    assert "cto" in say_yes(changing, then, 5, "--said", "mail of June")


def test_what_ended_by_itself_is_not_made_longer_by_its_own_evidence_in_another_form(changing: Terminal) -> None:
    say_yes(changing, "approval", 2, "--said", "mail of May", "--until", "2026-05-08")
    say_yes(changing, "wide mandate", 2, "--said", "mail of May")
    changing.now = "2026-05-10 09:00"
    assert "before that ended on 2026-05-08" in say_yes(changing, "mandate", 2, "--said", "mail of May", code=2)
