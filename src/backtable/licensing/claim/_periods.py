"""For what time a line charges, as its words or its column say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = r"(?:19[89]|20[0-4])\d"
_SPAN = r"\s*(?:-|–|—|/|to|until|through|bis|au|à)\s*"
_DAY = rf"(?:(?P<{{0}}y>{_YEAR})-(?P<{{0}}m>\d\d?)-\d\d?|\d\d?[./](?P<{{0}}n>\d\d?)[./](?P<{{0}}z>{_YEAR})|(?P<{{0}}o>\d\d?)[./](?P<{{0}}w>{_YEAR}))"
_DAYS = re.compile(rf"(?<![\d.])(?:{_DAY.format('a')}){_SPAN}(?:{_DAY.format('b')})(?!\d)", re.IGNORECASE)
_QUARTER = re.compile(rf"\b([qh])([1-4])[ /-]?({_YEAR})\b|\b({_YEAR})[ /-]?([qh])([1-4])\b", re.IGNORECASE)
_YEARS = re.compile(rf"\b({_YEAR}){_SPAN}((?:{_YEAR})|\d\d)(?!\d|-)", re.IGNORECASE)
_FISCAL = re.compile(rf"\b(?:fy|gj|cy)[ '’]?({_YEAR}|\d\d)(?:{_SPAN}(?:(?:fy|gj|cy)[ '’]?)?({_YEAR}|\d\d))?\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:years?|yr|jahr|année)[ -]?(?:no\.? ?)?(\d|one|two|three|four|five)\b(?![ -]?(?:years?|months?|%))|\b(\d)(?:st|nd|rd|th|\.|ère|re|e|ème)[ -]?(?:years?|yr|jahr|année)\b"
    r"|\b(first|second|third|fourth|fifth|erstes|zweites|drittes|viertes|fünftes|première|deuxième|troisième) (?:years?|yr|jahr|année)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    **{str(number): number for number in range(1, 10)},
    **{word: number for words in ("one two three four five", "first second third fourth fifth", "erstes zweites drittes viertes fünftes", "première deuxième troisième") for number, word in enumerate(words.split(), 1)},
}
# A year alone is the version of a product unless words say that it is a time: behind what is charged, before it at the start, or set off at the end.
_CHARGE = (
    r"(?:support|maintenance|software assurance|assurance|(?-i:SA)|s&s|sns|subscriptions?|interest|penalt(?:y|ies)|uplift|reinstatement|fees?|arrears|payments?|charges?|"
    r"\w*wartung\w*|\w*pflege\w*|\w*zinsen|nachzahlung|entretien|intérêts?|mantenimiento|manutenzione)"
)
_JOINED = r"(?:[\s:,()\[/–—-]|\d+(?:[.,]\d+)? ?%|p\.? ?a\.?|\b(?:per annum|for|in|of|the|year|fiscal|calendar|contract|back|due|unpaid|missed|retroactive|für|im|das|den|jahr|pour|année|l[’']année|de|du)\b)*"
_BEHIND = re.compile(rf"\b{_CHARGE}\b{_JOINED}\b({_YEAR})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"^\W*({_YEAR})\b[\s:,–—-]*(?:[a-z]+[\s-]+){{0,2}}?{_CHARGE}\b", re.IGNORECASE)
_END = re.compile(rf"(?:[,;:([–—]\s*|\s-\s*|\b(?:for|in|year|für|jahr|pour|année)\s+)({_YEAR})\s*[)\]]?\s*$", re.IGNORECASE)
_ALONE = re.compile(rf"^\s*({_YEAR})(?:\.0+)?\s*$")
_MORE = re.compile(rf"\s*(?:,|&|\+|/|and|und|et)\s*({_YEAR})\b", re.IGNORECASE)
_MONTHS = range(1, 13)
_LONGEST = 40
_FEWEST, _MOST_YEARS = 1, 15


@dataclass(frozen=True, slots=True)
class Period:
    """A time for which something is charged.

    Args:
        says: in words, as the paper has it.
        parts: months as `2024-03`, or `year 2` of a count that the paper does not date.
    """

    says: str
    parts: frozenset[str]


def period_in(text: str, whole: bool = False) -> Period | None:
    """Give the time for which words charge; None where they name none.

    Args:
        whole: whether the words say nothing else, as in a column for it: then a year alone is one.

    >>> period_in("SQL Server 2019 Enterprise back support 2024").says, period_in("Maintenance SQL Server 2019")
    ('2024', None)
    >>> len(period_in("Wartung 01.07.2023 - 30.06.2024").parts), period_in("Back support, 3 years at 22 %")
    (12, None)
    """
    plain = text.replace("_", " ")
    if whole and (found := _ALONE.match(plain)):
        return Period(found[1], frozenset(_of_years(int(found[1]), int(found[1]))))
    for says, parts in _named(plain):
        if parts:
            return Period(" ".join(says.split())[:_LONGEST], frozenset(parts))
    return None


def _named(text: str) -> Iterator[tuple[str, set[str]]]:
    if found := _DAYS.search(text):
        (first, start), (last, end) = (_month_in(found, side) for side in "ab")
        yield found[0], _months(first * 12 + start - 1, last * 12 + end - 1 - (_same_day(found[0]) and (first, start) != (last, end)))
    if quarters := [*_QUARTER.finditer(text)]:
        yield quarters[0][0], {part for found in quarters for part in _quarter(found)}
    if found := _FISCAL.search(text):
        first = _full(found[1])
        yield found[0], _of_years(first, _full(found[2]) if found[2] else first)
    for found in _YEARS.finditer(text):
        first, last = int(found[1]), _full(found[2], int(found[1]))
        if first < last <= first + (_FEWEST if "/" in found[0] else _MOST_YEARS):  # versions stand with a stroke, too
            yield found[0], _of_years(first, last)
    for expression in (_BEHIND, _BEFORE, _END):
        if found := expression.search(text):
            years, place = [int(found[1])], found.end(1)
            while more := _MORE.match(text, place):
                years, place = [*years, int(more[1])], more.end()
            yield text[found.start(1) : place], {part for year in years for part in _of_years(year, year)}
    if found := _ORDINAL.search(text):
        yield found[0], {f"year {_NUMBERS[next(filter(None, found.groups())).lower()]}"}


def _month_in(found: re.Match[str], side: str) -> tuple[int, int]:
    """Give year and month of a day; of one whose month may be its day, what can be a month."""
    year = found[f"{side}y"] or found[f"{side}z"] or found[f"{side}w"]
    month = int(found[f"{side}m"] or found[f"{side}n"] or found[f"{side}o"])
    if month not in _MONTHS:  # month/day/year
        month = int(re.findall(r"\d+", found[0])[0 if side == "a" else -3])
    return int(year), min(max(month, 1), 12)


def _quarter(found: re.Match[str]) -> set[str]:
    kind, number, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[6], found[4])
    size = 3 if kind.lower() == "q" else 6
    first = int(year) * 12 + (int(number) - 1) * size
    return _months(first, first + size - 1) if int(number) * size <= len(_MONTHS) else set()


def _full(year: str, near: int = 2000) -> int:
    """Give a year of two digits in full."""
    return int(year) if len(year) > 2 else near - near % 100 + int(year)


def _of_years(first: int, last: int) -> set[str]:
    """Give the months of some years; of two that follow each other, as 2023/24, those of one year from the middle of the first.

    Papers write the years of a contract so, one row each, and no row charges what the next one does.
    """
    return _months(first * 12 + 6, last * 12 + 5) if last == first + 1 else _months(first * 12, last * 12 + 11)


def _same_day(text: str) -> bool:
    """Say whether a span of days ends on the day of the month on which it begins, which is no longer of it."""
    numbers = re.findall(r"\d+", text)
    days = numbers[2::3] if len(numbers[0]) == len("2024") else numbers[0::3]
    return len(numbers) == len("ddmmyy") and len(days) == len("ab") and int(days[1]) <= int(days[0])


def _months(first: int, last: int) -> set[str]:
    return {f"{month // 12}-{month % 12 + 1:02d}" for month in range(first, min(last, first + 240) + 1)}
