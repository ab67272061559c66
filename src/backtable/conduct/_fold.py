"""From the events to what they come to, one after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from backtable.case import Case
from backtable.conduct import _events as happened
from backtable.conduct._binding import bind
from backtable.conduct._decision_effects import DECISION_EFFECTS
from backtable.conduct._effects import BEARING, WITHOUT_EFFECT
from backtable.conduct._encoding import read_field, read_time
from backtable.conduct._entry import Event, Head, seen_by
from backtable.conduct._ledger import Ledger
from backtable.conduct._made import made_statement
from backtable.conduct._offer_effects import OFFER_EFFECTS
from backtable.conduct._offers import Former
from backtable.conduct._register import kind_of
from backtable.conduct._state import CaseVersion, Deadline, Question, SeatChange, State
from backtable.conduct._undone import Undone

TIME, HAPPENED = "time", "happened"  # what a correction calls the times of an event, which are no fields of its content
_MOST_COMPARED = 20
_IDLE = (happened.ApprovalAsked, happened.MandateAsked, happened.StatementHeard, happened.QuestionAsked, happened.DeadlineSet)
_content = attrgetter("content")


class Fold:
    """Takes events one after the other and gives the state; it refuses nothing, for the rules were asked before.

    Args:
        against: events against which the rules stand, as far as they were asked again: such a yes counts for nothing, such an offer binds nobody, and
            of the rest nothing comes: no seat, version of the case, refusal, withdrawal, deadline or end of the talks, and no time that has come.
        compared: whether the state tells what bound until a correction, which takes going through the events anew for each.
    """

    def __init__(self, side: str, cases: Mapping[str, Case], against: Mapping[int, str] | None = None, compared: bool = True) -> None:
        self._compared = compared
        self._side = side
        self._cases = cases
        self._against = against
        self._events: list[Event] = []
        self._start()

    def _start(self) -> None:
        self._ledger = Ledger(self._side, self._cases, self._against)
        self._replaced: dict[int, dict[str, str]] = {}
        self._times: dict[int, datetime] = {}
        self._days: dict[int, datetime] = {}

    @property
    def head(self) -> Head:
        """The last event taken."""
        return self._ledger.head

    @property
    def moment(self) -> datetime | None:
        """The latest time in the events taken."""
        return self._ledger.moment

    def state(self) -> State:
        """Give what the events taken so far come to."""
        return self._ledger.state()

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
            if self._ledger.void(event.number):
                continue
            fields = dict(event.content.fields)
            if time := fields.pop(TIME, None):
                self._times[event.content.number] = read_time(time)
            if day := fields.pop(HAPPENED, None):
                self._days[event.content.number] = read_time(day)
            self._replaced.setdefault(event.content.number, {}).update(fields)
        self._pass(self._events)
        if self._compared:
            self._ledger.undone = tuple(self._undone())

    def _undone(self) -> Iterator[Undone]:
        """Give what bound before a correction of an offer or an answer of theirs, and did not after it.

        Only corrections that bear on an offer which somebody accepted at some time can do that; and only on what bears on such offers it depends, so that it is
        gone through again without the rest, from one correction to the next.
        """
        accepted, written = self._accepted(), {event.number: event for event in self._events}
        bearing = [place for place, event in enumerate(self._events) if self._bears(event, written, accepted)][-_MOST_COMPARED:]
        if not bearing:
            return
        fold, taken = Fold(self._side, self._cases, self._against, compared=False), 0
        idle = self._idle(accepted)
        for place in bearing:
            fold.take([event for event in self._events[taken:place] if event.number not in idle])
            before = fold._ledger.offers.get(fold._ledger.agreed)
            event, taken = self._events[place], place + 1
            fold.take([event])
            if before is not None and before.since is not None and fold._ledger.agreed != before.number:
                yield Undone(before.number, event.content.number, event.number, event.content.reason, before.since)

    def _accepted(self) -> set[int]:
        """Give the offers that were accepted at some time, as it was written down or as it was corrected."""
        said = (happened.AnswerGiven, happened.AnswerReceived)
        answers = {event.number: event.content for event in self._events if isinstance(event.content, said)}
        corrected = [item.number for item in map(_content, self._events) if isinstance(item, happened.Correction) and item.number in answers and ("accepted", "true") in item.fields]
        numbers = [number for number, answer in answers.items() if answer.accepted]
        return {self._ledger.name(answers[number].offer) for number in (*numbers, *corrected)}

    def _bears(self, event: Event, written: Mapping[int, Event], accepted: set[int]) -> bool:
        """Say whether an event is a correction by which an offer that was accepted may bind or bind no longer."""
        content = event.content
        if not isinstance(content, happened.Correction) or event.side != self._side or self._ledger.void(event.number) or not {name for name, _ in content.fields} - {"note", "reasons", "wants"}:
            return False
        old = written[content.number].content if content.number in written else None
        offer = old.offer if isinstance(old, happened.AnswerReceived) else content.number if isinstance(old, happened.OfferReceived) else 0
        return self._ledger.name(offer) in accepted

    def _idle(self, accepted: set[int]) -> set[int]:
        """Give the events that bear on no offer which was accepted at some time; none where a clock went back or stood ahead, for then the time that counts may be theirs."""
        if self._ledger.back or self._times:
            return set()
        offers = (happened.OfferDrafted, happened.OfferReceived, happened.OfferSent)
        idle = {event.number for event in self._events if isinstance(event.content, _IDLE) or (isinstance(event.content, offers) and self._ledger.name(event.number) not in accepted)}
        return idle | {event.number for event in self._events if isinstance(event.content, happened.Correction) and event.content.number in idle}

    def _pass(self, events: Iterable[Event]) -> None:
        ledger = self._ledger
        event, side, replaced, waiting, times, days = None, self._side, self._replaced, ledger.waiting, self._times, self._days
        moment, effects, against = ledger.moment, _EFFECTS, self._against  # at hand, for there may be 100,000 events
        for event in events:
            if times and event.number in times:
                event = event._replace(time=times[event.number])
            if days and event.number in days:
                event = event._replace(happened=days[event.number])
            void = against and event.number in against and moment
            if moment is not None and event.time < moment:
                ledger.back.append((event.number, moment))
                ledger.history.count(moment, event.number)
            elif not void:
                ledger.moment = moment = event.time
                ledger.latest = event.number
            if void and type(event.content) in WITHOUT_EFFECT:
                continue
            for seen in (event,) if event.side == side else seen_by((event,), side):
                content = self._corrected(seen) if replaced and seen.number in replaced else seen.content
                effects[type(content)](ledger, content, seen)
                if waiting and isinstance(content, BEARING):
                    bind(ledger, seen)
        if event is not None:
            ledger.head = Head(event.number, event.digest)

    def _corrected(self, event: Event) -> Any:
        """Give what an event should have said."""
        ledger = self._ledger
        assert ledger.moment is not None
        ledger.papers[event.number] = ledger.moment, event.content
        new = {name: read_field(event.kind, name, text) for name, text in self._replaced[event.number].items()}
        return replace(event.content, **new)


def _case_changed(ledger: Ledger, content: happened.CaseChanged, event: Event) -> None:
    if not ledger.versions:
        ledger.keeper = event.who
        ledger.writers[event.who] = None
    if not ledger.void(event.number):
        ledger.writers.update(dict.fromkeys(content.writers))
    before = ledger.versions[-1].earlier if ledger.versions else ()
    earlier = tuple({**dict(before), **dict(content.earlier)}.items())
    ledger.versions.append(
        CaseVersion(event.number, ledger.when(event), content.file, content.text, content.case, content.note, event.who, earlier)
    )
    ledger.history.version(ledger.when(event), content.case, earlier)


def _statement_heard(ledger: Ledger, content: happened.StatementHeard, event: Event) -> None:
    ledger.statements.append(
        made_statement((
            event.number, event.moment, content.person, content.words, content.about, content.claim,
            content.refuses, content.means, None if content.offer is None else ledger.name(content.offer),
            content.credibility, content.guess, content.answers, content.evidence,
        ))
    )  # fmt: skip
    if content.answers in ledger.questions:
        question = ledger.questions[content.answers]
        ledger.questions[question.number] = replace(question, answers=(*question.answers, event.number))


def _question_asked(ledger: Ledger, content: happened.QuestionAsked, event: Event) -> None:
    ledger.questions[event.number] = Question(
        event.number, event.moment, content.person, content.words, content.about
    )


def _seat_changed(ledger: Ledger, content: happened.SeatChanged, event: Event) -> None:
    ledger.seats[content.person] = content.front
    ledger.moves.pop(content.person, None)
    ledger.moves[content.person] = SeatChange(event.number, event.moment, content.person, content.front)
    ledger.seatings.append(SeatChange(event.number, ledger.when(event), content.person, content.front))
    ledger.history.seat(ledger.when(event), content.person, content.front)


def _deadline_set(ledger: Ledger, content: happened.DeadlineSet, event: Event) -> None:
    ledger.deadlines[event.number] = Deadline(event.number, content.what, content.when, content.person)


def _correction(ledger: Ledger, content: happened.Correction, event: Event) -> None:
    ledger.corrections[content.number] = (*ledger.corrections.get(content.number, ()), event.number)
    if content.number in ledger.papers and not ledger.void(event.number):
        _revise_paper(ledger, content, event)


def _revise_paper(ledger: Ledger, content: happened.Correction, event: Event) -> None:
    """Note what an offer of theirs said on our paper until a correction."""
    assert ledger.moment is not None
    since, paper = ledger.papers[content.number]
    new = {name: read_field(kind_of(paper).key, name, text) for name, text in content.fields if name not in (TIME, HAPPENED)}
    ledger.papers[content.number] = ledger.moment, replace(paper, **new)
    if isinstance(paper, happened.OfferReceived) and new.keys() & {"terms", "expires"}:
        former = Former(since, ledger.moment, event.number, paper.terms, paper.expires)
        ledger.former[content.number] = (*ledger.former.get(content.number, ()), former)


_EFFECTS: dict[type, Callable[[Ledger, Any, Event], None]] = {
    **OFFER_EFFECTS,
    **DECISION_EFFECTS,
    happened.CaseChanged: _case_changed,
    happened.StatementHeard: _statement_heard,
    happened.QuestionAsked: _question_asked,
    happened.SeatChanged: _seat_changed,
    happened.DeadlineSet: _deadline_set,
    happened.Correction: _correction,
}
