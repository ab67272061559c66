"""The packages that moves are chosen among: all of a case, or the best that a search finds where there are too many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backtable.advice import answer_weights, fits, most_packages
from backtable.case import Case, Package
from backtable.search import TABLE_CELLS, candidates
from backtable.value import DEFAULT_MEMORY, Model, Packages, Worlds, codes_of, enumerate_packages, keeps

_BUDGET = 600_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """Packages to choose among.

    Args:
        every: whether they are all packages of the case.
        most: how many numbers a table of worths may hold; None for as many as usual.
    """

    packages: Packages
    every: bool
    most: int | None


def choice_of(
    case: Case, model: Model, worlds: Worlds, known: Mapping[str, float], named: Sequence[Package], memory: int = DEFAULT_MEMORY
) -> Choice:
    """Give the packages to choose among.

    Args:
        known: what has one value, so that nothing is to be asked of it.
        worlds: in which a search, if one is needed, looks for the best.
        named: packages that are looked at whatever they bring, where the rules leave them.
        memory: bytes that may be taken, roughly; where they do not suffice to look at every package, the best are searched.

    Raises:
        NoPackageError: the rules leave no package, or none that is found.
    """
    if fits(case, worlds.count, memory):
        return Choice(enumerate_packages(case, most_packages(memory)), True, None)
    view = model.view(worlds, most=TABLE_CELLS)
    answers, _ = answer_weights(view, known)
    found = candidates(view, _BUDGET, memory=memory, answers=answers).packages.codes
    kept = [package for package in named if all(keeps(case, rule, package) for rule in case.rules)]
    codes = np.unique(np.concatenate([found, codes_of(case, kept)]), axis=0)
    return Choice(Packages(case, codes), False, TABLE_CELLS)
