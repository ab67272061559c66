"""What the events of a record come to while they are taken one after the other."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from backtable.case import Case
from backtable.conduct._decisions import Approval, ChangeAnswer, Mandate, MandateRefusal, Refusal, Request
from backtable.conduct._entry import EMPTY, Event, Head
from backtable.conduct._events import Settled, Terms
from backtable.conduct._history import History
from backtable.conduct._offers import Former, Offer
from backtable.conduct._rivals import Rival
from backtable.conduct._standing import Authority
from backtable.conduct._state import CaseVersion, Deadline, Question, SeatChange, State, Statement
from backtable.conduct._undone import Undone


class Ledger:
    """Everything that a state holds, still open to be changed by the next event.

    Args:
        side: whose eyes.
        cases: digest of a case → the case.
        against: as in `Fold`.
    """

    def __init__(self, side: str, cases: Mapping[str, Case], against: Mapping[int, str] | None = None) -> None:
        self.side = side
        self.cases = cases
        self.against = against
        self.sides: dict[str, dict[str, str]] = {}
        self.head: Head = EMPTY
        self.moment: datetime | None = None
        self.keeper = ""
        self.writers: dict[str, None] = {}
        self.versions: list[CaseVersion] = []
        self.offers: dict[int, Offer] = {}
        self.names: dict[int, int] = {}
        self.waiting: set[int] = set()
        self.approvals: dict[int, Approval] = {}
        self.alike: dict[Terms, list[int]] = {}
        self.refusals: list[Refusal] = []
        self.refused: dict[Terms, list[Refusal]] = {}
        self.mandates: dict[int, Mandate] = {}
        self.declines: list[MandateRefusal] = []
        self.change_answers: list[ChangeAnswer] = []
        self.requests: list[Request] = []
        self.statements: list[Statement] = []
        self.questions: dict[int, Question] = {}
        self.deadlines: dict[int, Deadline] = {}
        self.seats: dict[str, bool] = {}
        self.moves: dict[str, SeatChange] = {}
        self.seatings: list[SeatChange] = []
        self.papers: dict[int, tuple[datetime, Any]] = {}
        self.former: dict[int, tuple[Former, ...]] = {}
        self.corrections: dict[int, tuple[int, ...]] = {}
        self.latest = 0
        self.back: list[tuple[int, datetime]] = []
        self.agreed = 0
        self.sealed: dict[int, tuple[Authority, ...]] = {}
        self.rivals: dict[int, Rival] = {}
        self.history = History()
        self.settled = 0
        self.settled_by = ""
        self.undone: tuple[Undone, ...] = ()
        self.concluded: Settled | None = None
        self.broken_off = 0

    def state(self) -> State:
        """Give what the events taken so far come to."""
        return State(
            self.side,
            self.head,
            self.moment,
            self.keeper,
            self.cases,
            tuple(self.versions),
            tuple(self.offers.values()),
            tuple(self.approvals.values()),
            tuple(self.refusals),
            tuple(self.mandates.values()),
            tuple(self.declines),
            tuple(self.requests),
            tuple(self.statements),
            tuple(self.questions.values()),
            tuple(self.deadlines.values()),
            MappingProxyType(dict(self.seats)),
            MappingProxyType(dict(self.corrections)),
            tuple(self.back),
            self.settled,
            self.broken_off,
            None if self.against is None else MappingProxyType(dict(self.against)),
            self.latest,
            tuple(self.moves.values()),
            MappingProxyType(dict(self.sealed)),
            tuple(self.seatings),
            MappingProxyType(dict(self.former)),
            tuple(self.writers),
            self.concluded,
            tuple(self.change_answers),
            tuple(self.rivals.values()),
            self.settled_by,
            self.undone,
        )

    def void(self, *numbers: int) -> bool:
        """Say whether the rules stand against one of some events."""
        return bool(self.against) and any(number in (self.against or ()) for number in numbers)

    def when(self, event: Event) -> datetime:
        """Give when something happened, by the time that counts where nobody wrote it down later."""
        assert self.moment is not None
        return event.happened or self.moment

    def add(self, offer: Offer) -> None:
        """Take an offer that was not there before."""
        self.offers[offer.number] = offer
        self.names[offer.public] = offer.number

    def name(self, number: int) -> int:
        """Give the number by which we know what an event refers to."""
        return self.names.get(number, number)

    def side_of(self, person: str) -> str:
        """Give the side of a person of the case as it stands."""
        digest = self.versions[-1].digest
        if digest not in self.sides:
            self.sides[digest] = {item.key: item.side for item in self.cases[digest].people}
        return self.sides[digest][person]

    def resume(self) -> None:
        """Note that the talks go on, if they were broken off."""
        self.broken_off = 0
