"""What answers bear on: quantities of a person, and people drawn as they could be."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something about a person that answers bear on, made of one standard normal.

    Args:
        key: `threshold`, `stake`, or `weight.N` for their interest number N, counted from 0; where the case has a formula for it,
            `threshold_shift`, which is added to what the formula gives, and `stake_factor`, by which that is multiplied.
        label: the same for readers.
        middle: its median before any answer: a share, a multiple of what is written, or money.
        spread: of a threshold its standard deviation in money, otherwise that of the logarithm.
        most: it is never more.
        interest: the number of the interest of which it is the weight.
        formula: (worlds,) what the case's formula for it gives, where there is one.
    """

    key: str
    label: str
    middle: float
    spread: float
    most: float = np.inf
    interest: int | None = None
    formula: Floats | None = None

    @property
    def in_money(self) -> bool:
        """It is an amount, and not a share or a multiple."""
        return self.key.startswith("threshold")

    def unit(self, currency: str) -> str:
        """Give the unit in which it is written: a share as a percentage, a multiple in times."""
        return currency if self.in_money else "%" if self.key == "stake" else "times"

    def about(self, person: str) -> str:
        """Say what it is, of somebody."""
        label = f"{self.label[:1].upper()}{self.label[1:]}"
        if self.interest is not None:
            return f"{label} of {person}"
        what = re.match(r"\w+", label)
        return f"{what[0]} of {person}{label[what.end():]}" if what else label

    def of(self, normals: Floats) -> Floats:
        """Give (draws,) values for (draws,) normals, already times the width of the prior."""
        found = self.middle + self.spread * normals if self.in_money else self.middle * np.exp(self.spread * normals)
        return np.asarray(np.minimum(found, self.most), dtype=float)

    def meant(self, normals: Floats, world: NDArray[np.intp]) -> Floats:
        """Give (draws,) the threshold, stake or weight that it comes to for (draws,) normals and numbers of worlds."""
        found = self.of(normals)
        if self.formula is None:
            return found
        said = self.formula[world]
        return said + found if self.in_money else np.asarray(np.minimum(said * found, 1.0), dtype=float)


@dataclass(frozen=True, slots=True)
class Draws:
    """People as this person could be: each lives in a world of the case and is made of standard normals.

    Args:
        world: (draws,) the number of the world.
        normals: (draws, dimensions); the first is for how far “reluctantly” reaches, then one for each quantity, then
            those of unknown scores.
    """

    world: NDArray[np.intp]
    normals: Floats

    def __len__(self) -> int:
        return len(self.world)

    def at(self, rows: NDArray[np.intp]) -> "Draws":
        """Give some of them."""
        return Draws(self.world[rows], self.normals[rows])
