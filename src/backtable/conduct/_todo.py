"""Who must do what by when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from backtable.conduct._authority import needed_in
from backtable.conduct._conditions import conditions_of
from backtable.conduct._counters import counters_to
from backtable.conduct._decisions import Refusal
from backtable.conduct._earlier import reading_words, unread_words
from backtable.conduct._losses import awaited, contested, losses, losses_for
from backtable.conduct._offers import Offer, OfferStatus
from backtable.conduct._paper import on_other_paper
from backtable.conduct._standing import Authority, authority_of, hope_ends, hopeful, last_chance, may_bind_yet
from backtable.conduct._state import State
from backtable.conduct._ways import ways_to_bind, ways_words
from backtable.conduct._words import packages_words, person_words
from backtable.conduct._yeses import mandate_gone
from backtable.errors import RefusedError
from backtable.quantities import clock_time
from backtable.wording import listed

_LIVE = (OfferStatus.DRAFT, OfferStatus.OPEN, OfferStatus.SUBJECT, OfferStatus.BINDING)
_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for somebody.

    Args:
        people: who must do it; a side's label where anybody on it may.
        what: what to do, in the imperative.
        by: by when, None where nothing says.
        about: number of the event that it is about.
        overdue: True if that is past.
        afterwards: True of a yes to an offer of ours that has gone out already, so that nothing waits for it.
    """

    people: tuple[str, ...]
    what: str
    by: datetime | None
    about: int
    overdue: bool = False
    afterwards: bool = False


def tasks(state: State, now: datetime) -> tuple[Task, ...]:
    """Give who must do what by when, what can still matter most first.

    What is overdue or due within a week by its day, our own front table's first of one day; then what else they must do; then the rest by its day and
    what has none; last, what is owed for offers that have gone out already.
    """
    if (tasks, now) not in state.kept:  # a screen is laid out several times until it fits
        found = []
        for item in (*_of_offers(state, now), *_of_mandates(state, now), *_of_changes(state, now), *_of_the_rest(state)):
            found.append(replace(item, overdue=item.by is not None and item.by < now))
        front = {state.keeper, *_front(state)}
        state.kept[tasks, now] = tuple(sorted(found, key=lambda task: _order(task, front, now)))
    kept: tuple[Task, ...] = state.kept[tasks, now]
    return kept


def _order(task: Task, front: set[str], now: datetime) -> tuple[bool, int, datetime, bool, bool, int]:
    """Give by what tasks are put in order."""
    own = not front.isdisjoint(task.people)
    soon = task.by is not None and task.by < now + _SOON
    return task.afterwards, 0 if soon else 1 if own else 2, (task.by or now) if soon or not own else now, task.by is None, not own, task.about


