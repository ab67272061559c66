"""Figures, units and readings in words."""

import re
from collections.abc import Iterable
from decimal import Decimal

from backtable.licensing import PositionRow
from backtable.licensing.project import Count, rate_wanted


def number(value: Decimal) -> str:
    """Write units for reading: whole ones without decimals."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,f}"


def no_rate(found: Count, rows: Iterable[PositionRow]) -> str:
    """Say which published lists serve no price, as their currency has no rate: a sentence with a blank before it, empty for none."""
    project = found.project
    wanted = dict.fromkeys(
        (row.title, code)
        for row in rows
        if row.shortfall and row.unit_price is None and (code := rate_wanted(row.metric, project.as_of, project.currency, project.rates))
    )
    said = (f" The published list of {title} is in {code} and would serve: state what one {code} is worth below `exchange:`." for title, code in wanted)
    return "".join(said)


def unit_for(count: Decimal, unit: str) -> str:
    """Give a unit as it stands behind a number: one subscription, two subscriptions.

    >>> unit_for(Decimal(1), "processor licences"), unit_for(Decimal(1), "PVUs"), unit_for(Decimal("0.5"), "subscriptions")
    ('processor licence', 'PVU', 'subscriptions')
    """
    return re.sub(r"(\w[^\Ws])s\b", r"\1", unit, count=1) if count == 1 else unit


def reading_of(name: str) -> str:
    """Name a reading within a sentence."""
    return {"ours": "our reading", "theirs": "the supplier's reading"}.get(name, f"the reading {name}")
