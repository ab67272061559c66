"""Disputed questions, their answers, and readings as one answer to each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from backtable.errors import NoAnswerError

EDITIONS = "estate.editions"
"""The question which edition it is where no title states one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer a disputed question, and where that position is stated."""

    key: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that contract or facts leave open and that moves a count.

    Args:
        bears_on: beginnings of the keys of the metrics that it moves; "all" for every one.
        ours, theirs: the answers that a customer and a supplier usually give first.
        strength: how well our answer usually stands: strong, fair or weak. A judgement to start from, not a source.
        because: why it stands so.
    """

    key: str
    asks: str
    bears_on: tuple[str, ...]
    ours: str
    theirs: str
    answers: tuple[Answer, ...]
    strength: str = "fair"
    because: str = ""

    def moves(self, metric: str) -> bool:
        """Whether the question can move what is counted under a metric."""
        return any(item == "all" or metric.startswith(item) for item in self.bears_on)

    def answer(self, key: str) -> Answer:
        """Give an answer by its key."""
        return next(item for item in self.answers if item.key == key)


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer to each disputed question, under a name."""

    name: str
    answers: Mapping[str, str]


@cache
def questions() -> tuple[Question, ...]:
    """Give every disputed question that is known."""
    text = files(__package__).joinpath("questions.yaml").read_text(encoding="utf-8")
    return tuple(
        Question(
            item["key"],
            item["asks"],
            tuple(item["bears_on"]),
            item["ours"],
            item["theirs"],
            tuple(Answer(**answer) for answer in item["answers"]),
            item["strength"],
            item["because"],
        )
        for item in YAML(typ="safe", pure=True).load(text)
    )


def reading(name: str, answers: Mapping[str, str] | None = None) -> Reading:
    """Give a reading: `ours` or `theirs` for the usual answers of a customer or of a supplier, or any other name.

    Args:
        answers: question → answer, where they differ from the usual; another name starts from ours.

    Raises:
        NoAnswerError: there is no such question or answer.
    """
    usual = {item.key: item.theirs if name == "theirs" else item.ours for item in questions()}
    known = {item.key: [answer.key for answer in item.answers] for item in questions()}
    for key, answer in (answers or {}).items():
        if key not in known:
            raise NoAnswerError(f"no disputed question is called {key}; there are {', '.join(sorted(known))}")
        if answer not in known[key]:
            raise NoAnswerError(f"{answer} does not answer {key}; its answers are {', '.join(known[key])}")
    return Reading(name, usual | dict(answers or {}))


def disputed(readings: Collection[Reading]) -> tuple[Question, ...]:
    """Give the questions that some of the readings answer differently."""
    return tuple(item for item in questions() if len({reading.answers[item.key] for reading in readings}) > 1)
