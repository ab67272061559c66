"""The rules of offers: drafting, sending, receiving, answering, settling."""

from datetime import datetime, timedelta

from backtable.case import Person
from backtable.conduct import _events as events
from backtable.conduct._books import books_of
from backtable.conduct._conditions import conditions_of
from backtable.conduct._earlier import require_readable
from backtable.conduct._losses import contested
from backtable.conduct._moment import (
    Moment,
    check_content,
    require_current,
    require_future,
    require_package,
    their_person,
)
from backtable.conduct._offers import Offer, OfferStatus
from backtable.conduct._paper import seating_on
from backtable.conduct._refusals import missing_words
from backtable.conduct._rivals import both_bind, owed_words, rival_of
from backtable.conduct._standing import Authority, Word, authority_for, authority_of
from backtable.errors import RefusedError
from backtable.quantities import clock_time
from backtable.wording import listed


@check_content.register
def _(content: events.OfferDrafted, at: Moment) -> None:
    require_current(content.case, at)
    require_package(content.terms, at)
    require_future(content.expires, at, "the offer would have lapsed")


@check_content.register
def _(content: events.OfferSent, at: Moment) -> None:
    state = at.state
    offer = state.offer(content.draft)
    status = offer.status(at.now)
    if offer.side != state.side:
        raise RefusedError(f"offer {offer.number} is theirs; answer it instead")
    if status is not OfferStatus.DRAFT:
        raise RefusedError(f"offer {offer.number} cannot be sent: it is {status.value}")
    if offer.case != state.version.digest:
        raise RefusedError(
            f"offer {offer.number} was judged by an earlier version of the case, which has changed since; draft it again"
        )
    if (content.terms, content.expires, content.case) != (offer.terms, offer.expires, offer.case):
        raise RefusedError(f"what is to be sent is not what draft {offer.number} says")
    require_package(content.terms, at)
    _nothing_agreed(offer, at)
    _require_seat(at)
    _may_speak(offer, content.rests_on, at, f"offer {offer.number} cannot be sent")
    _no_contested_loss(offer, at)


@check_content.register
def _(content: events.OfferReceived, at: Moment) -> None:
    _require_their_seat(their_person(content.person, at), at)
    require_current(content.case, at)
    require_package(content.terms, at)
    if content.expires is not None and content.expires < at.happened:
        raise RefusedError("the offer would have lapsed before it came")


@check_content.register
def _(content: events.AnswerGiven, at: Moment) -> None:
    offer = at.state.offer(content.offer)
    if offer.side == at.state.side:
        raise RefusedError(f"offer {offer.number} is our own; the other side answers it")
    _answerable(offer, at.state.side, content.accepted, at.now)
    _require_seat(at)
    _require_issues(content.reasons, at, offer)
    if not content.accepted:
        if content.subject:
            raise RefusedError("a no is not subject to approval")
        return
    require_readable(at.state, offer)
    require_package(offer.terms, at, earlier=at.state.version.earlier)
    _nothing_agreed(offer, at)
    _no_contested_loss(offer, at)
    if content.subject:
        if _spoken(offer, at).complete:
            raise RefusedError(f"nobody's approval of offer {offer.number} is missing; accept it without a reserve")
        if not at.again:  # harmless where an earlier version let it be said twice
            _not_said_already(offer, at)
        return
    _may_speak(offer, content.rests_on, at, f"offer {offer.number} cannot be accepted outright")


@check_content.register
def _(content: events.AnswerReceived, at: Moment) -> None:
    if content.accepted is None:
        raise RefusedError("an answer is yes or no; what is neither is written down as a statement (`backtable heard`)")
    offer = at.state.offer(content.offer)
    person = their_person(content.person, at)
    side = person.side
    if offer.side == side or offer.sent is None:
        what = "theirs; answer it yourselves" if offer.sent else "a draft that was never sent"
        raise RefusedError(f"offer {offer.number} is {what}")
    if not content.accepted and content.subject:
        raise RefusedError("a no is not subject to approval")
    _answerable(offer, side, content.accepted, at.happened)
    _require_their_seat(person, at)
    if at.entry.happened and at.happened < offer.sent - timedelta(days=1):  # a day alone means its beginning
        raise RefusedError(f"offer {offer.number} was sent on {clock_time(offer.sent)}, so {person.key} cannot have answered it on {clock_time(at.happened)}")
    if content.accepted and at.entry.happened and not content.evidence:
        _require_no_ended_yes(offer, person, at)
    _require_issues(content.reasons, at, offer)
    _require_issues(content.wants, at, offer)
    for key, way in content.wants:
        if way not in ("higher", "lower"):
            raise RefusedError(f"they want {key} {way}; expected higher or lower")


@check_content.register
def _(content: events.Settled, at: Moment) -> None:
    offer = at.state.offer(content.offer)
    if not rival_of(at.state, offer.number) and (not offer.bound or offer.status(at.now) is not OfferStatus.BINDING):
        raise RefusedError(_not_binding(offer, at))
    _require_word_on_rivals(content, offer, at)
    _require_conditions(content, offer, at)


