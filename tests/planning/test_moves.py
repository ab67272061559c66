"""What each move is worth is compared with what a walk through all worlds and answers gives."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from backtable.belief import believe
from backtable.case import Case, Package
from backtable.conduct import Deadline
from backtable.errors import NoAnswerError
from backtable.files import read_case
from backtable.papers import next_document
from backtable.planning import (
    Accept,
    Answered,
    Ask,
    BeforeThem,
    BeforeUs,
    GetApproval,
    Held,
    HoldingOut,
    Pace,
    Send,
    SendSeveral,
    Situation,
    Tempo,
    Wait,
    Yardstick,
    next_moves,
)

TEXT = """case: Exact
currency: EUR
ours: buyer_side
assumptions:
  least: {values: {100: 0.3, 150: 0.3, 250: 0.4}, about: Their floor, known_to: [seller]}
  keen: {chance: 0.4, about: They want years, known_to: [seller]}
issues:
  price: {from: 50, to: 300, step: 50, unit: EUR}
  years: {from: 1, to: 3}
sides:
  buyer_side:
    people:
      buyer: {table: front, interests: [{name: Money, value: 400 - price - 20 * years, no_deal: 0}]}
  seller_side:
    people:
      seller: {table: front, interests: [{name: Price, value: price + 60 * keen * (years - 1) - least, no_deal: 0}]}
