"""What the events of a record come to, as one side sees it.

What there may be ten thousands of are named tuples: they are made in a third of the time of a frozen dataclass.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from backtable.case import Case
from backtable.conduct._entry import EMPTY, Head
from backtable.conduct._events import Evidence, Reasons, Settled, Terms
from backtable.errors import RefusedError

if TYPE_CHECKING:
    from backtable.conduct._rivals import Rival
    from backtable.conduct._standing import Authority

AGAINST = "it was recorded against the rules"


class OfferStatus(Enum):
    """Where an offer stands."""

    DRAFT = "draft"
    OPEN = "on the table"
    SUBJECT = "accepted subject to approval"
    BINDING = "agreed"
    SETTLED = "settled"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    ENDED = "ended with the negotiation"


@dataclass(frozen=True, slots=True)
class CaseVersion:
    """One version of the case: its place in the record, from when it stands, digest of what it says, and of the file's text; and who wrote it."""

    number: int
    time: datetime
    file: str
    text: str
    digest: str
    note: str
    who: str = ""


class Answer(NamedTuple):
    """A side's answer to an offer of another.

    Args:
        stated: True if the answering side wrote it itself, so that the record vouches for its authority; False if another
            side wrote down what it heard.
        case: digest of the case as it stood when it was written down.
        written: when it was written down, if that was later than it was given.
    """

    number: int
    moment: datetime
    side: str
    person: str
    accepted: bool
    subject: bool
    reasons: Reasons
    wants: Reasons
    stated: bool
    case: str
    written: datetime | None = None


class Offer(NamedTuple):
    """A package that a side drafted, sent or was sent.

    Args:
        number: its name in the record: the event that drafted it, or brought it to us.
        public: the event by which the other sides know it; the same unless we drafted it first.
        person: who sent it, or drafted it where it is not sent.
        terms, case, expires: what it says, by which case it was judged, until when it stands.
        made: when it was drafted or received.
        sent: when it went to the other sides; None for a draft.
        stated: as in `Answer`.
        answers: in order.
        withdrawn, ended: number of the event that withdrew it or broke the negotiation off, 0 for none.
        bound: number of the event with which the last authority was complete, 0 for not yet.
        settled: number of the event that settled it, 0 for not yet.
        withdrawn_at: when it was withdrawn, by the time that counted then.
        since: from when it binds; before that event, where what was missing is written down later than it happened.
    """

    number: int
    public: int
    side: str
    person: str
    terms: Terms
    case: str
    expires: datetime | None
    made: datetime
    sent: datetime | None
    stated: bool
    note: str = ""
    answers: tuple[Answer, ...] = ()
    withdrawn: int = 0
    ended: int = 0
    bound: int = 0
    settled: int = 0
    since: datetime | None = None
    withdrawn_at: datetime | None = None

    def brought(self, public: int, person: str, sent: datetime) -> "Offer":
        """Give a draft as it went to the other sides. (`_replace` takes three times as long.)"""
        return tuple.__new__(Offer, (self.number, public, self.side, person, *self[4:8], sent, *self[9:]))

    def answered(self, answer: Answer) -> "Offer":
        """Give the same with one more answer."""
        return tuple.__new__(Offer, (*self[:11], (*self.answers, answer), *self[12:]))

    @property
    def made_of(self) -> tuple[int, ...]:
        """Numbers of the events that brought it about: its draft or receipt, its sending, its answers."""
        return (self.number, self.public, *(answer.number for answer in self.answers))

    def answer_of(self, side: str) -> Answer | None:
        """Give the last answer of a side."""
        return next((answer for answer in reversed(self.answers) if answer.side == side), None)

    def lapsed(self, at: datetime) -> bool:
        """Say whether its time has passed; what binds by then stays bound."""
        return self.expires is not None and at > self.expires

    def gone(self, at: datetime) -> bool:
        """Say whether it was withdrawn by a moment, and did not bind before that."""
        return bool(self.withdrawn) and not self.bound and (self.withdrawn_at is None or at >= self.withdrawn_at)

    def status(self, at: datetime) -> OfferStatus:
        """Say where it stands at a moment; before it was withdrawn, where it stood without that."""
        last = {answer.side: answer for answer in self.answers}
        if self.settled:
            return OfferStatus.SETTLED
        if self.gone(at):
            return OfferStatus.WITHDRAWN
        if any(not answer.accepted for answer in last.values()):
            return OfferStatus.REJECTED
        if self.ended:
            return OfferStatus.ENDED
        if self.bound:
            return OfferStatus.BINDING
        if self.lapsed(at):
            return OfferStatus.LAPSED
        if last:
            return OfferStatus.SUBJECT
        return OfferStatus.OPEN if self.sent else OfferStatus.DRAFT


