"""The region of packages that a mandate would have to allow."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Case, Issue, Package, Person
from backtable.planning._own_word import judged
from backtable.quantities import shown
from backtable.value import Packages, View, mean_gain

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
_EVERYTHING = "1 == 1"


@dataclass(frozen=True, slots=True)
class Region:
    """Packages around several: as a condition, and as rows of all packages."""

    condition: str
    rows: NDArray[np.intp]


def region_around(packages: Packages, rows: NDArray[np.intp], view: View, people: Sequence[Person], barred: NDArray[np.bool_]) -> Region | None:
    """Give a region that holds offers which follow each other, and nothing that is worse for us or for those who grant it than the worst of them.

    The first that does of three: all between the least and the largest of each term; all between each offer and the next; the offers alone. Names are
    no numbers: of them a term may be each that stands in one of the packages.

    Args:
        rows: of `packages`, in the order of the offers.
        view: worlds in which our own side must approve every package of the region.
        people: who would have to grant it.
        barred: (all packages,) what one of ours has refused, or what is no better for them.

    Returns:
        None where even the offers alone hold a package that our own side does not approve.
    """
    codes, case = packages.codes, packages.case
    own = codes[rows]
    kept = _touched(view, people)
    ours: Callable[[Codes], Floats] = lambda some: mean_gain(view, case.ours, some)  # noqa: E731
    worths = [ours, *(_judging(view, person) for person in people)]
    least = [float(worth(own).min()) for worth in worths]
    for boxes in _tries(own):
        inside = np.logical_or.reduce([_inside(case, codes, box) for box in boxes])
        found = np.flatnonzero(inside)
        if barred[found].any() or not view.own_yes(codes[found]).all():
            continue
        if any(float(worth(codes[found]).min()) < low - view.tolerance for worth, low in zip(worths, least, strict=True)):
            continue
        return Region(_condition(case, boxes, kept), found)
    return None


def worst_for(view: View, person: Person, packages: Packages, region: Region) -> tuple[Package, float]:
    """Give the package of a region by which somebody gains least as they judge it, and what they gain by it."""
    row = int(region.rows[int(judged(view, person, packages.codes[region.rows]).argmin())])
    gain = float(np.ravel(view.mean(view.perceived(person, packages.codes[[row]])))[0])
    return packages.package(row), gain


def _judging(view: View, person: Person) -> Callable[[Codes], Floats]:
    return lambda codes: judged(view, person, codes)


def _touched(view: View, people: Sequence[Person]) -> set[int]:
    """Give the issues that matter to any of some people."""
    return {column for person in people for touched, _ in view.pieces(person) for column in touched}


def _tries(own: Codes) -> Iterator[list[Codes]]:
    """Give ways to part offers into boxes, the widest first."""
    yield [own]
    if len(own) > 2:
        yield [own[place : place + 2] for place in range(len(own) - 1)]
    yield [own[[place]] for place in range(len(own))]


def _inside(case: Case, codes: Codes, box: Codes) -> NDArray[np.bool_]:
    """Give which packages lie between the terms of some."""
    inside = np.ones(len(codes), dtype=bool)
    for column, issue in enumerate(case.issues):
        own = box[:, column]
        inside &= (codes[:, column] >= own.min()) & (codes[:, column] <= own.max()) if issue.numeric else np.isin(codes[:, column], own)
    return inside


def _condition(case: Case, boxes: Sequence[Codes], kept: set[int]) -> str:
    """Write boxes as a condition: what they have in common, then each of them.

    Args:
        kept: issues whose bounds are written even where every option lies within them.
    """
    common, apart = list[str](), [list[str]() for _ in boxes]
    for column, issue in enumerate(case.issues):
        parts = [tuple(_bounds(issue, np.unique(box[:, column]), column in kept)) for box in boxes]
        if len(set(parts)) == 1:
            common += parts[0]
        else:
            for bounds, own in zip(parts, apart, strict=True):
                own.extend(bounds)
    several = list(dict.fromkeys(" and ".join(part) for part in apart))
    either = f"({' or '.join(f'({part})' for part in several)})" if several[0] else ""
    return " and ".join([*common, *([either] if either else [])]) or _EVERYTHING


def _bounds(issue: Issue, codes: Codes, kept: bool) -> Iterator[str]:
    values = [issue.options[code] for code in codes]
    if len(issue.options) == 1 or (len(values) == len(issue.options) and not kept):
        return
    if not issue.numeric:
        either = " or ".join(f'{issue.key} == "{value}"' for value in values)
        yield f"({either})" if len(values) > 1 else either
        return
    numbers, every = [float(value) for value in values], [float(option) for option in issue.options]
    low, high = (shown(value).replace(",", "") for value in (min(numbers), max(numbers)))
    if low == high:
        yield f"{issue.key} == {low}"
        return
    if kept or min(numbers) > min(every):
        yield f"{issue.key} >= {low}"
    if kept or max(numbers) < max(every):
        yield f"{issue.key} <= {high}"
