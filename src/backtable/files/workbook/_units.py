"""A unit that is typed beside a number whose cell has it already: `3 years`, `EUR 1.2m p.a.`."""

import re

from backtable.files.workbook._spans import typed_span
from backtable.files.workbook._typed import typed_amount
from backtable.quantities import CURRENCIES, parse_amount

_PER = r"(?:\s*/\s*|\s+(?:per|an?|and)\s+)"
_SPACE = r"[\s-]*"
_YEARLY = r"(?:\s*\bp\.?\s?a\b\.?|\s+(?:yearly|annually|per\s+annum))"
_PLAIN = re.compile(r"[\w\s/'\u2019-]+")
_LINKS = frozenset({"per", "a", "an", "and", "/"})
_LICENCE = "(?:licen[cs]es?|lics?\\.?)"
_SHORT = {
    "year": "(?:years?|yrs?\\.?|y)", "month": "(?:months?|mths?\\.?|mos?\\.?)", "week": "(?:weeks?|wks?\\.?|w)", "day": "(?:days?|d)", "hour": "(?:hours?|hrs?\\.?|h)",
    "licence": _LICENCE, "license": _LICENCE,
}  # fmt: skip
_BEHIND = re.compile(r"([^A-Za-z]*\d(?:\s?(?:k|m|bn))?)(?:\s+|(?<=\d))[^\W\d_][\w\s./-]*")


def without_unit(text: str, unit: str) -> str:
    """Give the number, the amount or the range in a text without a unit that says the same as that of its cell; any other text as it stands.

    Args:
        text: as it stands in the cell.
        unit: of the cell; a currency at its beginning is left to the amount.
    """
    said = _pattern(unit)
    if not said or text.startswith('"'):
        return text
    found = re.sub(rf"(?<=[\w%.€$£¥])(?:{said})(?!\w)", "", text, flags=re.IGNORECASE).strip()
    return found if found != text and _counts(found) else text


def typed_currency(text: str) -> str:
    """Give the code of the currency that a typed amount, or a range of amounts, names; empty where it names none."""
    span = typed_span(text)
    try:
        return parse_amount(str(span.low) if span else typed_amount(text))[1]
    except ValueError:
        return ""


def has_words_behind(text: str) -> bool:
    """Say whether a number stands here, or an amount, with words behind it: `36 months`."""
    match = _BEHIND.fullmatch(text.strip())
    return match is not None and not _counts(text.strip()) and _counts(match[1].strip())


def _pattern(unit: str) -> str:
    """Give the expression for whatever says the same as a unit; empty for one that is a currency or %, or that is no words."""
    first, _, rest = unit.strip().partition(" ") if "/" not in unit.partition(" ")[0] else unit.strip().partition("/")
    slashed = "/" if "/" in unit.partition(" ")[0] else ""
    named = f"{slashed}{rest}" if first in CURRENCIES or first in ("%", "€", "$", "£", "¥") else unit.strip()
    words = re.findall(r"/|[^\s/]+", named)
    if not words or not _PLAIN.fullmatch(named):
        return ""
    pieces, linked = [], False
    for word in words:
        if word.casefold() in _LINKS:
            linked = True
            continue
        noun = word.casefold()
        noun = noun[:-1] if noun.endswith("s") and len(noun) > 3 else noun
        piece = (_PER if linked else _SPACE) + _SHORT.get(noun, f"{re.escape(noun)}s?")
        pieces.append(f"(?:{piece}|{_YEARLY})" if linked and noun == "year" else piece)
        linked = False
    return "".join(pieces)


def _counts(text: str) -> bool:
    if typed_span(text):
        return True
    try:
        parse_amount(typed_amount(text))
    except ValueError:
        return False
    return True