class Approval(NamedTuple):
    """One person's yes to one exact package; it counts only while nothing that it was given for has changed.

    Args:
        time: when it was given, as far as is known.
        recorded_by: who wrote it down; the person themselves or somebody else, who then names evidence.
        ended: number of the event that withdrew it or in which the same person refused the same package, 0 for none.
        written: when it was written down, if that was later.
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
            return f"it ended on {self.until:%Y-%m-%d}"
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
    """One person's yes in advance to every package of a region; arguments as in `MandateGranted`."""

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

    def stale(self, case: str, at: datetime) -> str:
        """Say why it no longer allows anything, or nothing if it does."""
        if self.withdrawn:
            return AGAINST if self.withdrawn == self.number else f"it was withdrawn by event {self.withdrawn}"
        if self.case != case:
            return "the case has changed since"
        if at > self.until:
            return f"it ended on {self.until:%Y-%m-%d}"
        return ""

    def fits(self, case: str) -> bool:
        """Say whether it was granted by the case as it stands, be it over or not; what was against the rules was not granted."""
        return self.withdrawn != self.number and self.case == case


@dataclass(frozen=True, slots=True)
class Former:
    """What an offer of theirs said on our paper from one moment until, by event `by`, it was corrected."""

    since: datetime
    until: datetime
    by: int
    terms: Terms
    expires: datetime | None


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


@dataclass(frozen=True, slots=True)
class SeatChange:
    """That somebody was brought to a front table (`front`) or taken back from it."""

    number: int
    moment: datetime
    person: str
    front: bool


