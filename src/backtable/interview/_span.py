"""A number as people say it: exactly, or as a range."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import isclose

from backtable.files import typed_parts
from backtable.quantities import shown

_BETWEEN = re.compile(r"\s*(?:\bto\b|\band\b|…|\.\.+|–|—|(?<=[\d%a-zA-Z€$£])\s*-)\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """What somebody says a quantity is: low, likely and high, which are one where it was said exactly."""

    low: float
    likely: float
    high: float

    @property
    def exact(self) -> bool:
        """It was said without a range."""
        return self.low == self.high

    def __str__(self) -> str:
        if self.exact:
            return shown(self.likely).replace(",", "")
        middle = [] if self.likely == (self.low + self.high) / 2 else [self.likely]
        return " to ".join(shown(float(item)).replace(",", "") for item in (self.low, *middle, self.high))


def read_span(text: str, number: Callable[[str], float], least: float = float("-inf"), most: float = float("inf")) -> Span:
    """Give what somebody said: `50`, `40-60`, `40 to 60`, `between 40 and 60`, or with the likely value between: `40 to 55 to 60`.

    Numbers are read as in a workbook: `400 TEUR`, `20-30k`.

    Args:
        number: reads one number; raises ValueError with the end of a sentence.
        least, most: it may not leave this range.

    Raises:
        ValueError: it is neither; the message is the end of a sentence.
    """
    words = re.sub(r"^(between|from)\s+", "", text.strip(), flags=re.IGNORECASE)
    parts = typed_parts(text)
    parts = parts if len(parts) > 1 else tuple(typed_parts(part)[0] for part in _BETWEEN.split(words) if part.strip())
    found = [number(part) for part in parts]
    if not 1 <= len(found) <= 3:
        raise ValueError("is neither a number nor a range")
    if found != sorted(found):
        raise ValueError("runs from the higher to the lower; put the lower first")
    if found[0] < least or found[-1] > most:
        raise ValueError(f"is not within {shown(least)} and {shown(most)}" if most < float("inf") else f"is not {shown(least)} or more")
    middle = (found[0] + found[-1]) / 2
    likely = found[1] if len(found) == 3 and not isclose(found[1], middle, rel_tol=1e-9) else middle
    return Span(found[0], likely, found[-1])
