"""What answers say of a person: the posterior over what they could be like, and what fits badly."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtri

from backtable.case import Package
from backtable.errors import NoAnswerError
from backtable.interview._portrait import Draws, Portrait
from backtable.interview._replies import REPLIES, Answer
from backtable.value import codes_of

Floats = NDArray[np.float64]
DRAWS = 2_000
SOFT = 0.05
LAPSE = 0.04
_STEPS = 12
_KEEP = 0.5
_LEAST = 0.1
_OUTER = float(ndtri(0.95))
_ORDER = tuple(REPLIES)
SIGNING = 2
"""How many of the replies, the most willing first, are a signature."""


def chances(lead: Floats, band: Floats) -> Floats:
    """Give the chance of each reply: (replies, draws, packages), in the order of `REPLIES`.

    An ordered logit (McCullagh 1980) with cuts at `band`, 0 and -`band` and a scale of 0.05 of the range of their gain; a
    lapse of 4 % gives any reply.

    Args:
        lead: (draws, packages) how far the gain is above the threshold, as a share of its range.
        band: (draws,) how far “reluctantly” and “only if” reach.
    """
    wide = band[:, None]
    at_least = [expit((lead - wide) / SOFT), expit(lead / SOFT), expit((lead + wide) / SOFT), np.ones_like(lead)]
    exact = np.stack([at_least[0], *(later - before for before, later in pairwise(at_least))])
    return np.asarray(LAPSE / len(_ORDER) + (1 - LAPSE) * np.maximum(exact, 0.0), dtype=float)


@dataclass(frozen=True, slots=True)
class Spread:
    """A quantity: 5 %, 50 % and 95 % points."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that cannot both hold: the second package is at least as good for them, and the reply to it is worse."""

    first: Answer
    second: Answer


