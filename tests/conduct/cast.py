"""A small negotiation and its people, for the tests of the record."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backtable.conduct import (
    Entry,
    Event,
    Evidence,
    State,
    answer_offer,
    approve,
    case_entry,
    draft_offer,
    open_record,
    receive_answer,
    receive_offer,
    send_offer,
)
from backtable.files import read_case, read_package

CASE = """case: Cast
currency: EUR
ours: customer
assumptions:
  limit: {low: 150, likely: 200, high: 250, about: What the CTO may sign alone with finance, as_seen_by: {supplier: {low: 100, likely: 150, high: 300}}}
  paid: {chance: 0.5, about: The executive is paid on years}
issues:
  price: {from: 0, to: 300, step: 50, unit: EUR}
  years: {from: 1, to: 3}
  release: {options: [none, full]}
define:
  yearly: price / years
rules:
  - {require: 'price >= 50 or release == "none"', because: nobody releases for nothing}
packages:
  demand: {price: 300, years: 1, release: none}
  cheap: {price: 50, years: 1, release: none}
sides:
  customer:
    label: Customer
    people:
      adviser: {table: front, role: Negotiator, stake: 1}
      cto: {table: back, stake: 1}
      cfo: {table: back, stake: 1}
      counsel: {table: back, stake: 1}
    authority:
      - {when: price <= 100 and front(counsel) == 0, approve: [adviser, cto]}
      - {when: price <= limit, approve: [adviser, cto, cfo], because: the board said so}
      - {approve: [adviser, cto, cfo, counsel]}
  supplier:
    label: Supplier
    people:
      executive: {table: front, stake: 1}
      ceo: {table: back, stake: 1}
    authority:
      - {when: price >= 200, approve: [executive]}
      - {approve: [executive, ceo]}
"""
START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
MAIL = Evidence("mail of 4 May")


class Time:
    """A clock that a test sets."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


class Cast:
    """A record of the customer's side, and what its people do in it."""

    def __init__(self, path: Path, text: str = CASE, who: str = "adviser") -> None:
        self.time = Time()
        self.path = path
        self.record = open_record(path, "case.yaml", text.encode(), who, self.time, [item.key for item in read_case("case.yaml", text.encode()).our_side.people])

    @property
    def state(self) -> State:
        return self.record.state

    def do(self, decide: Callable[[State, datetime], Entry]) -> Event:
        """Append one entry."""
        return self.record.append(lambda state, now: [decide(state, now)])[0]

    def put(self, entry: Entry, files: dict[str, bytes] | None = None) -> Event:
        """Append an entry as it stands."""
        return self.record.append(lambda _state, _now: [entry], files)[0]

    def change_case(self, text: str, who: str = "adviser") -> Event:
        entry, files = case_entry("case.yaml", text.encode(), who)
        return self.put(entry, files)

    def draft(self, package: str = "cheap", expires: datetime | None = None, who: str = "adviser") -> int:
        return self.do(lambda state, _: draft_offer(state, who, read_package(state.case, package), expires)).number

    def send(self, number: int, who: str = "adviser") -> Event:
        return self.do(lambda state, now: send_offer(state, who, number, now))

    def approve(self, number: int, *people: str, until: datetime | None = None, conditions: Sequence[str] = ()) -> int:
        for person in people:
            last = self.do(lambda state, _, key=person: approve(state, key, key, number, until, conditions)).number
        return last

    def receive(self, package: str = "cheap", person: str = "executive", expires: datetime | None = None, who: str = "adviser") -> int:
        return self.do(
            lambda state, _: receive_offer(state, who, person, read_package(state.case, package), expires)
        ).number

    def answer(self, number: int, accepted: bool = True, subject: bool = False, who: str = "adviser") -> Event:
        return self.do(lambda state, now: answer_offer(state, who, number, accepted, now, subject))

    def hear_answer(
        self, number: int, accepted: bool = True, subject: bool = False, person: str = "executive"
    ) -> Event:
        return self.do(lambda state, _: receive_answer(state, "adviser", person, number, accepted, subject))

    def their_yes(self, number: int, person: str = "ceo") -> int:
        return self.do(lambda state, _: approve(state, "adviser", person, number, evidence=MAIL)).number

