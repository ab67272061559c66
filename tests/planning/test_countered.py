"""What lies on the table is weighed though they countered it, and though the case holds our own yes to it unlikely."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backtable.papers import next_document
from backtable.planning import Next, Pace, Wait, next_moves, situation_of
from tests.conduct.cast import START, Cast

CASE = """case: A rival
currency: EUR
ours: customer
assumptions:
  moving: {values: {4: 0.5, 30: 0.5}, about: What moving costs us, known_to: [customer]}
issues:
  price: {options: [50, 100, 150], unit: EUR}
sides:
  customer:
    interests: [{name: Money, value: 100 - price, no_deal: 10 - moving}]
    people:
      buyer: {table: front, stake: 1}
      chief: {table: back, stake: 1}
  supplier:
    people:
      seller: {table: front, interests: [{name: Price, value: price - 75, no_deal: 0}]}
"""
COUNTER = START + timedelta(days=1)


def countered(cast: Cast) -> int:
    """Offer what the case holds our chief as likely to refuse as to approve, but the chief approves, for a few days; they ask for more."""
    number = cast.draft("price=100", who="buyer", expires=START + timedelta(days=30))
    cast.approve(number, "chief", until=START + timedelta(days=5))
    cast.send(number, who="buyer")
    cast.time.pass_(days=1)
    cast.receive("price=150", who="buyer", person="seller")
    return number


def weighed(cast: Cast) -> tuple[Next, str]:
    found = next_moves(situation_of(cast.state, cast.time.now, Pace(rounds=3, cost=0.05)), worlds=50)
    return found, str(next_document(found))


def test_an_offer_of_ours_that_they_countered_still_lies_before_them_where_nothing_else_can_be_sent(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", CASE, "buyer")
    number = countered(cast)
    found, said = weighed(cast)
    assert [type(move.step) for move in found.moves] == [Wait]
    step = found.moves[0].step
    assert isinstance(step, Wait)
    assert (step.numbers, step.by, step.renew) == ((number,), cast.state.head.number, ())
    assert found.situation.holding_out is not None
    assert step.chance == pytest.approx(1 - found.situation.holding_out.chance, abs=0.02), "our own chief has said yes, so that only they may not"
    assert found.moves[0].terms[0].keeps == pytest.approx(0 - 10 + 17), "what we gain by it whatever moving costs"
    assert "nothing to propose" not in said
    assert f"Leave our offer {number} before them" in said
    assert "it may be sent again." in said
    assert f"chief's approval {number + 1} ends on" in said


def test_an_offer_that_they_countered_is_not_said_to_be_fit_to_send_once_our_own_yes_has_ended(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", CASE, "buyer")
    number = countered(cast)
    cast.time.pass_(days=7)
    found, said = weighed(cast)
    step = found.moves[0].step
    assert isinstance(step, Wait)
    assert step.renew == ("chief",)
    assert "it may be sent again, once chief has said yes to it again." in said
    assert f"Our offer {number} lies before them, but our own yes to it stands no longer" in said


def test_it_is_said_why_their_offer_is_not_accepted_where_our_own_people_would_not_approve_it(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", CASE, "buyer")
    countered(cast)
    found, said = weighed(cast)
    ruled_out, = found.ruled_out
    assert ruled_out.gain == pytest.approx(-50 - 10 + 17)
    assert ruled_out.people == (("buyer", 0.0), ("chief", 0.0))
    assert "buyer with 0 % chance and chief with 0 % chance, and it takes 90 % (`own_chance`). It would bring us -€43" in said


def test_what_our_own_side_would_not_approve_and_has_not_is_no_move_and_all_else_is_still_told(tmp_path: Path) -> None:
    cast = Cast(tmp_path / "b.backtable", CASE.replace("[50, 100, 150]", "[100, 150]"), "buyer")
    cast.receive("price=150", who="buyer", person="seller")
    found, said = weighed(cast)
    assert not found.moves
    assert "There is nothing to propose" in said
    assert "To accept their offer that lies before us is not weighed" in said


@pytest.mark.parametrize(("chance", "likelier"), [(0.8, True), (1.0, False)])
def test_nothing_is_likelier_than_what_is_certain(tmp_path: Path, chance: float, likelier: bool) -> None:
    cast = Cast(tmp_path / "b.backtable", CASE, "buyer")
    countered(cast)
    found, _ = weighed(cast)
    held = found.situation.holding_out
    assert held is not None
    twice = replace(held, chance=chance, turned=held.turned * 2)
    assert ("and likelier where" in str(next_document(replace(found, situation=replace(found.situation, holding_out=twice))))) is likelier
