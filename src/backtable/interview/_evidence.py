"""Answers about packages as evidence on the worlds of a case, for what no assumption can hold: scores that nobody has told us."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML

from backtable.belief import Approved, Noise, Refused
from backtable.case import Case, Package
from backtable.interview._fit import LAPSE, SIGNING
from backtable.interview._portrait import SOFT
from backtable.interview._replies import REPLIES, Answer
from backtable.interview._session import Talk
from backtable.interview._session_file import plain_option

ANSWER_NOISE = Noise(softness=SOFT, lapse=LAPSE)
"""How loosely answers in an interview follow what we compute for a person, as their fit has it."""


def has_unknown_scores(case: Case, key: str) -> bool:
    """Say whether a person of another side wants something whose scores nobody has told us."""
    person = case.person(key)
    return person.side != case.ours and any(item.unknown is not None for item in person.interests)


def evidence_of(key: str, answers: Sequence[Answer]) -> tuple[Approved | Refused, ...]:
    """Give answers as yes or no: what they would sign, reluctantly or not, is a yes; what they would sign only if it changed is a no, and a yes to the changed package.

    How far from their threshold an answer is (“reluctantly”, “only if”) is more than a yes or a no says, and is lost.
    """
    found: list[Approved | Refused] = []
    for answer in answers:
        note = _note(answer)
        yes = tuple(REPLIES).index(answer.reply) < SIGNING
        found.append(Approved(key, answer.package, note) if yes else Refused(key, answer.package, note))
        if answer.changed is not None:
            found.append(Approved(key, answer.changed, note))
    return tuple(found)


def _note(answer: Answer) -> str:
    words = f"{REPLIES[answer.reply]}{f': {answer.condition}' if answer.condition else ''}"
    return f"interview{f', {answer.day}' if answer.day else ''}: {words}"


def evidence_text(case: Case, talks: Mapping[str, Talk], people: Sequence[str]) -> str:
    """Give a file of evidence with the answers about some people, which `beliefs` and `advise` read."""
    rows = []
    for key in people:
        for item in evidence_of(key, talks[key].answers if key in talks else ()):
            kind = "approved" if isinstance(item, Approved) else "refused"
            rows.append({kind: _terms(case, item.package), "by": key, "note": item.note})
    yaml, out = YAML(typ="safe", pure=True), io.StringIO()
    yaml.default_flow_style, yaml.allow_unicode, yaml.width = None, True, 1_000
    yaml.representer.sort_base_mapping_type_on_output = False
    yaml.dump({"evidence": rows, "noise": {"softness": ANSWER_NOISE.softness, "lapse": ANSWER_NOISE.lapse}}, out)
    return out.getvalue()


def _terms(case: Case, package: Package) -> dict[str, Any]:
    return {name: plain_option(value) for name, value in case.terms(package).items()}
