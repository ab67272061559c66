"""What was said in an interview so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from backtable.errors import Problem
from backtable.interview._replies import Answer
from backtable.interview._swings import Swings
from backtable.interview._wants import Made


@dataclass(frozen=True, slots=True)
class Aside:
    """Something in the file of answers that no longer fits the case, and is kept without being used.

    Args:
        words: what it is, at the beginning of a sentence.
        problems: why it does not fit.
    """

    words: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said of one person.

    Args:
        notes: key of `QUESTIONS` → the answer in words.
        answers: replies to packages, in the order in which they were given.
        swings: what they said of swings, where they answered for themselves.
        made: what the plain answers were taken for.
        typed: key of `QUESTIONS` → what was typed in answer to it and to all that was asked because of it, so that it can be taken back or gone on with.
        aside: plain values of the file that no longer fit the case.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    swings: Swings | None = None
    made: Made = field(default_factory=Made)
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aside: Mapping[str, Any] = field(default_factory=dict)

    def without(self, question: str) -> "Talk":
        """Give the same as it was before a plain question was asked; what was typed stays."""
        made = self.made
        made = replace(made, wants={key: want for key, want in made.wants.items() if key != question})
        if question == "paid_on":
            made = replace(made, playbook=None, given={}, asked_playbook=False)
        if question == "stopped_by":
            made = replace(made, also=None)
        return replace(self, notes={key: words for key, words in self.notes.items() if key != question}, made=made)


@dataclass(frozen=True, slots=True)
class Session:
    """What was said of the people of a case: person → talk.

    Args:
        gone: person whom the case knows no more → plain values of the file.
        asides: what no longer fits the case.
        of: name of the case that was talked about.
    """

    talks: Mapping[str, Talk] = field(default_factory=dict)
    gone: Mapping[str, Any] = field(default_factory=dict)
    asides: tuple[Aside, ...] = ()
    of: str = ""

    def talk(self, person: str) -> Talk:
        """Give what was said of a person, nothing where nobody asked."""
        return self.talks.get(person, Talk())

    def with_talk(self, person: str, talk: Talk) -> "Session":
        """Give the same with this said of a person."""
        return replace(self, talks={**self.talks, person: talk})

    def with_note(self, person: str, key: str, words: str) -> "Session":
        """Give the same with the answer to a plain question."""
        talk = self.talk(person)
        return self.with_talk(person, replace(talk, notes={**talk.notes, key: words}))

    def with_typed(self, person: str, key: str, lines: tuple[str, ...]) -> "Session":
        """Give the same with what was typed in answer to a plain question and to what was asked because of it."""
        talk = self.talk(person)
        return self.with_talk(person, replace(talk, typed={**talk.typed, key: lines}))

    def with_answers(self, person: str, answers: tuple[Answer, ...]) -> "Session":
        """Give the same with these answers of a person for those that were there."""
        return self.with_talk(person, replace(self.talk(person), answers=answers))

    def with_swings(self, person: str, swings: Swings | None) -> "Session":
        """Give the same with this said of swings."""
        return self.with_talk(person, replace(self.talk(person), swings=swings))

    def with_made(self, person: str, made: Made) -> "Session":
        """Give the same with what the plain answers about a person were taken for."""
        return self.with_talk(person, replace(self.talk(person), made=made))
