"""How some given packages stand, without a look at any other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backtable.advice._advise import DEFAULT_WORLDS
from backtable.advice._inputs import Inputs
from backtable.advice._people import outcome_of
from backtable.advice._result import Method, Outcome
from backtable.belief import Beliefs
from backtable.case import Case, Expression, Package
from backtable.search import TABLE_CELLS
from backtable.value import MOST_PACKAGES, Model, View, codes_of, enumerate_packages, holding, mean_gains


@dataclass(frozen=True, slots=True)
class Least:
    """Of a region of packages, how many there are, and which leaves whom least.

    Args:
        packages: how many packages the region holds.
        ours, person: the package that leaves our side, and the person, least in expectation, and how much.
    """

    packages: int
    ours: tuple[Package, float]
    person: tuple[Package, float]


@dataclass(frozen=True, slots=True)
class Standings:
    """How some packages stand.

    Args:
        outcomes: one for each package, in order.
        least: of a region, where one was asked for; None where it is empty or too large to go through.
        floor: how the package stands that leaves our side least there.
        own_floor: how the one stands that leaves the person least, where that is another.
    """

    case: Case
    method: Method
    outcomes: tuple[Outcome, ...]
    least: Least | None = None
    floor: Outcome | None = None
    own_floor: Outcome | None = None


def standings(
    case: Case,
    packages: Sequence[Package],
    worlds: int = DEFAULT_WORLDS,
    seed: int | None = None,
    seating: Mapping[str, bool] | None = None,
    beliefs: Beliefs | None = None,
    region: str = "",
    person: str = "",
) -> Standings:
    """Give what some packages come to for everybody, by what is believed.

    Args:
        beliefs: what was learned of the case; worlds are drawn as that leaves them.
        region: a condition on the terms: the package in it that leaves our side least, and the one that leaves `person` least, are given, too.
    """
    seed = case.seed if seed is None else seed
    model = Model(case, seating)
    inputs = Inputs(case, worlds, seed, {}, beliefs)
    view = model.view(inputs.draw(2), most=TABLE_CELLS)
    outcomes = tuple(_outcome(view, package) for package in packages)
    front = tuple(key for key, seated in model.seating.items() if seated)
    method = Method(view.worlds.exact, view.worlds.count, seed, inputs.digest(seating), len(packages), front, evidence=inputs.pieces)
    least = _least(view, region, person) if region and case.combinations <= MOST_PACKAGES else None
    floor = _outcome(view, least.ours[0]) if least else None
    own_floor = _outcome(view, least.person[0]) if least and least.person[0] != least.ours[0] else None
    return Standings(case, method, outcomes, least, floor, own_floor)


def _outcome(view: View, package: Package) -> Outcome:
    return outcome_of(view, codes_of(view.case, [package]), package)


def _least(view: View, region: str, person: str) -> Least | None:
    every = enumerate_packages(view.case)
    rows = np.flatnonzero(holding(view.case, Expression(region), every.codes))
    if not len(rows):
        return None
    gains = mean_gains(view, [view.case.ours, person], every.codes[rows])
    ours, own = ((every.package(int(rows[place])), float(gains[place, column])) for column, place in enumerate(gains.argmin(axis=0)))
    return Least(len(rows), ours, own)
