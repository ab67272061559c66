"""The rules that hold whoever writes to a record: each kind of event is checked against the state before it."""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from backtable.case import Case, Person
from backtable.conduct import _events as events
from backtable.conduct._authority import Needed, needed_in, required
from backtable.conduct._entry import Entry
from backtable.conduct._events import Evidence, Terms
from backtable.conduct._meaning import known_thing, region_problem, truth_problem
from backtable.conduct._refusals import missing_words, rules_words
from backtable.conduct._standing import Authority, Word, authority_for, authority_of, books_of
from backtable.conduct._state import Offer, OfferStatus, State, package_of, terms_of
from backtable.errors import RefusedError
from backtable.value import keeps
from backtable.wording import listed

_LIVE = (OfferStatus.DRAFT, OfferStatus.OPEN, OfferStatus.SUBJECT)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a rule is asked on: the state, the entry, and the time that counts (never before an earlier event)."""

    state: State
    entry: Entry
    now: datetime

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.state.case

    @property
    def happened(self) -> datetime:
        """When it happened."""
        return self.entry.happened or self.now


def check(state: State, entry: Entry, now: datetime) -> None:
    """Refuse what a rule stands against.

    Args:
        state: as the side of whoever writes sees it, before the entry.
        now: the time that counts.

    Raises:
        RefusedError: with the rule, and what to do.
    """
    at = Moment(state, entry, now)
    if isinstance(entry.content, events.CaseChanged):
        _case_changed(entry.content, at)
        return
    writer = _person(at, entry.who)
    if writer.side != state.side:
        raise RefusedError(f"{entry.who} is not on the side of {state.side}, whose record this is")
    if entry.behalf is not None:
        _person(at, entry.behalf)
    if entry.happened is not None and entry.happened > now:
        raise RefusedError(f"it cannot have happened on {entry.happened:%Y-%m-%d %H:%M}, which is yet to come")
    closed = isinstance(entry.content, events.Correction | events.StatementHeard | events.DeadlineSet | events.Withdrawn)
    if state.settled and not closed:
        raise RefusedError(f"the negotiation was settled by event {state.settled}; nothing more can be agreed in this record")
    _check(entry.content, at)


@singledispatch
def _check(content: Any, _at: Moment) -> None:
    raise AssertionError(content)


def _case_changed(content: events.CaseChanged, at: Moment) -> None:
    state, case = at.state, at.state.cases[content.case]
    if case.ours != state.side:
        raise RefusedError(f"this is the record of {state.side}, but the case looks from the side of {case.ours}")
    if at.entry.who not in {person.key for person in case.our_side.people}:
        people = ", ".join(person.key for person in case.our_side.people)
        raise RefusedError(f"{at.entry.who} is nobody on our side of the case; our people are {people}")
    if state.versions and state.version.text == content.text:
        raise RefusedError("the case is word for word the one that stands in the record")
    if state.settled:
        raise RefusedError(f"the negotiation was settled by event {state.settled}; its case stays as it is")


@_check.register
def _(content: events.OfferDrafted, at: Moment) -> None:
    _current(content.case, at)
    _package(content.terms, at)
    _future(content.expires, at, "the offer would have lapsed")


@_check.register
def _(content: events.ApprovalAsked, at: Moment) -> None:
    offer = _live(content.offer, at)
    needed = required(at.case, at.state.case.our_side, package_of(at.case, offer.terms), at.state.seating)
    _some(content.people, "say whom to ask")
    for key in content.people:
        if key not in needed.people:
            raise RefusedError(f"{key} need not approve offer {offer.number}; {rules_words(at.case, at.state.side, needed)}")
    _future(content.by, at, "the day by which to answer is past")


@_check.register
def _(content: events.ApprovalGiven, at: Moment) -> None:
    offer = _judged(content.offer, content.person, content.terms, content.evidence, at)
    _current(content.case, at)
    if content.expires != offer.expires:
        raise RefusedError(f"the approval is for another expiry than that of offer {offer.number}")
    _future(content.until, at, "the approval would have ended")
    if not all(text.strip() for text in content.conditions):
        raise RefusedError("a condition says nothing")


@_check.register
def _(content: events.ApprovalRefused, at: Moment) -> None:
    _judged(content.offer, content.person, content.terms, content.evidence, at)
    _text(content.reason, "say why: the reason is what the next offer must heed")


@_check.register
def _(content: events.MandateAsked, at: Moment) -> None:
    needed = _region(content.region, content.case, at)
    _some(content.people, "say whom to ask")
    for key in content.people:
        _needed(key, needed, at)
    _future(content.until, at, "the mandate would have ended")
    _future(content.by, at, "the day by which to answer is past")


@_check.register
def _(content: events.MandateGranted, at: Moment) -> None:
    _own(content.person, at)
    needed = _region(content.region, content.case, at)
    _needed(content.person, needed, at)
    _future(content.until, at, "the mandate would have ended")
    _vouched(content.person, content.evidence, at)
    if content.asked is not None and content.asked not in {item.number for item in at.state.requests if item.region}:
        raise RefusedError(f"event {content.asked} does not ask for a mandate")


@_check.register
def _(content: events.Withdrawn, at: Moment) -> None:
    state, number = at.state, content.number
    for offer in state.offers:
        if number in (offer.number, offer.public):
            status = offer.status(at.now)
            if offer.side != state.side:
                raise RefusedError(f"offer {offer.number} is theirs; reject it instead")
            if status not in (*_LIVE, OfferStatus.LAPSED):
                raise RefusedError(f"offer {offer.number} cannot be withdrawn: it is {status.value}")
            return
    if state.settled and number not in {item.number for item in state.deadlines}:
        raise RefusedError(f"the negotiation was settled by event {state.settled}")
    for approval in state.approvals:
        if number == approval.number:
            if approval.ended:
                raise RefusedError(f"approval {number} was ended by event {approval.ended}")
            return
    for mandate in state.mandates:
        if number == mandate.number:
            if mandate.withdrawn:
                raise RefusedError(f"mandate {number} was withdrawn by event {mandate.withdrawn}")
            return
    for request in state.requests:
        if number == request.number and request.region:
            if request.withdrawn:
                raise RefusedError(f"what event {number} asked for was withdrawn by event {request.withdrawn}")
            return
    for deadline in state.deadlines:
        if number == deadline.number:
            if deadline.met:
                raise RefusedError(f"deadline {number} was met by event {deadline.met}")
            return
    raise RefusedError(f"event {number} is no offer, approval, mandate or deadline that could be withdrawn, nor a request for a mandate")


@_check.register
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
    _package(content.terms, at)
    _nothing_agreed(offer, at)
    _seated(at)
    _may_speak(offer, content.rests_on, at, f"offer {offer.number} cannot be sent")


@_check.register
def _(content: events.OfferReceived, at: Moment) -> None:
    _theirs(content.person, at)
    _current(content.case, at)
    _package(content.terms, at)
    if content.expires is not None and content.expires < at.happened:
        raise RefusedError("the offer would have lapsed before it came")


@_check.register
def _(content: events.AnswerGiven, at: Moment) -> None:
    offer = at.state.offer(content.offer)
    if offer.side == at.state.side:
        raise RefusedError(f"offer {offer.number} is our own; the other side answers it")
    _answerable(offer, at.state.side, content.accepted, at.now)
    _seated(at)
    _reasons(content.reasons, at)
    if not content.accepted:
        if content.subject:
            raise RefusedError("a no is not subject to approval")
        return
    _package(offer.terms, at)
    _nothing_agreed(offer, at)
    if content.subject:
        if _spoken(offer, at).complete:
            raise RefusedError(f"nobody's approval of offer {offer.number} is missing; accept it without a reserve")
        return
    _may_speak(offer, content.rests_on, at, f"offer {offer.number} cannot be accepted outright")


@_check.register
def _(content: events.AnswerReceived, at: Moment) -> None:
    offer = at.state.offer(content.offer)
    side = _theirs(content.person, at).side
    if offer.side == side or offer.sent is None:
        what = "theirs; answer it yourselves" if offer.sent else "a draft that was never sent"
        raise RefusedError(f"offer {offer.number} is {what}")
    if not content.accepted and content.subject:
        raise RefusedError("a no is not subject to approval")
    _answerable(offer, side, content.accepted, at.happened)
    if content.accepted:
        _nothing_agreed(offer, at)
    _reasons(content.reasons, at)
    _reasons(content.wants, at)
    for key, way in content.wants:
        if way not in ("higher", "lower"):
            raise RefusedError(f"they want {key} {way}; expected higher or lower")


@_check.register
def _(content: events.StatementHeard, at: Moment) -> None:
    _person(at, content.person)
    _text(content.words, "say what was said")
    _about(content.about, at)
    if content.means not in ("", "must-ask", "not-standard"):
        raise RefusedError(f"`{content.means}` is no meaning of a statement; expected must-ask or not-standard")
    if bool(content.means) != (content.offer is not None):
        raise RefusedError("“I must take it back” and “not in our standard terms” are about an offer, and only they are: say both")
    if content.offer is not None:
        at.state.offer(content.offer)
    if not (content.about or content.claim or content.refuses or content.means):
        raise RefusedError("say what it is about: an assumption, an issue, a side or a person of the case")
    if content.claim and (problem := truth_problem(at.case, content.claim)):
        raise RefusedError(problem)
    if content.refuses:
        if content.about not in {person.key for person in at.case.people}:
            raise RefusedError("say whom the refusal is about: a person of the case")
        if problem := region_problem(at.case, content.refuses):
            raise RefusedError(problem)
    for name in ("credibility", "guess"):
        if not 0 <= getattr(content, name) <= 1:
            raise RefusedError(f"the {name} {getattr(content, name):g} is not a share from 0 to 1")
    if content.answers is not None and content.answers not in {item.number for item in at.state.questions}:
        raise RefusedError(f"event {content.answers} is not a question")


@_check.register
def _(content: events.QuestionAsked, at: Moment) -> None:
    _person(at, content.person)
    _text(content.words, "say what was asked")
    _about(content.about, at)


@_check.register
def _(content: events.SeatChanged, at: Moment) -> None:
    person = _person(at, content.person)
    seating = at.state.seating
    if seating[person.key] == content.front:
        raise RefusedError(f"{person.key} already sits at the {'front' if content.front else 'back'} table")
    others = [item.key for item in at.case.side(person.side).people if item.key != person.key and seating[item.key]]
    if not content.front and not others:
        raise RefusedError(f"nobody of {person.side} would be left at the front table; bring somebody else there first")


@_check.register
def _(content: events.DeadlineSet, at: Moment) -> None:
    _text(content.what, "say what must be done")
    if content.person is not None:
        _person(at, content.person)
    _future(content.when, at, "the deadline is past")


@_check.register
def _(content: events.Settled, at: Moment) -> None:
    offer = at.state.offer(content.offer)
    if not offer.bound or offer.status(at.now) is not OfferStatus.BINDING:
        raise RefusedError(_not_binding(offer, at))
    conditions = [
        text
        for side in (at.case.ours, *(item.key for item in at.case.other_sides))
        for _, text in authority_of(at.state, offer, side, at.now).conditions
    ]
    if conditions and not content.conditions_met.strip():
        raise RefusedError(f"approvals were given on conditions; say how they are met: {'; '.join(dict.fromkeys(conditions))}")


@_check.register
def _(content: events.BrokenOff, at: Moment) -> None:
    if at.state.broken_off:
        raise RefusedError(f"the negotiation was broken off by event {at.state.broken_off} already")
    if content.by not in {side.key for side in at.case.sides}:
        raise RefusedError(f"{content.by} is not a side; the sides are {', '.join(side.key for side in at.case.sides)}")
    _text(content.reason, "say why")


@_check.register
def _(content: events.Correction, _at: Moment) -> None:  # what it may say is asked in `_corrections`, with the events
    _text(content.reason, "say what the mistake was")


def _person(at: Moment, key: str) -> Person:
    for person in at.case.people:
        if person.key == key:
            return person
    raise RefusedError(f"nobody in the case is called {key}; the people are {', '.join(item.key for item in at.case.people)}")


def _own(key: str, at: Moment) -> Person:
    person = _person(at, key)
    if person.side != at.state.side:
        ours = ", ".join(item.key for item in at.case.our_side.people)
        raise RefusedError(f"{key} is not on our side; our people are {ours}")
    return person


def _theirs(key: str, at: Moment) -> Person:
    person = _person(at, key)
    if person.side == at.state.side:
        theirs = ", ".join(item.key for item in at.case.people if item.side != at.state.side)
        raise RefusedError(f"{key} is on our own side; their people are {theirs}")
    return person


def _text(text: str, wanted: str) -> None:
    if not text.strip():
        raise RefusedError(wanted)


def _some(people: tuple[str, ...], wanted: str) -> None:
    if not people:
        raise RefusedError(wanted)


def _future(time: datetime | None, at: Moment, what: str) -> None:
    if time is not None and time <= at.now:
        raise RefusedError(f"{what}: {time:%Y-%m-%d %H:%M} UTC is not after {at.now:%Y-%m-%d %H:%M} UTC")


def _current(digest: str, at: Moment) -> None:
    if digest != at.state.version.digest:
        raise RefusedError("it was judged by another version of the case than the one that stands; judge it anew")


def _package(terms: Terms, at: Moment) -> None:
    package = package_of(at.case, terms)
    if terms != terms_of(at.case, package):
        raise RefusedError("the terms are not written as the case has them")
    broken = [rule.because or rule.require.text for rule in at.case.rules if not keeps(at.case, rule, package)]
    if broken:
        raise RefusedError(f"this is no package: {'; '.join(broken)}; change the terms, or the rule in the case if it is wrong")


def _live(number: int, at: Moment) -> Offer:
    offer = at.state.offer(number)
    status = offer.status(at.now)
    if status not in _LIVE:
        raise RefusedError(f"offer {offer.number} needs no approval: it is {status.value}")
    if status is OfferStatus.DRAFT and offer.case != at.state.version.digest:
        raise RefusedError(
            f"offer {offer.number} was judged by an earlier version of the case, which has changed since; draft it again"
        )
    return offer


def _judged(number: int, key: str, terms: Terms, evidence: Evidence | None, at: Moment) -> Offer:
    """Ask what an approval and a refusal have in common."""
    offer = _live(number, at)
    if terms != offer.terms:
        raise RefusedError(f"what was judged is not the package of offer {offer.number}")
    person = _person(at, key)
    if person.side != at.state.side and offer.sent is None:
        raise RefusedError(f"offer {offer.number} was never sent, so {key} cannot have judged it")
    _package(terms, at)
    needed = required(at.case, at.case.side(person.side), package_of(at.case, terms), at.state.seating)
    if key not in needed.people:
        raise RefusedError(
            f"{key} has no say on offer {offer.number}; {rules_words(at.case, person.side, needed)}"
        )
    _vouched(key, evidence, at)
    return offer


def _vouched(key: str, evidence: Evidence | None, at: Moment) -> None:
    """Ask for evidence of what somebody else writes down."""
    if at.entry.who == key:
        return
    if at.entry.behalf != key:
        raise RefusedError(f"{at.entry.who} writes this for {key}, and the event must say so")
    if not evidence:
        raise RefusedError(f"{at.entry.who} writes this for {key}: name the evidence, a file or their words")


def _region(region: str, digest: str, at: Moment) -> Needed:
    _current(digest, at)
    if problem := region_problem(at.case, region):
        raise RefusedError(problem)
    needed = needed_in(at.case, at.case.our_side, region, at.state.seating)
    if needed.exact and not needed.packages:
        raise RefusedError(f"no package lies in the region `{region}`")
    return needed


def _needed(key: str, needed: Needed, at: Moment) -> None:
    _own(key, at)
    if key not in needed.of:
        raise RefusedError(
            f"{key} has no say in this region: their approval is needed for none of its packages; "
            f"needed are {listed(list(needed.of))}"
        )


def _seated(at: Moment) -> None:
    if not at.state.seated(at.entry.who):
        front = [item.key for item in at.case.our_side.people if at.state.seated(item.key)]
        raise RefusedError(f"{at.entry.who} does not sit at the front table; {listed(front)} can speak for our side")


def _spoken(offer: Offer, at: Moment) -> Authority:
    """Give how our authority stands if whoever writes speaks for themselves."""
    word = Word(at.entry.who, at.state.head.number + 1, at.state.version.digest)
    books = books_of(at.state)
    return authority_for(books, at.state.side, offer.terms, offer.expires, at.now, [word] if not at.entry.behalf else [])


def _may_speak(offer: Offer, rests_on: tuple[int, ...], at: Moment, refused: str) -> None:
    authority = _spoken(offer, at)
    if not authority.complete:
        raise RefusedError(f"{refused}: {missing_words(at.state, authority, offer)}")
    if set(rests_on) != set(authority.rests_on):
        raise RefusedError(f"{refused}: it rests on {listed([str(item) for item in authority.rests_on]) or 'nothing'}, not on what is said")


def _nothing_agreed(offer: Offer, at: Moment) -> None:
    for other in at.state.offers:
        if other.number != offer.number and other.status(at.now) is OfferStatus.BINDING:
            raise RefusedError(f"offer {other.number} is agreed: settle it, or break off, before anything else is agreed")


def _answerable(offer: Offer, side: str, accepted: bool, when: datetime) -> None:
    status = offer.status(when)
    last = offer.answer_of(side)
    if status is OfferStatus.LAPSED and not accepted:
        return
    if status is OfferStatus.BINDING and accepted and last and last.subject:
        return  # the approvals have come: the other side is told
    if status not in (OfferStatus.OPEN, OfferStatus.SUBJECT):
        ended = f" on {offer.expires:%Y-%m-%d}" if status is OfferStatus.LAPSED and offer.expires else ""
        raise RefusedError(f"offer {offer.number} cannot be answered any more: it is {status.value}{ended}")
    if last and last.accepted and not last.subject and accepted:
        raise RefusedError(f"offer {offer.number} was accepted by event {last.number} already")
    if accepted and offer.lapsed(when) and not last:
        raise RefusedError(f"offer {offer.number} lapsed on {offer.expires:%Y-%m-%d}")


def _reasons(reasons: tuple[tuple[str, str], ...], at: Moment) -> None:
    known = [issue.key for issue in at.case.issues]
    for key, _ in reasons:
        if key not in known:
            raise RefusedError(f"the case has no issue called {key}; the issues are {', '.join(known)}")


def _about(about: str, at: Moment) -> None:
    if about and not known_thing(at.case, about):
        raise RefusedError(
            f"the case knows nothing called {about}; it may be an assumption "
            f"({', '.join(item.key for item in at.case.assumptions) or 'there are none'}), an issue, a side or a person"
        )


def _not_binding(offer: Offer, at: Moment) -> str:
    status = offer.status(at.now)
    if status is not OfferStatus.SUBJECT:
        return f"offer {offer.number} cannot be settled: it is {status.value}; settle what both sides have accepted and approved"
    parts = []
    for side in at.case.sides:
        if side.key != offer.side and not offer.answer_of(side.key):
            parts.append(f"{side.label} has not answered")
            continue
        authority = authority_of(at.state, offer, side.key, at.now)
        if not authority.complete:
            parts.append(missing_words(at.state, authority, offer))
    return f"offer {offer.number} does not bind yet: {'; '.join(parts)}"
