"""What verifying finds, what it cannot prove, and what can be saved of a damaged file."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from backtable.conduct import (
    Entry,
    Evidence,
    Record,
    Row,
    SqliteStore,
    authority_of,
    body_of,
    digest_of,
    events,
    judge,
    kind_of,
    recover,
    tasks,
    verify,
    withdraw,
)
from backtable.conduct._pages import rows_in
from backtable.conduct._raw import RawRow
from backtable.conduct._verify import verify_rows
from backtable.errors import RecordError, RefusedError
from backtable.papers.record import status_document
from backtable.planning import learned_of

from .cast import CASE, START, Cast, Time

MAIL = b"Dear all, I approve. The CTO"


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    cast = Cast(tmp_path / "a.backtable")
    draft = cast.draft()
    content = events.ApprovalGiven(
        draft,
        "cto",
        cast.state.offer(draft).terms,
        cast.state.version.digest,
        evidence=Evidence("", "mail.eml", digest_of(MAIL)),
    )
    cast.put(Entry(content, "adviser", "cto"), {digest_of(MAIL): MAIL})
    cast.send(draft)
    cast.hear_answer(draft, accepted=False)
    yield cast
    cast.record._store.close()  # type: ignore[attr-defined]


def raw_rows(path: Path) -> list[RawRow]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT number, CAST(body AS BLOB), digest FROM events ORDER BY number").fetchall()
    return [RawRow(*row) for row in found]


def tamper(path: Path, *statements: str) -> None:
    """Change what lies in a file, and leave no trace in its tables and triggers."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, made in triggers:
            connection.execute(made)
        connection.commit()


def rewritten(path: Path) -> None:
    """Change the first question of a record and compute every digest anew, as a careful forger would."""
    rows = raw_rows(path)
    bodies, before = [], "0" * 64
    for row in rows:
        body = row.body.replace(b"cto", b"cfo")
        body = b'{"before":"' + before.encode() + body[75:]
        before = digest_of(body)
        bodies.append((row.number, body, before))
    tamper(path, "DELETE FROM events")
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany("INSERT INTO events VALUES (?, CAST(? AS TEXT), ?)", bodies)
        connection.commit()


def test_an_untouched_record_is_fine_and_says_what_that_does_not_prove(cast: Cast) -> None:
    found = verify(cast.path)
    assert found.fine
    assert (found.count, found.head, found.sound) == (5, cast.state.head, 5)
    assert any("noted elsewhere" in text for text in found.limits)
    assert any("who sat at the keyboard" in text for text in found.limits)


def test_a_noted_digest_is_found_again(cast: Cast) -> None:
    head = cast.state.head.digest
    found = verify(cast.path, head)
    assert found.fine
    assert "it is the last event" in found.noted
    assert not any("whole file was rewritten" in text for text in found.limits)
    assert verify(cast.path, head[:16].upper()).fine
    earlier = verify(cast.path, cast.record.events[2].digest)
    assert earlier.fine
    assert "up to event 3 the record is as it was when you noted its digest; 2 events came after it" in earlier.noted


@pytest.mark.parametrize("noted", ["abc", "x" * 64, "0" * 65])
def test_a_noted_digest_that_is_none_is_refused(cast: Cast, noted: str) -> None:
    with pytest.raises(RefusedError, match="is no digest"):
        verify(cast.path, noted)


def test_every_changed_byte_of_every_event_is_found(cast: Cast) -> None:
    rows, head = raw_rows(cast.path), cast.state.head.digest
    for index, row in enumerate(rows):
        for place in range(len(row.body)):
            body = bytearray(row.body)
            body[place] ^= 1 << (place % 8)
            found = verify_rows([*rows[:index], RawRow(row.number, bytes(body), row.digest), *rows[index + 1 :]], head)
            assert not found.fine
            assert f"event {row.number} is not as it was written, or its digest is not" in found.findings
        for place in range(64):
            digest = row.digest[:place] + ("0" if row.digest[place] != "0" else "1") + row.digest[place + 1 :]
            found = verify_rows([*rows[:index], RawRow(row.number, row.body, digest), *rows[index + 1 :]], head)
            assert f"event {row.number} is not as it was written, or its digest is not" in found.findings
    assert sum(len(row.body) for row in rows) > 1500


