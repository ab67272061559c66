"""What to propose and why: the proposal, its people, questions, alternatives, seats; and the explanation of any package.

Nothing here prints; `cli` and `papers` do.
"""

from backtable.advice._advise import advise
from backtable.advice._asking import Asking, worth_asking
from backtable.advice._explain import explain
from backtable.advice._frontier import Frontier, FrontierLine, FrontierPoint, find_frontier
from backtable.advice._memory import fits, most_packages, require_memory
from backtable.advice._near import Near, Nearby, NearProof, near
from backtable.advice._questions import HINTS, Answers, Subject, answer_weights, asked_values, subject_of
from backtable.advice._result import (
    Advice,
    AppliedRule,
    Blocker,
    Contribution,
    Explanation,
    Hint,
    Judgement,
    Method,
    Outcome,
    Part,
    Question,
    Range,
    Rest,
    Searched,
    Seat,
)
from backtable.advice._standings import Least, Standings, standings

__all__ = [
    "HINTS",
    "Advice",
    "Answers",
    "AppliedRule",
    "Asking",
    "Blocker",
    "Contribution",
    "Explanation",
    "Frontier",
    "FrontierLine",
    "FrontierPoint",
    "Hint",
    "Judgement",
    "Least",
    "Method",
    "Near",
    "NearProof",
    "Nearby",
    "Outcome",
    "Part",
    "Question",
    "Range",
    "Rest",
    "Searched",
    "Seat",
    "Standings",
    "Subject",
    "advise",
    "answer_weights",
    "asked_values",
    "explain",
    "find_frontier",
    "fits",
    "most_packages",
    "near",
    "require_memory",
    "standings",
    "subject_of",
    "worth_asking",
]
