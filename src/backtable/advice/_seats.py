"""Who should sit at our front table."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from backtable.advice._result import Outcome, Seat
from backtable.case import Case, Package
from backtable.value import Model, Packages, View, Worlds, asks_for_seats, best_of, mean_gain, value_all

_BLOCK = 4_096


def seats(
    case: Case,
    packages: Packages,
    seating: Mapping[str, bool],
    choose: Worlds,
    report: Worlds,
    proposal: Outcome | None,
) -> tuple[Seat, ...]:
    """Give the present seating of ours, and each with one of our back table brought forward.

    Where a formula asks who sits at the front, the best proposal is searched anew for that seating; elsewhere the proposal stands.

    Args:
        choose: worlds on which the best proposal of a seating is chosen.
        report: worlds on which it, and all exposures, are reported.
        proposal: of the present seating, as reported.
    """
    present = {person.key: seating.get(person.key, person.front) for person in case.people}
    related = asks_for_seats(case)
    forward: list[tuple[str, ...]] = [(person.key,) for person in case.our_side.people if not present[person.key]]
    theirs = [person.key for side in case.other_sides for person in side.people if not present[person.key]]
    forward += [(ours[0], other) for ours in forward for other in theirs if {ours[0], other} <= related]
    now = (proposal.expected_gain, proposal.chance) if proposal else (0.0, 0.0)
    result = []
    for brought in [(), *forward]:
        model = Model(case, {**present, **dict.fromkeys(brought, True)})
        view = model.view(report)
        exposure, package = exposed(view, packages)
        found = _best(model.view(choose), view, packages) if set(brought) & related else now
        front = tuple(person.key for person in case.people if model.seating[person.key])
        result.append(Seat(front, not brought, exposure, package, *found))
    return tuple(result)


def _best(choose: View, report: View, packages: Packages) -> tuple[float, float]:
    """Give expected gain and chance of the best proposal, chosen on one set of worlds and reported on another."""
    allowed = packages.codes[choose.own_yes(packages.codes)]
    rows, values = best_of(choose, allowed)
    if not len(rows) or values.gain.max() <= choose.tolerance:
        return 0.0, 0.0
    reported = value_all(report, allowed[rows[[int(np.argmax(values.chance))]]])
    return float(reported.gain[0]), float(reported.chance[0])


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
    found = []
    for start in range(0, len(packages), _BLOCK):
        codes = packages.codes[start : start + _BLOCK]
        rows = start + _open_to(view, codes)
        if len(rows):
            agreed = agreed_on_the_spot(view, packages.codes[rows])
            found.append(rows[view.mean(agreed) >= view.case.own_chance - 1e-12])
    rows = np.concatenate([np.zeros(0, dtype=np.intp), *found])
    if not len(rows):
        return None, None
    gains = mean_gain(view, side.key, packages.codes[rows])
    worst = int(np.argmin(gains))
    return float(gains[worst]), packages.package(int(rows[worst]))


def _open_to(view: View, codes: NDArray[np.int32]) -> NDArray[np.intp]:
    """Give the packages to which nobody of ours alone stands in the way of agreeing on the spot."""
    rows = np.arange(len(codes))
    needed = view.all_required(view.case.our_side, codes)
    for person in view.case.our_side.people:
        must = needed[person.key][rows]
        share = view.share_of_yes(person, codes[rows], must) if view.model.seating[person.key] else view.mean(~must)
        rows = rows[share >= view.case.own_chance - 1e-12]
    return rows
