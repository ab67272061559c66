"""What a negotiation is, as frozen data: issues, sides, people, interests, assumptions, authority, facts.

Nothing here reads a file, evaluates a formula or draws a random number.
"""

from backtable.case._assumption import Assumption, Belief, Correlation, Distribution
from backtable.case._case import CalendarDay, Case, Currency, Definition, Fact, Package, Rule
from backtable.case._clause import STRENGTHS, Clause
from backtable.case._expression import Expression
from backtable.case._hint import hint_against
from backtable.case._issue import Issue
from backtable.case._side import AuthorityRule, Interest, Person, Side
from backtable.case._unknown import Unknown, Wish

__all__ = [
    "STRENGTHS",
    "Assumption",
    "AuthorityRule",
    "Belief",
    "CalendarDay",
    "Case",
    "Clause",
    "Correlation",
    "Currency",
    "Definition",
    "Distribution",
    "Expression",
    "Fact",
    "Interest",
    "Issue",
    "Package",
    "Person",
    "Rule",
    "Side",
    "Unknown",
    "Wish",
    "hint_against",
]
