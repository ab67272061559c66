"""Events as text and back. The body of an event is the text over which its digest is taken.

A body is JSON in UTF-8 with keys in order, no spaces and nothing escaped that need not be; what is not said is left out,
numbers are written so that they read back exactly, times as `2026-05-04T09:30:00Z`. `docs/reference/record.md` shows how to verify a record with it.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields, make_dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from operator import itemgetter
from types import GenericAlias
from typing import Any, get_type_hints

from pydantic_core import from_json

from backtable.conduct._entry import Entry, Event, Head
from backtable.conduct._events import Evidence, Reasons, Terms
from backtable.conduct._register import EVENTS, kind_of
from backtable.errors import RecordError, RefusedError
from backtable.quantities import parse_number

Decoder = Callable[[Any], Any]
_said = itemgetter("number", "time", "who", "side", "shared", "before", "kind", "content")
_as_event = partial(tuple.__new__, Event)  # what `Event._make` does, without a call of Python for each of 100,000


def body_of(entry: Entry, head: Head, time: datetime, side: str, shared: bool) -> str:
    """Give the body of the event that an entry becomes after a head."""
    body = {
        "before": head.digest,
        "content": encoded(entry.content),
        "kind": kind_of(entry.content).key,
        "number": head.number + 1,
        "shared": shared,
        "side": side,
        "time": _time_text(time),
        "who": entry.who,
    }
    if entry.behalf is not None:
        body["for"] = entry.behalf
    if entry.happened is not None:
        body["happened"] = _time_text(entry.happened)
    return canonical(body)


def digest_of(body: str | bytes) -> str:
    """Give the digest of a body, or of the content of a file: SHA-256 in hexadecimal digits."""
    return hashlib.sha256(body.encode() if isinstance(body, str) else body).hexdigest()


def canonical(value: Any) -> str:
    """Write JSON in the one form in which it is digested."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def parsed(body: str | bytes) -> Any:
    """Give what a body says as plain data; numbers that are none are refused.

    Raises:
        ValueError: it is no JSON.
    """
    return from_json(body, allow_inf_nan=False, cache_strings="keys")


def encoded(content: Any) -> dict[str, Any]:
    """Give an event's content as plain data, without what it does not say."""
    values = ((item, getattr(content, item.name)) for item in fields(content))
    return {item.name: _plain(value, item.name) for item, value in values if value != item.default}


def _plain(value: Any, name: str) -> Any:
    if isinstance(value, datetime):
        return _time_text(value)
    if isinstance(value, Evidence):
        return {item.name: getattr(value, item.name) for item in fields(value)}
    if name == "fields":
        return {key: json.loads(text) for key, text in value}
    if name in ("terms", "earlier", "reasons", "wants", "met", "waived", "instead_of", "released"):
        return {key: _number(item) for key, item in value}
    if isinstance(value, tuple):
        return list(value)
    return _number(value)


def _number(value: Any) -> Any:
    """Write a whole number without a point, so that it looks as somebody would write it."""
    return int(value) if isinstance(value, float) and value == int(value) and abs(value) < 1e15 else value


