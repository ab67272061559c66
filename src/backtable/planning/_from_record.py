"""From a record to the situation that the next move depends on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from backtable.belief import (
    DEFAULT_WORLDS,
    Beliefs,
    Evidence,
    Heard,
    Noise,
    Origin,
    Report,
    WillNot,
    believe,
    followed_by,
    report,
)
from backtable.case import Expression, Package
from backtable.conduct import (
    Authority,
    Offer,
    OfferStatus,
    Refusal,
    State,
    Terms,
    authority_for,
    authority_of,
    awaited,
    books_of,
    both_bind,
    by_when,
    counters_to,
    events,
    hopeful,
    in_time_but_short,
    left_out_words,
    losses_for,
    may_bind_yet,
    person_words,
    terms_of,
    undone_words,
)
from backtable.errors import NoAnswerError, Place, RefusedError
from backtable.planning._evidence import (
    Learned,
    asked_before,
    certain,
    certain_of,
    condensed,
    heard_before,
    learned_of,
    left_unanswered,
    package_in,
    refusing,
)
from backtable.planning._lying import BeforeThem, BeforeUs
from backtable.planning._our_people import declined, own_refusals, unconfirmed_by, unconfirmed_in, unwanted
from backtable.planning._our_yes import conditions_by, ended_yes, ending_yes, pending_requests, resting_by
from backtable.planning._situation import Agreed, Declined, Drafted, Held, Pace, Situation
from backtable.planning._their_yes import lacking_by
from backtable.planning._turned_down import holding_out_of
from backtable.planning._unread import unread_of
from backtable.quantities import day
from backtable.value import holding, some_packages
from backtable.wording import label_of, listed, names

_MOST_TRIED = 8
_TRIED_WORLDS = 1000
_SOUGHT = 65_536
_NEVER = 1e-9


def followed(
    state: State, now: datetime, worlds: int = DEFAULT_WORLDS, seed: int | None = None, seating: Mapping[str, bool] | None = None
) -> Report:
    """Give what the record makes us believe: before and after, how it moved event by event, and what does not fit.

    Args:
        now: offers whose time has passed by then have lapsed.
        worlds, seed: as for `believe`.
        seating: person → True at a front table, where it differs from the record.

    Raises:
        NoAnswerError: nothing that the case holds possible fits what was learned.
    """
    every = learned_of(state, now)
    learned = condensed(every)
    seats = {**state.seating, **(seating or {})}
    with _correctable(state, learned):
        found = followed_by(state.case, [item.item for item in learned], Noise(), worlds, seed, seats)
    return replace(report(found.beliefs, found.courses, [item.origin for item in learned], found.answers), repeated=len(every) - len(learned), unread=unread_of(state, now))


def beliefs_of(state: State, now: datetime, worlds: int = DEFAULT_WORLDS, seed: int | None = None) -> Beliefs:
    """Give what we believe after all that the record holds; arguments and errors as for `followed`."""
    return _believed(state, now, worlds, seed)[0]


def _believed(state: State, now: datetime, worlds: int, seed: int | None) -> tuple[Beliefs, int]:
    """Give the same, and how many pieces of evidence were left out since they repeat others."""
    every = learned_of(state, now)
    learned = condensed(every)
    with _correctable(state, learned):
        return believe(state.case, [item.item for item in learned], Noise(), worlds, seed, state.seating), len(every) - len(learned)


@contextmanager
def _correctable(state: State, learned: Sequence[Learned]) -> Iterator[None]:
    """Say which events are taken as certain, and which to correct, where nothing possible fits them."""
    try:
        yield
    except NoAnswerError as error:
        sure = list(dict.fromkeys(item.origin.event for item in learned if certain(item.item)))
        if not sure:
            raise
        numbers = listed([str(number) for number in sure])
        mending = [number for number in sure[-_MOST_TRIED:] if _fits(state, [item for item in learned if item.origin.event != number])]
        if mending:
            which = "it is not" if len(sure) == 1 else f"event {listed([str(number) for number in mending]).replace(' and ', ' or ')} is not"
            remedy = f"if {which}, `backtable correct FILE {mending[-1]} --set credibility=90% --because '…'` says so"
        else:
            remedy = "no one of them alone stands in the way: two or more must be corrected (`backtable correct FILE EVENT --set credibility=90% --because '…'`)"
        raise NoAnswerError(
            f"{error}. Taken as certain {'is event' if len(sure) == 1 else 'are events'} {numbers}: {remedy}; a case that is too narrow is widened with `backtable revise`"
        ) from error


def _fits(state: State, learned: Sequence[Learned]) -> bool:
    """Say whether something possible fits what was learned."""
    try:
        believe(state.case, [item.item for item in learned], Noise(), _TRIED_WORLDS, None, state.seating)
    except NoAnswerError:
        return False
    return True


def require_possible(state: State, now: datetime, said: events.StatementHeard) -> None:
    """Refuse a statement that is to be taken as certain and that nothing possible fits; nothing could be computed after it.

    Raises:
        RefusedError: saying what to do instead.
    """
    new = certain_of(state, said)
    learned = learned_of(state, now)
    if not new or not _fits(state, learned):  # where nothing fits already, another message says so
        return
    place = Origin(state.head.number + 1, now)
    if _fits(state, [*learned, *(Learned(item, place) for item in new)]):
        return
    before = "" if _fits(state, [Learned(item, place) for item in new]) else " in any case"
    others = list(dict.fromkeys(item.origin.event for item in learned if certain(item.item))) if not before else []
    wrong = f"correct event {listed([str(number) for number in others]).replace(' and ', ' or ')} if it is wrong (`backtable correct`), " if others else ""
    what = f"`{said.claim}`" if said.claim else f"that every package is refused in which `{said.refuses}`"
    raise RefusedError(
        f"nothing that the case holds possible fits {what}{before or ' and what was learned before'}, so that it cannot be taken as certain; "
        f"{wrong}record it as less than certain (`--credibility 90%`), or widen the case first (`backtable revise`)"
    )


@dataclass(frozen=True, slots=True)
class Impossible:
    """That what a statement says is so in no world, so that it can teach nothing however credible it is.

    Args:
        refuses: who is said to refuse, if it is that; nobody if it is what it claims.
        against: events taken as certain that it contradicts; none where it is so in no world of the case in any case.
        nothing: no package of the case is of the kind that it says somebody refuses.
    """

    refuses: str = ""
    against: tuple[int, ...] = ()
    nothing: bool = False


def impossible_in(state: State, now: datetime, said: events.StatementHeard) -> tuple[Impossible, ...]:
    """Say what of a statement is so in no world drawn from the case, nor of those that are left by what was taken as certain."""
    sure = [item for item in learned_of(state, now) if certain(item.item)]
    found = list[Heard | WillNot]()
    if said.claim:
        viewer = said.about.partition("@")[2]
        found.append(Heard(viewer or said.person, Expression(said.claim, Place("--claim")), 0.5))
    if about := refusing(state, said):
        found.append(WillNot(said.person, about, Expression(said.refuses, Place("--refuses")), 0.5))
    return tuple(doubt for item in found if (doubt := _impossible(state, item, sure)))


def _impossible(state: State, item: Heard | WillNot, sure: Sequence[Learned]) -> Impossible | None:
    refuses = item.person if isinstance(item, WillNot) else ""
    if isinstance(item, WillNot) and not holding(state.case, item.where, some_packages(state.case, _SOUGHT).codes).any():
        return Impossible(refuses, nothing=True)
    if _never(state, [item]):
        return Impossible(refuses)
    if not sure or not _fits(state, sure) or not _never(state, [*(one.item for one in sure), item]):
        return None
    return Impossible(refuses, tuple(dict.fromkeys(one.origin.event for one in sure)))


def _never(state: State, items: Sequence[Evidence]) -> bool:
    """Say whether the last of some evidence, half believed, is so in no world that the rest leaves."""
    return believe(state.case, items, Noise(), _TRIED_WORLDS, None, state.seating).changes[-1].chance <= 0.5 + _NEVER


def situation_of(state: State, now: datetime, pace: Pace | None = None, worlds: int = DEFAULT_WORLDS, seed: int | None = None) -> Situation:
    """Give where a negotiation stands by its record: beliefs after all that was learned, what lies on the table, who must still approve.

    Args:
        now: approvals, mandates and offers count as they stand then.
        pace: how we mean to concede.
        worlds, seed: as for `believe`.

    Raises:
        NoAnswerError: nothing that the case holds possible fits what was learned.
    """
    beliefs, repeated = _believed(state, now, worlds, seed)
    ours = [offer for offer in state.offers if offer.side == state.side and offer.sent]
    theirs = [offer for offer in state.offers if offer.side != state.side]
    failed = [offer for offer, _ in failed_completions(state, now)]
    taken = [offer for offer, _ in accepted_in_time(state, now)]
    return Situation(
        beliefs,
        pace or Pace(),
        tuple(found for offer in (*ours, *theirs) if ((offer in ours and _turned_down(state, offer, now) and offer not in taken) or offer in failed) and (found := package_in(state, offer.terms))),
        _before_them(state, ours, now),
        _before_us(state, theirs, now),
        _agreed(state, now),
        _closed(state, now),
        _note(state, ours, now),
        tuple(found for offer in sorted(ours, key=_when_sent) if (found := package_in(state, offer.terms))),
        unwanted(state, now),
        tuple(Declined(item.number, item.person, item.region, item.reason) for item in declined(state)),
        *_missing(state, now),
        _drafts(state, now),
        _held(state, sorted(ours, key=_when_sent), now),
        holding_out_of(state, now, beliefs.setting.noise, pace.holding_out if pace else None),
        heard_before(state),
        repeated,
        own_refusals(state),
        now,
        unconfirmed_by(state),
        ended_yes(state, now),
        ending_yes(state, now, (pace or Pace()).round_days),
        asked_before(state),
        pending_requests(state, now),
        conditions_by(state, now),
        0 if _closed(state, now) else state.broken_off,
        resting_by(state, now, (pace or Pace()).round_days),
        _failed_by_ours(state, now),
        tuple(found for offer in ours if left_unanswered(state, offer, now) and (found := package_in(state, offer.terms))),
        lacking=lacking_by(state, now),
    )


def _turned_down(state: State, offer: Offer, now: datetime) -> bool:
    """Say whether they turned an offer of ours down, or did something else with it than leave it unanswered until it lapsed."""
    return offer.status(now) is OfferStatus.REJECTED or (offer.left(now) and not left_unanswered(state, offer, now))


def _before_them(state: State, ours: Sequence[Offer], now: datetime) -> tuple[BeforeThem, ...]:
    """Give what of ours lies before them, with the last offer by which they replied to it."""
    lying = ((offer, counters_to(state, offer)) for offer in ours if offer.status(now) is OfferStatus.OPEN)
    return tuple(BeforeThem(offer.number, package, replies[-1].by if replies else 0, offer.expires) for offer, replies in lying if (package := package_in(state, offer.terms)))


def _before_us(state: State, theirs: Sequence[Offer], now: datetime) -> tuple[BeforeUs, ...]:
    """Give what of theirs lies before us, with who of ours must still say yes to it."""
    lying = ((offer, package_in(state, offer.terms)) for offer in theirs if offer.status(now) is OfferStatus.OPEN)
    return tuple(
        BeforeUs(offer.number, package, _unasked(state, authority_of(state, offer, state.side, now), state.speaker, offer.terms), offer.expires) for offer, package in lying if package
    )


def _failed_by_ours(state: State, now: datetime) -> tuple[Package, ...]:
    """Give what was accepted subject to approval and failed by the no of one of ours alone, so that they did not turn it down."""
    ours = {person.key for person in state.case.our_side.people}
    return tuple(found for offer, refusal in failed_completions(state, now) if refusal.person in ours and (found := package_in(state, offer.terms)))


def _note(state: State, ours: Sequence[Offer], now: datetime) -> str:
    """Say what else is to be known of where the negotiation stands, with the deadlines that have passed."""
    found = [f"{said}. The values here take it for not agreed." for said in undone_words(state)]
    found += ["" if _closed(state, now) else _standing(state, ours, now), *(_in_time(state, offer, short, now) for offer, short in accepted_in_time(state, now))]
    hoped = [offer for offer in hopeful(state, now) if offer.side != state.side or offer.status(now) is not OfferStatus.LAPSED]
    found += [] if _closed(state, now) else unread_of(state, now)
    found += [_may_yet_bind(state, offer, now) for offer in hoped]
    found += [f"“{item.what}” (event {item.number}) was due on {day(item.when.astimezone().date())}, which is past." for item in state.deadlines if not item.met and item.when < now]
    return " ".join(text for text in found if text)


def accepted_in_time(state: State, now: datetime) -> tuple[tuple[Offer, tuple[Authority, ...]], ...]:
    """Give our offers that they accepted in time and that lapsed all the same, and whose authority each was short of: they were not turned down."""
    if state.settled or state.broken_off:
        return ()
    lapsed = [offer for offer in state.offers if offer.side == state.side and offer.answers and offer.status(now) is OfferStatus.LAPSED and not state.forbidden(offer)]
    return tuple((offer, short) for offer in lapsed[-_MOST_TRIED:] if (short := in_time_but_short(state, offer, now)))


def _may_yet_bind(state: State, offer: Offer, now: datetime) -> str:
    people = listed(list(dict.fromkeys(item.person for authority in may_bind_yet(state, offer, now) for item in authority.missing)))
    whose = "Our offer {}, which they accepted in time," if offer.side == state.side else "Their offer {}, which we accepted in time,"
    how = {OfferStatus.ENDED: "ended with the talks", OfferStatus.WITHDRAWN: "was withdrawn"}.get(offer.status(now), "lapsed")
    return (
        f"{whose.format(offer.number)} {how} without the yes of {people}, and binds if they had given that {by_when(state, offer, now)}: ask them first and write it down (`approve {offer.number} --on`), "
        "for what is agreed instead may come to bind beside it. The values here take it for over."
    )


def _in_time(state: State, offer: Offer, short: Sequence[Authority], now: datetime) -> str:
    people = listed([person_words(state.case, item.person) for authority in short for item in authority.missing])
    yet = f" It binds if they had given that {by_when(state, offer, now)}: ask them first and write it down (`approve {offer.number} --on`)." if may_bind_yet(state, offer, now) else ""
    return f"Offer {offer.number} was accepted in time and lapsed for want of the approval of {people}: that is no refusal, and it may be offered again.{yet}"


def _standing(state: State, ours: Sequence[Offer], now: datetime) -> str:
    """Say that what was accepted was refused by whose approval it needed, or that their offer is a reply to ours, for which nobody waits any more."""
    if state.broken_off:
        return ""
    if failed := failed_completions(state, now):
        offer, refusal = failed[-1]
        return (
            f"Offer {offer.number} was accepted subject to approval, and {label_of(state.case, refusal.person)} refused it in event {refusal.number} "
            f"({refusal.reason}): it does not come to bind unless they change their mind, so that other moves are weighed."
        )
    replies = [(offer.number, reply.by) for offer in ours if offer.status(now) is OfferStatus.OPEN for reply in counters_to(state, offer)]
    if not replies:
        return ""
    theirs = max(replies)[1]
    numbers = [number for number, by in replies if by == theirs]
    people = tuple(dict.fromkeys(item.person for item in ended_yes(state, now) if item.offer in numbers))
    renew, one = f"{names(state.case, people)} {'has' if len(people) == 1 else 'have'}", len(numbers) == 1
    which = f"offer{'' if one else 's'} {listed([str(number) for number in numbers])}"
    return (
        f"Their offer {theirs} came in reply to our {which}: it counts as a sign that they {'do not take it' if one else 'take none of them'}. They may still accept {which if one else 'one'}, "
        f"and {'it' if one else 'each'} may be sent again{f', once {renew} said yes to it again' if people else ''}."
    )


def _held(state: State, ours: Sequence[Offer], now: datetime) -> tuple[Held, ...]:
    """Give the offers of ours that lie before them or are accepted subject to approval, the last of all if they turned it down or let it lapse, and the last of theirs that we accepted in time.

    What was withdrawn holds nobody. Nor does one of theirs that we accepted, once we have sent another since.
    """
    last = [offer for offer in ours[-1:] if offer.status(now) is OfferStatus.REJECTED or offer.left(now)]
    found = [offer for offer in ours if offer.status(now) in (OfferStatus.OPEN, OfferStatus.SUBJECT)] + last
    since = max((offer.public for offer in ours), default=0)
    taken = [(offer, True) for offer in _accepted_by_us(state, now) if offer.made_of[-1] > since]
    return tuple(Held(offer.number, package, theirs) for offer, theirs in (*((offer, False) for offer in found), *taken[-1:]) if (package := package_in(state, offer.terms)))


def _accepted_by_us(state: State, now: datetime) -> tuple[Offer, ...]:
    """Give offers of theirs that we accepted in time with all that it takes, and that lapsed all the same for want of their people's yes."""
    theirs = [offer for offer in state.offers if offer.side != state.side and offer.answers and offer.status(now) is OfferStatus.LAPSED and not state.forbidden(offer)]
    shorts = [(offer, in_time_but_short(state, offer, now)) for offer in theirs[-_MOST_TRIED:]]
    return tuple(offer for offer, short in shorts if short and all(authority.side != state.side for authority in short))


