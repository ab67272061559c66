"""How many units one licence holds, by the words of its title."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field
from ruamel.yaml import YAML

from backtable.licensing.recognition._catalogue import normal

PackSize = Annotated[int, Field(strict=False, ge=1, le=1_000_000)]
"""Units that one licence holds, as a file states them."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a title says of how many units one licence holds.

    Args:
        size: units in one.
        sure: whether the title leaves no doubt; otherwise somebody must be asked.
    """

    size: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class PackRule:
    """A rule that tells the size of a pack.

    Args:
        match: regular expression on the title as rules of titles see it; one of its groups `size…` holds the number.
        units: units of metrics that are meant; empty for any.
        also: title → size on which the rule is tested.
        strangers: titles that the rule must not take.
    """

    match: re.Pattern[str]
    units: tuple[str, ...]
    sure: bool
    source: str
    also: Mapping[str, int]
    strangers: tuple[str, ...]

    def sizes(self, title: str) -> Iterator[int]:
        """Give every size that a title states by this rule."""
        for found in self.match.finditer(normal(title)):
            yield next(int(value) for name, value in found.groupdict().items() if value and name.startswith("size"))


@cache
def pack_rules() -> tuple[PackRule, ...]:
    """Give the rules; those that are sure come before the others."""
    text = files("backtable.licensing.recognition").joinpath("packs.yaml").read_text(encoding="utf-8")
    return tuple(
        PackRule(
            re.compile(row["match"]),
            tuple(row["of"]),
            row.get("sure", True),
            row["source"],
            row["also"],
            tuple(row.get("not", ())),
        )
        for row in YAML(typ="safe", pure=True).load(text)
    )


def titled(title: str) -> str:
    """Give a title as sizes of packs are stated for it.

    >>> titled("SQL Server  2019 Standard - 2 Core")
    'sql server 2019 standard - 2 core'
    """
    return " ".join(title.split()).casefold()


def pack_of(title: str, units: Collection[str]) -> Pack | None:
    """Give how many units one licence of a title holds, None where the title does not say it, or says one.

    Args:
        units: of the metrics in which it may be licensed, as in `core licences`.

    >>> pack_of("SQL Server 2019 Standard - 2 Core License Pack", ["core licences"])
    Pack(size=2, sure=True)
    >>> pack_of("Windows Server 2022 Standard 16 Core", ["core licences"])
    Pack(size=16, sure=False)
    >>> pack_of("SQL Server 2019 Standard - 2 Core License Pack", ["server licences"])
    """
    for sure in (True, False):
        rules = [rule for rule in pack_rules() if rule.sure is sure and (not rule.units or set(rule.units) & set(units))]
        sizes = {size for rule in rules for size in rule.sizes(title) if size}
        if sizes:
            return Pack(max(sizes), sure and len(sizes) == 1) if sizes != {1} else None
    return None
