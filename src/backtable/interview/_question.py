"""Which package to ask about: the one whose answer is expected to tell most."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import entr

from backtable.case import Package
from backtable.interview._fit import Fit

_DRAWS = 500


@dataclass(frozen=True, slots=True)
class Question:
    """A package to ask about.

    Args:
        package: the package.
        bits: how much its answer is expected to tell of the person, in bits; 2 at most, as there are four replies.
    """

    package: Package
    bits: float


def information(fit: Fit) -> NDArray[np.float64]:
    """Give (packages of the portrait,) how many bits each answer is expected to tell of the person.

    The mutual information of the reply and all that is unknown of the person (Lindley 1956; as a rule for what to ask next:
    Houlsby et al. 2011): the entropy of the reply less what would remain if the person were known.
    """
    each, weights = fit.some(_DRAWS)
    mean = np.einsum("rdp,d->rp", each, weights)
    remaining = np.einsum("rdp,d->p", entr(each), weights)
    return np.asarray((entr(mean).sum(axis=0) - remaining) / np.log(2), dtype=float)


def next_question(fit: Fit, skipped: Collection[Package] = ()) -> Question | None:
    """Give the package to ask about next, None where all have been answered or skipped."""
    portrait = fit.portrait
    bits = information(fit)
    for package in (*(answer.package for answer in fit.answers), *skipped):
        bits[fit.place(package)] = -np.inf
    best = int(np.argmax(bits))
    if not np.isfinite(bits[best]):
        return None
    values = tuple(issue.options[code] for issue, code in zip(portrait.case.issues, portrait.codes[best], strict=True))
    return Question(Package(values), float(max(bits[best], 0.0)))
