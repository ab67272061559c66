"""A formula as it stands in a case: its text and its place."""

from dataclasses import dataclass, field

from backtable.errors import Place


@dataclass(frozen=True, slots=True)
class Expression:
    """The text of a formula; the place does not take part in comparisons."""

    text: str
    place: Place = field(default=Place(""), compare=False)
