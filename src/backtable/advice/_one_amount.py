"""The values of a continuous amount that are worth looking at: among them the best there is, and the solutions."""

from collections.abc import Mapping

import numpy as np

from backtable.advice._cells import Cells, require_few
from backtable.advice._continuum import Continuum, find_continuum
from backtable.case import Case
from backtable.frontier import gainful, solve
from backtable.value import MOST_PACKAGES, Worlds, bends_of, mean_gains

_BEST = 24
_MOST_VALUES = 400
_TIED = 6


def with_best_amount(case: Case, worlds: Worlds, seating: Mapping[str, bool] | None = None) -> tuple[Case, Continuum | None]:
    """Give a case that looks at the values of its one continuous amount at which proposing is best for us, and its efficient packages.

    For any values of the other issues everything is a straight line in the amount between the places where some formula bends
    and those where somebody's yes begins or ends in some world; so what we gain by proposing is greatest at one of these or
    at an end, or just beside one where a yes costs us. They are compared exactly for the most promising packages first, until what is left cannot be better: a
    package gains us no more than if every world could have an amount of its own. The amounts of the solutions between the sides are looked at, too.

    Raises:
        InputError: a formula is not made of straight lines in the amount, or where it bends is not known.
        TooLargeError: the other issues have too many combinations.
    """
    (amount,) = case.continuous
    column = case.issues.index(amount)
    low, high = float(amount.options[0]), float(amount.options[-1])
    corners = [low, *bends_of(case), high]
    require_few(case, amount, len(corners))
    room = min(_MOST_VALUES, MOST_PACKAGES // (case.combinations // len(amount.options)))
    cells = Cells(case, column, corners, worlds, seating)
    best: list[tuple[float, float]] = []
    for bound, cell, row in cells.promising():
        if len(best) == _BEST and bound <= best[-1][0]:
            break
        found = cells.best(cell, row)
        if found is not None:
            best = sorted([*best, found], reverse=True)[:_BEST]
    along = find_continuum(case, worlds, [side.key for side in case.sides], seating=seating) if len(case.sides) > 1 else None
    solved = [] if along is None else _solutions(along, case, column)
    values = [*corners[1:-1], *solved, *(value for _, value in best)]
    room -= len(amount.options)
    if along is not None and len(corners) - 2 + len(solved) > room:
        along = None
    return case.looking_at({amount.key: values[:room]}), along


def _solutions(along: Continuum, case: Case, column: int) -> list[float]:
    """Give the amounts of the solutions, and those that the ideal gains come from."""
    gains, tolerance = mean_gains(along.view, [side.key for side in case.sides], along.codes), along.view.tolerance
    rows = [row for found in solve(gains, tolerance, along.joined).values() for row in found[:_TIED].tolist()]
    mutual = gainful(gains, tolerance, along.joined)
    if len(mutual):
        rows += mutual[np.argmax(gains[mutual], axis=0)].tolist()
    options = along.case.issues[column].options
    return sorted({float(options[along.codes[row, column]]) for row in rows})
