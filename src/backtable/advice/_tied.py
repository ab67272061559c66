"""Of packages that tie, those that differ for somebody."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.value import View, mean_gains, value_all

_COMPARED = 5_000


@dataclass(frozen=True, slots=True)
class Tied:
    """A package that stands for all that count the same for everybody.

    Args:
        row: its place among the packages.
        alike: how many more of those compared count the same.
    """

    row: int
    alike: int


def different(view: View, codes: NDArray[np.int32], rows: NDArray[np.intp], most: int) -> tuple[Tied, ...]:
    """Give the first of packages that differ in what a side or a person gains, or in their expected gain or chance.

    Args:
        codes: (packages, issues).
        rows: of those that tie, in their order; at most 5,000 of them are compared.
        most: how many to give.
    """
    rows = rows[:_COMPARED]
    if len(rows) == 1:
        return (Tied(int(rows[0]), 0),)
    case, values = view.case, value_all(view, codes[rows])
    keys = [*(side.key for side in case.sides), *(person.key for person in case.people)]
    gains = np.column_stack([mean_gains(view, keys, codes[rows]), values.gain])
    found, left = list[Tied](), np.arange(len(rows))
    while len(left) and len(found) < most:
        same = (np.abs(gains[left] - gains[left[0]]) <= view.tolerance).all(axis=1) & (np.abs(values.chance[left] - values.chance[left[0]]) <= 1e-12)
        found.append(Tied(int(rows[left[0]]), int(same.sum()) - 1))
        left = left[~same]
    return tuple(found)
