"""What to do next: the moves that are open now, weighed by what they lead to.

Values and chances come from below; what was offered, approved and heard is the record's.
"""

from backtable.planning._ceiling import Ceiling
from backtable.planning._concession import LIKELY, Best, Concession, Terms, Yardstick
from backtable.planning._credence import Answered, AskedBefore, Credence, credence_of
from backtable.planning._evidence import Learned, asked_before, condensed, evidence_of, heard_before, learned_of, passed
from backtable.planning._from_record import (
    Impossible,
    beliefs_of,
    followed,
    impossible_in,
    require_possible,
    situation_of,
)
from backtable.planning._held_before import held_before
from backtable.planning._holding import HoldingOut
from backtable.planning._lying import BeforeThem, BeforeUs, RuledOut
from backtable.planning._moves import (
    Accept,
    Ask,
    Complete,
    GetApproval,
    GetMandate,
    Move,
    Send,
    SendSeveral,
    TakeBack,
    Wait,
    idle,
)
from backtable.planning._next import Next, next_moves
from backtable.planning._our_yes import Ended, Ending, Pending
from backtable.planning._own_word import OwnRefusal, Unconfirmed
from backtable.planning._plan import Plan, Round, plan_of
from backtable.planning._situation import Agreed, Declined, Drafted, Held, Pace, Situation
from backtable.planning._tempo import USUAL_OWN_DAYS, Tempo, own_days_of, tempo_of
from backtable.planning._timing import days_after
from backtable.planning._unread import unread_of

__all__ = [
    "LIKELY",
    "USUAL_OWN_DAYS",
    "Accept",
    "Agreed",
    "Answered",
    "Ask",
    "AskedBefore",
    "BeforeThem",
    "BeforeUs",
    "Best",
    "Ceiling",
    "Complete",
    "Concession",
    "Credence",
    "Declined",
    "Drafted",
    "Ended",
    "Ending",
    "GetApproval",
    "GetMandate",
    "Held",
    "HoldingOut",
    "Impossible",
    "Learned",
    "Move",
    "Next",
    "OwnRefusal",
    "Pace",
    "Pending",
    "Plan",
    "Round",
    "RuledOut",
    "Send",
    "SendSeveral",
    "Situation",
    "TakeBack",
    "Tempo",
    "Terms",
    "Unconfirmed",
    "Wait",
    "Yardstick",
    "asked_before",
    "beliefs_of",
    "condensed",
    "credence_of",
    "days_after",
    "evidence_of",
    "followed",
    "heard_before",
    "held_before",
    "idle",
    "impossible_in",
    "learned_of",
    "next_moves",
    "own_days_of",
    "passed",
    "plan_of",
    "require_possible",
    "situation_of",
    "tempo_of",
    "unread_of",
]
