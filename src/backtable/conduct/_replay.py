"""Going through events again: what they come to, and whether the rules allowed each; somebody may have written past them, straight into the file."""

from collections.abc import Iterable, Mapping, Sequence

from backtable.case import Case
from backtable.conduct._checks import check
from backtable.conduct._corrections import check_correction
from backtable.conduct._entry import Entry, Event
from backtable.conduct._events import Correction
from backtable.conduct._fold import Fold
from backtable.conduct._record import Record, shared_by
from backtable.conduct._state import State
from backtable.errors import RefusedError

MOST_JUDGED = 1_000


def derive(events: Iterable[Event], side: str, cases: Mapping[str, Case]) -> State:
    """Give what events come to, as one side sees them.

    Args:
        events: in order; the other sides' secrets may be among them and have no influence.
        side: whose eyes.
        cases: digest → case, of every version that the events name.
    """
    fold = Fold(side, cases)
    fold.take(events)
    return fold.state()


def judge(record: Record, most: int | None = MOST_JUDGED) -> None:
    """Ask the rules of each event that our side wrote, and let the state of the record say which of them they stand against.

    Args:
        most: events that are asked about; of a longer record none, and its state says that they were not.
    """
    if most is None or len(record.events) <= most:
        record.judged(broken_rules(record))


def broken_rules(record: Record) -> dict[int, str]:
    """Give the events of ours against which the rules stand, on the state as it stood before each, with what stands against it.

    It takes longer the longer the record is: a second for some thousands of events. What was written against the rules is no ground for what
    comes after it.
    """
    side = record.state.side
    found: dict[int, str] = {}
    fold = Fold(side, record.cases, found, compared=False)
    for place, event in enumerate(record.events):
        if event.side == side and (said := _against(fold, event, record.events, place)):
            found[event.number] = said
        fold.take([event])
    return found


def _against(fold: Fold, event: Event, events: Sequence[Event], place: int) -> str:
    state = fold.state()
    entry = Entry(event.content, event.who, event.behalf, event.happened)
    now = event.time if state.moment is None else max(event.time, state.moment)
    try:
        check(state, entry, now, again=True)
        if isinstance(event.content, Correction):
            check_correction(events[:place], state, entry, event.time)
    except RefusedError as error:
        return str(error)
    if event.shared != shared_by(state, event.content):
        return "it says wrongly whether the other sides see it"
    return ""
