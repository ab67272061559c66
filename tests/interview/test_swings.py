"""Swing weights: what is asked next, what fits badly, and what becomes of them in a case."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from backtable.case import Case, Package
from backtable.errors import NoAnswerError
from backtable.interview import (
    Choice,
    Span,
    Stage,
    Swings,
    amount_of,
    liking,
    misfits,
    next_pair,
    rating_of,
    stage,
    swing_weights,
    taken_back,
    with_swings,
    worth_of,
)
from backtable.value import Model, codes_of, draw_worlds

TEXT = """
case: terms
currency: EUR
ours: us
issues:
  price: {from: 100, to: 200, step: 10, unit: EUR}
  term: {from: 1, to: 5}
  release: {options: [none, part, full]}
  signed: {options: [now, later]}
sides:
  us: {people: {ann: {table: front, stake: 0, interests: [{name: Old, value: -price, no_deal: 0}]}}}
  them: {people: {bob: {table: front, interests: [{name: Price, value: price, no_deal: 100}]}}}
"""


def exactly(value: float) -> Span:
    """Give a number said without a range."""
    return Span(value, value, value)


@pytest.fixture
def case(case_of: Callable[[str], Case]) -> Case:
    """Give a case of four terms."""
    return case_of(TEXT)


@pytest.fixture
def swings(case: Case) -> Swings:
    """Give everything that somebody said: price 100, release 60, term 40 to 50, signed counts for nothing."""
    said = {"price": "less", "term": "3", "release": {"none": 0, "part": 25, "full": 100}, "signed": "none"}
    likes = {issue.key: liking(issue, said[issue.key]) for issue in case.issues}
    ratings = {"release": exactly(60), "term": Span(40, 45, 50)}
    return Swings(likes, ("price", "release", "term"), ratings, amount=exactly(1_000), no_deal=exactly(30), day="2026-05-04")


def gain(case: Case, key: str, *values: float | str) -> np.ndarray:
    """Give what a package brings somebody over no deal in each world."""
    worlds = draw_worlds(case, 400, 1)
    found = Model(case).view(worlds).perceived(case.person(key), codes_of(case, [Package(values)]))
    return np.broadcast_to(found, (1, worlds.count))[0]


def test_a_case_with_swing_weights_is_worth_what_was_said(case: Case, swings: Swings) -> None:
    found = with_swings(case, "ann", swings, "2026-06-30")
    person = found.person("ann")
    assert [item.name for item in person.interests] == ["price: €100 instead of €200", "release: full instead of none", "term: 3 instead of 1"]
    assert person.interests[1].scores == (("release", (0.0, 150.0, 600.0)),)
    assert person.interests[0].source == "interview (swing weights), 2026-05-04: 100 of 100"
    (made,) = found.assumptions
    assert (made.key, made.known_to, made.distribution.parameters) == ("swing_term_of_ann", ("ann",), (0.4, 0.45, 0.5))
    best, worst = gain(found, "ann", 100.0, 3.0, "full", "now"), gain(found, "ann", 200.0, 1.0, "none", "later")
    total = 1_600 + 1_000 * draw_worlds(found, 400, 1).values["swing_term_of_ann"]
    assert best == pytest.approx(0.7 * total)
    assert worst == pytest.approx(-0.3 * total)
    half = gain(found, "ann", 150.0, 2.0, "part", "now")
    assert half == pytest.approx(500 + 150 + 0.5 * (total - 1_600) - 0.3 * total)


def test_ranks_alone_give_centroid_weights(case: Case, swings: Swings) -> None:
    ranks = replace(swings, ratings={}, only_ranks=True)
    assert [item.likely for item in swing_weights(ranks)] == pytest.approx([11 / 18, 5 / 18, 2 / 18])
    found = with_swings(case, "ann", ranks, "2026-06-30").person("ann")
    assert found.interests[1].scores[0][1][2] == pytest.approx(1_000 * 5 / 11, rel=1e-3)
    assert "rank 2 of 3, weight 27.8 % (rank-order centroid)" in found.interests[1].source


def test_what_is_asked_next_and_taken_back_runs_through_every_step(case: Case, swings: Swings) -> None:
    assert stage(case, swings) is Stage.CHOICES
    pair = next_pair(case, swings)
    assert pair is not None
    full = replace(swings, choices=(Choice(*pair, "open"),))
    seen = []
    while full != Swings(day=full.day):
        full = taken_back(full)
        seen.append(stage(case, full))
    assert list(dict.fromkeys(seen)) == [Stage.CHOICES, Stage.NO_DEAL, Stage.AMOUNT, Stage.RATINGS, Stage.ORDER, Stage.LIKES]
    none = Swings({issue.key: liking(issue, "none") for issue in case.issues})
    assert stage(case, none) is Stage.DONE
    assert not none.complete


def test_ratings_taken_back_later_are_asked_again_before_anything_else(swings: Swings) -> None:
    fewer = replace(swings, ratings={"release": exactly(60)})
    assert taken_back(fewer).ratings == {}
    assert taken_back(fewer).amount == swings.amount


def test_choices_that_the_ratings_cannot_bear_are_named(case: Case, swings: Swings) -> None:
    assert worth_of(case, swings, {"release": "full"}) == pytest.approx(60)
    so = Choice({"price": 150.0}, {"release": "full"}, "first")
    assert [item.choice for item in misfits(case, replace(swings, choices=(so,)))] == [so]
    assert "2026-05-04, contradicted by 1 choice: " in with_swings(case, "ann", replace(swings, choices=(so,)), "2026-06-30").person("ann").interests[0].source
    assert misfits(case, replace(swings, choices=(so,)))[0].worth == pytest.approx((50, 60))
    for answer in ("second", "open"):
        assert not misfits(case, replace(swings, choices=(replace(so, answer=answer),)))
    near = Choice({"price": 150.0}, {"term": 3.0}, "first")
    assert not misfits(case, replace(swings, choices=(near, replace(near, answer="same"))))
    assert misfits(case, replace(swings, choices=(replace(near, second={"price": 100.0}),)))


def test_a_pair_trades_terms_and_is_never_the_same_twice(case: Case, swings: Swings) -> None:
    seen = []
    while pair := next_pair(case, swings):
        ahead = abs(worth_of(case, swings, pair[0]) - worth_of(case, swings, pair[1]))
        assert 8 <= ahead <= 60
        assert not set(pair[0]) & set(pair[1])
        seen.append(frozenset([*pair[0], *pair[1]]))
        swings = replace(swings, choices=(*swings.choices, Choice(*pair, "same")))
    assert len(seen) == len(set(seen)) >= 3


@pytest.mark.parametrize(
    ("issue", "said", "scores"),
    [
        (0, "more", {100.0: 0, 150.0: 0.5, 200.0: 1}),
        (1, "2", {1.0: 2 / 3, 2.0: 1, 5.0: 0}),
        (2, {"none": 100, "part": 40, "full": 0}, {"none": 1, "part": 0.4, "full": 0}),
        (3, "none", {}),
    ],
)
def test_options_are_scored_from_worst_to_best(case: Case, issue: int, said: str, scores: dict[float | str, float]) -> None:
    found = liking(case.issues[issue], said)
    options = case.issues[issue].options
    assert {option: found.scores[options.index(option)] for option in scores} == pytest.approx(scores)
    assert found.counts == bool(scores)


@pytest.mark.parametrize(
    ("issue", "said"), [(0, "105"), (0, {"100": 0}), (2, "more"), (2, {"none": 0, "full": 100}), (2, {"none": 10, "part": 40, "full": 100}), (3, {"now": 0, "later": 0})]
)
def test_what_makes_no_sense_of_an_issue_is_refused(case: Case, issue: int, said: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        liking(case.issues[issue], said)


def test_points_do_not_stand_beside_amounts(case: Case, case_of: Callable[[str], Case], swings: Swings) -> None:
    points = replace(swings, amount=None, passed=("amount",))
    assert with_swings(case, "ann", points, "2026-06-30").person("ann").interests[1].scores[0][1][2] == pytest.approx(60)
    costly = case_of(TEXT.replace("table: front, stake: 0", "table: front, stake: 0, threshold: 50"))
    with pytest.raises(NoAnswerError, match="the threshold of ann is an amount"):
        with_swings(costly, "ann", points, "2026-06-30")
    more = case_of(TEXT.replace("people: {ann:", "people: {zoe: {table: back, interests: [{name: Hers, value: -price, no_deal: 0}]}, ann:"))
    with pytest.raises(NoAnswerError, match="what us gains is the sum of what its people want"):
        with_swings(more, "ann", points, "2026-06-30")
    with pytest.raises(NoAnswerError, match="not all swings of ann are ranked and rated"):
        with_swings(case, "ann", replace(swings, ratings={}), "2026-06-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("50", (50, 50, 50)), ("40-60", (40, 50, 60)), ("between 40 and 60", (40, 50, 60)), ("40 to 55 to 60", (40, 55, 60)), ("40% – 60%", (40, 50, 60)), ("40 to 60 percent", (40, 50, 60)), ("12,5", (12.5, 12.5, 12.5))],
)
def test_ranges_are_read_as_people_write_them(text: str, expected: tuple[float, ...]) -> None:
    found = rating_of(text)
    assert (found.low, found.likely, found.high) == expected
    assert rating_of(str(found)) == found


@pytest.mark.parametrize(("text", "why"), [("60-40", "lower first"), ("120", "not within 0 and 100"), ("much", "not a number"), ("1-2-3-4", "neither a number nor a range"), ("", "neither")])
def test_what_is_no_rating_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        rating_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("50 TEUR", (50_000, 50_000)), ("20-30k", (20_000, 30_000)), ("1,5 bis 2 Mio. €", (1_500_000, 2_000_000)), ("400 to 500 TEUR", (400_000, 500_000)), ("EUR 1.250.000", (1_250_000, 1_250_000))],
)
def test_amounts_are_read_as_in_a_workbook(case: Case, text: str, expected: tuple[float, float]) -> None:
    found = amount_of(case, typed=True)(text)
    assert (found.low, found.high) == expected
    assert amount_of(case)(str(found)) == found


@pytest.mark.parametrize(("text", "why"), [("20.000", "write 20000 for the thousands, or 20$"), ("10%", "is a share"), ("50-40k", "lower first"), ("5 USD", "in USD"), ("-5 to 5", "not above 0")])
def test_what_is_no_amount_is_refused(case: Case, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        amount_of(case, typed=True)(text)


def test_a_file_keeps_amounts_that_could_be_doubted_where_they_are_typed(case: Case) -> None:
    assert amount_of(case)("1.125").likely == 1.125
