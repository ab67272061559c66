"""An interview as it is kept, so that it can be left and gone on with: a file of answers beside the case."""

import io
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from backtable.case import Case
from backtable.errors import InputError
from backtable.files import Money, Reader, Tree, nearest, read_shape
from backtable.interview._condition import changed_package
from backtable.interview._replies import QUESTIONS, REPLIES, Answer
from backtable.interview._session import Aside, Session, Talk
from backtable.interview._swing_file import SwingsShape, plain_swings, read_swings
from backtable.interview._want_file import WantShape, plain_made, read_made
from backtable.interview._wants import Made

_At = tuple[str | int, ...]
_MADE = ("use", "wants", "also_approve")
_OF_CASE = re.compile("is not an issue|option|nobody|says nothing about")
"""What is found where the case has changed since; all else was never right, and is refused."""
_GONE = "give them the key that they have now"


class _AnswerShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    package: dict[str, float | str]
    reply: str
    condition: str = ""
    on: str = ""


class _AsideShape(BaseModel):
    """What no longer fits the case: the same keys, kept as they were written."""

    model_config = ConfigDict(extra="forbid")
    use: str | dict[str, float | str] | None = None
    wants: dict[str, WantShape | str] = Field(default_factory=dict)
    also_approve: list[str] | None = None
    answers: list[_AnswerShape] = Field(default_factory=list)
    swings: SwingsShape | None = None


class _PersonShape(_AsideShape):
    notes: dict[str, str] = Field(default_factory=dict)
    typed: dict[str, list[str]] = Field(default_factory=dict)
    set_aside: _AsideShape = Field(default_factory=_AsideShape)


class _SessionShape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    interview: str
    people: dict[str, _PersonShape] = Field(default_factory=dict)
    set_aside: dict[str, _PersonShape] = Field(default_factory=dict)


def read_session(path: Path, case: Case) -> Session:
    """Read the answers of an interview; none where the file is not there yet.

    What speaks of people, terms or options that the case does not know, as after a change of the case, is set aside.

    Raises:
        InputError: the file is no interview, or speaks of questions or replies that there are not.
    """
    if not path.exists():
        return Session()
    shape, tree = read_shape(path, _SessionShape, "an interview", "interview, people")
    reader = _Reading(tree, case)
    found = [(("people", key), item) for key, item in shape.people.items()]
    found += [(("set_aside", key), item) for key, item in shape.set_aside.items() if key not in shape.people]
    talks, gone = {}, {}
    for at, item in found:
        if at[1] in reader.people:
            talks[at[1]] = reader.talk(at[1], item, at)
        else:
            gone[at[1]] = _plain(item)
            reader.problem(at, f"`{at[1]}` is nobody in the case", "", nearest(at[1], reader.people) or _GONE, key=True)
            reader.set_aside(len(reader.problems) - 1, f"What was said of {at[1]}")
    if reader.problems:
        raise InputError(reader.problems)
    return Session(talks, gone, tuple(reader.asides), shape.interview)


