"""What was said in an interview so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from backtable.interview._replies import Answer
from backtable.interview._swings import Swings
from backtable.interview._wants import Made


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said of one person.

    Args:
        notes: key of `QUESTIONS` → the answer in words.
        answers: replies to packages, in the order in which they were given.
        swings: what they said of swings, where they answered for themselves.
        made: what the plain answers were taken for.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    swings: Swings | None = None
    made: Made = field(default_factory=Made)


@dataclass(frozen=True, slots=True)
class Session:
    """What was said of the people of a case: person → talk."""

    talks: Mapping[str, Talk] = field(default_factory=dict)

    def talk(self, person: str) -> Talk:
        """Give what was said of a person, nothing where nobody asked."""
        return self.talks.get(person, Talk())

    def with_talk(self, person: str, talk: Talk) -> "Session":
        """Give the same with this said of a person."""
        return Session({**self.talks, person: talk})

    def with_note(self, person: str, key: str, words: str) -> "Session":
        """Give the same with the answer to a plain question."""
        talk = self.talk(person)
        return self.with_talk(person, replace(talk, notes={**talk.notes, key: words}))

    def with_answers(self, person: str, answers: tuple[Answer, ...]) -> "Session":
        """Give the same with these answers of a person for those that were there."""
        return self.with_talk(person, replace(self.talk(person), answers=answers))

    def with_swings(self, person: str, swings: Swings | None) -> "Session":
        """Give the same with this said of swings."""
        return self.with_talk(person, replace(self.talk(person), swings=swings))

    def with_made(self, person: str, made: Made) -> "Session":
        """Give the same with what the plain answers about a person were taken for."""
        return self.with_talk(person, replace(self.talk(person), made=made))