def test_every_changed_byte_of_the_file_that_holds_an_event_is_found(cast: Cast, tmp_path: Path) -> None:
    head = cast.state.head.digest
    raw = cast.path.read_bytes()
    path = tmp_path / "flipped.backtable"
    for row in raw_rows(cast.path):
        start = raw.index(row.body)
        for place in range(start, start + len(row.body) + 64, 7):
            path.write_bytes(raw[:place] + bytes([raw[place] ^ 0x10]) + raw[place + 1 :])
            assert not verify(path, head).fine
            with pytest.raises(RecordError, match="not as it was written"), SqliteStore(path) as store:
                Record(store, "customer", Time())


def test_every_cut_off_tail_is_found_against_a_noted_digest(cast: Cast) -> None:
    rows, head = raw_rows(cast.path), cast.state.head.digest
    for count in range(len(rows)):
        found = verify_rows(rows[:count], head)
        assert not found.fine
        assert not found.kept
        assert "cut off" in found.noted
    assert verify_rows(rows[:3]).fine, "without a noted digest a cut is not seen, which is why it says so"


def test_removed_and_reordered_events_are_found(cast: Cast) -> None:
    rows = raw_rows(cast.path)
    assert "event 3 is missing" in verify_rows([*rows[:2], *rows[3:]]).findings
    assert "events 2 to 4 are missing" in verify_rows([rows[0], rows[4]]).findings
    closed = [*rows[:2], *(RawRow(row.number - 1, row.body, row.digest) for row in rows[3:])]
    assert any("was written as event 4: the order was changed" in text for text in verify_rows(closed).findings)
    swapped = [rows[0], RawRow(2, rows[2].body, rows[2].digest), RawRow(3, rows[1].body, rows[1].digest), *rows[3:]]
    assert any("was written as event 3" in text for text in verify_rows(swapped).findings)


def test_a_record_rewritten_as_a_whole_shows_only_against_a_noted_digest(cast: Cast) -> None:
    head = cast.state.head.digest
    rewritten(cast.path)
    assert verify(cast.path, rules=False).fine
    found = verify(cast.path, head)
    assert not found.fine
    assert "rewritten since you noted it" in found.noted


def test_an_exchanged_file_is_found(cast: Cast) -> None:
    tamper(cast.path, "UPDATE files SET content = CAST('I refuse' AS BLOB) WHERE length(content) = 28")
    found = verify(cast.path, cast.state.head.digest)
    assert not found.fine
    assert any("the file that event 3 names is not as it was kept" in text for text in found.findings)
    tamper(cast.path, "DELETE FROM files WHERE length(content) < 30")
    assert any("the file that event 3 names is missing" in text for text in verify(cast.path).findings)


def test_an_event_of_a_kind_that_is_not_known_is_found(cast: Cast) -> None:
    body = raw_rows(cast.path)[4].body.replace(b"answer-received", b"answer-imagined")
    tamper(
        cast.path,
        f"UPDATE events SET body = '{body.decode()}', digest = '{digest_of(body)}' WHERE number = 5",
    )
    found = verify(cast.path)
    assert found.findings == ("event 5 is not one that this version of Backtable writes: `answer-imagined` is not a kind of event",)
    assert found.sound == 4, "what is not known is not called sound"


def test_a_changed_record_is_not_worked_on(cast: Cast) -> None:
    tamper(cast.path, "UPDATE events SET body = replace(body, 'cto', 'cfo') WHERE number = 3")
    with (
        pytest.raises(RecordError, match="not as it was written from event 3 on; `backtable verify FILE`"),
        SqliteStore(cast.path) as store,
    ):
        Record(store, "customer", Time())


def forged(cast: Cast, entry: Entry) -> None:
    """Append an event past the rules: whoever has the file can write to it, chain and all."""
    store, head = cast.record._store, cast.state.head
    body = body_of(entry, head, cast.time(), "customer", kind_of(entry.content).shared)
    store.append(head, [Row(head.number + 1, body, digest_of(body))], {})
    cast.record.refresh()


def test_what_was_written_past_the_rules_is_found(cast: Cast) -> None:
    draft = cast.draft("demand")
    assert verify(cast.path).fine
    offer = cast.state.offer(draft)
    forged(cast, Entry(events.OfferSent(draft, offer.terms, offer.case, None, ()), "adviser"))
    forged(cast, Entry(events.MandateGranted("price <= 300", "cfo", offer.case, START + timedelta(days=9)), "adviser"))
    found = verify(cast.path)
    assert found.findings == ()
    assert not found.fine
    first, second = found.against
    assert f"event {draft + 1} is against the rules as they stood when it was written: offer {draft} cannot be sent: the approvals of" in first
    assert "adviser writes this for cfo, and the event must say so" in second
    assert verify(cast.path, rules=False).fine


