"""An interview as it is kept, so that it can be left and gone on with: a file of answers beside the case."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from backtable.case import Case
from backtable.errors import InputError, Problem
from backtable.files import Money, Reader, Tree, nearest, read_shape
from backtable.interview._condition import changed_package
from backtable.interview._replies import QUESTIONS, REPLIES, Answer
from backtable.interview._session import Session, Talk
from backtable.interview._swing_file import SwingsShape, plain_swings, read_swings
from backtable.interview._want_file import WantShape, plain_made, read_made

_GONE = "where the case has changed since, take them out of the file, or give them the key that they have now"
_CHANGED = "where the case has changed since, take the answer out of the file"


class _AnswerShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    package: dict[str, float | str]
    reply: str
    condition: str = ""
    on: str = ""


class _PersonShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    notes: dict[str, str] = Field(default_factory=dict)
    use: str | dict[str, float | str] | None = None
    wants: dict[str, WantShape | str] = Field(default_factory=dict)
    also_approve: list[str] | None = None
    answers: list[_AnswerShape] = Field(default_factory=list)
    swings: SwingsShape | None = None


class _SessionShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    interview: str
    people: dict[str, _PersonShape] = Field(default_factory=dict)


def read_session(path: Path, case: Case) -> Session:
    """Read the answers of an interview; none where the file is not there yet.

    Raises:
        InputError: the file is no interview, or speaks of people, terms or replies that the case does not know.
    """
    if not path.exists():
        return Session()
    shape, tree = read_shape(path, _SessionShape, "an interview", "interview, people")
    reader, people = Reader(tree, Money.of(case)), {person.key: person for person in case.people}
    talks = {}
    for key, item in shape.people.items():
        if key not in people:
            reader.problem(("people", key), f"`{key}` is nobody in the case", "", nearest(key, people) or _GONE, key=True)
            continue
        for name in item.notes.keys() - QUESTIONS.keys():
            reader.problem(("people", key, "notes", name), f"`{name}` is no question", ", ".join(QUESTIONS), key=True)
        answers = tuple(_answer(reader, tree, case, row, ("people", key, "answers", place)) for place, row in enumerate(item.answers))
        swings = read_swings(reader, case, item.swings, ("people", key, "swings")) if item.swings else None
        made = read_made(reader, case, people[key], item.use, item.wants, item.also_approve)
        talks[key] = Talk(item.notes, answers, swings, made)
    if reader.problems:
        raise InputError(reader.problems)
    return Session(talks)


def _answer(reader: Reader, tree: Tree, case: Case, item: _AnswerShape, at: tuple[str | int, ...]) -> Answer:
    if item.reply not in REPLIES:
        reader.problem((*at, "reply"), f"`{item.reply}` is no reply", ", ".join(REPLIES))
    before = len(reader.problems)
    package = reader.package(item.package, case.issues, (*at, "package"))
    for place in range(before, len(reader.problems)):
        reader.problems[place] = _with_remedy(reader.problems[place])
    changed = None
    if item.reply == "only_if" and item.condition and len(reader.problems) == before:
        changed = changed_package(case, package, item.condition).package
    return Answer(package, item.reply, item.condition, item.on, changed, tree.place(at))


def _with_remedy(problem: Problem) -> Problem:
    return problem if problem.remedy else replace(problem, remedy=_CHANGED)


def plain_option(value: float | str) -> float | str:
    """Give an option as somebody would write it: a whole number without its decimal point."""
    return int(value) if isinstance(value, float) and value == int(value) else value


def session_text(case: Case, session: Session) -> str:
    """Give the text of the file of answers."""
    people = {key: _plain_talk(case, talk) for key, talk in session.talks.items()}
    yaml, out = YAML(typ="safe", pure=True), io.StringIO()
    yaml.default_flow_style, yaml.allow_unicode, yaml.width = False, True, 1_000
    yaml.representer.sort_base_mapping_type_on_output = False
    yaml.dump({"interview": case.name, "people": people}, out)
    return out.getvalue()


def _plain_talk(case: Case, talk: Talk) -> dict[str, Any]:
    answers = []
    for item in talk.answers:
        terms = {name: plain_option(value) for name, value in case.terms(item.package).items()}
        row: dict[str, Any] = {"package": terms, "reply": item.reply}
        row |= {"condition": item.condition} if item.condition else {}
        answers.append(row | ({"on": item.day} if item.day else {}))
    plain: dict[str, Any] = {"notes": dict(talk.notes)} if talk.notes else {}
    plain |= plain_made(talk.made)
    plain |= {"answers": answers} if answers else {}
    return plain | ({"swings": plain_swings(talk.swings)} if talk.swings else {})