"""
COST = 0.1
ASKING = 1 - (1 - COST) ** (2 / 14)  # two days of a round's fourteen


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("case") / "case.yaml"
    path.write_text(TEXT)
    return read_case(path)


WORLDS = [
    (floor, keen, first * second)
    for (floor, first), (keen, second) in product(((100, 0.3), (150, 0.3), (250, 0.4)), ((0, 0.6), (1, 0.4)))
]
PACKAGES = [(float(price), float(years)) for price in range(50, 301, 50) for years in (1, 2, 3)]


def gain(package: tuple[float, float]) -> float:
    return 400 - package[0] - 20 * package[1]


def passes(package: tuple[float, float], floor: float, keen: int) -> bool:
    return package[0] + 60 * keen * (package[1] - 1) - floor >= 0 and gain(package) >= 0


def best(worlds: list[tuple[float, int, float]], rounds: int) -> float:
    """Give the best expected gain over every order of offers, by trying all; offers that are not allowed bring nothing."""
    if not rounds or not worlds:
        return 0.0
    return max(
        [0.0]
        + [
            sum(weight * gain(package) for floor, keen, weight in worlds if passes(package, floor, keen))
            + (1 - COST) * best([world for world in worlds if not passes(package, world[0], world[1])], rounds - 1)
            for package in PACKAGES
            if gain(package) >= 0 and any(passes(package, floor, keen) for floor, keen, _ in worlds)
        ]
    )


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_sending_is_worth_the_best_order_of_offers(case: Case, rounds: int) -> None:
    found = next_moves(Situation(believe(case), Pace(rounds, COST)), worlds=100, top=8)
    sent = next(move for move in found.moves if isinstance(move.step, Send))
    assert sent.value == pytest.approx(best(WORLDS, rounds))
    assert sent.error == 0


@pytest.mark.parametrize("rounds", [1, 2])
def test_a_question_is_worth_the_best_order_for_each_answer_less_its_cost(case: Case, rounds: int) -> None:
    found = next_moves(Situation(believe(case), Pace(rounds, COST, credibility=1.0)), worlds=100, top=8)
    asked = {move.step.about: move.value for move in found.moves if isinstance(move.step, Ask)}
    floors = sum(best([world for world in WORLDS if world[0] == floor], rounds) for floor in (100, 150, 250))
    keens = sum(best([world for world in WORLDS if world[1] == keen], rounds) for keen in (0, 1))
    assert asked["least"] == pytest.approx((1 - ASKING) * floors)
    assert asked["keen"] == pytest.approx((1 - ASKING) * keens)


def test_one_concedes_step_by_step_and_the_plan_says_what_each_step_gives_up(case: Case) -> None:
    plan = next_moves(Situation(believe(case), Pace(3, 0.02)), worlds=100).plan
    assert plan is not None
    gains = [item.gain for item in plan.rounds]
    assert gains == sorted(gains, reverse=True)
    for before, after in zip(plan.rounds, plan.rounds[1:], strict=False):
        assert after.gives_up == pytest.approx(before.gain - after.gain)
        assert after.reached == pytest.approx(before.reached * (1 - before.chance))


def test_no_offer_falls_below_the_reserve_and_the_opening_is_the_one_that_is_set(case: Case) -> None:
    opening = Package((50.0, 1.0))
    found = next_moves(Situation(believe(case), Pace(3, COST, reserve=200, opening=opening)), worlds=100)
    assert found.plan is not None
    assert found.plan.rounds[0].package.values == opening.values
    assert all(item.gain >= 200 for item in found.plan.rounds)


def test_a_reserve_that_nothing_leaves_is_named_as_the_cause(case: Case) -> None:
    found = next_moves(Situation(believe(case), Pace(3, COST, reserve=20_000)), worlds=100)
    assert not found.moves
    assert "leaves us €20k in expectation, which is the least that you allow (`--reserve`): the most that one does is €" in found.reason
    assert "--reserve" not in next_moves(Situation(believe(case), Pace(3, COST), held=(Held(1, Package((300.0, 1.0))),)), worlds=100).reason


def test_several_offers_together_are_never_worth_less_than_their_parts_make_likely(case: Case) -> None:
    found = next_moves(Situation(believe(case), Pace(2, COST)), worlds=100, top=12)
    for move in found.moves:
        if isinstance(move.step, SendSeveral):
            assert len(move.step.packages) in (2, 3)
            assert sum(move.step.chosen) == pytest.approx(1)


def test_what_cannot_end_before_the_deadline_says_so_and_comes_after_what_can(case: Case) -> None:
    """One day is left, and a question or an approval takes two."""
    when = datetime(2026, 6, 30, tzinfo=UTC)
    tempo = Tempo(1, Deadline(3, "quarter ends", when, None), 14.0, 0, left=1.0)
    free = next_moves(Situation(believe(case), Pace(1, COST)), worlds=100, top=8)
    assert isinstance(free.moves[0].step, Ask)
    assert not any(move.late for move in free.moves)
    pressed = next_moves(Situation(believe(case), Pace(1, COST, tempo=tempo)), worlds=100, top=8)
    assert isinstance(pressed.moves[0].step, Send)
    lates = [move.late for move in pressed.moves]
    assert lates == sorted(lates)
    assert [move.late for move in pressed.moves if isinstance(move.step, Ask)] == [True, True]
    said = [block for section in next_document(pressed).sections for block in section.blocks]
    assert "until an offer can be sent it takes about 2 days, and there is time for 1 day" in str(said)
    assert "It leaves them about 1 day to answer before the deadline, where a round takes 14 days" in str(said)
    asked = next_moves(Situation(believe(case), Pace(1, COST, tempo=tempo), may_send=lambda _: ("buyer",)), worlds=100, top=8)
    assert isinstance(asked.moves[0].step, GetApproval)
    assert [move.days for move in asked.moves] == sorted(move.days for move in asked.moves)
    assert "At this pace no move can end before the deadline" in str(next_document(asked).lead)


@pytest.mark.parametrize("left", [13.0, 3.0])
def test_what_our_own_people_must_say_first_shortens_the_last_round_and_makes_no_move_late(case: Case, left: float) -> None:
    """A round is guessed at fourteen days: to accept at once what is worth less is no advice for that."""
    tempo = Tempo(1, Deadline(3, "quarter ends", datetime(2026, 6, 30, tzinfo=UTC), None), 14.0, 0, left=left)
    theirs = Package((250.0, 1.0))
    found = next_moves(Situation(believe(case), Pace(1, COST, tempo=tempo), before_us=(BeforeUs(1, theirs, ()),), may_send=lambda _: ("buyer",)), worlds=100, top=8)
    first = next(move for move in found.moves if not isinstance(move.step, Ask))
    assert isinstance(first.step, GetApproval)
    assert [move.late for move in found.moves if not isinstance(move.step, Ask)] == [False] * 3
    assert [move.late for move in found.moves if isinstance(move.step, Ask)] == [left < 4] * 2, "a question and an approval take four days"
    assert first.short == pytest.approx(left - 2)
    assert f"It leaves them about {left - 2:g} day{'' if left == 3 else 's'} to answer before the deadline" in str(next_document(found).sections)
    assert [move.short for move in found.moves if isinstance(move.step, Accept)] == [None]


def test_an_impossible_pace_is_refused(case: Case) -> None:
    with pytest.raises(NoAnswerError, match="at least one round"):
        next_moves(Situation(believe(case), Pace(0)))
    with pytest.raises(NoAnswerError, match="cost of a round"):
        next_moves(Situation(believe(case), Pace(1, 1.0)))


def test_where_nothing_can_pass_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT.replace("400 - price", "-400 - price"))
    found = next_moves(Situation(believe(read_case(path))))
    assert found.moves == ()
    assert found.reason


def test_the_plan_after_waiting_is_judged_in_the_worlds_in_which_the_offer_was_turned_down(case: Case) -> None:
    waiting = Package((150.0, 1.0))
    found = next_moves(Situation(believe(case), Pace(2, COST), before_them=(BeforeThem(1, waiting),), sent=(waiting,)), worlds=100, top=8)
    move = next(move for move in found.moves if isinstance(move.step, Wait))
    left = [world for world in WORLDS if not passes((150.0, 1.0), world[0], world[1])]
    first = move.step.plan.rounds[0]
    package = (float(first.package.values[0]), float(first.package.values[1]))
    reached = sum(weight for _, _, weight in left)
    assert move.step.chance == pytest.approx(1 - reached)
    assert first.reached == pytest.approx(reached)
    assert first.chance == pytest.approx(sum(weight for floor, keen, weight in left if passes(package, floor, keen)) / reached)
    agreed = [world for world in left if passes(package, world[0], world[1])]
    whole = sum(weight for _, _, weight in agreed)
    keen = sum(weight * keen for _, keen, weight in agreed) / whole
    floor = sum(weight * floor for floor, _, weight in agreed) / whole
    assert first.theirs == pytest.approx(package[0] + 60 * keen * (package[1] - 1) - floor)


def test_every_move_says_what_it_gives_up_and_keeps(case: Case) -> None:
    sent = (Package((50.0, 1.0)), Package((100.0, 1.0)))
    found = next_moves(Situation(believe(case), Pace(3, COST), refused=sent, sent=sent, before_us=(BeforeUs(3, Package((250.0, 2.0))),)), worlds=100, top=12)
    assert len({type(move.step) for move in found.moves}) >= 3
    for move in found.moves:
        if isinstance(move.step, Ask):
            assert move.price == pytest.approx(move.value * ASKING / (1 - ASKING))
            assert move.terms == ()
            continue
        assert move.terms
        for item in move.terms:
            values = (float(item.package.values[0]), float(item.package.values[1]))
            assert item.keeps == pytest.approx(gain(values))
            assert {one.against for one in item.concessions} >= {Yardstick.LAST, Yardstick.OPENING}
            for one in item.concessions:
                other = (float(one.other.values[0]), float(one.other.values[1]))
                assert one.gives_up == pytest.approx(gain(other) - gain(values))
                assert one.changed == tuple(key for key, old, new in zip(("price", "years"), other, values, strict=True) if old != new)


def test_what_one_of_ours_refused_is_not_proposed(case: Case) -> None:
    best = next_moves(Situation(believe(case), Pace(2, COST)), worlds=100).plan
    assert best is not None
    unwanted = best.rounds[0].package
    found = next_moves(Situation(believe(case), Pace(2, COST), unwanted=(unwanted,), before_us=(BeforeUs(1, unwanted),)), worlds=100, top=12)
    assert not [move for move in found.moves for item in move.terms if item.package == unwanted]


def test_of_too_many_packages_the_best_that_a_search_finds_are_weighed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of eighteen packages it finds all that matter, so every move is worth what it is worth among all."""
    refused = Package((100.0, 1.0))
    situation = Situation(believe(case, (), 0), Pace(3, COST), refused=(refused,), before_us=(BeforeUs(2, Package((250.0, 1.0))),), sent=(refused,))
    whole = next_moves(situation, top=9)
    monkeypatch.setattr("backtable.advice._memory.MOST_PACKAGES", 0)
    monkeypatch.setattr("backtable.advice._efficient.MOST_CELLS", 0)
    few = next_moves(situation, top=9)
    assert few.packages == case.combinations == 18
    assert [(type(move.step), move.value) for move in few.moves] == [(type(move.step), pytest.approx(move.value)) for move in whole.moves]


