"""Which title is which product: rules as data, what the user says, and what nobody recognises."""

from backtable.licensing.recognition._catalogue import TitleRule, catalogue, title_rules
from backtable.licensing.recognition._recognised import Assignment, Recognised, Unknown, product_of, recognise

__all__ = ["Assignment", "Recognised", "TitleRule", "Unknown", "catalogue", "product_of", "recognise", "title_rules"]
