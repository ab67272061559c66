"""Positions: what is owned against what is needed, product by product, under each reading, with its trace."""

from backtable.licensing.position._footprint import footprint, left_out_of
from backtable.licensing.position._lines import lines_of, needs_of
from backtable.licensing.position._position import Position, position
from backtable.licensing.position._product import License, Product
from backtable.licensing.position._why import Alternative, Trace, why

__all__ = [
    "Alternative",
    "License",
    "Position",
    "Product",
    "Trace",
    "footprint",
    "left_out_of",
    "lines_of",
    "needs_of",
    "position",
    "why",
]
