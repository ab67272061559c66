"""What it brings to ask first: the best order of offers for each answer, as far as the answer is believed."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from backtable.advice import Answers, answer_weights, asked_values, subject_of
from backtable.case import Package
from backtable.planning._credence import Credence, answered_by, credence_of
from backtable.planning._moves import Ask
from backtable.planning._prospects import Floats, Prospects
from backtable.planning._sequence import value_of, worths_of
from backtable.planning._situation import Pace, Situation
from backtable.value import traits

_CLOSELY = 4
Brings = Callable[[Prospects], Floats]
Order = Callable[..., tuple[int, ...]]


def questions(choose: Prospects, measure: Prospects, situation: Situation, order: Order, package: Callable[[int], Package]) -> Iterator[tuple[Ask, Brings]]:
    """Give the questions that promise most, each with the best order of offers for each of its answers; asking costs what the time for it costs.

    An answer of credibility c is so with chance c, and otherwise any, as likely as that is held to be so. What somebody has answered before is not
    asked again, nor what was put to somebody already.

    Args:
        order: gives the best order found for weights on the worlds of `choose`, in `pool` if that is another round of it.
        package: a row of the pool as a package.
    """
    case, pace = situation.case, situation.pace
    matrix, index = answer_weights(choose.view, situation.beliefs.known)
    tempo = pace.tempo
    rounds = pace.rounds if tempo is None or tempo.left is None else min(max(int((tempo.left - pace.own_days) / tempo.days), 1), pace.rounds)
    unknown = {trait.name: trait for trait in traits(choose.view)}
    passed = pace.rounds - rounds  # while they answer they hold out less
    after = choose.later(passed)

    def columns(answers: Answers, credence: Credence) -> list[Floats]:
        """Give weights on the worlds after each answer, each adding up to the chance of hearing it."""
        doubt = 1 - credence.credibility
        return [
            credence.credibility * matrix[:, column] + doubt * share * choose.weights
            for column, share in zip(answers.columns, answers.shares, strict=True)
        ]

    asked = []
    for answers in index:
        trait = unknown.get(answers.name)
        known = any(answers.name in item.about for item in situation.heard) if trait else answered_by(case, answers.name, situation.heard)
        if known or any(answers.name in item.names for item in situation.asked):
            continue
        credence = credence_of(case, answers.name, trait.owner if trait else "", situation.heard, pace.credibility)
        promise = sum(value_of(after, order(weights, pool=after, rounds=rounds, quick=True, spent=pace.own_days), pace.cost, weights) for weights in columns(answers, credence))
        asked.append((promise, answers, credence))
    for _, answers, credence in sorted(asked, key=lambda item: -item[0])[:_CLOSELY]:
        subject = subject_of(case, answers.name, unknown)
        orders = [order(weights, pool=after, rounds=rounds, spent=pace.own_days) for weights in columns(answers, credence)]
        found = tuple(
            (subject.answer(low, high), float(chances @ measure.weights), package(best[0]))
            for (low, high), chances, best in zip(answers.bounds, _heard(answers, credence, measure), orders, strict=True)
            if best
        )
        yield Ask(answers.name, subject.label, subject.ask, found, credence), _answered(answers, credence, orders, pace, passed)


def _heard(answers: Answers, credence: Credence, pool: Prospects) -> list[Floats]:
    """Give how likely each answer is heard, world by world."""
    drawn, doubt = asked_values(pool.view)[answers.name], 1 - credence.credibility
    return [
        np.asarray(credence.credibility * ((drawn >= low) & (drawn <= high)) + doubt * share, dtype=float)
        for (low, high), share in zip(answers.bounds, answers.shares, strict=True)
    ]


def _answered(answers: Answers, credence: Credence, orders: Sequence[Sequence[int]], pace: Pace, passed: int) -> Brings:
    def brings(pool: Prospects) -> Floats:
        heard = _heard(answers, credence, pool)
        after = pool.later(passed)
        worths = sum((chances * worths_of(after, order, pace.cost) for chances, order in zip(heard, orders, strict=True)), np.zeros(len(pool.weights)))
        return np.asarray(worths * (1 - pace.own_cost))

    return brings
