"""Joint draws of everything that we do not know."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from backtable.case import Case, Distribution
from backtable.errors import InputError, Problem
from backtable.value._distributions import Floats, quantile, support
from backtable.value._scorings import ScoringPrior, unknowns
from backtable.value._special import ndtr, ndtri


def belief_name(assumption: str, viewer: str) -> str:
    """Give the name under which what a viewer believes of an assumption stands among the values of a world."""
    return f"{assumption}@{viewer}"


@dataclass(frozen=True, slots=True)
class Worlds:
    """Worlds and their weights.

    Args:
        values: name of an assumption, or of a belief → (worlds,) values; key of unknown scores → (worlds, latents) what
            their `ScoringPrior` makes the scores from.
        weights: (worlds,), adding up to 1.
        exact: True if these are all worlds that there are, False if they are a sample.
        effective: how many independent worlds a sample is worth, where evidence has thinned it out.
    """

    values: Mapping[str, Floats]
    weights: Floats
    exact: bool
    effective: float | None = None

    @property
    def count(self) -> int:
        """How many worlds there are."""
        return len(self.weights)

    @property
    def size(self) -> float:
        """How many independent worlds they are worth: what standard errors are taken from."""
        return float(self.count) if self.effective is None else self.effective

    def moved(self, other: "Worlds") -> frozenset[str]:
        """Give the names of what does not have the same value in each world as in each of some others."""
        return frozenset(name for name, values in self.values.items() if name not in other.values or not np.array_equal(values, other.values[name]))


def draw_worlds(
    case: Case,
    count: int,
    seed: int,
    stream: int = 0,
    given: Mapping[str, float] | None = None,
    limit: int | None = None,
    names: frozenset[str] | None = None,
) -> Worlds:
    """Give all worlds where only few are possible, else a sample.

    Each assumption draws from a stream of its own, so that a change to one leaves the draws of the others alone. A sample
    is a Latin hypercube (McKay, Beckman and Conover 1979): one draw from each of `count` equally likely slices of every
    quantity, so that a chance of 60 % holds in 600 of 1,000 worlds. Standard errors taken from it as if the worlds were
    independent are, if anything, too large.

    Args:
        case: the case; correlated assumptions are joined by a Gaussian copula with Pearson correlation
            2 sin(π r / 6) for Spearman's r (Kruskal 1958).
        count: how many worlds to draw.
        seed: fixes the draws.
        stream: sets of worlds with different streams are independent.
        given: assumptions whose value is known; what is correlated with them moves with them.
        limit: enumerate up to so many worlds instead of sampling (default: `count`).
        names: what is wanted of a sample, with the same values as where all is wanted; all by default.

    Raises:
        InputError: the stated correlations contradict each other.
    """
    fixed = dict(given or {})
    variables = _variables(case)
    joined = {name for link in case.correlations for name in (link.first, link.second)}
    unknown = unknowns(case)
    enumerated = None if unknown else _all_worlds(variables, fixed, joined, count if limit is None else limit)
    if enumerated is not None:
        return enumerated
    wanted = variables.keys() if names is None else names
    normals = {name: _normals(name, seed, stream, count) for name in variables if name in wanted or (joined & wanted and name in joined)}
    if joined & wanted:
        normals |= _correlate(case, sorted(joined), normals, fixed)
    values = {
        name: np.full(count, fixed[name]) if name in fixed else quantile(distribution, ndtr(normals[name]))
        for name, distribution in variables.items()
        if name in wanted
    }
    for item in unknown:
        if names is not None and item.key not in names:
            continue
        latents = range(ScoringPrior(item, case.issues).latents)
        values[item.key] = np.stack([_normals(f"{item.key}~{index}", seed, stream, count) for index in latents], axis=1)
    return Worlds(values, np.full(count, 1 / count), False)


def _normals(name: str, seed: int, stream: int, count: int) -> Floats:
    random = np.random.default_rng([seed, stream, zlib.crc32(name.encode())])
    return np.asarray(ndtri(_stratified(random, count)), dtype=float)


def hang_together(case: Case) -> dict[str, frozenset[str]]:
    """Give for each name among the values of a world all that it hangs together with, itself among them.

    Different groups are independent of each other.
    """
    groups = {name: frozenset({name}) for name in (*_variables(case), *(item.key for item in unknowns(case)))}
    for link in case.correlations:
        union = groups[link.first] | groups[link.second]
        groups |= dict.fromkeys(union, union)
    return groups


def _stratified(random: np.random.Generator, count: int) -> Floats:
    """Draw one share from each of `count` equal slices between 0 and 1, in random order."""
    shares = (random.permutation(count) + random.random(count)) / count
    return np.clip(shares, 2.0**-60, 1 - 2.0**-53)


def _variables(case: Case) -> dict[str, Distribution]:
    variables = {item.key: item.distribution for item in case.assumptions}
    for item in case.assumptions:
        for belief in item.as_seen_by:
            variables[belief_name(item.key, belief.viewer)] = belief.distribution
    return variables


def _all_worlds(
    variables: Mapping[str, Distribution], fixed: Mapping[str, float], joined: set[str], limit: int
) -> Worlds | None:
    supports = []
    size = 1
    for name, distribution in variables.items():
        found = (np.array([fixed[name]]), np.ones(1)) if name in fixed else support(distribution)
        if found is None or (name in joined and len(found[0]) > 1):
            return None
        size *= len(found[0])
        if size > max(limit, 1):
            return None
        supports.append(found)
    rows = np.array(list(product(*(values for values, _ in supports))), dtype=float).reshape(size, len(supports))
    weights = np.array([float(np.prod(row)) for row in product(*(weights for _, weights in supports))])
    return Worlds({name: rows[:, index] for index, name in enumerate(variables)}, weights / weights.sum(), True)


def correlation_matrix(case: Case, names: list[str]) -> Floats:
    """Give the Pearson correlations of the normals behind some assumptions.

    Raises:
        InputError: no joint distribution has these correlations.
    """
    position = {name: index for index, name in enumerate(names)}
    matrix = np.eye(len(names))
    for link in case.correlations:
        if link.first in position and link.second in position:
            first, second = position[link.first], position[link.second]
            matrix[first, second] = matrix[second, first] = 2 * np.sin(np.pi * link.rank / 6)
    if np.linalg.eigvalsh(matrix).min() < 1e-9:
        raise InputError(
            [Problem(case.correlations[0].place, "the rank correlations contradict each other", "", "make some of them weaker")]
        )
    return matrix


def _correlate(
    case: Case, names: list[str], normals: Mapping[str, Floats], fixed: Mapping[str, float]
) -> dict[str, Floats]:
    matrix = correlation_matrix(case, names)
    mixed = np.linalg.cholesky(matrix) @ np.array([normals[name] for name in names])
    known = [index for index, name in enumerate(names) if name in fixed]
    if known:
        shares = ndtr(mixed[known])
        for row, index in enumerate(known):
            below, upto = _shares_of(case, names[index], fixed[names[index]])
            shares[row] = below + shares[row] * (upto - below)
        wanted = ndtri(np.clip(shares, 1e-9, 1 - 1e-9))
        gain = matrix[:, known] @ np.linalg.inv(matrix[np.ix_(known, known)])
        mixed = mixed + gain @ (wanted - mixed[known])
    return {name: mixed[index] for index, name in enumerate(names)}


def _shares_of(case: Case, name: str, value: float) -> tuple[float, float]:
    """Give how much of the probability lies below a value, and below or at it: a known yes leaves a range of normals.

    Where several discrete quantities are known at once, each is drawn within its range by itself, which is not exact.
    """
    distribution = next(item.distribution for item in case.assumptions if item.key == name)

    def share(inside: np.ufunc) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if inside(quantile(distribution, np.array(middle)), value) else (low, middle)
        return low

    return share(np.less), share(np.less_equal)
