"""Which events can complete the authority for an offer, and which have no effect where they were written past the rules."""

from backtable.conduct import _events as happened

BEARING = (
    happened.AnswerGiven, happened.AnswerReceived, happened.ApprovalGiven, happened.MandateGranted,
    happened.OfferReceived, happened.SeatChanged, happened.CaseChanged, happened.ChangeAnswered,
)  # fmt: skip
WITHOUT_EFFECT = frozenset((  # of what was written against the rules; offers and answers the others may well have, so that they are shown
    happened.ApprovalRefused, happened.BrokenOff, happened.CaseChanged, happened.ChangeAnswered, happened.DeadlineSet, happened.MandateRefused,
    happened.SeatChanged, happened.Settled, happened.Withdrawn,
))  # fmt: skip
