"""What happened in a negotiation, event by event; a long record is written as it is read."""

from collections.abc import Iterable, Iterator

from backtable.conduct import Event, State, event_words
from backtable.papers.record._moment import moment
from backtable.wording import listed

COLUMNS = ("number", "time", "happened", "who", "for", "kind", "what", "corrected by", "clock went back", "shared", "digest")
HEADINGS = ("", "Written", "Who", "What")


def log_rows(events: Iterable[Event], state: State) -> Iterator[tuple[str | int, ...]]:
    """Give the events as rows for a spreadsheet, times in UTC."""
    back = dict(state.back)
    for event in events:
        yield (
            event.number,
            f"{event.time:%Y-%m-%dT%H:%M:%SZ}",
            f"{event.happened:%Y-%m-%dT%H:%M:%SZ}" if event.happened else "",
            event.who,
            event.behalf or "",
            event.kind,
            event_words(event, state),
            ", ".join(str(number) for number in state.corrections.get(event.number, ())),
            "yes" if event.number in back else "no",
            "yes" if event.shared else "no",
            event.digest,
        )


def log_lines(events: Iterable[Event], state: State) -> Iterator[tuple[str, str, str, str]]:
    """Give the events for people, under `HEADINGS`, oldest first."""
    back = dict(state.back)
    for event in events:
        what = event_words(event, state)
        corrected = state.corrections.get(event.number, ())
        if corrected:
            what = f"{what} [corrected by event{'' if len(corrected) == 1 else 's'} {listed([str(number) for number in corrected])}]"
        if event.number in (state.against or {}):
            what = f"{what} [against the rules]"
        if (ahead := back.get(event.number)) is not None:
            what = f"{what} [written by a clock that stood before that of an earlier event, {moment(ahead)}]"
        when = moment(event.time) + (f" (happened {moment(event.happened)})" if event.happened else "")
        yield str(event.number), when, f"{event.who} for {event.behalf}" if event.behalf else event.who, what
