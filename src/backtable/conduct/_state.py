"""What the events of a record come to, as one side sees it.

What there may be ten thousands of are named tuples: they are made in a third of the time of a frozen dataclass.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from backtable.case import Case, Package
from backtable.conduct._decisions import Approval, ChangeAnswer, Mandate, MandateRefusal, Refusal, Request
from backtable.conduct._entry import EMPTY, Head
from backtable.conduct._events import Evidence, Settled, Terms
from backtable.conduct._offers import Former, Offer, OfferStatus
from backtable.conduct._packages import package_of
from backtable.errors import RefusedError

if TYPE_CHECKING:
    from backtable.conduct._rivals import Rival
    from backtable.conduct._standing import Authority
    from backtable.conduct._undone import Undone


@dataclass(frozen=True, slots=True)
class CaseVersion:
    """One version of the case: its place in the record, from when it stands, digest of what it says, and of the file's text; and who wrote it.

    Args:
        earlier: what was said by then of packages of before, as `package_of` takes it.
    """

    number: int
    time: datetime
    file: str
    text: str
    digest: str
    note: str
    who: str = ""
    earlier: Terms = ()


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
        settled_by: who wrote down that it was settled.
        undone: what bound until a correction, of the last that could bear on that.
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
    settled_by: str = ""
    undone: tuple["Undone", ...] = ()
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

    def answered(self, request: Request, person: str) -> bool:
        """Say whether somebody said yes or no to the offer of a request since, whatever became of that."""
        terms = self.offer(request.offer).terms if request.offer else None
        said = [(item.person, item.terms, item.number) for item in self.approvals] + [(item.person, item.terms, item.number) for item in self.refusals]
        return any((who, what) == (person, terms) and number > request.number for who, what, number in said)

    def granted(self, request: Request, person: str) -> Mandate | None:
        """Give somebody's mandate that answers a request, if it was not withdrawn: as one that was asked for, or for the same region by the same case since."""
        return next(
            (
                item
                for item in reversed(self.mandates)
                if item.person == person and not item.withdrawn
                and (item.asked == request.number or (item.number > request.number and (item.region, item.case) == (request.region, request.case)))
            ),
            None,
        )  # fmt: skip

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

    def package(self, terms: Terms) -> Package:
        """Give terms of the record as a package of the case as it stands, those of before as it was said what they meant.

        Raises:
            RefusedError: they are none.
        """
        return package_of(self.case, terms, self.version.earlier)

    def is_package(self, terms: Terms) -> bool:
        """Say whether terms of the record are a package of the case as it stands, be it one that its rules forbid."""
        try:
            self.package(terms)
        except RefusedError:
            return False
        return True

    def seated(self, person: str) -> bool:
        """Say whether somebody sits at a front table now."""
        return self.seats.get(person, self.case.person(person).front)

    @property
    def seating(self) -> dict[str, bool]:
        """Everybody's seat now: person → True at a front table."""
        return {person.key: self.seated(person.key) for person in self.case.people}

    @property
    def speaker(self) -> str:
        """Who says yes to an offer by sending it, or to one of theirs by accepting it: whoever keeps the record, if they sit at the front table, else the first who does and writes into it, else the first who does.

        Others who sit there say their yes beforehand, like everybody else; it is nobody if no one sits there.
        """
        front = [person.key for person in self.case.our_side.people if self.seated(person.key)]
        return next((key for key in (self.keeper, *self.writers, *front) if key in front), "")

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