class _Reading(Reader):
    """Reads what was said of people, and sets aside what the case does not know."""

    def __init__(self, tree: Tree, case: Case) -> None:
        super().__init__(tree, Money.of(case))
        self.case, self.people = case, {person.key: person for person in case.people}
        self.asides: list[Aside] = []

    def set_aside(self, before: int, words: str) -> bool:
        """Take the problems since then for a reason to set something aside; False where they are none."""
        found = tuple(self.problems[before:])
        if not any(_OF_CASE.search(problem.found) for problem in found):
            return False
        del self.problems[before:]
        self.asides.append(Aside(words, found))
        return True

    def talk(self, key: str, item: _PersonShape, at: tuple[str, ...]) -> Talk:
        """Give what was said of a person."""
        person, kept, aside = self.people[key], item.set_aside, dict[str, Any]()
        for part in ("notes", "typed"):
            for name in getattr(item, part).keys() - QUESTIONS.keys():
                self.problem((*at, part, name), f"`{name}` is no question", ", ".join(QUESTIONS), key=True)
        answers: list[Answer] = []
        rows: list[tuple[_AnswerShape, int, _At]] = [(row, place, (*at, "answers", place)) for place, row in enumerate(item.answers)]
        rows += [(row, place, (*at, "set_aside", "answers", place)) for place, row in enumerate(kept.answers)]
        for row, place, where in rows:
            if row.reply not in REPLIES:
                self.problem((*where, "reply"), f"`{row.reply}` is no reply", ", ".join(REPLIES))
                continue
            before = len(self.problems)
            answer = self.answer(row, where)
            if self.set_aside(before, f"Answer {place + 1} about {person.label}"):
                aside.setdefault("answers", []).append(_plain(row))
            else:
                answers.append(answer)
        swings, before = item.swings or kept.swings, len(self.problems)
        said = read_swings(self, self.case, swings, (*at, "swings") if item.swings else (*at, "set_aside", "swings")) if swings else None
        said = None if self.set_aside(before, f"What {person.label} said of swings") else said
        left = kept.swings if item.swings else None
        aside |= {"swings": _plain(swings)} if swings and said is None else {"swings": _plain(left)} if left else {}
        parts = item if item.use is not None or item.wants or item.also_approve is not None else kept
        before = len(self.problems)
        made: Made | None = read_made(self, self.case, person, parts.use, parts.wants, parts.also_approve, at if parts is item else (*at, "set_aside"))
        made = None if self.set_aside(before, f"What was taken from the plain answers about {person.label}") else made
        unused = parts if made is None else kept if parts is item else _AsideShape()
        aside |= {name: value for name, value in _plain(unused).items() if name in _MADE}
        typed = {name: tuple(lines) for name, lines in item.typed.items()}
        return Talk(item.notes, tuple(answers), said, made or Made(), typed if made else {}, aside)

    def answer(self, item: _AnswerShape, at: tuple[str | int, ...]) -> Answer:
        """Give an answer about a package."""
        before = len(self.problems)
        package = self.package(item.package, self.case.issues, (*at, "package"))
        changed = None
        if item.reply == "only_if" and item.condition and len(self.problems) == before:
            changed = changed_package(self.case, package, item.condition).package
        return Answer(package, item.reply, item.condition, item.on, changed, self.tree.place(at))


def _plain(shape: BaseModel) -> dict[str, Any]:
    """Give what was written, as plain values."""
    found: dict[str, Any] = shape.model_dump(exclude_defaults=True, exclude_none=True)
    return found


def plain_option(value: float | str) -> float | str:
    """Give an option as somebody would write it: a whole number without its decimal point."""
    return int(value) if isinstance(value, float) and value == int(value) else value


def session_text(case: Case, session: Session) -> str:
    """Give the text of the file of answers."""
    people = {key: _plain_talk(case, talk) for key, talk in session.talks.items()}
    yaml, out = YAML(typ="safe", pure=True), io.StringIO()
    yaml.default_flow_style, yaml.allow_unicode, yaml.width = False, True, 1_000
    yaml.representer.sort_base_mapping_type_on_output = False
    gone = {"set_aside": dict(session.gone)} if session.gone else {}
    yaml.dump({"interview": case.name, "people": people, **gone}, out)
    return out.getvalue()


def _plain_talk(case: Case, talk: Talk) -> dict[str, Any]:
    answers = []
    for item in talk.answers:
        terms = {name: plain_option(value) for name, value in case.terms(item.package).items()}
        row: dict[str, Any] = {"package": terms, "reply": item.reply}
        row |= {"condition": item.condition} if item.condition else {}
        answers.append(row | ({"on": item.day} if item.day else {}))
    plain: dict[str, Any] = {"notes": dict(talk.notes)} if talk.notes else {}
    plain |= {"typed": {key: list(lines) for key, lines in talk.typed.items()}} if talk.typed else {}
    plain |= plain_made(talk.made)
    plain |= {"answers": answers} if answers else {}
    plain |= {"swings": plain_swings(talk.swings)} if talk.swings else {}
    return plain | ({"set_aside": dict(talk.aside)} if talk.aside else {})
