"""List prices that are published by tiers, for products of which the estate states none."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from backtable.licensing._rules import held_on, rate_of
from backtable.licensing.metrics import METRICS
from backtable.licensing.position import Product

# Metric → the rule with its tiers, and the fact that says in which one a company is.
_TIERS = {"oracle.java_employee": ("java_employees", "java.employees")}
_MONTHS = 12


def rate_wanted(metric: str, day: date, currency: str, rates: Mapping[str, Decimal]) -> str:
    """Give the currency whose rate is missing, so that a metric's published list serves no price; empty where none is missing."""
    rule = held_on(_TIERS[metric][0], day) if metric in _TIERS else None
    code = str(rule.values["currency"]) if rule else ""
    return "" if code in ("", currency) or rates.get(code) else code


def with_tiers(
    products: Mapping[str, Product], facts: Mapping[str, str], day: date, currency: str, rates: Mapping[str, Decimal]
) -> tuple[dict[str, Product], tuple[str, ...]]:
    """Give products with what a unit costs in a year by the tier that the company reaches, and by product what that is taken from.

    A price that the estate states stays; where its currency has no rate, or the tier is not published, there is no price.

    Args:
        products: known ones, with the prices that the estate states.
        facts: of the company.
        currency: of the estate.
        rates: currency → worth of one in the estate's.
    """
    result, notes = dict(products), []
    for metric, (name, fact) in _TIERS.items():
        rule = held_on(name, day)
        rights = dict.fromkeys(right for product in products.values() for right, way in product.ways if way == metric)
        for right in rights:
            product = products.get(right)
            told = (product.facts.get(fact) if product else None) or facts.get(fact)
            if rule is None or product is None or told is None or product.price_by(metric) is not None:
                continue
            try:
                units = max(1, round(Decimal(told.replace(",", ""))))
            except ArithmeticError:
                continue  # the count refuses it, and says so
            monthly, worth = rate_of(rule, units), Decimal(1) if rule.values["currency"] == currency else rates.get(rule.values["currency"])
            if monthly is None or worth is None:
                continue
            result[right] = replace(product, prices={**product.prices, metric: monthly * _MONTHS * worth})
            each = METRICS[metric].unit
            notes.append(
                f"{product.title}: no price is stated, so that the list's serves: {rule.values['currency']} {monthly} a month "
                f"for each of {units:,} {each}, for {_MONTHS} months ({rule.source})"
            )
    return result, tuple(notes)
