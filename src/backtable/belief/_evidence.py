"""What can be learned at the table: each kind of evidence with what its likelihood needs."""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from backtable.case import Expression, Package
from backtable.errors import Place


@dataclass(frozen=True, slots=True)
class OfferReceived:
    """An offer that they send.

    Args:
        person: who sends it, at their front table.
        package: what they ask for.
        time: the share of the time for the negotiation that has passed, 0 to 1.
    """

    person: str
    package: Package
    time: float = 0.5
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An offer of ours that they accept: by the person at their front table, or with all approvals (`complete`)."""

    person: str
    package: Package
    complete: bool = False
    time: float = 0.5
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An offer of ours that their front table turns down."""

    person: str
    package: Package
    time: float = 0.5
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Lapsed:
    """An offer of ours that they leave without an answer."""

    person: str
    package: Package
    time: float = 0.5
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Countered:
    """An offer of ours to which they reply with one of their own, without a word on ours.

    Args:
        beside: other offers of ours that lay before them as well, and that they did not take either: it is one reply to all.
    """

    person: str
    package: Package
    time: float = 0.5
    beside: tuple[Package, ...] = ()
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Approved:
    """The yes of one named person of theirs to one package."""

    person: str
    package: Package
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """The no of one named person of theirs to one package."""

    person: str
    package: Package
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """The issue that somebody names as what speaks against a package.

    Args:
        direction: "higher" or "lower" if they say which way it should go, else empty.
    """

    person: str
    package: Package
    issue: str
    direction: str = ""
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement about quantities that we do not know.

    Args:
        speaker: key of a person or side of the case, who speaks of what they know and believe; any other name is
            somebody outside, who is taken to speak of how things are.
        that: a condition over assumptions, facts and definitions.
        credibility: the chance that it is said because it is so.
        guess: how likely it would be said if the speaker did not go by what is so; 1 for a statement unasked for.
    """

    speaker: str
    that: Expression
    credibility: float
    guess: float = 1.0
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class WillNot:
    """A statement that somebody of theirs will not approve any package of a kind: “their CEO will not sign above 500k”.

    Args:
        speaker: who says so: a person or a side of the case, or any other name.
        person: whose answer it is about.
        where: a condition on the terms of a package.
        credibility, guess: as for `Heard`.
    """

    speaker: str
    person: str
    where: Expression
    credibility: float
    guess: float = 1.0
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Would:
    """A statement that somebody of theirs would approve every package of a kind; fields as for `WillNot`."""

    speaker: str
    person: str
    where: Expression
    credibility: float
    guess: float = 1.0
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class MustAsk:
    """“I must take it back”: the person at their front table says that others must approve a package."""

    person: str
    package: Package
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class NotStandard:
    """“This is not in our standard terms”: a person of theirs says that a package is beyond them."""

    person: str
    package: Package
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class ValueLearned:
    """A revealed fact: the value of an assumption, or with `viewer` what that side or person takes it to be."""

    assumption: str
    value: float
    viewer: str = ""
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class ConditionLearned:
    """A revealed fact: a condition over assumptions that holds; with `viewer` it is of what they know and believe."""

    that: Expression
    viewer: str = ""
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


Evidence = (
    OfferReceived
    | Accepted
    | Rejected
    | Lapsed
    | Countered
    | Approved
    | Refused
    | ReasonGiven
    | Heard
    | WillNot
    | Would
    | MustAsk
    | NotStandard
    | ValueLearned
    | ConditionLearned
)


def packages_in(item: Evidence) -> tuple[Package, ...]:
    """Give the packages that evidence is about."""
    if isinstance(item, Countered):
        return (item.package, *item.beside)
    package = getattr(item, "package", None)
    return () if package is None else (package,)


def plain(value: Any) -> Any:
    """Give evidence as what it says, without places and notes, for digests."""
    if is_dataclass(value):
        said = [item for item in fields(value) if item.compare and item.name != "note"]
        return [type(value).__name__, *([item.name, plain(getattr(value, item.name))] for item in said)]
    return [plain(item) for item in value] if isinstance(value, tuple) else value
