"""How long a move takes, and by how much it comes too late."""

from datetime import timedelta

from backtable.planning._moves import Accept, Step, asked_before, rounds_of
from backtable.planning._situation import Situation

_ROUNDING = 1e-9


def days_of(step: Step, situation: Situation) -> float:
    """Give how many days a move takes at the least until an offer is answered, or theirs accepted."""
    return rounds_of(step) * situation.pace.round_days + asked_before(step, situation.may_send) * situation.pace.own_days


def days_over(step: Step, situation: Situation) -> float:
    """Give by how many days a move misses the deadline by which rounds were counted, or the end of what lies before us; 0 where it misses neither.

    For a deadline that is ahead there is always one round.
    """
    tempo, over, days = situation.pace.tempo, 0.0, days_of(step, situation)
    if tempo is not None and tempo.deadline is not None:
        left = tempo.rounds * tempo.days if tempo.left is None else tempo.left
        over = days - (max(left, tempo.days) if rounds_of(step) else left)
    if isinstance(step, Accept) and situation.until is not None and situation.now is not None:
        over = max(over, days - (situation.until - situation.now) / timedelta(days=1))
    return over if over > _ROUNDING else 0.0
