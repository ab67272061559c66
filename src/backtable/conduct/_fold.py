"""From the events to what they come to, one after the other."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from backtable.case import Case
from backtable.conduct import _events as happened
from backtable.conduct._effects import BEARING, WITHOUT_EFFECT
from backtable.conduct._encoding import read_field, read_time
from backtable.conduct._entry import EMPTY, Event, Head, seen_by
from backtable.conduct._history import History
from backtable.conduct._losses import over_a_no
from backtable.conduct._made import made_answer, made_approval, made_offer, made_statement
from backtable.conduct._register import kind_of
from backtable.conduct._rivals import Rival
from backtable.conduct._standing import Authority, Books, authorities
from backtable.conduct._state import (
    Answer,
    Approval,
    CaseVersion,
    ChangeAnswer,
    Deadline,
    Former,
    Mandate,
    MandateRefusal,
    Offer,
    Question,
    Refusal,
    Request,
    SeatChange,
    State,
    Statement,
)

TIME, HAPPENED = "time", "happened"  # what a correction calls the times of an event, which are no fields of its content
_content = attrgetter("content")


class Fold:
    """Takes events one after the other and gives the state; it refuses nothing, for the rules were asked before.

    Args:
        against: events against which the rules stand, as far as they were asked again: such a yes counts for nothing, such an offer binds nobody, and
            of the rest nothing comes: no seat, version of the case, refusal, withdrawal, deadline or end of the talks, and no time that has come.
    """

    def __init__(self, side: str, cases: Mapping[str, Case], against: Mapping[int, str] | None = None) -> None:
        self._side = side
        self._cases = cases
        self._against = against
        self._events: list[Event] = []
        self._sides: dict[str, dict[str, str]] = {}
        self._start()

    def _start(self) -> None:
        self._head: Head = EMPTY
        self._moment: datetime | None = None
        self._keeper = ""
        self._writers: dict[str, None] = {}
        self._versions: list[CaseVersion] = []
        self._offers: dict[int, Offer] = {}
        self._names: dict[int, int] = {}
        self._waiting: set[int] = set()
        self._approvals: dict[int, Approval] = {}
        self._alike: dict[happened.Terms, list[int]] = {}
        self._refusals: list[Refusal] = []
        self._refused: dict[happened.Terms, list[Refusal]] = {}
        self._mandates: dict[int, Mandate] = {}
        self._declines: list[MandateRefusal] = []
        self._change_answers: list[ChangeAnswer] = []
        self._requests: list[Request] = []
        self._statements: list[Statement] = []
        self._questions: dict[int, Question] = {}
        self._deadlines: dict[int, Deadline] = {}
        self._seats: dict[str, bool] = {}
        self._moves: dict[str, SeatChange] = {}
        self._seatings: list[SeatChange] = []
        self._papers: dict[int, tuple[datetime, Any]] = {}
        self._former: dict[int, tuple[Former, ...]] = {}
        self._corrections: dict[int, tuple[int, ...]] = {}
        self._replaced: dict[int, dict[str, str]] = {}
        self._times: dict[int, datetime] = {}
        self._days: dict[int, datetime] = {}
        self._latest = 0
        self._back: list[tuple[int, datetime]] = []
        self._agreed = 0
        self._sealed: dict[int, tuple[Authority, ...]] = {}
        self._rivals: dict[int, Rival] = {}
        self._history = History()
        self._settled = 0
        self._concluded: happened.Settled | None = None
        self._broken_off = 0

    @property
    def head(self) -> Head:
        """The last event taken."""
        return self._head

    @property
    def moment(self) -> datetime | None:
        """The latest time in the events taken."""
        return self._moment

    def last(self, count: int) -> tuple[Event, ...]:
        """Give the last events taken."""
        return tuple(self._events[-count:])

    def take(self, events: Iterable[Event]) -> None:
        """Take further events."""
        fresh = list(events)
        self._events += fresh
        if happened.Correction not in set(map(type, map(_content, fresh))):
            self._pass(fresh)
            return
        # A correction means that the earlier event should have said something else from the start.
        self._start()
        for event in seen_by((item for item in self._events if isinstance(item.content, happened.Correction)), self._side):
            if self._void(event.number):
                continue
            fields = dict(event.content.fields)
            if time := fields.pop(TIME, None):
                self._times[event.content.number] = read_time(time)
            if day := fields.pop(HAPPENED, None):
                self._days[event.content.number] = read_time(day)
            self._replaced.setdefault(event.content.number, {}).update(fields)
        self._pass(self._events)

    def _pass(self, events: Iterable[Event]) -> None:
        event, side, replaced, waiting, times, days = None, self._side, self._replaced, self._waiting, self._times, self._days
        moment, takers, against = self._moment, _TAKERS, self._against  # at hand, for there may be 100,000 events
        for event in events:
            if times and event.number in times:
                event = event._replace(time=times[event.number])
            if days and event.number in days:
                event = event._replace(happened=days[event.number])
            void = against and event.number in against and moment
            if moment is not None and event.time < moment:
                self._back.append((event.number, moment))
                self._history.count(moment, event.number)
            elif not void:
                self._moment = moment = event.time
                self._latest = event.number
            if void and type(event.content) in WITHOUT_EFFECT:
                continue
            for seen in (event,) if event.side == side else seen_by((event,), side):
                content = self._corrected(seen) if replaced and seen.number in replaced else seen.content
                takers[type(content)](self, content, seen)
                if waiting and isinstance(content, BEARING):
                    self._bind(seen)
        if event is not None:
            self._head = Head(event.number, event.digest)

    def _corrected(self, event: Event) -> Any:
        """Give what an event should have said."""
        assert self._moment is not None
        self._papers[event.number] = self._moment, event.content
        new = {name: read_field(event.kind, name, text) for name, text in self._replaced[event.number].items()}
        return replace(event.content, **new)

    def _bind(self, event: Event) -> None:
        """Note which offer the event made binding: only one can be agreed, but of the past another may turn out to have bound before that."""
        if self._agreed and not event.happened:
            return
        for number in sorted(self._waiting):
            offer = self._offers[number]
            if self._void(*offer.made_of):
                continue
            found = self._sealing(offer, event.happened)
            if found and not (self._change_answers and over_a_no(self.state(), offer, *found)):
                if self._agreed and found[0] >= (self._offers[self._agreed].since or found[0]):
                    continue
                since, self._sealed[number] = found
                if self._agreed:
                    self._rivals[number] = Rival(number, event.number, since)
                    self._waiting.discard(number)
                    return
                self._offers[number] = offer._replace(bound=event.number, since=since)
                self._waiting.discard(number)
                self._agreed = number
                return

    def _sealing(self, offer: Offer, happened: datetime | None) -> tuple[datetime, tuple[Authority, ...]] | None:
        """Give since when an offer binds and by whose yes, if it does.

        Args:
            happened: the day of what was written down just now, if that is past: it is judged as things stood from then on.
        """
        now, digest = self._moment, self._versions[-1].digest
        assert now is not None
        approvals, mandates = [self._approvals[item] for item in self._alike.get(offer.terms, ())], list(self._mandates.values())
        refusals = self._refused.get(offer.terms, ())
        if happened is not None and happened < now:
            return self._history.sealed(self._side, self._cases, offer, (approvals, mandates, refusals), happened, now)
        if offer.lapsed(now) or offer.gone(now):
            return None
        case = self._cases[digest]
        seating = {person.key: self._seats.get(person.key, person.front) for person in case.people}
        found = authorities(Books(self._side, case, digest, seating, approvals, mandates, refusals), offer, now)
        return (now, found) if found else None

    def state(self) -> State:
        """Give what the events taken so far come to."""
        return State(
            self._side,
            self._head,
            self._moment,
            self._keeper,
            self._cases,
            tuple(self._versions),
            tuple(self._offers.values()),
            tuple(self._approvals.values()),
            tuple(self._refusals),
            tuple(self._mandates.values()),
            tuple(self._declines),
            tuple(self._requests),
            tuple(self._statements),
            tuple(self._questions.values()),
            tuple(self._deadlines.values()),
            MappingProxyType(dict(self._seats)),
            MappingProxyType(dict(self._corrections)),
            tuple(self._back),
            self._settled,
            self._broken_off,
            None if self._against is None else MappingProxyType(dict(self._against)),
            self._latest,
            tuple(self._moves.values()),
            MappingProxyType(dict(self._sealed)),
            tuple(self._seatings),
            MappingProxyType(dict(self._former)),
            tuple(self._writers),
            self._concluded,
            tuple(self._change_answers),
            tuple(self._rivals.values()),
        )

    def _void(self, *numbers: int) -> bool:
        """Say whether the rules stand against one of some events."""
        return bool(self._against) and any(number in (self._against or ()) for number in numbers)

    def _case_changed(self, content: happened.CaseChanged, event: Event) -> None:
        if not self._versions:
            self._keeper = event.who
            self._writers[event.who] = None
        if not self._void(event.number):
            self._writers.update(dict.fromkeys(content.writers))
        self._versions.append(
            CaseVersion(event.number, self._when(event), content.file, content.text, content.case, content.note, event.who)
        )
        self._history.version(self._when(event), content.case)

    def _change_answered(self, content: happened.ChangeAnswered, event: Event) -> None:
        if not self._void(event.number):
            self._change_answers.append(
                ChangeAnswer(
                    event.number, event.moment, content.change, content.person, event.who, content.accepted, content.reason, content.evidence, event.written
                )
            )

    def _offer_drafted(self, content: happened.OfferDrafted, event: Event) -> None:
        self._add(
            made_offer((
                event.number, event.number, event.side, event.who, content.terms, content.case, content.expires,
                event.time, None, True, content.note, (), 0, 0, 0, 0, None, None,
            ))
        )  # fmt: skip

    def _offer_sent(self, content: happened.OfferSent, event: Event) -> None:
        self._resume()
        draft = self._offers.get(content.draft)
        if draft is None or event.side != self._side:
            self._add(
                Offer(
                    event.number, event.number, event.side, event.who, content.terms, content.case, content.expires,
                    event.moment, event.moment, True,
                )
            )  # fmt: skip
            return
        self._names[event.number] = draft.number
        self._offers[draft.number] = draft.brought(event.number, event.who, event.moment)

    def _offer_received(self, content: happened.OfferReceived, event: Event) -> None:
        self._resume()
        side = self._side_of(content.person)
        self._add(
            made_offer((
                event.number, event.number, side, content.person, content.terms, content.case, content.expires,
                event.moment, event.moment, False, content.note, (), 0, 0, 0, 0, None, None,
            ))
        )  # fmt: skip

    def _answer_given(self, content: happened.AnswerGiven, event: Event) -> None:
        self._answered(
            content.offer,
            Answer(
                event.number, event.moment, event.side, event.who, content.accepted, content.subject, content.reasons,
                (), True, self._versions[-1].digest if self._versions else "", event.time if event.happened else None,
            ),
        )  # fmt: skip

    def _answer_received(self, content: happened.AnswerReceived, event: Event) -> None:
        self._answered(
            content.offer,
            made_answer((
                event.number, event.moment, self._side_of(content.person), content.person, content.accepted,
                content.subject, content.reasons, content.wants, False, self._versions[-1].digest, event.time if event.happened else None,
            )),
        )  # fmt: skip

    def _approval_asked(self, content: happened.ApprovalAsked, event: Event) -> None:
        self._requests.append(
            Request(event.number, event.time, content.people, content.by, content.note, self._name(content.offer), case=self._versions[-1].digest)
        )

    def _approval_given(self, content: happened.ApprovalGiven, event: Event) -> None:
        self._approvals[event.number] = made_approval((
            event.number, event.moment, self._name(content.offer), content.person, event.who, content.terms, content.case,
            content.expires, content.until, content.conditions, content.evidence,
            event.number if self._against and event.number in self._against else 0, event.time if event.happened else None,
        ))  # fmt: skip
        self._alike.setdefault(content.terms, []).append(event.number)

    def _approval_refused(self, content: happened.ApprovalRefused, event: Event) -> None:
        refusal = Refusal(
            event.number, event.moment, self._name(content.offer), content.person, event.who, content.terms,
            content.reason, content.evidence, event.written,
        )  # fmt: skip
        self._refusals.append(refusal)
        self._history.end(self._when(event), event.number)
        self._refused.setdefault(content.terms, []).append(refusal)
        for number in self._alike.get(content.terms, ()):
            if self._approvals[number].person == content.person and not self._approvals[number].ended:
                self._approvals[number] = self._approvals[number]._replace(ended=event.number)

    def _mandate_asked(self, content: happened.MandateAsked, event: Event) -> None:
        self._requests.append(
            Request(
                event.number, event.time, content.people, content.by, content.note, None, content.region, content.until, case=content.case
            )
        )

    def _mandate_granted(self, content: happened.MandateGranted, event: Event) -> None:
        self._mandates[event.number] = Mandate(
            event.number, event.moment, content.region, content.person, event.who, content.case, content.until,
            content.asked, content.evidence, event.number if self._void(event.number) else 0, content.conditions, event.written,
        )  # fmt: skip

    def _mandate_refused(self, content: happened.MandateRefused, event: Event) -> None:
        self._declines.append(
            MandateRefusal(
                event.number, event.moment, content.asked, content.region, self._versions[-1].digest, content.person, event.who,
                content.reason, content.evidence, event.written,
            )
        )  # fmt: skip
        self._history.end(self._when(event), event.number)
        for number, item in self._mandates.items():
            if item.person == content.person and not item.withdrawn and (item.asked == content.asked or item.region == content.region):
                self._mandates[number] = replace(item, withdrawn=event.number)

    def _withdrawn(self, content: happened.Withdrawn, event: Event) -> None:
        number = self._name(content.number)
        self._history.end(self._when(event), event.number)
        if number in self._offers:
            self._offers[number] = self._offers[number]._replace(withdrawn=event.number, withdrawn_at=self._when(event))
        elif number in self._approvals:
            self._approvals[number] = self._approvals[number]._replace(ended=event.number)
        elif number in self._mandates:
            self._mandates[number] = replace(self._mandates[number], withdrawn=event.number)
        elif request := next((item for item in self._requests if item.number == number), None):
            self._requests[self._requests.index(request)] = replace(request, withdrawn=event.number)
        elif number in self._deadlines:
            self._deadlines[number] = replace(self._deadlines[number], met=event.number)

    def _statement_heard(self, content: happened.StatementHeard, event: Event) -> None:
        self._statements.append(
            made_statement((
                event.number, event.moment, content.person, content.words, content.about, content.claim,
                content.refuses, content.means, None if content.offer is None else self._name(content.offer),
                content.credibility, content.guess, content.answers, content.evidence,
            ))
        )  # fmt: skip
        if content.answers in self._questions:
            question = self._questions[content.answers]
            self._questions[question.number] = replace(question, answers=(*question.answers, event.number))

    def _question_asked(self, content: happened.QuestionAsked, event: Event) -> None:
        self._questions[event.number] = Question(
            event.number, event.moment, content.person, content.words, content.about
        )

    def _seat_changed(self, content: happened.SeatChanged, event: Event) -> None:
        self._seats[content.person] = content.front
        self._moves.pop(content.person, None)
        self._moves[content.person] = SeatChange(event.number, event.moment, content.person, content.front)
        self._seatings.append(SeatChange(event.number, self._when(event), content.person, content.front))
        self._history.seat(self._when(event), content.person, content.front)

    def _deadline_set(self, content: happened.DeadlineSet, event: Event) -> None:
        self._deadlines[event.number] = Deadline(event.number, content.what, content.when, content.person)

    def _was_settled(self, content: happened.Settled, event: Event) -> None:
        self._settled, self._concluded = event.number, content
        number = self._name(content.offer)
        if number in self._offers:
            self._offers[number] = self._offers[number]._replace(settled=event.number)
        self._end(event.number)

    def _broke_off(self, content: happened.BrokenOff, event: Event) -> None:
        self._broken_off = event.number
        self._end(event.number, {self._name(int(number)) for number, _ in content.released})

    def _correction(self, content: happened.Correction, event: Event) -> None:
        self._corrections[content.number] = (*self._corrections.get(content.number, ()), event.number)
        if content.number in self._papers and not self._void(event.number):
            self._revise_paper(content, event)

    def _revise_paper(self, content: happened.Correction, event: Event) -> None:
        """Note what an offer of theirs said on our paper until a correction."""
        assert self._moment is not None
        since, paper = self._papers[content.number]
        new = {name: read_field(kind_of(paper).key, name, text) for name, text in content.fields if name not in (TIME, HAPPENED)}
        self._papers[content.number] = self._moment, replace(paper, **new)
        if isinstance(paper, happened.OfferReceived) and new.keys() & {"terms", "expires"}:
            former = Former(since, self._moment, event.number, paper.terms, paper.expires)
            self._former[content.number] = (*self._former.get(content.number, ()), former)

    def _when(self, event: Event) -> datetime:
        """Give when something happened, by the time that counts where nobody wrote it down later."""
        assert self._moment is not None
        return event.happened or self._moment

    def _add(self, offer: Offer) -> None:
        self._offers[offer.number] = offer
        self._names[offer.public] = offer.number

    def _name(self, number: int) -> int:
        """Give the number by which we know what an event refers to."""
        return self._names.get(number, number)

    def _side_of(self, person: str) -> str:
        """Give the side of a person of the case as it stands."""
        digest = self._versions[-1].digest
        if digest not in self._sides:
            self._sides[digest] = {item.key: item.side for item in self._cases[digest].people}
        return self._sides[digest][person]

    def _resume(self) -> None:
        self._broken_off = 0

    def _end(self, number: int, released: Collection[int] | None = None) -> None:
        """End every offer; breaking off undoes nothing that binds but what the sides `released` each other from."""
        for key, offer in self._offers.items():
            if released is not None and key not in released and (key == self._agreed or key in self._rivals):
                continue
            if not offer.ended and not offer.settled and (offer.bound or not offer.withdrawn):
                self._offers[key] = offer._replace(ended=number)
        self._waiting.clear()
        self._agreed = self._agreed if released is not None and self._agreed not in released else 0
        for key in released or ():
            self._rivals.pop(key, None)

    def _answered(self, name: int, answer: Answer) -> None:
        number = self._name(name)
        if number not in self._offers:
            return
        offer = self._offers[number]
        self._offers[number] = offer.answered(answer)
        if answer.accepted and not (offer.bound or offer.ended):
            self._waiting.add(number)
        else:
            self._waiting.discard(number)


_TAKERS: dict[type, Callable[[Fold, Any, Event], None]] = {
    happened.CaseChanged: Fold._case_changed,
    happened.ChangeAnswered: Fold._change_answered,
    happened.OfferDrafted: Fold._offer_drafted,
    happened.OfferSent: Fold._offer_sent,
    happened.OfferReceived: Fold._offer_received,
    happened.AnswerGiven: Fold._answer_given,
    happened.AnswerReceived: Fold._answer_received,
    happened.ApprovalAsked: Fold._approval_asked,
    happened.ApprovalGiven: Fold._approval_given,
    happened.ApprovalRefused: Fold._approval_refused,
    happened.MandateAsked: Fold._mandate_asked,
    happened.MandateGranted: Fold._mandate_granted,
    happened.MandateRefused: Fold._mandate_refused,
    happened.Withdrawn: Fold._withdrawn,
    happened.StatementHeard: Fold._statement_heard,
    happened.QuestionAsked: Fold._question_asked,
    happened.SeatChanged: Fold._seat_changed,
    happened.DeadlineSet: Fold._deadline_set,
    happened.Settled: Fold._was_settled,
    happened.BrokenOff: Fold._broke_off,
    happened.Correction: Fold._correction,
}