def _time_text(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def decode(data: Mapping[str, Any], digest: str) -> Event:
    """Give the event that a parsed body says.

    Raises:
        RecordError: it is not one that this version knows.
    """
    try:
        number, time, who, side, shared, before, kind, said = _said(data)
        behalf, happened = (None, None) if len(data) == 8 else (data.get("for"), data.get("happened"))
        plain = type(number) is int and type(who) is str and type(side) is str and type(shared) is bool
        if not plain or type(before) is not str or (behalf is not None and type(behalf) is not str):
            raise TypeError
        if len(data) != 8 + (behalf is not None) + (happened is not None):
            raise ValueError("it has other keys")
        then = None if happened is None else _time(happened)
        content = decoded(kind, said)
        return _as_event((number, _time(time), who, behalf, side, shared, then, content, before, digest))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        number = data.get("number", "?") if isinstance(data, Mapping) else "?"
        raise RecordError(
            f"event {number} is not one that this version of Backtable writes ({plainly(error)}); "
            "`backtable verify` says what stands in the file"
        ) from error


def plainly(error: BaseException | None) -> str:
    """Say what is wrong with an event, without the words of the language in which this is written."""
    if isinstance(error, KeyError):
        return f"it lacks the part `{error.args[0]}`, or has one of that name that is unknown"
    if isinstance(error, AttributeError | TypeError) and not isinstance(error, _OtherTypeError):
        return "a part of it is of another type than it should be"
    return str(error)


class _OtherTypeError(TypeError):
    """A part of an event is of another type; the message says which in plain words."""


def decoded(kind: str, data: Mapping[str, Any]) -> Any:
    """Give the content of an event from plain data.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: it is not what that kind of event says.
    """
    if kind not in EVENTS:
        raise ValueError(f"`{kind}` is not a kind of event")
    return _made(EVENTS[kind].content, data)


def _made(content: type, data: Mapping[str, Any]) -> Any:
    values = list(data.values())
    twin, readers = _shape(content, tuple(data), tuple(map(type, values)))
    for place, reader in readers:
        values[place] = reader(values[place])
    made = twin(*values)
    made.__class__ = content
    return made


@lru_cache(1_000)  # a record of 100,000 events, most of a few shapes, must open in a second
def _shape(
    content: type, names: tuple[str, ...], types: tuple[type, ...]
) -> tuple[type, tuple[tuple[int, Decoder], ...]]:
    """Give what is made and then becomes the content, and how to read those values that are not as they should be already."""
    readers = _readers(content)
    if unknown := [name for name in names if name not in readers]:
        raise _OtherTypeError(f"it holds `{unknown[0]}`, which this version does not know")
    found = [(*readers[name], given) for name, given in zip(names, types, strict=True)]
    return _twin(content, names), tuple(
        (place, reader) for place, (plain, reader, given) in enumerate(found) if given is not plain
    )


@cache
def _twin(content: type, names: tuple[str, ...]) -> type:
    """Give the same dataclass without the freezing, made from values of these fields in this order; it becomes the frozen one.

    That takes a third of the time that making the frozen one takes.
    """
    own = {item.name: item for item in fields(content)}
    if missing := [name for name, item in own.items() if name not in names and item.default is MISSING]:
        raise _OtherTypeError(f"it lacks {', '.join(missing)}")
    rest = [(name, object, field(default=item.default)) for name, item in own.items() if name not in names]
    return make_dataclass(content.__name__, [*((name, object) for name in names), *rest], slots=True)


def read_field(kind: str, name: str, text: str) -> Any:
    """Give one field of a kind of event from JSON text.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: it cannot be that.
    """
    return _readers(EVENTS[kind].content)[name][1](json.loads(text))


def read_time(text: str) -> datetime:
    """Give a time from JSON text.

    Raises:
        TypeError, ValueError: it is none.
    """
    return _time(json.loads(text))


def plain_field(kind: str, name: str, text: str, moment: Callable[[str], datetime | None]) -> Any:
    """Give a field of a kind of event, typed by a person, as plain data; nothing where the text is empty.

    Args:
        moment: reads a time.

    Raises:
        RefusedError: it cannot be that.
    """
    if name in ("time", "happened"):
        return _time_text(moment(text))
    if name not in EVENTS[kind].correctable:
        return text  # whatever it is: the rule of corrections refuses it and says which can be corrected
    hint = get_type_hints(EVENTS[kind].content).get(name, str)
    parts = getattr(hint, "__args__", (hint,)) if not isinstance(hint, GenericAlias) else (hint,)
    try:
        if not text and type(None) in parts and bool not in parts:
            return None
        if str in parts:
            return text
        if bool in parts:
            words = {"yes": True, "true": True, "no": False, "false": False, **({"neither": None} if type(None) in parts else {})}
            return words[text.lower()]
        if datetime in parts:
            return _time_text(moment(text))
        return parse_number(text) if float in parts else json.loads(text)
    except (KeyError, ValueError) as error:
        wanted = "yes, no or neither" if bool in parts and type(None) in parts else "yes or no" if bool in parts else "a number" if float in parts else "JSON"
        raise RefusedError(f"`{name}` cannot be `{text}`; expected {wanted}") from error


def _shown(value: Any) -> str:
    """Write a part of an event as it stands in the record, if it is short."""
    text = canonical(value)
    return f"`{text}`" if len(text) <= 60 else f"`{text[:60]}…`"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _OtherTypeError(f"{_shown(value)} is not a text")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _OtherTypeError(f"{_shown(value)} is not a whole number")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _OtherTypeError(f"{_shown(value)} is neither true nor false")
    return value


def _truth_or_neither(value: Any) -> bool | None:
    return None if value is None else _truth(value)


def _real(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _OtherTypeError(f"{_shown(value)} is not a number")
    return float(value)


def _time(value: Any) -> datetime:
    try:
        time = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _OtherTypeError(f"{_shown(value)} is not a time") from None
    if time.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return time


def _terms(value: Any) -> Terms:
    return _sorted_terms(tuple(value), tuple(value.values()))


@lru_cache(10_000)
def _sorted_terms(keys: tuple[Any, ...], values: tuple[Any, ...]) -> Terms:
    items = zip(keys, values, strict=True)
    return tuple(sorted((_text(key), item if isinstance(item, str) else _real(item)) for key, item in items))


def _reasons(value: Any) -> Reasons:
    return tuple(zip(value, _texts(value.values()), strict=True))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple([_text(item) for item in value])


def _wholes(value: Any) -> tuple[int, ...]:
    return tuple([_whole(item) for item in value])


def _evidence(value: Any) -> Evidence:
    made: Evidence = _made(Evidence, value)
    return made


def _fields(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((_text(key), canonical(item)) for key, item in value.items())


_READERS: dict[Any, Decoder] = {
    str: _text,
    int: _whole,
    bool: _truth,
    bool | None: _truth_or_neither,
    float: _real,
    datetime: _time,
    Terms: _terms,
    Reasons: _reasons,
    tuple[str, ...]: _texts,
    tuple[int, ...]: _wholes,
    Evidence: _evidence,
}


@cache
def _readers(content: type) -> dict[str, tuple[type, Decoder]]:
    """Give for each field the plain type that needs no reading, and how to read what is not that."""
    hints = get_type_hints(content)
    return {
        item.name: (type(None), _fields) if item.name == "fields" else _reader(hints[item.name])
        for item in fields(content)
    }


def _reader(hint: Any) -> tuple[type, Decoder]:
    if hint in _READERS:
        plain = bool if hint == bool | None else hint
        return plain if plain in (str, int, bool, float) else object, _READERS[hint]
    return type(None), next(_READERS[part] for part in hint.__args__ if part in _READERS)
