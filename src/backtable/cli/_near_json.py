"""The shape of what `near --json` prints."""

from math import isfinite
from typing import Any

from backtable.advice import NearProof
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


class NearProofOutput(Shape):
    """What is proven of packages near a given one that were searched, on the worlds of the search."""

    value: float
    """what the first of `found` comes to on these worlds; 0 where there is none"""
    bound: float | None
    """no package that near comes to more on these worlds; null where it was stopped before anything was known"""
    last: float
    """what the last of `found` comes to on these worlds; 0 where there is none"""
    within: float | None
    """no package that changes all issues of one in `found` comes to more on these worlds than that one by more than this share of it; null as for bound"""
    others: float | None
    """no package comes to more on these worlds that changes all issues of none in `found`; null as for bound"""
    interrupted: bool
    """whether somebody stopped the search"""


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
    looked: int | None
    """how many of them were looked at; fewer where somebody stopped it, null where they are too many and were searched"""
    proven: NearProofOutput | None
    """what is proven where they were searched; null elsewhere"""
    method: Method


def nearby(changed: list[str], outcome: dict[str, Any]) -> NearbyOutput:
    """Give a package that is near from what it comes to."""
    return NearbyOutput(changed=changed, **{name: outcome[name] for name in NearbyOutput.model_fields if name != "changed"})


def near_proof(found: NearProof | None) -> NearProofOutput | None:
    """Give what is proven of packages that were searched; None where they were not."""
    if found is None:
        return None
    bound, within, others = (item if isfinite(item) else None for item in (found.bound, found.within, found.others))
    return NearProofOutput(value=found.value, bound=bound, last=found.last, within=within, others=others, interrupted=found.interrupted)
