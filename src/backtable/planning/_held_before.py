"""How likely what an answer claims was held to be before it was given: what anybody would have guessed."""

from datetime import datetime

from backtable.belief import ConditionLearned, Evidence, Noise, WillNot, believe
from backtable.case import Expression
from backtable.conduct import State, events
from backtable.errors import NoAnswerError, Place
from backtable.planning._evidence import condensed, learned_of, refusing

_WORLDS = 2000
_LEAST = 0.01


def held_before(state: State, now: datetime, said: events.StatementHeard) -> float:
    """Give the chance, to the percent, of what a statement claims, or else of what it says somebody refuses, as beliefs stood before it; 1 where it says neither or that cannot be told."""
    item: Evidence
    if said.claim:
        item = ConditionLearned(Expression(said.claim, Place("--claim")), said.about.partition("@")[2] or said.person)
    elif about := refusing(state, said):
        item = WillNot(said.person, about, Expression(said.refuses, Place("--refuses")), 1.0)
    else:
        return 1.0
    try:
        found = believe(state.case, [*(learned.item for learned in condensed(learned_of(state, now))), item], Noise(), _WORLDS, None, state.seating)
    except NoAnswerError:  # it is so in no world
        return 1.0
    return max(round(found.changes[-1].chance, 2), _LEAST)
