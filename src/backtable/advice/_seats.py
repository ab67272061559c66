"""Who should sit at our front table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.advice._result import Outcome, Seat
from backtable.case import Case, Package
from backtable.search import SPOT_BUDGET, TABLE_CELLS, Search, Space, agreed_on_the_spot, exposure, most_cells
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, Model, Packages, View, Worlds, asks_for_seats, best_of, mean_gain, value_all


def seats(
    case: Case,
    packages: Packages | None,
    seating: Mapping[str, bool],
    choose: Worlds,
    report: Worlds,
    proposal: Outcome | None,
    memory: int = DEFAULT_MEMORY,
    stopping: Stopping | None = None,
) -> tuple[Seat, ...]:
    """Give the present seating of ours, and each with one of our back table brought forward.

    Where a formula asks who sits at the front, the best proposal is searched anew for that seating; elsewhere the proposal stands.

    Args:
        packages: all of the case; without them what is best and what is worst is searched.
        choose: worlds on which the best proposal of a seating is chosen.
        report: worlds on which it, and all exposures, are reported.
        proposal: of the present seating, as reported.
        memory: bytes that a search may take, roughly.
        stopping: whether somebody has asked to stop.

    Raises:
        KeyboardInterrupt: somebody has, before all seats were tried.
    """
    stopping = stopping or Stopping()
    present = {person.key: seating.get(person.key, person.front) for person in case.people}
    related = asks_for_seats(case)
    forward: list[tuple[str, ...]] = [(person.key,) for person in case.our_side.people if not present[person.key]]
    theirs = [person.key for side in case.other_sides for person in side.people if not present[person.key]]
    forward += [(ours[0], other) for ours in forward for other in theirs if {ours[0], other} <= related]
    now = (proposal.expected_gain, proposal.chance) if proposal else (0.0, 0.0)
    most = TABLE_CELLS if packages is None else None
    result = []
    for brought in [(), *forward]:
        model = Model(case, {**present, **dict.fromkeys(brought, True)})
        view = model.view(report, most=most)
        spot = exposed(view, packages, memory, stopping)
        found = _best(model.view(choose, most=most), view, packages, memory, stopping) if set(brought) & related else now
        if stopping.asked:
            raise KeyboardInterrupt
        front = tuple(person.key for person in case.people if model.seating[person.key])
        result.append(Seat(front, not brought, spot.gain, spot.package, *found, spot.least))
    return tuple(result)


def _best(choose: View, report: View, packages: Packages | None, memory: int, stopping: Stopping) -> tuple[float, float]:
    """Give expected gain and chance of the best proposal, chosen on one set of worlds and reported on another."""
    if packages is None:
        best = Search(Space(choose, most_cells(memory))).run(SPOT_BUDGET, stopping=stopping).best
        codes = np.zeros((0, len(choose.case.issues)), dtype=np.int32) if best is None else best[None]
    else:
        allowed = packages.codes[choose.own_yes(packages.codes)]
        rows, values = best_of(choose, allowed)
        some = len(rows) > 0 and values.gain.max() > choose.tolerance
        codes = allowed[rows[[int(np.argmax(values.chance))]]] if some else allowed[:0]
    if not len(codes):
        return 0.0, 0.0
    reported = value_all(report, codes)
    return float(reported.gain[0]), float(reported.chance[0])


@dataclass(frozen=True, slots=True)
class Spot:
    """The worst for us that our people at the front could be talked into on the spot; all None if there is nothing.

    Args:
        least: no package that could be agreed there brings us less.
        interrupted: whether somebody stopped the search for it.
    """

    gain: float | None
    package: Package | None
    least: float | None
    interrupted: bool = False


def exposed(view: View, packages: Packages | None, memory: int = DEFAULT_MEMORY, stopping: Stopping | None = None) -> Spot:
    """Give the lowest expected gain that our people at the front could be talked into on the spot, and its package.

    Counted are packages whose required people of ours all sit at the front and say yes, in at least `own_chance` of
    the worlds.

    Args:
        packages: all of the case; without them the lowest is searched.
        memory: bytes that a search may take, roughly.
        stopping: whether somebody has asked to stop.
    """
    if packages is None:
        found = exposure(view, memory=memory, stopping=stopping)
        least = None if found.least == np.inf else found.least
        if found.codes is None:
            return Spot(None, None, least, found.interrupted)
        return Spot(found.gain, Packages(view.case, found.codes[None]).package(0), least, found.interrupted)
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
