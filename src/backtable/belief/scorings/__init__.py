"""What somebody's bids tell of scores that nobody has told us: a posterior over additive scorings.

The prior is the case's (`value.ScoringPrior`); here are bids, how likely they are made, and draws from what follows.
"""

from backtable.belief.scorings._bids import Bid, BidModel, Habits
from backtable.belief.scorings._moves import moved
from backtable.belief.scorings._posterior import ScoringBelief, before_bids

__all__ = ["Bid", "BidModel", "Habits", "ScoringBelief", "before_bids", "moved"]
