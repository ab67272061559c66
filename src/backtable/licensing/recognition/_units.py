"""What is counted, by the words of an order's title."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from backtable.licensing.recognition._catalogue import normal


@cache
def unit_rules() -> tuple[Mapping[str, Any], ...]:
    """Give the rules as data: `unit`, `match`, titles `also` on which each is tested, and `source`."""
    text = files("backtable.licensing.recognition").joinpath("units.yaml").read_text(encoding="utf-8")
    return tuple(YAML(typ="safe", pure=True).load(text))


def unit_of(title: str, units: Collection[str]) -> str:
    """Give the unit that a title names among those in which its product is sold, empty where it names none or several.

    >>> unit_of("SQL Server Enterprise Core", ["core licences", "server licences"]), unit_of("SQL Server Enterprise", ["core licences"])
    ('core licences', '')
    """
    plain = normal(title)
    found = {rule["unit"] for rule in unit_rules() if rule["unit"] in units and re.search(rule["match"], plain)}
    return next(iter(found)) if len(found) == 1 else ""
