"""The best packages of a case that has too many to look at each, and a proof of how good they are.

What a package is worth is `value`'s; what to propose is said in `advice`.
"""

from backtable.search._candidates import BUDGET, GAP, TABLE_CELLS, Candidates, candidates
from backtable.search._elimination import Largest, Plan, largest, plan_for
from backtable.search._front import front
from backtable.search._search import Proven, Search
from backtable.search._space import Space

__all__ = [
    "BUDGET",
    "GAP",
    "TABLE_CELLS",
    "Candidates",
    "Largest",
    "Plan",
    "Proven",
    "Search",
    "Space",
    "candidates",
    "front",
    "largest",
    "plan_for",
]
