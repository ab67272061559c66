"""The record of a negotiation: what was offered, approved, said and agreed, by rules that hold whoever writes.

State is a function of the events, rules are functions of the state, and a store keeps the events. What events mean as
evidence lives in `belief`; what to do next lives in `planning`.
"""

from backtable.conduct import _events as events
from backtable.conduct._authority import Needed, Standing, inside, needed_in, required
from backtable.conduct._conditions import Condition, conditions_of
from backtable.conduct._corrections import first_ahead
from backtable.conduct._counters import Counter, counters, counters_to
from backtable.conduct._encoding import body_of, digest_of, encoded, plain_field, read_field
from backtable.conduct._entry import EMPTY, FIRST, Entry, Event, Head, seen_by
from backtable.conduct._events import Evidence, Reasons, Terms
from backtable.conduct._files import RecordedFile
from backtable.conduct._fold import derive
from backtable.conduct._meaning import in_numbers, known_thing, region_problem, truth_problem
from backtable.conduct._memory import MemoryStore
from backtable.conduct._moves import (
    answer_offer,
    approve,
    ask_approval,
    ask_mandate,
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
from backtable.conduct._paper import on_other_paper
from backtable.conduct._raw import NamedFile, Recovery, recover
from backtable.conduct._record import Cases, Record, case_entry, kept_side, open_record, read_events
from backtable.conduct._register import EVENTS, EventKind, kind_of
from backtable.conduct._replay import MOST_JUDGED, broken_rules, judge
from backtable.conduct._sqlite import SqliteStore
from backtable.conduct._standing import (
    Authority,
    Basis,
    Missing,
    authority_for,
    authority_of,
    books_of,
    ended_since,
    hopeful,
    in_time_but_short,
    may_bind_yet,
)
from backtable.conduct._state import (
    Answer,
    Approval,
    CaseVersion,
    Deadline,
    Mandate,
    MandateRefusal,
    Offer,
    OfferStatus,
    Question,
    Refusal,
    Request,
    SeatChange,
    State,
    Statement,
    package_of,
    terms_of,
)
from backtable.conduct._store import Row, Store
from backtable.conduct._todo import Task, mandate_gap, people_words, tasks
from backtable.conduct._verify import Verification, verify
from backtable.conduct._waiting import Waiting, waiting_for
from backtable.conduct._words import (
    conditions_words,
    event_words,
    evidence_words,
    person_words,
    recorded_words,
    region_words,
    terms_words,
)

__all__ = [
    "EMPTY",
    "EVENTS",
    "FIRST",
    "MOST_JUDGED",
    "Answer",
    "Approval",
    "Authority",
    "Basis",
    "CaseVersion",
    "Cases",
    "Condition",
    "Counter",
    "Deadline",
    "Entry",
    "Event",
    "EventKind",
    "Evidence",
    "Head",
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
    "Row",
    "SeatChange",
    "SqliteStore",
    "Standing",
    "State",
    "Statement",
    "Store",
    "Task",
    "Terms",
    "Verification",
    "Waiting",
    "answer_offer",
    "approve",
    "ask_approval",
    "ask_mandate",
    "authority_for",
    "authority_of",
    "body_of",
    "books_of",
    "broken_rules",
    "case_entry",
    "conditions_of",
    "conditions_words",
    "correct",
    "counters",
    "counters_to",
    "derive",
    "digest_of",
    "draft_offer",
    "encoded",
    "ended_since",
    "event_words",
    "events",
    "evidence_words",
    "first_ahead",
    "grant_mandate",
    "hopeful",
    "in_numbers",
    "in_time_but_short",
    "inside",
    "judge",
    "kept_side",
    "kind_of",
    "known_thing",
    "mandate_gap",
    "may_bind_yet",
    "needed_in",
    "on_other_paper",
    "open_record",
    "package_of",
    "people_words",
    "person_words",
    "plain_field",
    "read_events",
    "read_field",
    "receive_answer",
    "receive_offer",
    "recorded_words",
    "recover",
    "refuse",
    "refuse_mandate",
    "region_problem",
    "region_words",
    "required",
    "seen_by",
    "send_offer",
    "settle",
    "tasks",
    "terms_of",
    "terms_words",
    "truth_problem",
    "verify",
    "waiting_for",
    "withdraw",
]
