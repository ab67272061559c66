"""What contracts say of the amounts and terms of a case."""

from dataclasses import dataclass, field

from backtable.errors import Place

STRENGTHS = ("strong", "fair", "weak")
"""How likely an argument is to hold, from most to least."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a contract, and what it bears on: names of issues, facts, assumptions and definitions.

    Args:
        reference: where it stands.
        text: what it says.
        supports: what is owed or holds by it.
        undermines: what is not owed or does not hold by it.
        about: what it bears on, either way.
        strength: one of `STRENGTHS`; empty where nobody has judged it.
    """

    reference: str
    text: str = ""
    supports: tuple[str, ...] = ()
    undermines: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    strength: str = ""
    place: Place = field(default=Place(""), compare=False)
