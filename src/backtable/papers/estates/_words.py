"""Figures, units and readings in words."""

import re
from decimal import Decimal


def number(value: Decimal) -> str:
    """Write units for reading: whole ones without decimals."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,f}"


def unit_for(count: Decimal, unit: str) -> str:
    """Give a unit as it stands behind a number: one subscription, two subscriptions.

    >>> unit_for(Decimal(1), "processor licences"), unit_for(Decimal(1), "PVUs"), unit_for(Decimal("0.5"), "subscriptions")
    ('processor licence', 'PVU', 'subscriptions')
    """
    return re.sub(r"(\w[^\Ws])s\b", r"\1", unit, count=1) if count == 1 else unit


def reading_of(name: str) -> str:
    """Name a reading within a sentence."""
    return {"ours": "our reading", "theirs": "the supplier's reading"}.get(name, f"the reading {name}")
