"""Entries for what people do, with everything filled in that follows from the state. The rules are asked on appending."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from backtable.case import Package
from backtable.conduct import _events as events
from backtable.conduct._authority import needed_in
from backtable.conduct._books import books_of
from backtable.conduct._carried import conditional, kept_from, with_kept
from backtable.conduct._decisions import Yes
from backtable.conduct._earlier import require_readable
from backtable.conduct._encoding import canonical
from backtable.conduct._entry import Entry
from backtable.conduct._events import Evidence, Reasons, Terms
from backtable.conduct._meaning import region_problem
from backtable.conduct._offers import Offer
from backtable.conduct._packages import terms_of
from backtable.conduct._paper import case_on, paper_of
from backtable.conduct._standing import Word, authority_for, authority_of
from backtable.conduct._state import State
from backtable.conduct._yeses import last_of_others
from backtable.errors import RefusedError


def _behalf(who: str, person: str) -> str | None:
    return None if who == person else person


def draft_offer(state: State, who: str, package: Package, expires: datetime | None = None, note: str = "") -> Entry:
    """Give the entry that drafts an offer of a package."""
    return Entry(events.OfferDrafted(terms_of(state.case, package), state.version.digest, expires, note), who)


def send_offer(state: State, who: str, number: int, now: datetime) -> Entry:
    """Give the entry that sends a drafted offer, resting on what allows it."""
    offer = state.offer(number)
    content = events.OfferSent(offer.number, offer.terms, offer.case, offer.expires, _rests_on(state, who, offer, now))
    return Entry(content, who)


def receive_offer(
    state: State,
    who: str,
    person: str,
    package: Package,
    expires: datetime | None = None,
    note: str = "",
    evidence: Evidence | None = None,
    happened: datetime | None = None,
) -> Entry:
    """Give the entry that writes down an offer which another side's person made."""
    content = events.OfferReceived(
        person, terms_of(state.case, package), state.version.digest, expires, note, evidence
    )
    return Entry(content, who, happened=happened)


def ask_approval(
    state: State,
    who: str,
    number: int,
    now: datetime,
    people: Sequence[str] = (),
    by: datetime | None = None,
    note: str = "",
) -> Entry:
    """Give the entry that asks for approval of an offer: of some people, or of all whose approval is missing.

    Raises:
        RefusedError: nobody's is missing.
    """
    offer = state.offer(number)
    asked = tuple(people)
    if not asked:
        require_readable(state, offer)
        missing = authority_of(state, offer, state.side, now).missing
        asked = tuple(item.person for item in missing if item.person != who or not state.seated(who))
        if not asked:
            raise RefusedError(f"nobody's approval of offer {offer.number} is missing on our side")
    return Entry(events.ApprovalAsked(offer.number, asked, by, note), who)


def approve(
    state: State,
    who: str,
    person: str,
    number: int,
    until: datetime | None = None,
    conditions: Sequence[str] = (),
    evidence: Evidence | None = None,
    happened: datetime | None = None,
    lifts: bool = False,
) -> Entry:
    """Give the entry that records somebody's yes to an offer's package, as it and the case stood on the day.

    Args:
        lifts: the conditions and the end of their earlier yes, which this one would keep, no longer hold.
    """
    offer = state.offer(number)
    paper = paper_of(state, offer, person, happened)
    earlier, asked, end = _kept(state, who, person, paper.terms, happened, evidence, conditions, until, lifts)
    content = events.ApprovalGiven(
        offer.number, person, paper.terms, paper.case, paper.expires, end, asked, evidence, earlier.number if lifts and earlier else None
    )
    return Entry(content, who, _behalf(who, person), happened)


def _kept(
    state: State, who: str, person: str, about: Terms | str, happened: datetime | None, evidence: Evidence | None, conditions: Sequence[str], until: datetime | None, lifts: bool
) -> tuple[Yes | None, tuple[str, ...], datetime | None]:
    """Give the earlier yes that bears on one that is written down now, if there is one, and the conditions and the end that this has."""
    earlier = kept_from(state, person, about, happened, evidence)
    silent = None if earlier or conditions or who == person else conditional(state, person, about)
    if silent and not lifts:
        return silent, silent.conditions, until
    other = last_of_others(state, person, about) if lifts and not earlier and not silent else None
    return earlier or silent or other, *with_kept(None if lifts else earlier, conditions, until)


def refuse(
    state: State, who: str, person: str, number: int, reason: str, evidence: Evidence | None = None, happened: datetime | None = None
) -> Entry:
    """Give the entry that records somebody's no to an offer's package as it stood on the day, with the reason."""
    offer = state.offer(number)
    content = events.ApprovalRefused(offer.number, person, paper_of(state, offer, person, happened).terms, reason, evidence)
    return Entry(content, who, _behalf(who, person), happened)


