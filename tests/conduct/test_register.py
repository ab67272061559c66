"""Every kind of event is described: what it says, its fields, who sees them, what can be corrected."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from backtable.conduct import EVENTS

ISSUE = {
    "offer-drafted", "approval-asked", "approval-given", "approval-refused", "mandate-asked", "mandate-granted",
    "mandate-refused", "withdrawn", "offer-sent", "offer-received", "answer-given", "answer-received", "statement-heard",
    "question-asked", "seat-changed", "case-changed", "change-answered", "deadline-set", "settled", "broken-off", "correction",
}  # fmt: skip


def sections(root: Path) -> dict[str, str]:
    text = (root / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    part = text.split("\n## Events\n")[1].split("\n## ")[0]
    pieces = re.split(r"^### (.*)$", part, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def test_the_kinds_are_those_of_a_negotiation(root: Path) -> None:
    assert set(EVENTS) == ISSUE == set(sections(root))


@pytest.mark.parametrize("key", sorted(ISSUE))
def test_each_kind_has_its_section_with_every_field(key: str, root: Path) -> None:
    kind, text = EVENTS[key], sections(root)[key]
    assert kind.says
    assert kind.content.__doc__
    assert is_dataclass(kind.content)
    described = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", text, flags=re.MULTILINE))
    assert list(described) == [item.name for item in fields(kind.content)]
    assert {name for name, words in described.items() if "can be corrected" in words} == set(kind.correctable)
    assert {name for name, words in described.items() if "own side only" in words} == set(kind.hidden)
    assert (" Shared." in text) == kind.shared
