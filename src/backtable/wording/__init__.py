"""The terms, people and conditions of a case in words, for whatever is read: papers, screens and messages.

What a formula says in general lives in `formula`; amounts and units live in `quantities`.
"""

from backtable.wording._changes import case_changes
from backtable.wording._hints import hint_words
from backtable.wording._stated import combinations_words, days_words, rates_words
from backtable.wording._words import (
    FROM_PLAYBOOK,
    STATED,
    about_in_text,
    about_of,
    changed_words,
    condition_words,
    label_of,
    listed,
    name_in_text,
    names,
    term,
    terms,
)

__all__ = ["FROM_PLAYBOOK", "STATED", "about_in_text", "about_of", "case_changes", "changed_words", "combinations_words", "condition_words", "days_words", "hint_words", "label_of", "listed", "name_in_text", "names", "rates_words", "term", "terms"]
