"""Times as people write and read them: in the time zone of this machine."""

import os
from datetime import UTC, datetime, time

from backtable.errors import InputError, Place, Problem

_NOW = "BACKTABLE_NOW"


def clock() -> datetime:
    """Give the time; for examples and tests the environment variable `BACKTABLE_NOW` says what it is."""
    written = os.environ.get(_NOW)
    return read_moment(written, _NOW) if written else datetime.now(UTC)


def read_moment(text: str, option: str, end_of_day: bool = False) -> datetime:
    """Give the moment that somebody wrote: `2026-06-30`, `2026-06-30 14:00`, or with a time zone.

    Args:
        option: where it was written.
        end_of_day: a day alone means its end; otherwise its beginning.

    Raises:
        InputError: it is no moment.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            [Problem(Place(option), f"`{text}` is no day or time", "for example 2026-06-30 or 2026-06-30 14:00")]
        ) from None
    if end_of_day and len(text.strip()) <= len("2026-06-30"):
        found = datetime.combine(found.date(), time(23, 59, 59), found.tzinfo)
    try:
        return found.astimezone(UTC).replace(microsecond=0)
    except (OverflowError, ValueError):
        raise InputError([Problem(Place(option), f"`{text}` is too far away")]) from None


def until(text: str | None, option: str) -> datetime | None:
    """Give the end of what somebody wrote as a day, or the moment."""
    return None if text is None else read_moment(text, option, end_of_day=True)


def happened(text: str | None) -> datetime | None:
    """Give when something happened, None for just now."""
    return None if text is None else read_moment(text, "--on")
