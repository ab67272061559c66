"""Kill a process that appends to a record, at random points, again and again; nothing acknowledged may be lost.

    python -m tests.conduct.kill_loop ROUNDS SEED

A round is one process: it opens the record that the last one left, appends, and tells each event's number once the record
has it. It is killed (SIGKILL) at a random moment. Then every event that it told must be there, and the chain be whole.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from backtable.conduct import EMPTY, Entry, Head, Row, SqliteStore, body_of, case_entry, digest_of, events, verify

from .cast import CASE, START

A_FILE = 40


def row_after(head: Head, entry: Entry) -> Row:
    body = body_of(entry, head, START, "customer", False)
    return Row(head.number + 1, body, digest_of(body))


def write_for_ever(path: Path, pipe: int) -> None:
    with SqliteStore(path) as store:
        last = store.rows()[-1]
        head = Head(last.number, last.digest)
        while True:
            words = "x" * random.choice((10, 1000, 30_000))
            row = row_after(head, Entry(events.QuestionAsked("executive", words), "adviser"))
            store.append(head, [row], {digest_of(words): words.encode()} if len(words) > 20_000 else {})
            head = Head(row.number, row.digest)
            os.write(pipe, b"%d\n" % row.number)


def killed(path: Path, wait: float) -> int:
    """Let a process append for a while, kill it, and give the last number that it told."""
    out, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            write_for_ever(path, pipe)
        finally:
            os._exit(1)
    os.close(pipe)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the process ended by itself"
    told = b""
    while piece := os.read(out, 65536):
        told += piece
    os.close(out)
    lines = told.split(b"\n")[:-1]
    return int(lines[-1]) if lines else 0


def main(rounds: int, seed: int) -> None:
    """Run so many rounds and say what was seen."""
    chance = random.Random(seed)
    entry, files = case_entry("case.yaml", CASE.encode(), "adviser")
    acknowledged = journals = 0
    # A killed process says nothing about the disk, so a file system in memory does, and more moments are met.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        for number in range(rounds):
            path = Path(folder) / f"{number // A_FILE}.backtable"
            if number % A_FILE == 0:
                SqliteStore.create(path, [row_after(EMPTY, entry)], files).close()
            before = verify(path).count
            last = killed(path, chance.uniform(0.0, 0.02))
            journals += Path(f"{path}-journal").exists()
            found = verify(path)
            assert found.fine, found.findings
            assert found.count >= last, f"event {last} was acknowledged, but there are {found.count}"
            assert found.count <= max(last, before) + 1, "more was written than one event that was not yet acknowledged"
            acknowledged += max(last - before, 0)
    print(f"{rounds} kills, {acknowledged} acknowledged events, none lost; {journals} kills left a journal to roll back")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
