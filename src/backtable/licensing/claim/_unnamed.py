"""Charges whose row of a supplier's paper names no product: on the product of the row above, as in merged cells, or on all licences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from backtable.licensing.claim._arithmetic import is_share
from backtable.licensing.claim._line import ClaimLine

_ON_PRICE = ("penalty", "interest", "tax")
_ONCE = ("costs", "fees")


def placed(lines: Sequence[ClaimLine], unnamed: Mapping[str, str]) -> tuple[list[ClaimLine], list[str]]:
    """Give the lines of a table with each charge on what it is charged on, and notes on what its place alone does not tell.

    Costs and fees are of no product. Of others the amount tells, where it is a share of what is above, of the product's licences or of all; else
    the table: one that names a product in each of two rows that follow each other writes it wherever it means it, and what is charged once, at the
    end of several products, is charged on all. Else it is on the product of the row above.

    Args:
        lines: those that name no product with the one of the row above.
        unnamed: place of such a row → its words.
    """
    if not unnamed:
        return list(lines), []
    notes = []
    found = list(lines)
    named = [line for line in lines if line.place not in unnamed]
    repeats = any(one.title == other.title and one.place != other.place for one, other in pairwise(named))
    products = {line.title for line in named if line.component == "licences"}
    for number, line in enumerate(lines):
        words = unnamed.get(line.place, "")
        if not words or line.component == "licences" or (line.units or 1) != 1:
            continue
        if line.component in _ONCE:
            found[number] = _on_all(line, words)
            continue
        if len(products) <= 1 or line.title == words:
            continue
        above = [item for item in lines[:number] if item.amount > 0]
        same = [item for item in lines if (item.component, item.place in unnamed) == (line.component, True)]
        why, on_all = _told(line, words, above)
        if not why:
            last = line.component in _ON_PRICE and len(same) == 1 and not any(item.component == "licences" for item in lines[number:])
            why, on_all = ("as the paper writes a product wherever it means one", True) if repeats else ("as it stands once, below all of them", True) if last else ("", False)
        if on_all:
            found[number] = _on_all(line, words)
        if on_all or line.component in _ON_PRICE:
            what = "all licences above it" if on_all else f"{line.title[:60]}, the product above"
            other = "its product" if on_all else "\u201cAll products\u201d"
            notes.append(f"{line.place}: \u201c{words[:60]}\u201d names no product and is read as charged on {what}{f', {why}' if why else ''}; where that is not so, write {other} there")
    return found, notes


def _told(line: ClaimLine, words: str, above: Sequence[ClaimLine]) -> tuple[str, bool]:
    """Say what the amount tells: why, empty where it tells nothing, and whether it is charged on all."""
    own = [item for item in above if item.title == line.title]
    fits = [any(is_share(line.amount, base, words, line.component != "penalty") for base in _bases(items)) for items in (own, above)]
    if fits[0] == fits[1]:
        return "", False
    return f"of which the amount is a share{' by its words' if '%' in words else ''}", fits[1]


def _bases(lines: Sequence[ClaimLine]) -> set[Decimal]:
    """Give what a share may be of: the licences, and these with their support."""
    licences = sum((item.amount for item in lines if item.component == "licences"), Decimal(0))
    return {licences, licences + sum((item.amount for item in lines if item.component in ("support", "back_support")), Decimal(0))}


def _on_all(line: ClaimLine, words: str) -> ClaimLine:
    return replace(line, title=words, product="", metric="")
