"""What is outdone by something on the table: no better for anybody of theirs, nor for us.

Whoever turned an offer down takes nothing that is no better for them than that, and what lies on the table makes it needless to put forward what is no
better for anybody. So neither is proposed, unless it is better for us.
"""

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package, Person
from backtable.planning._own_word import judged
from backtable.planning._situation import Situation
from backtable.value import Packages, View, codes_of, mean_gain

Codes = NDArray[np.int32]


def standards(view: View, situation: Situation) -> list[Package]:
    """Give what outdoes other packages: what they turned down or left unanswered, ours that lie before them, and theirs before us where our own side would approve them."""
    theirs = () if situation.agreed else [package for package in situation.theirs if package not in situation.unwanted and view.own_yes(codes_of(view.case, [package]))[0]]
    return list(dict.fromkeys([*situation.turned_down, *situation.lapsed, *situation.lying, *theirs]))


def outdone(view: View, packages: Packages, standard: Package, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Give which packages are outdone by one, that one left out: (packages,).

    Nobody of theirs who talks or must approve the package gains more by it as they judge it, in no world; nobody is asked for the one who is not asked for the
    package; and we gain no more by it in expectation.

    Args:
        among: (packages,) of which it is asked.
    """
    case, known = view.case, codes_of(view.case, [standard])
    most = float(mean_gain(view, case.ours, known)[0]) + view.tolerance
    rows = np.flatnonzero(among)
    rows = rows[(mean_gain(view, case.ours, packages.codes[rows]) <= most) & (packages.codes[rows] != known).any(axis=1)]
    for person in (person for side in case.other_sides for person in side.people):
        if not len(rows):
            break
        level = float(judged(view, person, known)[0]) + view.slack(person)
        kept = [part[_no_better(view, person, packages.codes[part], known, level)] for part in _parts(rows, view.block)]
        rows = np.concatenate([rows[:0], *kept])
    found = np.zeros(len(packages), dtype=bool)
    found[rows] = True
    return found


def _no_better(view: View, person: Person, codes: Codes, known: Codes, level: float) -> NDArray[np.bool_]:
    """Give which packages are no better for somebody than one, or do not concern them: (packages,)."""
    asked, before = view.required(person, codes), view.required(person, known)
    fine: NDArray[np.bool_] = np.asarray(~(before & ~asked).any(axis=1))  # who stood against that one may not be asked for these
    concerned = fine & (asked.any(axis=1) | view.model.seating[person.key])
    fine[concerned & (judged(view, person, codes) > level)] = False  # better on average is better somewhere
    rows = np.flatnonzero(fine & concerned)
    if len(rows):
        gains = view.perceived(person, codes[rows])
        fine[rows] = (gains <= view.perceived(person, known) + view.slack(person)).all(axis=1)
    return fine


def _parts(rows: NDArray[np.intp], size: int) -> list[NDArray[np.intp]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]
