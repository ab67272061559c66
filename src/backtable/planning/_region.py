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
Box = tuple[NDArray[np.bool_], ...]  # of each term the options that may be
_MOST = 200_000
_EVERYTHING = "1 == 1"


@dataclass(frozen=True, slots=True)
class Region:
    """Packages around several: as a condition, as rows of all packages, and as the boxes of which it is made."""

    condition: str
    rows: NDArray[np.intp]
    boxes: tuple[Box, ...]


def region_around(packages: Packages, rows: NDArray[np.intp], view: View, people: Sequence[Person], barred: NDArray[np.bool_]) -> Region | None:
    """Give a region that holds offers which follow each other, and nothing that is worse for us or for those who grant it than the worst of them.

    One box, all between the least and the largest of each term, where that does. Else the fewest boxes that are found to do together: offers are put into
    one box as long as all between them does, and each box is widened within those terms, an option at a time. Names are no numbers: of them a
    term may be each that stands in one of the offers.

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
    every = _hull([_box(case, offer) for offer in own], case)
    around = np.flatnonzero(inside(codes, every))
    few = len(around) <= _MOST  # else what lies between the offers is not looked at
    around = around if few else rows
    here = codes[around]
    ours: Callable[[Codes], Floats] = lambda some: mean_gain(view, case.ours, some)  # noqa: E731
    fine = view.own_yes(here) & ~barred[around]
    for worth in (ours, *(_judging(view, person) for person in people)):
        fine &= worth(here) >= float(worth(own).min()) - view.tolerance
    if not fine[np.isin(around, rows)].all():
        return None
    does: Callable[[Box], bool] = lambda box: few and bool(fine[inside(here, box)].all())  # noqa: E731
    boxes = [every] if does(every) else _covering([_box(case, offer) for offer in own], every, case, does)
    return Region(_condition(case, boxes, _touched(view, people)), around[np.logical_or.reduce([inside(here, box) for box in boxes])], tuple(boxes))


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


def _box(case: Case, offer: Codes) -> Box:
    return tuple(np.arange(len(issue.options)) == code for issue, code in zip(case.issues, offer, strict=True))


def _hull(boxes: Sequence[Box], case: Case) -> Box:
    """Give the least box around some."""
    found = [np.logical_or.reduce(masks) for masks in zip(*boxes, strict=True)]
    for issue, mask in zip(case.issues, found, strict=True):
        if issue.numeric:
            options = np.flatnonzero(mask)
            mask[options[0] : options[-1] + 1] = True
    return tuple(found)


def inside(codes: Codes, box: Box) -> NDArray[np.bool_]:
    """Give which packages lie in a box."""
    found = np.ones(len(codes), dtype=bool)
    for column, mask in enumerate(box):
        if not mask.all():
            found &= mask[codes[:, column]]
    return found


def _covering(boxes: list[Box], every: Box, case: Case, does: Callable[[Box], bool]) -> list[Box]:
    """Give few wide boxes that hold some boxes and do."""
    offers = list(boxes)
    pairs = [(one, one + apart) for apart in range(1, len(boxes)) for one in range(len(boxes) - apart)]
    for one, other in pairs:
        merged = _hull([boxes[one], boxes[other]], case)
        if does(merged):  # both stand for it from here on
            gone = (boxes[one], boxes[other])
            boxes = [merged if any(box is item for item in gone) else box for box in boxes]
    wide = [_widened(box, every, case, does) for box in {id(box): box for box in boxes}.values()]
    wide.sort(key=lambda box: -float(np.prod([mask.sum() for mask in box], dtype=float)))
    kept = list[Box]()
    for box in wide:
        if any(_holds(box, offer) and not any(_holds(other, offer) for other in kept) for offer in offers):
            kept.append(box)
    return kept


def _holds(box: Box, other: Box) -> bool:
    return not any(bool((inner & ~outer).any()) for outer, inner in zip(box, other, strict=True))


def _widened(box: Box, every: Box, case: Case, does: Callable[[Box], bool]) -> Box:
    """Give a box widened an option at a time as long as it does, within the least box around all offers."""
    changed = True
    while changed:
        changed = False
        for column, issue in enumerate(case.issues):
            options = np.flatnonzero(box[column])
            beside = [options[0] - 1, options[-1] + 1] if issue.numeric else np.flatnonzero(every[column] & ~box[column]).tolist()
            for option in beside:
                if not 0 <= option < len(issue.options) or not every[column][option]:
                    continue
                mask = box[column].copy()
                mask[option] = True
                wider = (*box[:column], mask, *box[column + 1 :])
                if does(wider):
                    box, changed = wider, True
    return box


def _condition(case: Case, boxes: Sequence[Box], kept: set[int]) -> str:
    """Write boxes as a condition: what they have in common, then each of them.

    Args:
        kept: numeric issues whose bounds are written even where every option lies within them: a limit says something also where it is the last option.
    """
    return _told(case, boxes, kept, names=False) or _told(case, boxes, kept, names=True) or _EVERYTHING


def _told(case: Case, boxes: Sequence[Box], kept: set[int], names: bool) -> str:
    """Write boxes as a condition; nothing, where there is nothing to say.

    Args:
        names: the names of an issue that is kept are written even where they are all that it has.
    """
    common, apart = list[str](), [list[str]() for _ in boxes]
    for column, issue in enumerate(case.issues):
        parts = [tuple(_bounds(issue, np.flatnonzero(box[column]), column in kept and (issue.numeric or names))) for box in boxes]
        if len(set(parts)) == 1:
            common += parts[0]
        else:
            for bounds, own in zip(parts, apart, strict=True):
                own.extend(bounds)
    several = list(dict.fromkeys(" and ".join(part) for part in apart))
    either = f"({' or '.join(f'({part})' for part in several)})" if several[0] else ""
    return " and ".join([*common, *([either] if either else [])])


def _bounds(issue: Issue, codes: NDArray[np.intp], kept: bool) -> Iterator[str]:
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
