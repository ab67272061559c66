"""Numbers as people write and read them: money, shares and whole numbers, in and out."""

import math
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

_LONGEST = 400  # letters of a number; the largest has 309 digits
_EXACT = 15
"""Digits that every number keeps."""
_SUFFIXES = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_WRITTEN = re.compile(
    r"""^(?P<sign>[-+]?)\s*(?P<symbol>[€$£¥]?)\s*(?P<sign2>[-+]?)
        (?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?P<exponent>[eE][-+]?\d+)?
        \s*(?P<suffix>k|thousand|m|mn|million|bn|b|billion)?\s*(?P<percent>%?)$""",
    re.VERBOSE | re.IGNORECASE,
)


def parse_number(text: str) -> float:
    """Give the number that a person wrote: `2,000,000`, `2m`, `€1.5m`, `25%`, `0x1F`, `1e6`.

    Raises:
        ValueError: the text is not a finite number; the message is the end of a sentence.
    """
    stripped = text.strip().replace("\u2212", "-").replace("\u00a0", " ")
    if re.fullmatch(r"[-+]?0x[0-9a-fA-F]+|[-+]?0o[0-7]+", stripped):
        return float(int(stripped, 0))
    if stripped.lower().lstrip("+-") in {".nan", "nan", ".inf", "inf", "infinity"}:
        raise ValueError("is not a finite number")
    match = _WRITTEN.match(stripped)
    if not match or (match["sign"] and match["sign2"]):
        raise ValueError("is not a number")
    try:
        value = Decimal(match["digits"].replace(",", "") + (match["exponent"] or ""))
        value = value.scaleb(_SUFFIXES[(match["suffix"] or "").lower()])
    except InvalidOperation as error:
        raise ValueError("is not a number that can be stored") from error
    if match["percent"]:
        value = value.scaleb(-2)
    number = float(-value if "-" in (match["sign"], match["sign2"]) else value)
    whole = match["digits"].replace(",", "").lstrip("0").rstrip("0")
    if len(whole) > _EXACT and whole.isdecimal() and not match["exponent"] and not match["percent"] and abs(number) != value:
        raise ValueError(f"has more digits than a number keeps: round it to {_EXACT}")
    if not math.isfinite(number):
        raise ValueError("is too large to be stored")
    return number


CURRENCIES = frozenset(
    {
        "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
        "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP",
        "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP",
        "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD",
        "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK",
        "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR",
        "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
        "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP",
        "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD",
        "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF",
        "XPF", "YER", "ZAR", "ZMW", "ZWG",
    }
)  # fmt: skip
"""Codes of currencies in use, ISO 4217 as of 2025."""

_CODED = re.compile(r"^(?P<sign>[-+]?)\s*(?:(?P<before>[A-Z]{3})\s*(?P<after>[-+]?[^A-Z].*)|(?P<number>.*[^A-Z\s]|.*\d\s*(?:K|M|MN|BN|B)(?=\s))\s*(?P<code>[A-Z]{3}))$")


def parse_amount(text: str) -> tuple[float, str]:
    """Give the number that a person wrote and the code of the currency that stands with it, empty where none does.

    A currency is named by its sign or by its code: `€1.5m`, `1.5m EUR` and `EUR 1.5m` are `(1500000.0, "EUR")`.

    Raises:
        ValueError: as for `parse_number`, or two currencies are named.
    """
    if len(text.strip()) > _LONGEST:
        raise ValueError("is not a number")
    match = _CODED.match(text.strip())
    match = match if match and (match["before"] or match["code"]) in CURRENCIES else None
    code = (match["before"] or match["code"]) if match else ""
    bare = f"{match['sign']}{match['after'] or match['number']}" if match else text
    number, sign = parse_number(bare), currency_of(bare)
    if code and sign and code != sign:
        raise ValueError(f"names two currencies, {sign} and {code}")
    return number, code or sign


def currency_of(text: str) -> str:
    """Give the currency code that a written amount names by its symbol, or an empty text."""
    return next((code for symbol, code in _SYMBOLS.items() if symbol in text), "")


def sign_code(text: str) -> str:
    """Give the currency code of a sign that stands alone, `$` for USD; an empty text for any other."""
    return _SYMBOLS.get(text, "")


def decimals_of(number: float) -> int:
    """Give how many decimals the shortest writing of a number has, at most 12."""
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return min(max(-exponent, 0), 12) if isinstance(exponent, int) else 0


def grid(start: float, stop: float, step: float) -> tuple[float, ...]:
    """Give the options `start + k * step` up to `stop`, each rounded to the decimals of start and step."""
    decimals = max(decimals_of(start), decimals_of(step))
    count = round((stop - start) / step) + 1
    return tuple(round(start + k * step, decimals) + 0.0 for k in range(count))


def evenly(start: float, stop: float, steps: int = 20) -> tuple[float, ...]:
    """Give numbers from `start` to `stop` in so many equal steps, rounded where that is finer than they can be told apart."""
    decimals = max(decimals_of(start), decimals_of(stop), 9 - math.floor(math.log10(stop - start)))
    inner = (round(start + (stop - start) * place / steps, min(decimals, 12)) for place in range(1, steps))
    return (start, *inner, stop)


