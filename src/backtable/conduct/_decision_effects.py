"""What approvals, refusals, mandates and what is asked and taken back of them do to the state."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from backtable.conduct import _events as happened
from backtable.conduct._decisions import ChangeAnswer, Mandate, MandateRefusal, Refusal, Request
from backtable.conduct._entry import Event
from backtable.conduct._ledger import Ledger
from backtable.conduct._made import made_approval


def _change_answered(ledger: Ledger, content: happened.ChangeAnswered, event: Event) -> None:
    if not ledger.void(event.number):
        ledger.change_answers.append(
            ChangeAnswer(
                event.number, event.moment, content.change, content.person, event.who, content.accepted, content.reason, content.evidence, event.written
            )
        )


def _approval_asked(ledger: Ledger, content: happened.ApprovalAsked, event: Event) -> None:
    ledger.requests.append(
        Request(event.number, event.time, content.people, content.by, content.note, ledger.name(content.offer), case=ledger.versions[-1].digest)
    )


def _approval_given(ledger: Ledger, content: happened.ApprovalGiven, event: Event) -> None:
    ledger.approvals[event.number] = made_approval((
        event.number, event.moment, ledger.name(content.offer), content.person, event.who, content.terms, content.case,
        content.expires, content.until, content.conditions, content.evidence,
        event.number if ledger.against and event.number in ledger.against else 0, event.time if event.happened else None,
        content.lifts or 0,
    ))  # fmt: skip
    ledger.alike.setdefault(content.terms, []).append(event.number)


def _approval_refused(ledger: Ledger, content: happened.ApprovalRefused, event: Event) -> None:
    refusal = Refusal(
        event.number, event.moment, ledger.name(content.offer), content.person, event.who, content.terms,
        content.reason, content.evidence, event.written,
    )  # fmt: skip
    ledger.refusals.append(refusal)
    ledger.history.end(ledger.when(event), event.number)
    ledger.refused.setdefault(content.terms, []).append(refusal)
    for number in ledger.alike.get(content.terms, ()):
        if ledger.approvals[number].person == content.person and not ledger.approvals[number].ended:
            ledger.approvals[number] = ledger.approvals[number]._replace(ended=event.number)


def _mandate_asked(ledger: Ledger, content: happened.MandateAsked, event: Event) -> None:
    ledger.requests.append(
        Request(
            event.number, event.time, content.people, content.by, content.note, None, content.region, content.until, case=content.case
        )
    )


def _mandate_granted(ledger: Ledger, content: happened.MandateGranted, event: Event) -> None:
    ledger.mandates[event.number] = Mandate(
        event.number, event.moment, content.region, content.person, event.who, content.case, content.until,
        content.asked, content.evidence, event.number if ledger.void(event.number) else 0, content.conditions, event.written,
        content.lifts or 0,
    )  # fmt: skip


def _mandate_refused(ledger: Ledger, content: happened.MandateRefused, event: Event) -> None:
    ledger.declines.append(
        MandateRefusal(
            event.number, event.moment, content.asked, content.region, ledger.versions[-1].digest, content.person, event.who,
            content.reason, content.evidence, event.written,
        )
    )  # fmt: skip
    ledger.history.end(ledger.when(event), event.number)
    for number, item in ledger.mandates.items():
        if item.person == content.person and not item.withdrawn and (item.asked == content.asked or item.region == content.region):
            ledger.mandates[number] = replace(item, withdrawn=event.number)


def _withdrawn(ledger: Ledger, content: happened.Withdrawn, event: Event) -> None:
    number = ledger.name(content.number)
    ledger.history.end(ledger.when(event), event.number)
    if number in ledger.offers:
        ledger.offers[number] = ledger.offers[number]._replace(withdrawn=event.number, withdrawn_at=ledger.when(event))
    elif number in ledger.approvals:
        ledger.approvals[number] = ledger.approvals[number]._replace(ended=event.number)
    elif number in ledger.mandates:
        ledger.mandates[number] = replace(ledger.mandates[number], withdrawn=event.number)
    elif request := next((item for item in ledger.requests if item.number == number), None):
        ledger.requests[ledger.requests.index(request)] = replace(request, withdrawn=event.number)
    elif number in ledger.deadlines:
        ledger.deadlines[number] = replace(ledger.deadlines[number], met=event.number)


DECISION_EFFECTS: dict[type, Callable[[Ledger, Any, Event], None]] = {
    happened.ChangeAnswered: _change_answered,
    happened.ApprovalAsked: _approval_asked,
    happened.ApprovalGiven: _approval_given,
    happened.ApprovalRefused: _approval_refused,
    happened.MandateAsked: _mandate_asked,
    happened.MandateGranted: _mandate_granted,
    happened.MandateRefused: _mandate_refused,
    happened.Withdrawn: _withdrawn,
}
