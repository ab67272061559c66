"""How long a record of many events takes to open, and an event to append.

    python benchmarks/record.py [EVENTS]

The file holds drafts, approvals, offers sent and received, answers and statements in turn. It is written in one go; the
time to open it covers reading, checking the chain and deriving the state, in a process that has imported everything.
"""

import gc
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measure import machine, peak_mib, timed

from backtable.conduct import (
    EMPTY,
    Entry,
    Head,
    Record,
    Row,
    SqliteStore,
    body_of,
    case_entry,
    digest_of,
    events,
    kind_of,
    terms_of,
)
from backtable.files import read_case

CASE = Path(__file__).parent.parent / "examples" / "over-deployment" / "case.yaml"
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def rows_of(count: int) -> tuple[list[Row], dict[str, bytes]]:
    """Give the rows of a record of so many events, and its files."""
    entry, files = case_entry(CASE, CASE.read_bytes(), "adviser")
    case = read_case(CASE)
    assert case.demand is not None
    terms, digest = terms_of(case, case.demand), case.digest
    rows: list[Row] = []
    head, draft = EMPTY, 0
    for number in range(1, count + 1):
        match number % 7:
            case _ if number == 1:
                pass
            case 2:
                draft, entry = number, Entry(events.OfferDrafted(terms, digest, START + timedelta(days=9000)), "adviser")
            case 3:
                mail = events.Evidence("their mail")
                given = events.ApprovalGiven(draft, "cto", terms, digest, START + timedelta(days=9000), evidence=mail)
                entry = Entry(given, "adviser", "cto")
            case 4:
                sent = events.OfferSent(draft, terms, digest, START + timedelta(days=9000), (draft + 1,))
                entry = Entry(sent, "adviser")
            case 5:
                entry = Entry(events.AnswerReceived(draft, "executive", False, False, (("penalty", "no"),)), "adviser")
            case 6:
                entry = Entry(events.OfferReceived("executive", terms, digest), "adviser")
            case _:
                heard = events.StatementHeard("executive", "we never do that", "commission", credibility=0.2)
                entry = Entry(heard, "adviser")
        time = START + timedelta(minutes=number)
        body = body_of(entry, head, time, "customer", kind_of(entry.content).shared)
        rows.append(Row(number, body, digest_of(body)))
        head = Head(number, rows[-1].digest)
    return rows, files


def measured(count: int) -> list[tuple[str, float, float]]:
    """Give what was done, the seconds that passed and those of the processor."""
    gc.disable()  # as the commands do
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.backtable"
        rows, files = rows_of(count)
        SqliteStore.create(path, rows, files).close()
        del rows

        def clock() -> datetime:
            return START + timedelta(days=8000)

        opened_records: list[Record] = []  # a command ends when it has used one: forgetting it is no part of opening it

        def opened() -> None:
            with SqliteStore(path) as store:
                opened_records.append(Record(store, "customer", clock))
                assert len(opened_records[-1].state.offers) > count // 4

        def appended() -> None:
            record.append(lambda _state, _now: [heard])

        found = [(f"a record of {count:,} events opens", *timed(opened, 7))]
        heard = Entry(events.StatementHeard("executive", "perhaps", "commission", credibility=0.2), "adviser")
        with SqliteStore(path) as store:
            record = Record(store, "customer", clock)
            found.append(("an event is appended to it", *timed(appended, 5)))
    return found


def main() -> None:
    """Measure and print."""
    found = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    print(f"{machine()}; peak {peak_mib():,.0f} MiB")
    for what, elapsed, used in found:
        print(f"{what}: {1000 * elapsed:,.0f} ms, of the processor {1000 * used:,.0f} ms")


if __name__ == "__main__":
    main()
