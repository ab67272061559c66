"""Numbers and dates as files write them: by column, so that what one row leaves open another may settle."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from backtable.inventory._counts import LARGEST
from backtable.inventory._found import words
from backtable.quantities import currency_of

_CODE = re.compile(r"^([A-Z]{3})[\s;]?(?=[-+.\d])|(?<=\d)\s?([A-Z]{3})$")
_NUMBER = re.compile(r"[-+]?(?:\d[\d.,]*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_OPEN = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_LARGEST = Decimal(LARGEST)
# Thousands in groups, as in 1,234,567 or 12,34,567.
_GROUPS = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{2,3}})*{re.escape(mark)}\d{{3}}") for mark in ",."}
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.,]+(?:\s*(?:Z|[-+]\d{2}:?\d{2}|UTC))?)?", re.ASCII)
_PARTS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)?", re.ASCII)
_NAMED = re.compile(r"(?:[A-Za-z]{3,9},? )?(?:(\d{1,2})[ -]([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.? (\d{1,2})),?[ -](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MIXED = "?"
"""What a column is whose rows contradict each other."""


def bare(text: str) -> str:
    """Give a written amount without its currency and its blanks; what accounts write as (5) or 5- begins with a minus."""
    text = text.strip().replace("\u2212", "-")
    below = text.startswith("(") and text.endswith(")")
    digits = re.sub(r"[\s'’€$£¥]", "", _CODE.sub("", text[1:-1].strip() if below else text))
    if digits.endswith("-"):
        below, digits = True, digits[:-1]
    return f"-{digits}" if below else digits


def currency_in(value: Any) -> str:
    """Give the code of the currency that a written amount names, or an empty text."""
    text = words(value)
    match = _CODE.search(text)
    return (match[1] or match[2]) if match else currency_of(text)


def _own_mark(text: str) -> str:
    """Give the decimal mark that a written number settles by itself, empty where it leaves it open or has none."""
    digits = bare(text).lstrip("+-")
    commas, dots = digits.count(","), digits.count(".")
    if commas and dots:
        return "," if digits.rfind(",") > digits.rfind(".") else "."
    if commas + dots == 0:
        return ""
    mark, other = (",", ".") if commas else (".", ",")
    if commas + dots > 1:
        return other if _GROUPS[mark].fullmatch(digits) else ""
    whole, _, rest = digits.partition(mark)
    return mark if len(rest) != 3 or len(whole) > 3 or whole in ("", "0") else ""


def decimal_mark(values: Iterable[Any]) -> str:
    """Give the decimal mark of a column: a dot, a comma, empty where no row settles it, `MIXED` where rows contradict."""
    marks = {_own_mark(value) for value in values if isinstance(value, str)} - {""}
    return MIXED if len(marks) > 1 else "".join(marks)


def open_number(value: Any, mark: str = "") -> tuple[Decimal, ...]:
    """Give the two numbers that a cell may be, first that whose sign parts thousands; nothing where it is one or none.

    Args:
        mark: the column's decimal mark.

    >>> open_number("181,536"), open_number("181,536", "."), open_number("7.892,00")
    ((Decimal('181536'), Decimal('181.536')), (), ())
    """
    digits = bare(value) if isinstance(value, str) else ""
    if mark or not _OPEN.fullmatch(digits):
        return ()
    return Decimal(re.sub("[.,]", "", digits)), Decimal(digits.replace(",", "."))


def number(value: Any, mark: str = "") -> Decimal | None:
    """Give a cell as an exact number, None where it is empty.

    Args:
        mark: the column's decimal mark.

    Raises:
        ValueError: it is none, or may be two; the message is the end of a sentence.
    """
    if isinstance(value, bool):
        raise ValueError(f"is “{value}”; expected a number")
    if isinstance(value, float) and math.isfinite(value) and abs(value) <= LARGEST:  # no sign of it stands for thousands
        return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
    text = str(value if value is not None else "").strip()
    if not text:
        return None
    digits = bare(text)
    if not _NUMBER.fullmatch(digits):
        raise ValueError(f"is “{words(text)}”; expected a number")
    if any(digits.count(sign) > 1 and not _GROUPS[sign].match(digits.lstrip("+-")) for sign in ",."):
        raise ValueError(f"is “{words(text)}”; expected a number")
    own = _own_mark(digits) or mark
    if not own and "," in digits:
        plain = digits.replace(",", "")
        raise ValueError(f"is “{words(text)}”, which may be {plain} or {digits.replace(',', '.')}; write it without a comma")
    if own == MIXED and ("," in digits or "." in digits):
        raise ValueError(f"is “{words(text)}” in a column that has both decimal commas and decimal dots")
    digits = digits.replace(".", "").replace(",", ".") if own == "," else digits.replace(",", "")
    try:
        found = Decimal(digits)
    except InvalidOperation:
        raise ValueError(f"is “{words(text)}”; expected a number") from None
    if abs(found) > _LARGEST:
        raise ValueError(f"is “{words(text)}”, too large to be meant")
    return found


def amount(value: Any, mark: str = "") -> Decimal | None:
    """Give a cell as a number from 0, None where it is empty.

    Raises:
        ValueError: as for `number`, or it is negative.
    """
    found = number(value, mark)
    if found is not None and found < 0:
        raise ValueError(f"is {words(value)}; expected a number from 0")
    return found


def date_order(values: Iterable[Any]) -> str:
    """Give which part of a column's dates comes first: day, month, empty where no row settles it, `MIXED` where they contradict."""
    orders = set()
    for value in values:
        match = _PARTS.fullmatch(words(value)) if isinstance(value, str) else None
        if match and match[2] != ".":
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                orders.add("day")
            elif second > 12 >= first:
                orders.add("month")
    return MIXED if len(orders) > 1 else "".join(orders)


def open_date(value: Any) -> bool:
    """Say whether a cell's date may have its day or its month first."""
    match = _PARTS.fullmatch(words(value)) if isinstance(value, str) else None
    if not match or match[2] == ".":
        return False
    return int(match[1]) != int(match[3]) and int(match[1]) <= 12 and int(match[3]) <= 12


def day(value: Any, order: str = "") -> date | None:
    """Give a cell as a date, None where it is empty.

    Args:
        order: what comes first in the column's dates, as of `date_order`.

    Raises:
        ValueError: it is none, or may be two; the message is the end of a sentence.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = words(value)
    if not text:
        return None
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _PARTS.fullmatch(text):
            return _in_parts(text, int(match[1]), int(match[3]), int(match[4]), "day" if match[2] == "." else order)
        match = _NAMED.fullmatch(text)
        month = (match[2] or match[3])[:3].lower() if match else ""
        if match and month in _MONTHS:
            return date(int(match[5]), _MONTHS.index(month) + 1, int(match[1] or match[4]))
    except _OpenError as error:
        raise ValueError(str(error)) from None
    except ValueError:
        raise ValueError(f"is “{text}”, which is no day of the calendar") from None
    raise ValueError(f"is “{text}”; expected a date as in 2026-03-31")


class _OpenError(Exception):
    """A date may be two days."""


def _in_parts(text: str, first: int, second: int, year: int, order: str) -> date:
    if first > 12 or (order == "day" and second <= 12):
        return date(year, second, first)
    if second > 12 or order == "month":
        return date(year, first, second)
    if first == second:
        return date(year, first, second)
    why = (
        "and the column has both days and months first"
        if order == MIXED
        else "and nothing in the column says whether its days or its months come first"
    )
    days = f"{date(year, second, first)} or {date(year, first, second)}"
    raise _OpenError(f"is “{text}”, {why}: it may be {days}")
