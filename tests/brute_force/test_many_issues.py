"""Cases of more issues than an array has axes are answered as any other; what they come to is known from sums."""

from itertools import combinations
from math import comb
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from backtable.advice import Frontier, explain, find_frontier
from backtable.case import Case
from backtable.files import read_package
from tests.oracles import written

ISSUES = 70
Scores = NDArray[np.int64]


def scored(scores: Scores) -> dict[str, Any]:
    """The interest that scores every option of every issue."""
    return {"name": "w", "scores": {f"i{place}": dict(zip("abcd", map(int, row), strict=False)) for place, row in enumerate(scores)}}


def many(ours: Scores, theirs: Scores, spare: int, missing: int, own: Scores | None = None, **more: Any) -> Case:
    """A case in which the package of first options spares us some points, and the other side misses some."""
    issues = {f"i{place}": {"options": list("abcd"[: ours.shape[1]])} for place in range(ISSUES)}
    me: dict[str, Any] = {"table": "front"}
    if own is not None:
        me |= {"stake": 0, "interests": [{**scored(own), "no_deal": 0}], "threshold": "bar"}
    us = {"interests": [{**scored(ours), "no_deal": int(ours[:, 0].sum()) - spare}], "people": {"me": me}}
    them = {"interests": [{**scored(theirs), "no_deal": int(theirs[:, 0].sum()) + missing}], "people": {"you": {"table": "front"}}}
    return written({"case": "many issues", "ours": "us", "issues": issues, "sides": {"us": us, "them": them}, **more})


def efficient_rows(points: Scores) -> Scores:
    """The points of two columns of which no other reaches both."""
    points = np.unique(points, axis=0)[::-1]
    before = np.concatenate([[-1], np.maximum.accumulate(points[:, 1])[:-1]])
    return points[points[:, 1] > before]


def efficient_sums(ours: Scores, theirs: Scores, own: Scores | None = None, bar: int = 0) -> Scores:
    """The efficient sums of one option of each issue whose own scores add up to a bar at least, issue by issue."""
    own = np.zeros_like(ours) if own is None else own
    sums = {0: np.zeros((1, 2), dtype=np.int64)}  # by what the own scores add up to, as far as the bar
    for us, them, me in zip(ours, theirs, own, strict=True):
        parts: dict[int, list[Scores]] = {}
        for reached, points in sums.items():
            for option in range(len(us)):
                parts.setdefault(min(reached + int(me[option]), bar), []).append(points + np.array([us[option], them[option]]))
        sums = {reached: efficient_rows(np.concatenate(points)) for reached, points in parts.items()}
    return sums[bar]


def points_of(found: Frontier) -> NDArray[np.float64]:
    return np.array([point.gains for point in found.points])


@pytest.mark.parametrize("missing", [9, 17])
def test_the_cheapest_fix_is_that_of_all_pairs(missing: int) -> None:
    random = np.random.default_rng(missing)
    ours, theirs = random.integers(0, 10, (2, ISSUES, 3))
    theirs[:, 0] = 0
    found = explain(many(ours, theirs, 12, missing), read_package(many(ours, theirs, 12, missing), ", ".join(f"i{place}=a" for place in range(ISSUES))))
    (blocker,) = found.blockers
    more, brought = ours - ours[:, :1], theirs - theirs[:, :1]
    single = [more[one, option] for one in range(ISSUES) for option in (1, 2) if brought[one, option] >= missing and more[one, option] >= -12]
    pairs = [
        more[one, first] + more[two, second]
        for one, two in combinations(range(ISSUES), 2)
        for first in (1, 2)
        for second in (1, 2)
        if brought[one, first] + brought[two, second] >= missing and more[one, first] + more[two, second] >= -12
    ]
    assert bool(single) == (missing == 9)
    wanted = single or pairs
    assert blocker.person == "you"
    assert blocker.fix is not None
    assert blocker.proven
    assert sum(value != "a" for value in blocker.fix.package.values) == (1 if single else 2)
    assert abs(blocker.fix.gain["us"] - found.outcome.gain["us"]) == min(abs(item) for item in wanted)
    assert found.exposure == pytest.approx(-12 + ours[:, 0].sum() - (ours[:, 0].sum() - 12))


def test_a_frontier_of_sums_is_that_of_adding_issue_by_issue() -> None:
    random = np.random.default_rng(3)
    ours, theirs = random.integers(0, 20, (2, ISSUES, 4))
    case = many(ours, theirs, 30, 0)
    found = find_frontier(case, every=True)
    assert found.searched is None
    wanted = efficient_sums(ours, theirs) - np.array([ours[:, 0].sum() - 30, theirs[:, 0].sum()])
    assert {tuple(point) for point in points_of(found).tolist()} == {tuple(map(float, point)) for point in wanted}


def test_all_packages_of_a_point_are_listed() -> None:
    """Of 30 issues each may go either way, so the point in the middle has 155 million packages: of such a point the first are given and they are not counted."""
    ours, theirs = np.tile([3, 0], (ISSUES, 1)), np.tile([0, 2], (ISSUES, 1))
    theirs[30:] = 0
    found = find_frontier(many(ours, theirs, 0, 0), every=True, all_packages=True)
    assert [point.gains for point in found.points] == [(-3.0 * count, 2.0 * count) for count in range(31)]
    assert [point.count for point in found.points] == [count if (count := comb(30, place)) <= 20_000 else None for place in range(31)]
    assert [len(set(point.packages)) for point in found.points] == [min(comb(30, place), 1_000) for place in range(31)]
    for place, point in enumerate(found.points):
        assert {package.values.count("b") for package in point.packages} == {place}


def test_no_package_lies_further_beyond_a_searched_frontier_than_is_said() -> None:
    """Our negotiator says yes often enough only where their own score reaches the higher of two bars, of which they alone know which it is."""
    random = np.random.default_rng(4)
    ours, theirs = random.integers(0, 6, (2, ISSUES, 2))
    own, bar = random.integers(0, 2, (ISSUES, 2)), 50
    case = many(ours, theirs, 0, 0, own, assumptions={"risk": {"chance": 0.5, "known_to": ["me"]}}, define={"bar": f"{bar} - 20 * risk"})
    found = find_frontier(case, budget=100_000_000)
    assert found.searched is not None
    assert found.searched.beyond is not None
    nothing = np.array([ours[:, 0].sum(), theirs[:, 0].sum()])
    gains = efficient_sums(ours, theirs, own, bar) - nothing
    points, beyond = points_of(found), np.array(found.searched.beyond)
    assert len(points) > 5
    assert (beyond < 0.5 * np.ptp(points, axis=0)).all()
    assert (gains[:, None, :] <= points[None] + beyond + 1e-9).all(axis=2).any(axis=1).all()
    assert (points[:, None, :] <= gains[None] + 1e-9).all(axis=2).any(axis=1).all()