def _of_offers(state: State, now: datetime) -> Iterator[Task]:
    agreed, hoped = state.agreed(now), {offer.number for offer in hopeful(state, now)}
    for offer in state.offers:
        status = offer.status(now)
        countered = {item.side for item in counters_to(state, offer)}
        try:
            if state.forbidden(offer):
                if status in _LIVE:
                    verb = "withdraw" if offer.side == state.side else "reject"
                    yield Task(_front(state), f"{verb} offer {offer.number}, which came about against the rules", None, offer.number)
            elif agreed and offer.number in hoped:
                yield from _over(state, offer, now)
            elif agreed and offer.number != agreed.number:
                continue  # it can bind no more
            elif status is OfferStatus.DRAFT:
                yield from _draft(state, offer, now)
            elif status is OfferStatus.OPEN and offer.side != state.side:
                yield Task(_front(state), f"answer offer {offer.number}", _soonest(offer.expires, _first_end(state, offer, now)), offer.number)
                yield from _approvals(state, offer, authority_of(state, offer, state.side, now), asked_only=True)
            elif status is OfferStatus.OPEN:
                if others := tuple(side.label for side in state.case.other_sides if not offer.answer_of(side.key) and side.key not in countered):
                    end = _first_end(state, offer, now)
                    early = end is not None and (offer.expires is None or end < offer.expires)
                    what = f"answer our offer {offer.number}{': our own yes to it ends then' if early else ''}"
                    yield Task(others, what, _soonest(offer.expires, end), offer.number)
                yield from _approvals(state, offer, authority_of(state, offer, state.side, now))  # a yes that it was sent by may have ended
                yield from _renewals(state, offer, now)
                for side in state.case.other_sides:
                    yield from _refused(state, offer, authority_of(state, offer, side.key, now))
            elif status is OfferStatus.SUBJECT:
                for side in state.case.sides:
                    if side.key != offer.side and not offer.answer_of(side.key):
                        if side.key in countered:
                            continue
                        yield Task((side.label,), f"answer offer {offer.number}", offer.expires, offer.number)
                    else:
                        yield from _approvals(state, offer, authority_of(state, offer, side.key, now), end=_first_end(state, offer, now))
                for loss in awaited(state, offer, authority_of(state, offer, state.side, now)):
                    yield Task((loss.person,), f"agree (`approve {loss.change.number}`) to being asked no longer, to which they said no: offer {offer.number} does not bind without that", offer.expires, offer.number)
            elif offer.number in hoped:
                yield from _over(state, offer, now)
            elif status is OfferStatus.BINDING:
                conditions = ", on conditions that are to be met" if conditions_of(state, offer, now) else ""
                if state.rivals:
                    rivals = listed([str(item.offer) for item in state.rivals])
                    yield Task(_front(state), f"agree in writing which stands, for offers {rivals} and {offer.number} bind (`settle --instead-of`)", None, offer.number)
                    continue
                yield Task(_front(state), f"settle offer {offer.number}: both sides are bound{conditions}", None, offer.number)
        except RefusedError:
            yield Task(_front(state), _unreadable(state, offer), None, offer.number)


def _unreadable(state: State, offer: Offer) -> str:
    """Say what to do about an offer that is no package of the case any more."""
    otherwise = "withdraw it" if offer.side == state.side else "reject it"
    return f"offer {offer.number} {unread_words(state, offer.terms)}, so that it is no package of the case any more: {reading_words(state, offer.terms)}; or {otherwise}"


def _over(state: State, offer: Offer, now: datetime) -> Iterator[Task]:
    """Give what to do about an offer that was accepted in time, and lapsed or was withdrawn before everybody's yes to it was in the record."""
    if short := may_bind_yet(state, offer, now):
        people = listed(list(dict.fromkeys(item.person for authority in short for item in authority.missing)))
        others = ways_to_bind(state, offer, now)[1:]
        so = f"if so, or if {ways_words(others)}" if others else "if so"
        by, over = last_chance(state, offer, now), hope_ends(state, offer, now)
        if by and over and by < over:
            what = (
                f"write down whether {people} approved offer {offer.number} by {clock_time(by)}, before the case changed (`approve --on`, `refuse --on`): "
                f"it was accepted before that, and {'would bind beside what is agreed' if state.agreed(now) else f'binds {so}'}"
            )
        elif offer.status(now) is OfferStatus.SUBJECT:
            what = (
                f"write down whether {people} approved offer {offer.number} before {clock_time(hope_ends(state, offer, now))} (`approve --on`, `refuse --on`): "
                "it was accepted before that, when another was agreed, and would bind beside that one"
            )
        elif offer.status(now) is OfferStatus.ENDED:
            what = (
                f"write down whether {people} approved offer {offer.number} before the talks were broken off on {clock_time(hope_ends(state, offer, now))} (`approve --on`, `refuse --on`): "
                f"it was accepted before that, and binds {so}"
            )
        elif offer.withdrawn and offer.withdrawn_at:
            what = (
                f"write down whether {people} approved offer {offer.number} before it was withdrawn on {clock_time(offer.withdrawn_at)} (`approve --on`, `refuse --on`): "
                f"it was accepted before that, and binds {so}"
            )
        else:
            what = (
                f"write down that {people} approved offer {offer.number}, if so by {clock_time(offer.expires)} (`approve --on`){'' if state.agreed(now) else ', or offer it again'}: "
                f"it was accepted in time, but lapsed without that{', and would bind beside what is agreed' if state.agreed(now) else ''}"
            )
        yield Task(_front(state), what, None, offer.number)


def _soonest(*moments: datetime | None) -> datetime | None:
    return min((item for item in moments if item), default=None)


