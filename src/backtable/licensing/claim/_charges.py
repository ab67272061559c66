"""Charges: what a position's shortfalls are worth on a side's terms, each component apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from backtable.licensing._row import PositionRow
from backtable.licensing.claim._terms import Interest, Prices, Terms, terms_for
from backtable.licensing.metrics import METRICS, in_packs

COMPONENTS: Mapping[str, str] = {
    "licences": "licences",
    "support": "first year's support",
    "back_support": "back support",
    "penalty": "penalty and uplift",
    "interest": "interest",
    "costs": "audit costs",
    "fees": "other fees",
    "tax": "tax",
}
"""What may be charged, each once: key → its name."""
_BASES = {"list": "list price", "contract": "contract price", "paid": "price paid last"}
_CENT = Decimal("0.01")
_EXACT = Context(prec=1000)


@dataclass(frozen=True, slots=True)
class Charge:
    """One amount that a shortfall comes to.

    Args:
        product: key; empty for what is charged once a publisher.
        units: that must be bought for what is short; None where the charge is not by unit.
        price: of one unit.
        amount: rounded to the cent.
        how: the arithmetic in words.
        source: the clause or assumption behind it.
    """

    publisher: str
    product: str
    title: str
    metric: str
    component: str
    units: Decimal | None
    price: Decimal | None
    amount: Decimal
    how: str
    source: str


def cents(amount: Decimal | Fraction) -> Decimal:
    """Round to the cent, halves away from zero as invoices do; exactly, also where an amount has no end of decimals."""
    if isinstance(amount, Decimal):
        return amount.quantize(_CENT, ROUND_HALF_UP, _EXACT)
    whole = (abs(amount) * 200 + 1) // 2
    return Decimal(whole if amount >= 0 else -whole).scaleb(-2)


def charges_of(rows: Iterable[PositionRow], terms: Sequence[Terms], prices: Prices) -> tuple[tuple[Charge, ...], tuple[str, ...]]:
    """Value every shortfall of one reading's rows.

    Licences are the units that must be bought, in whole packs, at the basis less discount; no support is charged on subscriptions,
    whose price includes it. The first year's support and back support, penalty and uplift are shares of that price; interest runs on
    licences and back support at the most, so that no surcharge bears another. Costs are charged once a publisher.

    Returns:
        The charges, and titles of products that are short and have no price.
    """
    short: dict[str, list[PositionRow]] = {}
    whole: dict[str, list[PositionRow]] = {}
    for row in rows:
        whole.setdefault(row.publisher, []).append(row)
        if row.to_buy > 0:
            short.setdefault(row.publisher, []).append(row)
    charges: list[Charge] = []
    unpriced: list[str] = []
    for publisher, own in short.items():
        agreed = terms_for(publisher, terms)
        share = _share_short(whole[publisher], agreed, prices)
        for row in own:
            found = unit_price(row.product, row.metric, agreed, prices)
            if found is None:
                unpriced.append(row.title)
                continue
            charges += _of_row(row, agreed, found, prices, share)
        costs = agreed.audit_costs
        if costs and costs.amount and share >= costs.over:
            charges.append(
                Charge(publisher, "", "Audit", "", "costs", None, None, cents(costs.amount), "once", costs.source)
            )
    return tuple(charges), tuple(dict.fromkeys(unpriced))


def unit_price(product: str, metric: str, terms: Terms, prices: Prices) -> tuple[Decimal, str, str] | None:
    """Give what a unit costs on terms, the basis in words, and its source; None where no price is known."""
    found = prices.of(product, metric, terms.basis)
    if found is None:
        return None
    price, basis = found
    words = _BASES[basis]
    source = prices.sources.get((product, metric), "") if basis == "contract" else ""
    if terms.discount:
        price, words = price * (1 - terms.discount), f"{words} less {_percent(terms.discount)}"
    return price, words, source or terms.source


def _share_short(rows: Sequence[PositionRow], terms: Terms, prices: Prices) -> Decimal:
    """Give which share of what is needed of a publisher's products is short, by value; by units where no price is known."""
    short = needed = units_short = units = Decimal(0)
    for row in rows:
        found = unit_price(row.product, row.metric, terms, prices)
        price = found[0] if found else Decimal(0)
        short, needed = short + price * row.shortfall, needed + price * row.needed
        units_short, units = units_short + row.shortfall, units + row.needed
    if needed:
        return short / needed
    return units_short / units if units else Decimal(0)


def _of_row(
    row: PositionRow, terms: Terms, found: tuple[Decimal, str, str], prices: Prices, share: Decimal
) -> list[Charge]:
    price, basis, source = found
    units = row.to_buy

    def charge(component: str, amount: Decimal, how: str, because: str) -> Charge:
        return Charge(row.publisher, row.product, row.title, row.metric, component, units, price, cents(amount), how, because)

    licences = price * units
    packs = "" if units == row.shortfall else f"; {written(row.shortfall)} short, {in_packs(row.metric)}"
    charges = [charge("licences", licences, f"{written(units)} × {written(price)}, {basis}{packs}", source)]
    support = Decimal(0)
    bought = not (row.metric in METRICS and METRICS[row.metric].subscription)
    listed = prices.of(row.product, row.metric, "list")

    def on(base: str) -> tuple[Decimal, str]:
        return (listed[0], _BASES[listed[1]]) if base == "list" and listed else (price, basis)

    if terms.support and bought:
        base, what = on(terms.support.on)
        how = f"{written(units)} × {written(base)} × {_percent(terms.support.rate)}, on the {what}"
        charges.append(charge("support", base * units * terms.support.rate, how, terms.support.source))
    if terms.back_support and bought:
        item = terms.back_support
        base, what = on(item.on)
        support = base * units * item.rate * item.years
        how = f"{written(units)} × {written(base)} × {_percent(item.rate)} × {written(item.years)} years, on the {what}"
        charges.append(charge("back_support", support, how, item.source))
    for name, surcharge in (("uplift", terms.uplift), ("penalty", terms.penalty)):
        if surcharge and share >= surcharge.over:
            times = f"{written(surcharge.rate + 1)} times the price: " if surcharge.rate >= 1 else ""
            how = f"{times}{name} of {_percent(surcharge.rate)} on {cents(licences):,f}"
            charges.append(charge("penalty", licences * surcharge.rate, how, surcharge.source))
    if terms.interest:
        base = licences + (support if terms.interest.on == "both" else 0)
        how = (
            f"{_percent(terms.interest.rate)} a year for {written(terms.interest.years)} years on {cents(base):,f}"
            f"{', compounded' if terms.interest.compound else ''}"
        )
        charges.append(charge("interest", base * interest_factor(terms.interest), how, terms.interest.source))
    return charges


def interest_factor(interest: Interest) -> Decimal:
    """Give what interest adds to one unit of money: simple, or compounded yearly with a part of a year simple.

    >>> interest_factor(Interest(Decimal("0.1"), Decimal("2"), compound=True))
    Decimal('0.21')
    """
    if not interest.compound:
        return interest.rate * interest.years
    whole = int(interest.years)
    return (1 + interest.rate) ** whole * (1 + interest.rate * (interest.years - whole)) - 1


def written(value: Decimal) -> str:
    """Write a number exactly for reading: `6,000`, `0.5`.

    >>> written(Decimal("6000.0")), written(Decimal("2400000.50"))
    ('6,000', '2,400,000.5')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(share: Decimal) -> str:
    return f"{written(share * 100)} %"
