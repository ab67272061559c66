"""The shape of what `near --json` prints."""

from typing import Any

from backtable.cli._output import Method, Outcome, Package, Shape


class NearbyOutput(Shape):
    """A package near the given one."""

    changed: list[str]
    """the issues in which it differs"""
    package: Package
    expected_gain: float
    """E[gain of our side × everybody approves]"""
    error: float
    """standard error of expected_gain; 0 where every world was computed"""
    chance: float
    """weight of the worlds in which everybody who must approves"""
    gain: dict[str, float]
    """side → expected gain once agreed"""


class NearOutput(Outcome):
    """What `backtable near --json` prints: the package that was asked about, and what is near."""

    case: str
    currency: str
    changes: int
    """in how many issues packages may differ from it"""
    among: list[str]
    """the issues that may differ"""
    found: list[NearbyOutput]
    """the best for each set of issues, the largest expected gain first"""
    near: int
    """how many packages are that near"""
    looked: int
    """how many of them were looked at; fewer where somebody stopped it"""
    method: Method


def nearby(changed: list[str], outcome: dict[str, Any]) -> NearbyOutput:
    """Give a package that is near from what it comes to."""
    return NearbyOutput(changed=changed, **{name: outcome[name] for name in NearbyOutput.model_fields if name != "changed"})
