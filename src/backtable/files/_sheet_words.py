"""What a key of a case file is called in a case workbook, so that messages speak to whoever reads them."""

from collections.abc import Mapping
from types import MappingProxyType

from backtable.errors import Place

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "about": "About",
        "approve": "Approve",
        "because": "Because",
        "between": "First and Second",
        "case": "Case",
        "chance": "the form chance",
        "currency": "Currency",
        "date": "Date",
        "from": "From",
        "high": "High",
        "kind": "Kind",
        "likely": "Likely",
        "low": "Low",
        "margin": "Margin",
        "name": "Interest",
        "no_deal": "No deal",
        "options": "Options",
        "ours": "Our side",
        "own_chance": "Our own chance",
        "people": "row on the sheet People",
        "playbooks": "Folder of playbooks",
        "rank": "Rank",
        "rate": "Rate",
        "require": "Require",
        "scores": "rows on the sheet Scores",
        "seed": "Seed",
        "sides": "the sheet Sides",
        "issues": "the sheet Issues",
        "step": "Step",
        "strength": "Strength",
        "supports": "Supports",
        "table": "Table",
        "threshold": "Threshold",
        "to": "To",
        "undermines": "Undermines",
        "unknown": "rows on the sheet Unknown",
        "value": "Worth",
        "values": "the form values",
        "when": "When",
    }
)
"""Key of a case file → heading or setting of a workbook; a key without one is called the same in both."""


def word(place: Place, key: str) -> str:
    """Give what a key is called where somebody wrote: `` `low` `` in a case file, `Low` in a workbook."""
    return HEADINGS.get(key, key) if place.sheet else f"`{key}`"


def written(place: Place, in_file: str, in_workbook: str) -> str:
    """Give the words for somebody who wrote a case file, or those for somebody who filled in a workbook."""
    return in_workbook if place.sheet else in_file
