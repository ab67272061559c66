"""Numbers and days as people type them into cells as text, in whatever way their country writes them."""

import re
from datetime import date, datetime

from backtable.quantities import parse_amount

LONGEST = 200
"""Letters of a cell in which a number is looked for."""
_BLANKS = " \u00a0\u2007\u2009\u202f"
_APART = re.compile(rf"(?<![\d.,])(\d{{1,3}})((?:[{_BLANKS}\'\u2019]\d{{3}})+)(?!\d)")
_POINTS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+(?=,\d))(?!\d)")
_COMMA = re.compile(r"(?<![\d.,])(\d+),(\d{1,2}|\d{4,})(?![\d.,])")
_BOOKED = re.compile(r"\(([^()]+)\)")
_DASHED = re.compile(r"[.,][-\u2013\u2014]$")
_PERCENT = re.compile(r"(?<!\s)\s*(?:percent|per\s+cent|pct|prozent|pour\s+cent)\b\.?", re.IGNORECASE)
_SIGNED = re.compile(r"(.*\S)\s*([€$£¥])")
_SIZED = re.compile(r"(?<=\d)\s*(?:(Tsd|Mio|Mrd|MM|million|billion|thousand)\b\.?|([kKTM])(?=\s?(?:EUR|USD|GBP|CHF|€|\$|£)))\s*", re.IGNORECASE)
_SIZES = {"tsd": "k", "t": "k", "mio": "m", "mm": "m", "mrd": "bn", "thousand": "k", "million": "m", "billion": "bn"}
_MONTHS = {
    "januar": "January", "jänner": "January", "februar": "February", "märz": "March", "mai": "May", "juni": "June", "juli": "July", "oktober": "October", "dezember": "December",
    "janvier": "January", "février": "February", "mars": "March", "avril": "April", "juin": "June", "juillet": "July", "août": "August", "septembre": "September",
    "octobre": "October", "novembre": "November", "décembre": "December", "sept": "Sep", "okt": "Oct", "dez": "Dec",
}  # fmt: skip
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00)?")
_DAYS = ("%d.%m.%Y", "%d. %B %Y", "%d. %b %Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%y", "%d-%b-%y", "%d %b %y")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")


def typed_number(text: str) -> float | None:
    """Give the number that a text means, None where it means none, can be read in two ways, or names a currency.

    Beside what `quantities` reads: `1 000`, `1'000` and `1.000.000` of thousands, `1.234,56` and `0,25` of decimals, `(500)` of
    what is below 0. A single comma before three digits separates thousands, as everywhere else.
    """
    plain = _plain(text)
    try:
        number, currency = parse_amount(plain)
    except ValueError:
        return None
    return None if currency else number


def typed_amount(text: str) -> str:
    """Give a typed number as it is written elsewhere, with its currency if it names one; any other text as it stands."""
    plain = _plain(text)
    try:
        parse_amount(plain)
    except ValueError:
        return text
    return plain


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        return text
    found = with_percent(text.strip().removeprefix("'"))
    if booked := _BOOKED.fullmatch(found):
        found = f"-{booked[1].strip()}"
    found = _SIGNED.sub(r"\2\1", _SIZED.sub(_sized, _DASHED.sub("", found)))
    found = _APART.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), found)
    found = _POINTS.sub(lambda match: match[1].replace(".", ""), found)
    return _COMMA.sub(r"\1.\2", found)


def with_percent(text: str) -> str:
    """Write `percent` in a text as its sign."""
    return _PERCENT.sub("%", text)


def with_sizes(text: str) -> str:
    """Write sizes in a text as they are written everywhere: `5-8 Mio €` is `5-8m €`, `500 TEUR` is `500k EUR`."""
    return _SIZED.sub(_sized, text).strip()


def _sized(match: re.Match[str]) -> str:
    """Write a size as it is written everywhere: `k`, `m`, `bn`."""
    written = (match[1] or match[2]).casefold()
    return f"{_SIZES.get(written, written)} "


def typed_day(text: str) -> str:
    """Give a typed day as 2026-06-30; any other text as it stands, and one whose day and month could change places."""
    found = _ORDINAL.sub(r"\1", " ".join(text.split()))
    if clock := _CLOCK.fullmatch(found):
        return clock[1]
    found = re.sub(r"([^\W\d_]+)\.?", lambda word: _MONTHS.get(word[1].casefold(), word[0]), found)
    if slashed := _SLASHED.fullmatch(found):
        first, second, year = (int(part) for part in slashed.groups())
        year += 2000 if year < 100 else 0
        day, month = (first, second) if first > 12 else (second, first)
        return _iso(year, month, day) or text if max(first, second) > 12 or first == second else text
    for form in _DAYS:
        try:
            return datetime.strptime(found, form).date().isoformat()
        except ValueError:
            continue
    return text


def two_days(text: str) -> bool:
    """Say whether day and month of a typed day could change places: `05/06/2026`."""
    return bool(_SLASHED.fullmatch(text.strip())) and typed_day(text) == text


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
