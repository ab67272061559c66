"""What offers, answers and the ends of the talks do to the state."""

from collections.abc import Callable
from typing import Any

from backtable.conduct import _events as happened
from backtable.conduct._binding import end
from backtable.conduct._entry import Event
from backtable.conduct._ledger import Ledger
from backtable.conduct._made import made_answer, made_offer
from backtable.conduct._offers import Answer, Offer


def _offer_drafted(ledger: Ledger, content: happened.OfferDrafted, event: Event) -> None:
    ledger.add(
        made_offer((
            event.number, event.number, event.side, event.who, content.terms, content.case, content.expires,
            event.time, None, True, content.note, (), 0, 0, 0, 0, None, None, None,
        ))
    )  # fmt: skip


def _offer_sent(ledger: Ledger, content: happened.OfferSent, event: Event) -> None:
    ledger.resume()
    draft = ledger.offers.get(content.draft)
    if draft is None or event.side != ledger.side:
        ledger.add(
            Offer(
                event.number, event.number, event.side, event.who, content.terms, content.case, content.expires,
                event.moment, event.moment, True,
            )
        )  # fmt: skip
        return
    ledger.names[event.number] = draft.number
    ledger.offers[draft.number] = draft.brought(event.number, event.who, event.moment)


def _offer_received(ledger: Ledger, content: happened.OfferReceived, event: Event) -> None:
    ledger.resume()
    side = ledger.side_of(content.person)
    ledger.add(
        made_offer((
            event.number, event.number, side, content.person, content.terms, content.case, content.expires,
            event.moment, event.moment, False, content.note, (), 0, 0, 0, 0, None, None, None,
        ))
    )  # fmt: skip


def _answer_given(ledger: Ledger, content: happened.AnswerGiven, event: Event) -> None:
    _answered(
        ledger,
        content.offer,
        Answer(
            event.number, event.moment, event.side, event.who, content.accepted, content.subject, content.reasons,
            (), True, ledger.versions[-1].digest if ledger.versions else "", event.time if event.happened else None,
        ),
    )  # fmt: skip


def _answer_received(ledger: Ledger, content: happened.AnswerReceived, event: Event) -> None:
    if content.accepted is None:  # as corrected, it was no answer
        return
    _answered(
        ledger,
        content.offer,
        made_answer((
            event.number, event.moment, ledger.side_of(content.person), content.person, content.accepted,
            content.subject, content.reasons, content.wants, False, ledger.versions[-1].digest, event.time if event.happened else None,
        )),
    )  # fmt: skip


def _was_settled(ledger: Ledger, content: happened.Settled, event: Event) -> None:
    ledger.settled, ledger.settled_by, ledger.concluded = event.number, event.who, content
    number = ledger.name(content.offer)
    if number in ledger.offers:
        ledger.offers[number] = ledger.offers[number]._replace(settled=event.number)
    end(ledger, event.number, settled=ledger.when(event))


def _broke_off(ledger: Ledger, content: happened.BrokenOff, event: Event) -> None:
    ledger.broken_off = event.number
    end(ledger, event.number, {ledger.name(int(number)) for number, _ in content.released}, broken_off=ledger.when(event))


def _answered(ledger: Ledger, name: int, answer: Answer) -> None:
    number = ledger.name(name)
    if number not in ledger.offers:
        return
    offer = ledger.offers[number]
    ledger.offers[number] = offer.answered(answer)
    if answer.accepted and not offer.bound and (not offer.ended or offer.ended_at):
        ledger.waiting.add(number)
    else:
        ledger.waiting.discard(number)


OFFER_EFFECTS: dict[type, Callable[[Ledger, Any, Event], None]] = {
    happened.OfferDrafted: _offer_drafted,
    happened.OfferSent: _offer_sent,
    happened.OfferReceived: _offer_received,
    happened.AnswerGiven: _answer_given,
    happened.AnswerReceived: _answer_received,
    happened.Settled: _was_settled,
    happened.BrokenOff: _broke_off,
}
