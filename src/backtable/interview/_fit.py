"""What answers say of a person: the posterior over what they could be like, and what fits badly."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtr

from backtable.case import Package
from backtable.errors import NoAnswerError
from backtable.interview._portrait import SOFT, WIDTH_SPREAD, Portrait
from backtable.interview._quantity import Draws
from backtable.interview._replies import REPLIES, Answer
from backtable.value import codes_of

Floats = NDArray[np.float64]
DRAWS = 2_000
LAPSE = 0.04
_STEPS = 12
_KEEP = 0.5
_LEAST = 0.1
_ORDER = tuple(REPLIES)
SIGNING = 2
"""How many of the replies, the most willing first, are a signature."""


def chances(lead: Floats, band: Floats, scale: Floats | float = SOFT) -> Floats:
    """Give the chance of each reply: (replies, draws, packages), in the order of `REPLIES`.

    An ordered logit (McCullagh 1980) with cuts at `band`, 0 and -`band`; a lapse of 4 % gives any reply.

    Args:
        lead: (draws, packages) how far the gain is above the threshold, as a share of its range.
        band: (draws,) how far “reluctantly” and “only if” reach.
        scale: (draws,) how loosely replies follow the lead, or of all; 0.05 in the middle of what is held likely.
    """
    wide = band[:, None]
    soft = np.reshape(np.asarray(scale, dtype=float), (-1, 1))
    at_least = [expit((lead - wide) / soft), expit(lead / soft), expit((lead + wide) / soft), np.ones_like(lead)]
    exact = np.stack([at_least[0], *(later - before for before, later in pairwise(at_least))])
    return np.asarray(LAPSE / len(_ORDER) + (1 - LAPSE) * np.maximum(exact, 0.0), dtype=float)


def replies(portrait: Portrait, draws: Draws, lead: Floats) -> Floats:
    """Give (replies, draws, packages) the chance of each reply of people as this person could be, of (draws, packages) leads."""
    return chances(lead, portrait.band(draws), portrait.scale(draws))


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

    How loosely the answers follow what the person gains is fitted with the rest, and so is how wide the prior is: of answers that do not
    fit together the one gets larger, of what is far from what the case says the other, and with them every range.

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
        self._heard: list[tuple[int, int, int]] = []
        for number, answer in enumerate(self.answers):
            self._learn(answer, np.random.default_rng([seed, number + 1]))

    def after(self, answer: Answer) -> "Fit":
        """Give the fit with one more answer."""
        twin = object.__new__(Fit)
        twin.__dict__.update(self.__dict__)
        twin.answers, twin._heard = (*self.answers, answer), list(self._heard)
        twin._learn(answer, np.random.default_rng([self._seed, len(twin.answers)]))
        return twin

    def some(self, most: int) -> tuple[Draws, Floats, Floats]:
        """Give some draws, (draws, packages of the portrait) how far gains are above thresholds in them, and (draws,) their weights."""
        if len(self.draws) <= most:
            return self.draws, self._lead, self.weights
        rows = np.minimum(np.searchsorted(np.cumsum(self.weights), (np.arange(most) + 0.5) / most), len(self.draws) - 1)
        return self.draws.at(rows), self._lead[rows], np.full(most, 1 / most)

    def even(self) -> Draws:
        """Give as many draws that all count the same."""
        points = (np.arange(len(self.draws)) + 0.5) / len(self.draws)
        return self.draws.at(np.minimum(np.searchsorted(np.cumsum(self.weights), points), len(self.draws) - 1))

    def expected(self) -> Floats:
        """Give (replies, packages of the portrait) how likely we hold each reply now."""
        each, weights = replies(self.portrait, self.draws, self._lead), self.weights
        return np.asarray(np.einsum("rdp,d->rp", each, weights), dtype=float)

    def signs(self) -> Floats:
        """Give (packages of the portrait,) how likely the person's gain reaches their threshold."""
        return np.asarray(self.weights @ (self._lead >= 0), dtype=float)

    def spreads(self, prior: bool = False) -> tuple[Spread, ...]:
        """Give every quantity of the portrait after the answers, or before them."""
        if prior:  # known exactly: each rises with its distance from the middle
            ends = _away(np.array([0.95])) * np.array([-1.0, 0.0, 1.0])
            return tuple(Spread(*(float(value) for value in item.of(ends))) for item in self.portrait.quantities)
        return tuple(spread(column, self.weights) for column in self.portrait.values(self.draws).T)

    def before(self) -> Floats:
        """Give (draws, quantities) values of each quantity before the answers, one after the other as they are spread and not as they were drawn."""
        half = len(self.draws) // 2
        upper = _away(0.5 + (np.arange(half) + 0.5) / (2 * half))
        away = np.concatenate([-upper[::-1], upper])
        found = [item.of(away) for item in self.portrait.quantities]
        return np.stack(found, axis=1) if found else np.zeros((len(away), 0))

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
        reply = _ORDER.index(answer.reply)
        said = [(self.place(answer.package), reply, reply + 1)]
        if answer.changed is not None:  # who would sign it if it changed signs the changed one
            said.append((self.place(answer.changed), 0, SIGNING))
        self._heard += said
        log_weights = np.log(self.weights) + self._logs(said, self.draws, self._lead[:, [place for place, _, _ in said]])
        weights = np.exp(log_weights - log_weights.max())
        self.weights = weights / weights.sum()
        if 1 / float((self.weights**2).sum()) < _KEEP * len(self.draws):
            self._renew(random)

    def _logs(self, heard: Sequence[tuple[int, int, int]], draws: Draws, lead: Floats) -> Floats:
        """Give (draws,) the logarithm of how likely it is to hear all this.

        Args:
            heard: for each column of `lead` the number of the package, and the first reply that it was and the first after it that it was not.
            draws: people as this person could be.
            lead: (draws, heard) how far their gain is above their threshold.
        """
        found = replies(self.portrait, draws, lead)
        return np.asarray(sum(np.log(found[least:most, :, column].sum(axis=0)) for column, (_, least, most) in enumerate(heard)), dtype=float)

    def _renew(self, random: np.random.Generator) -> None:
        """Draw anew by weight, and move what is drawn so that twins part."""
        count, places = len(self.draws), [place for place, _, _ in self._heard]
        points = (random.random() + np.arange(count)) / count
        rows = np.minimum(np.searchsorted(np.cumsum(self.weights), points), count - 1)
        draws = self.draws.at(rows)
        logs = self._logs(self._heard, draws, self._lead[rows][:, places])
        step = 0.5
        for _ in range(_STEPS):
            normals = np.sqrt(1 - step**2) * draws.normals + step * random.standard_normal(draws.normals.shape)
            world = np.where(random.random(count) < step, self.portrait.some_worlds(count, random), draws.world)
            proposed = Draws(world, normals)
            after = self._logs(self._heard, proposed, self.portrait.lead(proposed, places))
            taken = np.log(random.random(count)) < after - logs
            draws = Draws(np.where(taken, world, draws.world), np.where(taken[:, None], normals, draws.normals))
            logs = np.where(taken, after, logs)
            step = float(np.clip(step * (1.25 if taken.mean() > 0.3 else 0.8), 0.02, 0.9))
        self.draws, self._lead, self.weights = draws, self.portrait.lead(draws), np.full(count, 1 / count)


def _away(levels: Floats) -> Floats:
    """Give how far a quantity is from its middle before any answer, in spreads of the prior, at levels above a half: a standard normal times the width."""
    nodes, shares = np.polynomial.hermite_e.hermegauss(41)
    points = np.linspace(0, 20, 10_001)
    below = ndtr(points[:, None] * np.exp(-WIDTH_SPREAD * nodes)) @ (shares / shares.sum())
    return np.asarray(np.interp(levels, below, points), dtype=float)


def spread(values: Floats, weights: Floats) -> Spread:
    """Give the 5 %, 50 % and 95 % points of weighted values."""
    order = np.argsort(values, kind="stable")
    edges = np.cumsum(weights[order])
    points = [float(values[order][min(int(np.searchsorted(edges, part)), len(order) - 1)]) for part in (0.05, 0.5, 0.95)]
    return Spread(*points)
