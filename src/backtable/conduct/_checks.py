"""The rules that hold whoever writes to a record: each kind of event is checked against the state before it."""

from dataclasses import replace
from datetime import datetime

from backtable.conduct import _approval_checks, _offer_checks  # noqa: F401 - each brings the rules of its kinds of event
from backtable.conduct import _events as events
from backtable.conduct._earlier import require_earlier
from backtable.conduct._entry import Entry
from backtable.conduct._meaning import known_thing, known_things, of_scores, region_problem, truth_problem
from backtable.conduct._moment import Moment, check_content, person_of, require_future, require_text, their_person
from backtable.conduct._state import CaseVersion, State
from backtable.conduct._undone import NOT_AGREED
from backtable.errors import RefusedError
from backtable.files import nearest
from backtable.wording import listed


def check(state: State, entry: Entry, now: datetime, behind: bool = False, again: bool = False) -> None:
    """Refuse what a rule stands against.

    Args:
        state: as the side of whoever writes sees it, before the entry.
        now: the time that counts.
        behind: the clock itself stands before that, since an earlier event's stood later.
        again: the entry stands in the record, and the rules are asked again.

    Raises:
        RefusedError: with the rule, and what to do.
    """
    at = Moment(state, entry, now, behind, again)
    if isinstance(entry.content, events.CaseChanged):
        _case_changed(entry.content, at)
        return
    writer = person_of(at, entry.who)
    if writer.side != state.side:
        raise RefusedError(f"{entry.who} is not on the side of {state.side}, whose record this is")
    _require_writer(entry.who, state)
    if entry.behalf is not None and not isinstance(entry.content, events.ChangeAnswered):  # a change may have taken them out of the case
        person_of(at, entry.behalf)
    if entry.happened is not None and entry.happened > now:
        raise RefusedError(f"it cannot have happened on {entry.happened:%Y-%m-%d %H:%M}, which is yet to come")
    closed = isinstance(entry.content, events.Correction | events.StatementHeard | events.DeadlineSet | events.Withdrawn | events.ChangeAnswered)
    if state.settled and not closed:
        raise RefusedError(f"the negotiation was settled by event {state.settled}; nothing more can be agreed in this record")
    _sound_ground(entry.content, at)
    check_content(entry.content, at)


def _require_writer(who: str, state: State) -> None:
    """Refuse what somebody writes of whom no event says that they write into this record."""
    if who not in state.writers:
        others = [key for key in state.writers if key != state.keeper]
        also = f", and {listed(others)} may write into it too" if others else ", and no event names anybody else who writes into it"
        raise RefusedError(f"{who} does not write into this record: it is kept by {state.keeper}{also}; what {who} says and decides is recorded for them")


def _sound_ground(content: object, at: Moment) -> None:
    """Refuse to build on what somebody wrote past the rules."""
    if not at.state.against:
        return
    yes = isinstance(content, events.AnswerGiven | events.AnswerReceived) and content.accepted
    if yes or isinstance(content, events.OfferSent | events.Settled | events.ApprovalAsked | events.ApprovalGiven):
        offer = at.state.offer(content.draft if isinstance(content, events.OfferSent) else content.offer)  # type: ignore[attr-defined]
        if said := at.state.forbidden(offer):
            remedy = "withdraw it, and draft it anew" if offer.side == at.state.side else "reject it"
            raise RefusedError(f"nothing can rest on offer {offer.number}: {said}; {remedy}")


def _case_changed(content: events.CaseChanged, at: Moment) -> None:
    state, case = at.state, at.state.cases[content.case]
    if case.ours != state.side:
        raise RefusedError(f"this is the record of {state.side}, but the case looks from the side of {case.ours}")
    if at.entry.who not in {person.key for person in case.our_side.people}:
        people = ", ".join(person.key for person in case.our_side.people)
        raise RefusedError(f"{at.entry.who} is nobody on our side of the case; our people are {people}")
    if state.versions:
        _require_writer(at.entry.who, state)
    for key in content.writers:
        if key not in {person.key for person in case.our_side.people}:
            raise RefusedError(f"{key} is nobody on our side of the case, so they cannot write into its record")
    if content.writers and state.versions and at.entry.who != state.keeper:
        raise RefusedError(f"only {state.keeper}, who keeps this record, says who else writes into it")
    if state.versions and state.version.text == content.text and not set(content.writers) - set(state.writers) and not set(content.earlier) - set(state.version.earlier):
        known = f", and {listed(content.writers)} may write into it already" if content.writers else ""
        raise RefusedError(f"the case is word for word the one that stands in the record{known}")
    told = state.version.earlier if state.versions else ()
    if told or content.earlier:
        earlier = tuple({**dict(told), **dict(content.earlier)}.items())
        version = CaseVersion(state.head.number + 1, at.now, content.file, content.text, content.case, content.note, at.entry.who, earlier)
        require_earlier(replace(state, versions=(*state.versions, version)), content.earlier)
    if state.settled:
        raise RefusedError(f"the negotiation was settled by event {state.settled}; its case stays as it is")


