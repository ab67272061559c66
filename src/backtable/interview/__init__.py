"""What people would sign, asked package by package: which to ask about, and what the answers say of a person.

The answers are judgements of whoever knows the person, or the person's own; what was offered and approved at the tables is
the record's, in `conduct`, and what it says of the worlds is for `belief`.
"""

from backtable.interview._findings import with_findings
from backtable.interview._fit import DRAWS, Contradiction, Fit, Spread, chances
from backtable.interview._heard import heard_case
from backtable.interview._pairs import PAIRS, next_pair
from backtable.interview._portrait import Draws, Portrait, Quantity
from backtable.interview._question import Question, information, next_question
from backtable.interview._replies import QUESTIONS, REPLIES, Answer
from backtable.interview._session import Session, Talk
from backtable.interview._session_file import read_session, session_text
from backtable.interview._span import Span, read_span
from backtable.interview._stages import Stage, rated_anew, stage, taken_back, waiting
from backtable.interview._swing_file import amount_of, fits_order, rating_of, standing_of
from backtable.interview._swing_findings import Replaced, replaced_by_swings, with_swings
from backtable.interview._swings import (
    ANSWERS,
    LARGEST,
    NOTHING,
    Choice,
    Levels,
    Liking,
    Misfit,
    Swings,
    Weight,
    drawn_ratings,
    ends,
    liking,
    misfits,
    rank_order_centroid,
    rated,
    swing_weights,
    weights_of,
    worth_of,
)

__all__ = [
    "ANSWERS",
    "DRAWS",
    "LARGEST",
    "NOTHING",
    "PAIRS",
    "QUESTIONS",
    "REPLIES",
    "Answer",
    "Choice",
    "Contradiction",
    "Draws",
    "Fit",
    "Levels",
    "Liking",
    "Misfit",
    "Portrait",
    "Quantity",
    "Question",
    "Replaced",
    "Session",
    "Span",
    "Spread",
    "Stage",
    "Swings",
    "Talk",
    "Weight",
    "amount_of",
    "chances",
    "drawn_ratings",
    "ends",
    "fits_order",
    "heard_case",
    "information",
    "liking",
    "misfits",
    "next_pair",
    "next_question",
    "rank_order_centroid",
    "rated",
    "rated_anew",
    "rating_of",
    "read_session",
    "read_span",
    "replaced_by_swings",
    "session_text",
    "stage",
    "standing_of",
    "swing_weights",
    "taken_back",
    "waiting",
    "weights_of",
    "with_findings",
    "with_swings",
    "worth_of",
]
