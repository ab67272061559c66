"""Who writes into a record is known: its keeper, and whom an event names. What is there in another name was written past the rules."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from backtable.conduct import (
    Entry,
    Record,
    Row,
    authority_of,
    body_of,
    case_entry,
    digest_of,
    draft_offer,
    events,
    grant_mandate,
    judge,
    kind_of,
    open_record,
    send_offer,
    terms_of,
    verify,
)
from backtable.errors import RefusedError
from backtable.files import read_package
from backtable.papers.record import status_document

from .cast import CASE, MAIL, START, Time

END = START + timedelta(days=9)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return open_record(tmp_path / "a.backtable", "case.yaml", CASE.encode(), "adviser", Time())


def test_nobody_writes_into_a_record_of_whom_no_event_says_so(record: Record) -> None:
    with pytest.raises(RefusedError, match="cto does not write into this record: it is kept by adviser, and no event names anybody else who writes into it; what cto says and decides is recorded for them"):
        record.append(lambda state, _: [grant_mandate(state, "cto", "cto", "price <= 100", END)])
    record.append(lambda state, _: [grant_mandate(state, "adviser", "cto", "price <= 100", END, None, MAIL)])


def test_an_event_names_who_else_writes(record: Record) -> None:
    entry, files = case_entry("case.yaml", (CASE + "# again\n").encode(), "adviser", writers=["cto"])
    record.append(lambda _state, _now: [entry], files)
    assert record.state.writers == ("adviser", "cto")
    record.append(lambda state, _: [grant_mandate(state, "cto", "cto", "price <= 100", END)])
    with pytest.raises(RefusedError, match="kept by adviser, and cto may write into it too"):
        record.append(lambda state, _: [grant_mandate(state, "cfo", "cfo", "price <= 300", END)])
    for who, writers, words in (("cto", ("cfo",), "only adviser, who keeps this record, says who else writes into it"), ("cfo", (), "cfo does not write into this record"), ("adviser", ("executive",), "executive is nobody on our side")):
        other, kept = case_entry("case.yaml", (CASE + "# and again\n").encode(), who, writers=writers)
        with pytest.raises(RefusedError, match=words):
            record.append(lambda _state, _now, entry=other: [entry], kept)


def test_the_case_need_not_change_to_name_a_writer(record: Record) -> None:
    for writers, words in (((), "word for word"), (("adviser",), "word for word the one that stands in the record, and adviser may write into it already")):
        entry, files = case_entry("case.yaml", CASE.encode(), "adviser", writers=writers)
        with pytest.raises(RefusedError, match=words):
            record.append(lambda _state, _now, entry=entry: [entry], files)
    entry, files = case_entry("case.yaml", CASE.encode(), "adviser", writers=["cto"])
    record.append(lambda _state, _now: [entry], files)
    assert record.state.writers == ("adviser", "cto")
    assert "kept by adviser, written into by cto too" in status_document(record.state, START).subtitle


def forge(record: Record, content: object, who: str, time: datetime = START) -> int:
    """Write an event straight into the store, chained as it should be."""
    head = record.state.head
    body = body_of(Entry(content, who), head, time, "customer", kind_of(content).shared)
    record._store.append(head, [Row(head.number + 1, body, digest_of(body))], {})
    record.refresh()
    return head.number + 1


def test_nothing_comes_of_what_a_stranger_writes_into_the_file(record: Record) -> None:
    package = read_package(record.state.case, "price=50, years=1, release=none")
    sent = record.append(lambda state, _: [draft_offer(state, "adviser", package, START + timedelta(days=5))])[0].number
    record.append(lambda state, _: [grant_mandate(state, "adviser", "cto", "price <= 100", END, None, MAIL)])
    record.append(lambda state, now: [send_offer(state, "adviser", sent, now)])
    judge(record)
    before = record.state
    free, files = case_entry("case.yaml", CASE.replace("approve: [adviser, cto]", "approve: [adviser]").encode(), "cto")
    record._store.append(before.head, [], files)
    number = before.head.number
    forged = (
        free.content,
        events.SeatChanged("cto", True),
        events.Withdrawn(sent),
        events.Withdrawn(number - 1),
        events.ApprovalRefused(sent, "cto", terms_of(before.case, package), "no"),
        events.DeadlineSet("pay", START + timedelta(days=1)),
        events.BrokenOff("customer", "enough"),
    )
    for content in forged:
        forge(record, content, "cto")
    forge(record, events.StatementHeard("executive", "late", "paid"), "cto", START + timedelta(days=8))
    judge(record)
    after = record.state
    assert set(after.against or ()) == set(range(number + 1, number + 9))
    same = ("versions", "offers", "approvals", "refusals", "mandates", "deadlines", "moves", "broken_off", "settled", "moment")
    assert {name: getattr(after, name) for name in same} == {name: getattr(before, name) for name in same}
    assert after.seating == before.seating
    assert authority_of(after, after.offer(sent), "customer", START).complete


def test_an_event_in_another_name_is_found_and_nothing_rests_on_it(record: Record, tmp_path: Path) -> None:
    draft = record.append(lambda state, _: [draft_offer(state, "adviser", read_package(state.case, "price=200, years=1, release=none"))])[0].number
    for person in ("cto", "cfo", "counsel"):
        content, head = events.MandateGranted("price <= 200", person, record.state.version.digest, END), record.state.head
        body = body_of(Entry(content, person), head, START, "customer", kind_of(content).shared)
        record._store.append(head, [Row(head.number + 1, body, digest_of(body))], {})
        record.refresh()
    found = verify(tmp_path / "a.backtable")
    assert found.findings == ()
    assert [f"event {number} is against the rules" in said and f"{person} does not write into this record" in said for number, person, said in zip((3, 4, 5), ("cto", "cfo", "counsel"), found.against, strict=True)] == [True] * 3
    judge(record)
    assert {item.person for item in authority_of(record.state, record.state.offer(draft), "customer", START).missing} >= {"cto", "cfo", "counsel"}
    shown = repr(status_document(record.state, START))
    assert "cfo: mandate 4" not in shown
    assert "Event 4 is against the rules: cfo does not write into this record" in shown
