"""What our own people refuse is put to them again neither as a package nor within a mandate."""

from datetime import timedelta
from pathlib import Path

import pytest

from backtable.case import Expression
from backtable.conduct import approve, ask_mandate, grant_mandate, receive_answer, receive_offer, refuse, refuse_mandate
from backtable.files import read_package
from backtable.papers import next_document
from backtable.planning import (
    Accept,
    Complete,
    GetApproval,
    GetMandate,
    Next,
    Pace,
    Send,
    next_moves,
    own_days_of,
    situation_of,
)
from backtable.value import enumerate_packages, holding
from tests.conduct.cast import MAIL, START, Cast

PACE = Pace(rounds=4, cost=0.1)
UNTIL = START + timedelta(days=30)
TWO = """case: Two terms
currency: EUR
ours: customer
assumptions:
  least: {values: {60: 0.3, 100: 0.3, 160: 0.4}, about: Their floor, known_to: [supplier]}
issues:
  price: {from: 50, to: 200, step: 50, unit: EUR}
  years: {from: 1, to: 3}
sides:
  customer:
    interests: [{name: Money, value: 300 - price - 10 * years, no_deal: 0}]
    people:
      buyer: {table: front, stake: 1}
      chief: {table: back, stake: 1, interests: [{name: Tied, value: -20 * years, no_deal: 0}]}
  supplier:
    people:
      seller: {table: front, interests: [{name: Price, value: price + 30 * years - least, no_deal: 0}]}
      board: {table: back, interests: [{name: Price, value: price, no_deal: 0}]}
"""


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return Cast(tmp_path / "two.backtable", TWO, "buyer")


def found_in(cast: Cast) -> Next:
    return next_moves(situation_of(cast.state, cast.time.now, PACE), worlds=50, top=12)


def asked_of_the_chief(found: Next) -> set[tuple[float | str, ...]]:
    """Give the packages that moves put to the chief, in plans and regions, too."""
    case, packages = found.situation.case, list[tuple[float | str, ...]]()
    for move in found.moves:
        if isinstance(move.step, GetMandate):
            every = enumerate_packages(case)
            rows = holding(case, Expression(move.step.region), every.codes).nonzero()[0]
            packages += [every.package(int(row)).values for row in rows]
        if isinstance(move.step, GetApproval | GetMandate):
            packages += [item.package.values for item in move.step.plan.rounds]
    return set(packages)


def judged(values: tuple[float | str, ...]) -> float:
    price, years = (float(value) for value in values)
    return 300 - price - 30 * years


def received(cast: Cast, package: str, days: int | None = None) -> int:
    expires = None if days is None else cast.time.now + timedelta(days=days)
    return cast.do(lambda state, _: receive_offer(state, "buyer", "seller", read_package(state.case, package), expires)).number


def test_neither_what_somebody_refused_nor_what_is_no_better_for_them_is_put_to_them(cast: Cast) -> None:
    assert any(judged(values) <= judged((100.0, 2.0)) for values in asked_of_the_chief(found_in(cast)))
    number = received(cast, "price=100, years=2")
    cast.do(lambda state, _: refuse(state, "chief", "chief", number, "too dear"))
    found = found_in(cast)
    asked = asked_of_the_chief(found)
    assert asked
    assert all(judged(values) > judged((100.0, 2.0)) for values in asked)
    assert not any(isinstance(move.step, Accept) for move in found.moves)
    assert "chief refused a package: too dear" in str(next_document(found).lead)


def test_their_last_word_counts(cast: Cast) -> None:
    number = received(cast, "price=100, years=2")
    cast.do(lambda state, _: refuse(state, "chief", "chief", number, "too dear"))
    cast.do(lambda state, _: grant_mandate(state, "chief", "chief", "price <= 100", UNTIL))
    sent = {item.package.values for move in found_in(cast).moves if isinstance(move.step, Send) for item in move.step.plan.rounds}
    assert any(judged(values) <= judged((100.0, 2.0)) for values in sent)


