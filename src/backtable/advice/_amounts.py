"""The values of continuous amounts that are worth looking at: among them the best there is, or nearly so with a proof."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.advice._one_amount import with_best_amount
from backtable.case import Case, Package
from backtable.errors import InputError, TooLargeError
from backtable.quantities import counted
from backtable.search import (
    SETTLE_BUDGET,
    SETTLED_GAP,
    SETTLED_GAP_SAMPLED,
    AmountsOutline,
    ExactAmounts,
    Proven,
    Settled,
    outline_amounts,
    settle,
)
from backtable.stopping import Stopping
from backtable.value import MOST_PACKAGES, Model, View, Worlds, require_straight

Floats = NDArray[np.float64]
Progress = Callable[[str, int, int], None]
_MOST_OTHERS = 200_000
_CELLS = 2_000_000_000
_PLAIN, _TAKEN = 4, 12
_DIGITS = 12
_FOR_FRONTIER = 4  # which part of what a search may compute goes into the frontier
_FAR = 1e-4
_WRITTEN = 7  # digits of a plain number
_LOST = 1e-6  # for such a part of the gain a number is taken that can be written


@dataclass(frozen=True, slots=True)
class Efficient:
    """Efficient packages between the sides, whatever the amounts.

    Args:
        case: the case, which looks at their amounts.
        view: what they are valued by.
        codes: (packages, issues) of this case, our largest gain first.
        proven: of a search, the points and how far any package may lie beyond them; None where they are exact.
        joined: (lines, 2) rows of those between which every package with an amount between theirs is efficient, too; None where they were searched.
    """

    case: Case
    view: View
    codes: NDArray[np.int32]
    proven: AmountsOutline | None = None
    joined: NDArray[np.intp] | None = None


@dataclass(frozen=True, slots=True)
class Amounts:
    """A case that looks at the best values of its continuous amounts.

    Args:
        case: the case.
        proven: what the best of them come to in the worlds in which they were sought, and what none can exceed; None where there is no continuous amount, or where
            the best value of the one is found exactly.
        best: a package of these values that is as good; None where none is worth anything, or where nothing was searched.
        efficient: the efficient packages between the sides at any values; None where they are not known.
    """

    case: Case
    proven: Proven | None = None
    best: Package | None = None
    efficient: Efficient | None = None


def with_best_amounts(
    case: Case,
    worlds: Worlds,
    seating: Mapping[str, bool] | None = None,
    progress: Progress | None = None,
    budget: int = SETTLE_BUDGET,
    stopping: Stopping | None = None,
    frontier: bool = True,
) -> Amounts:
    """Give a case that looks at the values of its continuous amounts at which proposing is best for us.

    One amount has its best value found exactly, where it is known at which values formulas bend; else, and for several amounts together, the best are searched with a proof.

    Args:
        case: a case without continuous amounts is given back as it is.
        worlds: the worlds in which the best is sought.
        seating: person → True at a front table, where it differs from the case.
        progress: called with words, steps done and steps in all.
        budget: how many numbers a search may compute, roughly; that of the frontier a quarter more.
        stopping: whether somebody has asked to stop, where the caller listens to Ctrl-C.
        frontier: whether the efficient packages of several amounts are wanted, too.

    Raises:
        InputError: a formula is not made of straight lines in an amount.
        TooLargeError: the other issues have too many combinations.
    """
    if not case.continuous:
        return Amounts(case)
    if len(case.continuous) == 1:
        try:
            looked, along = with_best_amount(case, worlds, seating)
            return Amounts(looked, efficient=None if along is None else Efficient(along.case, along.view, along.codes, joined=along.joined))
        except InputError:
            pass  # where it bends is not known, or it is no straight line at all, which is refused here
    codes = combinations_beside(case, worlds)
    view = Model(case, seating).view(worlds)
    found = settle(view, codes, budget, SETTLED_GAP if worlds.exact else SETTLED_GAP_SAMPLED, progress)
    if found.interrupted or not frontier or len(case.sides) < 2:
        return _looked_at(case, view, found)
    outlined = outline_amounts(view, codes, [side.key for side in case.sides], budget // _FOR_FRONTIER, progress=progress, stopping=stopping, starts=[(codes_, amounts_) for codes_, amounts_, _ in found.best])
    whole, rows = looking_at_rows(case, outlined.codes, outlined.amounts)
    return replace(_looked_at(case, view, with_efficient(view, found, outlined)), efficient=Efficient(whole, Model(whole, seating).view(worlds, like=view), rows, outlined))


def with_efficient(view: View, found: Settled, outlined: AmountsOutline) -> Settled:
    """Give what was found with the efficient packages that it may be better to propose, and with what is proven of these where acceptance is yes or no."""
    if not len(outlined.gains):
        return found
    places = [place for place, issue in enumerate(view.case.issues) if issue.continuous]
    gains, fine = ExactAmounts(view, places).of(outlined.codes, outlined.amounts)
    good = np.flatnonzero(fine & (gains > view.tolerance))
    more = [(outlined.codes[row], outlined.amounts[row], float(gains[row])) for row in good]
    best = replace(found, best=tuple(sorted((*found.best, *more), key=lambda item: -item[2])))
    ours = [side.key for side in view.case.sides].index(view.case.ours)
    return replace(best, bound=max(min(found.bound, outlined.at_most(ours)), best.value)) if view.worlds.count == 1 else best


def combinations_beside(case: Case, worlds: Worlds) -> NDArray[np.int32]:
    """Give (combinations, issues) option numbers of the issues beside the continuous amounts, whose own are 0.

    Raises:
        InputError: a formula is not made of straight lines in an amount.
        TooLargeError: there are too many combinations.
    """
    require_straight(case)
    sizes = [1 if issue.continuous else len(issue.options) for issue in case.issues]
    others = prod(sizes)
    if others > _MOST_OTHERS or others * worlds.count > _CELLS:
        raise TooLargeError(
            f"{case.continuous[0].place if case.file else case.name}: the issues beside the continuous amounts {' and '.join(issue.key for issue in case.continuous)} have "
            f"{counted(others)} combinations, too many to find the best values for each; use larger steps there, or give the amounts a `step`"
        )
    return np.stack(np.unravel_index(np.arange(others), sizes), axis=1).astype(np.int32)


def looking_at_rows(case: Case, codes: NDArray[np.int32], amounts: Floats) -> tuple[Case, NDArray[np.int32]]:
    """Give a case that looks at some values of its continuous amounts and at the ends of their ranges alone, and packages in its options.

    Args:
        codes: (packages, issues) option numbers; those of the amounts do not matter.
        amounts: (packages, amounts).
    """
    issues, rows = list(case.issues), codes.copy()
    for number, place in enumerate([place for place, issue in enumerate(issues) if issue.continuous]):
        ends = (float(issues[place].options[0]), float(issues[place].options[-1]))
        options = np.unique(np.append(amounts[:, number], ends))
        rows[:, place] = np.searchsorted(options, amounts[:, number])
        issues[place] = replace(issues[place], options=tuple(options.tolist()))
    return replace(case, issues=tuple(issues)), rows


def _looked_at(case: Case, view: View, found: Settled) -> Amounts:
    """Give the case with the best values found, the plainest that are as good, and as few others as are needed to look at every package."""
    places = [place for place, issue in enumerate(case.issues) if issue.continuous]
    ranges = np.array([float(case.issues[place].options[-1]) - float(case.issues[place].options[0]) for place in places])
    exact = ExactAmounts(view, places)
    kept: list[tuple[NDArray[np.int32], Floats]] = []
    for codes, amounts, gain in found.best:
        if any(np.array_equal(codes, other) and (np.abs(amounts - values) <= _FAR * ranges).all() for other, values in kept):
            continue
        kept.append((codes, _plainest(case, exact, places, codes, amounts, gain) if len(kept) < _PLAIN else amounts))
        if len(kept) == _TAKEN:
            break
    best = None
    if kept:
        codes, amounts = kept[0]
        values = [issue.options[code] for issue, code in zip(case.issues, codes.tolist(), strict=True)]
        for place, value in zip(places, amounts.tolist(), strict=True):
            values[place] = value
        best = Package(tuple(values))
    looked = _with(case, places, [amounts for _, amounts in kept])
    return Amounts(looked, Proven(None, found.value, found.bound, found.boxes, found.interrupted), best)


def _with(case: Case, places: list[int], rows: list[Floats]) -> Case:
    """Give the case with values looked at: fewer of those evenly spread, then of the best, where the packages would be too many."""
    named = case.holding(case.packages)
    for every in (1, 2, 4, 20):
        thinned = replace(case, issues=tuple(replace(issue, options=(*issue.options[:-1:every], issue.options[-1])) if issue.continuous else issue for issue in case.issues))
        thinned = thinned.holding(named.packages)
        for count in (len(rows), 6, 3, 1):
            looked = thinned.looking_at({case.issues[place].key: [float(row[number]) for row in rows[:count]] for number, place in enumerate(places)})
            if looked.combinations <= MOST_PACKAGES // 4:
                return looked
    return looked


def _plainest(case: Case, exact: ExactAmounts, places: list[int], codes: NDArray[np.int32], amounts: Floats, gain: float) -> Floats:
    """Give the values near some with the fewest digits that are as good."""
    choices: list[Floats] = []
    for decimals in range(_DIGITS + 1):
        near = []
        for place, value in zip(places, amounts.tolist(), strict=True):
            low, high = float(case.issues[place].options[0]), float(case.issues[place].options[-1])
            step = 10.0 ** (int(np.ceil(np.log10(high - low))) - decimals)
            digits = max(0, -int(np.floor(np.log10(step))))
            ends = {round(float(np.floor(value / step)) * step, digits), round(float(np.ceil(value / step)) * step, digits)}
            near.append(sorted(end for end in ends if low <= end <= high) or [value])
        choices += [np.array(row) for row in product(*near)]
    gains, fine = exact.of(np.tile(codes, (len(choices), 1)), np.array(choices))
    good = np.flatnonzero(fine & (gains >= gain - exact.view.tolerance))
    chosen = choices[int(good[0])] if len(good) else amounts
    least = gain - exact.view.tolerance - _LOST * abs(gain)
    shown, holds = exact.of(codes[None], np.array([[_as_written(value) for value in chosen.tolist()]]))
    if holds[0] and shown[0] >= least:
        return chosen
    # beside a jump what is written has to be on the right side of it
    written = np.array([all(_as_written(value) == value for value in row.tolist()) for row in choices])
    nearly = np.flatnonzero(fine & written & (gains >= least))
    return choices[int(nearly[np.argmax(gains[nearly])])] if len(nearly) else chosen


def _as_written(value: float) -> float:
    """Give the number that readers are shown."""
    return float(f"{value:.{_WRITTEN}g}")
