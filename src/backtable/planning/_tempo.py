"""How many rounds the deadline leaves time for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backtable.conduct import Approval, Deadline, Mandate, MandateRefusal, Refusal, State

USUAL_DAYS = 14.0
USUAL_ROUNDS = 4
USUAL_OWN_DAYS = 2.0
_LEAST_OWN_DAYS = 0.5
_MOST_ROUNDS = 12
_FEWEST_DAYS = 3
_MOST_TURNS = 2  # of one day
_Decision = Approval | Refusal | Mandate | MandateRefusal


@dataclass(frozen=True, slots=True)
class Tempo:
    """How many more offers of ours there is time for, and what that rests on.

    Args:
        rounds: how many.
        deadline: the last one that is still ahead; None where the record holds none.
        days: how long a round takes: an offer of ours and one of theirs, or their answer.
        turns: from how many turns at the table that was observed; 0 where it was given or is what is usual.
        given: the days were given by the user.
        left: how many days are left until the deadline; None where there is none.
    """

    rounds: int
    deadline: Deadline | None
    days: float
    turns: int
    given: bool = False
    left: float | None = None


def tempo_of(state: State, now: datetime, days: float | None = None) -> Tempo:
    """Give how many rounds are left, by the deadline in the record and by how fast offers and answers have followed each other.

    A turn is one or several offers and answers of the same side in a row; of one day no more than two count, a turn of each side, since what is typed in one
    sitting says nothing of how fast they follow each other. Where there were turns on three days or more, a round takes twice the mean time from
    one turn to the next. Else it takes 14 days. There is always time for one round, and no more than 12 are planned; without a deadline, 4.

    Args:
        days: how long a round takes, instead of what was observed.
    """
    ahead = [item for item in state.deadlines if not item.met and item.when > now]
    deadline = max(ahead, key=lambda item: item.when, default=None)
    turns = _turns(state)
    days_at_it = {turn.astimezone().date() for turn in turns}
    observed = 2 * (turns[-1] - turns[0]) / timedelta(days=1) / (len(turns) - 1) if len(days_at_it) >= _FEWEST_DAYS else 0.0
    length = days or observed or USUAL_DAYS
    seen = len(turns) if not days and observed else 0
    if deadline is None:
        return Tempo(USUAL_ROUNDS, None, length, seen, bool(days))
    left = (deadline.when - now) / timedelta(days=1)
    return Tempo(min(max(int(left / length), 1), _MOST_ROUNDS), deadline, length, seen, bool(days), left)


def own_days_of(state: State) -> float | None:
    """Give how long our own people took from what they were asked to their answer, on average and half a day at the least; None where none has answered yet."""
    took = []
    for asked in state.requests:
        decided: tuple[_Decision, ...] = (*state.approvals, *state.refusals) if asked.offer else (*state.mandates, *state.declines)
        what = asked.offer or asked.number
        answers = [item.time for item in decided if item.person in asked.people and item.number > asked.number and _answers(item) == what]
        if answers:
            took.append((min(answers) - asked.time) / timedelta(days=1))
    return max(sum(took) / len(took), _LEAST_OWN_DAYS) if took else None


def _answers(decision: _Decision) -> int | None:
    """Give to which offer, or to which event that asked for a mandate, a decision is the answer."""
    return decision.asked if isinstance(decision, Mandate | MandateRefusal) else decision.offer


def _turns(state: State) -> list[datetime]:
    """Give when each turn began, of one day the first two."""
    sent = [(offer.sent, offer.side) for offer in state.offers if offer.sent]
    done = sorted([*sent, *((answer.moment, answer.side) for offer in state.offers for answer in offer.answers)])
    turns = [moment for place, (moment, side) in enumerate(done) if not place or done[place - 1][1] != side]
    by_day: dict[date, list[datetime]] = {}
    for moment in turns:
        by_day.setdefault(moment.astimezone().date(), []).append(moment)
    return [moment for found in by_day.values() for moment in found[:_MOST_TURNS]]