def test_a_mandate_holds_nothing_worse_than_the_plan_for_those_who_grant_it(cast: Cast) -> None:
    found = found_in(cast)
    mandate = next(move.step for move in found.moves if isinstance(move.step, GetMandate))
    every = enumerate_packages(found.situation.case)
    inside = [every.package(int(row)).values for row in holding(found.situation.case, Expression(mandate.region), every.codes).nonzero()[0]]
    assert len(inside) == mandate.size
    planned = [item.package.values for item in mandate.plan.rounds]
    assert set(planned) <= set(inside)
    assert min(map(judged, inside)) == min(map(judged, planned))
    ((person, worst, gain),) = mandate.worst
    assert person == "chief"
    assert judged(worst.values) == pytest.approx(gain) == min(map(judged, inside))
    assert "For chief the worst of it is" in str(next_document(found).sections)


def test_whoever_refused_a_mandate_is_not_asked_for_one_that_reaches_as_far(cast: Cast) -> None:
    assert [judged(move.step.worst[0][1].values) <= judged((100.0, 2.0)) for move in found_in(cast).moves if isinstance(move.step, GetMandate)] == [True]
    region = "price == 100 and years <= 2"
    asked = cast.do(lambda state, _: ask_mandate(state, "buyer", region, UNTIL)).number
    cast.do(lambda state, _: refuse_mandate(state, "chief", "chief", asked, "not in advance"))
    for move in found_in(cast).moves:
        if isinstance(move.step, GetMandate):
            assert judged(move.step.worst[0][1].values) > judged((100.0, 2.0))


def test_what_is_accepted_and_then_refused_by_whose_approval_it_needs_is_over(cast: Cast) -> None:
    number = cast.draft("price=100, years=2", who="buyer")
    cast.approve(number, "chief")
    cast.send(number, "buyer")
    cast.do(lambda state, _: receive_answer(state, "buyer", "seller", number, True, subject=True, evidence=MAIL))
    assert isinstance(found_in(cast).moves[0].step, Complete)
    cast.do(lambda state, _: refuse(state, "buyer", "board", number, "never below 150", evidence=MAIL))
    found = found_in(cast)
    assert found.moves
    assert not any(isinstance(move.step, Complete) for move in found.moves)
    assert not any(item.package.values == (100.0, 2.0) for move in found.moves for item in move.terms)
    assert "board refused it" in str(next_document(found).lead)
    cast.do(lambda state, _: approve(state, "buyer", "board", number, evidence=MAIL))
    assert situation_of(cast.state, cast.time.now, PACE).note == ""


def test_their_offer_that_lapses_before_our_people_have_answered_says_so_and_comes_last(cast: Cast) -> None:
    received(cast, "price=100, years=1", days=1)
    found = found_in(cast)
    assert isinstance(found.moves[-1].step, Accept)
    assert found.moves[-1].late
    said = str(next_document(found))
    assert "It lapses on 5 May 2026, 1 day from now, and the approval of chief takes about 2 days." in said
    assert "before another offer of ours is answered" in said
    received(cast, "price=100, years=1", days=5)
    assert not any(move.late for move in found_in(cast).moves)


def test_our_own_people_take_as_long_as_they_did_before(cast: Cast) -> None:
    assert own_days_of(cast.state) is None
    asked = cast.do(lambda state, _: ask_mandate(state, "buyer", "price <= 100", UNTIL)).number
    cast.do(lambda state, _: grant_mandate(state, "chief", "chief", "price == 50", UNTIL))
    assert own_days_of(cast.state) is None, "that answers another question"
    cast.time.pass_(days=3)
    cast.do(lambda state, _: grant_mandate(state, "chief", "chief", "price <= 100", UNTIL, asked=asked))
    assert own_days_of(cast.state) == pytest.approx(3, abs=0.01)
