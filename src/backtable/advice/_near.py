"""The packages near a given one: what changing a few terms would bring."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

from backtable.advice._advise import DEFAULT_WORLDS
from backtable.advice._idle import without_idle
from backtable.advice._inputs import Inputs
from backtable.advice._memory import most_packages
from backtable.advice._near_amounts import best_near
from backtable.advice._people import outcome_of
from backtable.advice._result import Method, Outcome
from backtable.belief import Beliefs
from backtable.case import Case, Package
from backtable.errors import NoAnswerError
from backtable.search import TABLE_CELLS, VICINITY_BUDGET, vicinity
from backtable.stopping import Stopping
from backtable.value import (
    DEFAULT_MEMORY,
    MOST_PACKAGES,
    Model,
    Packages,
    View,
    codes_of,
    holding,
    known_values,
    value_all,
)

Progress = Callable[[str, int, int], None]
_Chosen = tuple[tuple[int, ...], NDArray[np.int32]]
_A_NUMBER = 32  # bytes that an option of a package takes while packages are valued, roughly


@dataclass(frozen=True, slots=True)
class Nearby:
    """A package near the given one.

    Args:
        changed: keys of the issues in which it differs.
        outcome: what it comes to; of nobody it says how they judge it.
    """

    changed: tuple[str, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class NearProof:
    """What is proven of packages near a given one that were searched, on the worlds of the search.

    Args:
        value: what the first of the best comes to.
        bound: no package that near comes to more.
        last: what the last of the best comes to.
        within: no package that changes all issues of a set that is given comes to more than the best given of these by more than this share of it; infinite where it is not known.
        others: no set of issues comes to more than this that is not given and holds all of none that is given; infinite where it is not known.
        interrupted: whether somebody stopped the search.
    """

    value: float
    bound: float
    last: float
    within: float
    others: float
    interrupted: bool


@dataclass(frozen=True, slots=True)
class Near:
    """What can be had by changing a few terms of a package.

    Args:
        outcome: what the package itself comes to.
        changes: in how many issues packages may differ from it, at most.
        among: keys of the issues that may differ.
        found: the best for each set of issues, the largest expected gain first; only packages that the rules leave, that our own people approve and that bring us
            something. A set is left out where some of its issues alone do as well.
        near: how many packages differ in no more than that.
        looked: how many of them were looked at: all, unless somebody stopped it; None where they are too many, and were searched.
        proven: what is proven where they were searched; None elsewhere.
    """

    case: Case
    outcome: Outcome
    changes: int
    among: tuple[str, ...]
    found: tuple[Nearby, ...]
    near: int
    looked: int | None
    method: Method
    proven: NearProof | None = None


def near(
    case: Case,
    package: Package,
    changes: int = 2,
    among: Sequence[str] = (),
    top: int = 5,
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
    given: Mapping[str, float] | None = None,
    beliefs: Beliefs | None = None,
    memory: int = DEFAULT_MEMORY,
    progress: Progress | None = None,
    stopping: Stopping | None = None,
    budget: int | None = None,
) -> Near:
    """Give the best packages that differ from a package in a few issues, one for each set of issues.

    Every package that near is looked at, however many the case has; where they are too many they are searched, and it is said what is proven. Of an amount that can be any number the best value is for each set of terms in which no other amount differs. They are chosen on one set of worlds and reported on another. Ctrl-C ends it with the best of those looked at.

    Args:
        changes: in how many issues they may differ.
        among: keys of the issues that may differ; all by default.
        top: how many to give.
        beliefs: what was learned of the case; worlds are drawn as that leaves them.
        memory: bytes that may be taken, roughly; where they do not suffice to look at every package that near, they are searched.
        progress: called with what is being done, and how many steps of how many are done.
        stopping: whether somebody has asked to stop, where the caller listens to Ctrl-C.
        budget: how many numbers a search may compute, roughly; then the best found by then is given with what is proven.

    Raises:
        NoAnswerError: `among` names no issue of the case.
        TooLargeError: the memory does not suffice.
    """
    keys = [issue.key for issue in case.issues]
    if unknown := [key for key in among if key not in keys]:
        raise NoAnswerError(f"the case has no issue {', '.join(unknown)}; it has {', '.join(keys)}")
    written, case = case, without_idle(case.holding([package]), [package])
    known = known_values(case, given)
    seed = case.seed if seed is None else seed
    model, inputs = Model(case, seating), Inputs(case, worlds, seed, known, beliefs, written)
    places = [place for place, issue in enumerate(case.issues) if len(issue.options) > 1 and (not among or issue.key in among)]
    changes = min(changes, len(places))
    every_amount = False
    try:
        with stopping or Stopping():
            if case.continuous:
                case, every_amount = best_near(case, package, places, changes, inputs.draw(0), seating)
    except KeyboardInterrupt:
        pass
    model, inputs = Model(case, seating), Inputs(case, worlds, seed, known, beliefs, written)
    total = _total([len(case.issues[place].options) - 1 for place in places], changes)
    searched = total > most_packages(memory)
    most = TABLE_CELLS if searched or case.combinations > MOST_PACKAGES else None
    choose, report = (model.view(inputs.draw(stream), most=most) for stream in (0, 2))
    here = codes_of(case, [package])[0]
    say = progress or (lambda *_: None)
    looked, proven = None, None
    if searched:
        chosen, proven = _searched(choose, here, places, changes, top, memory, say, stopping, VICINITY_BUDGET if budget is None else budget)
    else:
        chosen, looked = _looked_at(choose, here, places, changes, top, memory, total, say, stopping)
    found = []
    for changed, codes in chosen:
        found.append(Nearby(tuple(keys[place] for place in changed), outcome_of(report, codes[None], Packages(case, codes[None]).package(0), people=False)))
    method = Method(
        report.worlds.exact, report.worlds.count, seed, inputs.digest(seating), looked or 0,
        tuple(key for key, front in model.seating.items() if front), given=tuple(known.items()), evidence=inputs.pieces,
        every_amount=every_amount,
    )  # fmt: skip
    own = outcome_of(report, here[None], package)
    return Near(case, own, changes, tuple(keys[place] for place in places), tuple(found), total, looked, method, proven)


def _looked_at(
    choose: View, here: NDArray[np.int32], places: Sequence[int], changes: int, top: int, memory: int, total: int, say: Progress, stopping: Stopping | None
) -> tuple[list[_Chosen], int]:
    """Give the best package of each set of issues that is worth naming, and how many were looked at."""
    best: dict[tuple[int, ...], tuple[float, NDArray[np.int32]]] = {}
    looked = 0
    try:
        with stopping or Stopping():
            for changed, codes in _around(choose.case, here, places, changes, memory):
                gain, row = _best(choose, codes)
                looked += len(codes)
                if row is not None and gain > best.get(changed, (choose.tolerance, here))[0]:
                    best[changed] = (gain, codes[row])
                say("Looking at packages that are near", looked, total)
    except KeyboardInterrupt:
        pass
    kept = [changed for changed, (gain, _) in best.items() if not any(set(part) < set(changed) and best[part][0] >= gain - choose.tolerance for part in best)]
    order = sorted(kept, key=lambda changed: (-best[changed][0], len(changed), changed))[:top]
    return [(changed, best[changed][1]) for changed in order], looked


def _searched(
    choose: View, here: NDArray[np.int32], places: Sequence[int], changes: int, top: int, memory: int, say: Progress, stopping: Stopping | None, budget: int
) -> tuple[list[_Chosen], NearProof]:
    """Give the same by a search, and what it has proven."""
    found = vicinity(choose, here, places, changes, top, budget, memory=memory, progress=say, stopping=stopping)
    values = [value for _, _, value in found.found] or [0.0]
    bound, others = (most if most > 2 * choose.tolerance else 0.0 for most in (found.bound, found.others))  # what is less is no gain
    return [(changed, codes) for changed, codes, _ in found.found], NearProof(values[0], bound, values[-1], found.within, others, found.interrupted)


def _total(others: Sequence[int], changes: int) -> int:
    """Give how many packages differ in at least one and at most so many issues, each with so many other options."""
    counts = [1] + [0] * changes
    for other in others:
        for place in range(changes, 0, -1):
            counts[place] += counts[place - 1] * other
    return sum(counts[1:])


def _around(
    case: Case, here: NDArray[np.int32], places: Sequence[int], changes: int, memory: int
) -> Iterator[tuple[tuple[int, ...], NDArray[np.int32]]]:
    """Give the issues that change and the packages that change all of them, fewest issues first, of many packages some at a time."""
    step = max(1_000, memory // 4 // (_A_NUMBER * len(here)))
    for count in range(1, changes + 1):
        for changed in combinations(places, count):
            options = [np.delete(np.arange(len(case.issues[place].options), dtype=np.int32), here[place]) for place in changed]
            size = prod(len(item) for item in options)
            for start in range(0, size, step):
                numbers = np.unravel_index(np.arange(start, min(start + step, size)), tuple(len(item) for item in options))
                codes = np.tile(here, (len(numbers[0]), 1))
                for place, own, number in zip(changed, options, numbers, strict=True):
                    codes[:, place] = own[number]
                yield changed, codes


def _best(view: View, codes: NDArray[np.int32]) -> tuple[float, int | None]:
    """Give the largest expected gain among packages that count, and its row; none where none does."""
    rows = np.arange(len(codes))
    for rule in view.case.rules:
        rows = rows[holding(view.case, rule.require, codes[rows])]
    rows = rows[view.own_yes(codes[rows])]
    if not len(rows):
        return 0.0, None
    gains = value_all(view, codes[rows]).gain
    row = int(np.argmax(gains))
    return float(gains[row]), int(rows[row])
