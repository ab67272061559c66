"""What a record's events mean as evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from backtable.belief import (
    Accepted,
    Approved,
    ConditionLearned,
    Countered,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    NotStandard,
    OfferReceived,
    Origin,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
    packages_in,
)
from backtable.case import Case, Expression, Package
from backtable.conduct import (
    Answer,
    Counter,
    Offer,
    OfferStatus,
    State,
    Statement,
    Terms,
    counters,
    counters_to,
    events,
    known_thing,
    of_scores,
    region_problem,
    truth_problem,
)
from backtable.errors import Place, RefusedError
from backtable.formula import depends_on, parse
from backtable.planning._credence import Answered, AskedBefore
from backtable.quantities import parse_number
from backtable.value import cannot_be, trait_names

MOST_WEIGHED = 500
_MOST_DONE = 8
_MOST_SAID = 32
_SAID = (Heard, WillNot, MustAsk, NotStandard)
_TACTICS: dict[str, type[MustAsk] | type[NotStandard]] = {"must-ask": MustAsk, "not-standard": NotStandard}
_VALUE = re.compile(r"\s*([A-Za-z_]\w*)\s*==\s*([-+]?[\d.,]+(?:e[-+]?\d+)?%?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Learned:
    """A piece of evidence and where in the record it comes from."""

    item: Evidence
    origin: Origin


def learned_of(state: State, now: datetime) -> tuple[Learned, ...]:
    """Give the evidence in a record, in the order in which it came in.

    What they offer, answer and approve, what is said, and offers of ours that lapse. An offer of theirs that comes while one of ours lies
    before them is a reply to it, too, until they answer it expressly. A statement of full credibility that says what
    the value of an assumption is counts as that value, any other of full credibility as a fact; `key@viewer` in what it is about makes it what that
    viewer believes. What our own
    people approve or refuse, or are said to refuse, is no evidence: we ask them. An offer that is no package of the case as it stands tells nothing. What
    somebody does again is given again; `belief` makes it count less.

    Args:
        now: offers whose time has passed by then have lapsed.
    """
    found = [*_offers(state, now), *_answers(state), *_countered(state), *_lapsed(state, now), *_approvals(state), *_statements(state)]
    sound = (item for item in found if item.origin.event not in (state.against or ()))  # what was written past the rules tells nothing
    return tuple(sorted(sound, key=lambda item: (item.origin.moment, item.origin.event)))


def condensed(learned: Sequence[Learned]) -> tuple[Learned, ...]:
    """Give evidence with what repeats itself thinned out, where there is more of it than can be weighed piece by piece.

    Who does the same again says little new, and the k-th time counts 1/k by default; who says the same again never counts for more than two (see
    the reference of evidence). So of more than eight times the same act those are kept that come after 8, 16, 32 … times, and of what is said again
    the last 32.
    """
    if len(learned) <= MOST_WEIGHED:
        return tuple(learned)
    places = dict[object, list[int]]()
    for place, item in enumerate(learned):
        places.setdefault(_same(item.item, place), []).append(place)
    kept = set[int]()
    for found in places.values():
        said = isinstance(learned[found[0]].item, _SAID)
        kept.update(found[-_MOST_SAID:] if said else (place for count, place in enumerate(found, 1) if count <= _MOST_DONE or not count & (count - 1)))
    return tuple(item for place, item in enumerate(learned) if place in kept)


def _same(item: Evidence, place: int) -> object:
    """Give what makes evidence the same again: all of it but when it was; facts are never."""
    if isinstance(item, ConditionLearned | ValueLearned):
        return place
    names = ("person", "speaker", "complete", "issue", "direction", "credibility", "guess")
    condition = getattr(item, "that", getattr(item, "where", None))
    return (type(item), tuple(package.values for package in packages_in(item)), condition and condition.text, *(getattr(item, name, "") for name in names))


def evidence_of(state: State, now: datetime) -> tuple[Evidence, ...]:
    """Give the same without where it comes from."""
    return tuple(learned.item for learned in learned_of(state, now))


def passed(state: State, at: datetime) -> float:
    """Give which share of the time for the negotiation has passed: from its opening to the last deadline; a half without one."""
    ends = [item.when for item in state.deadlines]
    if not ends or not state.versions:
        return 0.5
    start, end = state.versions[0].time, max(ends)
    whole = (end - start).total_seconds()
    return min(max((at - start).total_seconds() / whole, 0.0), 1.0) if whole > 0 else 1.0


def package_in(state: State, terms: Terms) -> Package | None:
    """Give terms as a package of the case as it stands, None where they are none any more."""
    try:
        return state.package(terms)
    except RefusedError:
        return None


def _offers(state: State, now: datetime) -> Iterator[Learned]:
    for offer in state.offers:
        if offer.side == state.side or offer.sent is None or offer.person not in _others(state):
            continue
        package = package_in(state, offer.terms)
        if package is not None and offer.status(now) is not OfferStatus.DRAFT:
            item = OfferReceived(offer.person, package, passed(state, offer.sent), place=_place(offer.number))
            yield Learned(item, Origin(offer.number, offer.sent, offer.number))


def _others(state: State) -> frozenset[str]:
    return frozenset(person.key for side in state.case.other_sides for person in side.people)


def _answers(state: State) -> Iterator[Learned]:
    for offer in state.offers:
        package = package_in(state, offer.terms) if offer.side == state.side else None
        if package is None:
            continue
        for answer in offer.answers:
            if answer.side != state.side and answer.person in _others(state):
                yield from (Learned(item, Origin(answer.number, answer.moment, offer.number)) for item in _answer(state, package, answer))


def _answer(state: State, package: Package, answer: Answer) -> Iterator[Evidence]:
    time, place = passed(state, answer.moment), _place(answer.number)
    if answer.accepted:
        # Whoever speaks for them says yes for themselves. What those behind them say comes as their approvals; only what their side
        # writes into a shared record itself vouches for all of them.
        yield Accepted(answer.person, package, answer.stated and not answer.subject, time, place=place)
        if answer.subject:
            yield MustAsk(answer.person, package, place=place)
        return
    yield Rejected(answer.person, package, time, place=place)
    known = {issue.key for issue in state.case.issues}
    wants = dict(answer.wants)
    for issue in dict.fromkeys([key for key, _ in answer.reasons] + list(wants)):
        if issue in known:
            yield ReasonGiven(answer.person, package, issue, wants.get(issue, ""), place=place)


def _lapsed(state: State, now: datetime) -> Iterator[Learned]:
    for offer in state.offers:
        if offer.side != state.side or offer.sent is None or not left_unanswered(state, offer, now) or chose_another(state, offer):
            continue  # what was accepted subject to approval, or got an offer in reply, was not left unanswered
        package = package_in(state, offer.terms)
        front = [person.key for side in state.case.other_sides for person in side.people if state.seated(person.key)]
        if package is not None and front and offer.expires:
            item = Lapsed(front[0], package, passed(state, offer.expires), place=_place(offer.public))
            yield Learned(item, Origin(offer.public, offer.expires, offer.number))


def left_unanswered(state: State, offer: Offer, now: datetime) -> bool:
    """Say whether an offer of ours lapsed in silence, which is no answer."""
    return offer.left(now) and not offer.answers and not counters_to(state, offer)


def chose_another(state: State, offer: Offer) -> bool:
    """Say whether they accepted another offer of ours while this one lay before them, so that they had no reason to answer it."""
    others = (other for other in state.offers if other.side == state.side and other.number != offer.number)
    taken = (answer.moment for other in others for answer in other.answers if answer.accepted and answer.side != state.side)
    ends = [moment for moment in (offer.expires, offer.withdrawn_at if offer.withdrawn else None) if moment]
    return offer.sent is not None and any(offer.sent <= moment <= min([moment, *ends]) for moment in taken)


def _countered(state: State) -> Iterator[Learned]:
    for reply, offers in replies(state):
        known = dict[Package, int]()
        for offer in offers:
            if package := package_in(state, offer.terms):
                known.setdefault(package, offer.number)
        if known and reply.person in _others(state):
            (package, *others), (number, *more) = known, known.values()
            item = Countered(reply.person, package, passed(state, reply.moment), tuple(others), place=_place(reply.by))
            yield Learned(item, Origin(reply.by, reply.moment, number, tuple(more)))


def replies(state: State) -> Iterator[tuple[Counter, tuple[Offer, ...]]]:
    """Give each offer of theirs that is a reply to ours, with all of ours to which it is; but for what they had no reason to take as they accepted another."""
    ours, found = {offer.number: offer for offer in state.offers}, dict[int, list[Counter]]()
    for counter in counters(state):
        found.setdefault(counter.by, []).append(counter)
    for reply in found.values():
        offers = tuple(ours[item.offer] for item in reply if not chose_another(state, ours[item.offer]))
        if offers:
            yield reply[0], offers


def _approvals(state: State) -> Iterator[Learned]:
    others = _others(state)
    for approval in state.approvals:
        if approval.person in others and (package := package_in(state, approval.terms)):
            item = Approved(approval.person, package, place=_place(approval.number))
            yield Learned(item, Origin(approval.number, approval.time, approval.offer))
    for refusal in state.refusals:
        if refusal.person in others and (package := package_in(state, refusal.terms)):
            no = Refused(refusal.person, package, place=_place(refusal.number))
            yield Learned(no, Origin(refusal.number, refusal.time, refusal.offer))


def _statements(state: State) -> Iterator[Learned]:
    for statement in state.statements:
        for item in _said(state, statement):
            yield Learned(item, Origin(statement.number, statement.moment, statement.offer))


def certain_of(state: State, said: events.StatementHeard) -> tuple[Evidence, ...]:
    """Give what a statement that is about to be recorded would make certain."""
    number = state.head.number + 1
    item = Statement(
        number, state.moment or state.versions[0].time, said.person, said.words, said.about, said.claim, said.refuses, said.means, said.offer,
        said.credibility, said.guess, said.answers, said.evidence,
    )  # fmt: skip
    return tuple(found for found in _said(state, item) if certain(found))


def certain(item: Evidence) -> bool:
    """Say whether evidence leaves no doubt: a fact, or what somebody will not sign, said with full credibility."""
    return isinstance(item, ConditionLearned | ValueLearned) or (isinstance(item, WillNot) and item.credibility >= 1)


def _said(state: State, item: Statement) -> Iterator[Evidence]:
    """Give what a statement means; one of full credibility is a fact."""
    case, others, place = state.case, _others(state), _place(item.number)
    note = f"“{item.words}”"
    viewer = item.about.partition("@")[2]
    if item.means in _TACTICS and item.offer is not None and item.person in others:
        package = package_in(state, state.offer(item.offer).terms)
        if package is not None:
            yield _TACTICS[item.means](item.person, package, note=note, place=place)
    if (about := refusing(state, item)) and not region_problem(case, item.refuses):
        yield WillNot(item.person, about, Expression(item.refuses, place), item.credibility, item.guess, place=place)
    if not item.claim or truth_problem(case, item.claim, item.person) or (viewer and not known_thing(case, item.about)):
        return
    match = _VALUE.fullmatch(item.claim)
    if item.credibility < 1 or of_scores(case, item.claim, item.person):
        yield Heard(viewer or item.person, Expression(item.claim, place), item.credibility, item.guess, note=note, place=place)
    elif match and _may_be(case, match[1], viewer, value := parse_number(match[2])):
        yield ValueLearned(match[1], value, viewer, note=note, place=place)
    else:
        yield ConditionLearned(Expression(item.claim, place), viewer, note=note, place=place)


def refusing(state: State, said: Statement | events.StatementHeard) -> str:
    """Give whose refusal a statement teaches: the person of theirs whom it is about; nobody where that is one of ours, whom we ask, or nobody of the case any more."""
    about = said.about or said.person
    return about if said.refuses and about in _others(state) else ""


def heard_before(state: State) -> tuple[Answered, ...]:
    """Give what people of theirs said of what we do not know, without what is certain."""
    case, found = state.case, []
    definitions = {item.key: parse(item.expression.text) for item in case.definitions}
    for item in state.statements:
        if item.person not in _others(state) or item.number in (state.against or ()) or not _teaches(state, item):
            continue
        about = frozenset[str]()
        if item.claim and item.credibility < 1 and not truth_problem(case, item.claim, item.person):
            viewers = {case.person(item.person).side, item.person, item.about.partition("@")[2]} - {""}
            names = depends_on(parse(item.claim).root, definitions).names
            about = names | {f"{name}@{viewer}" for name in names for viewer in viewers}
            about |= {f"{name}@{key}" for name, key in trait_names(case, item.person).items() if name in names}
        found.append(Answered(item.person, item.number, about, item.credibility))
    return tuple(found)


def asked_before(state: State) -> tuple[AskedBefore, ...]:
    """Give the questions that were put already, are about something that we do not know, and are open or were answered without anything to learn."""
    case, found = state.case, []
    assumptions = {item.key: {item.key, *(f"{item.key}@{belief.viewer}" for belief in item.as_seen_by)} for item in case.assumptions}
    for item in state.questions:
        own = trait_names(case, item.person)
        claims = tuple(name for name in own if name in (f"weight_of_{item.about}", f"best_{item.about}"))
        names = {f"{name}@{own[name]}" for name in claims} | ({item.about} if "@" in item.about else assumptions.get(item.about, set()))
        answers = [said for said in state.statements if said.number in item.answers]
        if names and not any(_teaches(state, said) for said in answers):
            found.append(AskedBefore(item.number, item.person, item.words, frozenset(names), item.about, max(item.answers, default=0), claims or (item.about.partition("@")[0],)))
    return tuple(found)


def _teaches(state: State, said: Statement) -> bool:
    return bool(said.claim or refusing(state, said))


def _may_be(case: Case, key: str, viewer: str, value: float) -> bool:
    """Say whether an assumption, or what somebody believes of it, can have a value."""
    item = next((item for item in case.assumptions if item.key == key), None)
    if item is None:
        return False
    return any(belief.viewer == viewer for belief in item.as_seen_by) if viewer else not cannot_be(case, item, value)


def _place(number: int) -> Place:
    return Place(f"event {number}")
