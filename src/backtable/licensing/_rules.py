"""Rules of the world as dated data: which version of a table or a limit held on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from backtable.errors import NoAnswerError


class NoRuleError(NoAnswerError):
    """Nothing says how something was counted on a day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a rule.

    Args:
        title: for readers: "core factor table".
        starts: the day from which it holds, until the next version's.
        source: the paper or page, with its date.
        values: the figures; their form is that of the file in `licensing/data`.
    """

    title: str
    starts: date
    source: str
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The title with its month, as in "core factor table of 2009-03"."""
        return f"{self.title} of {self.starts:%Y-%m}"


@cache
def versions(name: str) -> tuple[Rule, ...]:
    """Give every version of a rule, oldest first."""
    text = files("backtable.licensing").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    content = YAML(typ="safe", pure=True).load(text)
    rules = (Rule(content["title"], rule["from"], rule["source"], rule["values"]) for rule in content["rules"])
    return tuple(sorted(rules, key=lambda rule: rule.starts))


def names() -> tuple[str, ...]:
    """Give the names of all rules."""
    folder = files("backtable.licensing").joinpath("data")
    return tuple(sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml")))


def rule_of(name: str, day: date | None = None) -> Rule:
    """Give the version that held on a day, the newest without a day.

    Raises:
        NoRuleError: no version held yet.
    """
    known = versions(name)
    held = [rule for rule in known if day is None or rule.starts <= day]
    if not held:
        raise NoRuleError(
            f"rules are known from {known[0].starts} on ({known[0].title}); nothing says how to count as of {day}"
        )
    return held[-1]


def held_on(name: str, day: date) -> Rule | None:
    """Give the version that held on a day; None where none is known."""
    try:
        return rule_of(name, day)
    except NoRuleError:
        return None


def rate_of(rule: Rule, quantity: int) -> Decimal | None:
    """Give the price of one unit at a quantity: the tier in which it lies holds for all units; None beyond the list.

    >>> rate_of(rule_of("java_employees"), 28_000)
    Decimal('6.75')
    """
    if quantity >= rule.values.get("ends", quantity + 1):
        return None
    reached = [tier for tier in rule.values["tiers"] if tier["from"] <= quantity]
    return Decimal(reached[-1]["rate"]) if reached else None
