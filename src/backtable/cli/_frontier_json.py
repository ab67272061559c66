"""The shape of what `frontier --json` prints."""

from math import isfinite

from backtable.advice import Frontier, FrontierPoint
from backtable.case import Case
from backtable.cli._output import Package, Shape, SolutionProof, package_terms


class FrontierPointOutput(Shape):
    """A point of the frontier."""

    gain: dict[str, float]
    """by side, person or measure of `over`"""
    expected_gain: float
    """that it brings us to propose the first of its packages"""
    chance: float
    """that everybody approves the first of its packages"""
    count: int | None
    """how many packages come to it; null where they were not counted"""
    solutions: list[str]
    """nash, kalai_smorodinsky, egalitarian, utilitarian"""
    packages: list[Package]
    """the first; with --all all, or the first 1,000 where the case has too many packages to look at each"""


class FrontierLineOutput(Shape):
    """A straight line between two points on which every package is efficient, too."""

    points: list[int]
    """which two points it joins, counted from 1"""
    packages: list[Package]
    """the packages at its ends; those on it have an amount between theirs and are the same in all other terms"""


class FrontierOutput(Shape):
    """What `backtable frontier --json` prints."""

    case: str
    currency: str
    ours: str
    over: list[str]
    """keys of sides and people, or gain and chance"""
    every: bool
    """whether packages that our own people do not approve took part"""
    possible: int | None
    """packages that the rules leave; null where a rule joins so many issues that they were not counted, and where an amount can be any number"""
    compared: int
    """packages that were compared"""
    step: float
    """gains within it of each other are equal"""
    exact: bool
    """every efficient point is given, over every world that there is; false where complete or all_worlds is"""
    complete: bool
    """every package took part, so that no efficient point is missing over the worlds; false where they were searched, and beyond says how much may be missing, and where some values alone of an amount that can be any number were looked at"""
    all_worlds: bool
    """every world was computed; false where they were sampled"""
    worlds: int
    seed: int
    beyond: dict[str, float | None] | None
    """where it was searched: for every package some point is at most so much worse in each; null inside where that is unknown, null where it is exact"""
    tops: dict[str, float | None] | None
    """where it was searched over gain and chance: no package comes to more in each alone, null inside where that is unknown; else null"""
    solutions: dict[str, SolutionProof] | None
    """where it was searched: how near each solution is to that of all packages; empty where nothing is proven, null where it is exact"""
    interrupted: bool
    """whether a search was stopped before it was done"""
    digest: str
    """SHA-256 of what the case says, and of seats and answers where they differ from it"""
    points: list[FrontierPointOutput]
    lines: list[FrontierLineOutput]
    """of a case with one continuous amount: what joins points; empty elsewhere"""


def frontier_json(found: Frontier) -> str:
    """Give a frontier as JSON text in the shape of `FrontierOutput`."""
    searched = found.searched
    output = FrontierOutput(
        case=found.case.name,
        currency=found.case.currency,
        ours=found.case.ours,
        over=list(found.over),
        every=found.every,
        possible=found.possible,
        compared=found.allowed,
        step=found.step,
        exact=found.method.exact and found.complete,
        complete=found.complete,
        all_worlds=found.method.exact,
        worlds=found.method.worlds,
        seed=found.method.seed,
        beyond=None if searched is None or searched.beyond is None else {key: _finite(far) for key, far in zip(found.over, searched.beyond, strict=True)},
        tops=None if searched is None or searched.tops is None else {key: _finite(top) for key, top in zip(found.over, searched.tops, strict=True)},
        solutions=None if searched is None else {name: SolutionProof(worth=item.worth, bound=item.bound) for name, item in searched.solutions.items()},
        interrupted=searched is not None and searched.interrupted,
        digest=found.method.digest,
        points=[_point(found.case, found.over, point) for point in found.points],
        lines=[FrontierLineOutput(points=[place + 1 for place in line.points], packages=[package_terms(found.case, package) for package in line.packages]) for line in found.lines],
    )
    return output.model_dump_json(indent=2)


def _finite(far: float) -> float | None:
    return far if isfinite(far) else None


def _point(case: Case, over: tuple[str, ...], point: FrontierPoint) -> FrontierPointOutput:
    return FrontierPointOutput(
        gain=dict(zip(over, point.gains, strict=True)),
        expected_gain=point.expected_gain,
        chance=point.chance,
        count=point.count,
        solutions=list(point.solutions),
        packages=[package_terms(case, package) for package in point.packages],
    )
