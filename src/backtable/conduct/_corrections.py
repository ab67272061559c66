"""What a correction may say: the event as corrected must have been possible, and must not undo what rests on it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from backtable.conduct import _events as events
from backtable.conduct._checks import check
from backtable.conduct._encoding import read_field
from backtable.conduct._entry import Entry, Event
from backtable.conduct._fold import Fold
from backtable.conduct._register import kind_of
from backtable.conduct._state import State
from backtable.errors import RefusedError


def check_correction(record: Sequence[Event], state: State, entry: Entry) -> None:
    """Refuse a correction that may not be made.

    Args:
        record: every event so far.
        state: what they come to.

    Raises:
        RefusedError: saying why, and what to do instead.
    """
    content: events.Correction = entry.content
    old = next((item for item in record if item.number == content.number and item.side == state.side), None)
    if old is None:
        raise RefusedError(f"there is no event {content.number} of ours that could be corrected")
    kind = kind_of(old.content)
    if not kind.correctable:
        raise RefusedError(f"event {old.number} ({kind.key}) cannot be corrected; {_instead(old)}")
    if not content.fields:
        raise RefusedError(f"say what should have been written; of {kind.key} it may be {', '.join(kind.correctable)}")
    values = {}
    for name, text in content.fields:
        if name not in kind.correctable:
            raise RefusedError(
                f"`{name}` of event {old.number} ({kind.key}) cannot be corrected, only {', '.join(kind.correctable)}"
            )
        try:
            values[name] = read_field(kind.key, name, text)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RefusedError(f"`{name}` of event {old.number} cannot be {text} ({error})") from error
    _resting(old, values, state)
    before = Fold(state.side, state.cases)
    before.take([item for item in record if item.number < old.number])
    then = before.state()
    corrected = Entry(replace(_as_corrected(old, record), **values), old.who, old.behalf, old.happened)
    check(then, corrected, max(old.time, then.moment or old.time))


def _as_corrected(old: Event, record: Sequence[Event]) -> Any:
    """Give an event's content with the corrections so far."""
    content = old.content
    for item in record:
        if isinstance(item.content, events.Correction) and item.content.number == old.number:
            fields = {name: read_field(old.kind, name, text) for name, text in item.content.fields}
            content = replace(content, **fields)
    return content


def _resting(old: Event, values: dict[str, object], state: State) -> None:
    """Refuse to take away what an answer or a settlement rests on."""
    if set(values) <= {"note", "reasons"}:
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
