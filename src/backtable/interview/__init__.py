"""What people would sign, asked package by package: which to ask about, and what the answers say of a person.

The answers are judgements of whoever knows the person, or the person's own; what was offered and approved at the tables is
the record's, in `conduct`, and what it says of the worlds is for `belief`.
"""

from backtable.interview._condition import Changed, changed_package, number_of
from backtable.interview._evidence import ANSWER_NOISE, evidence_of, evidence_text, has_unknown_scores
from backtable.interview._findings import Fitted, fitted_before, with_findings
from backtable.interview._fit import DRAWS, Contradiction, Fit, Spread, chances, replies
from backtable.interview._heard import heard_case, settled_by_swings, words_kept
from backtable.interview._pairs import PAIRS, next_pair
from backtable.interview._portrait import Portrait
from backtable.interview._quantity import Draws, Quantity
from backtable.interview._question import Question, clearing, nearing, next_question
from backtable.interview._replies import QUESTIONS, REPLIES, Answer
from backtable.interview._roles import playbooks_for
from backtable.interview._session import Session, Talk
from backtable.interview._session_file import read_session, session_text
from backtable.interview._span import Span, read_span
from backtable.interview._stages import Stage, rated_anew, stage, taken_back, unfinished, waiting
from backtable.interview._stated import Stated, stated
from backtable.interview._suggestion import suggested_condition
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
from backtable.interview._wants import (
    NO_DEAL,
    WANTING,
    Hint,
    Made,
    Want,
    likely_worth,
    missing_parameter,
    moved_for,
    named_people,
    own_reaches,
    rules_with,
    with_made,
)

__all__ = [
    "ANSWERS",
    "ANSWER_NOISE",
    "DRAWS",
    "LARGEST",
    "NOTHING",
    "NO_DEAL",
    "PAIRS",
    "QUESTIONS",
    "REPLIES",
    "WANTING",
    "Answer",
    "Changed",
    "Choice",
    "Contradiction",
    "Draws",
    "Fit",
    "Fitted",
    "Hint",
    "Levels",
    "Liking",
    "Made",
    "Misfit",
    "Portrait",
    "Quantity",
    "Question",
    "Replaced",
    "Session",
    "Span",
    "Spread",
    "Stage",
    "Stated",
    "Swings",
    "Talk",
    "Want",
    "Weight",
    "amount_of",
    "chances",
    "changed_package",
    "clearing",
    "drawn_ratings",
    "ends",
    "evidence_of",
    "evidence_text",
    "fits_order",
    "fitted_before",
    "has_unknown_scores",
    "heard_case",
    "likely_worth",
    "liking",
    "misfits",
    "missing_parameter",
    "moved_for",
    "named_people",
    "nearing",
    "next_pair",
    "next_question",
    "number_of",
    "own_reaches",
    "playbooks_for",
    "rank_order_centroid",
    "rated",
    "rated_anew",
    "rating_of",
    "read_session",
    "read_span",
    "replaced_by_swings",
    "replies",
    "rules_with",
    "session_text",
    "settled_by_swings",
    "stage",
    "standing_of",
    "stated",
    "suggested_condition",
    "swing_weights",
    "taken_back",
    "unfinished",
    "waiting",
    "weights_of",
    "with_findings",
    "with_made",
    "with_swings",
    "words_kept",
    "worth_of",
]
