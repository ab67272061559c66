"""Positions: what is owned against what is needed, product by product, under each reading, with its trace."""

from backtable.licensing.position._counting import Counting, Tallies, tallies_of
from backtable.licensing.position._footprint import environment_of
from backtable.licensing.position._further import further
from backtable.licensing.position._graded import ASSURANCE, IN_FORCE
from backtable.licensing.position._near import near
from backtable.licensing.position._position import Position, position
from backtable.licensing.position._product import ENDED, MAINTAINED, License, Product
from backtable.licensing.position._recount import recount
from backtable.licensing.position._running import Running, beside, known_machine, licensed_by, running
from backtable.licensing.position._together import Together, bought_together
from backtable.licensing.position._uncounted import Uncounted, uncounted
from backtable.licensing.position._ways import following, serves
from backtable.licensing.position._why import Alternative, Trace, why

__all__ = [
    "ASSURANCE",
    "ENDED",
    "IN_FORCE",
    "MAINTAINED",
    "Alternative",
    "Counting",
    "License",
    "Position",
    "Product",
    "Running",
    "Tallies",
    "Together",
    "Trace",
    "Uncounted",
    "beside",
    "bought_together",
    "environment_of",
    "following",
    "further",
    "known_machine",
    "licensed_by",
    "near",
    "position",
    "recount",
    "running",
    "serves",
    "tallies_of",
    "uncounted",
    "why",
]
