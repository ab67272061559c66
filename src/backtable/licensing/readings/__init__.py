"""Disputed questions and readings: what contract or facts leave room for, and who answers it how."""

from backtable.licensing.readings._clauses import Settled, left_open, settled_by
from backtable.licensing.readings._questions import EDITIONS, Answer, Question, Reading, disputed, questions, reading

__all__ = ["EDITIONS", "Answer", "Question", "Reading", "Settled", "disputed", "left_open", "questions", "reading", "settled_by"]
