"""The rules of what the back table decides: approvals, refusals, mandates, and what is withdrawn."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from backtable.conduct import _events as events
from backtable.conduct._authority import Needed, needed_in, required
from backtable.conduct._carried import conditional, kept_from, spent
from backtable.conduct._decisions import Request
from backtable.conduct._earlier import require_readable
from backtable.conduct._events import Evidence, Terms
from backtable.conduct._losses import lost_by
from backtable.conduct._meaning import region_problem
from backtable.conduct._moment import (
    Moment,
    check_content,
    our_person,
    person_of,
    require_current,
    require_evidence,
    require_future,
    require_package,
    require_text,
)
from backtable.conduct._offers import Offer, OfferStatus
from backtable.conduct._packages import package_of
from backtable.conduct._paper import case_on, paper_of, seating_on
from backtable.conduct._refusals import rules_words
from backtable.errors import RefusedError
from backtable.quantities import clock_time
from backtable.wording import listed

_LIVE = (OfferStatus.DRAFT, OfferStatus.OPEN, OfferStatus.SUBJECT)


@check_content.register
def _(content: events.ApprovalAsked, at: Moment) -> None:
    offer = _live(content.offer, at)
    needed = required(at.case, at.state.case.our_side, at.state.package(offer.terms), at.state.seating)
    _some(content.people, "say whom to ask")
    for key in content.people:
        if key not in needed.people:
            raise RefusedError(f"{key} need not approve offer {offer.number}; {rules_words(at.case, at.state.side, needed)}")
    require_future(content.by, at, "the day by which to answer is past")


@check_content.register
def _(content: events.ApprovalGiven, at: Moment) -> None:
    offer = _judged(content.offer, content.person, content.terms, content.evidence, at)
    paper = paper_of(at.state, offer, content.person, at.entry.happened)
    require_current(content.case, at, paper.case)
    later = next((item for item in reversed(at.state.refusals) if item.person == content.person and item.terms == content.terms), None)
    if later and at.happened < later.time:
        raise RefusedError(f"{content.person} refused it after that, in event {later.number}; record their yes of today, if they have changed their mind")
    if content.expires != paper.expires:
        raise RefusedError(f"the approval is for another expiry than that of offer {offer.number}")
    require_future(content.until, at, f"the approval would have ended{_require_kept(content, content.terms, at)}")
    _require_conditions(content.conditions)


@check_content.register
def _(content: events.ApprovalRefused, at: Moment) -> None:
    _judged(content.offer, content.person, content.terms, content.evidence, at)
    require_text(content.reason, "say why: the reason is what the next offer must heed")
    if at.entry.happened is not None:
        given = [item for item in at.state.approvals if item.person == content.person and item.terms == content.terms and not item.ended]
        _require_last(content.person, [(item.number, item.time) for item in given], "approved", at)


@check_content.register
def _(content: events.MandateAsked, at: Moment) -> None:
    needed = _region(content.region, content.case, at)
    alone = {*needed.of} <= {at.entry.who}
    _some(content.people, f"nobody's approval but that of {at.entry.who} is needed in this region, so that no mandate need be asked for" if alone else "say whom to ask")
    for key in content.people:
        _needed(key, needed, at)
    require_future(content.until, at, "the mandate would have ended")
    require_future(content.by, at, "the day by which to answer is past")


@check_content.register
def _(content: events.MandateGranted, at: Moment) -> None:
    our_person(content.person, at)
    needed = _region(content.region, content.case, at, content.asked)
    _needed(content.person, needed, at)
    require_future(content.until, at, f"the mandate would have ended{_require_kept(content, content.region, at)}")
    require_evidence(content.person, content.evidence, at)
    _require_conditions(content.conditions)
    _decided_before(content.person, at)
    if content.asked is None:
        return
    request = next((item for item in at.state.requests if item.number == content.asked and item.region), None)
    if request is None:
        raise RefusedError(f"event {content.asked} does not ask for a mandate")
    if request.case != content.case:
        raise RefusedError(
            f"event {request.number} asked for it by an earlier version of the case, which has changed since: ask for it anew; "
            "if it was granted before the change, say when (--on)"
        )
    _require_asked(request, content.person, at)
    if at.entry.happened is not None and (no := at.state.declined(request.number, content.person)):
        _require_last(content.person, [(no.number, no.time)], "refused", at)


@check_content.register
def _(content: events.MandateRefused, at: Moment) -> None:
    our_person(content.person, at)
    request = next((item for item in at.state.requests if item.number == content.asked and item.region), None)
    if request is None:
        raise RefusedError(f"event {content.asked} does not ask for a mandate")
    if content.region != request.region:
        raise RefusedError(f"what was refused is not the region that event {content.asked} asks for")
    if request.withdrawn:
        raise RefusedError(f"what event {content.asked} asked for was withdrawn by event {request.withdrawn}")
    if content.person not in request.people:
        raise RefusedError(f"{content.person} was not asked for that mandate; event {content.asked} asked {listed(list(request.people))}")
    require_text(content.reason, "say why: the reason is what the next mandate that is asked for must heed")
    require_evidence(content.person, content.evidence, at)
    _decided_before(content.person, at)
    _require_asked(request, content.person, at)
    if at.entry.happened is not None:
        granted = [item for item in at.state.mandates if item.person == content.person and item.asked == content.asked and not item.withdrawn]
        _require_last(content.person, [(item.number, item.time) for item in granted], "granted", at)


@check_content.register
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


@check_content.register
def _(content: events.ChangeAnswered, at: Moment) -> None:
    state = at.state
    place = next((place for place, item in enumerate(state.versions) if item.number == content.change), 0)
    if not place:
        raise RefusedError(f"event {content.change} is no change of the case")
    lost = [item.person for item in lost_by(state, content.change)]
    if content.person not in lost:
        whose = f"that of {listed(lost)}" if lost else "nobody's"
        raise RefusedError(f"the change of event {content.change} takes no say from {content.person}; it takes {whose}")
    if not content.accepted:
        require_text(content.reason, "say why: the reason is what the next version of the case must heed")
    require_evidence(content.person, content.evidence, at)
    _decided_before(content.person, at)
    if at.happened < state.versions[place].time - timedelta(days=1):  # a day alone means its beginning
        raise RefusedError(f"the case was not changed yet on {clock_time(at.happened)}, so {content.person} cannot have judged it then")


def _require_kept(content: events.ApprovalGiven | events.MandateGranted, about: Terms | str, at: Moment) -> str:
    """Refuse a yes that silently drops the conditions or the end of one that it does not come after: written twice is not said twice.

    Returns:
        where its end comes from, if from an earlier yes.
    """
    if at.again:  # earlier versions let it be
        return ""
    _require_new(content, about, at)
    earlier = kept_from(at.state, content.person, about, at.entry.happened, content.evidence)
    silent = None if earlier or content.conditions or not at.entry.behalf else conditional(at.state, content.person, about)
    if silent and content.lifts != silent.number:
        raise RefusedError(
            f"{content.person} said yes to it in event {silent.number} on condition that {'; '.join(silent.conditions)}, of which this says nothing: "
            "name it (--condition), or, if they have lifted it, say so (--without-conditions), with what shows it"
        )
    if earlier is None or content.lifts == earlier.number:
        return ""
    if content.lifts is not None:
        raise RefusedError(f"event {content.lifts} is not the earlier yes of {content.person} to this")
    lacking = [text for text in earlier.conditions if text not in content.conditions]
    longer = earlier.until is not None and (content.until is None or content.until > earlier.until)
    asked = [f"on condition that {'; '.join(lacking)}"] if lacking else []
    asked += [f"until {clock_time(earlier.until)}"] if longer and earlier.until else []
    if asked:
        raise RefusedError(
            f"{content.person} said yes to it in event {earlier.number} {' and '.join(asked)}, and this yes is dated no later or rests on the same evidence, so that it holds for this one, too; "
            "if they have lifted it, say so (--without-conditions), with what shows it"
        )
    return f", by their yes in event {earlier.number}, which rests on the same evidence or is dated no earlier (--without-conditions, if they have lifted that)" if earlier.until else ""


def _require_new(content: events.ApprovalGiven | events.MandateGranted, about: Terms | str, at: Moment) -> None:
    """Refuse as a yes of today what rests on the evidence of one that has ended since, as the case changed, they said no, or, whichever form it had, its time was over."""
    if not at.entry.behalf or person_of(at, content.person).side != at.state.side:
        return
    found = spent(at.state, content.person, about, content.evidence, at.now)
    if found and (at.entry.happened is None or at.happened > found.moment):
        how = f"{content.person} refused it in event {found.event}" if found.refused else f"the case changed in event {found.event}" if found.event else f"that ended on {clock_time(found.moment)}"
        raise RefusedError(
            f"{content.person} said yes on this evidence in event {found.yes.number} already, before {how}: the same words are no new yes. "
            "Ask them again and record what they say now; if it is what they said then, say when (--on); if they said the same again, let the evidence tell so (its day, for instance)"
        )


def _some(people: tuple[str, ...], wanted: str) -> None:
    if not people:
        raise RefusedError(wanted)


def _live(number: int, at: Moment) -> Offer:
    offer = at.state.offer(number)
    status = offer.status(at.happened)
    if status is OfferStatus.LAPSED and offer.expires:
        late = "" if at.entry.happened else "; if it was decided before, say when (--on)"
        raise RefusedError(f"offer {offer.number} lapsed on {clock_time(offer.expires)}, so nothing can be agreed by it any more{late}")
    if status not in _LIVE:
        late = "; if it was decided before that, say when (--on)" if status is OfferStatus.ENDED and offer.ended_at and not offer.bound and not at.entry.happened else ""
        raise RefusedError(f"offer {offer.number} needs no approval: it is {status.value}{late}")
    if status is OfferStatus.DRAFT and offer.case != at.state.version.digest:
        raise RefusedError(
            f"offer {offer.number} was judged by an earlier version of the case, which has changed since; draft it again"
        )
    return offer


def _require_conditions(conditions: tuple[str, ...]) -> None:
    if not all(text.strip() for text in conditions):
        raise RefusedError("a condition says nothing")


def _decided_before(key: str, at: Moment) -> None:
    """Refuse an earlier day for what somebody writes themselves."""
    if at.entry.happened is not None and at.entry.who == key:
        raise RefusedError(f"{key} decides now; only what is recorded for somebody else may have been decided earlier")


def _require_asked(request: Request, key: str, at: Moment) -> None:
    if at.happened < request.time - timedelta(days=1):  # a day alone means its beginning
        raise RefusedError(f"event {request.number} had not asked for it yet on {clock_time(at.happened)}, so {key} cannot have answered it then")


def _require_last(key: str, later: Sequence[tuple[int, datetime]], did: str, at: Moment) -> None:
    """Refuse to write down late what the same person has taken back since: the last word counts.

    Args:
        later: (number, moment) of what they said otherwise.
    """
    for number, moment in later:
        if at.happened < moment:
            raise RefusedError(f"{key} {did} it after that, in event {number}; record what they say today, if they have changed their mind")


def _judged(number: int, key: str, terms: Terms, evidence: Evidence | None, at: Moment) -> Offer:
    """Ask what an approval and a refusal have in common."""
    offer = _live(number, at)
    _decided_before(key, at)
    if at.entry.happened is not None and at.happened < offer.made - timedelta(days=1):  # a day alone means its beginning
        raise RefusedError(f"offer {offer.number} was not there yet on {clock_time(at.happened)}, so {key} cannot have judged it then")
    person = person_of(at, key)
    paper = paper_of(at.state, offer, key, at.entry.happened)
    if terms != paper.terms:
        then = " as it was written on that day" if paper.terms != offer.terms else ""
        raise RefusedError(f"what was judged is not the package of offer {offer.number}{then}")
    if person.side != at.state.side and offer.sent is None:
        raise RefusedError(f"offer {offer.number} was never sent, so {key} cannot have judged it")
    case = at.state.cases[paper.case]
    if paper.case == at.state.version.digest and paper.terms == offer.terms:
        require_readable(at.state, offer)
    require_package(terms, at, case, paper.earlier)
    needed = required(case, case.side(person.side), package_of(case, terms, paper.earlier), seating_on(at.state, case, at.entry.happened))
    if key not in needed.people:
        raise RefusedError(
            f"{key} has no say on offer {offer.number}; {rules_words(case, person.side, needed)}"
        )
    require_evidence(key, evidence, at)
    return offer


def _region(region: str, digest: str, at: Moment, asked: int | None = None) -> Needed:
    stood = case_on(at.state, at.entry.happened, asked)
    require_current(digest, at, stood)
    case = at.state.cases[stood]
    if problem := region_problem(case, region):
        raise RefusedError(problem)
    needed = needed_in(case, case.our_side, region, seating_on(at.state, case, at.entry.happened))
    if needed.exact and not needed.packages:
        raise RefusedError(f"no package lies in the region `{region}`")
    return needed


def _needed(key: str, needed: Needed, at: Moment) -> None:
    our_person(key, at)
    if key not in needed.of:
        raise RefusedError(
            f"{key} has no say in this region: their approval is needed for none of its packages; "
            f"needed are {listed(list(needed.of))}"
        )
