"""From a claim to a first case: its facts, what readings leave open, and the usual people, to be edited."""

from backtable.licensing.settlement._facts import PutIn, with_facts
from backtable.licensing.settlement._first_case import FirstCase, first_case
from backtable.licensing.settlement._open import OpenQuestion, multilinear

__all__ = ["FirstCase", "OpenQuestion", "PutIn", "first_case", "multilinear", "with_facts"]
