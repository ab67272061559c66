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
from backtable.errors import NoAnswerError, TooLargeError
from backtable.quantities import counted
from backtable.search import TABLE_CELLS
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
class Near:
    """What can be had by changing a few terms of a package.

    Args:
        outcome: what the package itself comes to.
        changes: in how many issues packages may differ from it, at most.
        among: keys of the issues that may differ.
        found: the best for each set of issues, the largest expected gain first; only packages that the rules leave, that our own people approve and that bring us
            something. A set is left out where some of its issues alone do as well.
        near: how many packages differ in no more than that.
        looked: how many of them were looked at: all, unless somebody stopped it.
    """

    case: Case
    outcome: Outcome
    changes: int
    among: tuple[str, ...]
    found: tuple[Nearby, ...]
    near: int
    looked: int
    method: Method


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
) -> Near:
    """Give the best packages that differ from a package in a few issues, one for each set of issues.

    Every package that near is looked at, however many the case has; of an amount that can be any number the best value is for each set of terms in which no other amount differs. They are chosen on one set of worlds and reported on another. Ctrl-C ends it with the best of those looked at.

    Args:
        changes: in how many issues they may differ.
        among: keys of the issues that may differ; all by default.
        top: how many to give.
        beliefs: what was learned of the case; worlds are drawn as that leaves them.
        memory: bytes that may be taken, roughly.
        progress: called with what is being done, and how many steps of how many are done.
        stopping: whether somebody has asked to stop, where the caller listens to Ctrl-C.

    Raises:
        NoAnswerError: `among` names no issue of the case.
        TooLargeError: too many packages are that near.
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
    if total > most_packages(memory):
        raise TooLargeError(
            f"{counted(total)} packages differ from this one in no more than {changes} issues, more than the {most_packages(memory):,} that can be looked at; "
            "ask for fewer changes with --changes, name the issues that may change with --change, or allow more with --memory"
        )
    most = TABLE_CELLS if case.combinations > MOST_PACKAGES else None
    choose, report = (model.view(inputs.draw(stream), most=most) for stream in (0, 2))
    here = codes_of(case, [package])[0]
    best: dict[tuple[int, ...], tuple[float, NDArray[np.int32]]] = {}
    looked = 0
    try:
        with stopping or Stopping():
            for changed, codes in _around(case, here, places, changes, memory):
                gain, row = _best(choose, codes)
                looked += len(codes)
                if row is not None and gain > best.get(changed, (choose.tolerance, here))[0]:
                    best[changed] = (gain, codes[row])
                if progress:
                    progress("Looking at packages that are near", looked, total)
    except KeyboardInterrupt:
        pass
    kept = [changed for changed, (gain, _) in best.items() if not any(set(part) < set(changed) and best[part][0] >= gain - choose.tolerance for part in best)]
    order = sorted(kept, key=lambda changed: (-best[changed][0], len(changed), changed))[:top]
    found = []
    for changed in order:
        codes = best[changed][1][None]
        found.append(Nearby(tuple(keys[place] for place in changed), outcome_of(report, codes, Packages(case, codes).package(0), people=False)))
    method = Method(
        report.worlds.exact, report.worlds.count, seed, inputs.digest(seating), looked,
        tuple(key for key, front in model.seating.items() if front), given=tuple(known.items()), evidence=inputs.pieces,
        every_amount=every_amount,
    )  # fmt: skip
    own = outcome_of(report, here[None], package)
    return Near(case, own, changes, tuple(keys[place] for place in places), tuple(found), total, looked, method)


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