@check_content.register
def _(content: events.StatementHeard, at: Moment) -> None:
    person_of(at, content.person)
    require_text(content.words, "say what was said")
    _about(content.about, at)
    if content.means not in ("", "must-ask", "not-standard", NOT_AGREED):
        raise RefusedError(f"`{content.means}` is no meaning of a statement; expected must-ask, not-standard or not-agreed")
    if bool(content.means) != (content.offer is not None):
        raise RefusedError("“I must take it back”, “not in our standard terms” and “that was not agreed” are about an offer, and only they are: say both (--means and --offer)")
    if content.offer is not None:
        _not_agreed(content, at)
    if not (content.about or content.claim or content.refuses or content.means):
        raise RefusedError("say what it is about: an assumption, an issue, a side or a person of the case (--about)")
    if content.claim and (problem := truth_problem(at.case, content.claim, content.person)):
        raise RefusedError(problem)
    if content.claim and content.credibility >= 1 and of_scores(at.case, content.claim, content.person):
        raise RefusedError(f"what {content.person} says of how much things count for them is never certain: say how credible it is, below 100% (--credibility)")
    if content.refuses:
        if content.about not in {person.key for person in at.case.people}:
            raise RefusedError("say whom the refusal is about: a person of the case (--about)")
        if problem := region_problem(at.case, content.refuses):
            raise RefusedError(problem)
    for name in ("credibility", "guess"):
        if not 0 <= getattr(content, name) <= 1:
            raise RefusedError(f"the {name} {getattr(content, name):g} is not a share from 0 to 1")
    if content.answers is not None and content.answers not in {item.number for item in at.state.questions}:
        raise RefusedError(f"event {content.answers} is not a question")


def _not_agreed(content: events.StatementHeard, at: Moment) -> None:
    """Refuse as the other side's word that nothing is agreed what one of ours says, or what is said of an offer that binds by the record."""
    assert content.offer is not None
    offer = at.state.offer(content.offer)
    if content.means != NOT_AGREED:
        return
    their_person(content.person, at)
    if offer.bound and not at.state.settled:
        raise RefusedError(f"offer {offer.number} binds by the record; that both sides let each other off it is said with `break-off --released {offer.number}='…'`, a mistyped answer is corrected (`backtable correct`)")


@check_content.register
def _(content: events.QuestionAsked, at: Moment) -> None:
    person_of(at, content.person)
    require_text(content.words, "say what was asked")
    _about(content.about, at)


@check_content.register
def _(content: events.SeatChanged, at: Moment) -> None:
    person = person_of(at, content.person)
    seating = at.state.seating
    if seating[person.key] == content.front:
        raise RefusedError(f"{person.key} already sits at the {'front' if content.front else 'back'} table")
    others = [item.key for item in at.case.side(person.side).people if item.key != person.key and seating[item.key]]
    if not content.front and not others:
        raise RefusedError(f"nobody of {person.side} would be left at the front table; bring somebody else there first")


@check_content.register
def _(content: events.DeadlineSet, at: Moment) -> None:
    require_text(content.what, "say what must be done")
    if content.person is not None:
        person_of(at, content.person)
    require_future(content.when, at, "the deadline is past")


@check_content.register
def _(content: events.BrokenOff, at: Moment) -> None:
    if at.state.broken_off and not content.released:
        raise RefusedError(f"the negotiation was broken off by event {at.state.broken_off} already")
    if content.by not in {side.key for side in at.case.sides}:
        raise RefusedError(f"{content.by} is not a side; the sides are {', '.join(side.key for side in at.case.sides)}")
    require_text(content.reason, "say why")
    _released(content, at)


def _released(content: events.BrokenOff, at: Moment) -> None:
    """Ask of each offer that the sides let each other off whether it binds, and what shows it."""
    agreed = at.state.agreed(at.now)
    binding = {str(agreed.public): agreed.number} if agreed else {}
    binding |= {str(at.state.offer(item.offer).public): item.offer for item in at.state.rivals}
    told = dict(content.released)
    if unknown := [number for number in told if number not in binding]:
        raise RefusedError(f"offer {unknown[0]} does not bind, so nobody need be let off it{f'; {listed([str(item) for item in binding.values()])} does' if binding else ''}")
    if empty := [number for number, shown in told.items() if not shown.strip()]:
        raise RefusedError(f"say what shows that they let us off offer {empty[0]}")
    if agreed and str(agreed.public) in told and (left := [number for number in binding if number not in told]):
        raise RefusedError(f"offer {listed([str(binding[number]) for number in left])} binds beside offer {agreed.number}: settle on it, or say of both that they are off")


@check_content.register
def _(content: events.Correction, _at: Moment) -> None:  # what it may say is asked in `_corrections`, with the events
    require_text(content.reason, "say what the mistake was")


def _about(about: str, at: Moment) -> None:
    if about and not known_thing(at.case, about):
        things = known_things(at.case)
        listing = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in things.items() if names)
        close = nearest(about, [name for names in things.values() for name in names])
        raise RefusedError(f"the case knows nothing called {about}; {f'{close} ' if close else ''}known are {listing}")
