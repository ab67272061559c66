"""What people would sign, asked package by package: which to ask about, and what the answers say of a person.

The answers are judgements of whoever knows the person, or the person's own; what was offered and approved at the tables is
the record's, in `conduct`, and what it says of the worlds is for `belief`.
"""

from backtable.interview._findings import with_findings
from backtable.interview._fit import DRAWS, Contradiction, Fit, Spread, chances
from backtable.interview._portrait import Draws, Portrait, Quantity
from backtable.interview._question import Question, information, next_question
from backtable.interview._replies import QUESTIONS, REPLIES, Answer
from backtable.interview._session import Session, Talk, read_session, session_text

__all__ = [
    "DRAWS",
    "QUESTIONS",
    "REPLIES",
    "Answer",
    "Contradiction",
    "Draws",
    "Fit",
    "Portrait",
    "Quantity",
    "Question",
    "Session",
    "Spread",
    "Talk",
    "chances",
    "information",
    "next_question",
    "read_session",
    "session_text",
    "with_findings",
]
