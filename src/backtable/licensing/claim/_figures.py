"""The numbers of a row of a supplier's paper."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from backtable.inventory.entitlements import Row, Table
from backtable.licensing.claim._charges import cents
from backtable.licensing.claim._headings import Meanings, heading_words, share_in

MOST = Decimal(10) ** 15
"""No amount, price or number of units beyond this is meant."""
NOTHING = {"-", "\u2013", "\u2014", "n/a", "na", "nil", "none"}
"""What papers write where there is no number."""
SIGNED = re.compile(r"\b(position|shortfall|deficit|balance|variance|delta|difference|gap|surplus|compliance)\b")
"""Words of headings below which a number may be what is short, and be written below 0."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row charges.

    Args:
        thousands: a text whose sign was taken for that of thousands, as money has no three decimals; empty for none.
        surplus: whether the row says that more is owned than needed.
    """

    units: Decimal | None
    price: Decimal | None
    amount: Decimal | None
    thousands: str = ""
    surplus: bool = False


def figures_of(row: Row, found: Meanings, short_below: bool = False) -> Figures:
    """Give units, price and amount of a row, and note what is wrong with them.

    A number that may be two, as 7,892, is the one with which units times price come to the amount; else of money the one with
    thousands.

    Args:
        short_below: whether units below 0 are what is short, as `is_short_below` says of a table.
    """
    names = [found[meaning] for meaning in ("units", "price", "amount")]
    opened = [row.open_in(name) if name else () for name in names]
    units, price, amount = (money_in(row, name) for name in names)
    thousands = next((row.text(name) for name, both in zip(names[1:], opened[1:], strict=True) if both), "")
    if any(opened):
        choices = [both or (value,) for both, value in zip(opened, (units, price, amount), strict=True)]
        fitting = [(one, each, all_) for one, each, all_ in product(*choices) if _fits(one, each, all_, share_of(row, found))]
        if len(fitting) == 1:
            thousands = ""
        else:  # both units and amount a thousandth of what they are fit as well
            fitting = [choice for choice in fitting if choice[1:] == (price, amount)]
        if len(fitting) == 1:
            units, price, amount = fitting[0]
        elif opened[0]:
            number_in(row, names[0])
    surplus = False
    if short_below and units is not None:
        surplus, units = units > 0, abs(units)
        amount = abs(amount) if amount is not None and not surplus else amount
    return Figures(units, price, amount, thousands, surplus)


def is_short_below(table: Table, found: Meanings) -> bool:
    """Say whether a table writes what is short below 0: as a licence position, no part of which is charged above it.

    A heading says it, or the price, which times the units below 0 is the amount in each row that has both.
    """
    if not found["units"]:
        return False
    below, told = False, bool(SIGNED.search(heading_words(found["units"])))
    for row in table:
        units = number_in(row, found["units"])
        amount = money_in(row, found["amount"]) if found["amount"] else None
        below |= units is not None and units < 0
        if not told and units is not None and units < 0:
            price = money_in(row, found["price"]) if found["price"] else None
            if not amount or amount < 0 or not price or not _fits(units, price, amount, share_of(row, found)):
                return False
        if units is not None and units > 0 and amount is not None and amount > 0:
            return False
    return below


def _fits(units: Decimal | None, price: Decimal | None, amount: Decimal | None, share: Decimal) -> bool:
    if units is None or price is None or amount is None:
        return False
    return any(abs(abs(units * each) - abs(amount)) <= _CENT for each in (price, price * (1 - share)))


def share_of(row: Row, found: Meanings) -> Decimal:
    """Give the discount that a row states, as a share."""
    name = found["discount"]
    return Decimal(repr(share_in(row.text(name), row.table.headings[name]) or 0)) if name else Decimal(0)


def number_in(row: Row, name: str) -> Decimal | None:
    """Give a number of a row; nothing where the paper writes a dash. What is none, or may be two, is noted in the row."""
    if not name or row.text(name).casefold() in NOTHING:
        return None
    value = row.signed_in(name)
    if value is not None and abs(value) > MOST:
        row.wrong(f"{row.table.headings[name]} is {row.text(name)[:40]}, too large to be meant", name)
        return None
    return value


def money_in(row: Row, name: str) -> Decimal | None:
    """Give an amount of money of a row, which has no three decimals."""
    both = row.open_in(name) if name else ()
    return both[0] if both else number_in(row, name)


def discounted(row: Row, found: Meanings, units: Decimal | None, price: Decimal | None, amount: Decimal | None) -> Decimal | None:
    """Give the price after the discount that the line states, where its amount is none without it."""
    if price is None or not found["discount"]:
        return price
    share = share_of(row, found)
    if not share or "net" in heading_words(found["price"]).split():
        return price
    if amount is not None and units is not None and abs(units * price - amount) <= _CENT:
        return price
    return price * (1 - share)


def own_part(
    amount: Decimal, units: Decimal | None, price: Decimal | None, others: Decimal, heading: str, taxed: bool = False
) -> Decimal:
    """Give the licences' part of a row that states other components beside: its amount may be theirs, or the row's total."""
    licences = cents(units * price) if units is not None and price is not None else None
    if licences is not None and cents(amount) in (licences, licences + cents(others)):
        return licences
    return amount - others if (taxed or "total" in heading.split()) and amount >= others else amount
