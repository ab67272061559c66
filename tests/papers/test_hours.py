"""What takes less than a day is told in hours."""

from datetime import UTC, datetime, timedelta

import pytest

from backtable.papers._timing import days_until, days_words

NOON = datetime(2026, 4, 14, 12, tzinfo=UTC).astimezone()


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "under an hour"), (0.4 / 24, "under an hour"), (1 / 24, "1 hour"), (15.2 / 24, "15 hours"), (23.4 / 24, "23 hours"), (23.6 / 24, "1 day"), (1, "1 day"), (1.25, "1.2 days"), (2.6, "2.6 days"), (13.8, "14 days")],
)
def test_less_than_a_day_is_told_in_hours(days: float, words: str) -> None:
    assert days_words(days) == words


@pytest.mark.parametrize(("hours", "words"), [(-50, "under an hour"), (-1, "under an hour"), (3, "3 hours"), (48, "2 days")])
def test_what_ends_today_ends_in_hours_and_later_by_the_calendar(hours: int, words: str) -> None:
    assert days_until(NOON.replace(hour=12), NOON.replace(hour=12) + timedelta(hours=hours)) == words