def significant(value: float, digits: int = 3, beside: float = 0.0) -> float:
    """Round to so many significant digits.

    Args:
        beside: a number at whose place it is rounded where that is larger.
    """
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(max(abs(value), abs(beside)))))


def plain(value: float) -> str:
    """Write a number exactly, with thousands separators and without needless decimals."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "-∞"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.{min(max(decimals_of(value), 1), 6)}f}".rstrip("0").rstrip(".")


def counted(count: int) -> str:
    """Write a whole number for reading, its size alone where it has more than 15 digits: `2,000,000`, `about 10^200`."""
    digits = len(str(count)) if count < 10**1000 else math.floor(math.log10(count)) + 1
    return f"{count:,}" if digits <= 15 else f"about 10^{digits - 1}"


def shown(value: object) -> str:
    """Write a value of a file as somebody would have written it: `7` and not `7.0`."""
    return plain(value) if isinstance(value, float) else str(value)


_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


def money(value: float, currency: str) -> str:
    """Write an amount for reading, rounded to three digits: `$1.24m`, `-€310k`, `12 points`."""
    rounded = significant(value) + 0.0
    size = abs(rounded)
    if size >= 1e9:
        text = f"{size / 1e9:.3g}bn"
    elif size >= 1e6:
        text = f"{size / 1e6:.3g}m"
    elif size >= 1e4:
        text = f"{size / 1e3:.3g}k"
    else:
        text = f"{size:,.0f}" if size >= 100 or size == int(size) else f"{size:.3g}"
    sign = "-" if rounded < 0 else ""
    if currency in _SIGNS:
        return f"{sign}{_SIGNS[currency]}{text}"
    return f"{sign}{text} {_for_one(currency) if text == '1' else currency}".rstrip()


def money_exactly(amount: Decimal, currency: str) -> str:
    """Write an amount for reading with every digit that it has, cents in full: `€7,564`, `-$12.50`, `€0.305`."""
    text = f"{abs(amount):,f}"
    if "." in text:
        text = text.rstrip("0")
        whole, _, part = text.partition(".")
        text = f"{whole}.{part.ljust(2, '0')}" if part else whole
    sign = "-" if amount < 0 else ""
    return f"{sign}{_SIGNS[currency]}{text}" if currency in _SIGNS else f"{sign}{text} {currency}".rstrip()


_BYTES = {"": 1024**3, "gib": 1024**3, "g": 1024**3, "gb": 10**9, "mib": 1024**2, "m": 1024**2, "mb": 10**6}


def parse_memory(text: str) -> int:
    """Give a written size of memory in bytes: `2 GiB`, `500MB`; a bare number is in GiB.

    Raises:
        ValueError: it is no such size.
    """
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]*)", text.strip().lower())
    if match is None or match[2] not in _BYTES:
        raise ValueError("is no size of memory")
    return int(float(match[1]) * _BYTES[match[2]])


def memory_words(count: float) -> str:
    """Write bytes for reading: `2 GiB`, `743 MiB`."""
    size = count / 1024**2
    return f"{significant(size / 1024):g} GiB" if size >= 1024 else f"{size:,.0f} MiB"


def day(value: date) -> str:
    """Write a day for reading: `2 April 2026`."""
    return f"{value.day} {value:%B %Y}"


def clock_time(moment: datetime | None, time: str = "%H:%M") -> str:
    """Write a moment as a clock here shows it, with the zone: `2026-04-20 23:59 PDT`; so a day that was typed is the day that is told. Nothing where there is none."""
    return "" if moment is None else f"{moment.astimezone():%Y-%m-%d {time} %Z}"


def share(value: float, digits: int = 0) -> str:
    """Write a fraction as a percentage: `25 %`."""
    return f"{plain(round(100 * value, digits) + 0.0)} %"


def percentage_meant(value: float, sign: bool = True) -> str:
    """Say what a share above 1 means, and the ways to write the percentage that was probably meant: `8 means 800 %; if 8 % is meant, write 8% or 0.08`.

    Args:
        sign: it may be written with its sign; in a formula it may not.
    """
    return f"{plain(value)} means {share(value)}; if {plain(value)} % is meant, write {f'{plain(value)}% or ' if sign else ''}{plain(round(value / 100, 12))}"


def with_unit(value: float | str, unit: str, currency: str) -> str:
    """Write a term's value with its unit: `25 %`, `150 licences`, `1 licence`, `$2,000,000`, `$50 per day`, `full`."""
    if isinstance(value, str):
        return value
    if unit == "%":
        return share(value, 4)
    first, _, rest = unit.partition(" ")
    if first == currency and first in _SIGNS:
        number = f"{abs(value):,.2f}" if decimals_of(value) in (1, 2) else plain(abs(value))
        return f"{'-' if value < 0 else ''}{_SIGNS[first]}{number} {rest}".rstrip()
    return f"{plain(value)} {_for_one(unit) if abs(value) == 1 else unit}".rstrip()


def _for_one(unit: str) -> str:
    """Write a unit for one of it: `licence per day` of `licences per day`."""
    first, _, rest = unit.partition(" ")
    return f"{first[:-1]} {rest}".rstrip() if re.fullmatch(r"\w+[^s\W]s", first) else unit
