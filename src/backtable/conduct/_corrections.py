"""What a correction may say: the event as corrected must have been possible, and must not undo what rests on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from backtable.conduct import _events as events
from backtable.conduct._checks import check
from backtable.conduct._encoding import read_field, read_time
from backtable.conduct._entry import Entry, Event
from backtable.conduct._fold import HAPPENED, TIME, Fold
from backtable.conduct._register import kind_of
from backtable.conduct._state import State
from backtable.errors import RefusedError
from backtable.quantities import clock_time


def check_correction(record: Sequence[Event], state: State, entry: Entry, clock: datetime) -> None:
    """Refuse a correction that may not be made.

    Args:
        record: every event so far.
        state: what they come to.
        clock: what the clock says as it is written, be that before an earlier event.

    Raises:
        RefusedError: saying why, and what to do instead.
    """
    content: events.Correction = entry.content
    old = next((item for item in record if item.number == content.number and item.side == state.side), None)
    if old is None:
        raise RefusedError(f"there is no event {content.number} of ours that could be corrected")
    kind = kind_of(old.content)
    given = dict(content.fields)
    time, day = given.pop(TIME, None), given.pop(HAPPENED, None)
    if not kind.correctable and (given or not time):
        raise RefusedError(f"event {old.number} ({kind.key}) cannot be corrected; {_instead(old)}")
    if not content.fields:
        raise RefusedError(f"say what should have been written; of {kind.key} it may be {', '.join(kind.correctable)}")
    values = {}
    for name, text in given.items():
        if name not in kind.correctable:
            raise RefusedError(
                f"`{name}` of event {old.number} ({kind.key}) cannot be corrected, only {', '.join(kind.correctable)}"
            )
        try:
            values[name] = read_field(kind.key, name, text)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RefusedError(f"`{name}` of event {old.number} cannot be {text} ({error})") from error
    happened = _last_day(record, old) if day is None else _happened(old, day)
    _resting(old, values if day is None else {**values, HAPPENED: happened}, state)
    before = Fold(state.side, state.cases, compared=False)
    times = _times(record)
    before.take([item._replace(time=times.get(item.number, item.time)) for item in record if item.number < old.number])
    then = before.state()
    written = old.time if time is None else _written(old, time, then, clock, first_ahead(record, clock))
    corrected = Entry(replace(_as_corrected(old, record), **values), old.who, old.behalf, happened)
    if isinstance(corrected.content, events.AnswerReceived) and corrected.content.accepted is None:
        return  # that they gave no answer was always possible
    if (day is not None or values.get("accepted")) and not corrected.content.evidence:  # why it is corrected is what shows the day, or that they said yes
        corrected = replace(corrected, content=replace(corrected.content, evidence=events.Evidence(content.reason)))
    check(then, corrected, max(written, then.moment or written))


def _times(record: Sequence[Event]) -> dict[int, datetime]:
    """Give number of an event → its time as corrected."""
    corrections = [item.content for item in record if isinstance(item.content, events.Correction)]
    return {content.number: read_time(text) for content in corrections for name, text in content.fields if name == TIME}


def first_ahead(record: Sequence[Event], clock: datetime) -> int:
    """Give the first event whose time is yet to come and was not corrected, 0 if there is none."""
    corrected = _times(record)
    return next((item.number for item in record if item.time > clock and item.number not in corrected), 0)


def _written(old: Event, text: str, then: State, clock: datetime, first: int) -> datetime:
    """Give when an event was really written, where the clock stood ahead.

    Args:
        then: the state before it, of which the times are corrected as far as they were.
        first: the first event whose time is yet to come.
    """
    try:
        time = read_time(text)
    except (TypeError, ValueError) as error:
        raise RefusedError(f"the time of event {old.number} cannot be {text}; expected a day and a time") from error
    if old.time <= clock:
        raise RefusedError(f"the clock did not stand ahead when event {old.number} was written: {clock_time(old.time)} is past, so its time stays")
    if time > clock:
        raise RefusedError(f"event {old.number} cannot have been written at {clock_time(time)}, which is yet to come")
    if then.moment is not None and time < then.moment:
        ahead = f"; correct that of event {first} first, which is yet to come too" if then.moment > clock else ""
        raise RefusedError(f"event {old.number} was written after event {then.latest}, of {clock_time(then.moment, '%H:%M:%S')}{ahead}")
    return time


def _happened(old: Event, text: str) -> datetime:
    """Give when something really happened that was written down without its day, or with a wrong one."""
    if not isinstance(old.content, events.OfferReceived | events.AnswerReceived | events.StatementHeard):
        raise RefusedError(f"event {old.number} ({old.kind}) happened when it was written; only the day of what the other side did or said is corrected")
    try:
        return read_time(text)
    except (TypeError, ValueError) as error:
        raise RefusedError(f"event {old.number} cannot have happened on {text}; expected a day or a time") from error


def _last_day(record: Sequence[Event], old: Event) -> datetime | None:
    """Give when an event happened, as corrected so far."""
    corrections = [item.content for item in record if isinstance(item.content, events.Correction) and item.content.number == old.number]
    days = [text for content in corrections for name, text in content.fields if name == HAPPENED]
    return read_time(days[-1]) if days else old.happened


def _as_corrected(old: Event, record: Sequence[Event]) -> Any:
    """Give an event's content with the corrections so far."""
    content = old.content
    for item in record:
        if isinstance(item.content, events.Correction) and item.content.number == old.number:
            fields = {name: read_field(old.kind, name, text) for name, text in item.content.fields if name not in (TIME, HAPPENED)}
            content = replace(content, **fields)
    return content


def _resting(old: Event, values: dict[str, object], state: State) -> None:
    """Refuse to take away what an answer or a settlement rests on."""
    if values.keys() <= {"note", "reasons"}:
        return
    if isinstance(old.content, events.OfferReceived):
        offer = state.offer(old.number)
        if any(answer.side == state.side and answer.accepted for answer in offer.answers) or offer.settled:
            raise RefusedError(f"we accepted offer {offer.number} as it was written down; its terms cannot be corrected any more")
    if isinstance(old.content, events.AnswerReceived):
        offer = state.offer(old.content.offer)
        if offer.settled:
            raise RefusedError(f"offer {offer.number} was settled on this answer; it cannot be corrected any more")


def _instead(old: Event) -> str:
    content = old.content
    if isinstance(content, events.ApprovalGiven | events.ApprovalRefused | events.MandateGranted | events.MandateRefused):
        return "what was decided is not a typing mistake: withdraw it, or record the decision anew"
    if isinstance(content, events.OfferSent | events.AnswerGiven):
        return "it went to the other side as it stands: tell them, and record what you told them"
    return "record what is so now as a new event"
