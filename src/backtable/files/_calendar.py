"""The days and the rates of a case: what is written as a date or as a currency."""

import re
from collections.abc import Mapping
from datetime import date

from backtable.case import CalendarDay, Currency, Fact
from backtable.files._reader import Reader
from backtable.files._shape import CurrencyShape, DayShape
from backtable.files._tree import Path
from backtable.quantities import CURRENCIES
from backtable.quantities import day as day_words
from backtable.spelling import nearest

TODAY = "today"


def currencies(reader: Reader, items: Mapping[str, CurrencyShape | float | str], own: str) -> tuple[Currency, ...]:
    """Give the other currencies of a case, with a problem for each rate that makes no sense.

    Args:
        own: the case's own currency.
    """
    found = []
    for code, item in items.items():
        path: Path = ("currencies", code)
        if code not in CURRENCIES:
            reader.problem(path, f"`{code}` is not the code of a currency", "a code of ISO 4217 such as EUR", nearest(code, CURRENCIES), key=True)
            continue
        if not own:
            reader.problem(path, "the case states no currency of its own", reader.written(path, "`currency:`", "Currency"), reader.written(path, "add it, for example currency: USD", "write it on the sheet Case, for example USD"), key=True)
            continue
        if code == own:
            reader.problem(path, f"{code} is the case's own currency", "rates of other currencies", "remove it", key=True)
            continue
        shape = item if isinstance(item, CurrencyShape) else None
        at = (*path, "rate") if shape else path
        before = len(reader.problems)
        rate = reader.number(shape.rate if shape else item, at)
        if len(reader.problems) > before:
            continue
        if rate <= 0:
            reader.problem(at, f"the rate {rate:g} of {code} is not above 0", f"how many {own} one {code} is")
            continue
        when = _day(reader, shape.date, (*path, "date")) if shape and shape.date else None
        found.append(Currency(code, rate, when, shape.source if shape else "", reader.tree.place(path)))
    return tuple(found)


def calendar(reader: Reader, items: Mapping[str, DayShape | str]) -> tuple[date | None, tuple[CalendarDay, ...]]:
    """Give the day from which a case counts, and its other days, with a problem for each that is none."""
    if not items:
        return None, ()
    days = {}
    for key, item in items.items():
        path: Path = ("calendar", key)
        shape = item if isinstance(item, DayShape) else DayShape(date=item)
        when = _day(reader, shape.date, (*path, "date") if isinstance(item, DayShape) else path)
        if when:
            days[key] = CalendarDay(key, when, shape.about, shape.source, reader.tree.place(path))
        else:
            reader.tree.unread.add(key)
    if TODAY not in items:
        reader.problem(
            ("calendar",), "the calendar does not say from which day it counts", reader.written(("calendar",), "`today:`", "a row with today under Day"),
            f"add, for example, {reader.written(('calendar',), 'today: 2026-05-04', 'today, and 2026-05-04 under Date')}; no clock is asked, so that the same file gives the same figures", key=True,
        )  # fmt: skip
    if TODAY not in days:
        reader.tree.unread.update(items)  # none of them can be counted
    today = days.pop(TODAY, None)
    return (today.day if today else None), tuple(days.values())


def calendar_facts(today: date | None, days: tuple[CalendarDay, ...]) -> tuple[Fact, ...]:
    """Give each day as formulas know it: how many days after `today` it is, below 0 for what has passed."""
    if today is None:
        return ()
    return tuple(
        Fact(item.key, float((item.day - today).days), "days", _source(item, today), item.place) for item in days
    )


def _source(item: CalendarDay, today: date) -> str:
    counted = f"{day_words(item.day)}, counted from {day_words(today)}"
    return f"{counted}; {item.source}" if item.source else counted


def _day(reader: Reader, text: str, path: Path) -> date | None:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError:
        reader.problem(path, f"`{text}` is no day", "year, month and day, for example 2026-06-30")
        return None
