"""Figures and readings in words."""

from decimal import Decimal


def number(value: Decimal) -> str:
    """Write units for reading: whole ones without decimals."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,f}"


def reading_of(name: str) -> str:
    """Name a reading within a sentence."""
    return {"ours": "our reading", "theirs": "the supplier's reading"}.get(name, f"the reading {name}")
