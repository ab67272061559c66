"""What we hold likely after what was learned: evidence, its likelihoods, and weights on worlds.

Evidence re-weights worlds and never edits the assumptions as written. What was said and done, by whom and when, is the
record's; what to do next is for `planning`.
"""

from backtable.belief._beliefs import DEFAULT_WORLDS, Beliefs, believe
from backtable.belief._course import Course, Followed, follow, followed_by
from backtable.belief._evidence import (
    Accepted,
    Approved,
    ConditionLearned,
    Countered,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
    Would,
    packages_in,
)
from backtable.belief._file import read_evidence
from backtable.belief._held import Held, Spread
from backtable.belief._models import likelihood_models, model_of
from backtable.belief._noise import Noise
from backtable.belief._register import LikelihoodModel
from backtable.belief._shifts import Fit, Origin, Report, Shift, YesShift, report
from backtable.belief._state import Change
from backtable.belief._traits import OptionShift, TraitShift, option_shifts, trait_shifts
from backtable.belief._yes_course import YesCourse

__all__ = [
    "DEFAULT_WORLDS",
    "Accepted",
    "Approved",
    "Beliefs",
    "Change",
    "ConditionLearned",
    "Countered",
    "Course",
    "Evidence",
    "Fit",
    "Followed",
    "Heard",
    "Held",
    "Lapsed",
    "LikelihoodModel",
    "MustAsk",
    "Noise",
    "NotStandard",
    "OfferReceived",
    "OptionShift",
    "Origin",
    "ReasonGiven",
    "Refused",
    "Rejected",
    "Report",
    "Shift",
    "Spread",
    "TraitShift",
    "ValueLearned",
    "WillNot",
    "Would",
    "YesCourse",
    "YesShift",
    "believe",
    "follow",
    "followed_by",
    "likelihood_models",
    "model_of",
    "option_shifts",
    "packages_in",
    "read_evidence",
    "report",
    "trait_shifts",
]
