"""What somebody would do with a package, as whoever knows them sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from backtable.case import Package
from backtable.errors import Place

REPLIES: Mapping[str, str] = MappingProxyType(
    {
        "sign": "would sign it",
        "reluctantly": "would sign it reluctantly",
        "only_if": "would sign it only if something changed",
        "never": "would never sign it",
    }
)
"""Every reply, the most willing first, with how it reads after a person's name."""

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "paid_on": "What are they paid on?",
        "look_bad": "What would make them look bad?",
        "stopped_by": "Who can stop this, if they agree?",
    }
)
"""The plain questions about a person; the answers are kept as they are given."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person would do with one package.

    Args:
        package: which package was asked about.
        reply: a key of `REPLIES`.
        condition: what would have to change, in words, where the reply is `only_if`.
        day: when it was answered, as 2026-06-30.
        changed: the package with what would have to change, which they would then sign; None where the words name no term.
    """

    package: Package
    reply: str
    condition: str = ""
    day: str = ""
    changed: Package | None = None
    place: Place = field(default=Place(""), compare=False)
