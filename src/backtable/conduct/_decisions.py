"""What people decided, and were asked to decide: each yes and no to a package, a region or a change of the case.

What there may be ten thousands of are named tuples: they are made in a third of the time of a frozen dataclass.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from backtable.conduct._events import Evidence, Terms

AGAINST = "it was recorded against the rules"


class Approval(NamedTuple):
    """One person's yes to one exact package; it counts only while nothing that it was given for has changed.

    Args:
        time: when it was given, as far as is known.
        recorded_by: who wrote it down; the person themselves or somebody else, who then names evidence.
        ended: number of the event that withdrew it or in which the same person refused the same package, 0 for none.
        written: when it was written down, if that was later.
        lifts: number of the earlier yes of theirs whose conditions and end it expressly lifts, 0 for none.
    """

    number: int
    time: datetime
    offer: int
    person: str
    recorded_by: str
    terms: Terms
    case: str
    expires: datetime | None
    until: datetime | None
    conditions: tuple[str, ...]
    evidence: Evidence | None
    ended: int = 0
    written: datetime | None = None
    lifts: int = 0

    @property
    def over(self) -> int:
        """Number of the event that took it back, 0 for none."""
        return self.ended

    def stale(self, terms: Terms, expires: datetime | None, case: str | None, at: datetime) -> str:
        """Say why it does not count for an offer, or nothing if it does.

        Args:
            case: digest of the case as it stands, None where the person does not go by it (the other side's people).
        """
        if self.terms != terms:
            return "it was given for another package"
        if self.ended:
            return AGAINST if self.ended == self.number else f"it was ended by event {self.ended}"
        if case is not None and self.case != case:
            return "the case has changed since"
        if self.expires != expires:
            return "the offer's expiry is not the one that was approved"
        if self.until is not None and at > self.until:
            return f"it ended on {self.until.astimezone():%Y-%m-%d}"
        return ""

    def fits(self, expires: datetime | None, case: str | None) -> bool:
        """Say whether it was given for an offer of its package as it stands, be it over or not; what was against the rules was not given; arguments as for `stale`."""
        return self.ended != self.number and self.expires == expires and (case is None or self.case == case)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One person's no to one exact package."""

    number: int
    time: datetime
    offer: int
    person: str
    recorded_by: str
    terms: Terms
    reason: str
    evidence: Evidence | None
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """What somebody said to a change of the case that no longer asks for their yes; arguments as in `ChangeAnswered`."""

    number: int
    time: datetime
    change: int
    person: str
    recorded_by: str
    accepted: bool
    reason: str
    evidence: Evidence | None
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class MandateRefusal:
    """One person's no to a mandate that they were asked for.

    Args:
        asked: number of the event that asked for it.
        case: digest of the case as it stood.
    """

    number: int
    time: datetime
    asked: int
    region: str
    case: str
    person: str
    recorded_by: str
    reason: str
    evidence: Evidence | None
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """One person's yes in advance to every package of a region; arguments as in `MandateGranted`, `lifts` as in `Approval`."""

    number: int
    time: datetime
    region: str
    person: str
    recorded_by: str
    case: str
    until: datetime
    asked: int | None
    evidence: Evidence | None
    withdrawn: int = 0
    conditions: tuple[str, ...] = ()
    written: datetime | None = None
    lifts: int = 0

    @property
    def over(self) -> int:
        """Number of the event that took it back, 0 for none."""
        return self.withdrawn

    def stale(self, case: str, at: datetime) -> str:
        """Say why it no longer allows anything, or nothing if it does."""
        if self.withdrawn:
            return AGAINST if self.withdrawn == self.number else f"it was withdrawn by event {self.withdrawn}"
        if self.case != case:
            return "the case has changed since"
        if at > self.until:
            return f"it ended on {self.until.astimezone():%Y-%m-%d}"
        return ""

    def fits(self, case: str) -> bool:
        """Say whether it was granted by the case as it stands, be it over or not; what was against the rules was not granted."""
        return self.withdrawn != self.number and self.case == case


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked of our own people: approval of an offer, or a mandate for a region until a day; `withdrawn` by an event, or 0.

    Args:
        case: digest of the case as it stood.
    """

    number: int
    time: datetime
    people: tuple[str, ...]
    by: datetime | None
    note: str
    offer: int | None = None
    region: str = ""
    until: datetime | None = None
    withdrawn: int = 0
    case: str = ""


Yes = Approval | Mandate