class Fit:
    """A person as the answers leave them.

    A sequential Monte Carlo sampler (Del Moral, Doucet and Jasra 2006): draws of the prior are weighed answer by answer,
    resampled when half of them are spent, and moved by preconditioned Crank–Nicolson steps (Cotter et al. 2013), which keep
    the normal prior, together with fresh worlds. The same seed gives the same.

    Args:
        portrait: the prior.
        answers: about packages of the case, in the order in which they were given.
        seed: fixes the draws.
        draws: how many people are drawn.

    Raises:
        NoAnswerError: an answer's reply is none of `REPLIES`.
    """

    def __init__(self, portrait: Portrait, answers: Sequence[Answer] = (), seed: int = 1, draws: int = DRAWS) -> None:
        self.portrait, self.answers = portrait, tuple(answers)
        self._seed = seed
        self.prior = portrait.draw(draws, np.random.default_rng([seed, 0]))
        self.draws, self.weights = self.prior, np.full(draws, 1 / draws)
        self._lead = portrait.lead(self.prior)
        self._asked: list[tuple[int, int, int | None]] = []
        for number, answer in enumerate(self.answers):
            self._learn(answer, np.random.default_rng([seed, number + 1]))

    def after(self, answer: Answer) -> "Fit":
        """Give the fit with one more answer."""
        twin = object.__new__(Fit)
        twin.__dict__.update(self.__dict__)
        twin.answers, twin._asked = (*self.answers, answer), list(self._asked)
        twin._learn(answer, np.random.default_rng([self._seed, len(twin.answers)]))
        return twin

    def some(self, most: int) -> tuple[Draws, Floats, Floats]:
        """Give some draws, (draws, packages of the portrait) how far gains are above thresholds in them, and (draws,) their weights."""
        if len(self.draws) <= most:
            return self.draws, self._lead, self.weights
        rows = np.minimum(np.searchsorted(np.cumsum(self.weights), (np.arange(most) + 0.5) / most), len(self.draws) - 1)
        return self.draws.at(rows), self._lead[rows], np.full(most, 1 / most)

    def expected(self) -> Floats:
        """Give (replies, packages of the portrait) how likely we hold each reply now."""
        each, weights = chances(self._lead, self.portrait.band(self.draws)), self.weights
        return np.asarray(np.einsum("rdp,d->rp", each, weights), dtype=float)

    def signs(self) -> Floats:
        """Give (packages of the portrait,) how likely the person's gain reaches their threshold."""
        return np.asarray(self.weights @ (self._lead >= 0), dtype=float)

    def spreads(self, prior: bool = False) -> tuple[Spread, ...]:
        """Give every quantity of the portrait after the answers, or before them."""
        if prior:  # known exactly: each rises with its normal
            return tuple(Spread(*(float(value) for value in item.of(np.array([-_OUTER, 0.0, _OUTER])))) for item in self.portrait.quantities)
        return tuple(spread(column, self.weights) for column in self.portrait.values(self.draws).T)

    def beliefs(self) -> dict[str, tuple[float, float]]:
        """Give the assumptions that the person knows, and what they believe of others: name → mean before and after."""
        found, worlds = {}, self.portrait.worlds
        for name in self.portrait.seen:
            values = worlds.values[name]
            found[name] = (float(worlds.weights @ values), float(self.weights @ values[self.draws.world]))
        return found

    def surprising(self) -> tuple[tuple[Answer, float], ...]:
        """Give the answers that fit badly with all the others, each with how likely it is by those alone: below 10 %."""
        found = []
        for number, answer in enumerate(self.answers):
            others = [item for place, item in enumerate(self.answers) if place != number]
            if not others:
                continue
            rest = Fit(self.portrait, others, self._seed, min(len(self.draws), 1_000))
            chance = float(rest.expected()[_ORDER.index(answer.reply), self.place(answer.package)])
            if chance < _LEAST:
                found.append((answer, chance))
        return tuple(found)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Give the pairs of answers that no weights can bring together."""
        places, found = [self.place(answer.package) for answer in self.answers], []
        better, ranks = self.portrait.better(places), [_ORDER.index(answer.reply) for answer in self.answers]
        for first, answer in enumerate(self.answers):
            for second, other in enumerate(self.answers):
                if places[first] != places[second] and better[second, first] and ranks[second] > ranks[first] + 1:
                    found.append(Contradiction(answer, other))
        return tuple(found)

    def place(self, package: Package) -> int:
        """Give the number of a package among those of the portrait.

        Raises:
            NoAnswerError: it is not among them.
        """
        row = codes_of(self.portrait.case, [package])[0]
        found = np.flatnonzero((self.portrait.codes == row).all(axis=1))
        if not len(found):
            raise NoAnswerError("this package is not among those that can be asked about")
        return int(found[0])

    def _learn(self, answer: Answer, random: np.random.Generator) -> None:
        if answer.reply not in REPLIES:
            raise NoAnswerError(f"`{answer.reply}` is no reply; they are {', '.join(REPLIES)}")
        changed = None if answer.changed is None else self.place(answer.changed)
        self._asked.append((self.place(answer.package), _ORDER.index(answer.reply), changed))
        log_weights = np.log(self.weights) + np.log(self._likelihoods(self.draws, self._lead)[-1])
        weights = np.exp(log_weights - log_weights.max())
        self.weights = weights / weights.sum()
        if 1 / float((self.weights**2).sum()) < _KEEP * len(self.draws):
            self._renew(random)

    def _likelihoods(self, draws: Draws, lead: Floats) -> Floats:
        """Give (answers, draws) how likely each answer is; of “only if” with the package that they would then sign, both."""
        band = self.portrait.band(draws)
        found = chances(lead[:, [place for place, _, _ in self._asked]], band)
        rows = np.stack([found[reply, :, number] for number, (_, reply, _) in enumerate(self._asked)])
        for number, (_, _, changed) in enumerate(self._asked):
            if changed is not None:
                rows[number] *= chances(lead[:, [changed]], band)[:SIGNING, :, 0].sum(axis=0)
        return rows

    def _renew(self, random: np.random.Generator) -> None:
        """Draw anew by weight, and move what is drawn so that twins part."""
        count = len(self.draws)
        points = (random.random() + np.arange(count)) / count
        rows = np.minimum(np.searchsorted(np.cumsum(self.weights), points), count - 1)
        draws, lead = self.draws.at(rows), self._lead[rows]
        logs = np.log(self._likelihoods(draws, lead)).sum(axis=0)
        step = 0.5
        for _ in range(_STEPS):
            normals = np.sqrt(1 - step**2) * draws.normals + step * random.standard_normal(draws.normals.shape)
            world = np.where(random.random(count) < step, self.portrait.some_worlds(count, random), draws.world)
            proposed = Draws(world, normals)
            there = self.portrait.lead(proposed)
            after = np.log(self._likelihoods(proposed, there)).sum(axis=0)
            taken = np.log(random.random(count)) < after - logs
            draws = Draws(np.where(taken, world, draws.world), np.where(taken[:, None], normals, draws.normals))
            lead, logs = np.where(taken[:, None], there, lead), np.where(taken, after, logs)
            step = float(np.clip(step * (1.25 if taken.mean() > 0.3 else 0.8), 0.02, 0.9))
        self.draws, self._lead, self.weights = draws, lead, np.full(count, 1 / count)


def spread(values: Floats, weights: Floats) -> Spread:
    """Give the 5 %, 50 % and 95 % points of weighted values."""
    order = np.argsort(values, kind="stable")
    edges = np.cumsum(weights[order])
    points = [float(values[order][min(int(np.searchsorted(edges, part)), len(order) - 1)]) for part in (0.05, 0.5, 0.95)]
    return Spread(*points)
