"""Which package to ask about: the one whose answer is expected to tell most, of the person and of what they would sign."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import entr

from backtable.case import Package
from backtable.interview._fit import Fit

_DRAWS = 500
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """A package to ask about.

    Args:
        package: the package.
        bits: how much its answer is expected to tell of the person, in bits; 2 at most, as there are four replies.
        cleared: of how many packages, as a share, its answer is expected to correct what we hold likelier, a yes or a no.
    """

    package: Package
    bits: float
    cleared: float = 0.0


def information(fit: Fit) -> Floats:
    """Give (packages of the portrait,) how many bits each answer is expected to tell of the person.

    The mutual information of the reply and all that is unknown of the person (Lindley 1956; as a rule for what to ask next:
    Houlsby et al. 2011): the entropy of the reply less what would remain if the person were known.
    """
    each, weights, _ = fit.some(_DRAWS)
    return _information(each, weights)


def _information(each: Floats, weights: Floats) -> Floats:
    mean = np.einsum("rdp,d->rp", each, weights)
    remaining = np.einsum("rdp,d->p", entr(each), weights)
    return np.asarray((entr(mean).sum(axis=0) - remaining) / np.log(2), dtype=float)


def clearing(fit: Fit) -> Floats:
    """Give (packages of the portrait,) of how many packages each answer is expected to correct our yes or no.

    We hold of every package the likelier of yes and no, and are wrong as often as the other is so; after an answer we hold the likelier
    given that. What is given is the expected drop of the share of packages on which we are wrong: the value of the answer to somebody
    who must guess (Raiffa and Schlaifer 1961, chapter 4).
    """
    return _clearing(*fit.some(_DRAWS))


def _clearing(each: Floats, weights: Floats, signs: Floats) -> Floats:
    weighted = each * weights[None, :, None]
    yes = np.einsum("rdp,dq->rpq", weighted, signs, optimize=True)  # reply r to package p, and a yes to package q
    wrong = np.minimum(yes, weighted.sum(axis=1)[:, :, None] - yes).sum(axis=0).mean(axis=1)
    before = weights @ signs
    return np.asarray(np.maximum(np.minimum(before, 1 - before).mean() - wrong, 0.0), dtype=float)


def next_question(fit: Fit, skipped: Collection[Package] = ()) -> Question | None:
    """Give the package to ask about next, None where all have been answered or skipped.

    It is the one with the largest sum of what its answer tells of the person and of what it corrects, each as a share of the most that an
    answer can: the first alone is good for weights and may leave open what they would sign, the second alone is the other way round.
    """
    portrait = fit.portrait
    each, weights, signs = fit.some(_DRAWS)
    bits, cleared = _information(each, weights), _clearing(each, weights, signs)
    merit = bits / max(float(bits.max()), 1e-12) + cleared / max(float(cleared.max()), 1e-12)
    for package in (*(answer.package for answer in fit.answers), *skipped):
        merit[fit.place(package)] = -np.inf
    best = int(np.argmax(merit))
    if not np.isfinite(merit[best]):
        return None
    values = tuple(issue.options[code] for issue, code in zip(portrait.case.issues, portrait.codes[best], strict=True))
    return Question(Package(values), float(max(bits[best], 0.0)), float(cleared[best]))
