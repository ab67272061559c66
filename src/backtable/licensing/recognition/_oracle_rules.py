"""The rules by which findings of Oracle databases are read, as data with sources."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class FeatureRule:
    """What a feature of the usage view says of an option or pack.

    Args:
        use: counts, bug, system, included, information, number or open; the file says what each means.
        starts, below: versions of the database, from the first and before the second; empty where it has no bound.
        shows: key of the expression that tells a use from the information on the feature.
        until: the day from which the option is part of every edition.
        unless: a parameter of the database, as name=value, that makes it free.
    """

    product: str
    features: tuple[str, ...]
    use: str
    source: str
    because: str = ""
    starts: str = ""
    below: str = ""
    shows: str = ""
    until: date | None = None
    unless: str = ""

    def holds(self, version: str) -> bool:
        """Say whether the rule speaks of a version; one that is not known is spoken of."""
        number = numbers(version)
        return not number or (numbers(self.starts) <= number and (not self.below or number < numbers(self.below)))


@dataclass(frozen=True, slots=True)
class ObjectRule:
    """What a list of objects says of an option; arguments as in the file."""

    query: str
    product: str
    what: str
    source: str
    decides: tuple[str, ...] = ()
    more_than: int = 0
    number: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ParameterRule:
    """A parameter whose value shows a use."""

    match: re.Pattern[str]
    product: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class EditionRule:
    """What an edition says of options: all, all but some, some below a version, licensed apart, or none."""

    match: re.Pattern[str]
    name: str
    source: str
    licensed: bool = False
    every: bool = False
    but: tuple[str, ...] = ()
    some: tuple[tuple[str, str], ...] = ()

    def includes(self, product: str, version: str) -> bool:
        """Say whether the edition includes an option without a licence of its own."""
        limit = dict(self.some).get(product)
        if limit is not None:
            return bool(numbers(version)) and numbers(version) < numbers(limit)
        return self.every or (bool(self.but) and product not in self.but)


@dataclass(frozen=True, slots=True)
class Shows:
    """How the information on a feature tells a use: by `used`, unless `but` is there too."""

    used: re.Pattern[str]
    but: re.Pattern[str] | None

    def a_use(self, says: str) -> bool:
        """Say whether the information shows a use."""
        return bool(self.used.search(says)) and not (self.but and self.but.search(says))


@dataclass(frozen=True, slots=True)
class OracleRules:
    """All rules; `sources` gives the paper behind a rule's short name."""

    features: Mapping[str, tuple[FeatureRule, ...]]
    objects: Mapping[str, ObjectRule]
    parameters: tuple[ParameterRule, ...]
    products: Mapping[str, str]
    linked: Mapping[str, str]
    free: Mapping[str, date]
    editions: tuple[EditionRule, ...]
    shows: Mapping[str, Shows]
    sources: Mapping[str, str]
    schemas: frozenset[str]
    schemas_like: re.Pattern[str]

    def own_schema(self, owner: str) -> bool:
        """Say whether Oracle makes a schema."""
        return owner.upper() in self.schemas or bool(self.schemas_like.search(owner.lower()))


def numbers(version: str) -> tuple[int, ...]:
    """Give a version as numbers, empty where it begins with none.

    >>> numbers("12.1.0.2.0"), numbers("18c"), numbers("")
    ((12, 1, 0, 2, 0), (18,), ())
    """
    match = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(part) for part in match[0].split(".")) if match else ()


@cache
def oracle_rules() -> OracleRules:
    """Give the rules."""
    text = files("backtable.licensing.recognition").joinpath("oracle_features.yaml").read_text(encoding="utf-8")
    content = YAML(typ="safe", pure=True).load(text)
    features: dict[str, list[FeatureRule]] = {}
    for row in content["features"]:
        rule = FeatureRule(
            row["product"],
            tuple(row["features"]),
            row["use"],
            content["sources"][row["source"]],
            row.get("because", ""),
            row.get("from", ""),
            row.get("below", ""),
            row.get("shows", ""),
            row.get("until"),
            row.get("unless", ""),
        )
        for feature in rule.features:
            features.setdefault(feature, []).append(rule)
    return OracleRules(
        {name: tuple(rules) for name, rules in features.items()},
        {row["query"]: _objects(row, content["sources"]) for row in content["objects"]},
        tuple(
            ParameterRule(re.compile(row["match"]), row["product"], row["what"], content["sources"][row["source"]])
            for row in content["parameters"]
        ),
        content["products"],
        content["linked"],
        content["free"],
        tuple(_edition(row, content["sources"]) for row in content["editions"]),
        {
            key: Shows(re.compile(row["used"]), re.compile(row["but"]) if "but" in row else None)
            for key, row in content["shows"].items()
        },
        content["sources"],
        frozenset(content["schemas"]),
        re.compile("|".join(content["schemas_like"])),
    )


def _objects(row: Mapping[str, Any], sources: Mapping[str, str]) -> ObjectRule:
    return ObjectRule(
        row["query"],
        row["product"],
        row["what"],
        sources[row["source"]],
        tuple(row.get("decides", ())),
        row.get("more_than", 0),
        row.get("number", False),
        row.get("until"),
    )


def _edition(row: Mapping[str, Any], sources: Mapping[str, str]) -> EditionRule:
    return EditionRule(
        re.compile(row["match"]),
        row["name"],
        sources.get(row["source"], row["source"]),
        row.get("licensed", False),
        row.get("all", False),
        tuple(row.get("except", ())),
        tuple(row.get("some", {}).items()),
    )
