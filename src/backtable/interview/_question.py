"""Which package to ask about: the one whose answer is expected to bring more than that about any other, of the person and of what they would sign."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backtable.case import Package
from backtable.interview._fit import Fit, replies

_DRAWS, _FIRST = 500, 2_000  # what is asked first is worth more work, and nothing is known that would make it easy
_GUESSES = 21
_EVEN = 0.01
_LEAST = 1e-12
_SAME = 1e-9
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """A package to ask about, with what its answer is expected to bring.

    Args:
        package: the package.
        cleared: of how many packages, as a share, it corrects what we hold likelier, a yes or a no.
        threshold: by how much it brings our best guess of the threshold nearer to it, as a share of its standard deviation before any answer.
        weights: the same of the logarithms of stake and weights, and of unknown scores, on average.
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
    return _Heard(fit, _DRAWS).clearing()


def nearing(fit: Fit) -> Floats:
    """Give (packages of the portrait, things open of them) by how much each answer is expected to bring our best guess nearer to each.

    The best guess is the median of what we hold likely, and its expected error the mean distance to that (Raiffa and Schlaifer 1961, chapter 6, on
    losses in proportion to the error); what is given is by how much it drops, on average over the answers. A guess is one of 21 points of what we hold likely now. The things are
    those of `Portrait.open`; an amount is measured in its standard deviations before any answer.
    """
    return _Heard(fit, _DRAWS).nearing()


class _Heard:
    """What could be heard about each package, and what we would then hold likely."""

    def __init__(self, fit: Fit, most: int) -> None:
        portrait = fit.portrait
        draws, self._lead, self._weights = fit.some(most)
        self._money = portrait.open_in_money
        self._open, before = portrait.open(draws), portrait.open(fit.prior)
        self._open = self._open / np.where(self._money, np.maximum(before.std(axis=0), _LEAST), 1.0)
        each = replies(portrait, draws, self._lead) * self._weights[None, :, None]
        self._shape = (each.shape[0], each.shape[2])
        # Half the digits and twice the speed: what is compared are sums of hundreds of draws.
        self._joint = np.ascontiguousarray(each.transpose(1, 0, 2).reshape(each.shape[1], -1), dtype=np.float32)

    def clearing(self) -> Floats:
        signs = self._lead >= 0
        yes = self._together(signs.T).reshape(signs.shape[1], *self._shape)  # a yes to package q, with reply r to package p
        heard = self._joint.sum(axis=0).reshape(self._shape)
        wrong = np.minimum(yes, heard - yes).sum(axis=1).mean(axis=0)
        before = self._weights @ signs
        return np.asarray(np.maximum(np.minimum(before, 1 - before).mean() - wrong, 0.0), dtype=float)

    def nearing(self) -> Floats:
        columns = [self._nearing(values) for values in self._open.T]
        return np.stack(columns, axis=1) if columns else np.zeros((self._shape[1], 0))

    def _nearing(self, values: Floats) -> Floats:
        order = np.argsort(values, kind="stable")
        edges = np.cumsum(self._weights[order])
        points = (np.arange(_GUESSES) + 0.5) / _GUESSES
        guesses = values[order][np.minimum(np.searchsorted(edges, points * edges[-1]), len(values) - 1)]
        away = np.abs(values[None, :] - guesses[:, None])
        left = self._together(away).reshape(_GUESSES, *self._shape).min(axis=0).sum(axis=0)
        return np.asarray(np.maximum((away @ self._weights).min() - left, 0.0), dtype=float)

    @np.errstate(invalid="ignore")  # small products of short numbers may raise the flag though every number is finite (numpy issue 24067)
    def _together(self, rows: NDArray[np.bool_] | Floats) -> NDArray[np.float32]:
        return rows.astype(np.float32) @ self._joint

    def same(self, place: int) -> NDArray[np.bool_]:
        """Give (packages,) which are worth the same as one, whatever they want."""
        lead = self._lead
        return np.asarray(np.all(np.abs(lead - lead[:, [place]]) <= _SAME * max(float(np.abs(lead).max()), _LEAST), axis=0))

    def settled(self, place: int, reply: str) -> NDArray[np.bool_]:
        """Give (packages,) of which the answer follows from that about one, whatever they want: no worse than what they would sign, or no better than what they never would."""
        lead, slack = self._lead, _SAME * max(float(np.abs(self._lead).max()), _LEAST)
        beside = lead - lead[:, [place]]
        found = {"sign": beside >= -slack, "never": beside <= slack}.get(reply)
        return np.zeros(lead.shape[1], dtype=bool) if found is None else np.asarray(found.all(axis=0))

    def brought(self) -> tuple[Floats, Floats, Floats]:
        """Give (packages,) what each answer is expected to bring: of yes and no, of the threshold, and of stake, weights and unknown scores."""
        near = self.nearing()
        return self.clearing(), _mean(near[:, self._money]), _mean(near[:, ~self._money])


def next_question(fit: Fit, skipped: Collection[Package] = (), apart: bool = False) -> Question | None:
    """Give the package to ask about next, None where all have been answered or skipped.

    Args:
        skipped: packages not to ask about.
        apart: ask about none that is the same to them as one that was answered or skipped, however likely each of what they may want is, and none of which
            the answer follows: no worse for them than one that they would sign, or no better than one that they never would.

    An answer is expected to bring three things: to correct which packages we hold that they would sign, and to bring our guesses nearer to the threshold,
    and to stake and weights. Each is measured by how far it is above that of an average package, as a share of the most by which any is; the package is taken whose least
    of the three is largest. So it is better than a package at random in all three, as far as any is: nearly every answer tells something of a threshold, a
    weight is told only by packages that set one interest against another, and a sum of the three would give up one for the others.
    """
    portrait = fit.portrait
    heard = _Heard(fit, _DRAWS if fit.answers else _FIRST)
    found = heard.brought()
    ahead = np.stack([item - item.mean() for item in found])
    most = ahead.max(axis=1, keepdims=True)
    shares = (ahead / np.maximum(most, _LEAST))[most[:, 0] > _LEAST]  # where no package is better than another it does not matter
    merit = shares.min(axis=0) + _EVEN * shares.sum(axis=0) if len(shares) else np.zeros(len(portrait.codes))
    for package in (*(answer.package for answer in fit.answers), *skipped):
        place = fit.place(package)
        merit[heard.same(place) if apart else place] = -np.inf
    for answer in fit.answers if apart else ():
        merit[heard.settled(fit.place(answer.package), answer.reply)] = -np.inf
    best = int(np.argmax(merit))
    if not np.isfinite(merit[best]):
        return None
    values = tuple(issue.options[code] for issue, code in zip(portrait.case.issues, portrait.codes[best], strict=True))
    return Question(Package(values), *(float(item[best]) for item in found))


def _mean(drop: Floats) -> Floats:
    return np.asarray(drop.mean(axis=1) if drop.shape[1] else np.zeros(len(drop)), dtype=float)
