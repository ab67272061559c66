"""What `next` says of our own yes that stands no longer, or not for long."""

from collections.abc import Iterator

from backtable.case import Expression
from backtable.papers._timing import days_until
from backtable.planning import Accept, GetApproval, Move, Next, Situation, Wait
from backtable.quantities import day, money, share
from backtable.value import codes_of, holding
from backtable.wording import condition_words, listed, names, terms


def ended_words(situation: Situation) -> Iterator[str]:
    """Say which offers of ours lie before them without our own yes, and what to do."""
    for number in dict.fromkeys(item.offer for item in situation.ended):
        items = [item for item in situation.ended if item.offer == number]
        whys = "; ".join(f"{names(situation.case, [item.person])}: {item.why}" for item in items)
        renew = listed([f"`backtable approve FILE {number} --for {key}`" for key in dict.fromkeys(item.person for item in items)])
        yield (
            f"Our offer {number} lies before them, but our own yes to it stands no longer ({whys}): if they accept, it does not bind before that is given again. "
            f"Get it again ({renew}), or withdraw the offer (`backtable offer withdraw FILE {number}`)."
        )


def ending_words(situation: Situation) -> Iterator[str]:
    """Say what of our own yes ends within a round, and what rests on it."""
    for item in situation.ending if situation.now else ():
        assert situation.now is not None
        left = days_until(situation.now, item.until)
        rests = f"; after that our offer{'' if len(item.offers) == 1 else 's'} {listed([str(number) for number in item.offers])} must be approved again or withdrawn" if item.offers else ""
        yield f"{names(situation.case, [item.person])}'s {item.how} {item.number} ends on {day(item.until.astimezone().date())}, {left} from now{rests}."


def pending_words(situation: Situation) -> Iterator[str]:
    """Say what our own people were asked already and have not answered."""
    for item in situation.pending:
        what = f"to approve offer {item.offer}" if item.offer else f"for a mandate for packages in which {condition_words(situation.case, item.region)}"
        until = f", until {day(item.by.astimezone().date())}" if item.by else ""
        over = " (overdue)" if item.by and situation.now and item.by < situation.now else ""
        yield f"{names(situation.case, item.people)} {'was' if len(item.people) == 1 else 'were'} asked {what} in event {item.number}{until}{over}, and {'has' if len(item.people) == 1 else 'have'} not answered."


def ruled_out_words(found: Next) -> Iterator[str]:
    """Say why to accept what lies before us is not weighed, where our own side would not approve it."""
    case = found.situation.case
    for item in found.ruled_out:
        theirs = found.situation.offered(item.package)
        number = f" {theirs.number}" if theirs and len(found.situation.theirs) > 1 else ""
        people = listed([f"{names(case, [key])} with {share(chance)} chance" for key, chance in item.people])
        yield (
            f"To accept their offer{number} that lies before us is not weighed, for our own people would not approve it as the case has it: {people}, and it takes {share(item.least)} (`own_chance`). "
            f"It would bring us {money(item.gain, case.currency)} over no deal in expectation."
        )


def beside_words(situation: Situation, move: Move) -> Iterator[str]:
    """Say whom of ours to ask at once, too, so that theirs can still be accepted before the deadline."""
    if move.beside:
        item, people = move.beside
        number = f" {item.number}" if item.number else ""
        yield f"Ask {names(situation.case, people)} at once to approve their offer{number}, too ({terms(situation.case, item.package)})."


def resting_lines(situation: Situation, move: Move) -> Iterator[str]:
    """Say of a move on which conditions of our own people it rests, and who of those whom it asks refused a mandate that holds what it asks them."""
    step, case = move.step, situation.case
    found: dict[str, list[str]] = {}
    for person, text in move.conditions:
        found.setdefault(person, []).append(text)
    for person, texts in found.items():
        yield f"It rests on a yes of {names(case, [person])} on condition that {'; '.join(texts)}."
    if move.beside:
        yield (
            f"After their answer there is no time left before the deadline to ask {names(case, move.beside[1])}: only with a yes that is there by then can their offer be accepted "
            "if they turn ours down or do not answer."
        )
    if move.resting:
        ends = listed([f"{names(case, [item.person])}'s {item.how} {item.number}, which ends on {day(item.until.astimezone().date())}" for item in move.resting])
        if isinstance(step, Accept):
            yield f"It rests on {ends}. {_accepted_by_then(situation, move, step)}"
        else:
            instead = "Get it for longer" if isinstance(step, Wait) else "Get it for longer first, or let the offer end by then"
            yield f"It rests on {ends}. With {share(situation.late(move.resting))} chance, as a round goes, their answer comes after that, and then binds only once that is given again. {instead}."
    if not isinstance(step, GetApproval | Accept):
        return
    for item in situation.declined:
        if item.person in step.people and holding(case, Expression(item.region), codes_of(case, [step.package])).any():
            yield f"{names(case, [item.person])} refused a mandate that holds this package (event {item.number}: {item.reason}); it is weighed as if they said yes to it alone, which they may not."


def _accepted_by_then(situation: Situation, move: Move, step: Accept) -> str:
    """Say what to do about a yes of ours that ends soon and by which an offer of theirs can be accepted."""
    lacking = situation.lacking(step.package)
    before = f"Accept before that{f', once {names(situation.case, step.people)} said yes, too' if step.people else ''}, or get it for longer"
    if not lacking:
        return f"{before}: accepted by then it binds both sides at once."
    return (
        f"{before}. It binds only with the yes of {names(situation.case, lacking)}, too: with {share(situation.late(move.resting))} chance, as a round goes, that comes after ours has ended, "
        "which must then be given again."
    )


def to_renew(situation: Situation, step: Wait) -> str:
    """Name the offers that lie before them and to which our own yes has ended: `offer 4`, `offers 4 and 5`."""
    numbers = list(dict.fromkeys(str(item.offer) for item in situation.ended if item.offer in step.numbers or item.package in step.packages))
    return f"offer{'' if len(numbers) == 1 else 's'} {listed(numbers)}"


def renewing(found: Next, step: Wait) -> list[str]:
    """Say how waiting is weighed where our own yes must be given again, and against what."""
    if not step.renew:
        return []
    which = to_renew(found.situation, step)
    return [
        f"It is weighed as if {names(found.situation.case, step.renew)} said yes again while they answer. The moves that send something else are weighed as if {which} were withdrawn first."
    ]
