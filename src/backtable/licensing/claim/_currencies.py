"""In which currency each line of a supplier's paper is."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from backtable.errors import InputError, Place, Problem
from backtable.licensing.claim._headings import currency_named
from backtable.licensing.claim._line import ClaimLine

OPEN: Mapping[str, tuple[str, ...]] = {
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD"),
    "¥": ("JPY", "CNY"),
}
"""Sign of several currencies → their codes, the usual one first."""
_NATIONAL = {"US": "USD", "AU": "AUD", "A": "AUD", "CA": "CAD", "C": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "SG": "SGD"}
_MOST_PLACES = 10


def mark_in(text: str) -> str:
    """Give the currency that a text names: its code, or a sign of several; empty where it names none.

    >>> mark_in("GBP 4,000"), mark_in("US$ 5"), mark_in("$5"), mark_in("5")
    ('GBP', 'USD', '$', '')
    """
    if code := currency_named(text):
        return code
    if (national := re.search(r"\b(" + "|".join(_NATIONAL) + r")\$", text)) is not None:
        return _NATIONAL[national[1]]
    return next((sign for sign in OPEN if sign in text), "")


def joined(marks: Iterable[str]) -> set[str]:
    """Give marks without those that say nothing beyond another: a `$` beside USD.

    >>> sorted(joined(["$", "USD", ""])), sorted(joined(["$", "EUR"]))
    (['USD'], ['$', 'EUR'])
    """
    found = set(filter(None, marks))
    return {mark for mark in found if not (mark in OPEN and found & set(OPEN[mark]))}


def with_currencies(
    lines: Sequence[ClaimLine], elsewhere: Collection[str], stated: str, file: str
) -> tuple[tuple[ClaimLine, ...], str, tuple[str, ...]]:
    """Give lines each with its currency, the currency of all of them (empty where they are in several or none is named), and notes.

    Lines that name none are in the one that the others name; where those name several, nobody can tell.

    Args:
        elsewhere: marks of other amounts, as of totals.
        stated: what the claim file says of amounts that name none, or a sign of several.

    Raises:
        InputError: lines name several currencies and others none.
    """
    if stated:
        lines = [replace(line, currency=stated) if not line.currency or stated in OPEN.get(line.currency, ()) else line for line in lines]
    marks = joined(line.currency for line in lines)
    own = {sign: next(code for code in codes if code in marks) for sign, codes in OPEN.items() if marks & set(codes)}
    lines = [replace(line, currency=own.get(line.currency, line.currency)) for line in lines]
    bare = [line for line in lines if not line.currency]
    notes: tuple[str, ...] = ()
    if not marks and len(others := joined(elsewhere)) == 1:
        marks = others
    elif len(marks) == 1 and bare and next(iter(marks)) not in joined(elsewhere):
        count = "1 amount names no currency and is" if len(bare) == 1 else f"{len(bare)} amounts name no currency and are"
        notes = (f"{count} read as {next(iter(marks))}, as the others are: {_places(bare)}",)
    if len(marks) <= 1:
        code = next(iter(marks), "")
        return tuple(replace(line, currency=code) for line in lines), code, notes
    if bare:
        several = " and ".join(sorted(marks))
        remedy = "write it beside the amount or in a column Currency, or say `currency:` of such amounts below `supplier:`"
        raise InputError(
            [Problem(Place(line.place or file), f"the amount names no currency, and other lines are in {several}", "its currency", remedy) for line in bare[:_MOST_PLACES]]
        )
    return tuple(lines), "", notes


def _places(lines: Sequence[ClaimLine]) -> str:
    told = list(dict.fromkeys(line.place for line in lines if line.place))
    more = f" and {len(told) - _MOST_PLACES} more" if len(told) > _MOST_PLACES else ""
    return f"{', '.join(told[:_MOST_PLACES])}{more}"