def _when_sent(offer: Offer) -> datetime:
    assert offer.sent is not None
    return offer.sent


def _closed(state: State, now: datetime) -> str:
    """Say why nothing can be proposed any more; nothing, as long as something can."""
    if state.settled:
        return f"The negotiation was settled by event {state.settled}."
    bound = next((offer for offer in state.offers if offer.status(now) is OfferStatus.BINDING), None)
    if bound and state.rivals:
        return " ".join(f"{said} (`backtable settle --instead-of`)." for said in both_bind(state, bound))
    if bound is None:
        return ""
    left_out = [loss for loss in losses_for(state, bound) if not loss.confirmed]
    word = ""
    if left_out:
        numbers = listed(list(dict.fromkeys(f"`backtable approve FILE {loss.change.number}`" for loss in left_out)))
        word = f"It binds without their word; get that all the same, before they hear of it from others, and write it down if they agree ({numbers})."
    return " ".join([f"Offer {bound.number} binds both sides: settle it (`backtable settle`).", *left_out_words(state, left_out), *([word] if word else [])])


def _agreed(state: State, now: datetime) -> Agreed | None:
    """Give the offer that is accepted subject to approval, if one is, with whose yes is missing."""
    failed = [offer for offer, _ in failed_completions(state, now)]
    for offer in reversed(state.offers):
        package = package_in(state, offer.terms)
        if offer.status(now) is not OfferStatus.SUBJECT or package is None or offer in failed:
            continue
        missing: dict[str, tuple[str, ...]] = {}
        for side in state.case.sides:
            try:
                authority = authority_of(state, offer, side.key, now)
            except RefusedError:
                return None
            missing[side.key] = () if authority.complete else tuple(item.person for item in authority.missing)
            if side.key == state.side:
                missing[side.key] += tuple(loss.person for loss in awaited(state, offer, authority))
        theirs = tuple(person for side in state.case.other_sides for person in missing[side.key])
        return Agreed(offer.number, package, missing[state.side], theirs, offer.expires, offer.side != state.side)
    return None