def _first_end(state: State, offer: Offer, now: datetime) -> datetime | None:
    """Give when the first yes of ours to an offer ends, if only whoever sends has still to say theirs."""
    authority = authority_of(state, offer, state.side, now)
    return None if any(item.person != state.speaker for item in authority.missing) else _soonest(*_ends(authority).values())


def _ends(authority: Authority) -> dict[str, datetime]:
    """Give when the yes of each ends, as far as it has an end."""
    ends = {basis.person: basis.approval.until if basis.approval else basis.mandate.until if basis.mandate else None for basis in authority.bases}
    return {person: end for person, end in ends.items() if end}


def _renewals(state: State, offer: Offer, now: datetime) -> Iterator[Task]:
    """Give whose yes to an offer of ours that lies before them ends within a week, and before the offer does: then nothing can come of it unless they give it again."""
    for person, end in _ends(authority_of(state, offer, state.side, now)).items():
        if end < now + _SOON and (offer.expires is None or end < offer.expires):
            until = f"until {clock_time(offer.expires)}" if offer.expires else "without an end"
            yield Task((person,), f"give their yes to offer {offer.number} again or not: it ends then, and the offer lies before them {until}", end, offer.number)


def _draft(state: State, offer: Offer, now: datetime) -> Iterator[Task]:
    if offer.case != state.version.digest:
        yield Task(_front(state), f"draft offer {offer.number} again: the case has changed since", None, offer.number)
        return
    authority = authority_of(state, offer, state.side, now)
    front = _front(state)
    missing = [item for item in authority.missing if item.person != state.speaker]
    if blocked := contested(state, offer.terms):
        people = listed([loss.person for loss in blocked])
        changes = listed(list(dict.fromkeys(f"`approve {loss.change.number}`" for loss in blocked)))
        yield Task(front, f"do not send offer {offer.number} before {people} {'agrees' if len(blocked) == 1 else 'agree'} to being asked no longer ({changes}), or change the case so that it asks them", offer.expires, offer.number)
    elif not missing:
        end = _first_end(state, offer, now)
        then = ", but not after that day" if end and (offer.expires is None or end < offer.expires) else ""
        yield Task(front, f"send offer {offer.number}, or undo the draft: nobody else's approval is missing{then}", _soonest(offer.expires, end), offer.number)
    yield from _approvals(state, offer, authority, leave_out=(state.speaker,))


def _approvals(
    state: State, offer: Offer, authority: Authority, leave_out: tuple[str, ...] = (), asked_only: bool = False, end: datetime | None = None
) -> Iterator[Task]:
    """Give what each person must approve, by the day that they were given, or that on which the offer, the first yes of ours to it (`end`) or, of ours, that of somebody else ends."""
    if authority.complete:
        return
    gone_out = authority.side == state.side and offer.side == state.side and offer.sent is not None and not offer.answers
    if again := [item for item in authority.missing if item.why and gone_out and not item.refusal]:
        whys = "; ".join(dict.fromkeys(item.why for item in again))
        yield Task(_front(state), f"withdraw offer {offer.number}, or get the yes of {listed([item.person for item in again])} again: {whys}", None, offer.number)
    for item in authority.missing:
        asked = [found for found in state.requests if found.offer == offer.number and item.person in found.people]
        no = item.refusal
        if item.person in leave_out or (asked_only and not asked):
            continue
        if no and (not asked or asked[-1].number < no.number):
            yield _after_refusal(state, offer, no, ours=authority.side == state.side)
            continue
        why = item.why or on_other_paper(state, offer, item.person)
        note = f" ({why})" if why else "" if asked or authority.side != state.side else " (not asked yet)"
        done = asked and ((gone_out and asked[-1].number < offer.public) or state.answered(asked[-1], item.person))
        until = asked[-1].by if asked and not done else None  # what was to be done before it went out is past, and so is what they did
        by = _soonest(until, offer.expires, end, *(_ends(authority).values() if authority.side == state.side else ()))  # what comes after that binds nobody
        yield Task((item.person,), f"approve or refuse offer {offer.number}{note}", by, offer.number, afterwards=gone_out)