def answer_change(
    who: str, person: str, change: int, accepted: bool, reason: str = "", evidence: Evidence | None = None, happened: datetime | None = None
) -> Entry:
    """Give the entry that records what somebody says to a change of the case that no longer asks for their yes."""
    return Entry(events.ChangeAnswered(change, person, accepted, reason, evidence), who, _behalf(who, person), happened)


def ask_mandate(
    state: State,
    who: str,
    region: str,
    until: datetime,
    people: Sequence[str] = (),
    by: datetime | None = None,
    note: str = "",
) -> Entry:
    """Give the entry that asks for a mandate: of some people, or of all whose approval a package in it could need."""
    asked = tuple(people)
    if not asked:
        if problem := region_problem(state.case, region):
            raise RefusedError(problem)
        asked = tuple(key for key in needed_in(state.case, state.case.our_side, region, state.seating).of if key != who)
    return Entry(events.MandateAsked(region, state.version.digest, until, asked, by, note), who)


def grant_mandate(
    state: State,
    who: str,
    person: str,
    region: str,
    until: datetime,
    asked: int | None = None,
    evidence: Evidence | None = None,
    conditions: Sequence[str] = (),
    happened: datetime | None = None,
    lifts: bool = False,
) -> Entry:
    """Give the entry that records somebody's yes in advance to every package of a region, by the case as it stood on the day; `lifts` as for `approve`."""
    earlier, kept, _ = _kept(state, who, person, region, happened, evidence, conditions, until, lifts)
    content = events.MandateGranted(region, person, case_on(state, happened, asked), until, asked, evidence, kept, earlier.number if lifts and earlier else None)
    return Entry(content, who, _behalf(who, person), happened)


def refuse_mandate(
    state: State, who: str, person: str, asked: int, reason: str, evidence: Evidence | None = None, happened: datetime | None = None
) -> Entry:
    """Give the entry that records somebody's no to a mandate that they were asked for, with the reason."""
    region = next((item.region for item in state.requests if item.number == asked), "")
    return Entry(events.MandateRefused(asked, region, person, reason, evidence), who, _behalf(who, person), happened)


def withdraw(state: State, who: str, number: int, reason: str = "") -> Entry:
    """Give the entry that withdraws an offer, draft, approval or mandate, or ticks off a deadline."""
    public = next((offer.public for offer in state.offers if number in (offer.number, offer.public)), number)
    return Entry(events.Withdrawn(public, reason), who)


def answer_offer(
    state: State,
    who: str,
    number: int,
    accepted: bool,
    now: datetime,
    subject: bool = False,
    reasons: Reasons = (),
    note: str = "",
) -> Entry:
    """Give the entry with which our side answers another's offer."""
    offer = state.offer(number)
    rests_on = _rests_on(state, who, offer, now) if accepted and not subject else ()
    content = events.AnswerGiven(offer.public, accepted, subject, tuple(sorted(reasons)), note, rests_on)
    return Entry(content, who)


def receive_answer(
    state: State,
    who: str,
    person: str,
    number: int,
    accepted: bool,
    subject: bool = False,
    reasons: Reasons = (),
    wants: Reasons = (),
    note: str = "",
    evidence: Evidence | None = None,
    happened: datetime | None = None,
) -> Entry:
    """Give the entry that writes down another side's answer to our offer."""
    offer = state.offer(number)
    content = events.AnswerReceived(
        offer.number, person, accepted, subject, tuple(sorted(reasons)), tuple(sorted(wants)), note, evidence
    )
    return Entry(content, who, happened=happened)


def settle(state: State, who: str, number: int, met: Reasons = (), waived: Reasons = (), instead_of: Reasons = ()) -> Entry:
    """Give the entry that settles the negotiation on an offer.

    Args:
        met: condition → what shows that it is met.
        waived: condition → what shows that whoever set it does without it.
        instead_of: number of each other offer that binds as well → what shows that it is off.
    """
    return Entry(events.Settled(state.offer(number).public, "", tuple(sorted(met)), tuple(sorted(waived)), tuple(sorted(instead_of))), who)


def break_off(state: State, who: str, by: str, reason: str, released: Reasons = ()) -> Entry:
    """Give the entry that a side left the table.

    Args:
        released: number of each offer that binds from which the sides let each other off → what shows it.
    """
    known = {str(number): str(offer.public) for offer in state.offers for number in (offer.number, offer.public)}
    return Entry(events.BrokenOff(by, reason, tuple(sorted((known.get(number, number), shown) for number, shown in released))), who)


def correct(who: str, number: int, fields: Mapping[str, Any], reason: str) -> Entry:
    """Give the entry that corrects fields of an earlier event, each given as plain data."""
    texts = tuple(sorted((name, canonical(value)) for name, value in fields.items()))
    return Entry(events.Correction(number, texts, reason), who)


def _rests_on(state: State, who: str, offer: Offer, now: datetime) -> tuple[int, ...]:
    require_readable(state, offer)
    word = Word(who, state.head.number + 1, state.version.digest)
    return authority_for(books_of(state), state.side, offer.terms, offer.expires, now, [word]).rests_on
