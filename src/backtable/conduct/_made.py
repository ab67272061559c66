"""What `_make` of a named tuple does, without a call of Python for each of 100,000; every field is given, in order."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from backtable.conduct._decisions import Approval
from backtable.conduct._offers import Answer, Offer
from backtable.conduct._state import Statement

made_offer: Callable[[Iterable[Any]], Offer] = partial(tuple.__new__, Offer)
made_answer: Callable[[Iterable[Any]], Answer] = partial(tuple.__new__, Answer)
made_approval: Callable[[Iterable[Any]], Approval] = partial(tuple.__new__, Approval)
made_statement: Callable[[Iterable[Any]], Statement] = partial(tuple.__new__, Statement)