def _refused(state: State, offer: Offer, authority: Authority) -> Iterator[Task]:
    """Give what follows from the refusals of a side that has not answered yet."""
    for item in authority.missing:
        if item.refusal:
            yield _after_refusal(state, offer, item.refusal, ours=False)


def _after_refusal(state: State, offer: Offer, no: Refusal, ours: bool) -> Task:
    """Give what to do after a no: one of ours to an offer that lies before them already takes the ground from under it."""
    if ours and offer.side == state.side and offer.sent:
        what = f"withdraw offer {offer.number}, or get the yes of {no.person} again, who refused it: {no.reason}"
    elif offer.side == state.side:
        what = f"change offer {offer.number}, which {no.person} refused: {no.reason}"
    else:
        what = f"reject offer {offer.number} or make another in its place, for {no.person} refused it: {no.reason}"
    return Task(_front(state), what, offer.expires, offer.number)


def _of_mandates(state: State, now: datetime) -> Iterator[Task]:
    for request in state.requests:
        if not request.region or request.withdrawn or state.settled or state.broken_off or (request.until and request.until < now):
            continue
        granted = {key for key in request.people if state.granted(request, key)}
        later = any(item.region and item.number > request.number for item in state.requests)
        if request.case != state.version.digest and not granted.issuperset(request.people):
            if not later:
                what = f"ask anew for the mandate that event {request.number} asks for, or withdraw that: the case has changed since"
                yield Task(_front(state), what, request.by, request.number)
            continue
        for key in request.people:
            declined = state.declined(request.number, key)
            if declined and not later:
                what = f"ask for another mandate, or withdraw what event {request.number} asks for, which {key} refused: {declined.reason}"
                yield Task(_front(state), what, None, request.number)
            elif not declined and key not in granted:
                yield Task((key,), f"grant or refuse the mandate asked for in event {request.number}", _soonest(request.by, request.until), request.number)


def _of_changes(state: State, now: datetime) -> Iterator[Task]:
    """Give who must say whether they agree to a change of the case that no longer asks for their yes, and what follows from a no."""
    if state.settled or state.broken_off:
        return
    agreed = state.agreed(now)
    bound = {(loss.person, loss.change.number) for loss in losses_for(state, agreed)} if agreed else set()
    for loss in losses(state):
        number = loss.change.number
        if agreed and (loss.person, number) not in bound:
            continue  # it bears on nothing any more
        if loss.answer is None and loss.lost:
            yield Task((loss.person,), f"agree or not (`approve {number}`, `refuse {number}`) that their yes {packages_words(loss.lost)}, since event {number} changed the case", None, number)
        elif loss.answer and not loss.confirmed and agreed:
            yield Task(_front(state), f"tell {loss.person} that offer {agreed.number} binds over their no to the change of event {number}, and write down if they agree (`approve {number}`): {loss.answer.reason}", None, number)
        elif loss.answer and not loss.confirmed:
            yield Task(_front(state), f"change the case so that it asks {loss.person} again, who said no to the change of event {number}: {loss.answer.reason}", None, number)


def _of_the_rest(state: State) -> Iterator[Task]:
    for question in state.questions:
        if not question.answers and not state.settled:
            yield Task((question.person,), f"answer question {question.number}: “{question.words}”", None, question.number)
    for deadline in state.deadlines:
        if not deadline.met:
            yield Task((deadline.person,) if deadline.person else (), deadline.what, deadline.when, deadline.number)


def _front(state: State) -> tuple[str, ...]:
    return tuple(person.key for person in state.case.our_side.people if state.seated(person.key))


def mandate_gap(state: State, region: str, now: datetime) -> tuple[str, ...]:
    """Give who of our side, beside whoever sends, has yet to grant a region so that it can be used freely."""
    needed = needed_in(state.case, state.case.our_side, region, state.seating)
    granted = {
        item.person for item in state.mandates if item.region == region and not mandate_gone(state, item, now)
    }
    return tuple(key for key in needed.of if key not in granted and key != state.speaker)


def people_words(state: State, people: tuple[str, ...]) -> str:
    """Name who must do something."""
    return listed([person_words(state.case, key) for key in people]) or "whoever is at it"
