"""Whoever asks our own people again what they were asked, or refused, is told so."""

from .terminal import CHEAP, Terminal


def words(text: str) -> str:
    return " ".join(text.split())


def test_an_approval_asked_of_somebody_who_refused_the_very_package(terminal: Terminal) -> None:
    terminal.run("offer", "draft", "a", *CHEAP)
    assert "already" not in terminal.run("offer", "ask", "a", "2")
    assert "cto was asked the same in event 3 already." in words(terminal.run("offer", "ask", "a", "2"))
    terminal.run("refuse", "a", "2", "--for", "cto", "--because", "too dear", "--said", "mail")
    assert "cto refused this very package in event 5: too dear." in words(terminal.run("offer", "ask", "a", "2"))
    terminal.run("approve", "a", "2", "--for", "cto", "--said", "mail")
    terminal.run("offer", "draft", "a", "--package", "demand")
    assert "refused" not in terminal.run("offer", "ask", "a", "8")


def test_a_mandate_asked_twice_and_one_that_was_refused(terminal: Terminal) -> None:
    region = ("mandate", "ask", "a", "price <= 100", "--until", "2026-06-30", "--of", "cto")
    terminal.run(*region)
    assert "cto was asked the same in event 2 already." in words(terminal.run(*region))
    terminal.run("refuse", "a", "3", "--for", "cto", "--because", "too wide", "--said", "mail")
    assert "cto refused the same mandate in event 4: too wide." in words(terminal.run(*region))
