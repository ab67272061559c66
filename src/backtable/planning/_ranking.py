"""Which of the moves that are looked at comes first, and which are shown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from backtable.case import Package
from backtable.planning._moves import Accept, GetApproval, GetMandate, Send, Step, Wait, come_to, idle
from backtable.planning._own_word import Unconfirmed
from backtable.planning._prospects import Floats, Prospects
from backtable.planning._situation import Drafted, Situation
from backtable.planning._steady import as_good
from backtable.planning._timing import days_over

Brings = Callable[[Prospects], Floats]
Weighed = tuple[Step, Brings]
_MOST_LYING = 4


def ranked(
    moves: Iterable[Weighed], situation: Situation, top: int, drafted: Sequence[Package], steady: Package | None, choose: Prospects, measure: Prospects, error: Callable[[Floats], float]
) -> tuple[list[Weighed], bool]:
    """Give moves, the best first, and whether the first is one under way before which another is worth more by less than can be measured.

    What misses the deadline comes last, and before that a question of which no answer changes the next offer. Of offers that are worth nearly the same that comes first which differs least from our last one. Where all of the best wait for somebody who said no, what asks for their agreement comes before what does not. Else
    what is worth more comes first, but for what is under way: an offer that lies before them, or what our own people were asked already. To replace an
    offer before its answer is due is to bid against oneself, and to begin something else before our people have answered leaves them waiting for nothing,
    which takes more than what may be chance.

    Args:
        top: how many moves are to be shown, of which the best are meant.
        drafted: drafts that are approved or before our people.
        steady: an offer that differs least from our last one, of what is worth nearly the same.
        error: gives the standard error of the mean of a figure over the worlds of `measure`.
    """
    best = sorted(moves, key=lambda found: (days_over(found[0], situation), idle(found[0]), -float(found[1](choose) @ choose.weights)))
    if steady is not None:
        best = _steadied(best, steady, choose)
    barred = {item.person for item in barring(situation, [step for step, _ in varied(best, top, drafted)])}

    def gets(step: Step) -> bool:
        return isinstance(step, Wait) or barred <= {*getattr(step, "people", ())}

    best.sort(key=lambda found: (days_over(found[0], situation), not gets(found[0])))
    at = next((at for at, (step, _) in enumerate(best) if under_way(situation, step)), 0)
    stays = bool(at) and not days_over(best[at][0], situation) and gets(best[at][0])
    if stays:
        worths = best[at][1](measure)
        lacks = [brings(measure) - worths for _, brings in best[:at]]
        stays = all(float(lack @ measure.weights) <= 2 * error(lack) + choose.view.tolerance for lack in lacks)
    return [best[at], *best[:at], *best[at + 1 :]] if stays else best, stays


def _steadied(moves: list[Weighed], steady: Package, pool: Prospects) -> list[Weighed]:
    """Put an offer before others that are worth no more by what counts (`as_good`)."""
    offers = [at for at, (step, _) in enumerate(moves) if isinstance(step, Send | GetApproval)]
    own = next((at for at in offers if come_to(moves[at][0]) == (steady,)), None)
    if own is None or own == offers[0] or not as_good(pool, moves[offers[0]][1](pool), moves[own][1](pool)):
        return moves
    others = [move for at, move in enumerate(moves) if at != own]
    return [*others[: offers[0]], moves[own], *others[offers[0] :]]


def barring(situation: Situation, steps: Iterable[Step]) -> tuple[Unconfirmed, ...]:
    """Give for whose agreement some moves wait, all but to wait: whose say on what they come to a change of the case took away, and who said no to that."""
    found: frozenset[Unconfirmed] | None = None
    for package in (package for step in steps if not isinstance(step, Wait) for package in come_to(step)):
        here = frozenset(replace(item, refused=0) for item in situation.unconfirmed(package) if item.no)
        found = here if found is None else found & here
    return tuple(sorted(found or (), key=lambda item: (item.person, item.change)))


def approved(situation: Situation, draft: Drafted) -> bool:
    """Say whether everybody whom the case asks has said yes to a draft."""
    return {*draft.missing} <= {lost.person for lost in situation.unconfirmed(draft.package)}


def asked_for(situation: Situation, draft: Drafted) -> bool:
    """Say whether everybody whose yes a draft lacks was asked for it and has yet to answer."""
    return any(item.offer == draft.number and {*item.people} >= {*draft.missing} for item in situation.pending)


def under_way(situation: Situation, step: Step) -> bool:
    """Say whether a move was begun already: an offer that lies before them, an approval or a mandate that our own people were asked for, or a draft to which their yes has ended."""
    if isinstance(step, GetApproval):
        return any(item.package == step.package and (asked_for(situation, item) or (item.missing and item.missing == item.ended)) for item in situation.drafts)
    if isinstance(step, GetMandate):
        return any(item.region == step.region and {*item.people} >= {*step.people} for item in situation.pending)
    return isinstance(step, Wait) and not step.by


def varied(moves: Iterable[Weighed], top: int, drafted: Sequence[Package]) -> list[Weighed]:
    """Give the best moves, of each kind at most two that differ in substance; always what to do with the offers on the table, four at the most of each kind, and with a draft that is approved or before our people."""
    shown: list[Weighed] = []
    for step, brings in moves:
        same = [other for other, _ in shown if type(other) is type(step)]
        own = come_to(step)[0] if hasattr(step, "package") else None
        others = [come_to(other)[0] for other in same if hasattr(other, "package")]
        close = own is not None and any(sum(a != b for a, b in zip(own.values, other.values, strict=True)) < min(2, len(own.values)) for other in others)
        ready = isinstance(step, Send | GetApproval) and step.package in drafted
        if ready or (isinstance(step, Accept | Wait) and len(same) < _MOST_LYING) or (len(same) < 2 and not close and len(shown) < top):
            shown.append((step, brings))
    return shown
