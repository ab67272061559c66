"""The region of packages that a mandate would have to allow."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case
from backtable.quantities import shown
from backtable.value import Packages, View


@dataclass(frozen=True, slots=True)
class Region:
    """Packages between the terms of several: as a condition, and as rows of all packages."""

    condition: str
    rows: NDArray[np.intp]


def region_around(packages: Packages, rows: NDArray[np.intp], view: View) -> Region | None:
    """Give the smallest region that holds some packages, each term between its least and its largest.

    Names are no numbers: of them a term may be each that stands in one of the packages.

    Args:
        rows: of `packages`.
        view: worlds in which our own side must approve every package of the region.

    Returns:
        None where the region would hold a package that our own side does not approve.
    """
    codes = packages.codes
    inside = np.ones(len(codes), dtype=bool)
    for column, issue in enumerate(packages.case.issues):
        own = codes[rows, column]
        inside &= (codes[:, column] >= own.min()) & (codes[:, column] <= own.max()) if issue.numeric else np.isin(codes[:, column], own)
    found = np.flatnonzero(inside)
    return Region(_condition(packages.case, codes[rows]), found) if view.own_yes(codes[found]).all() else None


def _condition(case: Case, codes: NDArray[np.int32]) -> str:
    parts = []
    for column, issue in enumerate(case.issues):
        values = [issue.options[code] for code in np.unique(codes[:, column])]
        if len(values) == len(issue.options):
            continue
        if not issue.numeric:
            either = " or ".join(f'{issue.key} == "{value}"' for value in values)
            parts.append(f"({either})" if len(values) > 1 else either)
            continue
        numbers = [float(value) for value in values]
        low, high = (shown(value).replace(",", "") for value in (min(numbers), max(numbers)))
        if low == high:
            parts.append(f"{issue.key} == {low}")
            continue
        if min(numbers) > min(float(option) for option in issue.options):
            parts.append(f"{issue.key} >= {low}")
        if max(numbers) < max(float(option) for option in issue.options):
            parts.append(f"{issue.key} <= {high}")
    return " and ".join(parts) or "1 == 1"
