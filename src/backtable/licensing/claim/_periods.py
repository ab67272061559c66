"""For what time a line charges, as its words or its column say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = r"(?:19[89]|20[0-4])\d"
_SPAN = r"\s*(?:-|–|—|/|to|until|through|bis|au|à)\s*"
_DAY = rf"(?:(?P<{{0}}y>{_YEAR})-(?P<{{0}}m>\d\d?)-\d\d?|\d\d?[./](?P<{{0}}n>\d\d?)[./](?P<{{0}}z>{_YEAR})|(?P<{{0}}o>\d\d?)[./](?P<{{0}}w>{_YEAR}))"
_DAYS = re.compile(rf"(?<![\d.])(?:{_DAY.format('a')}){_SPAN}(?:{_DAY.format('b')})(?!\d)", re.IGNORECASE)
_SHORT_DAYS = re.compile(rf"(?<![\d./-])(0?[1-9]|1[0-2])[./](1[5-9]|[2-4]\d){_SPAN}(0?[1-9]|1[0-2])[./](1[5-9]|[2-4]\d)(?![\d./-])", re.IGNORECASE)
_QUARTER = re.compile(rf"\b([qh])([1-4])[ /-]?({_YEAR})\b|\b({_YEAR})[ /-]?([qh])([1-4])\b", re.IGNORECASE)
_QUARTERS = re.compile(rf"\b([qh])([1-4]){_SPAN}\1?([1-4])[ /-]?({_YEAR})\b|\b({_YEAR})[ /-]?([qh])([1-4]){_SPAN}\6?([1-4])\b", re.IGNORECASE)
_BACK_FROM = re.compile(rf"\b(\d{{1,3}}) (?:months?|monate?|mois) (?:up )?(?:to|until|ending(?: in)?|through|bis|à) (?:(?:the )?end of |ende )?(0?[1-9]|1[0-2])[./]({_YEAR})\b", re.IGNORECASE)
_YEARS = re.compile(rf"\b({_YEAR}){_SPAN}((?:{_YEAR})|\d\d)(?!\d|-)", re.IGNORECASE)
_FISCAL = re.compile(rf"\b(?:fy|gj|cy)[ '’]?({_YEAR}|\d\d)(?:{_SPAN}(?:(?:fy|gj|cy)[ '’]?)?({_YEAR}|\d\d))?\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:years?|yr|jahr|année)[ -]?(?:no\.? ?)?(\d|one|two|three|four|five)\b(?![ -]?(?:years?|months?|%))|\b(\d)(?:st|nd|rd|th|\.|ère|re|e|ème)[ -]?(?:years?|yr|jahr|année)\b"
    r"|\b(?-i:[MC]?Y|Y[Rr])\.?[ -]?([1-9])\b(?![ -]?(?:years?|months?|%))"
    r"|\b(first|second|third|fourth|fifth|erstes|zweites|drittes|viertes|fünftes|première|deuxième|troisième) (?:years?|yr|jahr|année)\b",
    re.IGNORECASE,
)
_ORDINALS = re.compile(r"\b(?:years?|yrs?|jahre?|années?|(?-i:[MC]?Y))[ -]?([1-9])\s*(?:-|–|—|to|until|through|bis|au|à)\s*(?:years?|yrs?|jahr|année|(?-i:[MC]?Y))?[ -]?([1-9])\b(?![ -]?(?:months?|%))", re.IGNORECASE)
_NUMBERS = {
    **{str(number): number for number in range(1, 10)},
    **{word: number for words in ("one two three four five", "first second third fourth fifth", "erstes zweites drittes viertes fünftes", "première deuxième troisième") for number, word in enumerate(words.split(), 1)},
}
# A year alone is the version of a product unless words say that it is a time: behind what is charged, before it at the start, or set off at the end.
_CHARGE = (
    r"(?:support|maintenance|software assurance|assurance|(?-i:SA)|s&s|sns|subscriptions?|interest|penalt(?:y|ies)|uplift|reinstatement|fees?|arrears|payments?|charges?|"
    r"\w*wartung\w*|\w*pflege\w*|\w*zinsen|nachzahlung|entretien|intérêts?|mantenimiento|manutenzione|"
    r"(?:past|prior|previous|earlier|unlicen[cs]ed|historical?|retroactive|backdated|frühere|rückwirkende|bisherige|passée)[ -](?:use|usage|deployment|nutzung|utilisation)|utilisation passée)"
)
_JOINED = r"(?:[\s:,()\[/–—-]|\d+(?:[.,]\d+)? ?%|p\.? ?a\.?|\b(?:per annum|for|in|of|the|year|fiscal|calendar|contract|back|due|unpaid|missed|retroactive|für|im|das|den|jahr|pour|année|l[’']année|de|du)\b)*"
_BEHIND = re.compile(rf"\b{_CHARGE}\b{_JOINED}\b({_YEAR})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"^\W*({_YEAR})\b[\s:,–—-]*(?:[a-z]+[\s-]+){{0,2}}?{_CHARGE}\b", re.IGNORECASE)
_END = re.compile(rf"(?:[,;:([–—]\s*|\s-\s*|\b(?:for|in|year|für|jahr|pour|année)\s+)({_YEAR})\s*[)\]]?\s*$", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d./-])(1[5-9]|[2-4]\d)/(\d\d)(?![\d./-])|(?<!\w)['’](\d\d)(?!\d)")
_ANY = re.compile(rf"\b({_YEAR})\b")
_ALONE = re.compile(rf"^\s*({_YEAR})(?:\.0+)?\s*$")
_MORE = re.compile(rf"\s*(?:,|&|\+|/|and|und|et)\s*({_YEAR})\b", re.IGNORECASE)
_MONTHS = range(1, 13)
_NAMES = (
    r"jan(?:uary|uar|vier|v)?|jänner", r"feb(?:ruary|ruar)?|fév(?:rier|r)?", r"mar(?:ch|s)?|märz?|mrz", r"apr(?:il)?|avr(?:il)?", r"may|mai", r"june?|juni|juin",
    r"july?|juli|juil(?:let)?", r"aug(?:ust)?|août", r"sept?(?:ember|embre)?", r"o[ck]t(?:ober|obre)?", r"nov(?:ember|embre)?", r"de[cz](?:ember)?|déc(?:embre)?",
)  # fmt: skip
_NAMED = "|".join(f"(?:{name})" for name in _NAMES)
_DAY_MONTH = re.compile(rf"(?<![\w.])(?:(\d\d?)(?:st|nd|rd|th|\.|er)? )?({_NAMED})\b\.?(?: (\d\d?)(?:st|nd|rd|th)?,)?(?:[ -]*({_YEAR}))?(?!\d)", re.IGNORECASE)
_MONTH = re.compile(rf"(?<![\d./])(0?[1-9]|1[0-2])[./]({_YEAR})(?!\d)")
_NUMBER_OF_LINE = re.compile(r"^\W*\d+(?:\.\d+)*[.)]?\s+|^\W*\d+[.)]\s*")
_HOURS = re.compile(r"\b(?:24|[5-9])\s?[x×/]\s?(?:24|[5-9])\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?<![\w.,/-])(?:[^\W\d_]{0,3}[ -]?)?#?\d[\w./-]*(?![\w.,/-])(?!\s*(?:%|x\b|p\.? ?a|per\b|(?:years?|yrs?|months?|days?|jahre?n?|monate?n?|ans?|mois|hours?|x)\b))", re.IGNORECASE
)
_DAY_LONG = len("2024-01-01")
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


def period_in(text: str, whole: bool = False, bare: bool = False) -> Period | None:
    """Give the time for which words charge; None where they name none.

    Args:
        whole: whether the words say nothing else, as in a column for it: then a year alone is one.
        bare: whether they name no product, so that no year is its version, as in a column for what is charged.

    >>> period_in("SQL Server 2019 Enterprise back support 2024").says, period_in("Maintenance SQL Server 2019")
    ('2024', None)
    >>> len(period_in("Wartung 01.07.2023 - 30.06.2024").parts), period_in("Back support, 3 years at 22 %")
    (12, None)
    """
    plain = numbered(text.replace("_", " "))
    if whole and (found := _ALONE.match(plain)):
        return Period(found[1], frozenset(_of_years(int(found[1]), int(found[1]))))
    for says, parts in _named(plain):
        if parts:
            return Period(" ".join(says.split())[:_LONGEST], frozenset(parts))
    if (whole or bare) and (month := _MONTH.search(plain)):
        return Period(month[0], frozenset({f"{month[2]}-{int(month[1]):02d}"}))
    if (whole or bare) and (short := _SHORT.search(plain)) and (short[3] or int(short[1]) + 1 == int(short[2])):
        first = _full(short[3] or short[1])
        return Period(short[0], frozenset(_of_years(first, first if short[3] else first + 1)))
    years = _ANY.findall(plain) if whole or bare else []
    return Period(", ".join(dict.fromkeys(years)), frozenset(part for year in years for part in _of_years(int(year), int(year)))) if years else None


def told_apart(text: str) -> Period | None:
    """Give the figures by which words of a charge may mean a time of their own, though nobody can say which; None where they have none.

    Rates, lengths, hours of service and the number of a line are no such figures.

    >>> told_apart("Support P2").says, told_apart("2. Support, 22 % for 3 years")
    ('P2', None)
    """
    figures = _FIGURES.findall(_HOURS.sub("", _NUMBER_OF_LINE.sub("", text)))
    return Period(" ".join(figures)[:_LONGEST], frozenset({f"figures {' '.join(figures)}"})) if figures else None


def is_year(text: str) -> bool:
    """Say whether a text is a year and nothing else."""
    return _ALONE.match(text) is not None


def period_between(first: str, last: str) -> Period | None:
    """Give the time from what one column says to what another does; None where they are no dates.

    >>> period_between("2024-01-01", "2024-12-31").says, len(period_between("Jan 2024", "Jun 2024").parts)
    ('2024-01-01 - 2024-12-31', 6)
    """
    alone = _ALONE.match(first) and _ALONE.match(last)  # two years of two columns are no year of a contract
    if not alone and (found := period_in(f"{first[:_DAY_LONG]} - {last[:_DAY_LONG]}")):
        return found
    start, end = (period_in(text, whole=True) for text in (first, last))
    if start is None or end is None:
        return None
    begin, until = (int(part[:4]) * 12 + int(part[5:]) - 1 if part[:4].isdigit() else -1 for part in (min(start.parts), max(end.parts)))
    return Period(f"{first} - {last}", frozenset(_months(begin, until))) if 0 < begin <= until else None


def _named(text: str) -> Iterator[tuple[str, set[str]]]:
    if found := _DAYS.search(text):
        (first, start), (last, end) = (_month_in(found, side) for side in "ab")
        yield found[0], _months(first * 12 + start - 1, last * 12 + end - 1 - (_same_day(found[0]) and (first, start) != (last, end)))
    if found := _SHORT_DAYS.search(text):
        first, last = _full(found[2]) * 12 + int(found[1]) - 1, _full(found[4]) * 12 + int(found[3]) - 1
        yield found[0], _months(first, last)
    if found := _BACK_FROM.search(text):
        ends = int(found[3]) * 12 + int(found[2]) - 1
        yield found[0], _months(ends - int(found[1]) + 1, ends)
    if found := _QUARTERS.search(text):
        size = 3 if (found[1] or found[6]).lower() == "q" else 6
        one, other, year = (int(found[number]) for number in ((2, 3, 4) if found[1] else (7, 8, 5)))
        if one < other <= len(_MONTHS) // size:
            yield found[0], _months(year * 12 + (one - 1) * size, year * 12 + other * size - 1)
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
    if (found := _ORDINALS.search(text)) and found[1] < found[2]:
        yield found[0], {f"year {number}" for number in range(int(found[1]), int(found[2]) + 1)}
    if found := _ORDINAL.search(text):
        yield found[0], {f"year {_NUMBERS[next(filter(None, found.groups())).lower()]}"}


def numbered(text: str) -> str:
    """Write months that are named as numbers, `Jan 2024` as 01/2024; one without a year is in that of the next that has one.

    >>> numbered("Support 1 Jan 2023 to 31 December 2023"), numbered("January - June 2024"), numbered("May 7 server")
    ('Support 2023-01-01 to 2023-12-31', '01/2024 - 06/2024', 'May 7 server')
    """
    year, following = "", -1
    for found in reversed([*_DAY_MONTH.finditer(text)]):
        joined = following > 0 and re.fullmatch(_SPAN, text[found.end() : following], re.IGNORECASE)
        year = found[4] or (year if joined else "")
        following = found.start() if year else -1
        if year:
            month = next(number for number, name in enumerate(_NAMES, 1) if re.fullmatch(name, found[2], re.IGNORECASE))
            day = found[1] or found[3]
            text = text[: found.start()] + (f"{year}-{month:02d}-{int(day):02d}" if day else f"{month:02d}/{year}") + text[found.end() :]
    return text


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
