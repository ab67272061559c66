"""Setting what is owned against what is needed, at the least cost of what is missing."""

from backtable.licensing.reconciliation._ledger import Ledger, reconcile
from backtable.licensing.reconciliation._needs import (
    Beside,
    Cover,
    Demand,
    Need,
    People,
    Reconciliation,
    Right,
    Spot,
    Use,
    Way,
)
from backtable.licensing.reconciliation._people import beyond, pools_of
from backtable.licensing.reconciliation._programme import ready
from backtable.licensing.reconciliation._purchase import Offer, cheapest_purchase

__all__ = [
    "Beside",
    "Cover",
    "Demand",
    "Ledger",
    "Need",
    "Offer",
    "People",
    "Reconciliation",
    "Right",
    "Spot",
    "Use",
    "Way",
    "beyond",
    "cheapest_purchase",
    "pools_of",
    "ready",
    "reconcile",
]
