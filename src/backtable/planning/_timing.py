"""How long a move takes, and by how much it comes too late."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from backtable.planning._lying import BeforeUs
from backtable.planning._moves import Accept, Ask, Step, asked_before, rounds_of
from backtable.planning._situation import Pace, Situation

_ROUNDING = 1e-9


def days_of(step: Step, situation: Situation) -> float:
    """Give how many days a move takes at the least until an offer is answered, or theirs accepted."""
    return rounds_of(step) * situation.pace.round_days + asked_before(step, situation.may_send) * situation.pace.own_days


def rounds_after(pace: Pace, waits: bool) -> int:
    """Give how many more offers of ours there is time for once what lies on the table is answered, where a deadline is ahead; else as many as ever.

    Args:
        waits: an offer of ours lies there, whose answer takes a round. What is accepted takes as long as an approval of our own people.
    """
    tempo = pace.tempo
    if tempo is None or tempo.left is None:
        return pace.rounds
    left = tempo.left - pace.own_days
    return pace.rounds - 1 if waits else min(max(int(left / tempo.days), 1), pace.rounds) if left > 0 else 0


def days_after(situation: Situation, rounds: int, spent: float = 0.0) -> float:
    """Give after how many days so many rounds are over, at the latest at the deadline.

    Args:
        spent: days that are over before the first of them.
    """
    days, left = spent + rounds * situation.pace.round_days, days_left(situation)
    return days if left is None else min(days, left)


def stands(situation: Situation, item: BeforeUs, people: Sequence[str], rounds: int, spent: float = 0.0) -> bool:
    """Say whether what lies before us can still be accepted after so many rounds, and days before them.

    Args:
        people: who of ours must approve it first, who are asked while the other side answers at the latest.
    """
    ready, left = (spent + situation.pace.own_days if people else spent), days_left(situation)
    if left is not None and ready > left + _ROUNDING:
        return False
    return situation.offered(item.package, max(days_after(situation, rounds, spent), ready)) is not None


def asked_beside(step: Step, situation: Situation, theirs: Iterable[tuple[BeforeUs, tuple[str, ...]]]) -> tuple[BeforeUs, tuple[str, ...]] | None:
    """Give an offer of theirs for which our own people must be asked at once, beside a move: after their answer to that there is no time for it before the deadline.

    Args:
        theirs: what lies before us and who of ours must approve it, the best first.
    """
    left, pace = days_left(situation), situation.pace
    if left is None or isinstance(step, Ask) or not rounds_of(step) or days_over(step, situation):
        return None
    if days_after(situation, 1, asked_before(step, situation.may_send) * pace.own_days) + pace.own_days <= left + _ROUNDING:
        return None
    asked = {(item.offer, key) for item in situation.pending for key in item.people}
    return next(((item, people) for item, people in theirs if people and not {(item.number, key) for key in people} <= asked and stands(situation, item, people, 1)), None)


def days_left(situation: Situation) -> float | None:
    """Give how many days are left until the deadline by which rounds were counted; None where there is none."""
    tempo = situation.pace.tempo
    if tempo is None or tempo.deadline is None:
        return None
    return tempo.rounds * tempo.days if tempo.left is None else tempo.left


def days_short(step: Step, situation: Situation) -> float | None:
    """Give how many days the other side has for its answer before the deadline, where that is less than a round takes; None where it is not."""
    left = days_left(situation)
    if left is None or not rounds_of(step) or days_over(step, situation):
        return None
    days = left - days_of(step, situation) + situation.pace.round_days
    return days if days < situation.pace.round_days - _ROUNDING else None


def days_over(step: Step, situation: Situation) -> float:
    """Give by how many days a move misses the deadline by which rounds were counted, or the end of what lies before us; 0 where it misses neither.

    For a deadline that is ahead there is always one round, and what is asked first only shortens that: so a move misses the deadline where what is asked takes
    longer than there is time.
    """
    left, over, days = days_left(situation), 0.0, days_of(step, situation)
    if left is not None:
        over = days - rounds_of(step) * situation.pace.round_days - left
    if isinstance(step, Accept) and step.until is not None and situation.now is not None:
        over = max(over, days - (step.until - situation.now) / timedelta(days=1))
    return over if over > _ROUNDING else 0.0
