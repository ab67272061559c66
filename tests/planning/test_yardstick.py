"""What a move gives up is told against all that might be approved, what cannot matter is left out, and nobody bids against themselves."""


import numpy as np
import pytest

from backtable.belief import believe
from backtable.case import Case, Package
from backtable.files import read_case
from backtable.papers import next_document
from backtable.planning import (
    LIKELY,
    Accept,
    Ask,
    BeforeThem,
    BeforeUs,
    GetMandate,
    Pace,
    Send,
    SendSeveral,
    Situation,
    Wait,
    Yardstick,
    next_moves,
)
from backtable.value import Model, enumerate_packages, mean_gain, value_all

TEXT = """case: Many
currency: EUR
ours: buyer_side
assumptions:
  least: {low: 80, likely: 150, high: 260, about: Their floor, known_to: [seller]}
issues:
  price: {from: 50, to: 300, step: 10, unit: EUR}
  years: {from: 1, to: 3}
sides:
  buyer_side:
    people:
      buyer: {table: front, interests: [{name: Money, value: 400 - price - 20 * years, no_deal: 0}]}
  seller_side:
    people:
      seller: {table: front, interests: [{name: Price, value: price + 15 * years - least, no_deal: 0}]}
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("case") / "case.yaml"
    path.write_text(TEXT)
    return read_case(path)


def best_of_all(case: Case) -> tuple[Package, float]:
    """Give what brings us most of all packages that pass in one world in twenty, in many worlds."""
    view = Model(case).view(believe(case).draw(20_000, 99, 1))
    packages = enumerate_packages(case)
    likely = value_all(view, packages.codes).chance >= LIKELY
    gains = np.where(likely, mean_gain(view, case.ours, packages.codes), -np.inf)
    return packages.package(int(gains.argmax())), float(gains.max())


@pytest.mark.parametrize("named", [False, True])
def test_the_best_that_they_might_approve_is_the_best_of_all_also_where_it_was_our_last_offer_or_asks_for_more(case: Case, named: bool) -> None:
    best, gain = best_of_all(case)
    sent = (best,) if named else ()
    situation = Situation(believe(case), Pace(2), before_us=(BeforeUs(3, Package((200.0, 1.0))),), sent=sent, refused=sent)
    found = next_moves(situation, worlds=500, top=9)
    assert found.best is not None
    assert found.best.gain == pytest.approx(gain, abs=10)  # a step of price: the chance of 5 % is told in other worlds
    assert found.best.packages == case.combinations
    said = str(next_document(found).sections)
    for move in found.moves:
        if isinstance(move.step, Ask | GetMandate):
            continue
        for item in move.terms:
            nothing = item.package == found.best.package
            assert any(one.other == found.best.package and one.gives_up > 0 for one in item.concessions) != nothing
    accept = next(move for move in found.moves if isinstance(move.step, Accept))
    assert accept.terms[0].concessions[0].against is (Yardstick.LAST if named else Yardstick.BEST)
    assert ("gives up nothing" in said) == any(item.package == found.best.package for move in found.moves for item in move.terms)


def test_to_replace_an_offer_before_it_is_answered_takes_more_than_chance(case: Case) -> None:
    """An offer that hardly passes lies before them; what a round costs decides how much better another one is."""
    waiting = Package((130.0, 1.0))
    found = next_moves(Situation(believe(case), Pace(1, 0.3, credibility=0.0), before_them=(BeforeThem(1, waiting),), sent=(waiting,)), worlds=300)
    assert isinstance(found.moves[0].step, Wait)
    assert found.moves[0].stays
    less, error = found.moves[1].behind
    assert -2 * error < less < 0, "another is worth more, by no more than may be chance"
    assert "to bid against ourselves" in str(next_document(found).lead)
    dear = next_moves(Situation(believe(case), Pace(1, 0.5, credibility=0.0), before_them=(BeforeThem(1, waiting),), sent=(waiting,)), worlds=300)
    assert isinstance(dear.moves[0].step, Send)
    assert not any(move.stays for move in dear.moves)


def test_a_plan_holds_no_offer_that_it_never_comes_to_nor_several_one_that_is_never_taken(case: Case) -> None:
    found = next_moves(Situation(believe(case), Pace(8, 0.0)), worlds=200, top=9)
    assert found.plan is not None
    assert len(found.plan.rounds) > 3
    assert all(item.reached > 0.005 and item.chance > 0.005 for item in found.plan.rounds[1:])
    assert all(part >= 0.005 for move in found.moves if isinstance(move.step, SendSeveral) for part in move.step.chosen)
