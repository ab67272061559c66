"""Who should sit at our front table."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from backtable.advice._result import Seat
from backtable.case import Case, Package
from backtable.value import Model, Packages, View, asks_for_seats, draw_worlds, value_all


def seats(
    case: Case, packages: Packages, seating: Mapping[str, bool], worlds: int, seed: int, given: Mapping[str, float]
) -> tuple[Seat, ...]:
    """Give the present seating of ours, and each with one of our back table brought forward.

    Where a formula asks who sits at the front, the best proposal is searched anew for that seating.
    """
    drawn = draw_worlds(case, worlds, seed, 4, given)
    present = {person.key: seating.get(person.key, person.front) for person in case.people}
    related = asks_for_seats(case)
    forward: list[tuple[str, ...]] = [(person.key,) for person in case.our_side.people if not present[person.key]]
    theirs = [person.key for side in case.other_sides for person in side.people if not present[person.key]]
    forward += [(ours[0], other) for ours in forward for other in theirs if {ours[0], other} <= related]
    result = []
    baseline: tuple[float, float] | None = None
    for brought in [(), *forward]:
        model = Model(case, {**present, **dict.fromkeys(brought, True)})
        view = model.view(drawn)
        exposure, package = exposed(view, packages)
        if baseline is None or set(brought) & related:
            allowed = packages.codes[view.own_yes(packages.codes)]
            values = value_all(view, allowed)
            level = values.gain.max(initial=-np.inf) - view.tolerance
            best = int(np.argmax(np.where(values.gain >= level, values.chance, -1.0))) if len(allowed) else -1
            found = (
                (float(values.gain[best]), float(values.chance[best]))
                if best >= 0 and values.gain[best] > 0
                else (0.0, 0.0)
            )
        else:
            found = baseline
        baseline = baseline or found
        front = tuple(person.key for person in case.people if model.seating[person.key])
        result.append(Seat(front, not brought, exposure, package, *found))
    return tuple(result)


def agreed_on_the_spot(view: View, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Give where all whom our authority asks sit at the front and say yes: (packages, worlds or 1)."""
    agreed = view.side_accepts(view.case.our_side, codes)
    for person in view.case.our_side.people:
        if not view.model.seating[person.key]:
            agreed = agreed & ~view.required(person, codes)
    return agreed


def exposed(view: View, packages: Packages) -> tuple[float | None, Package | None]:
    """Give the lowest expected gain that our people at the front could be talked into on the spot, and its package.

    Counted are packages whose required people of ours all sit at the front and say yes, in at least `own_chance` of
    the worlds; None if there is no such package.
    """
    side = view.case.our_side
    lowest: float | None = None
    worst: Package | None = None
    for start in range(0, len(packages), 4096):
        codes = packages.codes[start : start + 4096]
        agreed = agreed_on_the_spot(view, codes)
        open_to = np.flatnonzero(view.mean(agreed) >= view.case.own_chance - 1e-12)
        if not len(open_to):
            continue
        gains = view.mean(view.side_gain(side.key, codes[open_to]))
        row = int(np.argmin(gains))
        if lowest is None or gains[row] < lowest:
            lowest, worst = float(gains[row]), packages.package(start + int(open_to[row]))
    return lowest, worst
