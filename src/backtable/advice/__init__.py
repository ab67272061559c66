"""What to propose and why: the proposal, its people, questions, alternatives, seats; and the explanation of any package.

Nothing here prints; `cli` and `papers` do.
"""

from backtable.advice._advise import advise
from backtable.advice._explain import explain
from backtable.advice._result import (
    Advice,
    Blocker,
    Contribution,
    Explanation,
    Judgement,
    Method,
    Outcome,
    Question,
    Range,
    Rest,
    Seat,
)

__all__ = [
    "Advice",
    "Blocker",
    "Contribution",
    "Explanation",
    "Judgement",
    "Method",
    "Outcome",
    "Question",
    "Range",
    "Rest",
    "Seat",
    "advise",
    "explain",
]
