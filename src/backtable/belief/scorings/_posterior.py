"""Draws of unknown scores that fit what somebody has asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from backtable.belief.scorings._bids import Bid, BidModel, Habits
from backtable.belief.scorings._moves import moved
from backtable.value import ScoringPrior, Scorings

Floats = NDArray[np.float64]
DRAWS, SWEEPS = 64, 40
_KEPT = 0.5
_STEPS = 60


@dataclass(frozen=True, slots=True)
class ScoringBelief:
    """What we hold of somebody's unknown scores after some bids: draws of equal weight.

    Args:
        prior: what was held before any bid.
        latents: (draws, latents of the prior) from which `scorings` are made.
        habits: (draws, latents of the habits) how the bidder goes about it, drawn together with the scores.
        bids: what was learned from.
        manner: the distribution of the bidder's habits.
        ours: for each issue what its options are worth to us, as a share of our whole range, if regard is to count.
    """

    prior: ScoringPrior
    latents: Floats
    habits: Floats
    bids: tuple[Bid, ...] = ()
    seed: int = 1
    sweeps: int = SWEEPS
    manner: Habits = field(default_factory=Habits)
    ours: tuple[tuple[float, ...], ...] | None = None

    @property
    def scorings(self) -> Scorings:
        """The scorings drawn."""
        return self.prior.of(self.latents)

    @property
    def parts(self) -> Floats:
        """Give (draws, options of all issues that count) the worth of each option as a share of the whole range."""
        return np.concatenate(self.scorings.shares, axis=1)

    def shares(self, codes: NDArray[np.integer]) -> Floats:
        """Give (draws, packages) what packages are worth as a share of the way from the worst to the best.

        Args:
            codes: (packages, issues that count) option numbers.
        """
        return sum(
            (part[:, codes[:, index]] for index, part in enumerate(self.scorings.shares)),
            np.zeros((len(self.latents), len(codes))),
        )

    def after(self, bids: Sequence[Bid]) -> "ScoringBelief":
        """Give what we hold after more bids.

        The likelihood of the new bids is brought in by degrees: each time by as much as leaves half of the draws
        effective, then draws are taken anew by their weights and moved (sequential Monte Carlo: Del Moral, Doucet and
        Jasra 2006; degrees after Jasra et al. 2011). At the end all are moved once more.
        """
        if not bids:
            return self
        known = BidModel(self.prior.shape, self.bids, self.manner, self.ours)
        whole = BidModel(self.prior.shape, (*self.bids, *bids), self.manner, self.ours)
        split = self.habits.shape[1]
        random = np.random.default_rng([self.seed, len(self.bids), len(bids)])
        blocks = np.concatenate([np.zeros(split, dtype=int), 1 + self.prior.blocks])
        state = np.concatenate([self.habits, self.latents], axis=1)

        def parted(latents: Floats) -> tuple[Floats, Floats]:
            parts = np.concatenate(self.prior.of(latents[:, split:]).shares, axis=1)
            habits = latents[:, :split]
            return known.log_likelihood(parts, habits), whole.log_likelihood(parts, habits)

        def mixed(degree: float) -> Callable[[Floats], Floats]:
            if degree == 1:
                return lambda latents: whole.log_likelihood(
                    np.concatenate(self.prior.of(latents[:, split:]).shares, axis=1), latents[:, :split]
                )

            def value(latents: Floats) -> Floats:
                before, after = parted(latents)
                return np.asarray(before + degree * (after - before), dtype=float)

            return value

        degree = 0.0
        for _ in range(_STEPS):
            before, after = parted(state)
            step = _step(after - before, 1 - degree)
            degree = min(degree + step, 1.0)
            state = state[_resampled(step * (after - before), random)]
            if degree == 1:
                break
            state = moved(state, mixed(degree), blocks, max(self.sweeps // 8, 2), random)
        state = moved(state, mixed(1.0), blocks, self.sweeps, random)
        return replace(self, latents=state[:, split:], habits=state[:, :split], bids=(*self.bids, *bids))


def before_bids(
    prior: ScoringPrior,
    seed: int = 1,
    draws: int = DRAWS,
    sweeps: int = SWEEPS,
    habits: Habits | None = None,
    ours: Sequence[Sequence[float]] | None = None,
) -> ScoringBelief:
    """Give what we hold of unknown scores before any bid.

    Args:
        prior: of the scores.
        seed: fixes all draws.
        draws: how many draws are kept.
        sweeps: how often each is moved after bids; more is more exact and takes longer.
        habits: the distribution of the bidder's habits.
        ours: for each issue what its options are worth to us, as a share of our whole range, for bidders with regard for us.
    """
    manner = habits or Habits()
    random = np.random.default_rng([seed, 0])
    latents = random.standard_normal((draws, prior.latents))
    mine = None if ours is None else tuple(tuple(row) for row in ours)
    return ScoringBelief(prior, latents, random.standard_normal((draws, manner.latents)), (), seed, sweeps, manner, mine)


def _step(gained: Floats, most: float) -> float:
    """Give by how much of the new likelihood the draws can be weighted and half of them stay effective."""

    def effective(step: float) -> float:
        weights = np.exp(step * (gained - gained.max()))
        return float(weights.sum() ** 2 / (weights**2).sum())

    enough = _KEPT * len(gained)
    if effective(most) >= enough:
        return most
    low, high = 0.0, most
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if effective(middle) >= enough else (low, middle)
    return max(low, 1e-6)


def _resampled(log_weights: Floats, random: np.random.Generator) -> NDArray[np.int64]:
    """Give (draws,) positions drawn by systematic resampling (Kitagawa 1996)."""
    weights = np.exp(log_weights - log_weights.max())
    edges = np.cumsum(weights)
    shares = (np.arange(len(weights)) + random.random()) / len(weights)
    return np.minimum(np.searchsorted(edges / edges[-1], shares), len(weights) - 1).astype(np.int64)
