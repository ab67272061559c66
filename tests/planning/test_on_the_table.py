"""Every open offer is weighed: theirs are accepted and not sent back, ours are all waited for, and silence is no answer."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from backtable.belief import Countered, Lapsed
from backtable.conduct import Entry, events, receive_answer, refuse
from backtable.papers import beliefs_document, next_document
from backtable.planning import (
    Accept,
    Ask,
    Complete,
    GetApproval,
    GetMandate,
    Next,
    Pace,
    Send,
    SendSeveral,
    Tempo,
    Wait,
    evidence_of,
    followed,
    learned_of,
    next_moves,
    situation_of,
    tempo_of,
)
from backtable.planning._holding import approved_in, chances
from backtable.planning._moves import idle
from backtable.value import Model, Worlds
from tests.conduct.cast import MAIL, START, Cast

COST = 0.05
CASE = """case: Small
currency: EUR
ours: buyer
assumptions:
  keen: {chance: 0.4, about: their boss is keen, known_to: [boss]}
issues:
  price: {options: [60, 80, 100, 120], unit: EUR}
  term: {options: [1, 2, 3], unit: years}
packages:
  demand: {price: 120, term: 3}
sides:
  buyer:
    interests: [{name: price, value: 110 - price + 5 * term, no_deal: 0}]
    people:
      anna: {table: front, stake: 1}
  seller:
    people:
      stan: {table: front, interests: [{name: price, value: price - 55, no_deal: 0}]}
      boss: {table: back, interests: [{name: term, value: price - 85 + 15 * keen + 5 * term, no_deal: 0}]}
    authority:
      - {when: price >= 100, approve: [stan]}
      - {approve: [stan, boss]}
"""
ALIKE = """case: Alike
currency: EUR
ours: buyer
assumptions:
  refs: {chance: 0.5, about: seller wants references, known_to: [stan]}
issues:
  price: {options: [60, 80, 100], unit: EUR}
  ref: {options: [none, talk, paper]}
sides:
  buyer:
    interests: [{name: price, value: 110 - price, no_deal: 0}]
    people:
      anna: {table: front, stake: 1}
  seller:
    people:
      stan: {table: front, interests: [{name: price, value: 'price - 75 + 20 * (refs if ref == "talk" else 1 - refs if ref == "paper" else 0)', no_deal: 0}]}
