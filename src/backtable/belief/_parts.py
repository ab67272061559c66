"""Worlds in parts that are independent of each other, each with weights of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Part:
    """Some names whose values are weighted together: what evidence has tied to each other.

    Args:
        names: assumptions and beliefs; whatever hangs together with one of them is among them.
        log_weights: (worlds,) up to a constant.
        origins: (worlds,) worlds of the same number were copied from one and have not been moved since.
    """

    names: frozenset[str]
    log_weights: Floats
    origins: Whole

    @property
    def weights(self) -> Floats:
        """Give (worlds,) weights that add up to 1."""
        return normalised(self.log_weights)

    @property
    def effective(self) -> float:
        """How many independent worlds the weighted ones are worth (Kong, Liu and Wong 1994), copies counted as one."""
        shares = np.bincount(self.origins, weights=self.weights)
        return float(1 / (shares**2).sum())


def normalised(log_weights: Floats) -> Floats:
    """Give weights that add up to 1; of impossible worlds alone, equal ones."""
    most = float(log_weights.max())
    if not np.isfinite(most):
        return np.full(len(log_weights), 1 / len(log_weights))
    weights = np.exp(log_weights - most)
    return np.asarray(weights / weights.sum(), dtype=float)


def joined(parts: Iterable[Part], names: frozenset[str], count: int) -> tuple[Part, tuple[Part, ...]]:
    """Give one part with these names and all parts that share some with it, and the parts that are left.

    Worlds of different parts are paired by their position: each part's order says nothing of the other's, so the product
    of the weights is right for the pairs.
    """
    inside: list[Part] = []
    outside: list[Part] = []
    for part in parts:
        (inside if part.names & names else outside).append(part)
    origins: Whole = np.zeros(count, dtype=np.int64)
    for part in inside:  # a pair is a copy if it is one in every part
        origins = labelled(origins * (int(part.origins.max()) + 1) + part.origins)
    if not inside:
        origins = np.arange(count)
    log_weights = sum((part.log_weights for part in inside), np.zeros(count))
    return Part(names.union(*(part.names for part in inside)), log_weights, origins), tuple(outside)


def labelled(origins: Whole) -> Whole:
    """Give the same as numbers from 0."""
    return np.asarray(np.unique(origins, return_inverse=True)[1].reshape(-1), dtype=np.int64)


def resampled(weights: Floats, count: int, random: np.random.Generator) -> Whole:
    """Give (count,) positions drawn by systematic resampling (Kitagawa 1996), in random order."""
    edges = np.cumsum(weights)
    found = np.searchsorted(edges / edges[-1], (np.arange(count) + random.random()) / count)
    return np.asarray(random.permutation(np.minimum(found, len(weights) - 1)), dtype=np.int64)


def picked(values: Mapping[str, Floats], names: Iterable[str], rows: Whole) -> dict[str, Floats]:
    """Give the values of some names in the worlds at these positions."""
    return {name: values[name][rows] for name in names}
