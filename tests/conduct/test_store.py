"""A record as a file: whole or not at all, alone or with others, and what it says when it cannot be used."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backtable.conduct import (
    EMPTY,
    Entry,
    MemoryStore,
    Record,
    SqliteStore,
    Store,
    body_of,
    case_entry,
    digest_of,
    draft_offer,
    events,
    open_record,
    send_offer,
    verify,
)
from backtable.conduct._sqlite import _PAGE
from backtable.conduct._store import Row
from backtable.errors import MovedError, RecordError, RefusedError
from backtable.files import read_package

from .cast import CASE, START, Cast, Time


def question(words: str = "why?") -> Entry:
    return Entry(events.QuestionAsked("executive", words), "adviser")


@pytest.fixture(params=["file", "memory"])
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Both kinds of store, each with an opened record in it."""
    entry, files = case_entry("case.yaml", CASE.encode(), "adviser", writers=["cto"])
    memory = MemoryStore()
    Record(memory, "customer", Time()).append(lambda _state, _now: [entry], files)
    return memory if request.param == "memory" else SqliteStore.create(tmp_path / "a.backtable", memory.rows(), files)


# Any store.


def test_what_was_appended_is_there_when_it_is_read_again(begun: Store) -> None:
    Record(begun, "customer", Time()).append(lambda _state, _now: [question(), question("how?")])
    again = Record(begun, "customer", Time())
    assert [item.words for item in again.state.questions] == ["why?", "how?"]
    assert begun.file(again.state.version.text) == CASE.encode()


def test_an_append_on_a_head_that_has_moved_is_refused(begun: Store) -> None:
    rows = begun.rows()
    body = body_of(question(), EMPTY, START, "customer", False)
    with pytest.raises(MovedError, match="wrote"):
        begun.append(EMPTY, [Row(1, body, digest_of(body))], {})
    assert begun.rows() == rows


def test_a_decision_is_made_again_on_what_somebody_else_wrote(begun: Store) -> None:
    first, second = (Record(begun, "customer", Time()) for _ in range(2))
    seen = []

    def decide(state: object, _now: object) -> list[Entry]:
        seen.append(state.head.number)  # type: ignore[attr-defined]
        if len(seen) == 1:
            second.append(lambda _state, _time: [question("in between")])
        return [question("after it")]

    first.append(decide)
    assert seen == [1, 2]
    assert [item.words for item in first.state.questions] == ["in between", "after it"]


def test_what_rests_on_a_state_that_is_gone_is_not_written(begun: Store) -> None:
    first, second = (Record(begun, "customer", Time()) for _ in range(2))
    package = read_package(first.state.case, "cheap")
    draft = first.append(lambda state, _: [draft_offer(state, "adviser", package)])[0].number
    content = events.ApprovalGiven(draft, "cto", first.state.offer(draft).terms, first.state.version.digest)
    approval = first.append(lambda _state, _now: [Entry(content, "cto")])[0].number
    tried: list[int] = []

    def send(state: object, now: object) -> list[Entry]:
        tried.append(1)
        if len(tried) == 1:
            second.refresh()
            second.append(lambda _state, _now: [Entry(events.Withdrawn(approval), "cto")])
        return [send_offer(state, "adviser", draft, now)]  # type: ignore[arg-type]

    with pytest.raises(RefusedError, match="the approval of cto is missing"):
        first.append(send)
    assert len(tried) == 2


def test_who_is_overtaken_every_time_is_told_so(begun: Store) -> None:
    first, second = (Record(begun, "customer", Time()) for _ in range(2))

    def decide(_state: object, _now: object) -> list[Entry]:
        second.refresh()
        second.append(lambda _state, _time: [question("again")])
        return [question("never")]

    with pytest.raises(MovedError, match="nothing was recorded"):
        first.append(decide)
    assert "never" not in {item.words for item in Record(begun, "customer", Time()).state.questions}


# One file.


def test_a_closed_file_is_one_file_and_its_copy_is_the_record(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "a.backtable")
    cast.draft()
    assert [path.name for path in tmp_path.iterdir()] == ["a.backtable"]
    shutil.copy(tmp_path / "a.backtable", tmp_path / "b.backtable")
    with SqliteStore(tmp_path / "b.backtable") as store:
        assert Record(store, "customer", Time()).state == cast.state


def test_a_new_file_never_replaces_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.backtable"
    path.write_text("mine")
    with pytest.raises(RecordError, match="is there already; name another file"):
        open_record(path, "case.yaml", CASE.encode(), "adviser", Time())
    assert path.read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_refused_opening_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="executive is nobody on our side"):
        open_record(tmp_path / "a.backtable", "case.yaml", CASE.encode(), "executive", Time())
    assert not list(tmp_path.iterdir())


