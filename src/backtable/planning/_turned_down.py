"""Which of our offers they turned down last, and how likely they only hold out for more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import numpy as np

from backtable.belief import Noise
from backtable.case import Package
from backtable.conduct import Offer, OfferStatus, State
from backtable.planning._evidence import chose_another, left_unanswered, package_in, passed, replies
from backtable.planning._holding import HoldingOut, Turned, chances


def holding_out_of(state: State, now: datetime, noise: Noise, given: float | None = None) -> HoldingOut | None:
    """Say what they may hold out for by the record: more than our last offer that they turned down, up to their own last offer; where they made none, up to what they demand.

    In worlds in which they would approve ours they held out, or did what the likelihood of it calls chance (a counter-offer before they answer,
    silence); by Bayes' rule with the same parameters (`chances`). As holding out falls to 0 at the deadline, so does what is left of it. The chance is that
    of worlds in which they would approve the last of ours that they turned down and none before it; where they would approve others, it is larger.

    Args:
        given: how likely they do, where the user says so.
    """
    theirs = max((offer for offer in state.offers if offer.side != state.side and offer.sent and not state.forbidden(offer)), key=_when, default=None)
    gone = sorted(_turned_down(state, now, noise), key=lambda item: (item[1], item[0][-1].number))
    if not gone:
        return None
    ours = gone[-1][0][-1]
    package, instead = package_in(state, ours.terms), package_in(state, theirs.terms) if theirs else state.case.demand
    if package is None or (theirs and instead is None):
        return None
    turned, seen = list[Turned](), set[Package]()
    for offers, when, anyhow in reversed(gone):
        told = dict.fromkeys(known for offer in offers if (known := package_in(state, offer.terms)) and known not in seen)  # of the same sent again the last answer
        if told:
            turned.append(Turned(next(iter(told)), 1 - passed(state, when), anyhow, tuple(told)[1:]))
            seen |= told.keys()
    turned.sort(key=lambda item: (-item.left, package in item.packages))
    own = HoldingOut(ours.number, package, theirs.number if theirs else 0, instead, 0.0, False, "", tuple(turned), noise.holding_out, 1 - passed(state, now))
    chance = float(chances(own, [np.array([package in item.packages]) for item in turned])[0]) if given is None else given
    status = ours.status(now)
    how = "turned down" if status is OfferStatus.REJECTED else "let lapse" if left_unanswered(state, ours, now) else "countered"
    return replace(own, chance=chance, given=given is not None, how=how, turned=own.turned if given is None else ()) if chance > 0 else None


def _when(offer: Offer) -> tuple[datetime, int]:
    assert offer.sent is not None
    return offer.sent, offer.number


def _turned_down(state: State, now: datetime, noise: Noise) -> Iterator[tuple[tuple[Offer, ...], datetime, float]]:
    """Give the offers of ours that they turned down by one answer, when, and how likely it is that they would have done so for reasons that do not last."""
    for reply, offers in replies(state):
        yield offers, reply.moment, noise.countering
    for offer in state.offers:
        if offer.side != state.side or not offer.sent or state.forbidden(offer):
            continue
        if offer.status(now) is OfferStatus.REJECTED:
            yield (offer,), max(answer.moment for answer in offer.answers if answer.side != state.side), 0.0
        elif offer.expires and left_unanswered(state, offer, now) and not chose_another(state, offer):
            yield (offer,), offer.expires, noise.silence
