"""Texts, numbers and lists as they stand in a cell.

A text stands as it is. Where reading would change it (blanks at its ends, quotes around it) it is written as JSON writes
texts, in double quotes. Lists are separated by semicolons or new lines, where there is neither by commas.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from backtable.files.workbook._typed import typed_number
from backtable.quantities import parse_amount

Value = str | float | bool | date | time | timedelta
LIST_SEPARATORS = ";\n"
_MOST_COMMAS = 50  # of a name that stands in a list without quotes
_EDGES = "\u200b\u2060\ufeff"
_LEAST_SHARE = 1e-6  # smaller ones are written plainly: a percentage would be a row of zeros
_GROUPED = re.compile(r"\d,\d{3}(?!\d)")
_SPAN = re.compile(r"\d[\d.,]*\s*%?(?:\s*(?:-|\u2013|/|\bto\b|\.\.+)\s*\d[\d.,]*\s*%?)+")
_POINTED = re.compile(r"[^\d.]*[1-9]\d{0,2}\.\d{3}\s*(?:[A-Z]{3}|[€$£¥])?")


def trimmed(text: str) -> str:
    """Give a text without the blanks at its ends, those that nobody sees included."""
    while (shorter := text.strip().strip(_EDGES)) != text:
        text = shorter
    return text


def quoted(text: str) -> str:
    """Write a text so that reading the cell gives it back."""
    plain = text and trimmed(text) == text and not _in_quotes(text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def unquoted(cell: str) -> str:
    """Give the text that a cell means."""
    text = trimmed(cell)
    if _in_quotes(text):
        try:
            found = json.loads(text)
        except ValueError:
            return text
        return str(found)
    return text


def text_of(value: Value) -> str:
    """Give what a cell shows that holds no text: whole numbers without a point, days as 2026-04-02."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def number_text(value: float) -> str:
    """Write a number exactly and as plainly as that allows: `7`, `0.25`, `1e+22`."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def share_text(value: float) -> str:
    """Write a share exactly as a percentage: `25%`; one that is next to nothing as a number."""
    if value and abs(value) < _LEAST_SHARE:
        return number_text(value)
    text = f"{Decimal(repr(value)).scaleb(2):f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def as_number(value: object) -> float | None:
    """Give the number that a value of a case is, as a number or written as one; None where it is none, or names a currency."""
    if isinstance(value, str):
        try:
            number, currency = parse_amount(value)
        except ValueError:
            return None
        return None if currency else number
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def joined(items: Iterable[str]) -> str:
    """Write texts as a list in one cell, so that none is taken for a number."""
    return "; ".join(_item(item) for item in items)


def split(cell: str, commas: bool = True) -> list[tuple[str, bool]]:
    """Take a list in a cell apart: each item, and whether it stood in quotes.

    Args:
        commas: whether commas separate where neither semicolons nor new lines do.
    """
    items = _raw(cell, LIST_SEPARATORS)
    whole = items[0] if commas and len(items) == 1 else ""
    return _split(whole, ",") if whole else [(unquoted(item), _in_quotes(item)) for item in items]


def rejoined(cell: str, items: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """Put items of a list together again where a comma between them belongs to a name that is known, such as `Berg, Anna`.

    Args:
        cell: in which they stand.
        items: as they were taken apart.
    """
    if not items or set(cell) & set(LIST_SEPARATORS):
        return list(items)
    left, found = _pieces(cell, ","), []
    while left:
        name, count = unquoted(left[0]), 1
        for several in range(min(len(left), _MOST_COMMAS + 1), 1, -1):
            parts = left[:several]
            meant = next((text for text in (trimmed(",".join(parts)), ", ".join(map(trimmed, parts))) if known(text)), None)
            if meant is not None:
                name, count = meant, several
                break
        if name or _in_quotes(trimmed(left[0])):
            found.append(name)
        left = left[count:]
    return found


def two_meanings(cell: str) -> bool:
    """Say whether a comma in a list of numbers could separate thousands as well as numbers: `100,200`."""
    return len(split(cell, commas=False)) == 1 and bool(_GROUPED.search(cell))


def pointed(text: str) -> bool:
    """Say whether the point of a number written as text could separate thousands as well as decimals: `20.000`."""
    return bool(_POINTED.fullmatch(text))


def span_like(text: str) -> bool:
    """Say whether a text looks like a range or like several numbers: `0-100%`, `0/25/50`."""
    return bool(_SPAN.fullmatch(trimmed(text)))


def pair_text(key: str, value: str) -> str:
    """Write one `value: weight` of a list."""
    return f"{key if as_number(key) is not None else _item(key)}: {value}"


def pairs(cell: str) -> list[tuple[str, str]]:
    """Take a list of `value: weight` apart; the weight is empty where there is no colon."""
    found = []
    for item in _raw(cell, LIST_SEPARATORS):
        key, colon, value = item.rpartition(":")
        found.append((unquoted(key), trimmed(value)) if colon else (unquoted(item), ""))
    return found


def _in_quotes(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def _item(text: str) -> str:
    harmless = not set(text) & set(';,\n"') and as_number(text) is None and typed_number(text) is None
    return quoted(text) if harmless and not span_like(text) else json.dumps(text, ensure_ascii=False)


def _split(cell: str, separators: str) -> list[tuple[str, bool]]:
    return [(unquoted(item), _in_quotes(item)) for item in _raw(cell, separators)]


def _raw(cell: str, separators: str) -> Sequence[str]:
    """Cut at separators outside of quotes; what is empty between two of them is left out."""
    return [trimmed(item) for item in _pieces(cell, separators) if trimmed(item)]


def _pieces(cell: str, separators: str) -> list[str]:
    """Cut at separators outside of quotes, with every blank as it stands."""
    items, start, position, inside = [], 0, 0, False
    while position < len(cell):
        letter = cell[position]
        if inside and letter == "\\":
            position += 1
        elif letter == '"' and (inside or not trimmed(cell[start:position])):
            inside = not inside
        elif letter in separators and not inside:
            items.append(cell[start:position])
            start = position + 1
        position += 1
    items.append(cell[start:])
    return items