def test_events_cannot_be_changed_or_removed_by_mistake(tmp_path: Path) -> None:
    Cast(tmp_path / "a.backtable")
    with sqlite3.connect(tmp_path / "a.backtable") as connection:
        for statement in ("UPDATE events SET body = ''", "DELETE FROM events", "DELETE FROM files"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b""), "is not a negotiation file: it is empty"),
        (lambda path: path.write_text("case: x"), "is not a negotiation file but a text; if it is a case, `backtable open"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + b"\x00" * 200), "is not a negotiation file but a workbook; if it is a case, `backtable open"),
        (lambda path: path.write_bytes(b"\x00\x01" * 80), "is not a negotiation file: it is no SQLite file"),
        (lambda path: path.mkdir(), "cannot be read (Is a directory)"),
        (lambda _path: None, "cannot be read (No such file or directory); start one with `backtable open CASE`"),
        (lambda path: other(path, "CREATE TABLE events (x)"), "is an SQLite file of another program"),
        (lambda path: changed(path, "PRAGMA user_version=2"), "was written by a newer Backtable (format 2)"),
        (lambda path: truncated(path, 30_000), "damaged"),
        (lambda path: scribbled(path, _PAGE, b"\xff" * _PAGE), "damaged"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_to_be_what_it_is(
    make: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.backtable"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RecordError) as caught, SqliteStore(path) as store:
        Record(store, "customer", Time())
    assert words in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def other(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def changed(path: Path, statement: str) -> None:
    Cast(path)
    other(path, statement)


def truncated(path: Path, size: int) -> None:
    cast = Cast(path)
    for number in range(60):
        cast.put(question("x" * 2000 + str(number)))
    with path.open("r+b") as file:
        file.truncate(size)


def scribbled(path: Path, start: int, content: bytes) -> None:
    Cast(path)
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


# Trouble while writing.


def test_a_full_disk_gives_one_message_and_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "a.backtable"
    cast = Cast(path)
    program = f"""
import resource, signal, sys
from pathlib import Path
from backtable.conduct import Entry, Record, SqliteStore, events
from backtable.errors import RecordError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path({str(path)!r}).stat().st_size
from tests.conduct.cast import Time
with SqliteStore({str(path)!r}) as store:
    record = Record(store, "customer", Time())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    try:
        record.append(lambda state, now: [Entry(events.QuestionAsked("executive", "x" * 100_000), "adviser")])
    except RecordError as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    record.append(lambda state, now: [Entry(events.QuestionAsked("executive", "after"), "adviser")])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "cannot be written" in done.stdout
    assert "nothing was recorded" in done.stdout
    cast.record.refresh()
    assert [item.words for item in cast.state.questions] == ["after"]
    assert verify(path).fine


def test_a_full_database_says_that_the_disk_is_full(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "a.backtable")
    store = cast.record._store
    assert isinstance(store, SqliteStore)
    store._connection.execute("PRAGMA max_page_count=1")
    with pytest.raises(RecordError, match=r"the disk is full\); nothing was recorded"):
        cast.put(question("x" * 100_000))
    store._connection.execute("PRAGMA max_page_count=100000")
    cast.put(question("after"))
    assert [item.words for item in cast.state.questions] == ["after"]


def test_a_file_that_is_held_by_another_program_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = Cast(tmp_path / "a.backtable")
    monkeypatch.setattr("backtable.conduct._sqlite._WAIT", 0.1)
    with SqliteStore(tmp_path / "a.backtable") as store:
        held = sqlite3.connect(tmp_path / "a.backtable", isolation_level=None)
        held.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match="another program has been writing to it"):
            Record(store, "customer", Time())
        held.execute("ROLLBACK")
        held.close()
        assert Record(store, "customer", Time()).state == cast.state


def test_a_file_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "a.backtable")
    store = cast.record._store
    assert isinstance(store, SqliteStore)
    store._connection.execute("PRAGMA query_only=ON")
    with pytest.raises(RecordError, match=r"cannot be written \(it may only be read\); nothing was recorded"):
        cast.put(question())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed while it writes")
def test_a_killed_process_loses_nothing_that_was_acknowledged(root: Path) -> None:
    rounds = os.environ.get("BACKTABLE_KILLS", "60")
    done = subprocess.run(
        [sys.executable, "-m", "tests.conduct.kill_loop", rounds, "7"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kills, acknowledged, left = (int(word) for word in done.stdout.replace(",", "").split() if word.isdecimal())
    assert kills == int(rounds)
    assert acknowledged > kills
    assert left > 0, "no kill hit a transaction"


def test_two_processes_at_once_neither_corrupt_nor_interleave(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "a.backtable"
    Cast(path)
    program = f"""
import sys
from backtable.conduct import Entry, Record, SqliteStore, events
from tests.conduct.cast import Time
with SqliteStore({str(path)!r}) as store:
    record = Record(store, "customer", Time())
    for number in range(15):
        pair = [Entry(events.QuestionAsked("executive", f"{{sys.argv[1]}} {{number}} {{part}}"), "adviser") for part in "ab"]
        record.append(lambda state, now: pair)
"""
    def run(name: str) -> None:
        subprocess.run([sys.executable, "-c", program, name], cwd=root, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *sys.path])})

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, ["one", "two"]))
    with SqliteStore(path) as store:
        record = Record(store, "customer", Time())
    words = [item.words for item in record.state.questions]
    assert len(words) == 60
    pairs = [(first, second) for first, second in zip(words[::2], words[1::2], strict=True)]
    assert all(first[:-1] == second[:-1] and first[-1] == "a" and second[-1] == "b" for first, second in pairs)
    for name in ("one", "two"):
        assert [word for word in words[::2] if word.startswith(name)] == [f"{name} {n} a" for n in range(15)]
    assert verify(path).fine


def test_the_program_on_the_page_verifies_a_record(tmp_path: Path, root: Path) -> None:
    cast = Cast(tmp_path / "a.backtable")
    cast.draft()
    page = (root / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    program = page.split("```python\n")[1].split("```")[0]
    done = subprocess.run(
        [sys.executable, "-c", program, str(cast.path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == cast.state.head.digest
    other(cast.path, "DROP TRIGGER events_stay")
    other(cast.path, "UPDATE events SET body = replace(body, 'adviser', 'advisor') WHERE number = 2")
    failed = subprocess.run([sys.executable, "-c", program, str(cast.path)], capture_output=True, text=True, check=False)
    assert "event 2 was changed" in failed.stderr


def test_the_body_of_an_event_is_as_the_page_says() -> None:
    terms = (("price", 1e21), ("rate", 0.1), ("release", 'no "e" – ü'), ("years", 2.0))
    entry = Entry(events.OfferDrafted(terms, "c" * 64), "adviser", happened=START)
    body = body_of(entry, EMPTY, START, "customer", False)
    assert body == (
        '{"before":"' + "0" * 64 + '","content":{"case":"' + "c" * 64 + '","terms":{"price":1e+21,"rate":0.1,'
        '"release":"no \\"e\\" – ü","years":2}},"happened":"2026-05-04T09:00:00Z","kind":"offer-drafted","number":1,'
        '"shared":false,"side":"customer","time":"2026-05-04T09:00:00Z","who":"adviser"}'
    )
    assert json.dumps(json.loads(body), sort_keys=True, ensure_ascii=False, separators=(",", ":")) == body


@pytest.mark.parametrize(
    ("part", "value", "why"),
    [
        ("number", "2", "a part of it is of another type than it should be"),
        ("who", 5, "a part of it is of another type than it should be"),
        ("shared", 0, "a part of it is of another type than it should be"),
        ("kind", "no-such-kind", "`no-such-kind` is not a kind of event"),
        ("time", "2026-05-04T09:30:00", "2026-05-04T09:30:00 has no time zone"),
        ("time", 5, "`5` is not a time"),
        ("content", ["x"], "a part of it is of another type than it should be"),
        ("further", 1, "it has other keys"),
    ],
)
def test_a_body_of_another_shape_is_refused_though_its_digest_is_right(begun: Store, part: str, value: object, why: str) -> None:
    head = Record(begun, "customer", Time()).state.head
    body = json.loads(body_of(question(), head, START, "customer", False)) | {part: value}
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    begun.append(head, [Row(2, text, digest_of(text))], {})
    with pytest.raises(RecordError, match=re.escape(f"event {body['number']} is not one that this version of Backtable writes ({why})")):
        Record(begun, "customer", Time())


@pytest.mark.parametrize(
    ("part", "value", "why"),
    [
        ("words", 5, "`5` is not a text"),
        ("person", None, "`null` is not a text"),
        ("about", ["price"], '`["price"]` is not a text'),
        ("surprise", "x", "it holds `surprise`, which this version does not know"),
    ],
)
def test_a_field_of_another_type_is_refused_though_its_digest_is_right(begun: Store, part: str, value: object, why: str) -> None:
    head = Record(begun, "customer", Time()).state.head
    body = json.loads(body_of(question(), head, START, "customer", False))
    body["content"][part] = value
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    begun.append(head, [Row(2, text, digest_of(text))], {})
    with pytest.raises(RecordError, match=re.escape(f"event 2 is not one that this version of Backtable writes ({why})")):
        Record(begun, "customer", Time())


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such permissions")
def test_a_new_file_can_be_read_by_its_keeper_alone(cast: Cast) -> None:
    assert cast.path.stat().st_mode & 0o777 == 0o600
