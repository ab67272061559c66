"""Setting what is owned against what is needed, at the least cost of what is missing."""

from backtable.licensing.reconciliation._needs import Beside, Cover, Need, Reconciliation, Right, Use, Way
from backtable.licensing.reconciliation._programme import Solved, reconcile

__all__ = ["Beside", "Cover", "Need", "Reconciliation", "Right", "Solved", "Use", "Way", "reconcile"]
