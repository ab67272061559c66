"""What happened in a negotiation, event by event."""

from collections.abc import Sequence

from backtable.conduct import Event, State, event_words
from backtable.papers._document import Column, Document, Paragraph, Row, Section, Table
from backtable.papers.record._status import moment

COLUMNS = ("number", "time", "happened", "who", "for", "kind", "what", "corrected by", "shared", "digest")


def log_rows(events: Sequence[Event], state: State) -> list[tuple[str | int, ...]]:
    """Give the events as rows for a spreadsheet, times in UTC."""
    return [
        (
            event.number,
            f"{event.time:%Y-%m-%dT%H:%M:%SZ}",
            f"{event.happened:%Y-%m-%dT%H:%M:%SZ}" if event.happened else "",
            event.who,
            event.behalf or "",
            event.kind,
            event_words(event, state),
            ", ".join(str(number) for number in state.corrections.get(event.number, ())),
            "yes" if event.shared else "no",
            event.digest,
        )
        for event in events
    ]


def log_document(events: Sequence[Event], state: State) -> Document:
    """Give the events as a document, oldest first."""
    rows = []
    for event in events:
        what = event_words(event, state)
        corrected = state.corrections.get(event.number, ())
        if corrected:
            what = f"{what} [corrected by event {', '.join(str(number) for number in corrected)}]"
        when = moment(event.time) + (f" (happened {moment(event.happened)})" if event.happened else "")
        rows.append(Row((str(event.number), when, f"{event.who} for {event.behalf}" if event.behalf else event.who, what)))
    table = Table((Column("", number=True), Column("Written", width=20), Column("Who", width=16), Column("What")), tuple(rows))
    return Document(
        state.case.name,
        "Everything that happened, oldest first.",
        (Paragraph(f"{len(rows)} event{'' if len(rows) == 1 else 's'}.", strong=True),),
        (Section("Log", (table,)),),
        f"The digest of event {state.head.number} is {state.head.digest}",
    )
