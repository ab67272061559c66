"""Who should sit at our front table."""

from collections.abc import Mapping

import numpy as np

from backtable.advice._result import Outcome, Seat
from backtable.advice._spot import exposed
from backtable.case import Case
from backtable.search import SPOT_BUDGET, TABLE_CELLS, Search, Space, most_cells
from backtable.stopping import Stopping
from backtable.value import DEFAULT_MEMORY, Model, Packages, View, Worlds, asks_for_seats, best_of, value_all


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
        result.append(Seat(front, not brought, spot.gain, spot.package, *found, spot.least, spot.every_value))
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
