"""The register of likelihood models: one for each kind of evidence, with its source and its parameters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backtable.belief._scene import Scene


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Everything that could have happened, and which of it did.

    Args:
        chances: (outcomes, worlds) chance of each outcome in each world; they add up to 1.
        which: the row that happened.
    """

    chances: NDArray[Any]
    which: int = 0

    @property
    def likelihood(self) -> NDArray[np.float64]:
        """Give (worlds,) the chance of what happened."""
        return np.asarray(self.chances[self.which], dtype=float)


Model = Callable[[Any, Scene], Outcomes]


@dataclass(frozen=True, slots=True)
class LikelihoodModel:
    """How likely a kind of evidence is in each world.

    Args:
        kind: the class of evidence.
        key: its name in files of evidence and in the docs.
        name: the same for readers.
        source: where the model comes from.
        parameters: the names in `Noise` that it uses.
        outcomes: gives what could have happened, for one piece of evidence in a scene; None for a revealed value, on
            which worlds are conditioned as they are drawn.
        hint: a statement, tempered where the same mouth repeats itself.
        hard: a fact, whose likelihood may be 0.
    """

    kind: type
    key: str
    name: str
    source: str
    parameters: tuple[str, ...]
    outcomes: Model | None
    hint: bool = False
    hard: bool = False


MODELS: dict[type, LikelihoodModel] = {}


def likelihood(
    kind: type, key: str, name: str, source: str, *parameters: str, hint: bool = False, hard: bool = False
) -> Callable[[Model], Model]:
    """Register a function as the likelihood of a kind of evidence; arguments as for `LikelihoodModel`."""

    def register(outcomes: Model) -> Model:
        MODELS[kind] = LikelihoodModel(kind, key, name, source, parameters, outcomes, hint, hard)
        return outcomes

    return register
