"""Which package to ask about: the one whose answer is expected to tell most, of the person and of what they would sign."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package
from backtable.interview._fit import Fit, chances

_DRAWS = 500
_LEAST = 1e-12
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """A package to ask about, with what its answer is expected to bring.

    Args:
        package: the package.
        cleared: of how many packages, as a share, it corrects what we hold likelier, a yes or a no.
        threshold: by how much it narrows the threshold, as a share of the variance before any answer.
        weights: the same of stake, weights and unknown scores, on average.
    """

    package: Package
    cleared: float
    threshold: float
    weights: float


def clearing(fit: Fit) -> Floats:
    """Give (packages of the portrait,) of how many packages each answer is expected to correct our yes or no.

    We hold of every package the likelier of yes and no, and are wrong as often as the other is so; after an answer we hold the likelier
    given that. What is given is the expected drop of the share of packages on which we are wrong: the value of the answer to somebody
    who must guess (Raiffa and Schlaifer 1961, chapter 4).
    """
    draws, lead, weights = fit.some(_DRAWS)
    return _clearing(chances(lead, fit.portrait.band(draws)), weights, lead)


def _clearing(each: Floats, weights: Floats, lead: Floats) -> Floats:
    signs = (lead >= 0).astype(float)
    weighted = each * weights[None, :, None]
    yes = np.einsum("rdp,dq->rpq", weighted, signs, optimize=True)  # reply r to package p, and a yes to package q
    wrong = np.minimum(yes, weighted.sum(axis=1)[:, :, None] - yes).sum(axis=0).mean(axis=1)
    before = weights @ signs
    return np.asarray(np.maximum(np.minimum(before, 1 - before).mean() - wrong, 0.0), dtype=float)


def narrowing(fit: Fit) -> Floats:
    """Give (packages of the portrait, things open of them) by how much each answer is expected to narrow each.

    It is the expected drop of the variance, which is the variance of the mean after the answer (Raiffa and Schlaifer 1961, chapter 5; the sum of
    such drops is Bayesian A-optimality: Chaloner and Verdinelli 1995), as a share of the variance before any answer.
    The things are those of `Portrait.open`.
    """
    draws, lead, weights = fit.some(_DRAWS)
    each = chances(lead, fit.portrait.band(draws))
    return _narrowing(each, weights, fit.portrait.open(draws), fit.portrait.open(fit.prior))


def _narrowing(each: Floats, weights: Floats, values: Floats, prior: Floats) -> Floats:
    away = values - weights @ values
    sums = np.einsum("rdp,dq->rpq", each, away * weights[:, None], optimize=True)
    heard = np.einsum("rdp,d->rp", each, weights)[:, :, None]
    drop = (sums**2 / np.maximum(heard, _LEAST)).sum(axis=0)
    return np.asarray(drop / np.maximum(prior.var(axis=0), _LEAST), dtype=float)


def next_question(fit: Fit, skipped: Collection[Package] = ()) -> Question | None:
    """Give the package to ask about next, None where all have been answered or skipped.

    It is the one with the largest sum of three things, each as a share of the most that an answer can bring of it: how many packages it
    clears, how much it narrows the threshold, and how much stake and weights. Each alone, and what an answer tells of everything together,
    leaves another of them open; a threshold is told by nearly every answer, a weight only by packages that set one interest against another.
    """
    portrait = fit.portrait
    draws, lead, weights = fit.some(_DRAWS)
    each = chances(lead, portrait.band(draws))
    drop, money = _narrowing(each, weights, portrait.open(draws), portrait.open(fit.prior)), portrait.open_in_money
    found = [_clearing(each, weights, lead), _mean(drop[:, money]), _mean(drop[:, ~money])]
    merit = sum((item / max(float(item.max()), _LEAST) for item in found), np.zeros(len(portrait.codes)))
    for package in (*(answer.package for answer in fit.answers), *skipped):
        merit[fit.place(package)] = -np.inf
    best = int(np.argmax(merit))
    if not np.isfinite(merit[best]):
        return None
    values = tuple(issue.options[code] for issue, code in zip(portrait.case.issues, portrait.codes[best], strict=True))
    return Question(Package(values), *(float(item[best]) for item in found))


def _mean(drop: Floats) -> Floats:
    return np.asarray(drop.mean(axis=1) if drop.shape[1] else np.zeros(len(drop)), dtype=float)
