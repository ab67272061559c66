"""Scenarios of research on automated negotiation, read as cases and written from them: Genius, GeniusWeb, NegMAS.

What every form has in common is a `Scenario`: issues, and parties that score each issue by itself.
"""

from backtable.files.scenarios._additive import Worths, additive_worths
from backtable.files.scenarios._genius import genius_scenario, read_genius
from backtable.files.scenarios._geniusweb import geniusweb_scenario, read_geniusweb
from backtable.files.scenarios._negmas import read_negmas
from backtable.files.scenarios._scenario import Line
from backtable.files.scenarios._write_genius import write_genius
from backtable.files.scenarios._write_negmas import write_negmas

__all__ = [
    "Line",
    "Worths",
    "additive_worths",
    "genius_scenario",
    "geniusweb_scenario",
    "read_genius",
    "read_geniusweb",
    "read_negmas",
    "write_genius",
    "write_negmas",
]
