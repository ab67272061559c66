"""An interview as it is kept, so that it can be left and gone on with: a file of answers beside the case."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from backtable.case import Case
from backtable.errors import InputError
from backtable.files import Reader, nearest, read_shape
from backtable.interview._replies import QUESTIONS, REPLIES, Answer


class _AnswerShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    package: dict[str, float | str]
    reply: str
    condition: str = ""
    on: str = ""


class _PersonShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    notes: dict[str, str] = Field(default_factory=dict)
    answers: list[_AnswerShape] = Field(default_factory=list)


class _SessionShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    interview: str
    people: dict[str, _PersonShape] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said of one person.

    Args:
        notes: key of `QUESTIONS` → the answer in words.
        answers: replies to packages, in the order in which they were given.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """What was said of the people of a case: person → talk."""

    talks: Mapping[str, Talk] = field(default_factory=dict)

    def talk(self, person: str) -> Talk:
        """Give what was said of a person, nothing where nobody asked."""
        return self.talks.get(person, Talk())

    def with_note(self, person: str, key: str, words: str) -> "Session":
        """Give the same with the answer to a plain question."""
        talk = self.talk(person)
        return Session({**self.talks, person: replace(talk, notes={**talk.notes, key: words})})

    def with_answers(self, person: str, answers: tuple[Answer, ...]) -> "Session":
        """Give the same with these answers of a person for those that were there."""
        return Session({**self.talks, person: replace(self.talk(person), answers=answers)})


def read_session(path: Path, case: Case) -> Session:
    """Read the answers of an interview; none where the file is not there yet.

    Raises:
        InputError: the file is no interview, or speaks of people, terms or replies that the case does not know.
    """
    if not path.exists():
        return Session()
    shape, tree = read_shape(path, _SessionShape, "an interview", "interview, people")
    reader, people = Reader(tree), {person.key: person for person in case.people}
    talks = {}
    for key, item in shape.people.items():
        if key not in people:
            reader.problem(("people", key), f"`{key}` is nobody in the case", "", nearest(key, people), key=True)
            continue
        for name in item.notes.keys() - QUESTIONS.keys():
            reader.problem(("people", key, "notes", name), f"`{name}` is no question", ", ".join(QUESTIONS), key=True)
        answers = []
        for number, answer in enumerate(item.answers):
            at = ("people", key, "answers", number)
            if answer.reply not in REPLIES:
                reader.problem((*at, "reply"), f"`{answer.reply}` is no reply", ", ".join(REPLIES))
            package = reader.package(answer.package, case.issues, (*at, "package"))
            answers.append(Answer(package, answer.reply, answer.condition, answer.on, tree.place(at)))
        talks[key] = Talk(item.notes, tuple(answers))
    if reader.problems:
        raise InputError(reader.problems)
    return Session(talks)


def _plain(value: float | str) -> float | str:
    return int(value) if isinstance(value, float) and value == int(value) else value


def session_text(case: Case, session: Session) -> str:
    """Give the text of the file of answers."""
    people = {}
    for key, talk in session.talks.items():
        answers = []
        for item in talk.answers:
            terms = {name: _plain(value) for name, value in case.terms(item.package).items()}
            row: dict[str, Any] = {"package": terms, "reply": item.reply}
            row |= {"condition": item.condition} if item.condition else {}
            answers.append(row | ({"on": item.day} if item.day else {}))
        people[key] = ({"notes": dict(talk.notes)} if talk.notes else {}) | ({"answers": answers} if answers else {})
    yaml, out = YAML(typ="safe", pure=True), io.StringIO()
    yaml.default_flow_style, yaml.allow_unicode, yaml.width = False, True, 1_000
    yaml.representer.sort_base_mapping_type_on_output = False
    yaml.dump({"interview": case.name, "people": people}, out)
    return out.getvalue()
