"""Whether the rules allowed each event of a record: somebody may have written past them, straight into the file."""

from collections.abc import Iterator, Sequence

from backtable.conduct._checks import check
from backtable.conduct._corrections import check_correction
from backtable.conduct._entry import Entry, Event
from backtable.conduct._events import Correction
from backtable.conduct._fold import Fold
from backtable.conduct._record import Record, shared_by
from backtable.errors import RefusedError


def against_rules(record: Record) -> Iterator[str]:
    """Ask the rules of each event that our side wrote, on the state as it stood before it, and give what stands against them.

    It takes longer the longer the record is: a second for a thousand events or two.
    """
    side = record.state.side
    fold = Fold(side, record.cases)
    for place, event in enumerate(record.events):
        if event.side == side and (found := _against(fold, event, record.events[:place])):
            yield f"event {event.number} is against the rules as they stood when it was written: {found}"
        fold.take([event])


def _against(fold: Fold, event: Event, before: Sequence[Event]) -> str:
    state = fold.state()
    entry = Entry(event.content, event.who, event.behalf, event.happened)
    now = event.time if state.moment is None else max(event.time, state.moment)
    try:
        check(state, entry, now)
        if isinstance(event.content, Correction):
            check_correction(before, state, entry)
    except RefusedError as error:
        return str(error)
    if event.shared != shared_by(state, event.content):
        return "it says wrongly whether the other sides see it"
    return ""
