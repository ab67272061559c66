"""What a line charges by its own arithmetic: units times price, once or for so many months or years."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from backtable.licensing.claim._charges import cents
from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.metrics import METRICS

_YEAR = 12
_MOST_MONTHS = 240
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%")
_ROUND = 200  # a share that nobody states is one of whole or half percents
_NEAR = Decimal("0.5")  # amounts may be rounded to whole units of money
_MOST_TIMES = 15
_PERIOD = re.compile(r"\b(\d{1,3})[ -]?(?:(months?|mths?|mos?|monate?n?|mois)|(?:years?|yrs?|jahren?|jahre|ans?))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a line charges.

    Args:
        amount: what its units and price support of the amount stated.
        each: what a unit costs by the line, to be set against our price of it: of a year where the list prices a unit by the month.
    """

    amount: Decimal
    each: Fraction


def stated(line: ClaimLine, metric: str, listed: Decimal | None = None) -> Stated:
    """Give what a line charges: units times price where the amount is more, beyond the rounding of the price.

    A price may be of one month or year, and the amount of several: of any number of months where the list prices units of the metric by
    the month, else of as many periods as the line's words say, as in “24 months”. What is sold by the year may be quoted for all years that the words
    say: then its price is more than that of one.

    Args:
        listed: our list price of a unit, which tells a price by the month, or of several years, from one by the year.
    """
    whole = Fraction(line.amount) / Fraction(line.units) if line.units else Fraction(0)
    if line.component != "licences" or not line.units or not line.price:
        return Stated(line.amount, whole)
    rounding = (abs(line.units) + 1) * Decimal("0.005")
    product = line.units * line.price
    monthly = metric in METRICS and METRICS[metric].monthly
    for times in _times(line, product, monthly):
        if abs(line.amount - times * product) <= times * rounding:
            by_month = monthly and _is_by_month(line.price, times, listed)
            return Stated(line.amount, Fraction(line.price) * (_YEAR if by_month else 1))
    if cents(product) < line.amount - rounding:
        return Stated(cents(product), Fraction(line.price))
    several = metric in METRICS and METRICS[metric].subscription and listed is not None and whole > Fraction(listed)
    return Stated(line.amount, whole / (max(_years(line), default=1) if several else 1))


def is_below(line: ClaimLine) -> bool:
    """Say whether a line charges less than its units times its price, beyond the rounding of the price: for a discount, or for other units."""
    if not line.units or not line.price:
        return False
    return line.amount < cents(line.units * line.price) - (abs(line.units) + 1) * Decimal("0.005")


def is_share(amount: Decimal, base: Decimal, words: str, times: bool = False) -> bool:
    """Say whether an amount is the share of another that words state; where they state none, whether it is one of whole or half percents.

    Args:
        times: whether it may be several times the share, as a rate is charged for some years.

    >>> is_share(Decimal(260500), Decimal(1042000), "Penalty 25%"), is_share(Decimal(260500), Decimal(950000), "Penalty")
    (True, False)
    """
    if base <= 0 or amount <= 0:
        return False
    if not (rates := _PERCENT.findall(words)):
        return amount <= base and amount * _ROUND % base == 0
    shares = [base * Decimal(rate.replace(",", ".")) / 100 for rate in rates]
    return any(abs(amount - share * time) <= _NEAR for share in shares if share for time in range(1, _MOST_TIMES + 1 if times else 2))


def _times(line: ClaimLine, product: Decimal, monthly: bool) -> list[int]:
    """Give for how many periods a line may charge, one excepted: what is left is told by the amount alone."""
    if monthly and product > 0:
        return [times] if 1 < (times := round(line.amount / product)) <= _MOST_MONTHS else []
    return [int(found) for found, _ in _PERIOD.findall(_words(line)) if int(found) > 1]


def _years(line: ClaimLine) -> list[Fraction]:
    """Give for how many years a line is sold by its words, of those more than one."""
    told = (Fraction(int(found), _YEAR if months else 1) for found, months in _PERIOD.findall(_words(line)))
    return [years for years in told if 1 < years <= _MOST_TIMES]


def _words(line: ClaimLine) -> str:
    return "; ".join((line.title, line.clause, *line.beside))


def _is_by_month(price: Decimal, times: int, listed: Decimal | None) -> bool:
    return times >= _YEAR if listed is None else abs(price - listed / _YEAR) < abs(price - listed)
