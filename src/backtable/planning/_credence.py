"""How far an answer to a question would be believed, and on what that rests."""

from dataclasses import dataclass

from backtable.case import Case

ASKED = 0.7
SOUNDED = 0.5


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody of theirs has said before, as far as it was not certain.

    Args:
        person: who said it.
        event: number of the statement.
        about: what it told of: assumptions, `assumption@viewer`.
        credibility: as it was recorded.
    """

    person: str
    event: int
    about: frozenset[str]
    credibility: float


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """A question that was put already and is not proposed again: it is open, or nothing could be learned from what was answered.

    Args:
        event: number of the question.
        person: who was asked.
        words: what.
        names: what it asks about, as beliefs are named.
        issue: the issue or assumption that it is about, as it was written down.
        answer: number of the statement that answers it, 0 while it is open.
        claims: names that a claim of theirs about it may use.
    """

    event: int
    person: str
    words: str
    names: frozenset[str]
    issue: str
    answer: int = 0
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credence:
    """How far an answer is believed.

    Args:
        credibility: the chance that it is given because it is so.
        ours: one of our own people knows it, and has no reason to mislead us.
        sounded: it is what somebody of theirs takes something to be, which nobody will simply say.
        nobody: nobody at the tables knows it.
        event: the last statement of whoever would answer, whose credibility was taken over; 0 for none.
        given: the user said how far.
    """

    credibility: float
    ours: bool = False
    sounded: bool = False
    nobody: bool = False
    event: int = 0
    given: bool = False


def answering(case: Case, about: str) -> tuple[str, ...]:
    """Give the people who know the answer to a question about an assumption or `assumption@viewer`."""
    name, _, viewer = about.partition("@")
    item = next((entry for entry in case.assumptions if entry.key == name), None)
    return _people(case, {viewer} if viewer else set(item.known_to) if item else set())


def _people(case: Case, keys: set[str]) -> tuple[str, ...]:
    return tuple(person.key for person in case.people if {person.key, person.side} & keys)


def credence_of(case: Case, about: str, owner: str, heard: tuple[Answered, ...], given: float | None) -> Credence:
    """Give how far the answer to a question is believed.

    Our own people are believed. What others say is as credible as the last thing that they said, by the record; where they have said nothing, as
    credible as the user says, else 70 %, and no more than 50 % where it can only be sounded out. What nobody knows can be estimated, as credibly as others answer.

    Args:
        owner: whose unknown scores it is about, if it is about such.
        given: how far the user believes answers of theirs.
    """
    people = _people(case, {owner}) if owner else answering(case, about)
    if any(case.person(key).side == case.ours for key in people):
        return Credence(1.0, ours=True)
    sounded = "@" in about and not owner
    said = max((item for item in heard if item.person in people), key=lambda item: item.event, default=None)
    if given is not None:
        return Credence(given, sounded=sounded, nobody=not people, given=True)
    if said is not None and not (sounded and said.credibility > SOUNDED):
        return Credence(said.credibility, sounded=sounded, event=said.event)
    return Credence(SOUNDED if sounded else ASKED, sounded=sounded, nobody=not people)


def answered_by(case: Case, about: str, heard: tuple[Answered, ...]) -> int:
    """Give the statement by which everybody at the front who could answer has answered already; 0 where somebody has not.

    Who says the same again is no second witness.
    """
    people = answering(case, about)
    asked = [person.key for person in case.people if person.key in people and person.front] or list(people)
    found = {item.person: item.event for item in heard if about in item.about}
    return max((found[key] for key in asked), default=0) if all(key in found for key in asked) else 0
