"""How long a move takes, and until when what it rests on stands, in words."""

from datetime import datetime

from backtable.case import Case
from backtable.planning import Accept, Complete, GetApproval, Move, Next, Situation, Wait
from backtable.quantities import counted, day, plain
from backtable.wording import names


def days_words(days: float) -> str:
    """Say how many days something takes: `1 day`, `16 days`; of less than one how many hours: `15 hours`, `under an hour`."""
    if days < 23.5 / 24:
        return f"{counted(hours)} hour{'' if hours == 1 else 's'}" if (hours := round(days * 24)) else "under an hour"
    return f"{plain(round(days, 1) if days < 3 else round(days))} day{'' if round(days, 1) == 1 else 's'}"


def days_until(now: datetime, until: datetime) -> str:
    """Say how many days are left until a moment, as a calendar counts them; on its own day how many hours."""
    return days_words(max((until.astimezone().date() - now.astimezone().date()).days, 0) or max((until - now).total_seconds() / 86400, 0))


def timing_lines(situation: Situation, move: Move) -> tuple[str, ...]:
    """Say until when an offer stands that a move accepts or completes, and that the move takes longer than there is time for, or leaves them less than a round for their answer."""
    step, lines = move.step, list[str]()
    if isinstance(step, Accept | Complete) and step.until is not None:
        takes = f", and the approval of {names(situation.case, step.people)} takes about {days_words(situation.pace.own_days)}" if isinstance(step, Accept) and step.people else ""
        lines.append(f"It lapses on {_moment(step.until)}, {_left(situation, step.until)}{takes}.")
    if move.late:
        lines.append(_late(situation, move))
    elif move.short is not None:
        lines.append(f"It leaves them about {days_words(move.short)} to answer before the deadline, where a round takes {days_words(situation.pace.round_days)}: tell them by when.")
    return tuple(lines)


def _late(situation: Situation, move: Move) -> str:
    step, pace = move.step, situation.pace
    if isinstance(step, Accept) and step.until is not None and situation.now is not None and move.days > (step.until - situation.now).total_seconds() / 86400:
        return "The approval would come too late at this pace: ask for it today, or ask them to let their offer stand longer."
    left = pace.rounds * pace.round_days if pace.tempo is None or pace.tempo.left is None else pace.tempo.left
    ends = isinstance(step, Accept | Complete)
    until = "the approvals are there" if ends else "an offer can be sent"
    return f"It cannot end before the deadline: until {until} it takes about {days_words(move.days - (0 if ends else pace.round_days))}, and there is time for {days_words(left)}."


def lapsing(situation: Situation) -> list[str]:
    """Say that what lies before us lapses before a round has passed, so that any other move may lose it."""
    now, several = situation.now, len(situation.before_us) > 1
    soon = [item for item in situation.before_us if now and item.expires and (item.expires - now).total_seconds() / 86400 <= situation.pace.round_days]
    return [
        f"Their offer {f'{item.number} ' if several else ''}that lies before us lapses on {_moment(item.expires)}, {_left(situation, item.expires)}: before another offer of ours is answered, as a round goes."
        for item in soon if item.expires
    ]


def staying(found: Next) -> list[str]:
    """Say why what is under way comes first, where another move is worth more by less than can be measured."""
    if not found.moves or not found.moves[0].stays:
        return []
    step = found.moves[0].step
    if isinstance(step, GetApproval) and any(item.package == step.package and item.ended == item.missing for item in found.situation.drafts):
        return ["What is drafted and was approved before comes first, since no other move is worth more by what can be measured."]
    if not isinstance(step, Wait):
        return ["What our own people were asked already comes first, since no other move is worth more by what can be measured."]
    due, several = found.situation.due, len(step.packages) > 1
    until = f", {'the first of which' if several else 'which'} stands until {_moment(due)}," if due else ""
    return [f"Waiting comes first, since no other move is worth more by what can be measured: to replace our offer{'s' if several else ''}{until} before {'they are' if several else 'it is'} answered is to bid against ourselves."]


def refusals_words(case: Case, situation: Situation) -> list[str]:
    """Say of each package that one of ours refused that neither it nor what is no better for them is put to them."""
    return [
        f"{names(case, [item.person])} refused a package: {item.reason} (event {item.number}). Neither it nor what is no better for them, as the case has it, is proposed while it needs their yes."
        for item in situation.own_refusals
        if item.package is not None
    ]


def _moment(moment: datetime) -> str:
    return day(moment.astimezone().date())


def _left(situation: Situation, until: datetime) -> str:
    assert situation.now is not None
    return f"{days_until(situation.now, until)} from now"
