"""Who writes into a record is known: its keeper, and whom an event names. What is there in another name was written past the rules."""

from datetime import timedelta
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
    for who, writers, words in (("cfo", (), "cfo does not write into this record"), ("adviser", ("executive",), "executive is nobody on our side")):
        other, kept = case_entry("case.yaml", (CASE + "# and again\n").encode(), who, writers=writers)
        with pytest.raises(RefusedError, match=words):
            record.append(lambda _state, _now, entry=other: [entry], kept)


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