"""


def record(path: Path, text: str = CASE) -> Cast:
    path.mkdir(exist_ok=True)
    return Cast(path / "b.backtable", text, "anna")


def weighed(cast: Cast, pace: Pace | None = None) -> Next:
    return next_moves(situation_of(cast.state, cast.time.now, pace or Pace(4, COST)), worlds=200, top=8)


def sent(found: Next) -> set[tuple[object, ...]]:
    """Give every package that some move sends."""
    sending = [move.step for move in found.moves if isinstance(move.step, Send | GetApproval | SendSeveral | GetMandate)]
    return {package.values for step in sending for package in (step.packages if isinstance(step, SendSeveral) else (step.plan.rounds[0].package,))}


def accepts(found: Next) -> dict[tuple[object, ...], tuple[float, Accept]]:
    return {move.step.package.values: (move.value, move.step) for move in found.moves if isinstance(move.step, Accept)}


def offer(cast: Cast, package: str, days: float | None = None) -> int:
    number = cast.draft(package, None if days is None else START + timedelta(days=days), "anna")
    cast.send(number, "anna")
    return number


@pytest.mark.parametrize("rounds", [1, 4])
def test_to_accept_theirs_is_worth_what_it_is_worth_once_it_is_accepted(tmp_path: Path, rounds: int) -> None:
    cast = record(tmp_path)
    number = cast.receive("price=60,term=3", "stan", who="anna")
    before = weighed(cast, Pace(rounds, COST))
    step = before.moves[0].step
    assert isinstance(step, Accept)
    assert 0 < step.chance < 1
    assert before.moves[0].value == pytest.approx(65 * step.chance + (1 - COST) * 45 * (1 - step.chance), abs=1e-6)
    assert [item.package.values for item in step.plan.rounds] == [(80.0, 3.0)]
    assert "If they do not, offer Price: €80" in str(next_document(before)) or "If they do not, offer price: €80" in str(next_document(before))
    cast.answer(number, who="anna")
    after = weighed(cast, Pace(rounds, COST))
    assert isinstance(after.moves[0].step, Complete)
    assert after.moves[0].value == pytest.approx(before.moves[0].value, abs=1e-6)


@pytest.mark.parametrize(("package", "rounds"), [("price=80,term=3", 1), ("price=60,term=3", 4), ("price=80,term=3", 4)])
def test_what_lies_before_us_is_never_sent_back(tmp_path: Path, package: str, rounds: int) -> None:
    cast = record(tmp_path)
    cast.receive(package, "stan", who="anna")
    found = weighed(cast, Pace(rounds, COST))
    theirs = found.situation.theirs[0]
    assert theirs.values in accepts(found)
    assert theirs.values not in sent(found)
    said = str(next_document(found))
    for move in found.moves:
        if isinstance(move.step, Ask) and theirs in [answer[2] for answer in move.step.answers]:
            assert "then accept their offer 2" in said


def test_an_opening_that_is_theirs_already_is_accepted(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.receive("price=80,term=3", "stan", who="anna")
    package = situation_of(cast.state, cast.time.now).theirs[0]
    found = weighed(cast, Pace(1, COST, opening=package))
    assert package.values in accepts(found)
    assert package.values not in sent(found)


@pytest.mark.parametrize("packages", [("price=80,term=3", "price=100,term=2"), ("price=100,term=2", "price=80,term=3"), ("price=80,term=3", "price=80,term=2", "price=100,term=3")])
def test_each_of_several_offers_of_theirs_is_weighed_and_named(tmp_path: Path, packages: tuple[str, ...]) -> None:
    cast = record(tmp_path)
    numbers = [cast.receive(package, "stan", who="anna") for package in packages]
    found = weighed(cast)
    shown = accepts(found)
    assert {step.number for _, step in shown.values()} == set(numbers)
    assert shown[80.0, 3.0][0] == pytest.approx(45)
    assert not sent(found) & set(shown)
    said = str(next_document(found))
    assert all(f"Accept their offer {number}: " in said for number in numbers)
    assert f"(accept their offer {numbers[packages.index('price=80,term=3')]})" in said, "the plan falls back on the better one"


def test_of_several_offers_of_theirs_the_one_that_cannot_be_accepted_says_why(tmp_path: Path) -> None:
    cast = record(tmp_path, CASE.replace("value: 110 - price", "value: 90 - price"))
    cast.receive("price=80,term=3", "stan", who="anna")
    dear = cast.receive("price=120,term=3", "stan", who="anna")
    found = weighed(cast)
    assert set(accepts(found)) == {(80.0, 3.0)}
    assert [item.package.values for item in found.ruled_out] == [(120.0, 3.0)]
    assert f"To accept their offer {dear} that lies before us is not weighed" in str(next_document(found))


def test_their_offers_lapse_each_in_its_time(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.receive("price=80,term=3", "stan", START + timedelta(days=90), "anna")
    soon = cast.receive("price=100,term=2", "stan", START + timedelta(days=3), "anna")
    found = weighed(cast)
    assert {step.until for _, step in accepts(found).values()} == {START + timedelta(days=90), START + timedelta(days=3)}
    said = str(next_document(found))
    assert f"Their offer {soon} that lies before us lapses on" in said
    assert said.count("that lies before us lapses on") == 1


def test_what_follows_an_offer_does_not_count_on_theirs_that_lapses_before(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.receive("price=80,term=3", "stan", START + timedelta(days=3), "anna")
    cast.receive("price=100,term=2", "stan", who="anna")
    found = weighed(cast)
    said = str(next_document(found))
    assert found.plan is not None
    assert (80.0, 3.0) in [item.package.values for item in found.plan.rounds[1:]]
    assert "(accept their offer" not in said, "it has lapsed when it comes to it, and is offered by us"
    assert found.situation.offered(found.situation.theirs[0]) is not None
    assert found.situation.offered(found.situation.theirs[0], 4) is None


def test_what_is_below_the_reserve_can_be_accepted_now_and_later_and_says_so(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.receive("price=80,term=3", "stan", who="anna")
    free, bound = weighed(cast), weighed(cast, Pace(4, COST, reserve=50.0))
    assert accepts(bound)[80.0, 3.0][1].below
    assert not accepts(free)[80.0, 3.0][1].below
    assert "It leaves us less than the €50 that an offer of ours must leave us" in str(next_document(bound))
    assert (60.0, 3.0) in sent(bound)
    sending = next(move for move in bound.moves if isinstance(move.step, Send) and move.step.package.values == (60.0, 3.0))
    assert [item.package.values for item in sending.step.plan.rounds][-1] == (80.0, 3.0), "their offer is still there after a no"  # type: ignore[union-attr]
    chance = sending.step.plan.rounds[0].chance  # type: ignore[union-attr]
    assert sending.value == pytest.approx(65 * chance + (1 - COST) * 45 * (1 - chance))


def test_who_takes_one_of_two_leaves_the_other_unanswered_for_no_reason_of_its_own(tmp_path: Path) -> None:
    cast = record(tmp_path)
    first = offer(cast, "price=60,term=3", 30)
    offer(cast, "price=80,term=3", 10)
    cast.time.pass_(days=5)
    cast.do(lambda state, _: receive_answer(state, "anna", "stan", first, True, True))
    cast.time.pass_(days=10)
    assert not [item for item in evidence_of(cast.state, cast.time.now) if isinstance(item, Lapsed)]
    cast.do(lambda state, _: refuse(state, "anna", "boss", first, "too cheap", MAIL))
    found = weighed(cast)
    assert found.situation.holding_out is None
    assert [package.values for package in found.situation.lapsed] == [(80.0, 3.0)]
    assert isinstance(found.moves[0].step, Send)
    assert found.moves[0].step.package.values == (80.0, 3.0)
    late = record(tmp_path / "late")
    offer(late, "price=80,term=3", 10)
    late.time.pass_(days=15)
    after = offer(late, "price=60,term=3")
    late.do(lambda state, _: receive_answer(state, "anna", "stan", after, True, True))
    assert [item for item in evidence_of(late.state, late.time.now) if isinstance(item, Lapsed)], "what lapsed before is left unanswered all the same"


def test_one_offer_of_theirs_answers_all_of_ours_once(tmp_path: Path) -> None:
    """All of theirs would approve 80 whatever their boss thinks, so that to take neither 80 nor 60 says no more of the boss than to leave 80."""
    found = []
    for name, packages in (("both", ["price=60,term=3", "price=80,term=3"]), ("one", ["price=80,term=3"]), ("other", ["price=60,term=3"])):
        cast = record(tmp_path / name)
        numbers = [offer(cast, package, 30) for package in packages]
        cast.time.pass_(days=1)
        by = cast.receive("price=120,term=3", "stan", who="anna")
        told = [item for item in learned_of(cast.state, cast.time.now) if isinstance(item.item, Countered)]
        assert [(item.origin.event, item.origin.offer, item.origin.beside) for item in told] == [(by, numbers[0], tuple(numbers[1:]))]
        found.append((situation_of(cast.state, cast.time.now), cast))
    (both, cast), (one, _), (other, _) = found
    keen = [float(item.beliefs.worlds().values["keen"] @ item.beliefs.worlds().weights) for item in (both, one, other)]
    assert keen[0] == pytest.approx(keen[1], abs=1e-6)
    assert keen[2] < keen[1] - 0.05
    assert both.holding_out is not None
    assert one.holding_out is not None
    assert both.holding_out.chance == pytest.approx(one.holding_out.chance)
    assert [len(item.packages) for item in both.holding_out.turned] == [2]
    view = Model(both.case).view(Worlds({"keen": np.array([0.0, 1.0])}, np.array([0.5, 0.5]), True))
    last, *every = approved_in(view, both.holding_out, ())
    assert [item.tolist() for item in (last, *every)] == [[True, True], [True, True]], "where they would approve one of both"
    assert chances(both.holding_out, every) == pytest.approx([one.holding_out.chance] * 2), "once, though they would approve both"
    assert "takes neither offer 2" in str(beliefs_document(followed(cast.state, cast.time.now)))


def test_who_takes_one_in_the_end_said_nothing_of_the_other_by_a_counter_offer(tmp_path: Path) -> None:
    cast = record(tmp_path)
    first, other = offer(cast, "price=60,term=3", 30), offer(cast, "price=80,term=3")
    cast.time.pass_(days=1)
    cast.receive("price=120,term=3", "stan", who="anna")
    cast.time.pass_(days=1)
    cast.do(lambda state, _: receive_answer(state, "anna", "stan", other, False))
    assert [item.origin.offer for item in learned_of(cast.state, cast.time.now) if isinstance(item.item, Countered)] == [first]
    cast = record(tmp_path / "taken")
    first, other = offer(cast, "price=60,term=3", 30), offer(cast, "price=80,term=3")
    cast.time.pass_(days=1)
    cast.receive("price=120,term=3", "stan", who="anna")
    cast.time.pass_(days=1)
    cast.do(lambda state, _: receive_answer(state, "anna", "stan", other, True, True))
    assert not [item for item in learned_of(cast.state, cast.time.now) if isinstance(item.item, Countered)]


def test_all_of_ours_that_lie_before_them_are_waited_for(tmp_path: Path) -> None:
    cast = record(tmp_path, ALIKE)
    before = weighed(cast)
    together = before.moves[0].step
    assert isinstance(together, SendSeveral)
    numbers = [offer(cast, ",".join(f"{key}={value}" for key, value in cast.state.case.terms(package).items())) for package in together.packages]
    after = weighed(cast)
    step = after.moves[0].step
    assert isinstance(step, Wait)
    assert step.numbers == tuple(numbers)
    assert set(step.packages) == set(together.packages)
    assert (step.chance, sorted(step.chosen)) == (pytest.approx(1), pytest.approx([0.5, 0.5]))
    assert after.moves[0].value == pytest.approx(before.moves[0].value), "what was advised is worth the same once it is done"
    assert not sent(after) & {package.values for package in together.packages}
    assert f"Wait for their answer to our offers {numbers[0]} and {numbers[1]}, of which they choose." in str(next_document(after))


def test_what_was_left_unanswered_is_weighed_again_by_the_likelihood_of_silence(tmp_path: Path) -> None:
    cast = record(tmp_path)
    number = offer(cast, "price=80,term=3", 10)
    cast.time.pass_(days=20)
    found = weighed(cast)
    first, holding = found.moves[0].step, found.situation.holding_out
    assert isinstance(first, Send)
    assert first.package.values == (80.0, 3.0)
    noise = found.situation.beliefs.setting.noise
    held = noise.holding_out * 0.5  # half of the time has passed, as there is no deadline
    assert holding is not None
    assert (holding.number, holding.asked) == (number, 0)
    assert holding.chance == pytest.approx(held / (held + noise.silence * (1 - held)))
    assert first.plan.rounds[0].chance == pytest.approx(1 - holding.chance, abs=0.02), "all of theirs would approve it, so that only holding out is against it"
    said = str(next_document(found))
    assert "turned down is not proposed" not in said
    assert "Send again what they left unanswered" in said
    quiet = weighed(cast, Pace(4, COST, holding_out=0.0))
    assert isinstance(quiet.moves[0].step, Send)
    assert quiet.moves[0].step.package.values == (80.0, 3.0)
    assert quiet.moves[0].value == pytest.approx(45), "who says that nobody holds out says that silence meant nothing"


@pytest.mark.parametrize("stands", [True, False])
@pytest.mark.parametrize("silent", [True, False])
@pytest.mark.parametrize("demand", [True, False])
def test_that_they_ask_for_more_raises_our_worth_by_no_more_than_what_it_is_to_fall_back_on(tmp_path: Path, silent: bool, demand: bool, stands: bool) -> None:
    """The dearer offer tells nothing that is good for us; but where it still stands after four noes, it can be accepted for 110 - 120 + 15 = 5."""
    cast = record(tmp_path, CASE if demand else CASE.replace("packages:\n  demand: {price: 120, term: 3}\n", ""))
    number = offer(cast, "price=80,term=3", 10)
    if not silent:
        cast.do(lambda state, _: receive_answer(state, "anna", "stan", number, False))
    cast.time.pass_(days=20)
    before = weighed(cast).moves[0]
    cast.receive("price=120,term=3", "stan", None if stands else cast.time.now + timedelta(days=3), "anna")
    all_turned_down = 1 - before.step.plan.chance  # type: ignore[union-attr]
    fallback = (1 - COST) ** 4 * all_turned_down * 5 if stands else 0.0
    assert 0 < all_turned_down < 0.3
    assert weighed(cast).moves[0].value == pytest.approx(before.value + fallback, abs=1e-6)


def test_before_a_deadline_what_lies_before_them_uses_up_a_round(tmp_path: Path) -> None:
    cast = record(tmp_path)
    cast.put(Entry(events.DeadlineSet("quarter ends", START + timedelta(days=13)), "anna"))
    pace = Pace(1, COST, tempo=tempo_of(cast.state, cast.time.now))
    offer(cast, "price=60,term=3")
    found = weighed(cast, pace)
    value, step = next((move.value, move.step) for move in found.moves if isinstance(move.step, Wait))
    assert step.plan.rounds == ()
    assert value == pytest.approx(65 * step.chance)
    assert not isinstance(found.moves[0].step, Wait)
    longer = weighed(cast, replace(pace, rounds=2))
    assert next(move.step for move in longer.moves if isinstance(move.step, Wait)).plan.rounds


def test_after_an_answer_all_of_our_offers_are_left_and_the_better_for_them_is_what_they_take(tmp_path: Path) -> None:
    """Where 80 and 60 lie before them they take 80, whatever their boss thinks: to ask about that is worth nothing."""
    cast = record(tmp_path)
    numbers = [offer(cast, package, 30) for package in ("price=80,term=3", "price=60,term=3")]
    found = weighed(cast)
    first, *others = found.moves
    assert isinstance(first.step, Wait)
    assert first.value == pytest.approx(45)
    asks = [move for move in others if isinstance(move.step, Ask)]
    assert asks
    for move in asks:
        assert move.value == pytest.approx(45 - move.price, abs=0.01)
        assert idle(move.step)
    assert f"then leave our offers {numbers[0]} and {numbers[1]} before them" in str(next_document(found))


def test_what_they_countered_lies_before_them_together(tmp_path: Path) -> None:
    cast = record(tmp_path)
    numbers = [offer(cast, package, 30) for package in ("price=80,term=3", "price=60,term=3")]
    cast.time.pass_(days=1)
    by = cast.receive("price=120,term=3", "stan", who="anna")
    found = weighed(cast)
    first = found.moves[0].step
    assert isinstance(first, Wait)
    assert (first.numbers, first.by, first.chosen) == (tuple(numbers), by, (1.0, 0.0)), "they do not take 60 beside 80"
    assert f"Leave our offers {numbers[0]} and {numbers[1]} before them, in case they take one of them yet, though they countered them by their offer {by}." in str(next_document(found))


def test_what_they_cannot_take_is_not_waited_for(tmp_path: Path) -> None:
    cast = record(tmp_path)
    offer(cast, "price=60,term=1", 30)  # their boss gains nothing by it whatever he thinks
    found = weighed(cast)
    assert found.moves
    assert not [move for move in found.moves if isinstance(move.step, Wait)]
    assert not [package for move in found.moves if isinstance(move.step, Ask) for _, _, package in move.step.answers if package.values == (60.0, 1.0)]


def test_while_a_question_is_answered_time_runs_out_for_them_too(tmp_path: Path) -> None:
    """They hold out in the first round; to spend it on a question whose answer says nothing costs what the round costs, and no more."""
    cast = record(tmp_path)
    cast.receive("price=100,term=2", "stan", who="anna")
    number = offer(cast, "price=80,term=3", 30)
    cast.time.pass_(days=1)
    cast.do(lambda state, _: receive_answer(state, "anna", "stan", number, False, evidence=MAIL))
    pace = Pace(3, COST, tempo=Tempo(3, None, 2.0, 3, left=6.0), holding_out=1.0, credibility=0.0, own_days=2.0)
    moves = weighed(cast, pace).moves
    stay = next(move for move in moves if isinstance(move.step, Send))
    asked = next(move for move in moves if isinstance(move.step, Ask))
    assert stay.step.plan.rounds[0].chance == pytest.approx(0)
    assert asked.value == pytest.approx(stay.value, rel=1e-6)
