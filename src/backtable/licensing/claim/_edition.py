"""Lines that name a product without its edition, read as an edition of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from backtable.licensing.claim._line import ClaimLine
from backtable.licensing.claim._terms import Prices
from backtable.licensing.position import Product
from backtable.licensing.recognition import vague

_NEAR = Fraction(3, 2)  # a discounted price is still that of its edition


def with_edition(lines: Sequence[ClaimLine], products: Mapping[str, Product], counted: Collection[str], prices: Prices) -> tuple[tuple[ClaimLine, ...], tuple[str, ...]]:
    """Give lines for a product that counts by its editions as lines for the one whose list price a unit has, else for the highest, and notes that say so.

    What is charged beside licences is of the edition of the licences of its product, in its row or in its paper.

    Args:
        lines: in single units.
        counted: products of which our count has rows.
    """
    open_ = {key for key in vague() if key in products and key not in counted}
    read = {line.number: _edition(line, products, prices) for line in lines if line.product in open_ and line.component == "licences"}
    result, notes = [], []
    for line in lines:
        if line.product not in open_:
            result.append(line)
            continue
        own = [item for item in lines if item.product == line.product and item.number in read]
        near = next((item for item in own if item.place == line.place), own[0] if own else line)
        edition, why = read.get(near.number) or _edition(near, products, prices)
        result.append(replace(line, product=edition))
        if line.component == "licences":
            notes.append(f"line {line.number}, {line.title[:60]}, names no edition: read as {products[edition].title}, {why}; say below `products:` of the supplier's paper where it is another")
    return tuple(result), tuple(notes)


def _edition(line: ClaimLine, products: Mapping[str, Product], prices: Prices) -> tuple[str, str]:
    """Give the edition as which a line is read, and why."""
    product = products[line.product]
    rights = [right for right, _ in product.ways]
    editions = [key for key in dict.fromkeys(rights if product.stated else [*rights, *vague()[line.product].to, product.highest]) if key in products and products[key].ways]
    each = Fraction(line.price) if line.price else Fraction(line.amount) / Fraction(line.units) if line.units else Fraction(0)
    priced = []
    for number, key in enumerate(editions):
        metrics = [line.metric] if line.metric and prices.of(key, line.metric, "list") else prices.metrics_of(key)
        listed = (Fraction(found[0]) for metric in metrics if (found := prices.of(key, metric, "list")))
        priced += [(max(each / price, price / each), number, key) for price in listed if price > 0 and each > 0]
    if priced and min(priced)[0] <= _NEAR:
        return min(priced)[2], "whose list price is the nearest"
    if product.highest in editions:
        return product.highest, "the highest that it may be"
    return editions[0] if editions else line.product, "in which it is counted"