def test_nothing_rests_on_what_was_written_past_the_rules_and_it_is_shown_so(cast: Cast) -> None:
    draft = cast.draft("price=250, years=1, release=none")
    offer = cast.state.offer(draft)
    sent = Entry(events.OfferSent(draft, offer.terms, offer.case, None, ()), "adviser")
    approval = Entry(events.ApprovalGiven(draft, "cfo", offer.terms, offer.case), "adviser", "cfo")
    forged(cast, sent)
    forged(cast, approval)
    judge(cast.record)
    assert list(cast.state.against or ()) == [draft + 1, draft + 2]
    assert cast.state.forbidden(cast.state.offer(draft)) == f"event {draft + 1} is against the rules"
    missing = authority_of(cast.state, cast.state.offer(draft), "customer", cast.time()).missing
    assert [(item.person, item.why) for item in missing if item.person == "cfo"] == [
        ("cfo", f"approval {draft + 2} does not count: it was recorded against the rules")
    ]
    with pytest.raises(RefusedError, match=f"nothing can rest on offer {draft}: event {draft + 1} is against the rules.*withdraw it, and draft it anew"):
        cast.hear_answer(draft)
    with pytest.raises(RefusedError, match="nothing can rest"):
        cast.approve(draft, "cto")
    forged(cast, Entry(events.AnswerReceived(draft, "executive", True), "adviser"))
    for person in ("cto", "cfo", "counsel"):
        forged(cast, Entry(events.ApprovalGiven(draft, person, offer.terms, offer.case), person))
    assert not cast.state.offer(draft).bound
    forged(cast, Entry(events.Settled(draft), "adviser"))
    judge(cast.record)
    assert not cast.state.settled
    assert [item.origin.event for item in learned_of(cast.state, cast.time())] == [5], "what was forged tells nothing"
    assert [task.what for task in tasks(cast.state, cast.time())] == [f"withdraw offer {draft}, which came about against the rules"]
    shown = status_document(cast.state, cast.time())
    assert "came about against its rules" in shown.lead[0].text
    cast.do(lambda state, _: withdraw(state, "adviser", draft))
    again = cast.draft("price=250, years=1, release=none")
    cast.approve(again, "cto", "cfo", "counsel")
    cast.send(again)
    judge(cast.record, 3)
    assert Record(cast.record._store, "customer", cast.time).state.against is None, "of a long record the rules are not asked on opening"


@pytest.mark.parametrize(("name", "text"), [("time", '"soon"'), ("time", "7"), ("expires", '"soon"'), ("terms", "[1]"), ("nothing", "1")])
def test_a_forged_correction_that_makes_no_sense_gives_one_message(cast: Cast, name: str, text: str) -> None:
    number = cast.receive()
    with pytest.raises(RecordError, match="cannot have come about as they stand"):
        forged(cast, Entry(events.Correction(number, ((name, text),), "x"), "adviser"))


def test_a_correction_that_the_rules_do_not_allow_changes_nothing(cast: Cast) -> None:
    draft = cast.draft("price=250, years=1, release=none")
    other = cast.draft("price=300, years=1, release=none")
    approval = cast.approve(draft, "cto")
    terms = {"price": 300, "release": "none", "years": 1}
    forged(cast, Entry(events.Correction(approval, (("terms", json.dumps(terms)),), "x"), "adviser"))
    forged(cast, Entry(events.Correction(approval, (("happened", '"2026-05-01T09:00:00Z"'),), "x"), "adviser"))
    judge(cast.record)
    assert list(cast.state.against or ()) == [approval + 1, approval + 2]
    assert cast.state.approvals[0].time == START
    assert "cto" in [basis.person for basis in authority_of(cast.state, cast.state.offer(draft), "customer", cast.time()).bases]
    assert "cto" in [item.person for item in authority_of(cast.state, cast.state.offer(other), "customer", cast.time()).missing]


