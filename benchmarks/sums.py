"""One method finds the frontier, Nash and Kalai–Smorodinsky of one additive scenario; called by run.py in a process of its own.

    python sums.py METHOD WORK REPETITIONS OUT.npy

Every work is issues with what each option is worth to each party. `random-N`: a million packages, six issues of ten options,
whole numbers, drawn as in frontier.py. `wide` and `opposed`: 200 issues of ten options for two parties, in no order, or the one's rising
where the other's falls. Travel and KillerRobot are the ANAC scenarios, read by Backtable (weight × evaluation as written).
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from frontier import scores_of
from measure import answer, peak_mib, repeated
from numpy.typing import NDArray

GENIUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "scenarios" / "genius"
SCENARIOS = ("Travel", "KillerRobot")
Groups = list[NDArray[np.float64]]


def groups_of(work: str) -> Groups:
    """Give for each issue (options, parties) worths."""
    name, _, parties = work.partition("-")
    if name == "random":
        scores = scores_of(1_000_000, int(parties))
        return [np.stack(rows, axis=1) for rows in zip(*scores, strict=True)]
    if name in ("wide", "opposed"):
        drawn = np.random.default_rng(1).integers(0, 10_000, (200, 10, 2)).astype(float)
        if name == "opposed":
            drawn.sort(axis=1)
            drawn[:, :, 1] = drawn[:, ::-1, 1]
        return list(drawn)
    from backtable.files import additive_worths, read_case

    case = read_case(GENIUS / name)
    found = [additive_worths(case, side.interests) for side in case.sides]
    return [np.stack([worths.rows[issue] for worths in found if worths], axis=1) for issue in range(len(case.issues))]


def backtable(work: str) -> Callable[[], NDArray[np.float64]]:
    """From worths to the frontier and its solutions."""
    from backtable.frontier import efficient_sums, solve

    groups = groups_of(work)

    def find() -> NDArray[np.float64]:
        points = efficient_sums(groups).gains
        solve(points, 1e-9)
        return points

    return find


def negmas_functions(groups: Groups) -> tuple[Any, Any]:
    """Give issues and utility functions of NegMAS with the same worths."""
    from negmas import LinearAdditiveUtilityFunction, make_issue
    from negmas.preferences.value_fun import TableFun

    issues = [make_issue(len(group), f"i{place}") for place, group in enumerate(groups)]
    functions = [
        LinearAdditiveUtilityFunction(
            {f"i{place}": TableFun(dict(enumerate(group[:, party].tolist()))) for place, group in enumerate(groups)},
            issues=issues,
            reserved_value=0.0,
        )
        for party in range(groups[0].shape[1])
    ]
    return issues, functions


def negmas(work: str) -> Callable[[], NDArray[np.float64]]:
    """From utility functions by the calls that NegMAS recommends; a scenario of Genius as NegMAS itself reads it."""
    from negmas import Scenario
    from negmas.preferences.ops import kalai_points, nash_points, pareto_frontier

    if work in SCENARIOS:
        scenario = Scenario.from_genius_folder(GENIUS / work, ignore_reserved=True)
        issues, functions = scenario.issues, scenario.ufuns
        for function in functions:
            function.reserved_value = -1e-9  # at 0 it would leave out a package of KillerRobot that is worth -1e-18 to somebody
    else:
        issues, functions = negmas_functions(groups_of(work))

    def find() -> NDArray[np.float64]:
        points = pareto_frontier(functions, issues=issues)[0]
        nash_points(functions, points, issues=issues)
        kalai_points(functions, points, issues=issues)
        return np.array(points)

    return find


def main() -> None:
    """Measure one method and hand over its times, its peak and its frontier as a set of points."""
    method, work, repetitions, out = sys.argv[1:]
    seconds, points = repeated({"backtable": backtable, "negmas": negmas}[method](work), int(repetitions))
    np.save(out, np.unique(points, axis=0))
    answer(seconds=seconds, peak=peak_mib())


if __name__ == "__main__":
    main()
