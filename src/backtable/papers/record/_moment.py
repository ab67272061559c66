"""A moment as a record says it."""

from datetime import datetime

from backtable.quantities import day


def moment(time: datetime | None) -> str:
    """Write a moment in the time zone of this machine: `30 June 2026`, with the time unless that is the end of a day."""
    if time is None:
        return ""
    local = time.astimezone()
    written = day(local.date())
    return written if (local.hour, local.minute) in ((23, 59), (0, 0)) else f"{written}, {local:%H:%M}"
