"""One method finds the efficient frontier of one random scenario; called by run.py in a process of its own.

    python frontier.py METHOD PACKAGES SIDES REPETITIONS OUT.npy

The scenario is scored in points, issue by issue: the first side's scores rise over the options and the second's fall,
further sides' are in no order. All methods start from the same points (the gains of every package for every side), or
from the same scores (issues and worths as a user states them).
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from measure import answer, peak_mib, repeated
from numpy.typing import NDArray

SHAPES = {77_760: (9, 9, 5, 3, 4, 4, 2, 2), 250_000: (10, 10, 10, 10, 5, 5), 1_000_000: (10, 10, 10, 10, 10, 10)}
SEED = 1
Points = NDArray[np.float64]
Scores = list[list[NDArray[np.float64]]]


def scores_of(packages: int, sides: int) -> Scores:
    """Give side → issue → worth of each option: whole numbers, so that sums are exact in any order."""
    draws = np.random.default_rng([SEED, packages, sides])
    result = []
    for side in range(sides):
        rows = [np.sort(draws.integers(0, 10_000, count)).astype(float) for count in SHAPES[packages]]
        if side == 1:
            rows = [row[::-1].copy() for row in rows]
        result.append(rows if side < 2 else [draws.permutation(row) for row in rows])
    return result


def points_of(scores: Scores, packages: int) -> Points:
    """Give (packages, sides) gains."""
    shape = SHAPES[packages]
    codes = np.unravel_index(np.arange(packages), shape)
    return np.stack([sum(row[code] for row, code in zip(rows, codes, strict=True)) for rows in scores], axis=1)


def backtable_points(scores: Scores, packages: int) -> Callable[[], Points]:
    from backtable.frontier import efficient

    points = points_of(scores, packages)
    return lambda: points[efficient(points)]


def negmas_points(scores: Scores, packages: int) -> Callable[[], Points]:
    """The extractor that NegMAS recommends for points, and uses by default."""
    from negmas.preferences.ops import pareto_frontier_numpy

    points = points_of(scores, packages)
    return lambda: points[pareto_frontier_numpy(points)]


def paretoset_points(scores: Scores, packages: int) -> Callable[[], Points]:
    from paretoset import paretoset

    points = points_of(scores, packages)
    return lambda: points[paretoset(points, sense=["max"] * points.shape[1], distinct=False)]


def backtable_case(scores: Scores, packages: int) -> Callable[[], Points]:
    """From a case that was read to the frontier: packages, gains and efficiency, as `advise` finds them."""
    from backtable.files import read_case
    from backtable.frontier import efficient
    from backtable.value import Model, draw_worlds, enumerate_packages

    lines = ["case: benchmark", "ours: side_0", "issues:"]
    lines += [f"  i{issue}: {{from: 0, to: {count - 1}}}" for issue, count in enumerate(SHAPES[packages])]
    lines += ["sides:"]
    for side, rows in enumerate(scores):
        tables = ", ".join(
            f"i{issue}: {{{', '.join(f'{option}: {worth:.0f}' for option, worth in enumerate(row))}}}"
            for issue, row in enumerate(rows)
        )
        lines.append(
            f"  side_{side}: {{people: {{person_{side}: {{table: front, "
            f"interests: [{{name: Points, scores: {{{tables}}}}}]}}}}}}"
        )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text("\n".join(lines), encoding="utf-8")
        case = read_case(path)

    def frontier() -> Points:
        view = Model(case).view(draw_worlds(case, 1, 1))
        codes = enumerate_packages(case).codes
        gains = np.stack([view.mean(view.side_gain(side.key, codes)) for side in case.sides], axis=1)
        return gains[efficient(gains)]

    return frontier


def negmas_case(scores: Scores, packages: int) -> Callable[[], Points]:
    """From utility functions over issues to the frontier, by the call that NegMAS recommends where one starts there."""
    from negmas import LinearAdditiveUtilityFunction, make_issue
    from negmas.preferences.ops import pareto_frontier
    from negmas.preferences.value_fun import TableFun

    issues = [make_issue(count, f"i{issue}") for issue, count in enumerate(SHAPES[packages])]
    functions = [
        LinearAdditiveUtilityFunction(
            {f"i{issue}": TableFun(dict(enumerate(row.tolist()))) for issue, row in enumerate(rows)}, issues=issues
        )
        for rows in scores
    ]
    return lambda: np.array(pareto_frontier(functions, issues=issues)[0])


METHODS = {
    "backtable-points": backtable_points,
    "negmas-points": negmas_points,
    "paretoset-points": paretoset_points,
    "backtable-case": backtable_case,
    "negmas-case": negmas_case,
}


def main() -> None:
    """Measure one method; equal gains are one point of the frontier."""
    method, packages, sides, repetitions, out = sys.argv[1:]
    prepared = METHODS[method](scores_of(int(packages), int(sides)), int(packages))
    seconds, found = repeated(prepared, int(repetitions))
    np.save(out, np.unique(found, axis=0))
    answer(seconds=seconds, peak=peak_mib())


if __name__ == "__main__":
    main()
