"""The best packages of a case that has too many to look at each, and a proof of how good they are.

What a package is worth is `value`'s; what to propose is said in `advice`.
"""

from backtable.search._candidates import BUDGET, GAP, TABLE_CELLS, Candidates, candidates
from backtable.search._efficient import FRONT_BUDGET, Outline, outline
from backtable.search._elimination import Largest, Plan, largest, plan_for
from backtable.search._exposure import SPOT_BUDGET, Exposure, agreed_on_the_spot, exposure, most_cells
from backtable.search._fix import Fix, Yeses, agreeing, fix
from backtable.search._front import front
from backtable.search._near import one_changed, two_changed
from backtable.search._outlined import AmountsOutline, outline_amounts
from backtable.search._search import Proven, Search
from backtable.search._settling import SETTLE_BUDGET, SETTLED_GAP, SETTLED_GAP_SAMPLED, ExactAmounts, Settled, settle
from backtable.search._space import Space
from backtable.search._vicinity import VICINITY_BUDGET, Vicinity, vicinity

__all__ = [
    "BUDGET",
    "FRONT_BUDGET",
    "GAP",
    "SETTLED_GAP",
    "SETTLED_GAP_SAMPLED",
    "SETTLE_BUDGET",
    "SPOT_BUDGET",
    "TABLE_CELLS",
    "VICINITY_BUDGET",
    "AmountsOutline",
    "Candidates",
    "ExactAmounts",
    "Exposure",
    "Fix",
    "Largest",
    "Outline",
    "Plan",
    "Proven",
    "Search",
    "Settled",
    "Space",
    "Vicinity",
    "Yeses",
    "agreed_on_the_spot",
    "agreeing",
    "candidates",
    "exposure",
    "fix",
    "front",
    "largest",
    "most_cells",
    "one_changed",
    "outline",
    "outline_amounts",
    "plan_for",
    "settle",
    "two_changed",
    "vicinity",
]
