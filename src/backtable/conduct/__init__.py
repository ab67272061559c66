"""The record of a negotiation: what was offered, approved, said and agreed, by rules that hold whoever writes.

State is a function of the events, rules are functions of the state, and a store keeps the events. What events mean as
evidence lives in `belief`; what to do next lives in `planning`.
"""

from backtable.conduct import _events as events
from backtable.conduct._authority import Needed, Standing, inside, needed_in, required
from backtable.conduct._books import books_of
from backtable.conduct._carried import Dropped, dropped_by, kept_from
from backtable.conduct._conditions import Condition, conditions_of
from backtable.conduct._corrections import first_ahead
from backtable.conduct._counters import Counter, counters, counters_to
from backtable.conduct._decisions import Approval, ChangeAnswer, Mandate, MandateRefusal, Refusal, Request
from backtable.conduct._earlier import reading_words, unread_words
from backtable.conduct._encoding import body_of, digest_of, encoded, plain_field, read_field
from backtable.conduct._entry import EMPTY, FIRST, Entry, Event, Head, seen_by
from backtable.conduct._events import Evidence, Reasons, Terms
from backtable.conduct._files import RecordedFile
from backtable.conduct._losses import (
    Loss,
    LostSay,
    awaited,
    contested,
    losses,
    losses_for,
    losses_of,
    lost_by,
    resting_on,
    still_asked,
)
from backtable.conduct._meaning import (
    hearsay,
    in_numbers,
    known_thing,
    mere_hearsay,
    of_scores,
    region_problem,
    truth_problem,
)
from backtable.conduct._memory import MemoryStore
from backtable.conduct._moves import (
    answer_change,
    answer_offer,
    approve,
    ask_approval,
    ask_mandate,
    break_off,
    correct,
    draft_offer,
    grant_mandate,
    receive_answer,
    receive_offer,
    refuse,
    refuse_mandate,
    send_offer,
    settle,
    withdraw,
)
from backtable.conduct._offers import Answer, Offer, OfferStatus
from backtable.conduct._packages import package_of, terms_of
from backtable.conduct._paper import on_other_paper
from backtable.conduct._raw import NamedFile, Recovery, recover
from backtable.conduct._record import Cases, Record, case_entry, kept_side, open_record, read_events
from backtable.conduct._refusals import refused_inside
from backtable.conduct._register import EVENTS, EventKind, kind_of
from backtable.conduct._replay import MOST_JUDGED, broken_rules, derive, judge
from backtable.conduct._rivals import Rival, both_bind, rival_of, settled_beside
from backtable.conduct._sqlite import SqliteStore
from backtable.conduct._standing import (
    Authority,
    Basis,
    Missing,
    authority_for,
    authority_of,
    ended_since,
    hope_ends,
    hopeful,
    in_time_but_short,
    may_bind_yet,
)
from backtable.conduct._state import CaseVersion, Deadline, Question, SeatChange, State, Statement
from backtable.conduct._store import Row, Store
from backtable.conduct._todo import Task, mandate_gap, people_words, tasks
from backtable.conduct._undone import Undone, undone_now, undone_words
from backtable.conduct._verify import Verification, verify
from backtable.conduct._waiting import Waiting, waiting_for
from backtable.conduct._ways import Way, ways_back, ways_to_bind, ways_words
from backtable.conduct._words import (
    MOST_CHANGES,
    changes_of,
    conditions_words,
    event_words,
    evidence_words,
    left_out_words,
    lost_words,
    packages_words,
    person_words,
    recorded_words,
    region_words,
    terms_words,
    thing_words,
)
from backtable.conduct._yes_words import (
    crossed_words,
    dropped_words,
    instead_words,
    kept_words,
    replacing_words,
    withdrawn_words,
)
from backtable.conduct._yeses import mandate_gone

__all__ = [
    "EMPTY",
    "EVENTS",
    "FIRST",
    "MOST_CHANGES",
    "MOST_JUDGED",
    "Answer",
    "Approval",
    "Authority",
    "Basis",
    "CaseVersion",
    "Cases",
    "ChangeAnswer",
    "Condition",
    "Counter",
    "Deadline",
    "Dropped",
    "Entry",
    "Event",
    "EventKind",
    "Evidence",
    "Head",
    "Loss",
    "LostSay",
    "Mandate",
    "MandateRefusal",
    "MemoryStore",
    "Missing",
    "NamedFile",
    "Needed",
    "Offer",
    "OfferStatus",
    "Question",
    "Reasons",
    "Record",
    "RecordedFile",
    "Recovery",
    "Refusal",
    "Request",
    "Rival",
    "Row",
    "SeatChange",
    "SqliteStore",
    "Standing",
    "State",
    "Statement",
    "Store",
    "Task",
    "Terms",
    "Undone",
    "Verification",
    "Waiting",
    "Way",
    "answer_change",
    "answer_offer",
    "approve",
    "ask_approval",
    "ask_mandate",
    "authority_for",
    "authority_of",
    "awaited",
    "body_of",
    "books_of",
    "both_bind",
    "break_off",
    "broken_rules",
    "case_entry",
    "changes_of",
    "conditions_of",
    "conditions_words",
    "contested",
    "correct",
    "counters",
    "counters_to",
    "crossed_words",
    "derive",
    "digest_of",
    "draft_offer",
    "dropped_by",
    "dropped_words",
    "encoded",
    "ended_since",
    "event_words",
    "events",
    "evidence_words",
    "first_ahead",
    "grant_mandate",
    "hearsay",
    "hope_ends",
    "hopeful",
    "in_numbers",
    "in_time_but_short",
    "inside",
    "instead_words",
    "judge",
    "kept_from",
    "kept_side",
    "kept_words",
    "kind_of",
    "known_thing",
    "left_out_words",
    "losses",
    "losses_for",
    "losses_of",
    "lost_by",
    "lost_words",
    "mandate_gap",
    "mandate_gone",
    "may_bind_yet",
    "mere_hearsay",
    "needed_in",
    "of_scores",
    "on_other_paper",
    "open_record",
    "package_of",
    "packages_words",
    "people_words",
    "person_words",
    "plain_field",
    "read_events",
    "read_field",
    "reading_words",
    "receive_answer",
    "receive_offer",
    "recorded_words",
    "recover",
    "refuse",
    "refuse_mandate",
    "refused_inside",
    "region_problem",
    "region_words",
    "replacing_words",
    "required",
    "resting_on",
    "rival_of",
    "seen_by",
    "send_offer",
    "settle",
    "settled_beside",
    "still_asked",
    "tasks",
    "terms_of",
    "terms_words",
    "thing_words",
    "truth_problem",
    "undone_now",
    "undone_words",
    "unread_words",
    "verify",
    "waiting_for",
    "ways_back",
    "ways_to_bind",
    "ways_words",
    "withdraw",
    "withdrawn_words",
]