def _no_contested_loss(offer: Offer, at: Moment) -> None:
    """Refuse to go on without somebody's yes who was asked for it by an earlier version of the case, and said no to being left out, or to this very package before that."""
    for loss in contested(at.state, offer.terms):
        if loss.answer:
            raise RefusedError(
                f"{loss.person} {loss.had} to approve it by the case before event {loss.change.number}, and said no to that change in event {loss.answer.number}: {loss.answer.reason}; "
                "put a case into the record that asks them (`backtable revise`), or get their yes to the change (`backtable approve`)"
            )
        if loss.refusal and not at.again:  # earlier versions let it be
            raise RefusedError(
                f"{loss.person} refused this very package in event {loss.refusal.number}: {loss.refusal.reason}; they {loss.had} to approve it by the case before event {loss.change.number}, and have not agreed to being asked no longer; "
                f"get their yes to the change (`backtable approve FILE {loss.change.number} --for {loss.person}`), put a case into the record that asks them (`backtable revise`), or offer another package"
            )


def _require_word_on_rivals(content: events.Settled, offer: Offer, at: Moment) -> None:
    """Ask of each other offer that binds as well what shows that it is off."""
    owed, told = owed_words(at.state, offer.number), dict(content.instead_of)
    if unknown := [number for number in told if number not in owed]:
        raise RefusedError(f"offer {unknown[0]} is no other offer that binds{f'; those are {listed(owed)}' if owed else ', so nothing is to be said of it'}")
    if missing := [number for number in owed if not told.get(number, "").strip()]:
        agreed = at.state.agreed(at.now)
        why = " ".join(f"{said}." for said in both_bind(at.state, agreed)) if agreed else ""
        options = " ".join(f"--instead-of {number}=WORDS" for number in missing)
        raise RefusedError(f"{why} To settle on offer {offer.number}, say of {listed([f'offer {number}' for number in missing])} what shows that they hold us to it no longer ({options})")


def _require_conditions(content: events.Settled, offer: Offer, at: Moment) -> None:
    """Ask of each condition what shows that it is met, or that whoever set it does without it."""
    conditions = conditions_of(at.state, offer, at.now)
    if content.conditions_met and at.again:  # an earlier version asked it of all together
        return
    told = [*content.met, *content.waived]
    if unknown := sorted({text for text, _ in told} - {item.text for item in conditions}):
        raise RefusedError(f"no approval of offer {offer.number} was given on condition that {unknown[0]}")
    if both := sorted({text for text, _ in content.met} & {text for text, _ in content.waived}):
        raise RefusedError(f"the condition that {both[0]} is said to be met and to be waived; say which")
    if empty := [text for text, shown in told if not shown.strip()]:
        raise RefusedError(f"say what shows it, of the condition that {empty[0]}")
    open_ = [f"{item.number}. {item.text} ({listed(list(item.people))})" for item in conditions if item.text not in dict(told)]
    if open_:
        raise RefusedError(
            "approvals were given on conditions; say of each what shows that it is met (--met NUMBER=WORDS), or that whoever set it does without it (--waived NUMBER=WORDS): "
            + "; ".join(open_)
        )


def _require_seat(at: Moment) -> None:
    if not at.state.seated(at.entry.who):
        front = [item.key for item in at.case.our_side.people if at.state.seated(item.key)]
        raise RefusedError(
            f"{at.entry.who} does not sit at the front table; {listed(front)} can speak for our side; "
            f"whoever came to it is brought there first: `backtable seat FILE {at.entry.who} front`"
        )


def _require_their_seat(person: Person, at: Moment) -> None:
    """Refuse an offer or answer of somebody at their back table: what such a person says goes by whoever speaks for their side.

    Of what is written down late it is enough that they sat at the front then, or were brought there since: a seat is often written down late too.
    """
    if not at.state.seated(person.key) and not seating_on(at.state, at.case, at.entry.happened)[person.key]:
        front = [item.key for item in at.case.side(person.side).people if at.state.seated(item.key)]
        raise RefusedError(
            f"{person.key} does not sit at the front table, where {listed(front)} {'speaks' if len(front) == 1 else 'speak'} for {at.case.side(person.side).label}; "
            f"if they came to it, `backtable seat FILE {person.key} front` first; their yes or no alone is `backtable approve` or `refuse`"
        )


def _require_no_ended_yes(offer: Offer, person: Person, at: Moment) -> None:
    """Ask for evidence of the day of an acceptance where our offer or our yes to it stands no longer: then it is the day alone that binds us."""
    shown = f"it binds us only if {person.key} accepted it before: say what shows the day (--said or --evidence)"
    if offer.gone(at.now):
        raise RefusedError(f"offer {offer.number} was withdrawn by event {offer.withdrawn}, so that {shown}")
    if offer.over(at.now):
        raise RefusedError(f"the talks were broken off by event {offer.ended}, so that {shown}")
    if offer.expires and offer.lapsed(at.now) and not at.again:  # earlier versions let it be
        raise RefusedError(f"offer {offer.number} ended on {clock_time(offer.expires)}, so that {shown}")
    try:
        authority = authority_of(at.state, offer, at.state.side, at.now)
    except RefusedError:  # the case has changed so that this is no longer a package of it
        return
    if (agreed := at.state.agreed(at.now)) and agreed.number != offer.number:
        raise RefusedError(f"offer {agreed.number} is agreed, so that {shown}")
    ended = [f"{item.person}: {item.why}" for item in authority.missing if item.why]
    if ended:
        raise RefusedError(f"our own yes to offer {offer.number} stands no longer ({'; '.join(ended)}), so that {shown}")