def failed_completions(state: State, now: datetime) -> tuple[tuple[Offer, Refusal], ...]:
    """Give the offers that are accepted subject to an approval which was refused, each with the last refusal."""
    found = []
    for offer in state.offers:
        if offer.status(now) is not OfferStatus.SUBJECT or package_in(state, offer.terms) is None:
            continue
        authorities = (authority_of(state, offer, side.key, now) for side in state.case.sides)
        refusals = [item.refusal for authority in authorities if not authority.complete for item in authority.missing if item.refusal]
        if refusals:
            found.append((offer, max(refusals, key=lambda item: item.number)))
    return tuple(found)


def _missing(state: State, now: datetime) -> tuple[Callable[[Package], tuple[str, ...]], Callable[[Sequence[Package]], None]]:
    """Give what says who of ours must still say yes to a package, where whoever sends speaks for themselves, and what looks at many packages before."""
    books, known, speaker = books_of(state), {}, state.speaker
    stand: dict[Terms, set[datetime]] = {}  # until when an offer could stand by what was approved
    for item in state.approvals:
        if item.expires is not None and item.expires > now:
            stand.setdefault(item.terms, set()).add(item.expires)

    def missing(package: Package) -> tuple[str, ...]:
        if package.values not in known:
            terms = terms_of(state.case, package)
            found = [authority_for(books, state.side, terms, expires, now) for expires in (None, *sorted(stand.get(terms, ())))]
            known[package.values] = min((_unasked(state, authority, speaker, terms) for authority in found), key=len)
        return known[package.values]

    return missing, lambda packages: books.foresee(state.side, packages)


def _unasked(state: State, authority: Authority, speaker: str, terms: Terms) -> tuple[str, ...]:
    """Give whose yes is missing, and whose agreement that a change of the case asks them no longer."""
    lost = (item.person for item in unconfirmed_in(state, terms) if item.no or item.person != speaker) if len(state.versions) > 1 else ()
    return (*(item.person for item in authority.missing if item.person != speaker), *lost)


def _drafts(state: State, now: datetime) -> tuple[Drafted, ...]:
    """Give the drafts that can still be sent, of one package the one that fewest must still approve."""
    found: dict[Package, Drafted] = {}
    for offer in state.offers:
        package = package_in(state, offer.terms)
        if package is None or offer.status(now) is not OfferStatus.DRAFT or offer.case != state.version.digest:
            continue
        authority = authority_of(state, offer, state.side, now)
        missing = _unasked(state, authority, state.speaker, offer.terms)
        if package not in found or len(missing) <= len(found[package].missing):
            ended = tuple(item.person for item in authority.missing if item.why and not item.refusal and item.person in missing)
            found[package] = Drafted(offer.number, package, missing, ended)
    return tuple(found.values())