def test_a_body_that_says_wrongly_whom_it_is_shared_with_is_found(cast: Cast) -> None:
    head = cast.state.head
    body = body_of(Entry(events.QuestionAsked("executive", "why?"), "adviser"), head, cast.time(), "customer", True)
    cast.record._store.append(head, [Row(head.number + 1, body, digest_of(body))], {})
    assert ["whether the other sides see it" in text for text in verify(cast.path).against] == [True]


PLANTED = [
    ("CREATE TRIGGER x AFTER INSERT ON events BEGIN DELETE FROM files; END", "it holds the trigger `x`, which Backtable did not make"),
    ("CREATE VIEW approvals AS SELECT * FROM events", "it holds the view `approvals`, which Backtable did not make"),
    ("CREATE TABLE notes (text)", "it holds the table `notes`, which Backtable did not make"),
    ("DROP TRIGGER events_stay", "it lacks the trigger `events_stay`"),
    ("ALTER TABLE files ADD COLUMN more", "its table `files` is not the one that Backtable made"),
]


@pytest.mark.parametrize(("statement", "words"), PLANTED)
def test_what_is_planted_among_the_tables_is_found_and_not_worked_on(cast: Cast, tmp_path: Path, statement: str, words: str) -> None:
    with closing(sqlite3.connect(cast.path)) as connection:
        connection.execute(statement)
        connection.commit()
    found = verify(cast.path, cast.state.head.digest)
    assert not found.fine
    assert found.findings == (words,)
    with pytest.raises(RecordError, match=f"{words}.*`backtable recover"):
        SqliteStore(cast.path)
    assert recover(cast.path, tmp_path / "saved.backtable").whole
    assert verify(tmp_path / "saved.backtable", cast.state.head.digest).fine


# Saving what is sound.


def test_a_changed_event_ends_what_is_saved_and_the_rest_is_kept_apart(cast: Cast, tmp_path: Path) -> None:
    tamper(cast.path, "UPDATE events SET body = replace(body, 'cto', 'cfo') WHERE number = 3")
    out = tmp_path / "saved.backtable"
    found = recover(cast.path, out)
    assert (found.saved, found.rest, found.missing, found.lost) == (2, (4, 5), ((3, 3),), ())
    assert found.rest_path is not None
    assert len(found.rest_path.read_bytes().splitlines()) == 2
    with SqliteStore(out) as store:
        assert Record(store, "customer", Time()).state.head.number == 2
    assert verify(out).fine


def test_an_untouched_record_is_saved_as_it_is(cast: Cast, tmp_path: Path) -> None:
    found = recover(cast.path, tmp_path / "saved.backtable")
    assert (found.saved, found.rest, found.missing, found.lost, found.rest_path) == (5, (), (), (), None)
    assert verify(tmp_path / "saved.backtable", cast.state.head.digest).fine
    with pytest.raises(RecordError, match="is there already"):
        recover(cast.path, tmp_path / "saved.backtable")


@pytest.mark.parametrize("damage", ["beginning", "table of tables", "end"])
def test_events_are_saved_from_a_file_that_sqlite_cannot_read(cast: Cast, tmp_path: Path, damage: str) -> None:
    for number in range(80):
        cast.put(Entry(events.QuestionAsked("executive", f"{number} " + "x" * 900), "adviser"))
    head = cast.state.head
    raw = bytearray(cast.path.read_bytes())
    if damage == "beginning":
        raw[:100] = bytes(100)
    elif damage == "table of tables":
        raw[100:3000] = b"\xff" * 2900
    else:
        del raw[-40_000:]
    path = tmp_path / "damaged.backtable"
    path.write_bytes(raw)
    out = tmp_path / "saved.backtable"
    found = recover(path, out)
    assert not found.lost
    with SqliteStore(out) as store:
        saved = Record(store, "customer", Time())
    if damage == "end":
        assert 5 < found.saved < head.number
        assert saved.events == cast.record.events[: found.saved]
    else:
        assert (found.saved, found.rest) == (head.number, ())
        assert saved.state == cast.state


