"""What evidence has done to scores that nobody has told us."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.belief._beliefs import Beliefs
from backtable.value import Trait, Worlds, traits

_FEW = 8
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TraitShift:
    """One thing about unknown scores before and after the evidence, in words.

    Args:
        name: `trait@scores`.
        before, after: mean, 5 % and 95 % point.
        answers: where it takes few values: each with how likely it is before and after.
    """

    name: str
    label: str
    before: tuple[str, str, str]
    after: tuple[str, str, str]
    answers: tuple[tuple[str, float, float], ...] = ()


def trait_shifts(beliefs: Beliefs) -> tuple[TraitShift, ...]:
    """Give what is held of the unknown scores of the other sides; nothing where a case has none."""
    before = beliefs.prior()
    if all(values.ndim == 1 for values in before.values.values()):
        return ()
    after = beliefs.worlds()
    model = beliefs.setting.model
    pairs = zip(traits(model.view(before)), traits(model.view(after)), strict=True)
    return tuple(_shift(first, second, before, after) for first, second in pairs)


def _shift(first: Trait, second: Trait, before: Worlds, after: Worlds) -> TraitShift:
    distinct = np.unique(np.concatenate([first.values, second.values]))
    answers: tuple[tuple[str, float, float], ...] = ()
    if 1 < len(distinct) <= _FEW:
        answers = tuple(
            (
                first.say(float(value)),
                float(before.weights @ (first.values == value)),
                float(after.weights @ (second.values == value)),
            )
            for value in distinct
        )
    return TraitShift(first.name, first.label, _words(first, before.weights), _words(second, after.weights), answers)


def _words(trait: Trait, weights: Floats) -> tuple[str, str, str]:
    order = np.argsort(trait.values, kind="stable")
    reached = np.cumsum(weights[order])
    low, high = (trait.values[order][min(int(np.searchsorted(reached, at)), len(order) - 1)] for at in (0.05, 0.95))
    return trait.say(float(trait.values @ weights)), trait.say(float(low)), trait.say(float(high))
