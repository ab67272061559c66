"""Which of our offers they turned down last, and how likely they only hold out for more."""

from collections.abc import Iterator
from datetime import datetime

from backtable.belief import Noise
from backtable.conduct import Offer, OfferStatus, State, counters, counters_to
from backtable.planning._evidence import package_in, passed
from backtable.planning._holding import HoldingOut


def holding_out_of(state: State, now: datetime, noise: Noise, given: float | None = None) -> HoldingOut | None:
    """Say what they may hold out for by the record: more than our last offer that they turned down, up to their own last offer.

    In worlds in which they would approve ours they held out, or did what the likelihood of it calls chance (a counter-offer before they answer,
    silence); by Bayes' rule with the same parameters. As holding out falls to 0 at the deadline, so does what is left of it.

    Args:
        given: how likely they do, where the user says so.
    """
    theirs = max((offer for offer in state.offers if offer.side != state.side and offer.sent and not state.forbidden(offer)), key=_when, default=None)
    gone = max(_turned_down(state, now, noise), key=lambda item: (item[1], item[0].number), default=None)
    if theirs is None or gone is None:
        return None
    ours, moment, anyhow = gone
    package, instead = package_in(state, ours.terms), package_in(state, theirs.terms)
    if package is None or instead is None:
        return None
    then, today = passed(state, moment), passed(state, now)
    held = noise.holding_out * (1 - then)
    chance = held / (held + anyhow * (1 - held)) * (1 - today) / (1 - then) if held else 0.0
    chance = chance if given is None else given
    status = ours.status(now)
    how = "turned down" if status is OfferStatus.REJECTED else "let lapse" if status is OfferStatus.LAPSED and not counters_to(state, ours) else "countered"
    return HoldingOut(ours.number, package, theirs.number, instead, chance, given is not None, how) if chance > 0 else None


def _when(offer: Offer) -> tuple[datetime, int]:
    assert offer.sent is not None
    return offer.sent, offer.number


def _turned_down(state: State, now: datetime, noise: Noise) -> Iterator[tuple[Offer, datetime, float]]:
    """Give the offers of ours that they turned down, when, and how likely it is that they would have done so for reasons that do not last."""
    known = {offer.number: offer for offer in state.offers}
    for counter in counters(state):
        yield known[counter.offer], counter.moment, noise.countering
    for offer in state.offers:
        if offer.side != state.side or not offer.sent or state.forbidden(offer):
            continue
        if offer.status(now) is OfferStatus.REJECTED:
            yield offer, max(answer.moment for answer in offer.answers if answer.side != state.side), 0.0
        elif offer.status(now) is OfferStatus.LAPSED and offer.expires and not offer.answers and not counters_to(state, offer):
            yield offer, offer.expires, noise.silence
