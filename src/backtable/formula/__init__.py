"""The language of worth: formulas over issues, facts, assumptions, definitions and `front(person)`.

Parsing, checking, evaluating and explaining formulas; nothing here knows what a case is.
"""

from backtable.formula._check import KIND, OPTION, RENAMED, Kind, all_errors, kind_of
from backtable.formula._compared import compared_names
from backtable.formula._definitions import Dependencies, depends_on, inline, order
from backtable.formula._evaluate import ALIKE, evaluate
from backtable.formula._interval import Interval, interval
from backtable.formula._nodes import (
    Arithmetic,
    Call,
    Compare,
    Conditional,
    Formula,
    Front,
    Logic,
    Name,
    Negate,
    Node,
    Not,
    Number,
    Text,
    children,
    node_names,
    node_people,
    rebuild,
    walk,
)
from backtable.formula._parse import parse
from backtable.formula._piecewise import bends
from backtable.formula._say import say
from backtable.formula._terms import terms
from backtable.formula._text import to_text
from backtable.formula._unquoted import unquoted_options
from backtable.formula._zero import zero_divisions

__all__ = [
    "ALIKE",
    "KIND",
    "OPTION",
    "RENAMED",
    "Arithmetic",
    "Call",
    "Compare",
    "Conditional",
    "Dependencies",
    "Formula",
    "Front",
    "Interval",
    "Kind",
    "Logic",
    "Name",
    "Negate",
    "Node",
    "Not",
    "Number",
    "Text",
    "all_errors",
    "bends",
    "children",
    "compared_names",
    "depends_on",
    "evaluate",
    "inline",
    "interval",
    "kind_of",
    "node_names",
    "node_people",
    "order",
    "parse",
    "rebuild",
    "say",
    "terms",
    "to_text",
    "unquoted_options",
    "walk",
    "zero_divisions",
]
