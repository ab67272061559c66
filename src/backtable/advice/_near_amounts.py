"""The values of a continuous amount that are worth looking at near a package: among them the best for each set of terms that changes."""

from collections.abc import Mapping, Sequence

import numpy as np

from backtable.advice._cells import Cells, require_few
from backtable.case import Case, Package
from backtable.errors import InputError, TooLargeError
from backtable.value import Worlds, bends_of, codes_of


def best_near(case: Case, package: Package, places: Sequence[int], changes: int, worlds: Worlds, seating: Mapping[str, bool] | None) -> Case | None:
    """Give a case that looks at the best values of its one continuous amount for every set of issues in which packages may differ from a given one.

    Args:
        case: the case, which looks at the package's own value.
        places: of the issues that may differ.
        changes: in how many of them packages may differ.

    Returns:
        None where the values are not known: there are several amounts, or one of which it is not known where formulas bend, or too many other packages.
    """
    if len(case.continuous) != 1:
        return None
    (amount,) = case.continuous
    column = case.issues.index(amount)
    if column not in places:
        return case
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
    return case.looking_at({amount.key: [*corners[1:-1], *(value for _, value in best.values())]})

