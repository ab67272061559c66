"""Draws of unknown scores that fit what somebody has asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from backtable.belief.scorings._bids import Bid, BidModel, Habits
from backtable.belief.scorings._moves import moved
from backtable.value import ScoringPrior, Scorings

Floats = NDArray[np.float64]
CHAINS, KEPT, SWEEPS = 32, 8, 120


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
    chains: int = CHAINS
    kept: int = KEPT
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

        Chains start at draws of what was held before and are moved until they have forgotten it (see `moved`); several
        states of each are kept. They start wider than where they go, so that what is unclear stays unclear.
        """
        if not bids:
            return self
        model = BidModel(self.prior.shape, (*self.bids, *bids), self.manner, self.ours)
        split = self.habits.shape[1]

        def value(latents: Floats) -> Floats:
            parts = np.concatenate(self.prior.of(latents[:, split:]).shares, axis=1)
            return model.log_likelihood(parts, latents[:, :split])

        random = np.random.default_rng([self.seed, len(self.bids), len(bids)])
        blocks = np.concatenate([np.zeros(split, dtype=int), 1 + self.prior.blocks])
        start = np.concatenate([self.habits, self.latents], axis=1)[-self.chains :]
        state = moved(start, value, blocks, self.sweeps, random, self.kept)
        return replace(self, latents=state[:, split:], habits=state[:, :split], bids=(*self.bids, *bids))


def before_bids(
    prior: ScoringPrior,
    seed: int = 1,
    chains: int = CHAINS,
    kept: int = KEPT,
    sweeps: int = SWEEPS,
    habits: Habits | None = None,
    ours: Sequence[Sequence[float]] | None = None,
) -> ScoringBelief:
    """Give what we hold of unknown scores before any bid.

    Args:
        prior: of the scores.
        seed: fixes all draws.
        chains: how many chains of draws there are.
        kept: how many draws are kept of each.
        sweeps: how often each is moved after bids; more is more exact and takes longer.
        habits: the distribution of the bidder's habits.
        ours: for each issue what its options are worth to us, as a share of our whole range, for bidders with regard for us.
    """
    manner = habits or Habits()
    random = np.random.default_rng([seed, 0])
    draws = chains * kept
    latents = random.standard_normal((draws, prior.latents))
    mine = None if ours is None else tuple(tuple(row) for row in ours)
    own = random.standard_normal((draws, manner.latents))
    return ScoringBelief(prior, latents, own, (), seed, chains, kept, sweeps, manner, mine)
