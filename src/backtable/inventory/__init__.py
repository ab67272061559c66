"""Estates: what runs where, read from files that other programs made.

Readers, the two relations that they fill, and the rows that they leave out. Nothing here knows a licence.
"""

from backtable.inventory._backend import backend
from backtable.inventory._domains import short_name
from backtable.inventory._estate import Estate, LeftOut, SourceSummary
from backtable.inventory._finding import Finding
from backtable.inventory._mapping import TableMapping, proposed
from backtable.inventory._meanings import MEANINGS
from backtable.inventory._read import Mapped, expanded, read_estate
from backtable.inventory._register import READERS, Kind, Register
from backtable.inventory._relations import INSTALLATIONS, MACHINES
from backtable.inventory._source import Source
from backtable.inventory._stage import Stage

__all__ = [
    "INSTALLATIONS",
    "MACHINES",
    "MEANINGS",
    "READERS",
    "Estate",
    "Finding",
    "Kind",
    "LeftOut",
    "Mapped",
    "Register",
    "Source",
    "SourceSummary",
    "Stage",
    "TableMapping",
    "backend",
    "expanded",
    "proposed",
    "read_estate",
    "short_name",
]
