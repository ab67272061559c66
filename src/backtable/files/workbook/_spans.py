"""What people type where a number belongs and none is known exactly: a range such as `10-30%`, or that it is not known yet."""

import json
import re
from dataclasses import dataclass

from backtable.files.workbook._cells import as_number, quoted, share_text
from backtable.files.workbook._typed import (
    LONGEST,
    two_days,
    typed_amount,
    typed_day,
    typed_number,
    with_percent,
    with_sizes,
)
from backtable.quantities import currency_of, parse_amount, share, shown

_UNSAID = frozenset(
    {"?", "tbd", "tbc", "tba", "unknown", "unk", "not known", "not known yet", "not yet known", "to be determined", "to be defined", "to be confirmed", "don't know", "do not know", "open"}
)
_BETWEEN = re.compile(r"\s*(?:\bto\b|\bbis\b|…|\.\.+|–|—|(?<=[\w%€$£¥])\s*-)\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OPENED = re.compile(r"(between|from|von)\s+", re.IGNORECASE)
_ENDING = re.compile(r"(?<=[\d.,])\s*(k|thousand|m|mn|million|bn|b|billion|%)?\s*([A-Z]{3})?$", re.IGNORECASE)
_SIGN = re.compile(r"^([€$£¥]|[A-Z]{3}(?=\s*\d))")
_SIGNED = re.compile(r"\s*([€$£¥])$")
_MOST = 3
_SMALLER = {"k": "", "m": "k", "bn": "m"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A range as somebody typed it: low, likely and high, each a number or an amount with its currency, and whether as percentages."""

    low: float | str
    likely: float | str
    high: float | str
    share: bool = False

    @property
    def written(self) -> str:
        """Give how its ends are typed: `5-10%`."""
        low, high = (share_text(item) if self.share and isinstance(item, float) else shown(item) for item in (self.low, self.high))
        return f"{low} to {high}"

    def __str__(self) -> str:
        low, likely, high = (share(item, 6) if self.share and isinstance(item, float) else shown(item) for item in (self.low, self.likely, self.high))
        return f"low {low}, likely {likely}, high {high}"


def unsaid(text: str) -> bool:
    """Say whether a text says that a number is not known yet: `?`, `TBD`, `unknown`."""
    return " ".join(text.replace("\u2019", "'").strip().strip(".").casefold().split()) in _UNSAID or bool(re.fullmatch(r"\s*\?+\s*", text))


def literal(text: str) -> str:
    """Write a text so that it is taken neither for a number, for a range nor for something that is not known."""
    number = as_number(text) is None and typed_number(text) is not None
    return json.dumps(text, ensure_ascii=False) if number or unsaid(text) or typed_span(text) else quoted(text)


def typed_span(text: str, falling: bool = False) -> Typed | None:
    """Give the range that a text means: `10-30%`, `10 to 30 percent`, `between 5k and 8k`, or with the likely value between: `10 to 15 to 30`.

    What only the last number says of its size holds for the others as well: `5-8k` is from 5,000 to 8,000. The likely value is the middle unless it is said.
    None where it means none; the numbers must rise, so that a difference such as `30 - 10` is none.

    Args:
        text: as it stands in the cell.
        falling: the numbers must fall instead, as in `10-5%`, where the ends have changed places.
    """
    if len(text) > LONGEST:
        return None
    plain = _SIGNED.sub(lambda sign: f" {currency_of(sign[1])}", with_sizes(with_percent(text.strip())))  # the size before it holds for all numbers
    opened = _OPENED.match(plain)
    plain = plain[opened.end() :] if opened else plain
    parts = (_AND if opened and opened[1].casefold() == "between" and _AND.search(plain) else _BETWEEN).split(plain)
    if not 1 < len(parts) <= _MOST or typed_day(text) != text.strip() or two_days(text) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
        return None
    try:
        amounts = [parse_amount(typed_amount(part)) for part in _alike(parts)]
    except ValueError:
        return None
    numbers, codes = [number for number, _ in amounts], {code for _, code in amounts if code}
    if len(codes) > 1 or numbers != sorted(set(numbers), reverse=falling):
        return None
    numbers.sort()
    likely = numbers[1] if len(numbers) == _MOST else round((numbers[0] + numbers[-1]) / 2, 12)
    code = next(iter(codes), "")
    low, middle, high = (f"{shown(item)} {code}" if code else item for item in (numbers[0], likely, numbers[-1]))
    return Typed(low, middle, high, "%" in plain)


def span_parts(text: str) -> list[str]:
    """Give the numbers of a range, as they stand in a text."""
    return [part for part in _BETWEEN.split(_OPENED.sub("", text.strip(), count=1)) if part.strip()]


def smaller_first(text: str) -> str:
    """Write a range out whose last number alone has a size, and which would fall if that held for both: `500-1m` as `500k-1m`; empty for any other text."""
    parts = span_parts(with_sizes(text))
    sizes = [re.fullmatch(r"([\d.,]+)\s*(k|m|bn)?", part.strip(), re.IGNORECASE) for part in parts]
    if len(sizes) != 2 or not sizes[0] or not sizes[1] or sizes[0][2] or not sizes[1][2] or typed_span(text, falling=True) is None:
        return ""
    return f"{sizes[0][1]}{_SMALLER[sizes[1][2].lower()]}-{sizes[1][1]}{sizes[1][2]}"


def is_difference(text: str) -> bool:
    """Say whether two plain numbers with a minus between them stand here: `30 - 10`."""
    return bool(re.fullmatch(r"\s*[\d.,]+\s*[-\u2212]\s*[\d.,]+\s*", text))


def _alike(parts: list[str]) -> list[str]:
    """Give each number the currency that only the first names, and the size, the percent sign or the currency that only one end has."""
    sign = _SIGN.match(parts[0])
    endings = [match for match in (_ENDING.search(part) for part in (parts[-1], parts[0])) if match and (match[1] or match[2])]
    size, code = (endings[0][1] or "", endings[0][2] or "") if endings else ("", "")
    found = []
    for part in parts:
        here = _ENDING.search(part)
        bare = here is not None and not here[1] and not here[2]
        before = sign[1] if sign and not _SIGN.match(part) else ""
        found.append(f"{before}{part}{size}{f' {code}' if code else ''}" if bare else f"{before}{part}")
    return found
