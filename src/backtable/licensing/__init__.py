"""Licence positions and claims: what is entitled, what is needed under each reading, and what the difference is worth.

Rules of the world (metrics, core factors, product families) are data with a source and a date. Nothing here negotiates.
"""

from backtable.licensing._row import PositionRow, alike
from backtable.licensing._rules import Rule, held_on

__all__ = ["PositionRow", "Rule", "alike", "held_on"]