def _spoken(offer: Offer, at: Moment) -> Authority:
    """Give how our authority stands if whoever writes speaks for themselves."""
    word = Word(at.entry.who, at.state.head.number + 1, at.state.version.digest)
    books = books_of(at.state)
    return authority_for(books, at.state.side, offer.terms, offer.expires, at.now, [word] if not at.entry.behalf else [])


def _not_said_already(offer: Offer, at: Moment) -> None:
    """Refuse to accept subject to approval what the same person accepted so by the same case, and has not refused since."""
    last = offer.answer_of(at.state.side)
    if last is None or not last.accepted or last.person != at.entry.who or last.case != at.state.version.digest:
        return
    if not any(no.person == last.person and no.terms == offer.terms and no.number > last.number for no in at.state.refusals):
        raise RefusedError(f"offer {offer.number} was accepted subject to approval by event {last.number} already; it waits for the approvals that are missing")


def _may_speak(offer: Offer, rests_on: tuple[int, ...], at: Moment, refused: str) -> None:
    authority = _spoken(offer, at)
    if not authority.complete:
        raise RefusedError(f"{refused}: {missing_words(at.state, authority, offer)}")
    if set(rests_on) != set(authority.rests_on):
        raise RefusedError(f"{refused}: it rests on {listed([str(item) for item in authority.rests_on]) or 'nothing'}, not on what is said")


def _nothing_agreed(offer: Offer, at: Moment) -> None:
    other = at.state.agreed(at.now)
    if other and other.number != offer.number:
        raise RefusedError(f"offer {other.number} is agreed: settle it, or break off with what shows that they let us off it (`break-off --released`), before anything else is agreed")


def _answerable(offer: Offer, side: str, accepted: bool, when: datetime) -> None:
    status = offer.status(when)
    last = offer.answer_of(side)
    if status is OfferStatus.LAPSED and not accepted:
        return
    if status is OfferStatus.BINDING and accepted and last and last.subject:
        return  # the approvals have come: the other side is told
    if status not in (OfferStatus.OPEN, OfferStatus.SUBJECT):
        ended = f" on {offer.expires.astimezone():%Y-%m-%d}" if status is OfferStatus.LAPSED and offer.expires else ""
        if status is OfferStatus.WITHDRAWN and accepted and offer.side != side and offer.withdrawn_at:
            ended = f" since {clock_time(offer.withdrawn_at)}; if they accepted it before, say when (--on) and what shows it"
        if status is OfferStatus.ENDED and accepted and offer.side != side and offer.ended_at and not offer.bound:
            ended = f" on {clock_time(offer.ended_at)}; if they accepted it before, say when (--on) and what shows it"
        raise RefusedError(f"offer {offer.number} cannot be answered any more: it is {status.value}{ended}")
    if last and last.accepted and not last.subject and accepted:
        raise RefusedError(f"offer {offer.number} was accepted by event {last.number} already")


def _require_issues(reasons: tuple[tuple[str, str], ...], at: Moment, offer: Offer) -> None:
    """Refuse what is no issue of the case, nor of the version by which the offer was judged."""
    judged = at.state.cases[offer.case] if offer.case else at.case  # by which case the other side judged its own is not ours to see
    known = list(dict.fromkeys(issue.key for case in (at.case, judged) for issue in case.issues))
    for key, _ in reasons:
        if key not in known:
            raise RefusedError(f"the case has no issue called {key}; the issues are {', '.join(known)}")


def _not_binding(offer: Offer, at: Moment) -> str:
    status = offer.status(at.now)
    if status is not OfferStatus.SUBJECT:
        return f"offer {offer.number} cannot be settled: it is {status.value}; settle what both sides have accepted and approved"
    if agreed := at.state.agreed(at.now):
        return f"offer {offer.number} does not bind, for offer {agreed.number} was agreed first, and only one can be: settle offer {agreed.number}"
    parts = []
    for side in at.case.sides:
        if side.key != offer.side and not offer.answer_of(side.key):
            parts.append(f"{side.label} has not answered")
            continue
        authority = authority_of(at.state, offer, side.key, at.now)
        if not authority.complete:
            parts.append(missing_words(at.state, authority, offer))
    parts += [f"{loss.person} said no to being asked no longer (event {loss.answer.number}: {loss.answer.reason}), and what was said after that does not bind without them" for loss in contested(at.state, offer.terms) if loss.answer]
    return f"offer {offer.number} does not bind yet: {'; '.join(parts)}"