ALIKE = """case: Alike
currency: EUR
ours: buyer_side
assumptions:
  taste: {chance: 0.5, about: Which of two places they like, known_to: [seller]}
issues:
  price: {from: 100, to: 200, step: 100, unit: EUR}
  place: {options: [north, south]}
sides:
  buyer_side:
    people:
      buyer: {table: front, interests: [{name: Money, value: 250 - price, no_deal: 0}]}
  seller_side:
    people:
      seller: {table: front, interests: [{name: Money, value: 'price - 150 + 70 * (taste if place == "north" else 1 - taste)', no_deal: 0}]}
"""


def test_packages_that_differ_in_one_term_of_which_we_do_not_mind_are_sent_together(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(ALIKE)
    found = next_moves(Situation(believe(read_case(tmp_path / "case.yaml")), Pace(2, COST)), worlds=100, top=4)
    assert isinstance(found.moves[0].step, SendSeveral)
    assert {package.values for package in found.moves[0].step.packages} == {(100.0, "north"), (100.0, "south")}
    assert found.moves[0].value == pytest.approx(150)  # sent one after the other they bring 75 now and 0.9 × 75 later


def test_what_the_others_gain_by_an_offer_is_told_of_where_they_agree(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(ALIKE)
    plan = next_moves(Situation(believe(read_case(tmp_path / "case.yaml")), Pace(2, COST)), worlds=100).plan
    assert plan is not None
    assert (plan.rounds[0].chance, plan.rounds[0].theirs) == (pytest.approx(0.5), pytest.approx(20))  # 100 − 150 + 70, not −15 over all worlds


HEAVY = """case: Heavy
currency: EUR
ours: buyer_side
assumptions:
  heavy: {chance: 0.5, about: It is heavy, known_to: [seller]}
issues:
  price: {from: 100, to: 150, step: 50, unit: EUR}
sides:
  buyer_side:
    people:
      buyer: {table: front, interests: [{name: Money, value: 250 - price - 100 * heavy, no_deal: 0}]}
  seller_side:
    people:
      seller: {table: front, interests: [{name: Money, value: price - 150 + 100 * heavy, no_deal: 0}]}
"""


def test_what_we_gain_by_an_offer_is_told_of_where_they_agree(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAVY)
    found = next_moves(Situation(believe(read_case(tmp_path / "case.yaml")), Pace(2, COST)), worlds=100)
    assert found.plan is not None
    first, second = found.plan.rounds
    assert (first.package.values, first.chance, first.gain) == ((100.0,), pytest.approx(0.5), pytest.approx(50))  # where it is heavy, not 100 over all worlds
    assert (second.gain, second.gives_up) == (pytest.approx(100), pytest.approx(50))  # where it is not heavy: 150 by the first, to which they would not agree
    sent = next(move for move in found.moves if isinstance(move.step, Send))
    assert sent.terms[0].keeps == pytest.approx(50)


TURNED, THEIRS, HOLDING = (100.0, 1.0), (200.0, 1.0), 0.8


def way(package: tuple[float, float]) -> float:
    """Give which share of the way from what they turned down to what they asked for a package goes, by what the seller gains on average."""
    keen = sum(weight * keen for _, keen, weight in WORLDS)
    here = package[0] + 60 * keen * (package[1] - 1) - TURNED[0]
    return min(max(here / (THEIRS[0] - TURNED[0]), 0.0), 1.0)


def held(packages: tuple[tuple[float, float], ...], rounds: int) -> float:
    """Give the chance that they hold out against each of some offers one after the other, in a world in which all would pass."""
    return HOLDING * (1 - (len(packages) - 1) / rounds) * (1 - max(way(package) for package in packages))


def insisted(offers: tuple[tuple[float, float], ...], rounds: int) -> float:
    """Give what one or two offers bring where they hold out for more than what they turned down, in closed form."""
    total = 0.0
    for floor, keen, weight in WORLDS:
        would, left = passes(TURNED, floor, keen), 1.0
        blocked: tuple[tuple[float, float], ...] = ()
        for place, package in enumerate(offers):
            if passes(package, floor, keen):
                blocked = (*blocked, package)
                still = held(blocked, rounds) if would and len(blocked) == place + 1 else HOLDING * (1 - place / rounds) * (1 - way(package)) if would else 0.0
                total += weight * (1 - COST) ** place * max(left - still, 0.0) * gain(package)
                left = min(left, still)
    return total


@pytest.mark.parametrize("rounds", [1, 2])
def test_what_they_hold_out_for_is_weighed_by_how_far_an_offer_meets_them(case: Case, rounds: int) -> None:
    holding = HoldingOut(2, Package(TURNED), 3, Package(THEIRS), HOLDING)
    found = next_moves(Situation(believe(case), Pace(rounds, COST), holding_out=holding), worlds=100, top=8)
    first = next(move for move in found.moves if isinstance(move.step, Send))
    offers = [(package,) for package in PACKAGES]
    if rounds == 2:
        offers = [(one, other) for one, other in product(PACKAGES, PACKAGES) if gain(other) <= gain(one)] + offers
    assert first.value == pytest.approx(max(insisted(offer, rounds) for offer in offers), rel=0.02)
    assert first.step.package.values != TURNED  # which is the best for one round where they hold out for nothing
    said = str(next_document(found).lead)
    assert "they hold out for more with 80 % chance" in said
    assert "up to" not in said


def test_what_is_no_better_for_them_fares_like_what_they_turned_down(case: Case) -> None:
    """Where they surely hold out, one round alone: only what meets them, or passes where the other did not, brings anything."""
    holding = HoldingOut(2, Package((250.0, 1.0)), 3, Package((300.0, 3.0)), 1.0)  # what would pass in every world
    found = next_moves(Situation(believe(case), Pace(1, COST), holding_out=holding), worlds=100, top=8)
    for move in found.moves:
        if isinstance(move.step, Send):
            price, years = (float(value) for value in move.step.package.values)
            assert price + 24 * (years - 1) > 250


def noisy(about: int, values: tuple[int, ...], credibility: float) -> float:
    """Give what one offer brings after an answer that is so with a chance and otherwise any, as likely as that is to be so."""
    total = 0.0
    for value in values:
        share = sum(world[2] for world in WORLDS if world[about] == value)
        heard = [(floor, keen, weight * (credibility * ((floor, keen)[about] == value) + (1 - credibility) * share)) for floor, keen, weight in WORLDS]
        total += best(heard, 1)
    return (1 - ASKING) * total


@pytest.mark.parametrize("credibility", [None, 1.0, 0.4])
def test_a_question_is_valued_by_how_far_its_answer_is_believed(case: Case, credibility: float | None) -> None:
    found = next_moves(Situation(believe(case), Pace(1, COST, credibility=credibility)), worlds=100, top=8)
    asked = {move.step.about: move for move in found.moves if isinstance(move.step, Ask)}
    believed = 0.7 if credibility is None else credibility
    assert asked["least"].value == pytest.approx(noisy(0, (100, 150, 250), believed))
    assert asked["keen"].value == pytest.approx(noisy(1, (0, 1), believed))
    said = str(next_document(found).sections)
    assert f"an answer that is {believed:.0%}".replace("%", " %") in said
    assert ("as you say" if credibility else "as is assumed of the other side, which may gain by what we believe; `--credibility` changes it") in said


def test_whoever_answered_is_believed_like_then_and_not_asked_the_same_again(case: Case) -> None:
    heard = (Answered("seller", 5, frozenset({"keen"}), 0.4),)
    found = next_moves(Situation(believe(case), Pace(1, COST), heard=heard), worlds=100, top=8)
    asked = {move.step.about: move for move in found.moves if isinstance(move.step, Ask)}
    assert set(asked) == {"least"}
    assert asked["least"].value == pytest.approx(noisy(0, (100, 150, 250), 0.4))
    assert "like the last that they said (event 5)" in str(next_document(found).sections)


@pytest.mark.parametrize(("known", "about", "words", "credibility"), [
    ("known_to: [buyer]", "least", "Our own people know it: their answer counts as certain.", 1.0),
    ("as_seen_by: {seller_side: {values: {100: 0.3, 150: 0.3, 250: 0.4}}}", "least@seller_side", "Sound out first", 0.5),
    ("known_to: []", "least", "Have it estimated first", 0.7),
])  # fmt: skip
def test_our_own_people_are_believed_and_what_nobody_says_is_sounded_out(tmp_path: Path, known: str, about: str, words: str, credibility: float) -> None:
    path = tmp_path / "case.yaml"
    text = TEXT.replace("about: Their floor, known_to: [seller]", f"about: Their floor, {known}")
    path.write_text(text.replace("no_deal: 0}]}\n  seller_side", "no_deal: 0}]}\n  seller_side").replace("keen: {chance: 0.4,", "keen: {chance: 0.001,"))
    heard = (Answered("seller", 5, frozenset(), 0.9),)  # what somebody said openly does not make what they let slip surer
    found = next_moves(Situation(believe(read_case(path)), Pace(1, COST), heard=heard), worlds=100, top=8)
    asked = next(move.step for move in found.moves if isinstance(move.step, Ask) and move.step.about == about)
    assert asked.credence.credibility == credibility
    assert words in str(next_document(found))
