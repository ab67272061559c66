"""What is outdone by something on the table, or by another move: no better for anybody of theirs, nor for us.

Whoever turned an offer down takes nothing that is no better for them than that, and what lies on the table makes it needless to put forward what is no
better for anybody. So neither is proposed, unless it is better for us. Nor is it a choice to send what is no better for anybody than what can be sent instead.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package, Person
from backtable.planning._own_word import judged
from backtable.planning._situation import Situation
from backtable.value import Packages, View, codes_of, mean_gain

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]


def standards(view: View, situation: Situation) -> list[Package]:
    """Give what outdoes other packages: what they turned down or left unanswered, ours that lie before them, and theirs before us where our own side would approve them."""
    theirs = () if situation.agreed else [package for package in situation.theirs if package not in situation.unwanted and view.own_yes(codes_of(view.case, [package]))[0]]
    return list(dict.fromkeys([*situation.turned_down, *situation.lapsed, *situation.lying, *theirs]))


def outdone(view: View, packages: Packages, gains: Floats, standards: Sequence[Package], among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Give which packages are outdone by some other of these: (packages,).

    Nobody of theirs who talks or must approve the package gains more by it as they judge it, in no world; nobody is asked for the one who is not asked for the
    package; and we gain no more by it in expectation. Every package is judged once, however many it is held against.

    Args:
        gains: (packages,) what we gain by each in expectation.
        among: (packages,) of which it is asked.
    """
    found = np.zeros(len(packages), dtype=bool)
    if not standards:
        return found
    known = codes_of(view.case, list(standards))
    most = mean_gain(view, view.case.ours, known) + view.tolerance
    rows = np.flatnonzero(among & (gains <= most.max()))
    for start in range(0, len(rows), view.block):
        part = rows[start : start + view.block]
        found[part] = _outdoing(view, packages.codes[part], gains[part], known, most).any(axis=0)
    return found


def sifted(view: View, codes: Codes, rows: Sequence[int], planned: Sequence[int], asks: Callable[[int], Sequence[str]]) -> list[int]:
    """Give those of some packages that are not outdone by another of them, or of a plan, that takes no further yes of ours; of those that outdo each other the first.

    Args:
        codes: (packages, issues) in which the others are rows.
        asks: gives who of ours must still approve one.
    """
    every = list(dict.fromkeys([*planned, *rows]))
    if not every:
        return []
    known = codes[every]
    gains = mean_gain(view, view.case.ours, known)
    over = _outdoing(view, known, gains, known, gains + view.tolerance)
    over &= ~over.T | np.triu(np.ones(over.shape, dtype=bool))
    people = [set(asks(row)) for row in every]
    out = {row for place, row in enumerate(every) if any(people[other] <= people[place] for other in np.flatnonzero(over[:, place]).tolist())}
    return [row for row in rows if row not in out]


def _outdoing(view: View, codes: Codes, gains: Floats, known: Codes, most: Floats) -> NDArray[np.bool_]:
    """Give which of a few packages each of some outdoes: (standards, packages)."""
    left = (gains <= most[:, None]) & (codes != known[:, None]).any(axis=2)  # (standards, packages)
    for person in (person for side in view.case.other_sides for person in side.people):
        rows = np.flatnonzero(left.any(axis=0))
        if not len(rows):
            break
        left[:, rows] &= _no_better(view, person, codes[rows], known, left[:, rows])
    return np.asarray(left)


def _no_better(view: View, person: Person, codes: Codes, known: Codes, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Give which packages are no better for somebody than each of some, or do not concern them: (standards, packages).

    Args:
        among: (standards, packages) of which it is asked.
    """
    asked, before = view.required(person, codes), view.required(person, known)
    fine = among & ~np.stack([(one & ~asked).any(axis=1) for one in before])  # who stood against that one may not be asked for these
    concerned = fine & (asked.any(axis=1) | view.model.seating[person.key])
    worse = concerned & (judged(view, person, codes) <= judged(view, person, known)[:, None] + view.slack(person))  # better on average is better somewhere
    fine &= ~concerned | worse
    rows = np.flatnonzero(worse.any(axis=0))
    if len(rows):
        own = view.perceived(person, codes[rows])
        levels = view.perceived(person, known) + view.slack(person)
        for place, level in enumerate(levels):
            here = np.flatnonzero(worse[place, rows])
            fine[place, rows[here]] = (own[here] <= level).all(axis=1)
    return np.asarray(fine)
