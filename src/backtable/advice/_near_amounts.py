"""The values of continuous amounts that are worth looking at near a package: among them the best for each set of terms that changes, but for sets of several amounts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from backtable.advice._cells import Cells, require_few
from backtable.case import Case, Issue, Package
from backtable.errors import InputError, TooLargeError
from backtable.value import Worlds, bends_of, codes_of


def best_near(
    case: Case, package: Package, places: Sequence[int], changes: int, worlds: Worlds, seating: Mapping[str, bool] | None
) -> tuple[Case, bool]:
    """Give a case that looks at the best values of its continuous amounts for every set of issues in which packages may differ from a given one.

    Where one amount differs and the others stay as they are, it is as in a case with one amount.

    Args:
        case: the case, which looks at the package's own values.
        places: of the issues that may differ.
        changes: in how many of them packages may differ.

    Returns:
        The case, and whether the best value is known for each set: not where several amounts may differ together, where it is not known where formulas bend, or
        where there are too many other packages.
    """
    differing = [case.issues[place] for place in places if case.issues[place].continuous]
    found = [_values(case, package, amount, places, changes, worlds, seating) for amount in differing] if changes else []
    looked = case.looking_at({amount.key: values for amount, values in zip(differing, found, strict=False) if values is not None})
    return looked, None not in found and (len(differing) <= 1 or changes <= 1)


def _values(
    case: Case, package: Package, amount: Issue, places: Sequence[int], changes: int, worlds: Worlds, seating: Mapping[str, bool] | None
) -> list[float] | None:
    """Give the best values of an amount where all other amounts stay as they are, and where something bends; None where they are not known."""
    column = case.issues.index(amount)
    issues = zip(case.issues, package.values, strict=True)
    case = replace(case, issues=tuple(replace(issue, options=(value,), continuous=False) if issue.continuous and issue is not amount else issue for issue, value in issues))
    try:
        corners = [float(amount.options[0]), *bends_of(case), float(amount.options[-1])]
        require_few(case, amount, len(corners))
    except (InputError, TooLargeError):
        return None
    cells = Cells(case, column, corners, worlds, seating)
    differ = cells.codes != codes_of(case, [package])[0]
    differ[:, column] = False
    fixed = [place for place in range(len(case.issues)) if place not in places]
    rows = np.flatnonzero((differ.sum(axis=1) < changes) & ~differ[:, fixed].any(axis=1))
    cells.codes, differ = cells.codes[rows], differ[rows]
    groups = [row.tobytes() for row in differ]
    best: dict[bytes, tuple[float, float]] = {}
    for bound, cell, row in cells.promising():
        if bound > best.get(groups[row], (0.0, 0.0))[0]:
            found = cells.best(cell, row)
            if found is not None:
                best[groups[row]] = max(found, best.get(groups[row], found))
    return [*corners[1:-1], *(value for _, value in best.values())]