class Statement(NamedTuple):
    """What somebody said; arguments as in `StatementHeard`."""

    number: int
    moment: datetime
    person: str
    words: str
    about: str
    claim: str
    refuses: str
    means: str
    offer: int | None
    credibility: float
    guess: float
    answers: int | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody was asked, and the statements that answer it."""

    number: int
    moment: datetime
    person: str
    words: str
    about: str
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """What must be done by when; `met` is the number of the event that ticked it off, 0 for not yet."""

    number: int
    what: str
    when: datetime
    person: str | None
    met: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Everything that follows from the events that one side sees.

    Args:
        side: whose eyes.
        head: the last event, whoever wrote it.
        moment: the latest time in the record; expiries count from it even if a clock goes back.
        keeper: who opened the record.
        writers: everybody of our side who writes into it: its keeper, and whom events name.
        cases: digest of a case → the case.
        versions: of the case, in order.
        seats: person → True where an event brought them to the front table, False where one took them back.
        sides: side that wrote the event, of each number (for references).
        corrections: number of an event → numbers of the events that correct it.
        back: events whose clock stood before that of an earlier one, with that earlier time.
        settled, broken_off: number of the event that ended the negotiation, 0 for none.
        concluded: what was said when it was settled.
        against: number of an event that the rules did not allow → what stands against it; None where they were not asked again.
        latest: number of the event whose time is the latest in the record.
        moves: of everybody whose seat was changed, the last change, in order.
        sealed: number of an offer that binds → the authority of every side by which it does.
        seatings: every change of a seat, in order, by the time that counted.
        former: number of an offer that was corrected → what it said before each correction.
        rivals: what turns out to have bound before the offer that is agreed.
        kept: what was computed from it once, for it never changes: thousands of offers may be looked at.
    """

    side: str
    head: Head = EMPTY
    moment: datetime | None = None
    keeper: str = ""
    cases: Mapping[str, Case] = field(default_factory=dict, compare=False)
    versions: tuple[CaseVersion, ...] = ()
    offers: tuple[Offer, ...] = ()
    approvals: tuple[Approval, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    declines: tuple[MandateRefusal, ...] = ()
    requests: tuple[Request, ...] = ()
    statements: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    seats: Mapping[str, bool] = field(default_factory=dict)
    corrections: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    back: tuple[tuple[int, datetime], ...] = ()
    settled: int = 0
    broken_off: int = 0
    against: Mapping[int, str] | None = field(default=None, compare=False)
    latest: int = 0
    moves: tuple[SeatChange, ...] = ()
    sealed: Mapping[int, "tuple[Authority, ...]"] = field(default_factory=dict)
    seatings: tuple[SeatChange, ...] = ()
    former: Mapping[int, tuple[Former, ...]] = field(default_factory=dict)
    writers: tuple[str, ...] = ()
    concluded: Settled | None = None
    change_answers: tuple[ChangeAnswer, ...] = ()
    rivals: tuple["Rival", ...] = ()
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    _named: dict[int, Offer] = field(default_factory=dict, compare=False, repr=False)

    def change_answer(self, change: int, person: str) -> ChangeAnswer | None:
        """Give what somebody said last to a change of the case."""
        return next((item for item in reversed(self.change_answers) if (item.change, item.person) == (change, person)), None)

    def declined(self, request: int, person: str) -> MandateRefusal | None:
        """Give somebody's no to a mandate that was asked for, unless they granted it since."""
        said = [item for item in self.declines if (item.asked, item.person) == (request, person)]
        if not said:
            return None
        granted = [item for item in self.mandates if item.person == person and (item.asked == request or item.region == said[-1].region)]
        return said[-1] if said[-1].number > max((item.number for item in granted), default=0) else None

    @property
    def version(self) -> CaseVersion:
        """The case as it stands.

        Raises:
            RefusedError: the record is not opened yet.
        """
        if not self.versions:
            raise RefusedError("the record holds no case yet; open it with a case first")
        return self.versions[-1]

    def version_on(self, moment: datetime) -> CaseVersion:
        """Give the version of the case that stood at a moment; the first, where that was before the record was opened."""
        return next((item for item in reversed(self.versions) if item.time <= moment), self.versions[0])

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.cases[self.version.digest]

    def seated(self, person: str) -> bool:
        """Say whether somebody sits at a front table now."""
        return self.seats.get(person, self.case.person(person).front)

    @property
    def seating(self) -> dict[str, bool]:
        """Everybody's seat now: person → True at a front table."""
        return {person.key: self.seated(person.key) for person in self.case.people}

    def offer(self, number: int) -> Offer:
        """Give an offer by its number or by that under which it was sent.

        Raises:
            RefusedError: there is none.
        """
        if not self._named:  # a log asks for thousands
            self._named.update((offer.public, offer) for offer in self.offers)
            self._named.update((offer.number, offer) for offer in self.offers)
        if number in self._named:
            return self._named[number]
        known = ", ".join(str(offer.number) for offer in self.offers)
        raise RefusedError(f"there is no offer {number}; {f'the offers are {known}' if known else 'there are none yet'}")

    def forbidden(self, offer: Offer) -> str:
        """Say which event of an offer the rules stand against; nothing, if they stand against none or were not asked."""
        number = next((item for item in offer.made_of if item in (self.against or ())), 0)
        return f"event {number} is against the rules" if number else ""

    def agreed(self, at: datetime) -> Offer | None:
        """Give the offer by which the sides are bound; while there is one, no other can come to bind."""
        return next((offer for offer in self.offers if offer.status(at) is OfferStatus.BINDING), None)

    def open_offers(self, at: datetime) -> Iterator[Offer]:
        """Give the offers that still wait for something: on the table, or accepted subject to approval."""
        for offer in self.offers:
            if offer.status(at) in (OfferStatus.OPEN, OfferStatus.SUBJECT):
                yield offer