def test_a_file_cut_in_half_is_gone_on_with_once_the_case_is_given(cast: Cast, tmp_path: Path) -> None:
    raw = cast.path.read_bytes()
    path, case = tmp_path / "half.backtable", CASE.encode()
    path.write_bytes(raw[: len(raw) // 2])
    found = recover(path, tmp_path / "saved.backtable")
    assert found.saved == cast.state.head.number
    assert [(item.event, item.name, item.case) for item in found.lost] == [(1, "case.yaml", True), (3, "mail.eml", False)]
    assert not found.whole
    with pytest.raises(RecordError, match=r"`backtable recover .* --case COPY` puts it back"), SqliteStore(tmp_path / "saved.backtable") as store:
        Record(store, "customer", Time()).append(lambda state, _: [Entry(events.QuestionAsked("executive", state.case.name), "adviser")])
    with pytest.raises(RecordError, match=r"other\.yaml is not, byte for byte, a file of this record.*event 1 names case\.yaml"):
        recover(path, tmp_path / "again.backtable", {"other.yaml": case + b"\n# a remark"})
    assert not (tmp_path / "again.backtable").exists()
    for damaged in (path, tmp_path / "saved.backtable"):  # a file saved without its case can be mended, too
        again = recover(damaged, tmp_path / f"again-{damaged.name}", {"copy.yaml": case})
        assert again.whole
        assert [item.name for item in again.taken] == ["case.yaml"]
        with SqliteStore(tmp_path / f"again-{damaged.name}") as store:
            record = Record(store, "customer", cast.time)
            assert record.state == cast.state
            record.append(lambda _state, _now: [Entry(events.QuestionAsked("executive", "why?"), "adviser")])


def test_long_events_and_files_are_read_from_pages_by_themselves(cast: Cast, tmp_path: Path) -> None:
    """What goes on over several pages is saved, too, where the table of tables is lost."""
    file = b"%PDF " + bytes(range(256)) * 400
    evidence = Evidence("", "long.pdf", digest_of(file))
    cast.put(Entry(events.QuestionAsked("executive", "y" * 60_000), "adviser"))
    said = events.StatementHeard("executive", "see there", "limit", evidence=evidence)
    cast.put(Entry(said, "adviser"), {digest_of(file): file})
    raw = bytearray(cast.path.read_bytes())
    raw[100:3000] = b"\xff" * 2900
    path = tmp_path / "damaged.backtable"
    path.write_bytes(raw)
    found = recover(path, tmp_path / "saved.backtable")
    assert (found.saved, found.lost, found.whole) == (cast.state.head.number, (), True)
    with SqliteStore(tmp_path / "saved.backtable") as store:
        assert store.file(digest_of(file)) == file


@pytest.mark.parametrize("seed", range(20))
def test_pages_of_noise_are_read_without_an_error(cast: Cast, seed: int) -> None:
    random = Random(seed)
    raw = bytearray(cast.path.read_bytes())
    for _ in range(random.randrange(1, 400)):
        raw[random.randrange(len(raw))] = random.randrange(256)
    for row in rows_in(bytes(raw[: random.randrange(len(raw))])):
        assert isinstance(row, tuple)


@pytest.mark.parametrize(("pragma", "words"), [("user_version=2", "one of a newer Backtable (format 2, not 1)"), ("application_id=7", "another program's (application id 0x00000007, not 0x42544E47)")])
def test_what_is_saved_of_another_programs_file_is_not_to_be_gone_on_with(cast: Cast, tmp_path: Path, pragma: str, words: str) -> None:
    tamper(cast.path, f"PRAGMA {pragma}")
    found = recover(cast.path, tmp_path / "b.backtable")
    assert (found.saved, found.foreign, found.whole) == (5, words, False)


def test_what_holds_no_event_gives_one_message(tmp_path: Path) -> None:
    path = tmp_path / "a.backtable"
    path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    with pytest.raises(RecordError, match="holds no event that could be saved"):
        recover(path, tmp_path / "b.backtable")
    with pytest.raises(RecordError, match="cannot be read"):
        recover(tmp_path / "none", tmp_path / "b.backtable")
    assert not (tmp_path / "b.backtable").exists()


def test_a_damaged_file_says_what_cannot_be_read(cast: Cast, tmp_path: Path) -> None:
    for number in range(80):
        cast.put(Entry(events.QuestionAsked("executive", f"{number} " + "x" * 900), "adviser"))
    raw = bytearray(cast.path.read_bytes())
    page = 16384
    pages = len(raw) // page
    hit = next(n for n in range(pages - 1, 0, -1) if raw[n * page] == 13)
    raw[hit * page : hit * page + 200] = b"\xff" * 200
    path = tmp_path / "damaged.backtable"
    path.write_bytes(raw)
    found = verify(path)
    assert not found.fine
    assert any("cannot be read" in text for text in found.findings)
