"""The shape of a playbook file, and the words that stand in it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from backtable.files._shape import Names

JUDGEMENT = "judgement"
NONE = "none"
OF = {"person": "people", "case": "issues", "authority": "authority"}
"""What a playbook is of → the folder of such playbooks, which is also what they are called."""
ENDS = ("customer", "supplier")
KINDS = {
    "term": "a term, a name or a formula of the case",
    "quantity": "a number, or what is known of it (low, likely, high and so on)",
    "flag": "yes or no",
    "person": "the key of a person, or several",
    "side": "the key of a side",
}
RESERVED = ("playbook", "as", "without", "use", "if")
TRUTHS = {word: truth for truth, words in ((True, "yes y true x ✓ ja oui"), (False, "no n false nein non")) for word in words.split()}
"""How people write yes and no."""
GIVES = {
    "person": ("person", "facts", "assumptions", "define"),
    "case": ("issues", "facts", "assumptions", "define", "rules", "sides"),
    "authority": ("authority", "also", "facts", "assumptions", "define"),
}
"""What a playbook is of → the parts that it may give."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class ParameterShape(_Shape):
    """What the user may say."""

    kind: str
    about: str
    default: Any = None
    unit: str = ""
    source: str = ""
    known_to: Names = Field(default_factory=lambda: ["person"])
    above: float | None = None
    least: float | None = None
    beside: str = ""


class SourceShape(_Shape):
    """Where figures or statements come from."""

    title: str
    date: str
    url: str = ""
    says: str = ""


class PlaybookShape(_Shape):
    """A playbook file."""

    playbook: str
    of: str
    title: str
    about: str
    side: str = ""
    roles: Names = Field(default_factory=list)
    currency: str = ""
    sources: dict[str, SourceShape]
    parameters: dict[str, ParameterShape] = Field(default_factory=dict)
    gives: dict[str, Any]
