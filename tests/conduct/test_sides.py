"""Two sides in one store: each sees its own and what was shared, and nothing else."""

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta

import pytest

from backtable.conduct import (
    EVENTS,
    Entry,
    Event,
    MemoryStore,
    OfferStatus,
    Record,
    State,
    answer_offer,
    approve,
    ask_approval,
    break_off,
    case_entry,
    derive,
    draft_offer,
    event_words,
    events,
    grant_mandate,
    refuse,
    seen_by,
    send_offer,
    settle,
    withdraw,
)
from backtable.errors import RefusedError
from backtable.files import read_package

from .cast import CASE, START, Time

OURS, THEIRS = "CANARYOURS", "CANARYTHEIRS"
DAY = timedelta(days=1)


class Table:
    """Both sides' records over one store."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.customer = self._opened("customer", "adviser", f"{CASE}# {OURS}\n")
        self.supplier = self._opened("supplier", "executive", f"{CASE.replace('ours: customer', 'ours: supplier')}# {THEIRS}\n")

    def _opened(self, side: str, who: str, text: str) -> Record:
        record = Record(self.store, side, Time())
        canary = OURS if side == "customer" else THEIRS
        writers = ["adviser", "cto", "cfo", "counsel"] if side == "customer" else ["executive", "ceo"]
        entry, files = case_entry(f"{canary}.yaml", text.encode(), who, canary, writers)
        record.append(lambda _state, _now: [entry], files)
        return record

    def store_events(self) -> tuple[Event, ...]:
        return self.customer.events

    def do(self, record: Record, decide: Callable[[State], Entry]) -> int:
        record.refresh()
        number = record.append(lambda state, _now: [decide(state)])[0].number
        self.customer.refresh()
        self.supplier.refresh()
        return number

    def sent(self, package: str = "price=250, years=1, release=none") -> int:
        """Let the customer send an offer, with secrets all around it."""
        expires = START + 9 * DAY
        draft = self.do(
            self.customer,
            lambda state: draft_offer(state, "adviser", read_package(state.case, package), expires, OURS),
        )
        self.do(self.customer, lambda state: ask_approval(state, "adviser", draft, START, note=OURS))
        for person in self.customer.state.requests[-1].people:
            self.do(
                self.customer,
                lambda state, key=person: approve(state, key, key, draft, None, [OURS] if key == "cto" else []),
            )
        return self.do(self.customer, lambda state: send_offer(state, "adviser", draft, START))


@pytest.fixture
def table() -> Table:
    return Table()


def test_an_offer_crosses_with_its_terms_and_without_what_lies_behind_it(table: Table) -> None:
    number = table.sent()
    offer = table.supplier.state.offer(number)
    assert offer.side == "customer"
    assert offer.person == "adviser"
    assert dict(offer.terms)["price"] == 250
    assert offer.status(START) is OfferStatus.OPEN
    assert offer.case == ""
    assert not table.supplier.state.approvals
    assert table.customer.state.offer(number).number == number - 5, "we call it by its draft, they by its sending"


def test_no_secret_of_one_side_is_in_anything_that_the_other_sees(table: Table) -> None:
    number = table.sent()
    table.do(table.supplier, lambda _: Entry(events.StatementHeard("adviser", THEIRS, "limit"), "executive"))
    table.do(
        table.supplier,
        lambda state: grant_mandate(state, "ceo", "ceo", "price <= 100 and price > 0", START + DAY),
    )
    table.do(table.supplier, lambda state: refuse(state, "executive", "executive", number, THEIRS))
    table.do(table.supplier, lambda _: Entry(events.DeadlineSet(THEIRS, START + DAY), "executive"))
    table.do(table.customer, lambda _: Entry(events.DeadlineSet(OURS, START + DAY), "adviser"))
    table.do(table.supplier, lambda state: answer_offer(state, "executive", number, False, START))
    table.do(table.customer, lambda _: Entry(events.BrokenOff("customer", OURS), "adviser"))
    for record, side, secret in ((table.customer, "customer", THEIRS), (table.supplier, "supplier", OURS)):
        assert secret not in repr(list(seen_by(record.events, side)))
        state = record.state
        assert secret not in repr(state)
        assert list(state.cases) == [state.version.digest]
        filtered = derive(list(seen_by(record.events, side)), side, state.cases)
        assert repr(filtered).replace(repr(filtered.head), "") == repr(state).replace(repr(state.head), "")


def test_what_one_side_keeps_to_itself_has_no_influence_on_the_others_state(table: Table) -> None:
    before = table.supplier.state
    table.do(
        table.customer, lambda state: draft_offer(state, "adviser", read_package(state.case, "cheap"), None, OURS)
    )
    after = table.supplier.state
    assert after.offers == before.offers == ()
    assert after.versions == before.versions


def test_an_agreement_binds_on_both_sides_when_both_authorities_are_complete(table: Table) -> None:
    number = table.sent()
    answered = table.do(table.supplier, lambda state: answer_offer(state, "executive", number, True, START))
    for record in (table.customer, table.supplier):
        assert record.state.offer(number).bound == answered
    table.do(table.supplier, lambda state: settle(state, "executive", number))
    assert table.customer.state.settled
    assert table.customer.state.offer(number).status(START) is OfferStatus.SETTLED


def test_the_rule_of_one_side_cannot_be_got_round_from_the_other(table: Table) -> None:
    number = table.sent("price=150, years=1, release=none")
    with pytest.raises(RefusedError, match="the approval of ceo is missing; by the authority of Supplier"):
        table.do(table.supplier, lambda state: answer_offer(state, "executive", number, True, START))
    table.do(table.supplier, lambda state: answer_offer(state, "executive", number, True, START, subject=True))
    assert table.customer.state.offer(number).status(START) is OfferStatus.SUBJECT
    table.do(table.supplier, lambda state: approve(state, "ceo", "ceo", number))
    assert table.supplier.state.offer(number).bound
    assert not table.customer.state.offer(number).bound, "the customer has not been told"
    table.do(table.supplier, lambda state: answer_offer(state, "executive", number, True, START))
    assert table.customer.state.offer(number).bound


def test_a_withdrawal_of_what_was_sent_crosses_and_that_of_a_draft_does_not(table: Table) -> None:
    number = table.sent()
    table.do(table.customer, lambda state: withdraw(state, "adviser", state.offer(number).number))
    assert table.supplier.state.offer(number).status(START) is OfferStatus.WITHDRAWN
    with pytest.raises(RefusedError, match="cannot be answered any more: it is withdrawn"):
        table.do(table.supplier, lambda state: answer_offer(state, "executive", number, True, START))


def test_reasons_for_ourselves_do_not_cross(table: Table) -> None:
    number = table.sent()
    table.do(table.supplier, lambda state: answer_offer(state, "executive", number, False, START, False, (("price", "too low"),), THEIRS))
    other = table.sent("price=300, years=1, release=none")
    table.do(table.customer, lambda state: withdraw(state, "adviser", state.offer(other).number, OURS))
    assert [event.content.reason for event in seen_by(table.store_events(), "supplier") if event.kind == "withdrawn"] == [""]
    answers = [event.content for event in seen_by(table.store_events(), "customer") if event.kind == "answer-given"]
    assert [(item.note, item.reasons) for item in answers] == [("", (("price", "too low"),))]


CROSSING = {  # of what the other sides see, each field: what they are told, and what stays with the side that wrote it
    "withdrawn": ({"number"}, {"reason"}),
    "offer-sent": ({"terms", "expires"}, {"draft", "case", "rests_on"}),
    "answer-given": ({"offer", "accepted", "subject", "reasons"}, {"note", "rests_on"}),
    "seat-changed": ({"person", "front"}, set()),
    "settled": ({"offer"}, {"conditions_met", "met", "waived", "instead_of"}),
    "broken-off": ({"by", "released"}, {"reason"}),
}


@pytest.mark.parametrize("key", sorted(EVENTS))
def test_every_field_of_every_kind_is_told_or_kept(key: str) -> None:
    kind = EVENTS[key]
    names = {item.name for item in fields(kind.content)}
    if key not in CROSSING:
        assert not kind.shared
        assert not kind.hidden
        return
    told, kept = CROSSING[key]
    assert names == told | kept, "say of a new field whether the other sides are told it"
    assert set(kind.hidden) == kept
    assert set(kind.worded) <= told


def test_what_shows_that_both_sides_let_each_other_off_an_offer_stays_with_whoever_wrote_it(table: Table) -> None:
    number = table.sent()
    table.do(table.supplier, lambda state: answer_offer(state, "executive", number, True, START))
    table.do(table.customer, lambda state: break_off(state, "adviser", "customer", OURS, ((str(number), OURS),)))
    (left,) = [event for event in seen_by(table.store_events(), "supplier") if event.kind == "broken-off"]
    assert left.content.released == ((str(table.customer.state.offer(number).public), ""),)
    assert table.supplier.state.agreed(START) is None, "they learn that it is off"
    assert OURS not in event_words(left, table.supplier.state)


def test_nobody_corrects_or_withdraws_what_the_other_side_wrote(table: Table) -> None:
    number = table.sent()
    with pytest.raises(RefusedError, match="is theirs; reject it instead"):
        table.do(table.supplier, lambda state: withdraw(state, "executive", number))
    with pytest.raises(RefusedError, match="there is no event 3 of ours"):
        table.do(table.supplier, lambda _: Entry(events.Correction(3, (("note", '"x"'),), "x"), "executive"))
