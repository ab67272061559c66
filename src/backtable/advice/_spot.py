"""The worst for us that our people at the front could be talked into on the spot."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backtable.advice._cells import Cells, require_few
from backtable.advice._continuum import plainest
from backtable.case import Case, Package
from backtable.errors import InputError, TooLargeError
from backtable.search import agreed_on_the_spot, exposure
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, Model, Packages, View, bends_of, enumerate_packages, mean_gain

_BLOCK = 512
_MOVED = 0.4  # which part of what counts as equal a rounder amount may cost


@dataclass(frozen=True, slots=True)
class Spot:
    """The worst for us that our people at the front could be talked into on the spot; no gain and package if there is nothing.

    Args:
        least: no package that could be agreed there brings us less; None if there is none, and where not every value was looked at.
        interrupted: whether somebody stopped the search for it.
        every_value: whether every value of the amounts was looked at that can be any number; otherwise another may be worse.
    """

    gain: float | None
    package: Package | None
    least: float | None
    interrupted: bool = False
    every_value: bool = True


def exposed(view: View, packages: Packages | None, memory: int = DEFAULT_MEMORY, stopping: Stopping | None = None) -> Spot:
    """Give the lowest expected gain that our people at the front could be talked into on the spot, and its package.

    Counted are packages whose required people of ours all sit at the front and say yes, in at least `own_chance` of
    the worlds. Of one amount that can be any number every value is looked at where it is known where formulas bend: between two bends our gain is a
    straight line, lowest at an end of what they agree to.

    Args:
        packages: all of the case; without them the lowest is searched.
        memory: bytes that a search may take, roughly.
        stopping: whether somebody has asked to stop.
    """
    if packages is None:
        found = _searched(view, memory, stopping)
    else:
        corners = _corners(view.case)
        if corners:
            return _plain(view, _of_every_value(view, corners, stopping or Stopping()))
        found = _worst(view, packages)
    return _plain(view, replace(found, least=None, every_value=False) if view.case.continuous else found)


def _plain(view: View, found: Spot) -> Spot:
    """Give the same with nothing where it is nothing but for rounding."""
    gain, least = (0.0 if value is not None and abs(value) <= view.tolerance else value for value in (found.gain, found.least))
    return replace(found, gain=gain, least=least)


def _searched(view: View, memory: int, stopping: Stopping | None) -> Spot:
    found = exposure(view, memory=memory, stopping=stopping)
    least = None if found.least == np.inf else found.least
    if found.codes is None:
        return Spot(None, None, least, found.interrupted)
    return Spot(found.gain, Packages(view.case, found.codes[None]).package(0), least, found.interrupted)


def _worst(view: View, packages: Packages) -> Spot:
    rows = np.concatenate([np.zeros(0, dtype=np.intp), *_on_the_spot(view, packages)])
    if not len(rows):
        return Spot(None, None, None)
    gains = mean_gain(view, view.case.ours, packages.codes[rows])
    worst = int(np.argmin(gains))
    return Spot(float(gains[worst]), packages.package(int(rows[worst])), float(gains[worst]))


def _on_the_spot(view: View, packages: Packages) -> Iterator[NDArray[np.intp]]:
    """Give the packages that could be agreed on the spot."""
    for start in range(0, len(packages), 2 * view.block):
        rows = start + _open_to(view, packages.codes[start : start + 2 * view.block])
        if len(rows):
            agreed = agreed_on_the_spot(view, packages.codes[rows])
            yield rows[view.mean(agreed) >= view.case.own_chance - 1e-12]


def _open_to(view: View, codes: NDArray[np.int32]) -> NDArray[np.intp]:
    """Give the packages to which nobody of ours alone stands in the way of agreeing on the spot."""
    rows = np.arange(len(codes))
    needed = view.all_required(view.case.our_side, codes)
    for person in view.case.our_side.people:
        must = needed[person.key][rows]
        share = view.share_of_yes(person, codes[rows], must) if view.model.seating[person.key] else view.mean(~must)
        rows = rows[share >= view.case.own_chance - 1e-12]
    return rows


def _corners(case: Case) -> list[float]:
    """Give the ends of the one continuous amount and where formulas bend in it; nothing where these are not known."""
    if len(case.continuous) != 1:
        return []
    (amount,) = case.continuous
    try:
        corners = [float(amount.options[0]), *bends_of(case), float(amount.options[-1])]
        require_few(case, amount, len(corners))
    except (InputError, TooLargeError):
        return []
    return corners


def _of_every_value(view: View, corners: list[float], stopping: Stopping) -> Spot:
    case = _at_values(view.case, corners)
    known = _worst(Model(case, view.model.seating).view(view.worlds), enumerate_packages(case))
    cells = Cells(view.case, view.case.issues.index(view.case.continuous[0]), corners, view.worlds, view.model.seating)
    gain = floor = np.inf if known.gain is None else known.gain
    worst: Package | None = None
    for cell, (low, high) in enumerate(cells.cells):
        kept = cells.kept(cell)
        first, last = (ends[:, 0] for ends in cells.means(cell, [case.ours], kept))
        order = np.argsort(np.minimum(first, last), kind="stable")
        for start in range(0, len(order), _BLOCK):
            part = order[start : start + _BLOCK]
            part = part[np.minimum(first, last)[part] < floor - cells.tolerance]
            if not len(part):
                break
            if stopping.asked:
                raise KeyboardInterrupt
            for place, stretches in zip(part.tolist(), cells.on_the_spot(cell, kept[part], floor - cells.tolerance), strict=True):
                slope = (last[place] - first[place]) / (high - low)
                for begin, end in stretches:
                    inner = max(begin, low + cells.grain), min(end, high - cells.grain)
                    if inner[0] > inner[1]:
                        continue
                    limit = float(first[place] + slope * ((begin if slope > 0 else end) - low))
                    floor = limit if limit < floor - cells.tolerance else floor
                    value = inner[0] if slope > 0 else inner[1]
                    if first[place] + slope * (value - low) < gain - cells.tolerance:
                        value = plainest(value, _MOVED * cells.tolerance / abs(slope) if slope else np.inf, *inner)
                        found = _there(view, cells, int(kept[place]), value)
                        if found is not None and found[0] < gain:
                            gain, worst = found
    if worst is None:
        return replace(known, least=None if floor == np.inf else floor)
    return Spot(gain, worst, floor if floor < gain - cells.tolerance else gain)


def _there(view: View, cells: Cells, row: int, value: float) -> tuple[float, Package] | None:
    """Give our mean gain of a package with a value of the amount, and the package; None where it could not be agreed on the spot after all."""
    case, codes = _at_values(view.case, [value]), cells.codes[[row]].copy()
    codes[:, cells.column] = 0
    there = Model(case, view.model.seating).view(view.worlds)
    if there.mean(agreed_on_the_spot(there, codes))[0] < case.own_chance - 1e-12:
        return None
    return float(mean_gain(there, case.ours, codes)[0]), Packages(case, codes).package(0)


def _at_values(case: Case, values: list[float]) -> Case:
    """Give a case that looks at some values of its one continuous amount alone."""
    (amount,) = case.continuous
    return replace(case, issues=tuple(replace(issue, options=tuple(values)) if issue is amount else issue for issue in case.issues))
