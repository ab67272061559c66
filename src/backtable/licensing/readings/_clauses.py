"""Clauses of contracts that answer disputed questions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class Settled:
    """A disputed question that a contract answers for what is owned under it, or that what is owned answers itself.

    Args:
        clause: its key and text, as in `sub_capacity: yes`; of what is owned, what it shows.
        contract: number of the contract; empty where what is owned answers.
    """

    question: str
    answer: str
    clause: str
    contract: str


@cache
def _rules() -> Mapping[str, tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]]:
    text = files(__package__).joinpath("clauses.yaml").read_text(encoding="utf-8")
    return {
        item["clause"]: tuple((re.compile(rule["match"]), rule["settles"]) for rule in item["answers"])
        for item in YAML(typ="safe", pure=True).load(text)
    }


def settled_by(contract: str, clauses: Iterable[tuple[str, str]]) -> tuple[Settled, ...]:
    """Give the questions that a contract's clauses answer.

    >>> [(item.question, item.answer) for item in settled_by("PA-1", [("sub_capacity", "Yes, with reports of the tool")])]
    [('ibm.sub_capacity', 'allowed'), ('oracle.partitioning', 'named_hosts')]
    """
    found = []
    for clause, says in clauses:
        for pattern, settles in _rules().get(clause, ()):
            if pattern.search(says.strip().lower()):
                found += [Settled(question, answer, f"{clause}: {says.strip()}", contract) for question, answer in settles.items()]
                break
    return tuple(found)


def left_open(clauses: Iterable[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the clauses that bear on disputed questions and do not plainly answer them, each with these questions.

    >>> left_open([("sub_capacity", "not without reports"), ("audit", "once a year")])
    (('sub_capacity: not without reports', ('ibm.sub_capacity', 'oracle.partitioning')),)
    """
    return tuple(
        (f"{clause}: {says.strip()}", tuple(dict.fromkeys(question for _, settles in _rules()[clause] for question in settles)))
        for clause, says in clauses
        if clause in _rules() and says.strip() and not any(pattern.search(says.strip().lower()) for pattern, _ in _rules()[clause])
    )
